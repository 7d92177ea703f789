# SPDX-License-Identifier: GPL-3.0-or-later
"""Every function that a header of app/ declares has a docstring: its name, each argument, and what it returns."""
import re
import sys

import tree

DECLARATION = re.compile(r'^(?P<type>[A-Za-z_][\w\s]*?[\s*]+)(?P<name>[a-z_]\w*)\s*\((?P<arguments>[^;{}]*?)\)'
                         r'\s*(?:G_GNUC_\w+\s*(?:\([^)]*\)\s*)?)*;', re.MULTILINE)
DOCSTRING = re.compile(r'/\*\*\n \* (?P<name>\w+):.*?\n(?P<text>.*?)\*/', re.DOTALL)


def strip(text):
    """A header without comments, preprocessor lines, and bodies of structs and enums."""
    text = re.sub(r'/\*.*?\*/', '', text, flags=re.DOTALL)
    text = re.sub(r'^#(?:.*\\\n)*.*$', '', text, flags=re.MULTILINE)
    text = re.sub(r'^[A-Z_]+ \(.*\)$|^G_(?:BEGIN|END)_DECLS$', '', text, flags=re.MULTILINE)
    text = re.sub(r'\{[^{}]*\}', '', text)
    return re.sub(r'\btypedef\b[^;]*;', '', text)


def split_arguments(arguments):
    """The names of the arguments."""
    if arguments.strip() in ('', 'void'):
        return []
    flat = re.sub(r'\(\*\s*(\w+)\)\s*\([^)]*\)', r'\1', arguments)
    names = []
    for argument in flat.split(','):
        argument = argument.strip()
        names.append('...' if argument == '...' else re.search(r'(\w+)\s*(?:\[[^\]]*\])?$', argument)[1])
    return names


def find_gaps(declaration, doc):
    gaps = [f'does not tell @{name}' for name in split_arguments(declaration['arguments'])
            if f' * @{name}:' not in doc]
    if declaration['type'].split() != ['void'] and ' * Returns:' not in doc:
        gaps.append('does not say what it returns')
    return gaps


def main():
    docs = {}
    for path in tree.files('*.c', under='app'):
        for match in DOCSTRING.finditer(path.read_text(encoding='utf-8')):
            docs[match['name']] = match['text']

    faults = []
    for path in tree.files('*.h', under='app'):
        for declaration in DECLARATION.finditer(strip(path.read_text(encoding='utf-8'))):
            name = declaration['name']
            if name not in docs:
                faults.append(f'{tree.name(path)}: {name} has no docstring')
            else:
                faults += [f'{tree.name(path)}: the docstring of {name} {gap}' for gap in find_gaps(declaration, docs[name])]
    return tree.report(faults)


if __name__ == '__main__':
    sys.exit(main())
