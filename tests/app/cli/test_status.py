# SPDX-License-Identifier: GPL-3.0-or-later
"""congdanso-tally status: what has come to a desk of each point and day."""
import datetime
import json
import os
import pathlib

import tally

POINTS = 'ward,number,from,to,working_days\n26977,3,,,T2-CN\n26983,1,2026-11-16,,\n'
SHIPPED = pathlib.Path(os.environ['CONTENT']) / 'predecessors.csv'


def prepare(world):
    """A book with a roster, in which no kiosk is enrolled."""
    path = world.folder / 'diem.csv'
    path.write_text(POINTS, encoding='utf-8')
    done = world.run('roster', '--into', world.folder / 'so.db', '--points', path, '--predecessors', SHIPPED)
    assert done.returncode == 0, done


def status(world, *words, code=0, **more):
    done = world.run('status', world.folder / 'so.db', *words, **more)
    assert done.returncode == code, done
    return done


def read(world, *words):
    return json.loads(status(world, '--json', *words).stdout)


def states(point):
    return [day['state'] for day in point['days']]


def test_nobody_is_enrolled(world):
    """Points that are expected, and no kiosk: for people, and for machines."""
    prepare(world)
    days = ('--from', '2026-11-13', '--to', '2026-11-17', '--today', '2026-11-20')
    said = status(world, '--wards', world.wards, *days).stdout
    assert '26983-1  Phường Bảy Hiền' in said and 'no kiosk: ' in said and '13/11' in said, said
    board = read(world, *days)
    assert (board['from'], board['to'], board['today']) == ('2026-11-13', '2026-11-17', '2026-11-20')
    first, second = board['points']
    assert (first['ward'], first['number'], first['listed'], first['latest_day']) == ('26977', 3, True, None)
    assert states(first) == ['no_machine'] * 5 and first['silent_days'] is None
    assert states(second) == ['outside'] * 3 + ['no_machine'] * 2 and second['silent_days'] == 5
    assert second['totals']['outside'] == 3 and board['totals']['no_machine'] == 7


def take(world, kiosk):
    """What `kiosk`, another world, has counted today, into the book of this one."""
    kiosk.tally('export', '--to', world.target)
    for words in (['enrol', '--accept'], ['merge']):
        done = world.run(*words, '--into', world.folder / 'so.db', world.target)
        assert done.returncode == 0, done


def test_what_came(world):
    """A kiosk of the roster counted today; tomorrow it is awaited, and after three working days late."""
    prepare(world)
    world.set_up()
    world.record('helper', 'installed', '12')
    take(world, world)
    board = read(world, '--today', tally.today())
    point = board['points'][0]
    assert states(point) == ['missing'] * 6 + ['received'] and point['days'][-1]['counted'] == 12, point
    assert (point['latest_day'], point['silent_days']) == (tally.today(), 0)
    now = datetime.date.fromisoformat(tally.today())
    for days, state in ((1, 'awaited'), (4, 'awaited'), (5, 'late')):
        later = now + datetime.timedelta(days=days)
        board = read(world, '--from', now, '--to', now + datetime.timedelta(days=1), '--today', later)
        assert states(board['points'][0]) == ['received', state] and board['points'][0]['silent_days'] == days
    said = status(world, '--wards', world.wards).stdout
    row = next(line for line in said.splitlines() if line.startswith('26977-3'))
    assert row.split()[-3:] == ['12', tally.today_for_people(), '0'], said
    later = now + datetime.timedelta(days=4)
    said = status(world, '--silent', '4', '--today', later).stdout
    assert [line.split()[0] for line in said.splitlines()[1:]] == ['26983-1', '26977-3'], said
    said = status(world, '--silent', '5', '--today', later, '--ward', '26977').stdout
    assert said == 'Every point was heard of.\n', said
    assert '26977-3' in status(world, '--open').stdout
    assert 'nothing to look into' in status(world, '--open', '--from', now, '--to', now, '--ward', '26977').stdout


def test_a_kiosk_that_nobody_expects(world):
    """It is shown, and nothing is said to be late of it."""
    prepare(world)
    kiosk = tally.World()
    kiosk.target = world.target
    kiosk.set_up('--number', '7')
    kiosk.record('helper', 'installed', '5')
    take(world, kiosk)
    kiosk.remove()
    point = next(point for point in read(world)['points'] if point['number'] == 7)
    assert not point['listed'] and states(point) == ['outside'] * 6 + ['received'], point
    said = status(world, '--wards', world.wards).stdout
    assert '26977-7  Phường Tân Sơn Hòa *' in said and '*: not in the roster' in said, said


def test_one_ward(world):
    prepare(world)
    assert [point['ward'] for point in read(world, '--ward', '26983')['points']] == ['26983']
    assert read(world, '--ward', '00001')['points'] == []
    assert 'no point' in status(world, '--ward', '00001').stdout


def test_a_long_period_is_counted(world):
    """More dates than go on a line: how many days are in which state."""
    prepare(world)
    said = status(world, '--from', '2026-11-01', '--to', '2026-11-30', '--today', '2026-11-30').stdout
    row = next(line for line in said.splitlines() if line.startswith('26977-3'))
    assert row.split()[-8:] == ['0', '0', '0', '30', '0', '0', '0', 'never'], said


def test_wrong_usage(world):
    prepare(world)
    for words in (['--ward', '2697'], ['--today', 'x'], ['--from', '2026-12-01', '--to', '2026-11-01'],
                  ['--from', '2024-01-01', '--to', '2026-01-01'], ['another.db'], ['--silent', '-1'],
                  ['--silent', '1', '--json'], ['--silent', 'x']):
        said = status(world, *words, code=2)
        assert 'Nothing was done' in said.stderr and not said.stdout, said
    assert 'BOOK' in world.run('status').stderr
    assert world.run('status', world.folder / 'none.db').returncode == 1
    assert not (world.folder / 'none.db').exists()


if __name__ == '__main__':
    tally.main(globals())
