/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaflet, poster and picture are drawn with: boxes, texts, pictures, a QR code. For app/report/ only. */
#pragma once

#include "kiosk-materials.h"
#include "kiosk-pdf-text.h"

G_BEGIN_DECLS

#define KIOSK_MATERIALS_FAMILY "Inter,Noto Sans"

/* The colours of the screens. */
typedef enum
{
  KIOSK_MATERIALS_WHITE,
  KIOSK_MATERIALS_PAPER,
  KIOSK_MATERIALS_INK,
  KIOSK_MATERIALS_INK_SOFT,
  KIOSK_MATERIALS_BRAND,
  KIOSK_MATERIALS_BRAND_DEEP,
  KIOSK_MATERIALS_TINT,
  KIOSK_MATERIALS_LINE,
  KIOSK_MATERIALS_AMBER,
  KIOSK_MATERIALS_AMBER_SOFT
} KioskMaterialsColour;

/* Lengths are units of the drawing: millimetres on an A5 page. */
typedef struct
{
  cairo_t      *cr;
  PangoContext *context;
} KioskMaterialsCanvas;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} KioskMaterialsBox;

void   kiosk_materials_fill    (KioskMaterialsCanvas     *self,
                                KioskMaterialsColour      colour,
                                const KioskMaterialsBox  *box,
                                double                    radius);
double kiosk_materials_text    (KioskMaterialsCanvas     *self,
                                KioskMaterialsColour      colour,
                                KioskPdfStyle             style,
                                double                    size,
                                const KioskMaterialsBox  *box,
                                const char               *text);
double kiosk_materials_number  (KioskMaterialsCanvas     *self,
                                guint                     number,
                                KioskPdfStyle             style,
                                double                    size,
                                const KioskMaterialsBox  *box,
                                const char               *text);
double kiosk_materials_picture (KioskMaterialsCanvas     *self,
                                GBytes                   *picture,
                                const KioskMaterialsBox  *box);
double kiosk_materials_qr      (KioskMaterialsCanvas     *self,
                                const KioskMaterials     *materials,
                                double                    x,
                                double                    y,
                                double                    module);

G_END_DECLS
