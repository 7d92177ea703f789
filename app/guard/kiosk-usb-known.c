/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text file in the state folder, a line a model. Root reads it in another's folder, so no link is followed. */
#define G_LOG_DOMAIN "kiosk-guard"

#include "kiosk-usb-known.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MAX_BYTES (64 * 1024)
#define HEAD           "# USB input devices of this machine: maker, model, interfaces\n"

struct _KioskUsbKnown
{
  gboolean    is_new;
  GHashTable *texts;
};

static gboolean
fail_with_errno (const char *path,
                 GError **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

static gboolean
read_all (int fd,
          const char *path,
          GString *text,
          GError **error)
{
  char part[4096];
  ssize_t size_bytes;
  struct stat found;

  if (fstat (fd, &found) != 0 || !S_ISREG (found.st_mode) || found.st_size > FILE_MAX_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is no list of devices", path);
      return FALSE;
    }
  while ((size_bytes = read (fd, part, sizeof part)) > 0 && text->len <= FILE_MAX_BYTES)
    g_string_append_len (text, part, size_bytes);
  return size_bytes >= 0 || fail_with_errno (path, error);
}

static gboolean
read_texts (KioskUsbKnown *self,
            int fd,
            const char *path,
            GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  if (!read_all (fd, path, text, error))
    return FALSE;
  lines = g_strsplit (text->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_regex_match_simple ("^[0-9a-f]{4}:[0-9a-f]{4}( [0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2})+$", lines[i], 0, 0))
      g_hash_table_add (self->texts, g_strdup (lines[i]));
  return TRUE;
}

/**
 * kiosk_usb_known_load:
 * @path: (type filename): the list
 * @error: return location for a `GError`
 *
 * Reads which input devices belong to the machine. A list that is not there is a new one, and empty; lines that say
 * no device are passed over. A symbolic link is not followed. Any thread.
 *
 * Fails with an error of %G_IO_ERROR if there is a list that cannot be read.
 *
 * Returns: (transfer full) (nullable): the list
 */
KioskUsbKnown *
kiosk_usb_known_load (const char *path,
                      GError **error)
{
  g_autoptr (KioskUsbKnown) self = g_new0 (KioskUsbKnown, 1);
  gboolean is_read;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    {
      self->is_new = errno == ENOENT;
      return self->is_new || fail_with_errno (path, error) ? g_steal_pointer (&self) : NULL;
    }
  is_read = read_texts (self, fd, path, error);
  close (fd);
  return is_read ? g_steal_pointer (&self) : NULL;
}

/* As root, with the rights of who owns the folder, so that nothing is written where its owner could not write. */
static gboolean
write_as_owner (const char *path,
                const char *text,
                GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat owner;
  gboolean is_written;

  if (stat (folder, &owner) != 0)
    return fail_with_errno (folder, error);
  if (geteuid () != 0 || owner.st_uid == 0)
    return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                     error);

  if (setegid (owner.st_gid) != 0 || seteuid (owner.st_uid) != 0)
    return fail_with_errno (folder, error);
  is_written = g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                         0600, error);
  if (seteuid (0) != 0 || setegid (0) != 0)
    g_error ("Cannot become root again");
  return is_written;
}

/**
 * kiosk_usb_known_save:
 * @self: a list
 * @path: (type filename): where to, in a folder that is there
 * @error: return location for a `GError`
 *
 * Writes @self durably, in the place of the list before. Run by root, with the rights of the folder's owner: to be
 * called from a program of one thread.
 *
 * Fails with an error of %G_FILE_ERROR or %G_IO_ERROR if it cannot be written.
 *
 * Returns: %TRUE if it is on disk
 */
gboolean
kiosk_usb_known_save (KioskUsbKnown *self,
                      const char *path,
                      GError **error)
{
  g_autoptr (GList) texts = NULL;
  g_autoptr (GString) text = g_string_new (HEAD);

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  texts = g_list_sort (g_hash_table_get_keys (self->texts), (GCompareFunc) strcmp);
  for (GList *item = texts; item != NULL; item = item->next)
    g_string_append_printf (text, "%s\n", (const char *) item->data);
  if (!write_as_owner (path, text->str, error))
    return FALSE;
  self->is_new = FALSE;
  return TRUE;
}

/**
 * kiosk_usb_known_free:
 * @self: (transfer full): a list
 *
 * Frees @self.
 */
void
kiosk_usb_known_free (KioskUsbKnown *self)
{
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_free (self);
}

/**
 * kiosk_usb_known_is_new:
 * @self: a list
 *
 * Whether nothing was ever written there: a machine that has not met its devices yet.
 *
 * Returns: %TRUE if there was no file
 */
gboolean
kiosk_usb_known_is_new (KioskUsbKnown *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_new;
}

/**
 * kiosk_usb_known_is_empty:
 * @self: a list
 *
 * Whether no device belongs to the machine, as where its panel is not on USB.
 *
 * Returns: %TRUE if there is none on the list
 */
gboolean
kiosk_usb_known_is_empty (KioskUsbKnown *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return g_hash_table_size (self->texts) == 0;
}

/**
 * kiosk_usb_known_add:
 * @self: a list
 * @device: a device
 *
 * Lets @device belong to the machine. Only input devices do.
 *
 * Returns: %TRUE if it is new on the list
 */
gboolean
kiosk_usb_known_add (KioskUsbKnown *self,
                     const KioskUsbDevice *device)
{
  g_return_val_if_fail (self != NULL && device != NULL, FALSE);

  return kiosk_usb_device_get_kind (device) == KIOSK_USB_KIND_INPUT
         && g_hash_table_add (self->texts, g_strdup (kiosk_usb_device_get_text (device)));
}

/**
 * kiosk_usb_known_allows:
 * @self: a list
 * @device: (nullable): a device, or %NULL for what is none
 *
 * Whether @device may work at this machine: hubs and storage, and input devices that belong to it. A line of the list
 * lets nothing in that is not an input device.
 *
 * Returns: %TRUE if it may
 */
gboolean
kiosk_usb_known_allows (KioskUsbKnown *self,
                        const KioskUsbDevice *device)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (device == NULL)
    return FALSE;
  switch (kiosk_usb_device_get_kind (device))
    {
    case KIOSK_USB_KIND_HUB:
    case KIOSK_USB_KIND_STORAGE:
      return TRUE;
    case KIOSK_USB_KIND_INPUT:
      return g_hash_table_contains (self->texts, kiosk_usb_device_get_text (device));
    case KIOSK_USB_KIND_OTHER:
    default:
      return FALSE;
    }
}
