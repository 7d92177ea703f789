# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual machine with a screen, a touch panel and a keyboard, driven over QMP as a person and the mains would."""
import json
import os
import pathlib
import random
import signal
import socket
import subprocess
import time

TICK_S = 0.05


def has_kvm():
    """There are kernels that offer KVM to guests of a kind of their own only; their processors do not name the feature."""
    names = pathlib.Path('/proc/cpuinfo').read_text(encoding='utf-8').split()
    return os.access('/dev/kvm', os.R_OK | os.W_OK) and ('vmx' in names or 'svm' in names)


HAS_KVM = has_kvm()
ACCELERATOR = 'kvm' if HAS_KVM else 'tcg,thread=multi'
# What a machine without KVM takes longer.
PATIENCE = 1 if HAS_KVM else 8
# Some hosts that are guests themselves name this feature and refuse it.
CPU = 'max,-arch-capabilities' if HAS_KVM else 'max'
# Not every width: the screendump of one that is no multiple of 16 is slanted.
WIDTH, HEIGHT = 1280, 800
ABSOLUTE_MAX = 0x7fff
MACHINE_UUID = '6a1f6f1d-0c5e-4b0e-9a52-4a7f4d0c9b0e'


class Skip(Exception):
    """What a scenario needs is not here; the text says what."""


class Lost(Exception):
    """The guest does not do what was waited for."""


def wait_for(is_so, what, seconds=30, tick=TICK_S):
    end = time.monotonic() + seconds * PATIENCE
    while time.monotonic() < end:
        found = is_so()
        if found:
            return found
        time.sleep(tick)
    raise Lost(f'waited in vain for {what}')


def try_connect(path):
    """None as long as nobody listens there."""
    line = socket.socket(socket.AF_UNIX)
    try:
        line.connect(str(path))
        return line
    except (FileNotFoundError, ConnectionRefusedError):
        line.close()
        return None


class Qmp:
    """One command at a time; events are kept."""

    def __init__(self, line):
        self.file = line.makefile('rw', encoding='utf-8')
        self.events = []
        json.loads(self.file.readline())
        self('qmp_capabilities')

    def __call__(self, command, **arguments):
        self.file.write(json.dumps({'execute': command, 'arguments': arguments}) + '\n')
        self.file.flush()
        while True:
            line = self.file.readline()
            if not line:
                raise Lost(f'the machine went during {command}')
            answer = json.loads(line)
            if 'event' in answer:
                self.events.append(answer['event'])
            elif 'error' in answer:
                raise Lost(f"{command}: {answer['error']['desc']}")
            else:
                return answer['return']

    def human(self, line):
        said = self('human-monitor-command', **{'command-line': line})
        if said.strip():
            raise Lost(f'{line}: {said.strip()}')


class Guest:
    """`boot` is "kernel" (what the image starts with, and the tests' line into the guest), "bios" or "uefi" (the image
    alone)."""

    def __init__(self, world, disk, boot='kernel', snapshot=None, size=(WIDTH, HEIGHT), memory=1024, extra=(), append='',
                 probe=None, uuid=MACHINE_UUID, serial='KIOSK-DISK-1'):
        self.folder = pathlib.Path(world.new_folder('guest'))
        self.world, self.disk, self.size = world, disk, size
        self.pictures = 0
        self.line = None
        self.started = time.monotonic()
        command = ['qemu-system-x86_64', '-accel', ACCELERATOR, '-machine', 'q35', '-cpu', CPU, '-smp', '2', '-m', str(memory),
                   '-nodefaults', '-no-user-config', '-display', 'none', '-uuid', uuid,
                   '-device', f'virtio-vga,id=screen,xres={size[0]},yres={size[1]}',
                   '-device', 'qemu-xhci,id=usb,p2=8,p3=8', '-device', 'virtio-tablet-pci,id=panel',
                   '-device', 'virtio-keyboard-pci,id=keys',
                   '-drive', f'file={disk},format=qcow2,if=none,id=disk,cache=writeback',
                   '-device', f'virtio-blk-pci,drive=disk,serial={serial},bootindex=1',
                   '-qmp', f'unix:{self.folder}/qmp,server=on,wait=off',
                   '-chardev', f'socket,id=line,path={self.folder}/line,server=on,wait=off', '-serial', 'chardev:line', *extra]
        command += self.boot_options(boot, append, probe)
        if snapshot is not None:
            command += ['-loadvm', snapshot]
        self.log = open(self.folder / 'log', 'wb')  # pylint: disable=consider-using-with
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        world.guests.append(self)
        self.line = wait_for(lambda: self.connect('line'), 'the machine', 20)
        self.qmp = Qmp(wait_for(lambda: self.connect('qmp'), 'the machine', 20))
        self.heard = b''

    def connect(self, name):
        if not self.is_on():
            raise Lost(f'the machine does not start: {(self.folder / "log").read_text(errors="replace")}')
        return try_connect(self.folder / name)

    def boot_options(self, boot, append, probe):
        if boot == 'bios':
            return []
        if boot == 'uefi':
            variables = self.folder / 'variables.fd'
            variables.write_bytes(pathlib.Path('/usr/share/OVMF/OVMF_VARS_4M.ms.fd').read_bytes())
            return ['-global', 'driver=cfi.pflash01,property=secure,value=on', '-machine', 'smm=on',
                    '-drive', 'if=pflash,format=raw,unit=0,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.secboot.fd',
                    '-drive', f'if=pflash,format=raw,unit=1,file={variables}']
        line = f'{self.world.kernel_line} vm_patience={PATIENCE} {append}'
        return ['-kernel', self.world.kernel, '-initrd', probe or self.world.initrd, '-append', line]

    # What a person does.

    def move(self, place):
        x, y = place
        return [{'type': 'abs', 'data': {'axis': axis, 'value': int(value * ABSOLUTE_MAX / (side - 1))}}
                for axis, value, side in (('x', x, self.size[0]), ('y', y, self.size[1]))]

    def button(self, is_down, button='left'):
        return [{'type': 'btn', 'data': {'button': button, 'down': is_down}}]

    def touch(self, place, button='left', hold_s=0.06):
        self.qmp('input-send-event', events=self.move(place))
        self.qmp('input-send-event', events=self.button(True, button))
        time.sleep(hold_s)
        self.qmp('input-send-event', events=self.button(False, button))

    def key(self, *names):
        """All down together, then up."""
        for is_down in (True, False):
            order = names if is_down else reversed(names)
            for name in order:
                self.qmp('input-send-event', events=[
                    {'type': 'key', 'data': {'down': is_down, 'key': {'type': 'qcode', 'data': name}}}])

    # What there is to see.

    def picture(self, name=None):
        self.pictures += 1
        path = self.folder / f'{name or self.pictures}.ppm'
        self.qmp('screendump', filename=str(path), device='screen')
        return path

    def read(self, look):
        """What `look` makes of a picture. Reading may take longer than a page stays, so that time stands still for the
        guest meanwhile."""
        self.qmp('stop')
        try:
            return look(self.picture())
        finally:
            self.qmp('cont')

    def read_until(self, look, what, seconds=30):
        """The same again and again, until `look` finds something; the guest gets more time from try to try."""
        end = time.monotonic() + seconds * PATIENCE
        pause_s = 0.1 * PATIENCE
        while time.monotonic() < end:
            found = self.read(look)
            if found:
                return found
            time.sleep(pause_s)
            pause_s = min(pause_s * 1.6, 5)
        raise Lost(f'waited in vain for {what}')

    def pixels(self):
        return self.picture('now').read_bytes()

    def wait_for_change(self, before, seconds=5):
        """The picture that is another than `before`."""
        def differs():
            now = self.pixels()
            return now if now != before else None
        return wait_for(differs, 'the screen to change', seconds, 0.01)

    def wait_until_still(self, seconds=30, still_s=0.4):
        """The picture that stays."""
        end = time.monotonic() + seconds * PATIENCE
        last, since = self.pixels(), time.monotonic()
        while time.monotonic() - since < still_s * min(PATIENCE, 4):
            if time.monotonic() > end:
                raise Lost('waited in vain for the screen to stand still')
            time.sleep(TICK_S)
            now = self.pixels()
            if now != last:
                last, since = now, time.monotonic()
        return last

    # The tests' own line.

    def ask(self, command, seconds=30, is_checked=True):
        """What `command` says, as root in the guest."""
        mark = f'{random.randrange(1 << 48):012x}'
        self.line.settimeout(seconds * PATIENCE)
        self.line.sendall(f"{{ {command}\n}} </dev/null 2>&1; echo; echo '@'{mark} $?\n".encode())
        end = f'@{mark} '.encode()
        try:
            while end not in self.heard or b'\n' not in self.heard.split(end)[1]:
                more = self.line.recv(65536)
                if not more:
                    raise Lost('the line is gone')
                self.heard += more
        except TimeoutError:
            raise Lost(f'no answer to {command!r}; heard {self.heard[-300:]!r}') from None
        said, rest = self.heard.split(end, 1)
        status, self.heard = rest.split(b'\n', 1)
        text = said.decode(errors='replace').replace('\r', '').strip()
        if is_checked and int(status) != 0:
            raise Lost(f'{command!r} ended with {int(status)}: {text}')
        return text

    def wait_for_line(self, seconds=60):
        """Until the guest answers at all."""
        def answers():
            try:
                return self.ask('echo here', seconds=1) == 'here'
            except Lost:
                return False
        wait_for(answers, 'the guest to answer', seconds)

    # What the mains and a technician do.

    def is_on(self):
        return self.process.poll() is None

    def cut(self):
        """The mains go: the machine is not asked."""
        if self.is_on():
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        if self.line is not None:
            self.line.close()
        self.log.close()

    def reset(self):
        self.qmp('system_reset')
        self.heard = b''

    def plug_in_stick(self, path, name='stick'):
        self.qmp('blockdev-add', **{'node-name': name, 'driver': 'raw', 'file': {'driver': 'file', 'filename': str(path)}})
        self.qmp('device_add', driver='usb-storage', id=name, drive=name, bus='usb.0', removable=True, serial=f'VM-{name}')

    def pull_out(self, name='stick'):
        """Torn out, whatever is going on."""
        self.qmp('device_del', id=name)
        wait_for(lambda: self.lets_go(name), f'{name} to be out')

    def lets_go(self, name):
        try:
            self.qmp('blockdev-del', **{'node-name': name})
            return True
        except Lost:
            return False
