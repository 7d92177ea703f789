# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do at the kiosk, in their order; each step is taken when the words for it can be read."""
import re

import guest
import sight

STAFF_PIN = '739154'
LINK = 'https://congdanso.tphcm.gov.vn/cds-tphcm'
SETUP = f'''[Kiosk]
Format=1
Ward=27004
Number=1
Link={LINK}

[Screen]
HelperPanel=open
'''

HOME = 'Tôi đã cài xong'
DONE = 'Đã chép xong. Có thể rút USB.'


def see(machine, text, seconds=30):
    """The place of `text`, as soon as it can be read."""
    def is_there():
        return sight.find(machine.picture(), text)
    return guest.wait_for(is_there, f'“{text}” on the screen', seconds)


def press(machine, text, seconds=30):
    """Touches `text` as soon as it is there, and waits until that has changed the screen and it stands still."""
    place = see(machine, text, seconds)
    touch(machine, place)
    return place


def touch(machine, place):
    before = machine.pixels()
    machine.touch(place)
    try:
        machine.wait_for_change(before, 3)
    except guest.Lost:
        pass
    machine.wait_until_still(8)


def type_digits(machine, digits, has_end=True):
    for digit in digits:
        machine.key(digit)
    if has_end:
        machine.key('ret')
    machine.wait_until_still(10)


def read_recovery_code(machine):
    digits = re.findall(r'\d{4}', sight.read_all(machine.picture()))
    if len(digits) < 3:
        raise guest.Lost(f'no recovery code to be read: {digits}')
    return ''.join(digits[:3])


def set_up(machine, keep=lambda name: None):
    """From the first start to the service."""
    see(machine, 'Ngày giờ', 90)
    keep('first-start')
    press(machine, 'Đúng')
    see(machine, 'Tệp cài đặt của kỹ thuật viên')
    press(machine, 'Dùng các giá trị này')
    press(machine, 'Đúng phường này')
    press(machine, 'Đúng, máy số 1')
    see(machine, 'Đặt mã PIN cho cán bộ phường')
    type_digits(machine, STAFF_PIN)
    see(machine, 'Nhập lại mã PIN')
    type_digits(machine, STAFF_PIN)
    press(machine, 'Hiện mã')
    see(machine, 'Đã ghi lại')
    keep('recovery-code')
    code = read_recovery_code(machine)
    press(machine, 'Đã ghi lại')
    see(machine, 'Nhập lại mã đã ghi ra giấy')
    type_digits(machine, code)
    press(machine, 'Chưa có, bước tiếp')
    see(machine, 'Thử mã QR')
    keep('scan-test')
    press(machine, 'Đúng')
    press(machine, 'Bắt đầu phục vụ')
    see(machine, 'Chạm vào màn hình để bắt đầu')
    keep('attract')
    return code


def wake(machine):
    machine.touch((machine.size[0] / 2, machine.size[1] / 2))
    see(machine, HOME)


def visit(machine, keep=lambda name: None):
    """A resident who installs, and signs in."""
    wake(machine)
    keep('home')
    press(machine, HOME)
    see(machine, 'Đã đăng nhập')
    keep('thanks')
    press(machine, 'Đã đăng nhập')
    press(machine, 'Xong')


def open_panel(machine):
    """The helpers' panel, from home or the first screen."""
    if not sight.has(machine.picture(), HOME):
        wake(machine)
    press(machine, 'Dành cho người hỗ trợ ›')
    see(machine, 'Ca này ai hỗ trợ?')
    press(machine, 'Tổ công nghệ số cộng đồng')
    see(machine, 'Mới cài, đã đăng nhập')


def unlock(machine):
    """The staff's screens, from the helpers' panel."""
    press(machine, 'Cán bộ phường ›')
    type_digits(machine, STAFF_PIN)
    guest.wait_for(lambda: sight.has(machine.picture(), 'Chép ra USB') or sight.has(machine.picture(), 'Thử mã QR'),
                   'the staff\'s screens')
    if sight.has(machine.picture(), 'Thử mã QR'):
        press(machine, 'Đúng')


def export(machine, path, name='stick'):
    """Puts the stick in and exports to it."""
    press(machine, 'Chép ra USB')
    machine.plug_in_stick(path, name)
    start_export(machine)
    see(machine, DONE, 90)


def start_export(machine):
    """Touches the button, which is right of the one that leads to the page."""
    def is_ready():
        return sight.find(machine.picture(), 'Chép ra USB', lambda place: place[0] > machine.size[0] / 4)
    place = guest.wait_for(is_ready, 'the button of the export', 30)
    machine.touch(place)
    return place
