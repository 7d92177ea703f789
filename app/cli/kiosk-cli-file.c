/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Never over a file that is there: it may be one that somebody has changed. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "kiosk-cli-messages.h"

static gboolean
write_all (int fd,
           GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return fsync (fd) == 0;
}

/**
 * kiosk_cli_file_write:
 * @path: (type filename): a name that is not taken
 * @bytes: what is to be in it
 * @error: return location for a `GError`
 *
 * Writes a new file, and returns only when it is on disk. Fails with `KIOSK_CLI_ERROR_REFUSED`, when nothing new is
 * left there.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_cli_file_write (const char *path,
                      GBytes *bytes,
                      GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  gboolean is_written = fd >= 0 && write_all (fd, bytes);
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  if (is_written)
    return TRUE;
  if (fd >= 0)
    g_unlink (path);
  g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
               _("%s could not be written: %s. Nothing that was there was changed. Name a folder where the account "
                 "“%s” may write and no such file is."), path, g_strerror (saved_errno), g_get_user_name ());
  return FALSE;
}
