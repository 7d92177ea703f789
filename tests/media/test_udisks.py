# SPDX-License-Identifier: GPL-3.0-or-later
"""Sticks through a real udisksd, as the kiosk's own account under the shipped rule of polkit: what is in, an export,
pulls at every moment, a swap, and a mount that is not there."""
import contextlib
import os
import pathlib
import signal
import subprocess

import sticks

sticks.enter_corner()

import machine as parts  # pylint: disable=wrong-import-position
from machine import Loop  # pylint: disable=wrong-import-position

if parts.find_missing():
    sticks.skip_all(f'not here: {", ".join(parts.find_missing())}')
MACHINE = parts.Machine()
NOBODY = 65534


@contextlib.contextmanager
def inserted(*loops):
    try:
        yield
    finally:
        for loop in loops:
            loop.pull_out()
            loop.wait_until_out()


@contextlib.contextmanager
def kiosk_with(loop, *arguments, **keywords):
    """The program, and a stick that was put in when it watched already."""
    with MACHINE.stick(*arguments, **keywords) as stick:
        hear_state(stick, sticks.NONE)
        with inserted(loop.put_in()):
            hear_state(stick, sticks.USABLE)
            yield stick


@contextlib.contextmanager
def seen(world):
    """What is on a stick, by somebody else's eyes."""
    folder = world.folder / 'seen'
    loop = world.loop.look(folder)
    try:
        yield loop
    finally:
        parts.run('umount', folder)


def new_stick(world, name='image', label='KIOSK'):
    world.loop = Loop(world.folder / name).ext4(label)
    return world.loop


def hear_state(stick, *states):
    while True:
        words = stick.hear('state')
        if words[1] in states:
            return words[1:]


def test_comes_and_goes(world):
    loop, other = new_stick(world), Loop(world.folder / 'other').ext4('SECOND')
    with MACHINE.stick() as stick:
        hear_state(stick, sticks.NONE)
        loop.put_in()
        assert hear_state(stick, sticks.USABLE) == ['1', '0', str(24 << 20), 'KIOSK']
        other.put_in()
        hear_state(stick, sticks.SEVERAL)
        stick.order('ask')
        assert stick.hear('asked') == ['asked', '0']
        loop.take_out()
        assert hear_state(stick, sticks.USABLE)[3] == 'SECOND'
        other.take_out()
        hear_state(stick, sticks.NONE)


def write_at(path, offset, data):
    with open(path, 'r+b') as file:
        file.seek(offset)
        file.write(data)


def make_ntfs(path):
    """As much of NTFS as tells it: its name, sizes, and the first record of its table."""
    write_at(path, 0, bytes.fromhex('eb5290') + b'NTFS    ' + (512).to_bytes(2, 'little') + bytes([8]))
    write_at(path, 0x15, bytes([0xf8]))
    write_at(path, 0x28, (40000).to_bytes(8, 'little') + (4).to_bytes(8, 'little') + (2).to_bytes(8, 'little'))
    write_at(path, 0x40, bytes([0xf6, 0, 0, 0, 1, 0, 0, 0]) + bytes(range(1, 9)))
    write_at(path, 510, bytes.fromhex('55aa'))
    for number in range(4):
        write_at(path, 4 * 4096 + number * 1024, b'FILE')


def make_luks(path):
    write_at(path, 0, b'LUKS\xba\xbe\x00\x01')
    write_at(path, 168, b'9d7bd4f5-3f0c-4a8f-9a3e-0d5f1c7a1b11')


def make_bitlocker(path):
    """BitLocker of Windows 7 and later."""
    write_at(path, 0, bytes.fromhex('eb5890') + b'-FVE-FS-')
    write_at(path, 0xa0, bytes.fromhex('3bd66749292ed84a8399f6a339e3d001'))
    write_at(path, 0xb0, (0x10000).to_bytes(8, 'little') * 3)
    write_at(path, 0x10000, b'-FVE-FS-' + bytes([0, 0, 2, 0]))


def test_of_no_use(world):
    """Each is named for what it is."""
    cases = ((sticks.EMPTY, lambda path: None, ()), (sticks.NTFS, make_ntfs, ()), (sticks.LOCKED, make_luks, ()),
             (sticks.LOCKED, make_bitlocker, ()), (sticks.ALIEN, lambda path: parts.run('mkfs.ext2', '-q', path), ()),
             (sticks.READ_ONLY, lambda path: parts.run('mkfs.vfat', path), ('--read-only',)))
    with MACHINE.stick() as stick:
        hear_state(stick, sticks.NONE)
        for number, (fault, make, options) in enumerate(cases):
            loop = Loop(world.folder / f'case-{number}', size='160M')
            make(loop.path)
            with inserted(loop.put_in(*options)):
                words = hear_state(stick, sticks.UNREADABLE, sticks.USABLE)
                assert words[:2] == [sticks.UNREADABLE, fault], (number, words)
                stick.order('ask')
                assert stick.hear('asked') == ['asked', '0']
            while stick.hear('state')[1:3] != [sticks.NONE, sticks.FAULT_NONE] or stick.said[-1].split(' ')[3] != '0':
                pass


def test_fat_is_usable(world):
    """This machine may have no driver for it; then that is said, and nothing is called done."""
    for make in (['mkfs.vfat', '-F', '32', '-n', 'VFAT'], ['mkfs.exfat', '-L', 'EXFAT']):
        loop = Loop(world.folder / make[0], size='64M')
        parts.run(*make, loop.path)
        with kiosk_with(loop) as stick:
            words = stick.export()
            if words[0] == 'done':
                continue
            assert make[0].split('.')[1] not in pathlib.Path('/proc/filesystems').read_text(encoding='utf-8').split()
            sticks.assert_failed(words, sticks.IO, sticks.MOUNT)


def test_export(world):
    """Mounted as it should be, twice; afterwards on the stick, and mounted no more."""
    loop = new_stick(world)
    with kiosk_with(loop, '--hang-at', '1', '--for-ever') as stick:
        stick.order('ask', 'export')
        options = set()
        while (words := stick.hear('at', 'done', 'error'))[0] == 'at':
            if loop.is_mounted():
                options.add(loop.mount_line().split(' ')[3])
            stick.order('go')
        sticks.assert_done(words, '20261118-1')
        assert not loop.is_mounted()
    assert len(options) == 2, options
    for line in options:
        assert {'nosuid', 'nodev', 'noexec'} <= set(line.split(',')), line
    assert sorted(line.split(',')[0] for line in options) == ['ro', 'rw'], options
    with seen(world) as root:
        sticks.assert_whole(root, '20261118-1')
        sticks.assert_zip(root, '20261118-1')


def test_keeps_five(world):
    """More exports than are kept: mounted to be written once more."""
    loop = new_stick(world)
    with kiosk_with(loop, '--stays') as stick:
        for number in range(1, sticks.KEPT + 3):
            sticks.assert_done(stick.export(), f'20261118-{number}')
        assert not loop.is_mounted()
    with seen(world) as root:
        assert sticks.exports(root) == [f'20261118-{number}' for number in range(3, sticks.KEPT + 3)]


def fill(world):
    """Five earlier exports of this kiosk and one of another, and a picture of the stick then."""
    loop = new_stick(world)
    with inserted(loop.put_in()):
        parts.run('mount', loop.device, world.root)
        for number in range(1, sticks.KEPT + 1):
            sticks.export_to(world.root, '--day', f'2026-11-0{number}')
        sticks.export_to(world.root, '--kiosk', sticks.OTHER_KIOSK)
        parts.run('chown', '-R', f'{parts.ACCOUNT_ID}:{parts.ACCOUNT_ID}', world.root)
        world.before = sticks.files_below(world.root)
        parts.run('umount', world.root)
    world.image = loop.path.read_bytes()
    return loop


def count_calls(world, loop):
    with kiosk_with(loop) as stick:
        words = stick.export()
        assert words[0] == 'done', words
    return int(words[3])


def check_stick(world, is_done):
    """What is on it after a pull, as the next export finds it. The oldest may have made room for a whole new one."""
    with seen(world) as root:
        now = sticks.files_below(root)
        is_there = '20261118-1' in sticks.exports(root)
        assert is_there or not is_done
        if is_there:
            sticks.assert_whole(root, '20261118-1')
        for name, value in world.before.items():
            is_missable = is_there and name.startswith(f'{sticks.OWN}/20261101-1')
            assert now.get(name) == value or (is_missable and name not in now), name


def test_pulled_at_every_call(world):
    """More than fifty moments: pulled at each call; and while it is mounted also dead, though it is still in, and closed
    against writing."""
    loop = fill(world)
    n_moments = 0
    for number in range(1, count_calls(world, loop) + 1):
        for tear in (Loop.pull_out, Loop.close_down, make_read_only):
            loop.path.write_bytes(world.image)
            n_moments += pull_at(world, loop, number, tear)
    assert n_moments >= 50, n_moments


def make_read_only(loop):
    """As the kernel does with a file system that it finds broken."""
    subprocess.run(['mount', '-o', 'remount,ro', loop.mount_line().split(' ')[1]], check=False, capture_output=True)


def pull_at(world, loop, number, tear):
    """1 where something was torn."""
    with kiosk_with(loop, '--hang-at', number) as stick:
        stick.order('ask', 'export')
        stick.hear('at')
        is_torn = tear is Loop.pull_out or loop.is_mounted()
        if is_torn:
            tear(loop)
        stick.order('go')
        words = stick.hear('done', 'error')
    if words[0] == 'error':
        assert is_torn and words[2] in (sticks.GONE, sticks.BUSY, sticks.IO), (number, tear, words)
    check_stick(world, words[0] == 'done')
    return is_torn


def test_killed_at_every_call(world):
    """The stick stays mounted then; the next kiosk finds it so and writes a whole export."""
    loop = fill(world)
    for number in range(1, count_calls(world, loop) + 1):
        loop.path.write_bytes(world.image)
        stick = MACHINE.stick('--kill-at', number)
        hear_state(stick, sticks.NONE)
        with inserted(loop.put_in()):
            hear_state(stick, sticks.USABLE)
            assert stick.export() is None
            stick.process.stdin.close()
            stick.process.wait()
            with MACHINE.stick() as following:
                hear_state(following, sticks.USABLE)
                words = following.export()
                assert words[0] == 'done', (number, words)
            assert not loop.is_mounted()
        with seen(world) as root:
            sticks.assert_whole(root, words[1].rsplit('/', 1)[1])
            assert not sticks.leftovers(root)


def test_swapped_after_the_pin(world):
    """Another stick in the same place, with the same name on it: nothing is written to it."""
    loop, other = new_stick(world), Loop(world.folder / 'other').ext4()
    with MACHINE.stick() as stick, inserted(other):
        loop.put_in()
        hear_state(stick, sticks.USABLE)
        stick.order('ask')
        loop.take_out()
        hear_state(stick, sticks.NONE)
        other.put_in()
        assert other.device == loop.device
        hear_state(stick, sticks.USABLE)
        before = other.path.read_bytes()
        stick.order('export')
        words = stick.hear('done', 'error')
        assert words[2] in (sticks.GONE, sticks.CHANGED), words
        assert other.path.read_bytes() == before


def test_swapped_while_it_is_read_back(world):
    """Unmounted, taken out, and another one in: that one is not taken for the one that was written."""
    loop, other = new_stick(world), Loop(world.folder / 'other').ext4()
    with MACHINE.stick('--hang-at', '16') as stick, inserted(other):
        loop.put_in()
        hear_state(stick, sticks.USABLE)
        stick.order('ask', 'export')
        stick.hear('at')
        assert not loop.is_mounted()
        loop.take_out()
        other.put_in()
        hear_state(stick, sticks.USABLE)
        stick.order('go')
        words = stick.hear('done', 'error')
        assert words[0] == 'error' and words[2] in (sticks.GONE, sticks.CHANGED), words


def list_or_gone(folder):
    """udisksd removes a mount point that it made when it finds it empty."""
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        return []


def test_nothing_mounted_there(world):
    """What is unmounted while it is written: not a byte lands on the machine's own disk."""
    loop = new_stick(world)
    with kiosk_with(loop, '--hang-at', '6') as stick:
        stick.order('ask', 'export')
        stick.hear('at')
        mount_point = pathlib.Path(loop.mount_line().split(' ')[1])
        parts.run('umount', '--lazy', mount_point)
        mount_point.mkdir(parents=True, exist_ok=True)
        stick.order('go')
        sticks.assert_failed(stick.hear('done', 'error'), sticks.GONE)
        assert list_or_gone(mount_point) == []


def test_pulled_state(world):
    """The screen hears of it while it is in use."""
    loop = new_stick(world)
    with MACHINE.stick('--hang-at', '6') as stick:
        loop.put_in()
        hear_state(stick, sticks.USABLE)
        stick.order('ask', 'export')
        stick.hear('at')
        loop.pull_out()
        hear_state(stick, sticks.PULLED)
        stick.order('go')
        sticks.assert_failed(stick.hear('done', 'error'), sticks.GONE)
        with inserted(loop.ext4().put_in()):
            hear_state(stick, sticks.USABLE)


def test_mounted_by_another(world):
    """Something else mounted it when it was put in: it is mounted anew, as it should be."""
    loop = new_stick(world)
    with kiosk_with(loop) as stick:
        parts.run('udisksctl', 'mount', '--no-user-interaction', '--block-device', loop.device)
        assert loop.is_mounted()
        sticks.assert_done(stick.export(), '20261118-1')
        assert not loop.is_mounted()


def test_done_with(world):
    """A stick that cannot be switched off is seen for as long as it is in: it is not offered again before it was out."""
    loop = new_stick(world)
    with MACHINE.stick() as stick:
        hear_state(stick, sticks.NONE)
        for number in (1, 2):
            with inserted(loop.put_in()):
                hear_state(stick, sticks.USABLE)
                sticks.assert_done(stick.export(), f'20261118-{number}')
                stick.order('ask')
                assert stick.hear('asked') == ['asked', '0']
            while stick.hear('state')[1:3] != [sticks.NONE, sticks.FAULT_NONE] or stick.said[-1].split(' ')[3] != '0':
                pass


def test_cancelled(world):
    """In the middle of writing: it is unmounted, may be pulled out, and nothing of the export is on it."""
    loop = new_stick(world)
    with kiosk_with(loop, '--hang-at', '9') as stick:
        stick.order('ask', 'export')
        stick.hear('at')
        stick.order('cancel', 'go')
        words = stick.hear('done', 'error')
        assert words[:2] == ['error', 'other'] and int(words[3]) == sticks.WRITE and words[5] == '1', words
        assert not loop.is_mounted()
    with seen(world) as root:
        assert not sticks.exports(root) and not sticks.leftovers(root)


def test_busy(world):
    """Somebody looks into it when it is to be unmounted."""
    loop = new_stick(world)
    with kiosk_with(loop, '--hang-at', '6') as stick:
        stick.order('ask', 'export')
        stick.hear('at')
        fd = os.open(loop.mount_line().split(' ')[1], os.O_RDONLY)
        stick.order('go')
        words = stick.hear('done', 'error')
        os.close(fd)
        sticks.assert_failed(words, sticks.BUSY, sticks.UNMOUNT)
        assert words[5] == '0', 'it is mounted, and must not be called safe'


def test_system_disk(world):
    """A device that the machine has mounted for itself is no stick."""
    loop = new_stick(world)
    parts.run('mkdir', '-p', '/run/needed')
    with MACHINE.stick() as stick, inserted(loop):
        hear_state(stick, sticks.NONE)
        loop.put_in()
        hear_state(stick, sticks.USABLE)
        parts.run('mount', loop.device, '/run/needed')
        hear_state(stick, sticks.NONE, sticks.PULLED)


def test_service_hangs_and_dies(world):
    """A call that is not answered ends when somebody cancels; a service that dies is told of."""
    loop = new_stick(world)
    with kiosk_with(loop, '--hang-at', '3') as stick:
        stick.order('ask', 'export')
        stick.hear('at')
        MACHINE.services['udisks'].send_signal(signal.SIGSTOP)
        stick.order('go', 'cancel')
        words = stick.hear('done', 'error')
        assert words[:2] == ['error', 'other'], words
        MACHINE.stop_udisks()
        hear_state(stick, sticks.UNWATCHED)
        MACHINE.start_udisks()
        hear_state(stick, sticks.USABLE)


def test_rule(world):
    """polkitd itself is asked, about every action that ends in -system, too: only the kiosk's account, only what can be
    taken out."""
    removable, fixed = ['--detail', 'drive.removable', 'true'], ['--detail', 'drive', 'DISK']
    card = ['--detail', 'drive.removable.media', 'true']
    cases = [(action, details, details != fixed and not action.endswith('-system'))
             for action in ('filesystem-mount', 'filesystem-mount-other-seat', 'filesystem-mount-system',
                            'power-off-drive', 'power-off-drive-other-seat', 'power-off-drive-system')
             for details in (removable, card, fixed)]
    cases += [(action, removable, False) for action in ('modify-device', 'loop-setup', 'open-device', 'rescan')]
    assert is_allowed('filesystem-unmount-others', removable, parts.ACCOUNT_ID)
    assert not is_allowed('filesystem-mount', removable, NOBODY)
    for action, details, expected in cases:
        assert is_allowed(action, details, parts.ACCOUNT_ID) == expected, (action, details)


def test_power_and_clock(world):  # pylint: disable=unused-argument
    """What staff do behind their PIN, where the power key is dead; the kiosk's account alone, and no more than that."""
    for action in ('timedate1.set-time', 'login1.reboot', 'login1.power-off', 'login1.reboot-multiple-sessions',
                   'login1.power-off-multiple-sessions'):
        assert is_allowed(action, [], parts.ACCOUNT_ID, ''), action
        assert not is_allowed(action, [], NOBODY, ''), action
    for action in ('login1.power-off-ignore-inhibit', 'login1.suspend', 'login1.hibernate', 'locale1.set-locale',
                   'login1.halt', 'login1.reboot-ignore-inhibit', 'systemd1.manage-units', 'hostname1.set-hostname'):
        assert not is_allowed(action, [], parts.ACCOUNT_ID, ''), action


def is_allowed(action, details, account, service='udisks2.'):
    process = subprocess.Popen(['setpriv', f'--reuid={account}', f'--regid={account}', '--clear-groups', 'sleep', '60'])
    try:
        parts.wait_for(lambda: os.stat(f'/proc/{process.pid}').st_uid == account, 'another account')
        done = subprocess.run(['pkcheck', '--action-id', f'org.freedesktop.{service}{action}', '--process',
                               str(process.pid), *details], check=False, capture_output=True)
        return done.returncode == 0
    finally:
        process.kill()
        process.wait()


LOOP = ['--detail', 'device', '/dev/loop0']


def test_not_allowed(world):
    """Under the shipped rule alone a loop device, which is no removable drive, is not the kiosk's; nor is anything
    another account's."""
    loop = new_stick(world)
    MACHINE.allow_loops(False)
    try:
        parts.wait_for(lambda: not is_allowed('filesystem-mount', LOOP, parts.ACCOUNT_ID), 'the rules')
        with kiosk_with(loop) as stick:
            sticks.assert_failed(stick.export(), sticks.REFUSED, sticks.MOUNT)
    finally:
        MACHINE.allow_loops(True)
        parts.wait_for(lambda: is_allowed('filesystem-mount', LOOP, parts.ACCOUNT_ID), 'the rules')
    with kiosk_with(loop, account=NOBODY) as stick:
        sticks.assert_failed(stick.export(), sticks.REFUSED, sticks.MOUNT)


if __name__ == '__main__':
    try:
        sticks.main(globals())
    finally:
        MACHINE.remove()
