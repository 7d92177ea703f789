# SPDX-License-Identifier: GPL-3.0-or-later
"""congdanso-tally materials: what lies where, and that only a link which somebody tested is on it."""
import datetime
import os
import subprocess

import tally

CONTENT = os.environ['CONTENT']
NAMES = ['anh-bai-dang.png', 'ap-phich-A3.pdf', 'bai-dang.txt', 'to-roi-A5.pdf']


def make(world, **more):
    """Makes them, and returns what was said and the new folder."""
    before = set(world.exports())
    said = world.tally('materials', '--to', world.target, '--content', CONTENT, **more)
    folder, = set(world.exports()) - before
    assert str(folder) in said.stdout, said
    return said.stdout, folder


def read_code(path):
    return subprocess.run(['zbarimg', '--quiet', '--raw', '-Sbinary', path], capture_output=True, encoding='utf-8',
                          check=False, timeout=60).stdout.strip()


def set_up_confirmed(world):
    world.set_up('--link', tally.LINK)
    world.tally('setup', '--link-confirmed')


def test_place(world):
    """Beside the figures, never among them, and a new folder each time."""
    set_up_confirmed(world)
    day = tally.today().replace('-', '')
    for number in (1, 2):
        _, folder = make(world)
        assert folder.name == f'{day}-{number}', folder
        assert folder.parent.name.startswith('26977-3-')
        assert folder.parent.parent == world.target / 'TAI-LIEU'
        assert sorted(path.name for path in folder.iterdir()) == NAMES
    assert not (world.target / 'CONGDANSO').exists()


def test_confirmed_link(world):
    set_up_confirmed(world)
    said, folder = make(world)
    assert read_code(folder / 'anh-bai-dang.png') == tally.LINK
    assert tally.LINK in (folder / 'bai-dang.txt').read_text(encoding='utf-8')
    assert 'UBND phường Tân Sơn Hòa' in (folder / 'bai-dang.txt').read_text(encoding='utf-8')
    assert 'QR' not in said, said


def test_link_that_nobody_tested(world):
    world.set_up('--link', tally.LINK)
    said, folder = make(world)
    assert read_code(folder / 'anh-bai-dang.png') == ''
    assert 'congdanso.tphcm' not in (folder / 'bai-dang.txt').read_text(encoding='utf-8')
    assert 'There is no QR code on them' in said, said


def test_changed_link_is_not_tested(world):
    set_up_confirmed(world)
    world.tally('setup', '--link', tally.OTHER_LINK)
    _, folder = make(world)
    assert read_code(folder / 'anh-bai-dang.png') == ''


def test_no_finer_time(world):
    set_up_confirmed(world)
    _, folder = make(world)
    zone = datetime.timezone(datetime.timedelta(hours=7))
    for path in (folder, *folder.iterdir()):
        time = datetime.datetime.fromtimestamp(path.stat().st_mtime, zone)
        assert (time.date().isoformat(), time.hour, time.minute, time.second) == (tally.today(), 0, 0, 0), (path, time)


def test_figures_stay_open(world):
    """Nothing is closed for a poster: the taps of the day are in the first export after it."""
    set_up_confirmed(world)
    world.record('self', 'installed')
    make(world)
    said = world.tally('export', '--to', world.target)
    assert '1 closed batch' in said.stdout, said


def test_verify_passes_over_them(world):
    set_up_confirmed(world)
    world.record('self', 'installed')
    make(world)
    world.tally('export', '--to', world.target)
    done = world.run('verify', world.target)
    assert done.returncode == 0, done
    assert 'TAI-LIEU' not in done.stdout + done.stderr, done


def test_refused(world):
    done = world.run('materials', '--state', world.state)
    assert done.returncode == 2 and '--to' in done.stderr, done
    set_up_confirmed(world)
    nowhere = world.folder / 'nowhere'
    done = world.tally('materials', '--to', nowhere, '--content', CONTENT, status=1)
    assert 'Nothing was written' in done.stderr, done
    done = world.tally('materials', '--to', world.target, '--content', nowhere, status=1)
    assert not world.exports(), done
    assert 'nowhere' in done.stderr and 'with --content' in done.stderr, done


tally.main(dict(globals()))
