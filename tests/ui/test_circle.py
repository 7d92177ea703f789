# SPDX-License-Identifier: GPL-3.0-or-later
"""From three kiosks to the desk and back, with the programs as they are started: a week of taps, sticks in the order in
which they come, the desk's window, its receipts, and what a kiosk's own screen then says.

Where PICTURES names a folder, a picture of each step is left there."""
import datetime
import os
import pathlib
import shutil
import subprocess

import kiosk_driver as driver
from kiosk_driver import GLib, poll, walk, xdotool

RECORD_TAPS = os.environ['RECORD_TAPS']
PICTURES = os.environ.get('PICTURES')
SIZE = '1366x768'
PIN = '820471'
WARDS = driver.ROOT / 'assets' / 'content' / 'wards.csv'
ZONE = datetime.timezone(datetime.timedelta(hours=7))

# Ward, number, and how many people a helper notes on each of seven days, beside one who taps; None: it is off.
POINTS = (('26977', '1', (12, 9, 15, 7, None, 11, 4)),
          ('26977', '2', (3, 5, 0, 6, None, 2, 8)),
          ('26968', '1', (20, 18, 22, 17, 9, 25, 13)))
HOA_1, HOA_2, NHAT_1 = ('Phường Tân Sơn Hòa, máy 1', 'Phường Tân Sơn Hòa, máy 2', 'Phường Tân Sơn Nhất, máy 1')

FOLDER_TITLE = 'USB nào, hoặc thư mục bản chép nào?'


def after_faketime():
    """A sanitizer wants to be the first library that is loaded, and faketime is."""
    return ':'.join(filter(None, (os.environ.get('ASAN_OPTIONS'), 'verify_asan_link_order=0')))


def run_on(day, *command):
    """As on a morning of `day`: libfaketime tells the program so, but for the clocks that count from the start."""
    return subprocess.run(['faketime', '-m', '-f', f'@{day} 09:00:00', *map(str, command)], check=True, capture_output=True,
                          encoding='utf-8', timeout=driver.DEADLINE_S,
                          env={**os.environ, 'TZ': 'Asia/Ho_Chi_Minh', 'FAKETIME_DONT_FAKE_MONOTONIC': '1',
                               'ASAN_OPTIONS': after_faketime()}).stdout


class Point:
    """A place with a kiosk, and the stick that goes to and fro."""

    def __init__(self, world, ward, number, people):
        self.ward, self.number, self.people = ward, number, people
        self.state = world.folder / f'state-{ward}-{number}'
        self.stick = world.folder / f'usb-{ward}-{number}'
        self.stick.mkdir()

    def set_up(self, day):
        run_on(day, driver.TALLY, 'setup', '--wards', WARDS, '--state', self.state, '--ward', self.ward, '--number',
               self.number, '--link', driver.LINK, '--link-confirmed', '--staff-pin', PIN, '--confirm-date', day)

    def record(self, day, people):
        if people is not None:
            helped = ['helper', 'installed_signed_in', people] if people else []
            run_on(day, RECORD_TAPS, self.state, 'self', 'installed', *helped)

    def count(self):
        """All that was tapped and noted."""
        return sum(people + 1 for people in self.people if people is not None)

    def export(self, day, stick=None):
        """What is new on the stick: a folder, and its .zip; and what was said."""
        stick = stick or self.stick
        before = set(stick.glob('*/*/*'))
        said = run_on(day, driver.TALLY, 'export', '--state', self.state, '--to', stick)
        return set(stick.glob('*/*/*')) - before, said

    def receipts(self):
        return list(self.stick.glob('*/*/nhan-*.json'))


class Desk(driver.Kiosk):
    """The desk's window."""

    def __init__(self, world, *options):
        super().__init__('--desk', *options, '--window', SIZE, XDG_DATA_HOME=str(world.folder / 'data'))
        world.kiosks.append(self)

    def find_words(self, words):
        """All that is said somewhere in the window with `words` in it; None where nothing is."""
        for node in self.nodes():
            try:
                name = (node.get_name() or '').replace('\u00a0', ' ')
            except GLib.Error:  # it has just gone
                continue
            if words in name:
                return name
        return None

    def hear(self, *all_words):
        for words in all_words:
            poll(lambda words=words: self.find_words(words), f'“{words}” is not said')

    def choose(self, title, path):
        """Types `path` into the desktop's own window that asks for a file or a folder."""
        window = poll(lambda: self.find_windows(title), f'“{title}” does not come')[0]
        xdotool('windowfocus', '--sync', window, 'type', '--delay', 20, path)
        xdotool('key', 'Return')
        poll(lambda: not self.find_windows(title), f'“{title}” does not go')
        self.take_focus()

    def find_windows(self, title):
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', title.replace('?', '.')], check=False,
                              capture_output=True, encoding='utf-8').stdout.split()

    def take(self, stick):
        self.press_button('Chọn thư mục…')
        self.choose(FOLDER_TITLE, stick)

    def show(self, part):
        self.press_button(part, is_whole=True)


def take_picture(name):
    if PICTURES is not None:
        walk.take_picture(pathlib.Path(PICTURES), name)


def tear(paths):
    """As when a stick is pulled out too soon: the end of what was written last never came."""
    for path in paths:
        torn = path / 'cells.csv' if path.is_dir() else path
        os.truncate(torn, torn.stat().st_size // 2)


def take_in(desk, points, world):
    """Each stick as it comes: one by one, one twice, a torn one, an old one after a new one."""
    hoa_1, hoa_2, nhat_1 = points
    desk.show('Nhận số liệu')
    desk.take(hoa_1.stick)
    desk.hear(HOA_1, 'mã máy ')
    take_picture('new-kiosk')
    desk.press_button('Ghi nhận 1 máy và nhận số liệu')
    desk.hear('Đã xong', '6 đợt mới')
    desk.take(world.folder / 'usb-again')
    desk.hear('0 đợt mới', 'Đã nhận từ trước, không có gì mới')
    take_picture('again')
    desk.take(hoa_2.stick)
    desk.press_button('Ghi nhận 1 máy và nhận số liệu')
    desk.hear('2 bị từ chối', HOA_2, 'cells.csv')
    take_picture('torn')
    desk.take(nhat_1.stick)
    desk.press_button('Ghi nhận 1 máy và nhận số liệu')
    desk.hear('7 đợt mới')
    desk.take(world.folder / 'usb-stale')
    desk.hear('0 đợt mới', 'không có gì mới', NHAT_1)
    take_picture('stale')


def give_receipts(desk, points):
    """Onto each stick that came; returns the key that kiosks are to believe."""
    desk.show('Nhận số liệu')
    for point in points:
        desk.take(point.stick)
        desk.hear('Đã xong')
        assert not point.receipts()
        desk.press_button('Ghi biên nhận')
        desk.hear('Đã ghi biên nhận cho 1 máy')
        assert len(point.receipts()) == 1
    take_picture('receipts')
    return desk.find_words('DeskKey=').split('DeskKey=')[1].split()[0]


def look_at_kiosk(world, point, day):
    """What the kiosk's own staff see of it."""
    kiosk = world.start('--state', point.state, '--window', SIZE)
    kiosk.wait_for(driver.ATTRACT)
    kiosk.press((683, 384))
    kiosk.press_button('Cán bộ phường')
    kiosk.wait_for('Cán bộ phường: nhập mã PIN')
    kiosk.take_focus()
    xdotool('key', *PIN, 'Return')
    kiosk.press_button('Để sau')
    kiosk.press_button('Chép ra USB')
    kiosk.wait_for(f'Nơi nhận đã xác nhận số liệu đến {day:%d/%m/%Y}: đủ những gì máy này đã chốt.')
    take_picture('kiosk')
    assert kiosk.stop() == 0


def last_week():
    """From Monday to Sunday: whatever day it is, the window shows it in one piece."""
    today = datetime.datetime.now(ZONE).date()
    sunday = today - datetime.timedelta(days=today.weekday() + 1)
    return [sunday - datetime.timedelta(days=back) for back in range(6, -1, -1)]


def test_circle(world):
    days = last_week()
    sunday = days[-1]
    points = [Point(world, *point) for point in POINTS]
    stale = world.folder / 'usb-stale'
    stale.mkdir()
    for point in points:
        point.set_up(days[0])
        for number, day in enumerate(days):
            point.record(day, point.people[number])
            if point is points[2] and number == 2:
                point.export(day, stale)
    new = [point.export(sunday)[0] for point in points]
    shutil.copytree(points[0].stick, world.folder / 'usb-again')
    tear(new[1])

    desk = Desk(world, '--book', world.folder / 'so.sqlite')
    take_in(desk, points, world)
    desk.show('Bảng theo dõi')
    desk.press_button('‹ Trước')
    desk.hear('13 đã nhận')
    take_picture('board-torn')
    points[1].export(sunday)
    desk.show('Nhận số liệu')
    desk.take(points[1].stick)
    desk.hear('6 đợt mới')
    take_picture('mended')
    desk.show('Bảng theo dõi')
    desk.hear('19 đã nhận')
    take_picture('board')
    desk.show('Sổ tổng hợp')
    desk.hear(f'3 máy, {sum(point.count() for point in points)} lượt người')
    take_picture('book')
    desk.show('Báo cáo')
    desk.show('Tuần')
    desk.press_button('‹ Trước')
    desk.hear(f'Báo cáo: {days[0]:%d/%m/%Y} – {sunday:%d/%m/%Y}', 'Tất cả các phường', str(sum(people or 0 for point in points for people in point.people)))
    take_picture('report')
    assert desk.stop() == 0

    desk = Desk(world)
    desk.press_button('Mở lại sổ lần trước')
    desk.hear('3 máy')
    key = give_receipts(desk, points)
    assert desk.stop() == 0

    for point in points:
        world.tally('setup', '--state', point.state, '--desk-key', key)
        point.export(sunday)
    look_at_kiosk(world, points[1], sunday)


if __name__ == '__main__':
    driver.main(globals())
