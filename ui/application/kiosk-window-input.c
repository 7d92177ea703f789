/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every event of the window passes here first: it keeps the idle clock, wakes the first screen, and lets through
 * only what the screens use. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-window-input.h"

#include <math.h>

/* A second press in the same place, on another screen or button than the first, which was first seen under the finger
 * less than this time ago, is the second half of a double tap: nobody aims that fast. Counted from what was seen, so
 * that a slow machine takes no answer that was not given. */
#define DOUBLE_TAP_MS 400
#define DOUBLE_TAP_PX 60

/* A finger that has not moved for so long may be a palm that rests, or one whose end got lost: the next one counts. */
#define FINGER_RESTS_MS 2000

typedef struct
{
  KioskSession  *session;
  GtkWidget     *window;
  gboolean       swallows; /* until the finger or key is up: its press has done its work */
  KioskScreenId  screen;   /* where the last press went to */
  GtkWidget     *button;   /* the same; weak: NULL where there was none, or it is gone */
  gint64         seen_us;  /* when something else was first painted there since; 0: not yet */
  gboolean       has_pressed;
  double         x;
  double         y;
  GdkEventSequence *finger;     /* the one that counts; compared only; NULL: none is down */
  gint64            finger_us;  /* when it was heard of last */
} Input;

static KioskScreenId
get_screen (Input *self)
{
  return kiosk_flow_get_screen (kiosk_session_get_flow (self->session));
}

/* (nullable) (transfer none): what a finger would press there. */
static GtkWidget *
find_button (Input *self,
             double x,
             double y)
{
  GtkWidget *widget = gtk_widget_pick (self->window, x, y, GTK_PICK_DEFAULT);

  return widget != NULL ? gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) : NULL;
}

/* What the last press was for is no longer what is there. */
static gboolean
has_changed (Input *self)
{
  return get_screen (self) != self->screen || find_button (self, self->x, self->y) != self->button;
}

static gboolean
is_press (GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN;
}

static gboolean
is_end (GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL || type == GDK_KEY_RELEASE;
}

/* What says that somebody is there. A pointer that only drifts does not: a mouse on a shaking desk is nobody. */
static gboolean
is_sign_of_life (GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return is_press (event) || is_end (event) || type == GDK_TOUCH_UPDATE || type == GDK_KEY_PRESS || type == GDK_SCROLL;
}

static gboolean
is_warned (Input *self)
{
  return kiosk_idle_get_seconds_left (kiosk_session_get_idle (self->session)) > 0
         || kiosk_training_get_warning (kiosk_session_get_training (self->session)) != KIOSK_TRAINING_WARNING_NONE;
}

/* On the first screen and under a warning, a touch means "I am here" and nothing else. */
static gboolean
is_only_waking (Input *self)
{
  if (is_warned (self))
    {
      kiosk_session_touch (self->session);
      return TRUE;
    }
  return kiosk_session_wake (self->session);
}

static gboolean
is_just_seen (Input *self)
{
  return self->seen_us == 0 || g_get_monotonic_time () - self->seen_us < DOUBLE_TAP_MS * 1000;
}

static gboolean
is_double_tap (Input *self,
               GdkEvent *event)
{
  double x = 0, y = 0;
  gboolean is_second;

  gdk_event_get_position (event, &x, &y);
  is_second = self->has_pressed && has_changed (self) && is_just_seen (self)
              && hypot (x - self->x, y - self->y) < DOUBLE_TAP_PX;
  self->x = x;
  self->y = y;
  /* A third press is measured against what the first one was for. */
  if (is_second)
    return TRUE;
  self->has_pressed = TRUE;
  self->screen = get_screen (self);
  g_set_weak_pointer (&self->button, find_button (self, x, y));
  self->seen_us = 0;
  return FALSE;
}

/* What the pads of digits take. */
static gboolean
is_digit (guint key)
{
  return (key >= GDK_KEY_0 && key <= GDK_KEY_9) || (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
         || key == GDK_KEY_BackSpace;
}

/* Tab, arrows, Enter, space, digits: what a keyboard needs. Nothing with Ctrl, Alt or Super, no function key. */
static gboolean
is_key_of_use (GdkEvent *event)
{
  const guint keys[] = {
    GDK_KEY_Tab, GDK_KEY_ISO_Left_Tab, GDK_KEY_KP_Tab, GDK_KEY_Up, GDK_KEY_Down, GDK_KEY_Left, GDK_KEY_Right,
    GDK_KEY_KP_Up, GDK_KEY_KP_Down, GDK_KEY_KP_Left, GDK_KEY_KP_Right, GDK_KEY_Return, GDK_KEY_KP_Enter,
    GDK_KEY_ISO_Enter, GDK_KEY_space, GDK_KEY_KP_Space
  };
  GdkModifierType state = gdk_event_get_modifier_state (event);
  guint key = gdk_key_event_get_keyval (event);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK | GDK_HYPER_MASK))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] == key)
      return TRUE;
  return is_digit (key);
}

/* GTK takes the ring away after a while, and brings it back only where the focus moves: a key that leads nowhere would
 * leave whoever presses it without knowing where they are. */
static void
show_focus (GtkEventController *controller)
{
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_event_controller_get_widget (controller)), TRUE);
}

static gboolean
handle_press (Input *self,
              GdkEvent *event)
{
  gboolean is_second = is_double_tap (self, event);

  if (is_only_waking (self) || is_second)
    self->swallows = TRUE;
  return self->swallows || gdk_event_triggers_context_menu (event);
}

/* (transfer none) (nullable): the button that leads back, where one is seen. */
static GtkWidget *
find_way_back (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_sensitive (widget))
    return NULL;
  if (gtk_widget_has_css_class (widget, "way-back"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_way_back (child);
  return found;
}

/* Escape is a press of the button that leads back; where there is none, the screen before. */
static void
go_back (Input *self,
         GtkWidget *window)
{
  GtkWidget *button = find_way_back (window);

  if (button != NULL)
    g_signal_emit_by_name (button, "clicked");
  else
    kiosk_flow_back (kiosk_session_get_flow (self->session));
}

static gboolean
handle_key_press (Input *self,
                  GtkEventController *controller,
                  GdkEvent *event)
{
  if (gdk_key_event_is_modifier (event))
    return GDK_EVENT_PROPAGATE;
  if (self->swallows)
    return GDK_EVENT_STOP;

  self->swallows = is_only_waking (self);
  if (self->swallows)
    return GDK_EVENT_STOP;
  if (gdk_key_event_get_keyval (event) == GDK_KEY_Escape)
    go_back (self, gtk_event_controller_get_widget (controller));
  if (!is_key_of_use (event))
    return GDK_EVENT_STOP;
  show_focus (controller);
  return GDK_EVENT_PROPAGATE;
}

/* A finger is the primary button; what else a mouse may have is of no use here. */
static gboolean
is_other_button (GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return (type == GDK_BUTTON_PRESS || type == GDK_BUTTON_RELEASE)
         && gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY;
}

static gboolean
is_touch (GdkEventType type)
{
  return type == GDK_TOUCH_BEGIN || type == GDK_TOUCH_UPDATE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL;
}

/* One finger at a time: with two nothing is zoomed, turned or pressed. */
static gboolean
is_second_finger (Input *self,
                  GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  GdkEventSequence *finger = gdk_event_get_event_sequence (event);
  gint64 now_us = g_get_monotonic_time ();

  if (!is_touch (type))
    return FALSE;
  if (type == GDK_TOUCH_BEGIN && (self->finger == NULL || now_us - self->finger_us > FINGER_RESTS_MS * 1000))
    self->finger = finger;
  if (self->finger != finger)
    return TRUE;
  self->finger_us = now_us;
  if (type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL)
    self->finger = NULL;
  return FALSE;
}

/* Two fingers or more on a touchpad. */
static gboolean
is_gesture (GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_TOUCHPAD_PINCH || type == GDK_TOUCHPAD_SWIPE;
}

static gboolean
event_cb (GtkEventController *controller,
          GdkEvent *event,
          Input *self)
{
  gboolean swallowed = self->swallows;

  if (is_other_button (event) || is_second_finger (self, event) || is_gesture (event))
    {
      kiosk_session_touch (self->session);
      return GDK_EVENT_STOP;
    }

  if (is_press (event))
    swallowed = handle_press (self, event);
  else if (gdk_event_get_event_type (event) == GDK_KEY_PRESS)
    swallowed = handle_key_press (self, controller, event);
  else if (is_end (event))
    self->swallows = FALSE;

  if (is_sign_of_life (event))
    kiosk_session_touch (self->session);
  return swallowed && is_sign_of_life (event);
}

static void
painted_cb (Input *self)
{
  if (self->has_pressed && self->seen_us == 0 && has_changed (self))
    self->seen_us = g_get_monotonic_time ();
}

static void
realize_cb (GtkWidget *window,
            GtkEventController *controller)
{
  GClosure *closure = g_cclosure_new_swap (G_CALLBACK (painted_cb), g_object_get_data (G_OBJECT (controller), "input"),
                                           NULL);

  g_object_watch_closure (G_OBJECT (controller), closure);
  g_signal_connect_closure (gtk_widget_get_frame_clock (window), "after-paint", closure, FALSE);
}

static void
free_input (gpointer data)
{
  Input *self = data;

  g_clear_weak_pointer (&self->button);
  g_free (self);
}

/* In the capture phase of the outermost widget: before any button, binding or built-in shortcut of GTK. */
void
kiosk_window_install_input (GtkWidget *window,
                            KioskSession *session)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();
  Input *self = g_new0 (Input, 1);

  self->session = session;
  self->window = window;
  g_object_set_data_full (G_OBJECT (controller), "input", self, free_input);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), self);
  g_signal_connect_object (window, "realize", G_CALLBACK (realize_cb), controller, 0);
  gtk_widget_add_controller (window, controller);
}
