/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kernel's tree of USB devices: who is there, and who may work (Documentation/usb/authorization.rst). */
#pragma once

#include <glib.h>

#include "kiosk-usb-device.h"

G_BEGIN_DECLS

#define KIOSK_USB_TREE_FOLDER "/sys/bus/usb/devices"

GPtrArray      *kiosk_usb_tree_dup_devices   (const char  *folder,
                                              GError     **error);
GPtrArray      *kiosk_usb_tree_dup_buses     (const char  *folder,
                                              GError     **error);
KioskUsbDevice *kiosk_usb_tree_read_device   (const char  *device_folder);
gboolean        kiosk_usb_tree_authorize     (const char  *device_folder,
                                              gboolean     is_allowed,
                                              GError     **error);
gboolean        kiosk_usb_tree_set_default   (const char  *bus_folder,
                                              gboolean     is_allowed,
                                              GError     **error);

G_END_DECLS
