# SPDX-License-Identifier: GPL-3.0-or-later
"""Each call to the disk fails in turn, through strace: nobody is thanked for a tap that is not on disk, the same tap
told again counts once, and nothing else is lost."""
import concurrent.futures
import os
import re
import shutil
import signal
import subprocess

import world as shared

JOBS = 4
MOST_TRIES = 4

FLUSHES = (('fdatasync', 'EIO'), ('fsync', 'EIO'))
WRITES = (('pwrite64', 'EIO'), ('pwrite64', 'ENOSPC'), ('ftruncate', 'EIO'))
READS = (('pread64', 'EIO'), ('openat', 'EMFILE'))
NAMES = (('rename,renameat,renameat2', 'EIO'), ('mkdir,mkdirat', 'ENOSPC'))

# The program's own files are opened and read, too, and libraries have to be there.
IN_THE_FOLDER = ('pread64', 'openat')
FILES = ('', 'day-book.db', 'day-book.db-wal', 'backup-000001.db', 'backup-000002.db')


# Where a file cannot be opened for writing, SQLite tries to open it for reading.
CODES = ('io', 'full', 'read-only')


def need_strace():
    if shutil.which('strace') is None:
        raise shared.Skip('there is no strace')
    done = subprocess.run(['strace', '-o', '/dev/null', 'true'], capture_output=True, encoding='utf-8', check=False)
    if done.returncode != 0:
        raise shared.Skip(f'strace may not trace here: {done.stderr.strip()}')


class Case:
    """A book as it was, a copy of it for each call that fails, and what has to be in it in the end."""

    def __init__(self, world, lines, expected, codes=CODES, is_restored=False):
        self.world, self.lines, self.expected, self.codes = world, lines, expected, codes
        self.is_restored = is_restored

    def run(self, call, error, number, is_killed=False):
        """Returns whether a call failed, and whether anybody was told so."""
        world = shared.World()
        try:
            shutil.copytree(self.world.state, world.state)
            log = world.folder / 'strace.log'
            is_told = self.work(world, prefix_of(world, log, call, f'error={error}', number), is_killed)
            self.check(world)
            return '(INJECTED)' in log.read_text(encoding='utf-8', errors='replace'), is_told
        except Exception as exception:
            raise AssertionError(f'{call} {number}, {error}{", killed after it" if is_killed else ""}: '
                                 f'{exception!r}') from exception
        finally:
            world.remove()

    def work(self, world, prefix, is_killed):
        keeper = shared.Keeper(world.state, prefix)
        clock = None
        is_told = False
        for line in self.lines:
            clock = line if line.startswith('clock') else clock
            for attempt in range(MOST_TRIES):
                try:
                    keeper.tell(line)
                    break
                except shared.Refused as refusal:
                    assert refusal.code in self.codes and attempt + 1 < MOST_TRIES, f'{line}: {refusal}'
                    is_told = True
                    if is_killed:
                        keeper = replace(world, keeper, clock)
        keeper.end()
        return is_told

    def check(self, world):
        figures = world.figures(clock=self.lines[0])
        assert figures.check().sums() == {**dict.fromkeys(shared.FIGURES, 0), **self.expected}, figures.sums()
        n_damaged = len([name for name in os.listdir(world.state) if name.startswith('damaged-')])
        assert n_damaged == (1 if self.is_restored else 0), os.listdir(world.state)

    def run_all(self, *calls):
        """Each call of each kind. Returns how many failed in turn, by kind."""
        counts = {}
        with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
            for call, error in calls:
                told = self.run_kind(pool, call, error)
                # A full disk leaves nothing in doubt that could be forgotten.
                if error != 'ENOSPC':
                    list(pool.map(lambda n: self.run(call, error, n, is_killed=True), told))
                counts[call] = self.count
                shared.say(f'{call} {error}: {self.count} calls, {len(told)} of them told')
        return counts

    def run_kind(self, pool, call, error):
        """Returns the numbers of those calls whose failure was told."""
        told = []
        self.count = 0
        while True:
            numbers = range(self.count + 1, self.count + 1 + JOBS)
            for number, (is_hit, is_told) in zip(numbers, list(pool.map(lambda n: self.run(call, error, n), numbers))):
                if not is_hit:
                    return told
                self.count = number
                told += [number] if is_told else []


def prefix_of(world, log, call, fault, number):
    """Counted by strace in each thread for itself."""
    here = [word for name in FILES for word in ('-P', world.state / name)] if call in IN_THE_FOLDER else ()
    # The quick way to stop a process at a call delivers errors, and no signals.
    quickly = ('--seccomp-bpf',) if fault.startswith('error=') else ()
    return ('strace', '-f', *quickly, '-o', log, *here, '-e', f'trace={call}',
            '-e', f'inject={call}:{fault}:when={number}')


def replace(world, keeper, clock):
    """The process dies with what it knew; another one is told the same again, on a disk that works."""
    tracer = keeper.process.pid
    with open(f'/proc/{tracer}/task/{tracer}/children', encoding='ascii') as children:
        os.kill(int(children.read()), signal.SIGKILL)
    keeper.close()
    keeper = shared.Keeper(world.state)
    keeper.tell(clock)
    return keeper


def test_visit(world):
    need_strace()
    shared.fill(world)
    ids = [shared.new_id() for _ in range(4)]
    counts = Case(world, ['clock 1 08:00:00', f'record 1 {ids[0]} installed',
                          f'replace {ids[0]} {ids[1]} installed_signed_in', f'record 2 {ids[2]} not_able',
                          f'undo {ids[2]}', f'record 3 {ids[3]} signed_in'],
                  {'taps': 9, 'counted': 7, 'changed': 1, 'undone': 1, 'advised': 2, 'already_had': 3, 'installed': 1,
                   'signed_in': 2}).run_all(FLUSHES[0], *WRITES, *READS)
    assert counts['fdatasync'] >= 5, 'each of the five has to be flushed'


def test_closing(world):
    """By itself when a day is over, and by staff."""
    need_strace()
    shared.fill(world)
    ids = [shared.new_id() for _ in range(3)]
    Case(world, ['clock 1 13:00:00', f'record 1 {ids[0]} installed', 'clock 2 08:00:00', f'record 2 {ids[1]} not_able',
                 'close', f'record 3 {ids[2]} signed_in', 'back-up'],
         {'taps': 8, 'counted': 8, 'advised': 2, 'already_had': 3, 'installed': 1, 'not_able': 1,
          'signed_in': 1}).run_all(*FLUSHES, *WRITES, *READS, NAMES[0])


def damage(world):
    shared.fill(world)
    os.truncate(world.state / 'day-book.db', 3 * 4096)


# A backup that could not be read counts as none until the next try; the damaged book waits for that. And of a journal
# that could not be opened for writing, SQLite says that it is not there.
RESTORE_CODES = (*CODES, 'corrupt', 'missing')


def test_restore(world):
    need_strace()
    damage(world)
    Case(world, ['clock 1 08:00:00', f'record 1 {shared.new_id()} installed'],
         {'taps': 3, 'counted': 3, 'advised': 2, 'installed': 1}, RESTORE_CODES,
         is_restored=True).run_all(*FLUSHES, *WRITES, *READS, *NAMES)


def test_restore_copy(world):
    """write(2) is used for the copy alone; between threads, GLib uses it, too. So all of this is on one thread."""
    need_strace()
    damage(world)
    counts = Case(world, ['clock 1 08:00:00', 'figures'], {'taps': 2, 'counted': 2, 'advised': 2}, RESTORE_CODES,
                  is_restored=True).run_all(('write', 'ENOSPC'), ('write', 'EIO'))
    assert counts['write'] > 0


def test_thanks_after_flush(world):
    """What is written of a tap is flushed before the answer goes out, and nothing is written in between."""
    need_strace()
    shared.fill(world)
    log = world.folder / 'strace.log'
    keeper = shared.Keeper(world.state, ('strace', '-f', '-y', '-o', log, '-e', 'trace=fdatasync,pwrite64,writev'))
    keeper.tell('clock 1 08:00:00')
    keeper.tell('check')
    for visit in range(20):
        keeper.tell(f'record {visit} {shared.new_id()} advised')
    keeper.end()
    events = ''.join({'writev': 'A', 'fdatasync': 'F'}.get(name, 'W') for name, file in
                     re.findall(r'\b(writev|fdatasync|pwrite64)\(\d+<([^>]*)>', log.read_text(encoding='utf-8'))
                     if name == 'writev' or file.endswith('day-book.db-wal'))
    taps = events.split('A')[2:22]
    shared.say(f'{taps[0]} … {taps[-1]}')
    assert len(taps) == 20 and all(re.fullmatch('(W+F)+', tap) for tap in taps), events


if __name__ == '__main__':
    shared.main(globals())
