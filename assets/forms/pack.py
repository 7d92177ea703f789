# SPDX-License-Identifier: GPL-3.0-or-later
"""pack.py FILE FOLDER…: packs the parts in the folders into a Word file. The same parts give the same bytes."""
import pathlib
import sys
import zipfile

# The earliest that a .zip knows: the file tells nothing of when it was made.
DATE = (1980, 1, 1, 0, 0, 0)
FIRST = '[Content_Types].xml'


def main(target, *folders):
    parts = {}
    for folder in map(pathlib.Path, folders):
        for path in sorted(folder.rglob('*')):
            if path.is_file():
                parts.setdefault(path.relative_to(folder).as_posix(), path.read_bytes())
    with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda part: (part != FIRST, part)):
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, parts[name])


if __name__ == '__main__':
    main(*sys.argv[1:])
