# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests of a file and speaks TAP."""
import traceback


def main(names):
    """Runs every function of `names` that is called test_…."""
    tests = [value for name, value in names.items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    failed = False
    for number, test in enumerate(tests, 1):
        try:
            test()
            print(f'ok {number} {test.__name__}', flush=True)
        except Exception:  # pylint: disable=broad-except
            failed = True
            print(f'not ok {number} {test.__name__}', flush=True)
            traceback.print_exc()  # on stderr: what collects TAP shows that where a test fails
    raise SystemExit(failed)
