/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Media that come and go as they are told. Linked into tests only. */
#pragma once

#include "kiosk-media.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_MANUAL_MEDIA (kiosk_manual_media_get_type ())
G_DECLARE_FINAL_TYPE (KioskManualMedia, kiosk_manual_media, KIOSK, MANUAL_MEDIA, GObject)

KioskMedia  *kiosk_manual_media_new    (void);
void         kiosk_manual_media_put    (KioskManualMedia *self,
                                        KioskMedium      *medium,
                                        guint64           size_bytes);
void         kiosk_manual_media_set    (KioskManualMedia *self,
                                        KioskMediaState   state,
                                        KioskMediaFault   fault);

G_END_DECLS
