/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen outside opening hours: dark when nobody is there, never by a clock that is not believed. */
#include "stage.h"

/* A Friday; the stage's clock is confirmed on that day. */
#define BEFORE  "2026-11-20T16:58:00"
#define EVENING "2026-11-20T20:00:00"
#define NOON    "2026-11-20T12:00:00"
#define SUNDAY  "2026-11-22T12:00:00"

static KioskNight *
get_night (Stage *stage)
{
  return kiosk_session_get_night (stage->session);
}

static gboolean
is_asleep (Stage *stage)
{
  return kiosk_night_is_asleep (get_night (stage));
}

/* Until what was asked of the store is answered: a further question is answered after it. */
static void
pinged_cb (GObject *source,
           GAsyncResult *result,
           gpointer is_done)
{
  g_assert_true (kiosk_store_ping_finish (KIOSK_STORE (source), result, NULL));
  *(gboolean *) is_done = TRUE;
}

/* Seconds of the clock, and the store's answers to what was asked in them. */
static void
pass (Stage *stage,
      guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    {
      gboolean is_done = FALSE;

      stage_pass (stage, 1);
      kiosk_store_ping_async (stage->store, NULL, pinged_cb, &is_done);
      while (!is_done)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* Monday to Friday, 07:00 to 17:00. */
static void
set_hours (Stage *stage)
{
  const KioskHours hours = { 420, 1020, 0x1f };

  kiosk_settings_set_hours (kiosk_context_get_settings (stage->context), &hours);
}

static Stage *
new_stage (const char *now)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  set_hours (stage);
  kiosk_manual_clock_set (stage->clock, now);
  kiosk_session_touch (stage->session);
  return stage;
}

/* After another boot, in which nobody has said what time it is. */
static Stage *
new_rebooted_stage (const char *now)
{
  Stage *stage = stage_new_after_cut (stage_new (NULL, KIOSK_MODE_LIVE), TRUE);

  set_hours (stage);
  kiosk_manual_clock_set (stage->clock, now);
  kiosk_session_touch (stage->session);
  return stage;
}

static void
assert_sleeps (Stage *stage)
{
  pass (stage, KIOSK_NIGHT_AFTER_S - 1);
  g_assert_false (is_asleep (stage));
  pass (stage, 2);
  g_assert_true (is_asleep (stage));
}

static void
assert_stays_awake (Stage *stage)
{
  pass (stage, 3 * KIOSK_NIGHT_AFTER_S);
  g_assert_false (is_asleep (stage));
}

static void
test_sleeps (void)
{
  Stage *stage = new_stage (EVENING);

  assert_sleeps (stage);
  stage_free (stage);
}

static void
test_closes_and_opens (void)
{
  Stage *stage = new_stage (BEFORE);

  pass (stage, 119);
  g_assert_false (is_asleep (stage));
  pass (stage, 3);
  g_assert_true (is_asleep (stage));
  kiosk_manual_clock_set (stage->clock, "2026-11-23T06:59:58");
  pass (stage, 1);
  g_assert_true (is_asleep (stage));
  pass (stage, 1);
  g_assert_false (is_asleep (stage));
  stage_free (stage);
}

static void
test_weekday (void)
{
  Stage *stage = new_stage (NOON);

  assert_stays_awake (stage);
  kiosk_manual_clock_set (stage->clock, SUNDAY);
  pass (stage, 2);
  g_assert_true (is_asleep (stage));
  stage_free (stage);
}

static void
test_without_hours (void)
{
  Stage *stage = new_stage (EVENING);

  kiosk_settings_set_hours (kiosk_context_get_settings (stage->context), NULL);
  assert_stays_awake (stage);
  stage_free (stage);
}

/* Whoever touches it gets a visit like everybody, and the screen goes dark again a while after they have left. */
static void
test_touch_wakes (void)
{
  Stage *stage = new_stage (EVENING);

  assert_sleeps (stage);
  g_assert_true (kiosk_session_wake (stage->session));
  kiosk_session_touch (stage->session);
  g_assert_false (is_asleep (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_HOME);
  pass (stage, KIOSK_NIGHT_AFTER_S + 5);
  g_assert_false (is_asleep (stage));
  stage_wait_for (stage, KIOSK_SCREEN_HOME);
  pass (stage, 60);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  pass (stage, KIOSK_NIGHT_AFTER_S);
  g_assert_true (is_asleep (stage));
  stage_free (stage);
}

/* 1970, years ahead, or weeks: a screen that is on at night harms nobody, one that is off at noon does. */
static void
test_clock_that_is_not_believed (void)
{
  static const char *const times[] = { "1970-01-01T20:00:00", "2026-11-01T20:00:00", "2037-11-20T20:00:00" };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      Stage *stage = new_rebooted_stage (times[i]);

      g_test_message ("%s", times[i]);
      assert_stays_awake (stage);
      stage_free (stage);
    }
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer look)
{
  g_assert_true (kiosk_store_look_at_clock_finish (KIOSK_STORE (source), result, look, NULL));
}

/* The first evening that is believed without anybody's word: it depends on when the program was built. */
static char *
dup_believed_evening (Stage *stage)
{
  KioskClockLook look = { .floor = KIOSK_DAY_UNKNOWN };
  g_autofree char *iso = NULL;

  kiosk_store_look_at_clock_async (stage->store, NULL, looked_cb, &look);
  while (look.floor == KIOSK_DAY_UNKNOWN)
    g_main_context_iteration (NULL, TRUE);
  iso = kiosk_day_dup_iso (look.floor);
  return g_strconcat (iso, "T20:00:00", NULL);
}

/* It goes wrong while the screen is dark. */
static void
test_clock_that_goes_wrong (void)
{
  Stage *stage = new_rebooted_stage (EVENING);
  g_autofree char *evening = dup_believed_evening (stage);

  kiosk_manual_clock_set (stage->clock, evening);
  assert_sleeps (stage);
  kiosk_manual_clock_set (stage->clock, "1970-01-01T20:00:00");
  pass (stage, KIOSK_NIGHT_LOOK_S + 2);
  g_assert_false (is_asleep (stage));
  stage_free (stage);
}

static void
test_helper_keeps_it_awake (void)
{
  Stage *stage = new_stage (EVENING);
  KioskPanel *panel = kiosk_session_get_panel (stage->session);

  kiosk_panel_enter (panel, FALSE);
  kiosk_panel_set_team (panel, KIOSK_TEAM_POLICE);
  g_assert_cmpint (kiosk_panel_get_state (panel), ==, KIOSK_PANEL_OPEN);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  assert_stays_awake (stage);
  stage_free (stage);
}

/* Staff count what is left, a resident reads: whatever is not the first screen is somebody's. */
static void
test_other_screens_stay (void)
{
  static const KioskScreenId screens[] = { KIOSK_SCREEN_STAFF, KIOSK_SCREEN_HELPER, KIOSK_SCREEN_GUIDE };

  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      Stage *stage = new_stage (EVENING);

      kiosk_flow_go (kiosk_session_get_flow (stage->session), screens[i], NULL);
      pass (stage, KIOSK_NIGHT_AFTER_S + 10);
      g_assert_cmpint (stage_get_screen (stage), ==, screens[i]);
      g_assert_false (is_asleep (stage));
      stage_free (stage);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/night/sleeps", test_sleeps);
  g_test_add_func ("/night/closes-and-opens", test_closes_and_opens);
  g_test_add_func ("/night/weekday", test_weekday);
  g_test_add_func ("/night/without-hours", test_without_hours);
  g_test_add_func ("/night/touch-wakes", test_touch_wakes);
  g_test_add_func ("/night/clock-that-is-not-believed", test_clock_that_is_not_believed);
  g_test_add_func ("/night/clock-that-goes-wrong", test_clock_that_goes_wrong);
  g_test_add_func ("/night/helper-keeps-it-awake", test_helper_keeps_it_awake);
  g_test_add_func ("/night/other-screens-stay", test_other_screens_stay);
  return g_test_run ();
}
