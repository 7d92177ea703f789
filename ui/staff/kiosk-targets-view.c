/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The targets in force, in pages; one of them, to be changed or ended; the form. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-targets-view.h"

#include <glib/gi18n.h>

#include "kiosk-sheet-words.h"
#include "kiosk-target-card.h"
#include "kiosk-target-form.h"
#include "kiosk-target-words.h"
#include "kiosk-task-page.h"

/* Cards on a page: upright one below the other, else two by two. */
#define N_CARDS          4
#define N_CARDS_PORTRAIT 3

struct _KioskTargetsView
{
  KioskStaffView   parent_instance;
  KioskTargets    *targets;
  GtkStack        *stack;
  GtkWidget       *list;
  GtkLabel        *title;
  GtkGrid         *grid;
  KioskTargetCard *cards[N_CARDS];
  GtkBox          *foot;
  GtkWidget       *turn;
  GtkWidget       *previous;
  GtkLabel        *page_label;
  GtkWidget       *next;
  GtkLabel        *said;
  KioskTaskPage   *one;
  KioskTargetForm *form;
  KioskTarget     *chosen;     /* the one that is looked at; NULL: none */
  KioskTarget     *end;        /* that was asked for and is not on disk yet; NULL: none */
  guint            n_a_page;
  guint            page;
};

G_DEFINE_FINAL_TYPE (KioskTargetsView, kiosk_targets_view, KIOSK_TYPE_STAFF_VIEW)

static guint
get_n_targets (KioskTargetsView *self)
{
  GArray *list = self->targets != NULL ? kiosk_targets_get_list (self->targets) : NULL;

  return list != NULL ? list->len : 0;
}

static guint
get_n_pages (KioskTargetsView *self)
{
  return MAX (1, (get_n_targets (self) + self->n_a_page - 1) / self->n_a_page);
}

static const char *
get_title (KioskTargetsView *self)
{
  if (kiosk_targets_is_failing (self->targets))
    return _("The disk does not answer. What was entered is safe.");
  if (kiosk_targets_get_list (self->targets) == NULL)
    return _("One moment…");
  return get_n_targets (self) == 0 ? _("No target was entered yet.")
                                   : _("Targets as assigned: press one to change it");
}

static void
update_turn (KioskTargetsView *self)
{
  /* Translators: the page of a list, of how many */
  g_autofree char *page = g_strdup_printf (_("Page %u of %u"), self->page + 1, get_n_pages (self));

  gtk_widget_set_visible (self->turn, get_n_pages (self) > 1);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < get_n_pages (self));
  gtk_label_set_label (self->page_label, page);
}

static void
update_list (KioskTargetsView *self)
{
  self->page = MIN (self->page, get_n_pages (self) - 1);
  for (guint i = 0; i < N_CARDS; i++)
    {
      guint index = self->page * self->n_a_page + i;
      gboolean is_there = i < self->n_a_page && index < get_n_targets (self);

      gtk_widget_set_visible (GTK_WIDGET (self->cards[i]), is_there);
      if (is_there)
        kiosk_target_card_set_state (self->cards[i], &g_array_index (kiosk_targets_get_list (self->targets),
                                                                     KioskTargetState, index));
    }
  gtk_label_set_label (self->title, get_title (self));
  update_turn (self);
}

static void
show_list (KioskTargetsView *self)
{
  update_list (self);
  gtk_stack_set_visible_child (self->stack, self->list);
}

static void
set_said (KioskTargetsView *self)
{
  KioskContext *context = kiosk_session_get_context (kiosk_staff_view_get_session (KIOSK_STAFF_VIEW (self)));
  g_autofree char *said = kiosk_sheet_words_dup_entering (kiosk_context_get_mode (context),
                                                          kiosk_targets_get_entering (self->targets), 0);

  gtk_label_set_label (self->said, said);
  kiosk_task_page_set_said (self->one, said);
  kiosk_target_form_set_said (self->form, said);
}

/* A saved target leads back to the list, which says so; a form that is being filled in is left alone. */
static void
update (KioskTargetsView *self)
{
  if (kiosk_targets_get_entering (self->targets) == KIOSK_ENTERING_SAVED)
    show_list (self);
  else
    update_list (self);
  if (kiosk_targets_get_entering (self->targets) != KIOSK_ENTERING_NONE)
    set_said (self);
  if (kiosk_targets_get_entering (self->targets) == KIOSK_ENTERING_SAVED)
    kiosk_targets_forget (self->targets);
}

static void
show_one (KioskTargetsView *self,
          const KioskTargetState *state)
{
  g_autofree char *title = kiosk_target_words_dup_title (&state->target);
  g_autofree char *done = kiosk_target_words_dup_done (state);
  g_autofree char *pace = kiosk_target_words_dup_pace (&state->progress);
  g_autofree char *days = kiosk_target_words_dup_days (&state->target);
  g_autofree char *source = kiosk_target_words_dup_source (&state->target);
  g_autofree char *text = g_strjoin ("\n", done, pace, days, source, NULL);

  kiosk_task_page_set_said (self->one, "");
  kiosk_task_page_show_text (self->one, title, text);
  kiosk_task_page_set_buttons (self->one, _("Back"), _("End this target"), _("Change this target"));
  kiosk_task_page_ask_twice (self->one, _("No, keep the target"), _("Yes, end it"));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->one));
}

static void
choose_cb (GtkButton *card,
           KioskTargetsView *self)
{
  const KioskTargetState *state;
  guint place = 0;

  while (GTK_BUTTON (self->cards[place]) != card)
    place++;
  state = &g_array_index (kiosk_targets_get_list (self->targets), KioskTargetState,
                          self->page * self->n_a_page + place);
  g_clear_pointer (&self->chosen, kiosk_target_free);
  g_clear_pointer (&self->end, kiosk_target_free);
  self->chosen = kiosk_target_copy (&state->target);
  show_one (self, state);
}

static void
begin (KioskTargetsView *self,
       const KioskTarget *target)
{
  kiosk_target_form_begin (self->form, target);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->form));
}

static void
new_cb (KioskTargetsView *self)
{
  g_autoptr (KioskTarget) target = kiosk_target_new ();

  begin (self, target);
}

static void
change_cb (KioskTargetsView *self)
{
  g_autoptr (KioskTarget) target = kiosk_target_new_replacing (self->chosen);

  begin (self, target);
}

/* The same end again where the disk refused it. */
static void
end_cb (KioskTargetsView *self)
{
  if (self->end == NULL)
    {
      self->end = kiosk_target_new_replacing (self->chosen);
      self->end->is_ended = TRUE;
    }
  kiosk_targets_set (self->targets, self->end);
}

static void
back_cb (KioskTargetsView *self)
{
  kiosk_targets_forget (self->targets);
  gtk_label_set_label (self->said, "");
  show_list (self);
}

static void
save_cb (KioskTargetsView *self)
{
  kiosk_targets_set (self->targets, kiosk_target_form_get_target (self->form));
}

static void
previous_cb (KioskTargetsView *self)
{
  self->page--;
  update_list (self);
}

static void
next_cb (KioskTargetsView *self)
{
  self->page++;
  update_list (self);
}

static void
kiosk_targets_view_session_set (KioskStaffView *view)
{
  KioskTargetsView *self = KIOSK_TARGETS_VIEW (view);

  self->targets = kiosk_targets_new (kiosk_session_get_context (kiosk_staff_view_get_session (view)));
  g_signal_connect_object (self->targets, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
kiosk_targets_view_shown (KioskStaffView *view)
{
  KioskTargetsView *self = KIOSK_TARGETS_VIEW (view);

  kiosk_targets_load (self->targets);
  self->page = 0;
  back_cb (self);
}

static void
kiosk_targets_view_layout_set (KioskStaffView *view,
                               const KioskLayout *layout)
{
  KioskTargetsView *self = KIOSK_TARGETS_VIEW (view);
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  int n_columns = layout->is_portrait ? 1 : 2;

  for (int i = 0; i < N_CARDS; i++)
    g_object_set (gtk_layout_manager_get_layout_child (manager, GTK_WIDGET (self->cards[i])),
                  "column", i % n_columns, "row", i / n_columns, NULL);
  self->n_a_page = layout->is_portrait ? N_CARDS_PORTRAIT : N_CARDS;
  if (self->targets != NULL)
    update_list (self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot), layout->is_portrait ? GTK_ORIENTATION_VERTICAL
                                                                                   : GTK_ORIENTATION_HORIZONTAL);
  kiosk_task_page_set_layout (self->one, layout);
  kiosk_target_form_set_layout (self->form, layout);
}

static void
kiosk_targets_view_dispose (GObject *object)
{
  KioskTargetsView *self = KIOSK_TARGETS_VIEW (object);

  g_clear_object (&self->targets);
  g_clear_pointer (&self->chosen, kiosk_target_free);
  g_clear_pointer (&self->end, kiosk_target_free);
  G_OBJECT_CLASS (kiosk_targets_view_parent_class)->dispose (object);
}

static void
kiosk_targets_view_class_init (KioskTargetsViewClass *klass)
{
  KioskStaffViewClass *view_class = KIOSK_STAFF_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_targets_view_dispose;
  view_class->session_set = kiosk_targets_view_session_set;
  view_class->shown = kiosk_targets_view_shown;
  view_class->layout_set = kiosk_targets_view_layout_set;
}

static GtkLabel *
new_label (const char *css_class,
           GtkAccessibleRole role)
{
  GtkLabel *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "wrap", TRUE, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
add_button (KioskTargetsView *self,
            GtkWidget *row,
            const char *label,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_box_append (GTK_BOX (row), button);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
add_grid (KioskTargetsView *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->grid), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->grid), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "choices");
  for (int i = 0; i < N_CARDS; i++)
    {
      self->cards[i] = KIOSK_TARGET_CARD (kiosk_target_card_new ());
      gtk_grid_attach (self->grid, GTK_WIDGET (self->cards[i]), 0, i, 1, 1);
      g_signal_connect_object (self->cards[i], "clicked", G_CALLBACK (choose_cb), self, 0);
    }
}

static void
add_turn (KioskTargetsView *self)
{
  self->turn = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->turn, "choice-turn");
  self->previous = add_button (self, self->turn, _("‹ Earlier in the list"), G_CALLBACK (previous_cb));
  self->page_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->page_label), TRUE);
  gtk_box_append (GTK_BOX (self->turn), GTK_WIDGET (self->page_label));
  self->next = add_button (self, self->turn, _("Further in the list ›"), G_CALLBACK (next_cb));
}

static void
add_list (KioskTargetsView *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->foot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->title = new_label ("title-2", GTK_ACCESSIBLE_ROLE_HEADING);
  self->said = new_label ("staff-said", GTK_ACCESSIBLE_ROLE_STATUS);
  add_grid (self);
  add_turn (self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->said), TRUE);
  gtk_label_set_max_width_chars (self->said, 16);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->said));
  gtk_widget_add_css_class (add_button (self, row, _("Enter a new target"), G_CALLBACK (new_cb)), "primary");
  gtk_widget_add_css_class (row, "button-row");
  gtk_widget_set_hexpand (row, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->foot), "button-row");
  gtk_widget_add_css_class (self->list, "task");
  gtk_box_append (GTK_BOX (self->list), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->list), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (self->list), GTK_WIDGET (self->foot));
  gtk_box_append (self->foot, self->turn);
  gtk_box_append (self->foot, row);
}

static void
kiosk_targets_view_init (KioskTargetsView *self)
{
  self->n_a_page = N_CARDS;
  self->stack = GTK_STACK (gtk_stack_new ());
  self->one = KIOSK_TASK_PAGE (kiosk_task_page_new ());
  self->form = g_object_new (KIOSK_TYPE_TARGET_FORM, NULL);
  add_list (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->stack), "staff-view");
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_child (self->stack, self->list);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->one));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->form));
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  g_signal_connect_swapped (self->one, "back", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->one, "extra", G_CALLBACK (end_cb), self);
  g_signal_connect_swapped (self->one, "accept", G_CALLBACK (change_cb), self);
  g_signal_connect_swapped (self->form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->form, "back", G_CALLBACK (back_cb), self);
}
