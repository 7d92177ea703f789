# SPDX-License-Identifier: GPL-3.0-or-later
"""test_paper.py SOURCE WRITE-PAPERS: reports on paper, read back as a reader of PDF files reads them."""
import functools
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(sys.argv[1]) / 'tests/app/content'))
import tap  # noqa: E402 pylint: disable=wrong-import-position

WRITE_PAPERS = sys.argv[2]
FOLDER = tempfile.TemporaryDirectory(prefix='kiosk-papers-')
FAMILY = 'LiberationSerif'
A4_PT = (595.28, 841.89)
MM = 72 / 25.4
NUMBER = r'(?:[\d.]+|–)'


def ask(*words):
    return subprocess.run(words, check=True, capture_output=True, encoding='utf-8', timeout=120).stdout


@functools.cache
def folder():
    ask(WRITE_PAPERS, FOLDER.name)
    return pathlib.Path(FOLDER.name)


def papers():
    return sorted(folder().glob('*.pdf'))


@functools.cache
def read(name):
    """The text of a paper, its pages apart."""
    text = ask('pdftotext', '-layout', str(folder() / f'{name}.pdf'), '-').replace('\u00a0', ' ')
    return text.rstrip('\f\n').split('\f')


@functools.cache
def figures(name):
    """What the report itself holds: {(who, when or which, what): how many}."""
    lines = (folder() / f'{name}.txt').read_text(encoding='utf-8').splitlines()
    return {tuple(line.split()[:3]): int(line.split()[3]) for line in lines}


def number(text):
    return None if text == '–' else int(text.replace('.', ''))


def rows(text, label):
    """The numbers of each line that begins with `label`."""
    found = []
    for match in re.finditer(rf'^ *{re.escape(label)} +((?:{NUMBER} *)+)$', text, re.MULTILINE):
        found.append([number(part) for part in match[1].split()])
    return found


def assert_equal(found, wanted):
    assert found == wanted, f'{found} is not {wanted}'


def info(path):
    return dict(line.split(':', 1) for line in ask('pdfinfo', str(path)).splitlines())


def boxes(path, page):
    """Every word of a page with its place, in points from the upper left corner."""
    html = ask('pdftotext', '-bbox', '-f', str(page), '-l', str(page), str(path), '-')
    pattern = r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
    return [(*map(float, match[:4]), match[4]) for match in re.findall(pattern, html)]


def test_fonts():
    for path in papers():
        lines = ask('pdffonts', str(path)).splitlines()[2:]
        assert lines, path
        for line in lines:
            family = line.split()[0].split('+')[-1].split('-')[0]
            assert family == FAMILY, f'{path.name}: {line}'
            assert line.split()[-5] == 'yes', f'{path.name}: not embedded: {line}'


def test_letters():
    """A letter that the font lacks would be a question mark: none is, but for what no Vietnamese office writes."""
    for path in papers():
        assert path.stem == 'odd' or '?' not in ''.join(read(path.stem)), path.name
    assert 'Hội ??' in ''.join(read('odd'))


def test_page_is_a4():
    for path in papers():
        width, height = map(float, re.findall(r'[\d.]+', info(path)['Page size'])[:2])
        assert abs(width - A4_PT[0]) < 0.1 and abs(height - A4_PT[1]) < 0.1, path


def test_margins():
    """Nothing but the page's number, and a warning, stands outside 20, 20, 30 and 15 mm."""
    for path in papers():
        if path.name.startswith(('training', 'demo')):
            continue
        for page in range(1, int(info(path)['Pages']) + 1):
            for x, y, right, bottom, word in boxes(path, page):
                if bottom < 20 * MM and page > 1:
                    assert word == str(page), f'{path.name}, page {page}: {word}'
                    assert abs((x + right) / 2 - (30 + 165 / 2) * MM) < 1
                    continue
                assert x > 30 * MM - 1 and right < 195 * MM + 1, f'{path.name}, page {page}: {word}'
                assert y > 20 * MM - 4 and bottom < 277 * MM + 4, f'{path.name}, page {page}: {word}'


def test_dates():
    """No time but the midnight of the export's day."""
    for path in papers():
        # A newer cairo packs them, so it is not looked for in the bytes of the file.
        said = ask('pdfinfo', '-rawdates', str(path))
        assert_equal(re.findall(r"^(?:Creation|Mod)Date: +(?:D:)?([\d+']+?)'?$", said, re.MULTILINE), ["20261119000000+07'00"] * 2)


def test_one_page():
    for path in folder().glob('*-slip.pdf'):
        assert info(path)['Pages'].strip() == '1', path
    for name in ('day', 'busy-day', 'empty-month'):
        assert_equal(len(read(name)), 1)
    assert_equal(len(read('units')), 5)


def test_slip_figures():
    for name in ('day', 'busy-day', 'month-slip', 'huge-slip'):
        known = figures(name.removesuffix('-slip'))
        text = read(name)[0]
        for label, what in (('Mới cài', 'installed'), ('Đã đăng nhập', 'signed_in'), ('Được hỗ trợ', 'helped'),
                            ('Chưa cài được', 'not_able')):
            wanted = [known[who, when, what] for who in ('helper', 'self') for when in ('day', 'before', 'all')]
            assert_equal(rows(text, label), [wanted])


def test_full_figures():
    for name in ('month', 'busy-month', 'quarter', 'units', 'odd', 'huge'):
        known = figures(name)
        text = '\n'.join(read(name))
        for label, what in (('Đã đăng nhập (đăng ký thành công)', 'signed_in'), ('Mới cài', 'installed'),
                            ('Lượt người được hỗ trợ', 'helped'), ('Chưa cài được', 'not_able')):
            wanted = [[known[who, when, what] for when in ('period', 'all')] for who in ('helper', 'self')]
            assert_equal(rows(text, label)[:2], wanted)


def test_teams_add_up():
    for name in ('month', 'busy-month', 'quarter', 'huge'):
        text = '\n'.join(read(name))
        total = rows(text, 'Cộng người hỗ trợ ghi')[0]
        teams = [rows(text, team)[0] for team in
                 ('Tổ công nghệ số cộng đồng', 'Công an phường', 'Đoàn Thanh niên', 'Cán bộ phường')]
        assert_equal([sum(column) for column in zip(*teams)], total)
        assert_equal(rows(text, 'Cộng')[0], total)
        assert_equal(total[0], figures(name)['helper', 'period', 'installed'])


def test_equation():
    for name, when in (('day', 'day'), ('busy-day', 'day'), ('month', 'period'), ('quarter', 'period')):
        known = figures(name)
        text = ' '.join('\n'.join(read(name)).split())
        words = rf'Đã ghi ({NUMBER}) lượt người = ({NUMBER}) được tính \+ ({NUMBER}) đã sửa \+ ({NUMBER}) đã hủy ' \
                rf'\+ ({NUMBER}) không tính'
        parts = [int(part.replace('.', '')) for part in re.search(words, text).groups()]
        assert_equal(parts, [known['equation', when, str(i)] for i in range(5)])
        assert_equal(parts[0], sum(parts[1:]))


def test_said():
    """What is apart is on a line of its own, and what may be of both sides is never added."""
    for name in ('day', 'busy-month'):
        text = '\n'.join(read(name))
        assert re.search(r'^ *- Chưa rõ ngày \(1 lần chốt\), không cộng: người hỗ trợ ghi 300,', text, re.MULTILINE)
        assert re.search(r'^ *- Trong ca .* người dân tự bấm 1\.000 lượt người: có thể trùng, không cộng', text, re.MULTILINE)
        assert re.search(r'^ *- Số liệu đã chốt \d+ lần; lần cuối là lô số \d+, ngày 19/11/2026', text, re.MULTILINE)
    both = figures('month')['helper', 'period', 'installed'] + figures('month')['self', 'period', 'installed']
    assert f'{both:,}'.replace(',', '.') not in '\n'.join(read('month'))


def test_blanks():
    """Number, date and signature are the clerk's."""
    for name in ('day', 'month'):
        text = '\n'.join(read(name))
        for blank in ('Số: ……/BC-UBND', 'Tân Sơn Hòa, ngày …… tháng …… năm ………', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
                      'Độc lập - Tự do - Hạnh phúc', 'Nơi nhận:', '- Lưu: VT', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'):
            assert blank in text, f'{name}: {blank}'


def test_empty_month():
    """Nothing was closed, which is not the same as nobody."""
    text = read('empty-month')[0]
    assert 'Trong kỳ chưa ngày nào được chốt số liệu' in text
    assert rows(text, 'Mới cài') == []
    assert rows(read('empty-month-slip')[0], 'Mới cài') == [[None] * 6]


def test_units():
    """Each unit with its figures, on pages that all begin with the names of the columns."""
    known = figures('units')
    pages = read('units')
    text = '\n'.join(pages)
    for i in range(len(known)):
        if ('unit', str(i), 'concerned') not in known or not known['unit', str(i), 'concerned']:
            continue
        wanted = [known['unit', str(i), what] for what in ('concerned', 'installed', 'signed_in')]
        line = r' +'.join(re.escape(f'{value:,}'.replace(',', '.')) for value in wanted)
        assert re.search(rf'/11/2026 +{line} ', text), wanted
    for page in pages[2:4]:
        assert 'Thuộc' in '\n'.join(page.splitlines()[:8]), page[:400]
    sums = [sum(value for key, value in known.items() if key[0] == 'unit' and key[2] == what)
            for what in ('concerned', 'installed', 'signed_in')]
    line = r' +'.join(re.escape(f'{value:,}'.replace(',', '.')) for value in sums)
    assert re.search(rf'Cộng: 32/40 đơn vị đã báo +{line} ', text), sums


def test_titles_not_alone():
    """No heading or title of a table is the last line of a page."""
    for path in papers():
        for page in read(path.stem)[:-1]:
            last = [line for line in page.splitlines() if line.strip()][-1].strip()
            assert not re.match(r'(Bảng|Biểu đồ|\d)\. ?|Bảng \d', last), f'{path.name}: {last}'


def test_targets():
    for name in ('busy-month', 'busy-day', 'huge', 'huge-slip'):
        text = '\n'.join(read(name))
        known = figures(name.removesuffix('-slip'))
        wanted = [known['target', '0', 'done'], known['target', '0', 'number']]
        rate = f'{wanted[0] * 1000 // wanted[1] / 10:,.1f}%'.translate(str.maketrans(',.', '.,'))
        line = r' +'.join(re.escape(f'{value:,}'.replace(',', '.')) for value in wanted)
        assert re.search(rf'{line} +{re.escape(rate)}', text), (wanted, rate)


def test_percent_of_what_staff_entered():
    """No share but of a target, its base, or the people concerned of a unit."""
    text = '\n'.join(read('day'))
    assert_equal(re.findall(r'[\d.,]+%', text), ['50,6%', '25,3%'])


def test_warning():
    """Across every page, letter by letter for a reader of files, once more at its foot, and in the title."""
    for name in ('training', 'training-slip'):
        for page, text in enumerate(read(name), 1):
            path = folder() / f'{name}.pdf'
            raw = ask('pdftotext', '-raw', '-f', str(page), '-l', str(page), str(path), '-')
            count = ''.join(raw.split()).count('TẬPHUẤN–khôngphảisốliệuthật')
            assert count == (3 if page == 1 else 2), f'{name}, page {page}: {count} times'
            assert text.rstrip().endswith('TẬP HUẤN – không phải số liệu thật'), f'{name}, page {page}'
    assert '\n'.join(read('demo')).count('TRÌNH DIỄN – không phải số liệu thật') >= 2
    for name in ('month', 'day'):
        assert 'không phải số liệu thật' not in '\n'.join(read(name))


tap.main(dict(globals()))
