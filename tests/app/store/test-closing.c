/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a batch closes and when it does not, on a disk that fills up at every step of it; and the copy that each closing
 * leaves. tests/faults/test_closing.py kills the program at every step. */
#include <string.h>

#include "failing-disk.h"
#include "world.h"

#define BACKUP_KEPT 14

typedef void (*Deed) (World *self);

typedef struct
{
  DiskCall call;
  int      result;
} Fault;

static const Fault faults[] = {
  { DISK_WRITE, SQLITE_FULL },
  { DISK_WRITE, SQLITE_IOERR_WRITE },
  { DISK_SYNC, SQLITE_IOERR_FSYNC },
  { DISK_TRUNCATE, SQLITE_IOERR_TRUNCATE },
};

/* Three people, of whom one was counted by mistake. */
static void
start (World *self)
{
  g_autofree char *undone = NULL;

  world_create (self);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_INSTALLED));
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  undone = world_tap (self, KIOSK_KIND_ADVISED);
  world_undo (self, undone);
}

static guint
count_entries (World *self)
{
  guint n_entries;

  world_last_entry (self, &n_entries);
  return n_entries;
}

static void
assert_whole (World *self,
              guint n_entries)
{
  KioskTally tally = world_tally (self);

  g_assert_cmpint (tally.taps, ==, 3);
  g_assert_cmpint (tally.counted, ==, 2);
  g_assert_cmpint (tally.undone, ==, 1);
  g_assert_cmpuint (count_entries (self), ==, n_entries);
  world_assert_chain (self);
}

static void
try_to_close (World *self,
              gboolean is_full)
{
  g_autoptr (GError) error = NULL;
  gboolean is_closed = FALSE;
  gboolean is_done = kiosk_day_book_close_batch (self->book, NULL, &is_closed, &error);

  if (is_done)
    g_assert_cmpint (kiosk_day_book_get_notices (self->book) & ~KIOSK_NOTICE_NO_BACKUP, ==, KIOSK_NOTICE_NONE);
  else if (is_full)
    g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FULL);
  else
    g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO);
}

/* The room is back, with the program still there or another one: the next chance does what is left. */
static void
assert_closes_now (World *self,
                   gboolean is_reopened)
{
  g_autoptr (GError) error = NULL;

  if (is_reopened)
    {
      world_crash (self);
      world_open (self);
    }
  g_assert_true (kiosk_day_book_check (self->book, &error));
  g_assert_no_error (error);
  world_close_batch (self);
  assert_whole (self, 1);
  if (is_reopened)
    {
      g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
      g_assert_cmpuint (world_count (self, "backup-"), ==, 1);
    }
  g_assert_cmpuint (world_count (self, ".writing-"), ==, 0);
}

/* Returns whether anything failed. */
static gboolean
survive (const Fault *fault,
         guint number,
         gboolean is_reopened)
{
  World self = { 0 };
  gboolean has_failed;

  world_set_up (&self, NULL);
  start (&self);
  failing_disk_arm (fault->call, number, fault->result, FALSE, TRUE, NULL);
  try_to_close (&self, fault->result == SQLITE_FULL);
  has_failed = failing_disk_disarm ();
  assert_closes_now (&self, is_reopened);
  world_tear_down (&self, NULL);
  return has_failed;
}

static void
test_fails_for_good (gconstpointer data)
{
  const Fault *fault = data;
  guint number = 0;

  while (survive (fault, number, TRUE) && survive (fault, number, FALSE))
    number++;
  g_test_message ("%u calls", number);
  /* Without the calls that a closing makes, this would prove nothing. */
  g_assert_cmpuint (number, >, fault->call == DISK_WRITE ? 10 : 0);
}

static int
print_row_cb (void *text,
              int n_columns,
              char **values,
              char **names)
{
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%s|", values[i] != NULL ? values[i] : "-");
  g_string_append_c (text, '\n');
  return 0;
}

static void
run (sqlite3 *handle,
     const char *sql,
     GString *rows)
{
  g_assert_cmpint (sqlite3_exec (handle, sql, print_row_cb, rows, NULL), ==, SQLITE_OK);
}

/* All that can be asked of a file that nobody has open, and of which no journal is left. */
static char *
dump (World *self,
      const char *name)
{
  g_autofree char *path = world_path (self, name);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", path);
  g_autoptr (GString) tables = g_string_new (NULL);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_auto (GStrv) queries = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (uri, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL), ==, SQLITE_OK);
  run (handle, "SELECT sql FROM sqlite_schema ORDER BY name", rows);
  run (handle, "SELECT 'SELECT * FROM \"' || name || '\"' FROM sqlite_schema WHERE type = 'table' "
               "AND sql IS NOT NULL ORDER BY name", tables);
  queries = g_strsplit (g_strdelimit (tables->str, "|", ';'), "\n", -1);
  for (guint i = 0; queries[i] != NULL; i++)
    run (handle, queries[i], rows);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return g_string_free (g_steal_pointer (&rows), FALSE);
}

static void
assert_good_backup (World *self)
{
  g_autofree char *book = NULL;
  g_autofree char *copy = NULL;

  world_close (self);
  book = dump (self, "day-book.db");
  copy = dump (self, "backup-000001.db");
  g_assert_true (g_str_equal (copy, book));
}

/* Something in every table. */
static void
fill (World *self)
{
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_OUTREACH);
  g_autoptr (KioskTarget) target = kiosk_target_new ();
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);

  sheet->day = world_day (0);
  sheet->place = KIOSK_PLACE_MARKET;
  sheet->team = KIOSK_TEAM_POLICE;
  sheet->counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED] = 5;
  g_assert_true (kiosk_day_book_enter_sheet (self->book, sheet, NULL, NULL));
  target->number = 1000;
  target->from = world_day (0);
  target->until = world_day (30);
  g_assert_true (kiosk_day_book_set_target (self->book, target, NULL));
  g_hash_table_insert (settings, (char *) "wifi_name", (char *) "UBND khách");
  g_assert_true (kiosk_day_book_save_settings (self->book, settings, NULL));
  g_assert_true (kiosk_day_book_note (self->book, KIOSK_ACTOR_KIOSK, KIOSK_DEED_SERVICE, KIOSK_OUTCOME_BEGUN, NULL));
}

/* Returns whether a bit was flipped on the way to the copy: then it is no copy, or the bit says nothing. */
static gboolean
flip (guint number,
      guint offset,
      guint *n_found)
{
  World self = { 0 };
  gboolean is_flipped;

  world_set_up (&self, NULL);
  start (&self);
  fill (&self);
  failing_disk_flip (number, offset, ".writing-");
  g_assert_true (world_close_batch (&self));
  is_flipped = failing_disk_disarm ();
  assert_whole (&self, 1);
  if (kiosk_day_book_get_notices (self.book) == KIOSK_NOTICE_NONE)
    assert_good_backup (&self);
  else
    {
      (*n_found)++;
      g_assert_cmpuint (world_count (&self, "backup-"), ==, 0);
    }
  world_tear_down (&self, NULL);
  return is_flipped;
}

/* The first bytes of a page say what is where, and its last ones are its first row. */
static void
test_wrong_bits (void)
{
  static const guint offsets[] = { 0, 1, 4, 9, 100, 1000, 3000, 4000, 4090 };
  guint n_flips = 0, n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    for (guint number = 0; flip (number, offsets[i], &n_found); number++)
      n_flips++;
  g_test_message ("%u bits flipped, %u of them found", n_flips, n_found);
  g_assert_cmpuint (n_found, >, n_flips / 3);
}

static void
tap (World *self)
{
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
}

static void
back_up (World *self)
{
  g_assert_true (kiosk_day_book_back_up (self->book, NULL));
}

static void
check (World *self)
{
  g_assert_true (kiosk_day_book_check (self->book, NULL));
}

static void
begin_day (World *self)
{
  g_assert_true (kiosk_day_book_begin_day (self->book, NULL));
}

static void
confirm (World *self)
{
  g_assert_true (kiosk_day_book_confirm_clock (self->book, NULL));
}

static void
ask (World *self)
{
  g_autoptr (GArray) breakdown = kiosk_day_book_load_breakdown (self->book, 1, G_MAXUINT32, NULL);
  g_autoptr (KioskShiftRecord) shift = kiosk_day_book_load_shift (self->book, 10, NULL);
  KioskBookState state;

  g_assert_true (breakdown != NULL && shift != NULL);
  g_assert_true (kiosk_day_book_load_state (self->book, &state, NULL));
  world_tally (self);
}

static void
reopen (World *self)
{
  world_reopen (self);
}

static void
crash (World *self)
{
  world_crash (self);
  world_open (self);
}

static void
reboot (World *self)
{
  world_crash (self);
  kiosk_manual_clock_reboot (KIOSK_MANUAL_CLOCK (self->clock));
  world_open (self);
}

static void
close_batch (World *self)
{
  world_close_batch (self);
}

static void
close_day (World *self)
{
  g_assert_true (kiosk_day_book_close_day (self->book, NULL, NULL, NULL));
}

static void
pass_a_shift (World *self)
{
  world_set_clock (self, 1, "13:00:00");
}

static void
pass_a_day (World *self)
{
  world_set_clock (self, 2, "08:00:00");
}

static void
go_back_a_day (World *self)
{
  world_set_clock (self, 0, "08:00:00");
}

static void
lose_the_clock (World *self)
{
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), "1970-01-01T07:03:00");
}

/* The first ward that a kiosk gets is no move. */
static void
move_at_once (World *self)
{
  g_autoptr (GHashTable) settings = kiosk_day_book_load_settings (self->book, NULL);
  gboolean is_first = g_hash_table_lookup (settings, "ward_code") == NULL;

  g_hash_table_insert (settings, g_strdup ("ward_code"), g_strdup (is_first ? "27004" : "27007"));
  g_hash_table_insert (settings, g_strdup ("ward_valid_from"), g_strdup ("2025-07-01"));
  g_hash_table_insert (settings, g_strdup ("ward_name"), g_strdup ("Phường Tân Sơn Hòa"));
  g_assert_true (kiosk_day_book_save_settings (self->book, settings, NULL));
}

/* What does not close the batch of today. */
static const Deed idle[] = { tap, back_up, check, begin_day, confirm, ask, fill, reopen, crash, reboot, pass_a_shift };

static void
test_stays_open (World *self,
                 gconstpointer data)
{
  start (self);
  for (guint i = 0; i < G_N_ELEMENTS (idle); i++)
    for (guint k = 0; k < G_N_ELEMENTS (idle); k++)
      {
        idle[i] (self);
        idle[k] (self);
        g_assert_cmpuint (count_entries (self), ==, 0);
      }
  g_assert_true (world_close_batch (self));
  g_assert_cmpuint (count_entries (self), ==, 1);
  g_assert_cmpint (world_tally (self).taps, ==, 3 + 2 * (gint64) G_N_ELEMENTS (idle));
}

/* Midnight alone closes nothing, nor does what only asks; the clock going back or being lost neither. */
static void
test_waits_for_somebody (World *self,
                         gconstpointer data)
{
  static const Deed later[] = { pass_a_day, ask, back_up, check, begin_day, reopen, crash, ask, go_back_a_day, tap,
                                ask, lose_the_clock, tap, ask, pass_a_day, ask };

  start (self);
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    {
      later[i] (self);
      g_assert_cmpuint (count_entries (self), ==, 0);
    }
  tap (self);
  g_assert_cmpuint (count_entries (self), ==, 1);
}

typedef struct
{
  const char *name;
  Deed        deeds[4];
  guint       n_entries;
} Closing;

static const Closing closings[] = {
  { "tap-of-another-day", { pass_a_day, tap }, 1 },
  { "sheet-of-another-day", { pass_a_day, fill }, 1 },
  { "staff", { close_batch }, 1 },
  { "staff-twice-a-shift", { close_batch, tap, close_batch }, 1 },
  { "staff-in-two-shifts", { close_batch, pass_a_shift, tap, close_batch }, 2 },
  { "day", { close_day }, 1 },
  { "day-with-nobody", { close_day, pass_a_day, close_day }, 2 },
  { "clock-confirmed", { pass_a_day, confirm }, 1 },
  { "date-never-known", { lose_the_clock, tap, reboot }, 1 },
  { "ward-changed", { move_at_once, move_at_once }, 1 },
};

/* The newest copy goes exactly as far as the book, and what an earlier closing left is still there. */
static void
test_closes_with_a_backup (World *self,
                           gconstpointer data)
{
  const Closing *closing = data;
  guint n_made = 0;

  start (self);
  for (guint i = 0; i < G_N_ELEMENTS (closing->deeds) && closing->deeds[i] != NULL; i++)
    {
      guint before = count_entries (self);

      closing->deeds[i] (self);
      n_made += count_entries (self) > before ? 1 : 0;
      g_assert_cmpuint (world_count (self, "backup-"), ==, n_made);
      g_assert_cmpint (kiosk_day_book_get_notices (self->book) & KIOSK_NOTICE_NO_BACKUP, ==, 0);
    }
  g_assert_cmpuint (count_entries (self), ==, closing->n_entries);
}

/* The copy that the next closing makes does not rest on the one before, nor does a restore. */
static void
test_damaged_newest_backup (World *self,
                            gconstpointer data)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("no database", 11);

  start (self);
  g_assert_true (world_close_batch (self));
  world_write (self, "backup-000001.db", nothing);
  pass_a_shift (self);
  tap (self);
  g_assert_true (world_close_batch (self));
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
  world_write (self, "backup-000003.db", nothing);
  world_close (self);
  world_write (self, "day-book.db", nothing);
  world_open (self);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_RESTORED);
  g_assert_cmpuint (count_entries (self), ==, 2);
  g_assert_cmpint (world_tally (self).taps, ==, 4);
}

/* And one that was damaged since is made anew at the next start, while the book is whole. */
static void
test_damaged_since (World *self,
                    gconstpointer data)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("no database", 11);

  start (self);
  g_assert_true (world_close_batch (self));
  world_write (self, "backup-000001.db", nothing);
  world_reopen (self);
  check (self);
  g_assert_true (world_has (self, "backup-000002.db"));
  check (self);
  world_reopen (self);
  check (self);
  g_assert_cmpuint (world_count (self, "backup-"), ==, 2);
}

static void
test_last_fourteen (World *self,
                    gconstpointer data)
{
  world_create (self);
  world_open (self);
  for (int day = 1; day <= 2 * BACKUP_KEPT; day++)
    {
      g_autofree char *newest = g_strdup_printf ("backup-%06d.db", day);
      g_autofree char *oldest = g_strdup_printf ("backup-%06d.db", MAX (1, day - BACKUP_KEPT + 1));

      world_set_clock (self, day, "08:00:00");
      tap (self);
      close_batch (self);
      g_assert_cmpuint (world_count (self, "backup-"), ==, (guint) MIN (day, BACKUP_KEPT));
      g_assert_true (world_has (self, newest) && world_has (self, oldest));
    }
}

#define ADD(name, data, function) \
  g_test_add ("/closing/" name, World, data, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  static const char *const names[] = { "full", "write", "sync", "truncate" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  failing_disk_install ();
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strdup_printf ("/closing/fails-for-good/%s", names[i]);

      g_test_add_data_func (path, &faults[i], test_fails_for_good);
    }
  for (guint i = 0; i < G_N_ELEMENTS (closings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/closing/with-a-backup/%s", closings[i].name);

      g_test_add (path, World, &closings[i], world_set_up, test_closes_with_a_backup, world_tear_down);
    }
  g_test_add_func ("/closing/wrong-bits", test_wrong_bits);
  ADD ("stays-open", NULL, test_stays_open);
  ADD ("waits-for-somebody", NULL, test_waits_for_somebody);
  ADD ("damaged-newest-backup", NULL, test_damaged_newest_backup);
  ADD ("damaged-since", NULL, test_damaged_since);
  ADD ("last-fourteen", NULL, test_last_fourteen);
  return g_test_run ();
}
