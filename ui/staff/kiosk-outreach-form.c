/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An outreach sheet: a list of its lines, each of which opens where it is filled in. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-outreach-form.h"

#include <glib/gi18n.h>

#include "kiosk-figure-words.h"
#include "kiosk-helper-words.h"
#include "kiosk-sheet-words.h"
#include "kiosk-task-page.h"

#define MAX_DIGITS 6

/* The lines, in their order; those of the audiences stand for them. */
typedef enum
{
  STEP_LINES = -1,
  STEP_DAY,
  STEP_PLACE,
  STEP_TEAM,
  STEP_RESIDENTS,
  STEP_EMPLOYEES,
  STEP_MEMBERS,
  STEP_BUSINESSES,
  STEP_HEARD,
  N_STEPS
} Step;

struct _KioskOutreachForm
{
  GtkWidget      parent_instance;
  KioskTaskPage *page;
  KioskSheet    *sheet;   /* NULL before kiosk_outreach_form_begin() */
  KioskDay       today;
  Step           step;
};

enum
{
  SIGNAL_SAVE,
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskOutreachForm, kiosk_outreach_form, GTK_TYPE_WIDGET)

static const char *const count_ids[] = {
  "installed", "installed-signed-in", "signed-in", "already-had", "not-able", "advised", "sessions", "people"
};

static KioskAudience
get_audience (Step step)
{
  return (KioskAudience) (KIOSK_AUDIENCE_RESIDENT + (step - STEP_RESIDENTS));
}

static char *
dup_line (KioskOutreachForm *self,
          Step step)
{
  g_autofree char *day = NULL;
  const char *place = kiosk_sheet_words_get_place (self->sheet->place);
  const char *team = kiosk_helper_words_get_team (self->sheet->team);

  switch (step)
    {
    case STEP_DAY:
      day = self->sheet->day != KIOSK_DAY_UNKNOWN ? kiosk_figure_words_dup_date (self->sheet->day) : g_strdup ("…");
      /* Translators: a date */
      return g_strdup_printf (_("Day: %s"), day);
    case STEP_PLACE:
      /* Translators: a kind of place, such as a market */
      return g_strdup_printf (_("Place: %s"), *place != '\0' ? place : "…");
    case STEP_TEAM:
      /* Translators: a team, such as the ward police */
      return g_strdup_printf (_("Who helped: %s"), *team != '\0' ? team : "…");
    case STEP_HEARD:
      return kiosk_sheet_words_dup_heard (self->sheet);
    case STEP_RESIDENTS:
    case STEP_EMPLOYEES:
    case STEP_MEMBERS:
    case STEP_BUSINESSES:
    case STEP_LINES:
    case N_STEPS:
    default:
      return kiosk_sheet_words_dup_audience (self->sheet, get_audience (step));
    }
}

static void
show_lines (KioskOutreachForm *self)
{
  g_auto (GStrv) lines = g_new0 (char *, N_STEPS + 1);

  for (int step = 0; step < N_STEPS; step++)
    lines[step] = dup_line (self, step);
  self->step = STEP_LINES;
  kiosk_task_page_show_choices (self->page, _("Outside the office: press a line to fill it in"),
                                (const char *const *) lines, -1);
  kiosk_task_page_set_buttons (self->page, _("Back"), NULL, _("Save"));
}

static void
show_places (KioskOutreachForm *self)
{
  const char *labels[KIOSK_N_PLACES] = { NULL };

  for (guint place = KIOSK_PLACE_NEIGHBOURHOOD; place < KIOSK_N_PLACES; place++)
    labels[place - 1] = kiosk_sheet_words_get_place (place);
  kiosk_task_page_show_choices (self->page, _("Where was it?"), labels, (int) self->sheet->place - 1);
}

static void
show_teams (KioskOutreachForm *self)
{
  const char *labels[KIOSK_TEAM_OFFICIAL + 1] = { NULL };

  for (guint team = KIOSK_TEAM_COMMUNITY_TEAM; team <= KIOSK_TEAM_OFFICIAL; team++)
    labels[team - 1] = kiosk_helper_words_get_team (team);
  kiosk_task_page_show_choices (self->page, _("Who was there to help?"), labels, (int) self->sheet->team - 1);
}

static void
show_day (KioskOutreachForm *self)
{
  KioskPadForm *form = kiosk_task_page_show_form (self->page, _("On which day was it?"));

  kiosk_pad_form_add (form, "day", _("Day"), KIOSK_PAD_DATE, 0);
  kiosk_pad_form_set_day (form, "day", self->sheet->day);
}

/* What was entered before is shown; what was not stays empty, which is 0. */
static void
show_counts (KioskOutreachForm *self,
             const char *title,
             KioskAudience audience,
             KioskSheetFigure first,
             KioskSheetFigure last)
{
  KioskPadForm *form = kiosk_task_page_show_form (self->page, title);

  for (guint figure = first; figure <= last; figure++)
    {
      gint64 count = self->sheet->counts[audience][figure];

      kiosk_pad_form_add (form, count_ids[figure], kiosk_sheet_words_get_figure (figure), KIOSK_PAD_NUMBER, MAX_DIGITS);
      kiosk_pad_form_set_number (form, count_ids[figure], count > 0 ? count : -1);
    }
}

static void
read_counts (KioskOutreachForm *self,
             KioskAudience audience,
             KioskSheetFigure first,
             KioskSheetFigure last)
{
  KioskPadForm *form = kiosk_task_page_get_form (self->page);

  for (guint figure = first; figure <= last; figure++)
    self->sheet->counts[audience][figure] = MAX (0, kiosk_pad_form_get_number (form, count_ids[figure]));
}

static void
open_step (KioskOutreachForm *self,
           Step step)
{
  gboolean is_choice = step == STEP_PLACE || step == STEP_TEAM;

  self->step = step;
  kiosk_task_page_set_said (self->page, "");
  kiosk_task_page_set_buttons (self->page, _("Back"), NULL, is_choice ? NULL : _("Done"));
  if (step == STEP_DAY)
    show_day (self);
  else if (step == STEP_PLACE)
    show_places (self);
  else if (step == STEP_TEAM)
    show_teams (self);
  else if (step == STEP_HEARD)
    show_counts (self, _("Who heard of the app there?"), KIOSK_AUDIENCE_UNSPECIFIED, KIOSK_SHEET_FIGURE_HEARD_SESSIONS,
                 KIOSK_SHEET_FIGURE_HEARD_PEOPLE);
  else
    show_counts (self, kiosk_helper_words_get_audience (get_audience (step)), get_audience (step),
                 KIOSK_SHEET_FIGURE_INSTALLED, KIOSK_SHEET_FIGURE_ADVISED);
}

static void
chosen_cb (KioskOutreachForm *self,
           guint index)
{
  if (self->step == STEP_LINES)
    {
      open_step (self, (Step) index);
      return;
    }
  if (self->step == STEP_PLACE)
    self->sheet->place = (KioskPlace) (index + 1);
  else
    self->sheet->team = (KioskTeam) (index + 1);
  show_lines (self);
}

static KioskSheetProblem
find_day_problem (KioskDay day,
                  KioskDay today)
{
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_OUTREACH);
  KioskSheetProblem problem;

  sheet->day = day;
  sheet->place = KIOSK_PLACE_OTHER;
  sheet->team = KIOSK_TEAM_OFFICIAL;
  problem = kiosk_sheet_find_problem (sheet, today);
  return problem != KIOSK_SHEET_PROBLEM_EMPTY ? problem : KIOSK_SHEET_PROBLEM_NONE;
}

/* A date that is wrong stays where it can be mended. */
static void
accept_day (KioskOutreachForm *self)
{
  KioskPadForm *form = kiosk_task_page_get_form (self->page);
  KioskDay day = kiosk_pad_form_get_day (form, "day");
  KioskSheetProblem problem = find_day_problem (day, self->today);

  if (problem != KIOSK_SHEET_PROBLEM_NONE)
    {
      kiosk_pad_form_set_problem (form, "day", kiosk_sheet_words_get_problem (problem));
      return;
    }
  self->sheet->day = day;
  show_lines (self);
}

static void
save (KioskOutreachForm *self)
{
  KioskSheetProblem problem = kiosk_sheet_find_problem (self->sheet, self->today);

  if (problem == KIOSK_SHEET_PROBLEM_NONE && kiosk_sheet_is_empty (self->sheet))
    problem = KIOSK_SHEET_PROBLEM_EMPTY;
  kiosk_task_page_set_said (self->page, kiosk_sheet_words_get_problem (problem));
  if (problem == KIOSK_SHEET_PROBLEM_NONE)
    g_signal_emit (self, signals[SIGNAL_SAVE], 0);
}

static void
accept_cb (KioskOutreachForm *self)
{
  if (self->step == STEP_LINES)
    {
      save (self);
      return;
    }
  if (self->step == STEP_DAY)
    {
      accept_day (self);
      return;
    }
  if (self->step == STEP_HEARD)
    read_counts (self, KIOSK_AUDIENCE_UNSPECIFIED, KIOSK_SHEET_FIGURE_HEARD_SESSIONS, KIOSK_SHEET_FIGURE_HEARD_PEOPLE);
  else
    read_counts (self, get_audience (self->step), KIOSK_SHEET_FIGURE_INSTALLED, KIOSK_SHEET_FIGURE_ADVISED);
  show_lines (self);
}

static void
back_cb (KioskOutreachForm *self)
{
  if (self->step != STEP_LINES)
    show_lines (self);
  else
    g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
kiosk_outreach_form_dispose (GObject *object)
{
  KioskOutreachForm *self = KIOSK_OUTREACH_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->sheet, kiosk_sheet_free);
  G_OBJECT_CLASS (kiosk_outreach_form_parent_class)->dispose (object);
}

static void
kiosk_outreach_form_class_init (KioskOutreachFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_outreach_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
kiosk_outreach_form_init (KioskOutreachForm *self)
{
  self->page = KIOSK_TASK_PAGE (kiosk_task_page_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
  g_signal_connect_swapped (self->page, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->page, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect_swapped (self->page, "back", G_CALLBACK (back_cb), self);
}

/* @sheet: (transfer none): a new one, or one that replaces another. @today: KIOSK_DAY_UNKNOWN where nobody knows. */
void
kiosk_outreach_form_begin (KioskOutreachForm *self,
                           const KioskSheet *sheet,
                           KioskDay today)
{
  g_clear_pointer (&self->sheet, kiosk_sheet_free);
  self->sheet = kiosk_sheet_copy (sheet);
  self->today = today;
  kiosk_task_page_set_said (self->page, "");
  show_lines (self);
}

const KioskSheet *
kiosk_outreach_form_get_sheet (KioskOutreachForm *self)
{
  return self->sheet;
}

void
kiosk_outreach_form_set_said (KioskOutreachForm *self,
                              const char *text)
{
  kiosk_task_page_set_said (self->page, text);
}

void
kiosk_outreach_form_set_layout (KioskOutreachForm *self,
                                const KioskLayout *layout)
{
  kiosk_task_page_set_layout (self->page, layout);
}
