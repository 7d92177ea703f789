/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orientation and size of everything on the screen, from its size in pixels and millimetres and the text step. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int      width_px;
  int      height_px;
  double   mm_per_px;   /* 0: unknown */
  guint    text_step;   /* 0, 1 or 2 */
} KioskLayoutInput;

typedef struct
{
  gboolean is_portrait;
  double   rem_px;      /* what 1rem is */
  int      qr_px;       /* least side of the QR code's dark square, 40 % of the short side */
  int      small_qr_px; /* the same on pages that are read with the phone in hand, beside their text */
  gboolean show_extras; /* room for what is good to know but not needed */
} KioskLayout;

KioskLayout kiosk_layout_compute         (const KioskLayoutInput *input);
double      kiosk_layout_choose_mm_per_px (double setting,
                                           int    width_mm,
                                           int    width_px);

G_END_DECLS
