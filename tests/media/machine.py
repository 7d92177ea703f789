# SPDX-License-Identifier: GPL-3.0-or-later
"""A machine in a corner of this one: a system bus, polkitd, systemd-udevd and udisksd of its own, with loop devices in
the place of sticks and the kiosk's own account."""
import fcntl
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import time

import sticks

ACCOUNT, ACCOUNT_ID = 'congdanso-kiosk', 41976
UDISKSD = '/usr/libexec/udisks2/udisksd'
POLKITD = '/usr/lib/polkit-1/polkitd'
UDEVD = '/lib/systemd/systemd-udevd'
UDEV_RULES = '/usr/lib/udev/rules.d'
SHIPPED_RULE = pathlib.Path(os.environ['RULES'])

# Loop devices are the system's for UDisks2, and have no drive that could be told to be removable.
LOOP_UDEV_RULE = 'SUBSYSTEM=="block", KERNEL=="loop*", ENV{UDISKS_SYSTEM}="0"\n'
LOOP_RULE = '''polkit.addRule(function(action, subject) {
  if (subject.user == "congdanso-kiosk" && action.id.indexOf("org.freedesktop.udisks2.filesystem-") == 0 &&
      action.lookup("device").indexOf("/dev/loop") == 0)
    return polkit.Result.YES;
});
'''

# What others warn of is no failure here.
SERVICE_ENVIRONMENT = {'PATH': '/usr/sbin:/usr/bin:/sbin:/bin', 'LC_ALL': 'C.UTF-8'}

EXT4_IOC_SHUTDOWN = 0x8004587d
NOLOGFLUSH = 2


def find_missing():
    parts = [part for part in (UDISKSD, POLKITD, UDEVD, '/dev/loop-control') if not os.path.exists(part)]
    parts += [part for part in ('dbus-daemon', 'losetup', 'mkfs.ext4', 'mkfs.vfat', 'pkcheck', 'setpriv')
              if shutil.which(part) is None]
    return parts


def run(*command, **keywords):
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, encoding='utf-8', **keywords).stdout


def wait_for(is_so, what):
    """Others do it in their own time; nothing tells when."""
    end = time.monotonic() + sticks.WAIT_S
    while not is_so():
        assert time.monotonic() < end, f'waited in vain for {what}'
        time.sleep(0.02)


class Machine:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='kiosk-machine-'))
        self.folder.chmod(0o755)
        self.services = {}
        self.make_folders()
        self.start('bus', 'dbus-daemon', '--system', '--nofork', '--nopidfile')
        wait_for(lambda: os.path.exists('/run/dbus/system_bus_socket'), 'the bus')
        self.start('polkit', POLKITD)
        run(UDEVD, '--daemon', '--resolve-names=never')
        self.start_udisks()

    def make_folders(self):
        for folder in ('/run', '/media', '/etc/polkit-1/rules.d'):
            run('mount', '-t', 'tmpfs', '-o', 'mode=0755', 'none', folder)
        for folder in ('/run/dbus', '/run/udev', '/run/udisks2'):
            os.mkdir(folder)
        rules = self.folder / 'udev'
        rules.mkdir()
        for name in ('60-persistent-storage.rules', '80-udisks2.rules'):
            shutil.copy(f'{UDEV_RULES}/{name}', rules)
        (rules / '90-loops.rules').write_text(LOOP_UDEV_RULE, encoding='utf-8')
        run('mount', '--bind', rules, UDEV_RULES)
        self.add_account()
        shutil.copy(SHIPPED_RULE, '/etc/polkit-1/rules.d/60-kiosk.rules')
        self.allow_loops(True)

    def add_account(self):
        for name, line in (('passwd', f'{ACCOUNT}:x:{ACCOUNT_ID}:{ACCOUNT_ID}::/nonexistent:/bin/false\n'),
                           ('group', f'{ACCOUNT}:x:{ACCOUNT_ID}:\n')):
            copy = self.folder / name
            copy.write_text(pathlib.Path('/etc', name).read_text(encoding='utf-8') + line, encoding='utf-8')
            run('mount', '--bind', copy, f'/etc/{name}')

    def allow_loops(self, is_allowed):
        """polkitd reads its rules anew when a file of them changes."""
        path = pathlib.Path('/etc/polkit-1/rules.d/70-loops.rules')
        if is_allowed:
            path.write_text(LOOP_RULE, encoding='utf-8')
        else:
            path.unlink()

    def start(self, name, *command):
        log = open(self.folder / f'{name}.log', 'wb')  # pylint: disable=consider-using-with
        self.services[name] = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                                               env=SERVICE_ENVIRONMENT)

    def start_udisks(self):
        self.start('udisks', UDISKSD)
        wait_for(self.has_udisks, 'udisksd')

    def has_udisks(self):
        said = run('dbus-send', '--system', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus',
                   'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.UDisks2')
        return 'boolean true' in said

    def stop_udisks(self):
        self.services['udisks'].kill()
        self.services['udisks'].wait()

    def stick(self, *arguments, account=ACCOUNT_ID):
        """The program, run by the kiosk's account."""
        prefix = ['setpriv', f'--reuid={account}', f'--regid={account}', '--clear-groups']
        return sticks.Stick(*arguments, prefix=prefix)

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class Loop:
    """An image, and the device that stands for it while it is in."""

    def __init__(self, path, size='24M'):
        self.path = pathlib.Path(path)
        self.device = None
        run('truncate', '-s', size, self.path)

    def ext4(self, label='KIOSK'):
        run('mkfs.ext4', '-q', '-F', '-L', label, '-E', f'root_owner={ACCOUNT_ID}:{ACCOUNT_ID},lazy_itable_init=0',
            '-O', '^has_journal', self.path)
        return self

    def put_in(self, *options):
        """Says so twice: a loop device that has just been let go may be looked at too early."""
        self.device = run('losetup', '--find', '--show', *options, self.path).strip()
        run('udevadm', 'settle', '--timeout=20')
        self.tell('change')
        return self

    def tell(self, what):
        pathlib.Path(f'/sys/block/{self.device[5:]}/uevent').write_text(what, encoding='utf-8')

    def is_mounted(self):
        return self.mount_line() is not None

    def mount_line(self):
        for line in pathlib.Path('/proc/self/mounts').read_text(encoding='utf-8').splitlines():
            if line.startswith(f'{self.device} '):
                return line
        return None

    def close_down(self):
        """As a stick that is pulled: whatever is asked of its file system fails from now on."""
        mount = self.mount_line()
        if mount is not None:
            fd = os.open(mount.split(' ')[1], os.O_RDONLY)
            fcntl.ioctl(fd, EXT4_IOC_SHUTDOWN, struct.pack('I', NOLOGFLUSH))
            os.close(fd)

    def pull_out(self):
        """Torn off while in use, where it is. The kernel keeps a loop device while it is mounted, and is asked to say
        that it is gone."""
        self.close_down()
        if self.is_mounted():
            self.tell('remove')
        while self.is_mounted():
            run('umount', '--lazy', self.device)
        self.take_out()

    def take_out(self):
        subprocess.run(['losetup', '--detach', self.device], check=False, capture_output=True)

    def wait_until_out(self):
        """When nothing holds it any more."""
        wait_for(lambda: not os.path.exists(f'/sys/block/{self.device[5:]}/loop/backing_file'), 'the device to be free')

    def look(self, folder):
        """Mounts what is on it, read-only, for whoever wants to see for himself."""
        pathlib.Path(folder).mkdir(exist_ok=True)
        run('mount', '-o', 'ro,loop', self.path, folder)
        return pathlib.Path(folder)
