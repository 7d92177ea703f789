/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an office is open. */
#pragma once

#include "kiosk-day.h"

G_BEGIN_DECLS

#define KIOSK_MINUTES_A_DAY 1440

typedef struct
{
  guint open_min;   /* of the day, in Asia/Ho_Chi_Minh */
  guint close_min;  /* after open_min, KIOSK_MINUTES_A_DAY at most; no longer open */
  guint days;       /* a bit for each: 1 << 0 is Monday */
} KioskHours;

gboolean  kiosk_hours_parse    (const char       *text,
                                KioskHours       *out_hours);
gboolean  kiosk_hours_is_valid (const KioskHours *self);
char     *kiosk_hours_dup_text (const KioskHours *self);
gboolean  kiosk_hours_is_open  (const KioskHours *self,
                                KioskDay          day,
                                guint             minute);

G_END_DECLS
