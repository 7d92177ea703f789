# SPDX-License-Identifier: GPL-3.0-or-later
"""The icons of the buttons are drawn as GTK can recolour them, and each that a screen names is there."""
import pathlib
import re
import sys
import xml.etree.ElementTree

import tap

SOURCE = pathlib.Path(sys.argv[1])
ICONS = SOURCE / 'assets/icons'
SVG = '{http://www.w3.org/2000/svg}'


def symbolic_icons():
    icons = sorted(ICONS.glob('*-symbolic.svg'))
    assert icons, f'no icon in {ICONS}'
    return icons


def test_symbolic_icons_are_plain_shapes():
    """GTK 4 recolours what is filled; a stroke, a style or a second colour would stay as it is."""
    for icon in symbolic_icons():
        root = xml.etree.ElementTree.parse(icon).getroot()
        # One that shows two things side by side may be wider than it is high.
        assert root.get('viewBox') in ('0 0 16 16', '0 0 24 16'), icon.name
        for element in root:
            assert element.tag == SVG + 'path', f'{icon.name}: {element.tag}'
            assert set(element.attrib) - {'fill-rule'} == {'fill', 'd'}, f'{icon.name}: {element.attrib}'
            assert element.get('fill') == '#2e3436', f'{icon.name}: {element.get("fill")}'


def test_icons_of_the_screens_are_there():
    drawn = {icon.stem for icon in symbolic_icons()}
    for file in sorted(SOURCE.glob('ui/**/*')):
        if file.suffix in ('.ui', '.c', '.h', '.xml'):
            named = set(re.findall(r'kiosk-[a-z-]+-symbolic', file.read_text(encoding='utf-8')))
            assert named <= drawn, f'{file.name}: {", ".join(sorted(named - drawn))}'


def test_application_icon():
    root = xml.etree.ElementTree.parse(ICONS / 'io.github.congdanso.Kiosk.svg').getroot()
    assert root.get('viewBox') == '0 0 128 128'


if __name__ == '__main__':
    tap.main(dict(globals()))
