# SPDX-License-Identifier: GPL-3.0-or-later
"""with_postgres.py COMMAND…: runs COMMAND beside a PostgreSQL of its own, whose address it finds in DESK_BOOK.

The server keeps its data in a folder that is removed afterwards, hears nothing but a socket in that folder, and never
runs as root. It sorts texts as Vietnamese does, which is not how bytes are sorted."""
import glob
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

START_S = 60

# What Debian's package has, newest first; a server that is in the path comes before it.
FOLDERS = sorted(glob.glob('/usr/lib/postgresql/*/bin'), reverse=True)


def find_programs():
    server = shutil.which('postgres', path=os.pathsep.join([os.environ['PATH'], *FOLDERS]))
    return pathlib.Path(server).resolve().parent if server else None


def find_user():
    """None: who we are will do."""
    if os.geteuid() != 0:
        return None
    for name in ('postgres', 'nobody'):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    sys.exit('with_postgres: a server does not run as root, and there is neither a user postgres nor nobody')


def new_place(name):
    """The address of a new schema in the database of DESK_BOOK."""
    subprocess.run([find_programs() / 'psql', '--quiet', '--no-psqlrc', '--set', 'ON_ERROR_STOP=1',
                    f'--command=CREATE SCHEMA {name}', os.environ['DESK_BOOK']], check=True)
    return f'{os.environ["DESK_BOOK"]}&options=-csearch_path%3D{name}'


def as_user(user):
    return {} if user is None else {'user': user.pw_uid, 'group': user.pw_gid, 'extra_groups': []}


class Server:
    def __init__(self, programs, folder):
        self.programs = programs
        self.folder = pathlib.Path(folder)
        self.user = find_user()
        self.log = None
        self.process = None
        if self.user:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)

    def start(self):
        options = {'fsync': 'on', 'listen_addresses': '', 'unix_socket_directories': self.folder, 'shared_buffers':
                   '64MB', 'max_wal_size': '2GB', 'log_checkpoints': 'off', 'timezone': 'UTC'}
        subprocess.run([self.programs / 'initdb', '--pgdata', self.folder / 'data', '--username', 'desk',
                        '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C.UTF-8', '--locale-provider', 'icu',
                        '--icu-locale', 'vi', '--no-sync'],
                       check=True, stdout=subprocess.DEVNULL, cwd='/', **as_user(self.user))
        self.log = open(self.folder / 'log', 'w+', encoding='utf-8')
        self.process = subprocess.Popen([self.programs / 'postgres', '-D', self.folder / 'data',
                                         *(f'--{name}={value}' for name, value in options.items())],
                                        stdout=self.log, stderr=self.log, cwd='/', **as_user(self.user))
        self.wait()

    def wait(self):
        end = time.monotonic() + START_S
        while self.process.poll() is None and time.monotonic() < end:
            if subprocess.run([self.programs / 'pg_isready', '--quiet', '--host', self.folder, '--username', 'desk'],
                              check=False).returncode == 0:
                return
            time.sleep(0.05)
        raise SystemExit(f'with_postgres: the server does not start\n{(self.folder / "log").read_text()}')

    def stop(self):
        """The fast way: whoever is connected is shown out."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(2)
            self.process.wait(START_S)
        if self.log:
            self.log.close()

    def address(self):
        return f'postgresql://desk@/postgres?host={urllib.parse.quote(str(self.folder), safe="")}'


def main():
    programs = find_programs()
    if programs is None:
        print('1..0 # SKIP PostgreSQL is not installed')
        return 0
    with tempfile.TemporaryDirectory(prefix='desk-postgres-') as folder:
        server = Server(programs, folder)
        try:
            server.start()
            return subprocess.run(sys.argv[1:], check=False, env=os.environ | {'DESK_BOOK': server.address()}).returncode
        finally:
            server.stop()


if __name__ == '__main__':
    sys.exit(main())
