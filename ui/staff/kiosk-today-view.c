/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today, as far as it is known what day that is. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-today-view.h"

#include <glib/gi18n.h>

#include "kiosk-column.h"
#include "kiosk-figure-card.h"
#include "kiosk-figure-words.h"
#include "kiosk-figures-chart.h"
#include "kiosk-words.h"

#define N_CARDS 4

struct _KioskTodayView
{
  GtkWidget          parent_instance;
  GtkLabel          *heading;
  GtkWidget         *cards;
  KioskFigureCard   *installed;
  KioskFigureCard   *signed_in;
  KioskFigureCard   *helped;
  KioskFigureCard   *not_able;
  KioskFiguresChart *chart;
  GtkLabel          *equation;
  GtkLabel          *note;
  GtkWidget         *close;
  GtkWidget         *no;
  GtkWidget         *yes;
  GtkLabel          *said;
  char              *result;  /* of closing the day; NULL: nothing was said yet */
  KioskDay           first;
};

G_DEFINE_FINAL_TYPE (KioskTodayView, kiosk_today_view, GTK_TYPE_WIDGET)

/* What is closed can be taken back no longer: it is asked twice. "No" comes to stand where the finger is, so that the
 * second half of a double tap closes nothing. */
static void
ask (KioskTodayView *self,
     gboolean is_asked)
{
  gtk_widget_set_visible (self->close, !is_asked);
  gtk_widget_set_visible (self->no, is_asked);
  gtk_widget_set_visible (self->yes, is_asked);
  if (is_asked)
    gtk_label_set_label (self->said, _("Figures that are closed can no longer be changed or taken back."));
  else
    gtk_label_set_label (self->said, self->result != NULL ? self->result : "");
}

static void
close_cb (KioskTodayView *self)
{
  ask (self, TRUE);
  gtk_widget_grab_focus (self->no);
}

static void
no_cb (KioskTodayView *self)
{
  ask (self, FALSE);
  gtk_widget_grab_focus (self->close);
}

static void
yes_cb (KioskTodayView *self)
{
  no_cb (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "staff.close-day", NULL);
}

/* Whoever comes back to it is asked anew. */
static void
kiosk_today_view_unmap (GtkWidget *widget)
{
  ask (KIOSK_TODAY_VIEW (widget), FALSE);
  GTK_WIDGET_CLASS (kiosk_today_view_parent_class)->unmap (widget);
}

static void
kiosk_today_view_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_pointer (&KIOSK_TODAY_VIEW (object)->result, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_TODAY_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_today_view_parent_class)->dispose (object);
}

static void
kiosk_today_view_class_init (KioskTodayViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_today_view_dispose;
  widget_class->unmap = kiosk_today_view_unmap;
  g_type_ensure (KIOSK_TYPE_COLUMN);
  g_type_ensure (KIOSK_TYPE_FIGURE_CARD);
  g_type_ensure (KIOSK_TYPE_FIGURES_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-today-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, heading);
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, cards);
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, installed);
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, signed_in);
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, helped);
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, not_able);
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, chart);
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, equation);
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, note);
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, close);
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, no);
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, yes);
  gtk_widget_class_bind_template_child (widget_class, KioskTodayView, said);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "today-view");
}

static void
kiosk_today_view_init (KioskTodayView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (close_cb), self);
  g_signal_connect_swapped (self->no, "clicked", G_CALLBACK (no_cb), self);
  g_signal_connect_swapped (self->yes, "clicked", G_CALLBACK (yes_cb), self);
}

/* Upright, the cards stand two by two. */
void
kiosk_today_view_set_layout (KioskTodayView *self,
                             const KioskLayout *layout)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (self->cards);
  int n_columns = layout->is_portrait ? N_CARDS / 2 : N_CARDS;
  int i = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL;
       card = gtk_widget_get_next_sibling (card), i++)
    g_object_set (gtk_layout_manager_get_layout_child (manager, card),
                  "column", i % n_columns, "row", i / n_columns, NULL);
}

/* The first day of the book, so that days before it do not look like days without taps; before the figures are set.
 * KIOSK_DAY_UNKNOWN: nobody says. */
void
kiosk_today_view_set_first_day (KioskTodayView *self,
                                KioskDay first)
{
  self->first = first;
}

static void
set_cards (KioskTodayView *self,
           const KioskTally *tally)
{
  kiosk_figure_card_set_figures (self->installed, tally->self.installed, tally->helper.installed);
  kiosk_figure_card_set_figures (self->signed_in, tally->self.signed_in, tally->helper.signed_in);
  kiosk_figure_card_set_figures (self->helped, tally->self.helped, tally->helper.helped);
  kiosk_figure_card_set_figures (self->not_able, tally->self.not_able, tally->helper.not_able);
}

/* Without a date there is nothing that fourteen days could be counted from. */
static void
set_chart (KioskTodayView *self,
           KioskDay today,
           GArray *days)
{
  KioskFiguresSpan book = { self->first, today };
  g_autoptr (GArray) rows = NULL;
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->chart), today != KIOSK_DAY_UNKNOWN);
  if (today == KIOSK_DAY_UNKNOWN)
    return;

  rows = kiosk_figures_rows_new (KIOSK_FIGURES_STEP_DAY, today - (KIOSK_TODAY_VIEW_N_DAYS - 1), today, &book, days);
  /* Translators: a number of days */
  title = g_strdup_printf (_("The last %d days · people who newly installed"), KIOSK_TODAY_VIEW_N_DAYS);
  kiosk_figures_chart_set_rows (self->chart, title, rows);
}

/* @days: (element-type KioskDayFigures): those with taps of the last KIOSK_TODAY_VIEW_N_DAYS days.
 * @today: KIOSK_DAY_UNKNOWN while the clock cannot be trusted: then the figures of no date are shown. */
void
kiosk_today_view_set_figures (KioskTodayView *self,
                              KioskDay today,
                              GArray *days)
{
  g_autofree char *date = kiosk_words_dup_date (today);
  g_autofree char *equation = NULL;
  g_autofree char *note = NULL;
  KioskDayFigures figures;

  kiosk_figures_rows_find (days, today, &figures);
  equation = kiosk_figure_words_dup_equation (&figures.tally);
  note = kiosk_figure_words_dup_overlap (&figures.tally);
  gtk_label_set_label (self->heading, *date != '\0' ? date : _("The date is not known"));
  gtk_label_set_label (self->equation, equation);
  gtk_label_set_label (self->note, note);
  set_cards (self, &figures.tally);
  set_chart (self, today, days);
}

/* What came of closing the day; "" for nothing. */
void
kiosk_today_view_set_said (KioskTodayView *self,
                           const char *text)
{
  g_free (self->result);
  self->result = g_strdup (text);
  if (!gtk_widget_get_visible (self->yes))
    gtk_label_set_label (self->said, text);
}
