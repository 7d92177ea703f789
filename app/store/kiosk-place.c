/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two lines beside the book. By them the page that stands in for a kiosk which does not run says which machine that is,
 * and is turned as the kiosk was, also where it is the book that ended the kiosk. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-place.h"

#include <string.h>

#include "kiosk-settings-keys.h"
#include "kiosk-small-file.h"

#define FILE_MODE      0600
#define SIZE_MAX_BYTES 1024

/* (transfer full): "Phường Tân Sơn Hòa, máy số 2"; empty before set-up */
static char *
dup_label (GHashTable *settings)
{
  const char *ward = g_hash_table_lookup (settings, KIOSK_SETTING_WARD_NAME);
  const char *number = g_hash_table_lookup (settings, KIOSK_SETTING_NUMBER);

  return ward != NULL && number != NULL ? g_strdup_printf ("%s, máy số %s", ward, number) : g_strdup ("");
}

/* (transfer full): empty where there is nothing to say. A picture is turned before anything else is set. */
static char *
dup_lines (GHashTable *settings)
{
  g_autofree char *label = dup_label (settings);
  const char *turn = g_hash_table_lookup (settings, KIOSK_SETTING_TURN);

  if (turn != NULL)
    return g_strdup_printf ("%s\n%s\n", label, turn);
  return *label != '\0' ? g_strdup_printf ("%s\n", label) : g_strdup ("");
}

static gboolean
is_kept (KioskBookFiles *files,
         const char *lines)
{
  g_autoptr (GBytes) kept = kiosk_small_file_read (kiosk_book_files_get_fd (files), KIOSK_PLACE_NAME, SIZE_MAX_BYTES,
                                                   NULL);
  g_autoptr (GBytes) wanted = g_bytes_new_static (lines, strlen (lines));

  return kept != NULL ? g_bytes_equal (kept, wanted) : *lines == '\0';
}

/**
 * kiosk_place_keep:
 * @files: the state folder
 * @settings: (element-type utf8 utf8): settings as the book has them
 *
 * Writes the ward and the number of the machine, and in a second line by how many degrees its picture is turned, into a
 * file that says something else; what is not set is left out. Nothing leans on it: where the disk does not take it,
 * what was there stays. Store thread only.
 */
void
kiosk_place_keep (KioskBookFiles *files,
                  GHashTable *settings)
{
  g_autofree char *lines = dup_lines (settings);
  g_autofree char *path = kiosk_book_files_dup_path (files, KIOSK_PLACE_NAME);
  g_autoptr (GError) error = NULL;

  if (is_kept (files, lines))
    return;
  if (!g_file_set_contents_full (path, lines, -1, G_FILE_SET_CONTENTS_CONSISTENT, FILE_MODE, &error))
    g_debug ("The machine's place is not kept: %s", error->message);
}
