/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a target is: the days that a pace trips over, and no share without a base. */
#include "kiosk-progress.h"

typedef struct
{
  const char         *today;   /* empty: not known */
  const char         *from;
  const char         *until;   /* empty: it stands */
  gint64              number;
  gint64              done;
  KioskProgressState  state;
  guint               working_days;
  gint64              a_day;
  gint64              a_week;
  guint               overdue_days;
} Row;

/* 23 November 2026 is a Monday. */
static const Row rows[] = {
  { "2026-11-23", "2026-11-01", "2026-11-27", 100, 0, KIOSK_PROGRESS_RUNNING, 5, 20, 100, 0 },
  { "2026-11-23", "2026-11-01", "2026-11-29", 100, 0, KIOSK_PROGRESS_RUNNING, 5, 20, 100, 0 },
  { "2026-11-23", "2026-11-01", "2026-12-04", 101, 0, KIOSK_PROGRESS_RUNNING, 10, 11, 51, 0 },
  { "2026-11-24", "2026-11-01", "2026-12-01", 31, 1, KIOSK_PROGRESS_RUNNING, 6, 5, 25, 0 },
  /* The last day; less than a week left, where a week needs no more than what is left. */
  { "2026-11-27", "2026-11-01", "2026-11-27", 7, 0, KIOSK_PROGRESS_RUNNING, 1, 7, 7, 0 },
  /* A weekend is all that is left: no pace. */
  { "2026-11-28", "2026-11-01", "2026-11-29", 7, 0, KIOSK_PROGRESS_RUNNING, 0, 0, 0, 0 },
  { "2026-11-28", "2026-11-01", "2026-11-30", 7, 0, KIOSK_PROGRESS_RUNNING, 1, 7, 7, 0 },
  { "2026-11-28", "2026-11-01", "2026-11-27", 7, 6, KIOSK_PROGRESS_OVERDUE, 0, 0, 0, 1 },
  { "2027-11-28", "2026-11-01", "2026-11-28", 7, 0, KIOSK_PROGRESS_OVERDUE, 0, 0, 0, 365 },
  { "2026-11-28", "2026-11-01", "2026-11-27", 7, 7, KIOSK_PROGRESS_REACHED, 0, 0, 0, 0 },
  { "2026-11-20", "2026-11-01", "2026-11-27", 7, 90, KIOSK_PROGRESS_REACHED, 0, 0, 0, 0 },
  { "2026-11-20", "2026-11-21", "2026-11-29", 50, 0, KIOSK_PROGRESS_NOT_BEGUN, 5, 10, 50, 0 },
  { "2026-11-20", "2026-11-21", "", 50, 0, KIOSK_PROGRESS_NOT_BEGUN, 0, 0, 0, 0 },
  { "2026-11-20", "2026-11-01", "", 50, 20, KIOSK_PROGRESS_STANDING, 0, 0, 0, 0 },
  { "", "2026-11-01", "2026-11-27", 50, 20, KIOSK_PROGRESS_NO_DAY, 0, 0, 0, 0 },
  { "", "2026-11-01", "2026-11-27", 50, 50, KIOSK_PROGRESS_REACHED, 0, 0, 0, 0 },
};

static void
assert_row (const Row *row)
{
  KioskTarget target = {
    .number = row->number, .from = kiosk_day_from_iso (row->from), .until = kiosk_day_from_iso (row->until)
  };
  KioskProgress progress = kiosk_progress_of (&target, row->done, kiosk_day_from_iso (row->today));

  g_assert_cmpint (progress.state, ==, row->state);
  g_assert_cmpint (progress.done, ==, row->done);
  g_assert_cmpint (progress.left, ==, MAX (0, row->number - row->done));
  g_assert_cmpuint (progress.working_days, ==, row->working_days);
  g_assert_cmpint (progress.a_day, ==, row->a_day);
  g_assert_cmpint (progress.a_week, ==, row->a_week);
  g_assert_cmpuint (progress.overdue_days, ==, row->overdue_days);
  g_assert_cmpint (progress.permille, ==, -1);
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      assert_row (&rows[i]);
    }
}

static void
test_share (void)
{
  KioskTarget target = { .number = 100, .base = 300, .from = kiosk_day_from_iso ("2026-11-01") };

  g_assert_cmpint (kiosk_progress_of (&target, 0, target.from).permille, ==, 0);
  g_assert_cmpint (kiosk_progress_of (&target, 100, target.from).permille, ==, 333);
  g_assert_cmpint (kiosk_progress_of (&target, 299, target.from).permille, ==, 996);
  g_assert_cmpint (kiosk_progress_of (&target, 300, target.from).permille, ==, 1000);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/progress/table", test_table);
  g_test_add_func ("/progress/share", test_share);
  return g_test_run ();
}
