# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's commands: enrol, merge, retire, resolve, show, receipt, check."""
import json
import os
import pathlib
import re
import shutil
import stat
import subprocess

import tally

WRITE_FLEET = os.environ['WRITE_FLEET']


class Desk:
    """A book and a folder of sticks in a world of its own."""

    def __init__(self, world):
        self.world = world
        self.book = world.folder / 'so.db'

    def fleet(self, *words):
        """New exports on the stick; their folders."""
        done = subprocess.run([WRITE_FLEET, self.world.target, *map(str, words)], check=True, capture_output=True,
                              encoding='utf-8', errors='surrogateescape', timeout=60)
        return [pathlib.Path(line) for line in done.stdout.splitlines() if line.startswith('/')]

    def run(self, *words, status=0):
        done = self.world.run(*words)
        assert done.returncode == status, done
        assert status == 0 or done.stderr, 'a failure has to be said on standard error'
        return done

    def enrol(self, *words, status=0):
        return self.run('enrol', '--into', self.book, *words, self.world.target, status=status)

    def merge(self, *paths, status=0):
        return self.run('merge', '--into', self.book, *(paths or [self.world.target]), status=status)

    def show(self):
        return json.loads(self.run('show', '--json', self.book).stdout)


def test_from_sticks_to_a_book(world):
    desk = Desk(world)
    folders = desk.fleet(3, 4)
    said = desk.enrol().stdout
    assert '26977-3' in said and 'new' in said and '--accept' in said, said
    assert 'enrolled' in desk.enrol('--accept').stdout
    assert re.findall(r' 4 +0$', desk.merge().stdout, re.MULTILINE) == [' 4      0'] * 3
    assert desk.merge(*reversed(folders)).stdout.count('nothing new') == 3
    assert desk.merge(world.target, world.target).stdout.count('nothing new') == 3
    assert desk.merge('--each', world.target, world.target).stdout.count('nothing new') == 6
    epochs = desk.show()['epochs']
    assert [(epoch['number'], epoch['head'], epoch['last_day']) for epoch in epochs] == [
        (1, 3, '2026-11-05'), (2, 3, '2026-11-05'), (3, 3, '2026-11-05')], epochs
    assert '12 batches' in desk.run('check', desk.book).stdout
    assert '26977-2' in desk.run('show', desk.book).stdout


def test_what_is_refused_leaves_the_rest(world):
    desk = Desk(world)
    folders = desk.fleet(3, 2)
    desk.enrol('--accept')
    cells = folders[1] / 'cells.csv'
    cells.write_text(cells.read_text(encoding='utf-8')[:-3], encoding='utf-8')
    said = desk.merge(status=1)
    assert f'{folders[1]}: NOT taken' in said.stderr and 'cells.csv' in said.stderr, said
    assert said.stdout.count('NOT taken') == 1 and len(desk.show()['epochs']) == 3, said
    assert [epoch['head'] for epoch in desk.show()['epochs']] == [1, -1, 1]
    found = json.loads(desk.run('merge', '--json', '--into', desk.book, world.target, status=1).stdout)
    assert [bundle['outcome'] for bundle in found] == ['known', 'refused', 'known'], found


def test_strangers_are_not_believed(world):
    desk = Desk(world)
    desk.fleet(1, 2)
    desk.enrol('--accept')
    stranger = desk.fleet('fork')[0]
    said = desk.merge(stranger, status=1)
    assert 'Nobody enrolled this kiosk' in said.stderr, said


def test_a_label_that_is_used(world):
    desk = Desk(world)
    old = json.loads(desk.run('enrol', '--json', '--into', desk.book, desk.fleet(1, 2)[0]).stdout)[0]['kiosk']
    desk.enrol('--accept')
    desk.fleet('restored')
    said = desk.enrol('--accept', status=1)
    assert f'has the ward and number of {old}' in said.stdout, said
    new = [kiosk['kiosk'] for kiosk in json.loads(desk.enrol('--json').stdout) if kiosk['state'] == 'label_taken'][0]
    said = desk.enrol('--accept', '--kiosk', new, status=1)
    assert '--replaces' in said.stderr, said
    desk.enrol('--accept', '--kiosk', new, '--replaces', old)
    desk.merge()
    desk.run('retire', '--into', desk.book, '--at', '0', old)
    assert [epoch['retired'] for epoch in desk.show()['epochs'] if epoch['kiosk'] == old] == [True]
    assert [doubt['cause'] for doubt in desk.show()['doubts'] if doubt['kiosk'] == old] == ['retired']


def test_a_word_on_a_fork(world):
    desk = Desk(world)
    desk.fleet('fork')
    desk.enrol('--accept')
    said = desk.merge().stdout
    assert 'in doubt: 2' in said, said
    doubts = desk.show()['doubts']
    assert [doubt['cause'] for doubt in doubts] == ['fork', 'fork'], doubts
    before = desk.show()['epochs'][0]['counted']
    assert doubts[0]['hash'] in desk.run('show', desk.book).stdout
    desk.run('resolve', '--into', desk.book, '--epoch', doubts[0]['epoch'], '--batch', doubts[0]['n'], '--take',
             doubts[1]['hash'], doubts[0]['kiosk'])
    after = desk.show()
    assert after['epochs'][0]['counted'] == before + doubts[1]['counted'], after
    assert [doubt['rejected'] for doubt in after['doubts']] == [True], after
    said = desk.run('resolve', '--into', desk.book, '--epoch', doubts[0]['epoch'], '--batch', '77', '--take-none',
                    doubts[0]['kiosk'], status=1)
    assert 'knows nothing of that name' in said.stderr, said


def test_a_restored_kiosk(world):
    desk = Desk(world)
    desk.fleet('restored')
    desk.enrol('--accept')
    desk.merge()
    assert [doubt['cause'] for doubt in desk.show()['doubts']] == ['restored']


def test_receipts(world):
    desk = Desk(world)
    folders = desk.fleet(2, 3)
    desk.enrol('--accept')
    desk.merge()
    said = desk.run('receipt', '--from', desk.book).stdout
    key = world.folder / 'so.db.key'
    assert 'DeskKey=RW' in said and stat.S_IMODE(key.stat().st_mode) == 0o600, said
    assert 'up to batch 2' in desk.run('receipt', '--from', desk.book, '--to', world.target).stdout
    receipts = sorted(folders[0].parent.glob('nhan-*.json'))
    assert len(receipts) == 1
    subprocess.run(['minisign', '-V', '-m', receipts[0], '-p', world.folder / 'so.db.key.pub'], check=True,
                   capture_output=True, timeout=60)
    received = json.loads(receipts[0].read_text(encoding='utf-8'))['received']
    assert [epoch['n'] for epoch in received] == [2]
    key.write_text('not a key', encoding='utf-8')
    assert 'it is no key' in desk.run('receipt', '--from', desk.book, '--to', world.target, status=1).stderr


def test_the_circle(world):
    """A kiosk counts, exports, is merged, gets its receipt, and its next export keeps that."""
    desk = Desk(world)
    world.set_up()
    world.record('helper', 'installed', '12')
    world.tally('export', '--to', world.target)
    desk.enrol('--accept')
    desk.merge()
    assert desk.show()['epochs'][0]['counted'] == 12
    desk_key = desk.run('receipt', '--from', desk.book).stdout.split('DeskKey=')[1].strip()
    desk.run('receipt', '--from', desk.book, '--to', world.target)
    ini = world.folder / 'setup.ini'
    ini.write_text(f'[Kiosk]\nFormat=1\nDeskKey={desk_key}\n', encoding='utf-8')
    world.tally('setup', '--file', ini)
    said = world.tally('export', '--to', world.target).stdout
    assert 'received' in said.lower() or 'confirmed' in said.lower(), said


def count_installed(papers):
    """What helpers installed, as the message says it."""
    text = (papers / 'tin-nhan.txt').read_text(encoding='utf-8-sig')
    return int(re.search(r'Người hỗ trợ ghi: mới cài (\d+)', text)[1]), text


def test_the_wards_own_sum(world):
    """Two kiosks of one ward; the second takes the first one's stick, and its report is of both."""
    world.set_up()
    world.record('helper', 'installed', '12')
    world.tally('export', '--to', world.target)
    own = world.state
    world.state = world.folder / 'second'
    world.set_up('--number', '1')
    world.record('helper', 'installed', '5')
    world.tally('export', '--to', world.target)
    world.tally('export', '--to', world.target)
    assert '2 máy' in world.tally('ward-sum', '--stick', world.target).stdout
    folders = sorted(world.target.glob('TONG-PHUONG/*/*'))
    installed, text = count_installed(folders[0])
    assert installed == 17 and '(2 máy)' in text, text
    assert {path.name for path in folders[0].iterdir()} >= {'bao-cao.pdf', 'phieu-ngay.pdf', 'tong-hop.xlsx'}
    ini = world.folder / 'setup.ini'
    ini.write_text('[Kiosk]\nFormat=1\nKiosksInWard=3\n', encoding='utf-8')
    world.tally('setup', '--file', ini)
    assert '2/3 máy, thiếu máy số 2' in world.tally('ward-sum', '--stick', world.target).stdout

    # The other kiosk's exports no longer hold: they are named, and not in the sum.
    for cells in world.target.glob('CONGDANSO/26977-3-*/*/cells.csv'):
        cells.write_text(cells.read_text(encoding='utf-8').replace(',12\n', ',13\n'), encoding='utf-8')
    for packed in world.target.glob('CONGDANSO/26977-3-*/*.zip'):
        packed.unlink()
    said = world.tally('ward-sum', '--stick', world.target)
    assert '1/3 máy, thiếu máy số 2, 3' in said.stdout, said
    assert 'NOT in the sum' in said.stderr and 'cells.csv' in said.stderr, said
    newest = max(world.target.glob('TONG-PHUONG/*/*'), key=lambda path: int(path.name.split('-')[1]))
    assert count_installed(newest)[0] == 5
    world.state = own


def test_books_that_are_none(world):
    desk = Desk(world)
    folder = desk.fleet(1, 1)[0]
    said = desk.merge(folder, status=1)
    assert "There is no desk's book there" in said.stderr and not desk.book.exists(), said
    desk.book.write_text('Kính gửi: đây là một bức thư, không phải sổ. ' * 40, encoding='utf-8')
    assert "not a desk's book" in desk.merge(folder, status=1).stderr
    assert 'Nothing was done' in desk.run('merge', folder, status=2).stderr
    assert 'Nothing was done' in desk.run('merge', '--into', desk.book, status=2).stderr


def test_hostile_sticks(world):
    """Whatever lies on a stick, the exports on it are taken and nothing hangs."""
    desk = Desk(world)
    folder = desk.fleet(1, 2)[0]
    stick = world.target
    os.mkfifo(stick / 'pipe.zip')
    os.mkfifo(folder / 'pipe')
    (stick / 'CONGDANSO' / 'etc').symlink_to('/etc')
    with open(stick / 'large.zip', 'wb') as sparse:
        sparse.truncate(4 << 30)
    deep = stick / 'deep'
    for _ in range(200):
        deep = deep / 'x'
    deep.mkdir(parents=True)
    shutil.copy(tally.TALLY, stick / 'so.db')
    for number in range(3000):
        (stick / f'{number}.txt').touch()
    desk.enrol('--accept')
    said = desk.merge(status=1)
    assert re.search(r' 2 +0$', said.stdout, re.MULTILINE) and 'large.zip' in said.stderr, said


if __name__ == '__main__':
    tally.main(globals())
