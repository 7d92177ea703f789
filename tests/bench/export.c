/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-export STATE FOLDER: exports a book to a folder as the kiosk does, and writes the same bytes there plainly,
 * with one flush at the end, and reads them again. In turns, each of them first in every other. Prints, a line each:
 *
 *   bundle MS      reading the closed figures and making the files of them
 *   export MS      writing them, flushed, and reading them back
 *   write MS       writing as many files of the same bytes, and one flush
 *   both MS        that, and reading them from the disk
 *   bytes N        of one export
 *   memory MB      the most that this program took of it, all in all */
#define _GNU_SOURCE /* syncfs(2), O_DIRECT */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "kiosk-day-book.h"
#include "kiosk-folder-medium.h"
#include "kiosk-manual-clock.h"
#include "kiosk-stick-export.h"

#define N_TIMES    10
#define BLOCK      4096
#define PIECE      (1024 * 1024)
#define US_A_MS    1000.0
#define KIB_A_MB   1024.0
#define LAST_NIGHT "2036-11-30T20:00:00"

static void
print_ms (const char *what,
          gint64 begun_us)
{
  printf ("%s %.3f\n", what, (double) (g_get_monotonic_time () - begun_us) / US_A_MS);
}

static KioskBundle *
make_bundle (KioskDayBook *book,
             const KioskBundleLabel *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = kiosk_day_book_load_entries (book, &error);
  g_autoptr (GArray) cells = kiosk_day_book_load_cells (book, &error);
  g_autoptr (GArray) sheets = kiosk_day_book_load_closed_sheets (book, &error);
  g_autoptr (GArray) targets = kiosk_day_book_load_all_targets (book, &error);
  const KioskBundleFigures figures = { entries, cells, sheets, targets };
  KioskBundle *bundle;

  g_assert_no_error (error);
  bundle = kiosk_bundle_new (label, &figures, &error);
  g_assert_no_error (error);
  return bundle;
}

static void
export (const char *folder,
        const KioskBundleLabel *label,
        GPtrArray *files)
{
  g_autoptr (KioskMedium) medium = kiosk_folder_medium_new (folder);
  g_autoptr (KioskStickExport) run = kiosk_stick_export_new (medium, label, files, NULL);
  g_autoptr (GError) error = NULL;
  gint64 begun_us = g_get_monotonic_time ();

  kiosk_stick_export_run (run, NULL, &error);
  g_assert_no_error (error);
  print_ms ("export", begun_us);
}

static void
read_plainly (const char *parent,
              const KioskBundleFile *file)
{
  g_autofree char *path = g_build_filename (parent, file->name, NULL);
  int fd = open (path, O_RDONLY | O_DIRECT | O_CLOEXEC);
  void *buffer = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (posix_memalign (&buffer, BLOCK, PIECE), ==, 0);
  while (read (fd, buffer, PIECE) > 0)
    continue;
  free (buffer);
  close (fd);
}

static void
write_plainly (const char *folder,
               GPtrArray *files,
               guint number)
{
  g_autofree char *name = g_strdup_printf ("plain-%u", number);
  g_autofree char *parent = g_build_filename (folder, name, NULL);
  gint64 begun_us = g_get_monotonic_time ();
  int fd = -1;

  g_assert_cmpint (g_mkdir (parent, 0755), ==, 0);
  for (guint i = 0; i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);
      g_autofree char *path = g_build_filename (parent, file->name, NULL);
      gsize size;
      const void *bytes = g_bytes_get_data (file->bytes, &size);

      if (fd >= 0)
        close (fd);
      fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
      g_assert_cmpint (write (fd, bytes, size), ==, (gssize) size);
    }
  g_assert_cmpint (syncfs (fd), ==, 0);
  close (fd);
  print_ms ("write", begun_us);
  for (guint i = 0; i < files->len; i++)
    read_plainly (parent, g_ptr_array_index (files, i));
  print_ms ("both", begun_us);
}

static void
print_bytes (GPtrArray *files)
{
  gsize n = 0;

  for (guint i = 0; i < files->len; i++)
    n += g_bytes_get_size (((const KioskBundleFile *) g_ptr_array_index (files, i))->bytes);
  printf ("bytes %zu\n", n);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (KioskClock) clock = kiosk_manual_clock_new (LAST_NIGHT);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDayBook) book = kiosk_day_book_open (argv[1], KIOSK_MODE_LIVE, clock, &error);
  KioskBundleLabel label = { .ward = "26977", .number = 1, .mode = "live", .version = "1.0",
                             .day = kiosk_clock_get_day (clock) };
  struct rusage usage;

  g_assert_no_error (error);
  label.kiosk = kiosk_day_book_get_kiosk (book);
  for (guint i = 0; i < N_TIMES; i++)
    {
      gint64 begun_us = g_get_monotonic_time ();
      g_autoptr (KioskBundle) bundle = make_bundle (book, &label);

      print_ms ("bundle", begun_us);
      if (i % 2 == 0)
        export (argv[2], &label, kiosk_bundle_get_files (bundle));
      write_plainly (argv[2], kiosk_bundle_get_files (bundle), i);
      if (i % 2 == 1)
        export (argv[2], &label, kiosk_bundle_get_files (bundle));
      if (i == 0)
        print_bytes (kiosk_bundle_get_files (bundle));
    }
  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  printf ("memory %.1f\n", (double) usage.ru_maxrss / KIB_A_MB);
  kiosk_day_book_close (book, NULL);
  return 0;
}
