# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms: those of the program, torn ones as Word writes them, and hostile ones."""
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback
import warnings
import zipfile

FILL_FORM = os.environ['FILL_FORM']
FORMS = pathlib.Path(os.environ['FORMS'])
WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PARTS = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                           f'<Override PartName="/word/document.xml" ContentType="{TYPE}document.main+xml"/>'
                           f'<Override PartName="/word/header1.xml" ContentType="{TYPE}header+xml"/></Types>',
    '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
                   f'Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/header1.xml': f'<w:hdr xmlns:w="{WORD}"><w:p><w:r><w:t>{{{{ngay}}}}</w:t></w:r></w:p></w:hdr>',
}


def run(text, looks=''):
    return f'<w:r>{looks}<w:t>{text}</w:t></w:r>'


def paragraph(*runs):
    return f'<w:p>{"".join(text if text.startswith("<") else run(text) for text in runs)}</w:p>'


def row(*cells):
    return '<w:tr>' + ''.join(f'<w:tc>{cell if cell.startswith("<") else paragraph(cell)}</w:tc>' for cell in cells) + '</w:tr>'


def document(*body):
    return f'<w:document xmlns:w="{WORD}"><w:body>{"".join(body)}</w:body></w:document>'


def pack(parts):
    """A Word file of `parts`, a dictionary or a list of pairs."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, 'w', zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter('ignore')
        for name, text in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, text)
    return data.getvalue()


def form(*body, **parts):
    return pack({**PARTS, 'word/document.xml': document(*body), **parts})


def fill(docx, *words):
    """What fill-form says, and the file that it wrote or None."""
    with tempfile.TemporaryDirectory(prefix='form-') as folder:
        source, target = pathlib.Path(folder) / 'form.docx', pathlib.Path(folder) / 'filled.docx'
        source.write_bytes(docx)
        done = subprocess.run([FILL_FORM, source, target, *words], capture_output=True, encoding='utf-8', check=False,
                              timeout=60)
        assert done.returncode in (0, 1) and not done.stderr, done
        return done.stdout, target.read_bytes() if done.returncode == 0 else None


def read_text(docx, part='word/document.xml'):
    """The texts of a part, a line a paragraph."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        xml = archive.read(part).decode()
    return '\n'.join(''.join(re.findall(r'<w:t(?: [^>]*)?>([^<]*)</w:t>', text)) for text in xml.split('</w:p>'))


def filled_text(*body):
    said, docx = fill(form(*body))
    assert docx, said
    return read_text(docx)


def refused(docx, code, *words):
    said, filled = fill(docx)
    assert filled is None and said.startswith(code + ' '), said
    for word in words:
        assert word in said, (word, said)


def test_both_forms():
    for name in ('mau-bao-cao.docx', 'mau-phieu-ngay.docx'):
        docx = (FORMS / name).read_bytes()
        said, filled = fill(docx)
        text = read_text(filled)
        assert '{{' not in text and '}}' not in text
        assert '10.120' in text and '20.000' in text and '50,6%' in text, text
        assert 'có thể trùng, không cộng' in text and 'lô số 6, ngày 19/11/2026' in text
        assert fill(docx)[1] == filled, 'the same bytes'


def test_plain_field():
    assert filled_text(paragraph('Kỳ: {{ky}}.')).startswith('Kỳ: tháng 11/2026 (từ ngày 01/11/2026 đến ngày 19/11/2026).')


def test_torn_field():
    """As Word tears it: marks, names and spell checking in between, a capital that it put."""
    assert 'a 120 b 1.000 c' in filled_text(paragraph(
        'a {', run('{k', '<w:rPr><w:b/></w:rPr>'), '<w:proofErr w:type="spellStart"/>', 'y_ht_moi', '_cai}', '} b {{ ',
        'Ky_nd_moi_cai', ' }} c'))


def test_looks_of_the_first_run():
    said, docx = fill(form(paragraph(run('{{k', '<w:rPr><w:b/></w:rPr>'), 'y}}')))
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        xml = archive.read('word/document.xml').decode()
    assert re.search(r'<w:b/></w:rPr><w:t[^>]*>tháng 11', xml), xml


def test_lines():
    said, docx = fill(form(paragraph('{{nguoi_ky}}')))
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        xml = archive.read('word/document.xml').decode()
    assert re.search('TM. ỦY BAN NHÂN DÂN</w:t><w:br/><w:t[^>]*>CHỦ TỊCH</w:t>', xml), xml


def test_other_parts():
    said, docx = fill(form(paragraph('x')))
    assert read_text(docx, 'word/header1.xml').startswith('19/11/2026')


def test_document_of_another_name():
    parts = {name: text.replace('word/document.xml', 'word/document2.xml') for name, text in PARTS.items()}
    said, docx = fill(pack({**parts, 'word/document2.xml': document(paragraph('{{ngay}}'))}))
    assert read_text(docx, 'word/document2.xml').startswith('19/11/2026')


def test_rows():
    text = filled_text('<w:tbl>', row('Đơn vị', 'Đã cài'), row('{{don_vi.ten}} {{ngay}}', '{{don_vi.da_cai}}'),
                       row('Cộng'), '</w:tbl>')
    assert text.split('\n')[:7] == ['Đơn vị', 'Đã cài', 'Trường Tiểu học A 19/11/2026', '400', 'Hội A 19/11/2026', '–',
                                    'Cộng'], text


def test_table_in_a_row():
    inner = '<w:tbl>' + row('{{ngay}}') + '</w:tbl>' + paragraph('')
    text = filled_text('<w:tbl>', row('{{don_vi.ten}}', inner), '</w:tbl>')
    assert text.count('19/11/2026') == 2, text


def test_value_is_not_read_again():
    said, docx = fill(form('<w:tbl>', row('{{don_vi.ten}}'), '</w:tbl>'), '{{khong_co}} <&> {{ky}}')
    assert '{{khong_co}} &lt;&amp;&gt; {{ky}}' in read_text(docx), said


def test_unknown_field():
    refused(form(paragraph('{{khong_', 'co}}')), 'FIELD', 'word/document.xml', '{{khong_co}}')
    refused(form(paragraph('{{}}')), 'FIELD', '{{}}')
    refused(form('<w:tbl>', row('{{don_vi.xyz}}'), '</w:tbl>'), 'FIELD', '{{don_vi.xyz}}')
    refused(form('<w:tbl>', row('{{xyz.ten}}'), '</w:tbl>'), 'FIELD', 'xyz')
    refused(form('<w:tbl>', row('{{don_vi.ten}}', '{{luc_luong.ten}}'), '</w:tbl>'), 'FIELD', '{{luc_luong.ten}}')
    refused(form(paragraph('x'), **{'word/header1.xml': PARTS['word/header1.xml'].replace('ngay', 'ngya')}), 'FIELD',
            'word/header1.xml', '{{ngya}}')


def test_fields_in_the_wrong_place():
    refused(form(paragraph('{{don_vi.ten}}')), 'TEMPLATE', '{{don_vi.ten}}', 'row')
    refused(form(paragraph('Tên: {{ky')), 'TEMPLATE', '{{ky', '}} is missing')
    inner = '<w:tbl>' + row('{{luc_luong.ten}}') + '</w:tbl>' + paragraph('')
    refused(form('<w:tbl>', row('{{don_vi.ten}}', inner), '</w:tbl>'), 'TEMPLATE', 'a row that repeats')


def test_no_word_file():
    refused(b'', 'TEMPLATE', 'empty')
    refused(b'x' * 5000, 'TEMPLATE', 'no whole Word file')
    refused(b'x' * (4 * 1024 * 1024 + 1), 'TEMPLATE', 'larger')
    whole = (FORMS / 'mau-bao-cao.docx').read_bytes()
    refused(whole[:len(whole) // 2], 'TEMPLATE')
    refused(pack({'word/document.xml': document(paragraph('x'))}), 'TEMPLATE', 'no document of Word')
    parts = {**PARTS, '[Content_Types].xml': PARTS['[Content_Types].xml'].replace('document.main', 'template.main')}
    refused(pack({**parts, 'word/document.xml': document()}), 'TEMPLATE', 'no document of Word')


def test_a_digit_of_the_packed_data_is_changed():
    whole = bytearray(form(paragraph('{{ky}}')))
    place = whole.index(b'word/document.xml') + len('word/document.xml') + 20
    whole[place] ^= 0xff
    refused(bytes(whole), 'TEMPLATE', 'word/document.xml')


def test_bombs():
    refused(form(paragraph('x'), **{'word/a.xml': b'\0' * (9 * 1024 * 1024)}), 'TEMPLATE', 'word/a.xml', 'larger')
    many = {f'word/{number}.xml': b' ' * (3 * 1024 * 1024) for number in range(6)}
    refused(form(paragraph('x'), **many), 'TEMPLATE', 'larger')
    refused(form(paragraph('x'), **{f'word/{number}.xml': '<x/>' for number in range(300)}), 'TEMPLATE', 'more parts')
    refused(form('<w:sdt>' * 1000 + '</w:sdt>' * 1000), 'TEMPLATE', 'word/document.xml')


def test_names():
    for name in ('../x.xml', '/x.xml', 'word/../x.xml', '..\\x.xml', 'C:x.xml', 'word//x.xml', 'x' * 200, 'word/\n.xml'):
        refused(form(paragraph('x'), **{name: '<x/>'}), 'TEMPLATE', 'leads elsewhere')
    both = [*PARTS.items(), ('word/document.xml', document()), ('WORD/document.xml', document(paragraph('{{ky}}')))]
    refused(pack(both), 'TEMPLATE', 'there twice')
    refused(pack([*PARTS.items(), *2 * [('word/document.xml', document())]]), 'TEMPLATE', 'there twice')


def test_active_content():
    for name in ('word/vbaProject.bin', 'word/embeddings/a.xlsx', 'word/activeX/activeX1.xml'):
        refused(form(paragraph('x'), **{name: 'x'}), 'TEMPLATE', name)
    relations = PARTS['_rels/.rels'].replace('officeDocument"', 'image" TargetMode="External"')
    refused(form(paragraph('x'), **{'word/_rels/document.xml.rels': relations}), 'TEMPLATE', 'word/_rels/document.xml.rels')
    links = PARTS['_rels/.rels'].replace('officeDocument"', 'hyperlink" TargetMode="External"')
    assert fill(form(paragraph('x'), **{'word/_rels/document.xml.rels': links}))[1], 'a link that somebody clicks is none'


def test_nobody_is_told_of():
    """Who made a form, when, and from which template on which disk."""
    core = ('<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Mẫu</dc:title>'
            '<dc:creator>Ai Đó</dc:creator><cp:lastModifiedBy>Ai Đó</cp:lastModifiedBy>'
            '<dcterms:modified>2026-01-02T03:04:05Z</dcterms:modified></cp:coreProperties>')
    relations = PARTS['_rels/.rels'].replace('officeDocument"', 'attachedTemplate" TargetMode="External"').replace(
        'word/document.xml', 'file:///D:/mau/aido.dotx')
    settings = f'<w:settings xmlns:w="{WORD}" xmlns:r="{RELATION}"><w:attachedTemplate r:id="rId1"/><w:zoom/></w:settings>'
    said, docx = fill(form(paragraph('x'), **{'docProps/core.xml': core, 'word/settings.xml': settings,
                                              'word/_rels/settings.xml.rels': relations}))
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert 'Mẫu' in texts['docProps/core.xml'] and '<w:zoom/>' in texts['word/settings.xml']
    for name, text in texts.items():
        for trace in ('Ai Đó', '03:04', 'aido', 'attachedTemplate'):
            assert trace not in text, (name, text)


def test_entities():
    for declared in ('<!ENTITY e SYSTEM "file:///etc/hostname">', '<!ENTITY e "x">'):
        xml = f'<!DOCTYPE w:document [{declared}]>' + document(paragraph('&e;'))
        refused(form(**{'word/document.xml': xml}), 'TEMPLATE', 'word/document.xml', 'entities')
    laughs = ''.join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    for part in ('word/document.xml', 'word/styles.xml'):
        xml = f'<!DOCTYPE w:document [<!ENTITY e0 "x">{laughs}]>' + document(paragraph('&e11;'))
        refused(form(paragraph('x'), **{part: xml}), 'TEMPLATE', part)
    refused(form(paragraph('x'), **{'word/styles.xml': 'no XML'}), 'TEMPLATE', 'word/styles.xml')


def main():
    tests = [(name, value) for name, value in globals().items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    failed = False
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f'ok {number} {name}', flush=True)
        except Exception:  # pylint: disable=broad-except
            failed = True
            print(f'not ok {number} {name}')
            print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()), flush=True)
    return failed


if __name__ == '__main__':
    sys.exit(main())
