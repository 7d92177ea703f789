/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a folder under a temporary name, flushes it, and gives it its name: new names only, nothing overwritten. */
#define _GNU_SOURCE /* renameat2(2) */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-durable-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER_MODE 0755
#define FILE_MODE   0644

struct _KioskDurableFolder
{
  char            *parent;
  char            *name;          /* the temporary one, until it has its own */
  int              parent_fd;
  int              fd;            /* -1 until the folder is made */
  struct timespec  times[2];
  GPtrArray       *files;         /* names, to be removed if the folder does not come to be */
  gboolean         is_committed;
};

/* A file's times are the start of the day: a finer one would say when somebody was at the kiosk. */
static void
fill_times (KioskDay day,
            struct timespec times[2])
{
  g_autoptr (GDateTime) midnight = kiosk_day_to_date_time (day);

  for (int i = 0; i < 2; i++)
    {
      times[i].tv_sec = g_date_time_to_unix (midnight);
      times[i].tv_nsec = 0;
    }
}

static int
open_folder (const char *path,
             GError **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    kiosk_exchange_set_errno (error, errno, "open", path);
  return fd;
}

static gboolean
flush (int fd,
       const char *path,
       GError **error)
{
  return fsync (fd) == 0 || kiosk_exchange_set_errno (error, errno, "flush", path);
}

static gboolean
set_times_and_flush (int fd,
                     const struct timespec times[2],
                     const char *path,
                     GError **error)
{
  if (futimens (fd, times) != 0)
    return kiosk_exchange_set_errno (error, errno, "set the date of", path);
  return flush (fd, path, error);
}

/* The folder that holds all exports may belong to somebody else, who lets this account write in it but not
 * date it; an export must not fail over that. */
static gboolean
date_parent_and_flush (int fd,
                       const struct timespec times[2],
                       const char *path,
                       GError **error)
{
  if (futimens (fd, times) != 0 && errno != EPERM && errno != EACCES)
    return kiosk_exchange_set_errno (error, errno, "set the date of", path);
  return flush (fd, path, error);
}

static gboolean
make_folder (int base_fd,
             const char *name,
             GError **error)
{
  struct stat found;

  if (mkdirat (base_fd, name, FOLDER_MODE) == 0)
    return TRUE;
  if (errno != EEXIST)
    return kiosk_exchange_set_errno (error, errno, "make the folder", name);

  /* A symbolic link of that name would lead the figures somewhere else. */
  if (fstatat (base_fd, name, &found, AT_SYMLINK_NOFOLLOW) != 0)
    return kiosk_exchange_set_errno (error, errno, "look at", name);
  return S_ISDIR (found.st_mode) || kiosk_exchange_set_errno (error, ENOTDIR, "use as a folder", name);
}

/**
 * kiosk_durable_folder_make_parent:
 * @base: (type filename): a folder that exists
 * @name: name of the folder to have in @base
 * @day: a known day, the date that a new folder bears
 * @error: return location for a `GError`
 *
 * Makes @name in @base if it is not there, and flushes @base, so that the name survives a power cut. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISSING` if @base is not there or @name is no folder, `_UNWRITABLE`, `_FULL`
 * or `_IO`.
 *
 * Returns: %TRUE if the folder is there
 */
gboolean
kiosk_durable_folder_make_parent (const char *base,
                                  const char *name,
                                  KioskDay day,
                                  GError **error)
{
  int fd;
  gboolean made;

  g_return_val_if_fail (day != KIOSK_DAY_UNKNOWN, FALSE);

  fd = open_folder (base, error);
  if (fd < 0)
    return FALSE;

  made = make_folder (fd, name, error) && flush (fd, base, error);
  close (fd);
  return made;
}

/**
 * kiosk_durable_folder_date:
 * @path: (type filename): a folder that holds exports
 * @day: a known day
 * @error: return location for a `GError`
 *
 * Gives the folder the midnight of @day in Viet Nam as its time, where this account may, and flushes it: what was put
 * into it last would be told by its time otherwise. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISSING`, `_UNWRITABLE`, `_FULL` or `_IO`.
 *
 * Returns: %TRUE if no later time is left on the disk
 */
gboolean
kiosk_durable_folder_date (const char *path,
                           KioskDay day,
                           GError **error)
{
  struct timespec times[2];
  gboolean is_dated;
  int fd;

  g_return_val_if_fail (day != KIOSK_DAY_UNKNOWN, FALSE);

  fd = open_folder (path, error);
  if (fd < 0)
    return FALSE;
  fill_times (day, times);
  is_dated = date_parent_and_flush (fd, times, path, error);
  close (fd);
  return is_dated;
}

/* Any failure after this leaves it to kiosk_durable_folder_free() to remove what there is. */
static gboolean
make_temporary (KioskDurableFolder *self,
                GError **error)
{
  if (mkdirat (self->parent_fd, self->name, FOLDER_MODE) != 0)
    return kiosk_exchange_set_errno (error, errno, "make a folder in", self->parent);

  self->fd = openat (self->parent_fd, self->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (self->fd >= 0)
    return TRUE;

  kiosk_exchange_set_errno (error, errno, "open", self->name);
  unlinkat (self->parent_fd, self->name, AT_REMOVEDIR);
  return FALSE;
}

/**
 * kiosk_durable_folder_new:
 * @parent: (type filename): a folder that exists
 * @day: a known day; files and folder bear its midnight in Viet Nam as their time
 * @error: return location for a `GError`
 *
 * Begins a folder in @parent under a temporary name. Any thread, one at a time.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISSING`, `_UNWRITABLE`, `_FULL` or `_IO`.
 *
 * Returns: (transfer full) (nullable): the folder, empty, or %NULL with @error set and nothing made
 */
KioskDurableFolder *
kiosk_durable_folder_new (const char *parent,
                          KioskDay day,
                          GError **error)
{
  g_autoptr (KioskDurableFolder) self = NULL;
  g_autofree char *uuid = g_uuid_string_random ();

  g_return_val_if_fail (day != KIOSK_DAY_UNKNOWN, NULL);

  self = g_new0 (KioskDurableFolder, 1);
  self->fd = -1;
  self->parent = g_strdup (parent);
  self->name = g_strconcat (KIOSK_DURABLE_FOLDER_TEMPORARY_PREFIX, uuid, NULL);
  self->files = g_ptr_array_new_with_free_func (g_free);
  fill_times (day, self->times);

  self->parent_fd = open_folder (parent, error);
  if (self->parent_fd < 0 || !make_temporary (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
write_all (int fd,
           GBytes *bytes,
           const char *path,
           GError **error)
{
  gsize left;
  const char *next = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize written = write (fd, next, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return kiosk_exchange_set_errno (error, written == 0 ? EIO : errno, "write", path);
      next += written;
      left -= written;
    }
  return TRUE;
}

/**
 * kiosk_durable_folder_add_file:
 * @self: a folder not yet committed
 * @name: a plain file name, not yet in @self
 * @bytes: what the file holds
 * @error: return location for a `GError`
 *
 * Writes the file and flushes it to the disk. After a failure @self is only good for being freed. Same thread
 * as kiosk_durable_folder_new().
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_TAKEN`, `_MISSING`, `_UNWRITABLE`, `_FULL` or `_IO`.
 *
 * Returns: %TRUE if the file is on disk
 */
gboolean
kiosk_durable_folder_add_file (KioskDurableFolder *self,
                               const char *name,
                               GBytes *bytes,
                               GError **error)
{
  gboolean is_written;
  int fd;

  g_return_val_if_fail (!self->is_committed, FALSE);
  g_return_val_if_fail (strchr (name, G_DIR_SEPARATOR) == NULL, FALSE);

  fd = openat (self->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
  if (fd < 0)
    return kiosk_exchange_set_errno (error, errno, "make the file", name);

  g_ptr_array_add (self->files, g_strdup (name));
  is_written = write_all (fd, bytes, name, error) && set_times_and_flush (fd, self->times, name, error);
  if (close (fd) != 0 && is_written)
    return kiosk_exchange_set_errno (error, errno, "close", name);
  return is_written;
}

/* exFAT does not know RENAME_NOREPLACE. There a plain rename is as safe: the only folder that rename(2) puts
 * another in place of is an empty one. */
static int
rename_to_new_name (KioskDurableFolder *self,
                    const char *name)
{
  struct stat found;

  if (renameat2 (self->parent_fd, self->name, self->parent_fd, name, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;

  if (fstatat (self->parent_fd, name, &found, AT_SYMLINK_NOFOLLOW) == 0)
    {
      errno = EEXIST;
      return -1;
    }
  return renameat (self->parent_fd, self->name, self->parent_fd, name);
}

/**
 * kiosk_durable_folder_commit:
 * @self: a folder not yet committed
 * @name: the name to give it in its parent
 * @error: return location for a `GError`
 *
 * Flushes @self, gives it its name, and flushes the parent. After `KIOSK_EXCHANGE_ERROR_TAKEN` another name may
 * be tried; after any other failure @self is only good for being freed, and leaves nothing behind. Same
 * thread as kiosk_durable_folder_new().
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_TAKEN`, `_MISSING`, `_UNWRITABLE`, `_FULL` or `_IO`.
 *
 * Returns: %TRUE if the folder is there under @name and survives a power cut
 */
gboolean
kiosk_durable_folder_commit (KioskDurableFolder *self,
                             const char *name,
                             GError **error)
{
  g_return_val_if_fail (!self->is_committed, FALSE);

  if (!set_times_and_flush (self->fd, self->times, self->name, error))
    return FALSE;
  if (rename_to_new_name (self, name) != 0)
    return kiosk_exchange_set_errno (error, errno, "name the folder", name);

  g_free (self->name);
  self->name = g_strdup (name);
  self->is_committed = date_parent_and_flush (self->parent_fd, self->times, self->parent, error);
  return self->is_committed;
}

/* Best effort: what cannot be removed (a pulled stick) is known by its temporary name. */
static void
remove_own (KioskDurableFolder *self)
{
  for (guint i = 0; i < self->files->len; i++)
    unlinkat (self->fd, g_ptr_array_index (self->files, i), 0);
  unlinkat (self->parent_fd, self->name, AT_REMOVEDIR);
}

/**
 * kiosk_durable_folder_free:
 * @self: (transfer full): a folder
 *
 * Frees @self. If it was not committed, the folder and what was put in it are removed.
 */
void
kiosk_durable_folder_free (KioskDurableFolder *self)
{
  if (self->fd >= 0 && !self->is_committed)
    remove_own (self);

  if (self->fd >= 0)
    close (self->fd);
  if (self->parent_fd >= 0)
    close (self->parent_fd);
  g_ptr_array_unref (self->files);
  g_free (self->parent);
  g_free (self->name);
  g_free (self);
}
