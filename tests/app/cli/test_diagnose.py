# SPDX-License-Identifier: GPL-3.0-or-later
"""congdanso-tally diagnose: what support needs, and nothing else."""
import json
import pathlib
import re
import subprocess

import tally
from tally import LINK

PIN, CODE, WIFI = '739154', '471108', 'mat-khau-khach'
# All that there may be; a new fact is looked at before it gets in here.
NAMES = (r'program\.version|system\.(name|kernel|machine)|memory\.(all|available)|package\.[a-z0-9.-]+|'
         r'screen(\.[A-Za-z0-9-]+)?|journal|clock\.(day|trust|floor|corrected)|'
         r'book(\.(kiosk|epoch|bytes|closed-batches|closed-day|backups|backup-day|wrong-pins|notices|check|state))?|'
         r'exports(\.batches-since)?|settings|link\.(confirmed|tested)|state\.(folder|files)|'
         r'disk\.(bytes|free-bytes|free-files)')


def diagnose(world):
    """What was written, as text and as an object."""
    before = set(world.exports())
    world.tally('diagnose', '--to', world.target)
    [folder] = set(world.exports()) - before
    assert folder.parts[-3] == 'CHAN-DOAN' and {path.name for path in folder.iterdir()} == {
        'chan-doan.txt', 'chan-doan.json'}
    facts = json.loads((folder / 'chan-doan.json').read_text(encoding='utf-8'))
    text = (folder / 'chan-doan.txt').read_text(encoding='utf-8')
    for name, value in facts.items():
        assert re.fullmatch(NAMES, name), name
        assert f'{name}:' in text, name
        for line in [value] if isinstance(value, str) else value:
            assert line.strip() in text, (name, line)
    return text, facts


def test_what_is_told(world):
    world.set_up('--link', LINK, '--link-confirmed')
    world.record('helper', 'installed', '12')
    world.tally('export', '--to', world.target)
    _, facts = diagnose(world)
    assert facts['book'] == 'open' and facts['book.check'] == 'holds' and facts['book.closed-batches'] == '1', facts
    assert re.fullmatch('[0-9A-F]{16}', facts['book.kiosk']), facts
    assert facts['link.confirmed'] == 'yes' and facts['clock.day'] == tally.today()
    assert any(line.endswith(' day-book.db') for line in facts['state.files']), facts['state.files']
    assert f'Link={LINK}' in facts['settings'], facts
    assert int(facts['disk.free-bytes']) > 0 and facts['program.version']


def test_exports_that_were_made(world):
    """By the command as by the kiosk: its screen shows the same list."""
    world.set_up()
    _, facts = diagnose(world)
    assert facts['exports'] == ['none'] and facts['exports.batches-since'] == '0', facts
    world.record('helper', 'installed', '12')
    made = []
    for _ in range(2):
        before = set(world.exports())
        world.tally('export', '--to', world.target)
        made += [path.name for path in world.exports() if path not in before]
    _, facts = diagnose(world)
    assert facts['exports'] == [f'{name}, up to batch 0' for name in reversed(made)], (facts['exports'], made)
    assert facts['exports.batches-since'] == '0', facts


def test_no_secret_and_nobody(world):
    """No PIN, code, key or password, and no figure: neither of closed batches nor of the open one, which stays open."""
    world.set_up('--staff-pin', PIN, '--shift-code', CODE, '--wifi-name', 'khach', '--wifi-password', WIFI)
    world.record('helper', 'installed', '12')
    shown = world.tally('show').stdout
    text, facts = diagnose(world)
    secret = (world.state / 'kiosk.key').read_text().splitlines()[1]
    for word in (PIN, CODE, WIFI, secret, 'argon2', 'installed', 'audience', 'taps'):
        assert word not in text, word
    assert 'Password=(left out)' in facts['settings'] and 'Name=khach' in facts['settings']
    assert facts['book.closed-batches'] == '0'
    assert world.tally('show').stdout == shown


def test_while_the_kiosk_runs(world):
    world.set_up()
    holder = world.hold()
    _, facts = diagnose(world)
    holder.communicate()
    assert facts['book'] != 'open' and 'book.check' not in facts, facts
    assert any(line.endswith(' day-book.db') for line in facts['state.files'])


def test_no_records_at_all(world):
    """As where a disk was not mounted."""
    world.state.mkdir()
    _, facts = diagnose(world)
    assert facts['book'] != 'open' and not list(world.state.iterdir()), facts
    world.state.rmdir()
    _, facts = diagnose(world)
    assert facts['book'] != 'open' and facts['state.files'] == ['not known'], facts
    assert not world.state.exists()


def look(world):
    """All that the records' folder has: names, times, bytes."""
    return {path.relative_to(world.state): (path.stat().st_mtime_ns, path.is_file() and path.read_bytes())
            for path in (world.state, *world.state.rglob('*'))}


def test_records_after_a_power_cut(world):
    """With a tap that is in the journal alone, and without the line beside the book that an opening writes."""
    world.set_up()
    (world.state / 'place').unlink()
    world.record('helper', 'installed', '12')
    holder = subprocess.Popen([tally.RECORD_TAPS, world.state, 'self', 'installed', 'hold'], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE)
    assert holder.stdout.readline() == b'held\n'
    holder.kill()
    holder.communicate()
    before = look(world)
    assert before[pathlib.Path('day-book.db-wal')][1], before.keys()
    _, facts = diagnose(world)
    assert facts['book'] == 'open' and facts['book.check'] == 'holds' and facts['book.notices'] == 'none', facts
    assert look(world) == before


def test_damaged_records_stay_as_they_are(world):
    """Where a start would restore them: in their head, and in a batch that only the check reads."""
    world.set_up()
    world.record('helper', 'installed', '12')
    world.tally('export', '--to', world.target)
    book = world.state / 'day-book.db'
    whole = book.read_bytes()
    [table] = world.target.glob('*/*/*/batches.csv')
    digest = table.read_bytes().splitlines()[-1].split(b',')[-1]
    assert digest in whole
    for damaged, fact in ((64 * b'x' + whole[64:], 'book'), (whole.replace(digest, digest[::-1]), 'book.check')):
        book.write_bytes(damaged)
        before = look(world)
        _, facts = diagnose(world)
        assert facts[fact] not in ('open', 'holds'), facts
        assert look(world) == before


def test_what_an_opening_would_finish(world):
    """Somebody had the kiosk begin anew, and it was not opened since."""
    world.set_up()
    (world.state / 'leaving-000001').touch()
    before = look(world)
    _, facts = diagnose(world)
    assert facts['book'] == 'open', facts
    assert look(world) == before


def test_nowhere_to_write(world):
    world.set_up()
    world.tally('diagnose', '--to', world.folder / 'absent', status=1)
    assert world.run('diagnose', '--state', world.state).returncode == 2
    assert world.run('diagnose', '--to', world.target).returncode == 2


if __name__ == '__main__':
    tally.main(globals())
