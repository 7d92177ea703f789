# SPDX-License-Identifier: GPL-3.0-or-later
"""congdanso-tally roster: which points a desk expects."""
import os
import pathlib

import tally

POINTS = 'ward,number,from,to,working_days\n26977,1,,,\n26977,2,2026-11-02,,T2-T7\n27007,1,,2026-12-31,T3 CN\n'
HOLIDAYS = 'date,name\n2026-09-02,Quốc khánh\n2026-01-01,\n'
SHIPPED = pathlib.Path(os.environ['CONTENT']) / 'predecessors.csv'


def write(world, name, text):
    path = world.folder / name
    path.write_bytes(text.encode('utf-8'))
    return path


def roster(world, *words, status=0, **more):
    done = world.run('roster', '--into', world.folder / 'so.db', '--wards', world.wards, *words, **more)
    assert done.returncode == status, done
    return done


def test_lists_are_kept(world):
    """All three, shown again by the command alone."""
    first = roster(world, '--points', write(world, 'diem.csv', POINTS), '--holidays',
                   write(world, 'ngay-nghi.csv', HOLIDAYS), '--predecessors', SHIPPED).stdout
    assert '26977-1  Phường Tân Sơn Hòa' in first and '02/11/2026' in first and 'T2-T7' in first, first
    assert '3 points' in first and '2 holidays, from 01/01/2026 to 02/09/2026' in first and '16 lines' in first, first
    assert roster(world).stdout == first


def test_as_a_spreadsheet_saves_it(world):
    """Opened and saved by a spreadsheet program set to Vietnamese."""
    plain = roster(world, '--predecessors', SHIPPED, '--points', write(world, 'diem.csv', POINTS)).stdout
    saved = '\ufeff' + POINTS.replace(',', ';').replace('2026-11-02', '02/11/2026').replace('2026-12-31', '31/12/2026')
    path = write(world, 'diem.csv', saved.replace('\n', '\r\n') + ';;;;\r\n')
    assert roster(world, '--predecessors', SHIPPED, '--points', path).stdout == plain


def test_a_mistake_changes_nothing(world):
    """Not even the list beside it that has none."""
    before = roster(world, '--predecessors', SHIPPED, '--points', write(world, 'diem.csv', POINTS)).stdout
    bad = write(world, 'diem-moi.csv', POINTS + '26977,2,2027-01-01,,\n')
    said = roster(world, '--holidays', write(world, 'ngay-nghi.csv', HOLIDAYS), '--points', bad, status=1)
    assert 'diem-moi.csv: line 5, field number' in said.stderr and not said.stdout, said
    said = roster(world, '--points', world.folder / 'missing.csv', status=1)
    assert 'missing.csv' in said.stderr and 'Nothing was changed' in said.stderr, said
    assert roster(world).stdout == before


def test_nothing_is_begun_by_looking(world):
    assert roster(world, status=1).stderr
    assert not (world.folder / 'so.db').exists()
    assert '--into' in world.run('roster').stderr


if __name__ == '__main__':
    tally.main(globals())
