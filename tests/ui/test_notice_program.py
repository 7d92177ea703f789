# SPDX-License-Identifier: GPL-3.0-or-later
"""The program that draws the page of maintenance where GTK, the compositor or the book's library is what fails."""
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'app' / 'content'))
import tap  # noqa: E402 pylint: disable=wrong-import-position

PROGRAM = sys.argv[1]
# By what they are called: whatever of these is missing or broken may be why the page is needed.
UNWANTED = re.compile(r'lib(gtk|gdk|gsk|wayland|wlroots|sqlite|pq|udisks|rsvg|xml|archive|xlsx|sodium)', re.IGNORECASE)


def test_leans_on_little():
    """Nor does anything that it leans on."""
    done = subprocess.run(['ldd', PROGRAM], capture_output=True, check=True, encoding='utf-8')
    needed = [line.split()[0] for line in done.stdout.splitlines()]
    assert any(name.startswith('libcairo') for name in needed), needed
    assert not [name for name in needed if UNWANTED.match(name)], needed


def test_waits_for_a_screen():
    """Where there is none it says so once, and stays until it is ended."""
    with tempfile.TemporaryDirectory() as folder:
        with subprocess.Popen([PROGRAM, f'{folder}/no-fault', f'{folder}/no-screen'], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, encoding='utf-8') as process:
            said = process.stdout.readline()
            begun = time.monotonic()
            # It looks every two seconds.
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                pass
            assert process.poll() is None and time.monotonic() - begun > 4
            process.terminate()
            rest = process.stdout.read()
        assert 'cannot be shown' in said and 'no-screen' in said, said
        assert 'cannot be shown' not in rest, rest


def test_wants_a_fault():
    done = subprocess.run([PROGRAM], capture_output=True, check=False, encoding='utf-8')
    assert done.returncode == 2 and 'FAULT' in done.stderr, done


tap.main(globals())
