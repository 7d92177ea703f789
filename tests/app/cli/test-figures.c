/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as a person reads them: both sides apart, every tap accounted for, what is unknown or open said. */
#include <string.h>

#include "kiosk-cli-figures.h"
#include "kiosk-cli-messages.h"

static GArray *
new_figures (void)
{
  GArray *figures = g_array_new (FALSE, TRUE, sizeof (KioskDayFigures));
  KioskDayFigures known = { .day = kiosk_day_from_iso ("2026-11-18"), .has_open = TRUE };
  KioskDayFigures unknown = { .day = KIOSK_DAY_UNKNOWN };

  known.tally = (KioskTally) {
    .self = { .counted = 12, .installed = 10, .signed_in = 3, .helped = 2, .not_able = 1, .overlap = 4 },
    .helper = { .counted = 30, .installed = 8, .signed_in = 9, .helped = 30, .not_able = 6 },
    .taps = 50, .counted = 42, .changed = 5, .undone = 2, .suppressed = 1
  };
  unknown.tally = (KioskTally) {
    .self = { .counted = 1, .installed = 1 }, .taps = 1, .counted = 1
  };
  g_array_append_val (figures, known);
  g_array_append_val (figures, unknown);
  return figures;
}

static void
test_text (void)
{
  g_autoptr (GArray) figures = new_figures ();
  g_autofree char *text = kiosk_cli_figures_dup_text (figures);

  g_assert_cmpstr (text, ==,
                   "                 Newly installed           Signed in              Helped   Could not install\n"
                   "Date          residents  helpers  residents  helpers  residents  helpers  residents  helpers\n"
                   "18/11/2026 *         10        8          3        9          2       30          1        6\n"
                   "Total                10        8          3        9          2       30          1        6\n"
                   "date unknown          1        0          0        0          0        0          0        0\n"
                   "\n"
                   "Where every tap went:\n"
                   "Date          Taps  = counted  + changed  + undone  + suppressed\n"
                   "18/11/2026 *    50         42          5         2             1\n"
                   "Total           50         42          5         2             1\n"
                   "date unknown     1          1          0         0             0\n"
                   "\n"
                   "Residents: tapped by residents themselves. Helpers: noted by helpers. One person may be in both, "
                   "so the two are never added.\n"
                   "Of what residents tapped, 4 while a helper was counting too.\n"
                   "* Not closed yet: these figures can still change.\n"
                   "What has no date is not part of the total: it may be of another period.\n");
}

/* A book of a kiosk whose clock nobody has confirmed yet. */
static void
test_undated_alone (void)
{
  g_autoptr (GArray) figures = g_array_remove_index (new_figures (), 0);
  g_autofree char *text = kiosk_cli_figures_dup_text (figures);

  g_assert_nonnull (strstr (text, "date unknown          1        0"));
  g_assert_null (strstr (text, "Total"));
}

static void
test_nothing (void)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (KioskDayFigures));
  g_autofree char *text = kiosk_cli_figures_dup_text (figures);

  g_assert_cmpstr (text, ==, "Nothing was counted.\n");
  g_assert_true (kiosk_cli_figures_check (figures, NULL));
}

static void
test_balance (void)
{
  g_autoptr (GArray) figures = new_figures ();
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_cli_figures_check (figures, &error));
  g_assert_no_error (error);
  g_array_index (figures, KioskDayFigures, 0).tally.undone++;
  g_assert_false (kiosk_cli_figures_check (figures, &error));
  g_assert_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "18/11/2026"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli-figures/text", test_text);
  g_test_add_func ("/cli-figures/undated-alone", test_undated_alone);
  g_test_add_func ("/cli-figures/nothing", test_nothing);
  g_test_add_func ("/cli-figures/balance", test_balance);
  return g_test_run ();
}
