# SPDX-License-Identifier: GPL-3.0-or-later
"""tong-hop.xlsx and the texts: LibreOffice reads the same numbers out of them as Python out of the tables."""
import csv
import hashlib
import io
import json
import re
import zipfile

import papers
from papers import INSTALLED, SIGNED_IN, Bundle, number

# Every sheet a file of its own, in UTF-8, numbers as they are and not as they look; dates as Americans write them.
ALL_SHEETS = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'
HOSTILE = ('=1+1', '+1', '-1+2', '@SUM(A1)', '=HYPERLINK("http://x","y")', '=cmd|\' /C calc\'!A0', '<&">\'', '{{ten}}')


def read_sheets(bundle):
    papers.convert(bundle.folder, [bundle.folder / 'tong-hop.xlsx'], ALL_SHEETS)
    sheets = {}
    for path in bundle.folder.glob('tong-hop-*.csv'):
        with open(path, encoding='utf-8', newline='') as file:
            sheets[path.stem.split('-', 2)[2]] = list(csv.reader(file))
    return sheets


def find(rows, name):
    """The first row that begins with `name`."""
    return next(row for row in rows if row[0] == name)


def read_parts(bundle):
    with zipfile.ZipFile(io.BytesIO(bundle.read('tong-hop.xlsx'))) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}, archive.infolist()


def check_days(bundle, rows):
    for date, shown in (('2026-11-18', '11/18/2026'), ('2026-11-19', '11/19/2026')):
        row = find(rows, shown)
        assert [int(value) for value in row[1:9]] == [value for source in ('helper', 'self') for value in (
            bundle.sum(source, INSTALLED, (date,)), bundle.sum(source, SIGNED_IN, (date,)),
            bundle.helped(source, (date,)), bundle.sum(source, ('not_able',), (date,)))], row
    assert [int(value) for value in find(rows, 'Cộng trong kỳ')[9:14]] == bundle.equation()
    assert int(find(rows, 'Chưa rõ ngày, không cộng')[10]) == 300
    assert int(find(rows, 'Khi máy ở phường khác, không cộng')[10]) == 77


def check_groups(bundle, rows):
    kinds = ['installed', 'installed_signed_in', 'signed_in', 'already_had', 'not_able', 'advised']
    for name, source, audience in (('Người dân', 'helper', 'resident'), ('Đoàn viên, hội viên', 'helper', 'member'),
                                   ('Doanh nghiệp, hợp tác xã, hộ kinh doanh', 'helper', 'business'),
                                   ('Không hỏi đối tượng', 'self', 'unspecified')):
        values = [int(value) for value in find(rows, name)[1:8]]
        assert values[:6] == [bundle.sum(source, (kind,), audience=audience) for kind in kinds], (name, values)
        assert values[6] == sum(values[:6])
    teams = find(rows, 'Công an phường')
    assert int(teams[2]) == sum(cell['people'] for cell in bundle.cells() if cell['team'] == 'police')


def check_reasons(bundle, rows):
    assert int(find(rows, 'Điện thoại quá cũ')[1]) == bundle.sum('helper', ('not_able',))
    assert int(find(rows, 'Chưa có VNeID')[3]) == bundle.sum('helper', ('installed',))
    assert int(find(rows, 'Cộng')[4]) == bundle.sum('self', ('installed',))


def test_values_are_those_of_the_tables():
    with Bundle() as bundle:
        sheets = read_sheets(bundle)
        assert list(sorted(sheets)) == sorted(['Theo ngày', 'Biểu đồ', 'Đối tượng, kết quả', 'Lý do', 'Chỉ tiêu',
                                               'Đơn vị báo, ngoài trụ sở', 'Giải thích']), sheets.keys()
        check_days(bundle, sheets['Theo ngày'])
        check_groups(bundle, sheets['Đối tượng, kết quả'])
        check_reasons(bundle, sheets['Lý do'])
        target = next(row for row in sheets['Chỉ tiêu'] if row[0].startswith('Mới cài – '))
        done = bundle.sum('helper', INSTALLED) + bundle.sum('helper', INSTALLED, ('2026-10-30',))
        assert [int(value) for value in target[1:4]] == [bundle.sum('helper', INSTALLED), done, 20000]
        unit = find(sheets['Đơn vị báo, ngoài trụ sở'], 'Trường Tiểu học A')
        assert unit[2:6] == ['11/15/2026', '800', '400', '200'], unit


def test_form():
    """Dates and numbers are such, headers stay in view, and there is a chart."""
    with Bundle() as bundle:
        parts, _ = read_parts(bundle)
        sheets = [parts[name].decode() for name in parts if name.startswith('xl/worksheets/sheet')]
        assert len(sheets) == 6 and all('state="frozen"' in sheet for sheet in sheets)
        assert re.search(r'<c r="A\d+" s="\d+"><v>46344</v></c>', sheets[0]), '18/11/2026 is a date'
        assert any(name.startswith('xl/charts/chart') for name in parts) and 'xl/chartsheets/sheet1.xml' in parts


def test_nothing_tells_more_than_the_day():
    with Bundle() as bundle, Bundle() as again:
        parts, infos = read_parts(bundle)
        assert bundle.read('tong-hop.xlsx') == again.read('tong-hop.xlsx')
        assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
        core = parts['docProps/core.xml'].decode()
        assert '<dc:creator></dc:creator>' in core or '<dc:creator/>' in core, core
        assert set(re.findall(r'>([^<>]*T[^<>]*Z)<', core)) == {'2026-11-18T17:00:00Z'}, core


def test_no_text_becomes_a_formula():
    for text in HOSTILE:
        with Bundle(text=text) as bundle:
            parts, _ = read_parts(bundle)
            for name, part in parts.items():
                assert not name.startswith('xl/worksheets/') or b'<f' not in part, (text, name)
            strings = parts['xl/sharedStrings.xml'].decode()
            escaped = text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
            assert f'<t>{escaped}</t>' in strings, text


def test_training_is_told_everywhere():
    for mode, words in (('training', 'TẬP HUẤN – không phải số liệu thật'), ('demo', 'TRÌNH DIỄN – không phải')):
        with Bundle(mode=mode) as bundle:
            parts, _ = read_parts(bundle)
            assert words in parts['xl/sharedStrings.xml'].decode() and words in parts['xl/charts/chart1.xml'].decode()
            assert words in bundle.read('tin-nhan.txt').decode() and words in bundle.read('doc-truoc.txt').decode()
    with Bundle() as bundle:
        assert 'không phải số liệu thật' not in bundle.read('tin-nhan.txt').decode()


def test_message():
    with Bundle() as bundle:
        lines = bundle.read('tin-nhan.txt').decode('utf-8-sig').split('\r\n')
        assert len(lines) == 7 and lines[6] == '', lines
        assert lines[0].startswith('UBND phường Tân Sơn Hòa – ')
        for line, source in ((lines[1], 'helper'), (lines[2], 'self')):
            assert f'mới cài {number(bundle.sum(source, INSTALLED))};' in line, line
            assert f'đã đăng nhập {number(bundle.sum(source, SIGNED_IN))};' in line, line
        assert f'người hỗ trợ ghi {bundle.sum("helper", ("not_able",))}, nhiều nhất: điện thoại quá cũ 40;' in lines[3]
        assert 'Mới cài 10.120/20.000 (50,6%)' in lines[4]
        assert '1/2 đơn vị' in lines[5] and 'Chưa rõ ngày: 300' in lines[5]


def test_nothing_closed():
    """Nothing was closed is not the same as nobody was counted; and there is nothing to draw."""
    with Bundle(period='day', day='2026-11-17') as bundle:
        parts, _ = read_parts(bundle)
        assert 'chưa chốt số liệu lần nào' in parts['xl/sharedStrings.xml'].decode()
        assert 'chưa chốt số liệu lần nào' in bundle.read('tin-nhan.txt').decode()
        assert not any(name.startswith('xl/charts') for name in parts)
    with Bundle() as bundle:
        assert 'chưa chốt số liệu lần nào' not in bundle.read('tin-nhan.txt').decode()


def test_manifest():
    """Every file that lies there is a resource with its bytes and hash."""
    with Bundle() as bundle:
        resources = json.loads(bundle.read('datapackage.json'))['resources']
        assert {resource['path'] for resource in resources} | {'datapackage.json'} == {
            path.name for path in bundle.folder.iterdir()}
        for resource in resources:
            data = bundle.read(resource['path'])
            assert resource['bytes'] == len(data)
            assert resource['hash'] == 'sha256:' + hashlib.sha256(data).hexdigest()
            assert re.fullmatch('[-a-z0-9._]+', resource['name'])
            is_table = resource['path'].endswith('.csv')
            assert resource['profile'] == ('tabular-data-resource' if is_table else 'data-resource')


def test_read_me():
    """It names every file that lies there and tells of none that does not."""
    with Bundle() as bundle:
        text = bundle.read('doc-truoc.txt').decode('utf-8-sig')
        there = {path.name for path in bundle.folder.iterdir()} | {'datapackage.json.minisig', 'kiosk.pub'}
        told = set(re.findall(r'^- ((?:[a-zA-Z0-9.-]+\.[a-z]+(?:, )?)+):', text, re.MULTILINE))
        assert {name for names in told for name in names.split(', ')} == there - {'doc-truoc.txt'}, told


if __name__ == '__main__':
    papers.main(globals())
