/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people bring: a list of what there is, one sheet of it, and the forms. A sheet is never changed: correcting one
 * enters another in its place, and withdrawing one enters an empty one. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-reports-view.h"

#include <glib/gi18n.h>

#include "kiosk-outreach-form.h"
#include "kiosk-sheet-words.h"
#include "kiosk-task-page.h"
#include "kiosk-unit-form.h"

struct _KioskReportsView
{
  KioskStaffView     parent_instance;
  KioskSheets       *sheets;
  GtkStack          *stack;
  GtkWidget         *tabs;
  GtkToggleButton   *units_tab;
  GtkWidget         *list_box;
  KioskTaskPage     *list;
  KioskTaskPage     *one;
  KioskUnitForm     *unit_form;
  KioskOutreachForm *outreach_form;
  KioskSheet        *chosen;      /* the one that is looked at; NULL: none */
  const KioskUnit   *unit;        /* borrowed from sheets, of the one that is looked at; NULL: outreach */
  KioskSheet        *withdrawal;  /* that was asked for and is not on disk yet; NULL: none */
  gboolean           withdraws;   /* whether what is entered is the withdrawal */
};

G_DEFINE_FINAL_TYPE (KioskReportsView, kiosk_reports_view, KIOSK_TYPE_STAFF_VIEW)

static gboolean
is_on_units (KioskReportsView *self)
{
  return gtk_toggle_button_get_active (self->units_tab);
}

static char **
new_unit_lines (KioskReportsView *self)
{
  GPtrArray *units = kiosk_sheets_get_units (self->sheets);
  char **lines = g_new0 (char *, units->len + 1);

  for (guint i = 0; i < units->len; i++)
    {
      const KioskUnit *unit = g_ptr_array_index (units, i);

      lines[i] = kiosk_sheet_words_dup_unit (unit, kiosk_sheets_lookup_unit (self->sheets, unit->code));
    }
  return lines;
}

static char **
new_outreach_lines (KioskReportsView *self)
{
  GArray *outreach = kiosk_sheets_get_outreach (self->sheets);
  guint n_lines = outreach != NULL ? outreach->len : 0;
  char **lines = g_new0 (char *, n_lines + 1);

  for (guint i = 0; i < n_lines; i++)
    lines[i] = kiosk_sheet_words_dup_outreach (&g_array_index (outreach, KioskSheet, i));
  return lines;
}

/* Says what there is to do where the list is empty. */
static const char *
get_title (KioskReportsView *self,
           gboolean is_empty)
{
  if (kiosk_sheets_is_failing (self->sheets))
    return _("The disk does not answer. What was entered is safe.");
  if (kiosk_sheets_get_outreach (self->sheets) == NULL)
    return _("One moment…");
  if (is_on_units (self))
    return is_empty ? _("No units are listed. The technician lists them in setup.ini.")
                    : _("What units report of their own people: press a unit");
  return is_empty ? _("Nothing was entered yet of what was done outside the office.")
                  : _("Outside the office: press a sheet to see or correct it");
}

static void
show_list (KioskReportsView *self)
{
  g_auto (GStrv) lines = is_on_units (self) ? new_unit_lines (self) : new_outreach_lines (self);

  self->unit = NULL;
  kiosk_task_page_show_choices (self->list, get_title (self, lines[0] == NULL), (const char *const *) lines, -1);
  kiosk_task_page_set_buttons (self->list, NULL, NULL, is_on_units (self) ? NULL : _("Enter a new sheet"));
  gtk_stack_set_visible_child (self->stack, self->list_box);
}

static gboolean
is_on (KioskReportsView *self,
       gpointer widget)
{
  return gtk_stack_get_visible_child (self->stack) == widget;
}

/* A withdrawal is a sheet of its own, but staff know only the one that is gone. */
static char *
dup_said (KioskReportsView *self)
{
  KioskContext *context = kiosk_session_get_context (kiosk_staff_view_get_session (KIOSK_STAFF_VIEW (self)));
  KioskMode mode = kiosk_context_get_mode (context);
  KioskEntering entering = kiosk_sheets_get_entering (self->sheets);

  if (self->withdraws && entering == KIOSK_ENTERING_SAVED)
    return kiosk_sheet_words_dup_withdrawn (mode, self->chosen->number);
  return kiosk_sheet_words_dup_entering (mode, entering, kiosk_sheets_get_number (self->sheets));
}

/* What became of the sheet is said where its reader is. */
static void
set_said (KioskReportsView *self)
{
  g_autofree char *said = dup_said (self);

  kiosk_task_page_set_said (self->list, said);
  kiosk_task_page_set_said (self->one, said);
  if (is_on (self, self->unit_form))
    kiosk_unit_form_set_said (self->unit_form, said);
  if (is_on (self, self->outreach_form))
    kiosk_outreach_form_set_said (self->outreach_form, said);
}

/* A saved sheet leads back to the list, which says so; a form that is being filled in is left alone. */
static void
update (KioskReportsView *self)
{
  if (kiosk_sheets_get_entering (self->sheets) == KIOSK_ENTERING_SAVED || is_on (self, self->list_box))
    show_list (self);
  if (kiosk_sheets_get_entering (self->sheets) != KIOSK_ENTERING_NONE)
    set_said (self);
  if (kiosk_sheets_get_entering (self->sheets) == KIOSK_ENTERING_SAVED)
    kiosk_sheets_forget (self->sheets);
}

static void
show_one (KioskReportsView *self)
{
  g_autofree char *line = self->unit != NULL ? kiosk_sheet_words_dup_unit (self->unit, self->chosen)
                                             : kiosk_sheet_words_dup_outreach (self->chosen);
  g_autofree char *details = kiosk_sheet_words_dup_details (self->chosen);

  kiosk_task_page_set_said (self->one, "");
  kiosk_task_page_show_text (self->one, line, details);
  kiosk_task_page_set_buttons (self->one, _("Back"), _("Withdraw this sheet"), _("Correct this sheet"));
  kiosk_task_page_ask_twice (self->one, _("No, keep the sheet"), _("Yes, withdraw it"));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->one));
}

static void
begin_unit (KioskReportsView *self,
            const KioskSheet *sheet)
{
  kiosk_unit_form_begin (self->unit_form, self->unit->name, sheet, kiosk_sheets_get_today (self->sheets));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->unit_form));
}

static void
begin_outreach (KioskReportsView *self,
                const KioskSheet *sheet)
{
  kiosk_outreach_form_begin (self->outreach_form, sheet, kiosk_sheets_get_today (self->sheets));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->outreach_form));
}

static void
begin_new (KioskReportsView *self)
{
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new (self->unit != NULL ? KIOSK_SHEET_FORM_UNIT
                                                                     : KIOSK_SHEET_FORM_OUTREACH);

  sheet->day = kiosk_sheets_get_today (self->sheets);
  if (self->unit == NULL)
    {
      begin_outreach (self, sheet);
      return;
    }
  g_strlcpy (sheet->unit, self->unit->code, sizeof sheet->unit);
  sheet->audience = self->unit->audience;
  begin_unit (self, sheet);
}

static void
choose (KioskReportsView *self,
        const KioskSheet *sheet)
{
  g_clear_pointer (&self->chosen, kiosk_sheet_free);
  g_clear_pointer (&self->withdrawal, kiosk_sheet_free);
  self->chosen = sheet != NULL ? kiosk_sheet_copy (sheet) : NULL;
}

/* A unit reports again and again, so a press on it begins a new sheet; what it reported before is one press away. */
static void
chosen_cb (KioskReportsView *self,
           guint index)
{
  GPtrArray *units = kiosk_sheets_get_units (self->sheets);
  GArray *outreach = kiosk_sheets_get_outreach (self->sheets);

  self->unit = is_on_units (self) ? g_ptr_array_index (units, index) : NULL;
  choose (self, self->unit != NULL ? kiosk_sheets_lookup_unit (self->sheets, self->unit->code)
                                   : &g_array_index (outreach, KioskSheet, index));
  if (self->chosen == NULL)
    {
      begin_new (self);
      return;
    }
  show_one (self);
  if (self->unit != NULL)
    kiosk_task_page_set_buttons (self->one, _("Back"), _("Correct this sheet"), _("Enter new figures"));
}

static void
correct (KioskReportsView *self)
{
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new_replacing (self->chosen);

  if (self->unit != NULL)
    begin_unit (self, sheet);
  else
    begin_outreach (self, sheet);
}

/* The same withdrawal again where the disk refused it. */
static void
withdraw (KioskReportsView *self)
{
  if (self->withdrawal == NULL)
    {
      self->withdrawal = kiosk_sheet_new_replacing (self->chosen);
      kiosk_sheet_clear_counts (self->withdrawal);
    }
  self->withdraws = TRUE;
  kiosk_sheets_enter (self->sheets, self->withdrawal);
}

static void
new_outreach_cb (KioskReportsView *self)
{
  self->unit = NULL;
  choose (self, NULL);
  begin_new (self);
}

static void
extra_cb (KioskReportsView *self)
{
  if (self->unit != NULL)
    correct (self);
  else
    withdraw (self);
}

static void
accept_cb (KioskReportsView *self)
{
  if (self->unit != NULL)
    begin_new (self);
  else
    correct (self);
}

static void
back_cb (KioskReportsView *self)
{
  kiosk_sheets_forget (self->sheets);
  kiosk_task_page_set_said (self->list, "");
  show_list (self);
}

static void
save_unit_cb (KioskReportsView *self)
{
  self->withdraws = FALSE;
  kiosk_sheets_enter (self->sheets, kiosk_unit_form_get_sheet (self->unit_form));
}

static void
save_outreach_cb (KioskReportsView *self)
{
  self->withdraws = FALSE;
  kiosk_sheets_enter (self->sheets, kiosk_outreach_form_get_sheet (self->outreach_form));
}

static void
kiosk_reports_view_session_set (KioskStaffView *view)
{
  KioskReportsView *self = KIOSK_REPORTS_VIEW (view);

  self->sheets = kiosk_sheets_new (kiosk_session_get_context (kiosk_staff_view_get_session (view)));
  g_signal_connect_object (self->sheets, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
kiosk_reports_view_shown (KioskStaffView *view)
{
  KioskReportsView *self = KIOSK_REPORTS_VIEW (view);

  kiosk_sheets_load (self->sheets);
  back_cb (self);
}

static void
kiosk_reports_view_layout_set (KioskStaffView *view,
                               const KioskLayout *layout)
{
  KioskReportsView *self = KIOSK_REPORTS_VIEW (view);

  kiosk_task_page_set_layout (self->list, layout);
  kiosk_task_page_set_layout (self->one, layout);
  kiosk_unit_form_set_layout (self->unit_form, layout);
  kiosk_outreach_form_set_layout (self->outreach_form, layout);
}

static void
kiosk_reports_view_dispose (GObject *object)
{
  KioskReportsView *self = KIOSK_REPORTS_VIEW (object);

  g_clear_object (&self->sheets);
  g_clear_pointer (&self->chosen, kiosk_sheet_free);
  g_clear_pointer (&self->withdrawal, kiosk_sheet_free);
  G_OBJECT_CLASS (kiosk_reports_view_parent_class)->dispose (object);
}

static void
kiosk_reports_view_class_init (KioskReportsViewClass *klass)
{
  KioskStaffViewClass *view_class = KIOSK_STAFF_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_reports_view_dispose;
  view_class->session_set = kiosk_reports_view_session_set;
  view_class->shown = kiosk_reports_view_shown;
  view_class->layout_set = kiosk_reports_view_layout_set;
}

static GtkToggleButton *
add_tab (KioskReportsView *self,
         const char *label)
{
  GtkWidget *tab = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (tab, "period");
  gtk_box_append (GTK_BOX (self->tabs), tab);
  return GTK_TOGGLE_BUTTON (tab);
}

static void
add_tabs (KioskReportsView *self)
{
  GtkToggleButton *outreach;

  self->tabs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->tabs), TRUE);
  gtk_widget_add_css_class (self->tabs, "period-row");
  self->units_tab = add_tab (self, _("Units"));
  outreach = add_tab (self, _("Outside the office"));
  gtk_toggle_button_set_group (outreach, self->units_tab);
  gtk_toggle_button_set_active (self->units_tab, TRUE);
  g_signal_connect_swapped (self->units_tab, "toggled", G_CALLBACK (back_cb), self);
}

static void
connect_pages (KioskReportsView *self)
{
  g_signal_connect_swapped (self->list, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->list, "accept", G_CALLBACK (new_outreach_cb), self);
  g_signal_connect_swapped (self->one, "back", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->one, "extra", G_CALLBACK (extra_cb), self);
  g_signal_connect_swapped (self->one, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect_swapped (self->unit_form, "save", G_CALLBACK (save_unit_cb), self);
  g_signal_connect_swapped (self->unit_form, "withdraw", G_CALLBACK (withdraw), self);
  g_signal_connect_swapped (self->unit_form, "back", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->outreach_form, "save", G_CALLBACK (save_outreach_cb), self);
  g_signal_connect_swapped (self->outreach_form, "back", G_CALLBACK (back_cb), self);
}

static void
kiosk_reports_view_init (KioskReportsView *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->list = KIOSK_TASK_PAGE (kiosk_task_page_new ());
  self->one = KIOSK_TASK_PAGE (kiosk_task_page_new ());
  self->unit_form = g_object_new (KIOSK_TYPE_UNIT_FORM, NULL);
  self->outreach_form = g_object_new (KIOSK_TYPE_OUTREACH_FORM, NULL);
  self->list_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  add_tabs (self);
  kiosk_task_page_set_has_long_choices (self->list, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_add_css_class (self->list_box, "task");
  gtk_widget_add_css_class (GTK_WIDGET (self->stack), "staff-view");
  gtk_box_append (GTK_BOX (self->list_box), self->tabs);
  gtk_box_append (GTK_BOX (self->list_box), GTK_WIDGET (self->list));
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_child (self->stack, self->list_box);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->one));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->unit_form));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->outreach_form));
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  connect_pages (self);
}
