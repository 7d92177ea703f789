# SPDX-License-Identifier: GPL-3.0-or-later
"""logind.py may|may-not|refuses: stands in for systemd-logind on the bus of DBUS_SYSTEM_BUS_ADDRESS.

Says "ready" once it has its name, and then each order as it came; no machine goes down."""
import sys

from gi.repository import Gio, GLib

NAME = 'org.freedesktop.login1'
# As `busctl introspect org.freedesktop.login1 /org/freedesktop/login1` shows it.
INTERFACE = f"""
<node>
  <interface name='{NAME}.Manager'>
    <method name='CanReboot'><arg name='result' type='s' direction='out'/></method>
    <method name='CanPowerOff'><arg name='result' type='s' direction='out'/></method>
    <method name='Reboot'><arg name='interactive' type='b' direction='in'/></method>
    <method name='PowerOff'><arg name='interactive' type='b' direction='in'/></method>
  </interface>
</node>
"""


def say(line):
    print(line, flush=True)


def answer(_bus, _sender, _path, _interface, method, parameters, invocation):
    if method.startswith('Can'):
        # What an account may do with a password only is "challenge".
        invocation.return_value(GLib.Variant('(s)', ('challenge' if sys.argv[1] == 'may-not' else 'yes',)))
        return
    say(f'{method} {parameters.print_(False)}')
    if sys.argv[1] == 'refuses':
        invocation.return_dbus_error(f'{NAME}.OperationInProgress', 'There is already a shutdown in progress')
    else:
        invocation.return_value(None)


def main():
    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SYSTEM, None)
    bus.register_object('/org/freedesktop/login1', Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], answer,
                        None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: say('ready'),
                                   lambda *_: sys.exit('The name is taken'))
    loop.run()


if __name__ == '__main__':
    main()
