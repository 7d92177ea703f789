/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a technician does with the whole book: a backup that one chose, and a machine that begins anew. Whenever it is
 * cut short, there is one good book, and the one of before is kept. */
#include "world.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define BACKUP "backup-000001.db"
#define ASIDE  "aside-000001"
#define FORM   "mau-bao-cao.docx"

/* At which change to the folder the process is killed, counted down; 0: at none. */
static guint cut_at;

static void
change (void)
{
  if (cut_at > 0 && --cut_at == 0)
    kill (getpid (), SIGKILL);
}

/* Take the place of the C library's for everything in this program. */
int
renameat (int from_fd,
          const char *from,
          int to_fd,
          const char *to)
{
  change ();
  return (int) syscall (SYS_renameat2, from_fd, from, to_fd, to, 0);
}

int
mkdirat (int fd,
         const char *name,
         mode_t mode)
{
  change ();
  return (int) syscall (SYS_mkdirat, fd, name, mode);
}

int
fsync (int fd)
{
  change ();
  return (int) syscall (SYS_fsync, fd);
}

/* Two closed batches with their backups, of two people and of one, and one tap that is open. */
static void
start (World *self)
{
  world_create (self);
  world_set_clock (self, 1, "08:00:00");
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_true (world_close_batch (self));
  world_set_clock (self, 2, "08:00:00");
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_true (world_close_batch (self));
  g_free (world_tap (self, KIOSK_KIND_ALREADY_HAD));
}

static gboolean
has (World *self,
     const char *folder,
     const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return world_has (self, path);
}

static void
choose (World *self,
        const char *backup)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_day_book_choose_backup (self->book, backup, &folder, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (folder, ==, ASIDE);
}

static void
test_backups (World *self,
              gconstpointer data)
{
  g_autoptr (GArray) records = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *torn = NULL;
  const KioskBackupRecord *record;
  gint64 people = 0;

  start (self);
  torn = world_path (self, "backup-000002.db");
  records = kiosk_day_book_load_backups (self->book, &people, &error);
  g_assert_no_error (error);
  g_assert_cmpint (people, ==, 4);
  g_assert_cmpuint (records->len, ==, 2);
  record = &g_array_index (records, KioskBackupRecord, 0);
  g_assert_cmpstr (record->name, ==, "backup-000002.db");
  g_assert_cmpint (record->people, ==, 3);
  g_assert_cmpint (record->written_s, >, 0);
  record = &g_array_index (records, KioskBackupRecord, 1);
  g_assert_cmpstr (record->name, ==, BACKUP);
  g_assert_cmpint (record->people, ==, 2);

  g_assert_true (g_file_set_contents (torn, "no book", -1, NULL));
  g_clear_pointer (&records, g_array_unref);
  records = kiosk_day_book_load_backups (self->book, &people, &error);
  g_assert_cmpint (g_array_index (records, KioskBackupRecord, 0).people, ==, -1);
}

/* The book of now is kept whole, with all that it has; the other goes on under an epoch of its own, and says who did
 * it, and no word of damage. */
static void
test_chosen_backup (World *self,
                    gconstpointer data)
{
  g_autofree char *epoch = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GArray) events = NULL;
  const KioskEvent *event;

  start (self);
  epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
  choose (self, BACKUP);
  g_assert_cmpint (world_tally (self).taps, ==, 4);
  g_assert_cmpstr (kiosk_day_book_get_epoch (self->book), ==, epoch);
  world_reopen (self);

  g_assert_cmpint (world_tally (self).taps, ==, 2);
  g_assert_cmpstr (kiosk_day_book_get_epoch (self->book), !=, epoch);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
  g_assert_true (has (self, ASIDE, "day-book.db"));
  g_assert_cmpuint (world_count (self, "chosen-"), ==, 0);
  g_assert_cmpuint (world_count (self, ".writing-"), ==, 0);
  world_assert_chain (self);
  events = kiosk_day_book_load_events (self->book, 0, 10, NULL);
  event = &g_array_index (events, KioskEvent, 0);
  g_assert_cmpint (event->actor, ==, KIOSK_ACTOR_TECHNICIAN);
  g_assert_cmpint (event->deed, ==, KIOSK_DEED_RESTORE);
  g_assert_cmpint (event->day, ==, world_day (2));

  /* The book that was set aside is a whole one. */
  world_close (self);
  aside = world_path (self, ASIDE);
  g_free (self->state);
  self->state = g_steal_pointer (&aside);
  world_open (self);
  g_assert_cmpint (world_tally (self).taps, ==, 4);
}

/* Whoever chose wrongly chooses again: nothing of either is written over, and later backups come after all others. */
static void
test_chosen_again (World *self,
                   gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  start (self);
  choose (self, BACKUP);
  world_reopen (self);
  g_assert_true (kiosk_day_book_check (self->book, &error));
  g_assert_true (world_has (self, "backup-000003.db"));
  g_assert_true (kiosk_day_book_choose_backup (self->book, "backup-000002.db", &folder, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (folder, ==, "aside-000002");
  world_reopen (self);
  g_assert_cmpint (world_tally (self).taps, ==, 3);
  g_assert_true (has (self, ASIDE, "day-book.db"));
  g_assert_true (has (self, "aside-000002", "day-book.db"));
}

static void
assert_not_chosen (World *self,
                   const char *backup,
                   KioskStoreError code)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_day_book_choose_backup (self->book, backup, &folder, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, (int) code);
  g_assert_null (folder);
  world_reopen (self);
  g_assert_cmpint (world_tally (self).taps, ==, 4);
  g_assert_cmpuint (world_count (self, "aside-"), ==, 0);
  g_assert_cmpuint (world_count (self, ".writing-"), ==, 0);
}

/* Somebody changed a figure in it: its own hashes tell. */
static void
test_damaged_backup (World *self,
                     gconstpointer data)
{
  g_autofree char *path = NULL;
  sqlite3 *database;

  start (self);
  path = world_path (self, BACKUP);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "DROP TRIGGER cell_is_final; UPDATE cell SET people = people + 1", NULL,
                                 NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  assert_not_chosen (self, BACKUP, KIOSK_STORE_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents (path, "no book", -1, NULL));
  assert_not_chosen (self, BACKUP, KIOSK_STORE_ERROR_CORRUPT);
  assert_not_chosen (self, "backup-000009.db", KIOSK_STORE_ERROR_MISSING);
  assert_not_chosen (self, "day-book.db", KIOSK_STORE_ERROR_MISSING);
  assert_not_chosen (self, "../" BACKUP, KIOSK_STORE_ERROR_MISSING);
}

static void
begin_anew (World *self)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_day_book_begin_anew (self->book, &folder, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (folder, ==, ASIDE);
}

static void
assert_moved (World *self)
{
  static const char *const names[] = { "day-book.db", BACKUP, "backup-000002.db", "kiosk.key", FORM };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (has (self, ASIDE, names[i]));
  g_assert_cmpuint (world_count (self, "leaving-"), ==, 0);
  g_assert_false (world_has (self, "new-kiosk"));
  g_assert_false (world_has (self, FORM));
  g_assert_true (world_has (self, "setup.ini"));
}

static void
write_beside (World *self,
              const char *name)
{
  g_autofree char *path = world_path (self, name);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
test_new_machine (World *self,
                  gconstpointer data)
{
  g_autofree char *kiosk = NULL;
  g_autoptr (GError) error = NULL;

  start (self);
  write_beside (self, FORM);
  write_beside (self, "setup.ini");
  kiosk = g_strdup (kiosk_day_book_get_kiosk (self->book));
  begin_anew (self);
  g_assert_cmpint (world_tally (self).taps, ==, 4);
  world_close (self);

  g_assert_true (kiosk_day_book_begin_new (self->state, KIOSK_MODE_LIVE, &error));
  g_assert_no_error (error);
  world_open (self);
  g_assert_cmpint (world_tally (self).taps, ==, 0);
  g_assert_cmpstr (kiosk_day_book_get_kiosk (self->book), !=, kiosk);
  assert_moved (self);
}

/* Whoever opens it otherwise, as congdanso-tally does, finds no book, and makes none. */
static void
test_new_machine_is_no_book (World *self,
                             gconstpointer data)
{
  start (self);
  begin_anew (self);
  world_close (self);
  world_assert_refused (self, KIOSK_STORE_ERROR_MISSING);
  g_assert_true (world_has (self, "new-kiosk"));
  g_assert_false (kiosk_day_book_exists (self->state));
}

/* A new book is not taken for the one that is to go. */
static void
test_created_instead (World *self,
                      gconstpointer data)
{
  start (self);
  begin_anew (self);
  world_close (self);
  world_create (self);
  world_open (self);
  g_assert_cmpint (world_tally (self).taps, ==, 0);
  g_assert_true (has (self, ASIDE, "day-book.db"));
}

/* Does @deed in a process of its own, which is killed at a change to the folder. Returns whether it came to its end. */
static gboolean
cut (World *self,
     void (*deed) (World *self),
     guint number)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      world_open (self);
      cut_at = number;
      deed (self);
      world_close (self);
      if (!kiosk_day_book_begin_new (self->state, KIOSK_MODE_LIVE, NULL))
        _exit (1);
      world_open (self);
      world_close (self);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0);
  return WIFEXITED (status);
}

static void
choose_first (World *self)
{
  choose (self, BACKUP);
}

static void
begin_again (World *self)
{
  world_tear_down (self, NULL);
  *self = (World) { 0 };
  world_set_up (self, NULL);
}

/* The book of before or the backup, each whole; where it is the backup, the book of before is in the folder. */
static void
test_cut_while_choosing (World *self,
                         gconstpointer data)
{
  gboolean is_over = FALSE;
  guint n = 0, n_before = 0;

  while (!is_over)
    {
      g_autoptr (GError) error = NULL;
      gint64 taps;

      start (self);
      world_close (self);
      is_over = cut (self, choose_first, ++n);
      g_assert_true (kiosk_day_book_begin_new (self->state, KIOSK_MODE_LIVE, &error));
      world_open (self);
      g_assert_true (kiosk_day_book_check (self->book, &error));
      g_assert_no_error (error);
      taps = world_tally (self).taps;
      g_assert_true (taps == 4 || taps == 2);
      g_assert_true (has (self, ASIDE, "day-book.db") == (taps == 2));
      n_before += taps == 4;
      g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
      world_assert_chain (self);
      begin_again (self);
    }
  g_assert_cmpuint (n_before, >, 0);
  g_assert_cmpuint (n, >, n_before + 3);
}

/* The book of before, or a new one and all of before in the folder. */
static void
test_cut_while_beginning_anew (World *self,
                               gconstpointer data)
{
  gboolean is_over = FALSE;
  guint n = 0, n_before = 0;

  while (!is_over)
    {
      g_autoptr (GError) error = NULL;
      gint64 taps;

      start (self);
      write_beside (self, FORM);
      write_beside (self, "setup.ini");
      world_close (self);
      is_over = cut (self, begin_anew, ++n);
      g_assert_true (kiosk_day_book_begin_new (self->state, KIOSK_MODE_LIVE, &error));
      g_assert_no_error (error);
      world_open (self);
      g_assert_true (kiosk_day_book_check (self->book, &error));
      taps = world_tally (self).taps;
      g_assert_true (taps == 4 || taps == 0);
      if (taps == 0)
        assert_moved (self);
      n_before += taps == 4;
      begin_again (self);
    }
  g_assert_cmpuint (n_before, >, 0);
  g_assert_cmpuint (n, >, n_before + 5);
}

#define ADD(name, function) g_test_add ("/renewal/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("backups", test_backups);
  ADD ("chosen-backup", test_chosen_backup);
  ADD ("chosen-again", test_chosen_again);
  ADD ("damaged-backup", test_damaged_backup);
  ADD ("new-machine", test_new_machine);
  ADD ("new-machine-is-no-book", test_new_machine_is_no_book);
  ADD ("created-instead", test_created_instead);
  ADD ("cut-while-choosing", test_cut_while_choosing);
  ADD ("cut-while-beginning-anew", test_cut_while_beginning_anew);
  return g_test_run ();
}
