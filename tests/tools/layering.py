# SPDX-License-Identifier: GPL-3.0-or-later
"""A room includes only itself and the rooms below it, and what it may of the system.

The build gives each library of app/ its own include path, so most of this does not compile either; this says it
for headers that are there by accident, and for ui/, which is one library."""
import re
import sys

import tree

LEVELS = [('domain',), ('clock', 'access', 'content', 'media', 'guard', 'report'), ('store', 'exchange'), ('desk',), ('cli',)]
UI_ROOMS = ('session', 'notice', 'style', 'widgets', 'resident', 'helper', 'staff', 'desk', 'application')

# What widgets and screens have of the room above them: what a screen is, and its measures.
OF_APPLICATION = {'widgets': {'kiosk-layout.h'}, 'resident': {'kiosk-layout.h', 'kiosk-screen.h'}}
OF_APPLICATION['helper'] = OF_APPLICATION['staff'] = OF_APPLICATION['desk'] = OF_APPLICATION['resident']

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.MULTILINE)
# The desk's engines: what a desk's book wants of a database is SQL, and only these two files of the desk talk to one.
ENGINES = {'kiosk-desk-sqlite.c': 'sqlite3.h', 'kiosk-desk-postgres.c': 'libpq-fe.h'}

GENERATED = re.compile(r'kiosk-(\w+-)?resources\.h')


def rooms_below():
    """For each room of app/ the rooms that it may include."""
    below = {}
    seen = set()
    for level in LEVELS:
        for room in level:
            below[f'app/{room}'] = {f'app/{other}' for other in seen}
        seen.update(level)
    core = set(below)
    below['ui/session'] = core - {'app/cli'}
    below['ui/notice'] = below['ui/session'] | {'ui/session'}
    below['ui/style'] = set()
    below['ui/widgets'] = below['ui/session'] | {'ui/session'}
    for room in ('resident', 'helper', 'staff', 'desk'):
        below[f'ui/{room}'] = below['ui/widgets'] | {'ui/widgets'}
    below['ui/application'] = (core - {'app/cli'}) | {f'ui/{room}' for room in UI_ROOMS if room != 'notice'}
    return below


def room_of(path):
    return '/'.join(tree.name(path).split('/')[:2])


def find_system_faults(room, include, name):
    is_screenless = room.startswith('app/') or room in ('ui/session', 'ui/notice')
    if is_screenless and re.match(r'(gtk|gdk|gsk|adwaita)/', include):
        return 'works without a screen'
    if include in ('sqlite3.h', 'libpq-fe.h') and room != 'app/store' and ENGINES.get(name) != include:
        return "only app/store and the desk's engines know a database"
    if include.startswith('gio/') and room == 'app/domain':
        return 'does no input or output'
    return None


def find_faults(path, homes, below):
    room = room_of(path)
    faults = []
    if room not in below:
        return [f'{tree.name(path)}: {room} is no room of the house']
    for mark, include in INCLUDE.findall(path.read_text(encoding='utf-8')):
        why = None
        if mark == '<':
            why = find_system_faults(room, include, path.name)
        elif include in homes:
            home = homes[include]
            if home != room and home not in below[room] and include not in OF_APPLICATION.get(room[3:], ()):
                why = f'it is of {home}, which is not below {room}'
        elif not GENERATED.fullmatch(include):
            why = 'there is no such header'
        if why:
            faults.append(f'{tree.name(path)} includes {include}: {why}')
    return faults


def main():
    sources = tree.files('*.c', '*.h', under='app') + tree.files('*.c', '*.h', under='ui')
    homes = {}
    faults = []
    for path in sources:
        if path.suffix == '.h':
            if path.name in homes:
                faults.append(f'{path.name} is in {homes[path.name]} and in {room_of(path)}')
            homes[path.name] = room_of(path)
    below = rooms_below()
    for path in sources:
        faults += find_faults(path, homes, below)
    return tree.report(faults)


if __name__ == '__main__':
    sys.exit(main())
