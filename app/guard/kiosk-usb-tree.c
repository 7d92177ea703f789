/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files below /sys. A device that is pulled meanwhile takes its files along; that is nobody's fault. */
#define G_LOG_DOMAIN "kiosk-guard"

#include "kiosk-usb-tree.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "usb1" is a bus, "1-1.4" a device, "1-1.4:1.0" an interface of one. A kernel that found no USB has not even the
 * folder. */
static GPtrArray *
list (const char *folder,
      gboolean wants_buses,
      GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &cause);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&found);
  if (dir == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strchr (name, ':') == NULL && g_str_has_prefix (name, "usb") == wants_buses)
      g_ptr_array_add (found, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (found, compare_names);
  return g_steal_pointer (&found);
}

/* In place: a file below /sys is not one that could be replaced. Nothing is written where it says so already. */
static gboolean
write_switch (const char *folder,
              const char *name,
              gboolean is_on,
              GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *before = NULL;
  const char *word = is_on ? "1" : "0";
  ssize_t size_bytes;
  int fd, code;

  if (!g_file_get_contents (path, &before, NULL, error))
    return FALSE;
  if (g_str_equal (g_strstrip (before), word))
    return TRUE;

  fd = open (path, O_WRONLY | O_CLOEXEC);
  size_bytes = fd >= 0 ? write (fd, word, 1) : -1;
  code = errno;
  if (fd >= 0)
    close (fd);
  if (size_bytes == 1)
    return TRUE;
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/**
 * kiosk_usb_tree_dup_devices:
 * @folder: (type filename): %KIOSK_USB_TREE_FOLDER, or one made like it
 * @error: return location for a `GError`
 *
 * Lists the devices that are plugged in, hubs among them, in the order of their names; not the buses, which are the
 * machine's own. None where the machine has no USB. Fails with an error of %G_FILE_ERROR if @folder cannot be read.
 * Any thread.
 *
 * Returns: (transfer full) (element-type filename) (nullable): a folder for each
 */
GPtrArray *
kiosk_usb_tree_dup_devices (const char *folder,
                            GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  return list (folder, FALSE, error);
}

/**
 * kiosk_usb_tree_dup_buses:
 * @folder: (type filename): %KIOSK_USB_TREE_FOLDER, or one made like it
 * @error: return location for a `GError`
 *
 * Lists the buses, each of which is the hub that a controller of the machine has inside. None where the machine has no
 * USB. Fails with an error of %G_FILE_ERROR if @folder cannot be read. Any thread.
 *
 * Returns: (transfer full) (element-type filename) (nullable): a folder for each
 */
GPtrArray *
kiosk_usb_tree_dup_buses (const char *folder,
                          GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  return list (folder, TRUE, error);
}

/**
 * kiosk_usb_tree_read_device:
 * @device_folder: (type filename): a device's folder
 *
 * Reads what the device says that it is. The kernel asked it once, when it was plugged in, and goes by the same answer
 * when it is authorized. Any thread.
 *
 * Returns: (transfer full) (nullable): the device, or %NULL if it is gone or makes no sense
 */
KioskUsbDevice *
kiosk_usb_tree_read_device (const char *device_folder)
{
  g_autofree char *path = NULL, *bytes = NULL;
  gsize size_bytes = 0;

  g_return_val_if_fail (device_folder != NULL, NULL);

  path = g_build_filename (device_folder, "descriptors", NULL);
  if (!g_file_get_contents (path, &bytes, &size_bytes, NULL))
    return NULL;
  return kiosk_usb_device_new_from_descriptors ((const guint8 *) bytes, size_bytes);
}

/**
 * kiosk_usb_tree_authorize:
 * @device_folder: (type filename): a device's folder
 * @is_allowed: whether it may work
 * @error: return location for a `GError`
 *
 * Lets the kernel give the device to its drivers, or takes it away from them. Root only; any thread. Fails with an
 * error of %G_FILE_ERROR or %G_IO_ERROR if the device is gone or the kernel refuses.
 *
 * Returns: %TRUE if it is so now
 */
gboolean
kiosk_usb_tree_authorize (const char *device_folder,
                          gboolean is_allowed,
                          GError **error)
{
  g_return_val_if_fail (device_folder != NULL, FALSE);
  return write_switch (device_folder, "authorized", is_allowed, error);
}

/**
 * kiosk_usb_tree_set_default:
 * @bus_folder: (type filename): a bus's folder
 * @is_allowed: whether a device may work before anybody judged it
 * @error: return location for a `GError`
 *
 * Says what becomes of devices that are plugged into the bus from now on. Root only; any thread. Fails with an error
 * of %G_FILE_ERROR or %G_IO_ERROR if the kernel refuses.
 *
 * Returns: %TRUE if it is so now
 */
gboolean
kiosk_usb_tree_set_default (const char *bus_folder,
                            gboolean is_allowed,
                            GError **error)
{
  g_return_val_if_fail (bus_folder != NULL, FALSE);
  return write_switch (bus_folder, "authorized_default", is_allowed, error);
}
