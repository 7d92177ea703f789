/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every figure of a report: which closed figures it is the sum of, and which it leaves alone. */
#include "world.h"

static void
set_up (World *world,
        gconstpointer data)
{
  world_init (world);
  world_fill (world);
}

static void
tear_down (World *world,
           gconstpointer data)
{
  world_clear (world);
}

static void
test_period (World *world,
             gconstpointer data)
{
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  const KioskTally *tally = &report->in_period.tally;

  g_assert_cmpint (report->until, ==, world->label.day);
  g_assert_cmpint (report->in_period.n_batches, ==, 4);
  g_assert_cmpint (tally->helper.installed, ==, 120);
  g_assert_cmpint (tally->helper.signed_in, ==, 107);
  g_assert_cmpint (tally->helper.counted, ==, 167);
  g_assert_cmpint (tally->self.installed, ==, 1000);
  g_assert_cmpint (tally->self.overlap, ==, 1000);
  g_assert_cmpint (tally->suppressed, ==, 5);
  g_assert_cmpint (tally->taps, ==, 167 + 1000 + 5 + 3 + 2);
  g_assert_cmpint (report->in_period.suppressed[KIOSK_SUPPRESSION_RATE], ==, 5);
}

static void
test_days (World *world,
           gconstpointer data)
{
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  const KioskReportDay *first = &g_array_index (report->days, KioskReportDay, 0);
  const KioskReportDay *second = &g_array_index (report->days, KioskReportDay, 1);

  g_assert_cmpuint (report->days->len, ==, 2);
  g_assert_cmpint (first->day, ==, kiosk_day_from_iso ("2026-11-18"));
  g_assert_cmpint (first->tally.counted, ==, 147);
  g_assert_cmpint (first->tally.changed, ==, 3);
  g_assert_cmpint (second->n_batches, ==, 3);
  g_assert_cmpint (second->tally.counted, ==, 1020);
}

/* The slip of a day: the day, the one before, and all up to it. */
static void
test_day (World *world,
          gconstpointer data)
{
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_DAY, "2026-11-19");
  g_autoptr (KioskReport) earlier = world_report (world, KIOSK_PERIOD_DAY, "2026-11-18");

  g_assert_cmpint (report->on_day.tally.counted, ==, 1020);
  g_assert_cmpint (report->day_before.tally.counted, ==, 147);
  g_assert_cmpint (report->cumulative.tally.counted, ==, 10000 + 147 + 1020);
  g_assert_cmpint (earlier->on_day.tally.counted, ==, 147);
  g_assert_cmpuint (earlier->day_before.n_batches, ==, 0);
  g_assert_cmpint (earlier->cumulative.tally.counted, ==, 10147);
}

static gint64
sum_kinds (const KioskReportFigures *figures,
           KioskSource source)
{
  gint64 sum = 0;

  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
      sum += figures->kinds[source][audience][kind];
  return sum;
}

static void
test_breakdowns (World *world,
                 gconstpointer data)
{
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  const KioskReportFigures *figures = &report->in_period;

  g_assert_cmpint (sum_kinds (figures, KIOSK_SOURCE_SELF), ==, figures->tally.self.counted);
  g_assert_cmpint (sum_kinds (figures, KIOSK_SOURCE_HELPER), ==, figures->tally.helper.counted);
  g_assert_cmpint (figures->not_able[KIOSK_SOURCE_HELPER][KIOSK_REASON_PHONE_TOO_OLD], ==, 40);
  g_assert_cmpint (figures->not_signed_in[KIOSK_SOURCE_HELPER][KIOSK_REASON_NO_VNEID], ==, 20);
  g_assert_cmpint (figures->not_able[KIOSK_SOURCE_HELPER][KIOSK_REASON_NO_VNEID], ==, 0);
  g_assert_cmpint (figures->teams[KIOSK_TEAM_POLICE].helper.signed_in, ==, 7);
  g_assert_cmpint (figures->teams[KIOSK_TEAM_NONE].self.installed, ==, 1000);
  g_assert_cmpint (figures->shifts[KIOSK_SHIFT_PM].helper.installed, ==, 20);
  g_assert_cmpint (figures->audiences[KIOSK_AUDIENCE_RESIDENT].helper.not_able, ==, 40);
}

static void
test_undated (World *world,
              gconstpointer data)
{
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_autoptr (KioskReport) before = world_report (world, KIOSK_PERIOD_MONTH, "2026-10-19");

  g_assert_cmpint (report->undated.tally.counted, ==, 300);
  g_assert_cmpuint (before->undated.n_batches, ==, 0);
}

static void
test_other_ward (World *world,
                 gconstpointer data)
{
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");

  g_assert_cmpint (report->other_ward.tally.counted, ==, 77);
  g_assert_cmpint (report->first_day, ==, kiosk_day_from_iso ("2026-10-30"));
}

/* The same digits meant another ward before. */
static void
test_other_ward_same_code (World *world,
                           gconstpointer data)
{
  g_autoptr (KioskReport) report = NULL;

  world->label.ward_valid_from = KIOSK_DAY_UNKNOWN;
  report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_assert_cmpint (report->in_period.tally.taps, ==, 0);
  g_assert_cmpint (report->other_ward.tally.counted, ==, 1167 + 77);
}

static void
test_closing (World *world,
              gconstpointer data)
{
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_autoptr (KioskReport) nothing = NULL;

  g_assert_cmpint (report->last_n, ==, 6);
  g_assert_cmpint (report->last_day, ==, kiosk_day_from_iso ("2026-11-19"));
  g_array_set_size (world->entries, 0);
  g_array_set_size (world->cells, 0);
  nothing = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_assert_cmpint (nothing->last_n, ==, -1);
  g_assert_cmpint (nothing->first_day, ==, KIOSK_DAY_UNKNOWN);
}

static void
test_target (World *world,
             gconstpointer data)
{
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_autoptr (KioskReport) before = world_report (world, KIOSK_PERIOD_MONTH, "2026-10-19");
  const KioskReportTarget *row = &g_array_index (report->targets, KioskReportTarget, 0);

  g_assert_cmpuint (report->targets->len, ==, 1);
  g_assert_cmpint (row->progress.done, ==, 10120);
  g_assert_cmpint (row->in_period, ==, 120);
  g_assert_cmpint (row->progress.permille, ==, 253);
  row = &g_array_index (before->targets, KioskReportTarget, 0);
  g_assert_cmpint (row->progress.done, ==, 10000);
}

static void
test_target_columns (World *world,
                     gconstpointer data)
{
  g_autoptr (KioskReport) report = NULL;

  world_target (world, "2026-10-01", 1)->column = KIOSK_TARGET_COLUMN_SELF;
  world_target (world, "2026-10-01", 1)->column = KIOSK_TARGET_COLUMN_OUTREACH;
  world_target (world, "2026-10-01", 1)->column = KIOSK_TARGET_COLUMN_UNIT;
  report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_assert_cmpint (g_array_index (report->targets, KioskReportTarget, 1).progress.done, ==, 1000);
  g_assert_cmpint (g_array_index (report->targets, KioskReportTarget, 2).progress.done, ==, 58);
  g_assert_cmpint (g_array_index (report->targets, KioskReportTarget, 2).in_period, ==, 50);
  g_assert_cmpint (g_array_index (report->targets, KioskReportTarget, 3).progress.done, ==, 400);
  g_assert_cmpint (g_array_index (report->targets, KioskReportTarget, 3).in_period, ==, -1);
}

/* One that was replaced, one that was ended, one that begins later: none is in the report. */
static void
test_targets_out_of_force (World *world,
                           gconstpointer data)
{
  g_autoptr (KioskReport) report = NULL;
  KioskTarget *later;

  world_target (world, "2026-12-01", 5);
  later = world_target (world, "2026-10-01", 9);
  g_strlcpy (later->replaces, g_array_index (world->targets, KioskTarget, 0).id, KIOSK_ID_SIZE);
  report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_assert_cmpuint (report->targets->len, ==, 1);
  g_assert_cmpint (g_array_index (report->targets, KioskReportTarget, 0).target.number, ==, 9);

  kiosk_report_free (g_steal_pointer (&report));
  later->is_ended = TRUE;
  report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_assert_cmpuint (report->targets->len, ==, 0);
}

static void
test_units (World *world,
            gconstpointer data)
{
  g_autoptr (KioskReport) report = NULL;
  const KioskReportUnit *unit;

  world_unit (world, "2026-11-20", "school-1", 1600);
  world_unit (world, "2026-11-02", "old-1", 12);
  report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_assert_cmpuint (report->units->len, ==, 3);
  unit = &g_array_index (report->units, KioskReportUnit, 0);
  g_assert_cmpstr (unit->name, ==, "Trường Tiểu học A");
  g_assert_cmpint (unit->concerned, ==, 800);
  g_assert_cmpint (unit->installed, ==, 400);
  g_assert_cmpint (unit->signed_in, ==, 200);
  g_assert_cmpint (unit[1].day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpstr (unit[2].name, ==, "old-1");
}

static void
test_sheets_replaced (World *world,
                      gconstpointer data)
{
  g_autoptr (KioskReport) report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  KioskSheet *sheet;

  g_assert_cmpint (report->outreach.n_sheets, ==, 1);
  g_assert_cmpint (report->outreach.kinds[KIOSK_AUDIENCE_MEMBER][KIOSK_KIND_INSTALLED], ==, 50);
  g_assert_cmpint (report->outreach.heard_people, ==, 60);
  g_assert_cmpint (report->outreach_cumulative.kinds[KIOSK_AUDIENCE_MEMBER][KIOSK_KIND_INSTALLED], ==, 58);

  sheet = world_outreach (world, "2026-11-10", 0);
  g_strlcpy (sheet->replaces, g_array_index (world->sheets, KioskSheet, 0).id, KIOSK_ID_SIZE);
  kiosk_report_free (g_steal_pointer (&report));
  report = world_report (world, KIOSK_PERIOD_MONTH, "2026-11-19");
  g_assert_cmpint (report->outreach.n_sheets, ==, 0);
}

#define ADD(name, test) g_test_add ("/report/" name, World, NULL, set_up, test, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("period", test_period);
  ADD ("days", test_days);
  ADD ("day", test_day);
  ADD ("breakdowns", test_breakdowns);
  ADD ("undated", test_undated);
  ADD ("other-ward", test_other_ward);
  ADD ("other-ward/same-code", test_other_ward_same_code);
  ADD ("closing", test_closing);
  ADD ("target", test_target);
  ADD ("target/columns", test_target_columns);
  ADD ("target/out-of-force", test_targets_out_of_force);
  ADD ("units", test_units);
  ADD ("sheets/replaced", test_sheets_replaced);
  return g_test_run ();
}
