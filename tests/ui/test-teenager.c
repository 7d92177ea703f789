/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A teenager at the panel and the pad for an hour: whatever is pressed, in whatever order, the kiosk serves the next
 * person, nothing behind a PIN opens, and the clerk with the right one gets in. The seed is printed. */
#include "stage.h"
#include "warnings.h"

#include <string.h>

#define N_TOUCHES    6000
#define HOUR_S       3600
#define LONGEST_S    900
#define SHIFT_CODE   "4821"

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

static KioskPanel *
get_panel (Stage *stage)
{
  return kiosk_session_get_panel (stage->session);
}

/* Anything but what would be right. */
static void
fill_digits (char *digits,
             guint n_digits)
{
  do
    for (guint i = 0; i < n_digits; i++)
      digits[i] = (char) ('0' + g_test_rand_int_range (0, 10));
  while ((digits[n_digits] = '\0', strcmp (digits, STAGE_PIN) == 0 || strcmp (digits, STAGE_CODE) == 0
          || strcmp (digits, SHIFT_CODE) == 0));
}

static void
press_pad (Stage *stage)
{
  char digits[13];

  fill_digits (digits, (guint) g_test_rand_int_range (1, 13));
  if (stage_get_screen (stage) == KIOSK_SCREEN_PIN)
    kiosk_staff_try_pin (get_staff (stage), digits);
  else if (stage_get_screen (stage) == KIOSK_SCREEN_RECOVERY)
    kiosk_recovery_try_code (get_recovery (stage), digits);
  else
    kiosk_panel_try_code (get_panel (stage), digits);
}

static void
press_tap (Stage *stage)
{
  kiosk_session_tap (stage->session, KIOSK_KIND_INSTALLED, FALSE);
}

static void
press_helped (Stage *stage)
{
  kiosk_session_tap (stage->session, KIOSK_KIND_ADVISED, TRUE);
}

static void
press_answer (Stage *stage)
{
  kiosk_session_answer (stage->session, (KioskAnswer) g_test_rand_int_range (KIOSK_ANSWER_YES, KIOSK_ANSWER_SKIP + 1));
}

static void
press_undo (Stage *stage)
{
  kiosk_visit_undo (kiosk_session_get_visit (stage->session));
}

static void
press_help (Stage *stage)
{
  if (g_test_rand_bit ())
    kiosk_session_call_help (stage->session);
  else
    kiosk_session_end_help (stage->session);
}

static void
press_back (Stage *stage)
{
  kiosk_flow_back (kiosk_session_get_flow (stage->session));
}

static void
press_home (Stage *stage)
{
  kiosk_flow_go (kiosk_session_get_flow (stage->session), KIOSK_SCREEN_HOME, NULL);
}

static void
press_done (Stage *stage)
{
  kiosk_session_restart (stage->session);
}

static void
press_guide (Stage *stage)
{
  kiosk_flow_go (kiosk_session_get_flow (stage->session),
                 g_test_rand_bit () ? KIOSK_SCREEN_GUIDE : KIOSK_SCREEN_WIFI, NULL);
}

static void
press_helpers (Stage *stage)
{
  kiosk_session_enter_panel (stage->session);
}

static void
press_panel (Stage *stage)
{
  KioskPanel *panel = get_panel (stage);

  kiosk_panel_set_team (panel, KIOSK_TEAM_POLICE);
  kiosk_panel_record (panel, KIOSK_KIND_INSTALLED, KIOSK_REASON_UNSAID);
  kiosk_panel_close (panel);
}

static void
press_staff (Stage *stage)
{
  kiosk_session_enter_staff (stage->session);
}

static void
press_forgot (Stage *stage)
{
  kiosk_staff_forget_pin (get_staff (stage));
}

/* What stands behind the PIN, as if its buttons could be reached. */
static void
press_behind (Stage *stage)
{
  KioskStaff *staff = get_staff (stage);

  kiosk_staff_put_off_clock (staff);
  kiosk_staff_answer_scan_test (staff, FALSE);
  kiosk_staff_close_day (staff);
  kiosk_staff_settings_set_shift_code (kiosk_staff_get_settings (staff), "1234");
  kiosk_recovery_choose_pin (get_recovery (stage), "914850", NULL);
  kiosk_recovery_finish (get_recovery (stage));
}

static void
press_eyes (Stage *stage)
{
  KioskComfort *comfort = kiosk_session_get_comfort (stage->session);

  kiosk_comfort_set_text_step (comfort, (guint) g_test_rand_int_range (0, 4));
  kiosk_comfort_set_contrast (comfort, g_test_rand_bit ());
  kiosk_comfort_set_language (comfort, g_test_rand_bit () ? "vi" : "en");
}

static void
press_lock (Stage *stage)
{
  kiosk_staff_lock (get_staff (stage));
}

static void (*const presses[]) (Stage *) = {
  press_pad, press_pad, press_pad, press_pad, press_tap, press_helped, press_answer, press_undo, press_help, press_back,
  press_home, press_done, press_guide, press_helpers, press_panel, press_staff, press_staff, press_forgot,
  press_behind, press_eyes, press_lock,
};

static gboolean
is_answered (Stage *stage)
{
  return !kiosk_staff_is_trying (get_staff (stage)) && !kiosk_recovery_is_busy (get_recovery (stage))
         && kiosk_visit_get_state (kiosk_session_get_visit (stage->session)) != KIOSK_VISIT_RECORDING;
}

static void
assert_closed (Stage *stage)
{
  KioskScreenId screen = stage_get_screen (stage);

  g_assert_false (kiosk_staff_is_unlocked (get_staff (stage)));
  g_assert_cmpint (kiosk_panel_get_state (get_panel (stage)), !=, KIOSK_PANEL_OPEN);
  g_assert_cmpint (kiosk_recovery_get_state (get_recovery (stage)), <=, KIOSK_RECOVERY_ASKING_CODE);
  g_assert_true (screen != KIOSK_SCREEN_STAFF && screen != KIOSK_SCREEN_SCAN_TEST && screen != KIOSK_SCREEN_CLOCK
                 && screen != KIOSK_SCREEN_HELPER && screen != KIOSK_SCREEN_OUT_OF_ORDER);
  g_assert_cmpuint (kiosk_staff_get_wait_s (get_staff (stage)), <=, LONGEST_S);
  g_assert_cmpuint (kiosk_recovery_get_wait_s (get_recovery (stage)), <=, LONGEST_S);
  g_assert_nonnull (kiosk_context_get_link_qr (stage->context));
}

static void
touch (Stage *stage)
{
  kiosk_session_touch (stage->session);
  if (!kiosk_session_wake (stage->session))
    presses[g_test_rand_int_range (0, G_N_ELEMENTS (presses))] (stage);
  if (g_test_rand_bit ())
    stage_wait_until (stage, is_answered);
  else
    g_main_context_iteration (NULL, FALSE);
}

/* Somebody who comes to be helped, and the clerk. */
static void
assert_serves (Stage *stage)
{
  kiosk_session_restart (stage->session);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  stage_tap (stage, KIOSK_KIND_ADVISED, TRUE);
  kiosk_session_restart (stage->session);
}

static void
assert_lets_staff_in (Stage *stage)
{
  stage_pass (stage, LONGEST_S);
  kiosk_session_restart (stage->session);
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  g_assert_cmpuint (kiosk_staff_get_wait_s (get_staff (stage)), ==, 0);
  kiosk_staff_try_pin (get_staff (stage), STAGE_PIN);
  stage_wait_until (stage, is_answered);
  g_assert_true (kiosk_staff_is_unlocked (get_staff (stage)));
}

static void
test_an_hour (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  guint n_waits = 0;

  stage_set_secret (stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  stage_set_secret (stage, KIOSK_SECRET_ROLE_RECOVERY, STAGE_CODE);
  stage_set_secret (stage, KIOSK_SECRET_ROLE_SHIFT, SHIFT_CODE);
  for (guint i = 0; i < N_TOUCHES; i++)
    {
      touch (stage);
      assert_closed (stage);
      n_waits += kiosk_staff_get_wait_s (get_staff (stage)) > 0 ? 1 : 0;
      if (i * HOUR_S / N_TOUCHES != (i + 1) * HOUR_S / N_TOUCHES)
        stage_pass (stage, 1);
      if (g_test_rand_int_range (0, 200) == 0)
        stage_pass (stage, (guint) g_test_rand_int_range (1, 180));
    }
  g_assert_cmpuint (n_waits, >, N_TOUCHES / 10);
  stage_wait_until (stage, is_answered);
  assert_serves (stage);
  assert_lets_staff_in (stage);
  stage_free (stage);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  warnings_install ();
  g_test_add_func ("/teenager/an-hour", test_an_hour);
  return g_test_run ();
}
