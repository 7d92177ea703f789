/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The call for a helper once the screen is needed by others again. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-help-banner.h"

struct _KioskHelpBanner
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskHelpBanner, kiosk_help_banner, GTK_TYPE_WIDGET)

static void
update (KioskHelpBanner *self,
        KioskHelpCall *help_call)
{
  gtk_widget_set_visible (GTK_WIDGET (self), kiosk_help_call_get_state (help_call) == KIOSK_HELP_CALL_BANNER);
}

static void
kiosk_help_banner_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_HELP_BANNER);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_help_banner_parent_class)->dispose (object);
}

static void
kiosk_help_banner_class_init (KioskHelpBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_help_banner_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-help-banner.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "help-banner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
kiosk_help_banner_init (KioskHelpBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Seen while somebody waits. */
void
kiosk_help_banner_set_help_call (KioskHelpBanner *self,
                                 KioskHelpCall *help_call)
{
  g_signal_connect_object (help_call, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self, help_call);
}
