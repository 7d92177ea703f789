/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sticks have clusters of up to 128 KiB: a dozen small files are megabytes. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-stick-space.h"

#include <errno.h>
#include <sys/statvfs.h>

/* The folder of all kiosks, this kiosk's, the export's, each of which may begin or grow by a cluster. */
#define FOLDERS 3

/* A name of 255 letters has 20 entries of 32 bytes on FAT; names here have far less than half. */
#define ENTRY_BYTES 512

static guint64
count_clusters (guint64 cluster_bytes,
                GPtrArray *files)
{
  guint64 n = 0;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);

      n += (g_bytes_get_size (file->bytes) + cluster_bytes - 1) / cluster_bytes;
    }
  return n;
}

/**
 * kiosk_stick_space_get_needed_bytes:
 * @cluster_bytes: the least that a file takes; > 0
 * @files: (element-type KioskBundleFile): the files of the export's folder
 * @beside: (element-type KioskBundleFile) (nullable): the files beside it
 *
 * Any thread.
 *
 * Returns: how many bytes the export takes, its folders and their entries counted in
 */
guint64
kiosk_stick_space_get_needed_bytes (guint64 cluster_bytes,
                                    GPtrArray *files,
                                    GPtrArray *beside)
{
  guint64 n_files = files->len + (beside != NULL ? beside->len : 0);
  guint64 entry_clusters = (n_files * ENTRY_BYTES + cluster_bytes - 1) / cluster_bytes;

  g_return_val_if_fail (cluster_bytes > 0, 0);

  return (count_clusters (cluster_bytes, files) + count_clusters (cluster_bytes, beside) + entry_clusters + FOLDERS)
         * cluster_bytes;
}

/**
 * kiosk_stick_space_check:
 * @root_fd: the stick, open
 * @files: (element-type KioskBundleFile): the files of the export's folder
 * @beside: (element-type KioskBundleFile) (nullable): the files beside it
 * @error: return location for a `GError`
 *
 * Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_FULL`, or `_IO`, `_MISSING` where the stick does not tell.
 *
 * Returns: %TRUE if there is room for the export
 */
gboolean
kiosk_stick_space_check (int root_fd,
                         GPtrArray *files,
                         GPtrArray *beside,
                         GError **error)
{
  struct statvfs info;
  guint64 cluster_bytes, needed, free_bytes;

  if (fstatvfs (root_fd, &info) != 0)
    return kiosk_exchange_set_errno (error, errno, "ask for the space of", "the stick");
  /* Some drivers do not tell; then the first write that does not fit does. */
  if (info.f_blocks == 0)
    return TRUE;
  cluster_bytes = MAX (info.f_frsize, 512);
  needed = kiosk_stick_space_get_needed_bytes (cluster_bytes, files, beside);
  free_bytes = (guint64) info.f_bavail * info.f_frsize;
  if (needed <= free_bytes)
    return TRUE;

  g_set_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_FULL,
               "%" G_GUINT64_FORMAT " bytes are needed and %" G_GUINT64_FORMAT " are free", needed, free_bytes);
  return FALSE;
}
