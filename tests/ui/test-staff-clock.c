/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff say of the clock, through the session, on a real book. */
#include "kiosk-build-day.h"
#include "kiosk-timedate.h"
#include "stage.h"
#include "warnings.h"

#include <signal.h>
#include <sys/resource.h>

#define NO_BUS "unix:path=/nonexistent/bus"

#define MINUTE(hour, minute) (60 * (hour) + (minute))

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
is_in_service (Stage *stage)
{
  return kiosk_context_get_settings (stage->context) != NULL;
}

/* Days after the one that the program was built for, on which the clock was confirmed last. */
static KioskDay
day (int offset)
{
  return kiosk_build_day_get () + (KioskDay) offset;
}

static void
set_machine (Stage *stage,
             int offset,
             const char *time)
{
  g_autofree char *iso = kiosk_day_dup_iso (day (offset));
  g_autofree char *moment = g_strconcat (iso, "T", time, NULL);

  kiosk_manual_clock_set (stage->clock, moment);
}

/* The machine is switched on, and its clock says what it says. */
static Stage *
switch_on_at (int offset,
              const char *time)
{
  Stage *stage = stage_new_unopened (NULL, KIOSK_MODE_LIVE);

  set_machine (stage, 0, "09:00:00");
  stage_make_book (stage, KIOSK_MODE_LIVE);
  kiosk_manual_clock_reboot (stage->clock);
  set_machine (stage, offset, time);
  kiosk_manual_clock_advance (stage->clock, 30000);
  kiosk_session_open (stage->session);
  stage_wait_until (stage, is_in_service);
  stage_set_settings (stage, STAGE_COMPLETE);
  stage_set_secret (stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  return stage;
}

static Stage *
switch_on_with_dead_battery (void)
{
  Stage *stage = switch_on_at (0, "09:00:00");

  kiosk_manual_clock_set (stage->clock, "1970-01-01T07:03:00");
  return stage;
}

static gboolean
is_answered (Stage *stage)
{
  return !kiosk_staff_is_trying (get_staff (stage)) && !kiosk_staff_is_setting_clock (get_staff (stage));
}

static void
unlock (Stage *stage)
{
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  kiosk_staff_try_pin (get_staff (stage), STAGE_PIN);
  g_assert_false (kiosk_staff_is_unlocked (get_staff (stage)));
  stage_wait_until (stage, is_answered);
  g_assert_true (kiosk_staff_is_unlocked (get_staff (stage)));
}

static void
lock (Stage *stage)
{
  kiosk_staff_lock (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
}

static void
assert_asked (Stage *stage)
{
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_ASKING_CLOCK);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_CLOCK);
}

static void
set (Stage *stage,
     KioskDay said,
     int minute)
{
  assert_asked (stage);
  g_assert_true (kiosk_staff_set_clock (get_staff (stage), said, minute));
  g_assert_true (kiosk_staff_is_setting_clock (get_staff (stage)));
  stage_wait_until (stage, is_answered);
  g_assert_false (kiosk_staff_is_failing (get_staff (stage)));
}

static void
confirm (Stage *stage)
{
  assert_asked (stage);
  kiosk_staff_confirm_clock (get_staff (stage));
  stage_wait_until (stage, is_answered);
  g_assert_false (kiosk_staff_is_failing (get_staff (stage)));
}

static void
assert_now (Stage *stage,
            KioskDay today,
            int minute)
{
  g_assert_cmpuint (kiosk_staff_get_today (get_staff (stage)), ==, today);
  g_assert_cmpint (kiosk_staff_get_minute (get_staff (stage)), ==, minute);
}

static void
figures_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GArray **figures = user_data;

  *figures = kiosk_store_load_figures_finish (KIOSK_STORE (source), result, &error);
  g_assert_no_error (error);
}

/* Counted on a day; KIOSK_DAY_UNKNOWN: on none that anybody knows. */
static gint64
count (Stage *stage,
       KioskDay when)
{
  g_autoptr (GArray) figures = NULL;

  kiosk_store_load_figures_async (stage->store, kiosk_day_from_iso ("2025-01-01"), kiosk_day_from_iso ("2099-12-31"),
                                  NULL, figures_cb, &figures);
  while (figures == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < figures->len; i++)
    {
      const KioskDayFigures *of_day = &g_array_index (figures, KioskDayFigures, i);

      if (of_day->day == when)
        return of_day->tally.counted;
    }
  return 0;
}

/* One person who taps and goes. */
static void
visit (Stage *stage)
{
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_restart (stage->session);
}

static void
test_not_asked_without_need (void)
{
  Stage *stage = switch_on_at (5, "10:05:00");

  unlock (stage);
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_SCAN_TEST);
  stage_free (stage);
}

static void
test_dead_battery (void)
{
  Stage *stage = switch_on_with_dead_battery ();

  visit (stage);
  g_assert_cmpint (count (stage, KIOSK_DAY_UNKNOWN), ==, 1);
  unlock (stage);
  assert_asked (stage);
  set (stage, day (5), MINUTE (10, 5));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);
  assert_now (stage, day (5), MINUTE (10, 5));
  g_assert_cmpint (count (stage, KIOSK_DAY_UNKNOWN), ==, 0);
  g_assert_cmpint (count (stage, day (5)), ==, 1);

  /* Once in a boot is enough, and the kiosk's own time goes on. */
  lock (stage);
  stage_pass (stage, 60);
  visit (stage);
  g_assert_cmpint (count (stage, day (5)), ==, 2);
  unlock (stage);
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_SCAN_TEST);
  assert_now (stage, day (5), MINUTE (10, 6));
  stage_free (stage);
}

static void
test_a_jump_back (void)
{
  Stage *stage = switch_on_at (-1, "09:00:00");

  visit (stage);
  g_assert_cmpint (count (stage, KIOSK_DAY_UNKNOWN), ==, 1);
  unlock (stage);
  set (stage, day (1), MINUTE (9, 0));
  g_assert_cmpint (count (stage, day (1)), ==, 1);
  stage_free (stage);
}

/* The day before was right after all: a person's word lowers the floor. */
static void
test_an_earlier_day_is_right (void)
{
  Stage *stage = switch_on_at (-1, "09:00:00");

  visit (stage);
  unlock (stage);
  confirm (stage);
  g_assert_cmpint (count (stage, day (-1)), ==, 1);
  stage_free (stage);
}

static void
test_a_year_ahead_and_corrected (void)
{
  Stage *stage = switch_on_at (370, "10:05:00");

  visit (stage);
  unlock (stage);
  confirm (stage);
  g_assert_cmpint (count (stage, day (370)), ==, 1);
  kiosk_staff_put_off_scan_test (get_staff (stage));
  kiosk_staff_ask_clock (get_staff (stage));
  set (stage, day (5), MINUTE (10, 5));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_STAFF);
  lock (stage);
  visit (stage);
  g_assert_cmpint (count (stage, day (5)), ==, 1);
  stage_free (stage);
}

/* Nine days in a row without a tap: the clock that ran on is believed. */
static void
test_nine_closed_days_of_tet (void)
{
  Stage *stage = switch_on_at (1, "16:00:00");

  visit (stage);
  kiosk_manual_clock_advance (stage->clock, (gint64) 10 * 24 * 3600 * 1000);
  visit (stage);
  unlock (stage);
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_SCAN_TEST);
  g_assert_cmpint (count (stage, day (1)), ==, 1);
  g_assert_cmpint (count (stage, day (11)), ==, 1);
  stage_free (stage);
}

static gboolean
has_answer (Stage *stage)
{
  return kiosk_visit_get_state (kiosk_session_get_visit (stage->session)) == KIOSK_VISIT_RECORDED
         && kiosk_visit_get_question (kiosk_session_get_visit (stage->session)) == KIOSK_QUESTION_NONE;
}

/* The answer after midnight belongs to the tap before it. */
static void
test_midnight_during_a_visit (void)
{
  Stage *stage = switch_on_at (1, "23:59:00");

  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  set_machine (stage, 2, "00:00:01");
  kiosk_session_tick (stage->session);
  kiosk_session_answer (stage->session, KIOSK_ANSWER_YES);
  stage_wait_until (stage, has_answer);
  kiosk_session_restart (stage->session);
  visit (stage);
  g_assert_cmpint (count (stage, day (1)), ==, 1);
  g_assert_cmpint (count (stage, day (2)), ==, 1);
  stage_free (stage);
}

/* "Để sau": the kiosk serves, without a date, and asks again. */
static void
test_put_off (void)
{
  Stage *stage = switch_on_with_dead_battery ();

  unlock (stage);
  kiosk_staff_put_off_clock (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_SCAN_TEST);
  kiosk_staff_put_off_scan_test (get_staff (stage));
  lock (stage);
  visit (stage);
  g_assert_cmpint (count (stage, KIOSK_DAY_UNKNOWN), ==, 1);
  unlock (stage);
  assert_asked (stage);
  stage_free (stage);
}

/* Taps of before a midnight that nobody dated stay without a date. */
static void
test_never_dated (void)
{
  Stage *stage = switch_on_with_dead_battery ();

  visit (stage);
  kiosk_manual_clock_advance (stage->clock, (gint64) 20 * 3600 * 1000);
  visit (stage);
  unlock (stage);
  set (stage, day (6), MINUTE (8, 0));
  g_assert_cmpint (count (stage, KIOSK_DAY_UNKNOWN), ==, 2);
  g_assert_cmpint (count (stage, day (6)), ==, 0);
  lock (stage);
  visit (stage);
  g_assert_cmpint (count (stage, day (6)), ==, 1);
  stage_free (stage);
}

static void
test_what_cannot_be (void)
{
  static const struct { const char *day; int minute; } cases[] = {
    { "", 0 }, { "2024-12-31", 0 }, { "2100-01-01", 0 }, { "2026-11-25", -1 }, { "2026-11-25", MINUTE (24, 0) },
  };
  Stage *stage = switch_on_with_dead_battery ();

  unlock (stage);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_false (kiosk_staff_set_clock (get_staff (stage), kiosk_day_from_iso (cases[i].day), cases[i].minute));
  assert_asked (stage);
  g_assert_false (kiosk_staff_is_setting_clock (get_staff (stage)));
  stage_free (stage);
}

static void
test_nothing_while_locked (void)
{
  Stage *stage = switch_on_with_dead_battery ();
  KioskStaff *staff = get_staff (stage);

  for (int i = 0; i < 2; i++)
    {
      kiosk_staff_ask_clock (staff);
      kiosk_staff_confirm_clock (staff);
      g_assert_false (kiosk_staff_set_clock (staff, day (5), 0));
      kiosk_staff_put_off_clock (staff);
      g_assert_false (kiosk_staff_is_unlocked (staff));
      g_assert_false (kiosk_staff_is_setting_clock (staff));
      kiosk_session_wake (stage->session);
      kiosk_session_enter_staff (stage->session);
    }
  stage_free (stage);
}

/* Staff who walk away from the question: the screen locks, and what they said is on its way all the same. */
static void
test_locked_meanwhile (void)
{
  Stage *stage = switch_on_with_dead_battery ();

  unlock (stage);
  stage_pass (stage, KIOSK_STAFF_LOCK_S);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  unlock (stage);
  g_assert_true (kiosk_staff_set_clock (get_staff (stage), day (5), 0));
  lock (stage);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (get_state (stage), ==, KIOSK_STAFF_LOCKED);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  assert_now (stage, day (5), 0);
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

/* The clock is what it was until the disk has taken what was said of it. */
static void
test_refused_by_the_disk (void)
{
  Stage *stage = switch_on_with_dead_battery ();

  unlock (stage);
  warnings_expect ("What staff said of the clock is not on disk*");
  set_disk_refuses (TRUE);
  g_assert_true (kiosk_staff_set_clock (get_staff (stage), day (5), 0));
  stage_wait_until (stage, is_answered);
  set_disk_refuses (FALSE);
  warnings_assert ();
  assert_asked (stage);
  g_assert_true (kiosk_staff_is_failing (get_staff (stage)));
  /* Noon in the south was an hour earlier then. */
  assert_now (stage, kiosk_day_from_iso ("1970-01-01"), MINUTE (8, 3));
  set (stage, day (5), MINUTE (10, 5));
  assert_now (stage, day (5), MINUTE (10, 5));
  stage_free (stage);
}

/* A machine without the service: the kiosk's own correction is what is left. */
static void
test_no_service (void)
{
  Stage *stage = switch_on_with_dead_battery ();
  g_autoptr (KioskClockSetter) setter = kiosk_timedate_new ();

  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", NO_BUS, TRUE);
  kiosk_context_set_clock_setter (stage->context, setter);
  unlock (stage);
  set (stage, day (5), MINUTE (10, 5));
  assert_now (stage, day (5), MINUTE (10, 5));
  stage_free (stage);
}

/* A service that says yes, over a real bus, on a machine whose clock stands all the same: what counts is the clock. */
static void
test_a_service_that_does_nothing (void)
{
  Stage *stage = switch_on_with_dead_battery ();
  g_autoptr (KioskClockSetter) setter = kiosk_timedate_new ();
  g_autoptr (GTestDBus) bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_autoptr (GSubprocess) service = NULL;
  g_autoptr (GError) error = NULL;
  char ready[sizeof "ready"] = "";

  g_test_dbus_up (bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (bus), TRUE);
  service = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/usr/bin/python3", "-B", TIMEDATE, "accepts",
                              NULL);
  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (service), ready, 5, NULL, &error), ==, 5);
  g_assert_cmpstr (ready, ==, "ready");

  kiosk_context_set_clock_setter (stage->context, setter);
  unlock (stage);
  set (stage, day (5), MINUTE (10, 5));
  assert_now (stage, day (5), MINUTE (10, 5));
  g_assert_cmpint (kiosk_clock_get_correction_s (KIOSK_CLOCK (stage->clock)), !=, KIOSK_CLOCK_NOT_CORRECTED);
  stage_free (stage);
  g_subprocess_force_exit (service);
  g_test_dbus_stop (bus);
}

/* Nobody's seconds are touched by what is said of the date: undo, idle, delays after wrong PINs, a call for help. */
static void
test_what_goes_by_the_time_since_boot (void)
{
  Stage *stage = switch_on_with_dead_battery ();
  KioskStaff *staff = get_staff (stage);
  KioskVisit *someone = kiosk_session_get_visit (stage->session);
  KioskIdle *idle = kiosk_session_get_idle (stage->session);
  guint left_s;

  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_call_help (stage->session);
  stage_pass (stage, 3);
  left_s = kiosk_visit_get_seconds_left (someone);
  kiosk_clock_correct (KIOSK_CLOCK (stage->clock), 1795575900);
  kiosk_session_tick (stage->session);
  g_assert_cmpuint (kiosk_visit_get_seconds_left (someone), ==, left_s);
  g_assert_cmpuint (kiosk_idle_get_seconds_left (idle), ==, 0);
  g_assert_cmpint (kiosk_help_call_get_state (kiosk_session_get_help_call (stage->session)), !=, KIOSK_HELP_CALL_NONE);

  kiosk_session_enter_staff (stage->session);
  for (guint i = 0; i < 6; i++)
    {
      kiosk_staff_try_pin (staff, STAGE_WRONG_PIN);
      stage_wait_until (stage, is_answered);
    }
  kiosk_clock_correct (KIOSK_CLOCK (stage->clock), 1895575900);
  g_assert_cmpuint (kiosk_staff_get_wait_s (staff), ==, 30);
  stage_free (stage);
}

static gboolean
is_panel_open (Stage *stage)
{
  return kiosk_panel_get_state (kiosk_session_get_panel (stage->session)) == KIOSK_PANEL_OPEN;
}

/* A shift is a matter of the clock: said to be another one, it ends, and who helps is asked anew. */
static void
test_the_panel_s_shift (void)
{
  Stage *stage = switch_on_at (1, "08:00:00");
  KioskPanel *panel = kiosk_session_get_panel (stage->session);

  kiosk_panel_enter (panel, FALSE);
  kiosk_panel_set_team (panel, KIOSK_TEAM_POLICE);
  stage_wait_until (stage, is_panel_open);
  unlock (stage);
  kiosk_staff_put_off_scan_test (get_staff (stage));
  kiosk_staff_ask_clock (get_staff (stage));
  set (stage, day (1), MINUTE (9, 0));
  kiosk_session_tick (stage->session);
  g_assert_true (is_panel_open (stage));
  kiosk_staff_ask_clock (get_staff (stage));
  set (stage, day (1), MINUTE (13, 0));
  kiosk_session_tick (stage->session);
  g_assert_false (is_panel_open (stage));
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
  g_test_add_func ("/staff-clock/not-asked-without-need", test_not_asked_without_need);
  g_test_add_func ("/staff-clock/dead-battery", test_dead_battery);
  g_test_add_func ("/staff-clock/a-jump-back", test_a_jump_back);
  g_test_add_func ("/staff-clock/an-earlier-day-is-right", test_an_earlier_day_is_right);
  g_test_add_func ("/staff-clock/a-year-ahead-and-corrected", test_a_year_ahead_and_corrected);
  g_test_add_func ("/staff-clock/nine-closed-days-of-tet", test_nine_closed_days_of_tet);
  g_test_add_func ("/staff-clock/midnight-during-a-visit", test_midnight_during_a_visit);
  g_test_add_func ("/staff-clock/put-off", test_put_off);
  g_test_add_func ("/staff-clock/never-dated", test_never_dated);
  g_test_add_func ("/staff-clock/what-cannot-be", test_what_cannot_be);
  g_test_add_func ("/staff-clock/nothing-while-locked", test_nothing_while_locked);
  g_test_add_func ("/staff-clock/locked-meanwhile", test_locked_meanwhile);
  g_test_add_func ("/staff-clock/refused-by-the-disk", test_refused_by_the_disk);
  g_test_add_func ("/staff-clock/no-service", test_no_service);
  g_test_add_func ("/staff-clock/a-service-that-does-nothing", test_a_service_that_does_nothing);
  g_test_add_func ("/staff-clock/what-goes-by-the-time-since-boot", test_what_goes_by_the_time_since_boot);
  g_test_add_func ("/staff-clock/the-panel-s-shift", test_the_panel_s_shift);
  return g_test_run ();
}
