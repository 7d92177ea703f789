/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orientation and size of everything on the screen. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-layout.h"

/* The screens are drawn on a sheet whose short side is 54rem; body text is 1.3rem, a big button 5rem high. */
#define SHORT_SIDE_REM 54.0

/* What each press of "Chữ to" does. */
static const double step_factors[] = { 1.0, 1.14, 1.28 };

/* Body text of 5 mm: its line, 1.3rem times 1.4, is about 7 mm. */
#define BODY_LINE_MM  7.0
#define BODY_LINE_REM (1.3 * 1.4)

#define QR_SHARE       0.40
#define SMALL_QR_SHARE 0.30

/* A small screen starts with larger text, as far as the largest step goes; a large one keeps to its short side. */
static double
get_scale (const KioskLayoutInput *input,
           double rem_px)
{
  double largest = step_factors[G_N_ELEMENTS (step_factors) - 1];
  double step = step_factors[MIN (input->text_step, G_N_ELEMENTS (step_factors) - 1)];
  double wanted = 1.0;

  if (input->mm_per_px > 0)
    wanted = MAX (1.0, BODY_LINE_MM / input->mm_per_px / (BODY_LINE_REM * rem_px));
  return MIN (largest, wanted * step);
}

KioskLayout
kiosk_layout_compute (const KioskLayoutInput *input)
{
  int short_px = MIN (input->width_px, input->height_px);
  double rem_px = short_px / SHORT_SIDE_REM;
  KioskLayout layout = {
    .is_portrait = input->height_px > input->width_px,
    .rem_px = rem_px * get_scale (input, rem_px),
    .qr_px = (int) (QR_SHARE * short_px + 0.999),
    .small_qr_px = (int) (SMALL_QR_SHARE * short_px + 0.999),
  };

  layout.show_extras = layout.rem_px < rem_px * step_factors[1] * 0.99;
  return layout;
}

/* What staff set comes first; what the monitor says of itself counts if it is between a telephone and a
 * wall (0.1 to 1 mm a pixel): many panels report 0 mm, or 16 and 9. */
double
kiosk_layout_choose_mm_per_px (double setting,
                               int width_mm,
                               int width_px)
{
  double said = width_px > 0 ? (double) width_mm / width_px : 0;

  if (setting > 0)
    return setting;
  return said >= 0.1 && said <= 1.0 ? said : 0;
}
