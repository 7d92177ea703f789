# SPDX-License-Identifier: GPL-3.0-or-later
"""symbols.py BUILD: no library of app/, nor that of ui/session, calls GTK, and exchange does not call the store."""
import pathlib
import re
import subprocess
import sys

import tree

TOOLKIT = re.compile(r'(gtk|gsk|gdk(?!_pixbuf))_')


def undefined_symbols(library):
    listed = subprocess.run(['nm', '--undefined-only', '--format=just-symbols', library], capture_output=True,
                            check=True, encoding='utf-8')
    return {line for line in listed.stdout.splitlines() if line and not line.endswith(':')}


def main(build):
    rooms = sorted(path.parent.name for path in (tree.ROOT / 'app').glob('*/meson.build')
                   if 'static_library' in path.read_text(encoding='utf-8'))
    faults = []
    for folder in [build / 'app' / room for room in rooms] + [build / 'ui' / 'session']:
        libraries = sorted(folder.glob('*.a'))
        if not libraries:
            faults.append(f'{folder} has no library')
        for library in libraries:
            for symbol in sorted(undefined_symbols(library)):
                if TOOLKIT.match(symbol):
                    faults.append(f'{library.name} calls {symbol}')
                if folder.name == 'exchange' and re.match(r'(kiosk_(day_book|store|settings)|sqlite3)_', symbol):
                    faults.append(f'{library.name} calls {symbol}')
    return tree.report(faults)


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1])))
