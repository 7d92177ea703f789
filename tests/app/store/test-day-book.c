/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taps, their rules, and what a closing leaves of them. */
#define _GNU_SOURCE /* memmem(3) */
#include "world.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static KioskSuppression
tap_in_visit (World *self,
              guint visit,
              KioskKind kind,
              char **out_id)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (kind, FALSE);
  g_autoptr (GError) error = NULL;
  KioskRecorded recorded;

  kiosk_day_book_record (self->book, visit, tap, &recorded, &error);
  g_assert_no_error (error);
  if (out_id != NULL)
    *out_id = g_strdup (tap->id);
  return recorded.suppressed;
}

static void
test_new_book (World *self,
               gconstpointer data)
{
  g_autofree char *path = world_path (self, "day-book.db");
  g_autofree char *wal = world_path (self, "day-book.db-wal");
  g_autofree char *kiosk = NULL;
  struct stat found;

  g_assert_false (kiosk_day_book_exists (self->state));
  world_create (self);
  g_assert_true (kiosk_day_book_exists (self->state));
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_INSTALLED));

  g_assert_cmpint (g_stat (self->state, &found), ==, 0);
  g_assert_cmpuint (found.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (path, &found), ==, 0);
  g_assert_cmpuint (found.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (wal, &found), ==, 0);
  g_assert_cmpuint (found.st_mode & 0777, ==, 0600);

  kiosk = g_strdup (kiosk_day_book_get_kiosk (self->book));
  g_assert_cmpuint (strspn (kiosk, "0123456789ABCDEF"), ==, 16);
  g_assert_cmpuint (strspn (kiosk_day_book_get_epoch (self->book), "0123456789abcdef"), ==, 32);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
  world_reopen (self);
  g_assert_cmpstr (kiosk_day_book_get_kiosk (self->book), ==, kiosk);
}

static void
test_folders_above_are_made (World *self,
                             gconstpointer data)
{
  g_free (self->state);
  self->state = g_build_filename (self->folder, "a", "b", "c", NULL);
  world_create (self);
  world_open (self);
}

static void
test_create_refuses_a_second (World *self,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  world_create (self);
  before = world_snapshot (self);
  g_assert_false (kiosk_day_book_create (self->state, KIOSK_MODE_LIVE, self->clock, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  after = world_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_torn_creation_is_done_again (World *self,
                                  gconstpointer data)
{
  g_autoptr (GBytes) torn = g_bytes_new_static ("SQLite", 6);

  g_assert_cmpint (g_mkdir (self->state, 0700), ==, 0);
  world_write (self, ".writing-0", torn);
  g_assert_false (kiosk_day_book_exists (self->state));
  world_create (self);
  g_assert_false (world_has (self, ".writing-0"));
}

static void
test_create_where_a_file_is (World *self,
                             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->state, "x", 1, &error);
  g_assert_no_error (error);
  g_assert_false (kiosk_day_book_create (self->state, KIOSK_MODE_LIVE, self->clock, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_MISSING);
}

static void
test_record (World *self,
             gconstpointer data)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED_SIGNED_IN, TRUE);
  KioskRecorded recorded;
  KioskTally tally;

  world_create (self);
  world_open (self);
  recorded = world_record (self, tap);
  g_assert_cmpint (recorded.suppressed, ==, KIOSK_SUPPRESSION_NONE);
  g_assert_false (recorded.was_known);

  world_crash (self);
  world_open (self);
  tally = world_tally_of_day (self, world_day (1));
  g_assert_cmpint (tally.taps, ==, 1);
  g_assert_cmpint (tally.self.installed, ==, 1);
  g_assert_cmpint (tally.self.signed_in, ==, 1);
  g_assert_cmpint (tally.self.helped, ==, 1);
  g_assert_cmpint (tally.helper.counted, ==, 0);
}

/* What a crash left in the journal is moved and flushed before anybody is told that it is there. */
static void
test_journal_is_moved_at_opening (World *self,
                                  gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  world_create (self);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  world_crash (self);
  before = world_read (self, "day-book.db-wal");
  g_assert_cmpuint (g_bytes_get_size (before), >, 0);
  world_open (self);
  after = world_read (self, "day-book.db-wal");
  g_assert_cmpuint (g_bytes_get_size (after), ==, 0);
  g_assert_cmpint (world_tally (self).taps, ==, 1);
}

static void
test_retry_is_the_same_tap (World *self,
                            gconstpointer data)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
  KioskRecorded first, again;

  world_create (self);
  world_open (self);
  first = world_record (self, tap);
  again = world_record (self, tap);
  g_assert_true (again.was_known);
  g_assert_cmpint (again.seq, ==, first.seq);
  world_crash (self);
  world_open (self);
  g_assert_true (world_record (self, tap).was_known);
  g_assert_cmpint (world_tally (self).taps, ==, 1);
}

static void
test_contradiction_is_refused (World *self,
                               gconstpointer data)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
  g_autoptr (GError) error = NULL;
  KioskRecorded recorded = { .seq = 77 };

  world_create (self);
  world_open (self);
  tap->people = 2;
  g_assert_false (kiosk_day_book_record (self->book, 1, tap, &recorded, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_assert_cmpint (recorded.seq, ==, 77);
  g_clear_error (&error);
  g_assert_false (kiosk_day_book_replace (self->book, tap->id, tap, &recorded, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_assert_cmpint (world_tally (self).taps, ==, 0);
}

static void
test_repeat (World *self,
             gconstpointer data)
{
  KioskTally tally;

  world_create (self);
  world_open (self);
  g_assert_cmpint (tap_in_visit (self, 1, KIOSK_KIND_INSTALLED, NULL), ==, KIOSK_SUPPRESSION_NONE);
  g_assert_cmpint (tap_in_visit (self, 1, KIOSK_KIND_INSTALLED, NULL), ==, KIOSK_SUPPRESSION_REPEAT);
  g_assert_cmpint (tap_in_visit (self, 1, KIOSK_KIND_INSTALLED, NULL), ==, KIOSK_SUPPRESSION_REPEAT);
  g_assert_cmpint (tap_in_visit (self, 1, KIOSK_KIND_ADVISED, NULL), ==, KIOSK_SUPPRESSION_NONE);
  g_assert_cmpint (tap_in_visit (self, 2, KIOSK_KIND_INSTALLED, NULL), ==, KIOSK_SUPPRESSION_NONE);
  tally = world_tally (self);
  g_assert_cmpint (tally.counted, ==, 3);
  g_assert_cmpint (tally.suppressed, ==, 2);
  g_assert_cmpint (tally.self.installed, ==, 2);
}

/* Who pressed by mistake and took it back may press again; an answer does not make room for another press. */
static void
test_repeat_after_undo_and_answer (World *self,
                                   gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *other = NULL;

  world_create (self);
  world_open (self);
  tap_in_visit (self, 1, KIOSK_KIND_INSTALLED, &id);
  world_undo (self, id);
  g_clear_pointer (&id, g_free);
  g_assert_cmpint (tap_in_visit (self, 1, KIOSK_KIND_INSTALLED, &id), ==, KIOSK_SUPPRESSION_NONE);
  answer = world_change (self, id, KIOSK_KIND_INSTALLED_SIGNED_IN);
  g_assert_cmpint (tap_in_visit (self, 1, KIOSK_KIND_INSTALLED, NULL), ==, KIOSK_SUPPRESSION_REPEAT);
  g_assert_cmpint (tap_in_visit (self, 1, KIOSK_KIND_INSTALLED_SIGNED_IN, NULL), ==, KIOSK_SUPPRESSION_REPEAT);

  /* "Helped", and then, asked: yes, it is on. That one person installed is known already. */
  g_assert_cmpint (tap_in_visit (self, 1, KIOSK_KIND_ADVISED, &other), ==, KIOSK_SUPPRESSION_NONE);
  g_free (world_change (self, other, KIOSK_KIND_INSTALLED));
  g_assert_cmpint (world_tally (self).self.installed, ==, 1);
}

/* An answer to a tap that was kept out of the count does not bring it in. */
static void
test_answer_to_a_repeat (World *self,
                         gconstpointer data)
{
  g_autofree char *repeat = NULL;
  KioskTally tally;

  world_create (self);
  world_open (self);
  tap_in_visit (self, 1, KIOSK_KIND_INSTALLED, NULL);
  g_assert_cmpint (tap_in_visit (self, 1, KIOSK_KIND_INSTALLED, &repeat), ==, KIOSK_SUPPRESSION_REPEAT);
  g_free (world_change (self, repeat, KIOSK_KIND_INSTALLED_SIGNED_IN));
  tally = world_tally (self);
  g_assert_cmpint (tally.self.installed, ==, 1);
  g_assert_cmpint (tally.changed, ==, 1);
  g_assert_cmpint (tally.suppressed, ==, 1);
}

static void
test_rate (World *self,
           gconstpointer data)
{
  KioskTally tally;

  world_create (self);
  world_open (self);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpint (tap_in_visit (self, i + 1, KIOSK_KIND_INSTALLED, NULL), ==, KIOSK_SUPPRESSION_NONE);
  g_assert_cmpint (tap_in_visit (self, 20, KIOSK_KIND_INSTALLED, NULL), ==, KIOSK_SUPPRESSION_RATE);
  g_assert_cmpint (tap_in_visit (self, 21, KIOSK_KIND_ALREADY_HAD, NULL), ==, KIOSK_SUPPRESSION_NONE);
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), 10 * 60 * 1000 - 1);
  g_assert_cmpint (tap_in_visit (self, 22, KIOSK_KIND_INSTALLED_SIGNED_IN, NULL), ==, KIOSK_SUPPRESSION_RATE);
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), 1);
  g_assert_cmpint (tap_in_visit (self, 23, KIOSK_KIND_INSTALLED, NULL), ==, KIOSK_SUPPRESSION_NONE);
  tally = world_tally (self);
  g_assert_cmpint (tally.suppressed, ==, 2);
  g_assert_cmpint (tally.self.installed, ==, 9);
}

/* Nobody can make room by setting the wall clock. */
static void
test_rate_ignores_the_wall_clock (World *self,
                                  gconstpointer data)
{
  world_create (self);
  world_open (self);
  for (guint i = 0; i < 8; i++)
    tap_in_visit (self, i + 1, KIOSK_KIND_INSTALLED, NULL);
  world_set_clock (self, 1, "11:00:00");
  g_assert_cmpint (tap_in_visit (self, 20, KIOSK_KIND_INSTALLED, NULL), ==, KIOSK_SUPPRESSION_RATE);
}

static void
test_rate_and_answers (World *self,
                       gconstpointer data)
{
  g_autofree char *late = NULL;
  g_autofree char *advised = NULL;
  g_autofree char *first = NULL;

  world_create (self);
  world_open (self);
  tap_in_visit (self, 49, KIOSK_KIND_INSTALLED, &first);
  for (guint i = 1; i < 8; i++)
    g_free (world_tap (self, KIOSK_KIND_INSTALLED));
  g_assert_cmpint (tap_in_visit (self, 50, KIOSK_KIND_INSTALLED, &late), ==, KIOSK_SUPPRESSION_RATE);
  g_assert_cmpint (tap_in_visit (self, 51, KIOSK_KIND_ADVISED, &advised), ==, KIOSK_SUPPRESSION_NONE);

  /* Neither an answer of one who was kept out nor a detour by "helped" leads into the count. */
  g_free (world_change (self, late, KIOSK_KIND_INSTALLED_SIGNED_IN));
  g_free (world_change (self, advised, KIOSK_KIND_INSTALLED));
  g_assert_cmpint (world_tally (self).self.installed, ==, 8);

  world_undo (self, first);
  g_assert_cmpint (tap_in_visit (self, 52, KIOSK_KIND_INSTALLED, NULL), ==, KIOSK_SUPPRESSION_NONE);
  g_assert_cmpint (world_tally (self).self.installed, ==, 8);
}

static void
test_rate_limit_is_a_setting (World *self,
                              gconstpointer data)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  world_create (self);
  world_open (self);
  g_hash_table_insert (table, (char *) "rate_limit", (char *) "1");
  kiosk_day_book_save_settings (self->book, table, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (tap_in_visit (self, 1, KIOSK_KIND_INSTALLED, NULL), ==, KIOSK_SUPPRESSION_NONE);
      g_assert_cmpint (tap_in_visit (self, 2, KIOSK_KIND_INSTALLED, NULL), ==, KIOSK_SUPPRESSION_RATE);
      world_reopen (self);
    }
}

static void
test_helpers_are_not_suppressed (World *self,
                                 gconstpointer data)
{
  world_create (self);
  world_open (self);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, TRUE);

      tap->source = KIOSK_SOURCE_HELPER;
      tap->team = KIOSK_TEAM_YOUTH_UNION;
      tap->audience = KIOSK_AUDIENCE_RESIDENT;
      tap->people = 3;
      self->visit = 4;
      g_assert_cmpint (world_record (self, tap).suppressed, ==, KIOSK_SUPPRESSION_NONE);
    }
  g_assert_cmpint (world_tally (self).helper.installed, ==, 60);
}

static void
test_replace (World *self,
              gconstpointer data)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED_SIGNED_IN, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  KioskRecorded recorded;
  KioskTally tally;

  world_create (self);
  world_open (self);
  id = world_tap (self, KIOSK_KIND_INSTALLED);
  kiosk_day_book_replace (self->book, id, tap, &recorded, &error);
  g_assert_no_error (error);
  g_assert_false (recorded.was_known);
  kiosk_day_book_replace (self->book, id, tap, &recorded, &error);
  g_assert_no_error (error);
  g_assert_true (recorded.was_known);

  tally = world_tally (self);
  g_assert_cmpint (tally.taps, ==, 2);
  g_assert_cmpint (tally.changed, ==, 1);
  g_assert_cmpint (tally.self.signed_in, ==, 1);
  g_assert_cmpint (tally.self.counted, ==, 1);
}

static void
assert_unchangeable (World *self,
                     const char *id)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_ALREADY_HAD, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_day_book_replace (self->book, id, tap, NULL, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (kiosk_day_book_undo (self->book, id, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CLOSED);
}

static void
test_undo (World *self,
           gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *answer = NULL;
  KioskTally tally;

  world_create (self);
  world_open (self);
  id = world_tap (self, KIOSK_KIND_INSTALLED);
  answer = world_change (self, id, KIOSK_KIND_INSTALLED_SIGNED_IN);
  assert_unchangeable (self, id);
  world_undo (self, answer);
  world_undo (self, answer);

  tally = world_tally (self);
  g_assert_cmpint (tally.taps, ==, 2);
  g_assert_cmpint (tally.changed, ==, 1);
  g_assert_cmpint (tally.undone, ==, 1);
  g_assert_cmpint (tally.counted, ==, 0);
}

static void
test_closed_is_final (World *self,
                      gconstpointer data)
{
  g_autofree char *id = NULL;

  world_create (self);
  world_open (self);
  id = world_tap (self, KIOSK_KIND_INSTALLED);
  g_assert_true (world_close_batch (self));
  assert_unchangeable (self, id);
  assert_unchangeable (self, "0123456789abcdef0123456789abcdef");
  g_assert_cmpint (world_tally (self).counted, ==, 1);
}

static void
fill_batch (World *self)
{
  g_autofree char *id = world_tap (self, KIOSK_KIND_INSTALLED);
  g_autofree char *undone = world_tap (self, KIOSK_KIND_ALREADY_HAD);
  guint visit = ++self->visit;

  g_free (world_change (self, id, KIOSK_KIND_INSTALLED_SIGNED_IN));
  world_undo (self, undone);
  tap_in_visit (self, visit, KIOSK_KIND_ADVISED, NULL);
  tap_in_visit (self, visit, KIOSK_KIND_ADVISED, NULL);
}

static void
test_closing (World *self,
              gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  world_create (self);
  world_open (self);
  fill_batch (self);
  g_assert_true (world_close_batch (self));

  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  g_assert_cmpint (entry.n, ==, 0);
  g_assert_cmpuint (entry.day, ==, world_day (1));
  g_assert_cmpint (entry.trust, ==, KIOSK_TRUST_TRUSTED);
  g_assert_cmpstr (entry.kiosk, ==, kiosk_day_book_get_kiosk (self->book));
  g_assert_cmpstr (entry.epoch, ==, kiosk_day_book_get_epoch (self->book));
  g_assert_cmpstr (entry.sheets_sha256, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_false (entry.restored);
  g_assert_cmpint (entry.taps, ==, 5);
  g_assert_cmpint (entry.counted, ==, 2);
  g_assert_cmpint (entry.changed, ==, 1);
  g_assert_cmpint (entry.undone, ==, 1);
  g_assert_cmpint (entry.suppressed, ==, 1);
  world_assert_chain (self);
}

static void
test_figures_survive_closing (World *self,
                              gconstpointer data)
{
  KioskTally open, closed;

  world_create (self);
  world_open (self);
  fill_batch (self);
  open = world_tally (self);
  world_close_batch (self);
  closed = world_tally (self);
  g_assert_cmpmem (&open, sizeof open, &closed, sizeof closed);
}

static void
test_chain_over_batches (World *self,
                         gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  world_create (self);
  world_open (self);
  for (int day = 1; day <= 5; day++)
    {
      world_set_clock (self, day, "09:00:00");
      fill_batch (self);
      kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), 10 * 60 * 1000);
      if (day == 3)
        world_reopen (self);
    }
  world_close_batch (self);
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 5);
  g_assert_cmpint (entry.n, ==, 4);
  world_assert_chain (self);
  g_assert_cmpint (world_tally (self).taps, ==, 25);
}

static void
assert_waiting (World *self,
                gboolean is_closed,
                gint64 waiting)
{
  g_autoptr (GError) error = NULL;
  gboolean out_closed = 7;
  gint64 out_waiting = -1;

  kiosk_day_book_close_batch (self->book, &out_waiting, &out_closed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (out_closed, ==, is_closed);
  g_assert_cmpint (out_waiting, ==, waiting);
}

static void
test_once_a_shift (World *self,
                   gconstpointer data)
{
  world_create (self);
  world_open (self);
  assert_waiting (self, FALSE, 0);
  g_free (world_tap (self, KIOSK_KIND_INSTALLED));
  assert_waiting (self, TRUE, 0);
  g_free (world_tap (self, KIOSK_KIND_INSTALLED));
  g_free (world_tap (self, KIOSK_KIND_ALREADY_HAD));
  assert_waiting (self, FALSE, 2);
  world_reopen (self);
  assert_waiting (self, FALSE, 2);
  world_set_clock (self, 1, "12:00:00");
  assert_waiting (self, TRUE, 0);
  g_free (world_tap (self, KIOSK_KIND_INSTALLED));
  assert_waiting (self, FALSE, 1);
  world_set_clock (self, 2, "12:00:00");
  assert_waiting (self, TRUE, 0);
  g_free (world_tap (self, KIOSK_KIND_INSTALLED));
  assert_waiting (self, TRUE, 0);
  world_assert_chain (self);
}

static gboolean
has_bytes (World *self,
           const char *name,
           const char *text)
{
  g_autoptr (GBytes) bytes = world_read (self, name);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL && memmem (data, size, text, strlen (text)) != NULL;
}

/* The promise that ids go when their batch closes, read from the raw bytes of every file. */
static void
test_ids_go_with_their_batch (World *self,
                              gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  world_create (self);
  world_open (self);
  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (ids, world_tap (self, KIOSK_KIND_ALREADY_HAD));
  g_assert_true (has_bytes (self, "day-book.db-wal", g_ptr_array_index (ids, 299)));
  kiosk_day_book_back_up (self->book, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (world_count (self, "backup-"), ==, 1);
  world_close_batch (self);

  dir = g_dir_open (self->state, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    for (guint i = 0; i < ids->len; i++)
      g_assert_false (has_bytes (self, name, g_ptr_array_index (ids, i)));
}

/* No column holds anything finer than a day and a shift. */
static void
test_no_finer_time (World *self,
                    gconstpointer data)
{
  g_autofree char *unix_s = NULL;
  g_autofree char *tap = NULL;

  world_create (self);
  world_open (self);
  world_set_clock (self, 1, "13:47:31");
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), 7654321);
  unix_s = g_strdup_printf ("%" G_GINT64_FORMAT, kiosk_clock_get_unix_s (self->clock));
  g_free (world_tap (self, KIOSK_KIND_ALREADY_HAD));
  g_assert_false (has_bytes (self, "day-book.db-wal", "13:47"));
  g_assert_false (has_bytes (self, "day-book.db-wal", "15:55"));
  g_assert_false (has_bytes (self, "day-book.db-wal", unix_s));
  world_close (self);
  tap = world_query (self, "SELECT seq || ' ' || date || ' ' || shift || ' ' || batch FROM tap");
  g_assert_cmpuint (strlen (tap), ==, strlen ("1 2026-11-25 pm 1"));
}

static void
test_fifty_a_second_for_a_minute (World *self,
                                  gconstpointer data)
{
  g_autoptr (GHashTable) seqs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  world_create (self);
  world_open (self);
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_ADVISED, TRUE);
      KioskRecorded recorded = world_record (self, tap);

      g_assert_cmpint (recorded.suppressed, ==, KIOSK_SUPPRESSION_NONE);
      g_assert_true (g_hash_table_add (seqs, g_memdup2 (&recorded.seq, sizeof recorded.seq)));
      kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), 20);
    }
  world_crash (self);
  world_open (self);
  g_assert_cmpint (world_tally (self).self.helped, ==, 3000);
  world_close_batch (self);
  g_assert_cmpint (world_tally (self).self.helped, ==, 3000);
  world_assert_chain (self);
}

static void
test_backups_are_few (World *self,
                      gconstpointer data)
{
  world_create (self);
  world_open (self);
  for (int day = 1; day <= 16; day++)
    {
      world_set_clock (self, day, "08:00:00");
      g_free (world_tap (self, KIOSK_KIND_ADVISED));
      g_assert_true (world_close_batch (self));
      g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
      g_assert_cmpuint (world_count (self, "backup-"), ==, MIN (day, 14));
    }
  g_assert_true (world_has (self, "backup-000016.db"));
  g_assert_true (world_has (self, "backup-000003.db"));
  g_assert_false (world_has (self, "backup-000002.db"));
}

static GHashTable *
new_table (const char *ward,
           const char *valid_from)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (table, (char *) "ward_code", (char *) ward);
  g_hash_table_insert (table, (char *) "ward_name", (char *) "Phường Tân Sơn Hòa");
  g_hash_table_insert (table, (char *) "ward_valid_from", (char *) valid_from);
  g_hash_table_insert (table, (char *) "of_a_later_version", (char *) "kept");
  return table;
}

static void
save (World *self,
      const char *ward,
      const char *valid_from)
{
  g_autoptr (GHashTable) table = new_table (ward, valid_from);
  g_autoptr (GError) error = NULL;

  kiosk_day_book_save_settings (self->book, table, &error);
  g_assert_no_error (error);
}

static void
test_settings_stay (World *self,
                    gconstpointer data)
{
  g_autoptr (GHashTable) table = NULL;
  g_autoptr (GHashTable) wrong = new_table ("2697", "2025-07-01");
  g_autoptr (GError) error = NULL;

  world_create (self);
  world_open (self);
  save (self, "26977", "2025-07-01");
  g_assert_false (kiosk_day_book_save_settings (self->book, wrong, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "ward_code"));
  g_clear_error (&error);

  world_crash (self);
  world_open (self);
  table = kiosk_day_book_load_settings (self->book, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (table), ==, 4);
  g_assert_cmpstr (g_hash_table_lookup (table, "ward_code"), ==, "26977");
  g_assert_cmpstr (g_hash_table_lookup (table, "of_a_later_version"), ==, "kept");
}

/* What was counted in one ward is not handed to another. */
static void
test_moving_closes_for_the_old_ward (World *self,
                                     gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  world_create (self);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  save (self, "26977", "2025-07-01");
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  save (self, "26977", "2025-07-01");
  world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 0);

  save (self, "26983", "2025-07-01");
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  g_assert_cmpstr (entry.ward, ==, "26977");
  g_assert_cmpuint (entry.ward_valid_from, ==, kiosk_day_from_iso ("2025-07-01"));
  g_assert_cmpint (entry.taps, ==, 2);

  /* It was not staff who closed, so the shift's closing is still theirs. */
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_true (world_close_batch (self));
  g_assert_cmpstr (world_last_entry (self, &n_entries).ward, ==, "26983");
  world_assert_chain (self);
}

static void
test_mode_nicks (void)
{
  KioskMode mode;

  g_assert_cmpstr (kiosk_mode_to_nick (KIOSK_MODE_LIVE), ==, "live");
  g_assert_cmpstr (kiosk_mode_to_nick (KIOSK_MODE_TRAINING), ==, "training");
  g_assert_true (kiosk_mode_from_nick ("demo", &mode));
  g_assert_cmpint (mode, ==, KIOSK_MODE_DEMO);
  g_assert_false (kiosk_mode_from_nick ("", &mode));
}

#define ADD(name, function) g_test_add ("/day-book/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("new-book", test_new_book);
  ADD ("folders-above-are-made", test_folders_above_are_made);
  ADD ("create-refuses-a-second", test_create_refuses_a_second);
  ADD ("torn-creation-is-done-again", test_torn_creation_is_done_again);
  ADD ("create-where-a-file-is", test_create_where_a_file_is);
  ADD ("record", test_record);
  ADD ("journal-is-moved-at-opening", test_journal_is_moved_at_opening);
  ADD ("retry-is-the-same-tap", test_retry_is_the_same_tap);
  ADD ("contradiction-is-refused", test_contradiction_is_refused);
  ADD ("repeat", test_repeat);
  ADD ("repeat-after-undo-and-answer", test_repeat_after_undo_and_answer);
  ADD ("answer-to-a-repeat", test_answer_to_a_repeat);
  ADD ("rate", test_rate);
  ADD ("rate-ignores-the-wall-clock", test_rate_ignores_the_wall_clock);
  ADD ("rate-and-answers", test_rate_and_answers);
  ADD ("rate-limit-is-a-setting", test_rate_limit_is_a_setting);
  ADD ("helpers-are-not-suppressed", test_helpers_are_not_suppressed);
  ADD ("replace", test_replace);
  ADD ("undo", test_undo);
  ADD ("closed-is-final", test_closed_is_final);
  ADD ("closing", test_closing);
  ADD ("figures-survive-closing", test_figures_survive_closing);
  ADD ("chain-over-batches", test_chain_over_batches);
  ADD ("once-a-shift", test_once_a_shift);
  ADD ("ids-go-with-their-batch", test_ids_go_with_their_batch);
  ADD ("no-finer-time", test_no_finer_time);
  ADD ("fifty-a-second-for-a-minute", test_fifty_a_second_for_a_minute);
  ADD ("backups-are-few", test_backups_are_few);
  ADD ("settings-stay", test_settings_stay);
  ADD ("moving-closes-for-the-old-ward", test_moving_closes_for_the_old_ward);
  g_test_add_func ("/day-book/mode-nicks", test_mode_nicks);
  return g_test_run ();
}
