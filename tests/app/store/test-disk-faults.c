/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails at every call of a day's work in turn: every tap that was thanked for is there, and once. */
#include "failing-disk.h"
#include "world.h"

#define MOST_TRIES 4

typedef struct
{
  DiskCall call;
  int      result;
  gboolean is_done_all_the_same;
} Fault;

static const Fault faults[] = {
  { DISK_SYNC, SQLITE_IOERR_FSYNC, TRUE },
  { DISK_SYNC, SQLITE_IOERR_FSYNC, FALSE },
  { DISK_WRITE, SQLITE_IOERR_WRITE, FALSE },
  { DISK_WRITE, SQLITE_FULL, FALSE },
  { DISK_TRUNCATE, SQLITE_IOERR_TRUNCATE, FALSE },
  { DISK_READ, SQLITE_IOERR_READ, FALSE },
};

/* Tries until the book says that the tap is on disk, as the kiosk does while the person stands there. */
static void
insist_on_tap (World *self,
               const KioskTap *tap)
{
  for (guint i = 0; i < MOST_TRIES; i++)
    {
      g_autoptr (GError) error = NULL;

      if (kiosk_day_book_record (self->book, self->visit, tap, NULL, &error))
        return;
      if (!g_error_matches (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FULL))
        g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO);
    }
  g_assert_not_reached ();
}

static void
insist_on_closing (World *self)
{
  for (guint i = 0; i < MOST_TRIES; i++)
    if (kiosk_day_book_close_batch (self->book, NULL, NULL, NULL))
      return;
  g_assert_not_reached ();
}

static void
insist_on_undo (World *self,
                const char *id)
{
  for (guint i = 0; i < MOST_TRIES; i++)
    if (kiosk_day_book_undo (self->book, id, NULL))
      return;
  g_assert_not_reached ();
}

static void
insist_on_change (World *self,
                  const char *id,
                  const KioskTap *tap)
{
  for (guint i = 0; i < MOST_TRIES; i++)
    if (kiosk_day_book_replace (self->book, id, tap, NULL, NULL))
      return;
  g_assert_not_reached ();
}

static void
tap (World *self,
     char **out_id)
{
  g_autoptr (KioskTap) new_tap = kiosk_tap_new_self (KIOSK_KIND_ADVISED, TRUE);

  self->visit++;
  insist_on_tap (self, new_tap);
  if (out_id != NULL)
    *out_id = g_strdup (new_tap->id);
}

/* 6 taps: 4 counted, 1 changed, 1 undone. */
static void
work_two_days (World *self)
{
  g_autoptr (KioskTap) answer = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, TRUE);
  g_autofree char *changed = NULL;
  g_autofree char *undone = NULL;

  tap (self, NULL);
  tap (self, &changed);
  insist_on_change (self, changed, answer);
  tap (self, &undone);
  insist_on_undo (self, undone);
  insist_on_closing (self);
  tap (self, NULL);
  world_set_clock (self, 2, "08:00:00");
  tap (self, NULL);
}

static void
assert_two_days (World *self)
{
  KioskTally tally = world_tally (self);

  g_assert_cmpint (tally.taps, ==, 6);
  g_assert_cmpint (tally.counted, ==, 4);
  g_assert_cmpint (tally.changed, ==, 1);
  g_assert_cmpint (tally.undone, ==, 1);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book) & ~KIOSK_NOTICE_NO_BACKUP, ==, KIOSK_NOTICE_NONE);
  world_assert_chain (self);
}

static gboolean
survive (const Fault *fault,
         guint number)
{
  World self = { 0 };
  gboolean has_failed;

  world_set_up (&self, NULL);
  world_create (&self);
  world_open (&self);
  failing_disk_arm (fault->call, number, fault->result, fault->is_done_all_the_same, FALSE, NULL);
  work_two_days (&self);
  has_failed = failing_disk_disarm ();
  assert_two_days (&self);
  world_crash (&self);
  world_open (&self);
  assert_two_days (&self);
  world_tear_down (&self, NULL);
  return has_failed;
}

static void
test_each_call_fails (gconstpointer data)
{
  const Fault *fault = data;
  guint number = 0;

  while (survive (fault, number))
    number++;
  g_test_message ("%u calls", number);
  /* Without the calls that a day's work makes, this would prove nothing. */
  g_assert_cmpuint (number, >, fault->call == DISK_TRUNCATE ? 0 : 5);
}

/* The commit fails and the row stays; before the same tap comes again, another day's tap closes the batch. */
static void
test_retry_after_closing (World *self,
                          gconstpointer data)
{
  gboolean is_kept = GPOINTER_TO_INT (data);
  g_autoptr (KioskTap) doubtful = kiosk_tap_new_self (KIOSK_KIND_ADVISED, FALSE);
  g_autoptr (GError) error = NULL;
  KioskRecorded recorded;
  guint n_entries;

  world_create (self);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  failing_disk_arm (is_kept ? DISK_SYNC : DISK_WRITE, 0, is_kept ? SQLITE_IOERR_FSYNC : SQLITE_IOERR_WRITE, is_kept,
                    FALSE, "-wal");
  g_assert_false (kiosk_day_book_record (self->book, 20, doubtful, NULL, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO);
  g_assert_true (failing_disk_disarm ());

  world_set_clock (self, 2, "08:00:00");
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_cmpint (world_last_entry (self, &n_entries).taps, ==, is_kept ? 2 : 1);
  recorded = world_record (self, doubtful);
  g_assert_cmpint (recorded.was_known, ==, is_kept);
  g_assert_cmpint (world_tally (self).counted, ==, 3);
}

static void
test_full_disk (World *self,
                gconstpointer data)
{
  g_autoptr (KioskTap) late = kiosk_tap_new_self (KIOSK_KIND_ADVISED, FALSE);

  world_create (self);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  failing_disk_arm (DISK_WRITE, 0, SQLITE_FULL, FALSE, TRUE, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      KioskRecorded recorded = { .seq = 77 };

      g_assert_false (kiosk_day_book_record (self->book, 20, late, &recorded, &error));
      g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FULL);
      g_assert_cmpint (recorded.seq, ==, 77);
      g_assert_cmpint (world_tally (self).counted, ==, 1);
    }
  failing_disk_disarm ();
  g_assert_false (world_record (self, late).was_known);
  g_assert_cmpint (world_tally (self).counted, ==, 2);
}

/* A backup that cannot be made is told, and the closing stands; the next one takes the notice down. */
static void
test_backup_fails (World *self,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_entries;

  world_create (self);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  failing_disk_arm (DISK_WRITE, 0, SQLITE_FULL, FALSE, TRUE, ".writing-");
  g_assert_true (world_close_batch (self));
  g_assert_true (failing_disk_disarm ());
  world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NO_BACKUP);
  g_assert_cmpuint (world_count (self, "backup-"), ==, 0);
  g_assert_cmpuint (world_count (self, ".writing-"), ==, 0);

  failing_disk_arm (DISK_WRITE, 0, SQLITE_FULL, FALSE, TRUE, ".writing-");
  g_assert_false (kiosk_day_book_back_up (self->book, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FULL);
  failing_disk_disarm ();
  g_clear_error (&error);
  g_assert_true (kiosk_day_book_back_up (self->book, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
  g_assert_cmpuint (world_count (self, "backup-"), ==, 1);
}

/* A copy that reads differently from the book is none: bits that go wrong on the way are found. */
static void
test_backup_is_read_back (World *self,
                          gconstpointer data)
{
  world_create (self);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  failing_disk_arm (DISK_READ, 3, SQLITE_IOERR_READ, FALSE, TRUE, ".writing-");
  g_assert_true (world_close_batch (self));
  g_assert_true (failing_disk_disarm ());
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NO_BACKUP);
  g_assert_cmpuint (world_count (self, "backup-"), ==, 0);
}

#define ADD(name, data, function) \
  g_test_add ("/disk-faults/" name, World, data, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  static const char *const names[] = {
    "sync-reported", "sync-lost", "write", "full", "truncate", "read"
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  failing_disk_install ();
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strdup_printf ("/disk-faults/each-call/%s", names[i]);

      g_test_add_data_func (path, &faults[i], test_each_call_fails);
    }
  ADD ("retry-after-closing/row-stayed", GINT_TO_POINTER (TRUE), test_retry_after_closing);
  ADD ("retry-after-closing/row-lost", GINT_TO_POINTER (FALSE), test_retry_after_closing);
  ADD ("full-disk", NULL, test_full_disk);
  ADD ("backup-fails", NULL, test_backup_fails);
  ADD ("backup-is-read-back", NULL, test_backup_is_read_back);
  return g_test_run ();
}
