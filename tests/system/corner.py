# SPDX-License-Identifier: GPL-3.0-or-later
"""A root folder of its own for each test, with the units of the kiosk and those of systemd that they lean on."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[2]
SYSTEM = ROOT / 'assets/system'
UNITS = pathlib.Path('/usr/lib/systemd/system')
LEANED_ON = ('multi-user.target', 'graphical.target', 'basic.target', 'sysinit.target', 'shutdown.target', 'rescue.target',
             'rescue.service', 'getty@.service', 'systemd-timesyncd.service', 'systemd-tmpfiles-setup.service',
             'dbus.service', 'dbus.socket', 'system.slice', '-.slice')
PROGRAMS = ('usr/bin/congdanso-kiosk', 'usr/bin/systemctl', 'usr/libexec/congdanso-kiosk/congdanso-kiosk-usb')


class Skip(Exception):
    """What a test needs is not here; the text says what."""


def need(*programs):
    missing = [program for program in programs if not shutil.which(program)]
    if missing:
        raise Skip(f'not here: {", ".join(missing)}')


def write_program(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding='utf-8')
    path.chmod(0o755)


class Corner:
    """A machine's files as the package leaves them, and programs of others that only note what they were told."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='system-'))
        self.root = self.folder / 'root'
        self.run_folder = self.folder / 'run'
        self.bin = self.folder / 'bin'
        self.notes = self.folder / 'notes'
        self.state = self.folder / 'state'
        self.run_folder.mkdir()
        self.state.mkdir()
        self.bin.mkdir()

    def install(self):
        units = self.root / 'usr/lib/systemd/system'
        units.mkdir(parents=True)
        (self.root / 'etc/systemd/system').mkdir(parents=True)
        for path in (SYSTEM / 'units').iterdir():
            shutil.copy(path, units)
        for name in LEANED_ON:
            if (UNITS / name).is_file():
                shutil.copy(UNITS / name, units)
        (units / 'default.target').symlink_to('graphical.target')
        shutil.copytree(SYSTEM / 'lock-down', self.root / 'usr/share/congdanso-kiosk/lock-down')
        for name in PROGRAMS:
            write_program(self.root / name, '#!/bin/sh\n')
        for path in (SYSTEM / 'libexec').iterdir():
            shutil.copy(path, self.root / 'usr/libexec/congdanso-kiosk')

    def fake(self, name, text=''):
        """A program that notes its words, and then does `text`."""
        write_program(self.bin / name, f'#!/bin/sh\necho "{name} $*" >> "{self.notes}"\n{text}\n')

    def noted(self):
        return self.notes.read_text(encoding='utf-8').splitlines() if self.notes.exists() else []

    def command(self, name, *words, **environment):
        return subprocess.run([SYSTEM / 'sbin' / name, *words, '--root', self.root], capture_output=True, check=False,
                              encoding='utf-8', env={**os.environ, 'KIOSK_DATA': str(SYSTEM), **environment})

    def helper(self, name, *words, **environment):
        """One of the scripts that the units run, as they run it."""
        return subprocess.run([SYSTEM / 'libexec' / name, *words], capture_output=True, check=False, encoding='utf-8',
                              timeout=60, env={'PATH': f'{self.bin}:/usr/bin:/bin', 'RUNTIME_DIRECTORY': str(self.run_folder),
                                               'STATE_DIRECTORY': str(self.state), **environment})

    def picture(self):
        """Everything that there is, and where links lead."""
        return {str(path.relative_to(self.root)): os.readlink(path) if path.is_symlink() else path.is_dir()
                for path in self.root.rglob('*')}

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def main(names):
    """Runs every function of `names` that is called test_…, each in a corner of its own."""
    tests = [(name, value) for name, value in names.items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    failed = False
    for number, (name, test) in enumerate(tests, 1):
        corner = Corner()
        try:
            test(corner)
            print(f'ok {number} {name}', flush=True)
        except Skip as skip:
            print(f'ok {number} {name} # SKIP {skip}', flush=True)
        except Exception:  # pylint: disable=broad-except
            failed = True
            print(f'not ok {number} {name}')
            print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()), flush=True)
        finally:
            corner.remove()
    raise SystemExit(failed)
