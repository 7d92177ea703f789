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
from world import find_partition, run

CUTS = 20
UNSAFE_CUTS = 5
EXPORT_CUTS = 10
PULLS = 10

PANEL_TAP = 'Có sẵn từ trước'
SHIFT_COUNT = r'c\S{1,2} ca:? *(\d+)'
# Where the helpers' panel says it.
SHIFT_COUNT_BOX = 30, 58, 480, 84


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


def make_unsafe(world):
    """The image's program with synchronous=OFF in the place of FULL, and an answer that hides it from the program's own
    look at what the database is set to."""
    program = world.new_folder('unsafe') / 'congdanso-kiosk'
    begin, _ = find_partition(world.image, 'congdanso-root')
    text = run('unsquashfs', '-offset', begin, '-cat', world.image, 'usr/bin/congdanso-kiosk', encoding=None)
    for old, new in ((b'PRAGMA synchronous = FULL\0', b'PRAGMA synchronous = OFF \0'),
                     (b'PRAGMA synchronous\0', b"SELECT '2'        \0")):
        if text.count(old) != 1:
            raise Lost(f'{old} stands {text.count(old)} times in the program')
        text = text.replace(old, new)
    program.write_bytes(text)
    program.chmod(0o755)
    return world.make_initrd([program])


def tap_and_see(machine, place, before):
    """The picture after a tap: a panel that is tapped faster than it can draw would be at it for minutes."""
    machine.touch(place, hold_s=0.03)
    try:
        return machine.wait_for_change(before, 1)
    except Lost:
        return before


def tap_until_cut(machine, place, seconds):
    """Taps as fast as the panel answers, until `seconds` are over since the first one was noted; the last picture before
    the cut."""
    last = machine.pixels()
    none, end = sight.cut_out(last, SHIFT_COUNT_BOX), None
    too_late = time.monotonic() + 30 * guest.PATIENCE
    while time.monotonic() < (end or too_late):
        last = tap_and_see(machine, place, last)
        if end is None and sight.cut_out(last, SHIFT_COUNT_BOX) != none:
            end = time.monotonic() + seconds
    machine.cut()
    path = machine.folder / 'last.ppm'
    path.write_bytes(last)
    return path


def cut_taps(world, disk, snapshot, place, seconds):
    """(thanked, on disk) of one cut."""
    machine = guest.Guest(world, disk, snapshot=snapshot)
    thanked = read_shift_count(tap_until_cut(machine, place, seconds))
    return thanked, count_taps(world, disk).get('helper', 0)


def cut_many(world, count, disk, place):
    """In how many cuts taps were lost that were thanked for."""
    told = []
    for _ in range(count):
        told.append(cut_taps(world, disk, 'panel', place, random.uniform(0, 4) * min(guest.PATIENCE, 3)))
    print(f'# thanked/kept: {" ".join(f"{thanked}/{kept}" for thanked, kept in told)}', flush=True)
    if not any(thanked for thanked, _ in told):
        raise Lost('no tap was thanked for: nothing was tried')
    return sum(thanked > kept for thanked, kept in told)


def test_one_cut(world):
    place = make_panel(world)
    if cut_many(world, 1, world.find_ready(), place):
        raise Lost('a tap was lost that was thanked for')


def test_cuts_during_taps(world):
    """Each tap that the screen had shown as noted is in the book."""
    place = make_panel(world)
    lost = cut_many(world, CUTS, world.find_ready(), place)
    if lost:
        raise Lost(f'in {lost} of {CUTS} cuts, taps were lost that were thanked for')
    return f'0 of {CUTS} cuts lost a tap'


def test_harness_catches_unsafe(world):
    """The same with a program that does not wait for the disk: taps have to be lost, or the cuts say nothing."""
    disk = world.new_used_disk()
    machine = guest.Guest(world, disk, probe=make_unsafe(world))
    machine.wait_for_line(90)
    steps.see(machine, steps.ATTRACT, 90)
    steps.open_panel(machine)
    place = steps.see(machine, PANEL_TAP)
    machine.qmp.human('savevm panel')
    machine.cut()
    lost = cut_many(world, UNSAFE_CUTS, disk, place)
    if not lost:
        raise Lost(f'none of {UNSAFE_CUTS} cuts lost a tap of a program that does not flush')
    return f'{lost} of {UNSAFE_CUTS} cuts lost taps, as they have to'


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
    is_done = machine.is_on() and bool(machine.read(lambda path: sight.find(path, steps.DONE)))
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
