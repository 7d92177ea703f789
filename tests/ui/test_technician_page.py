# SPDX-License-Identifier: GPL-3.0-or-later
"""The technician's page of the kiosk as it is started: back to a backup, and a machine that begins anew."""
import datetime
import os
import re
import subprocess

import kiosk_driver as driver
from kiosk_driver import ATTRACT, INSTALLED, OUT_OF_ORDER, poll, xdotool

RECORD_TAPS = os.environ['RECORD_TAPS']
PIN = '820471'
WAY_IN = 'Cán bộ phường ›'
FIRST_START = 'Đúng chiều'
ZONE = datetime.timezone(datetime.timedelta(hours=7))


def record_tap(world):
    subprocess.run([RECORD_TAPS, world.state, 'self', 'installed'], check=True, timeout=driver.DEADLINE_S)


def start(world):
    """One person in a backup, and another one after it. Returns the kiosk and the recovery code."""
    world.set_up()
    said = world.tally('setup', '--state', world.state, '--staff-pin', PIN)
    code = re.search(r'\d{4} \d{4} \d{4}', said)[0].replace(' ', '')
    record_tap(world)
    stick = world.folder / 'stick'
    stick.mkdir()
    world.tally('export', '--state', world.state, '--to', stick)
    record_tap(world)
    assert world.count()[0] == 2
    return world.start(), code


def enter(kiosk, code):
    kiosk.wake()
    kiosk.press_button(WAY_IN, is_whole=True)
    kiosk.press_button('Kỹ thuật viên ›', is_whole=True)
    kiosk.wait_for('Kỹ thuật viên: nhập mã khôi phục')
    kiosk.take_focus()
    xdotool('key', *code, 'Return')
    kiosk.wait_for('Đặt lại mã PIN')


def choose(world, kiosk):
    """The only backup there is, which is called by the moment that it was written at."""
    [backup] = world.state.glob('backup-*.db')
    written = datetime.datetime.fromtimestamp(int(backup.stat().st_mtime), ZONE)
    kiosk.press_button('Khôi phục từ bản sao lưu')
    kiosk.press_button(f'{written:%d/%m/%Y %H:%M} · 1 lượt người')
    kiosk.press_button('Khôi phục bản này')
    kiosk.press_button('Đúng, khôi phục')
    kiosk.wait_for('Đã xong.')


def wait_for_book_aside(world, number):
    poll((world.state / f'aside-{number:06}' / 'day-book.db').exists, 'the book of before is not kept')


def begin_anew(kiosk):
    """Escape answers the question with no, and is no way out of what was answered with yes."""
    kiosk.press_button('Máy mới')
    kiosk.press_button('Làm máy mới')
    kiosk.wait_for('Đúng, làm máy mới')
    xdotool('key', 'Escape')
    kiosk.press_button('Làm máy mới')
    kiosk.press_button('Đúng, làm máy mới')
    kiosk.wait_for('Đã xong.')
    xdotool('key', 'Escape')
    kiosk.press_button('Mở lại máy')
    kiosk.wait_for(FIRST_START)


def test_restore(world):
    """It goes on with the book of the backup, without being started anew, and counts in it."""
    kiosk, code = start(world)
    enter(kiosk, code)
    choose(world, kiosk)
    kiosk.press_button('Mở lại máy')
    wait_for_book_aside(world, 1)
    kiosk.press(kiosk.wake())
    kiosk.finish()
    assert kiosk.stop() == 0
    assert world.count()[0] == 2


def test_power_cut_and_new_machine(world):
    """The next start finds the backup, as it was asked for; its code is good, and that book is kept in its turn."""
    kiosk, code = start(world)
    enter(kiosk, code)
    choose(world, kiosk)
    kiosk.process.kill()
    kiosk.process.wait()
    kiosk = world.start()
    wait_for_book_aside(world, 1)
    assert kiosk.stop() == 0
    assert world.count()[0] == 1

    kiosk = world.start()
    enter(kiosk, code)
    begin_anew(kiosk)
    wait_for_book_aside(world, 2)
    assert kiosk.find(INSTALLED) is None and kiosk.find(ATTRACT) is None
    assert kiosk.stop() == 0


def test_book_that_is_damaged(world):
    """Its code cannot be compared, so that nobody gets in; what the handbook says then ends at a first start."""
    world.set_up()
    (world.state / 'day-book.db').write_bytes(4096 * b'no book ')
    kiosk = world.start()
    kiosk.press(kiosk.wait_for(OUT_OF_ORDER))
    kiosk.wait_for('Dữ liệu bị hỏng')
    assert kiosk.find(WAY_IN) is None and kiosk.find(INSTALLED) is None
    assert kiosk.stop() == 0

    world.state.rename(world.folder / 'kiosk-hong')
    world.state.mkdir(0o700)
    (world.state / 'new-kiosk').touch()
    kiosk = world.start()
    kiosk.wait_for(FIRST_START)
    assert kiosk.stop() == 0


if __name__ == '__main__':
    driver.main(globals())
