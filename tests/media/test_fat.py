# SPDX-License-Identifier: GPL-3.0-or-later
"""exFAT, as sticks have it, through a driver that runs as a program and can be killed: exports, names in another case, a
driver that dies at every call. FAT32 through one that loses what is in a folder when it is renamed: that is noticed. And
sticks with as much room as is needed, or a little less."""
import contextlib
import os
import pathlib
import shutil
import subprocess
import time

import sticks

sticks.enter_corner()


class Driver:
    """A file system in an image, mounted by a program that serves it."""

    def __init__(self, world, make, command, is_loop):
        self.image = world.folder / command[0]
        self.make, self.command, self.is_loop = make, command, is_loop
        self.folder = world.folder / f'{command[0]}-folder'
        self.folder.mkdir()
        self.process = self.device = None
        subprocess.run(['truncate', '-s', '64M', self.image], check=True)
        subprocess.run([*make, self.image], check=True, capture_output=True)
        self.empty = self.image.read_bytes()

    def anew(self):
        self.image.write_bytes(self.empty)

    @contextlib.contextmanager
    def mounted(self):
        source = self.image
        if self.is_loop:
            found = subprocess.run(['losetup', '--find', '--show', self.image], check=False, capture_output=True,
                                   encoding='utf-8')
            if found.returncode != 0:
                raise sticks.Skip(f'no loop device: {found.stderr.strip()}')
            source = self.device = found.stdout.strip()
        self.process = subprocess.Popen([*self.command, source, self.folder], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        try:
            wait_until_mounted(self)
            yield self.folder
        finally:
            self.unmount()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def unmount(self):
        subprocess.run(['umount', self.folder], check=False, capture_output=True)
        subprocess.run(['umount', '--lazy', self.folder], check=False, capture_output=True)
        try:
            self.process.wait(timeout=sticks.WAIT_S)
        except subprocess.TimeoutExpired:
            self.kill()
        if self.device is not None:
            subprocess.run(['losetup', '--detach', self.device], check=True)
            self.device = None


def wait_until_mounted(driver):
    end = time.monotonic() + sticks.WAIT_S
    while not os.path.ismount(driver.folder):
        if driver.process.poll() is not None or time.monotonic() > end:
            raise sticks.Skip(f'{driver.command[0]} cannot mount here')
        time.sleep(0.01)


def new_driver(world, make, command, is_loop):
    missing = [name for name in (make[0], command[0]) if shutil.which(name) is None]
    if missing or not os.path.exists('/dev/fuse'):
        raise sticks.Skip(f'not here: {", ".join(missing or ["/dev/fuse"])}')
    return Driver(world, make, command, is_loop)


def new_exfat(world):
    return new_driver(world, ['mkfs.exfat'], ['mount.exfat-fuse', '-d'], True)


def test_export(world):
    """Whole when the driver has ended and another one reads it."""
    driver = new_exfat(world)
    with driver.mounted() as root:
        for number in range(1, sticks.KEPT + 3):
            sticks.assert_done(sticks.export_to(root), f'20261118-{number}')
    with driver.mounted() as root:
        assert sticks.exports(root) == [f'20261118-{number}' for number in range(3, sticks.KEPT + 3)]
        for name in sticks.exports(root):
            sticks.assert_whole(root, name)
            sticks.assert_zip(root, name)
        assert not sticks.leftovers(root)


def test_other_case(world):
    """Names that differ in case are the same here."""
    with new_exfat(world).mounted() as root:
        own = root / sticks.OWN.lower()
        own.mkdir(parents=True)
        (own / '20261118-1.ZIP').write_bytes(b'mine')
        sticks.assert_done(sticks.export_to(root), '20261118-2')
        assert (own / '20261118-1.ZIP').read_bytes() == b'mine'
        assert [path.name for path in root.iterdir() if path.name.lower() == 'congdanso'] == ['congdanso']


def count_calls(driver):
    with driver.mounted() as root:
        return int(sticks.export_to(root)[3])


def test_driver_dies_at_every_call(world):
    """As a stick that is pulled: nothing is called done, and the next export is whole."""
    driver = new_exfat(world)
    for number in range(1, count_calls(driver) + 1):
        driver.anew()
        words = die_at(driver, number)
        assert words[0] == 'done' or words[2] == sticks.GONE, (number, words)
        with driver.mounted() as root:
            if words[0] == 'done' or words[4] == '1':
                sticks.assert_whole(root, '20261118-1')
            following = sticks.export_to(root)
            assert following[0] == 'done', (number, following)
            sticks.assert_whole(root, following[1].rsplit('/', 1)[1])


def die_at(driver, number):
    with driver.mounted() as root, sticks.Stick('--folder', root, '--hang-at', number) as stick:
        stick.order('ask', 'export')
        stick.hear('at')
        driver.kill()
        stick.order('go')
        return stick.hear('done', 'error')


def test_driver_loses_a_folder(world):
    """fusefat 0.1a says that it renamed a folder, and what was in it is gone."""
    driver = new_driver(world, ['mkfs.vfat', '-F', '32'], ['fusefat', '-f', '-s', '-o', 'rw+'], False)
    with driver.mounted() as root:
        words = sticks.export_to(root)
        if words[0] == 'done':
            sticks.assert_whole(root, '20261118-1', with_times=False)
        else:
            sticks.assert_failed(words, sticks.DIFFERS, sticks.COMPARE)
            assert words[4] == '0', words


def count_needed(cluster):
    """As much as kiosk_stick_space_get_needed_bytes() says."""
    sizes = [*sticks.SIZES.values(), len(sticks.ZIP)]
    clusters = sum(-(-size // cluster) for size in sizes) + -(-len(sizes) * 512 // cluster) + 3
    return clusters


def test_full(world):
    """No room, one cluster, one too few: nothing is written. As many as needed are enough."""
    page = os.sysconf('SC_PAGE_SIZE')
    needed = count_needed(page)
    for free in (0, 1, needed - 1, needed):
        root = world.folder / f'full-{free}'
        root.mkdir()
        subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={(needed + 50) * page}', 'none', root], check=True)
        fill(root, needed + 50 - free, page)
        before = sticks.files_below(root)
        words = sticks.export_to(root)
        if free == needed:
            sticks.assert_done(words, '20261118-1')
        else:
            sticks.assert_failed(words, sticks.FULL, sticks.SPACE)
            assert sticks.files_below(root) == before
        subprocess.run(['umount', root], check=True)


def fill(root, clusters, page):
    with open(root / 'film.mkv', 'wb') as file:
        file.write(bytes(clusters * page))
    info = os.statvfs(root)
    assert info.f_bavail * info.f_frsize >= 0
    assert info.f_bavail == info.f_blocks - clusters, (info, clusters)


def test_fills_up_while_it_is_written(world):
    """Something else takes the room after it was looked at: nothing of the export stays."""
    page = os.sysconf('SC_PAGE_SIZE')
    subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={200 * page}', 'none', world.root], check=True)
    with sticks.Stick('--folder', world.root, '--hang-at', '8') as stick:
        stick.order('ask', 'export')
        stick.hear('at')
        info = os.statvfs(world.root)
        (world.root / 'film.mkv').write_bytes(bytes(info.f_bavail * page))
        stick.order('go')
        sticks.assert_failed(stick.hear('done', 'error'), sticks.FULL, sticks.WRITE)
    assert not sticks.exports(world.root) and not sticks.leftovers(world.root)


def test_leftovers_make_room(world):
    """What an interrupted export left is swept before the room is measured."""
    page = os.sysconf('SC_PAGE_SIZE')
    needed = count_needed(page)
    subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={(needed + 10) * page}', 'none', world.root], check=True)
    torn = world.root / sticks.OWN / '.congdanso-torn'
    torn.mkdir(parents=True)
    (torn / 'cells.csv').write_bytes(bytes((needed + 2) * page))
    sticks.assert_done(sticks.export_to(world.root), '20261118-1')


def test_read_only(world):
    subprocess.run(['mount', '-t', 'tmpfs', '-o', 'ro', 'none', world.root], check=True)
    sticks.assert_failed(sticks.export_to(world.root), sticks.UNWRITABLE, sticks.MOUNT)


def test_another_mounted_there(world):
    """Between the look and the export something else was mounted in the same place."""
    with sticks.Stick('--folder', world.root, '--hang-at', '3') as stick:
        stick.order('ask', 'export')
        stick.hear('at')
        subprocess.run(['mount', '-t', 'tmpfs', 'none', world.root], check=True)
        stick.order('go')
        sticks.assert_failed(stick.hear('done', 'error'), sticks.CHANGED, sticks.MOUNT)
    assert not list(pathlib.Path(world.root).iterdir())


if __name__ == '__main__':
    sticks.main(globals())
