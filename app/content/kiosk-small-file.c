/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads files once each, into memory, and only files that lie in their folder. */
#define G_LOG_DOMAIN "kiosk-content"

#include "kiosk-small-file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk-content-error.h"

static void
set_missing (GError **error,
             const char *name,
             const char *reason)
{
  g_set_error (error, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_MISSING, "%s: %s", name, reason);
}

/**
 * kiosk_small_file_open_folder:
 * @folder: (type filename): path of the folder
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_CONTENT_ERROR_MISSING`.
 *
 * Returns: a file descriptor to be closed, or -1
 */
int
kiosk_small_file_open_folder (const char *folder,
                              GError **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    set_missing (error, folder, g_strerror (errno));
  return fd;
}

/**
 * kiosk_small_file_open:
 * @folder_fd: from kiosk_small_file_open_folder()
 * @name: a plain file name
 * @error: return location for a `GError`
 *
 * Opens a regular file for reading; a symbolic link is none. Any thread. Fails with `KIOSK_CONTENT_ERROR_MISSING`.
 *
 * Returns: a file descriptor to be closed, or -1
 */
int
kiosk_small_file_open (int folder_fd,
                       const char *name,
                       GError **error)
{
  /* O_NONBLOCK: a named pipe would hold the kiosk for ever. */
  int fd = openat (folder_fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat info;

  if (fd < 0)
    {
      set_missing (error, name, g_strerror (errno));
      return -1;
    }
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      set_missing (error, name, "not a regular file");
      close (fd);
      return -1;
    }
  return fd;
}

/* Reads until the end or until one byte too many is there, whatever size the file said it has. */
static gboolean
read_up_to (int fd,
            GByteArray *bytes,
            gsize size_max_bytes)
{
  guint8 buffer[16 * 1024];

  while (bytes->len <= size_max_bytes)
    {
      ssize_t n = read (fd, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      g_byte_array_append (bytes, buffer, (guint) n);
    }
  return TRUE;
}

/**
 * kiosk_small_file_read:
 * @folder_fd: from kiosk_small_file_open_folder()
 * @name: a plain file name
 * @size_max_bytes: the most that is read
 * @error: return location for a `GError`
 *
 * Reads a regular file; a symbolic link is none. Any thread. Fails with `KIOSK_CONTENT_ERROR_MISSING` (also where the
 * disk cannot be read) or `_TOO_LARGE`. Messages begin with @name.
 *
 * Returns: (transfer full): the bytes, or %NULL
 */
GBytes *
kiosk_small_file_read (int folder_fd,
                       const char *name,
                       gsize size_max_bytes,
                       GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int fd = kiosk_small_file_open (folder_fd, name, error);
  gboolean is_read;
  int read_errno;

  if (fd < 0)
    return NULL;

  is_read = read_up_to (fd, bytes, size_max_bytes);
  read_errno = errno;
  close (fd);
  if (!is_read)
    {
      set_missing (error, name, g_strerror (read_errno));
      return NULL;
    }
  if (bytes->len > size_max_bytes)
    {
      g_set_error (error, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_TOO_LARGE, "%s: more than %" G_GSIZE_FORMAT " bytes",
                   name, size_max_bytes);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * kiosk_small_file_read_path:
 * @path: (type filename): a file
 * @size_max_bytes: the most that is read
 * @error: return location for a `GError`
 *
 * kiosk_small_file_read() of a file in any folder. Any thread. Fails as that does, and with
 * `KIOSK_CONTENT_ERROR_MISSING` where there is no such folder. Messages begin with the name of the file or its folder.
 *
 * Returns: (transfer full): the bytes, or %NULL
 */
GBytes *
kiosk_small_file_read_path (const char *path,
                            gsize size_max_bytes,
                            GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  int folder_fd = kiosk_small_file_open_folder (folder, error);
  GBytes *bytes;

  if (folder_fd < 0)
    return NULL;
  bytes = kiosk_small_file_read (folder_fd, name, size_max_bytes, error);
  close (folder_fd);
  return bytes;
}
