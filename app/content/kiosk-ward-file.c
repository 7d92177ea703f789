/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a ward list, the one that came with the program or a technician's own. */
#define G_LOG_DOMAIN "kiosk-content"

#include "kiosk-ward-file.h"

#include "kiosk-small-file.h"

/**
 * kiosk_ward_file_load:
 * @path: (type filename): a CSV file: see kiosk_ward_list_parse()
 * @out_csv: (out) (optional): what was read, to be kept; untouched on failure
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_CONTENT_ERROR_MISSING` where there is no such file or the disk cannot read it, with
 * `_TOO_LARGE` beyond %KIOSK_WARD_FILE_MAX_BYTES, and with `KIOSK_WARD_ERROR_INVALID`. Messages begin with the name of
 * the file or its folder.
 *
 * Returns: (transfer full) (element-type KioskWard) (nullable): the wards, or %NULL
 */
GPtrArray *
kiosk_ward_file_load (const char *path,
                      GBytes **out_csv,
                      GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) csv = kiosk_small_file_read_path (path, KIOSK_WARD_FILE_MAX_BYTES, error);
  GPtrArray *wards;

  if (csv == NULL)
    return NULL;

  wards = kiosk_ward_list_parse (csv, error);
  if (wards == NULL)
    g_prefix_error (error, "%s: ", name);
  else if (out_csv != NULL)
    *out_csv = g_steal_pointer (&csv);
  return wards;
}
