# SPDX-License-Identifier: GPL-3.0-or-later
"""A training at the kiosk as it is started: begun, marked, ended, and with the plug pulled."""
import sqlite3

import kiosk_driver as driver
from kiosk_driver import ATTRACT, poll, xdotool

PIN = '820471'
DEMO_PIN = '739154'
WAY_IN = 'Cán bộ phường ›'
PART = 'Tập huấn'
MARK = 'Tập huấn – không tính số liệu'
PIN_PAGE = 'Cán bộ phường: nhập mã PIN'
PANEL = ('Dành cho người hỗ trợ ›', 'Cán bộ phường', WAY_IN)


def start(world):
    """A kiosk in service that has counted one person."""
    world.set_up()
    world.tally('setup', '--state', world.state, '--staff-pin', PIN)
    kiosk = world.start()
    tap(kiosk)
    return kiosk


def tap(kiosk):
    kiosk.press(kiosk.wake())
    kiosk.finish()


def unlock(kiosk, pin=PIN, way=(WAY_IN,)):
    kiosk.wake()
    for name in way:
        kiosk.press_button(name, is_whole=True)
    kiosk.wait_for(PIN_PAGE)
    type_pin(kiosk, pin)


def type_pin(kiosk, pin):
    kiosk.take_focus()
    xdotool('key', *pin, 'Return')
    kiosk.press_button('Để sau')
    kiosk.wait_for('Thiết lập')


def begin(kiosk):
    kiosk.press_button(PART, is_whole=True)
    kiosk.press_button('Bắt đầu tập huấn')
    kiosk.press_button('Có, bắt đầu ngay')
    kiosk.wait_for(ATTRACT)
    kiosk.wait_for(MARK)


def end(kiosk):
    kiosk.press_button(PART, is_whole=True)
    kiosk.press_button('Kết thúc tập huấn')
    kiosk.wait_for(ATTRACT)
    assert kiosk.find(MARK) is None


def files(world):
    """What is in the book in service, byte by byte."""
    return {path.name: path.read_bytes() for path in world.state.iterdir() if path.is_file()}


def trainings(world):
    """What the log says of them, the oldest first: of each end, whether it belongs to a start."""
    [book] = world.state.glob('*.db')
    with sqlite3.connect(book) as connection:
        rows = connection.execute("SELECT outcome, began <> 0 FROM event WHERE what = 'training' ORDER BY seq").fetchall()
    connection.close()
    return rows


def is_gone(world):
    return not (world.state / 'training').exists()


def assert_in_service(world, kiosk, outcome):
    """Nothing is left of a training but two lines in the log."""
    kiosk.wait_for(ATTRACT)
    assert kiosk.find(MARK) is None
    poll(lambda: is_gone(world), 'the records of the training stay')
    assert kiosk.stop() == 0
    assert world.count()[:2] == [1, 1], world.count()
    assert trainings(world) == [('', 0), (outcome, 1)], trainings(world)


def test_training(world):
    """The mark is there and nobody is counted; and in the end the figures are what they were."""
    kiosk = start(world)
    unlock(kiosk)
    begin(kiosk)
    before = files(world)
    kiosk.press(kiosk.wake())
    kiosk.finish()
    kiosk.wake()
    kiosk.wait_for(MARK)
    kiosk.press_button(WAY_IN)
    kiosk.wait_for(PIN_PAGE)
    assert kiosk.find('Quên mã PIN?') is None
    type_pin(kiosk, PIN)
    kiosk.wait_for(MARK)
    assert files(world) == before
    end(kiosk)
    assert_in_service(world, kiosk, 'done')


def test_plug_pulled(world):
    """In the middle of a training: the next start is in service."""
    kiosk = start(world)
    unlock(kiosk)
    begin(kiosk)
    before = files(world)
    tap(kiosk)
    kiosk.process.kill()
    kiosk.process.wait()
    assert files(world) == before
    assert_in_service(world, world.start(), 'left')


def test_stopped(world):
    """As the system stops a program: the same."""
    kiosk = start(world)
    unlock(kiosk)
    begin(kiosk)
    tap(kiosk)
    assert kiosk.stop() == 0
    assert_in_service(world, world.start(), 'left')


def test_second_instance(world):
    """Somebody starts the program once more: it is in service and leaves the training alone, which then waits for it."""
    kiosk = start(world)
    unlock(kiosk)
    begin(kiosk)
    tap(kiosk)
    other = world.start()
    other.wait_for(ATTRACT)
    assert kiosk.process.poll() is None
    assert not is_gone(world)
    kiosk.process.kill()
    kiosk.process.wait()
    assert other.stop() == 0
    assert_in_service(world, world.start(), 'left')


def test_demonstration(world):
    """A trial has its trainings, too, and goes on as a trial."""
    kiosk = world.start('--demo')
    unlock(kiosk, DEMO_PIN, PANEL)
    begin(kiosk)
    tap(kiosk)
    unlock(kiosk, DEMO_PIN, PANEL)
    end(kiosk)
    assert kiosk.find('Dùng thử')
    assert kiosk.stop() == 0


if __name__ == '__main__':
    driver.main(globals())
