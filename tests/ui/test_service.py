# SPDX-License-Identifier: GPL-3.0-or-later
"""The kiosk as systemd starts it: what it tells, and when."""
import contextlib
import signal
import socket
import subprocess

import kiosk_driver as driver
from kiosk_driver import ATTRACT, OUT_OF_ORDER

FEED = b'WATCHDOG=1'
PERIOD_S = 0.6


@contextlib.contextmanager
def listening(world):
    """The socket on which systemd would listen."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as server:
        server.bind(str(world.folder / 'notify'))
        server.settimeout(driver.DEADLINE_S)
        yield server


def start(world, *options, **environment):
    return world.start(*options, NOTIFY_SOCKET=str(world.folder / 'notify'), **environment)


def start_fed(world):
    return start(world, WATCHDOG_USEC=str(round(PERIOD_S * 1e6)), WATCHDOG_PID='1')


def take_picture():
    """Of what is on the display at this moment."""
    return subprocess.run(['import', '-window', 'root', '-depth', '8', 'rgb:-'], check=True, capture_output=True).stdout


def read_all(server):
    """What waits to be read."""
    found = []
    server.setblocking(False)
    with contextlib.suppress(BlockingIOError):
        while True:
            found.append(server.recv(256))
    server.settimeout(driver.DEADLINE_S)
    return found


def is_quiet(server, seconds):
    server.settimeout(seconds)
    try:
        server.recv(256)
        return False
    except TimeoutError:
        return True
    finally:
        server.settimeout(driver.DEADLINE_S)


def test_ready_is_a_picture(world):
    world.set_up()
    with listening(world) as server:
        kiosk = start(world)
        assert server.recv(256) == b'READY=1'
        assert len(set(take_picture())) > 10, 'there is nothing to be seen yet'
        kiosk.wait_for(ATTRACT)
        assert kiosk.stop() == 0
        assert read_all(server) == [b'STOPPING=1']


def test_out_of_order_is_ready(world):
    """It says what staff do; to be started again and again would not help."""
    with listening(world) as server:
        kiosk = start_fed(world)
        assert server.recv(256) == b'READY=1'
        at_once = take_picture()
        kiosk.wait_for(OUT_OF_ORDER)
        assert at_once == take_picture(), 'READY=1 came before the screen that says so'
        assert server.recv(256) == FEED
        assert kiosk.stop() == 0


def test_stopped_is_not_fed(world):
    world.set_up()
    with listening(world) as server:
        kiosk = start_fed(world)
        assert [server.recv(256) for _ in range(4)] == [b'READY=1', FEED, FEED, FEED]
        kiosk.process.send_signal(signal.SIGSTOP)
        read_all(server)
        assert is_quiet(server, 2 * PERIOD_S), 'a program that stands still was fed'
        kiosk.process.send_signal(signal.SIGCONT)
        assert server.recv(256) == FEED
        assert kiosk.stop() == 0
        assert read_all(server)[-1] == b'STOPPING=1'


def scan():
    """What a phone reads on the display."""
    return subprocess.run('import -window root png:- | zbarimg --quiet --raw -', shell=True, check=False,
                          capture_output=True, encoding='utf-8').stdout.strip()


def press_everything(kiosk):
    kiosk.take_focus()
    for key in ('Tab', 'Return', 'space', 'Escape', 'F1', 'Menu', 'ctrl+shift+i', 'ctrl+shift+d', 'ctrl+q', 'alt+F4'):
        driver.xdotool('key', key)
    for place in ((540, 200), (540, 960), (540, 1700)):
        for button in (1, 2, 3):
            driver.xdotool('mousemove', *place, 'click', button)


def test_maintenance(world):
    """The page is there without a book, is fed, says why, and stands still whatever is pressed."""
    reason = world.folder / 'reason'
    reason.write_text('watchdog dumped ABRT\nPhường Tân Sơn Hòa, máy 1\n', encoding='utf-8')
    with listening(world) as server:
        kiosk = world.start('--maintenance', reason, NOTIFY_SOCKET=str(world.folder / 'notify'), WATCHDOG_USEC='600000',
                            XDG_STATE_HOME=str(world.folder / 'home'))
        assert [server.recv(256) for _ in range(3)] == [b'READY=1', FEED, FEED]
        kiosk.wait_for('Máy đang bảo trì')
        kiosk.wait_for('Chương trình bị treo')
        assert scan().splitlines()[1:] == ['watchdog dumped ABRT', 'Phuong Tan Son Hoa, may 1']
        before, windows = take_picture(), kiosk.windows()
        press_everything(kiosk)
        read_all(server)
        assert server.recv(256) == FEED
        assert take_picture() == before and kiosk.windows() == windows
        assert kiosk.stop() == 0
        assert read_all(server)[-1] == b'STOPPING=1'
    assert not (world.folder / 'home').exists(), 'a page that shows a reason made a folder'


def test_maintenance_without_a_reason(world):
    """A file that is not there, or is no file."""
    for path in (world.folder / 'none', world.folder):
        with listening(world) as server:
            kiosk = start(world, '--maintenance', path)
            assert server.recv(256) == b'READY=1'
            kiosk.wait_for('Không rõ nguyên nhân')
            assert kiosk.stop() == 0
        (world.folder / 'notify').unlink()


if __name__ == '__main__':
    driver.main(globals())
