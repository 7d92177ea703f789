/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helpers' panel. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-helper-screen.h"

#include <glib/gi18n.h>

#include "kiosk-column.h"
#include "kiosk-helper-words.h"
#include "kiosk-pin-pad.h"
#include "kiosk-qr-code.h"
#include "kiosk-words.h"

/* One person needs no number. */
#define LEAST_PEOPLE 2

/* The QR is looked at from the queue, not from the keys. */
#define QR_SHARE_OF_HOME 0.6

struct _KioskHelperScreen
{
  KioskScreen  parent_instance;
  GtkBox      *flip;
  GtkLabel    *team;
  GtkLabel    *shift;
  GtkGrid     *audiences;
  GtkLabel    *resident_label;
  GtkLabel    *public_employee_label;
  GtkLabel    *member_label;
  GtkLabel    *business_label;
  GtkStack    *stack;
  GtkLabel    *said;
  GtkButton   *edit;
  GtkButton   *many;
  GtkBox      *foot;
  GtkBox      *code_card;
  KioskQrCode *code;
  GtkLabel    *host;
  GtkGrid     *results;
  GtkGrid     *reasons;
  GtkGrid     *recent;
  GtkWidget   *pad_box;
  GtkLabel    *pad_words;
  KioskPinPad *pad;
  KioskKind    kind;       /* that the reasons are asked for */
  guint        n_columns;  /* of results and reasons */
};

G_DEFINE_FINAL_TYPE (KioskHelperScreen, kiosk_helper_screen, KIOSK_TYPE_SCREEN)

static const KioskKind kinds[] = {
  KIOSK_KIND_INSTALLED_SIGNED_IN, KIOSK_KIND_INSTALLED, KIOSK_KIND_SIGNED_IN, KIOSK_KIND_ALREADY_HAD,
  KIOSK_KIND_NOT_ABLE, KIOSK_KIND_ADVISED
};

static const KioskReason not_able_reasons[] = {
  KIOSK_REASON_NO_SMARTPHONE, KIOSK_REASON_NOT_WITH_PHONE, KIOSK_REASON_PHONE_TOO_OLD, KIOSK_REASON_NO_SPACE,
  KIOSK_REASON_STORE_PASSWORD, KIOSK_REASON_NO_NETWORK, KIOSK_REASON_LATER, KIOSK_REASON_OTHER, KIOSK_REASON_UNSAID
};

static const KioskReason installed_reasons[] = {
  KIOSK_REASON_NO_VNEID, KIOSK_REASON_VNEID_PASSWORD, KIOSK_REASON_VNEID_OTHER_PHONE, KIOSK_REASON_OTHER,
  KIOSK_REASON_UNSAID
};

static KioskPanel *
get_panel (KioskHelperScreen *self)
{
  return kiosk_session_get_panel (kiosk_screen_get_session (KIOSK_SCREEN (self)));
}

static gboolean
asks_reason (KioskKind kind)
{
  return kind == KIOSK_KIND_INSTALLED || kind == KIOSK_KIND_NOT_ABLE;
}

static void
show_part (KioskHelperScreen *self,
           const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
clear (GtkWidget *parent,
       void (*remove) (gpointer parent, GtkWidget *child))
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    remove (parent, child);
}

static GtkWidget *
new_wrapped_label (const char *text,
                   int max_width_chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), max_width_chars);
  return label;
}

/* Whom a press counts for stands in the button itself: nobody has to look up to know. */
static GtkWidget *
new_result_content (KioskPanel *panel,
                    KioskKind kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *audience = kiosk_helper_words_get_audience (kiosk_panel_get_audience (panel));
  guint people = kiosk_panel_get_people (panel);
  g_autofree char *title = g_strconcat (kiosk_helper_words_get_kind (kind), asks_reason (kind) ? "…" : "", NULL);
  g_autofree char *whom = people > 1 ? g_strdup_printf ("%s × %u", audience, people) : g_strdup (audience);
  GtkWidget *line = new_wrapped_label (whom, 16);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line, "result-audience");
  gtk_box_append (GTK_BOX (box), new_wrapped_label (title, 14));
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static void
result_cb (GtkButton *button,
           KioskHelperScreen *self);

static GtkWidget *
new_result (KioskHelperScreen *self,
            KioskKind kind)
{
  GtkWidget *button = gtk_button_new ();
  gboolean is_signed_in = kiosk_tap_counts_as_signed_in (kind);

  gtk_widget_add_css_class (button, "result");
  gtk_widget_add_css_class (button, is_signed_in ? "success" : asks_reason (kind) ? "outlined" : "primary");
  gtk_widget_set_vexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kiosk_helper_words_get_kind (kind), -1);
  g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect (button, "clicked", G_CALLBACK (result_cb), self);
  return button;
}

static void
reason_cb (GtkButton *button,
           KioskHelperScreen *self)
{
  KioskReason reason = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "reason"));

  kiosk_panel_record (get_panel (self), self->kind, reason);
  show_part (self, "results");
}

static void
no_reason_cb (GtkButton *button,
              KioskHelperScreen *self)
{
  show_part (self, "results");
}

/* For who pressed the wrong result: nothing has been noted yet. */
static void
add_way_back (KioskHelperScreen *self,
              guint position)
{
  GtkWidget *button = gtk_button_new_with_label (_("Back"));

  gtk_widget_add_css_class (button, "way-back");
  gtk_widget_set_vexpand (button, TRUE);
  g_signal_connect (button, "clicked", G_CALLBACK (no_reason_cb), self);
  gtk_grid_attach (self->reasons, button, position % self->n_columns, position / self->n_columns, 1, 1);
}

static void
fill_reasons (KioskHelperScreen *self)
{
  gboolean is_not_able = self->kind == KIOSK_KIND_NOT_ABLE;
  const KioskReason *reasons = is_not_able ? not_able_reasons : installed_reasons;
  guint n_reasons = is_not_able ? G_N_ELEMENTS (not_able_reasons) : G_N_ELEMENTS (installed_reasons);

  clear (GTK_WIDGET (self->reasons), (gpointer) gtk_grid_remove);
  for (guint i = 0; i < n_reasons; i++)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), new_wrapped_label (kiosk_helper_words_get_reason (reasons[i]), 16));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      kiosk_helper_words_get_reason (reasons[i]), -1);
      gtk_widget_add_css_class (button, "outlined");
      gtk_widget_set_vexpand (button, TRUE);
      g_object_set_data (G_OBJECT (button), "reason", GUINT_TO_POINTER (reasons[i]));
      g_signal_connect (button, "clicked", G_CALLBACK (reason_cb), self);
      gtk_grid_attach (self->reasons, button, i % self->n_columns, i / self->n_columns, 1, 1);
    }
  add_way_back (self, n_reasons);
}

static void
result_cb (GtkButton *button,
           KioskHelperScreen *self)
{
  KioskKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"));

  if (!asks_reason (kind))
    {
      kiosk_panel_record (get_panel (self), kind, KIOSK_REASON_NONE);
      return;
    }

  self->kind = kind;
  fill_reasons (self);
  show_part (self, "reasons");
}

static GtkWidget *
new_recent_row (const KioskTap *tap)
{
  g_autofree char *text = kiosk_helper_words_dup_tap (tap);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_label (_("Take back"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row, "recent-row");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "kiosk.take-back");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tap->id);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static void
update_recent (KioskHelperScreen *self)
{
  GPtrArray *recent = kiosk_panel_get_recent (get_panel (self));
  guint n_rows = self->n_columns > 2 ? KIOSK_PANEL_N_RECENT / 2 : KIOSK_PANEL_N_RECENT;

  clear (GTK_WIDGET (self->recent), (gpointer) gtk_grid_remove);
  for (guint i = 0; i < recent->len; i++)
    gtk_grid_attach (self->recent, new_recent_row (g_ptr_array_index (recent, i)), i / n_rows, i % n_rows, 1, 1);
  if (recent->len == 0)
    gtk_grid_attach (self->recent, new_wrapped_label (_("There is nothing that can be taken back."), 30), 0, 0, 1, 1);
}

static void
update_results (KioskHelperScreen *self)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->results)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_button_set_child (GTK_BUTTON (button),
                          new_result_content (get_panel (self),
                                              GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"))));
}

/* What came to the disk last; only after it is there. */
static void
update_said (KioskHelperScreen *self)
{
  KioskPanel *panel = get_panel (self);
  const KioskTap *last = kiosk_panel_get_last (panel);
  g_autofree char *tap = last != NULL ? kiosk_helper_words_dup_tap (last) : NULL;
  g_autofree char *noted = tap != NULL ? g_strdup_printf (_("Noted: %s"), tap) : g_strdup ("");

  if (kiosk_panel_is_failing (panel))
    gtk_label_set_label (self->said,
                         _("The machine cannot write at the moment. It keeps what you pressed and tries again."));
  else
    gtk_label_set_label (self->said, noted);
}

/* The count is that of the shift, whichever team noted, and says so: the team's name stands above it. In a trial the
 * line says that, too: the mark that other screens wear would lie over the panel's buttons. */
static void
update_shift (KioskHelperScreen *self)
{
  KioskPanel *panel = get_panel (self);
  KioskContext *context = kiosk_session_get_context (kiosk_screen_get_session (KIOSK_SCREEN (self)));
  KioskMode mode = kiosk_context_get_mode (context);
  const char *shift = kiosk_helper_words_get_shift (kiosk_clock_get_shift (kiosk_context_get_clock (context)));
  guint total = (guint) kiosk_panel_get_total (panel);
  g_autofree char *text = g_strdup_printf (ngettext ("%s · whole shift: %u person",
                                                     "%s · whole shift: %u people", total), shift, total);
  g_autofree char *marked = g_strdup_printf ("%s · %s", kiosk_words_get_mode (mode), text);

  gtk_label_set_label (self->team, kiosk_helper_words_get_team_of (kiosk_context_get_settings (context),
                                                                   kiosk_panel_get_team (panel)));
  gtk_label_set_label (self->shift, mode == KIOSK_MODE_LIVE ? text : marked);
}

static void
update (KioskHelperScreen *self)
{
  update_shift (self);
  update_results (self);
  update_recent (self);
  update_said (self);
}

static void
update_code (KioskHelperScreen *self)
{
  KioskContext *context = kiosk_session_get_context (kiosk_screen_get_session (KIOSK_SCREEN (self)));
  KioskQrMatrix *matrix = kiosk_context_get_link_qr (context);
  KioskSettings *settings = kiosk_context_get_settings (context);
  g_autofree char *host = matrix != NULL ? kiosk_words_dup_host (kiosk_settings_get_link (settings)) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->code_card), matrix != NULL);
  kiosk_qr_code_set_matrix (self->code, matrix);
  gtk_label_set_label (self->host, host != NULL ? host : "");
}

static void
toggle_part (KioskHelperScreen *self,
             const char *name)
{
  gboolean is_shown = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;

  show_part (self, is_shown ? "results" : name);
}

/* By the list and the pad, whom the next press counts for is of no use, and its room is. */
static void
part_changed_cb (KioskHelperScreen *self)
{
  GtkWidget *part = gtk_stack_get_visible_child (self->stack);
  gboolean is_list_or_pad = part == GTK_WIDGET (self->recent) || part == self->pad_box;

  gtk_widget_set_visible (GTK_WIDGET (self->audiences), !is_list_or_pad);
  gtk_widget_set_visible (GTK_WIDGET (self->said), !is_list_or_pad);
}

static void
edit_cb (GtkButton *button,
         KioskHelperScreen *self)
{
  toggle_part (self, "recent");
}

/* What is asked, or why what was typed is not taken. */
static void
set_pad_words (KioskHelperScreen *self,
               gboolean is_refused)
{
  gtk_label_set_label (self->pad_words, is_refused ? _("Only from 2 to 99 people.") : _("How many people? 2 to 99"));
  if (is_refused)
    gtk_widget_add_css_class (GTK_WIDGET (self->pad_words), "pad-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->pad_words), "pad-problem");
}

static void
many_cb (GtkButton *button,
         KioskHelperScreen *self)
{
  kiosk_pin_pad_clear (self->pad);
  set_pad_words (self, FALSE);
  toggle_part (self, "many");
}

static void
entered_cb (KioskPinPad *pad,
            const char *digits,
            KioskHelperScreen *self)
{
  guint64 people;

  if (!g_ascii_string_to_unsigned (digits, 10, LEAST_PEOPLE, KIOSK_TAP_PEOPLE_MAX, &people, NULL))
    {
      set_pad_words (self, TRUE);
      return;
    }
  kiosk_panel_set_people (get_panel (self), (guint) people);
  show_part (self, "results");
}

static void
name_audience (GtkLabel *label,
               KioskAudience audience)
{
  const char *words = kiosk_helper_words_get_audience (audience);

  gtk_label_set_label (label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (label))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
set_audience_words (KioskHelperScreen *self)
{
  name_audience (self->resident_label, KIOSK_AUDIENCE_RESIDENT);
  name_audience (self->public_employee_label, KIOSK_AUDIENCE_PUBLIC_EMPLOYEE);
  name_audience (self->member_label, KIOSK_AUDIENCE_MEMBER);
  name_audience (self->business_label, KIOSK_AUDIENCE_BUSINESS);
}

static void
kiosk_helper_screen_session_set (KioskScreen *screen)
{
  KioskHelperScreen *self = KIOSK_HELPER_SCREEN (screen);

  g_signal_connect_object (get_panel (self), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
kiosk_helper_screen_shown (KioskScreen *screen)
{
  KioskHelperScreen *self = KIOSK_HELPER_SCREEN (screen);

  show_part (self, "results");
  update_code (self);
  update (self);
}

/* The order of the children stays, and with it that of the keyboard. */
static void
arrange (GtkGrid *grid,
         int n_columns)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (grid));
  int i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (grid)); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    g_object_set (gtk_layout_manager_get_layout_child (manager, child),
                  "column", i % n_columns, "row", i / n_columns, NULL);
}

static void
kiosk_helper_screen_layout_set (KioskScreen *screen,
                                const KioskLayout *layout)
{
  KioskHelperScreen *self = KIOSK_HELPER_SCREEN (screen);
  gboolean portrait = layout->is_portrait;

  self->n_columns = portrait ? 2 : 3;
  arrange (self->results, (int) self->n_columns);
  arrange (self->audiences, portrait ? 2 : 4);
  show_part (self, "results");
  kiosk_qr_code_set_least_px (self->code, (int) (layout->qr_px * QR_SHARE_OF_HOME + 0.999));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->flip),
                                  portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot),
                                  portrait ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->code_card),
                                  portrait ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

/* Where Enter counts nobody. */
static GtkWidget *
kiosk_helper_screen_get_default_focus (KioskScreen *screen)
{
  return gtk_widget_get_first_child (GTK_WIDGET (KIOSK_HELPER_SCREEN (screen)->audiences));
}

static void
kiosk_helper_screen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_HELPER_SCREEN);
  G_OBJECT_CLASS (kiosk_helper_screen_parent_class)->dispose (object);
}

static void
kiosk_helper_screen_class_init (KioskHelperScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskScreenClass *screen_class = KIOSK_SCREEN_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_helper_screen_dispose;
  screen_class->session_set = kiosk_helper_screen_session_set;
  screen_class->shown = kiosk_helper_screen_shown;
  screen_class->layout_set = kiosk_helper_screen_layout_set;
  screen_class->get_default_focus = kiosk_helper_screen_get_default_focus;
  g_type_ensure (KIOSK_TYPE_COLUMN);
  g_type_ensure (KIOSK_TYPE_QR_CODE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-helper-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, flip);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, team);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, shift);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, audiences);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, resident_label);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, public_employee_label);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, member_label);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, business_label);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, said);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, edit);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, many);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, foot);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, code_card);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, code);
  gtk_widget_class_bind_template_child (widget_class, KioskHelperScreen, host);
}

static GtkGrid *
add_grid (KioskHelperScreen *self,
          const char *name)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_homogeneous (grid, TRUE);
  gtk_grid_set_row_homogeneous (grid, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (grid), "button-grid");
  gtk_stack_add_named (self->stack, GTK_WIDGET (grid), name);
  return grid;
}

/* The pad alone would not say of what a number is asked. */
static void
add_pad (KioskHelperScreen *self)
{
  self->pad = g_object_new (KIOSK_TYPE_PIN_PAD, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);
  kiosk_pin_pad_set_max_digits (self->pad, 2);
  self->pad_words = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE,
                                  "justify", GTK_JUSTIFY_CENTER, "max-width-chars", 24, NULL);
  set_pad_words (self, FALSE);
  self->pad_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (self->pad_box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->pad_box, "pad");
  gtk_box_append (GTK_BOX (self->pad_box), GTK_WIDGET (self->pad_words));
  gtk_box_append (GTK_BOX (self->pad_box), GTK_WIDGET (self->pad));
  gtk_stack_add_named (self->stack, self->pad_box, "many");
}

static void
build_parts (KioskHelperScreen *self)
{
  self->n_columns = 2;
  self->results = add_grid (self, "results");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_grid_attach (self->results, new_result (self, kinds[i]), i % self->n_columns, i / self->n_columns, 1, 1);

  self->reasons = add_grid (self, "reasons");
  self->recent = add_grid (self, "recent");
  gtk_grid_set_row_homogeneous (self->recent, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->recent), "recent");
  gtk_widget_set_valign (GTK_WIDGET (self->recent), GTK_ALIGN_START);
  add_pad (self);
}

static void
kiosk_helper_screen_init (KioskHelperScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  build_parts (self);
  set_audience_words (self);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (part_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->edit, "clicked", G_CALLBACK (edit_cb), self);
  g_signal_connect (self->many, "clicked", G_CALLBACK (many_cb), self);
  g_signal_connect (self->pad, "entered", G_CALLBACK (entered_cb), self);
}
