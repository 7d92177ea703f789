/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a book of this program's own version, for tests of later versions to open: `make-book NEW-FOLDER`. Of each
 * version that is released, the file day-book.db in it is kept here as book-VERSION.db.
 *
 * In it are 9 taps, of which 6 count: a closed batch with taps of every fate, another with two, an open one with one
 * and one without a date; the settings of a ward; the shift code 4711, and the staff's PIN 482137 with a delay after
 * six wrong ones. From 1.03 on a unit's sheet of 9 people, and a target of 500. */
#include <sqlite3.h>

#include "kiosk-day-book.h"
#include "kiosk-build-day.h"
#include "kiosk-manual-clock.h"

static void
set_clock (KioskClock *clock,
           guint offset)
{
  g_autofree char *iso = kiosk_day_dup_iso (kiosk_build_day_get () + offset);
  g_autofree char *moment = g_strconcat (iso, "T08:00:00", NULL);

  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (clock), moment);
}

static char *
record (KioskDayBook *book,
        guint visit,
        KioskKind kind)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (kind, kind == KIOSK_KIND_ADVISED);

  g_assert_true (kiosk_day_book_record (book, visit, tap, NULL, NULL));
  return g_strdup (tap->id);
}

static void
set_secrets (KioskDayBook *book)
{
  KioskTry attempt;

  g_assert_true (kiosk_day_book_set_secret (book, KIOSK_SECRET_ROLE_SHIFT, "4711", NULL));
  g_assert_true (kiosk_day_book_set_secret (book, KIOSK_SECRET_ROLE_STAFF, "482137", NULL));
  for (guint i = 0; i < 6; i++)
    g_assert_true (kiosk_day_book_try_secret (book, KIOSK_SECRET_ROLE_STAFF, "", &attempt, NULL));
}

static void
enter_figures (KioskDayBook *book)
{
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_UNIT);
  g_autoptr (KioskTarget) target = kiosk_target_new ();

  sheet->day = kiosk_build_day_get ();
  g_strlcpy (sheet->unit, "a", sizeof sheet->unit);
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_CONCERNED] = 9;
  g_assert_true (kiosk_day_book_enter_sheet (book, sheet, NULL, NULL));
  target->number = 500;
  target->from = kiosk_build_day_get ();
  g_assert_true (kiosk_day_book_set_target (book, target, NULL));
}

static void
fill (KioskDayBook *book,
      KioskClock *clock)
{
  g_autoptr (KioskTap) answer = kiosk_tap_new_self (KIOSK_KIND_INSTALLED_SIGNED_IN, FALSE);
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *changed = NULL;
  g_autofree char *undone = NULL;

  g_hash_table_insert (settings, (char *) "ward_code", (char *) "26977");
  g_hash_table_insert (settings, (char *) "ward_name", (char *) "Phường Tân Sơn Hòa");
  g_hash_table_insert (settings, (char *) "ward_valid_from", (char *) "2025-07-01");
  g_hash_table_insert (settings, (char *) "number", (char *) "3");
  g_assert_true (kiosk_day_book_save_settings (book, settings, NULL));

  set_secrets (book);

  set_clock (clock, 1);
  changed = record (book, 1, KIOSK_KIND_INSTALLED);
  g_assert_true (kiosk_day_book_replace (book, changed, answer, NULL, NULL));
  undone = record (book, 2, KIOSK_KIND_ALREADY_HAD);
  g_assert_true (kiosk_day_book_undo (book, undone, NULL));
  g_free (record (book, 3, KIOSK_KIND_ADVISED));
  g_free (record (book, 3, KIOSK_KIND_ADVISED));

  set_clock (clock, 2);
  enter_figures (book);
  g_free (record (book, 4, KIOSK_KIND_ADVISED));
  g_free (record (book, 5, KIOSK_KIND_INSTALLED));
  set_clock (clock, 3);
  g_free (record (book, 6, KIOSK_KIND_INSTALLED));
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (clock), "1970-01-01T07:00:00");
  g_free (record (book, 7, KIOSK_KIND_ADVISED));
}

/* Past the program, on a book that is closed. */
static void
change (const char *folder,
        const char *sql)
{
  g_autofree char *path = g_build_filename (folder, "day-book.db", NULL);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (KioskClock) clock = kiosk_manual_clock_new ("1970-01-01T07:00:00");
  g_autoptr (KioskDayBook) book = NULL;

  g_assert_cmpint (argc, ==, 2);
  g_assert_true (kiosk_day_book_create (argv[1], KIOSK_MODE_LIVE, clock, NULL));
  change (argv[1], "UPDATE meta SET kiosk = '0123456789ABCDEF'");
  book = kiosk_day_book_open (argv[1], KIOSK_MODE_LIVE, clock, NULL);
  g_assert_nonnull (book);
  fill (book, clock);
  g_assert_true (kiosk_day_book_close (book, NULL));
  change (argv[1], "UPDATE meta SET machine = 'somewhere'");
  return 0;
}
