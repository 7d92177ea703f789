/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk's account may let nothing in itself. It leaves an empty file in its folder below /run, which nobody else
 * may write in; a unit of root's sees it, lets in what may be (congdanso-kiosk-usb judges as always), writes down what
 * that was in a folder of root's, and takes the file away. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-usb-doors.h"

#include <glib/gstdio.h>
#include <string.h>

#define REQUEST_NAME "usb-request"
#define ANSWER_NAME  "answer"

#define LOOK_MS 100

struct _KioskUsbDoors
{
  GObject  parent_instance;
  char    *request;
  char    *answer_folder;
};

/* Of a request that waits for its answer. */
typedef struct
{
  guint n_looks;
} Wait;

G_DEFINE_FINAL_TYPE (KioskUsbDoors, kiosk_usb_doors, G_TYPE_OBJECT)

static void
kiosk_usb_doors_finalize (GObject *object)
{
  KioskUsbDoors *self = KIOSK_USB_DOORS (object);

  g_free (self->request);
  g_free (self->answer_folder);
  G_OBJECT_CLASS (kiosk_usb_doors_parent_class)->finalize (object);
}

static void
kiosk_usb_doors_class_init (KioskUsbDoorsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_usb_doors_finalize;
}

static void
kiosk_usb_doors_init (KioskUsbDoors *self)
{
}

/* @request_folder: the kiosk's own; @answer_folder: root's, which is there while the ports are guarded. */
KioskUsbDoors *
kiosk_usb_doors_new (const char *request_folder,
                     const char *answer_folder)
{
  KioskUsbDoors *self = g_object_new (KIOSK_TYPE_USB_DOORS, NULL);

  self->request = g_build_filename (request_folder, REQUEST_NAME, NULL);
  self->answer_folder = g_strdup (answer_folder);
  return self;
}

/* Whether anybody keeps devices out, and would answer. */
gboolean
kiosk_usb_doors_is_guarded (KioskUsbDoors *self)
{
  return g_file_test (self->answer_folder, G_FILE_TEST_IS_DIR);
}

static void
take_line (KioskUsbAnswer *answer,
           const char *line)
{
  answer->n_known += g_str_has_prefix (line, "known ");
  answer->n_refused += g_str_has_prefix (line, "refused ");
  if (!g_str_has_prefix (line, "new "))
    return;
  if (answer->n_new++ == 0)
    g_strlcpy (answer->first, line + strlen ("new "), strlen ("046d:c31c") + 1);
}

static gboolean
read_answer (KioskUsbDoors *self,
             KioskUsbAnswer *answer,
             GError **error)
{
  g_autofree char *path = g_build_filename (self->answer_folder, ANSWER_NAME, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (answer, lines[i]);
  return TRUE;
}

static void
return_answer (GTask *task)
{
  KioskUsbAnswer *answer = g_new0 (KioskUsbAnswer, 1);
  GError *error = NULL;

  if (read_answer (g_task_get_source_object (task), answer, &error))
    g_task_return_pointer (task, answer, g_free);
  else
    {
      g_free (answer);
      g_task_return_error (task, error);
    }
}

/* What nobody took is not left for later: whoever plugs something in then has not asked. */
static gboolean
look_cb (gpointer user_data)
{
  GTask *task = user_data;
  KioskUsbDoors *self = g_task_get_source_object (task);
  Wait *wait = g_task_get_task_data (task);

  if (!g_file_test (self->request, G_FILE_TEST_EXISTS))
    {
      return_answer (task);
      return G_SOURCE_REMOVE;
    }
  if (++wait->n_looks * LOOK_MS < KIOSK_USB_DOORS_WAIT_S * 1000)
    return G_SOURCE_CONTINUE;
  g_unlink (self->request);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The guard of the USB ports does not answer");
  return G_SOURCE_REMOVE;
}

/* What is plugged in now. One request at a time. */
void
kiosk_usb_doors_let_in_async (KioskUsbDoors *self,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, kiosk_usb_doors_let_in_async);
  g_task_set_task_data (task, g_new0 (Wait, 1), g_free);
  if (!kiosk_usb_doors_is_guarded (self))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Nobody guards the USB ports");
  else if (!g_file_set_contents_full (self->request, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, &error))
    g_task_return_error (task, error);
  else
    g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_MS, look_cb, g_object_ref (task), g_object_unref);
}

/* Fails with `G_IO_ERROR_NOT_SUPPORTED` where nobody guards the ports, with `G_IO_ERROR_TIMED_OUT` where nobody
 * answers, and with an error of files where the request cannot be written or the answer not be read. */
gboolean
kiosk_usb_doors_let_in_finish (KioskUsbDoors *self,
                               GAsyncResult *result,
                               KioskUsbAnswer *out_answer,
                               GError **error)
{
  g_autofree KioskUsbAnswer *answer = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_usb_doors_let_in_async), FALSE);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return FALSE;
  *out_answer = *answer;
  return TRUE;
}
