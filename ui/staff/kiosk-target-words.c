/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets in words. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-target-words.h"

#include <glib/gi18n.h>

#include "kiosk-figure-words.h"
#include "kiosk-helper-words.h"

static const char *const names[KIOSK_N_TARGET_NAMES] = {
  [KIOSK_TARGET_NAME_CITY_PLAN] = N_("The city’s plan"),
  [KIOSK_TARGET_NAME_WARD_PLAN] = N_("The ward’s plan"),
  [KIOSK_TARGET_NAME_CAMPAIGN] = N_("Campaign"),
  [KIOSK_TARGET_NAME_TEAM] = N_("For the community digital team"),
  [KIOSK_TARGET_NAME_UNIONS] = N_("For unions and associations"),
};

static const char *const measures[KIOSK_N_TARGET_MEASURES] = {
  [KIOSK_TARGET_MEASURE_INSTALLED] = N_("Installed"),
  [KIOSK_TARGET_MEASURE_SIGNED_IN] = N_("Signed in"),
  [KIOSK_TARGET_MEASURE_HELPED] = N_("People helped"),
};

static const char *const columns[KIOSK_N_TARGET_COLUMNS] = {
  [KIOSK_TARGET_COLUMN_HELPER] = N_("What helpers note at this machine"),
  [KIOSK_TARGET_COLUMN_SELF] = N_("What residents press themselves"),
  [KIOSK_TARGET_COLUMN_OUTREACH] = N_("The sheets from outside the office"),
  [KIOSK_TARGET_COLUMN_UNIT] = N_("What units report"),
};

static const char *const problems[] = {
  [KIOSK_TARGET_PROBLEM_NONE] = "",
  [KIOSK_TARGET_PROBLEM_ID] = N_("The machine could not make this target. Go back and begin again."),
  [KIOSK_TARGET_PROBLEM_COLUMN] = N_("These do not go together: residents who press themselves belong to no group, and "
                                     "units do not report whom they helped."),
  [KIOSK_TARGET_PROBLEM_NUMBER_ZERO] = N_("1 or more."),
  [KIOSK_TARGET_PROBLEM_NUMBER_NEGATIVE] = N_("1 or more."),
  [KIOSK_TARGET_PROBLEM_NUMBER_TOO_LARGE] = N_("9,999,999 at most."),
  [KIOSK_TARGET_PROBLEM_BASE_NEGATIVE] = N_("0 or more."),
  [KIOSK_TARGET_PROBLEM_BASE_TOO_LARGE] = N_("9,999,999 at most."),
  [KIOSK_TARGET_PROBLEM_BASE_BELOW_NUMBER] = N_("Fewer people than the target."),
  [KIOSK_TARGET_PROBLEM_FROM_MISSING] = N_("This is no date. Type day, month and year."),
  [KIOSK_TARGET_PROBLEM_FROM_TOO_EARLY] = N_("The app has been there since 14/11/2024."),
  [KIOSK_TARGET_PROBLEM_UNTIL_BEFORE_FROM] = N_("It would end before it begins."),
  [KIOSK_TARGET_PROBLEM_TOO_LONG] = N_("More than ten years. Look at the year."),
};

const char *
kiosk_target_words_get_name (KioskTargetName name)
{
  return _(names[name]);
}

const char *
kiosk_target_words_get_measure (KioskTargetMeasure measure)
{
  return _(measures[measure]);
}

const char *
kiosk_target_words_get_column (KioskTargetColumn column)
{
  return _(columns[column]);
}

/* Of a target nobody's group is everybody's. */
const char *
kiosk_target_words_get_audience (KioskAudience audience)
{
  return audience == KIOSK_AUDIENCE_UNSPECIFIED ? _("Everybody") : kiosk_helper_words_get_audience (audience);
}

/* What is wrong. */
const char *
kiosk_target_words_get_problem (KioskTargetProblem problem)
{
  return *problems[problem] != '\0' ? _(problems[problem]) : "";
}

/* "Theo kế hoạch của Thành phố: đã cài · Người dân" */
char *
kiosk_target_words_dup_title (const KioskTarget *target)
{
  return g_strdup_printf ("%s · %s · %s", kiosk_target_words_get_name (target->name),
                          kiosk_target_words_get_measure (target->measure),
                          kiosk_target_words_get_audience (target->audience));
}

/* "Đo bằng: số liệu đơn vị báo" */
char *
kiosk_target_words_dup_source (const KioskTarget *target)
{
  /* Translators: one of the columns of figures */
  return g_strdup_printf (_("Measured by: %s"), kiosk_target_words_get_column (target->column));
}

/* "01/11/2026 – 30/11/2026" */
char *
kiosk_target_words_dup_days (const KioskTarget *target)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (target->from == KIOSK_DAY_UNKNOWN)
    return g_strdup ("…");
  from = kiosk_figure_words_dup_date (target->from);
  if (target->until == KIOSK_DAY_UNKNOWN)
    /* Translators: a date; there is no last day */
    return g_strdup_printf (_("from %s on"), from);
  until = kiosk_figure_words_dup_date (target->until);
  return g_strdup_printf ("%s – %s", from, until);
}

/* "45,7%"; what was done is never said to be nothing, and as it is rounded down, less than all is never 100. */
static char *
dup_percent (const KioskProgress *progress)
{
  g_autofree char *whole = kiosk_figure_words_dup_number (progress->permille / 10);

  if (progress->permille == 0 && progress->done > 0)
    /* Translators: a share that is more than none */
    return g_strdup (_("under 0.1%"));
  /* Translators: what stands before tenths */
  return g_strdup_printf ("%s%s%u%%", whole, C_("decimal", "."), (guint) (progress->permille % 10));
}

/* " · 45,7% của 1.200 người thuộc diện"; "" without a base. */
static char *
dup_share (const KioskTargetState *state)
{
  g_autofree char *base = kiosk_figure_words_dup_number (state->target.base);
  g_autofree char *share = dup_percent (&state->progress);

  if (state->progress.permille < 0)
    return g_strdup ("");
  /* Translators: a share such as 45.7%, and a number of people */
  return g_strdup_printf (_(" · %s of the %s people concerned"), share, base);
}

/* "Đã làm 548 / 1.000, còn 452 · 45,7% của 1.200 người thuộc diện" */
char *
kiosk_target_words_dup_done (const KioskTargetState *state)
{
  g_autofree char *done = kiosk_figure_words_dup_number (state->progress.done);
  g_autofree char *number = kiosk_figure_words_dup_number (state->target.number);
  g_autofree char *left = kiosk_figure_words_dup_number (state->progress.left);
  g_autofree char *share = dup_share (state);
  /* Translators: what was done, the target, what is left */
  g_autofree char *text = g_strdup_printf (_("Done %s of %s, %s left"), done, number, left);

  return g_strconcat (text, share, NULL);
}

static char *
dup_needed (const KioskProgress *progress)
{
  g_autofree char *a_day = kiosk_figure_words_dup_number (progress->a_day);
  g_autofree char *a_week = kiosk_figure_words_dup_number (progress->a_week);

  if (progress->working_days == 0)
    return g_strdup (_("No working day is left."));
  /* Translators: numbers of people */
  return g_strdup_printf (_("Needed: %s a working day, %s a week (Monday to Friday)"), a_day, a_week);
}

/* How it stands, and what it needs. */
char *
kiosk_target_words_dup_pace (const KioskProgress *progress)
{
  g_autofree char *left = kiosk_figure_words_dup_number (progress->left);
  g_autofree char *needed = NULL;

  switch (progress->state)
    {
    case KIOSK_PROGRESS_REACHED:
      return g_strdup (_("Reached"));
    case KIOSK_PROGRESS_STANDING:
      return g_strdup (_("Stands without a last day"));
    case KIOSK_PROGRESS_NOT_BEGUN:
      needed = progress->a_day > 0 ? dup_needed (progress) : g_strdup ("");
      /* Translators: what the target will need each day; may be empty */
      return g_strdup_printf (_("Not begun yet. %s"), needed);
    case KIOSK_PROGRESS_RUNNING:
      return dup_needed (progress);
    case KIOSK_PROGRESS_OVERDUE:
      /* Translators: a number of days, and of people */
      return g_strdup_printf (ngettext ("%u day overdue, %s left", "%u days overdue, %s left", progress->overdue_days),
                              progress->overdue_days, left);
    case KIOSK_PROGRESS_NO_DAY:
    default:
      return g_strdup (_("The date is not known, so neither is the pace."));
    }
}
