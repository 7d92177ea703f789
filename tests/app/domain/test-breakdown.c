/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breakdowns: every counted person in one row of each, on the own side, and nobody else. */
#include "kiosk-breakdown.h"

static const KioskCell cells[] = {
  { .shift = KIOSK_SHIFT_PM, .source = KIOSK_SOURCE_HELPER, .team = KIOSK_TEAM_POLICE,
    .audience = KIOSK_AUDIENCE_BUSINESS, .helped = TRUE, .kind = KIOSK_KIND_NOT_ABLE,
    .reason = KIOSK_REASON_OTHER, .people = 2 },
  { .shift = KIOSK_SHIFT_AM, .source = KIOSK_SOURCE_SELF, .team = KIOSK_TEAM_NONE,
    .audience = KIOSK_AUDIENCE_UNSPECIFIED, .kind = KIOSK_KIND_NOT_ABLE, .reason = KIOSK_REASON_UNSAID, .people = 30 },
  { .shift = KIOSK_SHIFT_AM, .source = KIOSK_SOURCE_HELPER, .team = KIOSK_TEAM_COMMUNITY_TEAM,
    .audience = KIOSK_AUDIENCE_RESIDENT, .helped = TRUE, .kind = KIOSK_KIND_INSTALLED,
    .reason = KIOSK_REASON_OTHER, .people = 400 },
  { .shift = KIOSK_SHIFT_EVE, .source = KIOSK_SOURCE_HELPER, .team = KIOSK_TEAM_COMMUNITY_TEAM,
    .audience = KIOSK_AUDIENCE_RESIDENT, .helped = TRUE, .kind = KIOSK_KIND_NOT_ABLE,
    .reason = KIOSK_REASON_NO_SPACE, .people = 5000 },
  { .shift = KIOSK_SHIFT_AM, .source = KIOSK_SOURCE_SELF, .team = KIOSK_TEAM_NONE,
    .audience = KIOSK_AUDIENCE_UNSPECIFIED, .kind = KIOSK_KIND_INSTALLED, .reason = KIOSK_REASON_UNSAID,
    .suppressed = KIOSK_SUPPRESSION_RATE, .people = 60000 },
};

static GArray *
new_cells (void)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (KioskCell));

  return g_array_append_vals (array, cells, G_N_ELEMENTS (cells));
}

static void
test_rows (void)
{
  static const struct { KioskDimension dimension; guint n_rows; KioskBreakdownRow rows[4]; } table[] = {
    { KIOSK_DIMENSION_KIND, 2, { { KIOSK_KIND_INSTALLED, 0, 400 }, { KIOSK_KIND_NOT_ABLE, 30, 5002 } } },
    { KIOSK_DIMENSION_AUDIENCE, 3, { { KIOSK_AUDIENCE_RESIDENT, 0, 5400 }, { KIOSK_AUDIENCE_BUSINESS, 0, 2 },
                                     { KIOSK_AUDIENCE_UNSPECIFIED, 30, 0 } } },
    { KIOSK_DIMENSION_TEAM, 3, { { KIOSK_TEAM_NONE, 30, 0 }, { KIOSK_TEAM_COMMUNITY_TEAM, 0, 5400 },
                                 { KIOSK_TEAM_POLICE, 0, 2 } } },
    { KIOSK_DIMENSION_SHIFT, 3, { { KIOSK_SHIFT_AM, 30, 400 }, { KIOSK_SHIFT_PM, 0, 2 },
                                  { KIOSK_SHIFT_EVE, 0, 5000 } } },
    { KIOSK_DIMENSION_NOT_ABLE, 3, { { KIOSK_REASON_NO_SPACE, 0, 5000 }, { KIOSK_REASON_OTHER, 0, 2 },
                                     { KIOSK_REASON_UNSAID, 30, 0 } } },
    { KIOSK_DIMENSION_NOT_SIGNED_IN, 1, { { KIOSK_REASON_OTHER, 0, 400 } } },
  };
  g_autoptr (GArray) array = new_cells ();

  g_assert_cmpuint (G_N_ELEMENTS (table), ==, KIOSK_N_DIMENSIONS);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GArray) rows = kiosk_breakdown_new (array, table[i].dimension);

      g_test_message ("dimension %d", table[i].dimension);
      g_assert_cmpuint (rows->len, ==, table[i].n_rows);
      for (guint k = 0; k < rows->len; k++)
        {
          const KioskBreakdownRow *row = &g_array_index (rows, KioskBreakdownRow, k);

          g_assert_cmpint (row->value, ==, table[i].rows[k].value);
          g_assert_cmpint (row->self, ==, table[i].rows[k].self);
          g_assert_cmpint (row->helper, ==, table[i].rows[k].helper);
        }
    }
}

static void
test_nothing (void)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (KioskCell));

  for (KioskDimension dimension = KIOSK_DIMENSION_KIND; dimension < KIOSK_N_DIMENSIONS; dimension++)
    {
      g_autoptr (GArray) rows = kiosk_breakdown_new (none, dimension);

      g_assert_cmpuint (rows->len, ==, 0);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/breakdown/rows", test_rows);
  g_test_add_func ("/breakdown/nothing", test_nothing);
  return g_test_run ();
}
