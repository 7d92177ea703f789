# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person reads on the guest's screen: words with their places, by tesseract, and QR codes, by zbar."""
import concurrent.futures
import difflib
import os
import pickle
import re
import subprocess
import unicodedata

# Ways to make letters black on white and to look for them (tesseract's page segmentation): as they are, in lines over
# the whole width, white ones on a button, those that differ from what is around them.
WAYS = (('12', []), ('6', []), ('12', ['-threshold', '97%', '-negate']),
        ('12', ['(', '+clone', '-blur', '0x12', ')', '-compose', 'difference', '-composite', '-negate', '-level', '40%,95%']))

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
    mode, means = way
    prepared = path.with_name(f'{path.stem}-{WAYS.index(way)}.png')
    subprocess.run(['convert', path, '-colorspace', 'Gray', *means, prepared], check=True)
    said = subprocess.run(['tesseract', prepared, '-', '-l', 'vie', '--psm', mode, 'tsv'], check=True, capture_output=True,
                          encoding='utf-8', env={**os.environ, 'OMP_THREAD_LIMIT': '1'}).stdout
    prepared.unlink()
    for row in said.splitlines()[1:]:
        cells = row.split('\t')
        if len(cells) == 12 and cells[11].strip():
            left, top, width, height = map(int, cells[6:10])
            yield Word(cells[11], (left, top, left + width, top + height), tuple(cells[1:5]))


def read_lines(path, way=WAYS[0]):
    lines = {}
    for word in read_words(path, way):
        lines.setdefault(word.line, []).append(word)
    return list(lines.values())


def read_in_all_ways(path):
    """The lines of each of WAYS; two at a time, as the machine stands still meanwhile and leaves its processors."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for first in range(0, len(WAYS), 2):
            yield from list(pool.map(lambda way: read_lines(path, way), WAYS[first:first + 2]))


def box_of(words):
    return (int(min(w.place[0] for w in words)), int(min(w.place[1] for w in words)),
            int(max(w.place[2] for w in words)) + 1, int(max(w.place[3] for w in words)) + 1)


def middle(box):
    left, top, right, bottom = box
    return (left + right) / 2, (top + bottom) / 2


class Memory:
    """How texts looked where they were read: what looks the same at the same place is the same text, and needs no
    second reading, which is slow."""

    def __init__(self, path=None):
        self.path = path
        self.looks = pickle.loads(path.read_bytes()) if path and path.exists() else {}

    def recall(self, picture, text, is_right):
        for box, look in self.looks.get(text, []):
            if is_right(middle(box)) and cut_out(picture, box) == look:
                return middle(box)
        return None

    def note(self, picture, text, box):
        self.looks.setdefault(text, []).append((box, cut_out(picture, box)))
        if self.path:
            self.path.write_bytes(pickle.dumps(self.looks))


MEMORY = Memory()


def cut_out(picture, box):
    """The size of `picture`, a PPM, and its pixels in `box`."""
    head, size, _, rest = picture.split(b'\n', 3)
    width = int(size.split()[0])
    left, top, right, bottom = box
    rows = [rest[3 * (y * width + left):3 * (y * width + right)] for y in range(top, bottom)]
    return head + size + b''.join(rows)


def join(words):
    return plain(''.join(word.text for word in words))


def find_whole(lines, text):
    """Where lines stand that are `text` and nothing else."""
    return [box_of(words) for words in lines if is_alike(join(words), plain(text))]


def find_parts(lines, text):
    parts = [words[begin:end] for words in lines for begin in range(len(words)) for end in range(begin + 1, len(words) + 1)]
    return [box_of(words) for words in parts if is_alike(join(words), plain(text))]


def find(path, text, is_right=lambda place: True):
    """The middle of the first `text` whose place is right, None where there is none. A line of its own comes before a
    part of one: a button before a question that has the same word in it."""
    picture = path.read_bytes()
    known = MEMORY.recall(picture, text, is_right)
    if known:
        return known
    box = find_box(path, text, is_right)
    if box is None:
        return None
    MEMORY.note(picture, text, box)
    return middle(box)


def find_box(path, text, is_right):
    read = []
    for lines in read_in_all_ways(path):
        read.append(lines)
        for box in find_whole(lines, text):
            if is_right(middle(box)):
                return box
    return next((box for lines in read for box in find_parts(lines, text) if is_right(middle(box))), None)


def read_all(path):
    """All that there is to read, with blanks between words."""
    return ' '.join(word.text for lines in read_in_all_ways(path) for words in lines for word in words)


def has(path, *texts):
    said = plain(read_all(path))
    return all(plain(text) in said for text in texts)


def read_codes(path):
    said = subprocess.run(['zbarimg', '--quiet', '--raw', path], check=False, capture_output=True, encoding='utf-8')
    return said.stdout.split()
