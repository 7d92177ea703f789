# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of sticks share: the program that exports as it is told, what an export has to be, a private corner of
the machine to mount things in, and TAP."""
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import traceback

STICK = os.environ['STICK']
WAIT_S = 20
MIDNIGHT = 1794934800  # 2026-11-18 00:00 in Viet Nam
KIOSK, OTHER_KIOSK = '0123456789ABCDEF', 'FEDCBA9876543210'
OWN = f'CONGDANSO/26977-3-{KIOSK}'
FOREIGN = f'CONGDANSO/26977-3-{OTHER_KIOSK}'
TEMPORARY = '.congdanso-'
KEPT = 5

# KioskExchangeError
MISSING, UNWRITABLE, FULL, IO, TAKEN, MISMATCH, GONE, CHANGED, DIFFERS, BUSY, REFUSED = map(str, range(11))
# KioskStickStep
(CHECK, MOUNT, SWEEP, SPACE, WRITE, NAME, UNMOUNT, REMOUNT, COMPARE, KEEP, POWER_OFF, DONE) = range(12)
# KioskMediaState and KioskMediaFault
NONE, USABLE, SEVERAL, UNREADABLE, IN_USE, PULLED, UNWATCHED = map(str, range(7))
FAULT_NONE, EMPTY, NTFS, ALIEN, LOCKED, READ_ONLY, DYING = map(str, range(7))


class Skip(Exception):
    """What a test needs is not here; the text says what."""


def file_bytes(name, size):
    """What the program puts in a file."""
    return bytes((i * 31 + i // 251 + len(name)) & 255 for i in range(size))


SIZES = {'cells.csv': 10000, 'batches.csv': 300, 'datapackage.json': 4096, 'empty.csv': 0}
FILES = {name: file_bytes(name, size) for name, size in SIZES.items()}
ZIP = file_bytes('.zip', 700)


class Stick:
    """The program that watches and exports."""

    def __init__(self, *arguments, prefix=()):
        self.process = subprocess.Popen([*prefix, STICK, *map(str, arguments)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, encoding='utf-8', bufsize=1)
        self.said = []
        self.lines = queue.Queue()
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip('\n'))
        self.lines.put(None)

    def order(self, *orders):
        for order in orders:
            self.process.stdin.write(order + '\n')
            self.process.stdin.flush()

    def hear(self, *begins, timeout=WAIT_S):
        """The words of the next line that begins so; None where the program ended."""
        while True:
            try:
                line = self.lines.get(timeout=timeout)
            except queue.Empty:
                raise AssertionError(f'waited in vain for {begins}; heard {self.said}') from None
            self.said.append(line)
            if line is None or line.startswith(begins):
                return line.split(' ') if line is not None else None

    def export(self):
        """Asks for what is in, and exports to it: the words of its end."""
        self.order('ask', 'export')
        return self.hear('done', 'error')

    def end(self):
        self.process.stdin.close()
        self.process.wait(timeout=WAIT_S)
        assert self.process.returncode == 0, self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.process.kill()
        elif not self.process.stdin.closed:
            self.end()
        self.process.wait()


def export_to(folder, *arguments):
    with Stick('--folder', folder, *arguments) as stick:
        return stick.export()


def files_below(folder):
    """Everything in a folder: bytes and time of each file, and the folders."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob('*')):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = ('link', os.readlink(path))
        elif path.is_dir():
            found[name] = ('folder',)
        else:
            found[name] = ('file', path.read_bytes(), path.stat().st_mtime)
    return found


def exports(root, own=OWN):
    folder = pathlib.Path(root) / own
    names = [path.name for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
    return sorted(name for name in names if not name.startswith(TEMPORARY))


def leftovers(root, own=OWN):
    folder = pathlib.Path(root) / own
    return [path.name for path in folder.iterdir() if path.name.startswith(TEMPORARY)] if folder.is_dir() else []


def assert_whole(root, name, own=OWN, with_times=True):
    """A folder that bears its name holds everything, as it was given, with a time that tells nothing."""
    folder = pathlib.Path(root) / own / name
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == FILES, f'{name} is torn'
    for path in [folder, *folder.iterdir()] if with_times else []:
        assert path.stat().st_mtime == MIDNIGHT, (path, path.stat().st_mtime)


def assert_zip(root, name, own=OWN):
    assert (pathlib.Path(root) / own / f'{name}.zip').read_bytes() == ZIP


def assert_done(words, name):
    assert words is not None and words[:2] == ['done', f'{OWN}/{name}'], words


def assert_failed(words, code, step=None):
    assert words is not None and words[:3] == ['error', 'exchange', code], words
    assert step is None or int(words[3]) == step, words


class World:
    """A folder of its own for each test."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='kiosk-sticks-'))
        self.folder.chmod(0o755)
        self.root = self.folder / 'stick'
        self.root.mkdir()

    def remove(self):
        subprocess.run(['umount', '-l', self.root], check=False, capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)


def say(text):
    for line in text.splitlines():
        print(f'# {line}', flush=True)


def carry_out(number, name, test):
    world = World()
    try:
        test(world)
        print(f'ok {number} {name}', flush=True)
    except Skip as skip:
        print(f'ok {number} {name} # SKIP {skip}', flush=True)
    except Exception:  # pylint: disable=broad-except
        print(f'not ok {number} {name}')
        say(traceback.format_exc())
        return False
    finally:
        world.remove()
    return True


def main(names):
    """Runs every function of `names` that is called test_…; those named on the command line, where some are."""
    wanted = sys.argv[1:]
    tests = [(name, value) for name, value in names.items()
             if name.startswith('test_') and (not wanted or name in wanted)]
    print(f'1..{len(tests)}')
    done = [carry_out(number, name, test) for number, (name, test) in enumerate(tests, 1)]
    raise SystemExit(not all(done))


def skip_all(why):
    print(f'1..0 # SKIP {why}')
    raise SystemExit(0)


def enter_corner():
    """Goes on in namespaces of its own, where mounts, processes and the system bus are nobody else's."""
    if 'IN_CORNER' in os.environ:
        subprocess.run(['mount', '--make-rprivate', '/'], check=True)
        return
    command = ['unshare', '--mount', '--net', '--pid', '--fork', '--mount-proc']
    if os.geteuid() != 0 or subprocess.run([*command, 'true'], check=False, capture_output=True).returncode != 0:
        skip_all('only root can have mounts of its own, and not in every container')
    os.environ['IN_CORNER'] = '1'
    os.execvp(command[0], [*command, sys.executable, '-B', *sys.argv])
