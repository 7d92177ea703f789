/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every part of the staff's screen is. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-staff-view.h"

typedef struct
{
  KioskSession *session;
} KioskStaffViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KioskStaffView, kiosk_staff_view, GTK_TYPE_WIDGET)

static void
kiosk_staff_view_dispose (GObject *object)
{
  KioskStaffViewPrivate *priv = kiosk_staff_view_get_instance_private (KIOSK_STAFF_VIEW (object));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (kiosk_staff_view_parent_class)->dispose (object);
}

static void
kiosk_staff_view_class_init (KioskStaffViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "staff-view");
}

static void
kiosk_staff_view_init (KioskStaffView *self)
{
}

/* NULL before kiosk_staff_view_set_session(). */
KioskSession *
kiosk_staff_view_get_session (KioskStaffView *self)
{
  KioskStaffViewPrivate *priv = kiosk_staff_view_get_instance_private (self);

  return priv->session;
}

void
kiosk_staff_view_set_session (KioskStaffView *self,
                              KioskSession *session)
{
  KioskStaffViewPrivate *priv = kiosk_staff_view_get_instance_private (self);
  KioskStaffViewClass *klass = KIOSK_STAFF_VIEW_GET_CLASS (self);

  g_set_object (&priv->session, session);
  if (klass->session_set != NULL)
    klass->session_set (self);
}

void
kiosk_staff_view_set_layout (KioskStaffView *self,
                             const KioskLayout *layout)
{
  KioskStaffViewClass *klass = KIOSK_STAFF_VIEW_GET_CLASS (self);

  if (klass->layout_set != NULL)
    klass->layout_set (self, layout);
}

void
kiosk_staff_view_shown (KioskStaffView *self)
{
  KioskStaffViewClass *klass = KIOSK_STAFF_VIEW_GET_CLASS (self);

  if (klass->shown != NULL)
    klass->shown (self);
}
