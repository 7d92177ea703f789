/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Language, text size and contrast. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-comfort-bar.h"

struct _KioskComfortBar
{
  GtkWidget  parent_instance;
  GtkWidget *vietnamese;
  GtkWidget *english;
  GtkWidget *helpers;
  GtkWidget *staff;
};

G_DEFINE_FINAL_TYPE (KioskComfortBar, kiosk_comfort_bar, GTK_TYPE_WIDGET)

static void
kiosk_comfort_bar_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_COMFORT_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_comfort_bar_parent_class)->dispose (object);
}

static void
kiosk_comfort_bar_class_init (KioskComfortBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_comfort_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-comfort-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskComfortBar, vietnamese);
  gtk_widget_class_bind_template_child (widget_class, KioskComfortBar, english);
  gtk_widget_class_bind_template_child (widget_class, KioskComfortBar, helpers);
  gtk_widget_class_bind_template_child (widget_class, KioskComfortBar, staff);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "comfort-bar");
}

static void
kiosk_comfort_bar_init (KioskComfortBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The way to the helpers' panel stands only where staff have allowed it. The staff's own way leads through the panel;
 * where there is none, it stands in its place. */
void
kiosk_comfort_bar_set_ways_in (KioskComfortBar *self,
                               gboolean has_panel,
                               gboolean has_staff)
{
  gtk_widget_set_visible (self->helpers, has_panel);
  gtk_widget_set_visible (self->staff, has_staff && !has_panel);
}

/* With one language there is nothing to choose. */
void
kiosk_comfort_bar_set_offers_english (KioskComfortBar *self,
                                      gboolean offered)
{
  gtk_widget_set_visible (self->vietnamese, offered);
  gtk_widget_set_visible (self->english, offered);
}
