/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Staff who have forgotten their PIN, without a widget, on a real book. */
#include "kiosk-pin.h"
#include "stage.h"
#include "warnings.h"

#include <signal.h>
#include <sys/resource.h>

#define CODE       STAGE_CODE
#define WRONG_CODE "820471936505"
#define NEW_PIN    "914850"
#define OTHER_PIN  "914851"
#define WEAK_PIN   "123456"

static KioskStaff *
get_staff (Stage *stage)
{
  return kiosk_session_get_staff (stage->session);
}

static KioskRecovery *
get_recovery (Stage *stage)
{
  return kiosk_staff_get_recovery (get_staff (stage));
}

static gboolean
is_answered (Stage *stage)
{
  return !kiosk_staff_is_trying (get_staff (stage)) && !kiosk_recovery_is_busy (get_recovery (stage));
}

static gboolean
is_unlocked (Stage *stage)
{
  return kiosk_staff_is_unlocked (get_staff (stage));
}

static Stage *
new_stage (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  stage_set_secret (stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  stage_set_secret (stage, KIOSK_SECRET_ROLE_RECOVERY, CODE);
  return stage;
}

static void
enter (Stage *stage)
{
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
}

static void
forget (Stage *stage)
{
  enter (stage);
  kiosk_staff_forget_pin (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_RECOVERY);
  g_assert_cmpint (kiosk_recovery_get_state (get_recovery (stage)), ==, KIOSK_RECOVERY_ASKING_CODE);
}

static void
try_code (Stage *stage,
          const char *code)
{
  kiosk_recovery_try_code (get_recovery (stage), code);
  stage_wait_until (stage, is_answered);
  g_assert_false (is_unlocked (stage));
}

static void
try_pin (Stage *stage,
         const char *pin)
{
  enter (stage);
  kiosk_staff_try_pin (get_staff (stage), pin);
  stage_wait_until (stage, is_answered);
}

static void
lock (Stage *stage)
{
  kiosk_staff_lock (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  g_assert_cmpint (kiosk_recovery_get_state (get_recovery (stage)), ==, KIOSK_RECOVERY_OFF);
  g_assert_null (kiosk_recovery_get_new_code (get_recovery (stage)));
}

/* Up to the code that is to be written down; returns it. */
static char *
come_to_the_code (Stage *stage)
{
  g_autoptr (GError) error = NULL;

  forget (stage);
  try_code (stage, CODE);
  g_assert_cmpint (kiosk_recovery_get_state (get_recovery (stage)), ==, KIOSK_RECOVERY_ASKING_PIN);
  g_assert_true (kiosk_recovery_choose_pin (get_recovery (stage), NEW_PIN, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kiosk_recovery_get_state (get_recovery (stage)), ==, KIOSK_RECOVERY_SHOWING_CODE);
  return g_strdup (kiosk_recovery_get_new_code (get_recovery (stage)));
}

static void
test_new_pin_and_code (void)
{
  Stage *stage = new_stage ();
  g_autofree char *code = come_to_the_code (stage);

  g_assert_true (kiosk_recovery_code_check (code, NULL));
  g_assert_cmpstr (code, !=, CODE);
  kiosk_recovery_finish (get_recovery (stage));
  stage_wait_until (stage, is_unlocked);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);
  g_assert_null (kiosk_recovery_get_new_code (get_recovery (stage)));
  lock (stage);

  try_pin (stage, STAGE_PIN);
  g_assert_false (is_unlocked (stage));
  try_pin (stage, NEW_PIN);
  g_assert_true (is_unlocked (stage));
  lock (stage);
  forget (stage);
  try_code (stage, CODE);
  g_assert_true (kiosk_recovery_is_code_wrong (get_recovery (stage)));
  try_code (stage, code);
  g_assert_cmpint (kiosk_recovery_get_state (get_recovery (stage)), ==, KIOSK_RECOVERY_ASKING_PIN);
  stage_free (stage);
}

/* Before "Đã ghi lại" nothing has changed. */
static void
test_walking_away (void)
{
  Stage *stage = new_stage ();
  g_autofree char *code = NULL;

  forget (stage);
  lock (stage);
  forget (stage);
  try_code (stage, CODE);
  lock (stage);
  code = come_to_the_code (stage);
  stage_pass (stage, KIOSK_STAFF_LOCK_S);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  lock (stage);

  forget (stage);
  try_code (stage, code);
  g_assert_true (kiosk_recovery_is_code_wrong (get_recovery (stage)));
  try_code (stage, CODE);
  g_assert_cmpint (kiosk_recovery_get_state (get_recovery (stage)), ==, KIOSK_RECOVERY_ASKING_PIN);
  lock (stage);
  try_pin (stage, STAGE_PIN);
  g_assert_true (is_unlocked (stage));
  stage_free (stage);
}

static void
test_weak_pins (void)
{
  Stage *stage = new_stage ();
  g_autoptr (GError) error = NULL;

  forget (stage);
  try_code (stage, CODE);
  g_assert_false (kiosk_recovery_choose_pin (get_recovery (stage), WEAK_PIN, &error));
  g_assert_error (error, KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_RUN);
  g_assert_cmpint (kiosk_recovery_get_state (get_recovery (stage)), ==, KIOSK_RECOVERY_ASKING_PIN);
  stage_free (stage);
}

/* Each has its own count: who is kept waiting at the one may still try the other. */
static void
test_counts_are_apart (void)
{
  Stage *stage = new_stage ();

  for (guint i = 0; i < 6; i++)
    try_pin (stage, STAGE_WRONG_PIN);
  g_assert_cmpuint (kiosk_staff_get_wait_s (get_staff (stage)), ==, 30);
  kiosk_staff_forget_pin (get_staff (stage));
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpuint (kiosk_recovery_get_wait_s (get_recovery (stage)), ==, 0);
      try_code (stage, WRONG_CODE);
      g_assert_true (kiosk_recovery_is_code_wrong (get_recovery (stage)));
    }
  g_assert_cmpuint (kiosk_recovery_get_wait_s (get_recovery (stage)), ==, 30);

  /* The right one is looked at by nobody while it waits. */
  kiosk_recovery_try_code (get_recovery (stage), CODE);
  g_assert_false (kiosk_recovery_is_busy (get_recovery (stage)));
  stage_pass (stage, 30);
  try_code (stage, CODE);
  g_assert_cmpint (kiosk_recovery_get_state (get_recovery (stage)), ==, KIOSK_RECOVERY_ASKING_PIN);
  stage_free (stage);
}

/* No step is reached by leaving one out. */
static void
test_no_short_cut (void)
{
  Stage *stage = new_stage ();
  KioskRecovery *recovery = get_recovery (stage);

  kiosk_staff_forget_pin (get_staff (stage));
  g_assert_cmpint (kiosk_recovery_get_state (recovery), ==, KIOSK_RECOVERY_OFF);
  kiosk_recovery_try_code (recovery, CODE);
  g_assert_true (kiosk_recovery_choose_pin (recovery, NEW_PIN, NULL));
  kiosk_recovery_finish (recovery);
  g_assert_false (kiosk_recovery_is_busy (recovery));
  forget (stage);
  g_assert_true (kiosk_recovery_choose_pin (recovery, NEW_PIN, NULL));
  g_assert_null (kiosk_recovery_get_new_code (recovery));
  kiosk_recovery_finish (recovery);
  g_assert_false (kiosk_recovery_is_busy (recovery));
  kiosk_staff_try_pin (get_staff (stage), STAGE_PIN);
  g_assert_false (kiosk_staff_is_trying (get_staff (stage)));
  stage_free (stage);
}

/* An answer that comes once somebody has left is told to nobody. */
static void
test_an_answer_for_who_left (void)
{
  Stage *stage = new_stage ();

  forget (stage);
  kiosk_recovery_try_code (get_recovery (stage), CODE);
  lock (stage);
  forget (stage);
  try_code (stage, WRONG_CODE);
  g_assert_true (kiosk_recovery_is_code_wrong (get_recovery (stage)));
  g_assert_cmpint (kiosk_recovery_get_state (get_recovery (stage)), ==, KIOSK_RECOVERY_ASKING_CODE);
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

/* The code stays on the screen, to be tried again with. */
static void
test_refused_by_the_disk (void)
{
  Stage *stage = new_stage ();
  g_autofree char *code = come_to_the_code (stage);

  warnings_expect ("The new PIN and recovery code are not on disk*");
  set_disk_refuses (TRUE);
  kiosk_recovery_finish (get_recovery (stage));
  stage_wait_until (stage, is_answered);
  set_disk_refuses (FALSE);
  warnings_assert ();
  g_assert_true (kiosk_recovery_is_failing (get_recovery (stage)));
  g_assert_false (is_unlocked (stage));
  g_assert_cmpstr (kiosk_recovery_get_new_code (get_recovery (stage)), ==, code);
  kiosk_recovery_finish (get_recovery (stage));
  stage_wait_until (stage, is_unlocked);
  stage_free (stage);
}

/* A PIN that helpers know as their code of the shift: no fault of the disk's, and another one is chosen. */
static void
test_pin_that_opens_the_panel (void)
{
  Stage *stage = new_stage ();
  KioskRecovery *recovery = get_recovery (stage);
  g_autofree char *code = NULL;

  stage_set_secret (stage, KIOSK_SECRET_ROLE_SHIFT, NEW_PIN);
  code = come_to_the_code (stage);
  warnings_expect ("The new PIN and recovery code are not on disk*");
  kiosk_recovery_finish (recovery);
  stage_wait_until (stage, is_answered);
  warnings_assert ();
  g_assert_false (kiosk_recovery_is_failing (recovery));
  g_assert_cmpint (kiosk_recovery_get_state (recovery), ==, KIOSK_RECOVERY_ASKING_PIN);
  g_assert_error (kiosk_recovery_get_pin_error (recovery), KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_SAME);
  g_assert_null (kiosk_recovery_get_new_code (recovery));

  g_assert_true (kiosk_recovery_choose_pin (recovery, OTHER_PIN, NULL));
  g_assert_no_error (kiosk_recovery_get_pin_error (recovery));
  g_assert_cmpstr (kiosk_recovery_get_new_code (recovery), !=, code);
  kiosk_recovery_finish (recovery);
  stage_wait_until (stage, is_unlocked);
  lock (stage);
  try_pin (stage, OTHER_PIN);
  g_assert_true (is_unlocked (stage));
  stage_free (stage);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* A write past the limit is to fail, not to end the process. */
  signal (SIGXFSZ, SIG_IGN);
  warnings_install ();
  g_test_add_func ("/recovery/new-pin-and-code", test_new_pin_and_code);
  g_test_add_func ("/recovery/walking-away", test_walking_away);
  g_test_add_func ("/recovery/weak-pins", test_weak_pins);
  g_test_add_func ("/recovery/counts-are-apart", test_counts_are_apart);
  g_test_add_func ("/recovery/no-short-cut", test_no_short_cut);
  g_test_add_func ("/recovery/an-answer-for-who-left", test_an_answer_for_who_left);
  g_test_add_func ("/recovery/refused-by-the-disk", test_refused_by_the_disk);
  g_test_add_func ("/recovery/pin-that-opens-the-panel", test_pin_that_opens_the_panel);
  return g_test_run ();
}
