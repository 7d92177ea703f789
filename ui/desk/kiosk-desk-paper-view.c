/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form of numbers. A sheet is known by its ward, its day and its own number; wards are those of its day. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-paper-view.h"

#include <glib/gi18n.h>

#include "kiosk-desk-error.h"
#include "kiosk-desk-words.h"
#include "kiosk-figure-words.h"
#include "kiosk-helper-words.h"

#define YEAR_MIN 2024
#define YEAR_MAX 2099

/* Labels and fields stand in pairs, so many in a row. */
#define N_PAIRS 2

#define NUMBER_CHARS 6

struct _KioskDeskPaperView
{
  KioskDeskView       parent_instance;
  GtkGrid            *form;
  GtkLabel           *state;
  GtkDropDown        *ward;
  GPtrArray          *wards;   /* (element-type KioskWard): what ward is a choice of; they belong to the session */
  GtkSpinButton      *day_of_month;
  GtkSpinButton      *month;
  GtkSpinButton      *year;
  GtkSpinButton      *sheet;
  GtkSpinButton      *kinds[KIOSK_N_KINDS];
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (KioskDeskPaperView, kiosk_desk_paper_view, KIOSK_TYPE_DESK_VIEW)

static KioskDeskSession *
get_session (KioskDeskPaperView *self)
{
  return kiosk_desk_view_get_session (KIOSK_DESK_VIEW (self));
}

static KioskDeskClerk *
get_clerk (KioskDeskPaperView *self)
{
  return kiosk_desk_session_get_clerk (get_session (self));
}

/* KIOSK_DAY_UNKNOWN: there is no such day, or it is still to come. */
static KioskDay
read_day (KioskDeskPaperView *self)
{
  g_autofree char *iso = g_strdup_printf ("%04d-%02d-%02d", gtk_spin_button_get_value_as_int (self->year),
                                          gtk_spin_button_get_value_as_int (self->month),
                                          gtk_spin_button_get_value_as_int (self->day_of_month));
  KioskDay day = kiosk_day_from_iso (iso);

  return day <= kiosk_desk_session_get_today (get_session (self)) ? day : KIOSK_DAY_UNKNOWN;
}

/* Returns: whether it is a sheet; one without figures can only be taken out. */
static gboolean
read_paper (KioskDeskPaperView *self,
            KioskDeskPaper *out_paper,
            gboolean *out_has_figures)
{
  guint place = gtk_drop_down_get_selected (self->ward);

  *out_paper = (KioskDeskPaper){ .day = read_day (self), .sheet = gtk_spin_button_get_value_as_int (self->sheet) };
  *out_has_figures = FALSE;
  if (place >= self->wards->len || out_paper->day == KIOSK_DAY_UNKNOWN)
    return FALSE;
  g_strlcpy (out_paper->ward, ((const KioskWard *) g_ptr_array_index (self->wards, place))->code,
             sizeof out_paper->ward);
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    {
      out_paper->kinds[kind] = gtk_spin_button_get_value_as_int (self->kinds[kind]);
      *out_has_figures |= out_paper->kinds[kind] > 0;
    }
  return TRUE;
}

static char *
dup_sheet (KioskDeskPaperView *self,
           const KioskDeskPaper *paper)
{
  const char *name = kiosk_desk_session_lookup_ward_on (get_session (self), paper->ward, paper->day);
  g_autofree char *day = kiosk_desk_words_dup_day (paper->day);

  /* Translators: a ward, a day, and the number of a sheet of paper */
  return g_strdup_printf (_("%s, %s, sheet %d"), name != NULL ? name : paper->ward, day, (int) paper->sheet);
}

static const char *
get_fault (const GError *error)
{
  if (g_error_matches (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_SHEET))
    return _("the book has this sheet with other figures, or it was taken out. Look at the paper; another sheet of the "
             "same day has another number.");
  if (g_error_matches (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_UNKNOWN))
    return _("the book has no such sheet.");
  return kiosk_desk_words_get_error (error);
}

static char *
dup_state (KioskDeskPaperView *self)
{
  KioskDeskClerk *clerk = get_clerk (self);
  g_autofree char *sheet = dup_sheet (self, kiosk_desk_clerk_get_paper (clerk));

  switch (kiosk_desk_clerk_get_state (clerk))
    {
    case KIOSK_DESK_CLERK_STATE_TAKEN:
      return g_strdup_printf (_("%s: written into the book."), sheet);
    case KIOSK_DESK_CLERK_STATE_KNOWN:
      return g_strdup_printf (_("%s: the book has it already; nothing was changed."), sheet);
    case KIOSK_DESK_CLERK_STATE_WITHDRAWN:
      return g_strdup_printf (_("%s: taken out of reports. Write the right one under another number."), sheet);
    case KIOSK_DESK_CLERK_STATE_FAILED:
      return g_strdup_printf ("%s: %s", sheet, get_fault (kiosk_desk_clerk_get_error (clerk)));
    case KIOSK_DESK_CLERK_STATE_IDLE:
    case KIOSK_DESK_CLERK_STATE_BUSY:
    default:
      return g_strdup (read_day (self) == KIOSK_DAY_UNKNOWN ? _("There is no such day, or it is still to come.") : "");
    }
}

static void
set_enabled (KioskDeskPaperView *self,
             const char *name,
             gboolean is_enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               is_enabled);
}

static void
kiosk_desk_paper_view_update (KioskDeskView *view)
{
  KioskDeskPaperView *self = KIOSK_DESK_PAPER_VIEW (view);
  g_autofree char *state = dup_state (self);
  KioskDeskPaper paper;
  gboolean has_figures;
  gboolean can_write = read_paper (self, &paper, &has_figures) && kiosk_desk_session_has_book (get_session (self))
                       && kiosk_desk_clerk_get_state (get_clerk (self)) != KIOSK_DESK_CLERK_STATE_BUSY;

  gtk_label_set_label (self->state, state);
  set_enabled (self, "add", can_write && has_figures);
  set_enabled (self, "withdraw", can_write);
}

/* The wards of the day that was typed; the one that was chosen stays, where there is one of its code. */
static void
update_wards (KioskDeskPaperView *self)
{
  KioskDay day = read_day (self);
  guint before = gtk_drop_down_get_selected (self->ward);
  g_autofree char *code = before < self->wards->len
                          ? g_strdup (((const KioskWard *) g_ptr_array_index (self->wards, before))->code) : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint place = 0;

  if (day == KIOSK_DAY_UNKNOWN)
    return;
  g_ptr_array_unref (self->wards);
  self->wards = kiosk_desk_session_list_wards (get_session (self), day);
  for (guint i = 0; i < self->wards->len; i++)
    {
      const KioskWard *ward = g_ptr_array_index (self->wards, i);

      gtk_string_list_append (names, ward->name);
      if (g_strcmp0 (code, ward->code) == 0)
        place = i;
    }
  gtk_drop_down_set_model (self->ward, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->ward, place);
}

static void
typed_cb (KioskDeskPaperView *self)
{
  kiosk_desk_clerk_forget (get_clerk (self));
  kiosk_desk_paper_view_update (KIOSK_DESK_VIEW (self));
}

static void
day_typed_cb (KioskDeskPaperView *self)
{
  update_wards (self);
  typed_cb (self);
}

/* What is in the book must not be written once more under the next number by mistake. */
static void
written_cb (KioskDeskPaperView *self)
{
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    {
      g_signal_handlers_block_by_func (self->kinds[kind], typed_cb, self);
      gtk_spin_button_set_value (self->kinds[kind], 0);
      g_signal_handlers_unblock_by_func (self->kinds[kind], typed_cb, self);
    }
  kiosk_desk_paper_view_update (KIOSK_DESK_VIEW (self));
}

static void
put_cb (GSimpleAction *action,
        GVariant *parameter,
        gpointer user_data)
{
  KioskDeskPaperView *self = user_data;
  KioskDeskPaper paper;
  gboolean has_figures;

  if (!read_paper (self, &paper, &has_figures))
    return;
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "add"))
    kiosk_desk_clerk_add (get_clerk (self), &paper);
  else
    kiosk_desk_clerk_withdraw (get_clerk (self), &paper);
}

static const GActionEntry action_entries[] = {
  { .name = "add", .activate = put_cb },
  { .name = "withdraw", .activate = put_cb },
};

static void
kiosk_desk_paper_view_session_set (KioskDeskView *view)
{
  KioskDeskPaperView *self = KIOSK_DESK_PAPER_VIEW (view);
  g_autoptr (GDateTime) today = kiosk_day_to_date_time (kiosk_desk_session_get_today (get_session (self)));

  gtk_spin_button_set_value (self->day_of_month, g_date_time_get_day_of_month (today));
  gtk_spin_button_set_value (self->month, g_date_time_get_month (today));
  gtk_spin_button_set_value (self->year, g_date_time_get_year (today));
  update_wards (self);
  g_signal_connect_object (self->day_of_month, "value-changed", G_CALLBACK (day_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->month, "value-changed", G_CALLBACK (day_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->year, "value-changed", G_CALLBACK (day_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "value-changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    g_signal_connect_object (self->kinds[kind], "value-changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_clerk (self), "changed", G_CALLBACK (kiosk_desk_view_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_clerk (self), "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
}

static void
kiosk_desk_paper_view_dispose (GObject *object)
{
  KioskDeskPaperView *self = KIOSK_DESK_PAPER_VIEW (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk-paper", NULL);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->wards, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_DESK_PAPER_VIEW);
  G_OBJECT_CLASS (kiosk_desk_paper_view_parent_class)->dispose (object);
}

static void
kiosk_desk_paper_view_class_init (KioskDeskPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_paper_view_dispose;
  KIOSK_DESK_VIEW_CLASS (klass)->session_set = kiosk_desk_paper_view_session_set;
  KIOSK_DESK_VIEW_CLASS (klass)->update = kiosk_desk_paper_view_update;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-desk-paper-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskDeskPaperView, form);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskPaperView, state);
}

/* In the next place of the form, with its label before it. */
static void
add_field (KioskDeskPaperView *self,
           const char *label,
           gpointer field)
{
  GtkWidget *words = gtk_label_new (label);
  int place = 0;

  while (gtk_grid_get_child_at (self->form, place % N_PAIRS * 2, place / N_PAIRS) != NULL)
    place++;
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_grid_attach (self->form, words, place % N_PAIRS * 2, place / N_PAIRS, 1, 1);
  gtk_grid_attach (self->form, field, place % N_PAIRS * 2 + 1, place / N_PAIRS, 1, 1);
  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (field, GTK_ALIGN_START);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY, words, NULL, -1);
}

/* The keyboard comes to the button in it, which has no name of its own. */
static void
name_button (GtkDropDown *field)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (field));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Ward"), -1);
}

static GtkSpinButton *
new_number (int min,
            int max,
            int width_chars)
{
  GtkWidget *field = gtk_spin_button_new_with_range (min, max, 1);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (field), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (field), width_chars);
  return GTK_SPIN_BUTTON (field);
}

static GtkSpinButton *
add_number (KioskDeskPaperView *self,
            const char *label,
            int min,
            int max)
{
  GtkSpinButton *field = new_number (min, max, NUMBER_CHARS);

  add_field (self, label, field);
  return field;
}

static GtkSpinButton *
add_part (GtkWidget *box,
          const char *name,
          int min,
          int max,
          int width_chars)
{
  GtkSpinButton *field = new_number (min, max, width_chars);

  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (field));
  return field;
}

/* As dates are written: the day first. */
static void
add_date (KioskDeskPaperView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "desk-controls");
  self->day_of_month = add_part (box, C_("part of a date", "Day"), 1, 31, 2);
  self->month = add_part (box, C_("part of a date", "Month"), 1, 12, 2);
  self->year = add_part (box, C_("part of a date", "Year"), YEAR_MIN, YEAR_MAX, 4);
  add_field (self, _("Day, month, year"), box);
}

static void
kiosk_desk_paper_view_init (KioskDeskPaperView *self)
{
  self->actions = g_simple_action_group_new ();
  self->wards = g_ptr_array_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk-paper", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ward = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  add_field (self, _("Ward"), self->ward);
  name_button (self->ward);
  self->sheet = add_number (self, _("Number of the sheet"), 1, KIOSK_DESK_PAPER_SHEET_MAX);
  add_date (self);
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    self->kinds[kind] = add_number (self, kiosk_helper_words_get_kind ((KioskKind) kind), 0, KIOSK_SHEET_NUMBER_MAX);
}
