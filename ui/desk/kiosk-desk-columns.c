/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first column names the row and takes what room there is; the others hold short values. Emits "activated" with the
 * place of a row. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-columns.h"

/* A name keeps that much of a narrow window, and the rest is scrolled. */
#define NAME_CHARS 16

struct _KioskDeskColumns
{
  GtkWidget          parent_instance;
  GtkColumnView     *view;
  KioskDeskCellFunc  text;
  KioskDeskClassFunc style;
  KioskDeskCellFunc  say;
  gpointer           user_data;
};

/* What a column knows of itself. */
typedef struct
{
  KioskDeskColumns *table;  /* outlives its columns */
  guint           place;
  char           *head;
} Column;

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskDeskColumns, kiosk_desk_columns, GTK_TYPE_WIDGET)

static void
column_free (gpointer data,
             GClosure *closure)
{
  Column *self = data;

  g_free (self->head);
  g_free (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *cell,
          Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->place == 0 ? 0.0f : 1.0f);
  gtk_widget_add_css_class (label, "desk-cell");
  if (column->place == 0)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
    }
  gtk_list_item_set_child (cell, label);
}

/* The row widget's own name is what a screen reader says when the row is reached. */
static void
name_row (GtkWidget *label,
          const char *text)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
set_style (GtkWidget *label,
           const char *style)
{
  const char *const classes[] = { "desk-cell", style, NULL };

  gtk_widget_set_css_classes (label, (const char **) classes);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *cell,
         Column *column)
{
  KioskDeskColumns *self = column->table;
  GtkWidget *label = gtk_list_item_get_child (cell);
  g_autofree char *text = self->text (gtk_list_item_get_item (cell), column->place, self->user_data);
  g_autofree char *said = self->say != NULL ? self->say (gtk_list_item_get_item (cell), column->place, self->user_data)
                                            : g_strdup (text);
  g_autofree char *name = g_strdup_printf ("%s: %s", column->head, said);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (self->style != NULL)
    set_style (label, self->style (gtk_list_item_get_item (cell), column->place, self->user_data));
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  column->place == 0 ? text : name, -1);
  if (column->place == 0)
    name_row (label, text);
}

static void
activate_cb (GtkColumnView *view,
             guint place,
             KioskDeskColumns *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, place);
}

static void
kiosk_desk_columns_dispose (GObject *object)
{
  KioskDeskColumns *self = KIOSK_DESK_COLUMNS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->view = NULL;
  G_OBJECT_CLASS (kiosk_desk_columns_parent_class)->dispose (object);
}

static void
kiosk_desk_columns_class_init (KioskDeskColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_columns_dispose;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "desk-columns");
}

static void
kiosk_desk_columns_init (KioskDeskColumns *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_reorderable (self->view, FALSE);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
  /* A bar that is seen all the time tells that there are more columns than have room. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

GtkWidget *
kiosk_desk_columns_new (void)
{
  return g_object_new (KIOSK_TYPE_DESK_COLUMNS, NULL);
}

void
kiosk_desk_columns_set_model (KioskDeskColumns *self,
                              GListModel *model)
{
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (model));

  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/* @style: (nullable). Before kiosk_desk_columns_set_columns(). */
void
kiosk_desk_columns_set_functions (KioskDeskColumns *self,
                                  KioskDeskCellFunc text,
                                  KioskDeskClassFunc style,
                                  gpointer user_data)
{
  self->text = text;
  self->style = style;
  self->user_data = user_data;
}

/* (nullable): what a screen reader says of a cell whose text is a mark. */
void
kiosk_desk_columns_set_say (KioskDeskColumns *self,
                            KioskDeskCellFunc say)
{
  self->say = say;
}

/* What the table is of, for those who do not see it. */
void
kiosk_desk_columns_set_name (KioskDeskColumns *self,
                             const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
append_column (KioskDeskColumns *self,
               const char *head,
               guint place)
{
  Column *data = g_new0 (Column, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  data->table = self;
  data->place = place;
  data->head = g_strdup (head);
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), data, column_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  column = gtk_column_view_column_new (head, factory);
  gtk_column_view_column_set_expand (column, place == 0);
  gtk_column_view_append_column (self->view, column);
}

/* Figures stand at the right of their columns, and so do the heads over them. GTK lets nobody at a head: it is looked
 * for as the label in each of the buttons of the first row. */
static void
align_heads (KioskDeskColumns *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *head = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (head = head != NULL ? gtk_widget_get_next_sibling (head) : NULL; head != NULL;
       head = gtk_widget_get_next_sibling (head))
    {
      GtkWidget *label = head;

      while (label != NULL && !GTK_IS_LABEL (label))
        label = gtk_widget_get_first_child (label);
      if (label == NULL)
        continue;
      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
    }
}

static void
clear_columns (KioskDeskColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

/* @heads: ended by NULL; @is_narrow: many columns of a letter or two. */
void
kiosk_desk_columns_set_columns (KioskDeskColumns *self,
                                const char *const *heads,
                                gboolean is_narrow)
{
  clear_columns (self);
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  for (guint i = 0; heads[i] != NULL; i++)
    append_column (self, heads[i], i);
  align_heads (self);
}
