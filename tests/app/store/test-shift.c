/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helpers are told of their shift, and what they can still undo. */
#include "world.h"

#define MANY 10

static void
start (World *self)
{
  world_create (self);
  world_open (self);
}

static KioskTap *
new_helped (KioskKind kind,
            guint people)
{
  KioskTap *tap = kiosk_tap_new ();

  tap->source = KIOSK_SOURCE_HELPER;
  tap->team = KIOSK_TEAM_YOUTH_UNION;
  tap->audience = KIOSK_AUDIENCE_MEMBER;
  tap->helped = TRUE;
  tap->kind = kind;
  if (kind == KIOSK_KIND_NOT_ABLE)
    tap->reason = KIOSK_REASON_NO_SPACE;
  tap->people = people;
  return tap;
}

/* Returns the id. */
static char *
help (World *self,
      KioskKind kind,
      guint people)
{
  g_autoptr (KioskTap) tap = new_helped (kind, people);

  world_record (self, tap);
  return g_strdup (tap->id);
}

static KioskShiftRecord *
load (World *self,
      guint max)
{
  g_autoptr (GError) error = NULL;
  KioskShiftRecord *record = kiosk_day_book_load_shift (self->book, max, &error);

  g_assert_no_error (error);
  return record;
}

static const KioskTap *
get (KioskShiftRecord *record,
     guint index)
{
  g_assert_cmpuint (record->taps->len, >, index);
  return g_ptr_array_index (record->taps, index);
}

static void
assert_shift (World *self,
              gint64 people,
              guint n_taps)
{
  g_autoptr (KioskShiftRecord) record = load (self, MANY);

  g_assert_cmpint (record->people, ==, people);
  g_assert_cmpuint (record->taps->len, ==, n_taps);
}

static void
test_nothing (World *self,
              gconstpointer data)
{
  g_autoptr (KioskShiftRecord) record = NULL;

  start (self);
  record = load (self, MANY);
  g_assert_cmpuint (record->day, ==, world_day (1));
  g_assert_cmpint (record->shift, ==, KIOSK_SHIFT_AM);
  g_assert_cmpint (record->people, ==, 0);
  g_assert_cmpuint (record->taps->len, ==, 0);
}

static void
test_newest_first (World *self,
                   gconstpointer data)
{
  g_autoptr (KioskShiftRecord) record = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  start (self);
  first = help (self, KIOSK_KIND_INSTALLED_SIGNED_IN, 1);
  last = help (self, KIOSK_KIND_NOT_ABLE, 40);
  record = load (self, MANY);
  g_assert_cmpint (record->people, ==, 41);
  g_assert_cmpuint (record->taps->len, ==, 2);
  g_assert_cmpstr (get (record, 0)->id, ==, last);
  g_assert_cmpstr (get (record, 1)->id, ==, first);
  g_assert_cmpint (get (record, 0)->kind, ==, KIOSK_KIND_NOT_ABLE);
  g_assert_cmpint (get (record, 0)->reason, ==, KIOSK_REASON_NO_SPACE);
  g_assert_cmpint (get (record, 0)->team, ==, KIOSK_TEAM_YOUTH_UNION);
  g_assert_cmpint (get (record, 0)->audience, ==, KIOSK_AUDIENCE_MEMBER);
  g_assert_cmpuint (get (record, 0)->people, ==, 40);
  g_assert_cmpuint (get (record, 0)->day, ==, world_day (1));
  g_assert_cmpint (get (record, 0)->shift, ==, KIOSK_SHIFT_AM);
  g_assert_true (kiosk_tap_is_valid (get (record, 0)));
}

static void
test_at_most (World *self,
              gconstpointer data)
{
  g_autoptr (KioskShiftRecord) some = NULL;
  g_autoptr (KioskShiftRecord) none = NULL;

  start (self);
  for (guint i = 1; i <= 12; i++)
    g_free (help (self, KIOSK_KIND_ADVISED, i));
  some = load (self, MANY);
  none = load (self, 0);
  g_assert_cmpint (some->people, ==, 78);
  g_assert_cmpuint (some->taps->len, ==, MANY);
  g_assert_cmpuint (get (some, 0)->people, ==, 12);
  g_assert_cmpuint (get (some, MANY - 1)->people, ==, 3);
  g_assert_cmpint (none->people, ==, 78);
  g_assert_cmpuint (none->taps->len, ==, 0);
}

/* Each tap that is given can be undone, and is in neither figure nor list from then on. */
static void
test_undone (World *self,
             gconstpointer data)
{
  start (self);
  for (guint i = 1; i <= 3; i++)
    g_free (help (self, KIOSK_KIND_ADVISED, i));
  for (guint left = 3; left > 0; left--)
    {
      g_autoptr (KioskShiftRecord) record = load (self, MANY);

      g_assert_cmpuint (record->taps->len, ==, left);
      g_assert_cmpint (record->people, ==, left * (left + 1) / 2);
      world_undo (self, get (record, 0)->id);
    }
  assert_shift (self, 0, 0);
}

/* What took the place of a tap stands for it. */
static void
test_changed (World *self,
              gconstpointer data)
{
  g_autoptr (KioskTap) answer = new_helped (KIOSK_KIND_SIGNED_IN, 5);
  g_autoptr (KioskShiftRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  start (self);
  id = help (self, KIOSK_KIND_ADVISED, 2);
  kiosk_day_book_replace (self->book, id, answer, NULL, &error);
  g_assert_no_error (error);
  record = load (self, MANY);
  g_assert_cmpint (record->people, ==, 5);
  g_assert_cmpuint (record->taps->len, ==, 1);
  g_assert_cmpstr (get (record, 0)->id, ==, answer->id);
  world_undo (self, answer->id);
  assert_shift (self, 0, 0);
}

static void
test_residents_are_others (World *self,
                           gconstpointer data)
{
  start (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  for (guint i = 0; i < 20; i++)
    g_free (world_tap (self, KIOSK_KIND_INSTALLED));
  g_assert_cmpint (world_tally (self).suppressed, >, 0);
  assert_shift (self, 0, 0);
  world_close_batch (self);
  assert_shift (self, 0, 0);
}

/* What is suppressed is not counted, whoever it is of, in a batch open or closed. */
static void
test_suppressed (World *self,
                 gconstpointer data)
{
  start (self);
  g_free (help (self, KIOSK_KIND_ADVISED, 2));
  g_free (help (self, KIOSK_KIND_ADVISED, 4));
  world_close (self);
  world_sql (self, "UPDATE tap SET suppressed = 'repeat' WHERE people = 2");
  world_open (self);
  assert_shift (self, 4, 1);
  world_close_batch (self);
  assert_shift (self, 4, 0);
}

/* Staff close within the shift: it counts on, and what is closed can no longer be undone. */
static void
test_closed_within_the_shift (World *self,
                              gconstpointer data)
{
  g_autofree char *undone = NULL;

  start (self);
  undone = help (self, KIOSK_KIND_ADVISED, 9);
  world_undo (self, undone);
  g_free (help (self, KIOSK_KIND_ADVISED, 2));
  g_free (help (self, KIOSK_KIND_NOT_ABLE, 1));
  assert_shift (self, 3, 2);
  g_assert_true (world_close_batch (self));
  assert_shift (self, 3, 0);
  g_free (help (self, KIOSK_KIND_ADVISED, 4));
  assert_shift (self, 7, 1);
  world_reopen (self);
  assert_shift (self, 7, 1);
}

/* The batch stays open from one shift to the next; the count and the list do not. */
static void
test_next_shift (World *self,
                 gconstpointer data)
{
  g_autoptr (KioskShiftRecord) record = NULL;

  start (self);
  world_set_clock (self, 1, "11:59:59");
  g_free (help (self, KIOSK_KIND_ADVISED, 2));
  assert_shift (self, 2, 1);
  world_set_clock (self, 1, "12:00:00");
  assert_shift (self, 0, 0);
  g_free (help (self, KIOSK_KIND_ADVISED, 3));
  world_close_batch (self);
  assert_shift (self, 3, 0);
  world_set_clock (self, 1, "17:00:00");
  record = load (self, MANY);
  g_assert_cmpint (record->shift, ==, KIOSK_SHIFT_EVE);
  g_assert_cmpint (record->people, ==, 0);
}

/* Before the first tap of a new day the batch of the old one is open still: nothing of it is given, nothing closes. */
static void
test_next_day (World *self,
               gconstpointer data)
{
  g_autoptr (KioskShiftRecord) record = NULL;
  guint n_entries;

  start (self);
  g_free (help (self, KIOSK_KIND_ADVISED, 2));
  world_set_clock (self, 2, "08:00:00");
  record = load (self, MANY);
  g_assert_cmpuint (record->day, ==, world_day (2));
  g_assert_cmpint (record->people, ==, 0);
  g_assert_cmpuint (record->taps->len, ==, 0);
  world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 0);
  g_free (help (self, KIOSK_KIND_ADVISED, 3));
  assert_shift (self, 3, 1);
}

/* A date that nobody vouches for: the taps without one of the clock's shift, until staff confirm. */
static void
test_untrusted_clock (World *self,
                      gconstpointer data)
{
  g_autoptr (KioskShiftRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  start (self);
  g_free (help (self, KIOSK_KIND_ADVISED, 1));
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), "1970-01-01T07:00:00");
  record = load (self, MANY);
  g_assert_cmpuint (record->day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpint (record->shift, ==, KIOSK_SHIFT_AM);
  g_assert_cmpuint (record->taps->len, ==, 0);
  g_free (help (self, KIOSK_KIND_ADVISED, 2));
  assert_shift (self, 2, 1);
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), "1970-01-01T13:00:00");
  assert_shift (self, 0, 0);

  world_set_clock (self, 1, "09:00:00");
  assert_shift (self, 1, 1);
  kiosk_day_book_confirm_clock (self->book, &error);
  g_assert_no_error (error);
  assert_shift (self, 3, 2);
}

/* Closed without a date: whether it was of this shift nobody knows. */
static void
test_closed_without_a_date (World *self,
                            gconstpointer data)
{
  start (self);
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), "1970-01-01T07:00:00");
  g_free (help (self, KIOSK_KIND_ADVISED, 2));
  world_close_batch (self);
  assert_shift (self, 0, 0);
  g_free (help (self, KIOSK_KIND_ADVISED, 3));
  assert_shift (self, 3, 1);
}

/* A row that makes no sense is found out when the book is opened anew, not shown. */
static void
test_nonsense_on_disk (World *self,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  start (self);
  g_free (help (self, KIOSK_KIND_ADVISED, 2));
  world_close (self);
  world_sql (self, "UPDATE tap SET kind = 'nothing'");
  world_open (self);
  g_assert_null (kiosk_day_book_load_shift (self->book, MANY, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO);
}

#define ADD(name, function) g_test_add ("/shift/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("nothing", test_nothing);
  ADD ("newest-first", test_newest_first);
  ADD ("at-most", test_at_most);
  ADD ("undone", test_undone);
  ADD ("changed", test_changed);
  ADD ("residents-are-others", test_residents_are_others);
  ADD ("suppressed", test_suppressed);
  ADD ("closed-within-the-shift", test_closed_within_the_shift);
  ADD ("next-shift", test_next_shift);
  ADD ("next-day", test_next_day);
  ADD ("untrusted-clock", test_untrusted_clock);
  ADD ("closed-without-a-date", test_closed_without_a_date);
  ADD ("nonsense-on-disk", test_nonsense_on_disk);
  return g_test_run ();
}
