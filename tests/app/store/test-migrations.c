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
  assert_version (self, "103");
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
  assert_version (self, "103");
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
  assert_version (self, "103");
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
  ADD ("sheets-after-1.02", test_sheets_after_1_02);

  /* Last: on that disk nothing opens a book past the program. */
  ADD ("full-disk", test_full_disk);
  return g_test_run ();
}
