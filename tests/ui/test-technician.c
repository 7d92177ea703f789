/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the recovery code opens, without a widget, on real books and real backups. */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "stage.h"
#include "warnings.h"

#define CODE       STAGE_CODE
#define WRONG_CODE "820471936505"
#define NEW_PIN    "914850"
#define BACKUP     "backup-000001.db"
#define ASIDE      "aside-000001"

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

static KioskTechnician *
get_technician (Stage *stage)
{
  return kiosk_session_get_technician (stage->session);
}

static gboolean
is_answered (Stage *stage)
{
  return !kiosk_recovery_is_busy (get_recovery (stage))
         && kiosk_technician_get_state (get_technician (stage)) != KIOSK_TECHNICIAN_WORKING
         && kiosk_staff_get_closing (get_staff (stage)) != KIOSK_CLOSING_UNDER_WAY;
}

static gboolean
is_unlocked (Stage *stage)
{
  return kiosk_staff_is_unlocked (get_staff (stage));
}

static gboolean
has_backups (Stage *stage)
{
  return kiosk_technician_get_backups (get_technician (stage)) != NULL;
}

static void
come_to_the_code (Stage *stage)
{
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  kiosk_staff_enter_technician (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_RECOVERY);
}

static void
try_code (Stage *stage,
          const char *code)
{
  kiosk_recovery_try_code (get_recovery (stage), code);
  stage_wait_until (stage, is_answered);
}

static void
enter (Stage *stage)
{
  come_to_the_code (stage);
  try_code (stage, CODE);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_TECHNICIAN);
  g_assert_false (is_unlocked (stage));
}

static void
close_cb (GObject *source,
          GAsyncResult *result,
          gpointer is_closed)
{
  g_autoptr (GError) error = NULL;

  kiosk_store_close_day_finish (KIOSK_STORE (source), result, NULL, is_closed, &error);
  g_assert_no_error (error);
}

/* One person in a backup, and two more after it. */
static Stage *
new_stage (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_LIVE);
  g_autofree char *backup = g_build_filename (stage->root, BACKUP, NULL);
  gboolean is_closed = FALSE;

  stage_set_secret (stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  stage_set_secret (stage, KIOSK_SECRET_ROLE_RECOVERY, CODE);
  stage_tap (stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_restart (stage->session);
  kiosk_store_close_day_async (stage->store, NULL, close_cb, &is_closed);
  while (!is_closed || !g_file_test (backup, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);
  for (guint i = 0; i < 2; i++)
    {
      stage_tap (stage, KIOSK_KIND_ADVISED, TRUE);
      kiosk_session_restart (stage->session);
    }
  return stage;
}

static char *
dup_path (Stage *stage,
          const char *name)
{
  return g_build_filename (stage->root, name, NULL);
}

static char *
dup_text (Stage *stage,
          const char *name)
{
  g_autofree char *path = dup_path (stage, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
has (Stage *stage,
     const char *name)
{
  g_autofree char *path = dup_path (stage, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
over_cb (KioskTechnician *technician,
         guint *n)
{
  (*n)++;
}

/* As the program does it once it is told that the session is over. */
static void
leave (Stage *stage)
{
  guint n = 0;

  g_signal_connect (get_technician (stage), "over", G_CALLBACK (over_cb), &n);
  kiosk_staff_lock (get_staff (stage));
  g_assert_cmpuint (n, >, 0);
  stage_change (stage, KIOSK_MODE_LIVE);
}

static void
events_loaded_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer events)
{
  *(GArray **) events = kiosk_store_load_events_finish (KIOSK_STORE (source), result, NULL);
}

static guint
count_events (Stage *stage,
              KioskDeed deed,
              KioskOutcome outcome)
{
  g_autoptr (GArray) events = NULL;
  guint n = 0;

  kiosk_store_load_events_async (stage->store, 0, 100, NULL, events_loaded_cb, &events);
  while (events == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < events->len; i++)
    {
      const KioskEvent *event = &g_array_index (events, KioskEvent, i);

      n += event->actor == KIOSK_ACTOR_TECHNICIAN && event->deed == deed && event->outcome == outcome;
    }
  return n;
}

static Stage *
new_guarded_stage (char **out_folder)
{
  Stage *stage = new_stage ();
  g_autofree char *folder = dup_path (stage, "doors");
  g_autoptr (KioskUsbDoors) doors = kiosk_usb_doors_new (stage->root, folder);

  kiosk_context_set_doors (stage->context, doors);
  *out_folder = g_steal_pointer (&folder);
  return stage;
}

static gboolean
is_asked (Stage *stage)
{
  return has (stage, "usb-request");
}

/* The code alone opens it: not the PIN, not a wrong code, and not without the page that asks. */
static void
test_no_way_past (void)
{
  g_autofree char *folder = NULL;
  Stage *stage = new_guarded_stage (&folder);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  kiosk_staff_enter_technician (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), !=, KIOSK_SCREEN_RECOVERY);
  come_to_the_code (stage);
  kiosk_session_restore (stage->session, BACKUP);
  kiosk_session_begin_anew (stage->session);
  kiosk_session_let_in (stage->session);
  kiosk_staff_reset_pin (get_staff (stage));
  g_assert_cmpint (kiosk_technician_get_state (get_technician (stage)), ==, KIOSK_TECHNICIAN_IDLE);
  g_assert_cmpint (kiosk_recovery_get_state (get_recovery (stage)), ==, KIOSK_RECOVERY_ASKING_CODE);
  try_code (stage, STAGE_PIN);
  try_code (stage, WRONG_CODE);
  g_assert_true (kiosk_recovery_is_code_wrong (get_recovery (stage)));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_RECOVERY);
  kiosk_session_restore (stage->session, BACKUP);
  g_assert_cmpint (kiosk_technician_get_state (get_technician (stage)), ==, KIOSK_TECHNICIAN_IDLE);
  g_assert_false (is_asked (stage));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  stage_free (stage);
}

/* Staff behind their PIN are no technicians. */
static void
test_not_behind_the_pin (void)
{
  Stage *stage = new_stage ();

  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  kiosk_staff_try_pin (get_staff (stage), STAGE_PIN);
  stage_wait_until (stage, is_unlocked);
  kiosk_session_restore (stage->session, BACKUP);
  kiosk_session_begin_anew (stage->session);
  kiosk_staff_enter_technician (get_staff (stage));
  g_assert_cmpint (kiosk_technician_get_state (get_technician (stage)), ==, KIOSK_TECHNICIAN_IDLE);
  g_assert_true (is_unlocked (stage));
  g_assert_false (has (stage, "leaving-000001"));
  stage_free (stage);
}

/* The same count as of who has forgotten the PIN: nobody gets more tries by another way in. */
static void
test_brake (void)
{
  Stage *stage = new_stage ();

  come_to_the_code (stage);
  for (guint i = 0; i < 3; i++)
    try_code (stage, WRONG_CODE);
  kiosk_staff_lock (get_staff (stage));
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  kiosk_staff_forget_pin (get_staff (stage));
  for (guint i = 0; i < 3; i++)
    try_code (stage, WRONG_CODE);
  g_assert_cmpuint (kiosk_recovery_get_wait_s (get_recovery (stage)), ==, 30);
  kiosk_staff_lock (get_staff (stage));
  come_to_the_code (stage);
  try_code (stage, CODE);
  g_assert_cmpuint (kiosk_recovery_get_wait_s (get_recovery (stage)), >, 0);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_RECOVERY);
  stage_pass (stage, 30);
  try_code (stage, CODE);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_TECHNICIAN);
  stage_free (stage);
}

static void
test_locks_itself (void)
{
  Stage *stage = new_stage ();

  enter (stage);
  stage_pass (stage, KIOSK_STAFF_LOCK_S - 1);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_TECHNICIAN);
  stage_pass (stage, 1);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  kiosk_session_restore (stage->session, BACKUP);
  g_assert_cmpint (kiosk_technician_get_state (get_technician (stage)), ==, KIOSK_TECHNICIAN_IDLE);
  g_assert_cmpuint (count_events (stage, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_LEFT), ==, 1);
  enter (stage);
  stage_free (stage);
}

static gboolean
is_pin_wrong (Stage *stage)
{
  return kiosk_staff_is_pin_wrong (get_staff (stage));
}

/* The new PIN opens; the one of before does not. */
static void
test_new_pin (void)
{
  Stage *stage = new_stage ();
  g_autoptr (GError) error = NULL;

  enter (stage);
  kiosk_staff_reset_pin (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_RECOVERY);
  g_assert_true (kiosk_recovery_choose_pin (get_recovery (stage), NEW_PIN, &error));
  kiosk_recovery_finish (get_recovery (stage));
  stage_wait_until (stage, is_unlocked);
  g_assert_cmpuint (count_events (stage, KIOSK_DEED_UNLOCK, KIOSK_OUTCOME_DONE), ==, 1);
  kiosk_staff_lock (get_staff (stage));
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  kiosk_staff_try_pin (get_staff (stage), STAGE_PIN);
  stage_wait_until (stage, is_pin_wrong);
  kiosk_staff_try_pin (get_staff (stage), NEW_PIN);
  stage_wait_until (stage, is_unlocked);
  stage_free (stage);
}

/* The backup's figures, and the book of before where it was said. */
static void
test_restore (void)
{
  Stage *stage = new_stage ();
  GArray *backups;

  enter (stage);
  kiosk_technician_look (get_technician (stage));
  stage_wait_until (stage, has_backups);
  backups = kiosk_technician_get_backups (get_technician (stage));
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (g_array_index (backups, KioskBackupRecord, 0).people, ==, 1);
  g_assert_cmpint (kiosk_technician_get_people (get_technician (stage)), ==, 3);
  kiosk_session_restore (stage->session, g_array_index (backups, KioskBackupRecord, 0).name);
  g_assert_cmpint (kiosk_technician_get_state (get_technician (stage)), ==, KIOSK_TECHNICIAN_WORKING);
  kiosk_session_begin_anew (stage->session);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_technician_get_state (get_technician (stage)), ==, KIOSK_TECHNICIAN_READY);
  g_assert_cmpstr (kiosk_technician_get_folder (get_technician (stage)), ==, ASIDE);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_TECHNICIAN);

  leave (stage);
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_ATTRACT);
  g_assert_null (kiosk_session_get_error (stage->session));
  g_assert_true (has (stage, ASIDE "/day-book.db"));
  g_assert_cmpuint (count_events (stage, KIOSK_DEED_RESTORE, KIOSK_OUTCOME_DONE), ==, 1);
  g_assert_cmpint (stage_close_and_count (stage).taps, ==, 1);
  stage_free (stage);
}

/* Whoever walks away after it was asked for has asked for it all the same. */
static void
test_restore_and_walk_away (void)
{
  Stage *stage = new_stage ();
  guint n = 0;

  enter (stage);
  g_signal_connect (get_technician (stage), "over", G_CALLBACK (over_cb), &n);
  kiosk_session_restore (stage->session, BACKUP);
  kiosk_staff_lock (get_staff (stage));
  stage_wait_until (stage, is_answered);
  g_assert_cmpuint (n, ==, 1);
  stage_change (stage, KIOSK_MODE_LIVE);
  g_assert_cmpint (stage_close_and_count (stage).taps, ==, 1);
  stage_free (stage);
}

static void
test_restore_of_a_damaged_backup (void)
{
  Stage *stage = new_stage ();
  g_autofree char *path = dup_path (stage, BACKUP);

  g_assert_true (g_file_set_contents (path, "no book", -1, NULL));
  enter (stage);
  warnings_expect ("The book stays as it is*");
  kiosk_session_restore (stage->session, BACKUP);
  stage_wait_until (stage, is_answered);
  warnings_assert ();
  g_assert_cmpint (kiosk_technician_get_state (get_technician (stage)), ==, KIOSK_TECHNICIAN_FAILED);
  g_assert_error (kiosk_technician_get_error (get_technician (stage)), KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT);
  g_assert_cmpuint (count_events (stage, KIOSK_DEED_RESTORE, KIOSK_OUTCOME_FAILED), ==, 1);
  kiosk_staff_lock (get_staff (stage));
  stage_change (stage, KIOSK_MODE_LIVE);
  g_assert_cmpint (stage_close_and_count (stage).taps, ==, 3);
  g_assert_false (has (stage, ASIDE));
  stage_free (stage);
}

/* The first start runs again, with another key, and the book of before is kept. */
static void
test_new_machine (void)
{
  Stage *stage = new_stage ();
  g_autofree char *before = dup_text (stage, "kiosk.key");
  g_autofree char *after = NULL;
  g_autofree char *aside = NULL;

  enter (stage);
  kiosk_session_begin_anew (stage->session);
  stage_wait_until (stage, is_answered);
  g_assert_cmpint (kiosk_technician_get_state (get_technician (stage)), ==, KIOSK_TECHNICIAN_READY);
  leave (stage);
  stage_wait_for (stage, KIOSK_SCREEN_FIRST_START);
  g_assert_true (has (stage, ASIDE "/day-book.db"));
  after = dup_text (stage, "kiosk.key");
  aside = dup_text (stage, ASIDE "/kiosk.key");
  g_assert_cmpstr (aside, ==, before);
  g_assert_cmpstr (after, !=, before);
  g_assert_true (has (stage, ASIDE "/" BACKUP));
  g_assert_cmpint (stage_close_and_count (stage).taps, ==, 0);
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
test_not_before_all_is_written (void)
{
  Stage *stage = new_stage ();

  kiosk_session_wake (stage->session);
  set_disk_refuses (TRUE);
  kiosk_session_tap (stage->session, KIOSK_KIND_INSTALLED, FALSE);
  stage_wait_until (stage, is_in_trouble);
  set_disk_refuses (FALSE);
  enter (stage);
  warnings_expect ("Not now*");
  kiosk_session_begin_anew (stage->session);
  warnings_assert ();
  g_assert_cmpint (kiosk_technician_get_state (get_technician (stage)), ==, KIOSK_TECHNICIAN_FAILED);
  g_assert_error (kiosk_technician_get_error (get_technician (stage)), G_IO_ERROR, G_IO_ERROR_BUSY);
  g_assert_false (has (stage, "leaving-000001"));
  stage_free (stage);
}

/* As the unit of root's does it. */
static void
give_answer (Stage *stage,
             const char *folder,
             const char *text)
{
  g_autofree char *path = g_build_filename (folder, "answer", NULL);
  g_autofree char *request = dup_path (stage, "usb-request");

  stage_wait_until (stage, is_asked);
  if (text != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (g_unlink (request), ==, 0);
  stage_wait_until (stage, is_answered);
  g_unlink (path);
}

static void
test_keyboard (void)
{
  g_autofree char *folder = NULL;
  Stage *stage = new_guarded_stage (&folder);
  const KioskUsbAnswer *answer;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  enter (stage);
  g_assert_true (kiosk_technician_has_doors (get_technician (stage)));
  kiosk_session_let_in (stage->session);
  give_answer (stage, folder, "known 222a:0001 03:00:00\nnew 046d:c31c 03:01:01\n"
                              "refused 0781:5583 08:06:50 03:01:01\n");
  g_assert_cmpint (kiosk_technician_get_state (get_technician (stage)), ==, KIOSK_TECHNICIAN_LET_IN);
  answer = kiosk_technician_get_answer (get_technician (stage));
  g_assert_cmpuint (answer->n_new, ==, 1);
  g_assert_cmpuint (answer->n_known, ==, 1);
  g_assert_cmpuint (answer->n_refused, ==, 1);
  g_assert_cmpstr (answer->first, ==, "046d:c31c");
  g_assert_cmpuint (count_events (stage, KIOSK_DEED_INPUT_DEVICE, KIOSK_OUTCOME_DONE), ==, 1);

  warnings_expect ("No input device was let in*");
  kiosk_session_let_in (stage->session);
  give_answer (stage, folder, NULL);
  warnings_assert ();
  g_assert_cmpint (kiosk_technician_get_state (get_technician (stage)), ==, KIOSK_TECHNICIAN_FAILED);
  g_assert_cmpuint (count_events (stage, KIOSK_DEED_INPUT_DEVICE, KIOSK_OUTCOME_FAILED), ==, 1);
  g_rmdir (folder);
  stage_free (stage);
}

/* Where nobody guards the ports, nothing is asked of anybody. */
static void
test_no_guard (void)
{
  g_autofree char *folder = NULL;
  Stage *stage = new_guarded_stage (&folder);

  enter (stage);
  g_assert_false (kiosk_technician_has_doors (get_technician (stage)));
  kiosk_session_let_in (stage->session);
  g_assert_cmpint (kiosk_technician_get_state (get_technician (stage)), ==, KIOSK_TECHNICIAN_IDLE);
  g_assert_false (has (stage, "usb-request"));
  stage_free (stage);
}

/* In a training the code opens nothing: its book has none. */
static void
test_not_in_a_training (void)
{
  Stage *stage = stage_new (NULL, KIOSK_MODE_TRAINING);

  stage_set_secret (stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  kiosk_session_wake (stage->session);
  kiosk_session_enter_staff (stage->session);
  kiosk_staff_enter_technician (get_staff (stage));
  g_assert_cmpint (stage_get_screen (stage), ==, KIOSK_SCREEN_PIN);
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
  g_test_add_func ("/technician/no-way-past", test_no_way_past);
  g_test_add_func ("/technician/not-behind-the-pin", test_not_behind_the_pin);
  g_test_add_func ("/technician/brake", test_brake);
  g_test_add_func ("/technician/locks-itself", test_locks_itself);
  g_test_add_func ("/technician/new-pin", test_new_pin);
  g_test_add_func ("/technician/restore", test_restore);
  g_test_add_func ("/technician/restore-and-walk-away", test_restore_and_walk_away);
  g_test_add_func ("/technician/restore-of-a-damaged-backup", test_restore_of_a_damaged_backup);
  g_test_add_func ("/technician/new-machine", test_new_machine);
  g_test_add_func ("/technician/not-before-all-is-written", test_not_before_all_is_written);
  g_test_add_func ("/technician/keyboard", test_keyboard);
  g_test_add_func ("/technician/no-guard", test_no_guard);
  g_test_add_func ("/technician/not-in-a-training", test_not_in_a_training);
  return g_test_run ();
}
