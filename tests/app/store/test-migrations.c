/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Books of every version that there was, as make-book once wrote them: opened, brought up to date, gone on with. */
#include <glib/gstdio.h>

#include "failing-disk.h"
#include "world.h"

static void
put (World *self,
     const char *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_strdup_printf ("book-%s.db", version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  char *content;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (content, size);
  g_mkdir (self->state, 0700);
  world_write (self, "day-book.db", bytes);
}

static void
assert_contents (World *self)
{
  g_autoptr (GError) error = NULL;

  kiosk_day_book_check (self->book, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kiosk_day_book_get_kiosk (self->book), ==, "0123456789ABCDEF");
  g_assert_cmpint (world_tally (self).taps, ==, 9);
  g_assert_cmpint (world_tally (self).counted, ==, 6);
  world_assert_chain (self);
}

static KioskTry
try (World *self,
     KioskSecretRole role,
     const char *pin)
{
  g_autoptr (GError) error = NULL;
  KioskTry attempt = { 0 };

  kiosk_day_book_try_secret (self->book, role, pin, &attempt, &error);
  g_assert_no_error (error);
  return attempt;
}

static void
assert_version (World *self,
                const char *expected)
{
  g_autofree char *header = world_query (self, "PRAGMA user_version");
  g_autofree char *table = world_query (self, "SELECT version FROM meta");

  g_assert_cmpstr (header, ==, expected);
  g_assert_cmpstr (table, ==, expected);
}

static void
test_1_00 (World *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put (self, "1.00");
  assert_version (self, "100");
  world_open (self);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_COPIED);
  assert_contents (self);
  g_assert_false (try (self, KIOSK_SECRET_ROLE_SHIFT, "4711").is_right);
  kiosk_day_book_set_secret (self->book, KIOSK_SECRET_ROLE_SHIFT, "4711", &error);
  g_assert_no_error (error);
  world_reopen (self);
  g_assert_true (try (self, KIOSK_SECRET_ROLE_SHIFT, "4711").is_right);
  assert_contents (self);
  world_close (self);
  assert_version (self, "104");
}

/* The delay ran in another boot: it runs again whole. */
static void
test_1_01 (World *self,
           gconstpointer data)
{
  put (self, "1.01");
  assert_version (self, "101");
  kiosk_manual_clock_reboot (KIOSK_MANUAL_CLOCK (self->clock));
  world_open (self);
  assert_contents (self);
  g_assert_true (try (self, KIOSK_SECRET_ROLE_SHIFT, "4711").is_right);
  g_assert_cmpuint (try (self, KIOSK_SECRET_ROLE_STAFF, "482137").left_s, ==, 30);
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), 30 * 1000);
  g_assert_true (try (self, KIOSK_SECRET_ROLE_STAFF, "482137").is_right);
  world_close (self);
  assert_version (self, "104");
}

/* Nothing was noted yet, and the clock was never corrected. */
static void
test_1_02 (World *self,
           gconstpointer data)
{
  g_autofree char *events = NULL;
  g_autofree char *correction = NULL;

  put (self, "1.02");
  assert_version (self, "102");
  world_open (self);
  assert_contents (self);
  world_close (self);
  events = world_query (self, "SELECT count(*) FROM event");
  correction = world_query (self, "SELECT correction_s || correction_boot FROM meta");
  g_assert_cmpstr (events, ==, "0");
  g_assert_cmpstr (correction, ==, "0");
  assert_version (self, "104");
}

/* Its sheet and its target are there, and nothing was exported yet. */
static void
test_1_03 (World *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskExportHistory) history = NULL;
  g_autoptr (GArray) targets = NULL;
  g_autofree char *people = NULL;

  put (self, "1.03");
  assert_version (self, "103");
  world_open (self);
  assert_contents (self);
  history = kiosk_day_book_load_exports (self->book, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->exports->len, ==, 0);
  g_assert_cmpint (history->n_since, ==, 4);
  g_assert_false (history->has_receipt);
  targets = kiosk_day_book_load_targets (self->book, NULL);
  g_assert_cmpuint (targets->len, ==, 1);
  world_close (self);
  people = world_query (self, "SELECT sum (count) FROM sheet_line");
  g_assert_cmpstr (people, ==, "9");
  assert_version (self, "104");
}

/* The batches that were closed before there were sheets go on being what they were closed as. */
static void
test_sheets_after_1_02 (World *self,
                        gconstpointer data)
{
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_UNIT);
  g_autoptr (GError) error = NULL;

  put (self, "1.02");
  world_open (self);
  sheet->day = kiosk_day_from_iso ("2026-11-24");
  g_strlcpy (sheet->unit, "a", sizeof sheet->unit);
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_CONCERNED] = 9;
  kiosk_day_book_enter_sheet (self->book, sheet, NULL, &error);
  g_assert_no_error (error);
  assert_contents (self);
  world_close_batch (self);
  world_reopen (self);
  assert_contents (self);
}

/* What a program of 1.02 says to a book, word for word; of its own minor version or of a later one, which it opens. */
static void
say_as_1_02 (sqlite3 *handle,
             const char *sql)
{
  char *problem = NULL;

  sqlite3_exec (handle, sql, NULL, NULL, &problem);
  g_assert_cmpstr (problem, ==, NULL);
}

static void
insert_as_1_02 (sqlite3 *handle,
                const KioskEntry *entry,
                const KioskCell *cell)
{
  g_autofree char *day = kiosk_day_dup_iso (entry->day);
  g_autofree char *insert_entry = g_strdup_printf (
    "INSERT INTO entry (format, kiosk, epoch, n, date, not_before, clock, ward, ward_valid_from, restored, taps, "
    "counted, changed, undone, suppressed, cells_sha256, sheets_sha256, previous, hash) VALUES (%d, '%s', '%s', 0, "
    "'%s', '', 'trusted', '', '', 0, 1, 1, 0, 0, 0, '%s', '%s', '%s', '%s')", entry->format, entry->kiosk,
    entry->epoch, day, entry->cells_sha256, entry->sheets_sha256, entry->previous, entry->hash);
  g_autofree char *insert_cell = g_strdup_printf (
    "INSERT INTO cell (epoch, n, shift, source, team, audience, helped, kind, reason, overlap, suppressed, people) "
    "VALUES ('%s', 0, 'am', 'self', '', 'unspecified', 0, 'already_had', '', 0, '', 1)", cell->epoch);

  say_as_1_02 (handle, insert_entry);
  say_as_1_02 (handle, insert_cell);
}

static void
seal_as_1_02 (const char *kiosk,
              const char *epoch,
              KioskEntry *entry,
              KioskCell *cell)
{
  g_autofree char *of_cells = NULL;
  g_autofree char *of_sheets = kiosk_sheets_dup_sha256 (NULL, 0);

  *cell = (KioskCell) {
    .audience = KIOSK_AUDIENCE_UNSPECIFIED, .kind = KIOSK_KIND_ALREADY_HAD, .people = 1
  };
  *entry = (KioskEntry) {
    .format = KIOSK_ENTRY_FORMAT, .day = world_day (1), .trust = KIOSK_TRUST_TRUSTED, .taps = 1, .counted = 1
  };
  g_strlcpy (cell->epoch, epoch, sizeof cell->epoch);
  g_strlcpy (entry->epoch, epoch, sizeof entry->epoch);
  g_strlcpy (entry->kiosk, kiosk, sizeof entry->kiosk);
  of_cells = kiosk_cells_dup_sha256 (cell, 1);
  g_strlcpy (entry->cells_sha256, of_cells, sizeof entry->cells_sha256);
  g_strlcpy (entry->sheets_sha256, of_sheets, sizeof entry->sheets_sha256);
  g_strlcpy (entry->previous, KIOSK_HASH_NONE, sizeof entry->previous);
  kiosk_entry_seal (entry);
}

/* The first tap of the next day. */
static void
work_as_1_02 (World *self,
              const KioskEntry *entry,
              const KioskCell *cell)
{
  g_autofree char *path = world_path (self, "day-book.db");
  g_autofree char *day = kiosk_day_dup_iso (world_day (2));
  g_autofree char *batch = g_strdup_printf ("INSERT INTO batch (date, not_before, clock, boot, restored) "
                                            "VALUES ('%s', '', 'trusted', '', 0)", day);
  g_autofree char *tap = g_strdup_printf (
    "INSERT INTO tap (id, batch, date, shift, source, team, audience, helped, kind, reason, people, voids, suppressed, "
    "overlap) VALUES ('0123456789abcdef0123456789abcdef', (SELECT id FROM batch), '%s', 'am', 'self', '', "
    "'unspecified', 0, 'advised', '', 1, NULL, '', 0)", day);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  say_as_1_02 (handle, "PRAGMA foreign_keys = ON; BEGIN IMMEDIATE");
  insert_as_1_02 (handle, entry, cell);
  say_as_1_02 (handle, "DELETE FROM tap WHERE batch = 1; DELETE FROM batch WHERE id = 1; COMMIT");
  say_as_1_02 (handle, "BEGIN IMMEDIATE");
  say_as_1_02 (handle, batch);
  say_as_1_02 (handle, tap);
  say_as_1_02 (handle, "COMMIT");
  sqlite3_close (handle);
}

static void
enter_sheet (World *self,
             KioskSheetForm form)
{
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new (form);

  sheet->day = world_day (0);
  if (form == KIOSK_SHEET_FORM_UNIT)
    {
      g_strlcpy (sheet->unit, "a", sizeof sheet->unit);
      sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_CONCERNED] = 9;
    }
  else
    {
      sheet->place = KIOSK_PLACE_MARKET;
      sheet->team = KIOSK_TEAM_POLICE;
      sheet->counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED] = 5;
    }
  g_assert_true (kiosk_day_book_enter_sheet (self->book, sheet, NULL, NULL));
}

static void
assert_sheets (World *self,
               guint n_closed)
{
  g_autoptr (GArray) sheets = kiosk_day_book_load_sheets (self->book, 1, G_MAXUINT32, NULL);
  g_autoptr (GArray) closed = kiosk_day_book_load_closed_sheets (self->book, NULL);

  g_assert_cmpuint (sheets->len, ==, 2);
  g_assert_cmpuint (closed->len, ==, n_closed);
}

/* Somebody puts the former version back, for a day: it closes the batch of a book with sheets that it knows nothing of,
 * and whoever comes after it finds them, and closes them with the next batch. */
static void
test_1_02_after_sheets (World *self,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KioskEntry entry;
  KioskCell cell;

  world_create (self);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_ALREADY_HAD));
  enter_sheet (self, KIOSK_SHEET_FORM_UNIT);
  enter_sheet (self, KIOSK_SHEET_FORM_OUTREACH);
  seal_as_1_02 (kiosk_day_book_get_kiosk (self->book), kiosk_day_book_get_epoch (self->book), &entry, &cell);
  world_close (self);

  work_as_1_02 (self, &entry, &cell);
  world_set_clock (self, 2, "09:00:00");
  world_open (self);
  g_assert_true (kiosk_day_book_check (self->book, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
  g_assert_cmpint (world_tally (self).taps, ==, 2);
  world_assert_chain (self);
  assert_sheets (self, 0);

  g_assert_true (world_close_batch (self));
  assert_sheets (self, 2);
  world_reopen (self);
  g_assert_true (kiosk_day_book_check (self->book, &error));
  assert_sheets (self, 2);
  world_assert_chain (self);
  g_assert_cmpint (world_tally (self).taps, ==, 2);
  world_close (self);
  assert_version (self, "104");
}

static gboolean
survive (World *self,
         guint number)
{
  g_autoptr (GError) error = NULL;
  gboolean has_failed;
  gboolean has_secret = TRUE;

  put (self, "1.00");
  failing_disk_arm (DISK_WRITE, number, SQLITE_FULL, FALSE, TRUE, NULL);
  self->book = world_try_open (self, KIOSK_MODE_LIVE, &error);
  has_failed = failing_disk_disarm ();
  if (has_failed && self->book == NULL)
    g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FULL);
  g_clear_error (&error);
  if (self->book != NULL)
    world_crash (self);

  world_open (self);
  assert_contents (self);
  g_assert_true (kiosk_day_book_has_secret (self->book, KIOSK_SECRET_ROLE_SHIFT, &has_secret, &error));
  g_assert_false (has_secret);
  world_close (self);
  return has_failed;
}

/* A disk that is full at any moment of it leaves a book that opens once there is room. */
static void
test_full_disk (World *self,
                gconstpointer data)
{
  guint number = 0;

  failing_disk_install ();
  while (survive (self, number))
    number++;
  g_test_message ("%u writes", number);
  g_assert_cmpuint (number, >, 5);
}

#define ADD(name, function) g_test_add ("/migrations/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("1.00", test_1_00);
  ADD ("1.01", test_1_01);
  ADD ("1.02", test_1_02);
  ADD ("1.03", test_1_03);
  ADD ("sheets-after-1.02", test_sheets_after_1_02);
  ADD ("1.02-after-sheets", test_1_02_after_sheets);

  /* Last: on that disk nothing opens a book past the program. */
  ADD ("full-disk", test_full_disk);
  return g_test_run ();
}
