/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start of a new kiosk when the power goes, the disk refuses or staff walk away, and what is noted of it. */
#include <signal.h>
#include <sys/resource.h>

#include "new-kiosk.h"
#include "warnings.h"

/* Where it goes on, when the power went at a step: at that step, but for what is nowhere but on the screen. */
static KioskFirstStartState
get_resumed (KioskFirstStartState state)
{
  if (state == KIOSK_FIRST_START_PIN_AGAIN)
    return KIOSK_FIRST_START_PIN;
  return state == KIOSK_FIRST_START_CODE_SHOWN ? KIOSK_FIRST_START_CODE : state;
}

/* Asked only where sticks can be seen: see test-first-start-stick.c. */
static gboolean
is_of_a_stick (KioskFirstStartState state)
{
  return state == KIOSK_FIRST_START_STICK || state == KIOSK_FIRST_START_MACHINE;
}

/* The date is asked anew, since nobody knows what the clock did meanwhile. */
static void
test_power_cut_at_each_step (void)
{
  for (KioskFirstStartState cut = KIOSK_FIRST_START_CLOCK; cut <= KIOSK_FIRST_START_DONE; cut++)
    {
      Stage *stage;
      g_autofree char *code = NULL;
      gboolean is_asked_later = cut > KIOSK_FIRST_START_CLOCK;

      if (is_of_a_stick (cut))
        continue;
      stage = new_kiosk_start (new_kiosk_ini);
      new_kiosk_come_to (stage, cut, &code);
      stage = stage_new_after_cut (stage, TRUE);
      new_kiosk_assert_state (stage, KIOSK_FIRST_START_CLOCK);
      if (is_asked_later)
        new_kiosk_answer (stage, &code);
      g_assert_cmpint (new_kiosk_get_state (stage), ==, get_resumed (cut));
      new_kiosk_come_to (stage, KIOSK_FIRST_START_OFF, &code);
      new_kiosk_assert_in_service (stage, NEW_KIOSK_WARD_CODE, NEW_KIOSK_NUMBER);
      stage_free (stage);
    }
}

/* The machine was on all the while, so that its clock is as it was. */
static void
test_crash_at_each_step (void)
{
  for (KioskFirstStartState cut = KIOSK_FIRST_START_FILE; cut <= KIOSK_FIRST_START_DONE; cut++)
    {
      Stage *stage = new_kiosk_start (new_kiosk_ini);
      g_autofree char *code = NULL;

      new_kiosk_come_to (stage, cut, &code);
      stage = stage_new_after_cut (stage, FALSE);
      new_kiosk_assert_state (stage, get_resumed (cut));
      stage_free (stage);
    }
}

/* The PIN is on disk, and that it is has not got there. */
static void
test_power_cut_behind_the_pin (void)
{
  Stage *stage = new_kiosk_start (NULL);
  g_autofree char *code = NULL;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_PIN, &code);
  stage_set_secret (stage, KIOSK_SECRET_ROLE_STAFF, NEW_KIOSK_PIN);
  stage = stage_new_after_cut (stage, FALSE);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_CODE);
  stage_free (stage);
}

static void
events_loaded_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer out_events)
{
  *(GArray **) out_events = kiosk_store_load_events_finish (KIOSK_STORE (source), result, NULL);
}

/* The newest first. */
static GArray *
load_events (Stage *stage)
{
  GArray *events = NULL;

  kiosk_store_load_events_async (stage->store, 0, 100, NULL, events_loaded_cb, &events);
  while (events == NULL)
    g_main_context_iteration (NULL, TRUE);
  return events;
}

/* Looks for @wanted, the oldest first, among all that was noted; returns the last of them. */
static KioskEvent
assert_noted (GArray *events,
              const KioskEvent *wanted,
              guint n_wanted)
{
  KioskEvent last = { 0 };
  guint found = 0;

  for (guint i = events->len; i > 0 && found < n_wanted; i--)
    {
      const KioskEvent *event = &g_array_index (events, KioskEvent, i - 1);

      if (event->deed != wanted[found].deed || event->outcome != wanted[found].outcome)
        continue;
      g_assert_cmpint (event->actor, ==, KIOSK_ACTOR_STAFF);
      last = *event;
      found++;
    }
  g_assert_cmpuint (found, ==, n_wanted);
  return last;
}

static void
test_what_is_noted (void)
{
  static const KioskEvent wanted[] = {
    { .deed = KIOSK_DEED_CLOCK, .outcome = KIOSK_OUTCOME_DONE },
    { .deed = KIOSK_DEED_TARGET, .outcome = KIOSK_OUTCOME_DONE },
    { .deed = KIOSK_DEED_PIN, .outcome = KIOSK_OUTCOME_DONE },
    { .deed = KIOSK_DEED_RECOVERY_CODE, .outcome = KIOSK_OUTCOME_DONE },
    { .deed = KIOSK_DEED_SCAN_TEST, .outcome = KIOSK_OUTCOME_DONE },
    { .deed = KIOSK_DEED_SET_UP, .outcome = KIOSK_OUTCOME_DONE }
  };
  Stage *stage = new_kiosk_start (new_kiosk_ini);
  g_autofree char *code = NULL;
  g_autoptr (GArray) events = NULL;
  KioskEvent end;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_OFF, &code);
  events = load_events (stage);
  end = assert_noted (events, wanted, G_N_ELEMENTS (wanted));
  g_assert_cmpint (end.began, >, 0);
  g_assert_cmpint (end.day, !=, KIOSK_DAY_UNKNOWN);
  stage_free (stage);
}

/* A set-up that the power ended has no end; what nobody has scanned is noted as that. */
static void
test_what_is_noted_of_a_power_cut (void)
{
  static const KioskEvent wanted[] = {
    { .deed = KIOSK_DEED_SET_UP, .outcome = KIOSK_OUTCOME_BEGUN },
    { .deed = KIOSK_DEED_SCAN_TEST, .outcome = KIOSK_OUTCOME_PUT_OFF },
    { .deed = KIOSK_DEED_SET_UP, .outcome = KIOSK_OUTCOME_DONE }
  };
  Stage *stage = new_kiosk_start (new_kiosk_ini);
  g_autofree char *code = NULL;
  g_autoptr (GArray) events = NULL;
  KioskEvent cut;
  KioskEvent end;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_NUMBER, &code);
  kiosk_first_start_back (new_kiosk_get_first (stage));
  stage = stage_new_after_cut (stage, TRUE);
  new_kiosk_come_to (stage, KIOSK_FIRST_START_SCAN_TEST, &code);
  kiosk_staff_put_off_scan_test (kiosk_session_get_staff (stage->session));
  new_kiosk_come_to (stage, KIOSK_FIRST_START_OFF, &code);
  events = load_events (stage);
  end = assert_noted (events, wanted, G_N_ELEMENTS (wanted));
  cut = assert_noted (events, wanted, 1);
  g_assert_true (cut.is_cut);
  g_assert_cmpint (end.began, >, cut.seq);
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

static void
test_refused_by_the_disk (void)
{
  static const KioskFirstStartState states[] = {
    KIOSK_FIRST_START_FILE, KIOSK_FIRST_START_WARD, KIOSK_FIRST_START_NUMBER, KIOSK_FIRST_START_PIN_AGAIN,
    KIOSK_FIRST_START_CODE_SHOWN, KIOSK_FIRST_START_TARGETS, KIOSK_FIRST_START_DONE
  };
  Stage *stage = new_kiosk_start (new_kiosk_ini);
  g_autofree char *code = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      new_kiosk_come_to (stage, states[i], &code);
      warnings_expect ("A step of the first start is not on disk*");
      set_disk_refuses (TRUE);
      new_kiosk_answer (stage, &code);
      set_disk_refuses (FALSE);
      warnings_assert ();
      new_kiosk_assert_problem (stage, states[i], KIOSK_FIRST_START_PROBLEM_DISK);
    }
  new_kiosk_come_to (stage, KIOSK_FIRST_START_OFF, &code);
  new_kiosk_assert_in_service (stage, NEW_KIOSK_WARD_CODE, NEW_KIOSK_NUMBER);
  stage_free (stage);
}

static gboolean
has_read_one (Stage *stage)
{
  return new_kiosk_get_target (stage, 0) != 0;
}

static void
test_target_refused_by_the_disk (void)
{
  Stage *stage = new_kiosk_start (NULL);
  g_autofree char *code = NULL;
  KioskTargets *targets = kiosk_first_start_get_targets (new_kiosk_get_first (stage));

  new_kiosk_come_to (stage, KIOSK_FIRST_START_TARGETS, &code);
  warnings_expect ("The target was not set*");
  set_disk_refuses (TRUE);
  new_kiosk_set_target (stage, 120);
  set_disk_refuses (FALSE);
  warnings_assert ();
  g_assert_cmpint (kiosk_targets_get_entering (targets), ==, KIOSK_ENTERING_FAILED);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_TARGETS);
  g_assert_cmpuint (new_kiosk_count_targets (stage), ==, 0);
  new_kiosk_set_target (stage, 120);
  g_assert_cmpint (kiosk_targets_get_entering (targets), ==, KIOSK_ENTERING_SAVED);
  stage_wait_until (stage, has_read_one);
  g_assert_cmpuint (new_kiosk_count_targets (stage), ==, 1);
  stage_free (stage);
}

static void
test_walking_away (void)
{
  Stage *stage = new_kiosk_start (NULL);
  g_autofree char *code = NULL;

  new_kiosk_come_to (stage, KIOSK_FIRST_START_PIN_AGAIN, &code);
  stage_pass (stage, KIOSK_FIRST_START_FORGET_S);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_PIN);
  new_kiosk_come_to (stage, KIOSK_FIRST_START_CODE_SHOWN, &code);
  stage_pass (stage, KIOSK_FIRST_START_FORGET_S - 1);
  kiosk_session_touch (stage->session);
  stage_pass (stage, KIOSK_FIRST_START_FORGET_S - 1);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_CODE_SHOWN);
  stage_pass (stage, 1);
  new_kiosk_assert_state (stage, KIOSK_FIRST_START_CODE);
  g_assert_null (kiosk_first_start_get_code (new_kiosk_get_first (stage)));
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
  g_test_add_func ("/first-start-faults/power-cut-at-each-step", test_power_cut_at_each_step);
  g_test_add_func ("/first-start-faults/crash-at-each-step", test_crash_at_each_step);
  g_test_add_func ("/first-start-faults/walking-away", test_walking_away);
  g_test_add_func ("/first-start-faults/power-cut-behind-the-pin", test_power_cut_behind_the_pin);
  g_test_add_func ("/first-start-faults/what-is-noted", test_what_is_noted);
  g_test_add_func ("/first-start-faults/what-is-noted-of-a-power-cut", test_what_is_noted_of_a_power_cut);
  g_test_add_func ("/first-start-faults/refused-by-the-disk", test_refused_by_the_disk);
  g_test_add_func ("/first-start-faults/target-refused-by-the-disk", test_target_refused_by_the_disk);
  return g_test_run ();
}
