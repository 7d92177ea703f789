/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a tap takes until it is on disk, beside one bare write to the same file system. A line each, in ms:
 *
 *   tap        kiosk_day_book_record(), called on the book's thread
 *   store      the same as a screen sees it: over to the store's thread and back into the main loop
 *   overwrite  pwrite of 4 KiB into a file whose blocks are all written already, then fdatasync
 *   append     the same at the end of a file that grows
 *
 * Each tap is followed by one of each bare write, so that all meet the same disk. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "kiosk-store.h"
#include "kiosk-system-clock.h"

#define PAGE_BYTES 4096

/* As many blocks as SQLite's journal has before it begins anew. */
#define N_PAGES 1000

typedef struct
{
  int   overwritten;
  int   appended;
  guint n_written;
} Bare;

typedef struct
{
  KioskStore *store;
  GMainLoop  *loop;
  gint64      end_us;
} Trip;

static void
print_time (const char *what,
            gint64 begin_us,
            gint64 end_us)
{
  printf ("%s %.3f\n", what, (end_us - begin_us) / 1e3);
}

static int
open_file (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  int file = open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (file, >=, 0);
  return file;
}

static void
write_page (int file,
            off_t offset,
            guint8 content)
{
  guint8 page[PAGE_BYTES];

  memset (page, content, sizeof page);
  g_assert_cmpint (pwrite (file, page, sizeof page, offset), ==, sizeof page);
}

static void
bare_init (Bare *self,
           const char *folder)
{
  self->overwritten = open_file (folder, "bare-overwritten");
  self->appended = open_file (folder, "bare-appended");
  for (off_t i = 0; i < N_PAGES; i++)
    write_page (self->overwritten, i * PAGE_BYTES, 0);
  g_assert_cmpint (fsync (self->overwritten), ==, 0);
  g_assert_cmpint (fsync (self->appended), ==, 0);
}

static void
time_write (const char *what,
            int file,
            guint page,
            guint8 content)
{
  gint64 begin_us = g_get_monotonic_time ();

  write_page (file, (off_t) page * PAGE_BYTES, content);
  g_assert_cmpint (fdatasync (file), ==, 0);
  print_time (what, begin_us, g_get_monotonic_time ());
}

static void
bare_write (Bare *self)
{
  self->n_written++;
  time_write ("overwrite", self->overwritten, self->n_written % N_PAGES, (guint8) (self->n_written % 251 + 1));
  time_write ("append", self->appended, self->n_written - 1, (guint8) (self->n_written % 251 + 1));
}

static void
time_taps (const char *state_dir,
           KioskClock *clock,
           Bare *bare,
           guint n_taps)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDayBook) book = kiosk_day_book_open (state_dir, KIOSK_MODE_LIVE, clock, &error);

  g_assert_no_error (error);
  for (guint visit = 1; visit <= n_taps; visit++)
    {
      g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
      gint64 begin_us = g_get_monotonic_time ();

      kiosk_day_book_record (book, visit, tap, NULL, &error);
      print_time ("tap", begin_us, g_get_monotonic_time ());
      g_assert_no_error (error);
      bare_write (bare);
    }
  kiosk_day_book_close (book, &error);
  g_assert_no_error (error);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Trip *trip = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskSettings) settings = kiosk_store_open_finish (KIOSK_STORE (source), result, NULL, &error);

  g_assert_no_error (error);
  g_main_loop_quit (trip->loop);
}

static void
recorded_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  Trip *trip = user_data;
  g_autoptr (GError) error = NULL;

  kiosk_store_record_finish (KIOSK_STORE (source), result, NULL, &error);
  trip->end_us = g_get_monotonic_time ();
  g_assert_no_error (error);
  g_main_loop_quit (trip->loop);
}

static void
time_trips (const char *state_dir,
            KioskClock *clock,
            Bare *bare,
            guint n_taps)
{
  g_autoptr (KioskStore) store = kiosk_store_new (state_dir, KIOSK_MODE_LIVE, clock);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Trip trip = { .store = store, .loop = loop };

  kiosk_store_open_async (store, NULL, opened_cb, &trip);
  g_main_loop_run (loop);
  for (guint visit = 1; visit <= n_taps; visit++)
    {
      g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
      gint64 begin_us = g_get_monotonic_time ();

      kiosk_store_record_async (store, visit, tap, NULL, recorded_cb, &trip);
      g_main_loop_run (loop);
      print_time ("store", begin_us, trip.end_us);
      bare_write (bare);
    }
  kiosk_store_shut_down (store);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  Bare bare = { 0 };
  guint n_taps;

  g_assert_cmpint (argc, ==, 3);
  n_taps = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  bare_init (&bare, argv[1]);
  time_taps (argv[1], clock, &bare, n_taps);
  time_trips (argv[1], clock, &bare, n_taps);
  return 0;
}
