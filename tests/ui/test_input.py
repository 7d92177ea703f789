# SPDX-License-Identifier: GPL-3.0-or-later
"""Fingers and keys on the kiosk as it is started."""
import subprocess

import kiosk_driver as driver
from kiosk_driver import ATTRACT, DONE, GUIDE, HELPED, INSTALLED, SIGNED_IN, poll, xdotool
from test_forms import Keys

TROUBLES = 'Khi gặp vướng mắc'

# More than there are on any screen.
MOST_ROWS = 20

# What opens something in a plain GTK program or on a desktop: the inspector, the emoji chooser, menus, help.
HARMFUL_KEYS = ('ctrl+shift+d', 'ctrl+shift+i', 'ctrl+period', 'ctrl+semicolon', 'F10', 'shift+F10', 'Menu', 'F1',
                'F11', 'F12', 'alt+F4', 'alt+space', 'ctrl+q', 'ctrl+w', 'ctrl+c', 'ctrl+alt+Delete', 'super', 'Print',
                'ctrl+plus', 'alt+Left', 'BackSpace', 'Delete', 'a', 'Escape')


def start(world):
    world.set_up()
    kiosk = world.start()
    kiosk.wait_for(ATTRACT)
    return kiosk


def assert_home_alone(kiosk):
    """On home, with one window; and home still answers, so that nothing that was sent is still on its way."""
    assert kiosk.find(INSTALLED), 'this is not home any more'
    assert len(kiosk.windows()) == 1, kiosk.windows()
    kiosk.press_button('English')
    kiosk.wait_for('I have installed it')
    kiosk.press_button('Tiếng Việt')
    kiosk.wait_for(INSTALLED)


def test_wake_is_no_press(world):
    kiosk = start(world)
    place = kiosk.wake()
    kiosk.press(place)
    kiosk.finish()
    for _ in range(3):
        kiosk.press(place)
        kiosk.wait_for(INSTALLED)
        assert_home_alone(kiosk)
        # Back to the first screen by a tap of another kind, so that the next round can wake it.
        kiosk.press_button(HELPED)
        kiosk.finish()
    assert kiosk.stop() == 0
    assert world.count() == [4, 4, 0, 0, 0], world.count()


def test_finger_that_rolls(world):
    kiosk = start(world)
    x, y = kiosk.wake()
    xdotool('mousemove', x, y, 'mousedown', 1)
    for step in range(12):
        xdotool('mousemove', x + step % 5 - 2, y + step % 7 - 3)
    xdotool('mouseup', 1)
    kiosk.wait_for(SIGNED_IN)
    kiosk.finish()
    assert kiosk.stop() == 0
    assert world.count()[:2] == [1, 1]


def test_finger_that_rests(world):
    kiosk = start(world)
    x, y = kiosk.wake()
    xdotool('mousemove', x, y, 'mousedown', 1, 'sleep', 3, 'mouseup', 1)
    kiosk.wait_for(SIGNED_IN)
    assert kiosk.stop() == 0
    assert world.count()[:2] == [1, 1]


def test_finger_that_slides_off_and_back(world):
    kiosk = start(world)
    x, y = kiosk.wake()
    xdotool('mousemove', x, y, 'mousedown', 1, 'mousemove', x, y - 300, 'sleep', 0.2, 'mousemove', x, y - 10, 'sleep',
            0.1, 'mouseup', 1)
    kiosk.wait_for(SIGNED_IN)
    assert kiosk.stop() == 0
    assert world.count()[:2] == [1, 1]


def test_finger_that_slides_off(world):
    kiosk = start(world)
    x, y = kiosk.wake()
    xdotool('mousemove', x, y, 'mousedown', 1, 'sleep', 0.1, 'mousemove', x, y - 300, 'sleep', 0.1, 'mouseup', 1)
    assert_home_alone(kiosk)
    assert kiosk.stop() == 0
    assert world.count() == [0, 0, 0, 0, 0]


def test_double_tap_answers_nothing(world):
    """The second half of a double tap falls on the question that has just come: in any place it may stand in."""
    kiosk = start(world)
    kiosk.wake()
    kiosk.press_button(INSTALLED)
    answer = kiosk.wait_for(SIGNED_IN)
    kiosk.finish()
    kiosk.wake()
    place = kiosk.wait_for(INSTALLED)
    xdotool('mousemove', *place, 'mousedown', 1, 'mouseup', 1, 'mousedown', 1, 'mouseup', 1)
    kiosk.wait_for(SIGNED_IN)
    xdotool('mousemove', *answer)
    kiosk.finish()
    assert kiosk.stop() == 0
    assert world.count() == [2, 2, 0, 0, 0], world.count()


def test_other_buttons_do_nothing(world):
    kiosk = start(world)
    place = kiosk.wake()
    for button in (2, 3):
        xdotool('mousemove', *place, 'mousedown', button, 'mouseup', button)
    for _ in range(5):
        xdotool('click', 4, 'click', 5)
    assert_home_alone(kiosk)
    assert kiosk.stop() == 0
    assert world.count() == [0, 0, 0, 0, 0]


def test_harmful_keys_do_nothing(world):
    kiosk = start(world)
    kiosk.wake()
    kiosk.take_focus()
    for key in HARMFUL_KEYS:
        xdotool('key', key)
        assert kiosk.process.poll() is None, f'{key} ended the kiosk'
    assert_home_alone(kiosk)
    assert kiosk.stop() == 0
    assert world.count() == [0, 0, 0, 0, 0]


def test_any_key_wakes(world):
    """And does nothing else: Enter on the first screen is not Enter on home's first button."""
    kiosk = start(world)
    kiosk.take_focus()
    for key in ('Return', 'a', 'space', 'F10', 'ctrl+shift+d'):
        xdotool('key', key)
        kiosk.wait_for(INSTALLED)
        assert_home_alone(kiosk)
        kiosk.press_button(HELPED)
        kiosk.finish()
    assert kiosk.stop() == 0
    assert world.count()[:2] == [5, 5]


def test_keyboard_alone(world):
    """A whole visit: to the guide and back, a tap, an answer, the end."""
    kiosk = start(world)
    keys = Keys(kiosk)
    keys.wake()
    keys.choose(INSTALLED)
    kiosk.wait_for(SIGNED_IN)
    xdotool('key', 'Tab')
    xdotool('key', 'shift+Tab')
    xdotool('key', 'Return')
    kiosk.wait_for(ATTRACT)
    xdotool('key', 'Return')
    kiosk.wait_for(INSTALLED)
    keys.choose(HELPED)
    kiosk.wait_for('Đã xong')
    xdotool('key', 'space')
    kiosk.wait_for(ATTRACT)
    assert kiosk.stop() == 0
    assert world.count()[:2] == [2, 2]


def take_picture(world):
    """What is on the display, as bytes that are the same for the same picture."""
    path = world.folder / 'screen.png'
    subprocess.run(['import', '-window', 'root', '-strip', path], check=True)
    return path.read_bytes()


def test_ring_comes_back(world):
    """GTK takes it away after a while; a key that leads nowhere brings it back as one that leads on does."""
    kiosk = start(world)
    Keys(kiosk).wake()
    for _ in range(MOST_ROWS):
        xdotool('key', 'Up')
    poll(lambda: take_picture(world) == take_picture(world), 'home does not come to rest')
    ringed = take_picture(world)
    poll(lambda: take_picture(world) != ringed, 'the ring stays')
    xdotool('key', 'Up')
    poll(lambda: take_picture(world) == ringed, 'the ring does not come back')
    assert kiosk.stop() == 0


def test_a_second_enter_counts_nobody(world):
    """Who wakes the screen and presses once more, before it is read, said nothing."""
    kiosk = start(world)
    kiosk.wait_for(ATTRACT)
    kiosk.take_focus()
    xdotool('key', 'Return')
    kiosk.wait_for(INSTALLED)
    xdotool('key', 'Return')
    poll(lambda: not kiosk.find(INSTALLED), 'the second Enter leads nowhere')
    assert kiosk.stop() == 0
    assert world.count() == [0, 0, 0, 0, 0]


def test_escape_goes_back(world):
    kiosk = start(world)
    kiosk.wake()
    kiosk.take_focus()
    kiosk.press_button(GUIDE)
    kiosk.wait_for(TROUBLES)
    xdotool('key', 'Escape')
    kiosk.wait_for(INSTALLED)
    assert kiosk.stop() == 0


def test_terminated_while_thanking(world):
    """Whatever is on the screen, the end is orderly, and what was thanked for is in the book."""
    kiosk = start(world)
    for _ in range(2):
        kiosk.wake()
        kiosk.press_button(INSTALLED)
        kiosk.wait_for(DONE)
        assert kiosk.stop() == 0
        kiosk = world.start()
        kiosk.wait_for(ATTRACT)
    kiosk.stop()
    assert world.count()[:2] == [2, 2], world.count()
    assert poll(lambda: not kiosk.windows(), 'a window stays')


if __name__ == '__main__':
    driver.main(globals())
