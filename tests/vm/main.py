# SPDX-License-Identifier: GPL-3.0-or-later
"""main.py --image IMAGE --kept FOLDER --tally PROGRAM SCENARIO…: runs the scenarios, and says of each whether it held."""
import argparse
import importlib
import shutil
import sys
import time
import traceback

import guest
import sight
from world import World

ROOMS = ('boot', 'service', 'cuts', 'faults')
SMOKE = ('test_boot', 'test_service', 'test_export', 'test_one_cut')


def find_scenarios():
    found = {}
    for room in ROOMS:
        module = importlib.import_module(room)
        found.update({name: value for name, value in vars(module).items() if name.startswith('test_')})
    return found


def run_one(world, name, scenario):
    """Whether it held; a Skip says what is missing."""
    begun = time.monotonic()
    try:
        notes = scenario(world) or ''
        print(f'ok {name} # {time.monotonic() - begun:.0f} s {notes}'.rstrip(), flush=True)
        return True
    except guest.Skip as skip:
        print(f'ok {name} # SKIP {skip}', flush=True)
        return True
    except Exception as error:  # pylint: disable=broad-except
        traceback.print_exc()
        for machine in world.guests:
            keep_what_is_seen(world, machine, name)
        print(f'not ok {name} # {time.monotonic() - begun:.0f} s {error}', flush=True)
        return False
    finally:
        world.end_guests()


def keep_what_is_seen(world, machine, name):
    try:
        world.keep(machine.picture(), f'failed-{name}')
        said = machine.ask('journalctl -b --no-pager | tail -n 200', is_checked=False, seconds=5)
        (world.kept / f'failed-{name}.log').write_text(said, encoding='utf-8')
    except Exception as error:  # pylint: disable=broad-except
        print(f'# no picture: {error}')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--image', required=True)
    parser.add_argument('--kept', required=True)
    parser.add_argument('--tally', required=True)
    parser.add_argument('wanted', nargs='*')
    arguments = parser.parse_args()

    scenarios = find_scenarios()
    wanted = SMOKE if arguments.wanted == ['smoke'] else arguments.wanted or list(scenarios)
    unknown = [name for name in wanted if name not in scenarios]
    if unknown:
        print(f'There is no {unknown}; there are: {" ".join(scenarios)}')
        return 2
    shutil.rmtree(arguments.kept, ignore_errors=True)
    world = World(arguments.image, arguments.kept, arguments.tally)
    sight.MEMORY = sight.Memory(world.image.parent / 'seen')
    print(f'1..{len(wanted)}\n# {"with KVM" if guest.HAS_KVM else "without KVM: slow"}', flush=True)
    begun = time.monotonic()
    try:
        held = [run_one(world, name, scenarios[name]) for name in wanted]
    finally:
        world.remove()
    print(f'# {sum(held)} of {len(held)} held; took {time.monotonic() - begun:.0f} s', flush=True)
    return 0 if all(held) else 1


if __name__ == '__main__':
    sys.exit(main())
