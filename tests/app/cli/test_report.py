# SPDX-License-Identifier: GPL-3.0-or-later
"""congdanso-tally report and paper: what all kiosks of a desk's book counted."""
import csv
import html
import io
import json
import os
import pathlib
import re
import shutil
import subprocess

import tally
from test_desk import Desk

# Every sheet to a file of its own: comma, quote, UTF-8, from the first line, cells as they are, no formatting.
ALL_SHEETS = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'
SHIPPED = pathlib.Path(os.environ['CONTENT']) / 'predecessors.csv'
FORMS = pathlib.Path(os.environ['TALLY']).parents[1] / 'report'
PERIOD = ('--from', '2026-11-04', '--to', '2026-11-07')
BOTH = {'helper': 'helper', 'self': 'self'}
TOTALS = ('all_taps', 'all_counted', 'all_changed', 'all_undone', 'all_suppressed')


class Reporter(Desk):
    """A desk whose book has three kiosks' figures of six days."""

    def __init__(self, world):
        super().__init__(world)
        self.fleet(3, 6)
        self.enrol('--accept')
        self.merge()

    def report(self, *words, status=0):
        return self.run('report', self.book, '--wards', self.world.wards, *PERIOD, *words, status=status)

    def read(self, *words):
        return json.loads(self.report('--format', 'json', *words).stdout)

    def rows(self, *words):
        return list(csv.DictReader(io.StringIO(self.report('--format', 'csv', *words).stdout)))

    def paper(self, *words, status=0):
        return self.run('paper', '--into', self.book, '--wards', self.world.wards, *words, status=status)


def counted(world):
    """Cells of the exports' batches of the period: (kind, source) → people."""
    sums = {}
    for path in world.target.rglob('cells.csv'):
        with open(path, encoding='utf-8', newline='') as file, \
                open(path.parent / 'batches.csv', encoding='utf-8', newline='') as batches:
            days = {(row['epoch'], row['n']): row['date'] for row in csv.DictReader(batches)}
            for row in csv.DictReader(file):
                if PERIOD[1] <= days[row['epoch'], row['n']] <= PERIOD[3] and row['suppressed'] in ('', 'none'):
                    key = row['kind'], row['source']
                    sums[key] = sums.get(key, 0) + int(row['people'])
    return sums


def test_every_table_adds_up_to_what_was_counted(world):
    desk = Reporter(world)
    sums = counted(world)
    for source in BOTH:
        people = sum(n for (_, who), n in sums.items() if who == source)
        total = desk.read('--by', 'kind')['total'][source]['people']
        assert total == people > 0, (source, total, people)
        rows = {row['kind']: row[source]['people'] for row in desk.read('--by', 'kind')['rows']}
        assert rows == {kind: sums.get((kind, source), 0) for kind in rows}
    helpers = sum(n for (_, who), n in sums.items() if who == 'helper')
    for by in ('ward', 'day', 'audience'):
        rows = desk.read('--by', by)
        assert sum(row['helper']['helped'] for row in rows['rows']) == rows['total']['helper']['helped'] == helpers
    reasons = desk.read('--by', 'reason')['total']['helper']
    assert reasons == {'not_able': sums.get(('not_able', 'helper'), 0),
                       'not_signed_in': sums.get(('installed', 'helper'), 0)}
    assert len(desk.read('--by', 'day')['rows']) == 4


def test_every_total_says_its_equation(world):
    desk = Reporter(world)
    equation = desk.read()['equation']
    assert equation['taps'] == sum(equation[part] for part in ('counted', 'changed', 'undone', 'suppressed')) > 0
    said = desk.report().stdout
    assert f"{equation['taps']} taps = {equation['counted']} counted" in said, said
    for row in desk.rows() + desk.rows('--by', 'day'):
        taps, *rest = (int(row[name]) for name in TOTALS)
        assert taps == sum(rest)


def test_table_and_csv_and_json_say_the_same(world):
    desk = Reporter(world)
    ward, total = desk.rows()
    found = desk.read()
    assert (ward['ward'], ward['name'], total['ward']) == ('26977', 'Phường Tân Sơn Hòa', 'total')
    for name, value in found['rows'][0]['helper'].items():
        assert int(ward[f'helper_{name}']) == int(total[f'helper_{name}']) == value
    assert ward['helper_installed'] in desk.report().stdout
    assert (ward['target_number'], int(ward['target_done']) > int(ward['helper_installed'])) == ('900', True)
    assert int(ward['before_helper_installed']) > 0


def test_a_ward_of_its_own(world):
    desk = Reporter(world)
    assert desk.read('--ward', '26977') == desk.read()
    assert desk.read('--ward', '26983')['rows'] == []


def test_wards_of_now(world):
    """A ward that became part of another one is under its name; one that was parted stands apart."""
    desk = Reporter(world)
    head = 'old_code,old_name,new_code,new_name,share,from_date\n'
    path = world.folder / 'predecessors.csv'
    for rows, code, split in (
            ('26977,Cũ,27001,Mới,whole,2026-11-06\n', '27001', False),
            ('26977,Cũ,27001,Mới,part,2026-11-06\n26977,Cũ,27004,Khác,part,2026-11-06\n', '26977', True)):
        path.write_text(head + rows, encoding='utf-8')
        desk.run('roster', '--into', desk.book, '--predecessors', path)
        now, = desk.read('--as', 'current')['rows']
        recorded, = desk.read('--as', 'recorded')['rows']
        assert (now['ward'], now['split']) == (code, split) and recorded['ward'] == '26977'
        assert now['helper'] == recorded['helper']
        assert ('stands apart' in desk.report('--as', 'current').stdout) == split
    assert desk.read('--as', 'current', '--ward', '27001')['rows'] == []


def put_shipped_list(world):
    (world.folder / 'content').mkdir()
    shutil.copy(SHIPPED, world.folder / 'content')


def test_wards_of_now_without_a_list(world):
    """The program's own list serves then, and the report says which one it was; the book's goes before it."""
    desk = Reporter(world)
    desk.paper('--ward', '26965', '--date', '2025-06-20', '--sheet', '1', '--installed', '4')
    june = ('report', desk.book, '--wards', world.wards, '--from', '2025-06-01', '--to', '2025-06-30')

    def ask(*words, status=0):
        done = world.run(*june, *words, program=os.environ['TALLY_BESIDE_CONTENT'])
        assert done.returncode == status, done
        return done

    def wards(*words):
        found = json.loads(ask('--format', 'json', *words).stdout)
        return found['predecessors'], [row['ward'] for row in found['rows'] if row['ward'] in ('26965', '26983')], found

    assert wards()[:2] == (None, ['26965'])
    said = ask('--as', 'current', status=1)
    assert not said.stdout and 'cannot be read' in said.stderr and 'roster --predecessors' in said.stderr, said
    put_shipped_list(world)
    which, rows, found = wards('--as', 'current')
    assert (which, rows, found['as']) == ('shipped', [], 'current') and found['paper']['installed'] == 4, found
    assert 'by the list that came with the program' in ask('--as', 'current').stdout
    said = ask('--as', 'current', '--format', 'csv')
    assert 'by the list that came with the program' in said.stderr and '26965' not in said.stdout, said
    assert 'by the list' not in ask().stdout + ask('--format', 'csv').stderr

    path = world.folder / 'predecessors.csv'
    path.write_text('old_code,old_name,new_code,new_name,share,from_date\n26965,Cũ,26983,Mới,whole,2025-07-01\n',
                    encoding='utf-8')
    desk.run('roster', '--into', desk.book, '--predecessors', path)
    assert wards('--as', 'current')[:2] == ('book', ['26983'])
    assert "by the book's own list" in ask('--as', 'current').stdout
    pdf = world.folder / 'now.pdf'
    assert "by the book's own list" in ask('--as', 'current', '--file', pdf).stderr and pdf.exists()


def test_the_first_roster_takes_the_list_that_came(world):
    desk = Reporter(world)
    points = world.folder / 'diem.csv'
    points.write_text('ward,number,from,to,working_days\n26977,1,,,\n', encoding='utf-8')
    put_shipped_list(world)
    done = world.run('roster', '--json', '--into', desk.book, '--points', points,
                     program=os.environ['TALLY_BESIDE_CONTENT'])
    with open(SHIPPED, encoding='utf-8') as file:
        assert len(json.loads(done.stdout)['predecessors']) == len(file.readlines()) - 1 > 0, done


def test_what_is_in_doubt_stands_apart(world):
    desk = Desk(world)
    desk.fleet('restored')
    desk.enrol('--accept')
    desk.merge()
    month = ('--from', '2026-11-01', '--to', '2026-11-30')
    said = desk.run('report', desk.book, *month).stdout
    found = json.loads(desk.run('report', desk.book, *month, '--format', 'json').stdout)
    assert 'In doubt until an officer decides (closed 1 time)' in said, said
    assert found['doubtful']['closings'] == 1 and found['equation']['closings'] == 3


def test_names_are_no_formulas(world):
    desk = Reporter(world)
    path = world.folder / 'names.csv'
    path.write_text(world.wards.read_text(encoding='utf-8').replace('Phường Tân Sơn Hòa', '=1+cmd'),
                    encoding='utf-8')
    said = desk.run('report', desk.book, '--wards', path, *PERIOD, '--format', 'csv').stdout
    assert '"\'=1+cmd"' in said, said


def test_paper_stands_apart(world):
    desk = Reporter(world)
    before = desk.read()
    sheet = ('--ward', '26977', '--date', '2026-11-05', '--sheet', '1', '--installed', '4', '--signed-in', '3')
    assert 'taken' in desk.paper(*sheet).stdout
    assert 'known already' in desk.paper(*sheet).stdout
    said = desk.paper(*sheet, '--advised', '9', status=1)
    assert 'other figures' in said.stderr, said
    after = desk.read()
    assert (after['paper']['sheets'], after['paper']['installed'], after['paper']['signed_in']) == (1, 4, 3)
    assert after['total']['helper'] == before['total']['helper'] and after['equation'] == before['equation']
    assert 'On 1 sheet of paper' in desk.report().stdout
    assert desk.rows()[0]['paper_people'] == '7'
    assert 'withdrawn' in desk.paper(*sheet[:6], '--withdraw').stdout
    assert desk.rows()[0]['paper_people'] == '0'
    desk.paper(*sheet, status=1)
    desk.paper(*sheet[:4], '--sheet', '9', '--withdraw', status=1)
    desk.paper(*sheet, '--withdraw', status=2)


def convert(world, path, target):
    """What LibreOffice makes of a file; the folder."""
    office = shutil.which('soffice')
    if office is None:
        raise tally.Skip('needs LibreOffice (libreoffice-calc-nogui, libreoffice-writer-nogui)')
    folder = world.folder / 'converted'
    subprocess.run([office, '--headless', '--norestore', f'-env:UserInstallation=file://{world.folder}/office',
                    '--convert-to', target, '--outdir', folder, path], check=True, capture_output=True, timeout=110)
    return folder


def test_the_workbook_says_the_same(world):
    """In each sheet the sums of the command's own tables, as numbers; a name is never a formula."""
    desk = Reporter(world)
    names = world.folder / 'names.csv'
    names.write_text(world.wards.read_text(encoding='utf-8').replace('Phường Tân Sơn Hòa', '=1+1'), encoding='utf-8')
    path = world.folder / 'tong-hop.xlsx'
    assert str(path) in desk.run('report', desk.book, *PERIOD, '--wards', names, '--file', path).stdout
    folder = convert(world, path, ALL_SHEETS)
    sheets = {}
    for file in folder.iterdir():
        sheets[file.stem.split('-', 2)[-1]] = list(csv.reader(io.StringIO(file.read_text(encoding='utf-8'))))
    ward = next(row for row in sheets['Theo phường'] if row[1] == '26977')
    found = desk.rows()[0]
    assert ward[0] == '=1+1' and ward[2:8] == [value for name, value in found.items() if name.startswith('helper_')]
    for sheet, by in (('Theo kết quả', 'kind'), ('Theo đối tượng', 'audience'), ('Theo lý do', 'reason')):
        total = next(row for row in sheets[sheet] if row[0] == 'Cộng')
        said = desk.rows('--by', by)[-1]
        assert total[1:len(said)] == list(said.values())[1:], (sheet, total, said)
    days = [row for row in sheets['Theo ngày'] if re.fullmatch(r'[\d/-]{8,}', row[0])]
    assert [row[1] for row in days] == [row['helper_installed'] for row in desk.rows('--by', 'day')[:-1]]
    assert any(row[0] == '=1+1' and row[4] == '900' for row in sheets['Chỉ tiêu'])


def test_paper_has_a_page_for_each_ward(world):
    desk = Reporter(world)
    path = world.folder / 'bao-cao.pdf'
    letter = world.folder / 'letter.ini'
    letter.write_text('[letter]\nbody=ỦY BAN NHÂN DÂN|PHƯỜNG THỬ\nsigner=CHỦ TỊCH THỬ\n', encoding='utf-8')
    desk.paper('--ward', '26983', '--date', '2026-11-05', '--sheet', '7', '--installed', '4')
    desk.report('--file', path, '--letter', letter)
    text = subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True, encoding='utf-8',
                          timeout=60).stdout
    pages = text.rstrip('\f\n').split('\f')
    wards = [page for page in pages if '– mã 26' in page]
    assert len(wards) == 2 and 'Phường Bảy Hiền – mã 26983' in wards[1] and '1 phiếu' in wards[1], wards
    assert 'PHƯỜNG THỬ' in pages[0] and 'CHỦ TỊCH THỬ' in text and 'Bảng 1. Theo phường' in pages[0]
    total = desk.read()['total']['helper']
    grouped = {name: f'{number:,}'.replace(',', '.') for name, number in total.items()}
    assert re.search(rf"Mới cài +{re.escape(grouped['installed'])} ", wards[0]), wards[0]
    assert re.search(rf"Cộng +{re.escape(grouped['installed'])} +{re.escape(grouped['signed_in'])} ", pages[0]), pages[0]
    fonts = subprocess.run(['pdffonts', path], check=True, capture_output=True, encoding='utf-8', timeout=60).stdout
    assert all('LiberationSerif' in line for line in fonts.splitlines()[2:]), fonts


def read_paragraphs(page):
    """The text of a page of HTML, a line each paragraph or cell. (LibreOffice 25.2 writes these tables as plain text
    without an end.)"""
    marked = re.sub(r'</p>|</h\d>', '\n', re.sub(r'\s+', ' ', page.partition('<body')[2]))
    return [line.strip() for line in html.unescape(re.sub(r'<[^>]*>', '', marked)).splitlines() if line.strip()]


def test_word_file(world):
    """The program's form, and an office's own, read back by LibreOffice."""
    desk = Reporter(world)
    path = world.folder / 'bao-cao.docx'
    desk.report('--file', path)
    lines = read_paragraphs((convert(world, path, 'html') / 'bao-cao.html').read_text(encoding='utf-8'))
    total = desk.read()['total']['helper']
    grouped = [f'{total[name]:,}'.replace(',', '.') for name in ('installed', 'signed_in', 'helped')]
    place = lines.index('Phường Tân Sơn Hòa')
    assert lines[place + 1:place + 4] == grouped, lines[place:place + 9]
    assert not any('{{' in line for line in lines) and any('được tính' in line for line in lines)
    form = FORMS / 'mau-bao-cao.docx'
    own = world.folder / 'cua-phuong.docx'
    desk.report('--file', own, '--form', form)
    assert own.read_bytes()[:2] == b'PK'
    desk.report('--file', world.folder / 'x.docx', '--form', world.wards, status=1)
    desk.report('--file', world.folder / 'x.docx', '--form', world.folder / 'none.docx', status=1)
    desk.report('--file', world.folder / 'x.pdf', '--form', form, status=2)


def test_no_file_is_overwritten(world):
    desk = Reporter(world)
    path = world.folder / 'so.csv'
    desk.report('--by', 'day', '--file', path)
    text = path.read_text(encoding='utf-8')
    assert text == desk.report('--by', 'day', '--format', 'csv').stdout
    assert str(path) in desk.report('--file', path, status=1).stderr
    assert path.read_text(encoding='utf-8') == text
    desk.report('--file', world.folder / 'x.pdf', '--letter', world.folder / 'none.ini', status=1)
    desk.report('--file', world.folder / 'x.odt', status=2)
    desk.report('--file', world.folder / 'y.csv', '--format', 'json', status=2)


def test_for_everybody(world):
    """Numbers that are small are not told, and none is exact."""
    desk = Reporter(world)
    month = ('report', desk.book, '--wards', world.wards, '--from', '2026-11-01', '--to', '2026-11-30', '--public')
    assert 'for everybody' in desk.run(*month).stdout
    for by in ('ward', 'day', 'kind', 'audience', 'reason'):
        rows = list(csv.DictReader(io.StringIO(desk.run(*month, '--by', by, '--format', 'csv').stdout)))
        texts = {row[source] for row in rows for source in ('helper_people', 'self_people')}
        assert rows[-1][by] == 'total' and all(text in ('', '<5') or int(text) % 5 == 0 for text in texts), texts
    path = world.folder / 'cong-khai.csv'
    desk.run(*month, '--by', 'reason', '--file', path)
    assert path.read_text(encoding='utf-8') == desk.run(*month, '--by', 'reason', '--format', 'csv').stdout
    for words in (['--ward', '26977'], ['--as', 'current'], ['--format', 'json'], ['--file', 'x.pdf'],
                  ['--from', '2026-11-02'], ['--to', '2026-11-29']):
        desk.run(*month, *words, status=2)


def test_wrong_usage(world):
    desk = Desk(world)
    good = ['--ward', '26977', '--date', '2026-11-05', '--sheet', '1', '--installed', '4']
    for words in ([], good[2:], good[:2] + good[4:], good[:4] + good[6:], good[:6], good + ['--sheet', '1000'],
                  good + ['--date', '2199-01-01'], good + ['--advised', '-1'], good + ['--ward', '269777']):
        assert 'Nothing was done' in desk.run('paper', '--into', desk.book, *words, status=2).stderr
    assert not desk.book.exists()
    desk.run('paper', '--into', desk.book, '--wards', world.wards, *good, '--ward', '99999', status=1)
    for words in ([], ['--from', '2026-11-05'], ['--by', 'x', *PERIOD], ['--as', 'x', *PERIOD],
                  ['--format', 'x', *PERIOD], ['--ward', '1', *PERIOD], [*PERIOD, '--to', '2026-11-01'],
                  [*PERIOD, '--to', '2028-11-01'], ['--from', '2001-01-01', '--to', '2001-01-02']):
        assert 'Nothing was done' in desk.run('report', desk.book, *words, status=2).stderr
    desk.run('report', desk.book, *PERIOD, status=1)


if __name__ == '__main__':
    tally.main(globals())
