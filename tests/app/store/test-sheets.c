/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets and targets in the book: on disk, once, never lost, never changed, and closed with the batch they are in. */
#include <string.h>
#include <unistd.h>

#include "failing-disk.h"
#include "world.h"

#define OF_NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static void
start (World *self)
{
  world_create (self);
  world_open (self);
}

static KioskSheet *
new_outreach (gint64 installed)
{
  KioskSheet *sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_OUTREACH);

  sheet->day = world_day (0);
  sheet->place = KIOSK_PLACE_MARKET;
  sheet->team = KIOSK_TEAM_POLICE;
  sheet->counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED] = installed;
  sheet->counts[KIOSK_AUDIENCE_MEMBER][KIOSK_SHEET_FIGURE_NOT_ABLE] = 2;
  return sheet;
}

static KioskSheet *
new_unit (const char *unit,
          gint64 installed)
{
  KioskSheet *sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_UNIT);

  sheet->day = world_day (0);
  g_strlcpy (sheet->unit, unit, sizeof sheet->unit);
  sheet->audience = KIOSK_AUDIENCE_MEMBER;
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_CONCERNED] = 50;
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_APP_INSTALLED] = installed;
  return sheet;
}

static gint64
enter (World *self,
       const KioskSheet *sheet)
{
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  kiosk_day_book_enter_sheet (self->book, sheet, &number, &error);
  g_assert_no_error (error);
  return number;
}

static void
enter_outreach (World *self)
{
  g_autoptr (KioskSheet) sheet = new_outreach (5);

  enter (self, sheet);
}

static void
assert_refused (World *self,
                const KioskSheet *sheet,
                KioskStoreError code,
                const char *what)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -7;

  g_assert_false (kiosk_day_book_enter_sheet (self->book, sheet, &number, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, what));
  g_assert_cmpint (number, ==, -7);
}

static GArray *
load (World *self)
{
  g_autoptr (GError) error = NULL;
  GArray *sheets = kiosk_day_book_load_sheets (self->book, 1, G_MAXUINT32, &error);

  g_assert_no_error (error);
  return sheets;
}

static void
assert_n_sheets (World *self,
                 guint expected)
{
  g_autoptr (GArray) sheets = load (self);

  g_assert_cmpuint (sheets->len, ==, expected);
}

static void
assert_whole (World *self)
{
  g_autoptr (GError) error = NULL;

  world_assert_chain (self);
  kiosk_day_book_check (self->book, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book) & KIOSK_NOTICE_RESTORED, ==, 0);
}

static gboolean
close_day (World *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_closed = 7;

  kiosk_day_book_close_day (self->book, NULL, &is_closed, &error);
  g_assert_no_error (error);
  return is_closed;
}

static void
confirm (World *self)
{
  g_autoptr (GError) error = NULL;

  kiosk_day_book_confirm_clock (self->book, &error);
  g_assert_no_error (error);
}

static void
set_1970 (World *self)
{
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), "1970-01-01T07:03:00");
}

static void
test_enter (World *self,
            gconstpointer data)
{
  g_autoptr (KioskSheet) first = new_outreach (5);
  g_autoptr (KioskSheet) second = new_unit ("hoi-phu-nu", 40);
  g_autoptr (GArray) sheets = NULL;
  const KioskSheet *loaded;

  start (self);
  g_assert_cmpint (enter (self, first), ==, 1);
  g_assert_cmpint (enter (self, second), ==, 2);
  g_assert_cmpint (enter (self, first), ==, 1);
  world_crash (self);
  world_open (self);
  g_assert_cmpint (enter (self, first), ==, 1);

  sheets = load (self);
  g_assert_cmpuint (sheets->len, ==, 2);
  loaded = &g_array_index (sheets, KioskSheet, 0);
  g_assert_cmpstr (loaded->id, ==, first->id);
  g_assert_cmpint (loaded->form, ==, KIOSK_SHEET_FORM_OUTREACH);
  g_assert_cmpuint (loaded->day, ==, first->day);
  g_assert_cmpint (loaded->place, ==, KIOSK_PLACE_MARKET);
  g_assert_cmpint (loaded->team, ==, KIOSK_TEAM_POLICE);
  g_assert_cmpint (loaded->audience, ==, KIOSK_AUDIENCE_UNSPECIFIED);
  g_assert_cmpmem (loaded->counts, sizeof loaded->counts, first->counts, sizeof first->counts);
  loaded = &g_array_index (sheets, KioskSheet, 1);
  g_assert_cmpstr (loaded->unit, ==, "hoi-phu-nu");
  g_assert_cmpint (loaded->audience, ==, KIOSK_AUDIENCE_MEMBER);
  g_assert_cmpmem (loaded->counts, sizeof loaded->counts, second->counts, sizeof second->counts);
}

/* Never added to taps. */
static void
test_no_tap (World *self,
             gconstpointer data)
{
  start (self);
  enter_outreach (self);
  g_assert_cmpint (world_tally (self).taps, ==, 0);
  close_day (self);
  g_assert_cmpint (world_tally (self).taps, ==, 0);
}

static void
test_refused (World *self,
              gconstpointer data)
{
  g_autoptr (KioskSheet) outreach = new_outreach (5);
  g_autoptr (KioskSheet) unit = new_unit ("a", 51);

  start (self);
  assert_refused (self, unit, KIOSK_STORE_ERROR_INVALID, "more-installed-than-concerned");
  outreach->day = world_day (2);
  assert_refused (self, outreach, KIOSK_STORE_ERROR_INVALID, "day-in-future");
  assert_n_sheets (self, 0);

  /* The same, where nobody knows what day it is. */
  set_1970 (self);
  enter (self, outreach);
  assert_n_sheets (self, 1);
}

static void
test_replace (World *self,
              gconstpointer data)
{
  g_autoptr (KioskSheet) first = new_unit ("a", 40);
  g_autoptr (KioskSheet) second = kiosk_sheet_new_replacing (first);
  g_autoptr (KioskSheet) late = kiosk_sheet_new_replacing (first);
  g_autoptr (KioskSheet) other = kiosk_sheet_new_replacing (second);
  g_autoptr (KioskSheet) withdrawal = kiosk_sheet_new_replacing (second);
  g_autoptr (GArray) sheets = NULL;

  start (self);
  assert_refused (self, second, KIOSK_STORE_ERROR_CLOSED, "nothing that it could still replace");
  enter (self, first);
  world_close_batch (self);
  enter (self, second);
  assert_refused (self, late, KIOSK_STORE_ERROR_CLOSED, "nothing that it could still replace");
  g_strlcpy (other->unit, "b", sizeof other->unit);
  assert_refused (self, other, KIOSK_STORE_ERROR_INVALID, "another form or unit");
  kiosk_sheet_clear_counts (withdrawal);
  enter (self, withdrawal);

  sheets = load (self);
  g_assert_cmpuint (sheets->len, ==, 3);
  g_assert_true (g_array_index (sheets, KioskSheet, 0).is_replaced);
  g_assert_true (g_array_index (sheets, KioskSheet, 1).is_replaced);
  g_assert_false (g_array_index (sheets, KioskSheet, 2).is_replaced);
  g_assert_true (kiosk_sheet_is_empty (&g_array_index (sheets, KioskSheet, 2)));
  g_assert_cmpint (g_array_index (sheets, KioskSheet, 2).audience, ==, KIOSK_AUDIENCE_MEMBER);
  world_close_batch (self);
  assert_whole (self);
}

static void
test_range (World *self,
            gconstpointer data)
{
  g_autoptr (KioskSheet) sheet = new_outreach (5);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) of_day = NULL;

  start (self);
  sheet->day = world_day (-3);
  enter (self, sheet);
  before = kiosk_day_book_load_sheets (self->book, 1, world_day (-4), NULL);
  of_day = kiosk_day_book_load_sheets (self->book, world_day (-3), world_day (-3), NULL);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpuint (of_day->len, ==, 1);
}

static void
test_closing (World *self,
              gconstpointer data)
{
  g_autoptr (GArray) sheets = NULL;
  g_autofree char *sha256 = NULL;
  KioskEntry entry;
  guint n_entries;

  start (self);
  enter_outreach (self);
  g_assert_true (world_close_batch (self));
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  g_assert_cmpint (entry.taps, ==, 0);
  g_assert_cmpuint (entry.day, ==, world_day (1));

  sheets = kiosk_day_book_load_closed_sheets (self->book, NULL);
  g_assert_cmpuint (sheets->len, ==, 1);
  sha256 = kiosk_sheets_dup_sha256 ((const KioskSheet *) (gpointer) sheets->data, 1);
  g_assert_cmpstr (entry.sheets_sha256, ==, sha256);
  g_assert_cmpstr (g_array_index (sheets, KioskSheet, 0).epoch, ==, kiosk_day_book_get_epoch (self->book));
  assert_whole (self);

  /* What came with no sheet has the hash of nothing, as ever. */
  world_set_clock (self, 2, "09:00:00");
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_true (world_close_batch (self));
  g_assert_cmpstr (world_last_entry (self, &n_entries).sheets_sha256, ==, OF_NOTHING);
  world_reopen (self);
  assert_whole (self);
}

static void
test_closes_with_its_day (World *self,
                          gconstpointer data)
{
  guint n_entries;

  start (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  world_set_clock (self, 2, "09:00:00");
  enter_outreach (self);
  g_assert_cmpuint (world_last_entry (self, &n_entries).day, ==, world_day (1));
  g_assert_cmpuint (n_entries, ==, 1);
  world_set_clock (self, 3, "09:00:00");
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_cmpuint (world_last_entry (self, &n_entries).day, ==, world_day (2));
  g_assert_cmpstr (world_last_entry (self, &n_entries).sheets_sha256, !=, OF_NOTHING);
  assert_whole (self);
}

/* Sheets alone say nothing of who came when, so they need not wait for the next shift. With taps they wait. */
static void
test_twice_a_shift (World *self,
                    gconstpointer data)
{
  start (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_true (world_close_batch (self));
  enter_outreach (self);
  g_assert_true (world_close_batch (self));
  enter_outreach (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_false (world_close_batch (self));
  assert_whole (self);
}

static void
test_without_a_date (World *self,
                     gconstpointer data)
{
  guint n_entries;

  start (self);
  set_1970 (self);
  enter_outreach (self);
  world_crash (self);
  kiosk_manual_clock_reboot (KIOSK_MANUAL_CLOCK (self->clock));
  world_open (self);
  g_assert_cmpuint (world_last_entry (self, &n_entries).day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpuint (n_entries, ==, 1);
  assert_whole (self);
}

static void
test_dated_later (World *self,
                  gconstpointer data)
{
  guint n_entries;

  start (self);
  set_1970 (self);
  enter_outreach (self);
  world_set_clock (self, 1, "09:00:00");
  confirm (self);
  g_assert_true (world_close_batch (self));
  g_assert_cmpuint (world_last_entry (self, &n_entries).day, ==, world_day (1));
  g_assert_cmpuint (n_entries, ==, 1);
  assert_whole (self);
}

/* The batch without a date goes into the one with today's, its sheets too. */
static void
test_dated_into_another (World *self,
                         gconstpointer data)
{
  g_autofree char *sheets = NULL;
  guint n_entries;

  start (self);
  world_set_clock (self, 1, "08:00:00");
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  set_1970 (self);
  enter_outreach (self);
  world_set_clock (self, 1, "09:00:00");
  confirm (self);
  g_assert_true (world_close_batch (self));
  world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  assert_whole (self);
  world_close (self);
  sheets = world_query (self, "SELECT count(*) FROM sheet WHERE batch IS NULL AND n = 0");
  g_assert_cmpstr (sheets, ==, "1");
}

static void
truncate_book (World *self)
{
  g_autofree char *path = world_path (self, "day-book.db");

  g_assert_cmpint (truncate (path, 4 * 4096), ==, 0);
}

/* Sheets that were open in a backup are not lost with the taps' ids: they close at once, marked, and stay. */
static void
test_restored (World *self,
               gconstpointer data)
{
  g_autofree char *epoch = NULL;
  g_autoptr (GError) error = NULL;
  KioskEntry entry;
  guint n_entries;

  start (self);
  enter_outreach (self);
  world_close_batch (self);
  enter_outreach (self);
  kiosk_day_book_back_up (self->book, &error);
  g_assert_no_error (error);
  epoch = g_strdup (kiosk_day_book_get_epoch (self->book));
  world_close (self);
  truncate_book (self);
  world_open (self);

  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 2);
  g_assert_true (entry.restored);
  g_assert_cmpint (entry.taps, ==, 0);
  g_assert_cmpstr (entry.epoch, !=, epoch);
  g_assert_cmpstr (entry.sheets_sha256, !=, OF_NOTHING);
  assert_n_sheets (self, 2);
  world_assert_chain (self);
}

static void
test_copied (World *self,
             gconstpointer data)
{
  guint n_entries;

  start (self);
  enter_outreach (self);
  world_close (self);
  world_sql (self, "UPDATE meta SET machine = 'another'");
  world_open (self);
  g_assert_true (world_last_entry (self, &n_entries).restored);
  g_assert_cmpuint (n_entries, ==, 1);
  assert_n_sheets (self, 1);
  assert_whole (self);
}

static gboolean
try_sql (World *self,
         const char *sql)
{
  g_autofree char *path = world_path (self, "day-book.db");
  sqlite3 *handle;
  int result;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  result = sqlite3_exec (handle, sql, NULL, NULL, NULL);
  sqlite3_close (handle);
  return result == SQLITE_OK;
}

static KioskTarget *
new_target (void)
{
  KioskTarget *target = kiosk_target_new ();

  target->number = 100;
  target->from = world_day (-10);
  target->until = world_day (10);
  return target;
}

static void
set_target (World *self,
            const KioskTarget *target)
{
  g_autoptr (GError) error = NULL;

  kiosk_day_book_set_target (self->book, target, &error);
  g_assert_no_error (error);
}

static void
test_final (World *self,
            gconstpointer data)
{
  static const char *const forbidden[] = {
    "UPDATE sheet SET date = '2026-01-01'", "UPDATE sheet SET id = 'x'", "UPDATE sheet SET n = 7 WHERE batch IS NULL",
    "DELETE FROM sheet", "UPDATE sheet_line SET count = 1", "DELETE FROM sheet_line", "UPDATE target SET number = 1",
    "DELETE FROM target"
  };
  g_autoptr (KioskTarget) target = NULL;

  start (self);
  target = new_target ();
  set_target (self, target);
  enter_outreach (self);
  world_close_batch (self);
  world_close (self);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      g_test_message ("%s", forbidden[i]);
      g_assert_false (try_sql (self, forbidden[i]));
    }
}

/* A figure that changed on the disk is damage like any other. */
static void
test_changed_on_disk (World *self,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  start (self);
  enter_outreach (self);
  world_close_batch (self);
  world_close (self);
  world_sql (self, "DROP TRIGGER sheet_line_is_final; UPDATE sheet_line SET count = count + 1");
  world_open (self);
  kiosk_day_book_check (self->book, &error);
  g_assert_no_error (error);
  g_assert_true (kiosk_day_book_get_notices (self->book) & KIOSK_NOTICE_RESTORED);
  world_assert_chain (self);
}

static gboolean
survive (World *self,
         guint number,
         const KioskSheet *sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sheets = NULL;
  gboolean has_failed;
  gboolean is_entered;

  failing_disk_arm (DISK_WRITE, number, SQLITE_FULL, FALSE, TRUE, NULL);
  is_entered = kiosk_day_book_enter_sheet (self->book, sheet, NULL, &error);
  has_failed = failing_disk_disarm ();
  if (!is_entered)
    g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FULL);

  sheets = load (self);
  g_assert_cmpuint (sheets->len, ==, is_entered ? 1 : 0);
  return has_failed;
}

/* What is refused for want of space is not there, and the same sheet again is entered once. */
static void
test_full_disk (World *self,
                gconstpointer data)
{
  g_autoptr (KioskSheet) sheet = NULL;
  guint number = 0;

  failing_disk_install ();
  start (self);
  sheet = new_outreach (5);
  g_assert_cmpint (world_tally (self).taps, ==, 0);
  while (survive (self, number, sheet))
    number++;
  g_test_message ("%u writes", number);
  g_assert_cmpuint (number, >, 1);
  enter (self, sheet);
  assert_n_sheets (self, 1);
}

static void
test_zero (World *self,
           gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  start (self);
  g_assert_false (world_close_batch (self));
  g_assert_true (close_day (self));
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  g_assert_cmpuint (entry.day, ==, world_day (1));
  g_assert_cmpint (entry.trust, ==, KIOSK_TRUST_TRUSTED);
  g_assert_cmpint (entry.taps, ==, 0);
  g_assert_cmpstr (entry.sheets_sha256, ==, OF_NOTHING);
  g_assert_false (close_day (self));
  world_reopen (self);
  world_set_clock (self, 1, "18:00:00");
  g_assert_false (close_day (self));
  world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  assert_whole (self);
}

/* A day with a figure is no day with zero, and neither is one whose figure is still open. */
static void
test_zero_beside_taps (World *self,
                       gconstpointer data)
{
  guint n_entries;

  start (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_true (close_day (self));
  g_assert_false (close_day (self));
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_false (close_day (self));
  g_assert_cmpint (world_last_entry (self, &n_entries).taps, ==, 1);
  g_assert_cmpuint (n_entries, ==, 1);

  /* Yesterday's closes, and today, on which nobody came, is told as well. */
  world_set_clock (self, 2, "17:30:00");
  g_assert_true (close_day (self));
  g_assert_cmpint (world_last_entry (self, &n_entries).taps, ==, 0);
  g_assert_cmpuint (world_last_entry (self, &n_entries).day, ==, world_day (2));
  g_assert_cmpuint (n_entries, ==, 3);
  g_assert_false (close_day (self));

  /* Who comes after it is counted, and closes in a later shift. */
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_false (close_day (self));
  world_set_clock (self, 3, "08:00:00");
  g_assert_true (close_day (self));
  g_assert_cmpint (world_tally_of_day (self, world_day (2)).taps, ==, 1);
  assert_whole (self);
}

static void
test_zero_of_no_day (World *self,
                     gconstpointer data)
{
  guint n_entries;

  start (self);
  set_1970 (self);
  g_assert_false (close_day (self));
  world_set_clock (self, 15, "09:00:00");
  g_assert_false (close_day (self));
  confirm (self);
  g_assert_true (close_day (self));
  g_assert_cmpint (world_last_entry (self, &n_entries).trust, ==, KIOSK_TRUST_CONFIRMED);
  g_assert_cmpuint (n_entries, ==, 1);
}

static void
test_targets (World *self,
              gconstpointer data)
{
  g_autoptr (KioskTarget) first = NULL;
  g_autoptr (KioskTarget) second = NULL;
  g_autoptr (KioskTarget) end = NULL;
  g_autoptr (KioskTarget) late = NULL;
  g_autoptr (GArray) targets = NULL;
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const KioskTarget *loaded;

  start (self);
  first = new_target ();
  second = kiosk_target_new_replacing (first);
  second->number = 200;
  second->base = 400;
  second->column = KIOSK_TARGET_COLUMN_UNIT;
  second->audience = KIOSK_AUDIENCE_BUSINESS;
  second->until = KIOSK_DAY_UNKNOWN;
  end = kiosk_target_new_replacing (second);
  end->is_ended = TRUE;
  late = kiosk_target_new_replacing (first);
  set_target (self, first);
  set_target (self, first);
  set_target (self, second);
  world_reopen (self);
  set_target (self, first);

  targets = kiosk_day_book_load_targets (self->book, NULL);
  g_assert_cmpuint (targets->len, ==, 1);
  loaded = &g_array_index (targets, KioskTarget, 0);
  g_assert_cmpstr (loaded->id, ==, second->id);
  g_assert_cmpint (loaded->number, ==, 200);
  g_assert_cmpint (loaded->base, ==, 400);
  g_assert_cmpint (loaded->column, ==, KIOSK_TARGET_COLUMN_UNIT);
  g_assert_cmpint (loaded->audience, ==, KIOSK_AUDIENCE_BUSINESS);
  g_assert_cmpuint (loaded->from, ==, world_day (-10));
  g_assert_cmpuint (loaded->until, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpuint (loaded->since, ==, world_day (1));

  g_assert_false (kiosk_day_book_set_target (self->book, late, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CLOSED);
  set_target (self, end);
  none = kiosk_day_book_load_targets (self->book, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  all = kiosk_day_book_load_all_targets (self->book, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (g_array_index (all, KioskTarget, 1).id, ==, second->id);
  g_assert_cmpstr (g_array_index (all, KioskTarget, 2).replaces, ==, second->id);
  g_assert_false (g_array_index (all, KioskTarget, 1).is_ended);
  g_assert_true (g_array_index (all, KioskTarget, 2).is_ended);
}

static void
test_refused_target (World *self,
                     gconstpointer data)
{
  g_autoptr (KioskTarget) target = NULL;
  g_autoptr (GError) error = NULL;

  start (self);
  target = new_target ();
  target->number = 0;
  g_assert_false (kiosk_day_book_set_target (self->book, target, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "number-zero"));
}

static void
assert_done (World *self,
             KioskTargetColumn column,
             gint64 expected)
{
  g_autoptr (KioskTarget) target = new_target ();
  g_autoptr (GError) error = NULL;
  gint64 done = -1;

  target->column = column;
  kiosk_day_book_count_target (self->book, target, &done, &error);
  g_assert_no_error (error);
  g_assert_cmpint (done, ==, expected);
}

static void
assert_done_all (World *self)
{
  assert_done (self, KIOSK_TARGET_COLUMN_SELF, 1);
  assert_done (self, KIOSK_TARGET_COLUMN_HELPER, 0);
  assert_done (self, KIOSK_TARGET_COLUMN_OUTREACH, 7);
  assert_done (self, KIOSK_TARGET_COLUMN_UNIT, 45);
}

/* Open or closed, in the target's time or as of before it. */
static void
test_count_target (World *self,
                   gconstpointer data)
{
  g_autoptr (KioskSheet) outreach = new_outreach (7);
  g_autoptr (KioskSheet) old_unit = new_unit ("a", 45);
  g_autoptr (KioskSheet) old_outreach = new_outreach (3);

  start (self);
  old_unit->day = world_day (-20);
  old_outreach->day = world_day (-20);
  g_free (world_tap (self, KIOSK_KIND_INSTALLED));
  enter (self, outreach);
  enter (self, old_unit);
  enter (self, old_outreach);
  assert_done_all (self);
  world_close_batch (self);
  assert_done_all (self);
}

#define ADD(name, function) g_test_add ("/sheets/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("enter", test_enter);
  ADD ("no-tap", test_no_tap);
  ADD ("refused", test_refused);
  ADD ("replace", test_replace);
  ADD ("range", test_range);
  ADD ("closing", test_closing);
  ADD ("closes-with-its-day", test_closes_with_its_day);
  ADD ("twice-a-shift", test_twice_a_shift);
  ADD ("without-a-date", test_without_a_date);
  ADD ("dated-later", test_dated_later);
  ADD ("dated-into-another", test_dated_into_another);
  ADD ("restored", test_restored);
  ADD ("copied", test_copied);
  ADD ("final", test_final);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("zero", test_zero);
  ADD ("zero-beside-taps", test_zero_beside_taps);
  ADD ("zero-of-no-day", test_zero_of_no_day);
  ADD ("targets", test_targets);
  ADD ("refused-target", test_refused_target);
  ADD ("count-target", test_count_target);

  /* Last: on that disk nothing opens a book past the program. */
  ADD ("full-disk", test_full_disk);
  return g_test_run ();
}
