/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The warning before a training ends by itself. Any touch answers it; the window swallows that touch. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-training-notice.h"

#include <glib/gi18n.h>

struct _KioskTrainingNotice
{
  GtkWidget parent_instance;
  GtkLabel *title;
  GtkLabel *how;
  GtkLabel *touch;
};

G_DEFINE_FINAL_TYPE (KioskTrainingNotice, kiosk_training_notice, GTK_TYPE_WIDGET)

/* A touch goes on with a training that was left alone; it does not with one that has lasted its time. */
static void
update (KioskTrainingNotice *self,
        KioskTraining *training)
{
  guint left = kiosk_training_get_left_min (training);
  KioskTrainingWarning warning = kiosk_training_get_warning (training);
  gboolean is_latest = warning == KIOSK_TRAINING_WARNING_LATEST;
  g_autofree char *title = g_strdup_printf (ngettext ("The training ends by itself in %u minute",
                                                      "The training ends by itself in %u minutes", left), left);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->how, is_latest ? _("To practise for longer: Ward staff, Training, “60 minutes more”.")
                                            : _("Nobody has touched the screen for a while."));
  gtk_label_set_label (self->touch, is_latest ? _("Touch the screen to close this notice")
                                              : _("Touch the screen to go on"));
  gtk_widget_set_visible (GTK_WIDGET (self), warning != KIOSK_TRAINING_WARNING_NONE);
}

static void
kiosk_training_notice_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_TRAINING_NOTICE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_training_notice_parent_class)->dispose (object);
}

static void
kiosk_training_notice_class_init (KioskTrainingNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_training_notice_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-training-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskTrainingNotice, title);
  gtk_widget_class_bind_template_child (widget_class, KioskTrainingNotice, how);
  gtk_widget_class_bind_template_child (widget_class, KioskTrainingNotice, touch);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "training-notice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
kiosk_training_notice_init (KioskTrainingNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kiosk_training_notice_new (KioskSession *session)
{
  KioskTrainingNotice *self = g_object_new (KIOSK_TYPE_TRAINING_NOTICE, NULL);
  KioskTraining *training = kiosk_session_get_training (session);

  g_signal_connect_object (training, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self, training);
  return GTK_WIDGET (self);
}
