/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state folder: held by one program at a time, changed only in steps that a power cut cannot halve. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-book-files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER_MODE      0700
#define FILE_MODE        0600
#define COPY_BUFFER_SIZE (64 * 1024)

struct _KioskBookFiles
{
  char *folder;
  int   fd;      /* holds the lock */
};

/* Everything that makes up a book. They are moved together, the journals before the book that they belong to. */
static const char *const book_names[] = { KIOSK_WAL_NAME, KIOSK_JOURNAL_NAME, KIOSK_BOOK_NAME "-shm", KIOSK_BOOK_NAME };

static KioskStoreError
code_of_errno (int saved_errno)
{
  switch (saved_errno)
    {
    case ENOENT:
    case ENOTDIR:
      return KIOSK_STORE_ERROR_MISSING;
    case EACCES:
    case EPERM:
    case EROFS:
      return KIOSK_STORE_ERROR_READ_ONLY;
    case ENOSPC:
    case EDQUOT:
      return KIOSK_STORE_ERROR_FULL;
    case EWOULDBLOCK:
      return KIOSK_STORE_ERROR_LOCKED;
    default:
      return KIOSK_STORE_ERROR_IO;
    }
}

/**
 * kiosk_store_set_errno:
 * @error: return location for a `GError`
 * @saved_errno: what the system said
 * @doing: what was tried, for the log
 * @path: (type filename): with what
 *
 * Returns: %FALSE
 */
gboolean
kiosk_store_set_errno (GError **error,
                       int saved_errno,
                       const char *doing,
                       const char *path)
{
  g_set_error (error, KIOSK_STORE_ERROR, code_of_errno (saved_errno), "Cannot %s %s: %s", doing, path,
               g_strerror (saved_errno));
  return FALSE;
}

static gboolean
flush_folder (const char *path,
              GError **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean is_flushed;

  if (fd < 0)
    return kiosk_store_set_errno (error, errno, "open", path);
  is_flushed = fsync (fd) == 0 || kiosk_store_set_errno (error, errno, "flush", path);
  close (fd);
  return is_flushed;
}

/**
 * kiosk_book_files_make_folder:
 * @path: (type filename): a folder that need not exist
 * @error: return location for a `GError`
 *
 * Makes the folder and those above it, for its owner alone, and flushes what they are made in. A folder that is
 * there keeps its mode: somebody chose it. Any thread.
 *
 * Fails with `KIOSK_STORE_ERROR_READ_ONLY`, `_FULL`, `_IO`, or `_MISSING` where something else has a name on the way.
 *
 * Returns: %TRUE if it is there and survives a power cut
 */
gboolean
kiosk_book_files_make_folder (const char *path,
                              GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (!g_file_test (parent, G_FILE_TEST_IS_DIR) && !g_str_equal (parent, path)
      && !kiosk_book_files_make_folder (parent, error))
    return FALSE;
  if (mkdir (path, FOLDER_MODE) != 0)
    return kiosk_store_set_errno (error, errno == EEXIST ? ENOTDIR : errno, "make the folder", path);
  return flush_folder (parent, error);
}

/**
 * kiosk_book_files_look:
 * @state_dir: (type filename): a folder
 * @error: return location for a `GError`
 *
 * Opens @state_dir without taking hold of it, for who only wants to know what is there. Any thread.
 *
 * Fails with `KIOSK_STORE_ERROR_MISSING`, `_READ_ONLY`, `_IO`.
 *
 * Returns: (transfer full) (nullable): the folder
 */
KioskBookFiles *
kiosk_book_files_look (const char *state_dir,
                       GError **error)
{
  g_autoptr (KioskBookFiles) self = g_new0 (KioskBookFiles, 1);

  self->folder = g_strdup (state_dir);
  self->fd = open (state_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->fd >= 0)
    return g_steal_pointer (&self);
  kiosk_store_set_errno (error, errno, "open the state folder", state_dir);
  return NULL;
}

/**
 * kiosk_book_files_new:
 * @state_dir: (type filename): a folder
 * @error: return location for a `GError`
 *
 * Takes hold of @state_dir until kiosk_book_files_free(): nobody else can meanwhile. Any thread.
 *
 * Fails with `KIOSK_STORE_ERROR_MISSING`, `_LOCKED`, `_READ_ONLY`, `_IO`.
 *
 * Returns: (transfer full) (nullable): the folder
 */
KioskBookFiles *
kiosk_book_files_new (const char *state_dir,
                      GError **error)
{
  g_autoptr (KioskBookFiles) self = kiosk_book_files_look (state_dir, error);

  if (self == NULL || flock (self->fd, LOCK_EX | LOCK_NB) == 0)
    return g_steal_pointer (&self);
  kiosk_store_set_errno (error, errno, "take hold of", state_dir);
  return NULL;
}

/**
 * kiosk_book_files_free:
 * @self: (transfer full): a folder
 *
 * Lets go of it.
 */
void
kiosk_book_files_free (KioskBookFiles *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->folder);
  g_free (self);
}

/**
 * kiosk_book_files_get_fd:
 * @self: a folder
 *
 * Returns: its descriptor, which stays with @self
 */
int
kiosk_book_files_get_fd (KioskBookFiles *self)
{
  return self->fd;
}

/**
 * kiosk_book_files_dup_path:
 * @self: a folder
 * @name: (type filename): a name in it
 *
 * Returns: (transfer full) (type filename): its path
 */
char *
kiosk_book_files_dup_path (KioskBookFiles *self,
                           const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/**
 * kiosk_book_files_has:
 * @self: a folder
 * @name: (type filename): a name
 *
 * Returns: whether there is something of that name
 */
gboolean
kiosk_book_files_has (KioskBookFiles *self,
                      const char *name)
{
  struct stat found;

  return fstatat (self->fd, name, &found, AT_SYMLINK_NOFOLLOW) == 0;
}

/**
 * kiosk_book_files_check_access:
 * @self: a folder with a book in it
 * @error: return location for a `GError`
 *
 * Asks before anything is tried whether folder and book may be written. Fails with `KIOSK_STORE_ERROR_READ_ONLY`.
 *
 * Returns: %TRUE if they may
 */
gboolean
kiosk_book_files_check_access (KioskBookFiles *self,
                               GError **error)
{
  if (faccessat (self->fd, ".", R_OK | W_OK | X_OK, AT_EACCESS) != 0)
    return kiosk_store_set_errno (error, errno, "write in", self->folder);
  if (faccessat (self->fd, KIOSK_BOOK_NAME, R_OK | W_OK, AT_EACCESS) != 0 && errno != ENOENT)
    return kiosk_store_set_errno (error, errno, "write", KIOSK_BOOK_NAME);
  return TRUE;
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kiosk_book_files_list:
 * @self: a folder
 * @prefix: how a name begins
 * @suffix: how it ends
 *
 * Returns: (transfer full) (element-type filename): the names, in bytewise order; empty also where the folder cannot
 *   be read
 */
GPtrArray *
kiosk_book_files_list (KioskBookFiles *self,
                       const char *prefix,
                       const char *suffix)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  DIR *entries = opendir (self->folder);
  struct dirent *entry;

  if (entries == NULL)
    return names;
  while ((entry = readdir (entries)) != NULL)
    if (g_str_has_prefix (entry->d_name, prefix) && g_str_has_suffix (entry->d_name, suffix))
      g_ptr_array_add (names, g_strdup (entry->d_name));
  closedir (entries);

  g_ptr_array_sort (names, compare_names_cb);
  return names;
}

/**
 * kiosk_book_files_make_temporary:
 * @self: a folder
 * @error: return location for a `GError`
 *
 * Makes an empty file for its owner alone. Fails with `KIOSK_STORE_ERROR_READ_ONLY`, `_FULL`, `_IO`.
 *
 * Returns: (transfer full) (nullable) (type filename): its name, which there never was
 */
char *
kiosk_book_files_make_temporary (KioskBookFiles *self,
                                 GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (KIOSK_TEMPORARY_PREFIX, uuid, NULL);
  int fd = openat (self->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);

  if (fd < 0)
    {
      kiosk_store_set_errno (error, errno, "make a file in", self->folder);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&name);
}

/**
 * kiosk_book_files_remove_temporary:
 * @self: a folder
 *
 * Removes what a crash left of files being written.
 */
void
kiosk_book_files_remove_temporary (KioskBookFiles *self)
{
  g_autoptr (GPtrArray) names = kiosk_book_files_list (self, KIOSK_TEMPORARY_PREFIX, "");

  for (guint i = 0; i < names->len; i++)
    kiosk_book_files_remove (self, g_ptr_array_index (names, i));
}

static gboolean
write_all (int fd,
           const char *data,
           gsize size)
{
  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      data += written;
      size -= (gsize) written;
    }
  return TRUE;
}

static gboolean
copy_bytes (int from,
            int to)
{
  g_autofree char *buffer = g_malloc (COPY_BUFFER_SIZE);
  gssize size;

  while ((size = read (from, buffer, COPY_BUFFER_SIZE)) != 0)
    if (size < 0 ? errno != EINTR : !write_all (to, buffer, (gsize) size))
      return FALSE;
  return TRUE;
}

/**
 * kiosk_book_files_copy:
 * @self: a folder
 * @from: (type filename): a file in it
 * @to: (type filename): another, which exists
 * @error: return location for a `GError`
 *
 * Writes what @from holds into @to. Fails with `KIOSK_STORE_ERROR_MISSING`, `_READ_ONLY`, `_FULL`, `_IO`.
 *
 * Returns: %TRUE if all of it was written; it is not flushed
 */
gboolean
kiosk_book_files_copy (KioskBookFiles *self,
                       const char *from,
                       const char *to,
                       GError **error)
{
  int source = openat (self->fd, from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  int target = openat (self->fd, to, O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC);
  gboolean is_copied = source >= 0 && target >= 0 && copy_bytes (source, target);

  if (!is_copied)
    kiosk_store_set_errno (error, errno, "copy", from);
  if (source >= 0)
    close (source);
  if (target >= 0)
    close (target);
  return is_copied;
}

/**
 * kiosk_book_files_flush_file:
 * @self: a folder
 * @name: (type filename): a file in it
 * @error: return location for a `GError`
 *
 * Flushes the file to the disk and asks the system to forget it, so that who reads it next reads the disk. Fails with
 * `KIOSK_STORE_ERROR_MISSING`, `_READ_ONLY`, `_FULL`, `_IO`.
 *
 * Returns: %TRUE if it is on disk
 */
gboolean
kiosk_book_files_flush_file (KioskBookFiles *self,
                             const char *name,
                             GError **error)
{
  int fd = openat (self->fd, name, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
  gboolean is_flushed = fd >= 0 && fsync (fd) == 0;

  if (!is_flushed)
    kiosk_store_set_errno (error, errno, "flush", name);
  if (fd >= 0)
    {
      posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
      close (fd);
    }
  return is_flushed;
}

/**
 * kiosk_book_files_flush:
 * @self: a folder
 * @error: return location for a `GError`
 *
 * Flushes the names in it. Fails with `KIOSK_STORE_ERROR_IO`.
 *
 * Returns: %TRUE if they are on disk
 */
gboolean
kiosk_book_files_flush (KioskBookFiles *self,
                        GError **error)
{
  return fsync (self->fd) == 0 || kiosk_store_set_errno (error, errno, "flush", self->folder);
}

/**
 * kiosk_book_files_rename:
 * @self: a folder
 * @from: (type filename): a file in it, flushed
 * @to: (type filename): a name that is free
 * @error: return location for a `GError`
 *
 * Gives the file its name and flushes the folder. Nothing is overwritten: who holds the folder looked before. Fails
 * with `KIOSK_STORE_ERROR_MISSING`, `_READ_ONLY`, `_FULL`, `_IO`.
 *
 * Returns: %TRUE if it has its name and keeps it through a power cut
 */
gboolean
kiosk_book_files_rename (KioskBookFiles *self,
                         const char *from,
                         const char *to,
                         GError **error)
{
  /* Looking fails where the folder could not be read just then. */
  if (kiosk_book_files_has (self, to))
    return kiosk_store_set_errno (error, EEXIST, "rename to a name that is taken:", to);
  if (renameat (self->fd, from, self->fd, to) != 0)
    return kiosk_store_set_errno (error, errno, "rename", from);
  return kiosk_book_files_flush (self, error);
}

/**
 * kiosk_book_files_move_into:
 * @self: a folder
 * @name: (type filename): a file in it, which need not be there
 * @folder: (type filename): a folder in it
 * @error: return location for a `GError`
 *
 * Moves the file into @folder; neither folder is flushed. Fails with `KIOSK_STORE_ERROR_READ_ONLY`, `_FULL`, `_IO`.
 *
 * Returns: %TRUE if there is no such file any more
 */
gboolean
kiosk_book_files_move_into (KioskBookFiles *self,
                            const char *name,
                            const char *folder,
                            GError **error)
{
  g_autofree char *target = g_build_filename (folder, name, NULL);

  return renameat (self->fd, name, self->fd, target) == 0 || errno == ENOENT
         || kiosk_store_set_errno (error, errno, "set aside", name);
}

/**
 * kiosk_book_files_set_aside:
 * @self: a folder
 * @folder: (type filename): name of a folder in it, made where there is none
 * @error: return location for a `GError`
 *
 * Moves the book and its journals into @folder, as far as they are there. Done again after a crash, it goes on where
 * it stopped. Fails with `KIOSK_STORE_ERROR_READ_ONLY`, `_FULL`, `_IO`.
 *
 * Returns: %TRUE if nothing of the book is left
 */
gboolean
kiosk_book_files_set_aside (KioskBookFiles *self,
                            const char *folder,
                            GError **error)
{
  g_autofree char *path = kiosk_book_files_dup_path (self, folder);

  if (mkdirat (self->fd, folder, FOLDER_MODE) != 0 && errno != EEXIST)
    return kiosk_store_set_errno (error, errno, "make the folder", path);

  for (guint i = 0; i < G_N_ELEMENTS (book_names); i++)
    if (!kiosk_book_files_move_into (self, book_names[i], folder, error))
      return FALSE;
  return flush_folder (path, error) && kiosk_book_files_flush (self, error);
}

/**
 * kiosk_book_files_remove:
 * @self: a folder
 * @name: (type filename): a file in it
 *
 * Removes it; what cannot be removed stays.
 */
void
kiosk_book_files_remove (KioskBookFiles *self,
                         const char *name)
{
  unlinkat (self->fd, name, 0);
}
