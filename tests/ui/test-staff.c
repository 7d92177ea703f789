/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The staff's screens without a widget, on a real book. */
#include "kiosk-breakdown.h"
#include "stage.h"
#include "warnings.h"

#include <signal.h>
#include <sys/resource.h>

#define CODE "4821"

static KioskStaff *
get_staff (Stage *stage)
{
  return kiosk_session_get_staff (stage->session);
}

static KioskStaffState
get_state (Stage *stage)
{
  return kiosk_staff_get_state (get_staff (stage));
}

static gboolean
shows_code (Stage *stage)
{
  return kiosk_context_get_link_qr (stage->context) != NULL;
}

static Stage *
new_stage (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  stage_set_secret (stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  return stage;
}

static gboolean
is_answered (Stage *stage)
{
  return !kiosk_staff_is_trying (get_staff (stage));
}

static void
enter_and_try (Stage *stage,
               const char *pin)
{
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_PIN);
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_ASKING_PIN);
  kiosk_staff_try_pin (get_staff (stage), pin);
  stage_wait_until (stage, is_answered);
}

/* Past the question about the code, if it comes. */
static void
unlock (Stage *stage)
{
  enter_and_try (stage, STAGE_PIN);
  g_assert_true (kiosk_staff_is_unlocked (get_staff (stage)));
  kiosk_staff_put_off_scan_test (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_STAFF);
}

static void
lock (Stage *stage)
{
  kiosk_staff_lock (get_staff (stage));
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_LOCKED);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
}

static void
test_right_pin (void)
{
  Stage *stage = new_stage ();

  enter_and_try (stage, STAGE_PIN);
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_SCAN_TEST);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);
  g_assert_true (kiosk_staff_has_pin (get_staff (stage)));
  g_assert_false (kiosk_staff_is_pin_wrong (get_staff (stage)));
  lock (stage);
  stage_free (stage);
}

static void
test_no_pin (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  enter_and_try (stage, STAGE_PIN);
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_ASKING_PIN);
  g_assert_false (kiosk_staff_has_pin (get_staff (stage)));
  stage_free (stage);
}

static void
test_wrong_pins (void)
{
  Stage *stage = new_stage ();

  for (int i = 0; i < 6; i++)
    {
      enter_and_try (stage, STAGE_WRONG_PIN);
      g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_ASKING_PIN);
      g_assert_true (kiosk_staff_is_pin_wrong (get_staff (stage)));
      g_assert_cmpuint (kiosk_staff_get_wait_s (get_staff (stage)), ==, i < 5 ? 0 : 30);
      if (i < 5)
        lock (stage);
    }

  /* Locking and coming again does not shorten it, nor does the right PIN. */
  stage_pass (stage, 10);
  lock (stage);
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  kiosk_staff_try_pin (get_staff (stage), STAGE_PIN);
  g_assert_false (kiosk_staff_is_trying (get_staff (stage)));
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_ASKING_PIN);
  g_assert_cmpuint (kiosk_staff_get_wait_s (get_staff (stage)), ==, 20);
  stage_pass (stage, 19);
  g_assert_cmpuint (kiosk_staff_get_wait_s (get_staff (stage)), ==, 1);
  stage_pass (stage, 1);
  kiosk_staff_try_pin (get_staff (stage), STAGE_PIN);
  stage_wait_until (stage, is_answered);
  g_assert_true (kiosk_staff_is_unlocked (get_staff (stage)));
  stage_free (stage);
}

/* A delay from before the machine was switched on is found at the first try. */
static void
test_delay_of_the_book (void)
{
  Stage *stage = new_stage ();
  g_autoptr (KioskStaff) other = NULL;

  for (int i = 0; i < 6; i++)
    {
      enter_and_try (stage, STAGE_WRONG_PIN);
      lock (stage);
    }
  other = kiosk_staff_new (stage->context);
  kiosk_staff_enter (other);
  kiosk_staff_try_pin (other, STAGE_PIN);
  while (kiosk_staff_is_trying (other))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (kiosk_staff_get_state (other), ==, KIOSK_STAFF_ASKING_PIN);
  g_assert_cmpuint (kiosk_staff_get_wait_s (other), ==, 30);
  g_assert_false (kiosk_staff_is_pin_wrong (other));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&other);
  stage_free (stage);
}

/* What helpers know is no key to this, and an open panel none either. */
static void
test_the_shift_code_never_opens_it (void)
{
  Stage *stage = new_stage ();
  KioskPanel *panel = kiosk_session_get_panel (stage->session);

  stage_set_secret (stage, KIOSK_SECRET_ROLE_SHIFT, CODE);
  kiosk_session_wake (stage->session);
  kiosk_panel_enter (panel, FALSE);
  kiosk_panel_set_team (panel, KIOSK_TEAM_POLICE);
  kiosk_flow_go (kiosk_session_get_flow (stage->session), KIOSK_SCREEN_HELPER, NULL);
  enter_and_try (stage, CODE);
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_ASKING_PIN);
  g_assert_true (kiosk_staff_is_pin_wrong (get_staff (stage)));
  g_assert_cmpint (kiosk_panel_get_state (panel), ==, KIOSK_PANEL_OPEN);
  stage_free (stage);
}

/* An answer that comes once somebody has left lets in nobody who came since. */
static void
test_an_answer_for_who_left (void)
{
  Stage *stage = new_stage ();

  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  kiosk_staff_try_pin (get_staff (stage), STAGE_PIN);
  g_usleep (20000);
  lock (stage);
  enter_and_try (stage, STAGE_WRONG_PIN);
  g_assert_true (kiosk_staff_is_pin_wrong (get_staff (stage)));
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_ASKING_PIN);
  stage_free (stage);
}

static void
assert_locks_itself (Stage *stage,
                     guint after_s)
{
  KioskIdle *idle = kiosk_session_get_idle (stage->session);
  KioskScreenId screen = stage_get_screen (stage);

  stage_pass (stage, after_s - KIOSK_IDLE_WARNING_S - 1);
  g_assert_cmpuint (kiosk_idle_get_seconds_left (idle), ==, 0);
  stage_pass (stage, 1);
  g_assert_cmpuint (kiosk_idle_get_seconds_left (idle), ==, KIOSK_IDLE_WARNING_S);
  stage_pass (stage, KIOSK_IDLE_WARNING_S - 1);
  g_assert_cmpint (stage_get_screen (stage), ==, screen);
  g_assert_cmpint (get_state (stage), !=, KIOSK_STAFF_LOCKED);
  stage_pass (stage, 1);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_LOCKED);
}

static void
test_locks_itself (void)
{
  Stage *stage = new_stage ();

  unlock (stage);
  stage_pass (stage, KIOSK_STAFF_LOCK_S - 1);
  kiosk_session_touch (stage->session);
  assert_locks_itself (stage, KIOSK_STAFF_LOCK_S);
  enter_and_try (stage, STAGE_PIN);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);
  assert_locks_itself (stage, KIOSK_STAFF_LOCK_S);
  enter_and_try (stage, STAGE_WRONG_PIN);
  assert_locks_itself (stage, 60 + KIOSK_IDLE_WARNING_S);
  stage_free (stage);
}

/* By whatever way a screen of theirs is left, coming back takes the PIN. */
static void
test_walking_away (void)
{
  static const KioskScreenId ways[] = { KIOSK_SCREEN_HOME, KIOSK_SCREEN_GUIDE, KIOSK_SCREEN_HELP_WANTED,
                                        KIOSK_SCREEN_OUT_OF_ORDER, KIOSK_SCREEN_CODE };
  static const KioskScreenId screens[] = { KIOSK_SCREEN_PIN, KIOSK_SCREEN_SCAN_TEST, KIOSK_SCREEN_STAFF };
  Stage *stage = new_stage ();
  KioskFlow *flow = kiosk_session_get_flow (stage->session);

  for (guint i = 0; i < G_N_ELEMENTS (ways) * G_N_ELEMENTS (screens); i++)
    {
      KioskScreenId screen = screens[i % G_N_ELEMENTS (screens)];

      if (screen == KIOSK_SCREEN_PIN)
        kiosk_session_enter_staff (stage->session);
      else
        enter_and_try (stage, STAGE_PIN);
      if (screen == KIOSK_SCREEN_STAFF)
        kiosk_staff_put_off_scan_test (get_staff (stage));
      g_assert_cmpint (stage_get_screen (stage), ==, screen);
      kiosk_flow_go (flow, ways[i / G_N_ELEMENTS (screens)], NULL);
      g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_LOCKED);
      g_assert_cmpint (stage_get_screen (stage), ==, ways[i / G_N_ELEMENTS (screens)]);
      kiosk_flow_go (flow, KIOSK_SCREEN_HOME, NULL);
    }
  stage_free (stage);
}

/* Nothing of what is behind the PIN can be done before it. */
static void
test_nothing_while_locked (void)
{
  Stage *stage = new_stage ();
  KioskStaff *staff = get_staff (stage);

  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  for (int i = 0; i < 2; i++)
    {
      kiosk_staff_answer_scan_test (staff, FALSE);
      kiosk_staff_put_off_scan_test (staff);
      kiosk_staff_ask_scan_test (staff);
      kiosk_staff_figures_show_today (kiosk_staff_get_figures (staff));
      kiosk_staff_figures_show_period (kiosk_staff_get_figures (staff), KIOSK_PERIOD_MONTH);
      kiosk_staff_figures_turn (kiosk_staff_get_figures (staff), FALSE);
      kiosk_staff_close_day (staff);
      g_assert_false (kiosk_staff_is_unlocked (staff));
      g_assert_cmpint (kiosk_staff_get_closing (staff), ==, KIOSK_CLOSING_NONE);
      g_assert_true (shows_code (stage));
      kiosk_session_enter_staff (stage->session);
    }
  enter_and_try (stage, STAGE_WRONG_PIN);
  g_assert_null (kiosk_staff_figures_get_days (kiosk_staff_get_figures (staff)));
  stage_free (stage);
}

static gboolean
is_open (Stage *stage)
{
  return get_state (stage) == KIOSK_STAFF_OPEN;
}

static void
answer (Stage *stage,
        gboolean is_right)
{
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);
  kiosk_staff_answer_scan_test (get_staff (stage), is_right);
  stage_wait_until (stage, is_open);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_STAFF);
}

static void
test_scan_test_once_a_day (void)
{
  Stage *stage = new_stage ();

  enter_and_try (stage, STAGE_PIN);
  answer (stage, TRUE);
  g_assert_true (shows_code (stage));
  lock (stage);
  enter_and_try (stage, STAGE_PIN);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_STAFF);
  lock (stage);

  kiosk_manual_clock_set (stage->clock, "2026-11-21 08:00:00");
  enter_and_try (stage, STAGE_PIN);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);
  stage_free (stage);
}

static void
test_put_off (void)
{
  Stage *stage = new_stage ();

  unlock (stage);
  lock (stage);
  enter_and_try (stage, STAGE_PIN);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);
  kiosk_staff_put_off_scan_test (get_staff (stage));
  kiosk_staff_ask_scan_test (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);
  answer (stage, TRUE);
  stage_free (stage);
}

/* Of the book on disk, once the kiosk is off. */
static KioskSettings *
load_settings (Stage *stage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDayBook) book = NULL;
  g_autoptr (GHashTable) table = NULL;
  KioskSettings *settings;

  stage_close_and_count (stage);
  book = kiosk_day_book_open (stage->state_dir, KIOSK_MODE_LIVE, KIOSK_CLOCK (stage->clock), &error);
  g_assert_no_error (error);
  table = kiosk_day_book_load_settings (book, &error);
  g_assert_no_error (error);
  settings = kiosk_settings_new_from_table (table, &error);
  g_assert_no_error (error);
  kiosk_day_book_close (book, &error);
  g_assert_no_error (error);
  return settings;
}

static void
assert_hidden_on_disk (Stage *stage)
{
  g_autoptr (KioskSettings) settings = load_settings (stage);

  g_assert_cmpstr (kiosk_settings_get_link (settings), ==, STAGE_LINK);
  g_assert_false (kiosk_settings_get_link_confirmed (settings));
  g_assert_cmpuint (kiosk_settings_get_scan_tested_day (settings), ==, KIOSK_DAY_UNKNOWN);
}

/* At once is before the disk has answered; and it stays so after the kiosk was off. */
static void
test_a_wrong_code_is_hidden (void)
{
  Stage *stage = new_stage ();

  enter_and_try (stage, STAGE_PIN);
  g_assert_true (shows_code (stage));
  kiosk_staff_answer_scan_test (get_staff (stage), FALSE);
  g_assert_false (shows_code (stage));
  stage_wait_until (stage, is_open);
  g_assert_false (shows_code (stage));
  lock (stage);
  enter_and_try (stage, STAGE_PIN);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);
  assert_hidden_on_disk (stage);
  stage_free (stage);
}

/* "Sai" right after "Đúng" holds, although the first answer is still on its way. */
static void
test_the_last_answer_holds (void)
{
  Stage *stage = new_stage ();

  enter_and_try (stage, STAGE_PIN);
  kiosk_staff_answer_scan_test (get_staff (stage), TRUE);
  kiosk_staff_answer_scan_test (get_staff (stage), FALSE);
  g_assert_false (shows_code (stage));
  stage_wait_until (stage, is_open);
  g_assert_false (shows_code (stage));
  assert_hidden_on_disk (stage);
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

static gboolean
is_failing (Stage *stage)
{
  return kiosk_staff_is_failing (get_staff (stage));
}

static void
test_hidden_though_the_disk_refuses (void)
{
  Stage *stage = new_stage ();

  warnings_expect ("What the scan test came to is not on disk yet*");
  enter_and_try (stage, STAGE_PIN);
  set_disk_refuses (TRUE);
  kiosk_staff_answer_scan_test (get_staff (stage), FALSE);
  g_assert_false (shows_code (stage));
  stage_wait_until (stage, is_failing);
  g_assert_false (shows_code (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);

  /* It is tried again by itself, also once nobody is there. */
  lock (stage);
  set_disk_refuses (FALSE);
  stage_pass (stage, KIOSK_STAFF_RETRY_S);
  warnings_assert ();
  assert_hidden_on_disk (stage);
  stage_free (stage);
}

/* A link that nobody has confirmed is on no screen before the word that it is right is on disk. */
static void
test_a_new_link (void)
{
  Stage *stage = new_stage ();

  stage_set_settings (stage, STAGE_LINK_NOT_CONFIRMED);
  enter_and_try (stage, STAGE_PIN);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);
  g_assert_false (shows_code (stage));
  kiosk_staff_answer_scan_test (get_staff (stage), TRUE);
  g_assert_false (shows_code (stage));
  stage_wait_until (stage, is_open);
  g_assert_true (shows_code (stage));
  stage_free (stage);
}

static void
test_no_link (void)
{
  Stage *stage = new_stage ();
  g_autoptr (GError) error = NULL;

  kiosk_settings_set_link (kiosk_context_get_settings (stage->context), NULL, FALSE, &error);
  g_assert_no_error (error);
  enter_and_try (stage, STAGE_PIN);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_STAFF);
  kiosk_staff_ask_scan_test (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_STAFF);
  stage_free (stage);
}

static gboolean
has_figures (Stage *stage)
{
  return kiosk_staff_figures_get_days (kiosk_staff_get_figures (get_staff (stage))) != NULL;
}

static void
load (Stage *stage)
{
  kiosk_staff_figures_show_today (kiosk_staff_get_figures (get_staff (stage)));
  g_assert_null (kiosk_staff_figures_get_days (kiosk_staff_get_figures (get_staff (stage))));
  stage_wait_until (stage, has_figures);
}

static const KioskDayFigures *
get_last_day (Stage *stage)
{
  GArray *figures = kiosk_staff_figures_get_days (kiosk_staff_get_figures (get_staff (stage)));

  g_assert_cmpuint (figures->len, >, 0);
  return &g_array_index (figures, KioskDayFigures, figures->len - 1);
}

static void
test_figures (void)
{
  Stage *stage = new_stage ();

  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_restart (stage->session);
  unlock (stage);
  load (stage);
  g_assert_cmpuint (get_last_day (stage)->day, ==, kiosk_day_from_iso ("2026-11-20"));
  g_assert_cmpint (get_last_day (stage)->tally.self.installed, ==, 1);
  g_assert_true (get_last_day (stage)->has_open);

  /* The answer to an older question is nobody's. */
  kiosk_staff_figures_show_period (kiosk_staff_get_figures (get_staff (stage)), KIOSK_PERIOD_WEEK);
  kiosk_staff_figures_turn (kiosk_staff_get_figures (get_staff (stage)), FALSE);
  load (stage);
  g_assert_cmpuint (kiosk_staff_figures_get_days (kiosk_staff_get_figures (get_staff (stage)))->len, ==, 1);
  lock (stage);
  g_assert_null (kiosk_staff_figures_get_days (kiosk_staff_get_figures (get_staff (stage))));
  stage_free (stage);
}

static gboolean
has_cells (Stage *stage)
{
  return kiosk_staff_figures_get_cells (kiosk_staff_get_figures (get_staff (stage))) != NULL;
}

static gint64
count_by_helpers_and_residents (GArray *cells)
{
  g_autoptr (GArray) rows = kiosk_breakdown_new (cells, KIOSK_DIMENSION_KIND);
  gint64 people = 0;

  for (guint i = 0; i < rows->len; i++)
    people += g_array_index (rows, KioskBreakdownRow, i).self + g_array_index (rows, KioskBreakdownRow, i).helper;
  return people;
}

/* Days of one's own choice come in pieces; together they are what they would be at once. */
static void
test_long_range (void)
{
  static const char *const days[] = { "2025-12-01", "2026-03-02", "2026-03-03", "2026-07-12", "2026-11-20" };
  Stage *stage = new_stage ();
  KioskStaffFigures *figures = kiosk_staff_get_figures (get_staff (stage));

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *moment = g_strconcat (days[i], " 09:00:00", NULL);

      kiosk_manual_clock_set (stage->clock, moment);
      stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
      kiosk_session_restart (stage->session);
    }
  unlock (stage);
  kiosk_staff_figures_show_range (figures, kiosk_day_from_iso (days[0]), kiosk_day_from_iso (days[4]));
  stage_wait_until (stage, has_cells);
  g_assert_cmpuint (kiosk_staff_figures_get_days (figures)->len, ==, G_N_ELEMENTS (days));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpuint (g_array_index (kiosk_staff_figures_get_days (figures), KioskDayFigures, i).day, ==,
                      kiosk_day_from_iso (days[i]));
  g_assert_cmpint (count_by_helpers_and_residents (kiosk_staff_figures_get_cells (figures)), ==, G_N_ELEMENTS (days));
  stage_free (stage);
}

static void
assert_period (Stage *stage,
               KioskPeriodKind kind,
               const char *from,
               const char *to)
{
  KioskPeriod period = kiosk_staff_figures_get_period (kiosk_staff_get_figures (get_staff (stage)));

  g_assert_cmpint (period.kind, ==, kind);
  g_assert_cmpuint (period.from, ==, kiosk_day_from_iso (from));
  g_assert_cmpuint (period.to, ==, kiosk_day_from_iso (to));
}

static gboolean
knows_first_day (Stage *stage)
{
  return kiosk_staff_figures_get_first_day (kiosk_staff_get_figures (get_staff (stage))) != KIOSK_DAY_UNKNOWN;
}

/* From the period of the first figures to the one that today is in, and no further. */
static void
test_periods (void)
{
  Stage *stage = new_stage ();
  KioskStaff *staff = get_staff (stage);

  kiosk_manual_clock_set (stage->clock, "2026-11-12 09:00:00");
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_restart (stage->session);
  kiosk_manual_clock_set (stage->clock, "2026-11-20 09:00:00");
  unlock (stage);
  stage_wait_until (stage, knows_first_day);
  g_assert_cmpuint (kiosk_staff_figures_get_first_day (kiosk_staff_get_figures (staff)), ==,
                    kiosk_day_from_iso ("2026-11-12"));
  kiosk_staff_figures_show_today (kiosk_staff_get_figures (staff));
  assert_period (stage, KIOSK_PERIOD_RANGE, "2026-11-07", "2026-11-20");
  kiosk_staff_figures_show_period (kiosk_staff_get_figures (staff), KIOSK_PERIOD_WEEK);
  assert_period (stage, KIOSK_PERIOD_WEEK, "2026-11-16", "2026-11-22");
  kiosk_staff_figures_turn (kiosk_staff_get_figures (staff), TRUE);
  assert_period (stage, KIOSK_PERIOD_WEEK, "2026-11-16", "2026-11-22");
  kiosk_staff_figures_turn (kiosk_staff_get_figures (staff), FALSE);
  assert_period (stage, KIOSK_PERIOD_WEEK, "2026-11-09", "2026-11-15");
  stage_wait_until (stage, has_figures);
  g_assert_cmpint (get_last_day (stage)->tally.self.installed, ==, 1);
  kiosk_staff_figures_turn (kiosk_staff_get_figures (staff), FALSE);
  assert_period (stage, KIOSK_PERIOD_WEEK, "2026-11-09", "2026-11-15");
  kiosk_staff_figures_turn (kiosk_staff_get_figures (staff), TRUE);
  assert_period (stage, KIOSK_PERIOD_WEEK, "2026-11-16", "2026-11-22");
  stage_free (stage);
}

static gboolean
is_closing_over (Stage *stage)
{
  return kiosk_staff_get_closing (get_staff (stage)) != KIOSK_CLOSING_UNDER_WAY;
}

static KioskClosing
close_day (Stage *stage)
{
  unlock (stage);
  g_assert_cmpint (kiosk_staff_get_closing (get_staff (stage)), ==, KIOSK_CLOSING_NONE);
  kiosk_staff_close_day (get_staff (stage));
  g_assert_cmpint (kiosk_staff_get_closing (get_staff (stage)), ==, KIOSK_CLOSING_UNDER_WAY);
  stage_wait_until (stage, is_closing_over);
  return kiosk_staff_get_closing (get_staff (stage));
}

static gboolean
is_last_day_closed (Stage *stage)
{
  return has_figures (stage) && !get_last_day (stage)->has_open;
}

static void
tap_and_leave (Stage *stage)
{
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_restart (stage->session);
}

static void
test_close_the_day (void)
{
  Stage *stage = new_stage ();

  /* Nobody was counted: that is said of the day, once. */
  g_assert_cmpint (close_day (stage), ==, KIOSK_CLOSING_CLOSED);
  lock (stage);
  g_assert_cmpint (close_day (stage), ==, KIOSK_CLOSING_NOTHING);
  lock (stage);
  tap_and_leave (stage);
  tap_and_leave (stage);
  g_assert_cmpint (close_day (stage), ==, KIOSK_CLOSING_WAITING);
  g_assert_cmpint (kiosk_staff_get_waiting (get_staff (stage)), ==, 2);
  lock (stage);

  kiosk_manual_clock_set (stage->clock, "2026-11-20 13:00:00");
  g_assert_cmpint (close_day (stage), ==, KIOSK_CLOSING_CLOSED);
  g_assert_cmpint (stage_close_and_count (stage).counted, ==, 2);
  stage_free (stage);
}

/* The figures that are on the screen say so. */
static void
test_closing_is_seen (void)
{
  Stage *stage = new_stage ();

  tap_and_leave (stage);
  unlock (stage);
  load (stage);
  g_assert_true (get_last_day (stage)->has_open);
  kiosk_staff_close_day (get_staff (stage));
  stage_wait_until (stage, is_last_day_closed);
  g_assert_cmpint (get_last_day (stage)->tally.counted, ==, 1);
  stage_free (stage);
}

static void
test_closing_fails (void)
{
  Stage *stage = new_stage ();

  warnings_expect ("The day could not be closed*");
  tap_and_leave (stage);
  unlock (stage);
  set_disk_refuses (TRUE);
  kiosk_staff_close_day (get_staff (stage));
  stage_wait_until (stage, is_closing_over);
  set_disk_refuses (FALSE);
  g_assert_cmpint (kiosk_staff_get_closing (get_staff (stage)), ==, KIOSK_CLOSING_FAILED);
  warnings_assert ();
  lock (stage);
  g_assert_cmpint (close_day (stage), ==, KIOSK_CLOSING_CLOSED);
  g_assert_cmpint (stage_close_and_count (stage).counted, ==, 1);
  stage_free (stage);
}

static gboolean
has_recent (Stage *stage)
{
  return kiosk_panel_get_recent (kiosk_session_get_panel (stage->session))->len > 0;
}

static gboolean
has_no_recent (Stage *stage)
{
  return !has_recent (stage);
}

/* Once the day is closed, nobody is offered to take back what is in it. */
static void
test_no_undo_after_closing (void)
{
  Stage *stage = new_stage ();
  KioskPanel *panel = kiosk_session_get_panel (stage->session);

  kiosk_panel_enter (panel, FALSE);
  kiosk_panel_set_team (panel, KIOSK_TEAM_POLICE);
  kiosk_panel_record (panel, KIOSK_KIND_ADVISED, KIOSK_REASON_NONE);
  stage_wait_until (stage, has_recent);
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  g_assert_cmpuint (kiosk_visit_get_seconds_left (kiosk_session_get_visit (stage->session)), >, 0);
  kiosk_flow_go (kiosk_session_get_flow (stage->session), KIOSK_SCREEN_HOME, NULL);
  g_assert_cmpint (close_day (stage), ==, KIOSK_CLOSING_CLOSED);
  g_assert_cmpint (kiosk_visit_get_state (kiosk_session_get_visit (stage->session)), ==, KIOSK_VISIT_OPEN);
  kiosk_visit_undo (kiosk_session_get_visit (stage->session));
  stage_wait_until (stage, has_no_recent);
  g_assert_cmpint (kiosk_panel_get_state (panel), ==, KIOSK_PANEL_OPEN);
  g_assert_cmpint (kiosk_panel_get_total (panel), ==, 1);
  g_assert_cmpint (stage_close_and_count (stage).counted, ==, 2);
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
  g_test_add_func ("/staff/right-pin", test_right_pin);
  g_test_add_func ("/staff/no-pin", test_no_pin);
  g_test_add_func ("/staff/wrong-pins", test_wrong_pins);
  g_test_add_func ("/staff/delay-of-the-book", test_delay_of_the_book);
  g_test_add_func ("/staff/the-shift-code-never-opens-it", test_the_shift_code_never_opens_it);
  g_test_add_func ("/staff/an-answer-for-who-left", test_an_answer_for_who_left);
  g_test_add_func ("/staff/locks-itself", test_locks_itself);
  g_test_add_func ("/staff/walking-away", test_walking_away);
  g_test_add_func ("/staff/nothing-while-locked", test_nothing_while_locked);
  g_test_add_func ("/scan-test/once-a-day", test_scan_test_once_a_day);
  g_test_add_func ("/scan-test/put-off", test_put_off);
  g_test_add_func ("/scan-test/a-wrong-code-is-hidden", test_a_wrong_code_is_hidden);
  g_test_add_func ("/scan-test/the-last-answer-holds", test_the_last_answer_holds);
  g_test_add_func ("/scan-test/hidden-though-the-disk-refuses", test_hidden_though_the_disk_refuses);
  g_test_add_func ("/scan-test/a-new-link", test_a_new_link);
  g_test_add_func ("/scan-test/no-link", test_no_link);
  g_test_add_func ("/figures/by-day", test_figures);
  g_test_add_func ("/figures/long-range", test_long_range);
  g_test_add_func ("/figures/periods", test_periods);
  g_test_add_func ("/closing/results", test_close_the_day);
  g_test_add_func ("/closing/is-seen", test_closing_is_seen);
  g_test_add_func ("/closing/fails", test_closing_fails);
  g_test_add_func ("/closing/no-undo", test_no_undo_after_closing);
  return g_test_run ();
}
