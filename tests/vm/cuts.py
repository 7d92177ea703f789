# SPDX-License-Identifier: GPL-3.0-or-later
"""The mains go, and sticks are torn out, at moments that nobody chose. What was thanked for has to be there."""
import random
import re
import shutil
import time

import guest
import sight
import steps
from guest import Lost
from service import count_taps, verify

CUTS = 20
EXPORT_CUTS = 10
PULLS = 10

PANEL_TAP = 'Có sẵn từ trước'
SHIFT_COUNT = r'c\S{1,2} ca:? *(\d+)'


def read_shift_count(path):
    """What the helpers' panel says that it has noted in this shift; 0 where it says nothing yet."""
    found = re.search(SHIFT_COUNT, sight.read_all(path))
    return int(found[1]) if found else 0


def make_panel(world):
    """A snapshot with the helpers' panel open, and where its button is."""
    if 'panel' not in world.places:
        machine = world.resume()
        steps.open_panel(machine)
        world.places['panel'] = steps.see(machine, PANEL_TAP)
        machine.qmp.human('savevm panel')
        machine.cut()
    return world.places['panel']


def tap_until_cut(machine, place, seconds):
    """Taps as fast as the panel takes it until `seconds` are over; the last picture before the cut."""
    end = time.monotonic() + seconds
    last = machine.picture()
    while time.monotonic() < end:
        machine.touch(place, hold_s=0.03)
        last = machine.picture()
    machine.cut()
    return last


def cut_taps(world, seconds, probe=None, snapshot='panel'):
    """(thanked, on disk) of one cut."""
    place = make_panel(world)
    machine = guest.Guest(world, world.find_ready(), snapshot=snapshot, probe=probe)
    last = tap_until_cut(machine, place, seconds)
    thanked = read_shift_count(last)
    return thanked, count_taps(world, world.find_ready()).get('helper', 0)


def cut_many(world, count, is_told=True):
    lost, told = 0, []
    for _ in range(count):
        thanked, kept = cut_taps(world, random.uniform(1, 4) * min(guest.PATIENCE, 3))
        told.append(f'{thanked}/{kept}')
        lost += thanked > kept
    if is_told:
        print(f'# thanked/kept: {" ".join(told)}', flush=True)
    if all(pair.startswith('0/') for pair in told):
        raise Lost('no tap was thanked for: nothing was tried')
    return lost, told


def test_one_cut(world):
    lost, told = cut_many(world, 1)
    if lost:
        raise Lost(f'a tap was lost that was thanked for: {told}')
    return f'thanked/kept {told[0]}'


def test_cuts_during_taps(world):
    """Each tap that the screen had shown as noted is in the book."""
    lost, _ = cut_many(world, CUTS)
    if lost:
        raise Lost(f'in {lost} of {CUTS} cuts, taps were lost that were thanked for')
    return f'0 of {CUTS} cuts lost a tap'


def make_export_page(world, kind):
    """A snapshot at the page of exports, and a stick that has an older export on it."""
    if f'export-{kind}' not in world.places:
        machine = world.resume()
        steps.open_panel(machine)
        steps.press(machine, PANEL_TAP)
        steps.unlock(machine)
        stick = world.new_stick(kind)
        steps.export(machine, stick)
        machine.pull_out()
        world.sticks[kind] = stick
        machine.wait_until_still(10)
        machine.ask('sync')
        machine.qmp.human(f'savevm export-{kind}')
        machine.cut()
        world.places[f'export-{kind}'] = True
    return world.sticks[kind]


def export_and_cut(world, kind, end):
    """One export on a copy of the stick, which `end` ends. How many bundles are on it then, each found to be whole."""
    stick = world.new_folder('stick') / f'{kind}.img'
    shutil.copy(make_export_page(world, kind), stick)
    machine = guest.Guest(world, world.find_ready(), snapshot=f'export-{kind}')
    machine.plug_in_stick(stick)
    steps.start_export(machine)
    end(machine)
    is_done = sight.has(machine.picture(), steps.DONE) if machine.is_on() else False
    machine.cut()
    folder = world.read_stick(kind, stick)
    bundles = len(list(folder.glob('CONGDANSO/*/*/datapackage.json')))
    if bundles < 1 + is_done:
        raise Lost(f'{bundles} bundles on the stick, and the screen {"said" if is_done else "did not say"} that it was done')
    verify(world, folder, bundles)
    return bundles


def cut_exports(world, kind, count):
    told = []
    for _ in range(count):
        wait_s = random.uniform(0, 4) * min(guest.PATIENCE, 3)

        def end(machine, wait_s=wait_s):
            time.sleep(wait_s)
            machine.cut()
        told.append(export_and_cut(world, kind, end))
        count_taps(world, world.find_ready())
    return f'{count} cuts; bundles then: {told}'


def test_cuts_during_exports_vfat(world):
    return cut_exports(world, 'vfat', EXPORT_CUTS)


def test_cuts_during_exports_exfat(world):
    return cut_exports(world, 'exfat', EXPORT_CUTS)


def test_pulls(world):
    """The stick torn out at moments of an export; the kiosk says so and goes on."""
    told = []
    for number in range(PULLS):
        wait_s = random.uniform(0, 4) * min(guest.PATIENCE, 3)

        def end(machine, wait_s=wait_s):
            time.sleep(wait_s)
            machine.pull_out()
            machine.wait_until_still(20)
            steps.see(machine, 'Khóa màn hình')
        told.append(export_and_cut(world, 'vfat' if number % 2 else 'exfat', end))
    return f'bundles then: {told}'
