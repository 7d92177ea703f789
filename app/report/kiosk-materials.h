/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a ward hangs up, hands out and posts: the pages of the kiosk on paper, with the link that staff tested. */
#pragma once

#include "kiosk-day.h"
#include "kiosk-report-error.h"

G_BEGIN_DECLS

#define KIOSK_MATERIALS_LEAFLET_NAME "to-roi-A5.pdf"
#define KIOSK_MATERIALS_POSTER_NAME  "ap-phich-A3.pdf"
#define KIOSK_MATERIALS_PICTURE_NAME "anh-bai-dang.png"
#define KIOSK_MATERIALS_POST_NAME    "bai-dang.txt"

/* The least side of the QR code on the poster and on the leaflet, without its quiet zone. */
#define KIOSK_MATERIALS_QR_MM 60

#define KIOSK_MATERIALS_PICTURE_PX 1080

#define KIOSK_MATERIALS_BENEFITS_MAX 4
#define KIOSK_MATERIALS_STEPS_MAX    6

/* Texts are Vietnamese, UTF-8 in NFC. */
typedef struct
{
  const char *title;
  const char *line;
  GBytes     *picture;  /* (nullable): an SVG or PNG that was checked */
} KioskMaterialsItem;

/* What they are made from. Borrowed. */
typedef struct
{
  const char        *ward_name;  /* "Phường Tân Sơn Hòa" */
  KioskDay           day;        /* of the export; known */

  const char        *link;       /* (nullable): %NULL where nobody has scanned it and found it right */
  const char        *host;       /* of the link */
  const guint8      *modules;    /* (array length=n_modules * n_modules): of its QR code, row by row; 1: dark */
  guint              n_modules;  /* of a side; 0: no link */

  KioskMaterialsItem benefits[KIOSK_MATERIALS_BENEFITS_MAX];
  guint              n_benefits;
  KioskMaterialsItem steps[KIOSK_MATERIALS_STEPS_MAX];
  guint              n_steps;
  const char *const *find_how;   /* how to find the app by its name */
  const char *const *fraud_how;  /* how to keep safe */
} KioskMaterials;

GBytes *kiosk_materials_new_leaflet (const KioskMaterials  *self,
                                     GError               **error);
GBytes *kiosk_materials_new_poster  (const KioskMaterials  *self,
                                     GError               **error);
GBytes *kiosk_materials_new_picture (const KioskMaterials  *self,
                                     GError               **error);
char   *kiosk_materials_dup_post    (const KioskMaterials  *self);

G_END_DECLS
