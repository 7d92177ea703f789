# SPDX-License-Identifier: GPL-3.0-or-later
"""walk.py FOLDER KIOSK [OPTION…]: walks through a resident's visits and leaves a picture of each screen in FOLDER.

Starts KIOSK on the display that there is, looks for each button by its Vietnamese name through AT-SPI as a screen
reader does, presses it with the pointer where it stands, and looks whether the next screen is the right one. To be
run on a session bus of its own, with the system's Python (python3-gi)."""
import os
import pathlib
import signal
import subprocess
import sys
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402 pylint: disable=wrong-import-position

WAIT_S = 20
FADE_S = 1.0

# Words that belong together are held on one line by these.
NO_BREAK = '\N{NO-BREAK SPACE}'

HOME = 'Tôi đã cài xong'
ATTRACT = 'Chạm vào màn hình để bắt đầu'

# What is pressed, what is then there to be seen, and what the picture is called. None: the middle of the screen.
WALK = [
    (None, HOME, 'home'),
    ('Hướng dẫn từng bước', 'Khi gặp vướng mắc', 'guide'),
    ('Cài ứng dụng', 'Bước tiếp theo', 'step'),
    ('Quay lại', 'Khi gặp vướng mắc', None),
    ('Quên mật khẩu VNeID', 'Quay lại', 'trouble'),
    ('Quay lại', 'Khi gặp vướng mắc', None),
    ('Quay lại', HOME, None),
    ('Chưa có mạng? Dùng Wi-Fi của phường', 'Tên Wi-Fi', 'wifi'),
    ('Quay lại', HOME, None),
    ('Nhờ người hướng dẫn', 'Tôi tự làm được rồi', 'help-wanted'),
    ('Tôi tự làm được rồi', HOME, None),
    ('English', 'I have installed it', 'home-english'),
    ('Tiếng Việt', HOME, None),
    ('Chữ to', HOME, 'home-larger'),
    ('Tương phản', HOME, 'home-contrast'),
    (HOME, 'Đã đăng nhập', 'thanks'),
    ('Đã đăng nhập', 'Xong', 'thanks-answered'),
    ('Xong', ATTRACT, 'attract-again'),
    (None, HOME, None),
    ('Tôi đã được hướng dẫn', 'Chưa xong', 'thanks-helped'),
    ('Bỏ qua', 'Xong', None),
    ('Xong', ATTRACT, None),
    (None, HOME, None),
    (HOME, 'Chưa đăng nhập', None),
    ('Chưa đăng nhập', 'Còn một bước: đăng nhập bằng VNeID', 'sign-in-help'),
    ('Bắt đầu lại', HOME, None),
]


def forget():
    """What AT-SPI remembers of the screens is as old as the last event that was handled; nothing else handles them."""
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    return desktop


def walk_tree(node):
    """`node` and all below it; parts that vanish meanwhile are left out."""
    yield node
    try:
        children = [node.get_child_at_index(number) for number in range(node.get_child_count())]
    except GLib.Error:
        return
    for child in children:
        if child is not None:
            yield from walk_tree(child)


def is_on_top(node, place):
    """Whether `place` belongs to `node`: a screen that was left keeps its place in the tree, behind the others."""
    window = node
    while window.get_role() != Atspi.Role.FRAME:
        window = window.get_parent()
    hit = window.get_accessible_at_point(*place, Atspi.CoordType.WINDOW)
    while hit is not None and hit != node and hit != window:
        hit = hit.get_parent()
    return hit == node


def find_place(name):
    """The middle of the part called `name` that is on the screen, in pixels; None where there is none."""
    for node in walk_tree(forget()):
        try:
            if node.get_name().replace(NO_BREAK, ' ') != name:
                continue
            extents = node.get_extents(Atspi.CoordType.WINDOW)
            place = extents.x + extents.width // 2, extents.y + extents.height // 2
            if extents.width > 1 and extents.height > 1 and is_on_top(node, place):
                return place
        except (AttributeError, GLib.Error):  # it has just gone
            continue
    return None


def wait_for(name, kiosk):
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        if kiosk.poll() is not None:
            raise SystemExit(f'the kiosk ended with {kiosk.returncode}')
        place = find_place(name)
        if place is not None:
            return place
        time.sleep(0.1)
    raise SystemExit(f'“{name}” does not come')


def press(place):
    subprocess.run(['xdotool', 'mousemove', *map(str, place), 'sleep', '0.1', 'mousedown', '1', 'sleep', '0.1',
                    'mouseup', '1'], check=True)


def take_picture(folder, name):
    time.sleep(FADE_S)
    path = folder / f'{len(list(folder.glob("*.png"))) + 1:02}-{name}.png'
    subprocess.run(['import', '-window', 'root', path], check=True)
    print(f'  {path}', flush=True)


def walk(folder, kiosk):
    wait_for(ATTRACT, kiosk)
    take_picture(folder, 'attract')
    for button, sign, picture in WALK:
        print('touch the screen' if button is None else f'press “{button}”', flush=True)
        press((540, 960) if button is None else wait_for(button, kiosk))
        time.sleep(FADE_S)
        wait_for(sign, kiosk)
        if picture is not None:
            take_picture(folder, picture)


def stop_accessibility():
    """Ends the service that AT-SPI started, which would outlive the session bus and hold on to standard output."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    reply = bus.call_sync('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                          GLib.Variant('(s)', ('org.a11y.Bus',)), None, Gio.DBusCallFlags.NONE, -1)
    os.kill(reply.unpack()[0], signal.SIGTERM)


def main():
    folder = pathlib.Path(sys.argv[1])
    kiosk = subprocess.Popen(sys.argv[2:])
    try:
        try:
            walk(folder, kiosk)
        except SystemExit:
            take_picture(folder, 'where-it-ended')
            raise
        kiosk.terminate()
        status = kiosk.wait(WAIT_S)
    finally:
        if kiosk.poll() is None:
            kiosk.kill()
        stop_accessibility()
    return status


if __name__ == '__main__':
    sys.exit(main())
