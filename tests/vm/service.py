# SPDX-License-Identifier: GPL-3.0-or-later
"""A kiosk in service: residents, helpers, staff with sticks."""
import contextlib
import re
import shutil
import sqlite3

import guest
import sight
import steps
from guest import Lost
from steps import see


def count_taps(world, disk):
    """Rows of taps, by who tapped, in the book that a cut left on `disk`. The program itself must open it, too."""
    state = world.read_state(disk) / 'kiosk'
    copy = world.new_folder('book') / 'kiosk'
    shutil.copytree(state, copy)
    world.congdanso_tally('show', '--state', copy)
    with contextlib.closing(sqlite3.connect(state / 'day-book.db')) as book:
        if book.execute('PRAGMA integrity_check').fetchone() != ('ok',):
            raise Lost('the book is damaged')
        return dict(book.execute('SELECT source, count(*) FROM tap GROUP BY source'))


def keeper(world, machine, prefix):
    return lambda name: world.keep(machine.picture(), f'{prefix}-{name}')


def test_service(world):
    """Set-up, a resident's visit, and a helper's tap; what was counted stands in the book."""
    machine = world.resume()
    steps.visit(machine, keeper(world, machine, 'visit'))
    steps.open_panel(machine)
    keeper(world, machine, 'helper')('panel')
    steps.tap(machine, 'Có sẵn từ trước')
    see(machine, 'Đã ghi: Có sẵn từ trước')
    keeper(world, machine, 'helper')('tap')
    machine.cut()
    taps = count_taps(world, world.find_ready())
    # The answer to the question after a tap voids it and stands in its place.
    if taps != {'self': 2, 'helper': 1}:
        raise Lost(f'in the book are {taps}')


def export_to(world, kind):
    machine = world.resume()
    steps.open_panel(machine)
    steps.press(machine, 'Có sẵn từ trước')
    steps.unlock(machine)
    stick = world.new_stick(kind)
    steps.export(machine, stick)
    keeper(world, machine, kind)('done')
    machine.pull_out()
    machine.cut()
    verify(world, world.read_stick(kind, stick), 1)
    return stick


def verify(world, folder, expected):
    """Every bundle in `folder` is what its kiosk wrote; there have to be `expected`."""
    bundles = [path.parent for path in folder.glob('CONGDANSO/*/*/datapackage.json')]
    if len(bundles) != expected:
        raise Lost(f'{len(bundles)} bundles, not {expected}: {sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))}')
    if bundles:
        world.congdanso_tally('verify', folder)


def test_export(world):
    """To a stick with FAT32, that the host verifies."""
    world.sticks['vfat'] = export_to(world, 'vfat')


def test_export_exfat(world):
    world.sticks['exfat'] = export_to(world, 'exfat')


def test_technician(world):
    """By the recovery code; and on the stick is the journal, which nobody could see otherwise on a machine without a
    shell."""
    machine = world.resume()
    steps.open_panel(machine)
    steps.press(machine, 'Cán bộ phường ›')
    steps.press(machine, 'Kỹ thuật viên ›')
    see(machine, 'nhập mã khôi phục')
    steps.type_digits(machine, world.recovery_code)
    see(machine, 'Khôi phục từ bản sao lưu')
    keeper(world, machine, 'technician')('menu')
    steps.press(machine, 'Chép tệp chẩn đoán ra USB')
    stick = world.new_stick('vfat')
    machine.plug_in_stick(stick, 'stick')
    steps.press(machine, 'Chép ra USB', 60)
    see(machine, steps.DONE, 90)
    keeper(world, machine, 'technician')('diagnosis')
    machine.pull_out()
    machine.cut()
    [path] = world.read_stick('vfat', stick).glob('CHAN-DOAN/**/chan-doan.txt')
    text = path.read_text(encoding='utf-8')
    lines = [line for line in text.splitlines() if re.search(r' (systemd|congdanso-kiosk|screen)\[\d+\]: ', line)]
    if not lines:
        raise Lost(f'there is no journal in the diagnosis: {text[-600:]}')
    return f'{len(lines)} lines of the journal'


def test_shut_down(world):
    """On the screen, behind the PIN: the power key is dead."""
    machine = world.resume()
    steps.open_panel(machine)
    steps.press(machine, 'Có sẵn từ trước')
    steps.unlock(machine)
    # Its tab, by the place: the word is in others, too.
    steps.touch(machine, (machine.size[0] * 0.09, machine.size[1] * 0.62))
    steps.press(machine, 'Tắt máy')
    # Its tab has the same words, further up.
    place = machine.read_until(lambda path: sight.find(path, 'Tắt máy', lambda place: place[1] > machine.size[1] / 8),
                               'the button that shuts down')
    keeper(world, machine, 'shut-down')('power')
    steps.touch(machine, place)
    machine.touch(see(machine, 'Có, tắt máy ngay'))
    guest.wait_for(lambda: not machine.is_on(), 'the machine to be off', 60)
    taps = count_taps(world, world.find_ready())
    if taps != {'helper': 1}:
        raise Lost(f'in the book are {taps}')
