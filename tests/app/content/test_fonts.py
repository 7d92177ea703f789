# SPDX-License-Identifier: GPL-3.0-or-later
"""Every letter that the screens can show has a glyph in Inter, or in Noto Sans, which stands in for it.

fontconfig never fails to find a font: it hands out another one, and an elderly reader gets boxes or letters from two
designs in a word. So the font that is found is looked at, and then its characters.
"""
import functools
import pathlib
import subprocess
import sys
import unicodedata

import tap

SOURCE = pathlib.Path(sys.argv[1])
FAMILIES = ('Inter', 'Noto Sans')
WEIGHTS = ('regular', 'medium', 'semibold', 'bold')  # those of the style sheets


def ask(*words):
    return subprocess.run(words, check=True, capture_output=True, encoding='utf-8', timeout=60).stdout


@functools.cache
def find(family, weight):
    """The family and the file of the font that fontconfig finds."""
    names, file = ask('fc-match', '--format', '%{family}\n%{file}', f'{family}:{weight}').split('\n')
    return names.split(','), file


@functools.cache
def characters(file):
    """The code points with a glyph: fc-query writes them as ranges of hexadecimal numbers."""
    points = set()
    for part in ask('fc-query', '--index', '0', '--format', '%{charset}', file).split():
        first, _, last = part.partition('-')
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


def name(character):
    return f'{character} U+{ord(character):04X} {unicodedata.name(character, "")}'


def assert_shown(text):
    """No character of `text` is without a glyph in both families, in any weight."""
    wanted = {character for character in text if not character.isspace()}
    for weight in WEIGHTS:
        known = set().union(*(characters(find(family, weight)[1]) for family in FAMILIES))
        missing = sorted(character for character in wanted if ord(character) not in known)
        assert not missing, f'{weight}: {", ".join(map(name, missing))}'


def vietnamese_letters():
    """Twelve vowels, each plain and with five tones, and đ; plain ASCII ones left out; both cases."""
    tones = ('', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323')
    small = {unicodedata.normalize('NFC', vowel + tone) for vowel in 'aăâeêioôơuưy' for tone in tones}
    small = {letter for letter in small if not letter.isascii()} | {'đ'}
    return small | {letter.upper() for letter in small}


def test_families_are_installed():
    for family in FAMILIES:
        for weight in WEIGHTS:
            found, file = find(family, weight)
            print(f'# {family} {weight}: {file}')
            assert family in found, f'{family} {weight} is not installed: fontconfig offers {found[0]}'


def test_vietnamese_letters():
    letters = vietnamese_letters()
    assert len(letters) == 134, len(letters)
    assert all(len(letter) == 1 for letter in letters)
    assert_shown(letters)


def test_inter_has_the_letters():
    """Without the help of Noto Sans: one word in two designs would be hard to read."""
    for weight in WEIGHTS:
        missing = {letter for letter in vietnamese_letters() if ord(letter) not in characters(find('Inter', weight)[1])}
        assert not missing, f'{weight}: {", ".join(map(name, sorted(missing)))}'


def test_pack():
    assert_shown((SOURCE / 'assets/content/content.ini').read_text(encoding='utf-8'))


def test_wards():
    assert_shown((SOURCE / 'assets/content/wards.csv').read_text(encoding='utf-8'))


def test_translations():
    for file in sorted(SOURCE.glob('po/*.po')):
        text = file.read_text(encoding='utf-8')
        assert unicodedata.is_normalized('NFC', text), f'{file.name} is not in NFC'
        assert_shown(text)


def test_a_missing_glyph_is_seen():
    try:
        assert_shown('\U0010FFFD')
    except AssertionError:
        return
    raise AssertionError('a character that no font has was found')


if __name__ == '__main__':
    tap.main(dict(globals()))
