/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days, midnight, and clocks that cannot be believed. */
#include "world.h"

static gint64
count_of_day (World *self,
              KioskDay day)
{
  return world_tally_of_day (self, day).counted;
}

static void
tap (World *self)
{
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
}

static void
set_1970 (World *self)
{
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), "1970-01-01T07:03:00");
}

static void
confirm (World *self)
{
  g_autoptr (GError) error = NULL;

  kiosk_day_book_confirm_clock (self->book, &error);
  g_assert_no_error (error);
}

static void
reboot (World *self)
{
  world_crash (self);
  kiosk_manual_clock_reboot (KIOSK_MANUAL_CLOCK (self->clock));
  world_open (self);
}

static void
start (World *self)
{
  world_create (self);
  world_open (self);
}

static void
test_midnight (World *self,
               gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  start (self);
  world_set_clock (self, 1, "23:59:59");
  tap (self);
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), 1000);
  world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 0);
  tap (self);

  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  g_assert_cmpuint (entry.day, ==, world_day (1));
  g_assert_cmpint (count_of_day (self, world_day (1)), ==, 1);
  g_assert_cmpint (count_of_day (self, world_day (2)), ==, 1);
}

/* Nobody loses the undo of a tap because midnight passed. */
static void
test_midnight_during_a_visit (World *self,
                              gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *answer = NULL;

  start (self);
  world_set_clock (self, 1, "23:59:55");
  id = world_tap (self, KIOSK_KIND_INSTALLED);
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), 10 * 1000);
  answer = world_change (self, id, KIOSK_KIND_INSTALLED_SIGNED_IN);
  g_assert_cmpint (world_tally_of_day (self, world_day (1)).self.signed_in, ==, 1);
  world_undo (self, answer);
  g_assert_cmpint (world_tally_of_day (self, world_day (1)).undone, ==, 1);
  g_assert_cmpint (world_tally_of_day (self, world_day (2)).taps, ==, 0);
}

static void
test_shifts (World *self,
             gconstpointer data)
{
  static const char *const times[] = { "11:59:59", "12:00:00", "16:59:59", "17:00:00" };
  static const KioskShift shifts[] = { KIOSK_SHIFT_AM, KIOSK_SHIFT_PM, KIOSK_SHIFT_EVE };
  g_autoptr (GArray) cells = NULL;

  start (self);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      world_set_clock (self, 1, times[i]);
      tap (self);
    }
  world_close_batch (self);
  cells = kiosk_day_book_load_cells (self->book, NULL);
  g_assert_cmpuint (cells->len, ==, 3);
  for (guint i = 0; i < cells->len; i++)
    {
      const KioskCell *cell = &g_array_index (cells, KioskCell, i);
      gboolean is_found = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (shifts); j++)
        is_found = is_found || cell->shift == shifts[j];
      g_assert_true (is_found);
      g_assert_cmpint (cell->people, ==, cell->shift == KIOSK_SHIFT_PM ? 2 : 1);
    }
}

static void
test_1970 (World *self,
           gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  start (self);
  tap (self);
  reboot (self);
  set_1970 (self);
  tap (self);
  tap (self);
  g_assert_cmpint (count_of_day (self, KIOSK_DAY_UNKNOWN), ==, 0);
  g_assert_cmpint (count_of_day (self, world_day (1)), ==, 1);
  g_assert_cmpint (world_tally (self).counted, ==, 3);

  reboot (self);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_DATE_UNKNOWN);
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  g_assert_cmpuint (entry.day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpuint (entry.not_before, ==, world_day (1));
  g_assert_cmpint (entry.trust, ==, KIOSK_TRUST_UNKNOWN);
  g_assert_cmpint (entry.taps, ==, 2);
  g_assert_cmpint (world_tally (self).counted, ==, 3);
  world_assert_chain (self);
}

/* The line without a date is in every report of days that it can be of, and in no other. */
static void
test_unknown_is_on_its_own_line (World *self,
                                 gconstpointer data)
{
  g_autoptr (GArray) later = NULL;
  g_autoptr (GArray) earlier = NULL;

  start (self);
  tap (self);
  set_1970 (self);
  tap (self);
  later = kiosk_day_book_load_figures (self->book, world_day (1), world_day (9), NULL);
  g_assert_cmpuint (later->len, ==, 2);
  g_assert_cmpuint (g_array_index (later, KioskDayFigures, 0).day, ==, world_day (1));
  g_assert_cmpuint (g_array_index (later, KioskDayFigures, 1).day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_true (g_array_index (later, KioskDayFigures, 1).has_open);
  earlier = kiosk_day_book_load_figures (self->book, world_day (-9), world_day (0), NULL);
  g_assert_cmpuint (earlier->len, ==, 0);
}

static void
test_notice_is_given_once (World *self,
                           gconstpointer data)
{
  start (self);
  set_1970 (self);
  tap (self);
  reboot (self);
  world_crash (self);
  world_open (self);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_DATE_UNKNOWN);
  world_reopen (self);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
}

static void
test_same_boot_keeps_waiting (World *self,
                              gconstpointer data)
{
  guint n_entries;

  start (self);
  set_1970 (self);
  tap (self);
  world_reopen (self);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
  tap (self);
  world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 0);
}

static void
test_confirming_dates (World *self,
                       gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  start (self);
  set_1970 (self);
  tap (self);
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), 60 * 60 * 1000);
  world_set_clock (self, 40, "09:30:00");
  confirm (self);
  g_assert_cmpint (count_of_day (self, world_day (40)), ==, 1);
  tap (self);
  world_close_batch (self);
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  g_assert_cmpuint (entry.day, ==, world_day (40));
  g_assert_cmpuint (entry.not_before, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpint (entry.trust, ==, KIOSK_TRUST_CONFIRMED);
  g_assert_cmpint (entry.taps, ==, 2);

  /* The floor rose with it: the days after are believed without a word. */
  reboot (self);
  world_set_clock (self, 54, "09:30:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (54)), ==, 1);
}

/* A clock set right counts on under its date at once; what was before it still waits for a word. */
static void
test_confirming_after_the_clock_was_set (World *self,
                                         gconstpointer data)
{
  guint n_entries;

  start (self);
  set_1970 (self);
  tap (self);
  world_set_clock (self, 1, "09:30:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (1)), ==, 1);
  confirm (self);
  g_assert_cmpint (count_of_day (self, world_day (1)), ==, 2);
  world_close_batch (self);
  g_assert_cmpint (world_last_entry (self, &n_entries).taps, ==, 2);
  g_assert_cmpuint (n_entries, ==, 1);
  world_assert_chain (self);
}

static void
test_undo_after_confirming (World *self,
                            gconstpointer data)
{
  g_autofree char *id = NULL;

  start (self);
  set_1970 (self);
  id = world_tap (self, KIOSK_KIND_INSTALLED);
  world_set_clock (self, 1, "09:30:00");
  confirm (self);
  world_undo (self, id);
  g_assert_cmpint (world_tally_of_day (self, world_day (1)).undone, ==, 1);
}

/* Who confirms today's date says nothing of yesterday's taps. */
static void
test_confirming_does_not_date_yesterday (World *self,
                                         gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  start (self);
  set_1970 (self);
  tap (self);
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), 10 * 60 * 60 * 1000);
  tap (self);
  world_set_clock (self, 3, "09:30:00");
  confirm (self);
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  g_assert_cmpuint (entry.day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpint (entry.taps, ==, 2);
  g_assert_cmpint (count_of_day (self, world_day (3)), ==, 0);
  g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_DATE_UNKNOWN);
}

/* Started anew, the program takes the start of the boot for the first tap. */
static void
test_confirming_from_another_program (World *self,
                                      gconstpointer data)
{
  start (self);
  set_1970 (self);
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), 60 * 60 * 1000);
  tap (self);
  world_reopen (self);
  world_set_clock (self, 3, "09:30:00");
  confirm (self);
  g_assert_cmpint (count_of_day (self, world_day (3)), ==, 1);

  set_1970 (self);
  world_set_clock (self, 4, "00:30:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (4)), ==, 1);
}

static void
test_confirmation_ends_with_the_boot (World *self,
                                      gconstpointer data)
{
  start (self);
  world_set_clock (self, 100, "09:30:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (100)), ==, 0);
  confirm (self);
  g_assert_cmpint (count_of_day (self, world_day (100)), ==, 1);
  reboot (self);
  world_set_clock (self, 115, "09:30:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (115)), ==, 0);
  world_set_clock (self, 114, "09:30:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (114)), ==, 1);
}

/* What a person confirmed is said of a batch only if it holds for all of its taps. */
static void
test_trust_of_a_batch_is_its_weakest (World *self,
                                      gconstpointer data)
{
  guint n_entries;

  start (self);
  confirm (self);
  tap (self);
  reboot (self);
  tap (self);
  world_close_batch (self);
  g_assert_cmpint (world_last_entry (self, &n_entries).trust, ==, KIOSK_TRUST_TRUSTED);
}

static void
test_a_day_back (World *self,
                 gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  start (self);
  world_set_clock (self, 5, "09:30:00");
  tap (self);
  world_set_clock (self, 4, "09:30:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (4)), ==, 0);
  g_assert_cmpint (count_of_day (self, world_day (5)), ==, 1);

  /* Set right again, it goes on where it was. */
  world_set_clock (self, 5, "10:30:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (5)), ==, 2);
  world_close_batch (self);
  world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 2);
  world_assert_chain (self);

  /* A day that is closed does not come back either. */
  reboot (self);
  world_set_clock (self, 4, "09:30:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (4)), ==, 0);
  reboot (self);
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (entry.not_before, ==, world_day (5));
}

static void
test_confirming_lowers_the_floor (World *self,
                                  gconstpointer data)
{
  start (self);
  world_set_clock (self, 10, "09:30:00");
  tap (self);
  world_close_batch (self);
  world_set_clock (self, 3, "09:30:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (3)), ==, 0);
  confirm (self);
  g_assert_cmpint (count_of_day (self, world_day (3)), ==, 1);
  world_close_batch (self);
  reboot (self);
  world_set_clock (self, 4, "09:30:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (4)), ==, 1);
  world_assert_chain (self);
}

/* The batch of a wrong date that was believed keeps it; the date that a person confirms gets a batch of its own. */
static void
test_confirming_another_date_than_the_open_one (World *self,
                                                gconstpointer data)
{
  guint n_entries;

  start (self);
  world_set_clock (self, 6, "09:30:00");
  tap (self);
  world_set_clock (self, 2, "09:30:00");
  confirm (self);
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (6)), ==, 1);
  g_assert_cmpint (count_of_day (self, world_day (2)), ==, 1);
  world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
}

static void
test_bounds_of_trust (World *self,
                      gconstpointer data)
{
  start (self);
  world_set_clock (self, -1, "23:59:59");
  tap (self);
  world_set_clock (self, 15, "00:00:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (-1)), ==, 0);
  g_assert_cmpint (count_of_day (self, world_day (15)), ==, 0);
  world_set_clock (self, 0, "00:00:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (0)), ==, 1);
  world_set_clock (self, 14, "23:59:59");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (14)), ==, 1);
}

static void
test_staff_may_close_what_has_no_date (World *self,
                                       gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  start (self);
  set_1970 (self);
  tap (self);
  g_assert_true (world_close_batch (self));
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (entry.day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpuint (entry.not_before, ==, world_day (0));
}

#define ADD(name, function) g_test_add ("/clock-trust/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("midnight", test_midnight);
  ADD ("midnight-during-a-visit", test_midnight_during_a_visit);
  ADD ("shifts", test_shifts);
  ADD ("1970", test_1970);
  ADD ("unknown-is-on-its-own-line", test_unknown_is_on_its_own_line);
  ADD ("notice-is-given-once", test_notice_is_given_once);
  ADD ("same-boot-keeps-waiting", test_same_boot_keeps_waiting);
  ADD ("confirming-dates", test_confirming_dates);
  ADD ("confirming-after-the-clock-was-set", test_confirming_after_the_clock_was_set);
  ADD ("undo-after-confirming", test_undo_after_confirming);
  ADD ("confirming-does-not-date-yesterday", test_confirming_does_not_date_yesterday);
  ADD ("confirming-from-another-program", test_confirming_from_another_program);
  ADD ("confirmation-ends-with-the-boot", test_confirmation_ends_with_the_boot);
  ADD ("trust-of-a-batch-is-its-weakest", test_trust_of_a_batch_is_its_weakest);
  ADD ("a-day-back", test_a_day_back);
  ADD ("confirming-lowers-the-floor", test_confirming_lowers_the_floor);
  ADD ("confirming-another-date-than-the-open-one", test_confirming_another_date_than_the_open_one);
  ADD ("bounds-of-trust", test_bounds_of_trust);
  ADD ("staff-may-close-what-has-no-date", test_staff_may_close_what_has_no_date);
  return g_test_run ();
}
