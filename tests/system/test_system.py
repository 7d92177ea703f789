# SPDX-License-Identifier: GPL-3.0-or-later
"""The units and what they may do, their scripts, turning a machine into a kiosk and back, and the manual pages."""
import os
import re
import subprocess

import corner as parts
from corner import SYSTEM, need

SCREENS = ('congdanso-kiosk.service', 'congdanso-kiosk-maintenance.service')
ANSWER = 'congdanso-kiosk-usb-answer.service'
EXPOSURE_MAX = 1.5


def analyze(*words):
    need('systemd-analyze')
    return subprocess.run(['systemd-analyze', '--no-pager', *map(str, words)], capture_output=True, check=False,
                          encoding='utf-8', env={**os.environ, 'SYSTEMD_COLORS': '0', 'LC_ALL': 'C.UTF-8'})


def test_units_make_sense(corner):
    """No word that systemd does not know, and no program that is not there."""
    corner.install()
    for path in sorted((SYSTEM / 'units').iterdir()):
        done = analyze('verify', f'--root={corner.root}', '--man=no', path.name)
        said = [line for line in (done.stdout + done.stderr).splitlines() if 'congdanso' in line]
        assert not said, said
    # That would have been seen.
    unit = corner.root / 'usr/lib/systemd/system/congdanso-kiosk.service'
    unit.write_text(unit.read_text(encoding='utf-8').replace('Restart=', 'Restrat='), encoding='utf-8')
    assert 'Restrat' in analyze('verify', f'--root={corner.root}', '--man=no', unit.name).stderr


def test_exposure(corner):
    for name in (*SCREENS, ANSWER):
        done = analyze('security', '--offline=true', SYSTEM / 'units' / name)
        found = re.search(r'exposure level for \S+: ([\d.]+)', done.stdout)
        assert found, done
        print(f'# {name}: {found[1]}')
        assert float(found[1]) <= EXPOSURE_MAX, done.stdout


def test_maintenance_may_hardly_more_than_the_kiosk(corner):
    """What both may do is written in both: one is not to be forgotten. The page may also be drawn without a compositor."""
    def limits(name):
        text = (SYSTEM / 'units' / name).read_text(encoding='utf-8').partition('# What it does not need')[2]
        return {line for line in text.splitlines() if line and not line.startswith(('[', 'WantedBy', 'ReadWritePaths'))}

    kiosk, maintenance = map(limits, SCREENS)
    assert len(kiosk) > 20 and kiosk ^ maintenance == {'DeviceAllow=char-fb rw'}, kiosk ^ maintenance


def test_light_of_a_panel(corner):
    """Both screens may write its switch, by the rule and by their units: that alone, of all that there is of a panel."""
    panel = corner.folder / 'devices/panel'
    panel.mkdir(parents=True)
    for name in ('bl_power', 'brightness'):
        (panel / name).write_text('0\n', encoding='utf-8')
        (panel / name).chmod(0o644)
    corner.fake('chgrp')
    rule = (SYSTEM / 'lock-down/udev/rules.d/90-congdanso-kiosk-light.rules').read_text(encoding='utf-8')
    assert 'SUBSYSTEM=="backlight"' in rule
    for command in re.findall(r'RUN\+="([^"]*)"', rule):
        words = command.replace('%S', str(corner.folder)).replace('%p', '/devices/panel').split()
        assert os.access(words[0], os.X_OK), command
        subprocess.run([corner.bin / 'chgrp' if words[0].endswith('chgrp') else words[0], *words[1:]], check=True)
    assert corner.noted() == [f'chgrp congdanso-kiosk {panel}/bl_power']
    assert [(panel / name).stat().st_mode & 0o777 for name in ('bl_power', 'brightness')] == [0o664, 0o644]
    for name in SCREENS:
        unit = (SYSTEM / 'units' / name).read_text(encoding='utf-8').splitlines()
        assert {'Group=congdanso-kiosk', 'ProtectKernelTunables=yes', 'ReadWritePaths=-/sys/devices'} <= set(unit), name


def test_no_path_waits_for_a_service(corner):  # pylint: disable=unused-argument
    """At a start, paths come before services: one that waits for a service makes a circle, and systemd leaves one of those
    in it out. It was the one that lets the panel in."""
    paths = list((SYSTEM / 'units').glob('*.path'))
    assert paths
    for path in paths:
        lines = path.read_text(encoding='utf-8').splitlines()
        waits = [line for line in lines if line.startswith(('After=', 'Requires=', 'Requisite=')) and '.service' in line]
        assert not waits, (path.name, waits)


def test_who_may_ask_for_a_keyboard(corner):
    """The file that asks lies where the kiosk alone may write, the answer where root alone may; and both are told so."""
    path = (SYSTEM / 'units/congdanso-kiosk-usb-answer.path').read_text(encoding='utf-8')
    kiosk = (SYSTEM / 'units/congdanso-kiosk.service').read_text(encoding='utf-8')
    program = (parts.ROOT / 'app/guard/main.c').read_text(encoding='utf-8')
    request = re.search(r'^PathExists=(\S+)$', path, re.MULTILINE)[1]
    assert request == '/run/congdanso-kiosk/usb-request' and f'"{request}"' in program
    assert '\nRuntimeDirectory=congdanso-kiosk\nRuntimeDirectoryMode=0700\n' in kiosk
    assert '"usb-request"' in (parts.ROOT / 'ui/session/kiosk-usb-doors.c').read_text(encoding='utf-8')
    guard = (SYSTEM / 'units/congdanso-kiosk-usb.service').read_text(encoding='utf-8')
    assert '\nRuntimeDirectory=congdanso-kiosk-usb\n' in guard and 'User=' not in guard
    assert '"/run/congdanso-kiosk-usb/answer"' in program
    assert '"/run/congdanso-kiosk-usb"' in (parts.ROOT / 'ui/application/kiosk-application.c').read_text(encoding='utf-8')
    writable = [line for line in kiosk.splitlines() if line.startswith('ReadWritePaths')]
    assert writable and not any('usb' in line for line in writable), writable


def test_installing_turns_nothing_into_a_kiosk(corner):
    corner.install()
    for name in SCREENS:
        done = subprocess.run(['systemctl', f'--root={corner.root}', 'is-enabled', name], capture_output=True, check=False,
                              encoding='utf-8')
        assert done.stdout.strip() in ('disabled', 'static'), done


def test_enable_and_disable(corner):
    """Each says what it changes, does it once, and the second undoes all that the first did."""
    need('systemctl')
    corner.install()
    before = corner.picture()
    done = corner.command('congdanso-kiosk-enable')
    assert done.returncode == 0, done
    for word in ('congdanso-kiosk.service', 'congdanso-kiosk-usb-answer.path',
                 'congdanso-kiosk.target; before: graphical.target', 'getty@tty1',
                 'ctrl-alt-del', 'sysctl.d', 'logind.conf.d', 'usb.rules', 'journald.conf.d'):
        assert word in done.stdout, (word, done.stdout)
    enabled = corner.picture()
    assert enabled['etc/systemd/system/default.target'].endswith('/congdanso-kiosk.target')
    assert enabled['etc/systemd/system/getty@tty1.service'] == '/dev/null'
    assert enabled['etc/systemd/system/ctrl-alt-del.target'] == '/dev/null'
    assert enabled['etc/udev/rules.d/90-congdanso-kiosk-usb.rules'].startswith('/usr/share/congdanso-kiosk/lock-down/')

    done = corner.command('congdanso-kiosk-enable')
    assert done.returncode == 0 and 'Nothing to change' in done.stdout, done
    assert corner.picture() == enabled

    done = corner.command('congdanso-kiosk-disable', LC_ALL='vi_VN.UTF-8')
    assert done.returncode == 0 and 'graphical.target' in done.stdout and 'Số liệu vẫn còn' in done.stdout, done
    assert corner.picture() == before, set(corner.picture().items()) ^ set(before.items())
    assert 'Nothing to change' in corner.command('congdanso-kiosk-disable').stdout


def test_disable_leaves_what_was_off_before(corner):
    """A machine whose Ctrl-Alt-Del and getty were off, and which started without a desktop."""
    need('systemctl')
    corner.install()
    units = corner.root / 'etc/systemd/system'
    for name in ('ctrl-alt-del.target', 'getty@tty1.service'):
        (units / name).symlink_to('/dev/null')
    (units / 'default.target').symlink_to('/usr/lib/systemd/system/multi-user.target')
    before = corner.picture()
    assert corner.command('congdanso-kiosk-enable').returncode == 0
    assert corner.command('congdanso-kiosk-disable').returncode == 0
    assert corner.picture() == before, set(corner.picture().items()) ^ set(before.items())


def test_update_links_what_is_new(corner):
    """What another version brings is in force, what it brings no more is not; nothing else is changed."""
    need('systemctl')
    corner.install()
    before = corner.picture()
    assert 'Nothing to change' in corner.command('congdanso-kiosk-enable', '--update').stdout
    assert corner.picture() == before
    assert corner.command('congdanso-kiosk-enable').returncode == 0
    enabled = corner.picture()
    (corner.root / 'etc/udev/rules.d/90-congdanso-kiosk-light.rules').unlink()
    (corner.root / 'etc/sysctl.d/90-congdanso-kiosk-old.conf').symlink_to(
        '/usr/share/congdanso-kiosk/lock-down/sysctl.d/90-congdanso-kiosk-old.conf')
    (corner.root / 'etc/systemd/system/getty@tty1.service').unlink()
    (corner.root / 'etc/systemd/system/congdanso-kiosk.target.wants/congdanso-kiosk-usb.service').unlink()
    done = corner.command('congdanso-kiosk-enable', '--update')
    assert done.returncode == 0 and done.stdout.count('in force') == 2, done
    del enabled['etc/systemd/system/getty@tty1.service']
    assert corner.picture() == enabled, set(corner.picture().items()) ^ set(enabled.items())


def test_enable_takes_nothing_over(corner):
    """A file of the administrator's own in the place of one of ours stays, and is named."""
    need('systemctl')
    corner.install()
    own = corner.root / 'etc/sysctl.d/90-congdanso-kiosk.conf'
    own.parent.mkdir()
    own.write_text('kernel.sysrq = 1\n', encoding='utf-8')
    done = corner.command('congdanso-kiosk-enable')
    assert done.returncode == 1 and str(own) in done.stderr, done
    assert corner.command('congdanso-kiosk-disable').returncode == 0
    assert own.read_text(encoding='utf-8') == 'kernel.sysrq = 1\n'


def test_new_kiosk_only_in_an_empty_folder(corner):
    need('systemctl')
    corner.install()
    state = corner.root / 'var/lib/congdanso-kiosk'
    state.mkdir(parents=True)
    (state / 'setup.ini').write_text('', encoding='utf-8')
    (state / 'phuong.csv').write_text('', encoding='utf-8')
    assert 'first start' in corner.command('congdanso-kiosk-enable', '--new').stdout
    assert (state / 'new-kiosk').exists()
    assert 'not empty' not in corner.command('congdanso-kiosk-enable', '--new').stdout
    (state / 'new-kiosk').rename(state / 'day-book.db')
    done = corner.command('congdanso-kiosk-enable', '--new')
    assert done.returncode == 0 and 'not empty (day-book.db' in done.stdout, done
    assert not (state / 'new-kiosk').exists()


def test_records_are_in_no_list_of_what_to_remove(corner):
    """systemd-tmpfiles takes away what is marked with "$" when a package is purged, and cleans what has an age."""
    for line in (SYSTEM / 'congdanso-kiosk.tmpfiles').read_text(encoding='utf-8').splitlines():
        if line and not line.startswith('#'):
            kind, *_, age = line.split()
            assert kind in ('d', 'z') and age == '-', line


def test_wrong_usage(corner):
    corner.install()
    before = corner.picture()
    for name in ('congdanso-kiosk-enable', 'congdanso-kiosk-disable'):
        done = corner.command(name, '--now')
        assert done.returncode == 2 and '--now' in done.stderr, done
        done = corner.command(name, '--help')
        assert done.returncode == 0 and '--root' in done.stdout, done
    assert corner.picture() == before


def note(corner, result, code, status):
    done = corner.helper('note-fault', SERVICE_RESULT=result, EXIT_CODE=code, EXIT_STATUS=status)
    assert done.returncode == 0, done
    fault = corner.run_folder / 'fault'
    return fault.read_text(encoding='utf-8') if fault.exists() else None


def test_note_fault(corner):
    assert note(corner, 'watchdog', 'killed', 'ABRT') == 'watchdog killed ABRT\n'
    assert note(corner, 'exit-code', 'exited', '1') == 'exit-code exited 1\n'
    # The screen tells of a program that was killed by 11 as a shell does.
    assert note(corner, 'exit-code', 'exited', '139') == 'signal killed SEGV\n'
    assert note(corner, 'success', 'exited', '0') is None


def test_note_fault_says_which_machine(corner):
    """By the lines that the kiosk keeps beside its book: what else is there, or nothing, takes no fault from the page."""
    place = corner.state / 'place'
    place.write_text('Phường Tân Sơn Hòa, máy số 2\n', encoding='utf-8')
    assert note(corner, 'watchdog', 'killed', 'ABRT') == 'watchdog killed ABRT\nPhường Tân Sơn Hòa, máy số 2\n'
    place.write_text('một\n90\nba\n', encoding='utf-8')
    assert note(corner, 'watchdog', 'killed', 'ABRT') == 'watchdog killed ABRT\nmột\n90\n'
    place.write_text('\n270\n', encoding='utf-8')
    assert note(corner, 'watchdog', 'killed', 'ABRT') == 'watchdog killed ABRT\n\n270\n'
    place.write_text('', encoding='utf-8')
    assert note(corner, 'watchdog', 'killed', 'ABRT') == 'watchdog killed ABRT\n'
    place.unlink()
    os.mkfifo(place)
    assert note(corner, 'exit-code', 'exited', '1') == 'exit-code exited 1\n'


def test_note_fault_waits_for_no_disk(corner):
    """Where the disk does not answer, the fault is there before it is asked."""
    (corner.state / 'place').write_text('Phường Bảy Hiền, máy số 1\n', encoding='utf-8')
    corner.fake('timeout', f'cp "{corner.run_folder}/fault" "{corner.folder}/seen"; exit 124')
    assert note(corner, 'timeout', 'killed', 'TERM') == 'timeout killed TERM\n'
    assert (corner.folder / 'seen').read_text(encoding='utf-8') == 'timeout killed TERM\n'


def connect(corner, **connectors):
    for name, status in connectors.items():
        folder = corner.folder / 'drm' / f'card0-{name}'
        folder.mkdir(parents=True, exist_ok=True)
        (folder / 'status').write_text(status + '\n', encoding='utf-8')
    return {'KIOSK_CONNECTORS': str(corner.folder / 'drm')}


def test_screen_ends_with_its_program(corner):
    """While a monitor is there, the end of cage is the end of the unit, with the program's status."""
    corner.fake('cage', 'exit 7')
    corner.fake('sleep')
    done = corner.helper('screen', 'kiosk', 'word', **connect(corner, A='disconnected', B='connected'))
    assert done.returncode == 7, done
    assert corner.noted()[0].startswith('cage -- ') and corner.noted()[0].endswith('/program kiosk word'), corner.noted()


def test_screen_knows_how_its_program_was_killed(corner):
    """cage 0.1.4 ends with 0 where its program was killed; what ran inside says so all the same."""
    corner.fake('cage', 'shift; "$@"; exit 0')
    corner.fake('sleep')
    places = connect(corner, A='connected')
    assert corner.helper('screen', 'sh', '-c', 'kill -SEGV $$', **places).returncode == 139
    assert corner.helper('screen', 'sh', '-c', 'exit 3', **places).returncode == 3
    # A cage that is killed itself leaves no word from inside, and none from before counts.
    corner.fake('cage', 'exit 5')
    assert corner.helper('screen', 'kiosk', **places).returncode == 5


def test_screen_waits_for_a_monitor(corner):
    """One that is pulled out is no fault, and cage starts again when it is back; systemd is told meanwhile."""
    places = connect(corner, A='connected')
    status = corner.folder / 'drm/card0-A/status'
    # The first cage ends because its monitor goes; it is plugged in again at the third look.
    corner.fake('cage', f'[ $(grep -c ^cage "{corner.notes}") = 1 ] || exit 3; echo disconnected > "{status}"; exit 1')
    corner.fake('sleep')
    corner.fake('systemd-notify', f'[ $(grep -c ^systemd-notify "{corner.notes}") -lt 3 ] || echo connected > "{status}"')
    done = corner.helper('screen', 'kiosk', **places)
    assert done.returncode == 3, done
    noted = corner.noted()
    assert [line.split()[0] for line in noted if not line.startswith('sleep')] \
        == ['cage', 'systemd-notify', 'systemd-notify', 'systemd-notify', 'cage'], noted
    assert 'WATCHDOG=1' in noted[2] and 'EXTEND_TIMEOUT_USEC' in noted[2], noted


def test_screen_without_a_driver(corner):
    """Not a single connector: that is said, soon, and with the status that the page of maintenance knows."""
    corner.fake('cage')
    corner.fake('sleep')
    corner.fake('systemd-notify')
    done = corner.helper('screen', 'kiosk', KIOSK_CONNECTORS=str(corner.folder / 'none'))
    assert done.returncode == 69 and 'no graphics card' in done.stderr, done
    assert 5 <= len([line for line in corner.noted() if line.startswith('sleep')]) <= 30, corner.noted()
    assert not any(line.startswith('cage') for line in corner.noted())


def test_screen_that_goes_with_its_card(corner):
    """A display at a dock or on USB takes its connector along: that is a monitor unplugged, and no fault."""
    places = connect(corner, A='connected')
    drm = corner.folder / 'drm'
    corner.fake('cage', f'[ $(grep -c ^cage "{corner.notes}") = 1 ] || exit 3; mv "{drm}" "{drm}.gone"; exit 1')
    corner.fake('sleep')
    corner.fake('systemd-notify', f'[ $(grep -c ^systemd-notify "{corner.notes}") -lt 40 ] || mv "{drm}.gone" "{drm}"')
    done = corner.helper('screen', 'kiosk', **places)
    assert done.returncode == 3, done
    assert len([line for line in corner.noted() if line.startswith('systemd-notify')]) == 40, corner.noted()


def periods(corner, number):
    for _ in range(number):
        done = corner.helper('maintenance')
        assert done.returncode == 0, done
    return [int(re.search(r'--kill-after=\d+ (\d+) ', line)[1]) for line in corner.noted()
            if line.startswith('timeout') and '/screen ' in line]


def test_maintenance_backs_off(corner):
    """The page stands longer each time, and shortly again after an hour without a fault."""
    corner.fake('timeout')
    corner.fake('sleep')
    (corner.run_folder / 'fault').write_text('watchdog killed ABRT\n', encoding='utf-8')
    assert periods(corner, 5) == [60, 180, 600, 1800, 1800]
    (corner.run_folder / 'tries').write_text('4 -4000\n', encoding='utf-8')
    assert periods(corner, 1)[-1] == 60
    # Where the program did not show the page, it is drawn without it; and where that ends, too, the while is waited out.
    assert re.fullmatch(r'timeout --kill-after=5 \d{2,} \S+/notice \S+/fault', corner.noted()[-2]), corner.noted()
    assert any(re.fullmatch(r'sleep \d{2,}', line) for line in corner.noted()), corner.noted()


def test_maintenance_without_a_driver(corner):
    """No card is waited for that is known not to be there; the panel has its light."""
    corner.fake('timeout')
    corner.fake('sleep')
    power = corner.folder / 'light/panel/bl_power'
    power.parent.mkdir(parents=True)
    power.write_text('4\n', encoding='utf-8')
    (corner.run_folder / 'fault').write_text('exit-code exited 69\nPhường Bảy Hiền, máy số 1\n', encoding='utf-8')
    assert corner.helper('maintenance', KIOSK_BACKLIGHT=str(corner.folder / 'light')).returncode == 0
    called = [line for line in corner.noted() if line.startswith('timeout')]
    assert len(called) == 1 and '/notice ' in called[0], corner.noted()
    assert power.read_text(encoding='utf-8') == '0\n'


def test_try_again(corner):
    """After the page's time the kiosk is started with a clean count; not where somebody stopped the page."""
    corner.fake('systemctl')
    corner.helper('try-again', SERVICE_RESULT='success', EXIT_CODE='killed', EXIT_STATUS='TERM')
    assert not corner.noted()
    corner.helper('try-again', SERVICE_RESULT='success', EXIT_CODE='exited', EXIT_STATUS='0')
    assert corner.noted() == ['systemctl reset-failed congdanso-kiosk.service',
                              'systemctl --no-block start congdanso-kiosk.service']


def test_manual_names_every_command(corner):
    said = subprocess.run([os.environ['TALLY'], '--help'], capture_output=True, check=True, encoding='utf-8').stdout
    commands = re.findall(r'^  ([a-z-]+)  +\S', said.partition('Commands:')[2], re.MULTILINE)
    assert len(commands) > 10
    for folder in ('man', 'man/vi'):
        page = (SYSTEM / folder / 'congdanso-tally.1').read_text(encoding='utf-8')
        assert [name for name in commands if f'\n.B {name}\n' not in page] == [], folder


def test_manual_says_the_same_in_vietnamese(corner):
    """Each page is there, with the same options, files and commands."""
    names = [path.name for path in (SYSTEM / 'man').iterdir() if path.is_file()]
    assert sorted(names) == sorted(path.name for path in (SYSTEM / 'man/vi').iterdir())

    def facts(path):
        return set(re.findall(r'\\-\\-[a-z]+|/(?:etc|usr|var)/[\w./-]+|^\.B [a-z-]+$', path.read_text(encoding='utf-8'),
                              re.MULTILINE))

    for name in names:
        english, vietnamese = facts(SYSTEM / 'man' / name), facts(SYSTEM / 'man/vi' / name)
        assert english and english == vietnamese, (name, english ^ vietnamese)


def test_manual_is_clean(corner):
    need('man')
    for path in sorted((SYSTEM / 'man').rglob('*.[18]')):
        done = subprocess.run(['man', '--warnings', '--local-file', path], capture_output=True, check=False, encoding='utf-8',
                              env={**os.environ, 'LC_ALL': 'C.UTF-8', 'MANWIDTH': '80'})
        assert done.returncode == 0 and not done.stderr, (path, done.stderr)


if __name__ == '__main__':
    parts.main(globals())
