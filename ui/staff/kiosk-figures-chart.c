/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New installs, day by day, week by week or month by month. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-figures-chart.h"

#include "kiosk-bar-chart.h"
#include "kiosk-figure-words.h"

struct _KioskFiguresChart
{
  GtkWidget      parent_instance;
  GtkLabel      *title;
  GtkWidget     *open;
  KioskBarChart *chart;
};

G_DEFINE_FINAL_TYPE (KioskFiguresChart, kiosk_figures_chart, GTK_TYPE_WIDGET)

static void
kiosk_figures_chart_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_FIGURES_CHART);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_figures_chart_parent_class)->dispose (object);
}

static void
kiosk_figures_chart_class_init (KioskFiguresChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_figures_chart_dispose;
  g_type_ensure (KIOSK_TYPE_BAR_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-figures-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresChart, title);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresChart, open);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresChart, chart);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figures-chart");
}

static void
kiosk_figures_chart_init (KioskFiguresChart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @rows: (element-type KioskFiguresRow): earliest first; a week is named by its first day. */
void
kiosk_figures_chart_set_rows (KioskFiguresChart *self,
                              const char *title,
                              GArray *rows)
{
  g_autofree KioskBar *bars = g_new0 (KioskBar, rows->len);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  gboolean has_open = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const KioskFiguresRow *row = &g_array_index (rows, KioskFiguresRow, i);

      g_ptr_array_add (labels, row->step == KIOSK_FIGURES_STEP_MONTH ? kiosk_figure_words_dup_month (row->from)
                                                                     : kiosk_figure_words_dup_day (row->from));
      bars[i].label = labels->pdata[i];
      bars[i].self = row->tally.self.installed;
      bars[i].helper = row->tally.helper.installed;
      bars[i].self_open = row->open.self.installed;
      bars[i].helper_open = row->open.helper.installed;
      bars[i].state = row->is_absent ? KIOSK_BAR_ABSENT : row->has_open ? KIOSK_BAR_OPEN : KIOSK_BAR_CLOSED;
      has_open = has_open || row->has_open;
    }
  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (self->open, has_open);
  kiosk_bar_chart_set_bars (self->chart, bars, rows->len);
}
