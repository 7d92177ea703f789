# SPDX-License-Identifier: GPL-3.0-or-later
"""From power to the first screen, and what the machine is then."""
import time

from guest import Guest
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
