/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business date and the shift: the only times that the kiosk keeps. */
#pragma once

#include "kiosk-nick.h"

G_BEGIN_DECLS

/* A date in Asia/Ho_Chi_Minh as a Julian day number of GDate; KIOSK_DAY_UNKNOWN where nobody knows. */
typedef guint32 KioskDay;

#define KIOSK_DAY_UNKNOWN 0u

typedef enum
{
  KIOSK_SHIFT_AM,   /* before 12:00 */
  KIOSK_SHIFT_PM,   /* before 17:00 */
  KIOSK_SHIFT_EVE,  /* from 17:00 */
  KIOSK_N_SHIFTS
} KioskShift;

KioskDay    kiosk_day_from_unix     (gint64       unix_s);
KioskDay    kiosk_day_from_iso      (const char  *iso);
char       *kiosk_day_dup_iso       (KioskDay     day);
GDateTime  *kiosk_day_to_date_time  (KioskDay     day);

KIOSK_DECLARE_NICKS (KioskShift, kiosk_shift)
KioskShift  kiosk_shift_from_unix   (gint64       unix_s);
int         kiosk_minute_from_unix  (gint64       unix_s);

G_END_DECLS
