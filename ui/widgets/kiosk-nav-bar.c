/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Quay lại" and "Bắt đầu lại". */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-nav-bar.h"

struct _KioskNavBar
{
  GtkWidget  parent_instance;
  GtkBox    *rows;
  GtkBox    *ways;
  GtkBox    *turns;
  GtkButton *previous;
  GtkButton *next;
};

G_DEFINE_FINAL_TYPE (KioskNavBar, kiosk_nav_bar, GTK_TYPE_WIDGET)

static void
set_turn (GtkButton *button,
          const char *label,
          const char *page)
{
  gtk_widget_set_visible (GTK_WIDGET (button), page != NULL);
  if (page == NULL)
    return;

  gtk_button_set_label (button, label);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_string (page));
}

static void
kiosk_nav_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_NAV_BAR);
  G_OBJECT_CLASS (kiosk_nav_bar_parent_class)->dispose (object);
}

static void
kiosk_nav_bar_class_init (KioskNavBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_nav_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-nav-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskNavBar, rows);
  gtk_widget_class_bind_template_child (widget_class, KioskNavBar, ways);
  gtk_widget_class_bind_template_child (widget_class, KioskNavBar, turns);
  gtk_widget_class_bind_template_child (widget_class, KioskNavBar, previous);
  gtk_widget_class_bind_template_child (widget_class, KioskNavBar, next);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "nav-bar");
}

static void
kiosk_nav_bar_init (KioskNavBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Upright, the pages are turned in a row above, so that the ways out stay where they are on every screen. */
void
kiosk_nav_bar_set_layout (KioskNavBar *self,
                          const KioskLayout *layout)
{
  gboolean portrait = layout->is_portrait;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->rows),
                                  portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_reorder_child_after (self->rows, GTK_WIDGET (self->ways), portrait ? GTK_WIDGET (self->turns) : NULL);
  gtk_box_set_homogeneous (self->ways, portrait);
  gtk_widget_set_halign (GTK_WIDGET (self->turns), portrait ? GTK_ALIGN_FILL : GTK_ALIGN_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->turns), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->ways), portrait);
}

/* @page: (nullable): where the button leads; NULL takes it away. */
void
kiosk_nav_bar_set_previous (KioskNavBar *self,
                            const char *label,
                            const char *page)
{
  set_turn (self->previous, label, page);
}

void
kiosk_nav_bar_set_next (KioskNavBar *self,
                        const char *label,
                        const char *page)
{
  set_turn (self->next, label, page);
}

/* NULL where there is no page to turn to. */
GtkWidget *
kiosk_nav_bar_get_next (KioskNavBar *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->next)) ? GTK_WIDGET (self->next) : NULL;
}
