/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that refuses, for real: no file can be written while a limit stands. And a book that is not there. */
#include "stage.h"
#include "warnings.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

static KioskVisit *
get_visit (Stage *stage)
{
  return kiosk_session_get_visit (stage->session);
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

/* Until the answer to what is under way has come. */
static gboolean
is_in_trouble (Stage *stage)
{
  return kiosk_visit_get_state (get_visit (stage)) == KIOSK_VISIT_TROUBLE;
}

static gboolean
is_recorded (Stage *stage)
{
  return kiosk_visit_get_state (get_visit (stage)) == KIOSK_VISIT_RECORDED;
}

static void
get_into_trouble (Stage *stage)
{
  kiosk_session_wake (stage->session);
  set_disk_refuses (TRUE);
  kiosk_session_tap (stage->session, KIOSK_KIND_INSTALLED, FALSE);
  stage_wait_until (stage, is_in_trouble);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_CANNOT_RECORD);
}

/* Seconds of the clock, and for each as much real time as the disk's thread needs to answer. */
static void
pass_until_recorded (Stage *stage)
{
  for (int i = 0; i < 1000 && !is_recorded (stage); i++)
    {
      stage_pass (stage, 1);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (is_recorded (stage));
}

static void
assert_counted_once (Stage *stage)
{
  KioskTally tally = stage_close_and_count (stage);

  g_assert_cmpint (tally.taps, ==, 1);
  g_assert_cmpint (tally.counted, ==, 1);
}

static void
test_tries_again_by_itself (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  get_into_trouble (stage);
  set_disk_refuses (FALSE);
  g_assert_cmpint (stage_count_copy (stage).taps, ==, 0);
  stage_pass (stage, KIOSK_RECORDER_RETRY_S - 1);
  g_assert_true (is_in_trouble (stage));
  pass_until_recorded (stage);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_THANKS);
  assert_counted_once (stage);
  stage_free (stage);
}

static void
test_tries_again_when_asked (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  get_into_trouble (stage);
  set_disk_refuses (FALSE);
  kiosk_visit_retry (get_visit (stage));
  stage_wait_for (stage, KIOSK_SCREEN_THANKS);
  assert_counted_once (stage);
  stage_free (stage);
}

/* The disk stays bad through several tries: no thanks, and still one tap in the end. */
static void
test_many_tries_are_one_tap (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  get_into_trouble (stage);
  for (int i = 0; i < 5; i++)
    {
      stage_pass (stage, KIOSK_RECORDER_RETRY_S + 1);
      for (int j = 0; j < 50; j++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (500);
        }
      g_assert_true (is_in_trouble (stage));
      g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_CANNOT_RECORD);
    }
  set_disk_refuses (FALSE);
  kiosk_visit_retry (get_visit (stage));
  stage_wait_for (stage, KIOSK_SCREEN_THANKS);
  assert_counted_once (stage);
  stage_free (stage);
}

/* Whoever goes back to the code and presses again asks for the same tap. */
static void
test_pressing_again_is_the_same_tap (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  get_into_trouble (stage);
  kiosk_flow_go (kiosk_session_get_flow (stage->session), KIOSK_SCREEN_HOME, NULL);
  set_disk_refuses (FALSE);
  kiosk_session_tap (stage->session, KIOSK_KIND_INSTALLED, FALSE);
  stage_wait_for (stage, KIOSK_SCREEN_THANKS);
  assert_counted_once (stage);
  stage_free (stage);
}

/* The QR and the guide go on, and the thanks that come late do not tear anybody from them. */
static void
test_guide_works_meanwhile (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  get_into_trouble (stage);
  kiosk_flow_go (kiosk_session_get_flow (stage->session), KIOSK_SCREEN_GUIDE, NULL);
  set_disk_refuses (FALSE);
  pass_until_recorded (stage);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_GUIDE);
  assert_counted_once (stage);
  stage_free (stage);
}

static gboolean
is_on_disk (Stage *stage)
{
  stage_pass (stage, KIOSK_RECORDER_RETRY_S);
  g_usleep (1000);
  return stage_count_copy (stage).taps == 1;
}

/* A tap that waits behind the tap of somebody who has left: whoever pressed it is told, and thanked in their turn. */
static void
test_waiting_behind_another (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  KioskTally tally;

  get_into_trouble (stage);
  kiosk_session_restart (stage->session);
  kiosk_session_wake (stage->session);
  kiosk_session_tap (stage->session, KIOSK_KIND_ADVISED, TRUE);
  stage_wait_until (stage, is_in_trouble);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_CANNOT_RECORD);
  set_disk_refuses (FALSE);
  kiosk_visit_retry (get_visit (stage));
  stage_wait_for (stage, KIOSK_SCREEN_THANKS);
  tally = stage_close_and_count (stage);
  g_assert_cmpint (tally.counted, ==, 2);
  stage_free (stage);
}

/* The person has left, another has come: the tap is not lost, and the other is not thanked for it. */
static void
test_nobody_else_is_thanked (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  get_into_trouble (stage);
  kiosk_session_restart (stage->session);
  kiosk_session_wake (stage->session);
  set_disk_refuses (FALSE);
  for (int i = 0; i < 300 && !is_on_disk (stage); i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (kiosk_visit_get_state (get_visit (stage)), ==, KIOSK_VISIT_OPEN);
  g_assert_cmpint (stage_get_screen (stage), !=, KIOSK_SCREEN_THANKS);
  assert_counted_once (stage);
  stage_free (stage);
}

/* An answer that the disk refuses is tried again, too, and replaces the tap once. */
static void
test_answer_is_tried_again (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  KioskTally tally;

  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  set_disk_refuses (TRUE);
  kiosk_session_answer (stage->session, KIOSK_ANSWER_YES);
  stage_wait_for (stage, KIOSK_SCREEN_CANNOT_RECORD);
  set_disk_refuses (FALSE);
  kiosk_visit_retry (get_visit (stage));
  stage_wait_for (stage, KIOSK_SCREEN_THANKS);
  tally = stage_close_and_count (stage);
  g_assert_cmpint (tally.counted, ==, 1);
  g_assert_cmpint (tally.changed, ==, 1);
  g_assert_cmpint (tally.self.signed_in, ==, 1);
  stage_free (stage);
}

/* Nothing is made in a folder where a book should be: its disk may not have mounted. */
static void
test_missing_book_is_waited_for (void)
{
  Stage *stage = stage_new_unopened (NULL, KIOSK_MODE_LIVE);

  warnings_expect ("The book is not open: *");
  kiosk_session_open (stage->session);
  stage_wait_for (stage, KIOSK_SCREEN_OUT_OF_ORDER);
  warnings_assert ();
  g_assert_error (kiosk_session_get_error (stage->session), KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_MISSING);
  g_assert_false (kiosk_session_wake (stage->session));
  g_assert_false (kiosk_day_book_exists (stage->state_dir));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_OUT_OF_ORDER);

  stage_make_book (stage, KIOSK_MODE_LIVE);
  stage_pass (stage, 10);
  stage_wait_for (stage, KIOSK_SCREEN_ATTRACT);
  g_assert_null (kiosk_session_get_error (stage->session));
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  assert_counted_once (stage);
  stage_free (stage);
}

static void
assert_does_not_open (KioskMode made,
                      KioskMode wanted,
                      KioskStoreError code)
{
  Stage *stage = stage_new_unopened (NULL, wanted);

  stage_make_book (stage, made);
  warnings_expect ("The book is not open: *");
  kiosk_session_open (stage->session);
  stage_wait_for (stage, KIOSK_SCREEN_OUT_OF_ORDER);
  warnings_assert ();
  g_assert_error (kiosk_session_get_error (stage->session), KIOSK_STORE_ERROR, (int) code);
  stage_free (stage);
}

/* Figures of a demonstration are never added to a ward's, nor the other way round. */
static void
test_book_of_another_mode (void)
{
  assert_does_not_open (KIOSK_MODE_DEMO, KIOSK_MODE_LIVE, KIOSK_STORE_ERROR_FOREIGN);
  assert_does_not_open (KIOSK_MODE_LIVE, KIOSK_MODE_DEMO, KIOSK_STORE_ERROR_FOREIGN);
}

/* Even a restart that is asked for leaves the screen that says so. */
static void
test_out_of_order_stays (void)
{
  Stage *stage = stage_new_unopened (NULL, KIOSK_MODE_LIVE);

  warnings_expect ("The book is not open: *");
  kiosk_session_open (stage->session);
  stage_wait_for (stage, KIOSK_SCREEN_OUT_OF_ORDER);
  warnings_assert ();
  kiosk_session_restart (stage->session);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_OUT_OF_ORDER);
  stage_free (stage);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  warnings_install ();
  signal (SIGXFSZ, SIG_IGN);
  g_test_add_func ("/trouble/tries-again-by-itself", test_tries_again_by_itself);
  g_test_add_func ("/trouble/tries-again-when-asked", test_tries_again_when_asked);
  g_test_add_func ("/trouble/many-tries-are-one-tap", test_many_tries_are_one_tap);
  g_test_add_func ("/trouble/pressing-again-is-the-same-tap", test_pressing_again_is_the_same_tap);
  g_test_add_func ("/trouble/guide-works-meanwhile", test_guide_works_meanwhile);
  g_test_add_func ("/trouble/waiting-behind-another", test_waiting_behind_another);
  g_test_add_func ("/trouble/nobody-else-is-thanked", test_nobody_else_is_thanked);
  g_test_add_func ("/trouble/answer-is-tried-again", test_answer_is_tried_again);
  g_test_add_func ("/trouble/missing-book-is-waited-for", test_missing_book_is_waited_for);
  g_test_add_func ("/trouble/book-of-another-mode", test_book_of_another_mode);
  g_test_add_func ("/trouble/out-of-order-stays", test_out_of_order_stays);
  return g_test_run ();
}
