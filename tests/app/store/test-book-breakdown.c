/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breakdowns from the book say no more and no less than its figures of known days. */
#include "kiosk-breakdown.h"
#include "world.h"

#define FAR 60

static void
tap_helper (World *self,
            KioskTeam team,
            KioskAudience audience,
            KioskKind kind,
            KioskReason reason,
            guint people)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new ();

  tap->source = KIOSK_SOURCE_HELPER;
  tap->helped = TRUE;
  tap->team = team;
  tap->audience = audience;
  tap->kind = kind;
  tap->reason = reason;
  tap->people = people;
  world_record (self, tap);
}

static void
tap_twice_in_a_visit (World *self)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
      g_autoptr (GError) error = NULL;

      kiosk_day_book_record (self->book, 1000, tap, NULL, &error);
      g_assert_no_error (error);
    }
}

/* A little of everything, in every shift of a day. */
static void
work_a_day (World *self,
            int offset)
{
  static const char *const times[] = { "08:00:00", "13:00:00", "18:00:00" };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *changed = NULL;
      g_autofree char *undone = NULL;

      world_set_clock (self, offset, times[i]);
      tap_helper (self, KIOSK_TEAM_POLICE, KIOSK_AUDIENCE_BUSINESS, KIOSK_KIND_NOT_ABLE, KIOSK_REASON_NO_SPACE, 3 + i);
      tap_helper (self, KIOSK_TEAM_OFFICIAL, KIOSK_AUDIENCE_RESIDENT, KIOSK_KIND_INSTALLED, KIOSK_REASON_NO_VNEID, 7);
      changed = world_tap (self, KIOSK_KIND_ADVISED);
      g_free (world_change (self, changed, KIOSK_KIND_ALREADY_HAD));
      undone = world_tap (self, KIOSK_KIND_SIGNED_IN);
      world_undo (self, undone);
      tap_twice_in_a_visit (self);
      /* Later shifts of the day are in batches of their own. */
      if (i == 0)
        world_close_batch (self);
    }
}

/* Three days in closed batches and a fourth that is open, then taps whose date nobody knows. */
static void
fill (World *self)
{
  world_create (self);
  world_open (self);
  for (int offset = 1; offset <= 4; offset++)
    work_a_day (self, offset);
  world_set_clock (self, FAR, "08:00:00");
  tap_helper (self, KIOSK_TEAM_YOUTH_UNION, KIOSK_AUDIENCE_MEMBER, KIOSK_KIND_SIGNED_IN, KIOSK_REASON_NONE, 11);
  world_set_clock (self, 4, "19:00:00");
}

/* Of what has a date. */
static KioskTally
load_tally (World *self,
            KioskDay from,
            KioskDay to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) figures = kiosk_day_book_load_figures (self->book, from, to, &error);
  KioskTally tally = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < figures->len; i++)
    if (g_array_index (figures, KioskDayFigures, i).day != KIOSK_DAY_UNKNOWN)
      kiosk_tally_add (&tally, &g_array_index (figures, KioskDayFigures, i).tally);
  return tally;
}

static GArray *
load_breakdown (World *self,
                KioskDay from,
                KioskDay to)
{
  g_autoptr (GError) error = NULL;
  GArray *cells = kiosk_day_book_load_breakdown (self->book, from, to, &error);

  g_assert_no_error (error);
  return cells;
}

static void
assert_sides (const KioskTallySide *side,
              const KioskTallySide *expected)
{
  g_assert_cmpint (side->counted, ==, expected->counted);
  g_assert_cmpint (side->installed, ==, expected->installed);
  g_assert_cmpint (side->signed_in, ==, expected->signed_in);
  g_assert_cmpint (side->helped, ==, expected->helped);
  g_assert_cmpint (side->already_had, ==, expected->already_had);
  g_assert_cmpint (side->not_able, ==, expected->not_able);
  g_assert_cmpint (side->advised, ==, expected->advised);
  g_assert_cmpint (side->overlap, ==, expected->overlap);
}

/* The cells make up the tally, but for what no cell holds. */
static void
assert_same (GArray *cells,
             const KioskTally *expected)
{
  KioskTally tally = { 0 };

  for (guint i = 0; i < cells->len; i++)
    kiosk_tally_add_cell (&tally, &g_array_index (cells, KioskCell, i));
  kiosk_tally_add_voided (&tally, expected->changed, expected->undone);
  assert_sides (&tally.self, &expected->self);
  assert_sides (&tally.helper, &expected->helper);
  g_assert_cmpint (tally.taps, ==, expected->taps);
  g_assert_cmpint (tally.counted, ==, expected->counted);
  g_assert_cmpint (tally.suppressed, ==, expected->suppressed);
}

static void
assert_rows (GArray *cells,
             KioskDimension dimension,
             gint64 self,
             gint64 helper)
{
  g_autoptr (GArray) rows = kiosk_breakdown_new (cells, dimension);

  for (guint i = 0; i < rows->len; i++)
    {
      self -= g_array_index (rows, KioskBreakdownRow, i).self;
      helper -= g_array_index (rows, KioskBreakdownRow, i).helper;
    }
  g_assert_cmpint (self, ==, 0);
  g_assert_cmpint (helper, ==, 0);
}

static void
test_sums (World *self,
           gconstpointer data)
{
  static const struct { int from; int to; gboolean is_empty; } ranges[] = {
    { 1, 4, FALSE }, { 1, 1, FALSE }, { 4, 4, FALSE }, { 2, 3, FALSE }, { 4, FAR, FALSE }, { -9, 0, TRUE }
  };

  fill (self);
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      KioskTally tally = load_tally (self, world_day (ranges[i].from), world_day (ranges[i].to));
      g_autoptr (GArray) cells = load_breakdown (self, world_day (ranges[i].from), world_day (ranges[i].to));

      g_test_message ("days %d to %d", ranges[i].from, ranges[i].to);
      g_assert_cmpint (tally.counted == 0, ==, ranges[i].is_empty);
      assert_same (cells, &tally);
      for (KioskDimension dimension = KIOSK_DIMENSION_KIND; dimension <= KIOSK_DIMENSION_SHIFT; dimension++)
        assert_rows (cells, dimension, tally.self.counted, tally.helper.counted);
      assert_rows (cells, KIOSK_DIMENSION_NOT_ABLE, tally.self.not_able, tally.helper.not_able);
    }
}

/* All days: from none to one that no calendar has. */
static void
test_whole_book (World *self,
                 gconstpointer data)
{
  g_autoptr (GArray) cells = NULL;
  KioskTally tally;

  fill (self);
  tally = load_tally (self, 1, G_MAXUINT32);
  cells = load_breakdown (self, 0, G_MAXUINT32);
  assert_same (cells, &tally);
}

/* One cell a description, although it comes from batches closed and open, and from no batch in particular. */
static void
test_grouped (World *self,
              gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) cells = NULL;

  fill (self);
  cells = load_breakdown (self, world_day (1), world_day (4));
  g_assert_cmpuint (cells->len, >, 10);
  for (guint i = 0; i < cells->len; i++)
    {
      KioskCell cell = g_array_index (cells, KioskCell, i);

      g_assert_cmpstr (cell.epoch, ==, "");
      g_assert_cmpint (cell.n, ==, 0);
      cell.people = 1;
      g_assert_true (g_hash_table_add (seen, kiosk_cell_dup_csv_line (&cell)));
    }
}

static KioskDay
load_first_day (World *self)
{
  g_autoptr (GError) error = NULL;
  KioskDay day;

  g_assert_true (kiosk_day_book_load_first_day (self->book, world_day (9), &day, &error));
  g_assert_no_error (error);
  return day;
}

/* Of an empty book it is today; an open day counts, and what has no date counts where there is nothing else. */
static void
test_first_day (World *self,
                gconstpointer data)
{
  world_create (self);
  world_open (self);
  world_set_clock (self, 1, "09:00:00");
  g_assert_cmpuint (load_first_day (self), ==, world_day (9));
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_cmpuint (load_first_day (self), ==, world_day (1));
  g_assert_true (world_close_batch (self));
  world_set_clock (self, 2, "09:00:00");
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_cmpuint (load_first_day (self), ==, world_day (1));
}

static void
test_first_day_unknown (World *self,
                        gconstpointer data)
{
  world_create (self);
  world_open (self);
  world_set_clock (self, 60, "09:00:00");
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  g_assert_cmpuint (load_first_day (self), ==, KIOSK_DAY_UNKNOWN);
}

static void
test_nonsense_on_disk (World *self,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  world_create (self);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  world_close (self);
  world_sql (self, "UPDATE tap SET audience = 'martians'");
  world_open (self);
  g_assert_null (kiosk_day_book_load_breakdown (self->book, world_day (1), world_day (1), &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO);
}

#define ADD(name, function) g_test_add ("/book-breakdown/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("sums", test_sums);
  ADD ("whole-book", test_whole_book);
  ADD ("grouped", test_grouped);
  ADD ("first-day", test_first_day);
  ADD ("first-day-unknown", test_first_day_unknown);
  ADD ("nonsense-on-disk", test_nonsense_on_disk);
  return g_test_run ();
}
