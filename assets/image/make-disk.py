# SPDX-License-Identifier: GPL-3.0-or-later
"""make-disk.py DISK --bios BOOT CORE --efi FAT --root UUID FILE --state UUID FILE: writes the image of a disk with a GPT,
that UEFI starts from its FAT partition and BIOS from GRUB's boot.img and core.img. Needs no root and mounts nothing.

GRUB's own tool for the last would want the disk as a device. Its work here is to tell each part where the next one lies:
boot.img in the sector of the MBR (grub/i386/pc/boot.h), core.img's first sector about its others (diskboot.h)."""
import argparse
import os
import struct
import subprocess

SECTOR = 512
MIB = 1024 * 1024
ROOM_AT_END = MIB

BIOS_BOOT = '21686148-6449-6E6F-744E-656564454649'
EFI_SYSTEM = 'C12A7328-F81F-11D2-BA4B-00A0C93EC93B'
ROOT_X86_64 = '4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709'
LINUX = '0FC63DAF-8483-4772-8E79-3D69D8477DE4'

# Where boot.img keeps the first sector of core.img, its check of the drive's number, and the table of partitions.
BOOT_KERNEL_SECTOR = 0x5c
BOOT_DRIVE_CHECK = 0x66
BOOT_TABLE = slice(0x1b8, 0x1fe)
# Where the first sector of core.img keeps the first of its others.
CORE_LIST = 0x1f4


def round_up(size):
    return (size + MIB - 1) // MIB * MIB


def plan(arguments):
    """(name, type, uuid, file, begin, size) of each partition, in bytes."""
    parts = [('congdanso-bios', BIOS_BOOT, None, None, MIB), ('congdanso-efi', EFI_SYSTEM, None, arguments.efi, 0),
             ('congdanso-root', ROOT_X86_64, *arguments.root, 0), ('congdanso-state', LINUX, *arguments.state, 0)]
    begin = MIB
    for name, kind, uuid, path, size in parts:
        size = round_up(size or os.path.getsize(path))
        yield name, kind, uuid, path, begin, size
        begin += size


def write_table(disk, parts):
    lines = ['label: gpt', f'sector-size: {SECTOR}']
    for name, kind, uuid, _, begin, size in parts:
        lines.append(f'start={begin // SECTOR}, size={size // SECTOR}, type={kind}, name={name}'
                     + (f', uuid={uuid}' if uuid else ''))
    subprocess.run(['sfdisk', '--quiet', disk], input='\n'.join(lines), encoding='utf-8', check=True)


def write_file(disk, path, begin):
    """Holes stay holes."""
    subprocess.run(['dd', 'status=none', f'if={path}', f'of={disk}', 'bs=1M', f'seek={begin // MIB}', 'conv=notrunc,sparse'],
                   check=True)


def write_bios(disk, boot_path, core_path, begin):
    with open(boot_path, 'rb') as file:
        boot = bytearray(file.read(SECTOR))
    with open(core_path, 'rb') as file:
        core = bytearray(file.read())
    assert len(core) <= MIB
    first = begin // SECTOR
    struct.pack_into('<Q', boot, BOOT_KERNEL_SECTOR, first)
    boot[BOOT_DRIVE_CHECK:BOOT_DRIVE_CHECK + 2] = b'\x90\x90'
    struct.pack_into('<Q', core, CORE_LIST, first + 1)
    with open(disk, 'r+b') as file:
        boot[BOOT_TABLE] = file.read(SECTOR)[BOOT_TABLE]
        file.seek(0)
        file.write(boot)
        file.seek(begin)
        file.write(core)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('disk')
    parser.add_argument('--bios', nargs=2, required=True)
    parser.add_argument('--efi', required=True)
    parser.add_argument('--root', nargs=2, required=True)
    parser.add_argument('--state', nargs=2, required=True)
    arguments = parser.parse_args()

    parts = list(plan(arguments))
    with open(arguments.disk, 'wb') as file:
        file.truncate(parts[-1][4] + parts[-1][5] + ROOM_AT_END)
    write_table(arguments.disk, parts)
    for _, _, _, path, begin, _ in parts:
        if path:
            write_file(arguments.disk, path, begin)
    write_bios(arguments.disk, *arguments.bios, parts[0][4])


if __name__ == '__main__':
    main()
