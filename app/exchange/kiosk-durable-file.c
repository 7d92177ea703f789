/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Written under another name, flushed, and given its own: new names only, nothing overwritten. */
#define _GNU_SOURCE /* renameat2(2) */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-durable-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk-durable-folder.h"

#define FILE_MODE 0644

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

/* A file's times are the start of the day: a finer one would say when somebody was at the machine. */
static gboolean
date (int fd,
      const char *name,
      KioskDay day,
      GError **error)
{
  g_autoptr (GDateTime) midnight = kiosk_day_to_date_time (day);
  struct timespec moment = { .tv_sec = g_date_time_to_unix (midnight) };
  const struct timespec times[2] = { moment, moment };

  return futimens (fd, times) == 0 || kiosk_exchange_set_errno (error, errno, "set the date of", name);
}

/**
 * kiosk_durable_file_make: (skip)
 * @folder_fd: an open folder
 * @name: a plain name that nothing in it has
 * @bytes: what the file holds
 * @day: a known day; the file bears its midnight in Viet Nam as its time
 * @error: return location for a `GError`
 *
 * Writes a file and flushes nothing. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_TAKEN`, `_MISSING`, `_UNWRITABLE`, `_FULL` or `_IO`; nothing is left then.
 *
 * Returns: the file, open, which the caller flushes and closes; -1 with @error set
 */
int
kiosk_durable_file_make (int folder_fd,
                         const char *name,
                         GBytes *bytes,
                         KioskDay day,
                         GError **error)
{
  int fd = openat (folder_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);

  if (fd < 0)
    {
      kiosk_exchange_set_errno (error, errno, "make the file", name);
      return -1;
    }
  if (write_all (fd, bytes, name, error) && date (fd, name, day, error))
    return fd;
  close (fd);
  unlinkat (folder_fd, name, 0);
  return -1;
}

/**
 * kiosk_durable_file_rename: (skip)
 * @folder_fd: an open folder
 * @old_name: a file or folder in it
 * @name: a name that nothing in it has
 *
 * exFAT does not know RENAME_NOREPLACE. There a plain rename is as safe for a folder: the only one that rename(2) puts
 * another in place of is an empty one. For a file nobody else is at the stick between the look and the rename. Any
 * thread.
 *
 * Returns: 0; -1 with `errno` set, `EEXIST` where the name is taken
 */
int
kiosk_durable_file_rename (int folder_fd,
                           const char *old_name,
                           const char *name)
{
  struct stat found;

  if (renameat2 (folder_fd, old_name, folder_fd, name, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;

  if (fstatat (folder_fd, name, &found, AT_SYMLINK_NOFOLLOW) == 0)
    {
      errno = EEXIST;
      return -1;
    }
  return renameat (folder_fd, old_name, folder_fd, name);
}

static gboolean
make_flushed (int folder_fd,
              const char *name,
              GBytes *bytes,
              KioskDay day,
              GError **error)
{
  int fd = kiosk_durable_file_make (folder_fd, name, bytes, day, error);
  gboolean is_flushed;

  if (fd < 0)
    return FALSE;
  is_flushed = fsync (fd) == 0 || kiosk_exchange_set_errno (error, errno, "flush", name);
  if (close (fd) != 0 && is_flushed)
    is_flushed = kiosk_exchange_set_errno (error, errno, "close", name);
  if (!is_flushed)
    unlinkat (folder_fd, name, 0);
  return is_flushed;
}

/**
 * kiosk_durable_file_write:
 * @folder_fd: an open folder
 * @name: the plain name to give it
 * @bytes: what the file holds
 * @day: a known day; the file bears its midnight in Viet Nam as its time
 * @error: return location for a `GError`
 *
 * Writes a file under a temporary name, flushes it, gives it its name and flushes the folder. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_TAKEN` where something has the name, which stays as it is, `_MISSING`,
 * `_UNWRITABLE`, `_FULL` or `_IO`. Nothing is left then.
 *
 * Returns: %TRUE if the file is there under @name and survives a power cut
 */
gboolean
kiosk_durable_file_write (int folder_fd,
                          const char *name,
                          GBytes *bytes,
                          KioskDay day,
                          GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *temporary = g_strconcat (KIOSK_DURABLE_FOLDER_TEMPORARY_PREFIX, uuid, NULL);

  g_return_val_if_fail (day != KIOSK_DAY_UNKNOWN, FALSE);

  if (!make_flushed (folder_fd, temporary, bytes, day, error))
    return FALSE;
  if (kiosk_durable_file_rename (folder_fd, temporary, name) != 0)
    {
      kiosk_exchange_set_errno (error, errno, "name the file", name);
      unlinkat (folder_fd, temporary, 0);
      return FALSE;
    }
  if (fsync (folder_fd) == 0)
    return TRUE;
  kiosk_exchange_set_errno (error, errno, "flush the folder of", name);
  unlinkat (folder_fd, name, 0);
  return FALSE;
}
