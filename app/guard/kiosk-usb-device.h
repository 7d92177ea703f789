/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a USB device says that it is: its descriptors, as the kernel has them before any driver may talk to it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_USB_DESCRIPTORS_MAX_BYTES (256 * 1024)

typedef enum
{
  KIOSK_USB_KIND_OTHER,   /* anything else, and whatever has an interface of another kind beside it */
  KIOSK_USB_KIND_HUB,
  KIOSK_USB_KIND_STORAGE, /* every interface is a disk that speaks SCSI */
  KIOSK_USB_KIND_INPUT    /* keyboard, mouse, touch panel; a maker's own interface may stand beside */
} KioskUsbKind;

typedef struct _KioskUsbDevice KioskUsbDevice;

KioskUsbDevice *kiosk_usb_device_new_from_descriptors (const guint8         *bytes,
                                                       gsize                 size_bytes);
void            kiosk_usb_device_free                 (KioskUsbDevice       *self);
KioskUsbKind    kiosk_usb_device_get_kind             (const KioskUsbDevice *self);
const char     *kiosk_usb_device_get_text             (const KioskUsbDevice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskUsbDevice, kiosk_usb_device_free)

G_END_DECLS
