/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A target: a list of its lines, each of which opens where it is filled in. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-target-form.h"

#include <glib/gi18n.h>

#include "kiosk-figure-words.h"
#include "kiosk-target-words.h"
#include "kiosk-task-page.h"

/* More than a target may have: what is too long is refused in words, not cut off. */
#define MAX_DIGITS 12
#define N_CHOICES_MAX 8

/* The lines, in their order. */
typedef enum
{
  STEP_LINES = -1,
  STEP_NAME,
  STEP_MEASURE,
  STEP_COLUMN,
  STEP_AUDIENCE,
  STEP_NUMBERS,
  STEP_DAYS,
  N_STEPS
} Step;

struct _KioskTargetForm
{
  GtkWidget      parent_instance;
  KioskTaskPage *page;
  KioskTarget   *target;   /* NULL before kiosk_target_form_begin() */
  Step           step;
};

enum
{
  SIGNAL_SAVE,
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskTargetForm, kiosk_target_form, GTK_TYPE_WIDGET)

static char *
dup_numbers (const KioskTarget *target)
{
  g_autofree char *number = target->number > 0 ? kiosk_figure_words_dup_number (target->number) : g_strdup ("…");
  g_autofree char *base = kiosk_figure_words_dup_number (target->base);

  if (target->base == 0)
    /* Translators: a number of people */
    return g_strdup_printf (_("Target: %s"), number);
  /* Translators: two numbers of people */
  return g_strdup_printf (_("Target: %s of %s people concerned"), number, base);
}

static char *
dup_line (KioskTargetForm *self,
          Step step)
{
  g_autofree char *days = kiosk_target_words_dup_days (self->target);

  switch (step)
    {
    case STEP_NAME:
      /* Translators: who gave the target */
      return g_strdup_printf (_("Assigned by: %s"), kiosk_target_words_get_name (self->target->name));
    case STEP_MEASURE:
      /* Translators: what is counted, such as "Installed" */
      return g_strdup_printf (_("What counts: %s"), kiosk_target_words_get_measure (self->target->measure));
    case STEP_COLUMN:
      return kiosk_target_words_dup_source (self->target);
    case STEP_AUDIENCE:
      /* Translators: a group of people */
      return g_strdup_printf (_("Who: %s"), kiosk_target_words_get_audience (self->target->audience));
    case STEP_NUMBERS:
      return dup_numbers (self->target);
    case STEP_DAYS:
    case STEP_LINES:
    case N_STEPS:
    default:
      /* Translators: two dates */
      return g_strdup_printf (_("Days: %s"), days);
    }
}

static void
show_lines (KioskTargetForm *self)
{
  g_auto (GStrv) lines = g_new0 (char *, N_STEPS + 1);

  for (int step = 0; step < N_STEPS; step++)
    lines[step] = dup_line (self, step);
  self->step = STEP_LINES;
  kiosk_task_page_show_choices (self->page, _("The target: press a line to fill it in"),
                                (const char *const *) lines, -1);
  kiosk_task_page_set_buttons (self->page, _("Back"), NULL, _("Save"));
}

static const char *
get_choice (Step step,
            guint value)
{
  if (step == STEP_NAME)
    return value < KIOSK_N_TARGET_NAMES ? kiosk_target_words_get_name (value) : NULL;
  if (step == STEP_MEASURE)
    return value < KIOSK_N_TARGET_MEASURES ? kiosk_target_words_get_measure (value) : NULL;
  if (step == STEP_COLUMN)
    return value < KIOSK_N_TARGET_COLUMNS ? kiosk_target_words_get_column (value) : NULL;
  return value < KIOSK_N_AUDIENCES ? kiosk_target_words_get_audience (value) : NULL;
}

static void
show_choices (KioskTargetForm *self,
              const char *title,
              guint selected)
{
  const char *labels[N_CHOICES_MAX + 1] = { NULL };

  for (guint i = 0; i < N_CHOICES_MAX && get_choice (self->step, i) != NULL; i++)
    labels[i] = get_choice (self->step, i);
  kiosk_task_page_show_choices (self->page, title, labels, (int) selected);
}

static void
show_numbers (KioskTargetForm *self)
{
  KioskPadForm *form = kiosk_task_page_show_form (self->page, _("How many, of how many people concerned?"));

  kiosk_pad_form_add (form, "number", _("Target, people"), KIOSK_PAD_NUMBER, MAX_DIGITS);
  kiosk_pad_form_add (form, "base", _("People concerned (leave empty if not known)"), KIOSK_PAD_NUMBER, MAX_DIGITS);
  kiosk_pad_form_set_number (form, "number", self->target->number > 0 ? self->target->number : -1);
  kiosk_pad_form_set_number (form, "base", self->target->base > 0 ? self->target->base : -1);
}

static void
show_days (KioskTargetForm *self)
{
  KioskPadForm *form = kiosk_task_page_show_form (self->page, _("From when until when?"));

  kiosk_pad_form_add (form, "from", _("First day"), KIOSK_PAD_DATE, 0);
  kiosk_pad_form_add (form, "until", _("Last day (leave empty if there is none)"), KIOSK_PAD_DATE, 0);
  kiosk_pad_form_set_day (form, "from", self->target->from);
  kiosk_pad_form_set_day (form, "until", self->target->until);
}

static void
open_step (KioskTargetForm *self,
           Step step)
{
  gboolean is_choice = step != STEP_NUMBERS && step != STEP_DAYS;

  self->step = step;
  kiosk_task_page_set_said (self->page, "");
  kiosk_task_page_set_buttons (self->page, _("Back"), NULL, is_choice ? NULL : _("Done"));
  if (step == STEP_NAME)
    show_choices (self, _("Who assigned it?"), self->target->name);
  else if (step == STEP_MEASURE)
    show_choices (self, _("What counts?"), self->target->measure);
  else if (step == STEP_COLUMN)
    show_choices (self, _("Which figures is it measured by?"), self->target->column);
  else if (step == STEP_AUDIENCE)
    show_choices (self, _("Who is meant?"), self->target->audience);
  else if (step == STEP_NUMBERS)
    show_numbers (self);
  else
    show_days (self);
}

static void
chosen_cb (KioskTargetForm *self,
           guint index)
{
  if (self->step == STEP_LINES)
    {
      open_step (self, (Step) index);
      return;
    }
  if (self->step == STEP_NAME)
    self->target->name = index;
  else if (self->step == STEP_MEASURE)
    self->target->measure = index;
  else if (self->step == STEP_COLUMN)
    self->target->column = index;
  else
    self->target->audience = index;
  show_lines (self);
}

/* What is wrong with @trial, apart from what another line says. */
static const char *
get_problem_of (const KioskTarget *trial,
                KioskTargetProblem first,
                KioskTargetProblem last)
{
  KioskTargetProblem problem = kiosk_target_find_problem (trial, KIOSK_DAY_UNKNOWN);

  return problem >= first && problem <= last ? kiosk_target_words_get_problem (problem) : NULL;
}

static void
accept_numbers (KioskTargetForm *self)
{
  KioskPadForm *form = kiosk_task_page_get_form (self->page);
  g_autoptr (KioskTarget) trial = kiosk_target_copy (self->target);
  const char *of_number;
  const char *of_base;

  /* So that no other line is found fault with before these two. */
  trial->column = KIOSK_TARGET_COLUMN_HELPER;
  trial->number = MAX (0, kiosk_pad_form_get_number (form, "number"));
  trial->base = MAX (0, kiosk_pad_form_get_number (form, "base"));
  of_number = get_problem_of (trial, KIOSK_TARGET_PROBLEM_NUMBER_ZERO, KIOSK_TARGET_PROBLEM_NUMBER_TOO_LARGE);
  of_base = get_problem_of (trial, KIOSK_TARGET_PROBLEM_BASE_NEGATIVE, KIOSK_TARGET_PROBLEM_BASE_BELOW_NUMBER);
  kiosk_pad_form_set_problem (form, "number", of_number);
  kiosk_pad_form_set_problem (form, "base", of_base);
  if (of_number != NULL || of_base != NULL)
    return;

  self->target->number = trial->number;
  self->target->base = trial->base;
  show_lines (self);
}

static void
accept_days (KioskTargetForm *self)
{
  KioskPadForm *form = kiosk_task_page_get_form (self->page);
  g_autoptr (KioskTarget) trial = kiosk_target_copy (self->target);
  const char *of_from;
  const char *of_until;

  trial->column = KIOSK_TARGET_COLUMN_HELPER;
  trial->number = 1;
  trial->base = 0;
  trial->from = kiosk_pad_form_get_day (form, "from");
  trial->until = kiosk_pad_form_get_day (form, "until");
  of_from = get_problem_of (trial, KIOSK_TARGET_PROBLEM_FROM_MISSING, KIOSK_TARGET_PROBLEM_FROM_TOO_EARLY);
  of_until = get_problem_of (trial, KIOSK_TARGET_PROBLEM_UNTIL_BEFORE_FROM, KIOSK_TARGET_PROBLEM_TOO_LONG);
  if (trial->until == KIOSK_DAY_UNKNOWN && !kiosk_pad_form_is_empty (form, "until"))
    of_until = kiosk_target_words_get_problem (KIOSK_TARGET_PROBLEM_FROM_MISSING);
  kiosk_pad_form_set_problem (form, "from", of_from);
  kiosk_pad_form_set_problem (form, "until", of_until);
  if (of_from != NULL || of_until != NULL)
    return;

  self->target->from = trial->from;
  self->target->until = trial->until;
  show_lines (self);
}

static void
save (KioskTargetForm *self)
{
  KioskTargetProblem problem = kiosk_target_find_problem (self->target, KIOSK_DAY_UNKNOWN);
  const char *words = kiosk_target_words_get_problem (problem);

  if (problem == KIOSK_TARGET_PROBLEM_NUMBER_ZERO)
    words = _("Enter the target.");
  else if (problem == KIOSK_TARGET_PROBLEM_FROM_MISSING)
    words = _("Enter the days.");
  kiosk_task_page_set_said (self->page, words);
  if (problem == KIOSK_TARGET_PROBLEM_NONE)
    g_signal_emit (self, signals[SIGNAL_SAVE], 0);
}

static void
accept_cb (KioskTargetForm *self)
{
  if (self->step == STEP_NUMBERS)
    accept_numbers (self);
  else if (self->step == STEP_DAYS)
    accept_days (self);
  else
    save (self);
}

static void
back_cb (KioskTargetForm *self)
{
  if (self->step != STEP_LINES)
    show_lines (self);
  else
    g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
kiosk_target_form_dispose (GObject *object)
{
  KioskTargetForm *self = KIOSK_TARGET_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->target, kiosk_target_free);
  G_OBJECT_CLASS (kiosk_target_form_parent_class)->dispose (object);
}

static void
kiosk_target_form_class_init (KioskTargetFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_target_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
kiosk_target_form_init (KioskTargetForm *self)
{
  self->page = KIOSK_TASK_PAGE (kiosk_task_page_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
  g_signal_connect_swapped (self->page, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->page, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect_swapped (self->page, "back", G_CALLBACK (back_cb), self);
}

/* @target: (transfer none): a new one, or one that replaces another. */
void
kiosk_target_form_begin (KioskTargetForm *self,
                         const KioskTarget *target)
{
  g_clear_pointer (&self->target, kiosk_target_free);
  self->target = kiosk_target_copy (target);
  kiosk_task_page_set_said (self->page, "");
  show_lines (self);
}

const KioskTarget *
kiosk_target_form_get_target (KioskTargetForm *self)
{
  return self->target;
}

void
kiosk_target_form_set_said (KioskTargetForm *self,
                            const char *text)
{
  kiosk_task_page_set_said (self->page, text);
}

void
kiosk_target_form_set_layout (KioskTargetForm *self,
                              const KioskLayout *layout)
{
  kiosk_task_page_set_layout (self->page, layout);
}
