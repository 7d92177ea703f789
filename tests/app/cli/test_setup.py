# SPDX-License-Identifier: GPL-3.0-or-later
"""congdanso-tally setup, and what all commands have in common."""
import contextlib
import hashlib
import os
import pty
import re
import sqlite3
import subprocess

import tally
from tally import LINK, OTHER_LINK, Skip

HOSTILE_LINKS = [
    '', 'play.google.com', '//play.google.com/', 'https:play.google.com', 'https://' + 'a' * 150 + '.gov.vn',
    ' https://play.google.com/', 'https://play.google.com/ x', 'https://play.google.com/\n',
    'https://play.google.com\\@evil.com', 'https://play.google\u200b.com/', 'https://\u0430pps.apple.com/',
    'http://play.google.com/', 'HTTPS://play.google.com/', 'javascript:alert(1)', 'market://details?id=vn.example',
    'intent://x#Intent;scheme=http;end', 'file:///etc/passwd',
    'https://user@play.google.com/', 'https://play.google.com@evil.com/', 'https://play.google.com:443/',
    'https://play.google.com.evil.com/', 'https://evilgov.vn/', 'https://gov.vn.evil.com/', 'https://xn--80ak6aa92e.com/',
    'https://127.0.0.1/', 'https://[::1]/', 'https://play.google.com./', 'https://bit.ly/x', 'https://PLAY.google.com/',
]

USAGE_ERRORS = [
    [], ['no-such-command'], ['--no-such-option'],
    ['setup'], ['show'], ['export'], ['export', '--state', 'x'], ['export', '--to', 'x'],
    ['setup', '--state', 'x', '--no-such-option'], ['setup', '--state', 'x', 'stray'],
    ['setup', '--state', 'x', '--ward', '26977'], ['setup', '--state', 'x', '--wards', 'wards.csv', '--number', '1'],
    ['setup', '--state', 'x', '--number', '100'], ['setup', '--state', 'x', '--number', '-1'],
    ['setup', '--state', 'x', '--number', 'one'], ['setup', '--state', 'x', '--mm-per-px', 'small'],
    ['setup', '--state', 'x', '--mm-per-px', ''], ['setup', '--state', 'x', '--confirm-date', '18/11/2026'],
    ['setup', '--state', 'x', '--confirm-date', '2026-02-30'], ['setup', '--state', 'x', '--wifi-password', 'x'],
    ['setup', '--state', 'x', '--wifi-name', 'a', '--no-wifi'], ['setup', '--state', 'x', '--link', LINK, '--no-link'],
    ['setup', '--state', 'x', '--attract-still', '--attract-moving'],
    ['setup', '--state', 'x', '--resident-buttons', '--no-resident-buttons'],
    ['setup', '--state', 'x', '--shift-code', '12'], ['setup', '--state', 'x', '--shift-code', ''],
    ['setup', '--state', 'x', '--shift-code', '12a4'], ['setup', '--state', 'x', '--shift-code', '1' * 13],
    ['setup', '--state', 'x', '--shift-code', '4711', '--no-shift-code'],
    ['setup', '--state', 'x', '--shift-code', '4711', '--no-helper-panel'],
    ['setup', '--state', 'x', '--no-shift-code', '--no-helper-panel'],
    ['setup', '--state', 'x', '--desk-key', 'x', '--no-desk-key'],
    ['show', '--state', 'x', '--date', 'today'], ['show', '--state', 'x', '--from', '2026-11-01'],
    ['show', '--state', 'x', '--to', '2026-11-01'], ['show', '--state', 'x', '--from', '2026-11-02', '--to', '2026-11-01'],
    ['show', '--state', 'x', '--date', '2026-11-01', '--from', '2026-11-01', '--to', '2026-11-01'],
]


def test_from_nothing(world):
    said = world.set_up('--link', LINK, '--wifi-name', 'UBND khách', '--wifi-password', 'mật khẩu 1').stdout
    for expected in ('Phường Tân Sơn Hòa', '26977', '01/07/2025', LINK, 'NOT confirmed', 'UBND khách', 'mật khẩu 1',
                     tally.today_for_people()):
        assert expected in said, (expected, said)


def test_without_link(world):
    assert 'find the app by name' in world.set_up().stdout


def test_wrong_ward(world):
    world.state.mkdir()
    for code in ('26965', '00000', '', '26977x', '2697', 'Phường Tân Sơn Hòa'):
        said = world.tally('setup', '--wards', world.wards, '--ward', code, '--number', '3', status=1).stderr
        assert '26983  Phường Bảy Hiền' in said and '26977  Phường Tân Sơn Hòa' in said, said
        assert 'Phường 2' not in said and 'Phường 1' not in said, said
        assert not list(world.state.iterdir()), 'a refused set-up leaves nothing behind'


def test_hostile_links_make_no_book(world):
    world.state.mkdir()
    for link in HOSTILE_LINKS:
        world.tally('setup', '--wards', world.wards, '--ward', '26977', '--number', '3', '--link', link, status=1)
        assert not list(world.state.iterdir()), link


def test_hostile_links_change_nothing(world):
    world.set_up('--link', LINK, '--link-confirmed')
    before = world.tally('setup').stdout
    for link in HOSTILE_LINKS:
        world.tally('setup', '--link', link, '--link-confirmed', '--number', '9', status=1)
    assert world.tally('setup').stdout == before


def test_link_confirmation(world):
    world.set_up('--link', LINK)
    assert 'NOT confirmed' not in world.tally('setup', '--link-confirmed').stdout
    assert 'NOT confirmed' not in world.tally('setup', '--link', LINK).stdout, 'the same link need not be tested again'
    assert 'NOT confirmed' in world.tally('setup', '--link', OTHER_LINK).stdout
    assert 'NOT confirmed' in world.tally('setup', '--link', LINK).stdout, 'a test is not remembered of an earlier link'
    assert 'NOT confirmed' not in world.tally('setup', '--link', OTHER_LINK, '--link-confirmed').stdout
    said = world.tally('setup', '--no-link').stdout
    assert OTHER_LINK not in said and 'find the app by name' in said
    assert 'no link yet' in world.tally('setup', '--link-confirmed', status=1).stderr


def lines(done):
    """What setup says, less the line of the date, which the clock may change."""
    return {line for line in done.stdout.splitlines() if not line.startswith('Date:')}


def test_changes_only_what_is_given(world):
    world.set_up('--link', LINK, '--link-confirmed', '--wifi-name', 'a', '--wifi-password', 'b c d e f', '--attract-still',
                 '--no-resident-buttons', '--mm-per-px', '0.25')
    before = lines(world.tally('setup'))
    for words, changed in ((['--number', '4'], 1), (['--ward', '26983', '--wards', world.wards], 1),
                           (['--wifi-name', 'd'], 1), (['--no-wifi'], 1), (['--attract-moving'], 1),
                           (['--resident-buttons'], 1), (['--mm-per-px', '0'], 1), (['--shift-code', '4711'], 1),
                           (['--no-shift-code'], 1), (['--no-helper-panel'], 1), ([], 0)):
        after = lines(world.tally('setup', *words))
        assert len(after - before) == changed, (words, after - before)
        before = after


def read_panel(world):
    """The setting and the hash of the shift code, past the program; None where there is none."""
    with contextlib.closing(sqlite3.connect(world.state / 'day-book.db')) as book:
        found = [book.execute(query).fetchone() for query in (
            "SELECT value FROM setting WHERE key = 'helper_panel'", "SELECT hash FROM secret WHERE role = 'shift'")]
    return [row and row[0] for row in found]


def test_helper_panel(world):
    assert 'no panel' in world.set_up().stdout
    assert read_panel(world) == [None, None]

    done = world.tally('setup', '--shift-code', '4711')
    assert 'with the shift code' in done.stdout and '4711' not in done.stdout + done.stderr, done
    setting, first = read_panel(world)
    assert setting == 'code' and first.startswith('$argon2id$'), (setting, first)
    assert 'with the shift code' in world.tally('setup', '--number', '4').stdout
    assert read_panel(world) == ['code', first], 'a code stays until another is given'
    world.tally('setup', '--shift-code', '0815')
    setting, second = read_panel(world)
    assert setting == 'code' and second != first

    assert 'to everybody' in world.tally('setup', '--no-shift-code').stdout
    assert read_panel(world) == ['open', None]
    assert 'with the shift code' in world.tally('setup', '--shift-code', '4711').stdout
    assert 'no panel' in world.tally('setup', '--no-helper-panel').stdout
    assert read_panel(world) == ['off', None]


def test_helper_panel_from_the_start(world):
    assert 'with the shift code' in world.set_up('--shift-code', '111').stdout


RECOVERY_CODE = re.compile(r'\b\d{4} \d{4} \d{4}\b')


def test_staff_pin(world):
    done = world.set_up('--staff-pin', '482137')
    codes = RECOVERY_CODE.findall(done.stdout)
    assert len(codes) == 1 and 'envelope' in done.stdout and 'not shown again' in done.stdout, done
    assert '482137' not in done.stdout + done.stderr
    world.record('try', 'staff', '482137', 'try', 'recovery', codes[0].replace(' ', ''))

    again = world.tally('setup', '--staff-pin', '904628')
    assert not RECOVERY_CODE.search(again.stdout) and 'not shown again' not in again.stdout, again
    world.record('try', 'staff', '904628', 'try', 'recovery', codes[0].replace(' ', ''))
    assert not RECOVERY_CODE.search(world.tally('setup').stdout)


def test_staff_pin_comes_later(world):
    assert not RECOVERY_CODE.search(world.set_up().stdout)
    codes = RECOVERY_CODE.findall(world.tally('setup', '--staff-pin', '482137', '--number', '4').stdout)
    assert len(codes) == 1, codes
    world.record('try', 'recovery', codes[0].replace(' ', ''))


def type_secrets(world, typed, *words):
    """The set-up on a terminal of its own, on which `typed` is typed; its exit status and what the terminal showed."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(tally.TALLY, [tally.TALLY, 'setup', '--state', str(world.state), *words])
    shown = b''
    for i, line in enumerate(typed):
        while shown.count(b':') <= i:  # what is asked for ends with one
            shown += os.read(terminal, 4096)
        os.write(terminal, line + b'\n')
    try:
        while part := os.read(terminal, 4096):
            shown += part
    except OSError:
        pass  # the terminal's end has gone with the program
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


def test_secrets_are_typed(world):
    world.set_up()
    status, shown = type_secrets(world, [b'482137'] * 2 + [b'4711'] * 2, '--staff-pin', '-', '--shift-code', '-')
    assert status == 0, shown
    assert '482137' not in shown and '4711' not in shown, shown
    assert RECOVERY_CODE.findall(shown), shown
    assert not RECOVERY_CODE.findall(world.tally('setup', '--staff-pin', '904628').stdout), 'no PIN was set'


def test_secrets_typed_wrong(world):
    """A PIN that nobody sees is not taken from one slip of a finger."""
    world.set_up()
    status, shown = type_secrets(world, [b'482137', b'482173'], '--staff-pin', '-')
    assert status == 1 and 'Nothing was changed' in shown, shown
    assert RECOVERY_CODE.findall(world.tally('setup', '--staff-pin', '904628').stdout), 'a PIN was set'


def test_secrets_from_a_pipe(world):
    world.set_up()
    for text, status in (('482137\n', 0), ('482137', 0), ('', 1), ('\n', 1), ('123456\n', 1), ('4' * 500 + '\n', 1)):
        done = subprocess.run([tally.TALLY, 'setup', '--state', world.state, '--staff-pin', '-'], input=text,
                              capture_output=True, encoding='utf-8', check=False, timeout=60)
        assert done.returncode == status, f'{text}: {done}'


def test_one_code_opens_one_door(world):
    world.tally('setup', '--wards', world.wards, '--ward', '26977', '--number', '3', '--staff-pin', '482137',
                '--shift-code', '482137', status=2)
    world.set_up('--staff-pin', '482137')
    assert 'Nothing was changed' in world.tally('setup', '--shift-code', '482137', '--number', '9', status=1).stderr
    world.tally('setup', '--shift-code', '904628')
    assert 'Nothing was changed' in world.tally('setup', '--staff-pin', '904628', '--number', '9', status=1).stderr
    assert 'kiosk 3' in world.tally('show').stdout


def test_refused_staff_pins(world):
    refused = {'48213': '6 to 12 digits', '4821379046281': '6 to 12 digits', '48213a': '6 to 12 digits', '': '6 to 12',
               '484848': 'repeats', '234567': 'follow one another', '300475': 'many people choose'}
    for pin, reason in refused.items():
        done = world.tally('setup', '--wards', world.wards, '--ward', '26977', '--number', '3', '--staff-pin', pin, status=1)
        assert reason in done.stderr and not done.stdout, (pin, done)
        assert not world.state.exists(), pin

    world.set_up('--staff-pin', '482137')
    before = world.tally('setup').stdout
    for pin in refused:
        world.tally('setup', '--staff-pin', pin, '--number', '9', status=1)
    assert world.tally('setup').stdout == before
    world.record('try', 'staff', '482137')


def test_existing_book_stays(world):
    world.set_up()
    world.record('helper', 'installed', '5')
    kiosk = [line for line in world.tally('setup').stdout.splitlines() if line.startswith('Kiosk id:')]
    said = world.set_up('--number', '7').stdout
    assert kiosk[0] in said and 'A new kiosk' not in said
    assert ' 5' in world.tally('show').stdout


def test_confirm_date(world):
    said = world.tally('setup', '--wards', world.wards, '--ward', '26977', '--number', '3', '--confirm-date',
                       '2026-01-02', status=1).stderr
    assert '2026-01-02' in said and tally.today() in said
    assert not world.state.exists() or not list(world.state.iterdir())
    assert 'confirmed' in [line for line in world.set_up().stdout.splitlines() if line.startswith('Date:')][0]


def test_ward_list_is_checked(world):
    assert 'missing.csv' in world.tally('setup', '--wards', 'missing.csv', '--ward', '26977', '--number', '3',
                                        status=1).stderr
    world.wards.write_text(tally.WARDS + '123,Phường Ba,,,\n', encoding='utf-8')
    said = world.tally('setup', '--wards', world.wards, '--ward', '26977', '--number', '3', status=1).stderr
    assert 'line 6' in said, said
    assert not world.state.exists()


SETUP_INI = '''[Kiosk]
Format=1
Ward=26977
Wards=wards.csv
Number=4
Link=https://congdanso.tphcm.gov.vn/cds-tphcm
[WiFi]
Name=UBND khách
[Screen]
HelperPanel=open
'''


def test_file(world):
    ini = world.folder / 'setup.ini'
    ini.write_text(SETUP_INI + 'Colour=red\n', encoding='utf-8')
    done = world.tally('setup', '--file', ini)
    for expected in ('Phường Tân Sơn Hòa', 'Number:     4', LINK, 'NOT confirmed', 'UBND khách, without a password',
                     'opens to everybody'):
        assert expected in done.stdout, (expected, done.stdout)
    assert '[Screen] Colour' in done.stderr, done.stderr


def test_list_of_the_file_is_kept(world):
    """Staff who plan a move on the screen choose from it."""
    ini = world.folder / 'setup.ini'
    ini.write_text(SETUP_INI, encoding='utf-8')
    world.tally('setup', '--file', ini)
    kept = (world.state / 'kept-wards.csv').read_text(encoding='utf-8')
    mark, text = kept.split('\n', 1)
    assert text == tally.WARDS
    assert mark == '# sha256 ' + hashlib.sha256(text.encode('utf-8')).hexdigest()
    world.wards.unlink()
    ini.write_text(SETUP_INI.replace('Wards=wards.csv\n', ''), encoding='utf-8')
    world.tally('setup', '--file', ini, '--number', '5', '--ward', '26977', status=1)
    assert (world.state / 'kept-wards.csv').read_text(encoding='utf-8') == kept


def test_links_to_choose_from(world):
    """Staff change the link on the screen: what they may change it to comes with the file."""
    ini = world.folder / 'setup.ini'
    other = 'https://play.google.com/store/apps/details?id=vn.example'
    ini.write_text(SETUP_INI.replace('Number=4', f'Number=4\nOtherLinks={other};'), encoding='utf-8')
    assert f'staff may change to {other}\n' in world.tally('setup', '--file', ini).stdout
    ini.write_text(SETUP_INI.replace('Number=4', 'Number=4\nOtherLinks=http://example.com;'), encoding='utf-8')
    assert '[Kiosk] OtherLinks' in world.tally('setup', '--file', ini, status=1).stderr


def test_desk_key(world):
    """Whose receipts are believed: of the option, which names a file or says it, of the file, and of nobody."""
    key = world.folder / 'desk.pub'
    line = 'RWTeAAAAAAAAAAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f'
    key.write_text(f'untrusted comment: minisign public key 00000000000000DE\n{line}\n', encoding='utf-8')
    assert 'Desk:' not in world.set_up().stdout
    assert 'key 00000000000000DE are believed' in world.tally('setup', '--desk-key', key).stdout
    assert 'key 00000000000000DE are believed' in world.tally('setup').stdout
    assert 'Desk:' not in world.tally('setup', '--no-desk-key').stdout
    assert 'key 00000000000000DE are believed' in world.tally('setup', '--desk-key', line).stdout
    assert 'Desk:' not in world.tally('setup', '--no-desk-key').stdout
    ini = world.folder / 'setup.ini'
    ini.write_text(SETUP_INI.replace('Number=4', f'Number=4\nDeskKey={line}'), encoding='utf-8')
    assert 'key 00000000000000DE are believed' in world.tally('setup', '--file', ini).stdout
    ini.write_text(SETUP_INI.replace('Number=4', 'Number=4\nDeskKey=RWQ'), encoding='utf-8')
    assert '[Kiosk] DeskKey' in world.tally('setup', '--file', ini, status=1).stderr


def test_bad_desk_key_changes_nothing(world):
    world.set_up()
    key = world.folder / 'desk.pub'
    for bad in (b'', b'RWQ\n', b'\x00' * 56, b'x' * 100000):
        key.write_bytes(bad)
        said = world.tally('setup', '--desk-key', key, '--number', '7', status=1).stderr
        assert 'not a public key' in said and str(key) in said, said
    world.tally('setup', '--desk-key', world.folder / 'absent.pub', status=1)
    assert 'Number:     7' not in world.tally('setup').stdout


def test_targets_of_the_file_are_set_once(world):
    ini = world.folder / 'setup.ini'
    ini.write_text(SETUP_INI + '[Target q4]\nName=city_plan\nMeasure=installed\nColumn=helper\nAudience=resident\n'
                   'Number=500\nFrom=2026-10-01\n', encoding='utf-8')
    for goal, number in ((500, 1), (500, 1), (600, 2)):
        ini.write_text(ini.read_text(encoding='utf-8').replace('Number=500', f'Number={goal}'), encoding='utf-8')
        world.tally('setup', '--file', ini)
        with contextlib.closing(sqlite3.connect(world.state / 'day-book.db')) as book:
            assert book.execute('SELECT count(*) FROM target').fetchone() == (number,)


def test_options_go_before_the_file(world):
    ini = world.folder / 'setup.ini'
    ini.write_text(SETUP_INI, encoding='utf-8')
    said = world.tally('setup', '--file', ini, '--number', '5', '--ward', '26983', '--no-helper-panel',
                       '--no-link').stdout
    for expected in ('Phường Bảy Hiền', 'Number:     5', 'Link:       none', 'they have no panel'):
        assert expected in said, (expected, said)


def test_on_screen(world):
    said = world.tally('setup', '--on-screen').stdout
    assert str(world.state) in said, said
    assert [path.name for path in world.state.iterdir()] == ['new-kiosk']
    assert world.run('setup', '--state', world.state, '--on-screen', '--number', '1').returncode == 2
    world.set_up()
    assert 'Nothing was changed' in world.tally('setup', '--on-screen', status=1).stderr


def test_file_with_faults_changes_nothing(world):
    ini = world.folder / 'setup.ini'
    for old, new, words in (('Number=4', 'Number=0', '[Kiosk] Number'), ('Ward=26977', 'Ward=26965', '26965'),
                            ('Format=1', 'Format=2', '[Kiosk] Format'), ('Wards=wards.csv', 'Wards=none.csv', 'none.csv'),
                            ('[WiFi]', '[Kiosk]', 'written twice')):
        ini.write_text(SETUP_INI.replace(old, new), encoding='utf-8')
        said = world.tally('setup', '--file', ini, status=1).stderr
        assert words in said and 'Nothing was changed' in said, (words, said)
        assert not world.state.exists(), new
    world.tally('setup', '--file', world.folder / 'absent.ini', status=1)


def test_file_lists_all_its_faults(world):
    ini = world.folder / 'setup.ini'
    ini.write_text('[Kiosk]\nFormat=1\nWard=1\nNumber=0\n[Screen]\nIdle=1\n', encoding='utf-8')
    said = world.tally('setup', '--file', ini, status=1).stderr
    for words in ('[Kiosk] Ward: has to have five digits', '[Kiosk] Number: has to be a number from 1 to 99',
                  '[Screen] Idle: has to be a number from 15 to 900'):
        assert words in said, said


def test_bad_values(world):
    world.set_up()
    before = world.tally('setup').stdout
    for words in (['--mm-per-px', '-1'], ['--mm-per-px', 'nan'], ['--mm-per-px', 'inf'], ['--mm-per-px', '1000'],
                  ['--wifi-name', ''], ['--wifi-name', 'x' * 33], ['--wifi-name', 'a\nb'],
                  ['--wifi-name', b'\xff\xfe'.decode('utf-8', 'surrogateescape')]):
        assert world.run('setup', '--state', world.state, *words).returncode in (1, 2), words
    assert world.tally('setup').stdout == before


def test_usage_errors(world):
    for words in USAGE_ERRORS:
        done = world.run(*words)
        assert done.returncode == 2, (words, done)
        assert done.stderr and not done.stdout, words
        assert not (world.folder / 'x').exists(), words


def test_help(world):
    for words in (['--help'], ['-h']):
        said = world.run(*words)
        assert said.returncode == 0 and not said.stderr
        assert all(command in said.stdout for command in ('setup', 'show', 'export')), said.stdout
    for command, option in (('setup', '--link-confirmed'), ('show', '--from'), ('export', '--to')):
        for flag in ('--help', '-h'):
            said = world.run(command, flag)
            assert said.returncode == 0 and not said.stderr
            assert option in said.stdout and f'congdanso-tally {command}' in said.stdout, said.stdout


def test_version(world):
    said = world.run('--version')
    assert said.returncode == 0 and said.stdout.startswith('congdanso-tally ')


def test_plain_locale(world):
    """Root's shell often has no locale; names come out whole all the same."""
    said = world.set_up('--wifi-name', 'Phường', LC_ALL='C').stdout
    assert 'Phường Tân Sơn Hòa' in said and 'Wi-Fi:      Phường' in said, said


def test_held_book(world):
    world.set_up()
    holder = world.hold()
    for command, words in (('setup', ['--number', '4']), ('setup', []), ('show', []), ('export', ['--to', world.target])):
        said = world.tally(command, *words, status=1)
        assert 'Ctrl+C' in said.stderr and not said.stdout, said
    holder.communicate()
    assert not world.exports()
    assert 'Number:     3' in world.tally('setup').stdout


def test_root_becomes_owner(world):
    if os.geteuid() != 0:
        raise Skip('needs root')
    world.state.mkdir()
    os.chown(world.state, tally.NOBODY, tally.NOBODY)
    world.wards.chmod(0o600)
    world.set_up()
    owners = {(path.stat().st_uid, path.stat().st_gid) for path in world.state.rglob('*')}
    assert owners == {(tally.NOBODY, tally.NOBODY)} or owners == {(tally.NOBODY, 65533)}, owners


if __name__ == '__main__':
    tally.main(globals())
