# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person reads on the guest's screen: words with their places, by tesseract, and QR codes, by zbar."""
import difflib
import os
import re
import subprocess
import unicodedata

# Small text is read better when it is larger.
SCALE = 2

# Ways to make letters black on white: as they are, white ones on a button, those that differ from what is around them.
WAYS = (['-resize', f'{SCALE * 100}%'],
        ['-resize', f'{SCALE * 100}%', '-threshold', '97%', '-negate'],
        ['(', '+clone', '-blur', '0x12', ')', '-compose', 'difference', '-composite', '-negate', '-level', '40%,95%',
         '-resize', f'{SCALE * 100}%'])

# Longer texts may have a letter that was misread.
LONG, ALIKE = 9, 0.87


class Word:
    def __init__(self, text, place, line):
        self.text, self.place, self.line = text, place, line


def plain(text):
    """Without marks and case, which a reader of letters takes for each other, and without what stands between words."""
    text = unicodedata.normalize('NFD', text.lower().replace('đ', 'd'))
    return re.sub('[^a-z0-9]', '', text)


def is_alike(read, wanted):
    return read == wanted or (len(wanted) >= LONG and abs(len(read) - len(wanted)) < 3
                              and difflib.SequenceMatcher(None, read, wanted).ratio() >= ALIKE)


def read_words(path, way=WAYS[0]):
    prepared = path.with_suffix('.png')
    subprocess.run(['convert', path, '-colorspace', 'Gray', *way, prepared], check=True)
    said = subprocess.run(['tesseract', prepared, '-', '-l', 'vie', '--psm', '11', 'tsv'], check=True, capture_output=True,
                          encoding='utf-8', env={**os.environ, 'OMP_THREAD_LIMIT': '1'}).stdout
    prepared.unlink()
    for row in said.splitlines()[1:]:
        cells = row.split('\t')
        if len(cells) == 12 and cells[11].strip():
            left, top, width, height = (int(cell) / SCALE for cell in cells[6:10])
            yield Word(cells[11], (left, top, left + width, top + height), tuple(cells[1:5]))


def read_lines(path, way=WAYS[0]):
    lines = {}
    for word in read_words(path, way):
        lines.setdefault(word.line, []).append(word)
    return list(lines.values())


def middle(words):
    left, top = min(w.place[0] for w in words), min(w.place[1] for w in words)
    right, bottom = max(w.place[2] for w in words), max(w.place[3] for w in words)
    return (left + right) / 2, (top + bottom) / 2


def join(words):
    return plain(''.join(word.text for word in words))


def find_whole(lines, text):
    """Where lines stand that are `text` and nothing else."""
    return [middle(words) for words in lines if is_alike(join(words), plain(text))]


def find_parts(lines, text):
    parts = [words[begin:end] for words in lines for begin in range(len(words)) for end in range(begin + 1, len(words) + 1)]
    return [middle(words) for words in parts if is_alike(join(words), plain(text))]


def find(path, text, is_right=lambda place: True):
    """The middle of the first `text` whose place is right, None where there is none. A line of its own comes before a
    part of one: a button before a question that has the same word in it."""
    read = []
    for way in WAYS:
        read.append(read_lines(path, way))
        for place in find_whole(read[-1], text):
            if is_right(place):
                return place
    return next((place for lines in read for place in find_parts(lines, text) if is_right(place)), None)


def read_all(path):
    """All that there is to read, with blanks between words."""
    return ' '.join(word.text for way in WAYS for word in read_words(path, way))


def has(path, *texts):
    said = plain(read_all(path))
    return all(plain(text) in said for text in texts)


def read_codes(path):
    said = subprocess.run(['zbarimg', '--quiet', '--raw', path], check=False, capture_output=True, encoding='utf-8')
    return said.stdout.split()
