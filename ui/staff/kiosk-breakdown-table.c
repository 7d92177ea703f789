/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of labels and bars: what it shows is read, not chosen. Bars of one dimension are drawn to one measure. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-breakdown-table.h"

#include <glib/gi18n.h>

#include "kiosk-figure-words.h"
#include "kiosk-helper-words.h"

#define N_SIDES 2

/* A name takes two lines rather than all the room of the bars. */
#define LEAST_NAME_CHARS 16
#define MOST_NAME_CHARS  36

/* With more rows than that, heads included, they stand closer. */
#define MOST_WIDE_ROWS 9

struct _KioskBreakdownTable
{
  GtkWidget  parent_instance;
  GtkGrid   *grid;
  int        n_rows;  /* filled so far, heads included */
};

G_DEFINE_FINAL_TYPE (KioskBreakdownTable, kiosk_breakdown_table, GTK_TYPE_WIDGET)

static const char *const sides[N_SIDES] = { N_("Tapped by residents"), N_("Noted by helpers") };

static const char *const heads[KIOSK_N_DIMENSIONS] = {
  [KIOSK_DIMENSION_KIND] = N_("Result"),
  [KIOSK_DIMENSION_AUDIENCE] = N_("Audience"),
  [KIOSK_DIMENSION_TEAM] = N_("Noted by"),
  [KIOSK_DIMENSION_SHIFT] = N_("Part of the day"),
  [KIOSK_DIMENSION_NOT_ABLE] = N_("Could not install"),
  [KIOSK_DIMENSION_NOT_SIGNED_IN] = N_("Newly installed, not signed in"),
};

static const char *
get_name (KioskSettings *settings,
          KioskDimension dimension,
          int value)
{
  switch (dimension)
    {
    case KIOSK_DIMENSION_KIND:
      return kiosk_helper_words_get_kind ((KioskKind) value);
    case KIOSK_DIMENSION_AUDIENCE:
      /* Translators: residents who tap for themselves are not asked what audience they belong to */
      return value == KIOSK_AUDIENCE_UNSPECIFIED ? _("Not asked") : kiosk_helper_words_get_audience (value);
    case KIOSK_DIMENSION_TEAM:
      return value == KIOSK_TEAM_NONE ? _("Residents themselves") : kiosk_helper_words_get_team_of (settings, value);
    case KIOSK_DIMENSION_SHIFT:
      return kiosk_helper_words_get_shift ((KioskShift) value);
    case KIOSK_DIMENSION_NOT_ABLE:
    case KIOSK_DIMENSION_NOT_SIGNED_IN:
    case KIOSK_N_DIMENSIONS:
    default:
      return value == KIOSK_REASON_NONE ? _("Not said") : kiosk_helper_words_get_reason ((KioskReason) value);
    }
}

static GtkLabel *
attach (KioskBreakdownTable *self,
        const char *text,
        GtkAccessibleRole role,
        int column,
        int width)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role", role, "xalign", 0.0f, NULL);

  gtk_grid_attach (self->grid, label, column, self->n_rows, width, 1);
  gtk_widget_add_css_class (label, "breakdown-cell");
  return GTK_LABEL (label);
}

static GtkLabel *
attach_name (KioskBreakdownTable *self,
             const char *text,
             GtkAccessibleRole role,
             int width)
{
  GtkLabel *label = attach (self, text, role, 0, width);

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (label, LEAST_NAME_CHARS);
  gtk_label_set_max_width_chars (label, MOST_NAME_CHARS);
  return label;
}

/* Heads below other rows keep away from them. */
static void
mark_head (KioskBreakdownTable *self,
           GtkLabel *head)
{
  gtk_widget_add_css_class (GTK_WIDGET (head), "figures-head");
  if (self->n_rows > 0)
    gtk_widget_add_css_class (GTK_WIDGET (head), "second");
}

static void
add_heads (KioskBreakdownTable *self,
           KioskDimension dimension)
{
  mark_head (self, attach_name (self, _(heads[dimension]), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, 1));
  for (int side = 0; side < N_SIDES; side++)
    {
      GtkLabel *head = attach (self, _(sides[side]), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, 1 + 2 * side, 2);

      gtk_label_set_wrap (head, TRUE);
      mark_head (self, head);
    }
  self->n_rows++;
}

/* The number says what the bar shows, and a screen reader says the number. */
static void
add_bar (KioskBreakdownTable *self,
         gint64 people,
         gint64 most,
         int side)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 "fraction", most > 0 ? (double) people / (double) most : 0.0, NULL);

  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_add_css_class (bar, "breakdown-bar");
  gtk_widget_add_css_class (bar, side == 0 ? "by-self" : "by-helper");
  gtk_grid_attach (self->grid, bar, 2 + 2 * side, self->n_rows, 1, 1);
}

/* "Người dân tự bấm: 12" */
static void
add_number (KioskBreakdownTable *self,
            gint64 people,
            int side)
{
  g_autofree char *number = kiosk_figure_words_dup_number (people);
  g_autofree char *words = g_strdup_printf ("%s: %s", _(sides[side]), number);
  GtkLabel *label = attach (self, number, GTK_ACCESSIBLE_ROLE_CELL, 1 + 2 * side, 1);

  gtk_label_set_xalign (label, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
add_row (KioskBreakdownTable *self,
         const char *name,
         const KioskBreakdownRow *row,
         gint64 most)
{
  attach_name (self, name, GTK_ACCESSIBLE_ROLE_ROW_HEADER, 1);
  for (int side = 0; side < N_SIDES; side++)
    {
      gint64 people = side == 0 ? row->self : row->helper;

      add_number (self, people, side);
      add_bar (self, people, most, side);
    }
  self->n_rows++;
}

static gint64
find_most (GArray *rows)
{
  gint64 most = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const KioskBreakdownRow *row = &g_array_index (rows, KioskBreakdownRow, i);

      most = MAX (most, MAX (row->self, row->helper));
    }
  return most;
}

static void
kiosk_breakdown_table_dispose (GObject *object)
{
  KioskBreakdownTable *self = KIOSK_BREAKDOWN_TABLE (object);

  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  G_OBJECT_CLASS (kiosk_breakdown_table_parent_class)->dispose (object);
}

static void
kiosk_breakdown_table_class_init (KioskBreakdownTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_breakdown_table_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "breakdown-table");
}

static void
kiosk_breakdown_table_init (KioskBreakdownTable *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "figures-card");
}

void
kiosk_breakdown_table_clear (KioskBreakdownTable *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "tall");
  self->n_rows = 0;
}

/* Below what is there: heads, and a row a value that anybody had; where nobody had any, a line that says so.
 * @settings: (nullable): for the name of the team. @cells: (element-type KioskCell). */
void
kiosk_breakdown_table_add (KioskBreakdownTable *self,
                           KioskSettings *settings,
                           GArray *cells,
                           KioskDimension dimension)
{
  g_autoptr (GArray) rows = kiosk_breakdown_new (cells, dimension);
  gint64 most = find_most (rows);

  add_heads (self, dimension);
  for (guint i = 0; i < rows->len; i++)
    {
      const KioskBreakdownRow *row = &g_array_index (rows, KioskBreakdownRow, i);

      add_row (self, get_name (settings, dimension, row->value), row, most);
    }
  if (rows->len == 0)
    {
      attach_name (self, _("Nobody in this period"), GTK_ACCESSIBLE_ROLE_ROW_HEADER, 1 + 2 * N_SIDES);
      self->n_rows++;
    }
  if (self->n_rows > MOST_WIDE_ROWS)
    gtk_widget_add_css_class (GTK_WIDGET (self), "tall");
}
