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
    return machine.read_until(lambda path: sight.find(path, text), f'“{text}” on the screen', seconds)


def press(machine, text, seconds=30):
    """Touches `text` as soon as it is there, and waits until that has changed the screen and it stands still."""
    place = see(machine, text, seconds)
    touch(machine, place)
    return place


def tap(machine, text, seconds=30):
    """The same where what follows does not stand still, and does not stay: a page that counts down."""
    place = see(machine, text, seconds)
    machine.touch(place)
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
    digits = re.findall(r'\d{4}', machine.read(sight.read_all))
    if len(digits) < 3:
        raise guest.Lost(f'no recovery code to be read: {digits}')
    return ''.join(digits[:3])


def touch_corners(machine):
    """The square goes round the corners, from the upper left."""
    for place in ((30, 30), (machine.size[0] - 30, 30), (machine.size[0] - 30, machine.size[1] - 30), (30, machine.size[1] - 30)):
        touch(machine, place)


def choose_pin(machine):
    type_digits(machine, STAFF_PIN)
    see(machine, 'Nhập lại mã PIN')
    type_digits(machine, STAFF_PIN)


def write_code_down(machine):
    code = read_recovery_code(machine)
    press(machine, 'Đã ghi lại')
    see(machine, 'Nhập lại mã đã ghi ra giấy')
    type_digits(machine, code)
    return code


def confirm_scan(machine):
    """The button by its place: its word stands in the question, too, and is read there more easily."""
    touch(machine, (machine.size[0] * 0.26, machine.size[1] * 0.8))


# The pages of the first start by their titles, in no order: which button is pressed, or what is done.
PAGES = {
    'Xoay màn hình': 'Đúng chiều', 'Chạm vào ô vuông xanh ở góc': touch_corners, 'Ngày giờ': 'Đúng',
    'Máy này thay cho máy cũ?': 'Không, nhập tay', 'Tệp cài đặt của kỹ thuật viên': 'Dùng các giá trị này',
    'Máy đặt ở phường nào?': 'Đúng phường này', 'Máy này là máy số mấy của phường?': 'Đúng, máy số 1',
    'Đặt mã PIN cho cán bộ phường': choose_pin, 'Hiện mã': 'Hiện mã', 'Đã ghi lại': write_code_down,
    'Chỉ tiêu phường được giao': 'Chưa có, bước tiếp', 'Thử mã QR': confirm_scan, 'Máy đã sẵn sàng': 'Bắt đầu phục vụ'}
ATTRACT = 'Chạm vào màn hình để bắt đầu'


def find_page(path):
    """The title of the page that is there; None where it is none of the first start."""
    for lines in sight.read_in_all_ways(path):
        for title in (ATTRACT, *PAGES):
            if sight.find_whole(lines, title) or (len(title) > 20 and sight.find_parts(lines, title)):
                return title
    return None


def set_up(machine, keep=lambda name: None):
    """From the first start to the service. The recovery code."""
    code = None
    # There is nothing on the screen before the book is open.
    machine.read_until(lambda path: find_page(path) in PAGES, 'the first start', 90)
    keep('first-start')
    for _ in range(4 * len(PAGES)):
        title = machine.read_until(find_page, 'a page of the first start that is known', 60)
        if title == ATTRACT:
            keep('attract')
            return code
        if title in ('Đã ghi lại', 'Thử mã QR', 'Máy đã sẵn sàng'):
            keep({'Đã ghi lại': 'recovery-code', 'Thử mã QR': 'scan-test'}.get(title, 'set-up-done'))
        action = PAGES[title]
        if callable(action):
            code = action(machine) or code
        else:
            press(machine, action)
    raise guest.Lost('the first start does not come to an end')


def wake(machine):
    touch(machine, (machine.size[0] / 2, machine.size[1] / 2))
    see(machine, HOME)


def visit(machine, keep=lambda name: None):
    """A resident who installs, and signs in."""
    wake(machine)
    keep('home')
    tap(machine, HOME)
    see(machine, 'Xin cảm ơn!')
    keep('thanks')
    # The first answer, by its place: the question above has the same words.
    machine.touch((machine.size[0] * 0.19, machine.size[1] * 0.62))
    tap(machine, 'Xong')
    see(machine, ATTRACT)


def open_panel(machine):
    """The helpers' panel, from home or the first screen."""
    if not machine.read(lambda path: sight.find(path, HOME)):
        wake(machine)
    press(machine, 'Dành cho người hỗ trợ ›')
    see(machine, 'Ca này ai hỗ trợ?')
    press(machine, 'Tổ công nghệ số cộng đồng')
    see(machine, 'Có sẵn từ trước')


def unlock(machine):
    """The staff's screens, from the helpers' panel."""
    press(machine, 'Cán bộ phường ›')
    type_digits(machine, STAFF_PIN)
    found = machine.read_until(lambda path: [text for text in ('Chép ra USB', 'Thử mã QR') if sight.find(path, text)],
                               'the staff\'s screens')
    if 'Thử mã QR' in found:
        confirm_scan(machine)


def export(machine, path, name='stick'):
    """Puts the stick in and exports to it."""
    press(machine, 'Chép ra USB')
    machine.plug_in_stick(path, name)
    start_export(machine)
    see(machine, DONE, 90)


def start_export(machine):
    """Touches the button, which is right of the one that leads to the page, once a stick is there."""
    see(machine, 'USB đã sẵn sàng.')
    place = machine.read_until(lambda path: sight.find(path, 'Chép ra USB', lambda place: place[0] > machine.size[0] / 4),
                               'the button of the export')
    machine.touch(place)
    return place
