/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster that a book keeps, and the board that it makes of what came on sticks. The week is the one of Monday
 * 2 November 2026, on which the first kiosk of the world begins. */
#include <glib/gstdio.h>

#include "desk-world.h"
#include "kiosk-content-error.h"
#include "kiosk-desk-board-book.h"
#include "kiosk-desk-doubt.h"
#include "kiosk-desk-id.h"
#include "kiosk-desk-roster-files.h"
#include "kiosk-desk-roster-rows.h"

#define POINTS       "ward,number,from,to,working_days\n26977,1,,,\n26977,2,2026-11-04,2026-12-31,T2-T7\n"
#define HOLIDAYS     "date,name\n2026-11-06,Ngày hội\n"
#define PREDECESSORS "old_code,old_name,new_code,new_name,share,from_date\n" \
                     "26965,Phường 2,26977,Phường Tân Sơn Hòa,whole,2025-07-01\n" \
                     "27007,Phường 15,27004,Phường Tân Bình,part,2025-07-01\n"

typedef DeskWorld Fixture;

static char *
write_file (Fixture *self,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
read_roster (Fixture *self,
             KioskDeskRoster *out_roster)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *points = write_file (self, "diem.csv", POINTS);
  g_autofree char *holidays = write_file (self, "ngay-nghi.csv", HOLIDAYS);
  g_autofree char *predecessors = write_file (self, "predecessors.csv", PREDECESSORS);
  const KioskDeskRosterFiles files = { points, holidays, predecessors };

  kiosk_desk_roster_read (&files, out_roster, &error);
  g_assert_no_error (error);
}

static void
save (Fixture *self,
      const KioskDeskRoster *roster)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_desk_roster_save (self->book, roster, &error));
  g_assert_no_error (error);
}

static void
load (Fixture *self,
      KioskDeskRoster *out_roster)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_desk_roster_load (self->book, out_roster, &error));
  g_assert_no_error (error);
}

static void
take_roster (Fixture *self)
{
  g_auto (KioskDeskRoster) roster = { 0 };

  read_roster (self, &roster);
  save (self, &roster);
}

static void
test_a_book_keeps_its_roster (Fixture *self,
                              gconstpointer data)
{
  g_auto (KioskDeskRoster) roster = { 0 };
  g_auto (KioskDeskRoster) kept = { 0 };
  const KioskDeskPoint *point;
  char code[6] = "26965";
  KioskDay valid_from = KIOSK_DAY_UNKNOWN;

  load (self, &kept);
  g_assert_cmpuint (kept.points->len + kept.predecessors->len, ==, 0);
  kiosk_desk_roster_clear (&kept);

  read_roster (self, &roster);
  save (self, &roster);
  save (self, &roster);
  load (self, &kept);
  g_assert_cmpuint (kept.points->len, ==, 2);
  point = &g_array_index (kept.points, KioskDeskPoint, 1);
  g_assert_cmpmem (point, sizeof *point, &g_array_index (roster.points, KioskDeskPoint, 1), sizeof *point);
  g_assert_cmpstr (kiosk_desk_calendar_lookup (kept.calendar, self->day + 4), ==, "Ngày hội");
  g_assert_cmpint (kiosk_predecessors_resolve (kept.predecessors, code, &valid_from), ==, KIOSK_WARD_FATE_MERGED);
  g_assert_cmpstr (code, ==, "26977");
  g_strlcpy (code, "27007", sizeof code);
  valid_from = KIOSK_DAY_UNKNOWN;
  g_assert_cmpint (kiosk_predecessors_resolve (kept.predecessors, code, &valid_from), ==, KIOSK_WARD_FATE_SPLIT);
  desk_world_assert_sound (self->book);
}

/* What is not named stays; what is named is there instead of what was. */
static void
test_one_list_at_a_time (Fixture *self,
                         gconstpointer data)
{
  g_autofree char *path = write_file (self, "moi.csv", "ward,number,from,to,working_days\n27007,4,,,CN\n");
  const KioskDeskRosterFiles files = { .points = path };
  g_auto (KioskDeskRoster) roster = { 0 };
  g_auto (KioskDeskRoster) kept = { 0 };
  g_autoptr (GArray) days = NULL;

  take_roster (self);
  g_assert_true (kiosk_desk_roster_read (&files, &roster, NULL));
  g_assert_null (roster.calendar);
  g_assert_null (roster.predecessors);
  save (self, &roster);
  load (self, &kept);
  g_assert_cmpuint (kept.points->len, ==, 1);
  g_assert_cmpstr (g_array_index (kept.points, KioskDeskPoint, 0).ward, ==, "27007");
  g_assert_cmpuint (kept.predecessors->len, ==, 2);
  days = kiosk_desk_calendar_dup_days (kept.calendar);
  g_assert_cmpuint (days->len, ==, 1);
}

static void
assert_refused (const KioskDeskRosterFiles *files,
                GQuark domain,
                int code,
                const char *message)
{
  g_autoptr (GError) error = NULL;
  KioskDeskRoster roster = { 0 };

  g_assert_false (kiosk_desk_roster_read (files, &roster, &error));
  g_assert_error (error, domain, code);
  g_assert_true (g_str_has_prefix (error->message, message));
  g_assert_null (roster.points);
}

static void
test_files_that_cannot_be_taken (Fixture *self,
                                 gconstpointer data)
{
  g_autofree char *good = write_file (self, "diem.csv", POINTS);
  g_autofree char *bad = write_file (self, "ngay.csv", "date,name\nmai,\n");
  g_autofree char *missing = g_build_filename (self->folder, "missing.csv", NULL);
  g_autofree char *large = g_build_filename (self->folder, "large.csv", NULL);
  const KioskDeskRosterFiles with_bad = { .points = good, .holidays = bad };
  const KioskDeskRosterFiles with_missing = { .points = good, .predecessors = missing };
  const KioskDeskRosterFiles with_large = { .points = large };
  g_autoptr (GString) text = g_string_new (POINTS);

  while (text->len <= KIOSK_ROSTER_ROWS_MAX_BYTES)
    g_string_append (text, "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n");
  g_assert_true (g_file_set_contents (large, text->str, -1, NULL));
  assert_refused (&with_bad, KIOSK_ROSTER_ERROR, KIOSK_ROSTER_ERROR_INVALID, "ngay.csv: line 2, field date: ");
  assert_refused (&with_missing, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_MISSING, "missing.csv: ");
  assert_refused (&with_large, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_TOO_LARGE, "large.csv: ");
}

static KioskDeskBoard *
load_board (Fixture *self,
            KioskDay today)
{
  const KioskBoardScope scope = { .from = self->day, .to = self->day + 6, .today = today };
  g_autoptr (GError) error = NULL;
  KioskDeskBoard *board = kiosk_desk_board_load (self->book, &scope, &error);

  g_assert_no_error (error);
  return board;
}

/* A letter a day of the week, from Monday on. */
static void
assert_states (Fixture *self,
               KioskDeskBoard *board,
               guint row,
               const char *states)
{
  static const char letters[KIOSK_N_BOARD_STATES + 1] = ".R0?LMCNFUu";
  g_autoptr (GString) found = g_string_new (NULL);

  for (KioskDay day = self->day; day < self->day + 7; day++)
    g_string_append_c (found, letters[kiosk_desk_board_get_cell (board, row, day)->state]);
  g_assert_cmpstr (found->str, ==, states);
}

static void
assert_board (Fixture *self,
              KioskDay today,
              guint row,
              const char *states)
{
  g_autoptr (KioskDeskBoard) board = load_board (self, today);

  assert_states (self, board, row, states);
}

/* Two batches of Monday, one of which has no sheets, and nobody counted on Tuesday. */
static void
test_figures (Fixture *self,
              gconstpointer data)
{
  g_autoptr (KioskDeskBoard) board = NULL;
  const KioskBoardCell *cell;

  take_roster (self);
  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  fleet_kiosk_close (self->kiosk, self->day + 1, 0, FALSE);
  desk_world_take (self, self->kiosk, 3);
  board = load_board (self, self->day + 14);
  g_assert_cmpuint (kiosk_desk_board_get_n_rows (board), ==, 2);
  assert_states (self, board, 0, "R0LLCCC");
  assert_states (self, board, 1, "..NNCNC");
  cell = kiosk_desk_board_get_cell (board, 0, self->day);
  g_assert_cmpint (cell->counted, ==, desk_world_sum (self->kiosk));
  g_assert_cmpuint (cell->sheets, ==, self->kiosk->sheets->len);
  g_assert_cmpuint (kiosk_desk_board_get_row (board, 0)->last_day, ==, self->day + 1);
  g_assert_cmpint (kiosk_desk_board_get_row (board, 0)->silent_days, ==, 8);
}

static void
test_later_days (Fixture *self,
                 gconstpointer data)
{
  take_roster (self);
  fleet_kiosk_close (self->kiosk, self->day + 2, 4, FALSE);
  fleet_kiosk_close (self->kiosk, self->day + 30, 4, FALSE);
  desk_world_take (self, self->kiosk, 2);
  assert_board (self, self->day + 3, 0, "MMR?CCC");
  assert_board (self, self->day + 30, 0, "MMRMCCC");
}

static void
resolve (Fixture *self,
         const KioskEntry *entry,
         gboolean counts)
{
  g_autoptr (GError) error = NULL;

  kiosk_desk_resolve (self->book, desk_world_id (self->kiosk), kiosk_desk_id_parse (entry->epoch), entry->n,
                      counts ? kiosk_desk_id_parse (entry->hash) : 0, &error);
  g_assert_no_error (error);
}

/* Two histories from Tuesday on, until an officer says which holds. */
static void
test_fork (Fixture *self,
           gconstpointer data)
{
  g_autoptr (FleetKiosk) copy = NULL;
  const KioskEntry *entry;

  take_roster (self);
  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  copy = fleet_kiosk_copy (self->kiosk);
  fleet_kiosk_close (self->kiosk, self->day + 1, 4, FALSE);
  fleet_kiosk_close (copy, self->day + 1, 4, FALSE);
  entry = fleet_kiosk_close (copy, self->day + 2, 4, FALSE);
  desk_world_take (self, self->kiosk, 2);
  desk_world_take (self, copy, 2);
  assert_board (self, self->day + 14, 0, "RFFLCCC");
  resolve (self, entry - 1, TRUE);
  assert_board (self, self->day + 14, 0, "RRRLCCC");
  resolve (self, entry - 1, FALSE);
  assert_board (self, self->day + 14, 0, "RMMLCCC");
}

/* Between Monday's and Thursday's something without a date; then the same at the end, where nothing follows. */
static void
test_undated (Fixture *self,
              gconstpointer data)
{
  KioskEntry *entry;

  take_roster (self);
  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  entry = fleet_kiosk_close (self->kiosk, KIOSK_DAY_UNKNOWN, 4, FALSE);
  entry->not_before = self->day;
  kiosk_entry_seal (entry);
  desk_world_take (self, self->kiosk, 2);
  assert_board (self, self->day + 2, 0, "Ruu?CCC");
  fleet_kiosk_close (self->kiosk, self->day + 3, 4, FALSE);
  desk_world_take (self, self->kiosk, 1);
  assert_board (self, self->day + 14, 0, "RuuRCCC");
}

/* Two histories without a date, until an officer says that neither holds. */
static void
test_undated_and_rejected (Fixture *self,
                           gconstpointer data)
{
  g_autoptr (FleetKiosk) copy = fleet_kiosk_copy (self->kiosk);
  const KioskEntry *entry = fleet_kiosk_close (self->kiosk, KIOSK_DAY_UNKNOWN, 4, FALSE);

  take_roster (self);
  fleet_kiosk_close (copy, KIOSK_DAY_UNKNOWN, 4, FALSE);
  desk_world_take (self, self->kiosk, 1);
  desk_world_take (self, copy, 1);
  assert_board (self, self->day + 14, 0, "uuuuCCC");
  resolve (self, entry, FALSE);
  assert_board (self, self->day + 14, 0, "LLLLCCC");
}

/* Taken out of service after Tuesday, though Wednesday came too; and another in its place from then on. */
static void
test_retired_and_replaced (Fixture *self,
                           gconstpointer data)
{
  g_autoptr (FleetKiosk) next = fleet_kiosk_new ("26977", 1);
  g_autoptr (GError) error = NULL;

  take_roster (self);
  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  fleet_kiosk_close (self->kiosk, self->day + 1, 4, FALSE);
  fleet_kiosk_close (self->kiosk, self->day + 2, 4, FALSE);
  desk_world_take (self, self->kiosk, 3);
  assert_board (self, self->day + 14, 0, "RRRLCCC");
  g_assert_true (kiosk_desk_retire (self->book, desk_world_id (self->kiosk), 1, &error));
  assert_board (self, self->day + 14, 0, "RRUNCCC");
  desk_world_enrol (self, next);
  assert_board (self, self->day + 14, 0, "RRULCCC");
  fleet_kiosk_close (next, self->day + 3, 4, FALSE);
  desk_world_take (self, next, 1);
  assert_board (self, self->day + 14, 0, "RRURCCC");
}

/* From Wednesday on it stands in another ward: its batches say so, and nobody enrolled it anew. */
static void
test_moved (Fixture *self,
            gconstpointer data)
{
  g_autoptr (KioskDeskBoard) board = NULL;

  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  g_strlcpy (self->kiosk->ward, "27007", sizeof self->kiosk->ward);
  fleet_kiosk_close (self->kiosk, self->day + 2, 4, FALSE);
  desk_world_take (self, self->kiosk, 2);
  board = load_board (self, self->day + 14);
  g_assert_cmpuint (kiosk_desk_board_get_n_rows (board), ==, 2);
  assert_states (self, board, 0, "R......");
  assert_states (self, board, 1, "..R....");
  g_assert_cmpstr (kiosk_desk_board_get_row (board, 1)->point.ward, ==, "27007");
  g_assert_false (kiosk_desk_board_get_row (board, 1)->is_listed);
}

static void
add (const char *path,
     void (*test) (Fixture *self, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, desk_world_set_up, test, desk_world_tear_down);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/board-book/a-book-keeps-its-roster", test_a_book_keeps_its_roster);
  add ("/board-book/one-list-at-a-time", test_one_list_at_a_time);
  add ("/board-book/files-that-cannot-be-taken", test_files_that_cannot_be_taken);
  add ("/board-book/figures", test_figures);
  add ("/board-book/later-days", test_later_days);
  add ("/board-book/fork", test_fork);
  add ("/board-book/undated", test_undated);
  add ("/board-book/undated-and-rejected", test_undated_and_rejected);
  add ("/board-book/retired-and-replaced", test_retired_and_replaced);
  add ("/board-book/moved", test_moved);
  return g_test_run ();
}
