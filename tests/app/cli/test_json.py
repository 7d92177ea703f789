# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desk's commands say to machines: the facts of the sentences, and nothing beside one JSON text."""
import csv
import json
import os
import pathlib
import re

import tally
from test_desk import Desk

SHIPPED = pathlib.Path(os.environ['CONTENT']) / 'predecessors.csv'
COMMANDS = ('enrol', 'merge', 'retire', 'resolve', 'receipt', 'roster', 'paper', 'status', 'report', 'show', 'check',
            'verify', 'ward-sum')


class Machine(Desk):
    """A desk that is asked by a program."""

    def ask(self, command, *words, status=0):
        return json.loads(self.run(command, '--json', *words, status=status).stdout)

    def paper(self, *words, status=0):
        return self.ask('paper', '--into', self.book, '--wards', self.world.wards, '--ward', '26977', '--date',
                        '2026-11-05', *words, status=status)


def test_help_names_it(world):
    for command in COMMANDS:
        assert '--json' in world.run(command, '--help').stdout, command


def test_what_is_refused_is_no_json(world):
    """A program sees the exit status, and a person the reason."""
    desk = Machine(world)
    for words in (('retire', '--at', '1', 'ABCDEF0123456789'), ('roster',), ('receipt', '--from', desk.book)):
        into = () if '--from' in words else ('--into', desk.book)
        said = desk.run(*words, *into, '--json', status=1)
        assert not said.stdout and "There is no desk's book there" in said.stderr, said


def test_retire(world):
    desk = Machine(world)
    desk.fleet(1, 3)
    kiosk = desk.ask('enrol', '--into', desk.book, '--accept', world.target)[0]['kiosk']
    desk.merge()
    assert desk.ask('retire', '--into', desk.book, '--at', '1', kiosk.lower()) == {'kiosk': kiosk, 'at': 1}
    assert desk.ask('retire', '--into', desk.book, '--at', '-1', kiosk) == {'kiosk': kiosk, 'at': -1}
    assert desk.show()['epochs'][0]['retired']


def test_resolve(world):
    desk = Machine(world)
    desk.fleet('fork')
    desk.enrol('--accept')
    desk.merge()
    doubt, other = desk.show()['doubts']
    subject = {name: doubt[name] for name in ('kiosk', 'epoch', 'n')}
    number = ('--into', desk.book, '--epoch', doubt['epoch'], '--batch', doubt['n'], doubt['kiosk'])
    assert desk.ask('resolve', *number, '--take', other['hash'].lower()) == {**subject, 'take': other['hash']}
    assert desk.ask('resolve', *number, '--take-none') == {**subject, 'take': None}
    assert all(doubt['rejected'] for doubt in desk.show()['doubts'])


def test_receipt(world):
    desk = Machine(world)
    desk.fleet(2, 3)
    desk.enrol('--accept')
    desk.merge()
    made = desk.ask('receipt', '--from', desk.book)
    assert (made['key'], made['key_is_new'], made['receipts']) == (f'{desk.book}.key', True, []), made
    line = re.search('DeskKey=(.+)', desk.run('receipt', '--from', desk.book).stdout)[1]
    written = desk.ask('receipt', '--from', desk.book, '--to', world.target)
    assert (written['desk_key'], written['key_is_new']) == (line, False), written
    assert line == made['desk_key'] and line.startswith('RW')
    assert [(one['ward'], one['number'], one['n'], one['why'], one['folder']) for one in written['receipts']] == [
        ('26977', number, 2, None, str(world.target)) for number in (1, 2)], written
    assert {one['kiosk'] for one in written['receipts']} == {epoch['kiosk'] for epoch in desk.show()['epochs']}


def test_receipt_that_is_not_written(world):
    """A kiosk of which nothing was taken, and a stick without any."""
    desk = Machine(world)
    desk.fleet(1, 3)
    desk.enrol('--accept')
    said = desk.run('receipt', '--json', '--from', desk.book, '--to', world.target, status=1)
    one, = json.loads(said.stdout)['receipts']
    assert one['n'] is None and 'has no batch' in one['why'] and 'NO receipt' in said.stderr, said
    empty = world.folder / 'empty'
    empty.mkdir()
    assert desk.ask('receipt', '--from', desk.book, '--to', empty, status=1)['receipts'] == []


def test_roster(world):
    desk = Machine(world)
    points, holidays = world.folder / 'diem.csv', world.folder / 'ngay-nghi.csv'
    points.write_text('ward,number,from,to,working_days\n26977,2,2026-11-02,,T2-T7\n27007,1,,2026-12-31,\n',
                      encoding='utf-8')
    holidays.write_text('date,name\n2026-09-02,Quốc khánh\n2027-01-01,\n', encoding='utf-8')
    lists = desk.ask('roster', '--into', desk.book, '--wards', world.wards, '--points', points, '--holidays', holidays,
                     '--predecessors', SHIPPED)
    assert lists['points'] == [
        {'ward': '26977', 'name': 'Phường Tân Sơn Hòa', 'number': 2, 'from': '2026-11-02', 'to': None,
         'working_days': 'T2-T7'},
        {'ward': '27007', 'name': None, 'number': 1, 'from': None, 'to': '2026-12-31', 'working_days': 'T2-T6'}], lists
    assert lists['holidays'] == [{'date': '2026-09-02', 'name': 'Quốc khánh'}, {'date': '2027-01-01', 'name': ''}]
    with open(SHIPPED, encoding='utf-8', newline='') as file:
        shipped = [{name: row[name] for name in ('old_code', 'new_code', 'share', 'from_date')}
                   for row in csv.DictReader(file)]
    assert sorted(map(str, lists['predecessors'])) == sorted(map(str, shipped)), lists
    assert desk.ask('roster', '--into', desk.book, '--wards', world.wards) == lists


def test_paper(world):
    desk = Machine(world)
    sheet = {'ward': '26977', 'name': 'Phường Tân Sơn Hòa', 'date': '2026-11-05', 'sheet': 1}
    for outcome in ('taken', 'known'):
        assert desk.paper('--sheet', '1', '--installed', '4') == {**sheet, 'outcome': outcome}
    assert desk.paper('--sheet', '1', '--withdraw') == {**sheet, 'outcome': 'withdrawn'}
    said = desk.run('paper', '--json', '--into', desk.book, '--wards', world.wards, '--ward', '26977', '--date',
                    '2026-11-05', '--sheet', '1', '--installed', '5', status=1)
    assert not said.stdout, said


def test_report(world):
    desk = Machine(world)
    desk.fleet(1, 3)
    desk.enrol('--accept')
    desk.merge()
    asked = (desk.book, '--from', '2026-11-02', '--to', '2026-11-04')
    report = desk.ask('report', *asked)
    assert report == json.loads(desk.run('report', *asked, '--format', 'json').stdout) and report['rows'], report
    for other in (('--format', 'csv'), ('--file', world.folder / 'a.csv')):
        assert 'one of them at a time' in desk.run('report', *asked, '--json', *other, status=2).stderr


def test_verify(world):
    desk = Machine(world)
    whole, bad = desk.fleet(2, 3)
    (whole / 'bao-cao.pdf').write_text('khác', encoding='utf-8')
    cells = bad / 'cells.csv'
    cells.write_text(cells.read_text(encoding='utf-8')[:-3], encoding='utf-8')
    said = desk.run('verify', '--json', world.target, status=1)
    found = {pathlib.Path(one['path']): one for one in json.loads(said.stdout)}
    assert set(found) == {whole, bad} and f'{bad}: NOT taken' in said.stderr, said
    assert not found[bad]['holds'] and 'cells.csv' in found[bad]['why'], found
    one = found[whole]
    with open(whole / 'batches.csv', encoding='utf-8', newline='') as file:
        batches = list(csv.DictReader(file))
    assert (one['holds'], one['why'], one['kiosk']) == (True, None, batches[0]['kiosk']), one
    assert (one['ward'], one['number'], one['day'], one['mode']) == ('26977', 1, '2026-12-02', 'live'), one
    assert (one['batches'], one['last_n'], one['last_day']) == (3, 2, '2026-11-04'), one
    assert one['counted'] == sum(int(batch['counted']) for batch in batches) > 0, one
    assert one['remarks'] == [{'name': 'bao-cao.pdf', 'what': 'extra'}], one


def test_ward_sum(world):
    """The same words as on the report, and what is not in it."""
    desk = Machine(world)
    bad = desk.fleet(2, 3)[1]
    (bad / 'cells.csv').unlink()
    world.set_up()
    world.record('helper', 'installed', '5')
    world.tally('export', '--to', world.target)
    found = json.loads(world.tally('ward-sum', '--json', '--stick', world.target).stdout)
    assert found['sum'] == '2 máy' and pathlib.Path(found['folder'], 'bao-cao.pdf').exists(), found
    assert [(one['path'], 'cells.csv' in one['why']) for one in found['refused']] == [(str(bad), True)], found


def test_names_that_are_no_utf8(world):
    """A stick may be called anything; what is said of it is JSON all the same."""
    desk = Machine(world)
    stick = os.fsencode(world.folder) + b'/\xffUSB'
    world.target.rename(os.fsdecode(stick))
    world.target = pathlib.Path(os.fsdecode(stick))
    desk.fleet(1, 1)
    desk.enrol('--accept')
    taken, = desk.ask('merge', '--into', desk.book, world.target)
    assert taken['outcome'] == 'taken' and '\ufffdUSB/CONGDANSO' in taken['path'], taken
    one, = desk.ask('receipt', '--from', desk.book, '--to', world.target)['receipts']
    assert one['folder'].endswith('/\ufffdUSB') and one['why'] is None, one


if __name__ == '__main__':
    tally.main(globals())
