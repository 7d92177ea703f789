# SPDX-License-Identifier: GPL-3.0-or-later
"""The filled forms, printed by LibreOffice: the numbers of the tables, on the paper that an office takes."""
import re
import shutil
import subprocess
import tempfile
import zipfile

import papers
from papers import INSTALLED, SIGNED_IN, Bundle, Skip, number

FORMS = ('bao-cao', 'phieu-ngay')
FAMILY = 'LiberationSerif'


def run(program, *words):
    if not shutil.which(program):
        raise Skip(f'needs {program} (poppler-utils)')
    return subprocess.run([program, *words], capture_output=True, check=True, encoding='utf-8', timeout=60).stdout


def print_forms(bundle):
    papers.convert(bundle.folder, [bundle.folder / f'{name}.docx' for name in FORMS], 'pdf')
    return [bundle.folder / f'{name}.pdf' for name in FORMS]


def read_rows(path):
    return [re.sub(' +', ' ', line).strip() for line in run('pdftotext', '-layout', path, '-').splitlines()]


def equation(bundle):
    taps, counted, changed, undone, suppressed = map(number, bundle.equation())
    return (f'Đã ghi {taps} lượt người = {counted} được tính + {changed} đã sửa + {undone} đã hủy + {suppressed} '
            'không tính')


def check_report(bundle, lines):
    both = lambda source, kinds: [number(bundle.sum(source, kinds)),
                                  number(bundle.sum(source, kinds) + bundle.sum(source, kinds, ('2026-10-30',)))]
    assert ' '.join(['1 Mới cài (người hỗ trợ ghi)', *both('helper', INSTALLED), '– –']) in lines, lines
    assert ' '.join(['4 Mới cài (người dân tự bấm)', *both('self', INSTALLED), '– –']) in lines
    police = sum(cell['people'] for cell in bundle.cells() if cell['team'] == 'police' and cell['kind'] in SIGNED_IN)
    assert f'2 Công an phường 0 {police} 7 0' in lines and '3 Đoàn Thanh niên 0 0 17 0' in lines
    text = ' '.join(lines)
    assert equation(bundle) in text
    assert '20.000 50,6%' in text and 'Chưa rõ ngày: 300 lượt người' in text
    assert 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' in text and 'Tân Sơn Hòa, ngày tháng năm 2026' in text


def check_slip(bundle, lines):
    values = [number(bundle.sum(source, INSTALLED, dates)) for source in ('helper', 'self') for dates in (
        ('2026-11-19',), ('2026-11-18',), ('2026-10-30', '2026-11-18', '2026-11-19'))]
    assert ' '.join(['Mới cài', *values]) in lines, (values, lines)
    days = (('2026-11-19',), ('2026-11-18',), ('2026-10-30', '2026-11-18', '2026-11-19'))
    values = [number(bundle.helped(source, dates)) for source in ('helper', 'self') for dates in days]
    assert ' '.join(['Được hỗ trợ, hướng dẫn', *values]) in lines, (values, lines)
    text = ' '.join(lines)
    assert 'Thứ Năm, ngày 19/11/2026' in text and 'Chưa có VNeID: 20.' in text and '1/2 đơn vị đã báo' in text
    assert 'người dân tự bấm 1.000 lượt người: có thể trùng, không cộng.' in text


def test_paper():
    with Bundle() as bundle:
        report, slip = print_forms(bundle)
        check_report(bundle, read_rows(report))
        check_slip(bundle, read_rows(slip))
        assert 'Pages: 1\n' in re.sub(' +', ' ', run('pdfinfo', slip))
        for path in (report, slip):
            fonts = [line.split()[0] for line in run('pdffonts', path).splitlines()[2:]]
            assert fonts and all(re.fullmatch(rf'[A-Z]{{6}}\+{FAMILY}(-\w+)?', font) for font in fonts), fonts
            assert 'A4' in run('pdfinfo', path)


def find_values(lines, name):
    """The numbers of the first row of that name."""
    return next(line for line in lines if re.fullmatch(rf'{name}( [\d.]+)+', line))[len(name) + 1:].split()


def test_printed_papers_agree():
    """What the program prints by itself says the same as the tables."""
    with Bundle() as bundle:
        report, slip = (read_rows(bundle.folder / f'{name}.pdf') for name in FORMS)
        total = bundle.sum('helper', INSTALLED) + bundle.sum('helper', INSTALLED, ('2026-10-30',))
        assert find_values(report, 'Mới cài') == [number(bundle.sum('helper', INSTALLED)), number(total)]
        values = [number(bundle.sum(source, INSTALLED, dates)) for source in ('helper', 'self') for dates in (
            ('2026-11-19',), ('2026-11-18',), ('2026-10-30', '2026-11-18', '2026-11-19'))]
        assert find_values(slip, 'Mới cài') == values
        text = ' '.join(report)
        assert '10.120 20.000 50,6%' in text and equation(bundle) in text


def test_report_of_a_day():
    """It is the slip, and there is no other."""
    with Bundle(period='day') as bundle:
        assert not (bundle.folder / 'phieu-ngay.docx').exists()
        with zipfile.ZipFile(bundle.folder / 'bao-cao.docx') as archive:
            assert 'PHIẾU NGÀY' in archive.read('word/document.xml').decode()


def test_training():
    with Bundle(mode='training') as bundle:
        for name in FORMS:
            with zipfile.ZipFile(bundle.folder / f'{name}.docx') as archive:
                assert 'TẬP HUẤN – không phải số liệu thật' in archive.read('word/document.xml').decode()


def test_saved_by_an_office_program():
    """A form that was opened and saved elsewhere is torn and styled anew, and yet a form."""
    with Bundle() as bundle, tempfile.TemporaryDirectory(prefix='form-') as folder:
        papers.convert(folder, [papers.FORMS / 'mau-bao-cao.docx'], 'docx')
        bundle.write_again(f'{folder}/mau-bao-cao.docx')
        with zipfile.ZipFile(bundle.folder / 'bao-cao.docx') as archive:
            text = re.sub('<[^>]*>', ' ', archive.read('word/document.xml').decode())
        assert '{{' not in text and number(10120) in text


if __name__ == '__main__':
    papers.main(globals())
