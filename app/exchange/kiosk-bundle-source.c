/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a folder, or a .zip with libarchive. Links are not followed, and nothing is unpacked onto a disk. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-source.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk-bundle.h"
#include "kiosk-bundle-schema.h"
#include "kiosk-content-error.h"
#include "kiosk-small-file.h"

/* What libarchive reads at a time of a file on a stick: most of it is passed over. */
#define PIECE_BYTES ((gsize) 16 << 10)

static const char *const head_names[] = {
  KIOSK_BUNDLE_MANIFEST_NAME, KIOSK_BUNDLE_SIGNATURE_NAME, KIOSK_BUNDLE_KEY_NAME, NULL
};

struct _KioskBundleSource
{
  gboolean    is_head;        /* no other names than those are read */
  GHashTable *files;          /* (element-type utf8 GBytes): NULL: too large to be read */
  gsize       n_bytes;        /* of the files that figures depend on */
  gsize       n_other_bytes;
};

static KioskBundleSource *
source_new (gboolean is_head)
{
  KioskBundleSource *self = g_new0 (KioskBundleSource, 1);

  self->is_head = is_head;
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  return self;
}

static gboolean
is_of_head (const char *name)
{
  return g_strv_contains (head_names, name);
}

static gboolean
is_table (const char *name)
{
  for (guint table = 0; table < KIOSK_N_BUNDLE_TABLES; table++)
    {
      g_autofree char *file = g_strconcat (kiosk_bundle_table_get_name (table), ".csv", NULL);

      if (g_str_equal (name, file))
        return TRUE;
    }
  return FALSE;
}

/* Figures depend on it. */
static gboolean
is_needed (const char *name)
{
  return is_of_head (name) || is_table (name);
}

/* How many bytes of a file of that name are taken. */
static gsize
get_room (KioskBundleSource *self,
          const char *name)
{
  if (self->is_head)
    return KIOSK_BUNDLE_SMALL_MAX_BYTES;
  if (is_needed (name))
    return MIN (KIOSK_BUNDLE_FILE_MAX_BYTES, KIOSK_BUNDLE_ALL_MAX_BYTES - self->n_bytes);
  return MIN (KIOSK_BUNDLE_OTHER_MAX_BYTES, KIOSK_BUNDLE_OTHERS_MAX_BYTES - self->n_other_bytes);
}

static gboolean
set_too_large (GError **error,
               const char *place)
{
  return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_TOO_LARGE, place, "this is more than a kiosk writes");
}

/* An archive may hold a name twice, and then nobody knows which is meant. */
static gboolean
take_name (KioskBundleSource *self,
           const char *name,
           GBytes *bytes,
           GError **error)
{
  g_autoptr (GBytes) owned = bytes;

  if (g_hash_table_size (self->files) >= KIOSK_BUNDLE_FILES_MAX)
    return set_too_large (error, name);
  if (!g_hash_table_insert (self->files, g_strdup (name), g_steal_pointer (&owned)))
    return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_FORMAT, name, "it is there twice");
  return TRUE;
}

static gboolean
take_file (KioskBundleSource *self,
           const char *name,
           GBytes *bytes,
           GError **error)
{
  *(is_needed (name) ? &self->n_bytes : &self->n_other_bytes) += g_bytes_get_size (bytes);
  return take_name (self, name, bytes, error);
}

/* Somebody's film beside the figures is no reason to refuse these. */
static gboolean
take_too_large (KioskBundleSource *self,
                const char *name,
                GError **error)
{
  return is_needed (name) ? set_too_large (error, name) : take_name (self, name, NULL, error);
}

/* What is no file, or cannot be read, is missed where it is needed. */
static gboolean
read_file (KioskBundleSource *self,
           int folder_fd,
           const char *name,
           GError **error)
{
  g_autoptr (GError) refusal = NULL;
  GBytes *bytes = kiosk_small_file_read (folder_fd, name, get_room (self, name), &refusal);

  if (bytes != NULL)
    return take_file (self, name, bytes, error);
  if (g_error_matches (refusal, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_TOO_LARGE))
    return take_too_large (self, name, error);
  g_info ("Not read: %s", refusal->message);
  return TRUE;
}

static gboolean
read_head (KioskBundleSource *self,
           int folder_fd,
           GError **error)
{
  for (guint i = 0; head_names[i] != NULL; i++)
    if (!read_file (self, folder_fd, head_names[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_all (KioskBundleSource *self,
          GDir *dir,
          int folder_fd,
          GError **error)
{
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (!read_file (self, folder_fd, name, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_folder (KioskBundleSource *self,
             const char *path,
             GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  int folder_fd = dir != NULL ? kiosk_small_file_open_folder (path, NULL) : -1;
  gboolean is_read;

  if (folder_fd < 0)
    return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_MISSING, path, "cannot be read");
  is_read = self->is_head ? read_head (self, folder_fd, error) : read_all (self, dir, folder_fd, error);
  close (folder_fd);
  return is_read;
}

static gboolean
set_broken (GError **error,
            const char *path)
{
  return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_FORMAT, path, "is not a whole .zip file");
}

/* The size that the archive tells is not believed. @out_bytes: %NULL where there are more than @max_bytes. */
static gboolean
read_entry (struct archive *archive,
            gsize max_bytes,
            GBytes **out_bytes)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[64 * 1024];
  la_ssize_t n;

  while (bytes->len <= max_bytes && (n = archive_read_data (archive, buffer, sizeof buffer)) != 0)
    {
      if (n < 0)
        return FALSE;
      g_byte_array_append (bytes, buffer, (guint) n);
    }
  *out_bytes = bytes->len <= max_bytes ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
  return TRUE;
}

/* No packer makes such a path by itself, and what unpacks it may write anywhere. */
static gboolean
leads_out (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  return path[0] == '/' || g_strv_contains ((const char *const *) parts, "..");
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

  if (path != NULL && leads_out (path))
    return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_FORMAT, path, "this path leads out of the .zip file");
  if (name == NULL || archive_entry_filetype (entry) != AE_IFREG || (self->is_head && !is_of_head (name)))
    return TRUE;
  if (!read_entry (archive, get_room (self, name), &bytes))
    return set_broken (error, name);
  return bytes != NULL ? take_file (self, name, bytes, error) : take_too_large (self, name, error);
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
set_refused (GError **error,
             const char *path,
             const GError *refusal)
{
  if (g_error_matches (refusal, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_TOO_LARGE))
    return set_too_large (error, path);
  return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_MISSING, path, "cannot be read");
}

static gboolean
read_whole_zip (KioskBundleSource *self,
                const char *path,
                int folder_fd,
                const char *name,
                GError **error)
{
  g_autoptr (GError) refusal = NULL;
  g_autoptr (GBytes) zip = kiosk_small_file_read (folder_fd, name, KIOSK_BUNDLE_ZIP_MAX_BYTES, &refusal);

  return zip != NULL ? read_zip (self, path, zip, error) : set_refused (error, path, refusal);
}

/* libarchive seeks past what is not wanted. A stick that answers otherwise the second time gives other bytes, and
 * these are what the signature has to fit. */
static gboolean
read_head_of_zip (KioskBundleSource *self,
                  const char *path,
                  int fd,
                  GError **error)
{
  struct archive *archive = archive_read_new ();
  gboolean is_read;

  archive_read_support_format_zip (archive);
  is_read = (archive_read_open_fd (archive, fd, PIECE_BYTES) == ARCHIVE_OK || set_broken (error, path))
            && read_entries (self, archive, path, error);
  archive_read_free (archive);
  return is_read;
}

static gboolean
read_part_of_zip (KioskBundleSource *self,
                  const char *path,
                  int folder_fd,
                  const char *name,
                  GError **error)
{
  int fd = kiosk_small_file_open (folder_fd, name, NULL);
  struct stat info;
  gboolean is_read;

  if (fd < 0 || fstat (fd, &info) != 0)
    is_read = set_refused (error, path, NULL);
  else if (info.st_size > (off_t) KIOSK_BUNDLE_ZIP_MAX_BYTES)
    is_read = set_too_large (error, path);
  else
    is_read = read_head_of_zip (self, path, fd, error);
  if (fd >= 0)
    close (fd);
  return is_read;
}

static gboolean
read_zip_file (KioskBundleSource *self,
               const char *path,
               GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  int folder_fd = kiosk_small_file_open_folder (folder, NULL);
  gboolean is_read;

  if (folder_fd < 0)
    return set_refused (error, path, NULL);
  is_read = self->is_head ? read_part_of_zip (self, path, folder_fd, name, error)
                          : read_whole_zip (self, path, folder_fd, name, error);
  close (folder_fd);
  return is_read;
}

static KioskBundleSource *
open_source (const char *path,
             gboolean is_head,
             GError **error)
{
  g_autoptr (KioskBundleSource) self = source_new (is_head);
  gboolean is_read = g_file_test (path, G_FILE_TEST_IS_DIR) ? read_folder (self, path, error)
                                                            : read_zip_file (self, path, error);

  return is_read ? g_steal_pointer (&self) : NULL;
}

/**
 * kiosk_bundle_source_open:
 * @path: (type filename): a folder, or a .zip file
 * @error: return location for a `GError`
 *
 * Reads every regular file in it, none of its folders, each once. Of a file that no figure depends on, and that is
 * larger than a kiosk would write it, no more than the name is kept. May take long: the stick decides. Any thread.
 *
 * Fails with `KIOSK_BUNDLE_ERROR_MISSING` where it cannot be read at all, `_TOO_LARGE` where that is so of a file that
 * figures depend on, of a .zip, or of the number of files, and `_FORMAT` where it is not a whole .zip, holds a name
 * twice, or a path that leads out of it.
 *
 * Returns: (transfer full) (nullable): what there was
 */
KioskBundleSource *
kiosk_bundle_source_open (const char *path,
                          GError **error)
{
  return open_source (path, FALSE, error);
}

/**
 * kiosk_bundle_source_open_head:
 * @path: (type filename): a folder, or a .zip file
 * @error: return location for a `GError`
 *
 * Reads no more than the manifest, its signature and the public key, which is enough for kiosk_bundle_read_head(). Of
 * a .zip the rest is passed over unread. May take long: the stick decides. Any thread.
 *
 * Fails as kiosk_bundle_source_open() does.
 *
 * Returns: (transfer full) (nullable): what of these three there was
 */
KioskBundleSource *
kiosk_bundle_source_open_head (const char *path,
                               GError **error)
{
  return open_source (path, TRUE, error);
}

/**
 * kiosk_bundle_source_get:
 * @self: what was found
 * @name: the name of a file
 *
 * Returns: (transfer none) (nullable): its bytes, or %NULL where it is not there, could not be read or is too large
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
