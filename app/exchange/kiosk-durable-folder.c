/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a folder under a temporary name, flushes it, and gives it its name: new names only, nothing overwritten. */
#define _GNU_SOURCE /* sync_file_range(2) */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-durable-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk-durable-file.h"

#define FOLDER_MODE 0755

typedef struct
{
  char *name;
  int   fd;
} OpenFile;

struct _KioskDurableFolder
{
  char            *temporary;     /* its first name */
  char            *name;          /* its own, once it has it */
  int              parent_fd;
  int              fd;            /* -1 until the folder is made */
  KioskDay         day;
  struct timespec  times[2];
  GPtrArray       *files;         /* names, to be removed if the folder does not come to be */
  GArray          *open_files;    /* (element-type OpenFile): written, not flushed yet */
  GPtrArray       *suffixes;      /* of the files beside it, whose names are the folder's and one of these */
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

static gboolean
flush (int fd,
       const char *path,
       GError **error)
{
  return fsync (fd) == 0 || kiosk_exchange_set_errno (error, errno, "flush", path);
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

/**
 * kiosk_durable_folder_open:
 * @base_fd: an open folder
 * @name: name of a folder in it
 * @error: return location for a `GError`
 *
 * Follows no link: it would lead the figures somewhere else. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISSING` where there is none, `_TAKEN` where @name is something else,
 * `_UNWRITABLE` or `_IO`.
 *
 * Returns: the folder, open, which the caller closes; -1 with @error set
 */
int
kiosk_durable_folder_open (int base_fd,
                           const char *name,
                           GError **error)
{
  int fd = openat (base_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

  if (fd < 0)
    kiosk_exchange_set_errno (error, errno == ENOTDIR || errno == ELOOP ? EEXIST : errno, "use as a folder", name);
  return fd;
}

/**
 * kiosk_durable_folder_make_parent:
 * @base_fd: an open folder
 * @name: name of the folder to have in it
 * @error: return location for a `GError`
 *
 * Makes @name if it is not there, and flushes the folder that it is in, so that the name survives a power cut. Any
 * thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_TAKEN` where @name is something else than a folder, `_MISSING`, `_UNWRITABLE`,
 * `_FULL` or `_IO`.
 *
 * Returns: the folder, open, which the caller closes; -1 with @error set
 */
int
kiosk_durable_folder_make_parent (int base_fd,
                                  const char *name,
                                  GError **error)
{
  if (mkdirat (base_fd, name, FOLDER_MODE) != 0 && errno != EEXIST)
    {
      kiosk_exchange_set_errno (error, errno, "make the folder", name);
      return -1;
    }
  return flush (base_fd, name, error) ? kiosk_durable_folder_open (base_fd, name, error) : -1;
}

/**
 * kiosk_durable_folder_date:
 * @fd: an open folder that holds exports
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
kiosk_durable_folder_date (int fd,
                           KioskDay day,
                           GError **error)
{
  struct timespec times[2];

  g_return_val_if_fail (day != KIOSK_DAY_UNKNOWN, FALSE);

  fill_times (day, times);
  return date_parent_and_flush (fd, times, "a folder of exports", error);
}

/* Any failure after this leaves it to kiosk_durable_folder_free() to remove what there is. */
static gboolean
make_temporary (KioskDurableFolder *self,
                GError **error)
{
  if (mkdirat (self->parent_fd, self->temporary, FOLDER_MODE) != 0)
    return kiosk_exchange_set_errno (error, errno, "make the folder", self->temporary);

  self->fd = kiosk_durable_folder_open (self->parent_fd, self->temporary, error);
  if (self->fd < 0)
    unlinkat (self->parent_fd, self->temporary, AT_REMOVEDIR);
  return self->fd >= 0;
}

static void
clear_open_file (gpointer data)
{
  OpenFile *file = data;

  if (file->fd >= 0)
    close (file->fd);
  g_free (file->name);
}

/**
 * kiosk_durable_folder_new:
 * @parent_fd: an open folder; the caller may close it at once
 * @day: a known day; files and folder bear its midnight in Viet Nam as their time
 * @error: return location for a `GError`
 *
 * Begins a folder in it under a temporary name. Any thread, one at a time.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISSING`, `_UNWRITABLE`, `_FULL` or `_IO`.
 *
 * Returns: (transfer full) (nullable): the folder, empty, or %NULL with @error set and nothing made
 */
KioskDurableFolder *
kiosk_durable_folder_new (int parent_fd,
                          KioskDay day,
                          GError **error)
{
  g_autoptr (KioskDurableFolder) self = NULL;
  g_autofree char *uuid = g_uuid_string_random ();

  g_return_val_if_fail (day != KIOSK_DAY_UNKNOWN, NULL);

  self = g_new0 (KioskDurableFolder, 1);
  self->fd = -1;
  self->temporary = g_strconcat (KIOSK_DURABLE_FOLDER_TEMPORARY_PREFIX, uuid, NULL);
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->open_files = g_array_new (FALSE, FALSE, sizeof (OpenFile));
  g_array_set_clear_func (self->open_files, clear_open_file);
  self->suffixes = g_ptr_array_new_with_free_func (g_free);
  self->day = day;
  fill_times (day, self->times);

  self->parent_fd = fcntl (parent_fd, F_DUPFD_CLOEXEC, 0);
  if (self->parent_fd < 0)
    kiosk_exchange_set_errno (error, errno, "open", "a folder of exports");
  if (self->parent_fd < 0 || !make_temporary (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Flushed when all are written: a flush for each as it comes takes far longer. Until then the stick may begin. */
static gboolean
write_file (KioskDurableFolder *self,
            int folder_fd,
            const char *name,
            GBytes *bytes,
            GError **error)
{
  int fd = kiosk_durable_file_make (folder_fd, name, bytes, self->day, error);
  OpenFile file = { NULL, fd };

  if (fd < 0)
    return FALSE;
  sync_file_range (fd, 0, 0, SYNC_FILE_RANGE_WRITE);
  file.name = g_strdup (name);
  g_array_append_val (self->open_files, file);
  return TRUE;
}

static gboolean
flush_files (KioskDurableFolder *self,
             GError **error)
{
  for (guint i = 0; i < self->open_files->len; i++)
    {
      OpenFile *file = &g_array_index (self->open_files, OpenFile, i);
      int fd = file->fd;

      file->fd = -1;
      if (!flush (fd, file->name, error))
        {
          close (fd);
          return FALSE;
        }
      if (close (fd) != 0)
        return kiosk_exchange_set_errno (error, errno, "close", file->name);
    }
  g_array_set_size (self->open_files, 0);
  return TRUE;
}

/**
 * kiosk_durable_folder_add_file:
 * @self: a folder not yet committed
 * @name: a plain file name, not yet in @self
 * @bytes: what the file holds
 * @error: return location for a `GError`
 *
 * Writes the file; kiosk_durable_folder_commit() flushes it. After a failure @self is only good for being freed. Same
 * thread as kiosk_durable_folder_new().
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_TAKEN`, `_MISSING`, `_UNWRITABLE`, `_FULL` or `_IO`.
 *
 * Returns: %TRUE if the file is written
 */
gboolean
kiosk_durable_folder_add_file (KioskDurableFolder *self,
                               const char *name,
                               GBytes *bytes,
                               GError **error)
{
  g_return_val_if_fail (!self->is_committed, FALSE);
  g_return_val_if_fail (strchr (name, G_DIR_SEPARATOR) == NULL, FALSE);

  if (!write_file (self, self->fd, name, bytes, error))
    return FALSE;
  g_ptr_array_add (self->files, g_strdup (name));
  return TRUE;
}

/**
 * kiosk_durable_folder_add_beside:
 * @self: a folder not yet committed
 * @suffix: what follows the folder's name in the file's: `.zip`; not yet added
 * @bytes: what the file holds
 * @error: return location for a `GError`
 *
 * Writes a file beside the folder, under a temporary name until the folder has its own; kiosk_durable_folder_commit()
 * flushes it. After a failure @self is only good for being freed. Same thread as kiosk_durable_folder_new().
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_TAKEN`, `_MISSING`, `_UNWRITABLE`, `_FULL` or `_IO`.
 *
 * Returns: %TRUE if the file is written
 */
gboolean
kiosk_durable_folder_add_beside (KioskDurableFolder *self,
                                 const char *suffix,
                                 GBytes *bytes,
                                 GError **error)
{
  g_autofree char *name = g_strconcat (self->temporary, suffix, NULL);

  g_return_val_if_fail (!self->is_committed, FALSE);
  g_return_val_if_fail (strchr (suffix, G_DIR_SEPARATOR) == NULL, FALSE);

  if (!write_file (self, self->parent_fd, name, bytes, error))
    return FALSE;
  g_ptr_array_add (self->suffixes, g_strdup (suffix));
  return TRUE;
}

/* Before the folder has its name, so that none of them is found to be taken after it. */
static gboolean
are_names_free (KioskDurableFolder *self,
                const char *name,
                GError **error)
{
  for (guint i = 0; i < self->suffixes->len; i++)
    {
      g_autofree char *beside = g_strconcat (name, g_ptr_array_index (self->suffixes, i), NULL);
      struct stat found;

      if (fstatat (self->parent_fd, beside, &found, AT_SYMLINK_NOFOLLOW) == 0)
        return kiosk_exchange_set_errno (error, EEXIST, "name the file", beside);
    }
  return TRUE;
}

static gboolean
name_files_beside (KioskDurableFolder *self,
                   const char *name,
                   GError **error)
{
  for (guint i = 0; i < self->suffixes->len; i++)
    {
      const char *suffix = g_ptr_array_index (self->suffixes, i);
      g_autofree char *old_beside = g_strconcat (self->temporary, suffix, NULL);
      g_autofree char *beside = g_strconcat (name, suffix, NULL);

      if (kiosk_durable_file_rename (self->parent_fd, old_beside, beside) != 0)
        return kiosk_exchange_set_errno (error, errno == EEXIST ? EIO : errno, "name the file", beside);
    }
  return TRUE;
}

/**
 * kiosk_durable_folder_commit:
 * @self: a folder not yet committed
 * @name: the name to give it in its parent
 * @error: return location for a `GError`
 *
 * Flushes @self and every file, gives it and the files beside it their names, and flushes the parent. After
 * `KIOSK_EXCHANGE_ERROR_TAKEN` another name may be tried; after any other failure @self is only good for being freed,
 * and leaves nothing behind. Same thread as kiosk_durable_folder_new().
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

  /* Dated first: where the files' flush takes the folder's date along, the folder's own has nothing left to do. */
  if (futimens (self->fd, self->times) != 0)
    return kiosk_exchange_set_errno (error, errno, "set the date of", name);
  if (!flush_files (self, error) || !are_names_free (self, name, error) || !flush (self->fd, name, error))
    return FALSE;
  if (kiosk_durable_file_rename (self->parent_fd, self->temporary, name) != 0)
    return kiosk_exchange_set_errno (error, errno, "name the folder", name);

  self->name = g_strdup (name);
  self->is_committed = name_files_beside (self, name, error)
                       && date_parent_and_flush (self->parent_fd, self->times, name, error);
  return self->is_committed;
}

static void
remove_files_beside (KioskDurableFolder *self,
                     const char *name)
{
  for (guint i = 0; i < self->suffixes->len; i++)
    {
      g_autofree char *beside = g_strconcat (name, g_ptr_array_index (self->suffixes, i), NULL);

      unlinkat (self->parent_fd, beside, 0);
    }
}

/* Best effort: what cannot be removed (a pulled stick) is whole, or known by its temporary name. */
static void
remove_own (KioskDurableFolder *self)
{
  if (self->name != NULL)
    {
      remove_files_beside (self, self->name);
      renameat (self->parent_fd, self->name, self->parent_fd, self->temporary);
    }
  remove_files_beside (self, self->temporary);
  for (guint i = 0; i < self->files->len; i++)
    unlinkat (self->fd, g_ptr_array_index (self->files, i), 0);
  unlinkat (self->parent_fd, self->temporary, AT_REMOVEDIR);
}

/**
 * kiosk_durable_folder_free:
 * @self: (transfer full): a folder
 *
 * Frees @self. If it was not committed, the folder and what was put in and beside it are removed.
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
  g_array_unref (self->open_files);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->suffixes);
  g_free (self->temporary);
  g_free (self->name);
  g_free (self);
}
