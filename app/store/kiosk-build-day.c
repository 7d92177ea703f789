/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day before which this program cannot have run. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-build-day.h"

/**
 * kiosk_build_day_get:
 *
 * The day of `SOURCE_DATE_EPOCH` at build time, else the day of the release as the project writes it down: never the
 * build machine's clock, so that two builds are the same program. Any thread.
 *
 * Returns: the day; known
 */
KioskDay
kiosk_build_day_get (void)
{
  KioskDay day = kiosk_day_from_iso (KIOSK_BUILD_DATE);

  g_assert (day != KIOSK_DAY_UNKNOWN);
  return day;
}
