# SPDX-License-Identifier: GPL-3.0-or-later
"""congdanso-tally export, read by a reader of its own."""
import collections
import contextlib
import csv
import datetime
import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import zipfile

import tally
from tally import Skip

ENTRY_HEADER = ('format,kiosk,epoch,n,date,not_before,clock,ward,ward_valid_from,restored,taps,counted,changed,undone,'
                'suppressed,cells_sha256,sheets_sha256,previous,hash')
# LeakSanitizer cannot look at a process that is traced already.
WITHOUT_LEAKS = os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0:fast_unwind_on_malloc=1'
SHEET_HEADER = 'epoch,n,sheet,id,replaces,form,date,place,team,unit,audience,figure,count'
# What people read.
PAPERS = {'bao-cao.docx', 'doc-truoc.txt', 'bao-cao.pdf', 'phieu-ngay.docx', 'phieu-ngay.pdf', 'tin-nhan.txt', 'tong-hop.xlsx',
          'thiet-lap.ini'}
CELL_HEADER = 'epoch,n,shift,source,team,audience,helped,kind,reason,overlap,suppressed,people'


def export(world, words=(), **more):
    """Exports, and returns what was said and the one new folder."""
    before = set(world.exports())
    said = world.tally('export', '--to', world.target, *words, **more)
    new = set(world.exports()) - before
    assert len(new) == 1, new
    folder = new.pop()
    assert str(folder) in said.stdout, said
    return said.stdout, folder


def read_lines(path, header):
    data = path.read_bytes()
    assert b'\r' not in data and not data.startswith(b'\xef\xbb\xbf') and data.endswith(b'\n')
    first, *lines = data.decode('utf-8').splitlines()
    assert first == header
    return lines


def minisign(folder):
    """What minisign says of the manifest."""
    return subprocess.run(['minisign', '-Vm', 'datapackage.json', '-p', 'kiosk.pub'], cwd=folder, capture_output=True,
                          encoding='utf-8', check=False, timeout=60)


def verify_manifest(folder):
    """The manifest is signed, and true to the tables, which keep to their schemas."""
    said = minisign(folder)
    assert said.returncode == 0, said
    manifest = json.loads((folder / 'datapackage.json').read_text(encoding='utf-8'))
    kiosk = manifest['congdanso']
    assert f'kiosk={kiosk["kiosk"]} ' in said.stdout and f'mode={kiosk["mode"]}\n' in said.stdout, said
    for resource in manifest['resources']:
        data = (folder / resource['path']).read_bytes()
        assert resource['bytes'] == len(data), resource['path']
        assert resource['hash'] == 'sha256:' + hashlib.sha256(data).hexdigest(), resource['path']
        if resource['profile'] == 'tabular-data-resource':
            verify_rows(resource, csv.DictReader(io.StringIO(data.decode('utf-8'))))


def verify_rows(resource, rows):
    fields = resource['schema']['fields']
    for row in rows:
        assert list(row) == [field['name'] for field in fields]
        for field in fields:
            verify_value(field, row[field['name']])


def verify_value(field, value):
    constraints = field['constraints']
    if value == '':
        assert not constraints['required'], field
        return
    if field['type'] == 'integer':
        assert int(value) >= constraints['minimum'], (field, value)
    elif field['type'] == 'date':
        datetime.date.fromisoformat(value)
    elif field['type'] == 'boolean':
        assert value in field['trueValues'] + field['falseValues'], (field, value)
    assert value in constraints.get('enum', [value]), (field, value)
    assert re.search(constraints.get('pattern', ''), value), (field, value)


def test_a_digit_is_changed(world):
    """Whoever changes a number has to change the manifest, and then the signature is none."""
    world.set_up()
    world.record('helper', 'installed', '12')
    _, folder = export(world)
    cells = (folder / 'cells.csv').read_text(encoding='utf-8')
    (folder / 'cells.csv').write_text(cells.replace(',12\n', ',13\n'), encoding='utf-8')
    manifest = (folder / 'datapackage.json').read_text(encoding='utf-8')
    was, now = (hashlib.sha256(text.encode()).hexdigest() for text in (cells, cells.replace(',12\n', ',13\n')))
    assert was in manifest and minisign(folder).returncode == 0
    (folder / 'datapackage.json').write_text(manifest.replace(was, now), encoding='utf-8')
    assert minisign(folder).returncode != 0


def test_the_key_stays(world):
    """One kiosk, one key, from export to export; and it is nowhere in what leaves the kiosk."""
    world.set_up()
    world.record('helper', 'installed', '12')
    _, first = export(world)
    world.record('helper', 'installed', '3')
    _, second = export(world)
    assert (first / 'kiosk.pub').read_text() == (second / 'kiosk.pub').read_text()
    secret = (world.state / 'kiosk.key').read_text().splitlines()[1]
    assert (world.state / 'kiosk.key').stat().st_mode & 0o777 == 0o600
    for path in (*first.iterdir(), *second.iterdir()):
        assert secret.encode() not in path.read_bytes(), path


def settings_of(state):
    """Settings and targets in force, past the program; what a new machine comes to by itself left out."""
    with contextlib.closing(sqlite3.connect(state / 'day-book.db')) as book:
        rows = dict(book.execute('SELECT key, value FROM setting'))
        targets = book.execute('SELECT name, measure, figures, audience, number, base, from_day, until_day FROM target')
        return {key: value for key, value in rows.items() if key not in ('link_confirmed', 'scan_tested_day')}, sorted(targets)


FULL = """[Kiosk]
Format=1
Number=7
Team=Tổ chuyển đổi số
OtherLinks=https://play.google.com/store/apps/details?id=vn.example;
CutOffDay=14
RateLimit=5
ExportReminder=3
KiosksInWard=2
[Screen]
Languages=vi;
Idle=45
IdleReading=240
AttractStill=true
ResidentButtons=false
HelperPanel=code
MmPerPixel=0.25
[WiFi]
Name=UBND khách
Password=mật khẩu \\\\ 1\\s
Hidden=true
[Report]
Place=Tân Bình
Signer=KT. CHỦ TỊCH|PHÓ CHỦ TỊCH
[NextWard]
Day=2099-01-01
Ward=26983
Name=Phường Bảy Hiền
Since=2025-07-01
[Unit hpn]
Audience=member
Name=Hội Liên hiệp Phụ nữ
[Target q2]
Name=city_plan
Measure=installed
Column=helper
Audience=resident
Number=5000
From=2026-01-27
"""


def test_settings_travel(world):
    """Another machine set up from an export is set up alike, has a key of its own, and needs a scan test."""
    ini = world.folder / 'setup.ini'
    ini.write_text(FULL, encoding='utf-8')
    world.set_up('--file', ini, '--link', tally.LINK, '--link-confirmed', '--staff-pin', '739154', '--shift-code', '4711')
    world.record('helper', 'installed', '12')
    _, folder = export(world)
    [archive] = folder.parent.glob('*.zip')
    written = (folder / 'thiet-lap.ini').read_bytes()
    with zipfile.ZipFile(archive) as packed:
        [name] = [name for name in packed.namelist() if name.endswith('/thiet-lap.ini')]
        assert packed.read(name) == written
    assert b'739154' not in written and b'4711' not in written and b'argon2' not in written

    new = world.folder / 'new'
    said = world.run('setup', '--state', new, '--file', folder / 'thiet-lap.ini', '--confirm-date', tally.today())
    assert said.returncode == 0, said
    assert 'NOT confirmed' in said.stdout and 'passed over' not in said.stderr, said
    old_settings, old_targets = settings_of(world.state)
    assert len(old_settings) > 25 and len(old_targets) == 1
    assert settings_of(new) == (old_settings, old_targets)
    assert (new / 'kiosk.key').read_bytes() != (world.state / 'kiosk.key').read_bytes()


def test_a_bundle_without_settings(world):
    """What an earlier version wrote has no such file, and one that is gone is a remark."""
    world.set_up()
    world.record('helper', 'installed', '12')
    _, folder = export(world)
    (folder / 'thiet-lap.ini').unlink()
    said = world.run('verify', folder)
    assert said.returncode == 0 and 'thiet-lap.ini' in said.stdout + said.stderr, said


def verify(folder):
    """Checks signature, hashes, chain and sums from the files alone. Returns the entries as dictionaries."""
    assert {path.name for path in folder.iterdir()} == PAPERS | {
        'batches.csv', 'cells.csv', 'datapackage.json', 'datapackage.json.minisig', 'kiosk.pub', 'sheets.csv',
        'targets.csv'}
    verify_manifest(folder)
    batch_lines = read_lines(folder / 'batches.csv', ENTRY_HEADER)
    cell_lines = read_lines(folder / 'cells.csv', CELL_HEADER)
    sheet_lines = read_lines(folder / 'sheets.csv', SHEET_HEADER)
    assert cell_lines == sorted(cell_lines, key=lambda line: line.encode())
    assert sheet_lines == sorted(sheet_lines, key=lambda line: line.encode())

    entries = [dict(zip(ENTRY_HEADER.split(','), line.split(','))) for line in batch_lines]
    cells = collections.defaultdict(list)
    for line in cell_lines:
        epoch, n, _ = line.split(',', 2)
        cells[epoch, n].append(line)

    sheets = collections.defaultdict(str)
    for line in sheet_lines:
        epoch, n, _ = line.split(',', 2)
        sheets[epoch, n] += line + '\n'

    heads = {}
    for line, entry in zip(batch_lines, entries):
        key = entry['epoch'], entry['n']
        own = cells.pop(key, [])
        counted = {flag: sum(int(cell.split(',')[11]) for cell in own if bool(cell.split(',')[10]) == flag)
                   for flag in (False, True)}
        text = ''.join(cell + '\n' for cell in own)
        assert hashlib.sha256(text.encode()).hexdigest() == entry['cells_sha256'], key
        assert hashlib.sha256(sheets.pop(key, '').encode()).hexdigest() == entry['sheets_sha256'], key
        assert hashlib.sha256(('congdanso-batch-1\n' + line.rsplit(',', 1)[0]).encode()).hexdigest() == entry['hash'], key
        assert entry['previous'] == heads.get(entry['epoch'], ''), key
        assert counted[False] == int(entry['counted']) and counted[True] == int(entry['suppressed']), key
        assert int(entry['taps']) == sum(int(entry[name]) for name in ('counted', 'changed', 'undone', 'suppressed'))
        heads[entry['epoch']] = entry['hash']
    assert not cells and not sheets, 'cells or sheets without an entry'
    return entries


def test_export(world):
    world.set_up()
    world.record('self', 'installed', 'change', 'self', 'installed', 'undo', 'helper', 'not_able', '3',
                 'helper', 'installed', '12')
    said, folder = export(world)
    kiosk = re.search(r'Kiosk id:\s+([0-9A-F]{16})\n', world.tally('setup').stdout).group(1)
    assert folder == world.target / 'CONGDANSO' / f'26977-3-{kiosk}' / (tally.today().replace('-', '') + '-1')
    assert 'wait' not in said

    entries = verify(folder)
    assert len(entries) == 1
    entry = entries[0]
    assert (entry['kiosk'], entry['n'], entry['ward'], entry['ward_valid_from']) == (kiosk, '0', '26977', '2025-07-01')
    assert (entry['date'], entry['clock'], entry['not_before']) == (tally.today(), 'confirmed', '')
    assert [entry[name] for name in ('taps', 'counted', 'changed', 'undone')] == ['18', '16', '1', '1']
    kinds = collections.Counter()
    with open(folder / 'cells.csv', encoding='utf-8', newline='') as file:
        for cell in csv.DictReader(file):
            kinds[cell['source'], cell['kind'], cell['reason']] += int(cell['people'])
    assert kinds == {('self', 'installed_signed_in', ''): 1, ('helper', 'not_able', 'unsaid'): 3,
                     ('helper', 'installed', 'unsaid'): 12}, kinds


def read_message(folder):
    return (folder / 'tin-nhan.txt').read_text(encoding='utf-8-sig')


def test_report(world):
    """Of the month so far, where nothing is asked for; what was noted of it is in all the papers."""
    world.set_up()
    world.record('helper', 'installed', '12', 'self', 'installed')
    _, folder = export(world)
    day = tally.today_for_people()
    assert f'tháng {day[3:]} (từ ngày 01/{day[3:]} đến ngày {day})' in read_message(folder), read_message(folder)
    assert 'mới cài 12; ' in read_message(folder)


def test_report_of_other_days(world):
    world.set_up()
    world.record('helper', 'installed', '12')
    _, folder = export(world, words=('--day', tally.today()))
    assert f'ngày {tally.today_for_people()}:' in read_message(folder) and 'mới cài 12; ' in read_message(folder)
    _, folder = export(world, words=('--day', '2025-02-05'))
    assert 'ngày 05/02/2025:' in read_message(folder) and 'mới cài 0; ' in read_message(folder)
    _, folder = export(world, words=('--period', 'quarter', '--day', '2025-02-05'))
    assert 'quý I/2025 (từ ngày 01/01/2025 đến ngày 31/03/2025)' in read_message(folder)


def test_report_of_no_days(world):
    world.set_up()
    world.record('helper', 'installed', '12')
    said = world.tally('export', '--to', world.target, '--day', '2199-01-01', status=1).stderr
    assert 'still to come' in said, said
    for words in (('--period', 'year'), ('--day', '05/02/2026')):
        said = world.tally('export', '--to', world.target, *words, status=2).stderr
        assert words[0] in said, said
    assert_nothing_closed(world)


def test_one_file(world):
    """For mail and Zalo: the same files in one, and nothing of when it was packed."""
    world.set_up()
    world.record('helper', 'installed', '12')
    _, folder = export(world)
    with zipfile.ZipFile(folder.with_name(folder.name + '.zip')) as packed:
        assert packed.testzip() is None
        assert {pathlib.PurePath(name).name: packed.read(name) for name in packed.namelist()} == {
            path.name: path.read_bytes() for path in folder.iterdir()}
        assert {pathlib.PurePath(name).parent.name for name in packed.namelist()} == {f'26977-3-{tally.today()}'}
    assert folder.with_name(folder.name + '.zip').stat().st_mtime_ns == folder.stat().st_mtime_ns


def test_nothing_counted(world):
    world.set_up()
    _, folder = export(world)
    assert not verify(folder)


def test_twice_in_a_shift(world):
    world.set_up()
    world.record('helper', 'installed', '12')
    _, first = export(world)
    before = {path.name: path.read_bytes() for path in first.iterdir()}

    world.record('self', 'installed', 'self', 'already_had')
    said, second = export(world)
    assert '2 taps' in said and 'next export' in said, said
    assert second.name == first.name[:-1] + '2'
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before
    assert {path.name: path.read_bytes() for path in second.iterdir()} == before, 'what waits is not in it'
    verify(second)

    world.record('self', 'installed')
    assert '3 taps' in export(world)[0]


def test_times_tell_the_day_only(world):
    world.set_up()
    world.record('helper', 'installed', '12')
    _, folder = export(world)
    midnight = tally.now_in_viet_nam().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    for path in (folder.parent.parent, folder.parent, folder, *folder.iterdir()):
        assert path.stat().st_mtime_ns == int(midnight) * 10 ** 9, path


def test_stranger_in_the_way(world):
    """What has the name already, whatever it is, stays."""
    world.set_up()
    world.record('helper', 'installed', '12')
    _, first = export(world)
    stranger = first.parent / (first.name[:-1] + '5')
    stranger.write_text('not ours')
    _, second = export(world)
    assert second.name == first.name[:-1] + '6' and stranger.read_text() == 'not ours'


def test_no_book(world):
    said = world.tally('export', '--to', world.target, status=1).stderr
    assert 'no kiosk records' in said
    assert not world.state.exists() and not list(world.target.iterdir())


def assert_nothing_closed(world):
    """An export that cannot be written does not use up the shift's closing."""
    assert '*' in world.tally('show').stdout
    assert 'wait' not in export(world)[0]


def test_no_target(world):
    world.set_up()
    world.record('helper', 'installed', '12')
    for target in (world.target / 'missing', world.wards):
        said = world.tally('export', '--to', target, status=1).stderr
        assert '--to' in said
    assert_nothing_closed(world)


def test_unwritable_target(world):
    world.state.mkdir()
    if os.geteuid() == 0:
        os.chown(world.state, tally.NOBODY, tally.NOBODY)
    world.set_up()
    world.target.chmod(0o555)
    said = world.tally('export', '--to', world.target, status=1).stderr
    assert str(world.target) in said and 'account' in said
    assert not list(world.target.iterdir())


def test_root_becomes_owner(world):
    if os.geteuid() != 0:
        raise Skip('needs root')
    world.state.mkdir()
    os.chown(world.state, tally.NOBODY, tally.NOBODY)
    os.chown(world.target, tally.NOBODY, tally.NOBODY)
    world.set_up()
    _, folder = export(world)
    for path in (folder.parent, folder, *folder.iterdir(), *world.state.rglob('*')):
        assert path.stat().st_uid == tally.NOBODY, path


def test_full_target(world):
    """A file system of one page: the first file fits, the second does not."""
    world.set_up()
    world.record('helper', 'installed', '12')
    mount = ['mount', '-t', 'tmpfs', '-o', 'size=4k,mode=0777', 'tmpfs', str(world.target)]
    if os.geteuid() != 0 or not shutil.which('mount') or subprocess.run(mount, check=False).returncode != 0:
        raise Skip('cannot mount a tmpfs')
    try:
        said = world.tally('export', '--to', world.target, status=1).stderr
        assert 'no space left' in said.lower(), said
        assert not world.exports(), 'what was begun is removed'
    finally:
        subprocess.run(['umount', str(world.target)], check=True)
    verify(export(world)[1])


def test_every_flush_may_fail(world):
    """Fails each fsync of an export in turn: either no new export is there, or the command says done."""
    strace = shutil.which('strace')
    trace = [strace, '-o', '/dev/null', '-e', 'trace=fsync']
    if not strace or subprocess.run([*trace, 'true'], check=False, capture_output=True).returncode != 0:
        raise Skip('cannot use strace')
    world.set_up()
    world.record('helper', 'installed', '12')
    export(world)

    for number in range(1, 40):
        before = world.exports()
        done = world.run('export', '--state', world.state, '--to', world.target,
                         prefix=[*trace, '-e', f'inject=fsync:error=EIO:when={number}'],
                         ASAN_OPTIONS=WITHOUT_LEAKS)
        if done.returncode == 0:
            break
        assert done.returncode == 1 and done.stderr, done
        assert world.exports() == before, (number, done)
    else:
        raise AssertionError('an export does not flush forty times')
    assert number > 5, f'only {number - 1} flushes: two files, two folders, twice the parents'
    verify(export(world)[1])


def test_tampered_book(world):
    """A batch that was changed in the book is named, and nothing is written."""
    world.set_up()
    world.record('helper', 'installed', '12')
    _, folder = export(world)
    shutil.rmtree(folder)
    spoil(world.state)
    said = world.tally('export', '--to', world.target, status=1).stderr
    assert 'Batch 0' in said, said
    assert not world.exports()


def spoil(state):
    """Raises a figure in the table of cells, past the program."""
    import sqlite3
    for path in sorted(pathlib.Path(state).glob('*.db')):
        if path.read_bytes()[:15] == b'SQLite format 3':
            book = sqlite3.connect(path)
            book.execute('DROP TRIGGER IF EXISTS cell_is_final')
            book.execute('UPDATE cell SET people = people + 1')
            book.commit()
            book.close()


if __name__ == '__main__':
    tally.main(globals())
