/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaflet, poster, picture and post of a ward, made from the pages and the link that its kiosk shows. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-pack.h"

G_BEGIN_DECLS

GPtrArray *kiosk_materials_files_new (KioskPack   *pack,
                                      const char  *ward_name,
                                      const char  *link,
                                      KioskDay     day,
                                      GError     **error);

G_END_DECLS
