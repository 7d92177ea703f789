# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios share: the image, the disks made of it, sticks, and the folder in which all of it lies."""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

import guest
import steps

MIB = 1024 * 1024
DISK_SIZE = '4G'
STATE_NAME = 'congdanso-state'
MADE_BY = 'steps.py', 'guest.py', 'probe/init-bottom'


def run(*command, **keywords):
    keywords.setdefault('encoding', 'utf-8')
    done = subprocess.run([str(word) for word in command], check=False, capture_output=True, **keywords)
    if done.returncode != 0:
        raise guest.Lost(f'{command[0]} ended with {done.returncode}: {done.stdout!s}{done.stderr!s}')
    return done.stdout


def find_partition(disk, name):
    """Begin and size, in bytes."""
    for part in json.loads(run('sfdisk', '--json', disk))['partitiontable']['partitions']:
        if part.get('name') == name:
            return part['start'] * 512, part['size'] * 512
    raise guest.Lost(f'{disk} has no partition {name}')


class World:
    """`image` is what assets/image/build made, `kept` the folder for pictures and logs that outlive the run."""

    def __init__(self, image, kept, tally):
        self.image, self.kept = pathlib.Path(image).resolve(), pathlib.Path(kept).resolve()
        self.tally = tally
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='kiosk-vm-'))
        self.numbers, self.guests = {}, []
        self.ready = self.recovery_code = None
        self.sticks, self.places = {}, {}
        self.take_boot_files()

    def new_folder(self, name):
        self.numbers[name] = self.numbers.get(name, 0) + 1
        path = self.folder / f'{name}-{self.numbers[name]}'
        path.mkdir()
        return path

    def take_boot_files(self):
        """Kernel, initramfs and kernel line as they are in the image, and the initramfs with the tests' line added."""
        begin, _ = find_partition(self.image, 'congdanso-efi')
        for name in ('vmlinuz', 'initrd.img', 'EFI/debian/grub.cfg'):
            run('mcopy', '-n', '-i', f'{self.image}@@{begin}', f'::/{name}', self.folder)
        self.kernel = self.folder / 'vmlinuz'
        self.kernel_line = next(line.split(' ', 2)[2] for line in (self.folder / 'grub.cfg').read_text().splitlines()
                                if line.startswith('linux '))
        self.initrd = self.make_initrd()

    def make_initrd(self, programs=()):
        """The image's own with tests/vm/probe, and with `programs` in the place of those of the same name."""
        tree = self.new_folder('probe')
        scripts = tree / 'scripts' / 'init-bottom'
        scripts.mkdir(parents=True)
        shutil.copy(pathlib.Path(__file__).parent / 'probe' / 'init-bottom', scripts / 'vm-probe')
        (scripts / 'vm-probe').chmod(0o755)
        (scripts / 'ORDER').write_text(''.join(
            f'/scripts/init-bottom/{name} "$@"\n[ -e /conf/param.conf ] && . /conf/param.conf\n' for name in ('vm-probe', 'udev')),
            encoding='utf-8')
        for program in programs:
            (tree / 'probe' / 'programs').mkdir(parents=True, exist_ok=True)
            shutil.copy(program, tree / 'probe' / 'programs')
        added = run('sh', '-c', 'find . | cpio --quiet -o -H newc -R 0:0', cwd=tree, encoding=None)
        path = self.folder / f'initrd-{len(list(self.folder.glob("initrd-*")))}'
        shipped = (self.folder / 'initrd.img').read_bytes()
        # The kernel looks for another archive at multiples of four.
        path.write_bytes(shipped + bytes(-len(shipped) % 4) + added)
        return path

    # Disks.

    def new_base(self, files=()):
        """A copy of the image with `files`, pairs of a path and a name in the state folder, put there by a technician."""
        path = self.folder / f'base-{len(list(self.folder.glob("base-*")))}.img'
        run('cp', '--sparse=always', self.image, path)
        begin, _ = find_partition(path, STATE_NAME)
        for source, name in files:
            orders = f'write {source} /kiosk/{name}\nsif /kiosk/{name} uid {self.find_owner()}\nsif /kiosk/{name} gid {self.find_owner()}\n'
            run('debugfs', '-w', '-f', '-', f'{path}?offset={begin}', input=orders)
        return path

    def new_prepared_base(self):
        """What a technician hands over for a first start."""
        setup = self.new_folder('setup') / 'setup.ini'
        setup.write_text(steps.SETUP, encoding='utf-8')
        return self.new_base([(setup, 'setup.ini')])

    def find_owner(self):
        begin, _ = find_partition(self.image, STATE_NAME)
        said = run('debugfs', '-R', 'stat /kiosk', f'{self.image}?offset={begin}')
        return int(said.split('User:')[1].split()[0])

    def new_disk(self, base=None, size=DISK_SIZE):
        path = self.new_folder('disk') / 'disk.qcow2'
        run('qemu-img', 'create', '-q', '-f', 'qcow2', '-F', 'raw', '-b', base or self.image, path, size)
        return path

    def read_state(self, disk):
        """The state partition as it is on `disk`, checked and repaired as at a start, its files in a folder."""
        folder = self.new_folder('state')
        begin, size = self.find_on_disk(disk)
        part = folder / 'part'
        source = {'driver': 'raw', 'offset': begin, 'size': size,
                  'file': {'driver': 'qcow2', 'file': {'driver': 'file', 'filename': str(disk)}}}
        run('qemu-img', 'convert', '-O', 'raw', f'json:{json.dumps(source)}', part)
        done = subprocess.run(['e2fsck', '-fy', part], check=False, capture_output=True, encoding='utf-8')
        if done.returncode > 1:
            raise guest.Lost(f'the state file system: {done.stdout}')
        run('debugfs', '-R', f'rdump / {folder}', part)
        part.unlink()
        return folder

    def find_on_disk(self, disk):
        """Of the table on `disk`, which the first start changed."""
        head = self.new_folder('table') / 'head'
        size = json.loads(run('qemu-img', 'info', '-U', '--output=json', disk))['virtual-size']
        run('qemu-img', 'dd', '-U', '-f', 'qcow2', '-O', 'raw', 'bs=1M', 'count=1', f'if={disk}', f'of={head}')
        with open(head, 'r+b') as file:
            file.truncate(size)
        return find_partition(head, STATE_NAME)

    def find_ready(self):
        """A disk whose snapshot "ready" is a kiosk in service, at its first screen; made once for an image."""
        if self.ready is None and not self.find_kept():
            base = self.new_prepared_base()
            disk = self.new_disk(base)
            machine = guest.Guest(self, disk)
            machine.wait_for_line()
            recovery_code = steps.set_up(machine, lambda name: self.keep(machine.picture(), name))
            machine.ask('sync')
            machine.qmp.human('savevm ready')
            machine.cut()
            self.keep_ready(base, disk, recovery_code)
            self.find_kept()
        return self.ready

    # What made it, besides the image, is in the name.
    def ready_name(self):
        told = [str(self.image.stat().st_mtime_ns), guest.ACCELERATOR,
                *((pathlib.Path(__file__).parent / name).read_text(encoding='utf-8') for name in MADE_BY)]
        return self.image.parent / f'ready-{hashlib.sha256(" ".join(told).encode()).hexdigest()[:16]}'

    def keep_ready(self, base, disk, recovery_code):
        for old in self.image.parent.glob('ready-*'):
            shutil.rmtree(old)
        folder = self.ready_name()
        folder.mkdir()
        run('cp', '--sparse=always', base, folder / 'base.img')
        run('cp', '--sparse=always', disk, folder / 'disk.qcow2')
        run('qemu-img', 'rebase', '-u', '-F', 'raw', '-b', folder / 'base.img', folder / 'disk.qcow2')
        (folder / 'recovery-code').write_text(recovery_code, encoding='utf-8')

    def find_kept(self):
        """A copy of one that was kept: guests write to it."""
        folder = self.ready_name()
        if not (folder / 'recovery-code').exists():
            return False
        self.recovery_code = (folder / 'recovery-code').read_text(encoding='utf-8')
        self.ready = self.new_folder('ready') / 'disk.qcow2'
        run('cp', '--sparse=always', folder / 'disk.qcow2', self.ready)
        return True

    def resume(self, **keywords):
        """A guest that goes on from "ready"."""
        machine = guest.Guest(self, self.find_ready(), snapshot='ready', **keywords)
        guest.wait_for(lambda: machine.qmp('query-status')['running'], 'the guest to go on')
        machine.wait_for_line()
        return machine

    def new_used_disk(self):
        """A disk as "ready" left it, to be started from."""
        path = self.new_folder('disk') / 'disk.qcow2'
        ready = self.find_ready()
        run('qemu-img', 'snapshot', '-a', 'ready', ready)
        run('qemu-img', 'create', '-q', '-f', 'qcow2', '-F', 'qcow2', '-b', ready, path)
        return path

    # Sticks.

    def new_stick(self, kind, size_mib=64):
        path = self.new_folder('stick') / f'{kind}.img'
        with open(path, 'wb') as file:
            file.truncate(size_mib * MIB)
        run({'vfat': 'mkfs.vfat', 'exfat': 'mkfs.exfat', 'ext4': 'mkfs.ext4'}[kind], path)
        return path

    def read_stick(self, kind, path):
        """What is on a stick, in a folder."""
        folder = self.new_folder('read')
        if kind == 'vfat':
            run('sh', '-c', 'mcopy -s -Q -n -m -i "$1" "::/*" "$2" || [ -z "$(mdir -b -i "$1")" ]', 'sh', path, folder)
            return folder
        mount = self.new_folder('mount')
        # Its program mounts block devices only.
        loop = run('losetup', '--find', '--show', '--read-only', path).strip()
        try:
            run('mount.exfat-fuse', '-o', 'ro', loop, mount)
            run('cp', '-R', f'{mount}/.', folder)
        finally:
            subprocess.run(['umount', mount], check=False, capture_output=True)
            run('losetup', '--detach', loop)
        return folder

    def congdanso_tally(self, *words):
        return run(self.tally, *words, env={**os.environ, 'LC_ALL': 'C.UTF-8', 'TZ': 'Asia/Ho_Chi_Minh'})

    # Ends.

    def keep(self, path, name):
        """A picture for people to look at."""
        self.kept.mkdir(parents=True, exist_ok=True)
        run('convert', path, self.kept / f'{name}.png')

    def end_guests(self):
        while self.guests:
            self.guests.pop().cut()

    def remove(self):
        self.end_guests()
        shutil.rmtree(self.folder, ignore_errors=True)
