# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file is UTF-8 in NFC with plain line ends, names its licence where it can, and no developer's machine."""
import re
import sys
import unicodedata

import tree

BINARY = {'.png', '.gz', '.db', '.sqlite', '.zip', '.ogg'}
LICENSED = {'.c', '.h', '.py', '.sh', '.ui', '.css', '.build', '.sql', '.ini', '.desktop', '.xml', '.po', '.supp', '.cfg'}
HOME = re.compile('/' + r'(?:home/\w|work/|Users/\w)')

# Fixtures of bad input are as bad as they are, and so is what fuzzers begin with.
AS_THEY_ARE = ('tests/fixtures/', 'tests/fuzz/corpus/')


def find_faults(path):
    data = path.read_bytes()
    try:
        text = data.decode('utf-8')
    except UnicodeDecodeError as error:
        return [f'is not UTF-8: {error}']

    faults = []
    is_script = text.startswith('#!')
    if not unicodedata.is_normalized('NFC', text):
        faults.append('is not in NFC')
    if text.startswith('\ufeff'):
        faults.append('begins with a byte order mark')
    if '\r' in text and path.suffix != '.csv':
        faults.append('has carriage returns')
    if text and not text.endswith('\n') and path.suffix != '.svg':
        faults.append('does not end with a line feed')
    # AppStream wants metadata under a licence that lets catalogues mix them.
    licence = 'CC0-1.0' if path.name.endswith('.metainfo.xml') else 'GPL-3.0-or-later'
    if (path.suffix in LICENSED or is_script) and f'SPDX-License-Identifier: {licence}' not in text[:400]:
        faults.append('does not name its licence in its first lines')
    if path.suffix in ('.c', '.h', '.py', '.ui', '.css', '.build', '.sh') or is_script:
        for number, line in enumerate(text.splitlines(), 1):
            if line != line.rstrip() or '\t' in line:
                faults.append(f'line {number} has a tab or ends with a space')
    faults += [f'names a folder of somebody\'s machine: {match}' for match in HOME.findall(text)]
    return faults


def main():
    faults = []
    for path in tree.all_files():
        if path.suffix not in BINARY and not tree.name(path).startswith(AS_THEY_ARE):
            faults += [f'{tree.name(path)} {fault}' for fault in find_faults(path)]
    return tree.report(faults)


if __name__ == '__main__':
    sys.exit(main())
