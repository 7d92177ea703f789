# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk made of minisign alone, by what formats.md says of receipts."""
import base64
import csv
import json
import subprocess

KEY_ID = slice(2, 10)


class Desk:
    def __init__(self, folder, name='desk'):
        self.public, self.secret = folder / f'{name}.pub', folder / f'{name}.sec'
        subprocess.run(['minisign', '-G', '-W', '-p', self.public, '-s', self.secret], check=True, capture_output=True,
                       timeout=60)
        line = self.public.read_text(encoding='utf-8').splitlines()[1]
        self.id = base64.b64decode(line)[KEY_ID][::-1].hex().upper()

    def sign(self, path, comment):
        subprocess.run(['minisign', '-S', '-s', self.secret, '-m', path, '-t', comment], check=True, capture_output=True,
                       input=b'\n', timeout=60)

    def receive(self, export, name='nhan-20261118-1.json', **more):
        """Writes beside `export` that all of it was received; `more` says what is otherwise."""
        with open(export / 'batches.csv', encoding='utf-8', newline='') as file:
            last = list(csv.DictReader(file))[-1]
        batch = {'epoch': last['epoch'], 'n': int(last['n']), 'hash': last['hash']}
        receipt = {'what': 'receipt', 'format': 1, 'desk': self.id, 'kiosk': last['kiosk'], 'day': '2026-11-18',
                   'received': [batch], **more}
        path = export.parent / name
        path.write_text(json.dumps(receipt), encoding='utf-8')
        named = receipt['received'][-1]
        self.sign(path, f'receipt kiosk={receipt["kiosk"]} epoch={named["epoch"]} n={named["n"]} '
                        f'epochs={len(receipt["received"])} desk={receipt["desk"]} day={receipt["day"]}')
        return path
