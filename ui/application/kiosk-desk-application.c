/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-kiosk --desk: no kiosk's records, no whole screen, and an end when its window is closed. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-application.h"

#include <glib-unix.h>
#include <signal.h>

#include "kiosk-desk-window.h"
#include "kiosk-system-clock.h"
#include "kiosk-udisks-media.h"
#include "kiosk-ward-file.h"

/* What an ordinary window begins with, where the monitor has that much. */
#define WIDTH_PX  1280
#define HEIGHT_PX 800

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
close_cb (GtkWindow *window,
          GMainLoop *loop)
{
  g_main_loop_quit (loop);
  return TRUE;
}

/* Without a list wards are called by their codes; nothing else needs it. */
static GPtrArray *
load_wards (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "wards.csv", NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *wards = kiosk_ward_file_load (path, NULL, &error);

  if (wards == NULL)
    g_message ("Wards have no names: %s", error->message);
  return wards;
}

static void
run_until_closed (GtkWidget *window)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint term = g_unix_signal_add (SIGTERM, quit_cb, loop);
  guint interrupt = g_unix_signal_add (SIGINT, quit_cb, loop);

  g_signal_connect (window, "close-request", G_CALLBACK (close_cb), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);
  g_source_remove (term);
  g_source_remove (interrupt);
}

/* The display is there, and its style is set. Returns the exit status of the program. */
int
kiosk_desk_application_run (const KioskOptions *options)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  g_autoptr (KioskMedia) media = kiosk_udisks_media_new (FALSE);
  g_autoptr (GPtrArray) wards = load_wards (options->content_dir);
  g_autoptr (KioskDeskSession) session = kiosk_desk_session_new (clock, media, wards);
  g_autofree char *memory = g_build_filename (g_get_user_data_dir (), "congdanso-kiosk", "desk.ini", NULL);
  g_autofree char *predecessors = g_build_filename (options->content_dir, "predecessors.csv", NULL);
  gboolean has_size = options->width_px > 0;
  GtkWidget *window = kiosk_desk_window_new (session, has_size ? options->width_px : WIDTH_PX,
                                             has_size ? options->height_px : HEIGHT_PX);

  kiosk_desk_session_set_memory (session, memory);
  kiosk_desk_reporter_set_predecessors (kiosk_desk_session_get_reporter (session), predecessors);
  if (options->book_path != NULL)
    kiosk_desk_session_open (session, options->book_path, !g_file_test (options->book_path, G_FILE_TEST_EXISTS));
  run_until_closed (window);
  gtk_window_destroy (GTK_WINDOW (window));
  kiosk_desk_session_close (session);
  return 0;
}
