# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong with program, monitor, clock and disk, and how the machine comes out of it by itself."""
import time

import guest
import sight
import steps
from guest import Guest, Lost
from service import count_taps
from steps import see
from world import run

PROGRAM = "pidof congdanso-kiosk | tr ' ' '\\n' | sort -n | tail -n 1"


def find_program(machine):
    return guest.wait_for(lambda: machine.ask(PROGRAM, is_checked=False), 'the program to run', 60)


def wait_for_another(machine, old, seconds):
    guest.wait_for(lambda: machine.ask(PROGRAM, is_checked=False) not in ('', old), 'another program in its place', seconds)


def end_program(world, machine, signal, seconds):
    old = find_program(machine)
    begun = time.monotonic()
    machine.ask(f'kill -{signal} {old}')
    wait_for_another(machine, old, seconds)
    see(machine, steps.ATTRACT, 60)
    return time.monotonic() - begun


def test_crash(world):
    machine = world.resume()
    return f'{end_program(world, machine, "SEGV", 30):.0f} s from the crash to the first screen'


def test_hang(world):
    """A program that does nothing any more is replaced after the watchdog's 30 s (more where the probe made it more)."""
    machine = world.resume()
    return f'{end_program(world, machine, "STOP", 60):.0f} s from the hang to the first screen'


def read_code(machine):
    codes = machine.read(sight.read_codes)
    if not codes:
        raise Lost('the page of maintenance has no QR code that can be read')
    return f'the code says: {" ".join(codes)[:80]}'


def test_crash_loop(world):
    """A program that ends at once, each time: the page of maintenance, drawn without it, and after its while the kiosk
    again."""
    machine = world.resume()
    machine.ask('mount --bind /bin/false /usr/bin/congdanso-kiosk; kill -SEGV $(' + PROGRAM + ')')
    see(machine, 'Máy đang bảo trì', 90)
    world.keep(machine.picture(), 'crash-loop-without-any-program')
    said = read_code(machine)
    machine.ask('umount /usr/bin/congdanso-kiosk')
    see(machine, steps.ATTRACT, 150)
    return said


def test_no_driver(world):
    """A graphics card that the kernel does not drive, as the kiosk sees it: the page says so, by the frame buffer."""
    machine = world.resume()
    machine.ask('mount -t tmpfs none /sys/class/drm; systemctl --no-block restart congdanso-kiosk')
    see(machine, 'Máy không dùng được card màn', 120)
    world.keep(machine.picture(), 'no-driver')
    said = read_code(machine)
    machine.ask('umount /sys/class/drm')
    see(machine, steps.ATTRACT, 150)
    return said


def test_maintenance(world):
    """The program runs, and crashes each time: the page says what happened, in words and as a QR code."""
    machine = world.resume()
    for _ in range(4):
        old = find_program(machine)
        machine.ask(f'kill -SEGV {old}')
        guest.wait_for(lambda old=old: machine.ask(PROGRAM, is_checked=False) != old, 'the program to be gone', 20)
    see(machine, 'Máy đang bảo trì', 60)
    world.keep(machine.picture(), 'maintenance')
    said = read_code(machine)
    see(machine, steps.ATTRACT, 150)
    return said


# The kernel says so by itself where a plug is drawn; a connector that is switched by hand makes no event of this kind.
TELL_OF_MONITOR = ('mkdir -p /run/udev/rules.d; echo \'ACTION=="change", SUBSYSTEM=="drm", ENV{HOTPLUG}="1"\' '
                   '> /run/udev/rules.d/99-monitor.rules; udevadm control --reload')


def switch_monitor(machine, state):
    machine.ask(f'echo {state} > $(ls -d /sys/class/drm/card*-*/status | head -n 1); '
                'udevadm trigger --action=change --settle /sys/class/drm/card0')


def test_monitor(world):
    """The monitor goes and comes."""
    machine = world.resume()
    machine.ask(TELL_OF_MONITOR)
    switch_monitor(machine, 'off')
    guest.wait_for(lambda: not machine.ask('pidof cage', is_checked=False), 'cage to end with its last output', 30)
    time.sleep(5)
    if machine.ask('systemctl is-active congdanso-kiosk', is_checked=False) != 'active':
        raise Lost('the unit counted a monitor that was unplugged as its end')
    switch_monitor(machine, 'detect')
    see(machine, steps.ATTRACT, 60)


def test_clock_of_1970(world):
    """A dead battery: residents notice nothing, and taps are kept without a date."""
    disk = world.new_used_disk()
    machine = Guest(world, disk, extra=('-rtc', 'base=1970-01-01T00:00:00'))
    machine.wait_for_line(90)
    see(machine, steps.ATTRACT, 90)
    date = machine.ask('date +%F')
    steps.visit(machine)
    world.keep(machine.picture(), 'clock-of-1970')
    machine.cut()
    if count_taps(world, disk).get('self', 0) < 1:
        raise Lost('the tap is not in the book')
    return f'the guest took it for {date}'


def test_state_missing(world):
    base = world.new_base()
    run('sfdisk', '--quiet', '--delete', base, '4')
    machine = Guest(world, world.new_disk(base))
    machine.wait_for_line(90)
    see(machine, 'Không thấy dữ liệu của máy ở nơi lưu trữ', 150)
    world.keep(machine.picture(), 'state-missing')
    if machine.ask('ls -A /var/lib/congdanso-kiosk'):
        raise Lost('something was begun where the disk is missing')


def test_state_full(world):
    """What is not on disk is not thanked for; and when there is room again, the service goes on by itself."""
    machine = world.resume()
    before = machine.ask('df --output=avail -k /state | tail -n 1')
    machine.ask('dd if=/dev/zero of=/state/filler bs=1M; dd if=/dev/zero of=/state/filler2 bs=1k; sync', 120, False)
    steps.wake(machine)
    machine.touch(see(machine, steps.HOME))
    machine.wait_until_still(20)
    path = machine.picture()
    world.keep(path, 'state-full')
    is_thanked = sight.has(path, 'Xin cảm ơn')
    machine.cut()
    taps = count_taps(world, world.find_ready()).get('self', 0)
    if is_thanked and not taps:
        raise Lost('thanked for a tap that is not in the book')
    return f'{before} KiB were free, then none; thanked: {is_thanked}, in the book: {taps}'
