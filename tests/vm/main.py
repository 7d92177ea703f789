# SPDX-License-Identifier: GPL-3.0-or-later
"""main.py --image IMAGE --kept FOLDER --tally PROGRAM SCENARIO…: runs the scenarios, and says of each whether it held."""
import argparse
import importlib
import json
import shutil
import sys
import time
import traceback

import guest
import sight
from world import World

ROOMS = ('boot', 'service', 'cuts', 'faults', 'devices')
SMOKE = ('test_boot', 'test_service', 'test_export', 'test_one_cut')


def find_scenarios():
    found = {}
    for room in ROOMS:
        module = importlib.import_module(room)
        found.update({name: value for name, value in vars(module).items() if name.startswith('test_')})
    return found


class Results:
    """What became of the scenarios: on the screen, and as meson tells it of its tests, a line of JSON each."""

    def __init__(self, path):
        self.file = open(path, 'w', encoding='utf-8') if path else None  # pylint: disable=consider-using-with
        self.failed = 0

    def note(self, name, result, seconds, text=''):
        self.failed += result == 'FAIL'
        head = 'not ok' if result == 'FAIL' else 'ok'
        print(f'{head} {name} # {"SKIP " if result == "SKIP" else ""}{seconds:.0f} s {text}'.rstrip(), flush=True)
        if self.file:
            self.file.write(json.dumps({'name': f'vm / {name}', 'result': result, 'duration': seconds, 'stdout': str(text)}) + '\n')
            self.file.flush()


def run_one(world, results, name, scenario):
    begun = time.monotonic()
    try:
        said = scenario(world)
        results.note(name, 'OK', time.monotonic() - begun, said or '')
    except guest.Skip as skip:
        results.note(name, 'SKIP', time.monotonic() - begun, skip)
    except Exception as error:  # pylint: disable=broad-except
        traceback.print_exc()
        for machine in world.guests:
            keep_what_is_seen(world, machine, name)
        results.note(name, 'FAIL', time.monotonic() - begun, error)
    finally:
        world.end_guests()


def keep_what_is_seen(world, machine, name):
    try:
        world.keep(machine.picture(), f'failed-{name}')
        said = machine.ask('journalctl -b --no-pager | tail -n 200', is_checked=False, seconds=5)
        (world.kept / f'failed-{name}.log').write_text(said, encoding='utf-8')
    except Exception as error:  # pylint: disable=broad-except
        print(f'# no picture: {error}')


def read_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument('--image', required=True)
    parser.add_argument('--kept', required=True)
    parser.add_argument('--tally', required=True)
    parser.add_argument('--results')
    parser.add_argument('wanted', nargs='*')
    return parser.parse_args()


def choose(wanted, scenarios):
    """The names of those that are wanted; none where one is unknown."""
    names = SMOKE if wanted == ['smoke'] else wanted or list(scenarios)
    unknown = [name for name in names if name not in scenarios]
    if unknown:
        print(f'There is no {unknown}; there are: {" ".join(scenarios)}')
    return [] if unknown else names


def run_all(world, results, scenarios, names):
    print(f'1..{len(names)}\n# {"with KVM" if guest.HAS_KVM else "without KVM: slow"}', flush=True)
    begun = time.monotonic()
    try:
        for name in names:
            run_one(world, results, name, scenarios[name])
    finally:
        world.remove()
    print(f'# {len(names) - results.failed} of {len(names)} held; took {time.monotonic() - begun:.0f} s', flush=True)


def main():
    arguments = read_arguments()
    scenarios = find_scenarios()
    names = choose(arguments.wanted, scenarios)
    if not names:
        return 2
    shutil.rmtree(arguments.kept, ignore_errors=True)
    world = World(arguments.image, arguments.kept, arguments.tally)
    sight.MEMORY = sight.Memory(world.image.parent / 'seen')
    results = Results(arguments.results)
    run_all(world, results, scenarios, names)
    return 1 if results.failed else 0


if __name__ == '__main__':
    sys.exit(main())
