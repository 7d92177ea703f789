# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff at the kiosk as it is started: by touch, by keyboard, and with the plug pulled."""
import re

import kiosk_driver as driver
from kiosk_driver import ATTRACT, INSTALLED, xdotool

PIN = '820471'
NEW_PIN = '914850'
WAY_IN = 'Cán bộ phường'


def start(world):
    """Returns the kiosk on the page of the PIN, and the recovery code."""
    world.set_up()
    said = world.tally('setup', '--state', world.state, '--staff-pin', PIN)
    code = re.search(r'\d{4} \d{4} \d{4}', said)[0].replace(' ', '')
    kiosk = world.start()
    enter(kiosk)
    return kiosk, code


def enter(kiosk):
    kiosk.wake()
    kiosk.press_button(WAY_IN)
    kiosk.wait_for('Cán bộ phường: nhập mã PIN')


def type_digits(kiosk, digits):
    kiosk.take_focus()
    xdotool('key', *digits, 'Return')


def unlock(kiosk, pin):
    type_digits(kiosk, pin)
    kiosk.press_button('Để sau')
    kiosk.wait_for('Thiết lập')


def pull_the_plug(kiosk):
    kiosk.process.kill()
    kiosk.process.wait()


def test_saved_is_on_disk(world):
    """The plug is pulled as soon as the screen says that it is saved."""
    kiosk, _ = start(world)
    unlock(kiosk, PIN)
    kiosk.press_button('Thiết lập')
    kiosk.press_button('Nút của người dân')
    kiosk.press_button('Chỉ người hỗ trợ ghi')
    kiosk.wait_for('Đã lưu.')
    pull_the_plug(kiosk)
    assert 'hidden from residents' in world.tally('setup', '--state', world.state)
    kiosk = world.start()
    kiosk.wait_for(ATTRACT)
    kiosk.press((540, 960))
    kiosk.wait_for(WAY_IN)
    assert kiosk.find(INSTALLED) is None
    assert kiosk.stop() == 0


def overlap(one, other):
    """The middle of what both boxes cover."""
    box = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    assert box[0] + 4 < box[2] and box[1] + 4 < box[3], f'{one} and {other} have no place in common: choose others'
    return driver.middle(box)


def test_double_tap_changes_no_setting(world):
    """Its second half falls on a choice that was not there before, on the same screen."""
    kiosk, _ = start(world)
    unlock(kiosk, PIN)
    kiosk.press_button('Thiết lập')
    button = kiosk.wait_for_box('Bảng của người hỗ trợ')
    kiosk.press_button('Bảng của người hỗ trợ')
    place = overlap(button, kiosk.wait_for_box('Mở bằng mã của ca'))
    kiosk.press_button('Quay lại')
    kiosk.wait_for('Ngôn ngữ')
    # When the page comes is not known: some of these fall on the button, none long after the page came; on a machine
    # that is not slow, some fall on the choice.
    tap = ['mousedown', 1, 'mouseup', 1]
    xdotool('mousemove', *place, *tap, *(4 * ['sleep', 0.05, *tap]))
    kiosk.wait_for('Mở không cần mã')
    kiosk.press_button('Quay lại')
    kiosk.wait_for('Ngôn ngữ')
    assert kiosk.stop() == 0
    assert 'they have no panel' in world.tally('setup', '--state', world.state)


def test_forgotten_pin(world):
    """Until the new code is written down the old ones are good; from then on the new ones are, whatever happens."""
    kiosk, code = start(world)
    kiosk.press_button('Quên mã PIN?')
    kiosk.wait_for('Quên mã PIN: nhập mã khôi phục')
    type_digits(kiosk, code)
    kiosk.wait_for('Chọn mã PIN mới')
    type_digits(kiosk, NEW_PIN)
    kiosk.wait_for('Nhập lại mã PIN mới')
    type_digits(kiosk, NEW_PIN)
    kiosk.wait_for('Mã khôi phục mới')
    pull_the_plug(kiosk)

    kiosk = world.start()
    enter(kiosk)
    kiosk.press_button('Quên mã PIN?')
    kiosk.wait_for('Quên mã PIN: nhập mã khôi phục')
    type_digits(kiosk, code)
    kiosk.wait_for('Chọn mã PIN mới')
    type_digits(kiosk, NEW_PIN)
    kiosk.wait_for('Nhập lại mã PIN mới')
    type_digits(kiosk, NEW_PIN)
    kiosk.press_button('Đã ghi lại')
    kiosk.wait_for('Để sau')
    pull_the_plug(kiosk)

    kiosk = world.start()
    enter(kiosk)
    type_digits(kiosk, PIN)
    kiosk.wait_for('Mã PIN chưa đúng')
    unlock(kiosk, NEW_PIN)
    assert kiosk.stop() == 0


if __name__ == '__main__':
    driver.main(globals())
