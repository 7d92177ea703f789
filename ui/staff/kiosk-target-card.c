/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One target. The bar is there for a glance; everything that it says stands below it in words. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-target-card.h"

#include "kiosk-target-words.h"

struct _KioskTargetCard
{
  GtkButton       parent_instance;
  GtkLabel       *title;
  GtkProgressBar *bar;
  GtkLabel       *done;
  GtkLabel       *pace;
  GtkLabel       *source;
};

G_DEFINE_FINAL_TYPE (KioskTargetCard, kiosk_target_card, GTK_TYPE_BUTTON)

static void
kiosk_target_card_class_init (KioskTargetCardClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
kiosk_target_card_init (KioskTargetCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = add_label (box, "target-title");
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  self->done = add_label (box, "target-done");
  self->pace = add_label (box, "target-pace");
  self->source = add_label (box, "figures-note");
  gtk_widget_add_css_class (box, "target");
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "target-card");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
kiosk_target_card_new (void)
{
  return g_object_new (KIOSK_TYPE_TARGET_CARD, NULL);
}

void
kiosk_target_card_set_state (KioskTargetCard *self,
                             const KioskTargetState *state)
{
  g_autofree char *title = kiosk_target_words_dup_title (&state->target);
  g_autofree char *done = kiosk_target_words_dup_done (state);
  g_autofree char *pace = kiosk_target_words_dup_pace (&state->progress);
  g_autofree char *days = kiosk_target_words_dup_days (&state->target);
  g_autofree char *source = kiosk_target_words_dup_source (&state->target);
  g_autofree char *note = g_strdup_printf ("%s · %s", days, source);
  g_autofree char *name = g_strdup_printf ("%s. %s. %s. %s", title, done, pace, note);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->done, done);
  gtk_label_set_label (self->pace, pace);
  gtk_label_set_label (self->source, note);
  gtk_progress_bar_set_fraction (self->bar, MIN (1.0, (double) state->progress.done / (double) state->target.number));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
