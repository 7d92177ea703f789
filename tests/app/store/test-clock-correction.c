/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock as staff say it is, where the machine's own cannot be set. */
#include <sqlite3.h>

#include "failing-disk.h"
#include "world.h"

#define MS_AN_HOUR (3600 * 1000)

static gint64
get_unix_s (World *self,
            int offset,
            const char *time)
{
  g_autofree char *iso = kiosk_day_dup_iso (world_day (offset));
  g_autofree char *text = g_strconcat (iso, "T", time, "+07", NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);

  return g_date_time_to_unix (moment);
}

static gboolean
try_set (World *self,
         int offset,
         const char *time,
         GError **error)
{
  gint64 correction_s = get_unix_s (self, offset, time) - kiosk_clock_get_boottime_ms (self->clock) / 1000;

  return kiosk_day_book_set_clock (self->book, correction_s, error);
}

static void
set (World *self,
     int offset,
     const char *time)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_set (self, offset, time, &error));
  g_assert_no_error (error);
}

static KioskClockLook
look (World *self)
{
  g_autoptr (GError) error = NULL;
  KioskClockLook what = { 0 };

  g_assert_true (kiosk_day_book_look_at_clock (self->book, &what, &error));
  g_assert_no_error (error);
  return what;
}

static void
tap (World *self)
{
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
}

static gint64
count_of_day (World *self,
              KioskDay day)
{
  return world_tally_of_day (self, day).counted;
}

/* The battery is dead: what the machine says is 1970. */
static void
start (World *self)
{
  world_create (self);
  world_open (self);
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), "1970-01-01T07:03:00");
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), MS_AN_HOUR);
}

static void
test_look (World *self,
           gconstpointer data)
{
  KioskClockLook what;

  start (self);
  what = look (self);
  g_assert_cmpint (what.trust, ==, KIOSK_TRUST_UNKNOWN);
  g_assert_cmpuint (what.floor, ==, world_day (0));
  g_assert_false (what.is_corrected);
  world_set_clock (self, 3, "10:05:00");
  what = look (self);
  g_assert_cmpuint (what.day, ==, world_day (3));
  g_assert_cmpint (what.trust, ==, KIOSK_TRUST_TRUSTED);
  set (self, 40, "10:05:00");
  what = look (self);
  g_assert_cmpuint (what.day, ==, world_day (40));
  g_assert_cmpuint (what.floor, ==, world_day (40));
  g_assert_cmpint (what.trust, ==, KIOSK_TRUST_CONFIRMED);
  g_assert_true (what.is_corrected);
}

static void
test_a_correction_dates (World *self,
                         gconstpointer data)
{
  start (self);
  tap (self);
  set (self, 40, "10:05:00");
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (40)), ==, 2);
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), 14 * MS_AN_HOUR);
  tap (self);
  g_assert_cmpint (count_of_day (self, world_day (41)), ==, 1);
  world_assert_chain (self);
}

/* Through a crash of the program, but not through a boot: then the machine's clock is as wrong as it was. */
static void
test_a_correction_is_for_one_boot (World *self,
                                   gconstpointer data)
{
  start (self);
  set (self, 40, "10:05:00");
  world_crash (self);
  kiosk_clock_correct (self->clock, KIOSK_CLOCK_NOT_CORRECTED);
  world_open (self);
  g_assert_cmpuint (look (self).day, ==, world_day (40));
  g_assert_cmpint (look (self).trust, ==, KIOSK_TRUST_CONFIRMED);

  world_crash (self);
  kiosk_manual_clock_reboot (KIOSK_MANUAL_CLOCK (self->clock));
  world_open (self);
  g_assert_false (look (self).is_corrected);
  g_assert_cmpint (look (self).trust, ==, KIOSK_TRUST_UNKNOWN);
  tap (self);
  g_assert_cmpint (world_tally (self).counted, ==, 1);
  g_assert_cmpint (count_of_day (self, world_day (40)), ==, 0);
}

/* A clock whose program did not end with the boot, as in a test of the machine's: the book says that it is over. */
static void
test_the_book_ends_a_correction (World *self,
                                 gconstpointer data)
{
  gint64 correction_s;

  start (self);
  set (self, 40, "10:05:00");
  correction_s = kiosk_clock_get_correction_s (self->clock);
  world_crash (self);
  kiosk_manual_clock_reboot (KIOSK_MANUAL_CLOCK (self->clock));
  kiosk_clock_correct (self->clock, correction_s);
  world_open (self);
  g_assert_cmpint (kiosk_clock_get_correction_s (self->clock), ==, KIOSK_CLOCK_NOT_CORRECTED);
}

/* Set by the system meanwhile, the machine's clock needs no correction, and an earlier one ends. */
static void
test_a_clock_that_was_set (World *self,
                           gconstpointer data)
{
  start (self);
  set (self, 40, "10:05:00");
  world_set_clock (self, 50, "10:05:01");
  set (self, 50, "10:05:00");
  g_assert_false (look (self).is_corrected);
  g_assert_cmpint (look (self).trust, ==, KIOSK_TRUST_CONFIRMED);
  g_assert_cmpuint (look (self).day, ==, world_day (50));
  world_crash (self);
  world_open (self);
  g_assert_false (look (self).is_corrected);
  g_assert_cmpint (look (self).trust, ==, KIOSK_TRUST_CONFIRMED);
}

/* "Đúng" to a corrected clock leaves the correction as it is. */
static void
test_confirming_a_corrected_clock (World *self,
                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  start (self);
  set (self, 40, "10:05:00");
  kiosk_day_book_confirm_clock (self->book, &error);
  g_assert_no_error (error);
  world_crash (self);
  world_open (self);
  g_assert_true (look (self).is_corrected);
  g_assert_cmpuint (look (self).day, ==, world_day (40));
}

/* A year ahead, believed by somebody in a hurry, and put right: the floor comes down with it. */
static void
test_a_year_ahead_and_corrected (World *self,
                                 gconstpointer data)
{
  start (self);
  set (self, 366, "08:00:00");
  tap (self);
  set (self, 1, "08:05:00");
  tap (self);
  g_assert_cmpuint (look (self).floor, ==, world_day (1));
  g_assert_cmpint (count_of_day (self, world_day (366)), ==, 1);
  g_assert_cmpint (count_of_day (self, world_day (1)), ==, 1);
  world_assert_chain (self);
}

static void
test_no_date (World *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  start (self);
  g_assert_false (kiosk_day_book_set_clock (self->book, G_MAXINT64 / 2, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_assert_false (look (self).is_corrected);
}

/* The clock goes by what is on disk, whatever the disk answered. */
static void
check_failing_disk (World *self,
                    DiskCall call,
                    int result,
                    gboolean is_done_all_the_same,
                    KioskStoreError code)
{
  g_autoptr (GError) error = NULL;
  gboolean is_corrected;

  failing_disk_arm (call, 0, result, is_done_all_the_same, FALSE, "-wal");
  g_assert_false (try_set (self, 40, "10:05:00", &error));
  g_assert_true (failing_disk_disarm ());
  g_assert_error (error, KIOSK_STORE_ERROR, (int) code);
  g_assert_cmpint (kiosk_clock_get_correction_s (self->clock), ==, KIOSK_CLOCK_NOT_CORRECTED);

  is_corrected = look (self).is_corrected;
  g_assert_cmpint (look (self).trust, ==, is_corrected ? KIOSK_TRUST_CONFIRMED : KIOSK_TRUST_UNKNOWN);
  g_assert_cmpuint (look (self).day == world_day (40), ==, is_corrected);
  world_crash (self);
  world_open (self);
  g_assert_cmpint (look (self).is_corrected, ==, is_corrected);
}

static void
test_full_disk (World *self,
                gconstpointer data)
{
  failing_disk_install ();
  start (self);
  check_failing_disk (self, DISK_WRITE, SQLITE_FULL, FALSE, KIOSK_STORE_ERROR_FULL);
  g_assert_false (look (self).is_corrected);
  set (self, 40, "10:05:00");
}

static void
test_failing_disk (World *self,
                   gconstpointer data)
{
  failing_disk_install ();
  start (self);
  check_failing_disk (self, DISK_SYNC, SQLITE_IOERR_FSYNC, TRUE, KIOSK_STORE_ERROR_IO);
}

#define ADD(name, function) g_test_add ("/clock-correction/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("look", test_look);
  ADD ("a-correction-dates", test_a_correction_dates);
  ADD ("a-correction-is-for-one-boot", test_a_correction_is_for_one_boot);
  ADD ("the-book-ends-a-correction", test_the_book_ends_a_correction);
  ADD ("a-clock-that-was-set", test_a_clock_that_was_set);
  ADD ("confirming-a-corrected-clock", test_confirming_a_corrected_clock);
  ADD ("a-year-ahead-and-corrected", test_a_year_ahead_and_corrected);
  ADD ("no-date", test_no_date);
  ADD ("full-disk", test_full_disk);
  ADD ("failing-disk", test_failing_disk);
  return g_test_run ();
}
