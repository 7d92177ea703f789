# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of a bundle's papers share: a bundle in a folder, its tables, and other programs that read it."""
import csv
import os
import pathlib
import shutil
import subprocess
import tempfile
import traceback

WRITE_BUNDLE = os.environ['WRITE_BUNDLE']
FORMS = pathlib.Path(os.environ['FORMS'])
INSTALLED = ('installed', 'installed_signed_in')
SIGNED_IN = ('installed_signed_in', 'signed_in')


class Skip(Exception):
    """What a test needs is not here; the text says what."""


class Bundle:
    """A bundle of made-up figures in a folder of its own."""

    def __init__(self, mode='live', period='month', day='2026-11-19', text=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='papers-'))
        self.words = [self.folder, mode, period, day]
        subprocess.run([WRITE_BUNDLE, *self.words, *([text] if text is not None else [])], check=True, timeout=60)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        shutil.rmtree(self.folder, ignore_errors=True)

    def write_again(self, form):
        """The same, with another form of the report."""
        subprocess.run([WRITE_BUNDLE, *self.words], check=True, timeout=60, env={**os.environ, 'FORM': form})

    def read(self, name):
        return (self.folder / name).read_bytes()

    def rows(self, name):
        with open(self.folder / name, encoding='utf-8', newline='') as file:
            return list(csv.DictReader(file))

    def cells(self):
        """The counted cells of the ward, each with the date of its batch; and those that were not counted."""
        dates = {(row['epoch'], row['n']): (row['date'], row['ward']) for row in self.rows('batches.csv')}
        for cell in self.rows('cells.csv'):
            cell['date'], ward = dates[cell['epoch'], cell['n']]
            cell['people'] = int(cell['people'])
            if ward == '26977':
                yield cell

    def equation(self):
        """Taps, counted, changed, undone and suppressed people of November."""
        rows = [row for row in self.rows('batches.csv') if row['date'].startswith('2026-11') and row['ward'] == '26977']
        return [sum(int(row[name]) for row in rows) for name in ('taps', 'counted', 'changed', 'undone', 'suppressed')]

    def helped(self, source, dates):
        return sum(cell['people'] for cell in self.cells()
                   if cell['source'] == source and cell['helped'] == '1' and cell['date'] in dates)

    def sum(self, source, kinds, dates=None, audience=None):
        """How many people of these kinds; of November where no dates are asked for."""
        return sum(cell['people'] for cell in self.cells()
                   if cell['source'] == source and cell['kind'] in kinds and not cell['suppressed']
                   and audience in (None, cell['audience'])
                   and (cell['date'] in dates if dates else cell['date'].startswith('2026-11')))


def number(value):
    """As an office writes it."""
    return f'{value:,}'.replace(',', '.')


def convert(folder, paths, target):
    """LibreOffice, without a screen and with a profile of its own, which it would else share with a running one."""
    office = shutil.which('soffice')
    if not office:
        raise Skip('needs LibreOffice (libreoffice-calc-nogui, libreoffice-writer-nogui)')
    with tempfile.TemporaryDirectory(prefix='office-') as profile:
        subprocess.run([office, f'-env:UserInstallation=file://{profile}', '--headless', '--convert-to', target,
                        '--outdir', folder, *paths], check=True, capture_output=True, timeout=120,
                       env={**os.environ, 'HOME': profile})


def main(names):
    """Runs every function of `names` that is called test_…."""
    tests = [(name, value) for name, value in names.items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    failed = False
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f'ok {number} {name}', flush=True)
        except Skip as skip:
            print(f'ok {number} {name} # SKIP {skip}', flush=True)
        except Exception:  # pylint: disable=broad-except
            failed = True
            print(f'not ok {number} {name}')
            print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()), flush=True)
    raise SystemExit(failed)
