/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The input devices that belong to a machine: its touch panel, and a keyboard if it has one. */
#pragma once

#include <glib.h>

#include "kiosk-usb-device.h"

G_BEGIN_DECLS

#define KIOSK_USB_KNOWN_NAME "usb-known"

typedef struct _KioskUsbKnown KioskUsbKnown;

KioskUsbKnown *kiosk_usb_known_load     (const char           *path,
                                         GError              **error);
gboolean       kiosk_usb_known_save     (KioskUsbKnown        *self,
                                         const char           *path,
                                         GError              **error);
void           kiosk_usb_known_free     (KioskUsbKnown        *self);
gboolean       kiosk_usb_known_is_new   (KioskUsbKnown        *self);
gboolean       kiosk_usb_known_is_empty (KioskUsbKnown        *self);
gboolean       kiosk_usb_known_add      (KioskUsbKnown        *self,
                                         const KioskUsbDevice *device);
gboolean       kiosk_usb_known_allows   (KioskUsbKnown        *self,
                                         const KioskUsbDevice *device);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskUsbKnown, kiosk_usb_known_free)

G_END_DECLS
