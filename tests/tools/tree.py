# SPDX-License-Identifier: GPL-3.0-or-later
"""What the gates share: the files of the project, and how faults are told."""
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ('app', 'ui', 'assets', 'po', 'tests', '.ci')


def all_files():
    """Every file of the project: those that git knows or would take; all in its folders where there is no git."""
    listed = subprocess.run(['git', '-c', f'safe.directory={ROOT}', '-C', ROOT, 'ls-files', '-z', '--cached', '--others',
                             '--exclude-standard'], capture_output=True, check=False)
    if listed.returncode == 0:
        found = [ROOT / name for name in listed.stdout.decode().split('\0') if name]
    else:
        found = [path for folder in FOLDERS for path in (ROOT / folder).rglob('*')] + list(ROOT.iterdir())
    return sorted(path for path in found if path.is_file())


def files(*patterns, under=''):
    """Files whose name matches one of `patterns`, in the folder `under`."""
    return [path for path in all_files()
            if path.is_relative_to(ROOT / under) and any(path.match(pattern) for pattern in patterns)]


def name(path):
    return str(path.relative_to(ROOT))


def report(faults, advice=None):
    """Prints `faults`; returns the exit status."""
    for fault in faults:
        print(fault)
    if faults:
        print(f'{len(faults)} faults.' + (f' {advice}.' if advice else ''))
    return 1 if faults else 0
