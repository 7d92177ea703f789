/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets and targets as the staff's screen has them, without a widget, on a real book. */
#include <signal.h>
#include <sys/resource.h>

#include "kiosk-targets.h"
#include "stage.h"
#include "warnings.h"

static void
settle (KioskSheets *sheets,
        KioskTargets *targets)
{
  while ((sheets != NULL && kiosk_sheets_get_entering (sheets) == KIOSK_ENTERING_UNDER_WAY)
         || (targets != NULL && kiosk_targets_get_entering (targets) == KIOSK_ENTERING_UNDER_WAY))
    g_main_context_iteration (NULL, TRUE);
}

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer is_answered)
{
  *(gboolean *) is_answered = TRUE;
}

/* The store answers in the order it was asked; what an answer asks for takes one turn more. */
static void
settle_store (Stage *stage,
              guint turns)
{
  while (turns-- > 0)
    {
      gboolean is_answered = FALSE;

      kiosk_store_look_at_clock_async (stage->store, NULL, answered_cb, &is_answered);
      while (!is_answered)
        g_main_context_iteration (NULL, TRUE);
    }
}

static KioskSheet *
new_sheet (Stage *stage,
           gint64 installed)
{
  KioskSheet *sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_UNIT);

  sheet->day = kiosk_clock_get_day (KIOSK_CLOCK (stage->clock));
  sheet->audience = KIOSK_AUDIENCE_PUBLIC_EMPLOYEE;
  g_strlcpy (sheet->unit, STAGE_UNIT_CODE, sizeof sheet->unit);
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_CONCERNED] = 100;
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_APP_INSTALLED] = installed;
  return sheet;
}

static KioskEntering
enter (KioskSheets *sheets,
       const KioskSheet *sheet)
{
  kiosk_sheets_enter (sheets, sheet);
  g_assert_cmpint (kiosk_sheets_get_entering (sheets), ==, KIOSK_ENTERING_UNDER_WAY);
  settle (sheets, NULL);
  return kiosk_sheets_get_entering (sheets);
}

static void
assert_unit (KioskSheets *sheets,
             gint64 installed)
{
  const KioskSheet *sheet = kiosk_sheets_lookup_unit (sheets, STAGE_UNIT_CODE);

  if (installed < 0)
    g_assert_null (sheet);
  else
    g_assert_cmpint (kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_APP_INSTALLED), ==, installed);
}

static void
events_loaded_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer events)
{
  *(GArray **) events = kiosk_store_load_events_finish (KIOSK_STORE (source), result, NULL);
}

/* Of the newest @n events: all are of @deed, and how many came to @outcome. */
static guint
count_events (Stage *stage,
              guint n,
              KioskDeed deed,
              KioskOutcome outcome)
{
  g_autoptr (GArray) events = NULL;
  guint count = 0;

  kiosk_store_load_events_async (stage->store, G_MAXINT64, n, NULL, events_loaded_cb, &events);
  while (events == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (events->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (g_array_index (events, KioskEvent, i).deed, ==, deed);
      g_assert_cmpint (g_array_index (events, KioskEvent, i).actor, ==, KIOSK_ACTOR_STAFF);
      count += g_array_index (events, KioskEvent, i).outcome == outcome ? 1 : 0;
    }
  return count;
}

/* Entered, corrected, corrected once more from what is no longer there, withdrawn. */
static void
test_units (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  KioskSheets *sheets = kiosk_sheets_new (stage->context);
  g_autoptr (KioskSheet) first = new_sheet (stage, 40);
  g_autoptr (KioskSheet) second = kiosk_sheet_new_replacing (first);
  g_autoptr (KioskSheet) late = kiosk_sheet_new_replacing (first);
  g_autoptr (KioskSheet) withdrawal = kiosk_sheet_new_replacing (second);

  g_assert_null (kiosk_sheets_get_outreach (sheets));
  kiosk_sheets_load (sheets);
  settle_store (stage, 1);
  g_assert_cmpuint (kiosk_sheets_get_outreach (sheets)->len, ==, 0);
  g_assert_cmpuint (kiosk_sheets_get_units (sheets)->len, ==, 12);
  assert_unit (sheets, -1);

  g_assert_cmpint (enter (sheets, first), ==, KIOSK_ENTERING_SAVED);
  g_assert_cmpint (kiosk_sheets_get_number (sheets), ==, 1);
  settle_store (stage, 1);
  assert_unit (sheets, 40);
  second->counts[second->audience][KIOSK_SHEET_FIGURE_APP_INSTALLED] = 50;
  g_assert_cmpint (enter (sheets, second), ==, KIOSK_ENTERING_SAVED);
  settle_store (stage, 1);
  assert_unit (sheets, 50);

  warnings_expect ("The sheet was not entered*");
  g_assert_cmpint (enter (sheets, late), ==, KIOSK_ENTERING_REPLACED);
  warnings_assert ();
  kiosk_sheet_clear_counts (withdrawal);
  g_assert_cmpint (enter (sheets, withdrawal), ==, KIOSK_ENTERING_SAVED);
  settle_store (stage, 1);
  assert_unit (sheets, -1);
  g_assert_cmpuint (count_events (stage, 4, KIOSK_DEED_SHEET, KIOSK_OUTCOME_DONE), ==, 3);
  g_assert_cmpuint (count_events (stage, 4, KIOSK_DEED_SHEET, KIOSK_OUTCOME_REFUSED), ==, 1);
  kiosk_sheets_forget (sheets);
  g_assert_cmpint (kiosk_sheets_get_entering (sheets), ==, KIOSK_ENTERING_NONE);
  g_assert_finalize_object (sheets);
  stage_free (stage);
}

static void
test_outreach (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  KioskSheets *sheets = kiosk_sheets_new (stage->context);
  g_autoptr (KioskSheet) old = kiosk_sheet_new (KIOSK_SHEET_FORM_OUTREACH);
  g_autoptr (KioskSheet) recent = NULL;

  old->day = kiosk_clock_get_day (KIOSK_CLOCK (stage->clock)) - 3;
  old->place = KIOSK_PLACE_SCHOOL;
  old->team = KIOSK_TEAM_POLICE;
  old->counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED] = 7;
  recent = kiosk_sheet_copy (old);
  kiosk_id_fill (recent->id);
  recent->day += 2;
  g_assert_cmpint (enter (sheets, recent), ==, KIOSK_ENTERING_SAVED);
  g_assert_cmpint (enter (sheets, old), ==, KIOSK_ENTERING_SAVED);
  settle_store (stage, 1);
  g_assert_cmpuint (kiosk_sheets_get_outreach (sheets)->len, ==, 2);
  g_assert_cmpstr (g_array_index (kiosk_sheets_get_outreach (sheets), KioskSheet, 0).id, ==, recent->id);

  warnings_expect ("The sheet was not entered*");
  kiosk_id_fill (recent->id);
  recent->day += 400;
  g_assert_cmpint (enter (sheets, recent), ==, KIOSK_ENTERING_REFUSED);
  warnings_assert ();
  g_assert_finalize_object (sheets);
  stage_free (stage);
}

/* RLIMIT_FSIZE is the file size that a process may write to; it holds for root, too (setrlimit(2)). */
static void
set_disk_refuses (gboolean refuses)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = refuses ? 0 : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Nothing is said to be saved that is not, and the same again is entered once. */
static void
test_disk_refuses (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  KioskSheets *sheets = kiosk_sheets_new (stage->context);
  g_autoptr (KioskSheet) sheet = new_sheet (stage, 40);

  stage_tap (stage, KIOSK_KIND_ADVISED, TRUE);
  warnings_expect ("The sheet was not entered*");
  set_disk_refuses (TRUE);
  g_assert_cmpint (enter (sheets, sheet), ==, KIOSK_ENTERING_FAILED);
  set_disk_refuses (FALSE);
  warnings_assert ();
  g_assert_cmpint (enter (sheets, sheet), ==, KIOSK_ENTERING_SAVED);
  g_assert_cmpint (kiosk_sheets_get_number (sheets), ==, 1);
  settle_store (stage, 1);
  assert_unit (sheets, 40);
  g_assert_finalize_object (sheets);
  stage_free (stage);
}

static KioskEntering
set_target (KioskTargets *targets,
            const KioskTarget *target)
{
  kiosk_targets_set (targets, target);
  settle (NULL, targets);
  return kiosk_targets_get_entering (targets);
}

static void
test_targets (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  KioskTargets *targets = kiosk_targets_new (stage->context);
  KioskSheets *sheets = kiosk_sheets_new (stage->context);
  g_autoptr (KioskSheet) sheet = new_sheet (stage, 40);
  g_autoptr (KioskTarget) target = kiosk_target_new ();
  g_autoptr (KioskTarget) end = NULL;
  const KioskTargetState *state;

  g_assert_cmpint (enter (sheets, sheet), ==, KIOSK_ENTERING_SAVED);
  target->column = KIOSK_TARGET_COLUMN_UNIT;
  target->number = 100;
  target->base = 200;
  target->from = kiosk_clock_get_day (KIOSK_CLOCK (stage->clock)) - 1;
  target->until = target->from;
  g_assert_cmpint (set_target (targets, target), ==, KIOSK_ENTERING_SAVED);
  settle_store (stage, 4);
  g_assert_cmpuint (kiosk_targets_get_list (targets)->len, ==, 1);
  state = &g_array_index (kiosk_targets_get_list (targets), KioskTargetState, 0);
  g_assert_cmpint (state->progress.state, ==, KIOSK_PROGRESS_OVERDUE);
  g_assert_cmpuint (state->progress.overdue_days, ==, 1);
  g_assert_cmpint (state->progress.done, ==, 0);

  end = kiosk_target_new_replacing (target);
  end->until = KIOSK_DAY_UNKNOWN;
  g_assert_cmpint (set_target (targets, end), ==, KIOSK_ENTERING_SAVED);
  settle_store (stage, 4);
  state = &g_array_index (kiosk_targets_get_list (targets), KioskTargetState, 0);
  g_assert_cmpint (state->progress.state, ==, KIOSK_PROGRESS_STANDING);
  g_assert_cmpint (state->progress.done, ==, 40);
  g_assert_cmpint (state->progress.permille, ==, 200);

  g_strlcpy (end->replaces, end->id, sizeof end->replaces);
  kiosk_id_fill (end->id);
  end->is_ended = TRUE;
  g_assert_cmpint (set_target (targets, end), ==, KIOSK_ENTERING_SAVED);
  settle_store (stage, 4);
  g_assert_cmpuint (kiosk_targets_get_list (targets)->len, ==, 0);
  g_assert_cmpuint (count_events (stage, 3, KIOSK_DEED_TARGET, KIOSK_OUTCOME_DONE), ==, 3);
  g_assert_finalize_object (sheets);
  g_assert_finalize_object (targets);
  stage_free (stage);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  warnings_install ();
  signal (SIGXFSZ, SIG_IGN);
  g_test_add_func ("/reports/units", test_units);
  g_test_add_func ("/reports/outreach", test_outreach);
  g_test_add_func ("/reports/disk-refuses", test_disk_refuses);
  g_test_add_func ("/reports/targets", test_targets);
  return g_test_run ();
}
