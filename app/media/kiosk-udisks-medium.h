/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stick that UDisks2 tells of. */
#pragma once

#include <udisks/udisks.h>

#include "kiosk-medium.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_UDISKS_MEDIUM (kiosk_udisks_medium_get_type ())
G_DECLARE_FINAL_TYPE (KioskUdisksMedium, kiosk_udisks_medium, KIOSK, UDISKS_MEDIUM, GObject)

KioskUdisksMedium  *kiosk_udisks_medium_new         (UDisksObject       *object,
                                                     UDisksDrive        *drive);
gboolean            kiosk_udisks_medium_is_of       (KioskUdisksMedium  *self,
                                                     UDisksObject       *object);
gboolean            kiosk_udisks_medium_is_mounted  (KioskUdisksMedium  *self);
gboolean            kiosk_udisks_medium_is_off      (KioskUdisksMedium  *self);
void                kiosk_udisks_medium_set_gone    (KioskUdisksMedium  *self);

G_END_DECLS
