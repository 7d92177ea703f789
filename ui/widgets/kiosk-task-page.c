/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of a task: its owner says what is on it, and goes on by what comes back. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-task-page.h"

#include "kiosk-choice-list.h"

/* On a page, of choices with two lines of words. */
#define N_LONG 6

struct _KioskTaskPage
{
  GtkWidget        parent_instance;
  GtkLabel        *title;
  GtkStack        *stack;
  KioskChoiceList *choices;
  KioskPadForm    *form;
  GtkLabel        *text;
  GtkLabel        *said;
  GtkWidget       *back;
  GtkWidget       *extra;
  GtkWidget       *accept;
  GtkWidget       *no;      /* in the place of the three while it is asked whether the extra one was meant */
  GtkWidget       *yes;
  gboolean         asks;    /* before the extra one is carried out */
  gboolean         has_long_choices;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_BACK,
  SIGNAL_EXTRA,
  SIGNAL_ACCEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskTaskPage, kiosk_task_page, GTK_TYPE_WIDGET)

static void
chosen_cb (KioskTaskPage *self,
           guint index)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, index);
}

static void
back_cb (KioskTaskPage *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static gboolean
has_label (GtkWidget *button)
{
  return *gtk_button_get_label (GTK_BUTTON (button)) != '\0';
}

/* "Yes" stands away from where the finger is, so that the second half of a double tap falls on nothing. */
static void
show_question (KioskTaskPage *self,
               gboolean is_asked)
{
  gtk_widget_set_visible (self->no, is_asked);
  gtk_widget_set_visible (self->yes, is_asked);
  gtk_widget_set_visible (self->back, !is_asked && has_label (self->back));
  gtk_widget_set_visible (self->extra, !is_asked && has_label (self->extra));
  gtk_widget_set_visible (self->accept, !is_asked && has_label (self->accept));
}

static void
extra_cb (KioskTaskPage *self)
{
  if (!self->asks)
    {
      g_signal_emit (self, signals[SIGNAL_EXTRA], 0);
      return;
    }
  show_question (self, TRUE);
  gtk_widget_grab_focus (self->no);
}

static void
no_cb (KioskTaskPage *self)
{
  show_question (self, FALSE);
  gtk_widget_grab_focus (self->extra);
}

static void
yes_cb (KioskTaskPage *self)
{
  no_cb (self);
  g_signal_emit (self, signals[SIGNAL_EXTRA], 0);
}

static void
accept_cb (KioskTaskPage *self)
{
  g_signal_emit (self, signals[SIGNAL_ACCEPT], 0);
}

static void
kiosk_task_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_task_page_parent_class)->dispose (object);
}

static guint
add_signal (GObjectClass *klass,
            const char *name,
            guint n_arguments)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       n_arguments, G_TYPE_UINT);
}

static void
kiosk_task_page_class_init (KioskTaskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kiosk_task_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "task-page");
  signals[SIGNAL_CHOSEN] = add_signal (object_class, "chosen", 1);
  signals[SIGNAL_BACK] = add_signal (object_class, "back", 0);
  signals[SIGNAL_EXTRA] = add_signal (object_class, "extra", 0);
  signals[SIGNAL_ACCEPT] = add_signal (object_class, "accept", 0);
}

static GtkLabel *
new_label (const char *css_class,
           GtkAccessibleRole role)
{
  GtkLabel *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "wrap", TRUE, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

/* At the foot also where what is said beside it takes several lines: on no page a button stands elsewhere. */
static GtkWidget *
add_button (KioskTaskPage *self,
            GtkWidget *row,
            const char *css_class,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (row), button);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
add_pages (KioskTaskPage *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->choices = KIOSK_CHOICE_LIST (kiosk_choice_list_new ());
  self->form = KIOSK_PAD_FORM (kiosk_pad_form_new ());
  self->text = new_label ("task-text", GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_set_valign (GTK_WIDGET (self->text), GTK_ALIGN_START);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->choices));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->form));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->text));
  g_signal_connect_swapped (self->choices, "chosen", G_CALLBACK (chosen_cb), self);
}

static void
kiosk_task_page_init (KioskTaskPage *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->title = new_label ("title-2", GTK_ACCESSIBLE_ROLE_HEADING);
  self->said = new_label ("staff-said", GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_label_set_max_width_chars (self->said, 16);
  gtk_widget_set_hexpand (GTK_WIDGET (self->said), TRUE);
  add_pages (self);
  self->back = add_button (self, row, "outlined", G_CALLBACK (back_cb));
  self->no = add_button (self, row, "outlined", G_CALLBACK (no_cb));
  gtk_widget_add_css_class (self->back, "way-back");
  gtk_widget_add_css_class (self->no, "way-back");
  self->yes = add_button (self, row, "primary", G_CALLBACK (yes_cb));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->said));
  self->extra = add_button (self, row, "outlined", G_CALLBACK (extra_cb));
  self->accept = add_button (self, row, "primary", G_CALLBACK (accept_cb));
  gtk_widget_add_css_class (row, "button-row");
  gtk_widget_add_css_class (column, "task");
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (column), row);
  gtk_widget_set_parent (column, GTK_WIDGET (self));
  kiosk_pad_form_listen (self->form, GTK_WIDGET (self));
}

GtkWidget *
kiosk_task_page_new (void)
{
  return g_object_new (KIOSK_TYPE_TASK_PAGE, NULL);
}

static void
show (KioskTaskPage *self,
      const char *title,
      GtkWidget *child)
{
  gtk_label_set_label (self->title, title);
  gtk_stack_set_visible_child (self->stack, child);
  gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

/* @labels: (array zero-terminated=1). @selected: -1 for none. */
void
kiosk_task_page_show_choices (KioskTaskPage *self,
                              const char *title,
                              const char *const *labels,
                              int selected)
{
  kiosk_choice_list_set_items (self->choices, labels);
  kiosk_choice_list_set_selected (self->choices, selected);
  show (self, title, GTK_WIDGET (self->choices));
}

/* Returns the form, without fields. */
KioskPadForm *
kiosk_task_page_show_form (KioskTaskPage *self,
                           const char *title)
{
  kiosk_pad_form_clear (self->form);
  show (self, title, GTK_WIDGET (self->form));
  return self->form;
}

void
kiosk_task_page_show_text (KioskTaskPage *self,
                           const char *title,
                           const char *text)
{
  gtk_label_set_label (self->text, text);
  show (self, title, GTK_WIDGET (self->text));
}

KioskPadForm *
kiosk_task_page_get_form (KioskTaskPage *self)
{
  return self->form;
}

static void
set_button (GtkWidget *button,
            const char *label)
{
  gtk_button_set_label (GTK_BUTTON (button), label != NULL ? label : "");
}

/* NULL: there is no such button. What the extra one does is not asked twice. */
void
kiosk_task_page_set_buttons (KioskTaskPage *self,
                             const char *back,
                             const char *extra,
                             const char *accept)
{
  set_button (self->back, back);
  set_button (self->extra, extra);
  set_button (self->accept, accept);
  self->asks = FALSE;
  show_question (self, FALSE);
}

/* For an extra button whose work cannot be taken back: a press asks once more, and "extra" comes with @yes alone. After
 * kiosk_task_page_set_buttons(). */
void
kiosk_task_page_ask_twice (KioskTaskPage *self,
                           const char *no,
                           const char *yes)
{
  set_button (self->no, no);
  set_button (self->yes, yes);
  self->asks = TRUE;
}

/* Beside the buttons; "" for nothing. */
void
kiosk_task_page_set_said (KioskTaskPage *self,
                          const char *text)
{
  gtk_label_set_label (self->said, text);
}

/* Two lines of words each. Before kiosk_task_page_set_layout(). */
void
kiosk_task_page_set_has_long_choices (KioskTaskPage *self,
                                      gboolean has_long_choices)
{
  self->has_long_choices = has_long_choices;
}

void
kiosk_task_page_set_layout (KioskTaskPage *self,
                            const KioskLayout *layout)
{
  kiosk_choice_list_set_n_a_page (self->choices, self->has_long_choices ? N_LONG : KIOSK_CHOICE_LIST_N);
  kiosk_choice_list_set_layout (self->choices, layout);
  kiosk_pad_form_set_layout (self->form, layout);
}
