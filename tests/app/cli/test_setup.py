# SPDX-License-Identifier: GPL-3.0-or-later
"""congdanso-tally setup, and what all commands have in common."""
import os

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
    world.set_up('--link', LINK, '--link-confirmed', '--wifi-name', 'a', '--wifi-password', 'b c', '--attract-still',
                 '--no-resident-buttons', '--mm-per-px', '0.25')
    before = lines(world.tally('setup'))
    for words, changed in ((['--number', '4'], 1), (['--ward', '26983', '--wards', world.wards], 1),
                           (['--wifi-name', 'd'], 1), (['--no-wifi'], 1), (['--attract-moving'], 1),
                           (['--resident-buttons'], 1), (['--mm-per-px', '0'], 1), ([], 0)):
        after = lines(world.tally('setup', *words))
        assert len(after - before) == changed, (words, after - before)
        before = after


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
        assert 'systemctl stop congdanso-kiosk' in said.stderr and not said.stdout, said
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
