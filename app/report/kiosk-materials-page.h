/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the leaflet; the poster is the first of them, twice as large. For app/report/ only. */
#pragma once

#include "kiosk-materials-canvas.h"

G_BEGIN_DECLS

/* A5 in millimetres. */
#define KIOSK_MATERIALS_PAGE_WIDTH  148.0
#define KIOSK_MATERIALS_PAGE_HEIGHT 210.0

extern const char *const kiosk_materials_scan_steps[];

void kiosk_materials_draw_front (KioskMaterialsCanvas  *canvas,
                                 const KioskMaterials  *materials);
void kiosk_materials_draw_back  (KioskMaterialsCanvas  *canvas,
                                 const KioskMaterials  *materials);
char *kiosk_materials_dup_ward  (const KioskMaterials  *materials);

G_END_DECLS
