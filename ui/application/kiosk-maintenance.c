/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-kiosk --maintenance FILE: the page that stands in for a kiosk that does not run. It opens no book, so that
 * whatever ended the kiosk cannot end it. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-maintenance.h"

#include <gio/gio.h>

#include "kiosk-backlight.h"
#include "kiosk-maintenance-window.h"
#include "kiosk-watchdog.h"
#include "kiosk-whole-screen.h"

/* Whatever cannot be read is an outage that nothing is known of: the page is there all the same. One byte more than
 * there may be says that there is more. */
static KioskOutage *
load_outage (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  char text[KIOSK_OUTAGE_BYTES_MAX + 1];
  gsize size_bytes = 0;

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    stream = g_file_read (file, NULL, &error);
  if (stream != NULL)
    g_input_stream_read_all (G_INPUT_STREAM (stream), text, sizeof text, &size_bytes, NULL, &error);
  if (error != NULL)
    g_message ("The reason cannot be read: %s", error->message);
  return kiosk_outage_new_from_text (text, (gssize) size_bytes);
}

static void
painted_cb (GdkFrameClock *frame_clock,
            KioskWatchdog *watchdog)
{
  g_signal_handlers_disconnect_by_func (frame_clock, painted_cb, watchdog);
  kiosk_watchdog_set_ready (watchdog);
}

static GtkWidget *
new_window (const KioskOptions *options)
{
  g_autoptr (KioskOutage) outage = load_outage (options->outage_path);
  int width_px, height_px;

  kiosk_whole_screen_choose_size (options, &width_px, &height_px);
  return kiosk_maintenance_window_new (outage, width_px, height_px);
}

/* The display is there, and its style is set. Returns the exit status of the program. */
int
kiosk_maintenance_run (const KioskOptions *options)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (KioskWatchdog) watchdog = kiosk_watchdog_new ();
  GtkWidget *window = new_window (options);

  kiosk_backlight_set (KIOSK_BACKLIGHT_FOLDER, TRUE);
  kiosk_whole_screen_present (window, options);
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), watchdog, 0);
  kiosk_whole_screen_run (loop);
  kiosk_watchdog_set_stopping (watchdog);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
