# SPDX-License-Identifier: GPL-3.0-or-later
"""Shell scripts pass bash -n and shellcheck, Python compiles, XML is well-formed, and plain .ui files build."""
import os
import re
import subprocess
import sys

import tree


def run(*command):
    # Without GTK_A11Y, gtk4-builder-tool starts services that outlive it.
    done = subprocess.run([*map(str, command)], capture_output=True, check=False, encoding='utf-8', cwd=tree.ROOT,
                          env={**os.environ, 'GTK_A11Y': 'test'})
    return [] if done.returncode == 0 else [f'{command[0]}: {(done.stdout + done.stderr).strip()}']


def is_shell(path):
    with open(path, 'rb') as file:
        first = file.readline()
    return path.suffix == '.sh' or bool(re.match(rb'#!.*\b(?:ba|da)?sh\b', first))


def has_own_types(path):
    """Whether a .ui file needs types of ours besides the one that it is a template of."""
    text = path.read_text(encoding='utf-8')
    return bool(re.search(r'<object class="Kiosk|parent="Kiosk', text))


def main():
    faults = []
    for path in filter(is_shell, tree.all_files()):
        faults += run('bash', '-n', path) + run('shellcheck', '--external-sources', path)
    for path in tree.files('*.py'):
        try:
            compile(path.read_text(encoding='utf-8'), tree.name(path), 'exec')
        except SyntaxError as error:
            faults.append(str(error))
    for path in tree.files('*.ui', '*.xml', '*.svg'):
        faults += run('xmllint', '--noout', '--nonet', path)
    for path in tree.files('*.ui'):
        if not has_own_types(path):
            faults += run('gtk4-builder-tool', 'validate', path)
    return tree.report(faults)


if __name__ == '__main__':
    sys.exit(main())
