# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desk wrote beside an export, at the next one."""
import datetime
import os
import shutil

import tally
from desk import Desk
from tally import Skip

CONFIRMED = 'The receiving office has confirmed the figures up to '


def export(world, **more):
    """Exports, and returns what was said, what was remarked, and the new folder."""
    before = set(world.exports())
    said = world.tally('export', '--to', world.target, **more)
    new = set(world.exports()) - before
    assert len(new) == 1, new
    return said.stdout, said.stderr, new.pop()


def set_up(world, *words):
    """A kiosk that knows its desk, and an export of one batch."""
    desk = Desk(world.folder)
    world.set_up('--desk-key', desk.public, *words)
    world.record('helper', 'installed', '12')
    return desk, export(world)[2]


def test_not_mentioned_before_one_came(world):
    world.set_up('--desk-key', Desk(world.folder).public)
    world.record('helper', 'installed', '12')
    for _ in range(2):
        said, remarks, _ = export(world)
        assert 'receipt' not in said + remarks and 'receiving' not in said + remarks, (said, remarks)


def test_received(world):
    """Kept in the book: it is told of where nothing lies on the stick any more, too."""
    desk, folder = set_up(world)
    path = desk.receive(folder)
    said, remarks, _ = export(world)
    assert f'{CONFIRMED}{tally.today_for_people()}: all that was closed here.\n' in said, said
    assert not remarks, remarks
    path.unlink()
    said, remarks, _ = export(world)
    assert CONFIRMED in said and not remarks, (said, remarks)


def test_no_desk_key(world):
    """Said once of all that lie there, and no failure; once the key is known it is read after all."""
    world.set_up()
    world.record('helper', 'installed', '12')
    folder = export(world)[2]
    desk = Desk(world.folder)
    for number in (1, 2, 3):
        desk.receive(folder, name=f'nhan-20261118-{number}.json')
    said, remarks, _ = export(world)
    assert CONFIRMED not in said and remarks.count('receipt') == 1, (said, remarks)
    assert 'nhan-20261118-3.json' in remarks and 'knows no desk' in remarks, remarks
    world.tally('setup', '--desk-key', desk.public)
    said, remarks, _ = export(world)
    assert CONFIRMED in said and not remarks, (said, remarks)


def test_other_key(world):
    desk, folder = set_up(world)
    desk.receive(folder)
    Desk(world.folder, 'other').receive(folder, name='nhan-20261119-1.json')
    said, remarks, _ = export(world)
    assert 'nhan-20261119-1.json' in remarks and 'not signed by the desk' in remarks, remarks
    assert CONFIRMED in said, 'the one behind it is found'


def test_refused(world):
    """Whatever is wrong with it, the export is done, and the receipt is named."""
    desk, folder = set_up(world)
    for more, reason in (({'format': 2}, 'later version'), ({'kiosk': 'FEDCBA9876543210'}, 'another kiosk'),
                         ({'received': [{'epoch': 'a' * 32, 'n': -1, 'hash': 'b' * 64}]}, 'not as a desk writes'),
                         ({'what': 'order'}, 'not as a desk writes')):
        path = desk.receive(folder, **more)
        said, remarks, _ = export(world)
        assert path.name in remarks and reason in remarks and CONFIRMED not in said, (more, remarks)


def test_changed(world):
    desk, folder = set_up(world)
    path = desk.receive(folder)
    path.write_bytes(path.read_bytes().replace(b'"n": 0', b'"n": 1'))
    said, remarks, _ = export(world)
    assert 'changed after it was signed' in remarks and CONFIRMED not in said, remarks


def test_never_closed(world):
    """By name: its number is beyond the head, its epoch is another, or it has other figures."""
    desk, folder = set_up(world)
    line = (folder / 'batches.csv').read_text(encoding='utf-8').splitlines()[1].split(',')
    own = {'epoch': line[2], 'n': 0, 'hash': line[-1]}
    for change in ({'n': 7}, {'epoch': 'c' * 32}, {'hash': 'd' * 64}):
        strange = {**own, **change}
        path = desk.receive(folder, received=[strange])
        said, remarks, _ = export(world)
        assert path.name in remarks and f'batch {strange["n"]} of epoch {strange["epoch"]}' in remarks, remarks
        assert CONFIRMED not in said, said
    desk.receive(folder, received=[{**own, 'epoch': 'c' * 32, 'n': 41}, own])
    said, remarks, _ = export(world)
    assert 'batch 41 of epoch cccc' in remarks and CONFIRMED in said, 'its own part is kept'


def test_hostile(world):
    """Nothing that lies there holds the command up, or makes it fail."""
    desk, folder = set_up(world)
    desk.receive(folder, name='nhan-20261110-1.json')
    os.mkfifo(folder.parent / 'nhan-20261119-1.json')
    (folder.parent / 'nhan-20261119-2.json').symlink_to('/etc/passwd')
    (folder.parent / 'nhan-20261119-3.json').symlink_to('/dev/zero')
    with open(folder.parent / 'nhan-20261119-4.json', 'wb') as file:
        file.truncate(1 << 40)
    (folder.parent / 'nhan-20261119-5.json').mkdir()
    said, remarks, _ = export(world)
    assert CONFIRMED in said and not remarks, (said, remarks)


def test_a_thousand(world):
    """The newest five stay, of this kiosk; whatever is another's is left alone."""
    desk, folder = set_up(world)
    desk.receive(folder)
    for number in range(1, 1000):
        (folder.parent / f'nhan-20251118-{number}.json').write_bytes(b'{}')
    others = folder.parent.with_name('26977-4-FEDCBA9876543210')
    others.mkdir()
    for number in range(1, 10):
        (others / f'nhan-20251118-{number}.json').write_bytes(b'{}')
    said = export(world)[0]
    assert CONFIRMED in said, said
    assert len(list(folder.parent.glob('nhan-*.json'))) == 5 and (folder.parent / 'nhan-20261118-1.json').exists()
    assert len(list(others.iterdir())) == 9


def after_faketime():
    """A sanitizer wants to be the first library that is loaded, and faketime is."""
    return ':'.join(filter(None, (os.environ.get('ASAN_OPTIONS'), 'verify_asan_link_order=0')))


def test_next_day(world):
    """What was closed after the newest that is confirmed stands beside it."""
    if shutil.which('faketime') is None:
        raise Skip('there is no faketime')
    desk, folder = set_up(world)
    desk.receive(folder)
    export(world)
    world.record('helper', 'installed', '3')
    tomorrow = tally.now_in_viet_nam() + datetime.timedelta(days=1)
    said = world.tally('export', '--to', world.target, prefix=['faketime', '-m', '-f', f'@{tomorrow:%Y-%m-%d %H:%M:%S}'],
                       TZ='Asia/Ho_Chi_Minh', ASAN_OPTIONS=after_faketime()).stdout
    assert f'{CONFIRMED}{tally.today_for_people()}. Closed here: up to ' in said, said
    assert '1 closing since then is not confirmed yet.\n' in said, said


if __name__ == '__main__':
    tally.main(globals())
