/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of a period, a row a day, a week or a month; who these people were; and the form that asks for the days. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-figures-view.h"

#include <glib/gi18n.h>

#include "kiosk-breakdown-view.h"
#include "kiosk-column.h"
#include "kiosk-figure-words.h"
#include "kiosk-figures-chart.h"
#include "kiosk-figures-table.h"
#include "kiosk-range-form.h"
#include "kiosk-turn.h"

/* A longer period has a row a week in the table, so that it can be seen at once … */
#define MOST_DAY_ROWS 7

/* … and this one a place a week in the chart. */
#define MOST_DAY_BARS 31

/* What is longer than any quarter has a row and a place a month. */
#define MOST_WEEK_DAYS 92

struct _KioskFiguresView
{
  GtkWidget           parent_instance;
  GtkStack           *stack;
  KioskRangeForm     *range;
  KioskBreakdownView *breakdown;
  GtkBox             *controls;
  GtkWidget          *kinds;
  GtkWidget          *earlier;
  GtkWidget          *later;
  GtkLabel           *heading;
  GtkWidget          *more;
  KioskFiguresChart  *chart;
  KioskFiguresTable  *table;
  GtkLabel           *equation;
  GtkLabel           *marks;
  GtkLabel           *note;
  KioskFiguresSpan    book;
  KioskDay            from;       /* of the figures that are shown; KIOSK_DAY_UNKNOWN before */
  KioskDay            to;
};

G_DEFINE_FINAL_TYPE (KioskFiguresView, kiosk_figures_view, GTK_TYPE_WIDGET)

static void
range_chosen_cb (KioskFiguresView *self,
                 guint from,
                 guint to)
{
  kiosk_figures_view_leave_form (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "staff.range", "(uu)", from, to);
}

static void
ask_breakdown_cb (KioskFiguresView *self)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->breakdown));
  kiosk_breakdown_view_begin (self->breakdown);
}

static void
leave_breakdown_cb (KioskFiguresView *self)
{
  kiosk_figures_view_leave_form (self);
  gtk_widget_grab_focus (self->more);
}

static void
kiosk_figures_view_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_FIGURES_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_figures_view_parent_class)->dispose (object);
}

static void
kiosk_figures_view_class_init (KioskFiguresViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_figures_view_dispose;
  g_type_ensure (KIOSK_TYPE_COLUMN);
  g_type_ensure (KIOSK_TYPE_FIGURES_CHART);
  g_type_ensure (KIOSK_TYPE_FIGURES_TABLE);
  g_type_ensure (KIOSK_TYPE_RANGE_FORM);
  g_type_ensure (KIOSK_TYPE_BREAKDOWN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-figures-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, range);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, breakdown);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, controls);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, kinds);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, earlier);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, later);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, heading);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, more);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, chart);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, table);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, equation);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, marks);
  gtk_widget_class_bind_template_child (widget_class, KioskFiguresView, note);
  gtk_widget_class_bind_template_callback (widget_class, range_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_breakdown_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_breakdown_cb);
  gtk_widget_class_bind_template_callback (widget_class, kiosk_figures_view_leave_form);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figures-view");
}

static void
kiosk_figures_view_init (KioskFiguresView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Upright, the ways to other periods stand below the kinds. */
void
kiosk_figures_view_set_layout (KioskFiguresView *self,
                               const KioskLayout *layout)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->controls),
                                  layout->is_portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  kiosk_range_form_set_layout (self->range, layout);
  kiosk_breakdown_view_set_layout (self->breakdown, layout);
}

/* The first day of the book and today, so that days before and to come do not look like days without taps; before the
 * figures are set. KIOSK_DAY_UNKNOWN: nobody says. */
void
kiosk_figures_view_set_span (KioskFiguresView *self,
                             KioskDay first,
                             KioskDay today)
{
  self->book = (KioskFiguresSpan){ first, today };
}

/* The form for days of one's own choice instead of the figures, with the days of these. It activates "staff.range". */
void
kiosk_figures_view_ask_range (KioskFiguresView *self)
{
  kiosk_range_form_begin (self->range, self->from, self->to, self->book.last);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->range));
  gtk_widget_child_focus (GTK_WIDGET (self->range), GTK_DIR_TAB_FORWARD);
}

/* Back to the figures, whatever stands in the form; also from who the people were. */
void
kiosk_figures_view_leave_form (KioskFiguresView *self)
{
  if (gtk_stack_get_visible_child (self->stack) == gtk_widget_get_first_child (GTK_WIDGET (self->stack)))
    return;
  gtk_stack_set_visible_child (self->stack, gtk_widget_get_first_child (GTK_WIDGET (self->stack)));
  gtk_widget_grab_focus (gtk_widget_get_last_child (self->kinds));
}

/* Also where nobody has given the action a state. */
static void
set_kind (KioskFiguresView *self,
          const char *kind_nick)
{
  for (GtkWidget *button = gtk_widget_get_first_child (self->kinds); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    g_str_equal (g_variant_get_string (target, NULL), kind_nick));
    }
}

/* There is nothing before the first day of the book, nor after today. */
static void
set_turns (KioskFiguresView *self)
{
  kiosk_turn_set_leads_nowhere (self->earlier,
                                self->book.first != KIOSK_DAY_UNKNOWN && self->from <= self->book.first);
  kiosk_turn_set_leads_nowhere (self->later, self->book.last != KIOSK_DAY_UNKNOWN && self->to >= self->book.last);
}

static GArray *
new_rows (KioskFiguresView *self,
          KioskDay from,
          KioskDay to,
          guint most_days,
          GArray *days)
{
  KioskFiguresStep step = KIOSK_FIGURES_STEP_DAY;

  if (to - from >= MOST_WEEK_DAYS)
    step = KIOSK_FIGURES_STEP_MONTH;
  else if (to - from >= most_days)
    step = KIOSK_FIGURES_STEP_WEEK;
  return kiosk_figures_rows_new (step, from, to, &self->book, days);
}

static const char *
get_chart_title (KioskFiguresStep step)
{
  switch (step)
    {
    case KIOSK_FIGURES_STEP_WEEK:
      return _("People who newly installed, week by week");
    case KIOSK_FIGURES_STEP_MONTH:
      return _("People who newly installed, month by month");
    case KIOSK_FIGURES_STEP_DAY:
    default:
      return _("People who newly installed, day by day");
    }
}

/* One day makes no chart. */
static void
set_chart (KioskFiguresView *self,
           KioskDay from,
           KioskDay to,
           GArray *days)
{
  g_autoptr (GArray) rows = new_rows (self, from, to, MOST_DAY_BARS, days);

  gtk_widget_set_visible (GTK_WIDGET (self->chart), rows->len > 1);
  kiosk_figures_chart_set_rows (self->chart,
                                get_chart_title (g_array_index (rows, KioskFiguresRow, 0).step), rows);
}

/* What the star and the last row of the table mean, where there are any. */
static void
set_marks (KioskFiguresView *self,
           gboolean has_open,
           gboolean has_undated)
{
  g_autoptr (GString) marks = g_string_new (NULL);

  if (has_open)
    g_string_append (marks, _("* Not closed yet: these figures can still change."));
  if (has_open && has_undated)
    g_string_append_c (marks, '\n');
  if (has_undated)
    g_string_append (marks, _("What has no date is not part of the total: it may be of another period."));
  gtk_label_set_label (self->marks, marks->str);
  gtk_widget_set_visible (GTK_WIDGET (self->marks), has_open || has_undated);
}

/* @kind_nick: day, week, month, quarter or range. @from, @to: known days. @days: (element-type KioskDayFigures): those
 * with taps, and what has no date if there is any. */
void
kiosk_figures_view_set_figures (KioskFiguresView *self,
                                const char *kind_nick,
                                KioskDay from,
                                KioskDay to,
                                GArray *days)
{
  g_autoptr (GArray) rows = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *equation = NULL;
  g_autofree char *note = NULL;
  KioskDayFigures undated;
  KioskTally total = { 0 };
  gboolean has_open = FALSE;
  gboolean has_undated;

  g_return_if_fail (from != KIOSK_DAY_UNKNOWN && from <= to);

  self->from = from;
  self->to = to;
  rows = new_rows (self, from, to, MOST_DAY_ROWS, days);
  for (guint i = 0; i < rows->len; i++)
    {
      kiosk_tally_add (&total, &g_array_index (rows, KioskFiguresRow, i).tally);
      has_open = has_open || g_array_index (rows, KioskFiguresRow, i).has_open;
    }
  heading = kiosk_figure_words_dup_period (kind_nick, from, to);
  equation = kiosk_figure_words_dup_equation (&total);
  has_undated = kiosk_figures_rows_find (days, KIOSK_DAY_UNKNOWN, &undated);
  note = kiosk_figure_words_dup_overlap (&total);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->equation, equation);
  gtk_label_set_label (self->note, note);
  set_marks (self, has_open, has_undated);
  set_kind (self, kind_nick);
  set_turns (self);
  set_chart (self, from, to, days);
  kiosk_figures_table_set_rows (self->table, rows, &total, has_undated ? &undated.tally : NULL);
}

/* Who the people of the figures were that were set last. @settings: (nullable). @cells: (element-type KioskCell)
 * (nullable): NULL while they are being read. */
void
kiosk_figures_view_set_cells (KioskFiguresView *self,
                              KioskSettings *settings,
                              GArray *cells)
{
  kiosk_breakdown_view_set_cells (self->breakdown, gtk_label_get_label (self->heading), settings, cells);
}
