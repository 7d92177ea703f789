/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs with libarchive. Format: PKWARE's APPNOTE.TXT. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-zip.h"

#include <archive.h>
#include <archive_entry.h>

struct _KioskZip
{
  struct archive       *archive;
  struct archive_entry *entry;   /* the one that is being added */
  GByteArray           *bytes;   /* what is packed so far */
  gint64                unix_s;  /* the time that every file bears */
};

static la_ssize_t
write_cb (struct archive *archive,
          void *user_data,
          const void *bytes,
          size_t size)
{
  g_byte_array_append (user_data, bytes, (guint) size);
  return (la_ssize_t) size;
}

static gint64
get_midnight (KioskDay day)
{
  g_autoptr (GDateTime) midnight = kiosk_day_to_date_time (day);

  return g_date_time_to_unix (midnight);
}

static gboolean
fail (KioskZip *self,
      GError **error)
{
  g_set_error (error, KIOSK_REPORT_ERROR, KIOSK_REPORT_ERROR_FAILED, "Cannot pack: %s",
               archive_error_string (self->archive));
  return FALSE;
}

/**
 * kiosk_zip_new:
 * @day: the day whose midnight all files bear; known
 *
 * The same files in the same order on the same day give the same bytes. One thread at a time.
 *
 * Returns: (transfer full): a .zip with nothing in it, deflated
 */
KioskZip *
kiosk_zip_new (KioskDay day)
{
  KioskZip *self = g_new0 (KioskZip, 1);

  self->archive = archive_write_new ();
  self->entry = archive_entry_new ();
  self->bytes = g_byte_array_new ();
  self->unix_s = get_midnight (day);
  archive_write_set_format_zip (self->archive);
  archive_write_zip_set_compression_deflate (self->archive);
  /* Not padded as a tape is: Word and others take nothing behind the end. */
  archive_write_set_bytes_in_last_block (self->archive, 1);
  /* One that could not be opened takes no file and says why. */
  archive_write_open2 (self->archive, self->bytes, NULL, write_cb, NULL, NULL);
  return self;
}

/* Nothing about the machine: no owner, no right that differs. */
static void
fill_entry (KioskZip *self,
            const char *path,
            gsize size)
{
  archive_entry_clear (self->entry);
  archive_entry_set_pathname (self->entry, path);
  archive_entry_set_filetype (self->entry, AE_IFREG);
  archive_entry_set_perm (self->entry, 0644);
  archive_entry_set_size (self->entry, (la_int64_t) size);
  archive_entry_set_mtime (self->entry, self->unix_s, 0);
}

/**
 * kiosk_zip_add:
 * @self: a .zip that is not finished
 * @path: its path in the .zip, with `/`; not there yet
 * @bytes: what it holds
 * @error: return location for a `GError`
 *
 * Adds a file behind the others. Fails with `KIOSK_REPORT_ERROR_FAILED`; then @self is of no further use.
 *
 * Returns: %TRUE if it is in
 */
gboolean
kiosk_zip_add (KioskZip *self,
               const char *path,
               GBytes *bytes,
               GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  fill_entry (self, path, size);
  return (archive_write_header (self->archive, self->entry) == ARCHIVE_OK
          && archive_write_data (self->archive, data, size) == (la_ssize_t) size) || fail (self, error);
}

/**
 * kiosk_zip_finish:
 * @self: a .zip with all its files
 * @error: return location for a `GError`
 *
 * Adds the list of what is in it. To be called once, last. Fails with `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable): the whole .zip
 */
GBytes *
kiosk_zip_finish (KioskZip *self,
                  GError **error)
{
  if (archive_write_close (self->archive) != ARCHIVE_OK)
    {
      fail (self, error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}

/**
 * kiosk_zip_free:
 * @self: (transfer full): a .zip, finished or not
 */
void
kiosk_zip_free (KioskZip *self)
{
  archive_write_free (self->archive);
  archive_entry_free (self->entry);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self);
}
