/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The periods of reports: the days that a calendar trips over, and that nothing is in two periods or in none. */
#include "kiosk-period.h"

typedef struct
{
  KioskPeriodKind  kind;
  const char      *day;
  guint            cut_off_day;
  const char      *from;
  const char      *to;
} Row;

static void
assert_days (const KioskPeriod *period,
             const char *from,
             const char *to)
{
  g_autofree char *first = kiosk_day_dup_iso (period->from);
  g_autofree char *last = kiosk_day_dup_iso (period->to);

  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (last, ==, to);
}

static void
test_containing (void)
{
  static const Row table[] = {
    { KIOSK_PERIOD_DAY, "2024-02-29", 14, "2024-02-29", "2024-02-29" },
    { KIOSK_PERIOD_RANGE, "2026-11-24", 14, "2026-11-24", "2026-11-24" },
    /* Monday 23 November 2026 to Sunday; over the end of a year; over a 29 February. */
    { KIOSK_PERIOD_WEEK, "2026-11-23", 0, "2026-11-23", "2026-11-29" },
    { KIOSK_PERIOD_WEEK, "2026-11-29", 0, "2026-11-23", "2026-11-29" },
    { KIOSK_PERIOD_WEEK, "2026-11-25", 14, "2026-11-23", "2026-11-29" },
    { KIOSK_PERIOD_WEEK, "2027-01-01", 0, "2026-12-28", "2027-01-03" },
    { KIOSK_PERIOD_WEEK, "2024-02-29", 0, "2024-02-26", "2024-03-03" },
    { KIOSK_PERIOD_MONTH, "2026-11-01", 0, "2026-11-01", "2026-11-30" },
    { KIOSK_PERIOD_MONTH, "2026-11-30", 0, "2026-11-01", "2026-11-30" },
    { KIOSK_PERIOD_MONTH, "2026-12-31", 0, "2026-12-01", "2026-12-31" },
    { KIOSK_PERIOD_MONTH, "2024-02-29", 0, "2024-02-01", "2024-02-29" },
    { KIOSK_PERIOD_MONTH, "2026-02-28", 0, "2026-02-01", "2026-02-28" },
    { KIOSK_PERIOD_MONTH, "2100-02-28", 0, "2100-02-01", "2100-02-28" },
    { KIOSK_PERIOD_MONTH, "2026-03-14", 14, "2026-02-15", "2026-03-14" },
    { KIOSK_PERIOD_MONTH, "2026-03-15", 14, "2026-03-15", "2026-04-14" },
    { KIOSK_PERIOD_MONTH, "2026-12-20", 14, "2026-12-15", "2027-01-14" },
    { KIOSK_PERIOD_MONTH, "2027-01-14", 14, "2026-12-15", "2027-01-14" },
    { KIOSK_PERIOD_MONTH, "2026-01-31", 1, "2026-01-02", "2026-02-01" },
    { KIOSK_PERIOD_MONTH, "2026-02-01", 1, "2026-01-02", "2026-02-01" },
    { KIOSK_PERIOD_MONTH, "2026-02-28", 28, "2026-01-29", "2026-02-28" },
    { KIOSK_PERIOD_MONTH, "2026-03-01", 28, "2026-03-01", "2026-03-28" },
    { KIOSK_PERIOD_MONTH, "2024-02-29", 28, "2024-02-29", "2024-03-28" },
    { KIOSK_PERIOD_MONTH, "2026-12-31", 28, "2026-12-29", "2027-01-28" },
    { KIOSK_PERIOD_QUARTER, "2026-01-01", 0, "2026-01-01", "2026-03-31" },
    { KIOSK_PERIOD_QUARTER, "2026-06-30", 0, "2026-04-01", "2026-06-30" },
    { KIOSK_PERIOD_QUARTER, "2026-12-31", 0, "2026-10-01", "2026-12-31" },
    { KIOSK_PERIOD_QUARTER, "2026-12-15", 14, "2026-12-15", "2027-03-14" },
    { KIOSK_PERIOD_QUARTER, "2027-03-14", 14, "2026-12-15", "2027-03-14" },
    { KIOSK_PERIOD_QUARTER, "2027-03-15", 14, "2027-03-15", "2027-06-14" },
    { KIOSK_PERIOD_QUARTER, "2024-02-29", 28, "2023-12-29", "2024-03-28" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      KioskPeriod period = kiosk_period_containing (table[i].kind, kiosk_day_from_iso (table[i].day),
                                                    table[i].cut_off_day);

      g_test_message ("row %u: %s, cut-off %u", i, table[i].day, table[i].cut_off_day);
      g_assert_cmpint (period.kind, ==, table[i].kind);
      assert_days (&period, table[i].from, table[i].to);
    }
}

static void
test_neighbours (void)
{
  static const struct { Row row; const char *before; const char *after; } table[] = {
    { { KIOSK_PERIOD_DAY, "2024-03-01", 0, "2024-03-01", "2024-03-01" }, "2024-02-29", "2024-03-02" },
    { { KIOSK_PERIOD_WEEK, "2027-01-01", 0, "2026-12-28", "2027-01-03" }, "2026-12-21", "2027-01-10" },
    { { KIOSK_PERIOD_MONTH, "2026-01-31", 0, "2026-01-01", "2026-01-31" }, "2025-12-01", "2026-02-28" },
    { { KIOSK_PERIOD_MONTH, "2024-03-05", 28, "2024-02-29", "2024-03-28" }, "2024-01-29", "2024-04-28" },
    { { KIOSK_PERIOD_QUARTER, "2027-01-01", 14, "2026-12-15", "2027-03-14" }, "2026-09-15", "2027-06-14" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const Row *row = &table[i].row;
      KioskPeriod period = kiosk_period_containing (row->kind, kiosk_day_from_iso (row->day), row->cut_off_day);
      KioskPeriod before = kiosk_period_previous (&period, row->cut_off_day);
      KioskPeriod after = kiosk_period_next (&period, row->cut_off_day);

      g_test_message ("row %u", i);
      assert_days (&period, row->from, row->to);
      g_assert_cmpuint (before.from, ==, kiosk_day_from_iso (table[i].before));
      g_assert_cmpuint (after.to, ==, kiosk_day_from_iso (table[i].after));
    }
}

static void
test_neighbours_of_a_range (void)
{
  KioskPeriod range = kiosk_period_new_range (kiosk_day_from_iso ("2024-02-20"), kiosk_day_from_iso ("2024-02-29"));
  KioskPeriod before = kiosk_period_previous (&range, 14);
  KioskPeriod after = kiosk_period_next (&range, 14);

  g_assert_cmpint (range.kind, ==, KIOSK_PERIOD_RANGE);
  assert_days (&before, "2024-02-10", "2024-02-19");
  assert_days (&after, "2024-03-01", "2024-03-10");
  g_assert_cmpint (before.kind, ==, KIOSK_PERIOD_RANGE);
  g_assert_cmpint (after.kind, ==, KIOSK_PERIOD_RANGE);
}

/* Of each kind and cut-off, over eight years with two leap days: every day is in its period, and the periods of two
 * days that follow one another are the same or neighbours. */
static void
test_no_day_is_left_out (void)
{
  static const guint cut_off_days[] = { 0, 1, 14, 25, 28 };
  KioskDay last = kiosk_day_from_iso ("2031-12-31");

  for (KioskPeriodKind kind = KIOSK_PERIOD_DAY; kind <= KIOSK_PERIOD_QUARTER; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (cut_off_days); i++)
      {
        KioskPeriod period = kiosk_period_containing (kind, kiosk_day_from_iso ("2024-01-01"), cut_off_days[i]);

        for (KioskDay day = kiosk_day_from_iso ("2024-01-01"); day <= last; day++)
          {
            KioskPeriod own = kiosk_period_containing (kind, day, cut_off_days[i]);

            g_assert_true (own.from <= day && day <= own.to);
            if (day > period.to)
              {
                g_assert_cmpuint (kiosk_period_next (&period, cut_off_days[i]).to, ==, own.to);
                g_assert_cmpuint (kiosk_period_previous (&own, cut_off_days[i]).from, ==, period.from);
                g_assert_cmpuint (own.from, ==, period.to + 1);
                period = own;
              }
            g_assert_cmpuint (own.from, ==, period.from);
            g_assert_cmpuint (own.to, ==, period.to);
          }
      }
}

static void
test_range_problems (void)
{
  static const struct
  {
    const char        *from;
    const char        *to;
    const char        *today;
    KioskRangeProblem  problem;
  } table[] = {
    { "2026-11-01", "2026-11-20", "2026-11-20", KIOSK_RANGE_PROBLEM_NONE },
    { "2026-11-20", "2026-11-20", "2026-11-20", KIOSK_RANGE_PROBLEM_NONE },
    { "2026-11-20", "2026-12-31", "2026-11-20", KIOSK_RANGE_PROBLEM_NONE },
    { "2024-11-14", "2024-11-14", "2026-11-20", KIOSK_RANGE_PROBLEM_NONE },
    { "2025-01-01", "2026-02-04", "2026-11-20", KIOSK_RANGE_PROBLEM_NONE },
    { "2025-01-01", "2026-02-05", "2026-11-20", KIOSK_RANGE_PROBLEM_TOO_LONG },
    { "2026-11-21", "2026-11-21", "", KIOSK_RANGE_PROBLEM_NONE },
    { "", "", "2026-11-20", KIOSK_RANGE_PROBLEM_FROM_MISSING },
    { "2024-11-13", "2024-11-14", "2026-11-20", KIOSK_RANGE_PROBLEM_FROM_TOO_EARLY },
    { "2026-11-21", "", "2026-11-20", KIOSK_RANGE_PROBLEM_FROM_IN_FUTURE },
    { "2026-11-20", "", "2026-11-20", KIOSK_RANGE_PROBLEM_TO_MISSING },
    { "2026-11-20", "2026-11-19", "2026-11-20", KIOSK_RANGE_PROBLEM_TO_TOO_EARLY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (kiosk_period_find_range_problem (kiosk_day_from_iso (table[i].from),
                                                      kiosk_day_from_iso (table[i].to),
                                                      kiosk_day_from_iso (table[i].today)), ==, table[i].problem);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/period/containing", test_containing);
  g_test_add_func ("/period/neighbours", test_neighbours);
  g_test_add_func ("/period/neighbours-of-a-range", test_neighbours_of_a_range);
  g_test_add_func ("/period/no-day-is-left-out", test_no_day_is_left_out);
  g_test_add_func ("/period/range-problems", test_range_problems);
  return g_test_run ();
}
