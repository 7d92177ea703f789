/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's sheet: one form. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-unit-form.h"

#include <glib/gi18n.h>

#include "kiosk-sheet-words.h"
#include "kiosk-task-page.h"

#define MAX_DIGITS 6

struct _KioskUnitForm
{
  GtkWidget      parent_instance;
  KioskTaskPage *page;
  KioskSheet    *sheet;   /* NULL before kiosk_unit_form_begin() */
  KioskDay       today;
};

enum
{
  SIGNAL_SAVE,
  SIGNAL_WITHDRAW,
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskUnitForm, kiosk_unit_form, GTK_TYPE_WIDGET)

static const struct
{
  const char       *id;
  KioskSheetFigure  figure;
} fields[] = {
  { "concerned", KIOSK_SHEET_FIGURE_CONCERNED },
  { "installed", KIOSK_SHEET_FIGURE_APP_INSTALLED },
  { "signed-in", KIOSK_SHEET_FIGURE_APP_SIGNED_IN },
};

/* The field that a problem is one of. */
static const char *
get_field (KioskSheetProblem problem)
{
  if (problem == KIOSK_SHEET_PROBLEM_MORE_INSTALLED)
    return "installed";
  if (problem == KIOSK_SHEET_PROBLEM_MORE_SIGNED_IN)
    return "signed-in";
  return problem == KIOSK_SHEET_PROBLEM_DAY_MISSING || problem == KIOSK_SHEET_PROBLEM_DAY_TOO_EARLY
         || problem == KIOSK_SHEET_PROBLEM_DAY_IN_FUTURE ? "day" : "concerned";
}

/* Returns whether all numbers are there. */
static gboolean
read_numbers (KioskUnitForm *self)
{
  KioskPadForm *form = kiosk_task_page_get_form (self->page);
  gboolean is_whole = TRUE;

  for (guint i = G_N_ELEMENTS (fields); i > 0; i--)
    {
      gint64 number = kiosk_pad_form_get_number (form, fields[i - 1].id);

      self->sheet->counts[self->sheet->audience][fields[i - 1].figure] = MAX (0, number);
      kiosk_pad_form_set_problem (form, fields[i - 1].id, NULL);
      if (number >= 0)
        continue;
      is_whole = FALSE;
      kiosk_pad_form_set_problem (form, fields[i - 1].id, _("Type a number; 0 is one too."));
      kiosk_pad_form_choose (form, fields[i - 1].id);
    }
  return is_whole;
}

static void
accept_cb (KioskUnitForm *self)
{
  KioskPadForm *form = kiosk_task_page_get_form (self->page);
  KioskSheetProblem problem;

  kiosk_pad_form_set_problem (form, "day", NULL);
  self->sheet->day = kiosk_pad_form_get_day (form, "day");
  if (!read_numbers (self))
    return;

  problem = kiosk_sheet_find_problem (self->sheet, self->today);
  if (problem == KIOSK_SHEET_PROBLEM_NONE && self->sheet->counts[self->sheet->audience][fields[0].figure] == 0)
    problem = KIOSK_SHEET_PROBLEM_EMPTY;
  if (problem == KIOSK_SHEET_PROBLEM_NONE)
    {
      g_signal_emit (self, signals[SIGNAL_SAVE], 0);
      return;
    }
  kiosk_pad_form_set_problem (form, get_field (problem), kiosk_sheet_words_get_problem (problem));
  kiosk_pad_form_choose (form, get_field (problem));
}

static void
withdraw_cb (KioskUnitForm *self)
{
  g_signal_emit (self, signals[SIGNAL_WITHDRAW], 0);
}

static void
back_cb (KioskUnitForm *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
kiosk_unit_form_dispose (GObject *object)
{
  KioskUnitForm *self = KIOSK_UNIT_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->sheet, kiosk_sheet_free);
  G_OBJECT_CLASS (kiosk_unit_form_parent_class)->dispose (object);
}

static void
kiosk_unit_form_class_init (KioskUnitFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_unit_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SIGNAL_WITHDRAW] = g_signal_new ("withdraw", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
kiosk_unit_form_init (KioskUnitForm *self)
{
  self->page = KIOSK_TASK_PAGE (kiosk_task_page_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
  g_signal_connect_swapped (self->page, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect_swapped (self->page, "extra", G_CALLBACK (withdraw_cb), self);
  g_signal_connect_swapped (self->page, "back", G_CALLBACK (back_cb), self);
}

static void
fill (KioskUnitForm *self,
      const char *name)
{
  KioskPadForm *form = kiosk_task_page_show_form (self->page, name);

  kiosk_pad_form_add (form, "day", _("As of the day"), KIOSK_PAD_DATE, 0);
  kiosk_pad_form_set_day (form, "day", self->sheet->day);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gint64 count = self->sheet->counts[self->sheet->audience][fields[i].figure];

      kiosk_pad_form_add (form, fields[i].id, kiosk_sheet_words_get_figure (fields[i].figure), KIOSK_PAD_NUMBER,
                          MAX_DIGITS);
      if (self->sheet->replaces[0] != '\0')
        kiosk_pad_form_set_number (form, fields[i].id, count);
    }
}

/* @sheet: (transfer none): a new one, or one that replaces what the unit reported before: that is shown. @today:
 * KIOSK_DAY_UNKNOWN where nobody knows. */
void
kiosk_unit_form_begin (KioskUnitForm *self,
                       const char *name,
                       const KioskSheet *sheet,
                       KioskDay today)
{
  g_clear_pointer (&self->sheet, kiosk_sheet_free);
  self->sheet = kiosk_sheet_copy (sheet);
  self->today = today;
  kiosk_task_page_set_buttons (self->page, _("Back"), sheet->replaces[0] != '\0' ? _("Withdraw this sheet") : NULL,
                               _("Save"));
  kiosk_task_page_ask_twice (self->page, _("No, keep the sheet"), _("Yes, withdraw it"));
  kiosk_task_page_set_said (self->page, "");
  fill (self, name);
}

const KioskSheet *
kiosk_unit_form_get_sheet (KioskUnitForm *self)
{
  return self->sheet;
}

void
kiosk_unit_form_set_said (KioskUnitForm *self,
                          const char *text)
{
  kiosk_task_page_set_said (self->page, text);
}

void
kiosk_unit_form_set_layout (KioskUnitForm *self,
                            const KioskLayout *layout)
{
  kiosk_task_page_set_layout (self->page, layout);
}
