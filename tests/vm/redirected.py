# SPDX-License-Identifier: GPL-3.0-or-later
"""A USB device with the interfaces that somebody wants it to have, given to the machine over the protocol of usbredir.

The protocol: usb-redirection-protocol.md of the project spice/usbredir, version 0.7, with those three of its additions
that QEMU wants for XHCI: sizes of packets, ids of 64 bits, and lengths of 32 bits."""
import os
import socket
import struct
import threading

HELLO, CONNECT, INTERFACES, ENDPOINTS = 0, 1, 4, 5
SET_CONFIGURATION, GET_CONFIGURATION, CONFIGURATION = 6, 7, 8
SET_ALTERNATE, GET_ALTERNATE, ALTERNATE = 9, 10, 11
START_INTERRUPT, INTERRUPT_STATUS = 15, 17
CONTROL, BULK, INTERRUPT = 100, 101, 103
ADDITIONS = 1 << 4 | 1 << 5 | 1 << 6
DONE, STALL = 0, 4
FULL_SPEED = 1
NO_ENDPOINT, IS_CONTROL, IS_BULK, IS_INTERRUPT = 255, 0, 2, 3
GET_DESCRIPTOR, OF_DEVICE, OF_CONFIGURATION, OF_TEXT, OF_REPORT = 6, 1, 2, 3, 0x22
GET_REPORT = 1
VENDOR, PRODUCT = 0x1d6b, 0x0104

STORAGE = (8, 6, 0x50), [(0x81, IS_BULK), (0x02, IS_BULK)]
KEYBOARD = (3, 1, 1), [(0x83, IS_INTERRUPT)]
FINGERS = 2
TOUCH_MAX = 32767
TOUCHES, TOUCH_LIMIT = 1, 2
# HID Usage Tables 1.12 §16: a finger is whether it touches, its number, and its place.
FINGER = bytes.fromhex('0922 a102 0942 1500 2501 7501 9501 8102 9507 8103 0951 7508 9501 257f 8102'
                       '0501 26ff7f 7510 9501 0930 8102 0931 8102 050d c0')
TOUCH_REPORT = (bytes.fromhex('050d 0904 a101 8501') + FINGERS * FINGER + bytes.fromhex('0954 257f 7508 9501 8102')
                + bytes.fromhex('8502 0955 2502 7508 9501 b102 c0'))
TOUCH = (3, 0, 0), [(0x83, IS_INTERRUPT)]
# What is between an interface and its endpoint: HID 1.11 §6.2.1. A boot keyboard's report has 63 bytes.
REPORT_SIZES = {KEYBOARD[0]: 63, TOUCH[0]: len(TOUCH_REPORT)}


def describe_reports(kind):
    return struct.pack('<BBHBBBH', 9, 0x21, 0x111, 0, 1, OF_REPORT, REPORT_SIZES[kind]) if kind in REPORT_SIZES else b''


def describe_device():
    return struct.pack('<BBHBBBBHHHBBBB', 18, OF_DEVICE, 0x0200, 0, 0, 0, 64, VENDOR, PRODUCT, 0x0100, 0, 1, 0, 1)


def describe_interface(number, interface):
    (kind, subkind, protocol), endpoints = interface
    text = struct.pack('<9B', 9, 4, number, 0, len(endpoints), kind, subkind, protocol, 0) + describe_reports(interface[0])
    return text + b''.join(struct.pack('<BBBBHB', 7, 5, address, way, 64, 10) for address, way in endpoints)


def describe_configuration(interfaces):
    text = b''.join(describe_interface(number, interface) for number, interface in enumerate(interfaces))
    return struct.pack('<BBHBBBBB', 9, OF_CONFIGURATION, 9 + len(text), len(interfaces), 1, 0, 0x80, 50) + text


def describe_text(number, name):
    text = name.encode('utf-16-le') if number else struct.pack('<H', 0x0409)
    return struct.pack('<BB', 2 + len(text), OF_TEXT) + text


class Device:
    """`interfaces` of STORAGE, KEYBOARD and TOUCH. It can be found and looked at; it stores nothing and types nothing."""

    def __init__(self, path, name, interfaces):
        self.name, self.interfaces = name, interfaces
        self.line, self.lock = None, threading.Lock()
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(os.fspath(path))
        self.listener.listen(1)
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        self.line, _ = self.listener.accept()
        self.listener.close()
        try:
            hello = struct.pack('<64sI', b'a stick', ADDITIONS)
            self.line.sendall(struct.pack('<III', HELLO, len(hello), 0) + hello)
            _, length, _ = struct.unpack('<III', self.receive(12))
            self.receive(length)
            self.introduce()
            while True:
                kind, length, number = struct.unpack('<IIQ', self.receive(16))
                self.answer(kind, number, self.receive(length))
        except OSError:
            self.line.close()

    def receive(self, length):
        text = b''
        while len(text) < length:
            more = self.line.recv(length - len(text))
            if not more:
                raise OSError('the machine went')
            text += more
        return text

    def send(self, kind, number, text):
        with self.lock:
            self.line.sendall(struct.pack('<IIQ', kind, len(text), number) + text)

    def answer(self, kind, number, text):
        if kind in (SET_CONFIGURATION, GET_CONFIGURATION):
            self.send(CONFIGURATION, number, bytes([DONE, 1]))
        elif kind in (SET_ALTERNATE, GET_ALTERNATE):
            self.send(ALTERNATE, number, bytes([DONE, text[0], 0]))
        elif kind == START_INTERRUPT:
            self.send(INTERRUPT_STATUS, number, bytes([DONE, text[0]]))
        elif kind == CONTROL:
            self.answer_control(number, text)
        elif kind == BULK:
            self.send(BULK, number, text[:1] + bytes([STALL, 0, 0]) + text[4:8] + bytes(2))

    def introduce(self):
        kinds = [interface[0] for interface in self.interfaces]
        columns = [bytes(range(len(kinds))), *(bytes(column) for column in zip(*kinds))]
        ways, owners = bytearray([NO_ENDPOINT] * 32), bytearray(32)
        ways[0] = ways[16] = IS_CONTROL
        for owner, (_, endpoints) in enumerate(self.interfaces):
            for address, way in endpoints:
                place = (address & 0x80) >> 3 | address & 0x0f
                ways[place], owners[place] = way, owner
        self.send(INTERFACES, 0, struct.pack('<I', len(kinds)) + b''.join(column.ljust(32, b'\0') for column in columns))
        self.send(ENDPOINTS, 0, bytes(ways) + bytes([10] * 32) + bytes(owners) + struct.pack('<32H', *[64] * 32))
        self.send(CONNECT, 0, struct.pack('<BBBBHH', FULL_SPEED, 0, 0, 0, VENDOR, PRODUCT))

    def answer_control(self, number, text):
        endpoint, request, kind, _, value, index, length = struct.unpack('<BBBBHHH', text[:10])
        found = self.find(kind, request, value)
        # What is sent to it (kind < 0x80) it takes as it is.
        status = DONE if found is not None or kind < 0x80 else STALL
        told = (found or b'')[:length]
        self.send(CONTROL, number, struct.pack('<BBBBHHH', endpoint, request, kind, status, value, index, len(told) or length) + told)

    def find(self, kind, request, value):
        """What it says of itself; None where it does not know."""
        if request != GET_DESCRIPTOR or kind not in (0x80, 0x81):
            return None
        return {OF_DEVICE: describe_device, OF_CONFIGURATION: lambda: describe_configuration(self.interfaces),
                OF_TEXT: lambda: describe_text(value & 0xff, self.name)}.get(value >> 8, lambda: None)()


class Panel(Device):
    """A touch panel for two fingers."""

    def __init__(self, path):
        super().__init__(path, 'a touch panel', [TOUCH])

    def find(self, kind, request, value):
        if kind == 0x81 and request == GET_DESCRIPTOR and value >> 8 == OF_REPORT:
            return TOUCH_REPORT
        if kind == 0xa1 and request == GET_REPORT and value & 0xff == TOUCH_LIMIT:
            return bytes([TOUCH_LIMIT, FINGERS])
        return super().find(kind, request, value)

    def tell(self, fingers):
        """`fingers`: (touches, x, y) each, the places between 0 and 1."""
        fingers = list(fingers)
        text = bytes([TOUCHES])
        for number in range(FINGERS):
            touches, x, y = fingers[number] if number < len(fingers) else (False, 0, 0)
            text += struct.pack('<BBHH', touches, number, int(x * TOUCH_MAX), int(y * TOUCH_MAX))
        text += bytes([len(fingers)])
        self.send(INTERRUPT, 0, struct.pack('<BBH', 0x83, DONE, len(text)) + text)
