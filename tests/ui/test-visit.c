/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person at the screen, and what the book then says. */
#include "stage.h"

static KioskVisit *
get_visit (Stage *stage)
{
  return kiosk_session_get_visit (stage->session);
}

static gboolean
is_answered (Stage *stage)
{
  return kiosk_visit_get_state (get_visit (stage)) == KIOSK_VISIT_RECORDED;
}

static gboolean
is_undone (Stage *stage)
{
  return kiosk_visit_get_state (get_visit (stage)) == KIOSK_VISIT_UNDONE;
}

static void
assert_balanced (const KioskTally *tally)
{
  g_assert_cmpint (tally->taps, ==, tally->counted + tally->changed + tally->undone + tally->suppressed);
}

static void
test_wakes_once (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  g_assert_true (kiosk_session_wake (stage->session));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_HOME);
  g_assert_false (kiosk_session_wake (stage->session));
  kiosk_session_restart (stage->session);
  g_assert_true (kiosk_session_wake (stage->session));
  stage_free (stage);
}

/* The thanks are worth nothing if the power may still take the tap away. */
static void
test_thanks_only_after_the_commit (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  KioskTally tally;

  g_assert_cmpint (stage_count_copy (stage).taps, ==, 0);
  kiosk_session_wake (stage->session);
  kiosk_session_tap (stage->session, KIOSK_KIND_INSTALLED, FALSE);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_HOME);
  g_assert_cmpint (kiosk_visit_get_state (get_visit (stage)), ==, KIOSK_VISIT_RECORDING);
  stage_wait_for (stage, KIOSK_SCREEN_THANKS);
  tally = stage_count_copy (stage);
  g_assert_cmpint (tally.taps, ==, 1);
  g_assert_cmpint (tally.self.installed, ==, 1);
  stage_free (stage);
}

static void
test_answers (void)
{
  static const struct
  {
    gboolean helped;
    KioskAnswer answer;
    KioskTallySide side;
    int changed;
  } table[] = {
    { FALSE, KIOSK_ANSWER_YES, { .counted = 1, .installed = 1, .signed_in = 1 }, 1 },
    { FALSE, KIOSK_ANSWER_NO, { .counted = 1, .installed = 1 }, 0 },
    { FALSE, KIOSK_ANSWER_SKIP, { .counted = 1, .installed = 1 }, 0 },
    { TRUE, KIOSK_ANSWER_YES, { .counted = 1, .helped = 1, .installed = 1 }, 1 },
    { TRUE, KIOSK_ANSWER_NO, { .counted = 1, .helped = 1, .not_able = 1 }, 1 },
    { TRUE, KIOSK_ANSWER_SKIP, { .counted = 1, .helped = 1, .advised = 1 }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
      KioskTally tally;

      stage_tap (stage, table[i].helped ? KIOSK_KIND_ADVISED : KIOSK_KIND_INSTALLED, table[i].helped);
      g_assert_cmpint (kiosk_visit_get_question (get_visit (stage)), ==,
                       table[i].helped ? KIOSK_QUESTION_INSTALLED : KIOSK_QUESTION_SIGNED_IN);
      kiosk_session_answer (stage->session, table[i].answer);
      stage_wait_until (stage, is_answered);
      g_assert_cmpint (kiosk_visit_get_question (get_visit (stage)), ==, KIOSK_QUESTION_NONE);

      tally = stage_close_and_count (stage);
      g_assert_cmpmem (&tally.self, sizeof tally.self, &table[i].side, sizeof table[i].side);
      g_assert_cmpint (tally.counted, ==, 1);
      g_assert_cmpint (tally.changed, ==, table[i].changed);
      assert_balanced (&tally);
      stage_free (stage);
    }
}

static void
test_not_signed_in_leads_to_help (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_answer (stage->session, KIOSK_ANSWER_NO);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SIGN_IN_HELP);
  /* The count of the thank-you, still running, tears nobody from there. */
  stage_pass (stage, KIOSK_VISIT_UNDO_S + 1);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SIGN_IN_HELP);
  stage_free (stage);
}

static void
test_not_installed_stays (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  stage_tap (stage, KIOSK_KIND_ADVISED, TRUE);
  kiosk_session_answer (stage->session, KIOSK_ANSWER_NO);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_THANKS);
  stage_free (stage);
}

static void
test_undo (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  KioskTally tally;

  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  for (guint left = KIOSK_VISIT_UNDO_S; left > 1; left--)
    {
      g_assert_cmpuint (kiosk_visit_get_seconds_left (get_visit (stage)), ==, left);
      stage_pass (stage, 1);
    }
  /* A second that has begun is still one to press in. */
  kiosk_manual_clock_advance (stage->clock, 999);
  kiosk_session_tick (stage->session);
  g_assert_cmpuint (kiosk_visit_get_seconds_left (get_visit (stage)), ==, 1);
  kiosk_visit_undo (get_visit (stage));
  g_assert_false (is_undone (stage));
  stage_wait_until (stage, is_undone);
  g_assert_cmpuint (kiosk_visit_get_seconds_left (get_visit (stage)), ==, KIOSK_VISIT_UNDONE_S);
  stage_pass (stage, KIOSK_VISIT_UNDONE_S - 1);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_THANKS);
  stage_pass (stage, 1);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);

  tally = stage_close_and_count (stage);
  g_assert_cmpint (tally.counted, ==, 0);
  g_assert_cmpint (tally.undone, ==, 1);
  assert_balanced (&tally);
  stage_free (stage);
}

static void
test_undo_of_an_answer (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  KioskTally tally;

  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_answer (stage->session, KIOSK_ANSWER_YES);
  stage_wait_until (stage, is_answered);
  kiosk_visit_undo (get_visit (stage));
  stage_wait_until (stage, is_undone);

  tally = stage_close_and_count (stage);
  g_assert_cmpint (tally.counted, ==, 0);
  g_assert_cmpint (tally.taps, ==, 2);
  assert_balanced (&tally);
  stage_free (stage);
}

/* The thirtieth press of the same finger, while the disk works. */
static void
test_presses_on_the_way_are_one (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  kiosk_session_wake (stage->session);
  for (int i = 0; i < 30; i++)
    kiosk_session_tap (stage->session, KIOSK_KIND_INSTALLED, FALSE);
  stage_wait_for (stage, KIOSK_SCREEN_THANKS);
  g_assert_cmpint (stage_close_and_count (stage).taps, ==, 1);
  stage_free (stage);
}

/* Pressed on home, released when the disk has answered and the thanks have come: home's button still tells of it. */
static void
test_late_press_on_home_is_the_same_finger (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_tap (stage->session, KIOSK_KIND_INSTALLED, FALSE);
  g_assert_cmpint (kiosk_visit_get_state (get_visit (stage)), ==, KIOSK_VISIT_RECORDED);
  g_assert_cmpint (stage_close_and_count (stage).taps, ==, 1);
  stage_free (stage);
}

static void
test_repeat_is_said_and_counted_once (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  KioskTally tally;

  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  g_assert_false (kiosk_visit_is_repeat (get_visit (stage)));
  kiosk_flow_go (kiosk_session_get_flow (stage->session), KIOSK_SCREEN_HOME, NULL);
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  g_assert_true (kiosk_visit_is_repeat (get_visit (stage)));

  tally = stage_close_and_count (stage);
  g_assert_cmpint (tally.counted, ==, 1);
  g_assert_cmpint (tally.suppressed, ==, 1);
  assert_balanced (&tally);
  stage_free (stage);
}

/* After "Xong" it is somebody else, however soon. */
static void
test_the_next_visit_is_another_person (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  for (int i = 0; i < 3; i++)
    {
      stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
      g_assert_false (kiosk_visit_is_repeat (get_visit (stage)));
      kiosk_session_restart (stage->session);
    }
  g_assert_cmpint (stage_close_and_count (stage).counted, ==, 3);
  stage_free (stage);
}

static void
test_answers_without_a_tap_do_nothing (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  kiosk_session_wake (stage->session);
  kiosk_session_answer (stage->session, KIOSK_ANSWER_YES);
  kiosk_visit_undo (get_visit (stage));
  kiosk_visit_retry (get_visit (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_HOME);
  g_assert_cmpint (stage_close_and_count (stage).taps, ==, 0);
  stage_free (stage);
}

/* Answered twice, or answered and then taken back at once: what was first on its way stands. */
static void
test_answers_on_the_way_are_one (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  KioskTally tally;

  stage_tap (stage, KIOSK_KIND_ADVISED, TRUE);
  kiosk_session_answer (stage->session, KIOSK_ANSWER_YES);
  kiosk_session_answer (stage->session, KIOSK_ANSWER_NO);
  kiosk_visit_undo (get_visit (stage));
  stage_wait_until (stage, is_answered);
  tally = stage_close_and_count (stage);
  g_assert_cmpint (tally.self.installed, ==, 1);
  g_assert_cmpint (tally.self.not_able, ==, 0);
  g_assert_cmpint (tally.undone, ==, 0);
  stage_free (stage);
}

/* A thank-you that comes when its person reads on does not tear them away. */
static void
test_late_thanks_leave_the_reader (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  kiosk_session_wake (stage->session);
  kiosk_session_tap (stage->session, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_flow_go (kiosk_session_get_flow (stage->session), KIOSK_SCREEN_GUIDE, NULL);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_GUIDE);
  g_assert_cmpint (stage_close_and_count (stage).counted, ==, 1);
  stage_free (stage);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/visit/wakes-once", test_wakes_once);
  g_test_add_func ("/visit/thanks-only-after-the-commit", test_thanks_only_after_the_commit);
  g_test_add_func ("/visit/answers", test_answers);
  g_test_add_func ("/visit/not-signed-in-leads-to-help", test_not_signed_in_leads_to_help);
  g_test_add_func ("/visit/not-installed-stays", test_not_installed_stays);
  g_test_add_func ("/visit/undo", test_undo);
  g_test_add_func ("/visit/undo-of-an-answer", test_undo_of_an_answer);
  g_test_add_func ("/visit/presses-on-the-way-are-one", test_presses_on_the_way_are_one);
  g_test_add_func ("/visit/late-press-on-home-is-the-same-finger", test_late_press_on_home_is_the_same_finger);
  g_test_add_func ("/visit/repeat-is-said-and-counted-once", test_repeat_is_said_and_counted_once);
  g_test_add_func ("/visit/the-next-visit-is-another-person", test_the_next_visit_is_another_person);
  g_test_add_func ("/visit/answers-without-a-tap-do-nothing", test_answers_without_a_tap_do_nothing);
  g_test_add_func ("/visit/answers-on-the-way-are-one", test_answers_on_the_way_are_one);
  g_test_add_func ("/visit/late-thanks-leave-the-reader", test_late_thanks_leave_the_reader);
  return g_test_run ();
}
