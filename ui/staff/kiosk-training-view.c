/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Tập huấn". To begin takes the kiosk out of service, and is asked twice; to end brings it back, and is not. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-training-view.h"

#include <glib/gi18n.h>

struct _KioskTrainingView
{
  KioskStaffView      parent_instance;
  GtkWidget          *about;
  GtkWidget          *under_way;
  GtkLabel           *left;
  GtkLabel           *said;
  GtkWidget          *ask;
  GtkWidget          *sure;
  GtkWidget          *end;
  GSimpleActionGroup *actions;
  gboolean            is_asked;
};

G_DEFINE_FINAL_TYPE (KioskTrainingView, kiosk_training_view, KIOSK_TYPE_STAFF_VIEW)

static KioskTraining *
get_training (KioskTrainingView *self)
{
  return kiosk_session_get_training (kiosk_staff_view_get_session (KIOSK_STAFF_VIEW (self)));
}

static const char *
get_said (KioskTrainingView *self)
{
  switch (kiosk_training_get_state (get_training (self)))
    {
    case KIOSK_TRAINING_BEGINNING:
    case KIOSK_TRAINING_READY:
    case KIOSK_TRAINING_OVER:
      return _("One moment…");
    case KIOSK_TRAINING_FAILED:
      return _("The training could not begin: the disk does not take it. The kiosk is in service as before. Try "
               "again.");
    case KIOSK_TRAINING_NONE:
    case KIOSK_TRAINING_UNDER_WAY:
    default:
      return self->is_asked ? _("Is nobody waiting at the kiosk? Until the training ends, nobody is counted.") : "";
    }
}

static void
update_left (KioskTrainingView *self)
{
  guint left = kiosk_training_get_left_min (get_training (self));
  g_autofree char *text = g_strdup_printf (ngettext ("It ends by itself in %u minute at the latest, and after 20 "
                                                     "minutes without a touch.",
                                                     "It ends by itself in %u minutes at the latest, and after 20 "
                                                     "minutes without a touch.", left), left);

  gtk_label_set_label (self->left, text);
}

static void
update (KioskTrainingView *self)
{
  KioskTrainingState state = kiosk_training_get_state (get_training (self));
  gboolean is_under_way = state == KIOSK_TRAINING_UNDER_WAY || state == KIOSK_TRAINING_OVER;
  gboolean can_begin = state == KIOSK_TRAINING_NONE || state == KIOSK_TRAINING_FAILED;
  const char *said = get_said (self);

  update_left (self);
  gtk_label_set_label (self->said, said);
  gtk_widget_set_visible (GTK_WIDGET (self->said), *said != '\0');
  gtk_widget_set_visible (self->about, !is_under_way);
  gtk_widget_set_visible (self->under_way, is_under_way);
  gtk_widget_set_visible (self->ask, can_begin && !self->is_asked);
  gtk_widget_set_visible (self->sure, can_begin && self->is_asked);
  gtk_widget_set_visible (self->end, state == KIOSK_TRAINING_UNDER_WAY);
}

static void
ask (KioskTrainingView *self,
     gboolean is_asked)
{
  self->is_asked = is_asked;
  update (self);
}

static void
ask_cb (GSimpleAction *action,
        GVariant *is_asked,
        gpointer user_data)
{
  ask (user_data, g_variant_get_boolean (is_asked));
}

static void
begin_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  KioskTrainingView *self = user_data;

  if (!self->is_asked)
    return;
  self->is_asked = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.begin-training", NULL);
}

static const GActionEntry action_entries[] = {
  { .name = "ask", .activate = ask_cb, .parameter_type = "b" },
  { .name = "begin", .activate = begin_cb },
};

static void
kiosk_training_view_session_set (KioskStaffView *view)
{
  KioskTrainingView *self = KIOSK_TRAINING_VIEW (view);

  g_signal_connect_object (get_training (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
kiosk_training_view_shown (KioskStaffView *view)
{
  ask (KIOSK_TRAINING_VIEW (view), FALSE);
}

static void
kiosk_training_view_dispose (GObject *object)
{
  KioskTrainingView *self = KIOSK_TRAINING_VIEW (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "training", NULL);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_TRAINING_VIEW);
  G_OBJECT_CLASS (kiosk_training_view_parent_class)->dispose (object);
}

static void
kiosk_training_view_class_init (KioskTrainingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskStaffViewClass *view_class = KIOSK_STAFF_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_training_view_dispose;
  view_class->session_set = kiosk_training_view_session_set;
  view_class->shown = kiosk_training_view_shown;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-training-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskTrainingView, about);
  gtk_widget_class_bind_template_child (widget_class, KioskTrainingView, under_way);
  gtk_widget_class_bind_template_child (widget_class, KioskTrainingView, left);
  gtk_widget_class_bind_template_child (widget_class, KioskTrainingView, said);
  gtk_widget_class_bind_template_child (widget_class, KioskTrainingView, ask);
  gtk_widget_class_bind_template_child (widget_class, KioskTrainingView, sure);
  gtk_widget_class_bind_template_child (widget_class, KioskTrainingView, end);
}

static void
kiosk_training_view_init (KioskTrainingView *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "training", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
}
