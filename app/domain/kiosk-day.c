/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Business dates and shifts, computed in the one zone the wards live in. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-day.h"

#include <string.h>

#define NOON_HOUR    12
#define EVENING_HOUR 17

static const char *const shift_nicks[KIOSK_N_SHIFTS] = { "am", "pm", "eve" };

/* The zone is named here and not taken from the machine: a kiosk imaged in UTC must not
 * start its day at seven in the morning. Viet Nam has kept +07:00 without daylight saving
 * since 1975, so the fixed offset is right where the zone files are missing. Kept for good: GLib
 * reads the zone's file anew for whoever asks after the last one let go of it, twice a tap here. */
static GTimeZone *
get_zone (void)
{
  static GTimeZone *kept;

  if (g_once_init_enter (&kept))
    {
      GTimeZone *zone = g_time_zone_new_identifier ("Asia/Ho_Chi_Minh");

      g_once_init_leave (&kept, zone != NULL ? zone : g_time_zone_new_offset (7 * 3600));
    }
  return kept;
}

static GDateTime *
new_local (gint64 unix_s)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_s);

  return utc != NULL ? g_date_time_to_timezone (utc, get_zone ()) : NULL;
}

/**
 * kiosk_day_from_unix:
 * @unix_s: seconds since 1970-01-01 00:00 UTC
 *
 * The business date at that moment: the calendar date in Asia/Ho_Chi_Minh. Any thread.
 *
 * Returns: the day, or %KIOSK_DAY_UNKNOWN when @unix_s is outside years 1 to 9999
 */
KioskDay
kiosk_day_from_unix (gint64 unix_s)
{
  g_autoptr (GDateTime) local = new_local (unix_s);
  GDate date;
  int year, month, day;

  if (local == NULL)
    return KIOSK_DAY_UNKNOWN;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

static gboolean
has_iso_shape (const char *iso)
{
  if (iso == NULL || strlen (iso) != 10)
    return FALSE;

  for (int i = 0; i < 10; i++)
    if ((i == 4 || i == 7) ? iso[i] != '-' : !g_ascii_isdigit (iso[i]))
      return FALSE;
  return TRUE;
}

/**
 * kiosk_day_from_iso:
 * @iso: (nullable): a date written `yyyy-mm-dd` (ISO 8601, extended form, 10 bytes)
 *
 * Reads a date strictly: no spaces, no other order, no date that the calendar lacks. Any thread.
 *
 * Returns: the day, or %KIOSK_DAY_UNKNOWN when @iso is not such a date
 */
KioskDay
kiosk_day_from_iso (const char *iso)
{
  int year, month, day;
  GDate date;

  if (!has_iso_shape (iso))
    return KIOSK_DAY_UNKNOWN;

  year = (int) g_ascii_strtoll (iso, NULL, 10);
  month = (int) g_ascii_strtoll (iso + 5, NULL, 10);
  day = (int) g_ascii_strtoll (iso + 8, NULL, 10);
  if (!g_date_valid_dmy (day, month, year))
    return KIOSK_DAY_UNKNOWN;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

/**
 * kiosk_day_dup_iso:
 * @day: a day, or %KIOSK_DAY_UNKNOWN
 *
 * Writes @day as `yyyy-mm-dd`; an unknown day is the empty string, as the files have it. Any thread.
 *
 * Returns: (transfer full): the text, 10 bytes or none
 */
char *
kiosk_day_dup_iso (KioskDay day)
{
  GDate date;

  if (day == KIOSK_DAY_UNKNOWN)
    return g_strdup ("");

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

/**
 * kiosk_day_to_date_time:
 * @day: a known day
 *
 * Midnight at which @day begins in Asia/Ho_Chi_Minh, for formatting. Any thread.
 *
 * Returns: (transfer full): the moment
 */
GDateTime *
kiosk_day_to_date_time (KioskDay day)
{
  GDate date;

  g_return_val_if_fail (day != KIOSK_DAY_UNKNOWN, NULL);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_date_time_new (get_zone (), g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 0, 0,
                          0);
}

/* Names in files: `am`, `pm`, `eve`. */
KIOSK_DEFINE_NICKS (KioskShift, kiosk_shift, shift_nicks)

/**
 * kiosk_shift_from_unix:
 * @unix_s: seconds since 1970-01-01 00:00 UTC
 *
 * The shift at that moment in Asia/Ho_Chi_Minh. Any thread.
 *
 * Returns: the shift; %KIOSK_SHIFT_AM when @unix_s is outside years 1 to 9999
 */
KioskShift
kiosk_shift_from_unix (gint64 unix_s)
{
  g_autoptr (GDateTime) local = new_local (unix_s);
  int hour = local != NULL ? g_date_time_get_hour (local) : 0;

  if (hour < NOON_HOUR)
    return KIOSK_SHIFT_AM;
  return hour < EVENING_HOUR ? KIOSK_SHIFT_PM : KIOSK_SHIFT_EVE;
}

/**
 * kiosk_minute_from_unix:
 * @unix_s: seconds since 1970-01-01 00:00 UTC
 *
 * The minute of the day at that moment in Asia/Ho_Chi_Minh. Any thread.
 *
 * Returns: 0 to 1439; 0 when @unix_s is outside years 1 to 9999
 */
int
kiosk_minute_from_unix (gint64 unix_s)
{
  g_autoptr (GDateTime) local = new_local (unix_s);

  return local != NULL ? g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local) : 0;
}
