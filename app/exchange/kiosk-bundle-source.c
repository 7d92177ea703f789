/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a folder, or a .zip with libarchive. Links are not followed, and nothing is unpacked onto a disk. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-source.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include "kiosk-content-error.h"
#include "kiosk-small-file.h"

struct _KioskBundleSource
{
  GHashTable *files;    /* (element-type utf8 GBytes) */
  gsize       n_bytes;  /* of all files */
};

static KioskBundleSource *
source_new (void)
{
  KioskBundleSource *self = g_new0 (KioskBundleSource, 1);

  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  return self;
}

/* An archive may hold a name twice, and then nobody knows which is meant. */
static gboolean
take_file (KioskBundleSource *self,
           const char *name,
           GBytes *bytes,
           GError **error)
{
  g_autoptr (GBytes) owned = bytes;

  self->n_bytes += g_bytes_get_size (owned);
  if (self->n_bytes > KIOSK_BUNDLE_ALL_MAX_BYTES || g_hash_table_size (self->files) >= KIOSK_BUNDLE_FILES_MAX)
    return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_TOO_LARGE, name, "this is more than a kiosk writes");
  if (!g_hash_table_insert (self->files, g_strdup (name), g_steal_pointer (&owned)))
    return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_FORMAT, name, "it is there twice");
  return TRUE;
}

/* What is no file, or cannot be read, is missed where it is needed. */
static gboolean
read_file (KioskBundleSource *self,
           int folder_fd,
           const char *name,
           GError **error)
{
  g_autoptr (GError) refusal = NULL;
  GBytes *bytes = kiosk_small_file_read (folder_fd, name, KIOSK_BUNDLE_FILE_MAX_BYTES, &refusal);

  if (bytes != NULL)
    return take_file (self, name, bytes, error);
  if (g_error_matches (refusal, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_TOO_LARGE))
    return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_TOO_LARGE, name, "this is more than a kiosk writes");
  g_info ("Not read: %s", refusal->message);
  return TRUE;
}

static gboolean
read_folder (KioskBundleSource *self,
             const char *path,
             GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  int folder_fd = dir != NULL ? kiosk_small_file_open_folder (path, NULL) : -1;
  gboolean is_read = TRUE;
  const char *name;

  if (folder_fd < 0)
    return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_MISSING, path, "cannot be read");
  while (is_read && (name = g_dir_read_name (dir)) != NULL)
    is_read = read_file (self, folder_fd, name, error);
  close (folder_fd);
  return is_read;
}

static gboolean
set_broken (GError **error,
            const char *path)
{
  return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_FORMAT, path, "is not a whole .zip file");
}

/* The size that the archive tells is not believed. */
static GBytes *
read_entry (struct archive *archive,
            const char *name,
            GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[64 * 1024];
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    {
      g_byte_array_append (bytes, buffer, (guint) n);
      if (bytes->len > KIOSK_BUNDLE_FILE_MAX_BYTES)
        {
          kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_TOO_LARGE, name, "this is more than a kiosk writes");
          return NULL;
        }
    }
  if (n == 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  set_broken (error, name);
  return NULL;
}

/* A kiosk puts all files into one folder, and somebody who packs them again perhaps into none: its name says nothing.
 * Folders have no bytes of their own. */
static gboolean
take_entry (KioskBundleSource *self,
            struct archive *archive,
            struct archive_entry *entry,
            GError **error)
{
  const char *path = archive_entry_pathname (entry);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  GBytes *bytes;

  if (name == NULL || archive_entry_filetype (entry) != AE_IFREG)
    return TRUE;
  bytes = read_entry (archive, name, error);
  return bytes != NULL && take_file (self, name, bytes, error);
}

static gboolean
read_entries (KioskBundleSource *self,
              struct archive *archive,
              const char *path,
              GError **error)
{
  struct archive_entry *entry;
  int status;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    if (!take_entry (self, archive, entry, error))
      return FALSE;
  return status == ARCHIVE_EOF || set_broken (error, path);
}

static gboolean
read_zip (KioskBundleSource *self,
          const char *path,
          GBytes *zip,
          GError **error)
{
  struct archive *archive = archive_read_new ();
  gsize size;
  const void *bytes = g_bytes_get_data (zip, &size);
  gboolean is_read;

  archive_read_support_format_zip (archive);
  is_read = (archive_read_open_memory (archive, bytes, size) == ARCHIVE_OK || set_broken (error, path))
            && read_entries (self, archive, path, error);
  archive_read_free (archive);
  return is_read;
}

static gboolean
read_zip_file (KioskBundleSource *self,
               const char *path,
               GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) refusal = NULL;
  int folder_fd = kiosk_small_file_open_folder (folder, NULL);
  g_autoptr (GBytes) zip = NULL;

  if (folder_fd < 0)
    return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_MISSING, path, "cannot be read");
  zip = kiosk_small_file_read (folder_fd, name, KIOSK_BUNDLE_ZIP_MAX_BYTES, &refusal);
  close (folder_fd);
  if (zip != NULL)
    return read_zip (self, path, zip, error);
  if (g_error_matches (refusal, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_TOO_LARGE))
    return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_TOO_LARGE, path, "this is more than a kiosk writes");
  return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_MISSING, path, "cannot be read");
}

/**
 * kiosk_bundle_source_open:
 * @path: (type filename): a folder, or a .zip file
 * @error: return location for a `GError`
 *
 * Reads every regular file in it, none of its folders, each once. May take long: the stick decides. Any thread.
 *
 * Fails with `KIOSK_BUNDLE_ERROR_MISSING` where it cannot be read at all, `_TOO_LARGE`, and `_FORMAT` where it is not a
 * whole .zip or holds a name twice.
 *
 * Returns: (transfer full) (nullable): what there was
 */
KioskBundleSource *
kiosk_bundle_source_open (const char *path,
                          GError **error)
{
  g_autoptr (KioskBundleSource) self = source_new ();
  gboolean is_read = g_file_test (path, G_FILE_TEST_IS_DIR) ? read_folder (self, path, error)
                                                            : read_zip_file (self, path, error);

  return is_read ? g_steal_pointer (&self) : NULL;
}

/**
 * kiosk_bundle_source_get:
 * @self: what was found
 * @name: the name of a file
 *
 * Returns: (transfer none) (nullable): its bytes, or %NULL where it is not there or could not be read
 */
GBytes *
kiosk_bundle_source_get (KioskBundleSource *self,
                         const char *name)
{
  return g_hash_table_lookup (self->files, name);
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kiosk_bundle_source_dup_names:
 * @self: what was found
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of all files, in bytewise order
 */
char **
kiosk_bundle_source_dup_names (KioskBundleSource *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_cb);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/**
 * kiosk_bundle_source_free:
 * @self: (transfer full): what was found
 */
void
kiosk_bundle_source_free (KioskBundleSource *self)
{
  g_hash_table_unref (self->files);
  g_free (self);
}
