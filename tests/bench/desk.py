# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of a city at the merging desk, beside what sqlite3's own .import takes for the same rows."""
import pathlib
import shutil
import subprocess
import time

TOP = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = TOP / 'assets/sql/desk-1.00.sql'

N_KIOSKS = 168 * 3
N_DAYS = 365

# Tried for a day; about 28 of them differ.
N_CELLS = 30

# Those of a merge that are more than a few.
TABLES = 'cell', 'batch', 'chain'

N_TIMES = 3


def read_words(*command):
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding='utf-8')
    return {words[0]: float(words[1]) for line in done.stdout.splitlines()
            if len(words := line.split()) == 2}


def write_tables(book, folder):
    for table in TABLES:
        subprocess.run(['sqlite3', book, '.mode csv', f'.output {folder / table}.csv', f'SELECT * FROM {table}'],
                       check=True)


def measure_import(folder):
    """Seconds; into tables as the book has them, made anew."""
    book = folder / 'imported.db'
    book.unlink(missing_ok=True)
    with open(SCHEMA, encoding='utf-8') as schema:
        subprocess.run(['sqlite3', book], stdin=schema, check=True)
    begun = time.monotonic()
    subprocess.run(['sqlite3', book, *(f'.import --csv {folder / table}.csv {table}' for table in TABLES)], check=True)
    return time.monotonic() - begun


def measure_report(tally, book):
    """Seconds of the whole command."""
    begun = time.monotonic()
    subprocess.run([tally, 'report', book, '--from', '2026-01-01', '--to', '2026-12-31'], check=True,
                   stdout=subprocess.DEVNULL)
    return time.monotonic() - begun


def measure(tools, tally, scratch):
    """What was found, in seconds and megabytes; the two sides of a comparison in turns."""
    folder = scratch / 'desk'
    sticks = folder / 'sticks'
    sticks.mkdir(parents=True)
    n_cells = read_words(tools / 'bench-desk', 'write', sticks, str(N_KIOSKS), str(N_DAYS), str(N_CELLS))['cells']
    found = {'first': [], 'second': [], 'import': [], 'report': [], 'memory': [], 'cells': n_cells}
    book = folder / 'book.db'
    for _ in range(N_TIMES):
        book.unlink(missing_ok=True)
        words = read_words(tools / 'bench-desk', 'merge', book, sticks)
        found['first'].append(words['first'] / 1000)
        found['second'].append(words['second'] / 1000)
        found['memory'].append(words['memory'])
        if not (folder / 'cell.csv').exists():
            write_tables(book, folder)
        found['import'].append(measure_import(folder))
        found['report'].append(measure_report(tally, book))
    shutil.rmtree(folder)
    return found
