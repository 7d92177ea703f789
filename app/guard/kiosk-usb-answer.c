/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk, which may let nothing in itself, asks with an empty file. Nothing in that file is read, and nothing in the
 * kiosk's folder is written: the answer goes into one of root's. */
#define G_LOG_DOMAIN "kiosk-guard"

#include "kiosk-usb-answer.h"

#include <glib/gstdio.h>

#include "kiosk-usb-guard.h"
#include "kiosk-usb-known.h"
#include "kiosk-usb-tree.h"

static void
append_device (GString *text,
               KioskUsbKnown *known,
               const KioskUsbDevice *device)
{
  KioskUsbKind kind = device != NULL ? kiosk_usb_device_get_kind (device) : KIOSK_USB_KIND_OTHER;

  if (kind == KIOSK_USB_KIND_OTHER)
    g_string_append_printf (text, "refused %s\n", device != NULL ? kiosk_usb_device_get_text (device) : "?");
  else if (kind == KIOSK_USB_KIND_INPUT)
    g_string_append_printf (text, "%s %s\n", kiosk_usb_known_allows (known, device) ? "known" : "new",
                            kiosk_usb_device_get_text (device));
}

/* What is plugged in, held against the list as it is. */
static GString *
new_text (const char *folder,
          const char *known_path,
          GError **error)
{
  g_autoptr (GPtrArray) devices = kiosk_usb_tree_dup_devices (folder, error);
  g_autoptr (KioskUsbKnown) known = devices != NULL ? kiosk_usb_known_load (known_path, error) : NULL;
  GString *text;

  if (known == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < devices->len; i++)
    {
      g_autoptr (KioskUsbDevice) device = kiosk_usb_tree_read_device (devices->pdata[i]);

      append_device (text, known, device);
    }
  return text;
}

/* The kiosk takes its request back when it has waited long enough, and says that nothing was let in. */
static gboolean
is_asked (const char *request_path,
          GError **error)
{
  if (g_file_test (request_path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "There is no %s: nobody asks", request_path);
  return FALSE;
}

static gboolean
answer (const char *folder,
        const char *known_path,
        const char *request_path,
        const char *answer_path,
        GError **error)
{
  GString *lines = is_asked (request_path, error) ? new_text (folder, known_path, error) : NULL;
  g_autofree char *text = lines != NULL ? g_string_free (lines, FALSE) : NULL;

  return text != NULL && kiosk_usb_guard_learn (folder, known_path, NULL, error)
         && kiosk_usb_guard_all (folder, known_path, error)
         && g_file_set_contents_full (answer_path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
}

/**
 * kiosk_usb_answer_run:
 * @folder: (type filename): %KIOSK_USB_TREE_FOLDER
 * @known_path: (type filename): the list of known input devices
 * @request_path: (type filename): the file by which the kiosk asks, in a folder of the kiosk's
 * @answer_path: (type filename): where the answer goes, in a folder of root's
 * @error: return location for a `GError`
 *
 * Lets the input devices that are plugged in now belong to the machine, has all be judged anew, and writes down a line
 * a device: `new`, `known` or `refused`, and maker, model and interfaces. Then takes the request away, whatever came of
 * it: where there is no answer by then, nobody was let in. Root only, from a program of one thread.
 *
 * Fails with %G_FILE_ERROR_NOENT where nobody asks, or not any more: nothing is let in then. Fails as
 * kiosk_usb_guard_learn() and kiosk_usb_guard_all() do, and with an error of %G_FILE_ERROR if the answer cannot be
 * written.
 *
 * Returns: %TRUE if it was answered
 */
gboolean
kiosk_usb_answer_run (const char *folder,
                      const char *known_path,
                      const char *request_path,
                      const char *answer_path,
                      GError **error)
{
  gboolean is_answered;

  g_return_val_if_fail (folder != NULL && known_path != NULL && request_path != NULL && answer_path != NULL, FALSE);

  g_unlink (answer_path);
  is_answered = answer (folder, known_path, request_path, answer_path, error);
  g_unlink (request_path);
  return is_answered;
}
