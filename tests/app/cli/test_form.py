# SPDX-License-Identifier: GPL-3.0-or-later
"""congdanso-tally form: forms go out, come back changed, and never stop an export."""
import io
import zipfile

import tally

REPORT, SLIP = 'mau-bao-cao.docx', 'mau-phieu-ngay.docx'
TITLE = 'PHIẾU NGÀY'


def change(docx, old, new):
    """The form with another text in it."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(data, 'w', zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            part = source.read(info)
            if info.filename == 'word/document.xml':
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode())
            target.writestr(info.filename, part)
    return data.getvalue()


def give(world):
    world.tally('form', '--to', world.target)
    return (world.target / REPORT).read_bytes(), (world.target / SLIP).read_bytes()


def take(world, docx, option='--slip', status=0):
    path = world.folder / 'mau-cua-phuong.docx'
    path.write_bytes(docx)
    return world.tally('form', option, path, status=status)


def exported(world, name):
    said = world.tally('export', '--to', world.target)
    folder = max(world.exports(), key=lambda path: int(path.name.split('-')[1]))
    with zipfile.ZipFile(folder / name) as archive:
        return archive.read('word/document.xml').decode(), said.stderr


def test_out_and_back(world):
    world.set_up()
    _, slip = give(world)
    world.record('helper', 'installed', '12')
    assert TITLE in exported(world, 'phieu-ngay.docx')[0]
    take(world, change(slip, TITLE, 'PHIẾU CỦA PHƯỜNG: {{ngay_ht_moi_cai}}'))
    text, said = exported(world, 'phieu-ngay.docx')
    assert 'PHIẾU CỦA PHƯỜNG: 12' in text and TITLE not in text and not said
    assert 'BÁO CÁO' in exported(world, 'bao-cao.docx')[0], 'the other form stays as it was'

    world.tally('form', '--slip', 'default')
    assert TITLE in exported(world, 'phieu-ngay.docx')[0]


def test_own_form_is_given_out(world):
    world.set_up()
    report, _ = give(world)
    own = change(report, 'BÁO CÁO', 'BÁO CÁO NHANH')
    take(world, own, '--report')
    for path in world.target.iterdir():
        path.unlink()
    assert give(world)[0] == own


def test_nothing_is_overwritten(world):
    world.set_up()
    (world.target / SLIP).write_text('of somebody')
    said = world.tally('form', '--to', world.target, status=1).stderr
    assert SLIP in said and (world.target / SLIP).read_text() == 'of somebody'


def test_faulty_form(world):
    """It is refused by name, and the form before it stays."""
    world.set_up()
    _, slip = give(world)
    take(world, change(slip, TITLE, 'CỦA PHƯỜNG'))
    said = take(world, change(slip, TITLE, '{{so_luot}}'), status=1).stderr
    assert '{{so_luot}}' in said and 'no such field' in said, said
    said = take(world, slip[:1000], status=1).stderr
    assert 'Word' in said, said
    said = world.tally('form', '--slip', world.folder / 'missing.docx', status=1).stderr
    assert 'missing.docx' in said
    assert 'CỦA PHƯỜNG' in exported(world, 'phieu-ngay.docx')[0]


def test_form_that_went_bad(world):
    """The export goes on with the program's own, and says so."""
    world.set_up()
    _, slip = give(world)
    take(world, change(slip, TITLE, 'CỦA PHƯỜNG'))
    kept = world.state / SLIP
    assert kept.stat().st_mode & 0o777 == 0o600
    kept.write_bytes(kept.read_bytes()[:2000])
    text, said = exported(world, 'phieu-ngay.docx')
    assert TITLE in text and SLIP in said, said


def test_wrong_usage(world):
    assert '--to' in world.run('form', '--state', world.state).stderr
    said = world.tally('form', '--to', world.target, status=1).stderr
    assert 'no kiosk records' in said
    assert not list(world.target.iterdir())


if __name__ == '__main__':
    tally.main(globals())
