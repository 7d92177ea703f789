# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py BUILD [desk]: measures, and prints one table; with desk, of the merging desk alone. To be started by `run`,
on a display of its own of 1080×1920."""
import collections
import datetime
import os
import pathlib
import platform
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zoneinfo

import desk

TOP = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv[1]).resolve()
KIOSK = BUILD / 'root/bin/congdanso-kiosk'
TALLY = BUILD / 'root/bin/congdanso-tally'
CONTENT = BUILD / 'root/share/congdanso-kiosk/content'
TOOLS = BUILD / 'tests/bench'
SCRATCH = BUILD / 'scratch'

LINK = 'https://congdanso.tphcm.gov.vn/cds-tphcm'
FRAME_MS = 1000 / 60
SMOOTH_MS = 33
N_STARTS = 9
N_VISITS = 20
N_TAPS = 500
TEN_YEARS_DAYS = 3650
STILL_S = 50
TURNING_S = 60

# How long a picture has to stay until it is the last one. The first screen changes its benefit after 12 s.
QUIET_MS = 4000

# Leaves next to nothing out.
NOWHERE = 0, 0, 1, 1

# A button's ring and the edge that it shares with a pixel reach beyond its place.
EDGE_PX = 10

# A finger.
HOLD_S = 0.12

# Longer than what the program takes for a double tap, 400 ms.
PAUSE_S = 0.6

CHROMIUM = ['chromium', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
            '--disable-background-networking', '--disable-component-update', '--disable-sync',
            '--window-position=0,0', '--window-size=1080,1920', '--kiosk']

Row = collections.namedtuple('Row', 'what ours against aim verdict')


def say(text):
    print(f'  {text}', file=sys.stderr, flush=True)


class Screen:
    """bench-screen: a pair of eyes and a finger."""

    def __init__(self):
        self.process = subprocess.Popen([TOOLS / 'bench-screen'], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        encoding='utf-8')

    def ask(self, *words):
        self.process.stdin.write(shlex.join(map(str, words)) + '\n')
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer:
            raise SystemExit(f'bench-screen ended at: {words}')
        return answer

    def start(self, command):
        """The process's id, and ms to its first and to its last picture."""
        pid, first, last = self.ask('start', QUIET_MS, *command)
        return int(pid), float(first), float(last)

    def press(self, x, y):
        return [float(word) for word in self.ask('press', x, y)]

    def release(self, place):
        return [float(word) for word in self.ask('release', *place)]

    def count(self, seconds):
        return [float(word) for word in self.ask('count', int(seconds * 1000))]

    def check_code(self, whose):
        """What was measured is a screen that can be scanned."""
        picture = BUILD / f'{whose}.ppm'
        self.ask('save', picture)
        read = subprocess.run(['zbarimg', '--quiet', '--raw', picture], capture_output=True, check=False,
                              encoding='utf-8')
        if read.stdout.strip() != LINK:
            raise SystemExit(f'there is no QR code to be scanned in {picture}')

    def stop(self):
        self.ask('stop')


def new_state(name, *options):
    """A live kiosk's records, set up a moment ago."""
    folder = SCRATCH / name
    today = datetime.datetime.now(zoneinfo.ZoneInfo('Asia/Ho_Chi_Minh')).date()
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([TALLY, 'setup', '--state', folder, '--ward', '27004', '--number', '1', '--link', LINK,
                    '--link-confirmed', '--wifi-name', 'UBND khách', '--wifi-password', 'congdanso',
                    '--confirm-date', today.isoformat(), *options], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return folder


def kiosk_command(state):
    return [KIOSK, '--state', state, '--content', CONTENT]


def read_words(path):
    """What /proc says, or nothing where the process has just ended."""
    try:
        return path.read_text(encoding='utf-8', errors='replace')
    except OSError:
        return ''


def find_tree(root):
    """The process and all below it."""
    parents = {}
    for path in pathlib.Path('/proc').glob('[0-9]*'):
        words = read_words(path / 'stat').rpartition(')')[2].split()
        if words:
            parents[int(path.name)] = int(words[1])
    found = {root}
    while True:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        if not more:
            return found
        found |= more


def measure_pss_mb(root):
    total = 0
    for pid in find_tree(root):
        for line in read_words(pathlib.Path(f'/proc/{pid}/smaps_rollup')).splitlines():
            if line.startswith('Pss:'):
                total += int(line.split()[1])
    return total / 1024


def measure_cpu_s(pid):
    words = read_words(pathlib.Path(f'/proc/{pid}/stat')).rpartition(')')[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf('SC_CLK_TCK')


def show(values, unit):
    digits = 1 if max(values) < 100 else 0
    return f'{statistics.median(values):.{digits}f} {unit} (worst {max(values):.{digits}f}, n = {len(values)})'


def judge(holds):
    return 'holds' if holds else '**misses**'


def measure_starts(screen):
    """In turns, so that both meet the same machine."""
    kiosk, browser = collections.defaultdict(list), collections.defaultdict(list)
    page = SCRATCH / 'page'
    page.mkdir()
    shutil.copy(TOP / 'tests/bench/page.html', page)
    shutil.copy(CONTENT / 'feedback.svg', page)
    shutil.copy(TOP / 'assets/icons/kiosk-touch-symbolic.svg', page / 'touch.svg')
    subprocess.run(['qrencode', '--level', 'M', '--margin', '4', '--size', '14', '--output', page / 'qr.png', LINK],
                   check=True)
    state = new_state('start')
    # The first of each fills the page cache and does not count.
    for number in range(N_STARTS + 1):
        profile = SCRATCH / f'profile-{number}'
        for name, command, found in (
                ('kiosk', kiosk_command(state), kiosk),
                ('browser', [*CHROMIUM, f'--user-data-dir={profile}', (page / 'page.html').as_uri()], browser)):
            pid, first, last = screen.start(command)
            pss = measure_pss_mb(pid)
            if number == 0:
                screen.check_code(name)
            else:
                found['first'].append(first)
                found['last'].append(last)
                found['pss'].append(pss)
            screen.stop()
        shutil.rmtree(profile, ignore_errors=True)
        say(f'start {number}: kiosk {kiosk["last"][-1:]} ms, browser {browser["last"][-1:]} ms')

    def compare(what, key, unit):
        share = statistics.median(kiosk[key]) / statistics.median(browser[key])
        return Row(what, show(kiosk[key], unit), f'Chromium, equal page: {show(browser[key], unit)}; ratio {share:.2f}',
                   'ratio ≤ 0.33', judge(share <= 0.335))

    return [compare('Start: exec to the first screen as it stays, QR on it', 'last', 'ms'),
            compare('Start: exec to the first changed pixel, whatever it shows', 'first', 'ms'),
            compare('Memory once it stands (PSS, whole process tree)', 'pss', 'MB')]


def read_frames():
    """Places of buttons, and per kind of fade the frames that the kiosk's own window took."""
    done = subprocess.run([TOOLS / 'bench-frames', new_state('frames'), CONTENT], check=True, encoding='utf-8',
                          stdout=subprocess.PIPE)
    places, frames = {}, collections.defaultdict(list)
    for line in done.stdout.splitlines():
        word, kind, *numbers = line.split()
        if word == 'place':
            places[kind] = [int(number) for number in numbers]
        else:
            frames[kind].append([float(number) for number in numbers])
    return places, frames


def frame_rows(frames):
    rows = []
    for kind, what in (('benefit', 'Cross-fade of benefits, 700 ms'), ('screen', 'Change of screens')):
        work = [frame[0] for frame in frames[kind]]
        late = sum(value > SMOOTH_MS for value in work)
        rows.append(Row(f'{what}: a frame, until the X server has drawn it', show(work, 'ms'),
                        f'33 ms; {late} of {len(work)} frames take longer', 'worst ≤ 33 ms',
                        judge(max(work) <= SMOOTH_MS)))
    return rows


def press_button(screen, place):
    """What the press and the release take to be seen."""
    x, y, width, height = place
    pressed = screen.press(x + width // 2, y + height // 2)
    time.sleep(HOLD_S)
    released = screen.release([x - EDGE_PX, y - EDGE_PX, width + 2 * EDGE_PX, height + 2 * EDGE_PX])
    time.sleep(PAUSE_S)
    return pressed, released


def measure_presses(screen, places):
    found, gaps = collections.defaultdict(list), []
    screen.start(kiosk_command(new_state('press', '--attract-still')))
    for number in range(N_VISITS):
        waking = screen.press(540, 960)
        screen.release(NOWHERE)
        time.sleep(PAUSE_S)
        tile, page = press_button(screen, places['kiosk.page'])
        press_button(screen, places['kiosk.back'])
        button, thanks = press_button(screen, places['kiosk.installed'])
        press_button(screen, places['kiosk.done'])
        for key, answer in (('wake', waking), ('button', tile), ('button', button), ('page', page), ('thanks', thanks)):
            found[key].append(answer[0])
        gaps += [waking[2], page[2], thanks[2]]
        say(f'visit {number + 1} of {N_VISITS}')
    screen.stop()

    def row(what, key):
        frames = statistics.median(found[key]) / FRAME_MS
        return Row(what, show(found[key], 'ms'), f'a frame of 16.7 ms: {frames:.1f} frames', 'median ≤ 1 frame',
                   judge(min(found[key]) > 0 and frames <= 1))

    return [row('Press to changed pixels: a button looks pressed', 'button'),
            row('Press to changed pixels: the first screen wakes', 'wake'),
            row('Finger up to changed pixels beside the button: home → page', 'page'),
            row('Finger up to changed pixels beside the button: “Tôi đã cài xong” → on disk → thanks', 'thanks'),
            Row('From frame to frame on the screen while screens change: longest of each', show(gaps, 'ms'),
                '33 ms', 'worst ≤ 33 ms', judge(max(gaps) <= SMOOTH_MS))]


def tap_rows():
    done = subprocess.run([TOOLS / 'bench-taps', new_state('taps'), str(N_TAPS)], check=True, encoding='utf-8',
                          stdout=subprocess.PIPE)
    times = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        kind, value = line.split()
        times[kind].append(float(value) * 1000)

    def show_us(values):
        high = statistics.quantiles(values, n=20)[-1]
        return f'{statistics.median(values):.0f} µs (p95 {high:.0f}, worst {max(values):.0f}, n = {len(values)})'

    def row(what, ours, against, what_against, aim):
        ratio = statistics.median(times[ours]) / statistics.median(times[against])
        return Row(what, show_us(times[ours]), f'{what_against}: {show_us(times[against])}; ratio {ratio:.2f}',
                   f'ratio ≤ {aim}' if aim else '–', judge(ratio <= aim) if aim else '–')

    overwrite = 'pwrite of 4 KiB over a written block + fdatasync'
    return [row('Tap to commit, on the book’s thread', 'tap', 'overwrite', overwrite, 1.5),
            row('The same', 'tap', 'append', 'pwrite of 4 KiB at a file’s end + fdatasync', None),
            row('Tap to commit as a screen sees it, over two threads', 'store', 'overwrite', overwrite, None)]


def still_rows(screen, places):
    rows = []

    def watch(what, pid, seconds, aims):
        before = measure_cpu_s(pid)
        drawn, gap = screen.count(seconds)
        share = (measure_cpu_s(pid) - before) / seconds * 100
        against = f'longest time between two frames of a fade {gap:.1f} ms' if not aims else 'nothing drawn'
        rows.append(Row(f'{what}, {seconds} s', f'{drawn:.0f} frames, {share:.2f} % of a core', against,
                        '0 frames, < 0.5 %' if aims else '–', judge(drawn == 0 and share < 0.5) if aims else '–'))
        say(f'{what}: {rows[-1].ours}')

    pid, _, _ = screen.start(kiosk_command(new_state('still', '--attract-still')))
    watch('Standing on the first screen, held still', pid, STILL_S, True)
    screen.press(540, 960)
    screen.release(NOWHERE)
    time.sleep(2)
    watch('Standing on home', pid, STILL_S, True)
    rows.append(Row('Memory after a visit (PSS)', f'{measure_pss_mb(pid):.0f} MB', '–', '–', '–'))
    screen.stop()
    pid, _, _ = screen.start(kiosk_command(new_state('turning')))
    watch('On the first screen, benefits changing every 12 s', pid, TURNING_S, False)
    screen.stop()
    return rows


def export_rows(state):
    """On the disk that holds the scratch folder, as a folder: what a stick adds is the stick's own."""
    target = SCRATCH / 'stick'
    target.mkdir()
    found = collections.defaultdict(list)
    for line in subprocess.run([TOOLS / 'bench-export', state, target], check=True, capture_output=True,
                               encoding='utf-8').stdout.splitlines():
        what, value = line.split()
        found[what].append(float(value))
    shutil.rmtree(target)
    megabytes, memory = found['bytes'][0] / 1e6, found['memory'][0]
    rows = []
    for key, words in (('write', 'the same bytes and one flush'), ('both', 'those, and read once')):
        ratio = statistics.median(found['export']) / statistics.median(found[key])
        rows.append(Row(f'Ten years ({megabytes:.1f} MB) written, flushed, read back', show(found['export'], 'ms'),
                        f'{words}: {show(found[key], "ms")}; ratio {ratio:.2f}', 'ratio ≤ 1.3', judge(ratio <= 1.3)))
    return [*rows,
            Row('Reading ten years and making their files, before that', show(found['bundle'], 'ms'), '–', '–', '–'),
            Row('Memory of all that, at most', f'{memory:.0f} MB', '–', '< 150 MB', judge(memory < 150))]


def meanwhile_rows(state):
    """The same export through the kiosk's own objects, with its window open and somebody at it."""
    target = SCRATCH / 'stick'
    target.mkdir()
    found = collections.defaultdict(list)
    for line in subprocess.run([TOOLS / 'bench-meanwhile', state, CONTENT, target], check=True, stdout=subprocess.PIPE,
                               encoding='utf-8').stdout.splitlines():
        what, *words = line.split()
        if what in ('export', 'hold', 'frames', 'tap'):
            found[what, words[0]].append([float(value) for value in words[1:]])
    shutil.rmtree(target)
    rows = [Row('From the button to the end of an export of ten years, reports and all',
                show([value[0] for value in found['export', 'still-export']], 'ms'), '–', '–', '–')]
    for kind, words in (('still', 'nothing moves on the screen'), ('fading', 'benefits cross-fade without a pause')):
        rows += rows_of_kind(found, kind, words)
    return rows


def rows_of_kind(found, kind, words):
    """An export against the same time without one: on a machine that draws slowly, frames are missed in both."""
    both = f'{kind}-export', kind
    missed, before = ([frames[1] for frames in found['frames', key]] for key in both)
    n_frames, n_before = (int(sum(sum(frames) for frames in found['frames', key])) for key in both)
    holds, others = ([value[0] for value in found['hold', key]] for key in both)
    taps, plain = ([value[0] for value in found['tap', key]] for key in both)
    return [Row(f'Frames missed at 60 Hz in {len(missed)} exports, {words}', f'{sum(missed):.0f} of {n_frames}',
                f'without an export: {sum(before):.0f} of {n_before}', 'no more', judge(sum(missed) <= sum(before))),
            Row(f'Longest hold of the main thread in an export, {words}', show(holds, 'ms'),
                f'without an export: {show(others, "ms")}', 'no longer', judge(max(holds) <= max(others))),
            Row(f'A tap in an export, until it is on disk, {words}', show(taps, 'ms'),
                f'without an export: {show(plain, "ms")}', 'worst ≤ 100 ms', judge(max(taps) <= 100))]


def figure_rows():
    """In memory: what figures cost is reading and adding, and making ten years of them is not what is measured."""
    with tempfile.TemporaryDirectory(dir='/dev/shm') as folder:
        state = pathlib.Path(folder) / 'state'
        lines = subprocess.run([TOOLS / 'bench-figures', state, str(TEN_YEARS_DAYS)],
                               check=True, capture_output=True, encoding='utf-8').stdout.splitlines()
        say('export of ten years')
        export = export_rows(state)
        say('an export with somebody at the screen')
        export += meanwhile_rows(state)
    found = collections.defaultdict(list)
    for *what, value in map(str.split, lines):
        found[tuple(what[:2])].append(float(value))
    people, cells = next(((line.split()[1], line.split()[2]) for line in lines if line.startswith('book')))
    rows = []
    for question, words in (('figures', 'Figures by day'), ('breakdown', 'Figures by kind, audience, team …')):
        for period in ('week', 'month', 'quarter', 'year', 'all'):
            times = found[question, period]
            rows.append(Row(f'{words}: {period}, of ten years ({people} people, {cells} cells)', show(times, 'ms'),
                            '–', 'worst ≤ 100 ms', judge(max(times) <= 100)))
    for key, what in (('closing', 'The tap that closes a day of that book'),
                      ('meanwhile', 'A tap while the backup of that closing is made and checked')):
        rows.append(Row(what, show(found[key,], 'ms'), '–', 'worst ≤ 100 ms', judge(max(found[key,]) <= 100)))
    rows.append(Row('That backup with its check, beside the service', show(found['copy',], 'ms'), '–', '–', '–'))
    return rows + export


def desk_rows():
    found = desk.measure(TOOLS, TALLY, SCRATCH)
    first, second, imported = (statistics.median(found[key]) for key in ('first', 'second', 'import'))
    served, copied = (statistics.median(found[key]) for key in ('served', 'copy'))
    memory = max(found['memory'])
    what = f'{desk.N_KIOSKS} kiosks, {desk.N_DAYS} days, {found["cells"] / 1e6:.1f} million cells'
    return [Row(f'Merge of {what}, every check', show(found['first'], 's'),
                f"sqlite3's .import of the same rows: {show(found['import'], 's')}; ratio {first / imported:.2f}",
                'ratio ≤ 1.5', judge(first <= 1.5 * imported)),
            Row('The same sticks a second time', show(found['second'], 's'), f'the first time; {second / first:.3f}',
                '< 0.1', judge(second < 0.1 * first)),
            *(Row(f'Report over the year by {by}, the whole command', show(found[by], 's'), '–', '< 1 s',
                  judge(statistics.median(found[by]) < 1)) for by in ('ward', 'day', 'kind')),
            Row('The first merge, into PostgreSQL', show(found['served'], 's'),
                f"COPY of the same rows into the same tables: {show(found['copy'], 's')}; speed {copied / served:.2f} of it",
                'speed ≥ 0.33', judge(served <= 3 * copied)),
            Row('The second one, into PostgreSQL', show(found['served-second'], 's'), '–', '–', '–'),
            Row('Memory of both merges', f'{memory:.0f} MB', '–', '< 200 MB', judge(memory < 200))]


def read_rows():
    folder = SCRATCH / 'bundle'
    folder.mkdir()
    found = desk.read_words(TOOLS / 'bench-read', folder, str(TEN_YEARS_DAYS))
    cell_us = found['open'] + found['read']
    return [Row(f'Reading a bundle of ten years ({found["cells"]:.0f} cells), every check: processor time',
                f'{cell_us:.2f} µs a cell', '–', '≤ 2.5 µs', judge(cell_us <= 2.5)),
            Row('Reading its head alone: processor time', f'{found["head"] / 1000:.1f} ms', '–', '–', '–'),
            Row('Memory of reading it', f'{found["memory"]:.0f} MB', f'cells.csv has {found["bytes"] / 1e6:.1f} MB',
                '–', '–')]


def describe_machine(load):
    model = next(line.partition(':')[2].strip() for line in pathlib.Path('/proc/cpuinfo').read_text().splitlines()
                 if line.startswith('model name'))
    versions = [subprocess.run(command, capture_output=True, check=True, encoding='utf-8').stdout.strip()
                for command in (['pkg-config', '--modversion', 'gtk4'], ['pkg-config', '--modversion', 'sqlite3'],
                                ['chromium', '--version'])]
    disk = subprocess.run(['stat', '--file-system', '--format', '%T', SCRATCH], capture_output=True, check=True,
                          encoding='utf-8').stdout.strip()
    return (f'{model}, {os.cpu_count()} cores; Linux {platform.release()}; GTK {versions[0]}, cairo renderer, Xvfb '
            f'1080×1920; SQLite {versions[1]}, {disk}; {versions[2]}. '
            f'Load average {load[0]:.2f} when it began, {os.getloadavg()[0]:.2f} when it ended; niceness {os.nice(0)}.')


def main():
    load = os.getloadavg()
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir()
    if sys.argv[2:] == ['desk']:
        return print_table(read_rows() + desk_rows(), load)
    screen = Screen()
    say('taps')
    taps = tap_rows()
    say('frames of fades')
    places, frames = read_frames()
    rows = measure_starts(screen)
    rows += measure_presses(screen, places)
    rows += frame_rows(frames)
    rows += taps
    rows += still_rows(screen, places)
    say('figures of ten years')
    rows += figure_rows()
    say('a year of a city at the desk')
    rows += read_rows() + desk_rows()
    return print_table(rows, load)


def print_table(rows, load):
    lines = ['| what | ours: median (worst) | measured against, in the same run | aim | verdict |', '|' + '---|' * 5]
    lines += ['| ' + ' | '.join(row) + ' |' for row in rows]
    lines += ['', describe_machine(load)]
    text = '\n'.join(lines) + '\n'
    (BUILD / 'table.md').write_text(text, encoding='utf-8')
    print(text)
    shutil.rmtree(SCRATCH, ignore_errors=True)
    return 0


if __name__ == '__main__':
    sys.exit(main())
