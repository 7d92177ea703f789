# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaflet, poster, picture and post, looked at as they would be printed, and their QR code read as a phone reads it."""
import functools
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(os.environ['SOURCE']) / 'tests/app/content'))
import tap  # noqa: E402 pylint: disable=wrong-import-position

CONTENT = os.environ['CONTENT']
WRITE_MATERIALS = os.environ['WRITE_MATERIALS']
FOLDER = tempfile.TemporaryDirectory(prefix='kiosk-materials-')
WARD = 'Phường Tân Sơn Hòa'
LINK = 'https://congdanso.tphcm.gov.vn/cds-tphcm'
LONG_LINK = 'https://play.google.com/store/apps/details?id=' + 'vn.gov.example' * 7
LONG_WARD = 'Phường Phú Thọ Hòa – Nguyễn Thái Bình – Bình Hưng Hòa B Mở'
NAMES = ['anh-bai-dang.png', 'ap-phich-A3.pdf', 'bai-dang.txt', 'to-roi-A5.pdf']
PDFS = ['ap-phich-A3.pdf', 'to-roi-A5.pdf']
MM_AN_INCH = 25.4


def ask(*words, **options):
    return subprocess.run(words, check=True, capture_output=True, timeout=120, **options).stdout


def make(ward=WARD, link=LINK, number=1):
    """The folder with the files, made once for each of its kind."""
    return make_once(ward, link, number)


@functools.cache
def make_once(ward, link, number):
    folder = pathlib.Path(tempfile.mkdtemp(prefix=f'{number}-', dir=FOLDER.name))
    ask(WRITE_MATERIALS, CONTENT, folder, ward, *([link] if link else []))
    return folder


def text_of(path):
    if path.suffix == '.txt':
        return path.read_text(encoding='utf-8-sig')
    return ask('pdftotext', '-raw', path, '-', encoding='utf-8')


class Picture:
    """A page or picture in grey; `mm` is what a pixel is wide, where it is printed."""

    def __init__(self, path, dpi=100):
        pdf = path.suffix == '.pdf'
        maker = ['pdftoppm', '-gray', '-r', str(dpi), '-l', '1', path] if pdf else ['convert', path, '-depth', '8', 'PGM:-']
        data = ask(*maker)
        head = re.match(rb'P5\s+(\d+)\s+(\d+)\s+255\s', data)
        self.width, self.height = int(head[1]), int(head[2])
        self.pixels = data[head.end():]
        self.pgm = data
        self.mm = MM_AN_INCH / dpi

    def read_codes(self):
        path = pathlib.Path(FOLDER.name) / 'page.pgm'
        path.write_bytes(self.pgm)
        done = subprocess.run(['zbarimg', '--quiet', '--raw', '-Sbinary', path], capture_output=True, check=False,
                              timeout=120)
        return done.stdout.decode().split()

    def row(self, y):
        return self.pixels[y * self.width:(y + 1) * self.width]

    def black_box(self):
        """Left, top, right, bottom of what is quite black: the letters are dark blue, so that is the code alone."""
        rows = [y for y in range(self.height) if b'\0' in self.row(y)]
        left = min(self.row(y).index(b'\0') for y in rows)
        right = max(self.row(y).rindex(b'\0') for y in rows) + 1
        return left, rows[0], right, rows[-1] + 1


def test_names():
    assert sorted(path.name for path in make().iterdir()) == NAMES


def test_same_again():
    for name in NAMES:
        assert (make() / name).read_bytes() == (make(number=2) / name).read_bytes(), name


def test_sizes():
    for name, pages, width, height in (('ap-phich-A3.pdf', 1, 297, 420), ('to-roi-A5.pdf', 2, 148, 210)):
        for link in (LINK, None):
            info = ask('pdfinfo', make(link=link) / name, encoding='utf-8')
            size = re.search(r'Page size: +([\d.]+) x ([\d.]+)', info)
            assert int(re.search(r'Pages: +(\d+)', info)[1]) == pages
            assert abs(float(size[1]) / 72 * MM_AN_INCH - width) < 0.1, size
            assert abs(float(size[2]) / 72 * MM_AN_INCH - height) < 0.1, size
    picture = Picture(make() / 'anh-bai-dang.png')
    assert (picture.width, picture.height) == (1080, 1080)


def test_fonts():
    """The screens' own font, and all of it in the file."""
    for ward in (WARD, LONG_WARD):
        for name in PDFS:
            lines = ask('pdffonts', make(ward) / name, encoding='utf-8').splitlines()[2:]
            assert lines
            for line in lines:
                assert re.match(r'\w{6}\+(Inter|NotoSans)-', line), line
                assert line.split()[-5] == 'yes', line


def test_code_is_read():
    for link in (LINK, LONG_LINK):
        for name in ('ap-phich-A3.pdf', 'to-roi-A5.pdf', 'anh-bai-dang.png'):
            assert Picture(make(link=link) / name).read_codes() == [link], name


def test_code_is_60_mm():
    for link in (LINK, LONG_LINK):
        for name, wanted in (('ap-phich-A3.pdf', 120), ('to-roi-A5.pdf', 60)):
            page = Picture(make(link=link) / name, dpi=300)
            left, top, right, bottom = page.black_box()
            for side in ((right - left) * page.mm, (bottom - top) * page.mm):
                assert abs(side - wanted) <= 2 * page.mm, f'{name}: {side} mm'


def test_code_has_quiet_zone():
    """Four modules of white, where a module is at most a 21st of the code's side."""
    for link, modules in ((LINK, 29), (LONG_LINK, 49)):
        for name in ('ap-phich-A3.pdf', 'to-roi-A5.pdf', 'anh-bai-dang.png'):
            page = Picture(make(link=link) / name)
            left, top, right, bottom = page.black_box()
            quiet = int((right - left) / modules * 4) - 2
            for y in (*range(top - quiet, top - 1), *range(bottom + 1, bottom + quiet)):
                assert set(page.row(y)[left - quiet:right + quiet]) == {255}, (name, y)
            for y in range(top, bottom):
                line = page.row(y)
                assert set(line[left - quiet:left - 1]) | set(line[right + 1:right + quiet]) == {255}, (name, y)


def test_no_code_before_the_scan_test():
    """Without a confirmed link there is no code and no address, and the way by name instead."""
    for name in NAMES:
        if not name.endswith('.txt'):
            assert Picture(make(link=None) / name).read_codes() == [], name
        if not name.endswith('.png'):
            text = ' '.join(text_of(make(link=None) / name).split())
            assert 'gov.vn' not in text and 'https' not in text, name
            assert 'Gõ đủ tên: Công dân số Thành phố Hồ Chí Minh.' in text, name


def test_said():
    for ward in (WARD, LONG_WARD):
        for name in (*PDFS, 'bai-dang.txt'):
            text = ' '.join(text_of(make(ward) / name).split())
            for words in ('Chỉ cài từ CH Play hoặc App Store', 'mã OTP', '1022', f'UBND p{ward[1:]}',
                          'congdanso.tphcm.gov.vn'):
                assert words in text, f'{name}: {words}'


def test_name_in_full():
    """Other provinces have apps of that name too."""
    for link in (LINK, None):
        for name in (*PDFS, 'bai-dang.txt'):
            text = ' '.join(text_of(make(link=link) / name).split())
            for match in re.finditer('Công dân số', text, re.IGNORECASE):
                assert re.match(' (TPHCM|Thành phố Hồ Chí Minh)', text[match.end():], re.IGNORECASE), text[match.start():]


def test_nothing_twice():
    for link in (LINK, None):
        for path in (make(link=link) / 'ap-phich-A3.pdf',):
            lines = [line for line in text_of(path).splitlines() if len(line) > 12]
            assert len(lines) == len(set(lines)), lines


def test_leaflet_tells_steps():
    text = text_of(make() / 'to-roi-A5.pdf')
    for words in ('Cài Công dân số TPHCM từng bước', 'Đăng nhập bằng VNeID', 'Coi chừng lừa đảo'):
        assert words in text, words


def test_post_is_for_windows_too():
    data = (make() / 'bai-dang.txt').read_bytes()
    assert data.startswith(b'\xef\xbb\xbf')
    assert data.count(b'\n') == data.count(b'\r\n') > 8
    assert LINK in data.decode()


tap.main(dict(globals()))
