/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Business dates and shifts, at the moments where they change. */
#include "kiosk-day.h"

/* 2025-07-01 00:00 in Viet Nam, which is 2025-06-30 17:00 UTC. */
#define MIDNIGHT G_GINT64_CONSTANT (1751302800)

static gint64
get_local_time (int hour,
                int minute,
                int second)
{
  return MIDNIGHT + hour * 3600 + minute * 60 + second;
}

static void
assert_day (gint64 unix_s,
            const char *expected)
{
  g_autofree char *iso = kiosk_day_dup_iso (kiosk_day_from_unix (unix_s));

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_midnight (void)
{
  assert_day (MIDNIGHT - 1, "2025-06-30");
  assert_day (MIDNIGHT, "2025-07-01");
  assert_day (get_local_time (23, 59, 59), "2025-07-01");
  assert_day (get_local_time (24, 0, 0), "2025-07-02");
}

static void
test_far_times (void)
{
  assert_day (0, "1970-01-01");
  assert_day (-9 * 3600, "1969-12-31");
  assert_day (G_MAXINT64, "");
  assert_day (G_MININT64, "");
}

static void
test_shifts (void)
{
  static const struct { int hour, minute, second; KioskShift shift; } table[] = {
    { 0, 0, 0, KIOSK_SHIFT_AM }, { 7, 30, 0, KIOSK_SHIFT_AM }, { 11, 59, 59, KIOSK_SHIFT_AM },
    { 12, 0, 0, KIOSK_SHIFT_PM }, { 16, 59, 59, KIOSK_SHIFT_PM },
    { 17, 0, 0, KIOSK_SHIFT_EVE }, { 23, 59, 59, KIOSK_SHIFT_EVE }, { 24, 0, 0, KIOSK_SHIFT_AM }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (kiosk_shift_from_unix (get_local_time (table[i].hour, table[i].minute, table[i].second)), ==,
                     table[i].shift);
}

static void
test_iso (void)
{
  static const char *const bad[] = {
    NULL, "", "2025-7-1", "2025-07-1 ", " 2025-07-01", "2025-07-01 ", "2025/07/01", "01-07-2025", "2025-02-29",
    "2025-13-01", "2025-00-01", "2025-07-00", "2025-07-32", "0000-01-01", "20250701", "2025-07-01T00", "+025-07-01"
  };
  static const char *const good[] = { "2025-07-01", "2024-02-29", "0001-01-01", "9999-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (kiosk_day_from_iso (bad[i]), ==, KIOSK_DAY_UNKNOWN);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *iso = kiosk_day_dup_iso (kiosk_day_from_iso (good[i]));

      g_assert_cmpstr (iso, ==, good[i]);
    }
}

static void
test_days_are_consecutive (void)
{
  g_assert_cmpuint (kiosk_day_from_iso ("2025-01-01"), ==, kiosk_day_from_iso ("2024-12-31") + 1);
  g_assert_cmpuint (kiosk_day_from_unix (MIDNIGHT), ==, kiosk_day_from_iso ("2025-07-01"));
}

static void
test_date_time (void)
{
  g_autoptr (GDateTime) start = kiosk_day_to_date_time (kiosk_day_from_iso ("2025-07-01"));

  g_assert_cmpint (g_date_time_to_unix (start), ==, MIDNIGHT);
  g_assert_cmpint (g_date_time_get_hour (start), ==, 0);
}

static void
test_shift_nicks (void)
{
  static const char *const nicks[] = { "am", "pm", "eve" };
  KioskShift shift = KIOSK_SHIFT_EVE;

  for (int i = 0; i < KIOSK_N_SHIFTS; i++)
    {
      KioskShift read;

      g_assert_cmpstr (kiosk_shift_to_nick (i), ==, nicks[i]);
      g_assert_true (kiosk_shift_from_nick (nicks[i], &read));
      g_assert_cmpint (read, ==, i);
    }
  g_assert_false (kiosk_shift_from_nick ("AM", &shift));
  g_assert_false (kiosk_shift_from_nick ("", &shift));
  g_assert_false (kiosk_shift_from_nick (NULL, &shift));
  g_assert_cmpint (shift, ==, KIOSK_SHIFT_EVE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/day/midnight", test_midnight);
  g_test_add_func ("/day/far-times", test_far_times);
  g_test_add_func ("/day/shifts", test_shifts);
  g_test_add_func ("/day/iso", test_iso);
  g_test_add_func ("/day/consecutive", test_days_are_consecutive);
  g_test_add_func ("/day/date-time", test_date_time);
  g_test_add_func ("/day/shift-nicks", test_shift_nicks);
  return g_test_run ();
}
