/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaflet, poster, picture and post of a ward, made from the pages and the link that its kiosk shows. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-pack.h"

G_BEGIN_DECLS

/* What `top` of a label is for these: the signed folders hold figures alone. */
#define KIOSK_MATERIALS_TOP "TAI-LIEU"

GPtrArray *kiosk_materials_files_new        (KioskPack            *pack,
                                             const char           *ward_name,
                                             const char           *link,
                                             KioskDay              day,
                                             GError              **error);
void       kiosk_materials_files_new_async  (KioskPack            *pack,
                                             const char           *ward_name,
                                             const char           *link,
                                             KioskDay              day,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray *kiosk_materials_files_new_finish (GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
