/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thanks. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-thanks-screen.h"

#include <glib/gi18n.h>

struct _KioskThanksScreen
{
  KioskScreen  parent_instance;
  GtkImage    *icon;
  GtkLabel    *title;
  GtkLabel    *text;
  GtkWidget   *question_box;
  GtkLabel    *question;
  GtkLabel    *yes_label;
  GtkLabel    *no_label;
  GtkWidget   *yes;
  GtkWidget   *no;
  GtkWidget   *undo;
  GtkLabel    *undo_label;
  GtkLabel    *count;
  GtkWidget   *done;
};

G_DEFINE_FINAL_TYPE (KioskThanksScreen, kiosk_thanks_screen, KIOSK_TYPE_SCREEN)

static KioskVisit *
get_visit (KioskThanksScreen *self)
{
  return kiosk_session_get_visit (kiosk_screen_get_session (KIOSK_SCREEN (self)));
}

/* While an answer or an undo is on its way to the disk, the screen keeps saying what was true before. */
static void
update_state (KioskThanksScreen *self)
{
  KioskVisit *visit = get_visit (self);
  gboolean is_undone = kiosk_visit_get_state (visit) == KIOSK_VISIT_UNDONE;

  if (kiosk_visit_get_state (visit) != KIOSK_VISIT_RECORDED && !is_undone)
    return;

  gtk_image_set_from_icon_name (self->icon, is_undone ? "kiosk-undo-symbolic" : "kiosk-check-symbolic");
  gtk_label_set_label (self->title, is_undone ? _("Taken back") : _("Thank you!"));
  if (is_undone)
    gtk_label_set_label (self->text, _("This visit is not counted."));
  else if (kiosk_visit_is_repeat (visit))
    gtk_label_set_label (self->text, _("This visit was noted before and is counted once."));
  else
    gtk_label_set_label (self->text, _("One visit has been noted. This machine keeps no personal data."));
  gtk_widget_set_visible (self->undo, !is_undone);
}

static void
set_words (GtkWidget *button,
           GtkLabel *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update_question (KioskThanksScreen *self)
{
  KioskQuestion question = kiosk_visit_get_question (get_visit (self));
  gboolean is_sign_in = question == KIOSK_QUESTION_SIGNED_IN;

  gtk_widget_set_visible (self->question_box, question != KIOSK_QUESTION_NONE);
  if (question == KIOSK_QUESTION_NONE)
    return;

  gtk_label_set_label (self->question, is_sign_in ? _("Have you signed in to the app with VNeID?")
                                                  : _("Is the app installed now?"));
  set_words (self->yes, self->yes_label, is_sign_in ? _("Signed in") : _("Yes, installed"));
  set_words (self->no, self->no_label, is_sign_in ? _("Not signed in") : _("Not yet"));
}

static void
update_count (KioskThanksScreen *self)
{
  guint seconds = kiosk_visit_get_seconds_left (get_visit (self));
  g_autofree char *undo = g_strdup_printf (_("Pressed by mistake? Take it back (%u s left)"), seconds);
  g_autofree char *count = g_strdup_printf (_("Back to the first screen in %u s"), seconds);

  set_words (self->undo, self->undo_label, undo);
  gtk_label_set_label (self->count, count);
}

static void
kiosk_thanks_screen_session_set (KioskScreen *screen)
{
  KioskVisit *visit = get_visit (KIOSK_THANKS_SCREEN (screen));

  g_signal_connect_object (visit, "notify::state", G_CALLBACK (update_state), screen, G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::question", G_CALLBACK (update_question), screen, G_CONNECT_SWAPPED);
  g_signal_connect_object (visit, "notify::seconds-left", G_CALLBACK (update_count), screen, G_CONNECT_SWAPPED);
}

static void
kiosk_thanks_screen_shown (KioskScreen *screen)
{
  KioskThanksScreen *self = KIOSK_THANKS_SCREEN (screen);

  update_state (self);
  update_question (self);
  update_count (self);
}

/* Not an answer: a second press of Enter must not answer what nobody has read. */
static GtkWidget *
kiosk_thanks_screen_get_default_focus (KioskScreen *screen)
{
  return KIOSK_THANKS_SCREEN (screen)->done;
}

static void
kiosk_thanks_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_THANKS_SCREEN);
  G_OBJECT_CLASS (kiosk_thanks_screen_parent_class)->dispose (object);
}

static void
kiosk_thanks_screen_class_init (KioskThanksScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_thanks_screen_dispose;
  screen_class->session_set = kiosk_thanks_screen_session_set;
  screen_class->shown = kiosk_thanks_screen_shown;
  screen_class->get_default_focus = kiosk_thanks_screen_get_default_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-thanks-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, title);
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, text);
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, question_box);
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, question);
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, yes);
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, no);
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, yes_label);
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, no_label);
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, undo);
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, undo_label);
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, count);
  gtk_widget_class_bind_template_child (widget_class, KioskThanksScreen, done);
}

static void
kiosk_thanks_screen_init (KioskThanksScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
