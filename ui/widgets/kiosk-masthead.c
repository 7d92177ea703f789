/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who speaks and what this is. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-masthead.h"

#include <glib/gi18n.h>

#include "kiosk-help-banner.h"
#include "kiosk-words.h"

struct _KioskMasthead
{
  GtkWidget     parent_instance;
  KioskHelpBanner *banner;
  GtkWidget    *line;
  GtkLabel     *place;
  GtkLabel     *mode;
  GtkLabel     *date;
  GtkLabel     *slogan;
  GtkLabel     *official;
  KioskSession *session;
  gboolean      show_extras;
};

G_DEFINE_FINAL_TYPE (KioskMasthead, kiosk_masthead, GTK_TYPE_WIDGET)

static void
update_place (KioskMasthead *self)
{
  KioskContext *context = kiosk_session_get_context (self->session);
  g_autofree char *place = kiosk_context_dup_place (context);
  /* Translators: %s is a ward in running text, "phường Tân Sơn Hòa" or "Phường 2" */
  g_autofree char *text = place != NULL ? g_strdup_printf (_("People’s Committee of %s"), place) : NULL;
  KioskMode mode = kiosk_context_get_mode (context);

  gtk_label_set_label (self->place, text != NULL ? text : "");
  gtk_label_set_label (self->mode, kiosk_words_get_mode (mode));
}

static void
update_date (KioskMasthead *self)
{
  KioskClock *clock = kiosk_context_get_clock (kiosk_session_get_context (self->session));
  g_autofree char *date = kiosk_words_dup_date (kiosk_clock_get_day (clock));

  gtk_label_set_label (self->date, date);
}

/* What stands around it moves closer together where text is large and somebody waits: a short screen is full then. */
static void
update_poster (KioskMasthead *self,
               gboolean is_tight)
{
  GtkWidget *poster = gtk_widget_get_parent (GTK_WIDGET (self));

  if (poster == NULL)
    return;
  if (is_tight)
    gtk_widget_add_css_class (poster, "tight");
  else
    gtk_widget_remove_css_class (poster, "tight");
}

/* Where text is large, the app's name and the QR need the room more, and so they do where somebody waits for a helper:
 * what people come for moves as little as can be. The mark of a training is a long one: the line it stands in is then
 * its own, but for the place where text is small. */
static void
update_lines (KioskMasthead *self)
{
  KioskMode mode = kiosk_context_get_mode (kiosk_session_get_context (self->session));
  gboolean is_calling = gtk_widget_get_visible (GTK_WIDGET (self->banner));
  gboolean show_extras = self->show_extras && !is_calling;
  gboolean show_place = !is_calling && (show_extras || mode != KIOSK_MODE_TRAINING);

  gtk_widget_set_visible (GTK_WIDGET (self->official), show_extras);
  gtk_widget_set_visible (GTK_WIDGET (self->slogan), show_extras);
  gtk_widget_set_visible (GTK_WIDGET (self->date), show_extras && mode != KIOSK_MODE_TRAINING);
  gtk_widget_set_visible (GTK_WIDGET (self->place), show_place);
  gtk_widget_set_visible (GTK_WIDGET (self->mode), mode != KIOSK_MODE_LIVE);
  gtk_widget_set_visible (self->line, show_place || mode != KIOSK_MODE_LIVE);
  update_poster (self, is_calling && !self->show_extras);
}

static void
kiosk_masthead_dispose (GObject *object)
{
  KioskMasthead *self = KIOSK_MASTHEAD (object);
  GtkWidget *child;

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_MASTHEAD);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_masthead_parent_class)->dispose (object);
}

static void
kiosk_masthead_class_init (KioskMastheadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_masthead_dispose;
  g_type_ensure (KIOSK_TYPE_HELP_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-masthead.ui");
  gtk_widget_class_bind_template_callback (widget_class, update_lines);
  gtk_widget_class_bind_template_child (widget_class, KioskMasthead, banner);
  gtk_widget_class_bind_template_child (widget_class, KioskMasthead, line);
  gtk_widget_class_bind_template_child (widget_class, KioskMasthead, place);
  gtk_widget_class_bind_template_child (widget_class, KioskMasthead, mode);
  gtk_widget_class_bind_template_child (widget_class, KioskMasthead, date);
  gtk_widget_class_bind_template_child (widget_class, KioskMasthead, official);
  gtk_widget_class_bind_template_child (widget_class, KioskMasthead, slogan);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "masthead");
}

static void
kiosk_masthead_init (KioskMasthead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_masthead_set_session (KioskMasthead *self,
                            KioskSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (kiosk_session_get_context (session), "notify::settings", G_CALLBACK (update_place), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "day-changed", G_CALLBACK (update_date), self, G_CONNECT_SWAPPED);
  kiosk_help_banner_set_help_call (self->banner, kiosk_session_get_help_call (session));
  update_place (self);
  update_date (self);
  update_lines (self);
}

void
kiosk_masthead_set_layout (KioskMasthead *self,
                           const KioskLayout *layout)
{
  self->show_extras = layout->show_extras;
  update_lines (self);
}
