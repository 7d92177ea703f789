# SPDX-License-Identifier: GPL-3.0-or-later
"""SIGKILL at each step of a closing and of its backup: every write, flush, truncation, new name and removal in turn,
through strace. What was closed is closed whole, or open whole; the next start or the next closing does what is left."""
import concurrent.futures
import shutil
import signal
import sqlite3
import time

import test_disk as disk
import world as shared

JOBS = 4
AFTER = 'clock 1 13:00:00'
STEPS = ('pwrite64', 'fdatasync', 'fsync', 'ftruncate', 'rename,renameat,renameat2', 'unlink,unlinkat', 'openat')
N_CLOSED, N_OPEN = 2, 3


def entries_of(path):
    """The hashes of the closed batches in a file that nobody has open."""
    with sqlite3.connect(f'file:{path}?immutable=1', uri=True) as book:
        return [row[0] for row in book.execute('SELECT hash FROM entry ORDER BY seq')]


class Death:
    """A book with a closed batch, its backup and open taps, as it was; and a way to die while the next batch closes."""

    def __init__(self, world, *lines, n_new=0):
        self.world, self.lines = world, lines
        self.n_taps = N_CLOSED + N_OPEN + n_new
        self.ids = shared.fill(world, N_OPEN, N_CLOSED)
        self.left_open = 0

    def run(self, call, number):
        """Returns whether it was killed."""
        world = shared.World()
        try:
            shutil.copytree(self.world.state, world.state)
            is_killed = self.die(world, call, number)
            self.check(world)
            return is_killed
        except Exception as exception:
            raise AssertionError(f'killed at {call} {number}: {exception!r}; {sorted(world.files())}') from exception
        finally:
            world.remove()

    def die(self, world, call, number):
        prefix = disk.prefix_of(world, world.folder / 'strace.log', call, 'signal=SIGKILL', number)
        keeper = shared.Keeper(world.state, prefix)
        try:
            for line in self.lines:
                keeper.tell(line)
        except (shared.Gone, BrokenPipeError):
            pass
        keeper.close()
        assert keeper.process.returncode in (0, -signal.SIGKILL), keeper.process.returncode
        return keeper.process.returncode != 0

    def check(self, world):
        keeper = world.keeper(clock=self.lines[0])
        assert keeper.tell('open') == ['0'] and keeper.tell('check') == ['0'], 'opening has something to tell'
        found = shared.Figures(keeper.tell('figures')).check()
        assert found.sums()['taps'] in (N_CLOSED + N_OPEN, self.n_taps) and found.entries in (1, 2), found.sums()
        if found.entries == 2:
            self.check_closed(world, keeper)
        self.left_open += found.entries == 1
        # The same again, as somebody does who saw the program go: what was not done is done, nothing is done twice.
        for line in self.lines[1:]:
            keeper.tell(line)
        found = shared.Figures(keeper.tell('figures')).check()
        assert found.entries == 2 and found.sums()['taps'] == found.sums()['counted'] == self.n_taps, found.sums()
        self.check_closed(world, keeper)
        keeper.end()

    def check_closed(self, world, keeper):
        """The newest backup goes as far as the book, and of a closed batch no id is in any file."""
        keeper.tell('shut')
        files = world.files()
        backups = sorted(name for name in files if name.startswith('backup-'))
        assert entries_of(world.state / backups[-1]) == entries_of(world.state / 'day-book.db'), backups
        left = set().union(*map(shared.ids_in, files.values())) & {tap.encode() for tap in self.ids}
        assert not left, f'{len(left)} ids of closed taps are in {[name for name in files if shared.ids_in(files[name])]}'
        assert not [name for name in files if name.startswith(('.writing-', 'restored-', 'damaged-'))]

    def run_all(self):
        counts = {}
        with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
            for call in STEPS:
                self.left_open = 0
                counts[call] = self.run_kind(pool, call)
                shared.say(f'{call}: killed at each of {counts[call]}, {self.left_open} times before it was closed')
        return counts

    def run_kind(self, pool, call):
        count = 0
        while True:
            hits = list(pool.map(lambda number: self.run(call, number), range(count + 1, count + 1 + JOBS)))
            count += sum(hits)
            if not all(hits):
                return count


def check_counts(counts):
    """Without the steps that a closing and its copy take, this would prove nothing."""
    assert counts['pwrite64'] >= 20 and counts['fdatasync'] >= 1 and counts['fsync'] >= 2, counts
    assert counts['rename,renameat,renameat2'] == 1, counts


def test_killed_while_staff_close(world):
    disk.need_strace()
    check_counts(Death(world, AFTER, 'close').run_all())


def test_killed_while_a_tap_closes(world):
    """The first tap of the next day; it is thanked for afterwards, or told again. The copy is made beside it."""
    disk.need_strace()
    check_counts(Death(world, 'clock 2 08:00:00', f'record 1 {shared.new_id()} installed', n_new=1).run_all())


def test_killed_while_the_copy_is_made(world):
    """What a start makes of a closing whose copy is gone: nearly all steps are the copier's own."""
    disk.need_strace()
    death = Death(world, AFTER, 'open', 'check')
    keeper = world.keeper(AFTER)
    assert keeper.tell('close') == ['closed', '0']
    keeper.end()
    (world.state / 'backup-000002.db').unlink()
    check_counts(death.run_all())


def test_held_after_a_copy(world):
    """The copier reads the book's file beside the book and lets go of it: the book is held as before. POSIX takes a
    process's locks away when it closes any descriptor of the file."""
    ids = shared.fill(world, N_OPEN, N_CLOSED)
    keeper = world.keeper('clock 2 08:00:00')
    keeper.tell(f'record 1 {shared.new_id()} installed')
    deadline = time.monotonic() + shared.WAIT_S
    while not (world.state / 'backup-000002.db').exists():
        assert time.monotonic() < deadline
    keeper.tell(f'record 2 {shared.new_id()} installed')
    for line in ('SELECT count(*) FROM tap', 'BEGIN IMMEDIATE'):
        try:
            sqlite3.connect(world.state / 'day-book.db', timeout=0).execute(line)
            raise AssertionError(f'{line}: the book is not held')
        except sqlite3.OperationalError as error:
            assert 'locked' in str(error), error
    keeper.end()
    assert world.figures(clock='clock 2 08:00:00').check().sums()['taps'] == N_CLOSED + len(ids) + 2


if __name__ == '__main__':
    shared.main(globals())
