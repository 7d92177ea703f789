# SPDX-License-Identifier: GPL-3.0-or-later
"""No source is so long that nobody reads it: a file has at most 800 lines, a function of C at most 80."""
import sys

import tree

FILE_LINES_MAX = 800
FUNCTION_LINES_MAX = 80


def measure_functions(lines):
    """For each function: the line of its brace, and how many lines there are from it to the closing one."""
    begin = None
    for number, line in enumerate(lines, 1):
        if line.rstrip() == '{':
            begin = number
        elif line.startswith('}') and begin is not None:
            yield begin, number - begin + 1
            begin = None


def main():
    faults = []
    for path in tree.files('*.c', '*.h', '*.py', '*.ui', '*.css', '*.sql', 'run', '*.sh'):
        lines = path.read_text(encoding='utf-8').splitlines()
        if len(lines) > FILE_LINES_MAX:
            faults.append(f'{tree.name(path)}: {len(lines)} lines, {FILE_LINES_MAX} at most')
        if path.suffix == '.c':
            faults += [f'{tree.name(path)}:{begin}: a function of {length} lines, {FUNCTION_LINES_MAX} at most'
                       for begin, length in measure_functions(lines) if length > FUNCTION_LINES_MAX]
    return tree.report(faults)


if __name__ == '__main__':
    sys.exit(main())
