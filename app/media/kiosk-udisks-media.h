/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sticks, as UDisks2 on the system bus tells of them. */
#pragma once

#include "kiosk-media.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_UDISKS_MEDIA (kiosk_udisks_media_get_type ())
G_DECLARE_FINAL_TYPE (KioskUdisksMedia, kiosk_udisks_media, KIOSK, UDISKS_MEDIA, GObject)

KioskMedia *kiosk_udisks_media_new (gboolean with_loops);

G_END_DECLS
