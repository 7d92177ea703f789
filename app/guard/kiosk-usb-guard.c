/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges devices one by one, and keeps which input devices belong to the machine. */
#define G_LOG_DOMAIN "kiosk-guard"

#include "kiosk-usb-guard.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "kiosk-usb-known.h"
#include "kiosk-usb-tree.h"

/* A file of the state folder; see assets/handbook/formats.md. */
#define PLACE_NAME "place"

static gboolean
judge (const char *device_folder,
       KioskUsbKnown *known,
       GError **error)
{
  g_autoptr (KioskUsbDevice) device = kiosk_usb_tree_read_device (device_folder);
  g_autofree char *name = g_path_get_basename (device_folder);
  gboolean is_allowed = kiosk_usb_known_allows (known, device);

  if (!is_allowed)
    g_message ("USB %s is not let in: %s", name,
               device != NULL ? kiosk_usb_device_get_text (device) : "makes no sense");
  return kiosk_usb_tree_authorize (device_folder, is_allowed, error);
}

/* A list that cannot be read lets no input device in, and says so; sticks still work. */
static KioskUsbKnown *
load_known (const char *known_path)
{
  g_autoptr (GError) error = NULL;
  KioskUsbKnown *known = kiosk_usb_known_load (known_path, &error);

  if (known == NULL)
    {
      g_warning ("The list of known input devices cannot be read: %s", error->message);
      known = kiosk_usb_known_load ("/nonexistent", NULL);
    }
  return known;
}

/**
 * kiosk_usb_guard_judge:
 * @device_folder: (type filename): the folder of a device, below %KIOSK_USB_TREE_FOLDER
 * @known_path: (type filename): the list of known input devices, which need not exist
 * @error: return location for a `GError`
 *
 * Lets a device in, or keeps it out: hubs and storage are let in, and input devices on the list. Root only.
 *
 * Fails with an error of %G_FILE_ERROR or %G_IO_ERROR if the device is gone or the kernel refuses.
 *
 * Returns: %TRUE if it was judged, whichever way
 */
gboolean
kiosk_usb_guard_judge (const char *device_folder,
                       const char *known_path,
                       GError **error)
{
  g_autoptr (KioskUsbKnown) known = NULL;

  g_return_val_if_fail (device_folder != NULL && known_path != NULL, FALSE);

  known = load_known (known_path);
  return judge (device_folder, known, error);
}

/**
 * kiosk_usb_guard_learn:
 * @folder: (type filename): %KIOSK_USB_TREE_FOLDER
 * @known_path: (type filename): the list, in a folder that exists
 * @out_added: (out) (optional): how many models are new on the list; untouched on failure
 * @error: return location for a `GError`
 *
 * Lets every input device that is plugged in now belong to the machine, whether it may work or not. Also writes a
 * list with nobody on it: the machine has then met its devices. From a program of one thread.
 *
 * Fails with an error of %G_FILE_ERROR or %G_IO_ERROR if devices cannot be listed, or the list read or written.
 *
 * Returns: %TRUE if the list is on disk
 */
gboolean
kiosk_usb_guard_learn (const char *folder,
                       const char *known_path,
                       guint *out_added,
                       GError **error)
{
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (KioskUsbKnown) known = NULL;
  guint added = 0;

  g_return_val_if_fail (folder != NULL && known_path != NULL, FALSE);

  devices = kiosk_usb_tree_dup_devices (folder, error);
  known = devices != NULL ? kiosk_usb_known_load (known_path, error) : NULL;
  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < devices->len; i++)
    {
      g_autoptr (KioskUsbDevice) device = kiosk_usb_tree_read_device (devices->pdata[i]);

      added += device != NULL && kiosk_usb_known_add (known, device);
    }
  if ((added > 0 || kiosk_usb_known_is_new (known)) && !kiosk_usb_known_save (known, known_path, error))
    return FALSE;
  if (out_added != NULL)
    *out_added = added;
  return TRUE;
}

/* The kiosk writes the line once somebody has told it its ward: by then there was something to do so with. */
static gboolean
is_set_up (const char *known_path)
{
  g_autofree char *folder = g_path_get_dirname (known_path);
  g_autofree char *place = g_build_filename (folder, PLACE_NAME, NULL);
  GStatBuf about;

  return g_lstat (place, &about) == 0 && S_ISREG (about.st_mode) && about.st_size > 0;
}

/**
 * kiosk_usb_guard_is_met:
 * @folder: (type filename): %KIOSK_USB_TREE_FOLDER
 * @known_path: (type filename): the list
 *
 * Whether the machine has what it was last operated with: it has met its devices before, and one of those that belong
 * to it is plugged in, or none does. If not, it is new, or its panel was replaced. One that met none is new until it is
 * set up: its panel may not have been plugged in when it first started.
 *
 * Returns: %TRUE if there is no reason to learn
 */
gboolean
kiosk_usb_guard_is_met (const char *folder,
                        const char *known_path)
{
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (KioskUsbKnown) known = NULL;

  g_return_val_if_fail (folder != NULL && known_path != NULL, FALSE);

  known = kiosk_usb_known_load (known_path, NULL);
  if (known == NULL || kiosk_usb_known_is_empty (known))
    return known == NULL || (!kiosk_usb_known_is_new (known) && is_set_up (known_path));

  devices = kiosk_usb_tree_dup_devices (folder, NULL);
  for (guint i = 0; devices != NULL && i < devices->len; i++)
    {
      g_autoptr (KioskUsbDevice) device = kiosk_usb_tree_read_device (devices->pdata[i]);

      if (device != NULL && kiosk_usb_device_get_kind (device) == KIOSK_USB_KIND_INPUT
          && kiosk_usb_known_allows (known, device))
        return TRUE;
    }
  return FALSE;
}

/* Each device for itself: one that is pulled meanwhile keeps no other out. */
static void
judge_each (GPtrArray *devices,
            KioskUsbKnown *known)
{
  for (guint i = 0; i < devices->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!judge (devices->pdata[i], known, &error))
        g_message ("%s", error->message);
    }
}

static void
set_default (GPtrArray *buses,
             gboolean is_allowed)
{
  for (guint i = 0; i < buses->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!kiosk_usb_tree_set_default (buses->pdata[i], is_allowed, &error))
        g_warning ("%s", error->message);
    }
}

/**
 * kiosk_usb_guard_all:
 * @folder: (type filename): %KIOSK_USB_TREE_FOLDER
 * @known_path: (type filename): the list, which need not exist
 * @error: return location for a `GError`
 *
 * Lets nothing in unjudged from now on, and judges all that is plugged in. Root only.
 *
 * Fails with an error of %G_FILE_ERROR if devices cannot be listed.
 *
 * Returns: %TRUE if all were judged
 */
gboolean
kiosk_usb_guard_all (const char *folder,
                     const char *known_path,
                     GError **error)
{
  g_autoptr (GPtrArray) buses = NULL, devices = NULL;
  g_autoptr (KioskUsbKnown) known = NULL;

  g_return_val_if_fail (folder != NULL && known_path != NULL, FALSE);

  buses = kiosk_usb_tree_dup_buses (folder, error);
  if (buses == NULL)
    return FALSE;
  set_default (buses, FALSE);
  devices = kiosk_usb_tree_dup_devices (folder, error);
  if (devices == NULL)
    return FALSE;
  known = load_known (known_path);
  judge_each (devices, known);
  return TRUE;
}

/**
 * kiosk_usb_guard_open:
 * @folder: (type filename): %KIOSK_USB_TREE_FOLDER
 * @error: return location for a `GError`
 *
 * Lets everything in, as on a machine that is no kiosk. Root only.
 *
 * Fails with an error of %G_FILE_ERROR if devices cannot be listed.
 *
 * Returns: %TRUE if it is so now
 */
gboolean
kiosk_usb_guard_open (const char *folder,
                      GError **error)
{
  g_autoptr (GPtrArray) buses = NULL, devices = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  buses = kiosk_usb_tree_dup_buses (folder, error);
  devices = buses != NULL ? kiosk_usb_tree_dup_devices (folder, error) : NULL;
  if (devices == NULL)
    return FALSE;
  set_default (buses, TRUE);
  for (guint i = 0; i < devices->len; i++)
    {
      g_autoptr (GError) refused = NULL;

      if (!kiosk_usb_tree_authorize (devices->pdata[i], TRUE, &refused))
        g_message ("%s", refused->message);
    }
  return TRUE;
}
