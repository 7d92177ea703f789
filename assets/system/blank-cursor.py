# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a cursor of one transparent pixel (Xcursor(3), "CURSOR FILES"): cage would show its own arrow before a program
says that it wants none."""
import pathlib
import struct
import sys

SIZE = 24
IMAGE = 0xfffd0002
HEAD = struct.pack('<4sIII', b'Xcur', 16, 0x10000, 1)
CONTENTS = struct.pack('<III', IMAGE, SIZE, len(HEAD) + 12)
PIXEL = struct.pack('<IIIIIIIIII', 36, IMAGE, SIZE, 1, 1, 1, 0, 0, 0, 0)

pathlib.Path(sys.argv[1]).write_bytes(HEAD + CONTENTS + PIXEL)
