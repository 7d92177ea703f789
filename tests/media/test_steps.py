# SPDX-License-Identifier: GPL-3.0-or-later
"""Every call to the medium fails, hangs, or is the last thing that the program did, by number; and sticks that are not as
they should be. What was there before stays, and what bears an export's name is whole."""
import os
import pathlib
import subprocess

import sticks
from sticks import OWN, export_to


def count_calls(world):
    """How many calls an export makes that has older ones to remove: the most that there are."""
    scratch = world.folder / 'count'
    scratch.mkdir()
    fill(scratch)
    words = export_to(scratch)
    sticks.assert_done(words, '20261118-1')
    assert int(words[2]) == 1, words
    return int(words[3])


def fill(root):
    """Another kiosk's export, and five of this one, of earlier days; beside them more receipts than stay."""
    sticks.export_to(root, '--kiosk', sticks.OTHER_KIOSK)
    for number in range(1, sticks.KEPT + 1):
        sticks.export_to(root, '--day', f'2026-11-0{number}')
    for folder in (OWN, sticks.FOREIGN):
        for number in range(1, sticks.KEPT + 3):
            for ending in ('.json', '.json.minisig'):
                (root / folder / f'nhan-2026110{number}-1{ending}').write_text('of a desk', encoding='utf-8')


# What goes once there is a newer export in its place: the oldest one, and the receipts that are too many.
OLDEST = ('20261101-1', 'nhan-20261101-1', 'nhan-20261102-1')


def receipts(root):
    return sorted(path.name for path in (root / OWN).glob('nhan-*'))


def assert_as_before(root, before, may_miss=()):
    """Nothing of what was there is another; the oldest may be gone once there is a newer one in its place."""
    now = sticks.files_below(root)
    for name, value in before.items():
        is_missable = any(name.startswith(f'{OWN}/{old}') for old in may_miss)
        assert now.get(name) == value or (is_missable and name not in now), name


def check_after(root, before, words, number):
    """After a failure: what is there is whole, and says the truth; after the next export all is as it should be."""
    names = sticks.exports(root)
    is_verified = words is not None and words[0] == 'error' and words[4] == '1'
    for name in set(names) & {'20261118-1'}:
        sticks.assert_whole(root, name)
    assert not is_verified or '20261118-1' in names, number
    assert words is None or words[0] == 'error', words
    may_miss = OLDEST if '20261118-1' in names else []
    assert_as_before(root, before, may_miss)

    following = export_to(root)
    assert following[0] == 'done', (number, following)
    name = following[1].rsplit('/', 1)[1]
    sticks.assert_whole(root, name)
    sticks.assert_zip(root, name)
    assert not sticks.leftovers(root), number
    assert len(sticks.exports(root)) <= sticks.KEPT, sticks.exports(root)
    assert receipts(root) == sorted(f'nhan-2026110{i}-1.json{end}' for i in range(3, 8) for end in ('', '.minisig'))
    assert_as_before(root, {key: value for key, value in before.items() if sticks.FOREIGN in key})


def each_call(world):
    """A filled stick for each call of an export, with its number."""
    for number in range(1, count_calls(world) + 1):
        root = world.folder / f'stick-{number}'
        root.mkdir()
        fill(root)
        yield number, root, sticks.files_below(root)


def test_fails(world):
    for number, root, before in each_call(world):
        words = export_to(root, '--fail-at', number)
        sticks.assert_failed(words, sticks.GONE)
        check_after(root, before, words, number)


def test_fails_for_ever(world):
    for number, root, before in each_call(world):
        words = export_to(root, '--fail-at', number, '--for-ever')
        sticks.assert_failed(words, sticks.GONE)
        check_after(root, before, words, number)


def test_hangs(world):
    """It waits, goes on when it is let go, and nothing is called done before."""
    for number, root, before in each_call(world):
        with sticks.Stick('--folder', root, '--hang-at', number) as stick:
            stick.order('ask', 'export')
            assert stick.hear('at', 'done', 'error')[1] == str(number)
            may_miss = OLDEST if '20261118-1' in sticks.exports(root) else []
            assert_as_before(root, before, may_miss)
            stick.order('go')
            sticks.assert_done(stick.hear('done', 'error'), '20261118-1')
        sticks.assert_whole(root, '20261118-1')


def test_hangs_and_is_cancelled(world):
    """Whoever cancels is not told that it is done unless it is."""
    for number, root, before in each_call(world):
        with sticks.Stick('--folder', root, '--hang-at', number) as stick:
            stick.order('ask', 'export')
            stick.hear('at')
            stick.order('cancel', 'go')
            words = stick.hear('done', 'error')
        if words[0] == 'done':
            sticks.assert_whole(root, '20261118-1')
        else:
            assert words[1] == 'other', words
            assert words[5] == '1', words
            check_after(root, before, words, number)


def test_killed(world):
    for number, root, before in each_call(world):
        assert export_to_death(root, number) is None
        check_after(root, before, None, number)


def export_to_death(root, number):
    stick = sticks.Stick('--folder', root, '--kill-at', number)
    words = stick.export()
    stick.process.stdin.close()
    stick.process.wait()
    return words


def test_one_bit(world):
    """Any file, at its first, a middle and its last byte."""
    for number, name in enumerate([*sticks.SIZES, '.zip']):
        for place in ('first', 'middle', 'last') if sticks.SIZES.get(name, 1) else ():
            root = world.folder / f'bit-{number}-{place}'
            root.mkdir()
            words = export_and_flip(root, name, place)
            sticks.assert_failed(words, sticks.DIFFERS, sticks.COMPARE)
            assert words[4] == '0', words


def export_and_flip(root, name, place):
    with sticks.Stick('--folder', root, '--hang-at', first_call_of(sticks.REMOUNT)) as stick:
        stick.order('ask', 'export')
        stick.hear('at')
        path = root / OWN / ('20261118-1.zip' if name == '.zip' else f'20261118-1/{name}')
        data = bytearray(path.read_bytes())
        data[{'first': 0, 'middle': len(data) // 2, 'last': -1}[place]] ^= 1
        path.write_bytes(data)
        stick.order('go')
        return stick.hear('done', 'error')


# Calls before each step: one to enter it and those of its own; the files of the export and the one beside it.
N_FILES = len(sticks.SIZES) + 1


def first_call_of(step):
    """The number of the call with which a step is entered, on a stick without older exports."""
    calls = {sticks.CHECK: 1, sticks.MOUNT: 2, sticks.SWEEP: 1, sticks.SPACE: 1, sticks.WRITE: 1 + N_FILES,
             sticks.NAME: 1, sticks.UNMOUNT: 2}
    return 1 + sum(count for other, count in calls.items() if other < step)


def test_longer_shorter_missing(world):
    for number, spoil in enumerate([lambda path: path.write_bytes(path.read_bytes() + b'x'),
                                    lambda path: path.write_bytes(path.read_bytes()[:-1]), pathlib.Path.unlink]):
        root = world.folder / f'spoilt-{number}'
        root.mkdir()
        with sticks.Stick('--folder', root, '--hang-at', first_call_of(sticks.REMOUNT)) as stick:
            stick.order('ask', 'export')
            stick.hear('at')
            spoil(root / OWN / '20261118-1/batches.csv')
            stick.order('go')
            sticks.assert_failed(stick.hear('done', 'error'), sticks.DIFFERS, sticks.COMPARE)


def test_names_taken(world):
    """As a file, a folder, in another case: the next number, and what is there stays."""
    own = world.root / OWN
    own.mkdir(parents=True)
    (own / '20261118-1').write_text('a file', encoding='utf-8')
    (own / '20261118-2').mkdir()
    (own / '20261118-3.ZIP').write_text('another case', encoding='utf-8')
    before = sticks.files_below(world.root)
    sticks.assert_done(export_to(world.root), '20261118-4')
    assert_as_before(world.root, before)


def test_folder_taken(world):
    """Where a file has the name of the folder there is no way on, and nothing is removed for it."""
    for number, name in enumerate(['CONGDANSO', OWN]):
        root = world.folder / f'taken-{number}'
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text('mine', encoding='utf-8')
        before = sticks.files_below(root)
        sticks.assert_failed(export_to(root), sticks.TAKEN)
        assert sticks.files_below(root) == before


def test_symbolic_links(world):
    """A farm of links leads nowhere, neither in writing nor in removing."""
    elsewhere = world.folder / 'elsewhere'
    (elsewhere / 'precious').mkdir(parents=True)
    (elsewhere / 'precious/thesis.odt').write_bytes(b'PK')
    before = sticks.files_below(elsewhere)

    for number, name in enumerate(['CONGDANSO', OWN]):
        root = world.folder / f'farm-{number}'
        (root / name).parent.mkdir(parents=True)
        (root / name).symlink_to(elsewhere)
        sticks.assert_failed(export_to(root), sticks.TAKEN)

    own = world.root / OWN
    (own / '.congdanso-torn').mkdir(parents=True)
    (own / '.congdanso-torn/cells.csv').symlink_to(elsewhere / 'precious/thesis.odt')
    (own / '.congdanso-torn/folder').symlink_to(elsewhere / 'precious')
    (own / '.congdanso-link').symlink_to(elsewhere / 'precious')
    for day in range(1, 8):
        (own / f'2026110{day}-1').symlink_to(elsewhere / 'precious')
    sticks.assert_done(export_to(world.root), '20261118-1')
    assert not sticks.leftovers(world.root)
    assert sticks.files_below(elsewhere) == before


def test_leftovers_are_ours_alone(world):
    """Files of that prefix anywhere else are somebody else's."""
    for name in ('.congdanso-a', 'CONGDANSO/.congdanso-a', f'{sticks.FOREIGN}/.congdanso-a/cells.csv',
                 f'{OWN}/.congdanso-b/cells.csv', f'{OWN}/.congdanso-c.zip', f'{OWN}/letter.txt'):
        path = world.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('left', encoding='utf-8')
    before = sticks.files_below(world.root)
    sticks.assert_done(export_to(world.root), '20261118-1')
    assert not sticks.leftovers(world.root)
    assert_as_before(world.root, {name: value for name, value in before.items() if f'{OWN}/.congdanso' not in name})


def test_newest_five(world):
    """By day and number, not by bytes; the one just written stays, whatever the clock said before."""
    for day in ('2026-11-17', '2099-01-01', '2099-01-02', '2099-01-03', '2099-01-04', '2099-01-05'):
        export_to(world.root, '--day', day)
    for number in range(1, 12):
        words = export_to(world.root)
        sticks.assert_done(words, f'20261118-{number}')
    assert sticks.exports(world.root) == ['20261118-11', '20990102-1', '20990103-1', '20990104-1', '20990105-1']
    zips = sorted(path.name for path in (world.root / OWN).glob('*.zip'))
    assert zips == [f'{name}.zip' for name in sticks.exports(world.root)], zips


def test_worked_in(world):
    """Somebody filled in a report and saved it there, or put something beside it: that export stays."""
    for day in range(1, 8):
        export_to(world.root, '--day', f'2026-11-0{day}')
        if day == 1:
            (world.root / OWN / '20261101-1/batches.csv').write_text('filled in', encoding='utf-8')
        if day == 2:
            (world.root / OWN / '20261102-1/letter.txt').write_text('a letter', encoding='utf-8')
    export_to(world.root)
    names = sticks.exports(world.root)
    assert {'20261101-1', '20261102-1', '20261118-1'} <= set(names) and '20261103-1' not in names, names


def test_training(world):
    words = export_to(world.root, '--mode', 'training')
    assert words[:2] == ['done', f'TAP-HUAN/26977-3-{sticks.KIOSK}/20261118-1'], words
    assert not (world.root / 'CONGDANSO').exists()


def test_many_entries(world):
    """A root with 65,000 entries."""
    for number in range(65000):
        os.close(os.open(world.root / f'IMG_{number:05}.JPG', os.O_CREAT | os.O_WRONLY))
    sticks.assert_done(export_to(world.root), '20261118-1')
    assert len(os.listdir(world.root)) == 65001


def test_refused_by_the_system(world):
    """Each flush, rename and folder that the system may refuse, by number, with the errors of a pulled stick, or of a
    full one."""
    strace = ['strace', '-f', '-o', '/dev/null', '-e', 'trace=fsync,syncfs,renameat2,mkdirat']
    if subprocess.run([*strace, 'true'], check=False, capture_output=True).returncode != 0:
        raise sticks.Skip('cannot use strace')
    for call, errors in (('fsync', ('EIO', 'ENODEV')), ('syncfs', ('EIO', 'ENODEV')), ('renameat2', ('EIO', 'ENOENT')),
                         ('mkdirat', ('ENOSPC', 'EIO'))):
        for error in errors:
            number = 1
            while is_refused(world, strace, call, number, error):
                number += 1
            assert number > 1, f'{call} was never refused'


def is_refused(world, strace, call, number, error):
    """False where there is no such call any more."""
    root = world.folder / f'{call}-{number}-{error}'
    root.mkdir()
    with sticks.Stick('--folder', root, prefix=(*strace, '-e', f'inject={call}:error={error}:when={number}')) as stick:
        words = stick.export()
    if words[0] == 'done':
        return False
    sticks.assert_failed(words, sticks.FULL if error == 'ENOSPC' else sticks.GONE)
    assert words[4] == '0', words
    for name in sticks.exports(root):
        sticks.assert_whole(root, name)
    assert export_to(root)[0] == 'done'
    assert not sticks.leftovers(root), (call, number, error)
    return True


if __name__ == '__main__':
    sticks.main(globals())
