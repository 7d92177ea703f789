# SPDX-License-Identifier: GPL-3.0-or-later
"""From power to the first screen, and what the machine is then."""
import time

import steps
from guest import Guest, Lost, wait_for
from steps import see


def keeper(world, machine, prefix):
    return lambda name: world.keep(machine.picture(), f'{prefix}-{name}')


def watch_first_start(world, boot):
    machine = Guest(world, world.new_disk(), boot=boot)
    see(machine, 'Thiết lập máy mới', 120)
    seconds = time_of(machine)
    world.keep(machine.picture(), f'{boot}-first-start')
    return f'{seconds:.1f} s to the first start, by {boot}'


def time_of(machine):
    return time.monotonic() - machine.started


def test_boot_bios(world):
    """The image alone, started as a disk by BIOS."""
    return watch_first_start(world, 'bios')


def test_boot_uefi(world):
    """The image alone, started as a disk by UEFI with Secure Boot on."""
    return watch_first_start(world, 'uefi')


def test_boot(world):
    machine = Guest(world, world.new_disk())
    machine.wait_for_line()
    see(machine, 'Thiết lập máy mới', 90)
    return f'{time_of(machine):.1f} s'


NOBODY_LOGS_IN = 'ps -e -o comm= | grep -E "^(agetty|login|sshd|sulogin)$"'


def test_closed(world):
    """What the shipped system offers to somebody who looks for a way in: nothing."""
    machine = world.resume()
    for command, expected in ((NOBODY_LOGS_IN, ''),
                              ('ls /sys/class/net', 'lo'),
                              ('find /lib/modules -path "*drivers/net*" -name "*.ko*"', ''),
                              ('awk -F: \'$2 !~ /^[!*]/ {print $1}\' /etc/shadow', ''),
                              ('cat /proc/sys/kernel/sysrq', '0'),
                              ('findmnt -n -o FSTYPE,OPTIONS / | grep -o "squashfs ro"', 'squashfs ro'),
                              ('ss -ltun 2>/dev/null | tail -n +2', ''),
                              ('systemctl --failed --no-legend --plain', '')):
        said = machine.ask(command, is_checked=False)
        if said != expected:
            raise Lost(f'{command}: {said!r}, not {expected!r}')


def start_again(world, disk, **keywords):
    machine = Guest(world, disk, **keywords)
    machine.wait_for_line(90)
    wait_for(lambda: machine.ask('findmnt -n /var/lib/congdanso-kiosk', is_checked=False), 'the state partition', 60)
    said = machine.ask('cat /etc/machine-id; findmnt -n -o SIZE -b /state')
    machine.cut()
    return said.split()


def test_machine_id(world):
    """The same at each start of a machine, another on another machine and on another disk; and the state partition has
    taken the whole disk."""
    disk = world.new_used_disk()
    first, size = start_again(world, disk)
    again, _ = start_again(world, disk)
    other, _ = start_again(world, disk, uuid='00000000-1111-4222-8333-444444444444')
    copied, _ = start_again(world, disk, serial='KIOSK-DISK-2')
    if first != again or len({first, other, copied}) != 3 or len(first) != 32:
        raise Lost(f'{first}, again {again}, other machine {other}, copied disk {copied}')
    if int(size) < 2 << 30:
        raise Lost(f'the state partition has {size} bytes of a disk of 4 GiB')


def test_figures(world):
    """What a start takes, and what the machine takes while nobody is there."""
    machine = Guest(world, world.new_used_disk())
    machine.wait_for_line(90)
    steps.see(machine, steps.ATTRACT, 90)
    seconds = time_of(machine)
    wait_for(lambda: machine.ask('systemctl is-system-running', is_checked=False) in ('running', 'degraded'), 'the start to end', 60)
    told = [f'power to the first screen, read off it: {seconds:.0f} s', machine.ask('systemd-analyze'),
            machine.ask('systemd-analyze critical-chain congdanso-kiosk.service'), machine.ask('free -m'),
            'idle of all, in hundredths of a second, 30 s apart: '
            + machine.ask('grep "^cpu " /proc/stat; sleep 30; grep "^cpu " /proc/stat', 60)]
    for text in told:
        for line in text.splitlines():
            print(f'#   {line}', flush=True)
