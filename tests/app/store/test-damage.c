/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Books that cannot be opened, and books that are damaged: what happens to them, and what to the figures. */
#define _GNU_SOURCE /* memmem(3) */

#include "world.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

/* A book with a closed batch of two taps, its backup, and one open tap that came later. */
static void
start (World *self)
{
  world_create (self);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_true (world_close_batch (self));
  g_free (world_tap (self, KIOSK_KIND_ALREADY_HAD));
}

static void
flip (World *self,
      const char *name,
      gsize offset,
      guchar mask)
{
  g_autoptr (GBytes) bytes = world_read (self, name);
  g_autoptr (GBytes) flipped = NULL;
  gsize size;
  guchar *data = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));

  g_assert_cmpuint (offset, <, size);
  data[offset] ^= mask;
  flipped = g_bytes_new_take (data, size);
  world_write (self, name, flipped);
}

static void
truncate_file (World *self,
               const char *name,
               off_t size)
{
  g_autofree char *path = world_path (self, name);

  g_assert_cmpint (truncate (path, size), ==, 0);
}

static void
remove_backups (World *self)
{
  for (guint i = 1; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("backup-%06u.db", i);
      g_autofree char *path = world_path (self, name);

      g_remove (path);
    }
}

/* The name of the folder that holds what was set aside. */
static char *
dup_damaged (World *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->state, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "damaged-"))
      return g_strdup (name);
  return NULL;
}

/* The closed batch is there, under the old epoch; a new epoch goes on; the damaged book is kept. */
static void
assert_restored (World *self,
                 const char *old_epoch)
{
  g_autofree char *folder = dup_damaged (self);
  g_autofree char *book = g_strconcat (folder, "/day-book.db", NULL);

  g_assert_cmpint (kiosk_day_book_get_notices (self->book) & KIOSK_NOTICE_RESTORED, !=, 0);
  g_assert_cmpstr (kiosk_day_book_get_epoch (self->book), !=, old_epoch);
  g_assert_cmpint (world_tally (self).self.advised, ==, 2);
  g_assert_cmpuint (world_count (self, "damaged-"), ==, 1);
  g_assert_cmpuint (world_count (self, "restored-"), ==, 0);
  g_assert_cmpuint (world_count (self, ".writing-"), ==, 0);
  g_assert_true (world_has (self, book));
  world_assert_chain (self);

  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  world_set_clock (self, 2, "08:00:00");
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_cmpint (world_tally (self).self.advised, ==, 4);
  world_assert_chain (self);
}

static void
assert_untouched_and_corrupt (World *self)
{
  g_autofree char *before = world_snapshot (self);
  g_autofree char *after = NULL;

  world_assert_refused (self, KIOSK_STORE_ERROR_CORRUPT);
  after = world_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_missing_folder (World *self,
                     gconstpointer data)
{
  world_assert_refused (self, KIOSK_STORE_ERROR_MISSING);
  g_assert_false (g_file_test (self->state, G_FILE_TEST_EXISTS));
}

static void
test_missing_book (World *self,
                   gconstpointer data)
{
  g_assert_cmpint (g_mkdir (self->state, 0700), ==, 0);
  world_assert_refused (self, KIOSK_STORE_ERROR_MISSING);
  g_assert_cmpuint (world_count (self, ""), ==, 0);
}

/* A disk that did not mount has no backups either; a book that is gone from beside them was lost. */
static void
test_lost_book (World *self,
                gconstpointer data)
{
  g_autofree char *path = world_path (self, "day-book.db");
  g_autoptr (GError) error = NULL;

  start (self);
  world_crash (self);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_true (kiosk_day_book_exists (self->state));
  g_assert_false (kiosk_day_book_create (self->state, KIOSK_MODE_LIVE, self->clock, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);

  world_open (self);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_RESTORED);
  g_assert_cmpint (world_tally (self).self.advised, ==, 2);
}

static void
test_second_opener (World *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  start (self);
  world_assert_refused (self, KIOSK_STORE_ERROR_LOCKED);
  g_assert_false (kiosk_day_book_create (self->state, KIOSK_MODE_LIVE, self->clock, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_LOCKED);
  g_assert_cmpint (world_tally (self).taps, ==, 3);
}

/* Waits for a child that ends with 0 when all went as it should. */
static void
assert_child (pid_t child)
{
  int status = -1;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static gboolean
is_refused_here (World *self,
                 KioskStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDayBook) book = world_try_open (self, KIOSK_MODE_LIVE, &error);

  return book == NULL && g_error_matches (error, KIOSK_STORE_ERROR, (int) code);
}

static void
test_second_process (World *self,
                     gconstpointer data)
{
  pid_t child;
  int ready[2];

  world_create (self);
  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      char byte;

      close (ready[1]);
      _exit (read (ready[0], &byte, 1) == 1 && is_refused_here (self, KIOSK_STORE_ERROR_LOCKED) ? 0 : 1);
    }
  world_open (self);
  g_assert_cmpint (write (ready[1], "x", 1), ==, 1);
  assert_child (child);
  close (ready[0]);
  close (ready[1]);
}

/* SQLite's own shell, too, finds the book held, and an open shell holds it against the program. */
static void
test_shell_beside_the_program (World *self,
                               gconstpointer data)
{
  g_autofree char *path = world_path (self, "day-book.db");
  sqlite3 *shell;

  start (self);
  g_assert_cmpint (sqlite3_open (path, &shell), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (shell, "SELECT * FROM tap", NULL, NULL, NULL), ==, SQLITE_BUSY);
  world_close (self);
  g_assert_cmpint (sqlite3_exec (shell, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  world_assert_refused (self, KIOSK_STORE_ERROR_LOCKED);
  sqlite3_close (shell);
  world_open (self);
}

/* As an account that may read and not write. The child gives its rights up, the parent keeps its own. */
static void
assert_refused_as_nobody (World *self,
                          KioskStoreError code)
{
  pid_t child = fork ();

  if (child == 0)
    {
      if (geteuid () == 0 && (setegid (NOBODY) != 0 || seteuid (NOBODY) != 0))
        _exit (2);
      _exit (is_refused_here (self, code) ? 0 : 1);
    }
  assert_child (child);
}

static void
test_read_only (World *self,
                gconstpointer data)
{
  g_autofree char *book = world_path (self, "day-book.db");
  g_autofree char *wal = world_path (self, "day-book.db-wal");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  start (self);
  world_close (self);
  before = world_snapshot (self);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (self->state, 0555), ==, 0);
  g_assert_cmpint (g_chmod (book, 0666), ==, 0);
  g_assert_cmpint (g_chmod (wal, 0666), ==, 0);
  assert_refused_as_nobody (self, KIOSK_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (self->state, 0777), ==, 0);
  g_assert_cmpint (g_chmod (book, 0444), ==, 0);
  assert_refused_as_nobody (self, KIOSK_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (self->state, 0700), ==, 0);
  g_assert_cmpint (g_chmod (book, 0600), ==, 0);
  after = world_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_another_application (World *self,
                          gconstpointer data)
{
  g_autofree char *path = world_path (self, "day-book.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  sqlite3 *handle;

  g_assert_cmpint (g_mkdir (self->state, 0700), ==, 0);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE bookmarks (url)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  before = world_snapshot (self);
  world_assert_refused (self, KIOSK_STORE_ERROR_FOREIGN);
  after = world_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_another_mode (World *self,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  start (self);
  world_close (self);
  g_assert_null (world_try_open (self, KIOSK_MODE_DEMO, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FOREIGN);
  world_open (self);
  g_assert_cmpint (world_tally (self).taps, ==, 3);
}

static void
test_newer (World *self,
            gconstpointer data)
{
  start (self);
  world_close (self);
  world_sql (self, "UPDATE meta SET version = 200; PRAGMA user_version = 200");
  world_assert_refused (self, KIOSK_STORE_ERROR_NEWER);
  g_assert_cmpuint (world_count (self, "damaged-"), ==, 0);
}

/* A later minor version may have more tables and columns; they are left alone. */
static void
test_later_minor (World *self,
                  gconstpointer data)
{
  g_autofree char *version = NULL;

  start (self);
  world_close (self);
  world_sql (self, "CREATE TABLE later (n INTEGER) STRICT; ALTER TABLE tap ADD COLUMN later TEXT NOT NULL DEFAULT ''; "
                   "UPDATE meta SET version = 107; PRAGMA user_version = 107");
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_cmpint (world_tally (self).taps, ==, 4);
  world_close (self);
  version = world_query (self, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "107");
}

static void
test_empty_file (World *self,
                 gconstpointer data)
{
  g_autofree char *epoch = NULL;

  start (self);
  epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
  world_close (self);
  truncate_file (self, "day-book.db", 0);
  world_open (self);
  assert_restored (self, epoch);
}

static void
test_truncated (World *self,
                gconstpointer data)
{
  g_autofree char *epoch = NULL;

  start (self);
  epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
  world_close (self);
  truncate_file (self, "day-book.db", 3 * 4096);
  world_open (self);
  assert_restored (self, epoch);
}

static void
test_overwritten (World *self,
                  gconstpointer data)
{
  g_autoptr (GBytes) noise = g_bytes_new_take (g_strnfill (40000, '#'), 40000);
  g_autofree char *epoch = NULL;

  start (self);
  epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
  world_close (self);
  world_write (self, "day-book.db", noise);
  world_open (self);
  assert_restored (self, epoch);
}

static void
test_garbage_journal (World *self,
                      gconstpointer data)
{
  g_autoptr (GBytes) noise = g_bytes_new_take (g_strnfill (40000, '#'), 40000);
  g_autofree char *epoch = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *wal = NULL;
  g_autoptr (GBytes) kept = NULL;

  start (self);
  epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
  world_crash (self);
  world_write (self, "day-book.db-wal", noise);
  world_open (self);
  folder = dup_damaged (self);
  wal = g_strconcat (folder, "/day-book.db-wal", NULL);
  kept = world_read (self, wal);
  g_assert_true (g_bytes_equal (kept, noise));
  assert_restored (self, epoch);
}

static void
test_flipped_journal_header (World *self,
                             gconstpointer data)
{
  for (gsize offset = 0; offset < 32; offset++)
    {
      g_autofree char *epoch = NULL;

      start (self);
      epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
      world_crash (self);
      flip (self, "day-book.db-wal", offset, 0x10);
      world_open (self);
      assert_restored (self, epoch);
      world_tear_down (self, NULL);
      *self = (World) { 0 };
      world_set_up (self, NULL);
    }
}

/* What a power cut may leave of a journal whose header was never flushed is no damage. */
static void
test_journal_never_begun (World *self,
                          gconstpointer data)
{
  static const char zeros[4096];
  g_autoptr (GBytes) torn = g_bytes_new_static (zeros, sizeof zeros);

  start (self);
  world_close (self);
  world_write (self, "day-book.db-wal", torn);
  world_open (self);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
  world_close (self);
  truncate_file (self, "day-book.db-wal", 17);
  world_open (self);
  g_assert_cmpint (world_tally (self).taps, ==, 3);
}

/* Whichever byte of the header is hit: the figures are right, or a backup is in use and says so. */
static void
test_flipped_header (World *self,
                     gconstpointer data)
{
  static const guchar masks[] = { 0x01, 0x80, 0xff };
  g_autoptr (GBytes) book = NULL;
  g_autoptr (GBytes) backup = NULL;

  start (self);
  world_close (self);
  book = world_read (self, "day-book.db");
  backup = world_read (self, "backup-000001.db");
  for (guint i = 0; i < 100 * G_N_ELEMENTS (masks); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_restored;

      world_write (self, "day-book.db", book);
      world_write (self, "backup-000001.db", backup);
      flip (self, "day-book.db", i / G_N_ELEMENTS (masks), masks[i % G_N_ELEMENTS (masks)]);
      world_open (self);
      kiosk_day_book_check (self->book, &error);
      g_assert_no_error (error);
      is_restored = (kiosk_day_book_get_notices (self->book) & KIOSK_NOTICE_RESTORED) != 0;
      g_assert_cmpint (world_tally (self).taps, ==, is_restored ? 2 : 3);
      world_assert_chain (self);
      world_close (self);
    }
}

/* Damage in the middle is found by the check, and by whatever writes first where nobody checked. */
static void
damage_middle (World *self,
               char **out_epoch)
{
  g_autofree char *page = NULL;

  start (self);
  *out_epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
  world_close (self);
  page = world_query (self, "SELECT rootpage FROM sqlite_schema WHERE name = 'cell'");
  flip (self, "day-book.db", (g_ascii_strtoull (page, NULL, 10) - 1) * 4096, 0xff);
}

static void
test_damaged_middle (World *self,
                     gconstpointer data)
{
  g_autofree char *epoch = NULL;
  g_autoptr (GError) error = NULL;

  damage_middle (self, &epoch);
  world_open (self);
  kiosk_day_book_check (self->book, &error);
  g_assert_no_error (error);
  assert_restored (self, epoch);
}

static void
test_nothing_goes_into_a_damaged_book (World *self,
                                       gconstpointer data)
{
  g_autofree char *epoch = NULL;

  damage_middle (self, &epoch);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_INSTALLED));
  g_assert_cmpint (world_tally (self).self.installed, ==, 1);
  world_crash (self);
  world_open (self);
  g_assert_cmpint (world_tally (self).self.installed, ==, 1);
  assert_restored (self, epoch);
}

static void
test_no_backup (World *self,
                gconstpointer data)
{
  start (self);
  world_close (self);
  remove_backups (self);
  truncate_file (self, "day-book.db", 3 * 4096);
  assert_untouched_and_corrupt (self);
}

static void
test_no_backup_found_late (World *self,
                           gconstpointer data)
{
  g_autofree char *epoch = NULL;
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_ADVISED, FALSE);
  g_autoptr (GError) error = NULL;

  damage_middle (self, &epoch);
  remove_backups (self);
  world_open (self);
  g_assert_false (kiosk_day_book_check (self->book, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (kiosk_day_book_record (self->book, 1, tap, NULL, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT);
}

/* The newest backup is damaged too, the one before is whole. */
static void
test_older_backup (World *self,
                   gconstpointer data)
{
  g_autofree char *epoch = NULL;

  start (self);
  epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
  world_set_clock (self, 1, "13:00:00");
  g_assert_true (world_close_batch (self));
  world_close (self);
  g_assert_true (world_has (self, "backup-000002.db"));
  truncate_file (self, "backup-000002.db", 4 * 4096);
  truncate_file (self, "day-book.db", 4 * 4096);
  world_open (self);
  assert_restored (self, epoch);
}

static void
test_all_backups_damaged (World *self,
                          gconstpointer data)
{
  start (self);
  world_close (self);
  truncate_file (self, "backup-000001.db", 4 * 4096);
  truncate_file (self, "day-book.db", 4 * 4096);
  assert_untouched_and_corrupt (self);
}

/* Taps that were open in the backup may be in the old epoch's next batch as well: they close at once, marked. */
static void
test_open_taps_of_a_backup (World *self,
                            gconstpointer data)
{
  g_autofree char *epoch = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  KioskEntry entry;
  guint n_entries;

  start (self);
  kiosk_day_book_back_up (self->book, &error);
  g_assert_no_error (error);
  g_assert_true (world_has (self, "backup-000002-open.db"));
  epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
  world_close (self);
  truncate_file (self, "day-book.db", 4 * 4096);
  world_open (self);

  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 2);
  g_assert_cmpint (entry.n, ==, 0);
  g_assert_cmpint (entry.taps, ==, 1);
  g_assert_true (entry.restored);
  g_assert_cmpstr (entry.previous, ==, KIOSK_HASH_NONE);
  g_assert_cmpstr (entry.epoch, ==, kiosk_day_book_get_epoch (self->book));

  /* The epoch does not change with each start. */
  again = g_strdup (kiosk_day_book_get_epoch (self->book));
  world_reopen (self);
  g_assert_cmpstr (kiosk_day_book_get_epoch (self->book), ==, again);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
}

static void
move_aside (World *self,
            const char *name)
{
  g_autofree char *from = world_path (self, name);
  g_autofree char *to = g_build_filename (self->state, "damaged-77", name, NULL);

  g_assert_cmpint (g_rename (from, to), ==, 0);
}

/* A backup that was prepared, and files as far as they had been moved when the power went. */
static void
begin_restoring (World *self,
                 guint step)
{
  g_autofree char *folder = world_path (self, "damaged-77");
  g_autoptr (GBytes) backup = world_read (self, "backup-000001.db");

  world_write (self, "restored-77.db", backup);
  if (step > 0)
    g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  if (step > 1)
    move_aside (self, "day-book.db-wal");
  if (step > 2)
    move_aside (self, "day-book.db");
}

/* A crash at each step between the two halves of a restoration. */
static void
test_crash_while_restoring (World *self,
                            gconstpointer data)
{
  for (guint step = 0; step < 4; step++)
    {
      start (self);
      world_crash (self);
      begin_restoring (self, step);
      g_assert_true (kiosk_day_book_exists (self->state));
      world_open (self);
      g_assert_true (world_has (self, "damaged-77/day-book.db"));
      g_assert_true (world_has (self, "damaged-77/day-book.db-wal"));
      g_assert_cmpuint (world_count (self, "restored-"), ==, 0);
      g_assert_cmpint (world_tally (self).taps, ==, 2);
      world_assert_chain (self);
      world_tear_down (self, NULL);
      *self = (World) { 0 };
      world_set_up (self, NULL);
    }
}

/* What is set aside is never written over by what is set aside later. */
static void
test_damaged_twice (World *self,
                    gconstpointer data)
{
  start (self);
  for (guint i = 1; i <= 2; i++)
    {
      world_close (self);
      truncate_file (self, "day-book.db", 3 * 4096);
      world_open (self);
      g_assert_cmpuint (world_count (self, "damaged-"), ==, i);
      g_assert_cmpint (world_tally (self).self.advised, ==, 2);
    }
  world_assert_chain (self);
}

static void
test_clone (World *self,
            gconstpointer data)
{
  g_autofree char *epoch = NULL;
  g_autofree char *kiosk = NULL;
  KioskEntry entry;
  guint n_entries;

  start (self);
  epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
  kiosk = g_strdup (kiosk_day_book_get_kiosk (self->book));
  world_close (self);
  world_sql (self, "UPDATE meta SET machine = 'another'");
  world_open (self);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_COPIED);
  g_assert_cmpstr (kiosk_day_book_get_epoch (self->book), !=, epoch);
  g_assert_cmpstr (kiosk_day_book_get_kiosk (self->book), ==, kiosk);
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 2);
  g_assert_true (entry.restored);
  g_assert_cmpint (entry.n, ==, 0);
  g_assert_cmpint (entry.taps, ==, 1);
  world_assert_chain (self);

  g_free (epoch);
  epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
  world_reopen (self);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
  g_assert_cmpstr (kiosk_day_book_get_epoch (self->book), ==, epoch);
}

/* Where the hash of the last closed batch stands in a file. */
static gsize
find_hash (World *self,
           const char *name,
           const char *hash)
{
  g_autoptr (GBytes) bytes = world_read (self, name);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *found = memmem (data, size, hash, strlen (hash));

  g_assert_nonnull (found);
  return (gsize) (found - data);
}

/* One digit of a hash becomes another: nothing that SQLite's own check would see. */
static void
test_flipped_value (World *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *epoch = NULL;
  KioskEntry entry;
  guint n_entries;

  start (self);
  epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
  entry = world_last_entry (self, &n_entries);
  world_close (self);
  flip (self, "day-book.db", find_hash (self, "day-book.db", entry.hash), 0x01);
  world_open (self);
  kiosk_day_book_check (self->book, &error);
  g_assert_no_error (error);
  assert_restored (self, epoch);
}

/* The same in the only backup: it does not take the place of the book. */
static void
test_flipped_value_in_backup (World *self,
                              gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  start (self);
  entry = world_last_entry (self, &n_entries);
  world_close (self);
  flip (self, "backup-000001.db", find_hash (self, "backup-000001.db", entry.hash), 0x01);
  flip (self, "day-book.db", 0, 0xff);
  assert_untouched_and_corrupt (self);
}

#define ADD(name, function) g_test_add ("/damage/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("missing-folder", test_missing_folder);
  ADD ("missing-book", test_missing_book);
  ADD ("lost-book", test_lost_book);
  ADD ("second-opener", test_second_opener);
  ADD ("second-process", test_second_process);
  ADD ("shell-beside-the-program", test_shell_beside_the_program);
  ADD ("read-only", test_read_only);
  ADD ("another-application", test_another_application);
  ADD ("another-mode", test_another_mode);
  ADD ("newer", test_newer);
  ADD ("later-minor", test_later_minor);
  ADD ("empty-file", test_empty_file);
  ADD ("truncated", test_truncated);
  ADD ("overwritten", test_overwritten);
  ADD ("garbage-journal", test_garbage_journal);
  ADD ("flipped-journal-header", test_flipped_journal_header);
  ADD ("journal-never-begun", test_journal_never_begun);
  ADD ("flipped-header", test_flipped_header);
  ADD ("flipped-value", test_flipped_value);
  ADD ("flipped-value-in-backup", test_flipped_value_in_backup);
  ADD ("damaged-middle", test_damaged_middle);
  ADD ("nothing-goes-into-a-damaged-book", test_nothing_goes_into_a_damaged_book);
  ADD ("no-backup", test_no_backup);
  ADD ("no-backup-found-late", test_no_backup_found_late);
  ADD ("older-backup", test_older_backup);
  ADD ("all-backups-damaged", test_all_backups_damaged);
  ADD ("open-taps-of-a-backup", test_open_taps_of_a_backup);
  ADD ("crash-while-restoring", test_crash_while_restoring);
  ADD ("damaged-twice", test_damaged_twice);
  ADD ("clone", test_clone);
  return g_test_run ();
}
