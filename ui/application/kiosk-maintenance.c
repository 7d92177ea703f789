/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-kiosk --maintenance FILE: the page that stands in for a kiosk that does not run. It opens no book, so that
 * whatever ended the kiosk cannot end it. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-maintenance.h"

#include "kiosk-backlight.h"
#include "kiosk-maintenance-window.h"
#include "kiosk-outage-words.h"
#include "kiosk-watchdog.h"
#include "kiosk-whole-screen.h"

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
  g_autoptr (KioskOutage) outage = kiosk_outage_words_load (options->outage_path);
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
