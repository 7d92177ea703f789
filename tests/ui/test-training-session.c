/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A training through the session, on real books: nothing of it gets into the book in service, and every way out of it
 * leads back there. */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "kiosk-sheets.h"
#include "kiosk-timedate.h"
#include "stage.h"
#include "warnings.h"

#define NEW_PIN "914850"
#define CODE    "4821"
#define MINUTE  60

static KioskTraining *
get_training (Stage *stage)
{
  return kiosk_session_get_training (stage->session);
}

static KioskStaff *
get_staff (Stage *stage)
{
  return kiosk_session_get_staff (stage->session);
}

static gboolean
is_answered (Stage *stage)
{
  return !kiosk_staff_is_trying (get_staff (stage))
         && kiosk_staff_get_closing (get_staff (stage)) != KIOSK_CLOSING_UNDER_WAY
         && kiosk_staff_settings_get_saving (kiosk_staff_get_settings (get_staff (stage))) != KIOSK_SAVING_UNDER_WAY
         && kiosk_training_get_state (get_training (stage)) != KIOSK_TRAINING_BEGINNING;
}

static void
unlock (Stage *stage)
{
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  kiosk_staff_try_pin (get_staff (stage), STAGE_PIN);
  stage_wait_until (stage, is_answered);
  kiosk_staff_put_off_scan_test (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_STAFF);
}

/* In service, with one person counted, and staff at the screen. */
static Stage *
new_stage (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);

  stage_set_secret (stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  unlock (stage);
  return stage;
}

static void
count_cb (KioskTraining *training,
          guint *n)
{
  (*n)++;
}

static void
begin (Stage *stage)
{
  guint n = 0;

  g_signal_connect (get_training (stage), "over", G_CALLBACK (count_cb), &n);
  kiosk_session_begin_training (stage->session);
  kiosk_session_begin_training (stage->session);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_BEGINNING);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_READY);
  g_assert_cmpuint (n, ==, 1);
  stage_change (stage, KIOSK_MODE_TRAINING);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_UNDER_WAY);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
}

static void
events_loaded_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer events)
{
  *(GArray **) events = kiosk_store_load_events_finish (KIOSK_STORE (source), result, NULL);
}

static GArray *
load_events (Stage *stage)
{
  GArray *events = NULL;

  kiosk_store_load_events_async (stage->store, 0, 100, NULL, events_loaded_cb, &events);
  while (events == NULL)
    g_main_context_iteration (NULL, TRUE);
  return events;
}

/* What the log has of trainings, the oldest first: the outcomes, and "+" where an end belongs to a start, which has no
 * line of its own then. */
static char *
dup_events (Stage *stage)
{
  g_autoptr (GArray) events = load_events (stage);
  GString *text = g_string_new (NULL);

  for (guint i = events->len; i > 0; i--)
    {
      const KioskEvent *event = &g_array_index (events, KioskEvent, i - 1);

      if (event->deed == KIOSK_DEED_TRAINING)
        g_string_append_printf (text, "%s%s ",
                                event->outcome == KIOSK_OUTCOME_BEGUN ? "begun"
                                                                      : kiosk_outcome_to_nick (event->outcome),
                                event->began != 0 ? "+" : "");
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_cleared_up (Stage *stage)
{
  g_autofree char *folder = g_build_filename (stage->root, KIOSK_TRAINING_FOLDER, NULL);

  return !g_file_test (folder, G_FILE_TEST_EXISTS);
}

static void
wait_until_cleared_up (Stage *stage)
{
  stage_wait_until (stage, is_cleared_up);
  /* What is asked for then is answered after what the removal led to. */
  for (guint i = 0; i < 2; i++)
    g_array_unref (load_events (stage));
}

/* Back in service: nothing is left but the log, which tells how it ended. */
static void
assert_back (Stage *stage,
             const char *events)
{
  g_autofree char *noted = NULL;
  KioskTally tally;

  stage_change (stage, KIOSK_MODE_LIVE);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  wait_until_cleared_up (stage);
  noted = dup_events (stage);
  g_assert_cmpstr (noted, ==, events);
  tally = stage_close_and_count (stage);
  g_assert_cmpint (tally.taps, ==, 1);
  g_assert_cmpint (tally.counted, ==, 1);
}

static void
test_begins_and_ends (void)
{
  Stage *stage = new_stage ();

  begin (stage);
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_end_training (stage->session);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_UNDER_WAY);
  kiosk_session_restart (stage->session);
  unlock (stage);
  kiosk_session_end_training (stage->session);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_OVER);
  assert_back (stage, "done+ ");
  stage_free (stage);
}

/* Nobody but staff begins one, and in a training there is none to begin. */
static void
test_behind_the_pin (void)
{
  Stage *stage = new_stage ();

  kiosk_staff_lock (get_staff (stage));
  kiosk_session_begin_training (stage->session);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_NONE);
  kiosk_session_end_training (stage->session);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_NONE);
  unlock (stage);
  begin (stage);
  unlock (stage);
  kiosk_session_begin_training (stage->session);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_UNDER_WAY);
  stage_free (stage);
}

/* Every file of the book in service, by name, and not what is in the folder of the training. */
static GHashTable *
load_files (Stage *stage)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (stage->root, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (stage->root, name, NULL);
      char *data;
      gsize size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        continue;
      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      g_hash_table_insert (files, g_strdup (name), g_bytes_new_take (data, size));
    }
  g_assert_cmpuint (g_hash_table_size (files), >, 0);
  return files;
}

static void
assert_same_files (Stage *stage,
                   GHashTable *before)
{
  g_autoptr (GHashTable) after = load_files (stage);
  GHashTableIter iter;
  gpointer name, bytes;

  g_assert_cmpuint (g_hash_table_size (after), ==, g_hash_table_size (before));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      GBytes *other = g_hash_table_lookup (after, name);

      g_test_message ("%s", (const char *) name);
      g_assert_nonnull (other);
      g_assert_true (g_bytes_equal (bytes, other));
    }
}

static gboolean
is_undone (Stage *stage)
{
  return kiosk_visit_get_state (kiosk_session_get_visit (stage->session)) == KIOSK_VISIT_UNDONE;
}

static void
press_as_a_resident (Stage *stage)
{
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_answer (stage->session, KIOSK_ANSWER_YES);
  kiosk_session_restart (stage->session);
  stage_tap (stage, KIOSK_KIND_ADVISED, TRUE);
  kiosk_visit_undo (kiosk_session_get_visit (stage->session));
  stage_wait_until (stage, is_undone);
  kiosk_session_restart (stage->session);
}

static void
change_settings (Stage *stage)
{
  KioskStaffSettings *changes = kiosk_staff_get_settings (get_staff (stage));
  g_autoptr (KioskSettings) edited = kiosk_staff_settings_edit (changes);

  kiosk_settings_set_helper_panel (edited, KIOSK_HELPER_PANEL_OPEN);
  kiosk_staff_settings_save (changes, edited);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_staff_settings_get_saving (changes), ==, KIOSK_SAVING_DONE);
  kiosk_staff_settings_set_shift_code (changes, CODE);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_staff_settings_get_saving (changes), ==, KIOSK_SAVING_DONE);
  kiosk_staff_settings_change_pin (changes, STAGE_PIN, NEW_PIN);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_staff_settings_get_saving (changes), ==, KIOSK_SAVING_DONE);
}

static void
enter_figures (Stage *stage)
{
  KioskSheets *sheets = kiosk_sheets_new (stage->context);
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_OUTREACH);

  sheet->day = kiosk_clock_get_day (KIOSK_CLOCK (stage->clock));
  sheet->place = KIOSK_PLACE_SCHOOL;
  sheet->team = KIOSK_TEAM_COMMUNITY_TEAM;
  sheet->counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED] = 5;
  kiosk_sheets_enter (sheets, sheet);
  while (kiosk_sheets_get_entering (sheets) == KIOSK_ENTERING_UNDER_WAY)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (kiosk_sheets_get_entering (sheets), ==, KIOSK_ENTERING_SAVED);
  g_array_unref (load_events (stage));
  g_assert_finalize_object (sheets);
}

static gboolean
is_clock_set (Stage *stage)
{
  return !kiosk_staff_is_setting_clock (get_staff (stage));
}

static void
set_clock (Stage *stage)
{
  kiosk_staff_ask_clock (get_staff (stage));
  g_assert_true (kiosk_staff_set_clock (get_staff (stage), kiosk_staff_get_today (get_staff (stage)) + 3, 10 * 60));
  stage_wait_until (stage, is_clock_set);
  g_assert_cmpint (kiosk_clock_get_correction_s (KIOSK_CLOCK (stage->clock)), !=, KIOSK_CLOCK_NOT_CORRECTED);
}

static void
close_day (Stage *stage)
{
  kiosk_staff_close_day (get_staff (stage));
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_staff_get_closing (get_staff (stage)), ==, KIOSK_CLOSING_CLOSED);
}

/* Whatever is done in a training, not a byte of the book in service changes; and afterwards its PIN is the one it was,
 * and its clock is the machine's. */
static void
test_leaves_the_book_alone (void)
{
  Stage *stage = new_stage ();
  g_autoptr (GHashTable) before = NULL;

  begin (stage);
  before = load_files (stage);
  press_as_a_resident (stage);
  unlock (stage);
  enter_figures (stage);
  close_day (stage);
  change_settings (stage);
  kiosk_staff_ask_scan_test (get_staff (stage));
  kiosk_staff_answer_scan_test (get_staff (stage), FALSE);
  kiosk_session_restart (stage->session);
  g_array_unref (load_events (stage));
  assert_same_files (stage, before);
  stage_change (stage, KIOSK_MODE_TRAINING);
  assert_same_files (stage, before);
  stage_change (stage, KIOSK_MODE_LIVE);
  wait_until_cleared_up (stage);
  unlock (stage);
  g_assert_cmpint (kiosk_settings_get_helper_panel (kiosk_context_get_settings (stage->context)), !=,
                   KIOSK_HELPER_PANEL_OPEN);
  stage_free (stage);
}

/* What is said of the clock in a training is for the training. */
static void
test_clock (void)
{
  Stage *stage = new_stage ();
  KioskDay day = kiosk_staff_get_today (get_staff (stage));

  begin (stage);
  unlock (stage);
  set_clock (stage);
  g_assert_cmpuint (kiosk_clock_get_day (KIOSK_CLOCK (stage->clock)), ==, day + 3);
  stage_change (stage, KIOSK_MODE_LIVE);
  g_assert_cmpuint (kiosk_clock_get_day (KIOSK_CLOCK (stage->clock)), ==, day);
  wait_until_cleared_up (stage);
  stage_free (stage);
}

/* Somebody who goes on and on: it ends all the same, and tells how long it still lasts. */
static void
test_ends_after_an_hour (void)
{
  Stage *stage = new_stage ();

  begin (stage);
  g_assert_cmpuint (kiosk_training_get_left_min (get_training (stage)), ==, 60);
  for (guint i = 1; i < KIOSK_TRAINING_MAX_S / MINUTE; i++)
    {
      stage_pass (stage, MINUTE);
      kiosk_session_touch (stage->session);
      g_assert_cmpuint (kiosk_training_get_left_min (get_training (stage)), ==, 60 - i);
    }
  stage_pass (stage, MINUTE - 1);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_UNDER_WAY);
  stage_pass (stage, 1);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_OVER);
  assert_back (stage, "left+ ");
  stage_free (stage);
}

static KioskTrainingWarning
pass_and_look (Stage *stage,
               guint seconds)
{
  stage_pass (stage, seconds);
  return kiosk_training_get_warning (get_training (stage));
}

/* As people do who practise. */
static void
pass_and_touch (Stage *stage,
                guint seconds)
{
  for (guint i = 0; i < seconds; i += MINUTE)
    {
      stage_pass (stage, MIN (MINUTE, seconds - i));
      kiosk_session_touch (stage->session);
    }
}

/* Two minutes before; a touch answers it, and does not put off the end. */
static void
test_warns_before_the_end (void)
{
  Stage *stage = new_stage ();

  begin (stage);
  pass_and_touch (stage, KIOSK_TRAINING_MAX_S - KIOSK_TRAINING_WARNING_S - 1);
  g_assert_cmpint (kiosk_training_get_warning (get_training (stage)), ==, KIOSK_TRAINING_WARNING_NONE);
  g_assert_cmpint (pass_and_look (stage, 1), ==, KIOSK_TRAINING_WARNING_LATEST);
  g_assert_cmpuint (kiosk_training_get_left_min (get_training (stage)), ==, 2);
  g_assert_cmpint (pass_and_look (stage, MINUTE), ==, KIOSK_TRAINING_WARNING_LATEST);
  g_assert_cmpuint (kiosk_training_get_left_min (get_training (stage)), ==, 1);
  kiosk_session_touch (stage->session);
  g_assert_cmpint (pass_and_look (stage, MINUTE - 1), ==, KIOSK_TRAINING_WARNING_NONE);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_UNDER_WAY);
  g_assert_cmpint (pass_and_look (stage, 1), ==, KIOSK_TRAINING_WARNING_NONE);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_OVER);
  stage_free (stage);
}

/* By staff alone, behind their PIN; and the next end is warned of as the first was. */
static void
test_is_prolonged (void)
{
  Stage *stage = new_stage ();

  begin (stage);
  pass_and_touch (stage, KIOSK_TRAINING_MAX_S - MINUTE);
  kiosk_session_prolong_training (stage->session);
  g_assert_cmpuint (kiosk_training_get_left_min (get_training (stage)), ==, 1);
  unlock (stage);
  kiosk_session_prolong_training (stage->session);
  g_assert_cmpuint (kiosk_training_get_left_min (get_training (stage)), ==, 60);
  pass_and_touch (stage, KIOSK_TRAINING_MAX_S - KIOSK_TRAINING_WARNING_S - 1);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_UNDER_WAY);
  g_assert_cmpint (pass_and_look (stage, 1), ==, KIOSK_TRAINING_WARNING_LATEST);
  stage_free (stage);
}

/* Here a touch does put it off, however often. */
static void
test_warns_before_it_is_left (void)
{
  Stage *stage = new_stage ();

  begin (stage);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (pass_and_look (stage, KIOSK_TRAINING_IDLE_S - KIOSK_TRAINING_WARNING_S - 1), ==,
                       KIOSK_TRAINING_WARNING_NONE);
      g_assert_cmpint (pass_and_look (stage, 1), ==, KIOSK_TRAINING_WARNING_UNTOUCHED);
      g_assert_cmpuint (kiosk_training_get_left_min (get_training (stage)), ==, 2);
      kiosk_session_touch (stage->session);
      g_assert_cmpint (kiosk_training_get_warning (get_training (stage)), ==, KIOSK_TRAINING_WARNING_NONE);
    }
  g_assert_cmpuint (kiosk_training_get_left_min (get_training (stage)), ==, 24);
  stage_free (stage);
}

/* Everybody has gone: twenty minutes after the last touch. */
static void
test_ends_untouched (void)
{
  Stage *stage = new_stage ();

  begin (stage);
  stage_pass (stage, KIOSK_TRAINING_IDLE_S - 1);
  kiosk_session_touch (stage->session);
  stage_pass (stage, KIOSK_TRAINING_IDLE_S - 1);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_UNDER_WAY);
  stage_pass (stage, 1);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_OVER);
  assert_back (stage, "left+ ");
  stage_free (stage);
}

/* In service, no time and no idleness leads anywhere. */
static void
test_service_does_not_end (void)
{
  Stage *stage = new_stage ();
  guint n = 0;

  g_signal_connect (get_training (stage), "over", G_CALLBACK (count_cb), &n);
  g_assert_cmpint (pass_and_look (stage, 2 * KIOSK_TRAINING_MAX_S), ==, KIOSK_TRAINING_WARNING_NONE);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_NONE);
  stage_free (stage);
}

/* Power or program went in the middle of it: the next start is in service and says in its log what it found. */
static void
test_next_start_is_in_service (void)
{
  Stage *stage = new_stage ();

  begin (stage);
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  assert_back (stage, "left+ ");
  stage_free (stage);
}

/* Somebody has the book of an earlier one open: there is no other, and the kiosk stays in service. */
static void
test_cannot_begin (void)
{
  Stage *stage = new_stage ();
  g_autofree char *folder = g_build_filename (stage->root, KIOSK_TRAINING_FOLDER, NULL);
  g_autofree char *noted = NULL;
  KioskDayBook *held;

  kiosk_session_begin_training (stage->session);
  stage_wait_until (stage, is_answered);
  stage_change (stage, KIOSK_MODE_TRAINING);
  stage_change (stage, KIOSK_MODE_LIVE);
  wait_until_cleared_up (stage);
  unlock (stage);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (kiosk_day_book_create (folder, KIOSK_MODE_TRAINING, KIOSK_CLOCK (stage->clock), NULL));
  held = kiosk_day_book_open (folder, KIOSK_MODE_TRAINING, KIOSK_CLOCK (stage->clock), NULL);
  g_assert_nonnull (held);
  warnings_expect ("The training cannot begin*");
  kiosk_session_begin_training (stage->session);
  stage_wait_until (stage, is_answered);
  warnings_assert ();
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_FAILED);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_STAFF);
  noted = dup_events (stage);
  g_assert_cmpstr (noted, ==, "left+ failed+ ");
  g_assert_true (kiosk_day_book_close (held, NULL));
  g_object_unref (held);
  begin (stage);
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
is_in_trouble (Stage *stage)
{
  return kiosk_visit_get_state (kiosk_session_get_visit (stage->session)) == KIOSK_VISIT_TROUBLE;
}

/* A tap that the disk has not taken yet would go with the session. */
static void
test_waits_for_taps (void)
{
  Stage *stage = new_stage ();

  kiosk_staff_lock (get_staff (stage));
  kiosk_session_wake (stage->session);
  set_disk_refuses (TRUE);
  kiosk_session_tap (stage->session, KIOSK_KIND_ADVISED, TRUE);
  stage_wait_until (stage, is_in_trouble);
  set_disk_refuses (FALSE);
  unlock (stage);
  kiosk_session_begin_training (stage->session);
  g_assert_cmpint (kiosk_training_get_state (get_training (stage)), ==, KIOSK_TRAINING_FAILED);
  stage_free (stage);
}

static gboolean
is_over (Stage *stage)
{
  return kiosk_training_get_state (get_training (stage)) == KIOSK_TRAINING_OVER;
}

/* A training whose book cannot be used is none: residents are served again. */
static void
test_ends_with_its_book (void)
{
  Stage *stage = new_stage ();
  g_autofree char *folder = g_build_filename (stage->root, KIOSK_TRAINING_FOLDER, NULL);

  begin (stage);
  kiosk_store_shut_down (stage->store);
  warnings_expect ("The book is not open*");
  kiosk_session_open (stage->session);
  stage_wait_until (stage, is_over);
  warnings_assert ();
  assert_back (stage, "failed+ ");
  stage_free (stage);
}

/* The recovery code is for service alone. */
static void
test_no_recovery (void)
{
  Stage *stage = new_stage ();

  stage_set_secret (stage, KIOSK_SECRET_ROLE_RECOVERY, STAGE_CODE);
  begin (stage);
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  kiosk_staff_forget_pin (get_staff (stage));
  g_assert_cmpint (kiosk_staff_get_state (get_staff (stage)), ==, KIOSK_STAFF_ASKING_PIN);
  g_assert_false (kiosk_staff_has_recovery (get_staff (stage)));
  stage_free (stage);
}

/* What reaches beyond the book: neither clock nor power of the machine is in anybody's hand. */
static void
test_leaves_the_machine_alone (void)
{
  Stage *stage = new_stage ();
  g_autoptr (KioskClockSetter) setter = kiosk_timedate_new ();
  g_autoptr (KioskPower) power = kiosk_power_new ();

  kiosk_context_set_clock_setter (stage->context, setter);
  kiosk_context_set_power (stage->context, power);
  g_assert_true (kiosk_context_get_clock_setter (stage->context) == setter);
  g_assert_true (kiosk_context_get_power (stage->context) == power);
  begin (stage);
  kiosk_context_set_clock_setter (stage->context, setter);
  kiosk_context_set_power (stage->context, power);
  g_assert_null (kiosk_context_get_clock_setter (stage->context));
  g_assert_null (kiosk_context_get_power (stage->context));
  stage_free (stage);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  signal (SIGXFSZ, SIG_IGN);
  warnings_install ();
  g_test_add_func ("/training-session/begins-and-ends", test_begins_and_ends);
  g_test_add_func ("/training-session/behind-the-pin", test_behind_the_pin);
  g_test_add_func ("/training-session/leaves-the-book-alone", test_leaves_the_book_alone);
  g_test_add_func ("/training-session/clock", test_clock);
  g_test_add_func ("/training-session/ends-after-an-hour", test_ends_after_an_hour);
  g_test_add_func ("/training-session/ends-untouched", test_ends_untouched);
  g_test_add_func ("/training-session/warns-before-the-end", test_warns_before_the_end);
  g_test_add_func ("/training-session/is-prolonged", test_is_prolonged);
  g_test_add_func ("/training-session/warns-before-it-is-left", test_warns_before_it_is_left);
  g_test_add_func ("/training-session/service-does-not-end", test_service_does_not_end);
  g_test_add_func ("/training-session/next-start-is-in-service", test_next_start_is_in_service);
  g_test_add_func ("/training-session/cannot-begin", test_cannot_begin);
  g_test_add_func ("/training-session/waits-for-taps", test_waits_for_taps);
  g_test_add_func ("/training-session/ends-with-its-book", test_ends_with_its_book);
  g_test_add_func ("/training-session/leaves-the-machine-alone", test_leaves_the_machine_alone);
  g_test_add_func ("/training-session/no-recovery", test_no_recovery);
  return g_test_run ();
}
