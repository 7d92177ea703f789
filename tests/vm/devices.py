# SPDX-License-Identifier: GPL-3.0-or-later
"""What people plug in and press who want something else of the machine than it is there for."""
import time

import guest
import steps
from guest import Guest, Lost
from redirected import KEYBOARD, STORAGE, Device, Panel
from service import count_taps


def check_nothing_began(machine, before):
    """`before` is what tell_life() said."""
    now = tell_life(machine)
    if now != before:
        raise Lost(f'was {before}, is {now}')


def tell_life(machine):
    """The boot, the console that is shown, and who runs a shell or anything else on a console."""
    return machine.ask('cat /proc/sys/kernel/random/boot_id /sys/class/tty/tty0/active; pidof cage congdanso-kiosk; '
                       'ps -e -o tty=,comm= | grep -E "tty[0-9]" | sort; ls /sys/class/input | sort | tr "\\n" " "')


MODIFIERS = ([], ['ctrl'], ['alt'], ['shift'], ['meta_l'], ['ctrl', 'alt'], ['ctrl', 'shift'], ['alt', 'shift'],
             ['ctrl', 'alt', 'shift'], ['alt', 'sysrq'])
KEYS = ([f'f{number}' for number in range(1, 13)] + list('abcdefghijklmnopqrstuvwxyz0123456789')
        + ['esc', 'tab', 'spc', 'ret', 'backspace', 'delete', 'insert', 'home', 'end', 'pgup', 'pgdn', 'up', 'down', 'left', 'right',
           'menu', 'print', 'pause', 'dot', 'comma', 'slash', 'minus', 'equal', 'grave_accent', 'compose', 'power', 'sleep',
           'wake', 'calculator', 'mail', 'computer', 'ac_home', 'audiomute', 'volumeup'])


def test_keys(world):
    """Every key with every modifier, on the first screen: nothing begins, nothing ends."""
    machine = world.resume()
    before = tell_life(machine)
    for modifiers in MODIFIERS:
        for key in KEYS:
            machine.key(*modifiers, key)
        machine.wait_until_still(20)
        path = machine.picture()
        world.keep(path, f'keys-{"-".join(modifiers) or "alone"}')
        check_nothing_began(machine, before)
    return f'{len(MODIFIERS) * len(KEYS)} combinations'


USB = '/sys/bus/usb/devices'


def find_device(machine, name):
    """Whether the device of this name may work, "0" or "1"; nothing where there is none."""
    return machine.ask(f'for d in {USB}/*/product; do [ "$(cat $d)" = "{name}" ] && cat ${{d%/*}}/authorized; done', is_checked=False)


def see_what_works(machine):
    return machine.ask('ls /sys/class/input /sys/class/net | sort | tr "\\n" " "')


def wait_until_judged(machine, name):
    """Until the device is there, and whatever udev does about it is done: it has come to one that was plugged in later."""
    guest.wait_for(lambda: find_device(machine, name), f'{name} to be seen', 20)
    machine.ask('udevadm settle --timeout=60', 90)
    plug_in_made(machine, 'a later stick', STORAGE)
    guest.wait_for(lambda: find_device(machine, 'a later stick') == '1', 'a stick to be let in', 20)


def plug_in_made(machine, name, *interfaces):
    path = machine.folder / name.replace(' ', '-')
    Device(path, name, interfaces)
    machine.qmp('chardev-add', id=path.name, backend={
        'type': 'socket', 'data': {'addr': {'type': 'unix', 'data': {'path': str(path)}}, 'server': False}})
    machine.qmp('device_add', driver='usb-redir', id=path.name, bus='usb.0', chardev=path.name)


def check_refused(machine, name, before):
    wait_until_judged(machine, name)
    if find_device(machine, name) != '0' or see_what_works(machine) != before:
        raise Lost(f'{name} was let in: before {before}, now {see_what_works(machine)}')


def test_rogue_keyboard(world):
    """One that nobody enrolled."""
    machine = world.resume()
    before = see_what_works(machine)
    machine.qmp('device_add', driver='usb-kbd', id='rogue', bus='usb.0')
    check_refused(machine, 'QEMU USB Keyboard', before)


def test_network_adapter(world):
    machine = world.resume(extra=('-netdev', 'user,id=net'))
    before = see_what_works(machine)
    machine.qmp('device_add', driver='usb-net', id='adapter', bus='usb.0', netdev='net')
    check_refused(machine, 'RNDIS/QEMU USB Network Device', before)
    if machine.ask('ls /sys/class/net') != 'lo':
        raise Lost('there is a network')


def test_composite_stick(world):
    """Storage with a keyboard in it; the same without the keyboard is let in (wait_until_judged)."""
    machine = world.resume()
    before = see_what_works(machine)
    plug_in_made(machine, 'a stick that types', STORAGE, KEYBOARD)
    check_refused(machine, 'a stick that types', before)


ASK = 'setpriv --reuid congdanso-kiosk --regid congdanso-kiosk --clear-groups touch /run/congdanso-kiosk/usb-request'


def test_enrolled_keyboard(world):
    """What the technician's page asks for as the kiosk's account: the keyboard that is there may work from now on, and a
    stick with a keyboard in it still may not."""
    machine = world.resume()
    plug_in_made(machine, 'a stick that types', STORAGE, KEYBOARD)
    plug_in_made(machine, 'a keyboard', KEYBOARD)
    wait_until_judged(machine, 'a keyboard')
    if find_device(machine, 'a keyboard') != '0':
        raise Lost('a keyboard was let in that nobody asked for')
    machine.ask(ASK)
    guest.wait_for(lambda: find_device(machine, 'a keyboard') == '1', 'the keyboard to be let in', 30)
    if find_device(machine, 'a stick that types') != '0':
        raise Lost('what types in a stick was let in with it')
    return machine.ask('cat /run/congdanso-kiosk-usb/answer').replace('\n', ', ')


class TouchedGuest(Guest):
    """One with a touch panel as kiosks have it: on USB, with fingers in the place of a pointer."""

    def __init__(self, world, disk):
        path = world.new_folder('panel') / 'line'
        self.panel = Panel(path)
        super().__init__(world, disk, extra=('-chardev', f'socket,id=touch,path={path}',
                                             '-device', 'usb-redir,id=touch,chardev=touch,bus=usb.0'))

    def touch(self, place, button='left', hold_s=0.06):
        x, y = place[0] / self.size[0], place[1] / self.size[1]
        self.panel.tell([(True, x, y)])
        time.sleep(hold_s)
        self.panel.tell([(False, x, y)])

    def pinch(self):
        """Two fingers around the middle of the screen, apart and together again."""
        for step in (*range(12), *reversed(range(12))):
            self.panel.tell([(True, 0.45 - step / 40, 0.5), (True, 0.55 + step / 40, 0.5)])
            time.sleep(0.03)
        self.panel.tell([(False, 0.45, 0.5), (False, 0.55, 0.5)])


def test_touch_panel(world):
    """The panel of the first start belongs to the machine: set-up and a visit go by it, and two fingers do nothing."""
    disk = world.new_disk(world.new_prepared_base())
    machine = TouchedGuest(world, disk)
    machine.wait_for_line(90)
    steps.set_up(machine)
    if find_device(machine, 'a touch panel') != '1':
        raise Lost('the panel is not let in')
    steps.visit(machine)
    steps.wake(machine)
    before = machine.wait_until_still(10)
    machine.pinch()
    if machine.wait_until_still(10) != before:
        world.keep(machine.picture(), 'pinched')
        raise Lost('two fingers changed something')
    machine.cut()
    taps = count_taps(world, disk)
    if taps != {'self': 2}:
        raise Lost(f'in the book are {taps}')
