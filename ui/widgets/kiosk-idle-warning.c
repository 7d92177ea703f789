/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The warning before a screen starts over. Any touch answers it; the window swallows that touch. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-idle-warning.h"

#include <glib/gi18n.h>

struct _KioskIdleWarning
{
  GtkWidget     parent_instance;
  GtkLabel     *title;
  GtkLabel     *count;
  KioskSession *session;
};

G_DEFINE_FINAL_TYPE (KioskIdleWarning, kiosk_idle_warning, GTK_TYPE_WIDGET)

static gboolean
is_on_panel (KioskIdleWarning *self)
{
  KioskScreenId screen = kiosk_flow_get_screen (kiosk_session_get_flow (self->session));

  return screen == KIOSK_SCREEN_CODE || screen == KIOSK_SCREEN_TEAM || screen == KIOSK_SCREEN_HELPER;
}

/* Each is asked in words of their own, and told what happens: the staff's screen locks itself, also where the PIN is
 * only asked for; the helpers' panel closes itself. */
static void
set_words (KioskIdleWarning *self,
           guint seconds)
{
  gboolean is_staff = kiosk_staff_get_state (kiosk_session_get_staff (self->session)) != KIOSK_STAFF_LOCKED;
  gboolean is_helper = !is_staff && is_on_panel (self);
  const char *title = is_staff ? _("Are you still working here?")
                      : is_helper ? _("Are you still helping people here?") : _("Are you still there?");
  g_autofree char *text = g_strdup_printf (is_staff ? _("This screen locks itself in %u s.")
                                           : is_helper ? _("This panel closes itself in %u s.")
                                           : _("This screen starts over in %u s."), seconds);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->count, text);
}

static void
update (KioskIdleWarning *self,
        GParamSpec *pspec,
        KioskIdle *idle)
{
  guint seconds = kiosk_idle_get_seconds_left (idle);

  set_words (self, seconds);
  gtk_widget_set_visible (GTK_WIDGET (self), seconds > 0);
}

static void
kiosk_idle_warning_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&KIOSK_IDLE_WARNING (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_IDLE_WARNING);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_idle_warning_parent_class)->dispose (object);
}

static void
kiosk_idle_warning_class_init (KioskIdleWarningClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_idle_warning_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-idle-warning.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskIdleWarning, title);
  gtk_widget_class_bind_template_child (widget_class, KioskIdleWarning, count);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "idle-warning");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
kiosk_idle_warning_init (KioskIdleWarning *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kiosk_idle_warning_new (KioskSession *session)
{
  KioskIdleWarning *self = g_object_new (KIOSK_TYPE_IDLE_WARNING, NULL);
  KioskIdle *idle = kiosk_session_get_idle (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (idle, "notify::seconds-left", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self, NULL, idle);
  return GTK_WIDGET (self);
}
