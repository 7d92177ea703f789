/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As many rows as there are: a desk's window scrolls, where a kiosk's screen turns pages. Emits "toggled" with an item,
 * which of its buttons was pressed, and whether it is in now. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-list.h"

#define IN_MARK "✓"

struct _KioskDeskList
{
  GtkWidget         parent_instance;
  GtkListView      *view;
  KioskDeskListFunc func;
  gpointer          user_data;
  gboolean          is_binding;  /* nobody presses the buttons that change now */
};

enum
{
  SIGNAL_TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskDeskList, kiosk_desk_list, GTK_TYPE_WIDGET)

/* The parts of a row's widget, in their order. */
typedef struct
{
  GtkLabel        *mark;
  GtkLabel        *title;
  GtkLabel        *text;
  GtkToggleButton *buttons[KIOSK_DESK_LIST_N_BUTTONS];
} Row;

/* What is pressed in has a mark of its own, so that nobody takes it for what is still to be pressed. */
static void
mark_button (GtkToggleButton *button)
{
  const char *label = g_object_get_data (G_OBJECT (button), "label");
  g_autofree char *marked = gtk_toggle_button_get_active (button) ? g_strdup_printf (IN_MARK "\u00a0%s", label) : NULL;

  gtk_button_set_label (GTK_BUTTON (button), marked != NULL ? marked : label);
}

static void
toggled_cb (GtkToggleButton *button,
            GtkListItem *item)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (button), KIOSK_TYPE_DESK_LIST);
  const Row *row = g_object_get_data (G_OBJECT (item), "row");
  guint place = 0;

  mark_button (button);
  if (list == NULL || KIOSK_DESK_LIST (list)->is_binding)
    return;
  while (row->buttons[place] != button)
    place++;
  g_signal_emit (list, signals[SIGNAL_TOGGLED], 0, gtk_list_item_get_item (item), place,
                 gtk_toggle_button_get_active (button));
}

static GtkLabel *
new_label (const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  return label;
}

static GtkWidget *
new_texts (Row *row)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->title = new_label ("desk-row-title");
  row->text = new_label ("desk-row-text");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (row->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (row->text));
  return texts;
}

static void
add_buttons (GtkBox *box,
             Row *row,
             GtkListItem *item)
{
  for (guint i = 0; i < KIOSK_DESK_LIST_N_BUTTONS; i++)
    {
      row->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_widget_set_valign (GTK_WIDGET (row->buttons[i]), GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (GTK_WIDGET (row->buttons[i]), "pill");
      g_object_set_data_full (G_OBJECT (row->buttons[i]), "label", g_strdup (""), g_free);
      gtk_box_append (box, GTK_WIDGET (row->buttons[i]));
      g_signal_connect_object (row->buttons[i], "toggled", G_CALLBACK (toggled_cb), item, 0);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          KioskDeskList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  Row *row = g_new0 (Row, 1);

  row->mark = new_label ("desk-mark");
  gtk_widget_set_valign (GTK_WIDGET (row->mark), GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "desk-row");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->mark));
  gtk_box_append (GTK_BOX (box), new_texts (row));
  add_buttons (GTK_BOX (box), row, item);
  g_object_set_data_full (G_OBJECT (item), "row", row, g_free);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
name_row (GtkListItem *item,
          const KioskDeskListRow *row)
{
  GtkWidget *widget = gtk_widget_get_parent (gtk_list_item_get_child (item));
  g_autofree char *name = g_strdup_printf ("%s. %s", row->title, row->text);

  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Which kiosk a button is about stands beside it, and has to be in its own name as well. */
static void
show_button (GtkToggleButton *button,
             const char *title,
             const char *label,
             gboolean is_on)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", label != NULL ? label : "", title);

  g_object_set_data_full (G_OBJECT (button), "label", g_strdup (label != NULL ? label : ""), g_free);
  gtk_toggle_button_set_active (button, is_on);
  mark_button (button);
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         KioskDeskList *self)
{
  Row *row = g_object_get_data (G_OBJECT (item), "row");
  KioskDeskListRow said = { 0 };

  self->func (gtk_list_item_get_item (item), &said, self->user_data);
  self->is_binding = TRUE;
  gtk_label_set_label (row->mark, said.mark);
  gtk_label_set_label (row->title, said.title);
  gtk_label_set_label (row->text, said.text);
  gtk_widget_set_visible (GTK_WIDGET (row->text), *said.text != '\0');
  for (guint i = 0; i < KIOSK_DESK_LIST_N_BUTTONS; i++)
    show_button (row->buttons[i], said.title, said.buttons[i], said.is_on[i]);
  self->is_binding = FALSE;
  name_row (item, &said);
  g_free (said.title);
  g_free (said.text);
}

static void
kiosk_desk_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_desk_list_parent_class)->dispose (object);
}

static void
kiosk_desk_list_class_init (KioskDeskListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_list_dispose;
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 3, G_TYPE_OBJECT, G_TYPE_UINT, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "desk-list");
}

static void
kiosk_desk_list_init (KioskDeskList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

void
kiosk_desk_list_set_model (KioskDeskList *self,
                           GListModel *model)
{
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (model));

  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/* Before kiosk_desk_list_set_model(). */
void
kiosk_desk_list_set_function (KioskDeskList *self,
                              KioskDeskListFunc func,
                              gpointer user_data)
{
  self->func = func;
  self->user_data = user_data;
}

/* Rows that came in before those that are seen have pushed these down; a list that is given anew begins at its
 * first. */
void
kiosk_desk_list_show_first (KioskDeskList *self)
{
  g_autoptr (GtkSelectionModel) selection = gtk_list_view_get_model (self->view);

  if (selection == NULL)
    return;
  g_object_ref (selection);
  gtk_list_view_set_model (self->view, NULL);
  gtk_list_view_set_model (self->view, selection);
}

/* What the list is of, for those who do not see it. */
void
kiosk_desk_list_set_name (KioskDeskList *self,
                          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
