/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list as it was read, below a line with its hash. A disk that lost some lines, or changed a letter of a name,
 * leaves a list that still reads well: without the hash nobody would see it. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-kept-wards.h"

#include <string.h>
#include <unistd.h>

#include "kiosk-small-file.h"
#include "kiosk-store-error.h"
#include "kiosk-ward-file.h"

#define MARK      "# sha256 "
#define MARK_SIZE (sizeof MARK - 1 + 64 + 1)
#define FILE_MODE 0600

static char *
dup_mark (gconstpointer csv,
          gsize size)
{
  g_autofree char *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, csv, size);

  return g_strdup_printf (MARK "%s\n", hash);
}

static KioskStoreError
get_code (const GError *cause)
{
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return KIOSK_STORE_ERROR_FULL;
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES) || g_error_matches (cause, G_FILE_ERROR,
                                                                                    G_FILE_ERROR_ROFS))
    return KIOSK_STORE_ERROR_READ_ONLY;
  return g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? KIOSK_STORE_ERROR_MISSING
                                                                   : KIOSK_STORE_ERROR_IO;
}

/**
 * kiosk_kept_wards_save:
 * @state_dir: (type filename): the state folder, which exists
 * @csv: a list that kiosk_ward_list_parse() takes
 * @error: return location for a `GError`
 *
 * Keeps the list, in the place of one that was kept before, and returns only when it survives a power cut. Any thread,
 * one at a time. Fails with `KIOSK_STORE_ERROR_MISSING`, `_READ_ONLY`, `_FULL`, `_IO`; the one before stays.
 *
 * Returns: %TRUE if it is on disk
 */
gboolean
kiosk_kept_wards_save (const char *state_dir,
                       GBytes *csv,
                       GError **error)
{
  g_autofree char *path = g_build_filename (state_dir, KIOSK_KEPT_WARDS_NAME, NULL);
  g_autofree char *mark = dup_mark (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) cause = NULL;

  g_byte_array_append (file, (const guint8 *) mark, MARK_SIZE);
  g_byte_array_append (file, g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
  if (g_file_set_contents_full (path, (const char *) file->data, file->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, FILE_MODE, &cause))
    return TRUE;
  g_set_error (error, KIOSK_STORE_ERROR, get_code (cause), "Cannot keep the list of wards: %s", cause->message);
  return FALSE;
}

static GBytes *
read_file (const char *state_dir,
           GError **error)
{
  int folder_fd = kiosk_small_file_open_folder (state_dir, error);
  GBytes *file;

  if (folder_fd < 0)
    return NULL;
  file = kiosk_small_file_read (folder_fd, KIOSK_KEPT_WARDS_NAME, MARK_SIZE + KIOSK_WARD_FILE_MAX_BYTES, error);
  close (folder_fd);
  return file;
}

static gboolean
is_whole (GBytes *file)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);
  g_autofree char *mark = size > MARK_SIZE ? dup_mark (data + MARK_SIZE, size - MARK_SIZE) : NULL;

  return mark != NULL && memcmp (data, mark, MARK_SIZE) == 0;
}

/**
 * kiosk_kept_wards_load:
 * @state_dir: (type filename): the state folder
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_CONTENT_ERROR_MISSING` where no list was kept or the disk cannot read it, with
 * `_TOO_LARGE`, with `KIOSK_STORE_ERROR_CORRUPT` where it is not what was kept, and with `KIOSK_WARD_ERROR_INVALID`
 * where a later program kept what this one cannot read.
 *
 * Returns: (transfer full) (element-type KioskWard) (nullable): all of the wards, or %NULL
 */
GPtrArray *
kiosk_kept_wards_load (const char *state_dir,
                       GError **error)
{
  g_autoptr (GBytes) file = read_file (state_dir, error);
  g_autoptr (GBytes) csv = NULL;

  if (file == NULL)
    return NULL;
  if (!is_whole (file))
    {
      g_set_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "%s is not what was kept",
                   KIOSK_KEPT_WARDS_NAME);
      return NULL;
    }
  csv = g_bytes_new_from_bytes (file, MARK_SIZE, g_bytes_get_size (file) - MARK_SIZE);
  return kiosk_ward_list_parse (csv, error);
}
