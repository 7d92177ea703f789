/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk program. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-application.h"

#include <glib/gi18n.h>

#include "kiosk-backlight.h"
#include "kiosk-content-error.h"
#include "kiosk-demo.h"
#include "kiosk-desk-application.h"
#include "kiosk-kept-wards.h"
#include "kiosk-maintenance.h"
#include "kiosk-style.h"
#include "kiosk-system-clock.h"
#include "kiosk-timedate.h"
#include "kiosk-udisks-media.h"
#include "kiosk-ward-file.h"
#include "kiosk-watchdog.h"
#include "kiosk-whole-screen.h"
#include "kiosk-window.h"

#define APPLICATION_ID "io.github.congdanso.Kiosk"

/* Where the unit congdanso-kiosk-usb-answer.service answers. */
#define USB_ANSWER_FOLDER "/run/congdanso-kiosk-usb"

typedef struct
{
  const KioskOptions *options;
  KioskClock         *clock;
  GMainLoop          *loop;
  KioskWatchdog      *watchdog;
  KioskSession       *session;
  GtkWidget          *window;
  char               *demo_dir;       /* NULL unless this is the demonstration */
  guint               change_source;  /* to another book; 0: no change is due */
} Application;

static KioskPack *
load_pack (const char *folder)
{
  g_autoptr (GError) error = NULL;
  KioskPack *pack = kiosk_pack_load (folder, &error);

  if (pack == NULL)
    {
      /* A broken pack never stops the service: the QR and the buttons remain. */
      g_warning ("The pages cannot be shown: %s", error->message);
      return NULL;
    }
  for (const char *const *warning = kiosk_pack_get_warnings (pack); *warning != NULL; warning++)
    g_message ("%s", *warning);
  return pack;
}

/* A list that came with setup.ini goes before the one that came with the program. */
static GPtrArray *
load_kept_wards (const char *state_dir)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *wards = kiosk_kept_wards_load (state_dir, &error);

  if (wards == NULL && !g_error_matches (error, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_MISSING))
    g_warning ("The list of wards beside the records is not used: %s", error->message);
  return wards;
}

/* Without a list no move can be planned; nothing else needs it. */
static GPtrArray *
load_wards (const char *state_dir,
            const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "wards.csv", NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *wards = load_kept_wards (state_dir);

  if (wards == NULL)
    wards = kiosk_ward_file_load (path, NULL, &error);
  if (wards == NULL)
    g_message ("There are no wards to choose from: %s", error->message);
  return wards;
}

static void
set_setup_file (KioskContext *context,
                const char *path,
                const char *state_dir)
{
  g_autofree char *usual = g_build_filename (state_dir, KIOSK_SETUP_FILE_NAME, NULL);

  kiosk_context_set_setup_file (context, path != NULL ? path : usual, path != NULL);
}

/* The folder that is there in a training, too. */
static const char *
get_state_dir (Application *self)
{
  return self->options->is_demo ? self->demo_dir : self->options->state_dir;
}

static char *
dup_state_dir (Application *self,
               KioskMode mode)
{
  const char *state_dir = get_state_dir (self);

  return mode == KIOSK_MODE_TRAINING ? g_build_filename (state_dir, KIOSK_TRAINING_FOLDER, NULL)
                                     : g_strdup (state_dir);
}

/* systemd names the folder that the unit of the kiosk has below /run; where there is none, no unit looks there. */
static void
connect_to_doors (KioskContext *context)
{
  const char *folder = g_getenv ("RUNTIME_DIRECTORY");
  g_autoptr (KioskUsbDoors) doors = folder != NULL ? kiosk_usb_doors_new (folder, USB_ANSWER_FOLDER) : NULL;

  kiosk_context_set_doors (context, doors);
}

/* What the context takes in service alone. */
static void
connect_to_machine (KioskContext *context)
{
  g_autoptr (KioskClockSetter) setter = kiosk_timedate_new ();
  g_autoptr (KioskPower) power = kiosk_power_new ();
  g_autoptr (KioskMedia) media = kiosk_udisks_media_new (FALSE);

  kiosk_context_set_clock_setter (context, setter);
  kiosk_context_set_power (context, power);
  kiosk_context_set_media (context, media);
  connect_to_doors (context);
}

static KioskSession *
new_session (Application *self,
             KioskMode mode)
{
  g_autofree char *state_dir = dup_state_dir (self, mode);
  g_autoptr (KioskStore) store = kiosk_store_new (state_dir, mode, self->clock);
  g_autoptr (KioskPack) pack = load_pack (self->options->content_dir);
  g_autoptr (KioskContext) context = kiosk_context_new (self->clock, store, pack, mode);
  g_autoptr (GPtrArray) wards = load_wards (get_state_dir (self), self->options->content_dir);

  connect_to_machine (context);
  kiosk_context_set_wards (context, wards);
  set_setup_file (context, self->options->setup_path, state_dir);
  return kiosk_session_new (context);
}

static void
build_window (Application *self)
{
  int width_px, height_px;

  kiosk_whole_screen_choose_size (self->options, &width_px, &height_px);
  self->window = kiosk_window_new (self->session, width_px, height_px);
  kiosk_whole_screen_present (self->window, self->options);
}

/* The window goes first, so that no screen asks for anything once the book is closed. */
static void
close_session (Application *self)
{
  KioskStore *store = kiosk_context_get_store (kiosk_session_get_context (self->session));

  g_clear_handle_id (&self->change_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (kiosk_session_get_technician (self->session), self);
  g_signal_handlers_disconnect_by_data (kiosk_session_get_training (self->session), self);
  g_signal_handlers_disconnect_by_data (kiosk_session_get_context (self->session), self);
  g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  kiosk_session_close (self->session);
  kiosk_store_shut_down (store);
  g_clear_object (&self->session);
}

static void
painted_cb (GdkFrameClock *frame_clock,
            Application *self)
{
  g_signal_handlers_disconnect_by_func (frame_clock, painted_cb, self);
  kiosk_watchdog_set_ready (self->watchdog);
}

/* In service is a kiosk on which one sees what became of opening the book, be it that this failed. */
static void
wait_for_frame (Application *self)
{
  KioskContext *context = kiosk_session_get_context (self->session);

  g_signal_handlers_disconnect_by_func (context, wait_for_frame, self);
  g_signal_handlers_disconnect_by_func (self->session, wait_for_frame, self);
  g_signal_connect (gtk_widget_get_frame_clock (self->window), "after-paint", G_CALLBACK (painted_cb), self);
  gtk_widget_queue_draw (self->window);
}

static void
watch (Application *self)
{
  KioskContext *context = kiosk_session_get_context (self->session);

  kiosk_watchdog_set_store (self->watchdog, kiosk_context_get_store (context));
  g_signal_connect_swapped (context, "notify::settings", G_CALLBACK (wait_for_frame), self);
  g_signal_connect_swapped (self->session, "store-changed", G_CALLBACK (wait_for_frame), self);
}

static void
night_cb (KioskNight *night)
{
  kiosk_backlight_set (KIOSK_BACKLIGHT_FOLDER, !kiosk_night_is_asleep (night));
}

/* In service alone: a trial on somebody's desk leaves the machine alone. A kiosk that ended at night may have left the
 * light off. */
static void
connect_backlight (Application *self)
{
  KioskNight *night = kiosk_session_get_night (self->session);

  if (kiosk_context_get_mode (kiosk_session_get_context (self->session)) != KIOSK_MODE_LIVE)
    return;
  g_signal_connect (night, "notify::asleep", G_CALLBACK (night_cb), NULL);
  night_cb (night);
}

static void queue_change (Application *self);

/* @outcome: of the training before, where there was one. */
static void
open_session (Application *self,
              KioskMode mode,
              KioskOutcome outcome)
{
  KioskTraining *training;

  self->session = new_session (self, mode);
  training = kiosk_session_get_training (self->session);
  kiosk_training_set_outcome (training, outcome);
  g_signal_connect_swapped (training, "over", G_CALLBACK (queue_change), self);
  g_signal_connect_swapped (kiosk_session_get_technician (self->session), "over", G_CALLBACK (queue_change), self);
  build_window (self);
  connect_backlight (self);
  watch (self);
  kiosk_session_open (self->session);
}

static KioskMode
get_usual_mode (Application *self)
{
  return self->options->is_demo ? KIOSK_MODE_DEMO : KIOSK_MODE_LIVE;
}

/* What a technician did is found in service; a training begins where its book is ready. */
static KioskMode
get_next_mode (Application *self)
{
  KioskTraining *training = kiosk_session_get_training (self->session);

  return kiosk_training_get_state (training) == KIOSK_TRAINING_READY ? KIOSK_MODE_TRAINING : get_usual_mode (self);
}

/* One book is closed before the other is opened, and of both only one is ever open. */
static gboolean
change_cb (gpointer user_data)
{
  Application *self = user_data;
  KioskMode mode = get_next_mode (self);
  KioskOutcome outcome = kiosk_training_get_outcome (kiosk_session_get_training (self->session));

  self->change_source = 0;
  close_session (self);
  open_session (self, mode, outcome);
  return G_SOURCE_REMOVE;
}

/* Not at once: what says so belongs to the session that goes. */
static void
queue_change (Application *self)
{
  if (self->change_source == 0)
    self->change_source = g_idle_add (change_cb, self);
}

static void
tear_down (Application *self)
{
  if (!self->options->is_demo)
    kiosk_backlight_set (KIOSK_BACKLIGHT_FOLDER, TRUE);
  close_session (self);
  g_clear_object (&self->watchdog);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  if (self->demo_dir != NULL)
    kiosk_demo_remove_state (self->demo_dir);
  g_clear_pointer (&self->demo_dir, g_free);
}

/* Returns the exit status of the program. */
int
kiosk_application_run (const KioskOptions *options)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  Application self = { .options = options, .clock = clock };
  g_autoptr (GError) error = NULL;

  g_set_prgname (APPLICATION_ID);
  /* main() has set the locale that the languages need; GTK would set the environment's, which root's often lacks. */
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _("There is no display to show the kiosk on."));
      return 1;
    }

  if (options->is_desk)
    {
      kiosk_style_init (gdk_display_get_default ());
      return kiosk_desk_application_run (options);
    }
  if (options->outage_path != NULL)
    {
      kiosk_style_init (gdk_display_get_default ());
      return kiosk_maintenance_run (options);
    }

  self.demo_dir = options->is_demo ? kiosk_demo_make_state (clock, &error) : NULL;
  if (error != NULL)
    {
      g_printerr (_("The demonstration could not be prepared: %s\n"), error->message);
      return 1;
    }

  kiosk_style_init (gdk_display_get_default ());
  self.loop = g_main_loop_new (NULL, FALSE);
  self.watchdog = kiosk_watchdog_new ();
  open_session (&self, get_usual_mode (&self), KIOSK_OUTCOME_LEFT);
  kiosk_whole_screen_run (self.loop);
  kiosk_watchdog_set_stopping (self.watchdog);
  tear_down (&self);
  return 0;
}
