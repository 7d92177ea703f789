# SPDX-License-Identifier: GPL-3.0-or-later
"""timedate.py accepts|refuses|is-silent: stands in for systemd-timedated on the bus of DBUS_SYSTEM_BUS_ADDRESS.

Says "ready" once it has its name, and then each call as it came; no clock is touched."""
import sys

from gi.repository import Gio, GLib

NAME = 'org.freedesktop.timedate1'
# As `busctl introspect org.freedesktop.timedate1 /org/freedesktop/timedate1` shows it.
INTERFACE = f"""
<node>
  <interface name='{NAME}'>
    <method name='SetTime'>
      <arg name='usec_utc' type='x' direction='in'/>
      <arg name='relative' type='b' direction='in'/>
      <arg name='interactive' type='b' direction='in'/>
    </method>
  </interface>
</node>
"""


def say(line):
    print(line, flush=True)


def answer(_bus, _sender, _path, _interface, method, parameters, invocation):
    say(f'{method} {parameters.print_(False)}')
    if sys.argv[1] == 'accepts':
        invocation.return_value(None)
    elif sys.argv[1] == 'refuses':
        invocation.return_dbus_error(f'{NAME}.AutomaticTimeSyncEnabled',
                                     'Automatic time synchronization is enabled')


def main():
    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SYSTEM, None)
    bus.register_object('/org/freedesktop/timedate1', Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], answer,
                        None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: say('ready'),
                                   lambda *_: sys.exit('The name is taken'))
    loop.run()


if __name__ == '__main__':
    main()
