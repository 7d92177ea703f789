# SPDX-License-Identifier: GPL-3.0-or-later
"""Sticks with more on them than a desk ever asked for: the one bundle is refused by name, the others are taken, and
memory stays what it is."""
import contextlib
import os
import re
import resource
import shutil
import subprocess
import zipfile

import tally
from test_desk import Desk

MANIFEST = 'datapackage.json'
SPARSE_BYTES = 4 << 30
MANIFEST_BYTES = 200 << 20
N_FILES = 100_000
N_FOLDERS = 1000
MOST_MB = 200


class Stick(Desk):
    """Three kiosks' exports of two days, all of them enrolled before anything else came onto the stick."""

    def __init__(self, world):
        super().__init__(world)
        self.folders = self.fleet(3, 2)
        self.enrol('--accept')

    def merge_without(self, bad, *reasons, n_taken=2):
        """Merges the stick, of which `bad` and nothing else is refused, for each of `reasons` (patterns)."""
        said = self.merge(status=1 if bad else 0)
        refused = re.findall(r'^(.+): NOT taken\.', said.stderr, re.MULTILINE)
        assert sorted(refused) == sorted(map(str, bad)), said
        assert all(re.search(reason, said.stderr) for reason in reasons), (reasons, said.stderr)
        heads = [epoch['head'] for epoch in self.show()['epochs']]
        assert heads.count(1) == n_taken and heads.count(-1) == 3 - n_taken, heads
        self.run('check', self.book)
        most_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f'# {most_mb:.0f} MB of memory at most, of any command so far')
        assert most_mb < MOST_MB, most_mb
        return said


def fill(folder, n_files):
    for number in range(n_files):
        os.close(os.open(f'{folder}/{number}.txt', os.O_CREAT | os.O_WRONLY, 0o644))


@contextlib.contextmanager
def nested(folder, n_folders):
    """Folders in each other, further down than a path can name; gone again before the world is removed."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    for _ in range(n_folders):
        os.mkdir('sau-hon', dir_fd=fd)
        below = os.open('sau-hon', os.O_RDONLY | os.O_DIRECTORY, dir_fd=fd)
        os.close(fd)
        fd = below
    os.close(fd)
    try:
        yield
    finally:
        subprocess.run(['rm', '-r', f'{folder}/sau-hon'], check=True, timeout=60)


def make_sparse(path):
    with open(path, 'wb') as file:
        file.truncate(SPARSE_BYTES)


def pack_again(folder, rename=lambda name: name, more=()):
    """The export in `folder` as a .zip in its place, under other names; the .zip."""
    path = folder.with_name('goi.zip')
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(folder.iterdir()):
            packed.write(file, rename(file.name))
        for name, text in more:
            packed.writestr(name, text)
    shutil.rmtree(folder)
    return path


def test_files_without_number(world):
    """100,000 beside the exports, and 10,000 in one of them."""
    stick = Stick(world)
    bad = stick.folders[1]
    fill(world.target, N_FILES)
    fill(bad, N_FILES // 10)
    stick.merge_without([bad], r'\.txt: this is more than a kiosk writes')


def test_folders_without_end(world):
    """They are in nobody's way, beside an export or in it."""
    stick = Stick(world)
    with nested(world.target, N_FOLDERS), nested(stick.folders[0], N_FOLDERS):
        stick.merge_without([], n_taken=3)


def test_a_manifest_of_200_mb(world):
    stick = Stick(world)
    folder, packed = stick.folders[0], pack_again(stick.folders[1])
    for text in (b'{"congdanso": {}, ' * 8, b'{"x": [' + b'1, ' * 64):
        with open(folder / MANIFEST, 'wb') as file:
            for _ in range(MANIFEST_BYTES // len(text) + 1):
                file.write(text)
        assert (folder / MANIFEST).stat().st_size >= MANIFEST_BYTES
        with zipfile.ZipFile(packed, 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as new:
            new.write(folder / MANIFEST, MANIFEST)
        said = stick.merge_without([folder, packed], n_taken=1)
        assert said.stderr.count(f'{MANIFEST}: this is more than a kiosk writes') == 2, said


def test_members_of_one_name(world):
    """Whoever has the key of an enrolled kiosk signs what programs read in two ways; it is not read at all."""
    stick = Stick(world)
    world.set_up('--number', '9')
    world.record('helper', 'installed', '12')
    world.tally('export', '--to', world.target)
    bad = next(folder for folder in world.exports() if folder not in stick.folders)
    bad.with_name(bad.name + '.zip').unlink()
    stick.enrol('--accept')
    manifest = bad / MANIFEST
    signature = manifest.with_name(MANIFEST + '.minisig')
    comment = signature.read_text(encoding='utf-8').splitlines()[2].removeprefix('trusted comment: ')

    def sign():
        subprocess.run(['minisign', '-S', '-W', '-s', world.state / 'kiosk.key', '-m', manifest, '-t', comment],
                       check=True, capture_output=True, timeout=60)

    text = manifest.read_text(encoding='utf-8')
    for twice in (text.replace('"head"', '"head": 7, "head"', 1), text.replace('{', '{"congdanso": {}, ', 1)):
        assert twice != text
        manifest.write_text(twice, encoding='utf-8')
        sign()
        said = stick.merge(status=1)
        assert f'{bad}: NOT taken' in said.stderr and f'{MANIFEST}: is not JSON' in said.stderr, said
        assert said.stderr.count('NOT taken') == 1 and len([e for e in stick.show()['epochs'] if e['head'] == 1]) == 3
    manifest.write_text(text, encoding='utf-8')
    sign()
    stick.merge()
    assert sum(epoch['head'] == 0 for epoch in stick.show()['epochs']) == 1, 'signed like this, the true one is taken'


def test_paths_out_of_a_zip(world):
    """By those names nothing is read, and nothing is written."""
    stick = Stick(world)
    first, second = stick.folders[:2]
    bad = [pack_again(first, more=[('../../../../la.txt', 'lạ'), ('/tmp/la.txt', 'lạ')]),
           pack_again(second, rename=lambda name: f'../{name}')]
    before = sorted(world.folder.rglob('*'))
    stick.merge_without(bad, r'\.\./\.\./\.\./\.\./la\.txt: this path leads out', r'\.\./batches\.csv: this path leads',
                        n_taken=1)
    assert [path for path in sorted(world.folder.rglob('*')) if path not in before and path.parent != world.folder] == []


def test_sparse_files(world):
    """4 GB that take no room on the stick, in the place of each file that figures hang on, and beside them."""
    stick = Stick(world)
    bad, whole = stick.folders[:2]
    make_sparse(world.target / 'phim.mp4')
    make_sparse(whole / 'phim.mp4')
    make_sparse(world.target / 'sao-luu.zip')
    for name in (MANIFEST, MANIFEST + '.minisig', 'kiosk.pub', 'batches.csv', 'cells.csv', 'sheets.csv', 'targets.csv'):
        kept = (bad / name).read_bytes()
        make_sparse(bad / name)
        stick.merge_without([bad, world.target / 'sao-luu.zip'], f'{re.escape(name)}: this is more than a kiosk writes')
        (bad / name).write_bytes(kept)
    stick.merge_without([world.target / 'sao-luu.zip'], n_taken=3)


if __name__ == '__main__':
    tally.main(globals())
