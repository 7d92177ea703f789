# SPDX-License-Identifier: GPL-3.0-or-later
"""The C sources are formatted as .uncrustify.cfg says.

    format.py           names the files that are not, and how they differ
    format.py --apply   formats them
"""
import argparse
import difflib
import re
import subprocess
import sys

import tree

COLUMNS_MAX = 120

# Debian 12's. Each version formats a little differently, so another one is no judge.
VERSION = 'Uncrustify-0.72'
SKIPPED = 77

# In a header, names and parameters stand in columns that uncrustify cannot draw; they are left as they are.
HEADER = ['--set', 'sp_func_call_paren=ignore']

# uncrustify 0.72 takes the space out of "(*run) (int n)" whatever its options say.
FUNCTION_POINTER = re.compile(r'(\(\*\w+\))(\([^;\n]*;?)(  (?= */\*))?')


def format_source(path):
    """The text of `path` as it should be."""
    done = subprocess.run(['uncrustify', '-q', '-c', tree.ROOT / '.uncrustify.cfg', '-l', 'C', '-f', path,
                           *(HEADER if path.suffix == '.h' else [])], capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f'uncrustify cannot read {path}: {done.stderr.decode()}')
    return FUNCTION_POINTER.sub(lambda match: f'{match[1]} {match[2]}{" " if match[3] else ""}', done.stdout.decode())


def find_long_lines(path, text):
    return [f'{tree.name(path)}:{number}: {len(line)} columns, {COLUMNS_MAX} at most'
            for number, line in enumerate(text.splitlines(), 1) if len(line) > COLUMNS_MAX]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--apply', action='store_true')
    is_applied = parser.parse_args().apply
    version = subprocess.run(['uncrustify', '--version'], capture_output=True, check=True, encoding='utf-8').stdout
    if not version.startswith(VERSION):
        print(f'{VERSION} judges the formatting; this is {version.strip()}')
        return SKIPPED
    faults = []
    for path in tree.files('*.c', '*.h'):
        text = path.read_text(encoding='utf-8')
        wanted = format_source(path)
        faults += find_long_lines(path, text)
        if text != wanted and is_applied:
            path.write_text(wanted, encoding='utf-8')
            print('formatted', tree.name(path))
        elif text != wanted:
            faults.append(''.join(difflib.unified_diff(text.splitlines(True), wanted.splitlines(True),
                                                       tree.name(path), 'as it should be', n=1)))
    return tree.report(faults, 'tests/tools/format.py --apply formats them')


if __name__ == '__main__':
    sys.exit(main())
