/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-figures STATE N_DAYS: fills a new book with the taps of a busy kiosk, through the day book as the kiosk does,
 * and then asks it for figures as the staff's screens do. The same taps each time. Prints, a line each:
 *
 *   book PEOPLE CELLS        how many people and cells it has
 *   closing MS               the first tap of a day, which closes the day before, while its backup is not made yet
 *   meanwhile MS             each tap, fifty a second, from then on until the backup is made and checked
 *   copy MS                  how long that takes
 *   figures PERIOD N MS      kiosk_day_book_load_figures() of the last week, month, quarter, year, and of all days
 *   breakdown PERIOD N MS    kiosk_day_book_load_breakdown() of the same; N: how many rows came
 *
 * The folder had better be in memory: ten years of flushes tell nothing of how long figures take. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk-day-book.h"
#include "kiosk-manual-clock.h"

#define FIRST_MORNING "2026-11-25T08:00:00"

#define MINUTE_MS          (60 * 1000)
#define HOUR_MS            (60 * MINUTE_MS)
#define BETWEEN_TAPS_MS    (5 * MINUTE_MS)
#define BETWEEN_SHIFTS_MS  (5 * HOUR_MS)
#define N_SHIFTS           3
#define N_TAPS             14   /* a shift */
#define N_SELF             4    /* of them */
#define PEOPLE_MAX         36   /* noted by a helper at once: about 570 people a day */
#define N_CLOSINGS         20   /* told */
#define BETWEEN_US         (20 * 1000)
#define BACKUP_PREFIX      "backup-"
#define N_TIMES            20   /* each question */

typedef struct
{
  const char   *state_dir;
  KioskDayBook *book;
  KioskClock   *clock;
  GRand        *rand;
  guint         visit;
} Bench;

static const KioskReason reasons[] = {
  [KIOSK_KIND_INSTALLED] = KIOSK_REASON_NO_VNEID,
  [KIOSK_KIND_NOT_ABLE] = KIOSK_REASON_PHONE_TOO_OLD,
  [KIOSK_KIND_ADVISED] = KIOSK_REASON_NONE
};

static void
advance (Bench *self,
         gint64 ms)
{
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), ms);
}

static KioskTap *
new_helper_tap (Bench *self)
{
  KioskTap *tap = kiosk_tap_new ();

  tap->source = KIOSK_SOURCE_HELPER;
  tap->helped = TRUE;
  tap->team = (KioskTeam) g_rand_int_range (self->rand, KIOSK_TEAM_COMMUNITY_TEAM, KIOSK_TEAM_OFFICIAL + 1);
  tap->audience = (KioskAudience) g_rand_int_range (self->rand, 0, KIOSK_AUDIENCE_UNSPECIFIED);
  tap->kind = (KioskKind) g_rand_int_range (self->rand, 0, KIOSK_KIND_ADVISED + 1);
  tap->reason = reasons[tap->kind];
  tap->people = (guint) g_rand_int_range (self->rand, 1, PEOPLE_MAX + 1);
  return tap;
}

static double
record (Bench *self,
        gboolean is_self)
{
  g_autoptr (KioskTap) tap = is_self ? kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE) : new_helper_tap (self);
  g_autoptr (GError) error = NULL;
  gint64 begin_us = g_get_monotonic_time ();

  kiosk_day_book_record (self->book, ++self->visit, tap, NULL, &error);
  g_assert_no_error (error);
  return (double) (g_get_monotonic_time () - begin_us) / 1e3;
}

/* The first tap of a day closes the day before. */
static void
work_a_day (Bench *self)
{
  for (guint shift = 0; shift < N_SHIFTS; shift++)
    {
      for (guint i = 0; i < N_TAPS; i++)
        {
          record (self, i < N_SELF);
          advance (self, BETWEEN_TAPS_MS);
        }
      advance (self, BETWEEN_SHIFTS_MS - N_TAPS * BETWEEN_TAPS_MS);
    }
  advance (self, 24 * HOUR_MS - N_SHIFTS * BETWEEN_SHIFTS_MS);
}

/* Number of the newest backup. */
static int
look_for_backup (Bench *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->state_dir, 0, NULL);
  const char *name;
  int newest = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, BACKUP_PREFIX))
      newest = MAX (newest, atoi (name + strlen (BACKUP_PREFIX)));
  return newest;
}

/* Then somebody taps all the time while the backup is made. */
static void
close_a_day (Bench *self)
{
  int before = look_for_backup (self);
  gint64 begin_us = g_get_monotonic_time ();

  printf ("closing %.3f\n", record (self, FALSE));
  while (look_for_backup (self) == before)
    {
      g_usleep (BETWEEN_US);
      printf ("meanwhile %.3f\n", record (self, FALSE));
    }
  printf ("copy %.3f\n", (double) (g_get_monotonic_time () - begin_us) / 1e3);
  advance (self, 24 * HOUR_MS);
}

static void
print_time (const char *what,
            const char *period,
            GArray *rows,
            gint64 begin_us)
{
  printf ("%s %s %u %.3f\n", what, period, rows->len, (double) (g_get_monotonic_time () - begin_us) / 1e3);
}

static void
ask (Bench *self,
     const char *period,
     KioskDay from,
     KioskDay to)
{
  for (guint i = 0; i < N_TIMES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) figures = NULL;
      g_autoptr (GArray) cells = NULL;
      gint64 begin_us = g_get_monotonic_time ();

      figures = kiosk_day_book_load_figures (self->book, from, to, &error);
      g_assert_no_error (error);
      print_time ("figures", period, figures, begin_us);
      begin_us = g_get_monotonic_time ();
      cells = kiosk_day_book_load_breakdown (self->book, from, to, &error);
      g_assert_no_error (error);
      print_time ("breakdown", period, cells, begin_us);
    }
}

static void
print_book (Bench *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) cells = kiosk_day_book_load_cells (self->book, &error);
  gint64 people = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < cells->len; i++)
    people += g_array_index (cells, KioskCell, i).people;
  printf ("book %" G_GINT64_FORMAT " %u\n", people, cells->len);
}

int
main (int argc,
      char *argv[])
{
  Bench self = {
    .state_dir = argv[1], .clock = kiosk_manual_clock_new (FIRST_MORNING), .rand = g_rand_new_with_seed (1)
  };
  guint n_days = argc == 3 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 0;
  g_autoptr (GError) error = NULL;
  KioskDay first = kiosk_clock_get_day (self.clock), last;

  g_assert_cmpuint (n_days, >, 0);
  kiosk_day_book_create (argv[1], KIOSK_MODE_LIVE, self.clock, &error);
  g_assert_no_error (error);
  self.book = kiosk_day_book_open (argv[1], KIOSK_MODE_LIVE, self.clock, &error);
  g_assert_no_error (error);
  /* Of days that follow each other at once, hardly a backup is ever done: that is not what is measured. */
  kiosk_day_book_copy_aside (self.book);
  for (guint i = 0; i < n_days; i++)
    work_a_day (&self);
  kiosk_day_book_back_up (self.book, &error);
  g_assert_no_error (error);
  last = first + n_days - 1;
  print_book (&self);
  ask (&self, "week", last - 6, last);
  ask (&self, "month", last - 30, last);
  ask (&self, "quarter", last - 91, last);
  ask (&self, "year", last - 364, last);
  ask (&self, "all", first, last);
  for (guint i = 0; i < N_CLOSINGS; i++)
    close_a_day (&self);
  kiosk_day_book_close (self.book, &error);
  g_assert_no_error (error);
  g_object_unref (self.book);
  g_object_unref (self.clock);
  g_rand_free (self.rand);
  return 0;
}
