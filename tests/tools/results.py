#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""results.py LOG…: what became of the tests in meson's logs (JSON, a test a line).

Says the end of what each failed test printed, then counts all of them: the last lines of a run name what is wrong,
where they are all that is kept of it.
"""
import collections
import json
import sys

N_LINES = 60
GOOD = {"OK", "EXPECTEDFAIL"}


def read(paths):
    for path in paths:
        with open(path, encoding="utf-8") as log:
            yield from (json.loads(line) for line in log)


def tell(test):
    print(f"\n==> FAILED ({test['result']}): {test['name']}, {test['duration']:.1f} s")
    for name in ("stdout", "stderr"):
        lines = [line for line in test.get(name, "").splitlines() if not line.startswith("# GLib-DEBUG: g_set_user")]
        print(*lines[-N_LINES:], sep="\n")


def main():
    tests = list(read(sys.argv[1:]))
    failed = [test for test in tests if test["result"] not in GOOD | {"SKIP"}]
    for test in failed:
        tell(test)

    count = collections.Counter(test["result"] for test in tests)
    good = sum(count[result] for result in GOOD)
    print(f"\n{good} passed, {len(failed)} failed, {count['SKIP']} skipped")


main()
