/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches for sticks and exports to them as it is told, a line an order: `export`, `go`, `cancel`. Says what it sees:
 * `state STATE FAULT SIZE LABEL`, `step NUMBER`, `at NUMBER CALL` where it waits, and at the end
 * `done PATH REMOVED` or `error CODE STEP VERIFIED RELEASED MESSAGE`. */
#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "kiosk-failing-medium.h"
#include "kiosk-folder-medium.h"
#include "kiosk-stick-export.h"
#include "kiosk-udisks-media.h"

static char *folder;
static char *kiosk = (char *) "0123456789ABCDEF";
static char *day = (char *) "2026-11-18";
static char *mode = (char *) "live";
static int size_bytes = 10000;
static int fail_at, hang_at, kill_at;
static gboolean for_ever;
static gboolean stays;

static const GOptionEntry options[] = {
  { "folder", 0, 0, G_OPTION_ARG_FILENAME, &folder, "A folder in the place of a stick", "DIR" },
  { "kiosk", 0, 0, G_OPTION_ARG_STRING, &kiosk, "Id of the kiosk", "ID" },
  { "day", 0, 0, G_OPTION_ARG_STRING, &day, "Day of the export", "DAY" },
  { "mode", 0, 0, G_OPTION_ARG_STRING, &mode, "Mode of the figures", "MODE" },
  { "size", 0, 0, G_OPTION_ARG_INT, &size_bytes, "Size of the largest file", "BYTES" },
  { "fail-at", 0, 0, G_OPTION_ARG_INT, &fail_at, "Fail this call to the medium", "N" },
  { "hang-at", 0, 0, G_OPTION_ARG_INT, &hang_at, "Wait before this call to the medium for `go`", "N" },
  { "kill-at", 0, 0, G_OPTION_ARG_INT, &kill_at, "End before this call to the medium", "N" },
  { "stays", 0, 0, G_OPTION_ARG_NONE, &stays, "Leave the stick on", NULL },
  { "for-ever", 0, 0, G_OPTION_ARG_NONE, &for_ever, "Every call from there on", NULL },
  G_OPTION_ENTRY_NULL
};

typedef struct
{
  GMainLoop         *loop;
  KioskMedia        *media;
  KioskMedium       *asked;        /* the medium that was in when the export was asked for */
  KioskMedium       *medium;
  KioskStickExport  *export;
  GCancellable      *cancellable;
  GMutex             lock;
  GCond              may_go;
  gboolean           is_told;
} Stick;

G_GNUC_PRINTF (1, 2)
static void
say (const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  fflush (stdout);
}

static gboolean
is_at (int number,
       int wanted)
{
  return wanted > 0 && (number == wanted || (for_ever && number > wanted));
}

static void
wait_for_go (Stick *stick,
             int number,
             KioskMediumCall call)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&stick->lock);

  say ("at %d %d\n", number, (int) call);
  while (!stick->is_told)
    g_cond_wait (&stick->may_go, &stick->lock);
  stick->is_told = FALSE;
}

static gboolean
failure_cb (guint number,
            KioskMediumCall call,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  if (is_at ((int) number, kill_at))
    raise (SIGKILL);
  if (is_at ((int) number, hang_at))
    wait_for_go (user_data, (int) number, call);
  if (!is_at ((int) number, fail_at))
    return TRUE;
  g_set_error (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_GONE, "Call %u was told to fail", number);
  return FALSE;
}

static void
add_file (GPtrArray *files,
          const char *name,
          gsize n_bytes)
{
  KioskBundleFile *file = g_new (KioskBundleFile, 1);
  guint8 *bytes = g_malloc (MAX (n_bytes, 1));

  for (gsize i = 0; i < n_bytes; i++)
    bytes[i] = (guint8) (i * 31 + i / 251 + strlen (name));
  file->name = g_strdup (name);
  file->bytes = g_bytes_new_take (bytes, n_bytes);
  g_ptr_array_add (files, file);
}

static void
free_file (gpointer data)
{
  KioskBundleFile *file = data;

  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

static void
step_cb (KioskStickExport *export,
         gpointer user_data)
{
  say ("step %d\n", (int) kiosk_stick_export_get_step (export));
}

static void
exported_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  Stick *stick = user_data;
  g_autoptr (KioskStickExport) export = KIOSK_STICK_EXPORT (source);
  g_autoptr (GError) error = NULL;

  if (kiosk_stick_export_run_finish (export, result, &error))
    say ("done %s %u %u\n", kiosk_stick_export_get_path (export), kiosk_stick_export_get_n_removed (export),
         kiosk_failing_medium_get_n_calls (KIOSK_FAILING_MEDIUM (stick->medium)));
  else
    say ("error %s %d %d %d %d %s\n", error->domain == KIOSK_EXCHANGE_ERROR ? "exchange" : "other", error->code,
         (int) kiosk_stick_export_get_step (export), kiosk_stick_export_is_verified (export),
         kiosk_stick_export_is_released (export), error->message);
  g_clear_object (&stick->medium);
  g_clear_object (&stick->cancellable);
}

static void
begin_export (Stick *stick)
{
  const KioskBundleLabel label = { .ward = "26977", .number = 3, .kiosk = kiosk, .mode = mode, .version = "1.0",
                                   .day = kiosk_day_from_iso (day) };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (free_file);
  g_autoptr (GPtrArray) beside = g_ptr_array_new_with_free_func (free_file);

  add_file (files, "cells.csv", (gsize) size_bytes);
  add_file (files, "batches.csv", 300);
  add_file (files, "datapackage.json", 4096);
  add_file (files, "empty.csv", 0);
  add_file (beside, ".zip", 700);
  stick->medium = kiosk_failing_medium_new (stick->asked, failure_cb, stick);
  stick->cancellable = g_cancellable_new ();
  stick->export = kiosk_stick_export_new (stick->medium, &label, files, beside);
  kiosk_stick_export_set_stays (stick->export, stays);
  kiosk_stick_export_fetch_receipt (stick->export, NULL);
  g_signal_connect (stick->export, "step-changed", G_CALLBACK (step_cb), stick);
  kiosk_stick_export_run_async (stick->export, stick->cancellable, exported_cb, stick);
}

static void
let_go_on (Stick *stick)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&stick->lock);

  stick->is_told = TRUE;
  g_cond_signal (&stick->may_go);
}

static void
ask (Stick *stick)
{
  g_clear_object (&stick->asked);
  stick->asked = folder != NULL ? kiosk_folder_medium_new (folder) : kiosk_media_dup_medium (stick->media);
  say ("asked %d\n", stick->asked != NULL);
}

static void
obey (Stick *stick,
      const char *order)
{
  if (g_str_equal (order, "ask"))
    ask (stick);
  else if (g_str_equal (order, "export"))
    begin_export (stick);
  else if (g_str_equal (order, "go"))
    let_go_on (stick);
  else if (g_str_equal (order, "cancel"))
    g_cancellable_cancel (stick->cancellable);
}

static gboolean
order_cb (GIOChannel *channel,
          GIOCondition condition,
          gpointer user_data)
{
  Stick *stick = user_data;
  g_autofree char *line = NULL;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    {
      g_main_loop_quit (stick->loop);
      return G_SOURCE_REMOVE;
    }
  obey (stick, g_strstrip (line));
  return G_SOURCE_CONTINUE;
}

static void
changed_cb (KioskMedia *media,
            gpointer user_data)
{
  const char *label = kiosk_media_get_label (media);

  say ("state %d %d %" G_GUINT64_FORMAT " %s\n", (int) kiosk_media_get_state (media),
       (int) kiosk_media_get_fault (media), kiosk_media_get_size_bytes (media), label != NULL ? label : "");
}

static void
run (Stick *stick)
{
  g_autoptr (GIOChannel) channel = g_io_channel_unix_new (0);

  g_mutex_init (&stick->lock);
  g_cond_init (&stick->may_go);
  if (folder == NULL)
    {
      stick->media = kiosk_udisks_media_new (TRUE);
      g_signal_connect (stick->media, "changed", G_CALLBACK (changed_cb), stick);
    }
  g_io_add_watch (channel, G_IO_IN | G_IO_HUP, order_cb, stick);
  stick->loop = g_main_loop_new (NULL, FALSE);
  g_main_loop_run (stick->loop);
  g_main_loop_unref (stick->loop);
  g_clear_object (&stick->asked);
  g_clear_object (&stick->media);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  Stick stick = { 0 };

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  run (&stick);
  return 0;
}
