# SPDX-License-Identifier: GPL-3.0-or-later
"""app/run as on a machine without a display: what it walked through is counted, and its pictures can be scanned."""
import collections
import csv
import os
import subprocess
import sys

import tree

VISIT = tree.ROOT / '.build' / 'visit'
LINK = 'https://congdanso.tphcm.gov.vn/cds-tphcm'

# Of residents' own taps: one who then signed in, one who was helped and skipped the question, one who has not
# signed in yet.
COUNTED = {('installed_signed_in', '0'): 1, ('advised', '1'): 1, ('installed', '0'): 1}
WITH_LINK = ('attract', 'home', 'home-larger', 'home-contrast', 'home-english')


def read_counted():
    counted = collections.Counter()
    for path in VISIT.glob('export/*/*/*/cells.csv'):
        with open(path, encoding='utf-8', newline='') as file:
            for cell in csv.DictReader(file):
                if not cell['suppressed']:
                    counted[cell['kind'], cell['helped']] += int(cell['people'])
    return dict(counted)


def check_pictures():
    faults = []
    for name in WITH_LINK:
        found = list(VISIT.glob(f'*-{name}.png'))
        if len(found) != 1:
            faults.append(f'there are {len(found)} pictures of {name}')
        for path in found:
            read = subprocess.run(['zbarimg', '--quiet', '--raw', path], capture_output=True, check=False,
                                  encoding='utf-8')
            if read.stdout.strip() != LINK:
                faults.append(f'the code in {path} leads to “{read.stdout.strip()}”')
    return faults


def main():
    environment = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    environment.update(LC_ALL='C.UTF-8')
    done = subprocess.run(['bash', tree.ROOT / 'app' / 'run'], env=environment, cwd='/', check=False)
    if done.returncode != 0:
        return tree.report([f'app/run ended with {done.returncode}'])
    faults = check_pictures()
    if read_counted() != COUNTED:
        faults.append(f'counted are {read_counted()}, not {COUNTED}')
    return tree.report(faults)


if __name__ == '__main__':
    sys.exit(main())
