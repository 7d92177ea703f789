# SPDX-License-Identifier: GPL-3.0-or-later
"""The kiosk as it is started, driven by a pointer and a keyboard, and read as a screen reader reads it.

To be run on a display and a session bus of its own, with the system's Python (python3-gi)."""
import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402 pylint: disable=wrong-import-position

ROOT = pathlib.Path(os.environ['SOURCE_ROOT'])
sys.path.insert(0, str(ROOT / 'tests' / 'tools'))
import walk  # noqa: E402 pylint: disable=wrong-import-position

KIOSK = os.environ['KIOSK']
TALLY = os.environ['TALLY']
LINK = 'https://congdanso.tphcm.gov.vn/cds-tphcm'
DEADLINE_S = 30

# What came where the last press was is no answer for 400 ms: the kiosk takes that for a double tap. Nobody reads faster.
READING_S = 0.5

ATTRACT = 'Chạm vào màn hình để bắt đầu'
INSTALLED = 'Tôi đã cài xong'
HELPED = 'Tôi đã được hướng dẫn'
GUIDE = 'Hướng dẫn từng bước'
SIGNED_IN = 'Đã đăng nhập'
DONE = 'Xong'
OUT_OF_ORDER = 'Máy tạm ngừng'


def xdotool(*words):
    return subprocess.run(['xdotool', *map(str, words)], check=True, capture_output=True, encoding='utf-8').stdout


def poll(condition, what):
    """What `condition` returns once it is true; fails with `what` where that does not happen."""
    end = time.monotonic() + DEADLINE_S
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(what)


def middle(box):
    left, top, right, bottom = box
    return (left + right) // 2, (top + bottom) // 2


def today():
    """In Viet Nam."""
    return subprocess.run(['date', '+%F'], env={**os.environ, 'TZ': 'Asia/Ho_Chi_Minh'}, check=True,
                          capture_output=True, encoding='utf-8').stdout.strip()


def climb(part, window):
    """The part and all that it is in."""
    while part is not None and part != window:
        yield part
        part = part.get_parent()


def find_front(window):
    """What is in front at some places of the window, with all that it is in."""
    extents = window.get_extents(Atspi.CoordType.WINDOW)
    front = []
    for share in (0.2, 0.5, 0.9):
        place = extents.width // 2, int(extents.height * share)
        front += climb(window.get_accessible_at_point(*place, Atspi.CoordType.WINDOW), window)
    return front


def is_page_in_front(part, front):
    return part in front and part.get_name() == 'GtkStackPage'


def walk_front(node, front):
    """`node` and all below it, but for the pages of stacks that lie behind another: most of what there is."""
    yield node
    try:
        children = [node.get_child_at_index(number) for number in range(node.get_child_count())]
        children = [child for child in children if child is not None]
        pages = [child for child in children if is_page_in_front(child, front)]
    except (AttributeError, GLib.Error):  # it has just gone
        return
    for child in pages or children:
        yield from walk_front(child, front)


class Kiosk:
    """A running kiosk."""

    def __init__(self, *options, **environment):
        self.process = subprocess.Popen([KIOSK, '--content', ROOT / 'assets' / 'content', *map(str, options)],
                                        env={**os.environ, 'GTK_A11Y': 'atspi', **environment})

    def read_windows(self):
        """Of this kiosk, as a screen reader knows them."""
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            try:
                application = desktop.get_child_at_index(number)
                if application is not None and application.get_process_id() == self.process.pid:
                    yield from (application.get_child_at_index(place) for place in range(application.get_child_count()))
            except GLib.Error:
                continue

    def nodes(self):
        """All that the screens in front tell a screen reader."""
        for window in self.read_windows():
            try:
                yield from walk_front(window, find_front(window))
            except (AttributeError, GLib.Error):  # it has just gone
                continue

    def boxes(self, name, is_whole=False):
        """Left, top, right and bottom of each part whose name begins with `name` and that is in front."""
        assert self.process.poll() is None, f'the kiosk ended with {self.process.returncode}'
        for node in self.nodes():
            try:
                words = (node.get_name() or '').replace('\u00a0', ' ')
                if not words.startswith(name) or (is_whole and words != name):
                    continue
                extents = node.get_extents(Atspi.CoordType.WINDOW)
                box = extents.x, extents.y, extents.x + extents.width, extents.y + extents.height
                if extents.width > 1 and extents.height > 1 and walk.is_on_top(node, middle(box)):
                    yield box
            except (AttributeError, GLib.Error):  # it has just gone
                continue

    def find(self, name, is_whole=False):
        """The middle of the first of them; None where there is none."""
        return next((middle(box) for box in self.boxes(name, is_whole)), None)

    def wait_for_box(self, name):
        """The largest of them: the button, not what is written on it."""
        def find_largest():
            return max(self.boxes(name), key=lambda box: box[2] - box[0], default=None)
        return poll(find_largest, f'“{name}” does not come')

    def wait_for(self, name, is_whole=False):
        return poll(lambda: self.find(name, is_whole), f'“{name}” does not come')

    def press(self, place):
        xdotool('mousemove', *place, 'mousedown', 1, 'mouseup', 1)

    def press_button(self, name, is_whole=False):
        """Once it was read."""
        self.wait_for(name, is_whole)
        time.sleep(READING_S)
        self.press(self.wait_for(name, is_whole))

    def wake(self):
        """Touches the middle of the first screen; returns where the first big button of home is."""
        self.wait_for(ATTRACT)
        self.press((540, 960))
        return self.wait_for(INSTALLED)

    def finish(self):
        """From the thanks back to the first screen."""
        self.press_button(DONE)
        self.wait_for(ATTRACT)

    def take_focus(self):
        """A display without a window manager gives the keyboard to nobody."""
        window = poll(lambda: self.windows(), 'the window does not come')[0]
        xdotool('windowfocus', '--sync', window)

    def windows(self):
        """All windows that are seen on the display."""
        done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '.+'], check=False, capture_output=True,
                              encoding='utf-8')
        return done.stdout.split()

    def stop(self):
        """Ends it as the system does, and returns its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(DEADLINE_S)


class World:
    """A state folder, set up, and kiosks on it."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='kiosk-world-'))
        self.state = self.folder / 'state'
        self.kiosks = []

    def tally(self, *words):
        return subprocess.run([TALLY, *map(str, words)], check=True, capture_output=True, encoding='utf-8',
                              timeout=DEADLINE_S).stdout

    def set_up(self):
        self.tally('setup', '--wards', ROOT / 'assets' / 'content' / 'wards.csv', '--state', self.state, '--ward',
                   '26977', '--number', '1', '--link', LINK, '--link-confirmed', '--wifi-name', 'Khách',
                   '--wifi-password', 'congdanso', '--confirm-date', today())

    def start(self, *options, **environment):
        kiosk = Kiosk(*(options or ('--state', self.state)), **environment)
        self.kiosks.append(kiosk)
        return kiosk

    def count(self):
        """Taps, counted, changed, undone and suppressed, from the row that sums them; zeros for an empty book."""
        rows = [line for line in self.tally('show', '--state', self.state).splitlines() if line.startswith('Total')]
        return [int(word) for word in rows[1].split()[1:]] if rows else [0, 0, 0, 0, 0]

    def end(self):
        for kiosk in self.kiosks:
            with contextlib.suppress(ProcessLookupError):
                kiosk.process.kill()
            kiosk.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def main(names):
    """Runs every function of `names` that is called test_…, each in a world of its own, and speaks TAP."""
    sys.path.insert(0, str(ROOT / 'tests' / 'app' / 'content'))
    import tap  # pylint: disable=import-outside-toplevel

    def in_a_world(test):
        def run():
            world = World()
            try:
                test(world)
            finally:
                world.end()
        run.__name__ = test.__name__
        return run

    tap.main({name: in_a_world(value) for name, value in names.items() if name.startswith('test_')})
