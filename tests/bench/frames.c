/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-frames STATE CONTENT: how long the kiosk's own window takes for each frame of a cross-fade. Prints, a line
 * each:
 *
 *   place NAME X Y W H         where a button is, for those who press it from outside
 *   frame KIND WORK SINCE CPU  a frame of a fade, in ms: from the frame clock's before-paint until the X server has
 *                              drawn it; since the frame before it began (0: the first); processor time of it */
#include <gdk/x11/gdkx.h>
#include <stdio.h>
#include <time.h>

#include "kiosk-attract-screen.h"
#include "kiosk-language.h"
#include "kiosk-memory.h"
#include "kiosk-style.h"
#include "kiosk-system-clock.h"
#include "kiosk-window.h"

#define WIDTH_PX  1080
#define HEIGHT_PX 1920

/* Longer than the longest fade, 700 ms. */
#define FADE_MS 1000

#define N_TURNS  24
#define N_VISITS 8

typedef struct
{
  KioskContext *context;
  KioskSession *session;
  GtkWidget    *window;
  const char   *kind;       /* of the fade under way */
  gint64        begin_us;   /* of the frame under way */
  gint64        cpu_us;     /* processor time when it began */
  gint64        before_us;  /* of the frame before; 0: there was none in this fade */
} Bench;

static gint64
get_cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench *self)
{
  self->begin_us = g_get_monotonic_time ();
  self->cpu_us = get_cpu_us ();
}

/* Waits for the X server, whose drawing a client does not notice otherwise. */
static void
after_paint_cb (GdkFrameClock *clock,
                Bench *self)
{
  gint64 end_us;

  XSync (gdk_x11_display_get_xdisplay (gtk_widget_get_display (self->window)), False);
  end_us = g_get_monotonic_time ();
  if (self->kind != NULL)
    printf ("frame %s %.3f %.3f %.3f\n", self->kind, (end_us - self->begin_us) / 1e3,
            self->before_us == 0 ? 0.0 : (self->begin_us - self->before_us) / 1e3,
            (get_cpu_us () - self->cpu_us) / 1e3);
  self->before_us = self->begin_us;
}

static gboolean
over_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
pass (guint length_ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (length_ms, over_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
watch_fade (Bench *self,
            const char *kind)
{
  self->kind = kind;
  self->before_us = 0;
  pass (FADE_MS);
  self->kind = NULL;
}

static void
go (Bench *self,
    KioskScreenId screen,
    const char *page)
{
  kiosk_flow_go (kiosk_session_get_flow (self->session), screen, page);
  watch_fade (self, "screen");
}

static void
turn_benefits (Bench *self)
{
  for (guint i = 0; i < N_TURNS; i++)
    {
      kiosk_attract_screen_next_benefit (KIOSK_ATTRACT_SCREEN (kiosk_window_get_screen (KIOSK_WINDOW (self->window))));
      watch_fade (self, "benefit");
    }
}

static void
go_through_visits (Bench *self)
{
  for (guint i = 0; i < N_VISITS; i++)
    {
      kiosk_session_wake (self->session);
      watch_fade (self, "screen");
      go (self, KIOSK_SCREEN_PAGE, "feedback");
      go (self, KIOSK_SCREEN_GUIDE, NULL);
      go (self, KIOSK_SCREEN_WIFI, NULL);
      go (self, KIOSK_SCREEN_HELP_WANTED, NULL);
      go (self, KIOSK_SCREEN_THANKS, NULL);
      kiosk_session_restart (self->session);
      watch_fade (self, "screen");
    }
}

/* The first mapped button that does @action; NULL where there is none. */
static GtkWidget *
find_button (GtkWidget *widget,
             const char *action)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_ACTIONABLE (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, action);
  return found;
}

static void
print_place (Bench *self,
             const char *action)
{
  GtkWidget *button = find_button (self->window, action);
  graphene_rect_t bounds;

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_compute_bounds (button, self->window, &bounds));
  printf ("place %s %d %d %d %d\n", action, (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
          (int) bounds.size.height);
}

static void
print_places (Bench *self)
{
  kiosk_session_wake (self->session);
  pass (FADE_MS);
  print_place (self, "kiosk.page");
  print_place (self, "kiosk.installed");
  kiosk_flow_go (kiosk_session_get_flow (self->session), KIOSK_SCREEN_PAGE, "feedback");
  pass (FADE_MS);
  print_place (self, "kiosk.back");
  kiosk_flow_back (kiosk_session_get_flow (self->session));
  kiosk_session_tap (self->session, KIOSK_KIND_INSTALLED, FALSE);
  pass (FADE_MS);
  print_place (self, "kiosk.done");
  kiosk_session_restart (self->session);
  pass (FADE_MS);
}

static void
open_book (Bench *self)
{
  kiosk_session_open (self->session);
  while (kiosk_context_get_settings (self->context) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
show_window (Bench *self)
{
  GdkFrameClock *clock;

  self->window = kiosk_window_new (self->session, WIDTH_PX, HEIGHT_PX);
  gtk_window_present (GTK_WINDOW (self->window));
  pass (FADE_MS);
  clock = gtk_widget_get_frame_clock (self->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskPack) pack = NULL;
  g_autoptr (KioskStore) store = NULL;
  Bench bench = { 0 };

  g_assert_cmpint (argc, ==, 3);
  kiosk_memory_init ();
  g_assert_true (kiosk_language_init (LOCALEDIR));
  kiosk_language_set (KIOSK_COMFORT_DEFAULT_LANGUAGE);
  gtk_init ();
  kiosk_style_init (gdk_display_get_default ());
  pack = kiosk_pack_load (argv[2], &error);
  g_assert_no_error (error);
  store = kiosk_store_new (argv[1], KIOSK_MODE_LIVE, clock);
  bench.context = kiosk_context_new (clock, store, pack, KIOSK_MODE_LIVE);
  bench.session = kiosk_session_new (bench.context);
  open_book (&bench);
  show_window (&bench);
  print_places (&bench);
  turn_benefits (&bench);
  go_through_visits (&bench);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  kiosk_store_shut_down (store);
  g_object_unref (bench.session);
  g_object_unref (bench.context);
  return 0;
}
