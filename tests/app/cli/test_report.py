# SPDX-License-Identifier: GPL-3.0-or-later
"""congdanso-tally report and paper: what all kiosks of a desk's book counted."""
import csv
import io
import json

import tally
from test_desk import Desk

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
