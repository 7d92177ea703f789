/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made once, read whole, never written over. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-key-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk-pin.h"

/* More than a key's file has; a longer one is none. */
#define MOST_BYTES 1024

static gboolean
write_text (int folder_fd,
            const char *name,
            const char *text,
            GError **error)
{
  int fd = openat (folder_fd, name, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
  gssize size = (gssize) strlen (text);
  gboolean is_written = fd >= 0 && write (fd, text, (gsize) size) == size;

  if (!is_written)
    kiosk_store_set_errno (error, errno != 0 ? errno : EIO, "write", KIOSK_KEY_NAME);
  if (fd >= 0)
    close (fd);
  return is_written;
}

/* Under its name it is whole: a cut in between leaves none, and the next call makes one. */
static gboolean
put (KioskBookFiles *files,
     const char *text,
     GError **error)
{
  g_autofree char *temporary = kiosk_book_files_make_temporary (files, error);

  if (temporary == NULL)
    return FALSE;
  if (write_text (kiosk_book_files_get_fd (files), temporary, text, error)
      && kiosk_book_files_flush_file (files, temporary, error)
      && kiosk_book_files_rename (files, temporary, KIOSK_KEY_NAME, error))
    return TRUE;
  kiosk_book_files_remove (files, temporary);
  return FALSE;
}

static gboolean
make (KioskBookFiles *files,
      const char *kiosk,
      GError **error)
{
  g_autoptr (KioskKey) key = kiosk_key_new (kiosk, error);
  gboolean is_made;
  char *text;

  if (key == NULL)
    return FALSE;
  text = kiosk_key_dup_text (key);
  is_made = put (files, text, error);
  kiosk_pin_forget (text);
  return is_made;
}

/* Its owner alone may read it, whatever a copy of the folder made of that. */
static char *
read_text (KioskBookFiles *files,
           GError **error)
{
  int fd = openat (kiosk_book_files_get_fd (files), KIOSK_KEY_NAME, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  char *text = g_malloc0 (MOST_BYTES + 1);
  gboolean is_read = fd >= 0 && fchmod (fd, S_IRUSR | S_IWUSR) == 0 && read (fd, text, MOST_BYTES) >= 0;

  if (!is_read)
    {
      kiosk_store_set_errno (error, errno, "read", KIOSK_KEY_NAME);
      g_clear_pointer (&text, g_free);
    }
  if (fd >= 0)
    close (fd);
  return text;
}

static gboolean
is_of (const KioskKey *key,
       const char *kiosk)
{
  g_autofree char *id = kiosk_public_key_dup_id (kiosk_key_get_public (key));

  return kiosk == NULL || g_str_equal (id, kiosk);
}

static KioskKey *
parse (const char *text,
       const char *kiosk,
       GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (KioskKey) key = kiosk_key_parse (text, &fault);

  if (key != NULL && is_of (key, kiosk))
    return g_steal_pointer (&key);
  g_set_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "%s is not the key of %s: %s", KIOSK_KEY_NAME,
               kiosk != NULL ? kiosk : "any kiosk", fault != NULL ? fault->message : "it has another id");
  return NULL;
}

/**
 * kiosk_key_file_load:
 * @files: the state folder, held by the caller
 * @kiosk: (nullable): the kiosk's id, which is that of its key; %NULL: the kiosk is still to be called by its key
 * @error: return location for a `GError`
 *
 * Reads the key, and makes it where there is none yet. Whoever holds the folder; one thread.
 *
 * Fails with `KIOSK_STORE_ERROR_CORRUPT` where the file is no key or another kiosk's: it is left as it is; and with
 * `_READ_ONLY`, `_FULL` and `_IO`.
 *
 * Returns: (transfer full) (nullable): the key
 */
KioskKey *
kiosk_key_file_load (KioskBookFiles *files,
                     const char *kiosk,
                     GError **error)
{
  KioskKey *key;
  char *text;

  if (!kiosk_book_files_has (files, KIOSK_KEY_NAME) && !make (files, kiosk, error))
    return NULL;
  text = read_text (files, error);
  if (text == NULL)
    return NULL;
  key = parse (text, kiosk, error);
  kiosk_pin_forget (text);
  return key;
}
