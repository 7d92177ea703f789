/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-read FOLDER DAYS: makes up, always the same, what a busy kiosk counts on so many days, puts the bundle of it
 * into the folder, and reads it as a desk does, with every check. Prints, a line each:
 *
 *   cells N        of the bundle
 *   bytes N        of its cells.csv
 *   open US        processor time to read the files, µs a cell, the median of several
 *   read US        processor time to check and take apart what was read, likewise
 *   head US        processor time to read and check the head alone, µs all in all
 *   memory MB      the most that reading took, over what the program takes without it */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "kiosk-bundle-reader.h"
#include "kiosk-cell.h"
#include "kiosk-key.h"
#include "kiosk-target.h"

#define KIOSK       "0123456789ABCDEF"
#define EPOCH       "0123456789abcdef0123456789abcdef"
#define FIRST_DAY   "2026-01-01"
#define SEED        2026
#define CELLS_A_DAY 27
#define PEOPLE_MAX  40
#define N_TIMES     9
#define N_HEADS     200
#define NS_A_US     1000.0
#define US_A_S      1000000.0
#define KIB_A_MB    1024.0

static double
get_cpu_us (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now), ==, 0);
  return (double) now.tv_sec * US_A_S + (double) now.tv_nsec / NS_A_US;
}

/* getrusage(2) would tell of the program that started this one, too. */
static double
get_peak_mb (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  peak = strstr (status, "VmHWM:");
  g_assert_nonnull (peak);
  return (double) g_ascii_strtoll (peak + strlen ("VmHWM:"), NULL, 10) / KIB_A_MB;
}

static KioskReason
pick_reason (GRand *random,
             KioskKind kind)
{
  if (kind == KIOSK_KIND_NOT_ABLE)
    return (KioskReason) g_rand_int_range (random, KIOSK_REASON_NO_SMARTPHONE, KIOSK_REASON_NO_VNEID);
  if (kind == KIOSK_KIND_INSTALLED)
    return (KioskReason) g_rand_int_range (random, KIOSK_REASON_NO_VNEID, KIOSK_REASON_UNSAID + 1);
  return KIOSK_REASON_NONE;
}

static KioskCell
make_cell (GRand *random,
           gint64 n)
{
  KioskCell cell = { .epoch = EPOCH, .n = n, .audience = KIOSK_AUDIENCE_UNSPECIFIED };

  cell.shift = (KioskShift) g_rand_int_range (random, 0, KIOSK_N_SHIFTS);
  cell.kind = (KioskKind) g_rand_int_range (random, 0, KIOSK_KIND_ADVISED + 1);
  cell.reason = pick_reason (random, cell.kind);
  cell.people = g_rand_int_range (random, 1, PEOPLE_MAX);
  cell.helped = TRUE;
  if (g_rand_boolean (random))
    return cell;
  cell.source = KIOSK_SOURCE_HELPER;
  cell.team = (KioskTeam) g_rand_int_range (random, KIOSK_TEAM_COMMUNITY_TEAM, KIOSK_TEAM_OFFICIAL + 1);
  cell.audience = (KioskAudience) g_rand_int_range (random, 0, KIOSK_AUDIENCE_UNSPECIFIED);
  return cell;
}

static gboolean
is_new (GHashTable *seen,
        const KioskCell *cell)
{
  KioskCell key = *cell;

  key.people = 1;
  return g_hash_table_add (seen, kiosk_cell_dup_csv_line (&key));
}

static void
close_day (GArray *entries,
           GArray *cells,
           guint first,
           gint64 n)
{
  KioskEntry entry = { .format = KIOSK_ENTRY_FORMAT, .kiosk = KIOSK, .epoch = EPOCH, .n = n, .ward = "26977",
                       .day = kiosk_day_from_iso (FIRST_DAY) + (KioskDay) n };
  g_autofree char *cells_sha256 = kiosk_cells_dup_sha256 (&g_array_index (cells, KioskCell, first),
                                                          cells->len - first);
  g_autofree char *sheets_sha256 = kiosk_sheets_dup_sha256 (NULL, 0);

  for (guint i = first; i < cells->len; i++)
    entry.counted += g_array_index (cells, KioskCell, i).people;
  entry.taps = entry.counted;
  g_strlcpy (entry.cells_sha256, cells_sha256, sizeof entry.cells_sha256);
  g_strlcpy (entry.sheets_sha256, sheets_sha256, sizeof entry.sheets_sha256);
  if (n > 0)
    g_strlcpy (entry.previous, g_array_index (entries, KioskEntry, n - 1).hash, sizeof entry.previous);
  kiosk_entry_seal (&entry);
  g_array_append_val (entries, entry);
}

static void
count_day (GRand *random,
           GArray *entries,
           GArray *cells,
           gint64 n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint first = cells->len;

  while (cells->len < first + CELLS_A_DAY)
    {
      const KioskCell cell = make_cell (random, n);

      if (is_new (seen, &cell))
        g_array_append_val (cells, cell);
    }
  close_day (entries, cells, first, n);
}

static void
write_files (GPtrArray *files,
             const char *folder)
{
  for (guint i = 0; i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);
      g_autofree char *path = g_build_filename (folder, file->name, NULL);
      gsize size;
      const char *bytes = g_bytes_get_data (file->bytes, &size);

      g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
    }
}

static void
make_bundle (const char *folder,
             gint64 n_days)
{
  const KioskBundleLabel label = { .ward = "26977", .number = 1, .kiosk = KIOSK, .mode = "live", .version = "1.0",
                                   .day = kiosk_day_from_iso (FIRST_DAY) + (KioskDay) n_days };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (KioskKey) key = kiosk_key_new (KIOSK, NULL);
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (KioskEntry));
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (KioskCell));
  g_autoptr (GArray) sheets = g_array_new (FALSE, TRUE, sizeof (KioskSheet));
  g_autoptr (GArray) targets = g_array_new (FALSE, TRUE, sizeof (KioskTarget));
  const KioskBundleFigures figures = { entries, cells, sheets, targets };
  g_autoptr (KioskBundle) bundle = NULL;
  g_autofree char *public_key = kiosk_public_key_dup_text (kiosk_key_get_public (key));
  g_autofree char *comment = NULL;
  g_autofree char *signature = NULL;

  for (gint64 n = 0; n < n_days; n++)
    count_day (random, entries, cells, n);
  bundle = kiosk_bundle_new (&label, &figures, NULL);
  comment = kiosk_bundle_dup_comment (bundle);
  signature = kiosk_key_sign (key, kiosk_bundle_get_manifest (bundle), comment);
  kiosk_bundle_add_signature (bundle, signature, public_key);
  write_files (kiosk_bundle_get_files (bundle), folder);
}

/* In a process of its own: what it takes of memory is not to be measured. */
static void
make_apart (const char *folder,
            gint64 n_days)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      make_bundle (folder, n_days);
      _exit (EXIT_SUCCESS);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, EXIT_SUCCESS);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const double *first = a, *second = b;

  return *first < *second ? -1 : *first > *second;
}

static double
get_median (double times_us[N_TIMES])
{
  qsort (times_us, N_TIMES, sizeof *times_us, compare_cb);
  return times_us[N_TIMES / 2];
}

static guint
read_once (const char *folder,
           double *out_open_us,
           double *out_read_us)
{
  double begun_us = get_cpu_us ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open (folder, &error);
  double opened_us = get_cpu_us ();
  g_autoptr (KioskBundleContents) contents = source != NULL ? kiosk_bundle_read (source, NULL, &error) : NULL;

  *out_open_us = opened_us - begun_us;
  *out_read_us = get_cpu_us () - opened_us;
  g_assert_no_error (error);
  return contents->figures.cells->len;
}

static void
print_heads (const char *folder)
{
  double begun_us = get_cpu_us ();

  for (guint i = 0; i < N_HEADS; i++)
    {
      g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open_head (folder, NULL);
      g_autoptr (KioskBundleContents) head = kiosk_bundle_read_head (source, NULL, NULL);

      g_assert_nonnull (head);
    }
  printf ("head %.0f\n", (get_cpu_us () - begun_us) / N_HEADS);
}

static void
print_size (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "cells.csv", NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  printf ("bytes %" G_GINT64_FORMAT "\n", (gint64) info.st_size);
}

int
main (int argc,
      char *argv[])
{
  double open_us[N_TIMES], read_us[N_TIMES], before_mb;
  guint n_cells = 0;

  make_apart (argv[1], g_ascii_strtoll (argv[2], NULL, 10));
  before_mb = get_peak_mb ();
  for (guint i = 0; i < N_TIMES; i++)
    n_cells = read_once (argv[1], &open_us[i], &read_us[i]);
  printf ("cells %u\n", n_cells);
  print_size (argv[1]);
  printf ("open %.3f\n", get_median (open_us) / n_cells);
  printf ("read %.3f\n", get_median (read_us) / n_cells);
  print_heads (argv[1]);
  printf ("memory %.1f\n", get_peak_mb () - before_mb);
  return 0;
}
