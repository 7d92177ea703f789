# SPDX-License-Identifier: GPL-3.0-or-later
"""The kiosk itself, on a screen, with a book that cannot be used, a disk that fails, and a death right after thanks.

To be run on a display and a session bus of its own, with the system's Python (python3-gi)."""
import contextlib
import os
import shutil
import signal
import subprocess
import time

from gi.repository import GLib
import walk
import world as shared

# As it reads where the translations are installed, and where they are not.
ATTRACT = (walk.ATTRACT, 'Touch the screen to begin')
HOME = (walk.HOME, 'I have installed it')
THANKS = ('Đã đăng nhập', 'Signed in')
NOT_RECORDED = ('Thử lại', 'Try again')
OUT_OF_ORDER = ('Máy tạm ngừng', 'This machine is out of service')
WARDS = 'code,name,valid_from,valid_to,formed_from\n26977,Phường Tân Sơn Hòa,2025-07-01,,"Phường 1, 2, 3"\n'
LINK = 'https://congdanso.tphcm.gov.vn/cds-tphcm'


class Kiosk:
    """A running kiosk, watched as a screen reader does."""

    def __init__(self, world, prefix=()):
        self.errors = world.folder / 'stderr'
        with open(self.errors, 'wb') as errors:
            self.process = subprocess.Popen([*prefix, os.environ['KIOSK'], '--state', world.state, '--content',
                                             os.environ['CONTENT'], '--window', '1080x1920'], stderr=errors)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(shared.WAIT_S)

    def see(self, signs):
        """Waits until one of `signs` is on the screen, and says where."""
        end = time.monotonic() + shared.WAIT_S
        while time.monotonic() < end:
            assert self.process.poll() is None, f'the kiosk ended with {self.process.returncode}: {self.said()}'
            for sign in signs:
                place = walk.find_place(sign)
                if place is not None:
                    return place
            time.sleep(0.1)
        raise AssertionError(f'{signs} does not come: {self.said()}')

    def wake(self):
        self.see(ATTRACT)
        walk.press((540, 960))
        self.see(HOME)
        time.sleep(walk.FADE_S)

    def said(self):
        return self.errors.read_text(encoding='utf-8', errors='replace')

    def end(self):
        self.process.terminate()
        status = self.process.wait(shared.WAIT_S)
        assert status == 0, f'the kiosk ended with {status}: {self.said()}'


def set_up(world):
    """A kiosk in service, of which only the link matters here."""
    wards = world.folder / 'wards.csv'
    wards.write_text(WARDS, encoding='utf-8')
    done = subprocess.run([os.environ['TALLY'], 'setup', '--state', world.state, '--wards', wards, '--ward', '26977',
                           '--number', '3', '--link', LINK, '--link-confirmed'], capture_output=True,
                          encoding='utf-8', check=False, timeout=shared.WAIT_S)
    assert done.returncode == 0, done.stderr
    keeper = world.keeper()
    keeper.tell('open')
    keeper.tell(f'record 1 {shared.new_id()} advised')
    keeper.tell('close')
    keeper.end()


def taps(world):
    return world.figures().check().sums()['taps']


def test_comes_late(world):
    """No book: out of order, and nothing made. When its disk comes, service begins by itself."""
    set_up(world)
    elsewhere = world.folder / 'unmounted'
    world.state.rename(elsewhere)
    with Kiosk(world) as kiosk:
        kiosk.see(OUT_OF_ORDER)
        assert not world.state.exists()
        elsewhere.rename(world.state)
        kiosk.see(ATTRACT)
        kiosk.end()


def test_damaged_without_a_backup(world):
    set_up(world)
    for path in world.state.glob('backup-*'):
        path.unlink()
    os.truncate(world.state / 'day-book.db', 3 * 4096)
    before = world.files()
    with Kiosk(world) as kiosk:
        kiosk.see(OUT_OF_ORDER)
        kiosk.end()
    assert world.files() == before


def test_damaged(world):
    """A backup takes its place, and residents notice nothing."""
    set_up(world)
    os.truncate(world.state / 'day-book.db', 3 * 4096)
    damaged = (world.state / 'day-book.db').read_bytes()
    with Kiosk(world) as kiosk:
        kiosk.see(ATTRACT)
        # The first screen does not wait for the book: the backup comes a moment later.
        end = time.monotonic() + shared.WAIT_S
        while not list(world.state.glob('damaged-*/day-book.db')) and time.monotonic() < end:
            time.sleep(0.05)
        kiosk.end()
    kept = list(world.state.glob('damaged-*/day-book.db'))
    assert len(kept) == 1 and kept[0].read_bytes() == damaged
    assert taps(world) == 1


def test_held(world):
    set_up(world)
    keeper = world.keeper()
    keeper.tell('open')
    with Kiosk(world) as kiosk:
        kiosk.see(OUT_OF_ORDER)
        keeper.end()
        kiosk.see(ATTRACT)
        kiosk.end()


def test_killed_after_thanks(world):
    set_up(world)
    with Kiosk(world) as kiosk:
        kiosk.wake()
        walk.press(kiosk.see(HOME))
        kiosk.see(THANKS)
        kiosk.process.kill()
    assert taps(world) == 2


def test_disk_never_flushes(world):
    """Every flush of the journal fails: nobody is thanked, and the tap counts once at most."""
    if shutil.which('strace') is None:
        raise shared.Skip('there is no strace')
    set_up(world)
    prefix = ('strace', '-f', '--seccomp-bpf', '-o', world.folder / 'strace.log', '-P', world.state / 'day-book.db-wal',
              '-e', 'trace=fdatasync', '-e', 'inject=fdatasync:error=EIO')
    with Kiosk(world, prefix) as kiosk:
        kiosk.wake()
        walk.press(kiosk.see(HOME))
        kiosk.see(NOT_RECORDED)
        assert not any(walk.find_place(sign) for sign in THANKS)
        with open(f'/proc/{kiosk.process.pid}/task/{kiosk.process.pid}/children', encoding='ascii') as children:
            os.kill(int(children.read()), signal.SIGKILL)
        kiosk.process.wait(shared.WAIT_S)
    assert taps(world) in (1, 2)


if __name__ == '__main__':
    try:
        shared.main(globals())
    finally:
        with contextlib.suppress(GLib.Error):  # it was never asked for
            walk.stop_accessibility()
