# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of congdanso-tally share: a world of its own for each test, and TAP."""
import datetime
import os
import pathlib
import shutil
import subprocess
import tempfile
import traceback

TALLY = os.environ['TALLY']
RECORD_TAPS = os.environ['RECORD_TAPS']

# A list of its own: the real one may be corrected by staff, and these tests do not depend on that.
WARDS = '''code,name,valid_from,valid_to,formed_from
26965,Phường 2,,2025-06-30,
26977,Phường 1,,2025-06-30,
26977,Phường Tân Sơn Hòa,2025-07-01,,"Phường 1, 2, 3"
26983,Phường Bảy Hiền,2025-07-01,,"Phường 10, 11, 12"
'''
LINK = 'https://congdanso.tphcm.gov.vn/cds-tphcm'
OTHER_LINK = 'https://play.google.com/store/apps/details?id=vn.example'
NOBODY = 65534


class Skip(Exception):
    """What a test needs is not here; the text says what."""


def now_in_viet_nam():
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7)))


def today():
    return now_in_viet_nam().date().isoformat()


def today_for_people():
    return now_in_viet_nam().strftime('%d/%m/%Y')


def shift():
    now = now_in_viet_nam()
    return now.date(), 'am' if now.hour < 12 else 'pm' if now.hour < 17 else 'eve'


class World:
    """A state folder not yet made, a target folder, a ward list."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='tally-'))
        self.folder.chmod(0o755)
        self.state = self.folder / 'state'
        self.target = self.folder / 'stick'
        self.target.mkdir()
        self.wards = self.folder / 'wards.csv'
        self.wards.write_text(WARDS, encoding='utf-8')

    def run(self, *words, prefix=(), program=TALLY, **environment):
        """The program with `words`; its three results in the form of the standard library."""
        return subprocess.run([*prefix, program, *map(str, words)], capture_output=True, encoding='utf-8', check=False,
                              env={**os.environ, **environment}, cwd=self.folder, timeout=60)

    def tally(self, command, *words, status=0, **more):
        """A command on this world's state folder that has to end with `status`."""
        done = self.run(command, '--state', self.state, *words, **more)
        assert done.returncode == status, f'{command} {words}: {done.returncode}\n{done.stdout}{done.stderr}'
        assert (status == 0) or done.stderr, 'a failure has to be said on standard error'
        return done

    def set_up(self, *words, **more):
        """A kiosk whose date is confirmed, so that it does not matter when the program was built."""
        return self.tally('setup', '--wards', self.wards, '--ward', '26977', '--number', '3', '--confirm-date', today(),
                          *words, **more)

    def record(self, *words):
        subprocess.run([RECORD_TAPS, self.state, *words], check=True, timeout=60)

    def hold(self):
        """A process that holds the book as the kiosk does, until its input is closed."""
        holder = subprocess.Popen([RECORD_TAPS, self.state, 'hold'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert holder.stdout.readline() == b'held\n'
        return holder

    def exports(self):
        """The folders of all exports; each has its .zip beside it."""
        return sorted(path for path in self.target.glob('*/*/*') if path.is_dir())

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def carry_out(test):
    """Once more when the shift or the day changed under a test: it may have failed for that alone."""
    for attempt in range(2):
        world = World()
        before = shift()
        try:
            return test(world)
        except AssertionError:
            if attempt == 1 or shift() == before:
                raise
        finally:
            world.remove()


def main(names):
    """Runs every function of `names` that is called test_…, each in a world of its own."""
    tests = [(name, value) for name, value in names.items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    failed = False
    for number, (name, test) in enumerate(tests, 1):
        try:
            carry_out(test)
            print(f'ok {number} {name}', flush=True)
        except Skip as skip:
            print(f'ok {number} {name} # SKIP {skip}', flush=True)
        except Exception:  # pylint: disable=broad-except
            failed = True
            print(f'not ok {number} {name}')
            print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()), flush=True)
    raise SystemExit(failed)
