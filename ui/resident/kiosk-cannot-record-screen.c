/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What residents read while the disk refuses. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-cannot-record-screen.h"

struct _KioskCannotRecordScreen
{
  KioskScreen  parent_instance;
  GtkWidget   *retry;
};

G_DEFINE_FINAL_TYPE (KioskCannotRecordScreen, kiosk_cannot_record_screen, KIOSK_TYPE_SCREEN)

static GtkWidget *
kiosk_cannot_record_screen_get_default_focus (KioskScreen *screen)
{
  return KIOSK_CANNOT_RECORD_SCREEN (screen)->retry;
}

static void
kiosk_cannot_record_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_CANNOT_RECORD_SCREEN);
  G_OBJECT_CLASS (kiosk_cannot_record_screen_parent_class)->dispose (object);
}

static void
kiosk_cannot_record_screen_class_init (KioskCannotRecordScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_cannot_record_screen_dispose;
  KIOSK_SCREEN_CLASS (klass)->get_default_focus = kiosk_cannot_record_screen_get_default_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/congdanso/Kiosk/kiosk-cannot-record-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskCannotRecordScreen, retry);
}

static void
kiosk_cannot_record_screen_init (KioskCannotRecordScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
