/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helpers' panel without a widget, on a real book. */
#include "stage.h"

#define CODE "4821"

static KioskPanel *
get_panel (Stage *stage)
{
  return kiosk_session_get_panel (stage->session);
}

static KioskPanelState
get_state (Stage *stage)
{
  return kiosk_panel_get_state (get_panel (stage));
}

static gboolean
is_idle (Stage *stage)
{
  return kiosk_panel_get_wait_s (get_panel (stage)) > 0 || kiosk_panel_is_code_wrong (get_panel (stage))
         || get_state (stage) == KIOSK_PANEL_ASKING_TEAM;
}

static void
open_panel (Stage *stage)
{
  kiosk_panel_enter (get_panel (stage), FALSE);
  kiosk_panel_set_team (get_panel (stage), KIOSK_TEAM_POLICE);
  g_assert_cmpint (get_state (stage), ==, KIOSK_PANEL_OPEN);
}

static gint64 wanted_total;

static gboolean
has_wanted_total (Stage *stage)
{
  return kiosk_panel_get_total (get_panel (stage)) == wanted_total;
}

static void
wait_for_total (Stage *stage,
                gint64 total)
{
  wanted_total = total;
  stage_wait_until (stage, has_wanted_total);
}

static void
test_right_code (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  stage_set_secret (stage, KIOSK_SECRET_ROLE_SHIFT, CODE);
  kiosk_panel_enter (get_panel (stage), TRUE);
  g_assert_cmpint (get_state (stage), ==, KIOSK_PANEL_ASKING_CODE);
  kiosk_panel_set_team (get_panel (stage), KIOSK_TEAM_POLICE);
  kiosk_panel_record (get_panel (stage), KIOSK_KIND_ADVISED, KIOSK_REASON_NONE);
  g_assert_cmpint (get_state (stage), ==, KIOSK_PANEL_ASKING_CODE);
  kiosk_panel_try_code (get_panel (stage), CODE);
  stage_wait_until (stage, is_idle);
  g_assert_cmpint (get_state (stage), ==, KIOSK_PANEL_ASKING_TEAM);
  g_assert_cmpint (stage_count_copy (stage).taps, ==, 0);
  stage_free (stage);
}

static void
try_wrong_code (Stage *stage)
{
  kiosk_panel_enter (get_panel (stage), TRUE);
  kiosk_panel_try_code (get_panel (stage), "1111");
  stage_wait_until (stage, is_idle);
  g_assert_cmpint (get_state (stage), ==, KIOSK_PANEL_ASKING_CODE);
  g_assert_true (kiosk_panel_is_code_wrong (get_panel (stage)));
  kiosk_panel_close (get_panel (stage));
}

static void
test_wrong_codes (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  stage_set_secret (stage, KIOSK_SECRET_ROLE_SHIFT, CODE);
  for (int i = 0; i < 5; i++)
    {
      try_wrong_code (stage);
      g_assert_cmpuint (kiosk_panel_get_wait_s (get_panel (stage)), ==, 0);
    }
  try_wrong_code (stage);
  g_assert_cmpuint (kiosk_panel_get_wait_s (get_panel (stage)), ==, 30);
  stage_free (stage);
}

/* Who typed the right code has left before it was answered; who came since typed none. */
static void
test_an_answer_for_who_left (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  stage_set_secret (stage, KIOSK_SECRET_ROLE_SHIFT, CODE);
  kiosk_panel_enter (get_panel (stage), TRUE);
  kiosk_panel_try_code (get_panel (stage), CODE);
  kiosk_panel_close (get_panel (stage));
  kiosk_panel_enter (get_panel (stage), TRUE);
  kiosk_panel_try_code (get_panel (stage), "1111");
  stage_wait_until (stage, is_idle);
  g_assert_cmpint (get_state (stage), ==, KIOSK_PANEL_ASKING_CODE);
  while (!kiosk_panel_is_code_wrong (get_panel (stage)))
    g_main_context_iteration (NULL, TRUE);
  stage_free (stage);
}

static void
test_one_press_is_one_person (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  KioskTally tally;

  open_panel (stage);
  kiosk_panel_record (get_panel (stage), KIOSK_KIND_INSTALLED_SIGNED_IN, KIOSK_REASON_NONE);
  g_assert_null (kiosk_panel_get_last (get_panel (stage)));
  kiosk_panel_set_audience (get_panel (stage), KIOSK_AUDIENCE_MEMBER);
  kiosk_panel_record (get_panel (stage), KIOSK_KIND_NOT_ABLE, KIOSK_REASON_NO_SPACE);
  wait_for_total (stage, 2);
  g_assert_cmpint (kiosk_panel_get_last (get_panel (stage))->audience, ==, KIOSK_AUDIENCE_MEMBER);
  g_assert_cmpint (kiosk_panel_get_last (get_panel (stage))->team, ==, KIOSK_TEAM_POLICE);
  g_assert_cmpuint (kiosk_panel_get_recent (get_panel (stage))->len, ==, 2);
  tally = stage_close_and_count (stage);
  g_assert_cmpint (tally.helper.installed, ==, 1);
  g_assert_cmpint (tally.helper.not_able, ==, 1);
  g_assert_cmpint (tally.helper.helped, ==, 2);
  g_assert_cmpint (tally.self.counted, ==, 0);
  stage_free (stage);
}

static void
test_a_meeting_is_for_one_press (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  open_panel (stage);
  kiosk_panel_set_people (get_panel (stage), 40);
  kiosk_panel_record (get_panel (stage), KIOSK_KIND_ADVISED, KIOSK_REASON_NONE);
  kiosk_panel_record (get_panel (stage), KIOSK_KIND_ADVISED, KIOSK_REASON_NONE);
  wait_for_total (stage, 41);
  g_assert_cmpint (stage_close_and_count (stage).helper.advised, ==, 41);
  stage_free (stage);
}

static void
test_undo (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  g_autofree char *id = NULL;
  KioskTally tally;

  open_panel (stage);
  kiosk_panel_record (get_panel (stage), KIOSK_KIND_ADVISED, KIOSK_REASON_NONE);
  wait_for_total (stage, 1);
  id = g_strdup (((KioskTap *) g_ptr_array_index (kiosk_panel_get_recent (get_panel (stage)), 0))->id);
  kiosk_panel_undo (get_panel (stage), id);
  wait_for_total (stage, 0);
  g_assert_cmpuint (kiosk_panel_get_recent (get_panel (stage))->len, ==, 0);
  tally = stage_close_and_count (stage);
  g_assert_cmpint (tally.counted, ==, 0);
  g_assert_cmpint (tally.undone, ==, 1);
  stage_free (stage);
}

static void
test_no_undo_once_closed (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  g_autofree char *id = NULL;

  open_panel (stage);
  kiosk_panel_record (get_panel (stage), KIOSK_KIND_ADVISED, KIOSK_REASON_NONE);
  wait_for_total (stage, 1);
  id = g_strdup (((KioskTap *) g_ptr_array_index (kiosk_panel_get_recent (get_panel (stage)), 0))->id);
  kiosk_panel_close (get_panel (stage));
  g_assert_cmpuint (kiosk_panel_get_recent (get_panel (stage))->len, ==, 0);
  kiosk_panel_undo (get_panel (stage), id);
  kiosk_panel_record (get_panel (stage), KIOSK_KIND_ADVISED, KIOSK_REASON_NONE);
  g_assert_cmpint (stage_close_and_count (stage).counted, ==, 1);
  stage_free (stage);
}

/* What was noted before is there when the panel is opened again in the same shift. */
static void
test_opened_again (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  open_panel (stage);
  for (int i = 0; i < 12; i++)
    kiosk_panel_record (get_panel (stage), KIOSK_KIND_ADVISED, KIOSK_REASON_NONE);
  wait_for_total (stage, 12);
  kiosk_panel_close (get_panel (stage));
  g_assert_cmpint (kiosk_panel_get_total (get_panel (stage)), ==, 0);
  open_panel (stage);
  wait_for_total (stage, 12);
  g_assert_cmpuint (kiosk_panel_get_recent (get_panel (stage))->len, ==, KIOSK_PANEL_N_RECENT);
  stage_free (stage);
}

static void
test_untouched (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  open_panel (stage);
  kiosk_panel_set_audience (get_panel (stage), KIOSK_AUDIENCE_BUSINESS);
  stage_pass (stage, KIOSK_PANEL_AUDIENCE_S - 1);
  g_assert_cmpint (kiosk_panel_get_audience (get_panel (stage)), ==, KIOSK_AUDIENCE_BUSINESS);
  stage_pass (stage, 1);
  g_assert_cmpint (kiosk_panel_get_audience (get_panel (stage)), ==, KIOSK_AUDIENCE_RESIDENT);
  stage_pass (stage, KIOSK_PANEL_CLOSE_S - KIOSK_PANEL_AUDIENCE_S - 1);
  g_assert_cmpint (get_state (stage), ==, KIOSK_PANEL_OPEN);
  stage_pass (stage, 1);
  g_assert_cmpint (get_state (stage), ==, KIOSK_PANEL_CLOSED);
  stage_free (stage);
}

static void
test_end_of_the_shift (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  kiosk_manual_clock_set (stage->clock, "2026-11-20 11:59:58");
  open_panel (stage);
  stage_pass (stage, 1);
  g_assert_cmpint (get_state (stage), ==, KIOSK_PANEL_OPEN);
  stage_pass (stage, 2);
  g_assert_cmpint (get_state (stage), ==, KIOSK_PANEL_CLOSED);
  stage_free (stage);
}

/* What residents tap while helpers count is marked, and only that. */
static void
test_overlap (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_restart (stage->session);
  open_panel (stage);
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_restart (stage->session);
  kiosk_panel_close (get_panel (stage));
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  g_assert_cmpint (stage_close_and_count (stage).self.overlap, ==, 1);
  stage_free (stage);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/panel/right-code", test_right_code);
  g_test_add_func ("/panel/wrong-codes", test_wrong_codes);
  g_test_add_func ("/panel/an-answer-for-who-left", test_an_answer_for_who_left);
  g_test_add_func ("/panel/one-press-is-one-person", test_one_press_is_one_person);
  g_test_add_func ("/panel/a-meeting-is-for-one-press", test_a_meeting_is_for_one_press);
  g_test_add_func ("/panel/undo", test_undo);
  g_test_add_func ("/panel/no-undo-once-closed", test_no_undo_once_closed);
  g_test_add_func ("/panel/opened-again", test_opened_again);
  g_test_add_func ("/panel/untouched", test_untouched);
  g_test_add_func ("/panel/end-of-the-shift", test_end_of_the_shift);
  g_test_add_func ("/panel/overlap", test_overlap);
  return g_test_run ();
}
