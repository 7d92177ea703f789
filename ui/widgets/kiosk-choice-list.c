/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of a list. A kiosk's list is not scrolled, since nobody sees that it could be: it is turned. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-choice-list.h"

#include <glib/gi18n.h>

struct _KioskChoiceList
{
  GtkWidget         parent_instance;
  GtkGrid          *grid;
  GtkToggleButton  *buttons[KIOSK_CHOICE_LIST_N];
  GtkWidget        *turn;
  GtkWidget        *previous;
  GtkWidget        *next;
  GtkLabel         *page_label;
  char            **labels;
  guint             n_labels;
  guint             n_a_page;
  guint             page;
  int               selected;    /* -1: none */
  gboolean          is_updating; /* nobody presses the buttons that change now */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskChoiceList, kiosk_choice_list, GTK_TYPE_WIDGET)

static guint
get_n_pages (KioskChoiceList *self)
{
  return MAX (1, (self->n_labels + self->n_a_page - 1) / self->n_a_page);
}

static void
update_button (KioskChoiceList *self,
               guint place)
{
  guint index = self->page * self->n_a_page + place;
  gboolean is_there = place < self->n_a_page && index < self->n_labels;
  const char *label = is_there ? self->labels[index] : "";

  gtk_widget_set_visible (GTK_WIDGET (self->buttons[place]), is_there);
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->buttons[place]))), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[place]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_toggle_button_set_active (self->buttons[place], is_there && (int) index == self->selected);
}

static void
update (KioskChoiceList *self)
{
  /* Translators: the page of a list, of how many */
  g_autofree char *page = g_strdup_printf (_("Page %u of %u"), self->page + 1, get_n_pages (self));

  self->is_updating = TRUE;
  for (guint i = 0; i < KIOSK_CHOICE_LIST_N; i++)
    update_button (self, i);
  self->is_updating = FALSE;
  gtk_widget_set_visible (self->turn, get_n_pages (self) > 1);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < get_n_pages (self));
  gtk_label_set_label (self->page_label, page);
}

/* Pressing the chosen one again does not take the choice back. */
static void
toggled_cb (GtkToggleButton *button,
            KioskChoiceList *self)
{
  guint place = 0;

  if (self->is_updating)
    return;
  while (self->buttons[place] != button)
    place++;
  self->selected = (int) (self->page * self->n_a_page + place);
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (guint) self->selected);
}

static void
previous_cb (KioskChoiceList *self)
{
  self->page--;
  update (self);
}

static void
next_cb (KioskChoiceList *self)
{
  self->page++;
  update (self);
}

static void
kiosk_choice_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&KIOSK_CHOICE_LIST (object)->labels, g_strfreev);
  G_OBJECT_CLASS (kiosk_choice_list_parent_class)->dispose (object);
}

static void
kiosk_choice_list_class_init (KioskChoiceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_choice_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "choice-list");
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);
}

static GtkWidget *
add_turn (KioskChoiceList *self,
          const char *label,
          GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->turn), button);
  return button;
}

static void
add_button (KioskChoiceList *self,
            guint place)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_grid_attach (self->grid, button, 0, (int) place, 1, 1);
  self->buttons[place] = GTK_TOGGLE_BUTTON (button);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
}

static void
kiosk_choice_list_init (KioskChoiceList *self)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (manager), GTK_ORIENTATION_VERTICAL);
  self->selected = -1;
  self->n_a_page = KIOSK_CHOICE_LIST_N;
  self->grid = GTK_GRID (gtk_grid_new ());
  self->turn = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "choices");
  gtk_widget_add_css_class (self->turn, "choice-turn");
  gtk_widget_set_vexpand (GTK_WIDGET (self->grid), TRUE);
  for (guint i = 0; i < KIOSK_CHOICE_LIST_N; i++)
    add_button (self, i);

  self->previous = add_turn (self, _("‹ Earlier in the list"), G_CALLBACK (previous_cb));
  self->page_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->page_label), TRUE);
  gtk_box_append (GTK_BOX (self->turn), GTK_WIDGET (self->page_label));
  self->next = add_turn (self, _("Further in the list ›"), G_CALLBACK (next_cb));
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  gtk_widget_set_parent (self->turn, GTK_WIDGET (self));
  update (self);
}

GtkWidget *
kiosk_choice_list_new (void)
{
  return g_object_new (KIOSK_TYPE_CHOICE_LIST, NULL);
}

/* @labels: (array zero-terminated=1): copied. Nothing is chosen then. */
void
kiosk_choice_list_set_items (KioskChoiceList *self,
                             const char *const *labels)
{
  g_strfreev (self->labels);
  self->labels = g_strdupv ((char **) labels);
  self->n_labels = g_strv_length (self->labels);
  self->page = 0;
  self->selected = -1;
  update (self);
}

/* Turns to the page that it is on; -1: none. */
void
kiosk_choice_list_set_selected (KioskChoiceList *self,
                                int index)
{
  g_return_if_fail (index < (int) self->n_labels);

  self->selected = index;
  self->page = index < 0 ? 0 : (guint) index / self->n_a_page;
  update (self);
}

/* -1: none. */
int
kiosk_choice_list_get_selected (KioskChoiceList *self)
{
  return self->selected;
}

/* Lines that are long need more room each: @n, KIOSK_CHOICE_LIST_N at most. Turns to the first page, or to that of what
 * is chosen; before kiosk_choice_list_set_layout(). */
void
kiosk_choice_list_set_n_a_page (KioskChoiceList *self,
                                guint n)
{
  g_return_if_fail (n > 0 && n <= KIOSK_CHOICE_LIST_N);

  if (n == self->n_a_page)
    return;
  self->n_a_page = n;
  kiosk_choice_list_set_selected (self, self->selected);
}

/* Upright, one below the other; else in two columns. */
void
kiosk_choice_list_set_layout (KioskChoiceList *self,
                              const KioskLayout *layout)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  int n_rows = (int) (layout->is_portrait ? self->n_a_page : (self->n_a_page + 1) / 2);

  for (int i = 0; i < KIOSK_CHOICE_LIST_N; i++)
    g_object_set (gtk_layout_manager_get_layout_child (manager, GTK_WIDGET (self->buttons[i])),
                  "column", i / n_rows, "row", i % n_rows, NULL);
}
