/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call for a helper, as large as the screen. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-help-wanted-screen.h"

#include "kiosk-picture.h"

/* Drawn once as a picture: a symbolic icon of this size would be coloured anew, pixel by pixel, in each frame of the
 * fade that brings it. */
#define ICON "/io/github/congdanso/Kiosk/icons/scalable/actions/kiosk-help-symbolic.svg"

struct _KioskHelpWantedScreen
{
  KioskScreen   parent_instance;
  GtkWidget    *end_button;
  KioskPicture *icon;
};

G_DEFINE_FINAL_TYPE (KioskHelpWantedScreen, kiosk_help_wanted_screen, KIOSK_TYPE_SCREEN)

static GtkWidget *
kiosk_help_wanted_screen_get_default_focus (KioskScreen *screen)
{
  return KIOSK_HELP_WANTED_SCREEN (screen)->end_button;
}

static void
kiosk_help_wanted_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_HELP_WANTED_SCREEN);
  G_OBJECT_CLASS (kiosk_help_wanted_screen_parent_class)->dispose (object);
}

static void
kiosk_help_wanted_screen_class_init (KioskHelpWantedScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_help_wanted_screen_dispose;
  KIOSK_SCREEN_CLASS (klass)->get_default_focus = kiosk_help_wanted_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-help-wanted-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskHelpWantedScreen, end_button);
  gtk_widget_class_bind_template_child (widget_class, KioskHelpWantedScreen, icon);
}

static void
kiosk_help_wanted_screen_init (KioskHelpWantedScreen *self)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (ICON, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_picture_set_bytes (self->icon, bytes, NULL);
}
