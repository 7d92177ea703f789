/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Books that are none, that are held, damaged or out of space; and what a check finds. */
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk-world.h"
#include "kiosk-desk-check.h"
#include "kiosk-desk-overview.h"

typedef DeskWorld Fixture;

static void
assert_unopened (const char *path,
                 KioskDeskError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDeskBook) book = kiosk_desk_book_open (path, FALSE, &error);

  g_assert_null (book);
  g_assert_error (error, KIOSK_DESK_ERROR, (int) code);
}

static void
fill (Fixture *self)
{
  for (guint i = 0; i < 6; i++)
    fleet_kiosk_close (self->kiosk, self->day + i, 8, FALSE);
  desk_world_take (self, self->kiosk, 6);
}

static void
change (Fixture *self,
        const char *sql)
{
  g_clear_pointer (&self->book, kiosk_desk_book_free);
  desk_world_change (self->path, sql);
}

/* @kiosks: (nullable) (element-type FleetKiosk): enrolled beside the first one */
static void
begin_anew (Fixture *self,
            GPtrArray *kiosks)
{
  g_clear_pointer (&self->book, kiosk_desk_book_free);
  g_free (self->path);
  self->path = desk_world_new_place (self);
  self->book = kiosk_desk_book_open (self->path, TRUE, NULL);
  desk_world_enrol (self, self->kiosk);
  for (guint i = 0; kiosks != NULL && i < kiosks->len; i++)
    desk_world_enrol (self, g_ptr_array_index (kiosks, i));
}

static void
test_missing (Fixture *self,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "khong-co.db", NULL);
  g_autofree char *below = g_build_filename (path, "so.db", NULL);

  assert_unopened (path, KIOSK_DESK_ERROR_MISSING);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_unopened (below, KIOSK_DESK_ERROR_MISSING);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_unopened (path, KIOSK_DESK_ERROR_MISSING);
}

static void
test_held (Fixture *self,
           gconstpointer data)
{
  assert_unopened (self->path, KIOSK_DESK_ERROR_LOCKED);
}

static void
test_foreign (Fixture *self,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "khac.db", NULL);
  sqlite3 *handle;

  g_assert_true (g_file_set_contents (path, "Kính gửi: không phải cơ sở dữ liệu, chỉ là một bức thư dài hơn một trang.",
                                      -1, NULL));
  assert_unopened (path, KIOSK_DESK_ERROR_FOREIGN);
  g_remove (path);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, "CREATE TABLE meta (version INTEGER); PRAGMA application_id = 7", NULL, NULL, NULL);
  sqlite3_close (handle);
  assert_unopened (path, KIOSK_DESK_ERROR_FOREIGN);
}

static void
test_newer (Fixture *self,
            gconstpointer data)
{
  change (self, "UPDATE meta SET version = 200");
  assert_unopened (self->path, KIOSK_DESK_ERROR_NEWER);
  change (self, "UPDATE meta SET version = 0");
  assert_unopened (self->path, KIOSK_DESK_ERROR_CORRUPT);
  change (self, "UPDATE meta SET version = 101");
  self->book = kiosk_desk_book_open (self->path, FALSE, NULL);
  g_assert_nonnull (self->book);
}

/* Each sort of row, changed by a hand that knows SQL, is noticed. */
static void
test_changed (Fixture *self,
              gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE cell SET kind = 99 WHERE people = (SELECT max (people) FROM cell)",
    "UPDATE cell SET people = people + 1 WHERE batch = (SELECT min (batch) FROM cell)",
    "DELETE FROM cell WHERE batch = (SELECT max (batch) FROM cell)",
    "UPDATE batch SET counted = counted + 1, taps = taps + 1 WHERE n = 3",
    "UPDATE batch SET date = date + 1 WHERE n = 4",
    "UPDATE batch SET self_am = self_am + 1 WHERE n = 2",
    "UPDATE chain SET previous = '' WHERE n = 1",
    "DELETE FROM chain WHERE n = 2",
    "DELETE FROM batch WHERE n = 2",
    "UPDATE sheet_line SET count = count + 1",
    "DELETE FROM sheet",
  };

  for (guint i = 0; i < 6; i++)
    fleet_kiosk_close (self->kiosk, self->day + i, 8, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GPtrArray) faults = NULL;
      KioskDeskChecked checked;

      begin_anew (self, NULL);
      desk_world_take (self, self->kiosk, 6);
      desk_world_assert_sound (self->book);
      change (self, changes[i]);
      self->book = kiosk_desk_book_open (self->path, FALSE, NULL);
      g_assert_true (kiosk_desk_check (self->book, NULL, NULL, &checked, &faults, NULL));
      if (faults->len == 0)
        g_error ("Nobody noticed: %s", changes[i]);
    }
}

/* Every page overwritten in turn: an error or a fault, and never an end of the program. */
static void
test_damaged (Fixture *self,
              gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize size;

  fill (self);
  g_clear_pointer (&self->book, kiosk_desk_book_free);
  g_assert_true (g_file_get_contents (self->path, &text, &size, NULL));
  for (gsize page = 0; page < size; page += 4096)
    {
      g_autofree char *damaged = g_memdup2 (text, size);
      g_autoptr (GPtrArray) faults = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (KioskDeskBook) book = NULL;
      KioskDeskChecked checked;

      memset (damaged + page + (page == 0 ? 100 : 0), 0xa5, page == 0 ? 3996 : 4096);
      g_assert_true (g_file_set_contents (self->path, damaged, (gssize) size, NULL));
      book = kiosk_desk_book_open (self->path, FALSE, &error);
      if (book != NULL)
        kiosk_desk_check (book, NULL, NULL, &checked, &faults, &error);
      if (error == NULL && (faults == NULL || faults->len == 0))
        g_error ("Nobody noticed a damaged page at %u", (guint) page);
    }
}

/* The file may not grow any more: nothing of the bundle is taken, and the book is whole. */
static void
test_full (Fixture *self,
           gconstpointer data)
{
  struct rlimit before;
  g_autofree char *path = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *after = NULL;
  g_autoptr (KioskDeskMerged) merged = NULL;
  struct rlimit limit;

  fill (self);
  dump = desk_world_dump (self->book);
  for (guint i = 0; i < 60; i++)
    fleet_kiosk_close (self->kiosk, self->day + 10 + i, 30, FALSE);
  path = fleet_kiosk_export (self->kiosk, self->folder, self->day, "live");
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  limit = before;
  limit.rlim_cur = 200 * 1024;
  setrlimit (RLIMIT_FSIZE, &limit);
  merged = kiosk_desk_merge (self->book, path);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_cmpint (merged->outcome, ==, KIOSK_DESK_OUTCOME_REFUSED);
  g_assert_true (kiosk_desk_merged_is_end (merged));
  after = desk_world_dump (self->book);
  g_assert_cmpstr (dump, ==, after);
  g_clear_pointer (&merged, kiosk_desk_merged_free);
  merged = kiosk_desk_merge (self->book, path);
  g_assert_no_error (merged->error);
  g_assert_cmpuint (merged->n_new, ==, 60);
  desk_world_assert_sound (self->book);
}

static void
merge_all (const char *book_path,
           GPtrArray *paths)
{
  g_autoptr (KioskDeskBook) book = kiosk_desk_book_open (book_path, FALSE, NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (KioskDeskMerged) merged = kiosk_desk_merge (book, g_ptr_array_index (paths, i));

      if (merged->error != NULL)
        _exit (1);
    }
}

static void
merge_and_kill (const char *book_path,
                GPtrArray *paths,
                guint delay_us)
{
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      merge_all (book_path, paths);
      _exit (0);
    }
  g_usleep (delay_us);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static FleetKiosk *
new_kiosk (Fixture *self,
           guint k)
{
  FleetKiosk *kiosk = fleet_kiosk_new (k < 99 ? "26983" : "26995", 1 + k % 99);

  for (guint i = 0; i < 3; i++)
    fleet_kiosk_close (kiosk, self->day + i, 5, FALSE);
  return kiosk;
}

/* How long it took, in µs. */
static gint64
merge_undisturbed (Fixture *self,
                   GPtrArray *paths)
{
  gint64 began = g_get_monotonic_time ();

  g_clear_pointer (&self->book, kiosk_desk_book_free);
  merge_all (self->path, paths);
  began = g_get_monotonic_time () - began;
  self->book = kiosk_desk_book_open (self->path, FALSE, NULL);
  return began;
}

/* KILLS: how many. After each the rest is merged, and the book is the one that nobody killed. */
static void
test_killed (Fixture *self,
             gconstpointer data)
{
  const char *asked = g_getenv ("DESK_KILLS");
  guint n_kills = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : desk_world_is_served () ? 2 : 6;
  g_autoptr (GPtrArray) kiosks = g_ptr_array_new_with_free_func ((GDestroyNotify) fleet_kiosk_free);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *whole = NULL;
  gint64 took;

  for (guint k = 0; k < 168; k++)
    {
      g_ptr_array_add (kiosks, new_kiosk (self, k));
      g_ptr_array_add (paths, fleet_kiosk_export (g_ptr_array_index (kiosks, k), self->folder, self->day, "live"));
    }
  begin_anew (self, kiosks);
  took = merge_undisturbed (self, paths);
  whole = desk_world_dump (self->book);
  for (guint i = 0; i < n_kills; i++)
    {
      g_autofree char *dump = NULL;

      begin_anew (self, kiosks);
      g_clear_pointer (&self->book, kiosk_desk_book_free);
      merge_and_kill (self->path, paths, (guint) (took * (i + 1) / (n_kills + 1)));
      merge_undisturbed (self, paths);
      dump = desk_world_dump (self->book);
      g_assert_cmpstr (dump, ==, whole);
    }
  desk_world_assert_sound (self->book);
}

static void
test_overview (Fixture *self,
               gconstpointer data)
{
  g_autoptr (GArray) lines = NULL;
  const KioskDeskOverview *line;

  fill (self);
  lines = kiosk_desk_overview_load (self->book, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  line = &g_array_index (lines, KioskDeskOverview, 0);
  g_assert_cmpint (line->head, ==, 5);
  g_assert_cmpint (line->n_batches, ==, 6);
  g_assert_cmpint (line->counted, ==, desk_world_sum (self->kiosk));
  g_assert_cmpuint (line->last_day, ==, self->day + 5);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/desk/book/" name, Fixture, NULL, desk_world_set_up, func, desk_world_tear_down)
  if (!desk_world_is_served ())
    {
      ADD ("missing", test_missing);
      ADD ("held", test_held);
      ADD ("foreign", test_foreign);
      ADD ("damaged", test_damaged);
      ADD ("full", test_full);
    }
  ADD ("newer", test_newer);
  ADD ("changed", test_changed);
  ADD ("killed", test_killed);
  ADD ("overview", test_overview);
  return g_test_run ();
}
