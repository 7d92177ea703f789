/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made once, readable by its owner alone; the public half lies beside it, for setup.ini and for minisign. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-key.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk-pin.h"

#define MOST_BYTES 4096

static gboolean
fail (GError **error,
      int saved_errno,
      const char *path)
{
  KioskDeskError code = saved_errno == ENOSPC ? KIOSK_DESK_ERROR_FULL
                        : saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS
                        ? KIOSK_DESK_ERROR_READ_ONLY : KIOSK_DESK_ERROR_IO;

  return kiosk_desk_set_error (error, code, "%s: %s", path, g_strerror (saved_errno));
}

/* A new file on disk, or none. */
static gboolean
write_file (const char *path,
            const char *text,
            mode_t mode,
            GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  int folder_fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gssize size = (gssize) strlen (text);
  gboolean is_written = fd >= 0 && folder_fd >= 0 && write (fd, text, (gsize) size) == size && fsync (fd) == 0
                        && fsync (folder_fd) == 0;
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  if (folder_fd >= 0)
    close (folder_fd);
  if (is_written)
    return TRUE;
  if (fd >= 0)
    unlink (path);
  return fail (error, saved_errno, path);
}

static gboolean
make (const char *path,
      GError **error)
{
  g_autofree char *public_path = g_strconcat (path, ".pub", NULL);
  g_autoptr (KioskKey) key = kiosk_key_new (NULL, error);
  g_autofree char *public_text = NULL;
  gboolean is_made;
  char *text;

  if (key == NULL)
    return FALSE;
  public_text = kiosk_public_key_dup_text (kiosk_key_get_public (key));
  unlink (public_path);
  text = kiosk_key_dup_text (key);
  is_made = write_file (public_path, public_text, 0644, error) && write_file (path, text, 0600, error);
  kiosk_pin_forget (text);
  return is_made;
}

static char *
read_text (const char *path,
           GError **error)
{
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  char *text = g_malloc0 (MOST_BYTES + 1);

  if (fd < 0 || read (fd, text, MOST_BYTES) < 0)
    {
      fail (error, errno, path);
      g_clear_pointer (&text, g_free);
    }
  if (fd >= 0)
    close (fd);
  return text;
}

/**
 * kiosk_desk_key_load:
 * @path: (type filename): where the secret half lies; the public one is beside it, with `.pub` behind its name
 * @out_is_new: (out): whether it was made by this call
 * @error: return location for a `GError`
 *
 * Reads the desk's key, and makes it where there is none. Any thread.
 *
 * Fails with `KIOSK_DESK_ERROR_CORRUPT` where the file is no key: it is left as it is; `_READ_ONLY`, `_FULL`, `_IO`.
 *
 * Returns: (transfer full) (nullable): the key
 */
KioskKey *
kiosk_desk_key_load (const char *path,
                     gboolean *out_is_new,
                     GError **error)
{
  KioskKey *key;
  char *text;

  *out_is_new = access (path, F_OK) != 0;
  if (*out_is_new && !make (path, error))
    return NULL;
  text = read_text (path, error);
  if (text == NULL)
    return NULL;
  key = kiosk_key_parse (text, NULL);
  kiosk_pin_forget (text);
  if (key == NULL)
    kiosk_desk_set_error (error, KIOSK_DESK_ERROR_CORRUPT, "%s: it is no key", path);
  return key;
}

/**
 * kiosk_desk_key_dup_line:
 * @key: the desk's key
 *
 * Returns: (transfer full): the second line of its public half, which a kiosk's `desk_key` is
 */
char *
kiosk_desk_key_dup_line (const KioskKey *key)
{
  g_autofree char *text = kiosk_public_key_dup_text (kiosk_key_get_public (key));
  const char *line = strchr (text, '\n');

  return g_strstrip (g_strdup (line != NULL ? line + 1 : text));
}
