/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of labels: what it shows is read, not chosen. A screen reader says with each number what it counts. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-figures-table.h"

#include <glib/gi18n.h>

#include "kiosk-figure-words.h"

#define N_MEASURES 4
#define N_SIDES    2
#define N_HEADS    2

/* From here on letters are smaller where a screen is narrow. */
#define LONG_NUMBER 100000

/* With more rows than that, lines stand closer where a screen is low. */
#define MOST_ROWS 14

struct _KioskFiguresTable
{
  GtkWidget  parent_instance;
  GtkGrid   *grid;
  int        n_rows;  /* filled so far, heads included */
};

G_DEFINE_FINAL_TYPE (KioskFiguresTable, kiosk_figures_table, GTK_TYPE_WIDGET)

static const char *const measures[N_MEASURES] = {
  N_("Newly installed"), N_("Signed in"), N_("Helped"), N_("Could not install")
};

static const char *const sides[N_SIDES] = { N_("Tapped by residents"), N_("Noted by helpers") };

/* The same in a narrow column. */
static const char *const short_sides[N_SIDES] = { N_("self"), N_("helper") };

static gint64
get_value (const KioskTally *tally,
           int measure,
           int side)
{
  const KioskTallySide *figures = side == 0 ? &tally->self : &tally->helper;
  const gint64 values[N_MEASURES] = { figures->installed, figures->signed_in, figures->helped, figures->not_able };

  return values[measure];
}

static GtkWidget *
attach (KioskFiguresTable *self,
        const char *text,
        GtkAccessibleRole role,
        int column,
        int row,
        int width)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role", role, "xalign", 1.0f, NULL);

  gtk_grid_attach (self->grid, label, column, row, width, 1);
  gtk_widget_add_css_class (label, "figures-cell");
  gtk_widget_set_hexpand (label, column > 0);
  return label;
}

/* May take two lines; numbers may not. */
static GtkWidget *
attach_head (KioskFiguresTable *self,
             const char *text,
             int column,
             int row,
             int width)
{
  GtkWidget *label = attach (self, text, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, column, row, width);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 5 * width);
  gtk_label_set_yalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "figures-head");
  return label;
}

static void
mark_group (GtkWidget *label,
            int side)
{
  if (side == 0)
    gtk_widget_add_css_class (label, "figures-group");
}

static const char *
get_corner (KioskFiguresStep step)
{
  switch (step)
    {
    case KIOSK_FIGURES_STEP_WEEK:
      return _("Week");
    case KIOSK_FIGURES_STEP_MONTH:
      /* Translators: a month of the calendar */
      return _("Month");
    case KIOSK_FIGURES_STEP_DAY:
    default:
      return _("Date");
    }
}

static void
add_heads (KioskFiguresTable *self,
           KioskFiguresStep step)
{
  GtkWidget *corner = attach_head (self, get_corner (step), 0, 1, 1);

  gtk_label_set_xalign (GTK_LABEL (corner), 0);
  for (int measure = 0; measure < N_MEASURES; measure++)
    {
      mark_group (attach_head (self, _(measures[measure]), 1 + measure * N_SIDES, 0, N_SIDES), 0);
      for (int side = 0; side < N_SIDES; side++)
        mark_group (attach_head (self, _(short_sides[side]), 1 + measure * N_SIDES + side, 1, 1), side);
    }
  self->n_rows = N_HEADS;
}

/* "Mới cài, Người dân tự bấm: 12" */
static void
name_number (GtkWidget *label,
             int measure,
             int side)
{
  g_autofree char *words = g_strdup_printf ("%s, %s: %s", _(measures[measure]), _(sides[side]),
                                            gtk_label_get_label (GTK_LABEL (label)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
add_numbers (KioskFiguresTable *self,
             const KioskTally *tally,
             const char *style_class)
{
  for (int i = 0; i < N_MEASURES * N_SIDES; i++)
    {
      int measure = i / N_SIDES, side = i % N_SIDES;
      gint64 value = get_value (tally, measure, side);
      g_autofree char *number = kiosk_figure_words_dup_number (value);
      GtkWidget *label = attach (self, number, GTK_ACCESSIBLE_ROLE_CELL, 1 + i, self->n_rows, 1);

      gtk_widget_add_css_class (label, style_class);
      mark_group (label, side);
      name_number (label, measure, side);
      if (value >= LONG_NUMBER)
        gtk_widget_add_css_class (GTK_WIDGET (self), "long");
    }
}

/* @tally: NULL: nothing was counted yet, and there are no numbers. */
static void
add_row (KioskFiguresTable *self,
         const char *name,
         const KioskTally *tally,
         const char *style_class)
{
  int width = tally != NULL ? 1 : 1 + N_MEASURES * N_SIDES;
  GtkWidget *label = attach (self, name, GTK_ACCESSIBLE_ROLE_ROW_HEADER, 0, self->n_rows, width);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style_class);
  if (tally != NULL)
    add_numbers (self, tally, style_class);
  self->n_rows++;
}

static void
clear (KioskFiguresTable *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "long");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "tall");
}

static void
kiosk_figures_table_dispose (GObject *object)
{
  KioskFiguresTable *self = KIOSK_FIGURES_TABLE (object);

  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  G_OBJECT_CLASS (kiosk_figures_table_parent_class)->dispose (object);
}

static void
kiosk_figures_table_class_init (KioskFiguresTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_figures_table_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figures-table");
}

static void
kiosk_figures_table_init (KioskFiguresTable *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "figures-card");
}

static char *
dup_row_name (const KioskFiguresRow *row)
{
  g_autofree char *days = row->step == KIOSK_FIGURES_STEP_MONTH ? kiosk_figure_words_dup_month (row->from)
                                                                : kiosk_figure_words_dup_days (row->from, row->to);

  if (row->is_absent)
    return g_strdup_printf (_("%s: nothing counted yet"), days);
  return g_strconcat (days, row->has_open ? " *" : "", NULL);
}

/* @rows: (element-type KioskFiguresRow). @total: of the rows. @undated: (nullable): on a line of its own below the
 * total, which it is not part of: it may belong to another period. */
void
kiosk_figures_table_set_rows (KioskFiguresTable *self,
                              GArray *rows,
                              const KioskTally *total,
                              const KioskTally *undated)
{
  const KioskFiguresRow *first = (const KioskFiguresRow *) rows->data;

  g_return_if_fail (rows->len > 0);

  clear (self);
  if (rows->len > MOST_ROWS)
    gtk_widget_add_css_class (GTK_WIDGET (self), "tall");
  add_heads (self, first->step);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *name = dup_row_name (&first[i]);

      add_row (self, name, first[i].is_absent ? NULL : &first[i].tally, i % 2 == 0 ? "plain" : "tinted");
    }
  if (rows->len > 1)
    add_row (self, _("Total"), total, "figures-total");
  if (undated != NULL)
    add_row (self, _("Date unknown"), undated, "plain");
}
