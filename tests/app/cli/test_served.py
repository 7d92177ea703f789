# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's commands on a book that a PostgreSQL server keeps: they say what they say of one in a file, word for word.

To be started by with_postgres.py."""
import json
import os
import pathlib
import sys

import tally
from test_desk import Desk

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / 'desk'))
import with_postgres  # noqa: E402

PERIOD = ('--from', '2026-11-02', '--to', '2026-11-08')
PREDECESSORS = pathlib.Path(os.environ['CONTENT']) / 'predecessors.csv'
PASSWORD = 'matkhau'


class Pair:
    """One folder of sticks, and two desks that it comes to."""

    def __init__(self, world, name):
        self.file, self.server = Desk(world), Desk(world)
        self.server.book = with_postgres.new_place(name).replace('//desk@', f'//desk:{PASSWORD}@')

    def run(self, command, *words, status=0):
        """BOOK stands for each of both; what both said."""
        both = []
        for desk in (self.file, self.server):
            done = desk.run(command, *(desk.book if word == 'BOOK' else word for word in words), status=status)
            assert PASSWORD not in done.stdout + done.stderr, done
            both.append((done.stdout, done.stderr))
        assert both[0] == both[1], both
        return both[0][0]


def test_the_same_words(world):
    pair = Pair(world, 'same_words')
    folders = pair.file.fleet('fork')
    points = world.folder / 'diem.csv'
    points.write_text('ward,number,from,to,working_days\n26977,1,,,T2-CN\n26977,2,2026-11-01,,\n', encoding='utf-8')
    pair.run('enrol', '--into', 'BOOK', world.target)
    pair.run('enrol', '--into', 'BOOK', '--accept', world.target)
    pair.run('merge', '--into', 'BOOK', *folders)
    pair.file.fleet(3, 6)
    pair.run('enrol', '--into', 'BOOK', '--accept', world.target, status=1)
    pair.run('roster', '--into', 'BOOK', '--points', points, '--predecessors', PREDECESSORS)
    pair.run('merge', '--json', '--into', 'BOOK', world.target, status=1)
    pair.run('merge', '--into', 'BOOK', world.target, status=1)
    doubts = json.loads(pair.run('show', '--json', 'BOOK'))['doubts']
    assert doubts, 'the sticks have a fork'
    pair.run('resolve', '--into', 'BOOK', '--epoch', doubts[0]['epoch'], '--batch', doubts[0]['n'], '--take',
             doubts[0]['hash'], doubts[0]['kiosk'])
    pair.run('retire', '--into', 'BOOK', '--at', '3', doubts[0]['kiosk'])
    pair.run('resolve', '--into', 'BOOK', '--epoch', doubts[0]['epoch'], '--batch', '77', '--take-none',
             doubts[0]['kiosk'], status=1)
    pair.run('paper', '--into', 'BOOK', '--wards', world.wards, '--ward', '26977', '--date', '2026-11-05', '--sheet',
             '1', '--installed', '4')
    pair.run('show', 'BOOK')
    pair.run('check', 'BOOK')
    for words in ((), ('--json',)):
        pair.run('status', 'BOOK', *PERIOD, '--today', '2026-11-20', '--wards', world.wards, *words)
    for by in ('ward', 'day', 'kind', 'audience', 'reason'):
        pair.run('report', 'BOOK', '--wards', world.wards, *PERIOD, '--by', by, '--format', 'csv')


def test_receipts(world):
    pair = Pair(world, 'receipts')
    pair.file.fleet(2, 3)
    pair.run('enrol', '--into', 'BOOK', '--accept', world.target)
    pair.run('merge', '--into', 'BOOK', world.target)
    said = pair.server.run('receipt', '--from', pair.server.book, status=2)
    assert '--key' in said.stderr and PASSWORD not in said.stderr, said
    key = world.folder / 'noi-nhan.key'
    said = pair.server.run('receipt', '--from', pair.server.book, '--key', key, '--to', world.target)
    assert said.stdout.count('up to batch 2') == 2 and PASSWORD not in said.stdout, said


def test_places_that_are_none(world):
    pair = Pair(world, 'places')
    pair.file.fleet(1, 1)
    assert 'schema is empty' in pair.server.merge(status=1).stderr
    for old, new, words in (('host=', 'host=%2Fkhong-co', 'server failed'), ('/postgres?', '/khong-co?', 'server failed'),
                            (f':{PASSWORD}@', f':{PASSWORD}/@', 'no desk')):
        place = pair.server.book.replace(old, new)
        assert place != pair.server.book
        said = pair.server.run('merge', '--into', place, world.target, status=1)
        assert PASSWORD not in said.stdout + said.stderr, said
        assert words in said.stderr.replace("There is no desk's book there", 'no desk'), said


if __name__ == '__main__':
    tally.main(globals())
