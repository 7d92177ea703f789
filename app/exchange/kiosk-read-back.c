/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that was just written is read from memory, which proves nothing. Where the stick was not mounted anew in
 * between, it is read around that. */
#define _GNU_SOURCE /* O_DIRECT */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-read-back.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* O_DIRECT takes memory and lengths in whole blocks, of 4 KiB at most. */
#define BLOCK_BYTES  4096
#define BUFFER_BYTES (1024 * 1024)

#define OPEN_FLAGS (O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)

static gboolean
set_differs (GError **error,
             const char *name)
{
  g_set_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_DIFFERS, "%s is not as it was written", name);
  return FALSE;
}

static gboolean
fail (GError **error,
      int saved_errno,
      const char *name)
{
  if (saved_errno == ENOENT || saved_errno == ELOOP)
    return set_differs (error, name);
  return kiosk_exchange_set_errno (error, saved_errno, "read back", name);
}

/* Not every file system reads around memory; those are asked to forget, which they need not do. */
static int
open_directly (int folder_fd,
               const char *name)
{
  int fd = openat (folder_fd, name, OPEN_FLAGS | O_DIRECT);

  if (fd >= 0 || errno != EINVAL)
    return fd;
  fd = openat (folder_fd, name, OPEN_FLAGS);
  if (fd >= 0)
    posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  return fd;
}

/* Some take O_DIRECT when a file is opened and refuse it when it is read. */
static gssize
read_on (int fd,
         void *buffer)
{
  gssize n;

  do
    {
      n = read (fd, buffer, BUFFER_BYTES);
      if (n < 0 && errno == EINVAL && fcntl (fd, F_SETFL, fcntl (fd, F_GETFL) & ~O_DIRECT) == 0)
        n = read (fd, buffer, BUFFER_BYTES);
    }
  while (n < 0 && errno == EINTR);
  return n;
}

static gboolean
compare (int fd,
         const char *name,
         GBytes *bytes,
         void *buffer,
         GError **error)
{
  gsize left;
  const char *next = g_bytes_get_data (bytes, &left);
  gssize n;

  while ((n = read_on (fd, buffer)) > 0)
    {
      if ((gsize) n > left || memcmp (next, buffer, (gsize) n) != 0)
        return set_differs (error, name);
      next += n;
      left -= (gsize) n;
    }
  if (n < 0)
    return fail (error, errno, name);
  return left == 0 || set_differs (error, name);
}

/**
 * kiosk_read_back_compare:
 * @folder_fd: an open folder
 * @name: a file in it
 * @bytes: what it should hold
 * @is_direct: whether to read it from the medium although it was not mounted anew
 * @error: return location for a `GError`
 *
 * Bytes are compared, not hashes: they are at hand. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_DIFFERS` where it is missing, longer, shorter or another, `_UNWRITABLE` where it may
 * not be read, or `_IO`.
 *
 * Returns: %TRUE if it holds @bytes and nothing else
 */
gboolean
kiosk_read_back_compare (int folder_fd,
                         const char *name,
                         GBytes *bytes,
                         gboolean is_direct,
                         GError **error)
{
  int fd = is_direct ? open_directly (folder_fd, name) : openat (folder_fd, name, OPEN_FLAGS);
  void *buffer = NULL;
  gboolean is_same;

  if (fd < 0)
    return fail (error, errno, name);
  if (posix_memalign (&buffer, BLOCK_BYTES, BUFFER_BYTES) != 0)
    g_error ("Out of memory");
  is_same = compare (fd, name, bytes, buffer, error);
  free (buffer);
  close (fd);
  return is_same;
}
