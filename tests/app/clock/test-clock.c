/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks, and how far a date is trusted. */
#include "kiosk-manual-clock.h"
#include "kiosk-system-clock.h"

#include <string.h>

static void
test_judge (void)
{
  static const struct { const char *day; gboolean is_confirmed; KioskTrust trust; } table[] = {
    { "2025-06-30", FALSE, KIOSK_TRUST_UNKNOWN },
    { "2025-07-01", FALSE, KIOSK_TRUST_TRUSTED },
    { "2025-07-15", FALSE, KIOSK_TRUST_TRUSTED },
    { "2025-07-16", FALSE, KIOSK_TRUST_UNKNOWN },
    { "1970-01-01", FALSE, KIOSK_TRUST_UNKNOWN },
    { "2099-01-01", FALSE, KIOSK_TRUST_UNKNOWN },
    { "", FALSE, KIOSK_TRUST_UNKNOWN },
    { "2025-06-30", TRUE, KIOSK_TRUST_CONFIRMED },
    { "2025-07-01", TRUE, KIOSK_TRUST_CONFIRMED },
    { "2026-07-01", TRUE, KIOSK_TRUST_CONFIRMED },
  };
  KioskDay earliest = kiosk_day_from_iso ("2025-07-01");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (kiosk_clock_judge (kiosk_day_from_iso (table[i].day), earliest, table[i].is_confirmed), ==,
                     table[i].trust);
}

static void
test_manual_clock_stands (void)
{
  g_autoptr (KioskClock) clock = kiosk_manual_clock_new ("2025-07-01T11:59:59");
  KioskManualClock *manual = KIOSK_MANUAL_CLOCK (clock);

  g_assert_cmpint (kiosk_clock_get_unix_s (clock), ==, 1751345999);
  g_assert_cmpuint (kiosk_clock_get_day (clock), ==, kiosk_day_from_iso ("2025-07-01"));
  g_assert_cmpint (kiosk_clock_get_shift (clock), ==, KIOSK_SHIFT_AM);
  g_assert_cmpint (kiosk_clock_get_boottime_ms (clock), ==, 0);

  kiosk_manual_clock_advance (manual, 1000);
  g_assert_cmpint (kiosk_clock_get_shift (clock), ==, KIOSK_SHIFT_PM);
  g_assert_cmpint (kiosk_clock_get_boottime_ms (clock), ==, 1000);
}

static void
test_setting_leaves_boot_time (void)
{
  g_autoptr (KioskClock) clock = kiosk_manual_clock_new ("2025-07-01T08:00:00");

  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (clock), 5000);
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (clock), "2020-01-01T00:00:00");
  g_assert_cmpuint (kiosk_clock_get_day (clock), ==, kiosk_day_from_iso ("2020-01-01"));
  g_assert_cmpint (kiosk_clock_get_boottime_ms (clock), ==, 5000);
}

/* What staff say holds, whoever sets the machine's clock later; the next boot knows nothing of it. */
static void
check_correction (KioskClock *clock)
{
  gint64 boot_s = 1751331600 - kiosk_clock_get_boottime_ms (clock) / 1000;

  g_assert_cmpint (kiosk_clock_get_correction_s (clock), ==, KIOSK_CLOCK_NOT_CORRECTED);
  kiosk_clock_correct (clock, boot_s);
  g_assert_cmpint (kiosk_clock_get_correction_s (clock), ==, boot_s);
  g_assert_cmpint (kiosk_clock_get_unix_s (clock) - 1751331600, <=, 1);
  g_assert_cmpuint (kiosk_clock_get_day (clock), ==, kiosk_day_from_iso ("2025-07-01"));
  g_assert_cmpint (kiosk_clock_get_shift (clock), ==, KIOSK_SHIFT_AM);
}

static void
test_correction (void)
{
  g_autoptr (KioskClock) clock = kiosk_manual_clock_new ("1970-01-01T07:03:00");
  KioskManualClock *manual = KIOSK_MANUAL_CLOCK (clock);

  kiosk_manual_clock_advance (manual, 90000);
  check_correction (clock);
  kiosk_manual_clock_advance (manual, 60000);
  g_assert_cmpint (kiosk_clock_get_unix_s (clock), ==, 1751331660);
  kiosk_manual_clock_set (manual, "2099-01-01T00:00:00");
  g_assert_cmpint (kiosk_clock_get_unix_s (clock), ==, 1751331660);
  g_assert_cmpint (kiosk_clock_get_machine_s (clock), ==, 4070883600);

  kiosk_clock_correct (clock, KIOSK_CLOCK_NOT_CORRECTED);
  g_assert_cmpint (kiosk_clock_get_unix_s (clock), ==, 4070883600);
  kiosk_clock_correct (clock, 1);
  kiosk_manual_clock_reboot (manual);
  g_assert_cmpint (kiosk_clock_get_unix_s (clock), ==, 4070883600);
}

static void
test_system_correction (void)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();

  check_correction (clock);
  g_assert_cmpint (kiosk_clock_get_machine_s (clock), >, 1751331600);
}

static void
test_reboot (void)
{
  g_autoptr (KioskClock) clock = kiosk_manual_clock_new ("2025-07-01T08:00:00");
  g_autofree char *before = kiosk_clock_dup_boot_id (clock);
  g_autofree char *same = kiosk_clock_dup_boot_id (clock);
  g_autofree char *after = NULL;

  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (clock), 5000);
  kiosk_manual_clock_reboot (KIOSK_MANUAL_CLOCK (clock));
  after = kiosk_clock_dup_boot_id (clock);
  g_assert_cmpstr (before, ==, same);
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpint (kiosk_clock_get_boottime_ms (clock), ==, 0);
  g_assert_cmpint (kiosk_clock_get_unix_s (clock), ==, 1751331605);
}

static void
test_system_boot_id (void)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  g_autoptr (KioskClock) other = kiosk_system_clock_new ();
  g_autofree char *boot_id = kiosk_clock_dup_boot_id (clock);
  g_autofree char *same = kiosk_clock_dup_boot_id (other);

  g_assert_true (g_uuid_string_is_valid (boot_id));
  if (!g_file_test ("/proc/sys/kernel/random/boot_id", G_FILE_TEST_EXISTS))
    g_test_skip ("This kernel has no boot id");
  else
    g_assert_cmpstr (boot_id, ==, same);
}

static void
test_system_times (void)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  gint64 before_s = g_get_real_time () / G_USEC_PER_SEC;
  gint64 first_ms = kiosk_clock_get_boottime_ms (clock);
  gint64 now_s = kiosk_clock_get_unix_s (clock);

  g_assert_cmpint (now_s, >=, before_s);
  g_assert_cmpint (now_s, <=, g_get_real_time () / G_USEC_PER_SEC);
  g_assert_cmpint (first_ms, >, 0);
  g_assert_cmpint (kiosk_clock_get_boottime_ms (clock), >=, first_ms);
  g_assert_cmpint (kiosk_clock_get_boottime_ms (clock) - first_ms, <, 60 * 1000);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/clock/judge", test_judge);
  g_test_add_func ("/clock/manual-clock-stands", test_manual_clock_stands);
  g_test_add_func ("/clock/setting-leaves-boot-time", test_setting_leaves_boot_time);
  g_test_add_func ("/clock/correction", test_correction);
  g_test_add_func ("/clock/reboot", test_reboot);
  g_test_add_func ("/clock/system-boot-id", test_system_boot_id);
  g_test_add_func ("/clock/system-times", test_system_times);
  g_test_add_func ("/clock/system-correction", test_system_correction);
  return g_test_run ();
}
