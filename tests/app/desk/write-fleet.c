/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes sticks for tests of the commands.
 *
 *   write-fleet FOLDER KIOSKS DAYS [SEED]       kiosks of ward 26977, one export each
 *   write-fleet FOLDER fork                     one kiosk, copied: two exports that part after two batches
 *   write-fleet FOLDER restored                 one kiosk that was restored while its old book went on
 *
 * Says each export's folder on a line of its own. The first day is 2026-11-02. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fleet.h"

static KioskDay first_day;

static void
export (const FleetKiosk *kiosk,
        const char *folder)
{
  g_autofree char *path = fleet_kiosk_export (kiosk, folder, first_day + 30, "live");

  printf ("%s\n", path);
}

static void
write_kiosks (const char *folder,
              guint n_kiosks,
              guint n_days)
{
  for (guint k = 0; k < n_kiosks; k++)
    {
      g_autofree char *ward = g_strdup_printf ("%05u", 26977 + k / 99);
      g_autoptr (FleetKiosk) kiosk = fleet_kiosk_new (ward, 1 + k % 99);

      for (guint i = 0; i < n_days; i++)
        fleet_kiosk_close (kiosk, first_day + i, 6, FALSE);
      export (kiosk, folder);
    }
}

static void
write_parted (const char *folder,
              gboolean is_restored)
{
  g_autoptr (FleetKiosk) kiosk = fleet_kiosk_new ("26977", 1);
  g_autoptr (FleetKiosk) other = NULL;

  fleet_kiosk_close (kiosk, first_day, 6, FALSE);
  fleet_kiosk_close (kiosk, first_day + 1, 6, FALSE);
  other = fleet_kiosk_copy (kiosk);
  fleet_kiosk_close (kiosk, first_day + 2, 6, FALSE);
  if (is_restored)
    fleet_kiosk_begin_epoch (other);
  fleet_kiosk_close (other, first_day + 2, 6, is_restored);
  export (kiosk, folder);
  export (other, folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  first_day = kiosk_day_from_iso ("2026-11-02");
  if (argc == 3)
    write_parted (argv[1], strcmp (argv[2], "restored") == 0);
  else
    write_kiosks (argv[1], (guint) atoi (argv[2]), (guint) atoi (argv[3]));
  return 0;
}
