# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source with texts is in po/POTFILES, and every text is there in every language of po/LINGUAS."""
import collections
import re
import subprocess
import sys
import tempfile

import tree

PO = tree.ROOT / 'po'
MARKED_C = re.compile(r'\b(?:_|N_|C_|NC_|gettext|ngettext)\s*\(\s*"')
MARKED_UI = re.compile(r'translatable="(?:yes|true|1)"')
CONVERSION = re.compile(r"%(?:\d+\$)?[-+ #0']*\d*(?:\.\d+)?(?:hh|h|ll|l|z)?[diouxXeEfgGcspm]")


def has_texts(path):
    return bool((MARKED_C if path.suffix in ('.c', '.h') else MARKED_UI).search(path.read_text(encoding='utf-8')))


def check_potfiles():
    listed = [line.strip() for line in (PO / 'POTFILES').read_text(encoding='utf-8').splitlines()
              if line.strip() and not line.startswith('#')]
    marked = {tree.name(path) for folder in ('app', 'ui') for path in tree.files('*.c', '*.h', '*.ui', under=folder)
              if has_texts(path)}
    faults = [f'po/POTFILES names {name} {count} times' for name, count in collections.Counter(listed).items() if count > 1]
    faults += [f'{name} has texts and is not in po/POTFILES' for name in sorted(marked - set(listed))]
    faults += [f'po/POTFILES names {name}, which has no texts or is not there' for name in sorted(set(listed) - marked)]
    return faults, sorted(set(listed) & marked)


def run(*command):
    done = subprocess.run(command, capture_output=True, check=False, encoding='utf-8', cwd=tree.ROOT,
                          env={'PATH': '/usr/local/bin:/usr/bin:/bin', 'LC_ALL': 'C.UTF-8'})
    return done.returncode, (done.stdout + done.stderr).strip()


def read_pairs(path):
    """(msgid, msgstr) of a catalogue, plurals included."""
    _, text = run('msgcat', '--no-wrap', str(path))
    join = lambda quoted: ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', quoted))
    for entry in text.split('\n\n'):
        if entry.lstrip().startswith('#~'):
            continue
        parts = dict(re.findall(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', entry, re.MULTILINE))
        for key, value in parts.items():
            if key.startswith('msgstr') and join(parts['msgid']):
                is_first = key in ('msgstr', 'msgstr[0]') and 'msgid_plural' not in parts
                yield join(parts['msgid' if is_first else 'msgid_plural']), join(value)


def check_language(language, template):
    path = PO / f'{language}.po'
    if not path.exists():
        return [f'po/LINGUAS names {language}, and there is no po/{language}.po']
    faults = []
    status, said = run('msgfmt', '--check', '--output-file=/dev/null', str(path))
    if status != 0:
        faults.append(said)
    status, said = run('msgcmp', str(path), template)
    if status != 0:
        faults.append(f'{said}\npo/{language}.po: ninja -C BUILD congdanso-kiosk-update-po, then translate what is new')
    for msgid, msgstr in read_pairs(path):
        if msgstr and sorted(CONVERSION.findall(msgid)) != sorted(CONVERSION.findall(msgstr)):
            faults.append(f'po/{language}.po: “{msgid}” and “{msgstr}” have different conversions (%…)')
    return faults


def main():
    faults, sources = check_potfiles()
    with tempfile.NamedTemporaryFile(suffix='.pot') as template:
        status, said = run('xgettext', '--from-code=UTF-8', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2',
                           '--keyword=NC_:1c,2', f'--output={template.name}', *sources)
        if status != 0 or said:
            faults.append(said)
        for language in (PO / 'LINGUAS').read_text(encoding='utf-8').split():
            faults += check_language(language, template.name)
    return tree.report(faults)


if __name__ == '__main__':
    sys.exit(main())
