# SPDX-License-Identifier: GPL-3.0-or-later
"""State folders that are not there, cannot be written, are full, are somebody else's, or are held by another program:
the book is refused by the right name, nothing is made or changed, and what was told again counts once."""
import os
import pathlib
import shutil
import subprocess

import world as shared

KIB = 1024


def refuse(world, code, line='open'):
    """A keeper of its own is refused with `code`, and the folder stays as it was."""
    before = world.files() if world.state.is_dir() else None
    keeper = world.keeper()
    try:
        keeper.tell(line)
        raise AssertionError(f'{line} was not refused')
    except shared.Refused as refusal:
        assert refusal.code == code, refusal
    finally:
        keeper.end()
    assert before == (world.files() if world.state.is_dir() else None), 'the folder was changed'


def tally(world, *words, status=1):
    done = subprocess.run([os.environ['TALLY'], words[0], '--state', world.state, *words[1:]], capture_output=True,
                          check=False, encoding='utf-8', timeout=shared.WAIT_S, env={**os.environ, 'LANGUAGE': 'en'})
    assert done.returncode == status, done
    return done.stderr


def test_missing(world):
    refuse(world, 'missing')
    refuse(world, 'missing', f'record 1 {shared.new_id()} advised')
    assert 'no kiosk records' in tally(world, 'show')
    assert not world.state.exists()


def test_mount_point_without_a_mount(world):
    world.state.mkdir()
    refuse(world, 'missing')
    tally(world, 'show')
    assert not list(world.state.iterdir())


def test_not_a_folder(world):
    world.state.write_text('a file', encoding='utf-8')
    refuse(world, 'missing')
    assert world.state.read_text(encoding='utf-8') == 'a file'


def test_somebody_elses(world):
    world.state.mkdir()
    (world.state / 'thesis.odt').write_bytes(b'PK')
    refuse(world, 'missing')
    (world.state / 'day-book.db').write_bytes(b'')
    refuse(world, 'corrupt')


def test_comes_late(world):
    """A disk that mounts after the kiosk has begun: the next try opens it."""
    shared.fill(world)
    elsewhere = world.folder / 'unmounted'
    world.state.rename(elsewhere)
    keeper = world.keeper()
    try:
        keeper.tell('open')
        raise AssertionError('it was not there')
    except shared.Refused as refusal:
        assert refusal.code == 'missing'
    elsewhere.rename(world.state)
    assert keeper.tell('open') == ['0']
    keeper.end()


def test_second_instance(world):
    """Whoever comes second is told so, and the first goes on."""
    shared.fill(world)
    first = world.keeper()
    first.tell('open')
    second = world.keeper()
    for line in ('open', f'record 1 {shared.new_id()} advised', 'figures', 'close', 'back-up'):
        try:
            second.tell(line)
            raise AssertionError(f'{line} was not refused')
        except shared.Refused as refusal:
            assert refusal.code == 'locked', refusal
    second.end()
    for words in (('show',), ('export', '--to', world.folder), ('setup', '--number', '4')):
        assert 'holds' in tally(world, *words)
    first.tell(f'record 1 {shared.new_id()} installed')
    first.end()
    assert world.figures().check().sums()['taps'] == 6


def test_first_is_killed(world):
    """A lock goes with the process that held it."""
    shared.fill(world)
    first = world.keeper()
    first.tell('open')
    first.kill()
    assert world.figures().check().sums()['taps'] == 5


def as_nobody():
    """A prefix that runs a program without any rights, where that is possible here."""
    prefix = ('setpriv', f'--reuid={shared.NOBODY}', f'--regid={shared.NOBODY}', '--clear-groups')
    if os.geteuid() != 0 or shutil.which('setpriv') is None:
        raise shared.Skip('only root can become nobody')
    done = subprocess.run([*prefix, 'test', '-x', shared.KEEPER], check=False)
    if done.returncode != 0:
        raise shared.Skip('nobody may not run what was built here')
    return prefix


def test_not_ours_to_write(world):
    prefix = as_nobody()
    shared.fill(world)
    world.state.chmod(0o555)
    for path in world.state.iterdir():
        path.chmod(0o444)
    before = world.files()
    keeper = world.keeper(prefix=prefix)
    for line in ('open', f'record 1 {shared.new_id()} advised'):
        try:
            keeper.tell(line)
            raise AssertionError('it can be written')
        except shared.Refused as refusal:
            assert refusal.code == 'read-only', refusal
    keeper.end()
    assert world.files() == before


class Disk:
    """A file system of its own for the state folder."""

    def __init__(self, world, size='4m'):
        self.world = world
        self.size = size

    def mount(self, options):
        done = subprocess.run(['mount', '-t', 'tmpfs', '-o', options, 'none', self.world.state], capture_output=True,
                              encoding='utf-8', check=False)
        if done.returncode != 0:
            raise shared.Skip(f'nothing can be mounted here: {done.stderr.strip()}')

    def __enter__(self):
        self.world.state.mkdir()
        self.mount(f'size={self.size},mode=0700')
        return self

    def __exit__(self, *_):
        subprocess.run(['umount', '--lazy', self.world.state], check=True)

    def fill_up(self, but=0):
        """Leaves `but` bytes."""
        with open(self.filler(), 'wb', buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4 * KIB))
            except OSError:
                pass
            file.truncate(max(0, file.tell() - but))

    def filler(self):
        return pathlib.Path(self.world.state, 'filler')

    def make_room(self):
        self.filler().unlink()


def test_read_only_disk(world):
    with Disk(world) as disk:
        shared.fill(world)
        disk.mount('remount,ro')
        refuse(world, 'read-only')
        refuse(world, 'read-only', 'close')
        assert 'cannot be written' in tally(world, 'show')
        disk.mount('remount,rw')
        assert world.figures().check().sums()['taps'] == 5


def test_turns_read_only(world):
    """As a file system does on which an error was found, while the kiosk runs: the taps before stay, the next is not
    thanked for, and counts once when the disk is back."""
    with Disk(world) as disk:
        shared.fill(world)
        keeper = world.keeper()
        keeper.tell(f'record 1 {shared.new_id()} installed')
        keeper.kill()
        disk.mount('remount,ro')
        keeper = world.keeper()
        late = f'record 2 {shared.new_id()} signed_in'
        for _ in range(3):
            try:
                keeper.tell(late)
                raise AssertionError('thanked for a tap that cannot be written')
            except shared.Refused as refusal:
                assert refusal.code == 'read-only', refusal
        disk.mount('remount,rw')
        assert keeper.tell(late) == ['new', 'counted']
        keeper.end()
        assert world.figures().check().sums()['taps'] == 7


def test_full_disk(world):
    with Disk(world) as disk:
        shared.fill(world)
        keeper = world.keeper()
        disk.fill_up()
        late = shared.new_id()
        n_told = 0
        for visit in range(40):  # until the journal has to grow
            tap = late if visit == 39 else shared.new_id()
            try:
                keeper.tell(f'record {visit} {tap} advised')
                n_told += 1
            except shared.Refused as refusal:
                assert refusal.code == 'full', refusal
        assert n_told < 39, 'the disk is not full at all'
        disk.make_room()
        assert keeper.tell(f'record 39 {late} advised') == ['new', 'counted']
        assert shared.Figures(keeper.tell('figures')).check().sums()['taps'] == 6 + n_told
        keeper.end()


def reserve(world):
    """What is kept free for a closing."""
    return pathlib.Path(world.state, 'reserve')


def test_closing_on_a_full_disk(world):
    """Taps that were thanked for come out of a machine whose disk filled up: there is room for the closing, and once
    there is room again, for the next."""
    with Disk(world) as disk:
        shared.fill(world)
        assert reserve(world).stat().st_blocks * 512 >= 1024 * KIB
        disk.fill_up()
        keeper = world.keeper('clock 1 13:00:00')
        closed, _ = keeper.tell('close')
        assert closed == 'closed'
        assert not reserve(world).exists(), 'what is kept must not fill the disk again'
        keeper.kill()
        found = world.figures(clock='clock 1 13:00:00').check()
        assert (found.sums()['taps'], found.entries) == (5, 2)
        disk.make_room()
        keeper = world.keeper('clock 2 09:00:00')
        keeper.tell(f'record 1 {shared.new_id()} advised')
        keeper.tell('close')
        keeper.end()
        assert reserve(world).exists()


def test_nearly_full_disk(world):
    """However little room there is, up to what a closing and its copy need: it is done, or it is said that it is not;
    and the figures are the same."""
    outcomes = set()
    for room in range(0, 200 * KIB, 12 * KIB):
        with Disk(world) as disk:
            shared.fill(world)
            reserve(world).unlink()
            disk.fill_up(but=room)
            keeper = world.keeper('clock 1 13:00:00')
            told = ' '
            try:
                closed, notices = keeper.tell('close')
                told = f'{closed} {notices}'
                assert closed == 'closed' and int(notices) in (0, shared.NO_BACKUP)
            except shared.Refused as refusal:
                told = refusal.code
                assert refusal.code == 'full', refusal
            keeper.kill()
            disk.make_room()
            found = world.figures(clock='clock 1 13:00:00').check()
            assert found.sums()['taps'] == 5, (room, told, found.sums())
            n_backups = len([name for name in world.files() if name.startswith('backup-')])
            assert found.entries == (1 if told == 'full' else 2), (room, told, found.entries)
            assert n_backups == (2 if told == 'closed 0' else 1), (room, told, n_backups)
            outcomes.add(told)
        world.state.rmdir()
    assert outcomes == {'full', f'closed {shared.NO_BACKUP}', 'closed 0'}, outcomes


if __name__ == '__main__':
    shared.main(globals())
