# SPDX-License-Identifier: GPL-3.0-or-later
"""Clocks that are wrong, as dead batteries and hands leave them, and crowds. Residents notice nothing of either."""
import os
import shutil
import subprocess
import time

import world as shared


def record(keeper, visit, kind='advised'):
    answer = keeper.tell(f'record {visit} {shared.new_id()} {kind}')
    assert answer == ['new', 'counted'], answer


def figures(keeper):
    return shared.Figures(keeper.tell('figures')).check()


def day(keeper, offset):
    return keeper.tell(f'clock {offset} 08:00:00')[0][:10]


def taps(found):
    return {name: numbers['taps'] for name, numbers in found.days.items()}


def begin(world):
    keeper = world.keeper()
    keeper.tell('create')
    return keeper


def test_1970(world):
    keeper = begin(world)
    keeper.tell('at 1970-01-01T07:00:00')
    record(keeper, 1)
    assert taps(figures(keeper)) == {'unknown': 1}


def test_a_day_back(world):
    """The day that was, goes on under its own date; what comes while the clock is behind has none."""
    keeper = begin(world)
    late = day(keeper, 3)
    record(keeper, 1)
    day(keeper, 2)
    record(keeper, 2)
    day(keeper, 3)
    record(keeper, 3)
    found = figures(keeper)
    assert taps(found) == {late: 2, 'unknown': 1} and found.entries == 0, (found.days, found.entries)


def test_across_midnight(world):
    """The tap before midnight belongs to the day before; an undo after midnight still finds it."""
    keeper = begin(world)
    first = day(keeper, 1)
    keeper.tell('clock 1 23:59:59')
    tap = shared.new_id()
    keeper.tell(f'record 1 {tap} installed')
    record(keeper, 2)
    keeper.tell('pass 2000')
    keeper.tell(f'undo {tap}')
    record(keeper, 3)
    found = figures(keeper)
    second = day(keeper, 2)
    assert taps(found) == {first: 2, second: 1} and found.days[first]['undone'] == 1 and found.entries == 1, found.days


def test_60_days_ahead(world):
    keeper = begin(world)
    record(keeper, 1)
    today = day(keeper, 1)
    day(keeper, 60)
    record(keeper, 2)
    found = figures(keeper)
    assert taps(found) == {today: 1, 'unknown': 1} and found.entries == 0, (found.days, found.entries)
    ahead = day(keeper, 60)
    keeper.tell('confirm')
    assert taps(figures(keeper)) == {today: 1, ahead: 1}


def test_reboot_without_a_date(world):
    """Nobody confirmed in time: it closes as of unknown date, staff are told, and the day goes on."""
    keeper = begin(world)
    keeper.tell('at 1970-01-01T07:00:00')
    record(keeper, 1)
    record(keeper, 2)
    keeper.tell('reboot')
    today = day(keeper, 1)
    assert keeper.tell('open') == [str(shared.DATE_UNKNOWN)]
    record(keeper, 3)
    found = figures(keeper)
    assert taps(found) == {today: 1, 'unknown': 2} and found.entries == 1, found.days


def test_killed_without_a_date(world):
    """A process that dies is no reboot: the taps still wait for a date, and get it."""
    keeper = begin(world)
    keeper.tell('at 1970-01-01T07:00:00')
    record(keeper, 1)
    keeper.kill()
    keeper = world.keeper('clock 1 08:00:00')
    assert keeper.tell('open') == ['0']
    assert taps(figures(keeper)) == {'unknown': 1}
    keeper.tell('pass 1000')
    keeper.tell('confirm')
    assert taps(figures(keeper)) == {day(keeper, 1): 1}


def say_the_time(words, moment):
    """A program that is told by libfaketime what time it is, but for the clocks that count from the start."""
    return subprocess.run(['faketime', '-m', '-f', f'@{moment}', *map(str, words)], capture_output=True,
                          encoding='utf-8', check=False, timeout=shared.WAIT_S,
                          env={**os.environ, 'FAKETIME_DONT_FAKE_MONOTONIC': '1'})


def test_real_programs(world):
    """The system's clock, not the tests' own: 1970, far ahead, and across a midnight of Ho Chi Minh City."""
    if shutil.which('faketime') is None:
        raise shared.Skip('there is no faketime')
    keeper = begin(world)
    build = keeper.tell('clock 0 08:00:00')[0][:10]
    tomorrow = keeper.tell('clock 1 08:00:00')[0][:10]
    keeper.end()
    record_taps, tally = os.environ['RECORD_TAPS'], os.environ['TALLY']
    # Zones as on any machine: the tests run in UTC, seven hours behind.
    for moment in ('1970-01-02 00:00:00', f'{build} 16:59:30', f'{build} 17:00:30', '2035-06-01 00:00:00'):
        done = say_the_time([record_taps, world.state, 'self', 'advised'], moment)
        assert done.returncode == 0, done.stderr
    done = say_the_time([tally, 'show', '--state', world.state], f'{tomorrow} 01:00:00')
    assert done.returncode == 0, done.stderr
    assert taps(world.figures()) == {build: 1, tomorrow: 1, 'unknown': 2}, taps(world.figures())


def test_crowd(world):
    """50 taps a second for a minute, as fast as they go, with the clock of that minute."""
    keeper = begin(world)
    lines = []
    ledger = shared.Ledger()
    ids = [shared.new_id() for _ in range(3000)]
    for visit, tap in enumerate(ids):
        lines += ['pass 20', f'record {visit} {tap} {"installed" if visit % 10 == 0 else "advised"}']
    for begun in range(0, len(lines), 500):
        keeper.send(*lines[begun:begun + 500])
        answers = [keeper.receive() for _ in range(500)][1::2]
        for visit, answer in enumerate(answers, begun // 2):
            kind = 'installed' if visit % 10 == 0 else 'advised'
            ledger.record(ids[visit], keeper.today[0][:10], kind, answer)
    found = figures(keeper)
    ledger.compare(found)
    sums = found.sums()
    assert sums['taps'] == 3000 and sums['installed'] == 8 and sums['suppressed'] == 292, sums


def test_crowd_in_real_time(world):
    """Five seconds of it."""
    keeper = begin(world)
    begun = time.monotonic()
    slowest = 0
    for visit in range(250):
        time.sleep(max(0, begun + visit * 0.02 - time.monotonic()))
        told = time.monotonic()
        record(keeper, visit)
        slowest = max(slowest, time.monotonic() - told)
    shared.say(f'{time.monotonic() - begun:.1f} s, the slowest tap {slowest * 1000:.0f} ms')
    assert figures(keeper).sums()['counted'] == 250


if __name__ == '__main__':
    shared.main(globals())
