/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets: bounds refused by name, and only one column ever counts towards one. */
#include "kiosk-cell.h"
#include "kiosk-target.h"

static KioskTarget *
new_target (void)
{
  KioskTarget *target = kiosk_target_new ();

  target->number = 100;
  target->base = 250;
  target->from = kiosk_day_from_iso ("2026-11-01");
  target->until = kiosk_day_from_iso ("2026-11-30");
  return target;
}

static void
assert_problem (KioskTarget *target,
                KioskTargetProblem expected)
{
  KioskTargetProblem problem = kiosk_target_find_problem (target, kiosk_day_from_iso ("2026-11-24"));

  g_assert_cmpstr (kiosk_target_problem_to_nick (problem), ==, kiosk_target_problem_to_nick (expected));
}

#define ASSERT_REFUSED(field, value, problem)       \
  G_STMT_START                                      \
  {                                                 \
    g_autoptr (KioskTarget) target = new_target (); \
    target->field = value;                          \
    assert_problem (target, problem);               \
  }                                                 \
  G_STMT_END

static void
test_refused (void)
{
  ASSERT_REFUSED (number, 0, KIOSK_TARGET_PROBLEM_NUMBER_ZERO);
  ASSERT_REFUSED (number, -1, KIOSK_TARGET_PROBLEM_NUMBER_NEGATIVE);
  ASSERT_REFUSED (number, 1000000000000, KIOSK_TARGET_PROBLEM_NUMBER_TOO_LARGE);
  ASSERT_REFUSED (number, 10000000, KIOSK_TARGET_PROBLEM_NUMBER_TOO_LARGE);
  ASSERT_REFUSED (base, -1, KIOSK_TARGET_PROBLEM_BASE_NEGATIVE);
  ASSERT_REFUSED (base, 10000000, KIOSK_TARGET_PROBLEM_BASE_TOO_LARGE);
  ASSERT_REFUSED (base, 99, KIOSK_TARGET_PROBLEM_BASE_BELOW_NUMBER);
  ASSERT_REFUSED (from, KIOSK_DAY_UNKNOWN, KIOSK_TARGET_PROBLEM_FROM_MISSING);
  ASSERT_REFUSED (from, kiosk_day_from_iso ("2024-11-13"), KIOSK_TARGET_PROBLEM_FROM_TOO_EARLY);
  ASSERT_REFUSED (until, kiosk_day_from_iso ("2026-10-31"), KIOSK_TARGET_PROBLEM_UNTIL_BEFORE_FROM);
  ASSERT_REFUSED (until, kiosk_day_from_iso ("2226-11-30"), KIOSK_TARGET_PROBLEM_TOO_LONG);
  ASSERT_REFUSED (id[0], '-', KIOSK_TARGET_PROBLEM_ID);
  ASSERT_REFUSED (replaces[0], 'a', KIOSK_TARGET_PROBLEM_ID);
  ASSERT_REFUSED (is_ended, TRUE, KIOSK_TARGET_PROBLEM_ID);
}

static void
test_bounds (void)
{
  g_autoptr (KioskTarget) target = new_target ();

  assert_problem (target, KIOSK_TARGET_PROBLEM_NONE);
  target->base = 0;
  assert_problem (target, KIOSK_TARGET_PROBLEM_NONE);
  target->base = target->number;
  assert_problem (target, KIOSK_TARGET_PROBLEM_NONE);
  target->number = 1;
  target->until = target->from;
  assert_problem (target, KIOSK_TARGET_PROBLEM_NONE);
  target->until = KIOSK_DAY_UNKNOWN;
  assert_problem (target, KIOSK_TARGET_PROBLEM_NONE);
  target->from = kiosk_day_from_iso ("2226-11-30");
  assert_problem (target, KIOSK_TARGET_PROBLEM_TOO_LONG);
}

static void
test_columns (void)
{
  g_autoptr (KioskTarget) target = new_target ();

  target->column = KIOSK_TARGET_COLUMN_SELF;
  assert_problem (target, KIOSK_TARGET_PROBLEM_NONE);
  target->audience = KIOSK_AUDIENCE_RESIDENT;
  assert_problem (target, KIOSK_TARGET_PROBLEM_COLUMN);
  target->column = KIOSK_TARGET_COLUMN_UNIT;
  assert_problem (target, KIOSK_TARGET_PROBLEM_NONE);
  target->measure = KIOSK_TARGET_MEASURE_HELPED;
  assert_problem (target, KIOSK_TARGET_PROBLEM_COLUMN);
}

static void
test_replacing (void)
{
  g_autoptr (KioskTarget) old = new_target ();
  g_autoptr (KioskTarget) target = kiosk_target_new_replacing (old);

  g_assert_cmpstr (target->replaces, ==, old->id);
  g_assert_cmpstr (target->id, !=, old->id);
  g_assert_cmpint (target->number, ==, 100);
  target->is_ended = TRUE;
  assert_problem (target, KIOSK_TARGET_PROBLEM_NONE);
}

/* Each cell, each figure and each unit of another power of ten, so that a sum tells what is in it. */
static const KioskCell cells[] = {
  { .source = KIOSK_SOURCE_SELF, .audience = KIOSK_AUDIENCE_UNSPECIFIED, .kind = KIOSK_KIND_INSTALLED, .people = 1 },
  { .source = KIOSK_SOURCE_SELF, .audience = KIOSK_AUDIENCE_UNSPECIFIED, .kind = KIOSK_KIND_INSTALLED_SIGNED_IN,
    .helped = TRUE, .people = 10 },
  { .source = KIOSK_SOURCE_SELF, .audience = KIOSK_AUDIENCE_UNSPECIFIED, .kind = KIOSK_KIND_INSTALLED,
    .suppressed = KIOSK_SUPPRESSION_RATE, .people = 100 },
  { .source = KIOSK_SOURCE_HELPER, .audience = KIOSK_AUDIENCE_RESIDENT, .kind = KIOSK_KIND_INSTALLED, .helped = TRUE,
    .people = 1000 },
  { .source = KIOSK_SOURCE_HELPER, .audience = KIOSK_AUDIENCE_MEMBER, .kind = KIOSK_KIND_SIGNED_IN, .helped = TRUE,
    .people = 10000 },
  { .source = KIOSK_SOURCE_HELPER, .audience = KIOSK_AUDIENCE_MEMBER, .kind = KIOSK_KIND_ADVISED, .helped = TRUE,
    .people = 100000 },
};

typedef struct
{
  const char       *day;
  KioskSheetForm    form;
  const char       *unit;
  KioskAudience     audience;
  KioskSheetFigure  figure;
  gint64            count;
  gboolean          is_replaced;
} Row;

static const Row rows[] = {
  { "2026-10-31", KIOSK_SHEET_FORM_OUTREACH, "", KIOSK_AUDIENCE_RESIDENT, KIOSK_SHEET_FIGURE_INSTALLED, 1, FALSE },
  { "2026-11-01", KIOSK_SHEET_FORM_OUTREACH, "", KIOSK_AUDIENCE_RESIDENT, KIOSK_SHEET_FIGURE_INSTALLED, 10, FALSE },
  { "2026-11-30", KIOSK_SHEET_FORM_OUTREACH, "", KIOSK_AUDIENCE_MEMBER, KIOSK_SHEET_FIGURE_SIGNED_IN, 100, FALSE },
  { "2026-11-15", KIOSK_SHEET_FORM_OUTREACH, "", KIOSK_AUDIENCE_MEMBER, KIOSK_SHEET_FIGURE_NOT_ABLE, 1000, FALSE },
  { "2026-11-15", KIOSK_SHEET_FORM_OUTREACH, "", KIOSK_AUDIENCE_MEMBER, KIOSK_SHEET_FIGURE_INSTALLED, 10000, TRUE },
  { "2026-11-15", KIOSK_SHEET_FORM_OUTREACH, "", KIOSK_AUDIENCE_UNSPECIFIED, KIOSK_SHEET_FIGURE_HEARD_PEOPLE, 7,
    FALSE },
  { "2026-12-01", KIOSK_SHEET_FORM_OUTREACH, "", KIOSK_AUDIENCE_RESIDENT, KIOSK_SHEET_FIGURE_INSTALLED, 7, FALSE },
  { "2026-10-01", KIOSK_SHEET_FORM_UNIT, "a", KIOSK_AUDIENCE_MEMBER, KIOSK_SHEET_FIGURE_APP_INSTALLED, 1, FALSE },
  { "2026-11-02", KIOSK_SHEET_FORM_UNIT, "b", KIOSK_AUDIENCE_MEMBER, KIOSK_SHEET_FIGURE_APP_INSTALLED, 10, FALSE },
  { "2026-11-03", KIOSK_SHEET_FORM_UNIT, "b", KIOSK_AUDIENCE_MEMBER, KIOSK_SHEET_FIGURE_APP_INSTALLED, 100, FALSE },
  { "2026-11-03", KIOSK_SHEET_FORM_UNIT, "b", KIOSK_AUDIENCE_MEMBER, KIOSK_SHEET_FIGURE_APP_INSTALLED, 1000, FALSE },
  { "2026-11-05", KIOSK_SHEET_FORM_UNIT, "b", KIOSK_AUDIENCE_MEMBER, KIOSK_SHEET_FIGURE_APP_INSTALLED, 7, TRUE },
  { "2026-11-04", KIOSK_SHEET_FORM_UNIT, "b", KIOSK_AUDIENCE_MEMBER, KIOSK_SHEET_FIGURE_APP_INSTALLED, 0, FALSE },
  { "2026-12-05", KIOSK_SHEET_FORM_UNIT, "b", KIOSK_AUDIENCE_MEMBER, KIOSK_SHEET_FIGURE_APP_INSTALLED, 7, FALSE },
  { "2026-11-03", KIOSK_SHEET_FORM_UNIT, "c", KIOSK_AUDIENCE_PUBLIC_EMPLOYEE, KIOSK_SHEET_FIGURE_APP_INSTALLED, 10000,
    FALSE },
};

static GArray *
new_sheets (void)
{
  GArray *sheets = g_array_new (FALSE, TRUE, sizeof (KioskSheet));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KioskSheet sheet = {
        .day = kiosk_day_from_iso (rows[i].day), .form = rows[i].form, .number = i + 1,
        .is_replaced = rows[i].is_replaced, .audience = rows[i].audience
      };

      g_strlcpy (sheet.unit, rows[i].unit, sizeof sheet.unit);
      sheet.counts[rows[i].audience][rows[i].figure] = rows[i].count;
      g_array_append_val (sheets, sheet);
    }
  return sheets;
}

static void
assert_count (KioskTargetColumn column,
              KioskTargetMeasure measure,
              KioskAudience audience,
              gint64 expected)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (KioskCell));
  g_autoptr (GArray) sheets = new_sheets ();
  g_autoptr (KioskTarget) target = new_target ();

  g_array_append_vals (array, cells, G_N_ELEMENTS (cells));
  target->column = column;
  target->measure = measure;
  target->audience = audience;
  g_test_message ("%s %s", kiosk_target_column_to_nick (column), kiosk_target_measure_to_nick (measure));
  g_assert_cmpint (kiosk_target_count (target, array, sheets), ==, expected);
}

static void
test_count (void)
{
#define HELPER   KIOSK_TARGET_COLUMN_HELPER
#define SELF     KIOSK_TARGET_COLUMN_SELF
#define OUTREACH KIOSK_TARGET_COLUMN_OUTREACH
#define UNIT     KIOSK_TARGET_COLUMN_UNIT
#define ANYBODY  KIOSK_AUDIENCE_UNSPECIFIED
  assert_count (SELF, KIOSK_TARGET_MEASURE_INSTALLED, ANYBODY, 11);
  assert_count (SELF, KIOSK_TARGET_MEASURE_SIGNED_IN, ANYBODY, 10);
  assert_count (SELF, KIOSK_TARGET_MEASURE_HELPED, ANYBODY, 10);
  assert_count (HELPER, KIOSK_TARGET_MEASURE_INSTALLED, ANYBODY, 1000);
  assert_count (HELPER, KIOSK_TARGET_MEASURE_SIGNED_IN, ANYBODY, 10000);
  assert_count (HELPER, KIOSK_TARGET_MEASURE_HELPED, ANYBODY, 111000);
  assert_count (HELPER, KIOSK_TARGET_MEASURE_HELPED, KIOSK_AUDIENCE_MEMBER, 110000);
  assert_count (OUTREACH, KIOSK_TARGET_MEASURE_INSTALLED, ANYBODY, 10);
  assert_count (OUTREACH, KIOSK_TARGET_MEASURE_SIGNED_IN, ANYBODY, 100);
  assert_count (OUTREACH, KIOSK_TARGET_MEASURE_HELPED, ANYBODY, 1110);
  assert_count (OUTREACH, KIOSK_TARGET_MEASURE_HELPED, KIOSK_AUDIENCE_RESIDENT, 10);
  assert_count (UNIT, KIOSK_TARGET_MEASURE_INSTALLED, ANYBODY, 11001);
  assert_count (UNIT, KIOSK_TARGET_MEASURE_INSTALLED, KIOSK_AUDIENCE_MEMBER, 1001);
  assert_count (UNIT, KIOSK_TARGET_MEASURE_SIGNED_IN, ANYBODY, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/target/refused", test_refused);
  g_test_add_func ("/target/bounds", test_bounds);
  g_test_add_func ("/target/columns", test_columns);
  g_test_add_func ("/target/replacing", test_replacing);
  g_test_add_func ("/target/count", test_count);
  return g_test_run ();
}
