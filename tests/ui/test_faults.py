# SPDX-License-Identifier: GPL-3.0-or-later
"""The kiosk as it is started where something is not as it should be: it says so, and nothing is harmed."""
import shutil
import sqlite3
import subprocess

import kiosk_driver as driver
from kiosk_driver import ATTRACT, GUIDE, INSTALLED, KIOSK, OUT_OF_ORDER, ROOT, poll

MISSING = 'Không thấy dữ liệu'


def wait_for_words(kiosk):
    """What staff read while the kiosk is out of order."""
    kiosk.wait_for(OUT_OF_ORDER)
    names = [node.get_name() for node in kiosk.nodes()]
    return ' '.join(name for name in names if name)


def test_second_instance(world):
    """It waits, and takes over by itself once the first has ended."""
    world.set_up()
    first = world.start()
    first.wait_for(ATTRACT)
    second = world.start()
    assert 'chương trình khác' in wait_for_words(second).lower()
    assert first.process.poll() is None
    assert first.stop() == 0
    second.wait_for(ATTRACT)
    second.press((540, 960))
    second.press(second.wait_for(INSTALLED))
    second.wait_for(driver.DONE)
    assert second.stop() == 0
    assert world.count()[:2] == [1, 1]


def test_missing_state_folder(world):
    """A disk that did not mount: nothing is made in its place, and the kiosk goes on when it comes."""
    kiosk = world.start()
    wait_for_words(kiosk)
    assert not world.state.exists(), 'a folder was made where a disk should be'
    assert kiosk.process.poll() is None
    world.set_up()
    kiosk.wait_for(ATTRACT)
    assert kiosk.stop() == 0


def test_empty_state_folder(world):
    world.state.mkdir()
    kiosk = world.start()
    wait_for_words(kiosk)
    assert kiosk.stop() == 0
    assert not list(world.state.glob('*.db*')), list(world.state.iterdir())


def test_foreign_database(world):
    """Another program's file in the place of the book is left as it is."""
    world.set_up()
    [book] = [path for path in world.state.iterdir() if path.read_bytes()[:15] == b'SQLite format 3']
    for path in list(world.state.iterdir()):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    with sqlite3.connect(book) as foreign:
        foreign.execute('CREATE TABLE recipe (name TEXT)')
    foreign.close()
    before = book.read_bytes()
    kiosk = world.start()
    wait_for_words(kiosk)
    assert kiosk.stop() == 0
    assert book.read_bytes() == before


def test_file_for_a_folder(world):
    world.state.write_text('not a folder', encoding='utf-8')
    kiosk = world.start()
    wait_for_words(kiosk)
    assert kiosk.stop() == 0
    assert world.state.read_text(encoding='utf-8') == 'not a folder'


def test_broken_pack(world):
    """The QR and the buttons remain; what would open pages is not there."""
    world.set_up()
    pack = world.folder / 'pack'
    shutil.copytree(ROOT / 'assets' / 'content', pack)
    ini = pack / 'content.ini'
    ini.write_text(ini.read_text(encoding='utf-8').replace('Title=', 'Titel=', 1), encoding='utf-8')
    for folder in (pack, world.folder / 'no-such-folder'):
        kiosk = world.start('--state', world.state, '--content', folder)
        kiosk.wake()
        assert kiosk.find(GUIDE) is None
        kiosk.press_button(INSTALLED)
        kiosk.finish()
        assert kiosk.stop() == 0
    assert world.count()[:2] == [2, 2]


def test_demonstration(world):
    """It says what it is, and leaves nothing behind."""
    kiosk = world.start('--demo')
    kiosk.wait_for(ATTRACT)
    assert kiosk.find('Dùng thử')
    kiosk.wake()
    assert kiosk.find('Dùng thử')
    kiosk.press_button(INSTALLED)
    kiosk.wait_for(driver.DONE)
    assert kiosk.stop() == 0


def run(*options):
    return subprocess.run([KIOSK, *options], check=False, capture_output=True, encoding='utf-8', timeout=60)


def test_bare_locale(world):
    """An environment that names no locale, as root's often does, takes no Vietnamese word off the screen."""
    world.set_up()
    kiosk = world.start(LC_ALL='C', LANG='C')
    kiosk.wait_for(ATTRACT)
    assert kiosk.stop() == 0


def test_wrong_usage(world):
    for options in (('--no-such-option',), ('word',), ('--window', '5x5'), ('--window', 'large'),
                    ('--demo', '--state', str(world.state)), ('--maintenance', 'FILE', '--demo'),
                    ('--maintenance', 'FILE', '--state', str(world.state)), ('--maintenance', 'FILE', '--desk')):
        done = run(*options)
        assert done.returncode == 2 and done.stderr, (options, done)


def test_help(world):
    done = run('--help')
    assert done.returncode == 0 and '--state' in done.stdout and '--window' in done.stdout, done


if __name__ == '__main__':
    driver.main(globals())
