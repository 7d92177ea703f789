# SPDX-License-Identifier: GPL-3.0-or-later
"""Books, journals and backups damaged in every way that was thought of: the figures are right, or a backup is in use
and says so, or the book is refused and left as it is. Nothing is ever silently fresh, and nothing crashes."""
import os
import random
import shutil
import sqlite3
import subprocess

import world as shared

BOOK, WAL = 'day-book.db', 'day-book.db-wal'
CLOSED, OPEN = 2, 3
PAGE = 4096


class Ward:
    """A book as it was before any damage, one keeper, and a folder that is laid out anew for each case."""

    def __init__(self, world, has_backup=True, is_crashed=False):
        self.world = world
        self.sound = world.folder / 'sound'
        shared.fill(world, OPEN, CLOSED)
        if is_crashed:
            keeper = world.keeper()
            for visit in range(OPEN):
                keeper.tell(f'record {visit} {shared.new_id()} not_able')
            keeper.kill()
        if not has_backup:
            (world.state / 'backup-000001.db').unlink()
        world.state.rename(self.sound)
        self.n_open = OPEN * (2 if is_crashed else 1)
        self.has_backup = has_backup
        self.epoch = sqlite3.connect(f'file:{self.sound / BOOK}?immutable=1', uri=True).execute(
            'SELECT epoch FROM meta').fetchone()[0]
        self.keeper = world.keeper()

    def lay_out(self):
        self.keeper.tell('shut')
        shutil.rmtree(self.world.state, ignore_errors=True)
        shutil.copytree(self.sound, self.world.state)

    def path(self, name):
        return self.world.state / name

    def run(self, what, damage, least_open=None, can_differ=False):
        """Returns 'whole', 'restored', 'copied', 'another epoch', or the code of the refusal."""
        self.lay_out()
        damage(self.world.state)
        before = self.world.files()
        try:
            self.keeper.tell('open')
            notices = int(self.keeper.tell('check')[0])
            found = shared.Figures(self.keeper.tell('figures'))
        except shared.Refused as refusal:
            assert self.world.files() == before, f'{what}: refused ({refusal}), and not left as it was'
            codes = ('foreign', 'newer', 'io') if can_differ else ('foreign', 'newer')
            assert not self.has_backup or refusal.code in codes, f'{what}: {refusal}'
            return refusal.code
        except shared.Gone as gone:
            raise AssertionError(f'{what}: {gone}') from gone
        try:
            if can_differ and not notices & shared.RESTORED and found.epoch != self.epoch:
                return self.judge_epoch(found.check(), notices)
            return self.judge(found.check(), before, self.n_open if least_open is None else least_open, can_differ)
        except AssertionError as fault:
            raise AssertionError(f'{what}: {fault!r}; {found.days}, {list(self.world.files())}') from fault

    def judge(self, found, before, least_open, can_differ):
        sums = found.sums()
        assert found.entries == 1 and (sums['advised'] == CLOSED or can_differ)
        if found.epoch == self.epoch:
            assert least_open <= sums['taps'] - CLOSED <= self.n_open or can_differ
            return 'whole'
        assert self.has_backup and sums['taps'] == CLOSED, 'a new epoch, and it is not the backup'
        after = self.world.files()
        aside = {name.split('/')[1]: data for name, data in after.items() if name.startswith('damaged-')}
        for name in (BOOK, WAL):
            assert aside.get(name) == before.get(name), f'{name} is not kept beside'
        assert self.keeper.tell(f'record 1 {shared.new_id()} installed') == ['new', 'counted']
        again = shared.Figures(self.keeper.tell('figures')).check()
        assert again.epoch == found.epoch and again.sums()['taps'] == CLOSED + 1
        return 'restored'


    def judge_epoch(self, found, notices):
        """What the book says of its machine makes it a copy, with what was open in a batch of its own; what it says of
        its epoch makes it go on under another. Nothing is lost by either."""
        is_copy = notices & shared.COPIED
        assert found.entries == (2 if is_copy else 1) and found.sums()['taps'] == CLOSED + self.n_open
        return 'copied' if is_copy else 'another epoch'


def flip(name, offset, mask=0x10):
    def damage(state):
        with open(state / name, 'r+b') as file:
            file.seek(offset)
            byte = file.read(1)[0]
            file.seek(offset)
            file.write(bytes([byte ^ mask]))
    return damage


def cut(name, size):
    return lambda state: os.truncate(state / name, size)


def put(name, data):
    return lambda state: (state / name).write_bytes(data)


def count(results):
    shared.say(', '.join(f'{result}: {results.count(result)}' for result in sorted(set(results))))
    return set(results)


def try_contents(ward, bad):
    """What no book can look like any more."""
    size = (ward.sound / BOOK).stat().st_size
    results = [ward.run(f'cut to {length}', cut(BOOK, length))
               for length in (0, 1, 50, 99, 100, 512, PAGE - 1, PAGE, 3 * PAGE, size // 2, size - PAGE)]
    results += [ward.run(f'filled with {data[:2]}', put(BOOK, data))
                for data in (b'#' * size, bytes(size), os.urandom(size), b'SQLite format 3\0' + os.urandom(size))]
    results.append(ward.run('garbage for a journal', put(WAL, os.urandom(3 * PAGE))))
    assert count(results) == {bad}


def test_contents(world):
    try_contents(Ward(world), 'restored')


def test_contents_without_a_backup(world):
    try_contents(Ward(world, has_backup=False), 'corrupt')


def test_contents_after_a_crash(world):
    try_contents(Ward(world, is_crashed=True), 'restored')


def test_header(world):
    """Each bit of it would take minutes; each byte is hit, and which of its bits is another one each time."""
    ward = Ward(world)
    results = [ward.run(f'header, byte {offset}', flip(BOOK, offset, 1 << offset % 8)) for offset in range(100)]
    assert count(results) == {'whole', 'restored'}


def test_header_without_a_backup(world):
    ward = Ward(world, has_backup=False)
    results = [ward.run(f'header, byte {offset}', flip(BOOK, offset, 0xff)) for offset in range(0, 100, 3)]
    assert count(results) <= {'whole', 'corrupt', 'foreign', 'newer'}


def test_pages(world):
    """Closed batches are vouched for by their hashes, and a word that no cell can say is refused whenever figures are
    asked for; of an open tap, one flipped bit may be believed."""
    ward = Ward(world)
    chance = random.Random(int(os.environ.get('SEED', random.randrange(1 << 32))))
    size = (ward.sound / BOOK).stat().st_size
    results = []
    for _ in range(100):
        offset = chance.randrange(100, size)
        mask = 1 << chance.randrange(8)
        try:
            results.append(ward.run(f'byte {offset}, mask {mask}', flip(BOOK, offset, mask), can_differ=True))
        except AssertionError as fault:
            if 'closed batches do not hold together' not in str(fault):
                raise
            results.append('told by the chain')
    assert count(results) <= {'whole', 'restored', 'copied', 'another epoch', 'told by the chain', 'io'}


def flip_meta(ward, column):
    """Every ninth byte of what the book's one row says there."""
    book = sqlite3.connect(f'file:{ward.sound / BOOK}?immutable=1', uri=True)
    text = book.execute(f'SELECT {column} FROM meta').fetchone()[0].encode()
    place = (ward.sound / BOOK).read_bytes().rindex(text, PAGE, 2 * PAGE)
    return [ward.run(f'{column}, byte {offset}', flip(BOOK, place + offset, 1), can_differ=True)
            for offset in range(0, len(text), 9)]


def test_machine(world):
    """Another machine in the book's own words is what a copied book looks like, and it is taken for one."""
    assert count(flip_meta(Ward(world), 'machine')) == {'copied'}


def test_epoch(world):
    """A digit that is none is damage; one that is another goes on under another epoch."""
    assert count(flip_meta(Ward(world), 'epoch')) <= {'another epoch', 'restored'}


def test_journal_header(world):
    ward = Ward(world, is_crashed=True)
    assert count([ward.run(f'journal, byte {offset}', flip(WAL, offset)) for offset in range(32)]) == {'restored'}


def test_journal_frames(world):
    """From the first frame that does not hold on, SQLite takes the journal for torn; what was moved before stays."""
    ward = Ward(world, is_crashed=True)
    size = (ward.sound / WAL).stat().st_size
    steps = range(40, size, size // 25)
    results = [ward.run(f'journal, byte {offset}', flip(WAL, offset), OPEN) for offset in steps]
    results += [ward.run(f'journal cut to {length}', cut(WAL, length), OPEN) for length in (0, 17, *steps)]
    assert count(results) == {'whole'}


def test_journal_missing(world):
    ward = Ward(world, is_crashed=True)
    ward.run('no journal', lambda state: (state / WAL).unlink(), OPEN)


def test_journal_of_another_book(world):
    """SQLite takes a journal for the book's that it lies beside, if it is whole in itself. Closed batches stay as they
    are; open taps may be those of the other book."""
    ward = Ward(world, is_crashed=True)
    other = shared.World()
    try:
        keeper = other.keeper()
        keeper.tell('create')
        keeper.tell(f'record 1 {shared.new_id()} signed_in')
        keeper.kill()
        journal = (other.state / WAL).read_bytes()
    finally:
        other.remove()
    assert ward.run('journal of another book', put(WAL, journal), 0) in ('whole', 'restored')


def lay_sqlite(state, sql):
    (state / BOOK).unlink()
    book = sqlite3.connect(state / BOOK)
    book.executescript(sql)
    book.close()


def test_strangers(world):
    """Left as they are, also where there is a backup of the book that should be there."""
    ward = Ward(world)
    assert ward.run('bookmarks', lambda state: lay_sqlite(state, 'CREATE TABLE bookmarks (url)')) == 'foreign'
    marked = 'PRAGMA application_id = 7; CREATE TABLE t (x)'
    assert ward.run('marked', lambda state: lay_sqlite(state, marked)) == 'foreign'

    def renew(state):
        book = sqlite3.connect(state / BOOK)
        book.executescript('UPDATE meta SET version = 200; PRAGMA user_version = 200')
        book.close()
    assert ward.run('newer', renew) == 'newer'


def say_of(state, *words):
    done = subprocess.run([os.environ['TALLY'], 'show', '--state', state, *words], capture_output=True, check=False,
                          encoding='utf-8', timeout=shared.WAIT_S, env={**os.environ, 'LANGUAGE': 'en'})
    assert done.returncode in (0, 1), done
    return done


def test_tally_says_so(world):
    """The command tells which, and what is safe; it ends with 1 where it could do nothing."""
    ward = Ward(world)
    ward.lay_out()
    cut(BOOK, 3 * PAGE)(world.state)
    done = say_of(world.state)
    assert done.returncode == 0 and 'last good copy' in done.stderr, done.stderr
    for damage, words in ((lambda state: lay_sqlite(state, 'CREATE TABLE t (x)'), 'not the records of a kiosk'),
                          (lambda state: [path.unlink() for path in state.iterdir()], 'no kiosk records')):
        ward.lay_out()
        damage(world.state)
        done = say_of(world.state)
        assert done.returncode == 1 and words in done.stderr, done.stderr
    ward.lay_out()
    (world.state / 'backup-000001.db').unlink()
    cut(BOOK, 3 * PAGE)(world.state)
    done = say_of(world.state)
    assert done.returncode == 1 and 'no good copy' in done.stderr, done.stderr


if __name__ == '__main__':
    shared.main(globals())
