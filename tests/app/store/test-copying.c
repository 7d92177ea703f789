/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups beside the service: however long a copy takes, nobody who taps waits for it, and it is of the moment of the
 * closing. The disk keeps the copier waiting for as long as a test likes. */
#include <string.h>

#include "failing-disk.h"
#include "waiter.h"

/* Two pages of journal each: more than after which SQLite moves it into the book's file by itself. */
#define MANY 700

static void
record (KioskStore *store)
{
  static guint visit;
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_ADVISED, TRUE);
  Waiter waiter = waiter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_record_async (store, ++visit, tap, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  kiosk_store_record_finish (store, result, NULL, &error);
  g_assert_no_error (error);
}

static void
close_day (KioskStore *store)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gboolean is_closed = FALSE;

  kiosk_store_close_day_async (store, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  g_assert_true (kiosk_store_close_day_finish (store, result, NULL, &is_closed, &error));
  g_assert_no_error (error);
  g_assert_true (is_closed);
}

/* A batch of three, closed; the copier stands where the disk makes it wait. */
static KioskStore *
start (World *self,
       DiskCall call)
{
  KioskStore *store = waiter_start (self);

  for (guint i = 0; i < 3; i++)
    record (store);
  failing_disk_shut_gate (call, 3, ".writing-");
  close_day (store);
  failing_disk_await_gate ();
  return store;
}

/* What a file that nobody has open says. */
static int
ask (World *self,
     const char *name,
     const char *sql)
{
  g_autofree char *path = world_path (self, name);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", path);
  sqlite3_stmt *statement;
  sqlite3 *handle;
  int answer;

  g_assert_cmpint (sqlite3_open_v2 (uri, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return answer;
}

static void
assert_copy (World *self,
             const char *name,
             int n_entries)
{
  g_assert_true (world_has (self, name));
  g_assert_cmpint (ask (self, name, "SELECT count(*) FROM entry"), ==, n_entries);
  g_assert_cmpint (ask (self, name, "SELECT count(*) FROM tap"), ==, 0);
}

static void
assert_book (World *self,
             gint64 n_taps,
             guint n_entries)
{
  guint found;

  world_open (self);
  g_assert_cmpint (world_tally (self).taps, ==, n_taps);
  world_last_entry (self, &found);
  g_assert_cmpuint (found, ==, n_entries);
  world_assert_chain (self);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
  g_assert_cmpuint (world_count (self, ".writing-"), ==, 0);
}

/* Hundreds of taps are thanked for meanwhile, and not one byte of what is being read changes. */
static void
test_taps_meanwhile (World *self,
                     gconstpointer data)
{
  KioskStore *store = start (self, DISK_WRITE);
  g_autoptr (GBytes) before = world_read (self, "day-book.db");
  g_autoptr (GBytes) after = NULL;

  for (guint i = 0; i < MANY; i++)
    record (store);
  after = world_read (self, "day-book.db");
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (world_count (self, "backup-"), ==, 0);

  failing_disk_open_gate ();
  waiter_end (store);
  g_assert_cmpuint (world_count (self, "backup-"), ==, 1);
  assert_copy (self, "backup-000001.db", 1);
  assert_book (self, 3 + MANY, 1);
}

/* Once the copy is read, the journal is moved into the file again. */
static void
test_journal_is_moved_after (World *self,
                             gconstpointer data)
{
  KioskStore *store = start (self, DISK_READ);
  g_autoptr (GBytes) before = world_read (self, "day-book.db");
  g_autoptr (GBytes) after = NULL;

  for (guint i = 0; i < MANY; i++)
    record (store);
  after = world_read (self, "day-book.db");
  g_assert_false (g_bytes_equal (before, after));

  failing_disk_open_gate ();
  waiter_end (store);
  assert_copy (self, "backup-000001.db", 1);
  assert_book (self, 3 + MANY, 1);
}

/* The next closing does not let the copier read on: its copy is of both. */
static void
test_closing_while_it_reads (World *self,
                             gconstpointer data)
{
  KioskStore *store = start (self, DISK_WRITE);
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_ADVISED, TRUE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Waiter waiter = waiter_new ();

  record (store);
  world_set_clock (self, 2, "08:00:00");
  kiosk_store_record_async (store, 9999, tap, NULL, waiter_done_cb, &waiter);
  failing_disk_open_gate ();
  result = waiter_wait (&waiter);
  g_assert_true (kiosk_store_record_finish (store, result, NULL, &error));
  g_clear_object (&result);
  waiter_end (store);
  /* Whether the first was read in time is left to chance. */
  assert_copy (self, world_has (self, "backup-000002.db") ? "backup-000002.db" : "backup-000001.db", 2);
  assert_book (self, 5, 2);
}

/* While a copy is only checked, nothing that closes waits, and both are kept. */
static void
test_closing_while_it_checks (World *self,
                              gconstpointer data)
{
  KioskStore *store = start (self, DISK_READ);

  record (store);
  world_set_clock (self, 2, "08:00:00");
  record (store);
  world_set_clock (self, 3, "08:00:00");
  record (store);
  g_assert_cmpuint (world_count (self, "backup-"), ==, 0);

  failing_disk_open_gate ();
  waiter_end (store);
  g_assert_cmpuint (world_count (self, "backup-"), ==, 2);
  assert_copy (self, "backup-000001.db", 1);
  assert_copy (self, "backup-000002.db", 3);
  assert_book (self, 6, 3);
}

/* A disk that fails under the book meanwhile: it is opened anew, and what it owes is made at the next check. */
static void
test_disk_fails_meanwhile (World *self,
                           gconstpointer data)
{
  KioskStore *store = start (self, DISK_WRITE);
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_ADVISED, TRUE);
  gboolean is_done = FALSE;

  failing_disk_open_gate ();
  failing_disk_arm (DISK_SYNC, 0, SQLITE_IOERR_FSYNC, TRUE, FALSE, "-wal");
  while (!is_done)
    {
      Waiter waiter = waiter_new ();
      g_autoptr (GAsyncResult) result = NULL;

      kiosk_store_record_async (store, 9999, tap, NULL, waiter_done_cb, &waiter);
      result = waiter_wait (&waiter);
      is_done = kiosk_store_record_finish (store, result, NULL, NULL);
    }
  g_assert_true (failing_disk_disarm ());
  waiter_end (store);
  g_assert_cmpuint (world_count (self, "backup-"), ==, 1);
  assert_copy (self, "backup-000001.db", 1);
  assert_book (self, 4, 1);
}

/* As if it had been killed: what is under way is thrown away, and owed. */
static void
test_owed (World *self,
           gconstpointer data)
{
  world_create (self);
  world_open (self);
  kiosk_day_book_copy_aside (self->book);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_true (world_close_batch (self));
  world_crash (self);
  g_assert_cmpuint (world_count (self, ".writing-"), ==, 0);

  world_open (self);
  g_assert_true (kiosk_day_book_check (self->book, NULL));
  world_close (self);
  assert_copy (self, "backup-000001.db", 1);
  g_assert_cmpuint (world_count (self, "backup-"), ==, 1);
}

#define ADD(name, function) g_test_add ("/copying/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  failing_disk_install ();
  ADD ("taps-meanwhile", test_taps_meanwhile);
  ADD ("journal-is-moved-after", test_journal_is_moved_after);
  ADD ("closing-while-it-reads", test_closing_while_it_reads);
  ADD ("closing-while-it-checks", test_closing_while_it_checks);
  ADD ("disk-fails-meanwhile", test_disk_fails_meanwhile);
  ADD ("owed", test_owed);
  return g_test_run ();
}
