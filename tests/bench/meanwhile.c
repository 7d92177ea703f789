/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-meanwhile STATE CONTENT FOLDER: what residents notice of an export. The kiosk's own window shows the first
 * screen, its frame clock ticks all the time, somebody taps ten times a second, and staff export the book in STATE to
 * FOLDER, as to a stick. In turns with it the same for as long without an export. Prints, a line each:
 *
 *   export KIND MS        from the button to the end of an export
 *   hold KIND MS          the longest time that the main thread did not come back to its loop in one turn
 *   frames KIND N MISSED  of one turn: frames, and how many more there are in that time at 60 Hz
 *   tap KIND MS           from the tap to the answer that it is on disk, over two threads
 *
 * KIND is still (nothing changes on the screen) or fading (benefits cross-fade without a pause), or one of them with
 * -export. */
#include <math.h>
#include <stdio.h>

#include "kiosk-attract-screen.h"
#include "kiosk-folder-medium.h"
#include "kiosk-language.h"
#include "kiosk-manual-clock.h"
#include "kiosk-manual-media.h"
#include "kiosk-memory.h"
#include "kiosk-style.h"
#include "kiosk-window.h"

#define WIDTH_PX  1080
#define HEIGHT_PX 1920

/* After the last day of bench-figures. */
#define NEXT_MORNING "2036-12-13T08:00:00"

#define SIZE_BYTES (16ull * 1000 * 1000 * 1000)
#define N_TURNS    10
#define SETTLE_MS  1500
#define FADE_MS    700
#define TAP_MS     100
#define FRAME_US   (G_USEC_PER_SEC / 60.0)

typedef struct
{
  KioskContext *context;
  KioskSession *session;
  GtkWidget    *window;
  const char   *kind;       /* of the turn under way; NULL: none is */
  gint64        begun_us;   /* of the turn */
  gint64        frame_us;   /* of the frame before; 0: there was none in this turn */
  guint         n_frames;
  double        n_missed;
  guint         visit;
  guint         n_waiting;  /* taps without their answer */
} Bench;

/* What the main loop asks for events has no data of its own. */
static gint64 came_back_us;
static gint64 longest_us;

static int
poll_cb (GPollFD *fds,
         guint n_fds,
         int timeout_ms)
{
  int n;

  longest_us = MAX (longest_us, g_get_monotonic_time () - came_back_us);
  n = g_poll (fds, n_fds, timeout_ms);
  came_back_us = g_get_monotonic_time ();
  return n;
}

static double
get_ms_since (gint64 begun_us)
{
  return (double) (g_get_monotonic_time () - begun_us) / 1e3;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench *self)
{
  gint64 now_us = g_get_monotonic_time ();

  if (self->frame_us > 0)
    self->n_missed += fmax (0.0, round ((double) (now_us - self->frame_us) / FRAME_US) - 1.0);
  self->frame_us = now_us;
  self->n_frames++;
}

typedef struct
{
  Bench  *bench;
  gint64  begun_us;
} Tap;

static void
recorded_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  Tap *tap = user_data;
  g_autoptr (GError) error = NULL;

  kiosk_store_record_finish (KIOSK_STORE (source), result, NULL, &error);
  g_assert_no_error (error);
  if (tap->bench->kind != NULL)
    printf ("tap %s %.3f\n", tap->bench->kind, get_ms_since (tap->begun_us));
  tap->bench->n_waiting--;
  g_free (tap);
}

static gboolean
tap_cb (gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
  Tap *waiting = g_new0 (Tap, 1);

  waiting->bench = self;
  waiting->begun_us = g_get_monotonic_time ();
  self->n_waiting++;
  kiosk_store_record_async (kiosk_context_get_store (self->context), ++self->visit, tap, NULL, recorded_cb, waiting);
  return G_SOURCE_CONTINUE;
}

static gboolean
fade_cb (gpointer user_data)
{
  Bench *self = user_data;

  kiosk_attract_screen_next_benefit (KIOSK_ATTRACT_SCREEN (kiosk_window_get_screen (KIOSK_WINDOW (self->window))));
  return G_SOURCE_CONTINUE;
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
begin (Bench *self,
       const char *kind)
{
  self->kind = kind;
  self->frame_us = 0;
  self->n_frames = 0;
  self->n_missed = 0.0;
  self->begun_us = came_back_us = g_get_monotonic_time ();
  longest_us = 0;
}

/* Returns how long the turn was. */
static guint
end (Bench *self)
{
  double length_ms = get_ms_since (self->begun_us);

  printf ("hold %s %.3f\n", self->kind, (double) longest_us / 1e3);
  printf ("frames %s %u %.0f\n", self->kind, self->n_frames, self->n_missed);
  while (self->n_waiting > 0)
    g_main_context_iteration (NULL, TRUE);
  self->kind = NULL;
  return (guint) length_ms;
}

static guint
export (Bench *self,
        const char *kind)
{
  KioskStick *stick = kiosk_session_get_stick (self->session);

  begin (self, kind);
  kiosk_stick_start (stick);
  while (kiosk_stick_is_running (stick))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (kiosk_stick_get_phase (stick), ==, KIOSK_STICK_PHASE_DONE);
  printf ("export %s %.3f\n", kind, get_ms_since (self->begun_us));
  return end (self);
}

static void
take_turns (Bench *self,
            const char *kind,
            const char *kind_of_export)
{
  for (guint i = 0; i < N_TURNS; i++)
    {
      guint length_ms = export (self, kind_of_export);

      pass (SETTLE_MS);
      begin (self, kind);
      pass (length_ms);
      end (self);
    }
}

static void
take_all_turns (Bench *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  guint fading;

  gdk_frame_clock_begin_updating (clock);
  pass (SETTLE_MS);
  take_turns (self, "still", "still-export");
  fading = g_timeout_add (FADE_MS, fade_cb, self);
  take_turns (self, "fading", "fading-export");
  g_source_remove (fading);
  gdk_frame_clock_end_updating (clock);
}

static void
save_label (const char *state_dir,
            KioskClock *clock)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDayBook) book = kiosk_day_book_open (state_dir, KIOSK_MODE_LIVE, clock, &error);
  g_autoptr (GHashTable) table = kiosk_day_book_load_settings (book, &error);
  g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table, &error);
  g_autoptr (GHashTable) labelled = NULL;

  g_assert_no_error (error);
  kiosk_settings_set_ward (settings, "26977", kiosk_day_from_iso ("2025-07-01"), "Phường Tân Bình", &error);
  kiosk_settings_set_number (settings, 1, &error);
  kiosk_settings_set_attract_still (settings, TRUE);
  labelled = kiosk_settings_to_table (settings);
  kiosk_day_book_save_settings (book, labelled, &error);
  kiosk_day_book_close (book, NULL);
  g_assert_no_error (error);
}

static void
put_stick (Bench *self,
           const char *path)
{
  g_autoptr (KioskMedia) media = kiosk_manual_media_new ();
  g_autoptr (KioskMedium) stick = kiosk_folder_medium_new (path);

  kiosk_manual_media_put (KIOSK_MANUAL_MEDIA (media), stick, SIZE_BYTES);
  kiosk_context_set_media (self->context, media);
  kiosk_stick_look (kiosk_session_get_stick (self->session));
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
  self->window = kiosk_window_new (self->session, WIDTH_PX, HEIGHT_PX);
  gtk_window_present (GTK_WINDOW (self->window));
  pass (SETTLE_MS);
  g_signal_connect (gtk_widget_get_frame_clock (self->window), "before-paint", G_CALLBACK (before_paint_cb), self);
}

static void
run (Bench *self,
     const char *folder)
{
  guint tapping;

  open_book (self);
  show_window (self);
  put_stick (self, folder);
  tapping = g_timeout_add (TAP_MS, tap_cb, self);
  g_main_context_set_poll_func (NULL, poll_cb);
  take_all_turns (self);
  g_source_remove (tapping);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (KioskClock) clock = kiosk_manual_clock_new (NEXT_MORNING);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskPack) pack = NULL;
  g_autoptr (KioskStore) store = NULL;
  Bench bench = { 0 };

  g_assert_cmpint (argc, ==, 4);
  kiosk_memory_init ();
  g_assert_true (kiosk_language_init (LOCALEDIR));
  kiosk_language_set (KIOSK_COMFORT_DEFAULT_LANGUAGE);
  gtk_init ();
  kiosk_style_init (gdk_display_get_default ());
  pack = kiosk_pack_load (argv[2], &error);
  g_assert_no_error (error);
  save_label (argv[1], clock);
  store = kiosk_store_new (argv[1], KIOSK_MODE_LIVE, clock);
  bench.context = kiosk_context_new (clock, store, pack, KIOSK_MODE_LIVE);
  bench.session = kiosk_session_new (bench.context);
  run (&bench, argv[3]);
  kiosk_store_shut_down (store);
  g_object_unref (bench.session);
  g_object_unref (bench.context);
  return 0;
}
