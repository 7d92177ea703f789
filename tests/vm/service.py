# SPDX-License-Identifier: GPL-3.0-or-later
"""A kiosk in service: residents, helpers, staff with sticks."""
import contextlib
import shutil
import sqlite3

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
