/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year of a city, for the merging desk.
 *
 *   bench-desk write STICKS KIOSKS DAYS CELLS    exports of so many kiosks, three a ward, CELLS tried for a day
 *   bench-desk merge BOOK STICKS                 all of them into a book, begun where there is none; twice
 *
 * The first says "cells N"; the second, a line each: first MS, second MS, batches N, memory MB. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "fleet.h"
#include "kiosk-bundle-finder.h"
#include "kiosk-desk-merge.h"

#define FIRST_WARD 26700
#define US_A_MS    1000.0
#define KIB_A_MB   1024.0

static gint64
write_kiosk (const char *sticks,
             guint i,
             guint n_days,
             guint n_cells)
{
  g_autofree char *ward = g_strdup_printf ("%05u", FIRST_WARD + i / 3);
  g_autoptr (FleetKiosk) kiosk = fleet_kiosk_new (ward, 1 + i % 3);
  KioskDay first = kiosk_day_from_iso ("2026-01-01");
  g_autofree char *path = NULL;

  for (guint day = 0; day < n_days; day++)
    fleet_kiosk_close (kiosk, first + day, n_cells, FALSE);
  path = fleet_kiosk_export (kiosk, sticks, first + n_days, "live");
  return kiosk->cells->len;
}

static void
write_all (char **words)
{
  guint n_kiosks = (guint) atoi (words[1]);
  gint64 n_cells = 0;

  for (guint i = 0; i < n_kiosks; i++)
    n_cells += write_kiosk (words[0], i, (guint) atoi (words[2]), (guint) atoi (words[3]));
  printf ("cells %" G_GINT64_FORMAT "\n", n_cells);
}

static KioskDeskBook *
open_book (const char *path,
           GPtrArray *bundles)
{
  g_autoptr (GError) error = NULL;
  KioskDeskBook *book = kiosk_desk_book_open (path, TRUE, &error);
  g_autoptr (GArray) candidates = NULL;

  g_assert_no_error (error);
  candidates = kiosk_desk_candidates_find (book, bundles, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < candidates->len; i++)
    {
      kiosk_desk_enrol (book, &g_array_index (candidates, KioskDeskCandidate, i).enrolment, &error);
      g_assert_no_error (error);
    }
  return book;
}

static guint
merge_all (KioskDeskBook *book,
           GPtrArray *bundles,
           const char *what)
{
  gint64 begun_us = g_get_monotonic_time ();
  guint n_new = 0;

  for (guint i = 0; i < bundles->len; i++)
    {
      g_autoptr (KioskDeskMerged) merged = kiosk_desk_merge (book, g_ptr_array_index (bundles, i));

      g_assert_no_error (merged->error);
      n_new += merged->n_new;
    }
  printf ("%s %.1f\n", what, (double) (g_get_monotonic_time () - begun_us) / US_A_MS);
  return n_new;
}

static void
merge (char **words)
{
  g_autoptr (GPtrArray) bundles = kiosk_bundle_find (words[1]);
  g_autoptr (KioskDeskBook) book = open_book (words[0], bundles);
  guint n_new = merge_all (book, bundles, "first");
  struct rusage usage;

  merge_all (book, bundles, "second");
  getrusage (RUSAGE_SELF, &usage);
  printf ("batches %u\nmemory %.0f\n", n_new, (double) usage.ru_maxrss / KIB_A_MB);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 6 && strcmp (argv[1], "write") == 0)
    write_all (argv + 2);
  else if (argc == 4 && strcmp (argv[1], "merge") == 0)
    merge (argv + 2);
  else
    return 2;
  return 0;
}
