# SPDX-License-Identifier: GPL-3.0-or-later
"""congdanso-tally verify: the auditor's command."""
import os
import pathlib
import shutil
import subprocess

import tally
from tally import Skip


def export(world):
    world.set_up()
    world.record('helper', 'installed', '12')
    world.tally('export', '--to', world.target)
    return world.exports()[-1]


def verify(world, *words, status=0, **more):
    done = world.run('verify', *words, **more)
    assert done.returncode == status, done
    return done


def test_a_digit_is_changed(world):
    """An auditor verifies, changes one digit, and verifies again."""
    folder = export(world)
    assert 'as it was signed' in verify(world, folder.with_name(folder.name + '.zip')).stdout
    said = verify(world, folder).stdout
    assert 'as it was signed' in said and '12 counted' in said and '26977' in said, said
    cells = folder / 'cells.csv'
    cells.write_text(cells.read_text(encoding='utf-8').replace(',12\n', ',13\n'), encoding='utf-8')
    said = verify(world, folder, status=1)
    assert 'NOT taken' in said.stderr and 'cells.csv' in said.stderr and not said.stdout, said


def test_a_whole_stick(world):
    """Every export on it is looked at, and a bad one hides none of the good ones."""
    first = export(world)
    world.record('helper', 'installed', '3')
    world.tally('export', '--to', world.target)
    (first / 'sheets.csv').unlink()
    said = verify(world, world.target, status=1)
    assert f'{first}:' in said.stderr and 'sheets.csv' in said.stderr, said
    assert said.stderr.count('NOT taken') == 1 and said.stdout.count('as it was signed') == 3, said
    assert str(world.exports()[-1]) in said.stdout, said


def test_a_key_that_was_kept(world):
    folder = export(world)
    kept = shutil.copy(folder / 'kiosk.pub', world.folder / 'kept.pub')
    assert verify(world, '--key', kept, folder).stdout
    other = tally.World()
    stranger = export(other)
    assert 'signature' in verify(world, '--key', kept, stranger, status=1).stderr
    assert 'public key' in verify(world, '--key', folder / 'cells.csv', folder, status=1).stderr
    other.remove()


def test_nothing_there(world):
    assert 'no export' in verify(world, world.target, status=1).stderr
    assert verify(world, world.target / 'missing', status=1).stderr
    assert 'PATH' in verify(world, status=2).stderr


CHECK_PACKAGE = '''
const { Package } = require('datapackage');
(async () => {
  const folder = process.argv[1];
  const text = require('fs').readFileSync(folder + '/datapackage.json', 'utf-8');
  const found = await Package.load(JSON.parse(text), { basePath: folder, strict: false });
  if (!found.valid) throw new Error(found.errors.join());
  for (const resource of found.resources) {
    if (!resource.valid) throw new Error(resource.errors.join());
    if (resource.descriptor.profile === 'tabular-data-resource') {
      const rows = await resource.read({ keyed: true });
      await resource.checkRelations();
      console.log(resource.name, rows.length);
    }
  }
})().catch((fault) => { console.error(String(fault), fault.errors); process.exit(1); });
'''


def node_modules():
    """Where npm's reader of data packages lies; fetched once, beside the build."""
    root = pathlib.Path(os.environ['NODE_FOLDER'])
    if not shutil.which('npm') or not shutil.which('node'):
        raise Skip('there is no npm')
    if not (root / 'node_modules' / 'datapackage').is_dir():
        root.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(['npm', 'install', '--prefix', root, '--no-audit', '--no-fund', 'datapackage@1.1.10'],
                              capture_output=True, encoding='utf-8', check=False, timeout=110)
        if done.returncode != 0:
            raise Skip(f'npm cannot fetch its package datapackage: {done.stderr.splitlines()[:1]}')
    return root / 'node_modules'


def run_node(folder, modules):
    return subprocess.run(['node', '-e', CHECK_PACKAGE, folder], capture_output=True, encoding='utf-8', check=False,
                          env={**os.environ, 'NODE_PATH': str(modules)}, timeout=100)


def test_npm_reads_it(world):
    """A reader of Frictionless Data Packages that nobody here wrote."""
    modules = node_modules()
    folder = export(world)
    said = run_node(folder, modules)
    assert said.returncode == 0 and 'cells 1' in said.stdout and 'batches 1' in said.stdout, said
    cells = folder / 'cells.csv'
    cells.write_text(cells.read_text(encoding='utf-8').replace(',helper,', ',nobody,'), encoding='utf-8')
    assert run_node(folder, modules).returncode != 0


if __name__ == '__main__':
    tally.main(globals())
