# SPDX-License-Identifier: GPL-3.0-or-later
"""A new kiosk as it is started, set up on its screen with the plug pulled at every step."""
import contextlib
import re
import sqlite3
import subprocess
import time

import kiosk_driver as driver
from kiosk_driver import ATTRACT, LINK, ROOT, poll, xdotool

PIN = '914850'
UPRIGHT = 'Đúng chiều'
OTHER_WARD = 'Phường Sài Gòn'
SETUP_INI = f'''[Kiosk]
Format=1
Ward=26983
Wards=phuong.csv
Number=4
Link={LINK}
[Target q4]
Name=city_plan
Measure=installed
Column=helper
Audience=resident
Number=500
From=2026-10-01
'''
LINES = {'500': 'Kế hoạch của Thành phố · Đã cài · Người dân: 500',
         '120': 'Kế hoạch của Thành phố · Đã cài · Mọi người: 120'}


def prepare(world):
    """What a technician leaves, with a ward in the list that the program does not know."""
    world.tally('setup', '--state', world.state, '--on-screen')
    shipped = (ROOT / 'assets' / 'content' / 'wards.csv').read_text(encoding='utf-8')
    (world.state / 'phuong.csv').write_text(f'{shipped}26734,{OTHER_WARD},2025-07-01,,\n', encoding='utf-8')
    (world.state / 'setup.ini').write_text(SETUP_INI, encoding='utf-8')


def pull_the_plug(kiosk):
    kiosk.process.kill()
    kiosk.process.wait()


def words(kiosk):
    return '\n'.join((node.get_name() or '').replace('\u00a0', ' ') for node in kiosk.nodes())


def type_digits(kiosk, digits):
    kiosk.take_focus()
    xdotool('key', *digits, 'Return')


def press_through(kiosk, button, then):
    """Presses the button until what follows is there: a press while the disk is busy is nobody's."""
    end = time.monotonic() + driver.DEADLINE_S
    kiosk.press_button(button)
    while kiosk.find(then) is None:
        assert time.monotonic() < end, f'“{then}” does not follow “{button}”'
        if kiosk.find(button):
            kiosk.press_button(button)
        time.sleep(0.5)


def enter_pin_once(kiosk, paper):
    type_digits(kiosk, PIN)
    kiosk.wait_for('Nhập lại mã PIN')


def enter_pin(kiosk, paper):
    enter_pin_once(kiosk, paper)
    type_digits(kiosk, PIN)


def show_code(kiosk, paper):
    press_through(kiosk, 'Hiện mã', 'Đã ghi lại')
    code = poll(lambda: re.search(r'\b(\d{4}) (\d{4}) (\d{4})\b', words(kiosk)), 'no code is shown')
    paper['code'] = ''.join(code.groups())


def write_code_down(kiosk, paper):
    show_code(kiosk, paper)
    kiosk.press_button('Đã ghi lại')


def enter_code(kiosk, paper):
    type_digits(kiosk, paper['code'])


def enter_target(kiosk, paper):
    assert LINES['500'] in words(kiosk), 'the target of the file is not there'
    press_through(kiosk, 'Nhập chỉ tiêu mới', 'Thời gian:')
    kiosk.press_button('Chỉ tiêu: …')
    kiosk.wait_for('Chỉ tiêu, người')
    kiosk.take_focus()
    xdotool('key', *'120')
    press_through(kiosk, 'Xong', 'Chỉ tiêu: 120')
    kiosk.press_button('Thời gian:')
    kiosk.wait_for('Ngày đầu')
    kiosk.take_focus()
    xdotool('key', *time.strftime('%d%m%Y'))
    press_through(kiosk, 'Xong', 'Chỉ tiêu: 120')
    press_through(kiosk, 'Lưu', 'Nhập chỉ tiêu mới')


def end_targets(kiosk, paper):
    assert all(line in words(kiosk) for line in LINES.values()), 'a target is to be entered twice'
    kiosk.press_button('Bước tiếp')


def press(name):
    return lambda kiosk, paper: kiosk.press_button(name)


# What a step is known by, what answers it, and what is done of it without being its answer.
STEPS = [
    ('Sai, chỉnh lại', press('Đúng'), None),
    ('Dùng các giá trị này', press('Dùng các giá trị này'), None),
    ('Đúng phường này', press('Đúng phường này'), None),
    ('Đúng, máy số 4', press('Đúng, máy số 4'), None),
    ('Đặt mã PIN', enter_pin, enter_pin_once),
    ('Hiện mã', write_code_down, show_code),
    ('Nhập lại mã đã ghi', enter_code, None),
    ('Nhập chỉ tiêu mới', end_targets, enter_target),
    ('Để sau', press('Đúng'), None),
    ('Bắt đầu phục vụ', press('Bắt đầu phục vụ'), None),
    (ATTRACT, None, None),
]


def find_step(kiosk):
    found = [number for number, (mark, _, _) in enumerate(STEPS) if kiosk.find(mark)]
    return (found[0],) if found else None


def pass_turn(kiosk):
    """The picture is upright, and touches land in the corners where they are seen."""
    press_through(kiosk, UPRIGHT, 'Góc 1/4')
    for number in (1, 2, 3, 4):
        kiosk.press_button(f'Góc {number}/4')


def start_at(world, *numbers):
    """Starts the kiosk; returns it and at which of these steps it goes on."""
    kiosk = world.start()
    if poll(lambda: find_step(kiosk) or kiosk.find(UPRIGHT), 'no step is asked') and kiosk.find(UPRIGHT):
        pass_turn(kiosk)
    [number] = poll(lambda: find_step(kiosk), 'no step is asked')
    assert number in numbers, f'step {number} is asked where {numbers} was to be'
    return kiosk, number


def cut_half_way(world, number, paper):
    _, _, half = STEPS[number]
    if half is None:
        return
    kiosk, _ = start_at(world, number)
    half(kiosk, paper)
    pull_the_plug(kiosk)


def cut_at_step(world, number, paper):
    """The power goes before anything is answered, as soon as it is, and once it was seen to be taken."""
    mark, answer, _ = STEPS[number]
    cut_half_way(world, number, paper)
    kiosk, _ = start_at(world, number)
    answer(kiosk, paper)
    pull_the_plug(kiosk)
    kiosk, came = start_at(world, number, number + 1)
    if came == number:
        STEPS[number][1](kiosk, paper)
    kiosk.wait_for(STEPS[number + 1][0])
    assert kiosk.find(mark) is None
    pull_the_plug(kiosk)


def query(world, sql):
    with contextlib.closing(sqlite3.connect(world.state / 'day-book.db')) as book:
        return book.execute(sql).fetchall()


def test_power_cut_at_every_step(world):
    prepare(world)
    paper = {}
    for number in range(len(STEPS) - 1):
        cut_at_step(world, number, paper)

    kiosk, _ = start_at(world, len(STEPS) - 1)
    kiosk.wake()
    assert kiosk.stop() == 0
    said = world.tally('setup', '--state', world.state)
    assert 'Phường Bảy Hiền' in said and 'NOT confirmed' not in said, said
    assert sorted(query(world, 'SELECT number FROM target')) == [(120,), (500,)]
    assert query(world, "SELECT value FROM setting WHERE key = 'first_start'") == []
    # The line in the log is written after it: a cut in between leaves the log without one.
    assert query(world, "SELECT count(*) FROM event WHERE what = 'set_up' AND outcome = 'done'") in ([(0,)], [(1,)])


def unlock(kiosk):
    kiosk.wake()
    kiosk.press_button('Cán bộ phường')
    kiosk.wait_for('Cán bộ phường: nhập mã PIN')
    type_digits(kiosk, PIN)
    press_through(kiosk, 'Để sau', 'Thiết lập')
    kiosk.press_button('Thiết lập')


def choose_from_list(kiosk, day):
    """From the settings to the wards of that day; True where the one that only the file knows is among them."""
    kiosk.press_button('Phường: ')
    kiosk.wait_for('Từ ngày')
    kiosk.take_focus()
    xdotool('key', *day)
    press_through(kiosk, 'Tiếp', 'Phường Tân Hòa')
    return kiosk.find(OTHER_WARD) is not None


def test_move_to_a_ward_of_the_file(world):
    """The list that came with setup.ini is there when the file is not; one that the disk harmed is not used at all."""
    prepare(world)
    world.tally('setup', '--state', world.state, '--file', world.state / 'setup.ini', '--link-confirmed',
                '--staff-pin', PIN, '--confirm-date', driver.today())
    for name in ('setup.ini', 'phuong.csv'):
        (world.state / name).unlink()
    kept = world.state / 'kept-wards.csv'
    for text, is_there in ((kept.read_text(encoding='utf-8'), True),
                           (kept.read_text(encoding='utf-8').replace('Phường 14', 'Phường 41'), False)):
        kept.write_text(text, encoding='utf-8')
        kiosk = world.start()
        unlock(kiosk)
        assert choose_from_list(kiosk, '01012027') == is_there, text
        assert kiosk.stop() == 0


if __name__ == '__main__':
    driver.main(globals())
