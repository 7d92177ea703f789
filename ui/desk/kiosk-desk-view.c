/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every part of the desk's window is. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-view.h"

typedef struct
{
  KioskDeskSession *session;
} KioskDeskViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KioskDeskView, kiosk_desk_view, GTK_TYPE_WIDGET)

static void
kiosk_desk_view_dispose (GObject *object)
{
  KioskDeskViewPrivate *priv = kiosk_desk_view_get_instance_private (KIOSK_DESK_VIEW (object));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (kiosk_desk_view_parent_class)->dispose (object);
}

static void
kiosk_desk_view_class_init (KioskDeskViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "desk-view");
}

static void
kiosk_desk_view_init (KioskDeskView *self)
{
}

/* NULL before kiosk_desk_view_set_session(). */
KioskDeskSession *
kiosk_desk_view_get_session (KioskDeskView *self)
{
  KioskDeskViewPrivate *priv = kiosk_desk_view_get_instance_private (self);

  return priv->session;
}

void
kiosk_desk_view_set_session (KioskDeskView *self,
                             KioskDeskSession *session)
{
  KioskDeskViewPrivate *priv = kiosk_desk_view_get_instance_private (self);
  KioskDeskViewClass *klass = KIOSK_DESK_VIEW_GET_CLASS (self);

  g_set_object (&priv->session, session);
  if (klass->session_set != NULL)
    klass->session_set (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (kiosk_desk_view_update), self, G_CONNECT_SWAPPED);
  kiosk_desk_view_update (self);
}

void
kiosk_desk_view_set_layout (KioskDeskView *self,
                            const KioskLayout *layout)
{
  KioskDeskViewClass *klass = KIOSK_DESK_VIEW_GET_CLASS (self);

  if (klass->layout_set != NULL)
    klass->layout_set (self, layout);
}

void
kiosk_desk_view_update (KioskDeskView *self)
{
  KioskDeskViewClass *klass = KIOSK_DESK_VIEW_GET_CLASS (self);

  if (klass->update != NULL)
    klass->update (self);
}
