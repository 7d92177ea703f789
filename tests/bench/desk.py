# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of a city at the merging desk, beside what sqlite3's own .import takes for the same rows, and PostgreSQL's own
COPY."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(TOP / 'tests/app/desk'))
import with_postgres  # noqa: E402

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


def ask_server(server, *statements):
    subprocess.run([server.programs / 'psql', '--quiet', '--no-psqlrc', '--set', 'ON_ERROR_STOP=1', server.address(),
                    *(f'--command={statement}' for statement in ('SET client_min_messages = warning', *statements))],
                   check=True, stdout=subprocess.DEVNULL)


def measure_copy(server, folder, schema, model):
    """Seconds; into tables as those of @model, made anew."""
    ask_server(server, f'CREATE SCHEMA {schema}', 'CHECKPOINT',
               *(f'CREATE TABLE {schema}.{table} (LIKE {model}.{table} INCLUDING ALL)' for table in TABLES))
    begun = time.monotonic()
    ask_server(server, *(f"\\copy {schema}.{table} FROM '{folder / table}.csv' CSV" for table in TABLES))
    return time.monotonic() - begun


def measure_served(tools, sticks, folder):
    """Seconds of merges into a server, and of COPY of the same rows, in turns."""
    found = {'served': [], 'served-second': [], 'copy': []}
    with tempfile.TemporaryDirectory(prefix='desk-postgres-') as place:
        server = with_postgres.Server(with_postgres.find_programs(), place)
        try:
            server.start()
            for i in range(N_TIMES):
                ask_server(server, f'CREATE SCHEMA merged{i}', 'CHECKPOINT')
                words = read_words(tools / 'bench-desk', 'merge',
                                   f'{server.address()}&options=-csearch_path%3Dmerged{i}', sticks)
                found['served'].append(words['first'] / 1000)
                found['served-second'].append(words['second'] / 1000)
                found['copy'].append(measure_copy(server, folder, f'copied{i}', f'merged{i}'))
                ask_server(server, f'DROP SCHEMA merged{i}, copied{i} CASCADE')
        finally:
            server.stop()
    return found


def measure_report(tally, book, by):
    """Seconds of the whole command."""
    begun = time.monotonic()
    subprocess.run([tally, 'report', book, '--from', '2026-01-01', '--to', '2026-12-31', '--by', by], check=True,
                   stdout=subprocess.DEVNULL)
    return time.monotonic() - begun


def measure(tools, tally, scratch):
    """What was found, in seconds and megabytes; the two sides of a comparison in turns."""
    folder = scratch / 'desk'
    sticks = folder / 'sticks'
    sticks.mkdir(parents=True)
    n_cells = read_words(tools / 'bench-desk', 'write', sticks, str(N_KIOSKS), str(N_DAYS), str(N_CELLS))['cells']
    found = {'first': [], 'second': [], 'import': [], 'ward': [], 'day': [], 'kind': [], 'memory': [], 'cells': n_cells}
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
        for by in ('ward', 'day', 'kind'):
            found[by].append(measure_report(tally, book, by))
    found |= measure_served(tools, sticks, folder)
    shutil.rmtree(folder)
    return found
