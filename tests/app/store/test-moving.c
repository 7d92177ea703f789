/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another ward from a day on: no tap is counted for the wrong one. */
#include "world.h"

#define OLD_CODE "26977"
#define NEW_CODE "26968"

static void
plan (World *self,
      int offset)
{
  g_autoptr (GHashTable) table = kiosk_day_book_load_settings (self->book, NULL);
  g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table, NULL);
  g_autoptr (GHashTable) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_settings_set_ward (settings, OLD_CODE, world_day (-100), "Phường Tân Sơn Hòa", &error));
  g_assert_true (kiosk_settings_set_next_ward (settings, world_day (offset), NEW_CODE, world_day (offset),
                                               "Phường Tân Sơn Nhất", &error));
  changed = kiosk_settings_to_table (settings);
  g_assert_true (kiosk_day_book_save_settings (self->book, changed, &error));
  g_assert_no_error (error);
}

static void
start (World *self,
       int offset)
{
  world_create (self);
  world_open (self);
  plan (self, offset);
}

static void
tap (World *self)
{
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
}

static void
assert_ward (World *self,
             const char *code)
{
  g_autoptr (GHashTable) table = kiosk_day_book_load_settings (self->book, NULL);
  g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table, NULL);

  g_assert_cmpstr (kiosk_settings_get_ward_code (settings), ==, code);
  g_assert_true ((kiosk_settings_get_next_ward_day (settings) == KIOSK_DAY_UNKNOWN) == g_str_equal (code, NEW_CODE));
}

static void
begin_day (World *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_day_book_begin_day (self->book, &error));
  g_assert_no_error (error);
}

/* The tap of the evening before is of the old ward, the first one of the day of the new. */
static void
test_the_first_tap_moves (World *self,
                          gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  start (self, 3);
  world_set_clock (self, 2, "16:00:00");
  tap (self);
  assert_ward (self, OLD_CODE);
  world_set_clock (self, 3, "07:30:00");
  tap (self);
  assert_ward (self, NEW_CODE);
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  g_assert_cmpstr (entry.ward, ==, OLD_CODE);
  g_assert_cmpuint (entry.ward_valid_from, ==, world_day (-100));
  world_close_batch (self);
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpstr (entry.ward, ==, NEW_CODE);
  g_assert_cmpuint (entry.ward_valid_from, ==, world_day (3));
  world_assert_chain (self);
}

static void
test_the_start_moves (World *self,
                      gconstpointer data)
{
  guint n_entries;

  start (self, 3);
  tap (self);
  begin_day (self);
  assert_ward (self, OLD_CODE);
  world_reopen (self);
  world_set_clock (self, 4, "07:30:00");
  begin_day (self);
  assert_ward (self, NEW_CODE);
  g_assert_cmpstr (world_last_entry (self, &n_entries).ward, ==, OLD_CODE);
  g_assert_cmpuint (n_entries, ==, 1);
  begin_day (self);
  world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
}

/* A clock that nobody believes moves nothing; once it is confirmed, what is of that day is of the new ward. */
static void
test_a_clock_that_is_not_believed (World *self,
                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_entries;

  start (self, 3);
  world_set_clock (self, 100, "07:30:00");
  tap (self);
  begin_day (self);
  assert_ward (self, OLD_CODE);
  g_assert_true (kiosk_day_book_confirm_clock (self->book, &error));
  assert_ward (self, NEW_CODE);
  world_close_batch (self);
  g_assert_cmpstr (world_last_entry (self, &n_entries).ward, ==, NEW_CODE);
  g_assert_cmpuint (n_entries, ==, 1);
  world_assert_chain (self);
}

/* Taps that never got a date are of before, as far as anybody knows. */
static void
test_what_has_no_date (World *self,
                       gconstpointer data)
{
  KioskEntry entry;
  guint n_entries;

  start (self, 3);
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), "1970-01-01T07:03:00");
  tap (self);
  world_set_clock (self, 3, "07:30:00");
  tap (self);
  entry = world_last_entry (self, &n_entries);
  g_assert_cmpuint (n_entries, ==, 1);
  g_assert_cmpuint (entry.day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_cmpstr (entry.ward, ==, OLD_CODE);
  assert_ward (self, NEW_CODE);
}

#define ADD(name, function) g_test_add ("/moving/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("the-first-tap-moves", test_the_first_tap_moves);
  ADD ("the-start-moves", test_the_start_moves);
  ADD ("a-clock-that-is-not-believed", test_a_clock_that_is_not_believed);
  ADD ("what-has-no-date", test_what_has_no_date);
  return g_test_run ();
}
