/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The delays after wrong PINs. */
#include "kiosk-lock-out.h"

#define BOOT       "11111111-2222-3333-4444-555555555555"
#define OTHER_BOOT "66666666-7777-8888-9999-000000000000"

static void
test_delays (void)
{
  const guint delays_s[] = { 0, 0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900 };

  for (guint failures = 0; failures < G_N_ELEMENTS (delays_s); failures++)
    g_assert_cmpuint (kiosk_lock_out_get_delay_s (failures), ==, delays_s[failures]);
  g_assert_cmpuint (kiosk_lock_out_get_delay_s (G_MAXUINT), ==, 900);
}

static void
fail (KioskLockOut *lock_out,
      guint times,
      gint64 boottime_ms)
{
  for (guint i = 0; i < times; i++)
    kiosk_lock_out_begin_try (lock_out, boottime_ms, BOOT);
}

static void
test_five_free (void)
{
  KioskLockOut lock_out = { 0 };

  fail (&lock_out, KIOSK_LOCK_OUT_FREE, 1000);
  g_assert_cmpuint (kiosk_lock_out_get_left_s (&lock_out, 1000, BOOT), ==, 0);
  fail (&lock_out, 1, 1000);
  g_assert_cmpuint (kiosk_lock_out_get_left_s (&lock_out, 1000, BOOT), ==, 30);
}

static void
test_runs_out (void)
{
  KioskLockOut lock_out = { 0 };

  fail (&lock_out, 6, 1000);
  g_assert_cmpuint (kiosk_lock_out_get_left_s (&lock_out, 1001, BOOT), ==, 30);
  g_assert_cmpuint (kiosk_lock_out_get_left_s (&lock_out, 30999, BOOT), ==, 1);
  g_assert_cmpuint (kiosk_lock_out_get_left_s (&lock_out, 31000, BOOT), ==, 0);
}

static void
test_cleared (void)
{
  KioskLockOut lock_out = { 0 };

  fail (&lock_out, 9, 1000);
  kiosk_lock_out_clear (&lock_out);
  g_assert_cmpuint (kiosk_lock_out_get_left_s (&lock_out, 1000, BOOT), ==, 0);
  fail (&lock_out, 1, 1000);
  g_assert_cmpuint (lock_out.failures, ==, 1);
}

/* The clock since boot begins at nothing again: neither may a delay be skipped so, nor last for ever. */
static void
test_reboot (void)
{
  KioskLockOut lock_out = { 0 };

  fail (&lock_out, 8, 90000000);
  g_assert_cmpuint (kiosk_lock_out_get_left_s (&lock_out, 10, OTHER_BOOT), ==, 120);
  g_assert_true (kiosk_lock_out_resume (&lock_out, 10, OTHER_BOOT));
  g_assert_false (kiosk_lock_out_resume (&lock_out, 10, OTHER_BOOT));
  g_assert_cmpuint (kiosk_lock_out_get_left_s (&lock_out, 10, OTHER_BOOT), ==, 120);
  g_assert_cmpuint (kiosk_lock_out_get_left_s (&lock_out, 120010, OTHER_BOOT), ==, 0);
}

static void
test_nothing_to_resume (void)
{
  KioskLockOut lock_out = { 0 };

  fail (&lock_out, 3, 1000);
  g_assert_false (kiosk_lock_out_resume (&lock_out, 10, OTHER_BOOT));
  g_assert_cmpuint (kiosk_lock_out_get_left_s (&lock_out, 10, OTHER_BOOT), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/lock-out/delays", test_delays);
  g_test_add_func ("/lock-out/five-free", test_five_free);
  g_test_add_func ("/lock-out/runs-out", test_runs_out);
  g_test_add_func ("/lock-out/cleared", test_cleared);
  g_test_add_func ("/lock-out/reboot", test_reboot);
  g_test_add_func ("/lock-out/nothing-to-resume", test_nothing_to_resume);
  return g_test_run ();
}
