/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call for a helper, as large as the screen. Who reads it across the room reads Vietnamese, whatever the visitor
 * reads: what is for the helper stands in both languages. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-help-wanted-screen.h"

#include <glib/gi18n.h>

#include "kiosk-comfort.h"
#include "kiosk-language.h"
#include "kiosk-picture.h"

/* Drawn once as a picture: a symbolic icon of this size would be coloured anew, pixel by pixel, in each frame of the
 * fade that brings it. */
#define ICON "/io/github/congdanso/Kiosk/icons/scalable/actions/kiosk-help-symbolic.svg"

struct _KioskHelpWantedScreen
{
  KioskScreen   parent_instance;
  GtkLabel     *call;
  GtkLabel     *call_again;  /* in the visitor's language, where that is another */
  GtkWidget    *end_button;
  GtkLabel     *end;
  GtkLabel     *end_again;
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
  gtk_widget_class_bind_template_child (widget_class, KioskHelpWantedScreen, call);
  gtk_widget_class_bind_template_child (widget_class, KioskHelpWantedScreen, call_again);
  gtk_widget_class_bind_template_child (widget_class, KioskHelpWantedScreen, end_button);
  gtk_widget_class_bind_template_child (widget_class, KioskHelpWantedScreen, end);
  gtk_widget_class_bind_template_child (widget_class, KioskHelpWantedScreen, end_again);
  gtk_widget_class_bind_template_child (widget_class, KioskHelpWantedScreen, icon);
}

static void
set_words (GtkLabel *label,
           GtkLabel *again,
           const char *words)
{
  const char *of_helper = kiosk_language_get_words (KIOSK_COMFORT_DEFAULT_LANGUAGE, words);
  const char *of_visitor = _(words);

  gtk_label_set_label (label, of_helper);
  gtk_label_set_label (again, of_visitor);
  gtk_widget_set_visible (GTK_WIDGET (again), !g_str_equal (of_helper, of_visitor));
}

static void
name_end_button (KioskHelpWantedScreen *self)
{
  gboolean has_two = gtk_widget_get_visible (GTK_WIDGET (self->end_again));
  g_autofree char *name = g_strconcat (gtk_label_get_label (self->end), has_two ? ". " : "",
                                       has_two ? gtk_label_get_label (self->end_again) : "", NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->end_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
kiosk_help_wanted_screen_init (KioskHelpWantedScreen *self)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (ICON, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  set_words (self->call, self->call_again, N_("A resident needs guidance"));
  set_words (self->end, self->end_again, N_("The helper is here"));
  name_end_button (self);
  kiosk_picture_set_bytes (self->icon, bytes, NULL);
}
