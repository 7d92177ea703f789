/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs with libarchive, in memory. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-zip.h"

#include <archive.h>
#include <archive_entry.h>

static la_ssize_t
write_cb (struct archive *archive,
          void *user_data,
          const void *bytes,
          size_t size)
{
  g_byte_array_append (user_data, bytes, (guint) size);
  return (la_ssize_t) size;
}

static gboolean
fail (struct archive *archive,
      GError **error)
{
  g_set_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_IO, "Cannot pack: %s",
               archive_error_string (archive));
  return FALSE;
}

/* Nothing about the machine: no owner, and the time that all files of an export have. */
static void
fill_entry (struct archive_entry *entry,
            const char *path,
            gsize size,
            gint64 unix_s)
{
  archive_entry_clear (entry);
  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_mtime (entry, unix_s, 0);
}

static gboolean
add_file (struct archive *archive,
          struct archive_entry *entry,
          const char *folder,
          const KioskBundleFile *file,
          gint64 unix_s,
          GError **error)
{
  g_autofree char *path = g_strconcat (folder, "/", file->name, NULL);
  gsize size;
  const void *bytes = g_bytes_get_data (file->bytes, &size);

  fill_entry (entry, path, size, unix_s);
  return (archive_write_header (archive, entry) == ARCHIVE_OK
          && archive_write_data (archive, bytes, size) == (la_ssize_t) size) || fail (archive, error);
}

static gboolean
add_files (struct archive *archive,
           const char *folder,
           GPtrArray *files,
           KioskDay day,
           GError **error)
{
  g_autoptr (GDateTime) midnight = kiosk_day_to_date_time (day);
  struct archive_entry *entry = archive_entry_new ();
  gboolean is_added = TRUE;

  for (guint i = 0; is_added && i < files->len; i++)
    is_added = add_file (archive, entry, folder, g_ptr_array_index (files, i), g_date_time_to_unix (midnight), error);
  archive_entry_free (entry);
  return is_added;
}

/**
 * kiosk_bundle_zip:
 * @folder: the name of the one folder in it
 * @files: (element-type KioskBundleFile): the files
 * @day: the day of the export; known
 * @error: return location for a `GError`
 *
 * The same files on the same day give the same bytes. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_IO` where they cannot be packed.
 *
 * Returns: (transfer full) (nullable): a .zip (PKWARE's APPNOTE.TXT, deflated)
 */
GBytes *
kiosk_bundle_zip (const char *folder,
                  GPtrArray *files,
                  KioskDay day,
                  GError **error)
{
  g_autoptr (GByteArray) zip = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  gboolean is_packed;

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_deflate (archive);
  /* Not padded as a tape is: some programs take nothing behind the end. */
  archive_write_set_bytes_in_last_block (archive, 1);
  is_packed = (archive_write_open2 (archive, zip, NULL, write_cb, NULL, NULL) == ARCHIVE_OK || fail (archive, error))
              && add_files (archive, folder, files, day, error)
              && (archive_write_close (archive) == ARCHIVE_OK || fail (archive, error));
  archive_write_free (archive);
  return is_packed ? g_byte_array_free_to_bytes (g_steal_pointer (&zip)) : NULL;
}

/* The name of the folder on the stick is not known before it is written; in the .zip it says whose and of when. */
static char *
dup_folder (const KioskBundleLabel *label)
{
  g_autofree char *iso = kiosk_day_dup_iso (label->day);

  return g_strdup_printf ("%s-%u-%s", label->ward, label->number, iso);
}

/**
 * kiosk_bundle_zip_new_beside:
 * @bundle: a bundle, signed
 * @label: its label
 * @error: return location for a `GError`
 *
 * Packs the bundle into one file, to lie beside its folder. Any thread. Fails as kiosk_bundle_zip() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskBundleFile): the file `.zip`, for kiosk_stick_export_new()
 */
GPtrArray *
kiosk_bundle_zip_new_beside (KioskBundle *bundle,
                             const KioskBundleLabel *label,
                             GError **error)
{
  g_autofree char *folder = dup_folder (label);
  GBytes *zip = kiosk_bundle_zip (folder, kiosk_bundle_get_files (bundle), label->day, error);
  GPtrArray *beside;

  if (zip == NULL)
    return NULL;
  beside = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_bundle_file_free);
  g_ptr_array_add (beside, kiosk_bundle_file_new (".zip", zip));
  return beside;
}
