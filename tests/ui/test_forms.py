# SPDX-License-Identifier: GPL-3.0-or-later
"""Each form of the staff's pages filled in on the kiosk as it is started, once by touch and once by keyboard alone, and
looked up in the book."""
import datetime
import sqlite3
import time
import zoneinfo

import kiosk_driver as driver
from kiosk_driver import Atspi, GLib, poll, xdotool

PIN = '820471'
WAY_IN = 'Cán bộ phường'
UNIT = 'Hội Liên hiệp Phụ nữ'
SETUP = f'[Kiosk]\nFormat=1\n[Unit hpn]\nAudience=member\nName={UNIT}\n'
MOST_TABS = 60


class Finger:
    """Presses what it sees, once it has read it."""

    def __init__(self, kiosk):
        self.kiosk = kiosk

    def wake(self):
        self.kiosk.wake()

    def choose(self, name):
        """A heading may begin with the words of a button."""
        what = f'“{name}” does not come'
        poll(lambda: self.kiosk.find(name, is_whole=True) or self.kiosk.find(name), what)
        time.sleep(driver.READING_S)
        self.kiosk.press(poll(lambda: self.kiosk.find(name, is_whole=True) or self.kiosk.find(name), what))

    def type(self, digits):
        """On the pad, which stays where it is."""
        places = {digit: self.kiosk.wait_for(digit, is_whole=True) for digit in set(digits)}
        for digit in digits:
            self.kiosk.press(places[digit])
            time.sleep(0.1)


class Keys:
    """Tab until it is there, and Return: no pointer."""

    def __init__(self, kiosk):
        self.kiosk = kiosk

    def wake(self):
        self.kiosk.wait_for(driver.ATTRACT)
        self.kiosk.take_focus()
        xdotool('key', 'space')
        self.kiosk.wait_for(driver.INSTALLED)

    def find_focus(self):
        """The name of what has the keyboard."""
        try:
            for node in self.kiosk.nodes():
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return (node.get_name() or '').replace('\u00a0', ' ')
        except (AttributeError, GLib.Error, StopIteration):  # it has just gone
            pass
        return None

    def choose(self, name):
        self.kiosk.wait_for(name)
        passed = []
        focus = poll(self.find_focus, 'nothing has the keyboard')
        while not focus.startswith(name):
            passed.append(focus)
            assert len(passed) <= MOST_TABS, f'“{name}” is not reached by Tab: {passed}'
            xdotool('key', 'Tab')
            focus = self.wait_for_next(focus)
        xdotool('key', 'Return')

    def wait_for_next(self, last):
        def find_other():
            focus = self.find_focus()
            return focus if focus != last else None
        return poll(find_other, f'Tab stays on {last}')

    def type(self, digits):
        xdotool('key', *digits)


def start(world, hand_type, is_tapped=False):
    """The staff's pages, reached by the hand that fills them in; after somebody installed, where `is_tapped`."""
    world.set_up()
    settings = world.folder / 'setup.ini'
    settings.write_text(SETUP, encoding='utf-8')
    world.tally('setup', '--state', world.state, '--file', settings, '--staff-pin', PIN)
    kiosk = world.start()
    hand = hand_type(kiosk)
    hand.wake()
    if is_tapped:
        hand.choose(driver.INSTALLED)
        hand.choose(driver.DONE)
        hand.wake()
    hand.choose(WAY_IN)
    kiosk.wait_for('Cán bộ phường: nhập mã PIN')
    hand.type(PIN)
    hand.choose('Nhập')
    hand.choose('Để sau')
    kiosk.wait_for('Thiết lập')
    return kiosk, hand


def ask(world, question):
    """What the book says after the end of the kiosk."""
    book = sqlite3.connect(f'file:{world.state}/day-book.db?immutable=1', uri=True)
    try:
        return book.execute(question).fetchall()
    finally:
        book.close()


def today():
    return datetime.datetime.now(zoneinfo.ZoneInfo('Asia/Ho_Chi_Minh')).date()


def report_unit(world, hand_type):
    kiosk, hand = start(world, hand_type)
    hand.choose('Đơn vị báo')
    hand.choose(UNIT)
    for field, number in (('Số người thuộc diện', '50'), ('Trong đó, đã cài', '31'), ('Trong đó, đã đăng nhập', '20')):
        hand.choose(field)
        hand.type(number)
        kiosk.wait_for(f'{field}: {number}')
    hand.choose('Lưu')
    kiosk.wait_for('Số liệu đơn vị báo')
    assert kiosk.stop() == 0
    assert ask(world, 'SELECT form, date, unit, replaces FROM sheet') == [('unit', today().isoformat(), 'hpn', '')]
    assert ask(world, 'SELECT audience, figure, count FROM sheet_line ORDER BY count') == [
        ('member', 'app_signed_in', 20), ('member', 'app_installed', 31), ('member', 'concerned', 50)]


def report_outreach(world, hand_type):
    kiosk, hand = start(world, hand_type)
    hand.choose('Đơn vị báo')
    hand.choose('Ngoài trụ sở')
    hand.choose('Nhập phiếu mới')
    hand.choose('Nơi: …')
    hand.choose('Chợ')
    hand.choose('Lực lượng: …')
    hand.choose('Công an')
    hand.choose('Người dân: 0')
    hand.type('7')
    hand.choose('Xong')
    kiosk.wait_for('Người dân: 7')
    hand.choose('Lưu')
    kiosk.wait_for('Các buổi ngoài trụ sở')
    assert kiosk.stop() == 0
    assert ask(world, 'SELECT form, date, place, team FROM sheet') == [
        ('outreach', today().isoformat(), 'market', 'police')]
    assert ask(world, 'SELECT audience, count FROM sheet_line WHERE count > 0') == [('resident', 7)]


def set_target(world, hand_type):
    kiosk, hand = start(world, hand_type)
    hand.choose('Chỉ tiêu')
    hand.choose('Nhập chỉ tiêu mới')
    hand.choose('Tính số:')
    hand.choose('Đã đăng nhập')
    hand.choose('Chỉ tiêu: …')
    hand.choose('Chỉ tiêu, người')
    hand.type('1200')
    hand.choose('Nền')
    hand.type('3000')
    hand.choose('Xong')
    hand.choose('Thời gian: …')
    hand.choose('Ngày đầu')
    hand.type('01112026')
    hand.choose('Ngày cuối')
    hand.type('31122027')
    hand.choose('Xong')
    hand.choose('Lưu')
    kiosk.wait_for('Nhập chỉ tiêu mới')
    assert kiosk.stop() == 0
    assert ask(world, 'SELECT name, measure, figures, number, base, from_day, until_day, ended FROM target') == [
        ('city_plan', 'signed_in', 'helper', 1200, 3000, '2026-11-01', '2027-12-31', 0)]


def show_days(hand, first, last):
    hand.choose('Tự chọn')
    for field, day in (('Từ ngày', first), ('Đến hết ngày', last)):
        hand.choose(field)
        hand.type(day.strftime('%d%m%Y'))
    hand.choose('Xem số liệu')
    hand.kiosk.wait_for(f'Từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}')


def choose_days(world, hand_type):
    """Days are not written down: the page says of which it shows the figures, and whom it counted on them."""
    first, last = today() - datetime.timedelta(days=9), today()
    kiosk, hand = start(world, hand_type, is_tapped=True)
    hand.choose('Số liệu')
    show_days(hand, first, last)
    kiosk.wait_for('Đã ghi 1 lượt người = 1 được tính')
    show_days(hand, first, last - datetime.timedelta(days=1))
    kiosk.wait_for('Đã ghi 0 lượt người')
    assert kiosk.stop() == 0
    assert world.tally('show', '--state', world.state, '--from', first, '--to', last).count(f'{last:%d/%m/%Y}') > 0


def change_settings(world, hand_type):
    kiosk, hand = start(world, hand_type)
    hand.choose('Thiết lập')
    for row, choice in (('Ngôn ngữ', 'Chỉ tiếng Việt'), ('Màn hình đầu', 'Hình đứng yên'), ('Wi-Fi cho khách', 'Tạm cất'),
                        ('Nút của người dân', 'Chỉ người hỗ trợ ghi'), ('Bảng của người hỗ trợ', 'Mở không cần mã')):
        hand.choose(row)
        hand.choose(choice)
        kiosk.wait_for(f'{row}: ')
    hand.choose('Thời gian chờ')
    hand.choose('Số giây không chạm')
    hand.type('90')
    hand.choose('Số giây khi đọc hướng dẫn')
    hand.type('240')
    hand.choose('Lưu')
    kiosk.wait_for('Thời gian chờ: 90 giây')
    hand.choose('Tháng báo cáo')
    hand.choose('Ngày cuối của tháng báo cáo')
    hand.type('14')
    hand.choose('Lưu')
    kiosk.wait_for('Tháng báo cáo: Chốt ngày 14')
    assert kiosk.stop() == 0
    expected = {'languages': 'vi', 'attract_still': '1', 'wifi_hidden': '1', 'resident_buttons': '0',
                'helper_panel': 'open', 'idle_s': '90', 'idle_reading_s': '240', 'cut_off_day': '14'}
    found = dict(ask(world, 'SELECT key, value FROM setting'))
    assert {key: found.get(key) for key in expected} == expected, found
    assert 'hidden from residents' in world.tally('setup', '--state', world.state)


def test_escape_is_the_way_back(world):
    """From a form inside a part to its list, from a question to what it was asked of, and no further."""
    kiosk, hand = start(world, Keys)
    hand.choose('Thiết lập')
    hand.choose('Ngôn ngữ')
    kiosk.wait_for('Chỉ tiếng Việt')
    xdotool('key', 'Escape')
    kiosk.wait_for('Thời gian chờ: ')
    hand.choose('Đơn vị báo')
    hand.choose(UNIT)
    hand.choose('Số người thuộc diện')
    hand.type('50')
    kiosk.wait_for('Số người thuộc diện: 50')
    xdotool('key', 'Escape')
    kiosk.wait_for('Số liệu đơn vị báo')
    assert kiosk.stop() == 0
    assert ask(world, 'SELECT count(*) FROM sheet') == [(0,)]


def test_unit_by_touch(world):
    report_unit(world, Finger)


def test_unit_by_keyboard(world):
    report_unit(world, Keys)


def test_outreach_by_touch(world):
    report_outreach(world, Finger)


def test_outreach_by_keyboard(world):
    report_outreach(world, Keys)


def test_target_by_touch(world):
    set_target(world, Finger)


def test_target_by_keyboard(world):
    set_target(world, Keys)


def test_days_by_touch(world):
    choose_days(world, Finger)


def test_days_by_keyboard(world):
    choose_days(world, Keys)


def test_settings_by_touch(world):
    change_settings(world, Finger)


def test_settings_by_keyboard(world):
    change_settings(world, Keys)


if __name__ == '__main__':
    driver.main(globals())
