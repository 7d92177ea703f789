/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line beside the book. The page that stands in for a kiosk which does not run says by it which machine that is, also
 * where it is the book that ended the kiosk. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-place.h"

#include <string.h>

#include "kiosk-settings-keys.h"
#include "kiosk-small-file.h"

#define FILE_MODE      0600
#define SIZE_MAX_BYTES 1024

/* (transfer full) (nullable): "Phường Tân Sơn Hòa, máy số 2"; %NULL before set-up */
static char *
dup_line (GHashTable *settings)
{
  const char *ward = g_hash_table_lookup (settings, KIOSK_SETTING_WARD_NAME);
  const char *number = g_hash_table_lookup (settings, KIOSK_SETTING_NUMBER);

  return ward != NULL && number != NULL ? g_strdup_printf ("%s, máy số %s\n", ward, number) : NULL;
}

static gboolean
is_kept (KioskBookFiles *files,
         const char *line)
{
  g_autoptr (GBytes) kept = kiosk_small_file_read (kiosk_book_files_get_fd (files), KIOSK_PLACE_NAME, SIZE_MAX_BYTES,
                                                   NULL);
  g_autoptr (GBytes) wanted = g_bytes_new_static (line, strlen (line));

  return kept != NULL && g_bytes_equal (kept, wanted);
}

/**
 * kiosk_place_keep:
 * @files: the state folder
 * @settings: (element-type utf8 utf8): settings as the book has them
 *
 * Writes the ward and the number of the machine into a file of one line, where they are known and the file says
 * something else. Nothing leans on it: where the disk does not take it, what was there stays. Store thread only.
 */
void
kiosk_place_keep (KioskBookFiles *files,
                  GHashTable *settings)
{
  g_autofree char *line = dup_line (settings);
  g_autofree char *path = kiosk_book_files_dup_path (files, KIOSK_PLACE_NAME);
  g_autoptr (GError) error = NULL;

  if (line == NULL || is_kept (files, line))
    return;
  if (!g_file_set_contents_full (path, line, -1, G_FILE_SET_CONTENTS_CONSISTENT, FILE_MODE, &error))
    g_debug ("The machine's place is not kept: %s", error->message);
}
