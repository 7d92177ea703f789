/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kiosk and the page of a machine under maintenance have in common. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-whole-screen.h"

#include <glib-unix.h>
#include <signal.h>

static gboolean
is_whole (const KioskOptions *options)
{
  return options->width_px == 0;
}

/* The first monitor's size: a display without a window manager, as in tests, does not know "fullscreen". */
static void
get_monitor_size (int *out_width_px,
                  int *out_height_px)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle geometry = { .width = 1080, .height = 1920 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &geometry);
  *out_width_px = geometry.width;
  *out_height_px = geometry.height;
}

/* The one that was asked for, or the screen's. */
void
kiosk_whole_screen_choose_size (const KioskOptions *options,
                                int *out_width_px,
                                int *out_height_px)
{
  *out_width_px = options->width_px;
  *out_height_px = options->height_px;
  if (is_whole (options))
    get_monitor_size (out_width_px, out_height_px);
}

void
kiosk_whole_screen_present (GtkWidget *window,
                            const KioskOptions *options)
{
  if (is_whole (options))
    {
      gtk_widget_set_cursor_from_name (window, "none");
      gtk_window_fullscreen (GTK_WINDOW (window));
    }
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* Until the system tells the program to end. */
void
kiosk_whole_screen_run (GMainLoop *loop)
{
  guint term = g_unix_signal_add (SIGTERM, quit_cb, loop);
  guint interrupt = g_unix_signal_add (SIGINT, quit_cb, loop);

  g_main_loop_run (loop);
  g_source_remove (term);
  g_source_remove (interrupt);
}
