/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a tally and the equation that they keep. */
#include "kiosk-tally.h"

static void
assert_equation (const KioskTally *tally)
{
  g_assert_cmpint (tally->taps, ==, tally->counted + tally->changed + tally->undone + tally->suppressed);
  g_assert_cmpint (tally->counted, ==, tally->self.counted + tally->helper.counted);
}

static void
add (KioskTally *tally,
     KioskSource source,
     KioskKind kind,
     gboolean helped,
     KioskSuppression suppressed,
     gint64 people)
{
  KioskCell cell = { .source = source, .kind = kind, .helped = helped, .suppressed = suppressed, .people = people };

  kiosk_tally_add_cell (tally, &cell);
  assert_equation (tally);
}

static void
test_helper (void)
{
  KioskTally tally = { 0 };

  add (&tally, KIOSK_SOURCE_HELPER, KIOSK_KIND_INSTALLED, TRUE, KIOSK_SUPPRESSION_NONE, 1);
  add (&tally, KIOSK_SOURCE_HELPER, KIOSK_KIND_INSTALLED_SIGNED_IN, TRUE, KIOSK_SUPPRESSION_NONE, 2);
  add (&tally, KIOSK_SOURCE_HELPER, KIOSK_KIND_SIGNED_IN, TRUE, KIOSK_SUPPRESSION_NONE, 4);
  add (&tally, KIOSK_SOURCE_HELPER, KIOSK_KIND_ALREADY_HAD, TRUE, KIOSK_SUPPRESSION_NONE, 8);
  add (&tally, KIOSK_SOURCE_HELPER, KIOSK_KIND_NOT_ABLE, TRUE, KIOSK_SUPPRESSION_NONE, 16);
  add (&tally, KIOSK_SOURCE_HELPER, KIOSK_KIND_ADVISED, TRUE, KIOSK_SUPPRESSION_NONE, 32);

  g_assert_cmpint (tally.taps, ==, 63);
  g_assert_cmpint (tally.helper.counted, ==, 63);
  g_assert_cmpint (tally.helper.installed, ==, 3);
  g_assert_cmpint (tally.helper.signed_in, ==, 6);
  g_assert_cmpint (tally.helper.already_had, ==, 8);
  g_assert_cmpint (tally.helper.not_able, ==, 16);
  g_assert_cmpint (tally.helper.advised, ==, 32);
  g_assert_cmpint (tally.helper.helped, ==, 63);
  g_assert_cmpint (tally.self.counted, ==, 0);
}

static void
test_self_and_suppressed (void)
{
  KioskTally tally = { 0 };
  KioskCell overlapping = { .source = KIOSK_SOURCE_SELF, .kind = KIOSK_KIND_ADVISED, .overlap = TRUE, .people = 3 };

  add (&tally, KIOSK_SOURCE_SELF, KIOSK_KIND_INSTALLED, FALSE, KIOSK_SUPPRESSION_NONE, 1);
  add (&tally, KIOSK_SOURCE_SELF, KIOSK_KIND_INSTALLED, TRUE, KIOSK_SUPPRESSION_NONE, 2);
  add (&tally, KIOSK_SOURCE_SELF, KIOSK_KIND_INSTALLED, TRUE, KIOSK_SUPPRESSION_REPEAT, 4);
  add (&tally, KIOSK_SOURCE_SELF, KIOSK_KIND_INSTALLED, TRUE, KIOSK_SUPPRESSION_RATE, 8);
  kiosk_tally_add_cell (&tally, &overlapping);

  assert_equation (&tally);
  g_assert_cmpint (tally.taps, ==, 18);
  g_assert_cmpint (tally.suppressed, ==, 12);
  g_assert_cmpint (tally.self.counted, ==, 6);
  g_assert_cmpint (tally.self.installed, ==, 3);
  g_assert_cmpint (tally.self.helped, ==, 2);
  g_assert_cmpint (tally.self.overlap, ==, 3);
  g_assert_cmpint (tally.helper.counted, ==, 0);
}

static void
test_voided (void)
{
  KioskTally tally = { 0 };

  kiosk_tally_add_voided (&tally, 5, 7);
  assert_equation (&tally);
  g_assert_cmpint (tally.taps, ==, 12);
  g_assert_cmpint (tally.changed, ==, 5);
  g_assert_cmpint (tally.undone, ==, 7);
  g_assert_cmpint (tally.counted, ==, 0);
}

/* Sums of gint64 alone: each field of the sum is twice the field. */
static void
test_add (void)
{
  KioskTally tally, sum;
  gint64 *values = (gint64 *) &tally;
  gint64 *sums = (gint64 *) &sum;

  for (guint i = 0; i < sizeof tally / sizeof (gint64); i++)
    values[i] = i + 1;
  sum = tally;
  kiosk_tally_add (&sum, &tally);
  for (guint i = 0; i < sizeof tally / sizeof (gint64); i++)
    g_assert_cmpint (sums[i], ==, 2 * (i + 1));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/tally/helper", test_helper);
  g_test_add_func ("/tally/self-and-suppressed", test_self_and_suppressed);
  g_test_add_func ("/tally/voided", test_voided);
  g_test_add_func ("/tally/add", test_add);
  return g_test_run ();
}
