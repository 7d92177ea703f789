# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of faults share: a state folder of its own for each test, the keeper of the book in it, what has to
be in the book, and TAP."""
import collections
import fcntl
import os
import pathlib
import random
import re
import select
import shutil
import subprocess
import tempfile
import traceback

KEEPER = os.environ['KEEPER']
NOBODY = 65534
WAIT_S = 60
PIPE_BYTES = 1 << 20

# KioskNotices
RESTORED, COPIED, DATE_UNKNOWN, NO_BACKUP = 1, 2, 4, 8

FIGURES = ('taps', 'counted', 'changed', 'undone', 'suppressed',
           'installed', 'signed_in', 'already_had', 'not_able', 'advised')
KINDS = {'installed': ('installed',), 'installed_signed_in': ('installed', 'signed_in'), 'signed_in': ('signed_in',),
         'already_had': ('already_had',), 'not_able': ('not_able',), 'advised': ('advised',)}


class Skip(Exception):
    """What a test needs is not here; the text says what."""


class Gone(Exception):
    """The keeper ended without an answer."""


class Refused(Exception):
    """The keeper answered with an error."""

    def __init__(self, code, text):
        super().__init__(f'{code}: {text}')
        self.code = code


class Keeper:
    """A process that holds the book and does what it is told."""

    def __init__(self, state, prefix=()):
        self.process = subprocess.Popen([*prefix, KEEPER, state], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        bufsize=0)
        for pipe in (self.process.stdin, self.process.stdout):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        self.rest = b''

    def send(self, *lines):
        """Tells without waiting: what fits into a pipe."""
        os.write(self.process.stdin.fileno(), ''.join(line + '\n' for line in lines).encode())

    def receive(self):
        """One answer, as the words after `ok`."""
        while b'\n' not in self.rest:
            if not select.select([self.process.stdout], [], [], WAIT_S)[0]:
                self.process.kill()
                raise Gone('the keeper does not answer')
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                raise Gone(f'the keeper ended with {self.process.wait(WAIT_S)}')
            self.rest += data
        line, self.rest = self.rest.split(b'\n', 1)
        return parse(line)

    def tell(self, line):
        self.send(line)
        return self.receive()

    def insist(self, line, most=6):
        """As the kiosk does: the same again until it is done. Returns the answer, and what was said before it."""
        refusals = []
        while True:
            try:
                return self.tell(line), refusals
            except Refused as refusal:
                refusals.append(refusal.code)
                if len(refusals) == most:
                    raise

    def kill(self):
        """Ends it at once and returns the answers that it still gave."""
        self.process.kill()
        rest = self.rest + self.process.stdout.read()
        self.close()
        return [parse(line) for line in rest.split(b'\n')[:-1]]

    def end(self):
        """Lets it end in order."""
        self.process.stdin.close()
        status = self.process.wait(WAIT_S)
        self.process.stdout.close()
        assert status == 0, f'the keeper ended with {status}'

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(WAIT_S)


def parse(line):
    word, *rest = line.decode().split(' ')
    if word == 'error':
        raise Refused(rest[0], ' '.join(rest[1:]))
    assert word == 'ok', line
    return rest


class Figures:
    """What `figures` says."""

    def __init__(self, words):
        self.epoch, notices, chain, entries, *days = words
        self.notices, self.is_chained, self.entries = int(notices), chain == 'chained', int(entries)
        self.days = {}
        for day in days:
            name, numbers = day.split('=')
            self.days[name] = dict(zip(FIGURES, map(int, numbers.split(','))))

    def sums(self):
        return {name: sum(day[name] for day in self.days.values()) for name in FIGURES}

    def check(self):
        assert self.is_chained, 'closed batches do not hold together'
        for name, day in self.days.items():
            assert day['taps'] == day['counted'] + day['changed'] + day['undone'] + day['suppressed'], (name, day)
        return self


class Ledger:
    """What people were told, and therefore what has to be in the book: taps by id, in the order of the answers."""

    def __init__(self):
        self.taps = {}

    def record(self, tap, day, kind, answer):
        assert answer[0] in ('known', 'new')
        assert tap not in self.taps
        self.taps[tap] = [day, kind, answer[1]]

    def replace(self, old, tap, kind, answer):
        assert self.taps[old][2] in ('counted', 'suppressed')
        day = self.taps[old][0]
        self.taps[old][2] = 'changed'
        self.record(tap, day, kind, answer)

    def undo(self, tap):
        self.taps[tap][2] = 'undone'

    def days(self):
        days = collections.defaultdict(lambda: dict.fromkeys(FIGURES, 0))
        for day, kind, state in self.taps.values():
            days[day]['taps'] += 1
            days[day][state] += 1
            if state == 'counted':
                for name in KINDS[kind]:
                    days[day][name] += 1
        return dict(days)

    def compare(self, figures):
        assert figures.check().days == self.days(), f'the book says {figures.days}, people were told {self.days()}'


class World:
    """A state folder that is not there yet."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='faults-'))
        self.folder.chmod(0o755)
        self.state = self.folder / 'state'

    def keeper(self, clock='clock 1 08:00:00', prefix=()):
        keeper = Keeper(self.state, prefix)
        keeper.today = keeper.tell(clock)
        return keeper

    def figures(self, **more):
        keeper = self.keeper(**more)
        figures = Figures(keeper.tell('figures'))
        keeper.end()
        return figures

    def files(self):
        """Names and contents of everything in the state folder, but for what locking changes."""
        return {str(path.relative_to(self.state)): path.read_bytes() for path in sorted(self.state.rglob('*'))
                if path.is_file()}

    def remove(self):
        subprocess.run(['chmod', '-R', 'u+rwX', self.folder], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


def new_id(chance=random):
    return f'{chance.getrandbits(128):032x}'


def fill(world, taps=3, closed=2):
    """A book with a closed batch and its backup, and open taps that came later. Returns the ids of the latter."""
    keeper = world.keeper()
    keeper.tell('create')
    for visit in range(closed):
        keeper.tell(f'record {visit} {new_id()} advised')
    keeper.tell('close')
    ids = [new_id() for _ in range(taps)]
    for visit, tap in enumerate(ids, 100):
        keeper.tell(f'record {visit} {tap} already_had')
    keeper.end()
    return ids


def say(text):
    print('\n'.join('# ' + line for line in text.splitlines()), flush=True)


def ids_in(data):
    return set(re.findall(rb'(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])', data))


def main(names):
    """Runs every function of `names` that is called test_…, each in a world of its own."""
    tests = [(name, value) for name, value in names.items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    failed = False
    for number, (name, test) in enumerate(tests, 1):
        world = World()
        try:
            test(world)
            print(f'ok {number} {name}', flush=True)
        except Skip as skip:
            print(f'ok {number} {name} # SKIP {skip}', flush=True)
        except Exception:  # pylint: disable=broad-except
            failed = True
            print(f'not ok {number} {name}')
            say(traceback.format_exc())
        finally:
            world.remove()
    raise SystemExit(failed)
