/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's window. Its letters are as large as the monitor asks for, and do not shrink with the window: what has no
 * room is scrolled. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-window.h"

#include <glib/gi18n.h>

#include "kiosk-desk-screen.h"
#include "kiosk-language.h"
#include "kiosk-layout.h"
#include "kiosk-style.h"

/* 1rem on the monitors that desks have: no less than can be read, no more than leaves room for a table. */
#define REM_MIN_PX 13.0
#define REM_MAX_PX 18.0

struct _KioskDeskWindow
{
  GtkWindow           parent_instance;
  KioskDeskSession   *session;
  KioskDeskScreen    *screen;
  GSimpleActionGroup *actions;
  KioskLayout         layout;
  int                 width_px;
  int                 height_px;
  guint               layout_source;
  guint               rebuild_source;
};

G_DEFINE_FINAL_TYPE (KioskDeskWindow, kiosk_desk_window, GTK_TYPE_WINDOW)

static KioskComfort *
get_comfort (KioskDeskWindow *self)
{
  return kiosk_desk_session_get_comfort (self->session);
}

static void
get_monitor_size (KioskDeskWindow *self,
                  GdkRectangle *geometry)
{
  g_autoptr (GdkMonitor) monitor
    = g_list_model_get_item (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self))), 0);

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, geometry);
}

static KioskLayout
compute_layout (KioskDeskWindow *self)
{
  GdkRectangle monitor = { .width = self->width_px, .height = self->height_px };
  KioskLayoutInput input;
  KioskLayout plain, layout;

  get_monitor_size (self, &monitor);
  input = (KioskLayoutInput){ .width_px = monitor.width, .height_px = monitor.height };
  plain = kiosk_layout_compute (&input);
  input.text_step = kiosk_comfort_get_text_step (get_comfort (self));
  layout = kiosk_layout_compute (&input);
  layout.rem_px *= CLAMP (plain.rem_px, REM_MIN_PX, REM_MAX_PX) / plain.rem_px;
  layout.is_portrait = self->height_px > self->width_px;
  return layout;
}

static void
update_layout (KioskDeskWindow *self)
{
  self->layout = compute_layout (self);
  kiosk_style_apply (GTK_WIDGET (self), &self->layout, kiosk_comfort_get_contrast (get_comfort (self)));
  if (self->screen != NULL)
    kiosk_desk_screen_set_layout (self->screen, &self->layout);
}

static gboolean
layout_cb (gpointer user_data)
{
  KioskDeskWindow *self = KIOSK_DESK_WINDOW (user_data);

  self->layout_source = 0;
  update_layout (self);
  return G_SOURCE_REMOVE;
}

static GSimpleAction *
lookup (KioskDeskWindow *self,
        const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

static void
show_part (KioskDeskWindow *self)
{
  g_autoptr (GVariant) part = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "part");

  kiosk_desk_screen_show_part (self->screen, g_variant_get_string (part, NULL));
}

/* The words of a part are fixed when it is built, so another language means another set of parts. */
static void
rebuild (KioskDeskWindow *self)
{
  kiosk_language_set (kiosk_comfort_get_language (get_comfort (self)));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_window_set_title (GTK_WINDOW (self), _("Công dân số TPHCM – desk of all wards"));
  self->screen = KIOSK_DESK_SCREEN (kiosk_desk_screen_new (self->session));
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->screen));
  kiosk_desk_screen_set_layout (self->screen, &self->layout);
  show_part (self);
}

static gboolean
rebuild_cb (gpointer user_data)
{
  KioskDeskWindow *self = KIOSK_DESK_WINDOW (user_data);

  self->rebuild_source = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the button that was pressed stands on what goes. */
static void
queue_rebuild (KioskDeskWindow *self)
{
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add_full (G_PRIORITY_HIGH, rebuild_cb, self, NULL);
}

static void
change_part_cb (GSimpleAction *action,
                GVariant *value,
                gpointer user_data)
{
  g_simple_action_set_state (action, value);
  show_part (user_data);
}

static void
smaller_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  KioskComfort *comfort = get_comfort (user_data);

  kiosk_comfort_set_text_step (comfort, MAX (kiosk_comfort_get_text_step (comfort), 1) - 1);
}

static void
larger_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  KioskComfort *comfort = get_comfort (user_data);

  kiosk_comfort_set_text_step (comfort, kiosk_comfort_get_text_step (comfort) + 1);
}

static void
change_language_cb (GSimpleAction *action,
                    GVariant *value,
                    gpointer user_data)
{
  kiosk_comfort_set_language (get_comfort (user_data), g_variant_get_string (value, NULL));
}

static void
change_contrast_cb (GSimpleAction *action,
                    GVariant *value,
                    gpointer user_data)
{
  kiosk_comfort_set_contrast (get_comfort (user_data), g_variant_get_boolean (value));
}

static const GActionEntry action_entries[] = {
  { .name = "part", .parameter_type = "s", .state = "'" KIOSK_DESK_FIRST_PART "'", .change_state = change_part_cb },
  { .name = "smaller", .activate = smaller_cb },
  { .name = "larger", .activate = larger_cb },
  { .name = "language", .parameter_type = "s", .state = "'vi'", .change_state = change_language_cb },
  { .name = "contrast", .state = "false", .change_state = change_contrast_cb },
};

static void
update_states (KioskDeskWindow *self)
{
  KioskComfort *comfort = get_comfort (self);
  guint step = kiosk_comfort_get_text_step (comfort);

  g_simple_action_set_state (lookup (self, "language"), g_variant_new_string (kiosk_comfort_get_language (comfort)));
  g_simple_action_set_state (lookup (self, "contrast"), g_variant_new_boolean (kiosk_comfort_get_contrast (comfort)));
  g_simple_action_set_enabled (lookup (self, "smaller"), step > 0);
  g_simple_action_set_enabled (lookup (self, "larger"), step < KIOSK_COMFORT_MAX_TEXT_STEP);
}

/* Until a book is open there is nothing to be done but to choose one; whoever has chosen goes on to the sticks. */
static void
session_changed_cb (KioskDeskWindow *self)
{
  GSimpleAction *part = lookup (self, "part");
  gboolean has_book = kiosk_desk_session_has_book (self->session);

  if (g_action_get_enabled (G_ACTION (part)) != has_book)
    g_simple_action_set_enabled (part, has_book);
}

static void
comfort_changed_cb (KioskDeskWindow *self)
{
  update_states (self);
  update_layout (self);
}

/* A size cannot be answered with another layout while it is being handed out. */
static void
kiosk_desk_window_size_allocate (GtkWidget *widget,
                                 int width,
                                 int height,
                                 int baseline)
{
  KioskDeskWindow *self = KIOSK_DESK_WINDOW (widget);

  GTK_WIDGET_CLASS (kiosk_desk_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->width_px == width && self->height_px == height)
    return;

  self->width_px = width;
  self->height_px = height;
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH, layout_cb, self, NULL);
}

static void
kiosk_desk_window_dispose (GObject *object)
{
  KioskDeskWindow *self = KIOSK_DESK_WINDOW (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk", NULL);
  self->screen = NULL;
  G_OBJECT_CLASS (kiosk_desk_window_parent_class)->dispose (object);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
}

static void
kiosk_desk_window_class_init (KioskDeskWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_window_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = kiosk_desk_window_size_allocate;
}

static void
kiosk_desk_window_init (KioskDeskWindow *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk", G_ACTION_GROUP (self->actions));
  gtk_widget_add_css_class (GTK_WIDGET (self), "kiosk");
  gtk_widget_add_css_class (GTK_WIDGET (self), "desk");
}

static void
connect_session (KioskDeskWindow *self)
{
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_comfort (self), "notify", G_CALLBACK (comfort_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_comfort (self), "notify::language", G_CALLBACK (queue_rebuild), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self);
  update_states (self);
}

/* Shows nothing yet. The size is the one to begin with. */
GtkWidget *
kiosk_desk_window_new (KioskDeskSession *session,
                       int width_px,
                       int height_px)
{
  KioskDeskWindow *self = g_object_new (KIOSK_TYPE_DESK_WINDOW, NULL);

  self->session = g_object_ref (session);
  self->width_px = width_px;
  self->height_px = height_px;
  gtk_window_set_default_size (GTK_WINDOW (self), width_px, height_px);
  connect_session (self);
  update_layout (self);
  rebuild (self);
  return GTK_WIDGET (self);
}
