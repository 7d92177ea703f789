/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A state folder of its own for each test, a clock that stands near the day of the build, and short names. */
#include "world.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kiosk-build-day.h"
#include "kiosk-tally-check.h"

/* In memory where that can be: what is tested here is what the program does, and a real flush takes its time. */
static char *
make_folder (void)
{
  g_autofree char *template = g_strdup ("/dev/shm/store-XXXXXX");
  g_autoptr (GError) error = NULL;
  char *folder = g_mkdtemp (template) != NULL ? g_steal_pointer (&template) : g_dir_make_tmp ("store-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
world_set_up (World *self,
              gconstpointer data)
{
  self->folder = make_folder ();
  self->state = g_build_filename (self->folder, "state", NULL);
  self->clock = kiosk_manual_clock_new ("2000-01-01T00:00:00");
  world_set_clock (self, 1, "08:00:00");
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

void
world_tear_down (World *self,
                 gconstpointer data)
{
  if (self->book != NULL)
    world_crash (self);
  g_chmod (self->state, 0700);
  remove_tree (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->state, g_free);
  g_assert_finalize_object (self->clock);
}

/* The day of the build, and days before and after it. */
KioskDay
world_day (int offset)
{
  return kiosk_build_day_get () + (KioskDay) offset;
}

void
world_set_clock (World *self,
                 int offset,
                 const char *time)
{
  g_autofree char *iso = kiosk_day_dup_iso (world_day (offset));
  g_autofree char *moment = g_strconcat (iso, "T", time, NULL);

  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), moment);
}

void
world_create (World *self)
{
  g_autoptr (GError) error = NULL;

  kiosk_day_book_create (self->state, KIOSK_MODE_LIVE, self->clock, &error);
  g_assert_no_error (error);
}

KioskDayBook *
world_try_open (World *self,
                KioskMode mode,
                GError **error)
{
  return kiosk_day_book_open (self->state, mode, self->clock, error);
}

void
world_assert_refused (World *self,
                      KioskStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (world_try_open (self, KIOSK_MODE_LIVE, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, (int) code);
}

void
world_open (World *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (self->book);
  self->book = world_try_open (self, KIOSK_MODE_LIVE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->book);
}

void
world_close (World *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_day_book_close (self->book, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&self->book));
}

void
world_reopen (World *self)
{
  world_close (self);
  world_open (self);
}

/* As if the process had been killed: nothing is written any more. */
void
world_crash (World *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->book));
}

/* Each tap is a visit of its own, unless the test says otherwise. */
KioskRecorded
world_record (World *self,
              const KioskTap *tap)
{
  g_autoptr (GError) error = NULL;
  KioskRecorded recorded = { 0 };

  kiosk_day_book_record (self->book, ++self->visit, tap, &recorded, &error);
  g_assert_no_error (error);
  g_assert_cmpint (recorded.seq, >, 0);
  return recorded;
}

/* Returns the id. */
char *
world_tap (World *self,
           KioskKind kind)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (kind, FALSE);

  world_record (self, tap);
  return g_strdup (tap->id);
}

char *
world_change (World *self,
              const char *old_id,
              KioskKind kind)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (kind, FALSE);
  g_autoptr (GError) error = NULL;

  kiosk_day_book_replace (self->book, old_id, tap, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (tap->id);
}

void
world_undo (World *self,
            const char *id)
{
  g_autoptr (GError) error = NULL;

  kiosk_day_book_undo (self->book, id, &error);
  g_assert_no_error (error);
}

gboolean
world_close_batch (World *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_closed = FALSE;

  kiosk_day_book_close_batch (self->book, NULL, &is_closed, &error);
  g_assert_no_error (error);
  return is_closed;
}

KioskEntry
world_last_entry (World *self,
                  guint *out_n_entries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = kiosk_day_book_load_entries (self->book, &error);

  g_assert_no_error (error);
  *out_n_entries = entries->len;
  return entries->len > 0 ? g_array_index (entries, KioskEntry, entries->len - 1) : (KioskEntry) { 0 };
}

KioskTally
world_tally_of_day (World *self,
                    KioskDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) figures = kiosk_day_book_load_figures (self->book, day, day, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < figures->len; i++)
    if (g_array_index (figures, KioskDayFigures, i).day == day)
      return g_array_index (figures, KioskDayFigures, i).tally;
  return (KioskTally) { 0 };
}

/* Of all days, and balanced. */
KioskTally
world_tally (World *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) figures = kiosk_day_book_load_figures (self->book, 1, G_MAXUINT32, &error);
  KioskTally tally = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < figures->len; i++)
    kiosk_tally_add (&tally, &g_array_index (figures, KioskDayFigures, i).tally);
  g_assert_cmpint (tally.taps, ==, tally.counted + tally.changed + tally.undone + tally.suppressed);
  return tally;
}

void
world_assert_chain (World *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = kiosk_day_book_load_entries (self->book, &error);
  g_autoptr (GArray) cells = kiosk_day_book_load_cells (self->book, &error);
  g_autoptr (GArray) sheets = kiosk_day_book_load_closed_sheets (self->book, &error);

  g_assert_no_error (error);
  kiosk_tally_check (entries, cells, sheets, &error);
  g_assert_no_error (error);
}

/* Past the program, on a book that is closed. */
static sqlite3 *
open_past_the_program (World *self)
{
  g_autofree char *path = world_path (self, "day-book.db");
  sqlite3 *handle;

  g_assert_null (self->book);
  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  return handle;
}

void
world_sql (World *self,
           const char *sql)
{
  sqlite3 *handle = open_past_the_program (self);

  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

char *
world_query (World *self,
             const char *sql)
{
  sqlite3 *handle = open_past_the_program (self);
  sqlite3_stmt *statement;
  char *text;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  text = sqlite3_step (statement) == SQLITE_ROW ? g_strdup ((const char *) sqlite3_column_text (statement, 0)) : NULL;
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return text;
}

char *
world_path (World *self,
            const char *name)
{
  return g_build_filename (self->state, name, NULL);
}

gboolean
world_has (World *self,
           const char *name)
{
  g_autofree char *path = world_path (self, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* How many names in the state folder begin so. */
guint
world_count (World *self,
             const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (self->state, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix) ? 1 : 0;
  return n;
}

GBytes *
world_read (World *self,
            const char *name)
{
  g_autofree char *path = world_path (self, name);
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return g_bytes_new (NULL, 0);
  return g_bytes_new_take (data, size);
}

void
world_write (World *self,
             const char *name,
             GBytes *bytes)
{
  g_autofree char *path = world_path (self, name);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_file_set_contents_full (path, data != NULL ? data : "", (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names and hashes of all files in the state folder. */
char *
world_snapshot (World *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->state, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GBytes) bytes = world_read (self, name);
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      g_ptr_array_add (lines, g_strconcat (name, " ", sha256, NULL));
    }
  g_ptr_array_sort (lines, compare_names_cb);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
