/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff change behind their PIN, without a widget, on a real book. */
#include "stage.h"
#include "warnings.h"

#include <signal.h>
#include <sys/resource.h>

#define NEW_PIN "914850"
#define CODE    "4821"

static KioskStaff *
get_staff (Stage *stage)
{
  return kiosk_session_get_staff (stage->session);
}

static KioskStaffSettings *
get_changes (Stage *stage)
{
  return kiosk_staff_get_settings (get_staff (stage));
}

static gboolean
is_answered (Stage *stage)
{
  return !kiosk_staff_is_trying (get_staff (stage))
         && kiosk_staff_settings_get_saving (get_changes (stage)) != KIOSK_SAVING_UNDER_WAY;
}

static Stage *
new_stage (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  stage_set_secret (stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  return stage;
}

static void
try_pin (Stage *stage,
         const char *pin)
{
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  kiosk_staff_try_pin (get_staff (stage), pin);
  stage_wait_until (stage, is_answered);
}

static void
unlock (Stage *stage)
{
  try_pin (stage, STAGE_PIN);
  kiosk_staff_put_off_scan_test (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_STAFF);
}

/* One change, and what came of it. */
static KioskSaving
put_wifi_away (Stage *stage)
{
  g_autoptr (KioskSettings) edited = kiosk_staff_settings_edit (get_changes (stage));

  g_assert_nonnull (edited);
  kiosk_settings_set_wifi_hidden (edited, TRUE);
  kiosk_staff_settings_save (get_changes (stage), edited);
  g_assert_cmpint (kiosk_staff_settings_get_saving (get_changes (stage)), ==, KIOSK_SAVING_UNDER_WAY);
  g_assert_false (kiosk_settings_get_wifi_hidden (kiosk_context_get_settings (stage->context)));
  stage_wait_until (stage, is_answered);
  return kiosk_staff_settings_get_saving (get_changes (stage));
}

static void
change_pin (Stage *stage,
            const char *old_pin,
            KioskSaving expected)
{
  kiosk_staff_settings_change_pin (get_changes (stage), old_pin, NEW_PIN);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_staff_settings_get_saving (get_changes (stage)), ==, expected);
}

static void
events_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GArray **events = user_data;

  *events = kiosk_store_load_events_finish (KIOSK_STORE (source), result, &error);
  g_assert_no_error (error);
}

/* How often that stands in the record. */
static guint
count_noted (Stage *stage,
             KioskDeed deed,
             KioskOutcome outcome)
{
  g_autoptr (GArray) events = NULL;
  guint count = 0;

  kiosk_store_load_events_async (stage->store, 0, 100, NULL, events_cb, &events);
  while (events == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < events->len; i++)
    {
      const KioskEvent *event = &g_array_index (events, KioskEvent, i);

      count += event->actor == KIOSK_ACTOR_STAFF && event->deed == deed && event->outcome == outcome ? 1 : 0;
    }
  return count;
}

static void
test_saved (void)
{
  Stage *stage = new_stage ();

  unlock (stage);
  g_assert_cmpint (put_wifi_away (stage), ==, KIOSK_SAVING_DONE);
  g_assert_true (kiosk_settings_get_wifi_hidden (kiosk_context_get_settings (stage->context)));
  kiosk_staff_settings_forget_saving (get_changes (stage));
  g_assert_cmpint (kiosk_staff_settings_get_saving (get_changes (stage)), ==, KIOSK_SAVING_NONE);
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
  Stage *stage = new_stage ();

  unlock (stage);
  warnings_expect ("What staff changed is not on disk*");
  set_disk_refuses (TRUE);
  g_assert_cmpint (put_wifi_away (stage), ==, KIOSK_SAVING_FAILED);
  set_disk_refuses (FALSE);
  warnings_assert ();
  g_assert_false (kiosk_settings_get_wifi_hidden (kiosk_context_get_settings (stage->context)));
  g_assert_cmpint (put_wifi_away (stage), ==, KIOSK_SAVING_DONE);
  stage_free (stage);
}

/* Nothing behind the PIN can be changed before it, nor after it. */
static void
test_nothing_while_locked (void)
{
  Stage *stage = new_stage ();
  KioskStaffSettings *changes = get_changes (stage);

  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (kiosk_staff_settings_edit (changes));
      kiosk_staff_settings_save (changes, kiosk_context_get_settings (stage->context));
      kiosk_staff_settings_set_shift_code (changes, CODE);
      kiosk_staff_settings_try_pin (changes, STAGE_PIN);
      kiosk_staff_settings_change_pin (changes, STAGE_PIN, NEW_PIN);
      g_assert_cmpint (kiosk_staff_settings_get_saving (changes), ==, KIOSK_SAVING_NONE);
      unlock (stage);
      kiosk_staff_lock (get_staff (stage));
    }
  stage_free (stage);
}

static void
test_changing_the_pin (void)
{
  Stage *stage = new_stage ();

  unlock (stage);
  change_pin (stage, STAGE_WRONG_PIN, KIOSK_SAVING_WRONG_PIN);
  change_pin (stage, STAGE_PIN, KIOSK_SAVING_DONE);
  kiosk_staff_lock (get_staff (stage));
  try_pin (stage, STAGE_PIN);
  g_assert_false (kiosk_staff_is_unlocked (get_staff (stage)));
  try_pin (stage, NEW_PIN);
  g_assert_true (kiosk_staff_is_unlocked (get_staff (stage)));
  stage_free (stage);
}

/* The old PIN alone changes nothing, right or wrong. */
static void
test_trying_the_old_pin (void)
{
  Stage *stage = new_stage ();

  unlock (stage);
  kiosk_staff_settings_try_pin (get_changes (stage), STAGE_WRONG_PIN);
  g_assert_cmpint (kiosk_staff_settings_get_saving (get_changes (stage)), ==, KIOSK_SAVING_UNDER_WAY);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_staff_settings_get_saving (get_changes (stage)), ==, KIOSK_SAVING_WRONG_PIN);
  kiosk_staff_settings_try_pin (get_changes (stage), STAGE_PIN);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_staff_settings_get_saving (get_changes (stage)), ==, KIOSK_SAVING_NONE);
  g_assert_cmpuint (count_noted (stage, KIOSK_DEED_PIN, KIOSK_OUTCOME_WRONG), ==, 1);
  g_assert_cmpuint (count_noted (stage, KIOSK_DEED_PIN, KIOSK_OUTCOME_DONE), ==, 0);
  kiosk_staff_lock (get_staff (stage));
  try_pin (stage, STAGE_PIN);
  g_assert_true (kiosk_staff_is_unlocked (get_staff (stage)));
  stage_free (stage);
}

/* Whoever finds the screen unlocked guesses no more often than at the pad. */
static void
test_wrong_old_pins_are_counted (void)
{
  Stage *stage = new_stage ();

  unlock (stage);
  for (guint i = 0; i < 6; i++)
    change_pin (stage, STAGE_WRONG_PIN, KIOSK_SAVING_WRONG_PIN);
  g_assert_cmpuint (kiosk_staff_settings_get_wait_s (get_changes (stage)), ==, 30);
  change_pin (stage, STAGE_PIN, KIOSK_SAVING_WRONG_PIN);
  kiosk_staff_settings_try_pin (get_changes (stage), STAGE_PIN);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_staff_settings_get_saving (get_changes (stage)), ==, KIOSK_SAVING_WRONG_PIN);
  stage_pass (stage, 30);
  change_pin (stage, STAGE_PIN, KIOSK_SAVING_DONE);
  stage_free (stage);
}

/* A PIN that was right is not changed for somebody who has left. */
static void
test_locked_meanwhile (void)
{
  Stage *stage = new_stage ();

  unlock (stage);
  kiosk_staff_settings_change_pin (get_changes (stage), STAGE_PIN, NEW_PIN);
  kiosk_staff_lock (get_staff (stage));
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_staff_settings_get_saving (get_changes (stage)), ==, KIOSK_SAVING_NONE);
  try_pin (stage, STAGE_PIN);
  g_assert_true (kiosk_staff_is_unlocked (get_staff (stage)));
  stage_free (stage);
}

static void
test_shift_code (void)
{
  Stage *stage = new_stage ();
  KioskPanel *panel = kiosk_session_get_panel (stage->session);

  stage_set_settings (stage, STAGE_NO_PANEL);
  unlock (stage);
  kiosk_staff_settings_set_shift_code (get_changes (stage), CODE);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_staff_settings_get_saving (get_changes (stage)), ==, KIOSK_SAVING_DONE);
  g_assert_cmpint (kiosk_settings_get_helper_panel (kiosk_context_get_settings (stage->context)), ==,
                   KIOSK_HELPER_PANEL_CODE);
  kiosk_staff_lock (get_staff (stage));
  kiosk_session_wake (stage->session);
  kiosk_session_enter_panel (stage->session);
  kiosk_panel_try_code (panel, CODE);
  stage_wait_for (stage, KIOSK_SCREEN_TEAM);
  stage_free (stage);
}

/* A code that the helpers know must not be the staff's PIN, and that is no fault of the disk. */
static void
test_one_code_for_two_doors (void)
{
  Stage *stage = new_stage ();

  unlock (stage);
  kiosk_staff_settings_set_shift_code (get_changes (stage), STAGE_PIN);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_staff_settings_get_saving (get_changes (stage)), ==, KIOSK_SAVING_SAME_CODE);
  kiosk_staff_settings_set_shift_code (get_changes (stage), CODE);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_staff_settings_get_saving (get_changes (stage)), ==, KIOSK_SAVING_DONE);
  stage_free (stage);
}

static gboolean
lacks_code (Stage *stage)
{
  return kiosk_staff_settings_lacks_code (get_changes (stage));
}

/* setup.ini asked for a code that nobody had set: residents were led to a keypad that took none. */
static void
test_no_panel_before_a_code (void)
{
  Stage *stage = new_stage ();
  KioskStaffSettings *changes = get_changes (stage);

  kiosk_staff_look_for_pin (get_staff (stage));
  stage_wait_until (stage, lacks_code);
  g_assert_false (kiosk_staff_settings_offers_panel (changes));
  kiosk_session_wake (stage->session);
  kiosk_session_enter_panel (stage->session);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_HOME);
  unlock (stage);
  kiosk_staff_settings_set_shift_code (changes, CODE);
  stage_wait_until (stage, is_answered);
  g_assert_false (lacks_code (stage));
  g_assert_true (kiosk_staff_settings_offers_panel (changes));
  kiosk_staff_lock (get_staff (stage));
  kiosk_session_wake (stage->session);
  kiosk_session_enter_panel (stage->session);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_CODE);
  stage_free (stage);
}

static gboolean
has_no_code_under_way (Stage *stage)
{
  return !kiosk_recovery_is_busy (kiosk_staff_get_recovery (get_staff (stage)));
}

/* What was done behind the PIN, and who tried to, is in the record for whoever looks after the machine. */
static void
test_is_noted (void)
{
  Stage *stage = new_stage ();

  stage_set_secret (stage, KIOSK_SECRET_ROLE_RECOVERY, STAGE_CODE);
  unlock (stage);
  put_wifi_away (stage);
  change_pin (stage, STAGE_WRONG_PIN, KIOSK_SAVING_WRONG_PIN);
  change_pin (stage, STAGE_PIN, KIOSK_SAVING_DONE);
  kiosk_staff_lock (get_staff (stage));
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  kiosk_staff_forget_pin (get_staff (stage));
  kiosk_recovery_try_code (kiosk_staff_get_recovery (get_staff (stage)), STAGE_PIN);
  stage_wait_until (stage, has_no_code_under_way);

  g_assert_cmpuint (count_noted (stage, KIOSK_DEED_SETTINGS, KIOSK_OUTCOME_DONE), ==, 1);
  g_assert_cmpuint (count_noted (stage, KIOSK_DEED_PIN, KIOSK_OUTCOME_WRONG), ==, 1);
  g_assert_cmpuint (count_noted (stage, KIOSK_DEED_PIN, KIOSK_OUTCOME_DONE), ==, 1);
  g_assert_cmpuint (count_noted (stage, KIOSK_DEED_RECOVERY, KIOSK_OUTCOME_WRONG), ==, 1);
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
  g_test_add_func ("/staff-settings/saved", test_saved);
  g_test_add_func ("/staff-settings/refused-by-the-disk", test_refused_by_the_disk);
  g_test_add_func ("/staff-settings/nothing-while-locked", test_nothing_while_locked);
  g_test_add_func ("/staff-settings/changing-the-pin", test_changing_the_pin);
  g_test_add_func ("/staff-settings/trying-the-old-pin", test_trying_the_old_pin);
  g_test_add_func ("/staff-settings/wrong-old-pins-are-counted", test_wrong_old_pins_are_counted);
  g_test_add_func ("/staff-settings/locked-meanwhile", test_locked_meanwhile);
  g_test_add_func ("/staff-settings/shift-code", test_shift_code);
  g_test_add_func ("/staff-settings/one-code-for-two-doors", test_one_code_for_two_doors);
  g_test_add_func ("/staff-settings/no-panel-before-a-code", test_no_panel_before_a_code);
  g_test_add_func ("/staff-settings/is-noted", test_is_noted);
  return g_test_run ();
}
