/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk's one window. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-window.h"

#include "kiosk-idle-warning.h"
#include "kiosk-language.h"
#include "kiosk-screens.h"
#include "kiosk-style.h"
#include "kiosk-training-notice.h"
#include "kiosk-turned.h"
#include "kiosk-window-actions.h"
#include "kiosk-window-input.h"
#include "kiosk-words.h"

#include <string.h>

/* Of the way back to the first screen: long enough to be seen as one picture becoming the next. */
#define FADE_MS 180

struct _KioskWindow
{
  GtkWindow        parent_instance;
  KioskSession    *session;
  KioskTurned     *turned;
  GtkOverlay      *overlay;
  GtkStack        *stack;
  GtkWidget       *badge;         /* of a trial or training, where the screen itself does not say so */
  KioskScreen     *screens[KIOSK_N_SCREENS];  /* NULL until a screen is first shown */
  KioskLayoutInput input;
  KioskLayout      layout;
  guint            layout_source;
  guint            rebuild_source;
  guint            tick_source;
};

G_DEFINE_FINAL_TYPE (KioskWindow, kiosk_window, GTK_TYPE_WINDOW)

static KioskScreen *
ensure_screen (KioskWindow *self,
               KioskScreenId id)
{
  KioskScreen *screen = self->screens[id];

  if (screen != NULL)
    return screen;

  screen = self->screens[id] = kiosk_screens_new (id);
  kiosk_screen_set_session (screen, self->session);
  kiosk_screen_set_layout (screen, &self->layout);
  gtk_stack_add_named (self->stack, GTK_WIDGET (screen), kiosk_screen_id_to_nick (id));
  return screen;
}

/* The masthead of the first screens, the first line of the helpers' panel and the staff's side have a place for it. */
static gboolean
says_mode_itself (KioskScreenId id)
{
  return id == KIOSK_SCREEN_ATTRACT || id == KIOSK_SCREEN_HOME || id == KIOSK_SCREEN_HELPER
         || id == KIOSK_SCREEN_STAFF;
}

/* Whoever looks at any screen of a trial or training must see that nothing of it counts. */
static void
update_badge (KioskWindow *self)
{
  KioskScreenId id = kiosk_flow_get_screen (kiosk_session_get_flow (self->session));
  gboolean is_live = kiosk_context_get_mode (kiosk_session_get_context (self->session)) == KIOSK_MODE_LIVE;

  gtk_widget_set_visible (self->badge, !is_live && !says_mode_itself (id));
}

/* Where a press leads on, the next frame shows it: a fade would begin with the picture that was there, and have a
 * finger wait for it. */
static void
choose_transition (KioskWindow *self,
                   KioskScreenId id)
{
  gtk_stack_set_transition_type (self->stack, id == KIOSK_SCREEN_ATTRACT ? GTK_STACK_TRANSITION_TYPE_CROSSFADE
                                                                         : GTK_STACK_TRANSITION_TYPE_NONE);
}

static void
show_screen (KioskWindow *self)
{
  KioskScreenId id = kiosk_flow_get_screen (kiosk_session_get_flow (self->session));
  KioskScreen *old = kiosk_window_get_screen (self);
  KioskScreen *screen = ensure_screen (self, id);

  choose_transition (self, id);
  if (old != NULL && old != screen)
    kiosk_screen_hidden (old);
  kiosk_screen_shown (screen);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (screen));
  kiosk_screen_focus (screen);
  update_badge (self);
}

static double
get_mm_per_px (KioskWindow *self)
{
  KioskSettings *settings = kiosk_context_get_settings (kiosk_session_get_context (self->session));
  double setting = settings != NULL ? kiosk_settings_get_mm_per_px (settings) : 0;
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  GdkMonitor *monitor;
  GdkRectangle geometry;

  if (surface == NULL)
    return setting;

  monitor = gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (self)), surface);
  if (monitor == NULL)
    return setting;
  gdk_monitor_get_geometry (monitor, &geometry);
  return kiosk_layout_choose_mm_per_px (setting, gdk_monitor_get_width_mm (monitor), geometry.width);
}

/* Width and height are those of the picture, whichever way the panel hangs. */
static void
update_turn (KioskWindow *self)
{
  KioskSettings *settings = kiosk_context_get_settings (kiosk_session_get_context (self->session));
  gboolean was_sideways = kiosk_turned_is_sideways (self->turned);

  kiosk_turned_set_degrees (self->turned, settings != NULL ? kiosk_settings_get_turn (settings) : 0);
  if (was_sideways != kiosk_turned_is_sideways (self->turned))
    {
      int width_px = self->input.width_px;

      self->input.width_px = self->input.height_px;
      self->input.height_px = width_px;
    }
}

static void
update_layout (KioskWindow *self)
{
  KioskComfort *comfort = kiosk_session_get_comfort (self->session);

  update_turn (self);
  self->input.mm_per_px = get_mm_per_px (self);
  self->input.text_step = kiosk_comfort_get_text_step (comfort);
  self->layout = kiosk_layout_compute (&self->input);
  kiosk_style_apply (GTK_WIDGET (self), &self->layout, kiosk_comfort_get_contrast (comfort));
  for (guint i = 0; i < KIOSK_N_SCREENS; i++)
    if (self->screens[i] != NULL)
      kiosk_screen_set_layout (self->screens[i], &self->layout);
}

static GtkWidget *
new_badge (KioskMode mode)
{
  GtkWidget *badge = gtk_label_new (kiosk_words_get_mode (mode));

  gtk_widget_set_halign (badge, GTK_ALIGN_END);
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_set_can_target (badge, FALSE);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "floating");
  return badge;
}

/* Over everything, and touched through: whatever is touched wakes the screen. */
static GtkWidget *
new_night (KioskSession *session)
{
  GtkWidget *night = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_can_target (night, FALSE);
  gtk_widget_add_css_class (night, "night");
  g_object_bind_property (kiosk_session_get_night (session), "asleep", night, "visible", G_BINDING_SYNC_CREATE);
  return night;
}

static void
build_overlays (KioskWindow *self)
{
  self->badge = new_badge (kiosk_context_get_mode (kiosk_session_get_context (self->session)));
  gtk_overlay_add_overlay (self->overlay, self->badge);
  gtk_overlay_add_overlay (self->overlay, kiosk_idle_warning_new (self->session));
  gtk_overlay_add_overlay (self->overlay, kiosk_training_notice_new (self->session));
  gtk_overlay_add_overlay (self->overlay, new_night (self->session));
}

static void
remove_overlays (KioskWindow *self)
{
  GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (self->overlay));

  while (child != NULL && child != GTK_WIDGET (self->stack))
    {
      gtk_overlay_remove_overlay (self->overlay, child);
      child = gtk_widget_get_last_child (GTK_WIDGET (self->overlay));
    }
}

/* The words of a screen are fixed when it is built, so another language means another set of screens. */
static void
rebuild (KioskWindow *self)
{
  kiosk_language_set (kiosk_comfort_get_language (kiosk_session_get_comfort (self->session)));
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_NONE);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  for (guint i = 0; i < KIOSK_N_SCREENS; i++)
    if (self->screens[i] != NULL)
      {
        gtk_stack_remove (self->stack, GTK_WIDGET (self->screens[i]));
        self->screens[i] = NULL;
      }
  remove_overlays (self);
  build_overlays (self);
  show_screen (self);
}

static gboolean
rebuild_cb (gpointer user_data)
{
  KioskWindow *self = KIOSK_WINDOW (user_data);

  self->rebuild_source = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the button that was pressed stands on the screen that goes. */
static void
queue_rebuild (KioskWindow *self)
{
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add_full (G_PRIORITY_HIGH, rebuild_cb, self, NULL);
}

static gboolean
layout_cb (gpointer user_data)
{
  KioskWindow *self = KIOSK_WINDOW (user_data);

  self->layout_source = 0;
  update_layout (self);
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (gpointer user_data)
{
  kiosk_session_tick (KIOSK_WINDOW (user_data)->session);
  return G_SOURCE_CONTINUE;
}

/* A size cannot be answered with another layout while it is being handed out. */
static void
kiosk_window_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  KioskWindow *self = KIOSK_WINDOW (widget);

  gboolean is_sideways = kiosk_turned_is_sideways (self->turned);
  int width_px = is_sideways ? height : width;
  int height_px = is_sideways ? width : height;

  GTK_WIDGET_CLASS (kiosk_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->input.width_px == width_px && self->input.height_px == height_px)
    return;

  self->input.width_px = width_px;
  self->input.height_px = height_px;
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH, layout_cb, self, NULL);
}

/* What is on the screen can never ask for more than the screen: the layout sees to it that it fits. */
static void
kiosk_window_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  GTK_WIDGET_CLASS (kiosk_window_parent_class)->measure (widget, orientation, for_size, minimum, natural,
                                                         minimum_baseline, natural_baseline);
  *minimum = 1;
}

static gboolean
kiosk_window_close_request (GtkWindow *window)
{
  g_debug ("A request to close the kiosk was ignored");
  return TRUE;
}

static void
kiosk_window_dispose (GObject *object)
{
  KioskWindow *self = KIOSK_WINDOW (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  G_OBJECT_CLASS (kiosk_window_parent_class)->dispose (object);
  memset (self->screens, 0, sizeof self->screens);
  self->stack = NULL;
  g_clear_object (&self->session);
}

static void
kiosk_window_class_init (KioskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_window_dispose;
  widget_class->size_allocate = kiosk_window_size_allocate;
  widget_class->measure = kiosk_window_measure;
  GTK_WINDOW_CLASS (klass)->close_request = kiosk_window_close_request;
}

static void
kiosk_window_init (KioskWindow *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_transition_duration (self->stack, FADE_MS);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);

  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->stack));
  self->turned = KIOSK_TURNED (kiosk_turned_new ());
  kiosk_turned_set_child (self->turned, GTK_WIDGET (self->overlay));
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->turned));
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  gtk_window_set_title (GTK_WINDOW (self), "Công dân số TPHCM");
  gtk_widget_add_css_class (GTK_WIDGET (self), "kiosk");
}

/* The session's signals may outlive a window in tests, hence connect_object. */
static void
connect_session (KioskWindow *self)
{
  KioskComfort *comfort = kiosk_session_get_comfort (self->session);

  g_signal_connect_object (kiosk_session_get_flow (self->session), "moved", G_CALLBACK (show_screen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (comfort, "notify::language", G_CALLBACK (queue_rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (comfort, "notify::text-step", G_CALLBACK (update_layout), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (comfort, "notify::contrast", G_CALLBACK (update_layout), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk_session_get_context (self->session), "notify::settings", G_CALLBACK (update_layout),
                           self, G_CONNECT_SWAPPED);
}

/* Shows nothing yet. The size is the one to begin with; the window follows every later one. */
GtkWidget *
kiosk_window_new (KioskSession *session,
                  int width_px,
                  int height_px)
{
  KioskWindow *self = g_object_new (KIOSK_TYPE_WINDOW, NULL);

  self->session = g_object_ref (session);
  self->input.width_px = width_px;
  self->input.height_px = height_px;
  gtk_window_set_default_size (GTK_WINDOW (self), width_px, height_px);
  kiosk_window_install_actions (GTK_WIDGET (self), session);
  kiosk_window_install_input (GTK_WIDGET (self), session);
  connect_session (self);
  if (kiosk_context_get_mode (kiosk_session_get_context (session)) != KIOSK_MODE_LIVE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "trial");
  if (kiosk_context_get_mode (kiosk_session_get_context (session)) == KIOSK_MODE_TRAINING)
    gtk_widget_add_css_class (GTK_WIDGET (self), "training");
  update_layout (self);
  rebuild (self);
  self->tick_source = g_timeout_add_seconds (1, tick_cb, self);
  return GTK_WIDGET (self);
}

KioskSession *
kiosk_window_get_session (KioskWindow *self)
{
  return self->session;
}

/* NULL before the first one. */
KioskScreen *
kiosk_window_get_screen (KioskWindow *self)
{
  GtkWidget *child = self->stack != NULL ? gtk_stack_get_visible_child (self->stack) : NULL;

  return child != NULL ? KIOSK_SCREEN (child) : NULL;
}
