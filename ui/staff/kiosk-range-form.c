/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two days, and why they are no range. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-range-form.h"

#include <glib/gi18n.h>

#include "kiosk-period.h"
#include "kiosk-task-page.h"

struct _KioskRangeForm
{
  GtkWidget      parent_instance;
  KioskTaskPage *page;
  KioskDay       today;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskRangeForm, kiosk_range_form, GTK_TYPE_WIDGET)

static const struct
{
  const char *field;
  const char *words;
} problems[] = {
  [KIOSK_RANGE_PROBLEM_FROM_MISSING] = { "from", N_("This is no date. Type day, month and year.") },
  [KIOSK_RANGE_PROBLEM_FROM_TOO_EARLY] = { "from", N_("The app has been there since 14/11/2024.") },
  [KIOSK_RANGE_PROBLEM_FROM_IN_FUTURE] = { "from", N_("This day is still to come.") },
  [KIOSK_RANGE_PROBLEM_TO_MISSING] = { "to", N_("This is no date. Type day, month and year.") },
  [KIOSK_RANGE_PROBLEM_TO_TOO_EARLY] = { "to", N_("This day is before the first one.") },
  [KIOSK_RANGE_PROBLEM_TOO_LONG] = { "to", N_("400 days at most. Choose an earlier last day.") },
};

static void
accept_cb (KioskRangeForm *self)
{
  KioskPadForm *form = kiosk_task_page_get_form (self->page);
  KioskDay from = kiosk_pad_form_get_day (form, "from");
  KioskDay to = kiosk_pad_form_get_day (form, "to");
  KioskRangeProblem problem = kiosk_period_find_range_problem (from, to, self->today);

  kiosk_pad_form_set_problem (form, "from", NULL);
  kiosk_pad_form_set_problem (form, "to", NULL);
  if (problem == KIOSK_RANGE_PROBLEM_NONE)
    {
      g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, from, to);
      return;
    }
  kiosk_pad_form_set_problem (form, problems[problem].field, _(problems[problem].words));
  kiosk_pad_form_choose (form, problems[problem].field);
}

static void
back_cb (KioskRangeForm *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
kiosk_range_form_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_range_form_parent_class)->dispose (object);
}

static void
kiosk_range_form_class_init (KioskRangeFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_range_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
kiosk_range_form_init (KioskRangeForm *self)
{
  self->page = KIOSK_TASK_PAGE (kiosk_task_page_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
  kiosk_task_page_set_buttons (self->page, _("Back"), NULL, _("Show the figures"));
  g_signal_connect_swapped (self->page, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect_swapped (self->page, "back", G_CALLBACK (back_cb), self);
}

/* @from, @to: the days that are seen now. @today: KIOSK_DAY_UNKNOWN where nobody knows. */
void
kiosk_range_form_begin (KioskRangeForm *self,
                        KioskDay from,
                        KioskDay to,
                        KioskDay today)
{
  KioskPadForm *form = kiosk_task_page_show_form (self->page, _("Figures of which days?"));

  self->today = today;
  kiosk_pad_form_add (form, "from", _("From the day"), KIOSK_PAD_DATE, 0);
  kiosk_pad_form_add (form, "to", _("To the day, included"), KIOSK_PAD_DATE, 0);
  kiosk_pad_form_set_day (form, "from", from);
  kiosk_pad_form_set_day (form, "to", to);
}

void
kiosk_range_form_set_layout (KioskRangeForm *self,
                             const KioskLayout *layout)
{
  kiosk_task_page_set_layout (self->page, layout);
}
