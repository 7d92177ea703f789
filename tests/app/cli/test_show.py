# SPDX-License-Identifier: GPL-3.0-or-later
"""congdanso-tally show."""
import tally


def row(said, name, table):
    """The numbers of the row that begins with `name`, in the first (0) or second (1) table."""
    rows = [line for line in said.splitlines() if line.startswith(name)]
    return [int(word) for word in rows[table][len(name):].replace('*', '').split()]


def test_no_book(world):
    for made in (False, True):
        if made:
            world.state.mkdir()
        said = world.tally('show', status=1).stderr
        assert 'mounted' in said and str(world.state) in said, said
        assert not world.state.exists() or not list(world.state.iterdir()), 'show makes nothing'


def test_nothing_counted(world):
    world.set_up()
    said = world.tally('show').stdout
    assert 'Nothing was counted' in said and 'Phường Tân Sơn Hòa (26977), kiosk 3' in said


def test_figures(world):
    world.set_up()
    world.record('self', 'installed', 'self', 'installed', 'change', 'self', 'already_had', 'undo',
                 'helper', 'installed_signed_in', '20', 'helper', 'signed_in', '4', 'helper', 'advised', '7',
                 'helper', 'not_able', '3', 'helper', 'not_able', '1', 'undo')
    said = world.tally('show').stdout
    day = tally.today_for_people()
    # Residents: two installed, of whom one then said that they signed in. Helpers: 20, 4 and 7 people, and 3 who could not.
    assert row(said, day, 0) == [2, 20, 1, 24, 0, 34, 0, 3], said
    assert row(said, 'Total', 0) == [2, 20, 1, 24, 0, 34, 0, 3], said
    # Taps: 3 + 1 replaced by residents; 35 people by helpers.
    assert row(said, day, 1) == [39, 36, 1, 2, 0], said
    assert row(said, 'Total', 1) == [39, 36, 1, 2, 0], said
    assert day + ' *' in said and 'Not closed yet' in said


def test_closed_and_open_are_one_figure(world):
    world.set_up()
    world.record('helper', 'installed', '5')
    world.tally('export', '--to', world.target)
    closed = world.tally('show').stdout
    assert row(closed, tally.today_for_people(), 0) == [0, 5, 0, 0, 0, 5, 0, 0], closed
    assert '*' not in closed
    world.record('helper', 'installed', '2')
    both = world.tally('show').stdout
    assert row(both, tally.today_for_people(), 0) == [0, 7, 0, 0, 0, 7, 0, 0], both
    assert tally.today_for_people() + ' *' in both


def test_days(world):
    world.set_up()
    world.record('helper', 'installed', '5')
    today = tally.today()
    assert ' 5' in world.tally('show', '--date', today).stdout
    assert ' 5' in world.tally('show', '--from', '2026-01-01', '--to', today).stdout
    other = world.tally('show', '--date', '2020-01-01').stdout
    assert 'Nothing was counted' in other and '01/01/2020' in other, other
    assert 'Nothing was counted' in world.tally('show', '--from', '2020-01-01', '--to', '2020-12-31').stdout


if __name__ == '__main__':
    tally.main(globals())
