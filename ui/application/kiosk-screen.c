/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every screen is. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-screen.h"

typedef struct
{
  KioskSession *session;
} KioskScreenPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KioskScreen, kiosk_screen, GTK_TYPE_WIDGET)

static void
kiosk_screen_dispose (GObject *object)
{
  KioskScreenPrivate *priv = kiosk_screen_get_instance_private (KIOSK_SCREEN (object));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (kiosk_screen_parent_class)->dispose (object);
}

static void
kiosk_screen_class_init (KioskScreenClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_screen_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "screen");
}

static void
kiosk_screen_init (KioskScreen *self)
{
}

KioskSession *
kiosk_screen_get_session (KioskScreen *self)
{
  KioskScreenPrivate *priv = kiosk_screen_get_instance_private (self);

  return priv->session;
}

const char *
kiosk_screen_get_language (KioskScreen *self)
{
  return kiosk_comfort_get_language (kiosk_session_get_comfort (kiosk_screen_get_session (self)));
}

void
kiosk_screen_set_session (KioskScreen *self,
                          KioskSession *session)
{
  KioskScreenPrivate *priv = kiosk_screen_get_instance_private (self);
  KioskScreenClass *klass = KIOSK_SCREEN_GET_CLASS (self);

  g_set_object (&priv->session, session);
  if (klass->session_set != NULL)
    klass->session_set (self);
}

void
kiosk_screen_set_layout (KioskScreen *self,
                         const KioskLayout *layout)
{
  KioskScreenClass *klass = KIOSK_SCREEN_GET_CLASS (self);

  if (klass->layout_set != NULL)
    klass->layout_set (self, layout);
}

void
kiosk_screen_shown (KioskScreen *self)
{
  KioskScreenClass *klass = KIOSK_SCREEN_GET_CLASS (self);

  if (klass->shown != NULL)
    klass->shown (self);
}

void
kiosk_screen_hidden (KioskScreen *self)
{
  KioskScreenClass *klass = KIOSK_SCREEN_GET_CLASS (self);

  if (klass->hidden != NULL)
    klass->hidden (self);
}

/* A pad takes no focus itself: its first key does, wherever the focus was. */
static gboolean
focus_into (GtkWidget *widget)
{
  return gtk_widget_grab_focus (widget) || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

void
kiosk_screen_focus (KioskScreen *self)
{
  KioskScreenClass *klass = KIOSK_SCREEN_GET_CLASS (self);
  GtkWidget *focus = klass->get_default_focus != NULL ? klass->get_default_focus (self) : NULL;

  if (focus == NULL || !focus_into (focus))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
