# SPDX-License-Identifier: GPL-3.0-or-later
"""Taps while the process is killed with SIGKILL, 300 times at random: every tap that was acknowledged is counted
exactly once, and nothing else is.

Which command comes next is drawn from a seed that is printed; when a process dies is left to chance. What was under way
is told again first of all in the next life, with the same id."""
import collections
import concurrent.futures
import os
import random
import time

import world as shared

LIVES = int(os.environ.get('KILLS', '300'))
WORLDS = 4
LINES_A_LIFE = 800
SHIFTS = ('08:00:00', '13:00:00', '18:00:00')


class Script:
    """An endless row of commands, and what each means for the ledger once it is answered."""

    def __init__(self, chance):
        self.chance = chance
        self.ledger = shared.Ledger()
        self.day = 1
        self.shift = 0
        self.today = None         # as the keeper says it
        self.clock = None         # the last one that was answered
        self.visit = 0
        self.standing = []        # ids that may still be changed, as the script sees it
        self.queue = collections.deque()
        self.last = None          # tap, kind and visit of the last record

    def clock_line(self):
        return f'clock {self.day} {SHIFTS[self.shift]}'

    def take_clock(self, line, answer):
        self.clock = line
        self.today = answer[0][:10]

    def put(self, line, take):
        self.queue.append((line, take))

    def put_record(self, visit, kind):
        tap = shared.new_id(self.chance)
        self.put(f'record {visit} {tap} {kind}',
                 lambda answer: self.ledger.record(tap, self.today, kind, answer))
        self.last = kind, visit
        return tap

    def put_new(self):
        self.visit += 1
        self.standing.append(self.put_record(self.visit, self.chance.choice(list(shared.KINDS))))

    def put_repeat(self):
        """A second press: kept out of the count, unless the first was in an earlier life."""
        if self.last is not None:
            kind, visit = self.last
            self.put_record(visit, kind)

    def put_replace(self):
        if not self.standing:
            return
        old = self.standing.pop(self.chance.randrange(len(self.standing)))
        tap = shared.new_id(self.chance)
        kind = self.chance.choice(list(shared.KINDS))
        self.put(f'replace {old} {tap} {kind}', lambda answer: self.ledger.replace(old, tap, kind, answer))
        self.standing.append(tap)

    def put_undo(self):
        if self.standing:
            tap = self.standing.pop(self.chance.randrange(len(self.standing)))
            self.put(f'undo {tap}', lambda answer: self.ledger.undo(tap))

    def put_close(self):
        self.standing.clear()
        self.put('close', lambda answer: None)

    def put_back_up(self):
        self.put('back-up', lambda answer: None)

    def put_later(self):
        self.shift += 1
        if self.shift == len(SHIFTS):
            self.shift = 0
            self.day += 1
            self.standing.clear()
        line = self.clock_line()
        self.put(line, lambda answer: self.take_clock(line, answer))

    def put_pass(self):
        self.put('pass 90000', lambda answer: None)

    def check(self, answer):
        self.ledger.compare(shared.Figures(answer))

    def put_check(self):
        self.put('figures', self.check)

    def grow(self, length):
        kinds = [self.put_new] * 70 + [self.put_replace] * 9 + [self.put_undo] * 6 + [self.put_repeat] * 5
        kinds += [self.put_close, self.put_later, self.put_later, self.put_back_up, self.put_check, self.put_pass]
        while len(self.queue) < length:
            self.chance.choice(kinds)()


def live(world, script, life):
    """One process, killed. Returns whether something was under way."""
    keeper = shared.Keeper(world.state)
    if life % 5 == 0:  # once what was in doubt is settled, everything is
        script.queue.insert(1, ('figures', script.check))
    script.grow(LINES_A_LIFE)
    keeper.send(script.clock, 'open', *(line for line, _ in script.queue))
    if life % 4 != 0:  # else it may die while it opens the book
        keeper.receive()
        assert keeper.receive() == ['0'], 'opening has something to tell'
        time.sleep(random.uniform(0, 0.2))
        answers = keeper.kill()
    else:
        time.sleep(random.uniform(0, 0.1))
        answers = keeper.kill()[2:]
    for answer in answers:
        _, take = script.queue.popleft()
        take(answer)
    return bool(script.queue)


def settle(world, script):
    """In peace: what was under way, then everything compared and closed. Ids go with their batch."""
    keeper = shared.Keeper(world.state)
    keeper.tell(script.clock)
    line, take = script.queue.popleft()
    take(keeper.tell(line))
    script.check(keeper.tell('figures'))

    script.queue.clear()
    script.day, script.shift = script.day + 1, 0
    script.take_clock(script.clock_line(), keeper.tell(script.clock_line()))
    script.put_new()
    line, take = script.queue.popleft()
    take(keeper.tell(line))
    assert keeper.tell('close') == ['closed', '0']
    script.check(keeper.tell('figures'))
    keeper.end()
    files = world.files()
    left = set().union(*map(shared.ids_in, files.values())) & {tap.encode() for tap in script.ledger.taps}
    assert not left, f'{len(left)} ids of closed taps are still in the folder'
    assert not [name for name in files if name.startswith(('.writing-', 'restored-', 'damaged-'))], list(files)


def run_world(seed, lives):
    world = shared.World()
    script = Script(random.Random(seed))
    try:
        script.clock = script.clock_line()
        keeper = shared.Keeper(world.state)
        script.take_clock(script.clock, keeper.tell(script.clock))
        keeper.tell('create')
        keeper.end()
        n_under_way = sum(live(world, script, life) for life in range(lives))
        settle(world, script)
        return n_under_way, len(script.ledger.taps)
    finally:
        world.remove()


def test_300_kills(_world):
    seed = int(os.environ.get('SEED', random.randrange(1 << 32)))
    shared.say(f'SEED={seed}')
    with concurrent.futures.ThreadPoolExecutor(WORLDS) as pool:
        results = list(pool.map(lambda number: run_world(seed + number, LIVES // WORLDS), range(WORLDS)))
    n_under_way = sum(result[0] for result in results)
    n_taps = sum(result[1] for result in results)
    shared.say(f'{n_taps} taps in {LIVES} lives, {n_under_way} of them ended with something under way')
    assert n_under_way > LIVES // 2, 'too few were killed while they worked to prove anything'
    assert n_taps > LIVES


if __name__ == '__main__':
    shared.main(globals())
