/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody at the screen, and the call for a helper. */
#include "stage.h"

#define IDLE_S    60
#define READING_S 180

static KioskPack *
load_pack (void)
{
  g_autoptr (GError) error = NULL;
  KioskPack *pack = kiosk_pack_load (DEFAULT_PACK, &error);

  g_assert_no_error (error);
  return pack;
}

static guint
get_warning (Stage *stage)
{
  return kiosk_idle_get_seconds_left (kiosk_session_get_idle (stage->session));
}

static void
go (Stage *stage,
    KioskScreenId screen,
    const char *page)
{
  kiosk_flow_go (kiosk_session_get_flow (stage->session), screen, page);
}

static void
test_limits (void)
{
  static const struct { KioskScreenId screen; const char *page; guint limit_s; } table[] = {
    { KIOSK_SCREEN_HOME, NULL, IDLE_S },
    { KIOSK_SCREEN_PAGE, "feedback", IDLE_S },
    { KIOSK_SCREEN_CANNOT_RECORD, NULL, IDLE_S },
    { KIOSK_SCREEN_GUIDE, NULL, READING_S },
    { KIOSK_SCREEN_PAGE, "scan", READING_S },
    { KIOSK_SCREEN_PAGE, "vneid-password", READING_S },
    { KIOSK_SCREEN_SIGN_IN_HELP, NULL, READING_S },
    { KIOSK_SCREEN_WIFI, NULL, READING_S },
  };
  g_autoptr (KioskPack) pack = load_pack ();
  Stage *stage = stage_new (pack, KIOSK_MODE_LIVE);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      kiosk_session_wake (stage->session);
      go (stage, table[i].screen, table[i].page);
      stage_pass (stage, table[i].limit_s - 1);
      g_assert_cmpuint (get_warning (stage), ==, 0);
      for (guint left = KIOSK_IDLE_WARNING_S; left > 0; left--)
        {
          stage_pass (stage, 1);
          g_assert_cmpuint (get_warning (stage), ==, left);
          g_assert_cmpint (stage_get_screen (stage), ==, table[i].screen);
        }
      stage_pass (stage, 1);
      g_assert_cmpuint (get_warning (stage), ==, 0);
      g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
    }
  stage_free (stage);
}

static void
test_every_touch_counts (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  kiosk_session_wake (stage->session);
  for (int i = 0; i < 5; i++)
    {
      stage_pass (stage, IDLE_S - 1);
      kiosk_session_touch (stage->session);
    }
  stage_pass (stage, IDLE_S + KIOSK_IDLE_WARNING_S - 1);
  g_assert_cmpuint (get_warning (stage), ==, 1);
  kiosk_session_touch (stage->session);
  g_assert_cmpuint (get_warning (stage), ==, 0);
  stage_pass (stage, IDLE_S - 1);
  g_assert_cmpuint (get_warning (stage), ==, 0);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_HOME);
  stage_free (stage);
}

static void
test_another_screen_counts_from_its_own_start (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  kiosk_session_wake (stage->session);
  stage_pass (stage, IDLE_S + 5);
  g_assert_cmpuint (get_warning (stage), ==, KIOSK_IDLE_WARNING_S - 5);
  go (stage, KIOSK_SCREEN_GUIDE, NULL);
  g_assert_cmpuint (get_warning (stage), ==, 0);
  stage_pass (stage, READING_S - 1);
  g_assert_cmpuint (get_warning (stage), ==, 0);
  stage_free (stage);
}

static void
make_comfortable (Stage *stage)
{
  KioskComfort *comfort = kiosk_session_get_comfort (stage->session);

  kiosk_comfort_set_language (comfort, "en");
  kiosk_comfort_set_text_step (comfort, 2);
  kiosk_comfort_set_contrast (comfort, TRUE);
}

static void
assert_comfort (Stage *stage,
                const char *language,
                guint text_step,
                gboolean contrast)
{
  KioskComfort *comfort = kiosk_session_get_comfort (stage->session);

  g_assert_cmpstr (kiosk_comfort_get_language (comfort), ==, language);
  g_assert_cmpuint (kiosk_comfort_get_text_step (comfort), ==, text_step);
  g_assert_cmpint (kiosk_comfort_get_contrast (comfort), ==, contrast);
}

static void
test_the_next_person_starts_afresh (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  kiosk_session_wake (stage->session);
  make_comfortable (stage);
  stage_pass (stage, IDLE_S + KIOSK_IDLE_WARNING_S - 1);
  assert_comfort (stage, "en", 2, TRUE);
  stage_pass (stage, 1);
  assert_comfort (stage, "vi", 0, FALSE);
  stage_free (stage);
}

/* The thank-you ends by its own count, without a warning over it, and nothing changes under the person before. */
static void
test_never_during_the_thanks (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  kiosk_session_wake (stage->session);
  stage_pass (stage, IDLE_S - 1);
  make_comfortable (stage);
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  for (guint i = 1; i < KIOSK_VISIT_UNDO_S; i++)
    {
      stage_pass (stage, 1);
      g_assert_cmpuint (get_warning (stage), ==, 0);
      assert_comfort (stage, "en", 2, TRUE);
      g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_THANKS);
    }
  stage_pass (stage, 1);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  assert_comfort (stage, "vi", 0, FALSE);
  stage_free (stage);
}

static void
test_start_over_keeps_the_comfort (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  kiosk_session_wake (stage->session);
  make_comfortable (stage);
  go (stage, KIOSK_SCREEN_GUIDE, NULL);
  go (stage, KIOSK_SCREEN_HOME, NULL);
  assert_comfort (stage, "en", 2, TRUE);
  stage_free (stage);
}

static KioskHelpCallState
get_call (Stage *stage)
{
  return kiosk_help_call_get_state (kiosk_session_get_help_call (stage->session));
}

static void
test_help_call (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  kiosk_session_wake (stage->session);
  kiosk_session_call_help (stage->session);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_HELP_WANTED);
  stage_pass (stage, KIOSK_HELP_CALL_SIGNAL_S - 1);
  g_assert_cmpint (get_call (stage), ==, KIOSK_HELP_CALL_SIGNAL);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_HELP_WANTED);
  g_assert_cmpuint (get_warning (stage), ==, 0);

  stage_pass (stage, 1);
  g_assert_cmpint (get_call (stage), ==, KIOSK_HELP_CALL_BANNER);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_HOME);
  stage_pass (stage, KIOSK_HELP_CALL_BANNER_S - 1);
  g_assert_cmpint (get_call (stage), ==, KIOSK_HELP_CALL_BANNER);
  stage_pass (stage, 1);
  g_assert_cmpint (get_call (stage), ==, KIOSK_HELP_CALL_NONE);
  stage_free (stage);
}

static void
test_help_call_is_ended (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  kiosk_session_wake (stage->session);
  kiosk_session_call_help (stage->session);
  kiosk_session_end_help (stage->session);
  g_assert_cmpint (get_call (stage), ==, KIOSK_HELP_CALL_NONE);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_HOME);

  /* The banner's button leaves people where they are. */
  kiosk_session_call_help (stage->session);
  stage_pass (stage, KIOSK_HELP_CALL_SIGNAL_S);
  go (stage, KIOSK_SCREEN_GUIDE, NULL);
  kiosk_session_end_help (stage->session);
  g_assert_cmpint (get_call (stage), ==, KIOSK_HELP_CALL_NONE);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_GUIDE);
  stage_free (stage);
}

static void
test_help_is_called_again (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  kiosk_session_wake (stage->session);
  kiosk_session_call_help (stage->session);
  stage_pass (stage, KIOSK_HELP_CALL_SIGNAL_S + 60);
  kiosk_session_call_help (stage->session);
  g_assert_cmpint (get_call (stage), ==, KIOSK_HELP_CALL_SIGNAL);
  stage_pass (stage, KIOSK_HELP_CALL_SIGNAL_S - 1);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_HELP_WANTED);
  stage_free (stage);
}

static void
count_cb (KioskSession *session,
          guint *n)
{
  (*n)++;
}

/* The first screen shows the date and may stand untouched for days. */
static void
test_midnight (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  guint n = 0;

  g_signal_connect (stage->session, "day-changed", G_CALLBACK (count_cb), &n);
  kiosk_manual_clock_set (stage->clock, "2026-11-20 23:59:58");
  kiosk_session_tick (stage->session);
  n = 0;
  stage_pass (stage, 1);
  g_assert_cmpuint (n, ==, 0);
  stage_pass (stage, 2);
  g_assert_cmpuint (n, ==, 1);
  stage_free (stage);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/idle/limits", test_limits);
  g_test_add_func ("/idle/every-touch-counts", test_every_touch_counts);
  g_test_add_func ("/idle/another-screen-counts-from-its-own-start", test_another_screen_counts_from_its_own_start);
  g_test_add_func ("/idle/the-next-person-starts-afresh", test_the_next_person_starts_afresh);
  g_test_add_func ("/idle/never-during-the-thanks", test_never_during_the_thanks);
  g_test_add_func ("/idle/start-over-keeps-the-comfort", test_start_over_keeps_the_comfort);
  g_test_add_func ("/idle/midnight", test_midnight);
  g_test_add_func ("/help-call/signal-banner-end", test_help_call);
  g_test_add_func ("/help-call/is-ended", test_help_call_is_ended);
  g_test_add_func ("/help-call/is-called-again", test_help_is_called_again);
  return g_test_run ();
}
