/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a target may say, and what counts towards it.
 *
 * A target is measured by one column of figures. Residents' taps and helpers' taps may be of the same person, outreach
 * is outside both, and what units report is a state and not a sum of days: to add any two would count people twice. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-target.h"

#include <string.h>

#include "kiosk-cell.h"

/* The app was published on this day. */
#define EARLIEST "2024-11-14"

#define DAYS_MAX (10 * 366)

static const char *const name_nicks[] = { "city_plan", "ward_plan", "campaign", "team", "unions" };
static const char *const measure_nicks[] = { "installed", "signed_in", "helped" };
static const char *const column_nicks[] = { "helper", "self", "outreach", "unit" };
static const char *const problem_nicks[] = {
  "none", "id", "column", "number-zero", "number-negative", "number-too-large", "base-negative", "base-too-large",
  "base-below-number", "from-missing", "from-too-early", "until-before-from", "too-long"
};

G_STATIC_ASSERT (G_N_ELEMENTS (name_nicks) == KIOSK_N_TARGET_NAMES);
G_STATIC_ASSERT (G_N_ELEMENTS (measure_nicks) == KIOSK_N_TARGET_MEASURES);
G_STATIC_ASSERT (G_N_ELEMENTS (column_nicks) == KIOSK_N_TARGET_COLUMNS);

KIOSK_DEFINE_NICKS (KioskTargetName, kiosk_target_name, name_nicks)
KIOSK_DEFINE_NICKS (KioskTargetMeasure, kiosk_target_measure, measure_nicks)
KIOSK_DEFINE_NICKS (KioskTargetColumn, kiosk_target_column, column_nicks)
/* Names in the log and in error messages. */
KIOSK_DEFINE_NICKS (KioskTargetProblem, kiosk_target_problem, problem_nicks)

/**
 * kiosk_target_new:
 *
 * A target with a fresh random id, measured by what helpers count, of everybody. Any thread.
 *
 * Returns: (transfer full): the target, to be filled in
 */
KioskTarget *
kiosk_target_new (void)
{
  KioskTarget *self = g_new0 (KioskTarget, 1);

  kiosk_id_fill (self->id);
  self->audience = KIOSK_AUDIENCE_UNSPECIFIED;
  return self;
}

/**
 * kiosk_target_new_replacing:
 * @old: a target in the book
 *
 * A target that says what @old says, with an id of its own, to be changed and set in the place of @old. Any thread.
 *
 * Returns: (transfer full): the target
 */
KioskTarget *
kiosk_target_new_replacing (const KioskTarget *old)
{
  KioskTarget *self = kiosk_target_copy (old);

  kiosk_id_fill (self->id);
  g_strlcpy (self->replaces, old->id, sizeof self->replaces);
  self->since = KIOSK_DAY_UNKNOWN;
  return self;
}

/**
 * kiosk_target_copy:
 * @self: a target
 *
 * Returns: (transfer full): a copy with the same id, so setting it is setting the same target
 */
KioskTarget *
kiosk_target_copy (const KioskTarget *self)
{
  return g_memdup2 (self, sizeof *self);
}

/**
 * kiosk_target_free:
 * @self: (transfer full): a target
 */
void
kiosk_target_free (KioskTarget *self)
{
  g_free (self);
}

/* Residents were asked for no audience, and units do not report whom they helped. */
static gboolean
fits_column (const KioskTarget *self)
{
  if (self->column == KIOSK_TARGET_COLUMN_SELF)
    return self->audience == KIOSK_AUDIENCE_UNSPECIFIED;
  return self->column != KIOSK_TARGET_COLUMN_UNIT || self->measure != KIOSK_TARGET_MEASURE_HELPED;
}

static KioskTargetProblem
find_number_problem (const KioskTarget *self)
{
  if (self->number == 0)
    return KIOSK_TARGET_PROBLEM_NUMBER_ZERO;
  if (self->number < 0)
    return KIOSK_TARGET_PROBLEM_NUMBER_NEGATIVE;
  if (self->number > KIOSK_TARGET_NUMBER_MAX)
    return KIOSK_TARGET_PROBLEM_NUMBER_TOO_LARGE;
  if (self->base < 0)
    return KIOSK_TARGET_PROBLEM_BASE_NEGATIVE;
  if (self->base > KIOSK_TARGET_NUMBER_MAX)
    return KIOSK_TARGET_PROBLEM_BASE_TOO_LARGE;
  return self->base != 0 && self->base < self->number ? KIOSK_TARGET_PROBLEM_BASE_BELOW_NUMBER
                                                      : KIOSK_TARGET_PROBLEM_NONE;
}

static KioskTargetProblem
find_day_problem (const KioskTarget *self,
                  KioskDay today)
{
  if (self->from == KIOSK_DAY_UNKNOWN)
    return KIOSK_TARGET_PROBLEM_FROM_MISSING;
  if (self->from < kiosk_day_from_iso (EARLIEST))
    return KIOSK_TARGET_PROBLEM_FROM_TOO_EARLY;
  if (self->until != KIOSK_DAY_UNKNOWN && self->until < self->from)
    return KIOSK_TARGET_PROBLEM_UNTIL_BEFORE_FROM;
  if (self->until != KIOSK_DAY_UNKNOWN && self->until - self->from > DAYS_MAX)
    return KIOSK_TARGET_PROBLEM_TOO_LONG;
  return today != KIOSK_DAY_UNKNOWN && self->from > today + DAYS_MAX ? KIOSK_TARGET_PROBLEM_TOO_LONG
                                                                     : KIOSK_TARGET_PROBLEM_NONE;
}

/**
 * kiosk_target_find_problem:
 * @self: a target
 * @today: the business date, or %KIOSK_DAY_UNKNOWN where nobody vouches for the clock
 *
 * Looks for what keeps @self out of a book. A target may begin later, and may have ended before: then it is overdue
 * from the first. Any thread.
 *
 * Returns: the first problem found, or %KIOSK_TARGET_PROBLEM_NONE
 */
KioskTargetProblem
kiosk_target_find_problem (const KioskTarget *self,
                           KioskDay today)
{
  KioskTargetProblem problem;

  if (!kiosk_id_is_valid (self->id) || (self->replaces[0] != '\0' && !kiosk_id_is_valid (self->replaces))
      || (self->is_ended && self->replaces[0] == '\0'))
    return KIOSK_TARGET_PROBLEM_ID;
  if (!fits_column (self))
    return KIOSK_TARGET_PROBLEM_COLUMN;
  problem = find_number_problem (self);
  return problem != KIOSK_TARGET_PROBLEM_NONE ? problem : find_day_problem (self, today);
}

static gboolean
counts_kind (KioskTargetMeasure measure,
             KioskKind kind)
{
  if (measure == KIOSK_TARGET_MEASURE_INSTALLED)
    return kiosk_tap_counts_as_installed (kind);
  return measure == KIOSK_TARGET_MEASURE_HELPED || kiosk_tap_counts_as_signed_in (kind);
}

static gboolean
counts_audience (const KioskTarget *self,
                 KioskAudience audience)
{
  return self->audience == KIOSK_AUDIENCE_UNSPECIFIED || self->audience == audience;
}

static gboolean
counts_cell (const KioskTarget *self,
             const KioskCell *cell)
{
  KioskSource source = self->column == KIOSK_TARGET_COLUMN_SELF ? KIOSK_SOURCE_SELF : KIOSK_SOURCE_HELPER;

  return cell->source == source && cell->suppressed == KIOSK_SUPPRESSION_NONE
         && counts_audience (self, cell->audience)
         && (self->measure == KIOSK_TARGET_MEASURE_HELPED ? cell->helped : counts_kind (self->measure, cell->kind));
}

static gint64
count_taps (const KioskTarget *self,
            GArray *cells)
{
  gint64 done = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const KioskCell *cell = &g_array_index (cells, KioskCell, i);

      done += counts_cell (self, cell) ? cell->people : 0;
    }
  return done;
}

static gboolean
is_within (const KioskTarget *self,
           KioskDay day)
{
  return day >= self->from && (self->until == KIOSK_DAY_UNKNOWN || day <= self->until);
}

static gint64
count_kinds (const KioskTarget *self,
             const KioskSheet *sheet)
{
  gint64 done = 0;

  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    for (guint kind = KIOSK_KIND_INSTALLED; kind <= KIOSK_KIND_ADVISED; kind++)
      if (counts_audience (self, audience) && counts_kind (self->measure, kind))
        done += sheet->counts[audience][kind];
  return done;
}

static gint64
count_outreach (const KioskTarget *self,
                GArray *sheets)
{
  gint64 done = 0;

  for (guint i = 0; i < sheets->len; i++)
    {
      const KioskSheet *sheet = &g_array_index (sheets, KioskSheet, i);

      if (sheet->form == KIOSK_SHEET_FORM_OUTREACH && !sheet->is_replaced && is_within (self, sheet->day))
        done += count_kinds (self, sheet);
    }
  return done;
}

/* Of two sheets of a day, the one that was entered later. A withdrawn one says nothing of its unit. */
static gboolean
is_latest (GArray *sheets,
           const KioskTarget *self,
           const KioskSheet *sheet)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const KioskSheet *other = &g_array_index (sheets, KioskSheet, i);

      if (other->form == KIOSK_SHEET_FORM_UNIT && !other->is_replaced && !kiosk_sheet_is_empty (other)
          && (self->until == KIOSK_DAY_UNKNOWN || other->day <= self->until) && strcmp (other->unit, sheet->unit) == 0
          && (other->day > sheet->day || (other->day == sheet->day && other->number > sheet->number)))
        return FALSE;
    }
  return TRUE;
}

static gint64
count_units (const KioskTarget *self,
             GArray *sheets)
{
  KioskSheetFigure figure = self->measure == KIOSK_TARGET_MEASURE_INSTALLED ? KIOSK_SHEET_FIGURE_APP_INSTALLED
                                                                            : KIOSK_SHEET_FIGURE_APP_SIGNED_IN;
  gint64 done = 0;

  for (guint i = 0; i < sheets->len; i++)
    {
      const KioskSheet *sheet = &g_array_index (sheets, KioskSheet, i);

      if (sheet->form == KIOSK_SHEET_FORM_UNIT && !sheet->is_replaced && counts_audience (self, sheet->audience)
          && (self->until == KIOSK_DAY_UNKNOWN || sheet->day <= self->until) && is_latest (sheets, self, sheet))
        done += kiosk_sheet_sum (sheet, figure);
    }
  return done;
}

/**
 * kiosk_target_count:
 * @self: a target
 * @cells: (element-type KioskCell): the sums of the taps from its first day to its last
 * @sheets: (element-type KioskSheet): the book's sheets
 *
 * Counts what was done towards @self, in its own column: taps of one source, the outreach of its days, or of each unit
 * the latest sheet that is as of a day no later than its last. Any thread.
 *
 * Returns: how many people
 */
gint64
kiosk_target_count (const KioskTarget *self,
                    GArray *cells,
                    GArray *sheets)
{
  switch (self->column)
    {
    case KIOSK_TARGET_COLUMN_OUTREACH:
      return count_outreach (self, sheets);
    case KIOSK_TARGET_COLUMN_UNIT:
      return count_units (self, sheets);
    case KIOSK_TARGET_COLUMN_HELPER:
    case KIOSK_TARGET_COLUMN_SELF:
    case KIOSK_N_TARGET_COLUMNS:
    default:
      return count_taps (self, cells);
    }
}

/* Nothing where the day is not known: an empty field. */
static char *
dup_field (KioskDay day)
{
  return day != KIOSK_DAY_UNKNOWN ? kiosk_day_dup_iso (day) : g_strdup ("");
}

static void
append_csv_line (GString *text,
                 const KioskTarget *self)
{
  g_autofree char *from = dup_field (self->from);
  g_autofree char *until = dup_field (self->until);
  g_autofree char *since = dup_field (self->since);

  g_string_append_printf (text, "%s,%s,%s,%s,%s,%s", self->id, self->replaces, kiosk_target_name_to_nick (self->name),
                          kiosk_target_measure_to_nick (self->measure), kiosk_target_column_to_nick (self->column),
                          kiosk_audience_to_nick (self->audience));
  g_string_append_printf (text, ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%s,%s,%d,%s\n", self->number, self->base,
                          from, until, self->is_ended ? 1 : 0, since);
}

/**
 * kiosk_targets_dup_csv:
 * @targets: (array length=n_targets): targets, in the order in which they were entered
 * @n_targets: how many there are
 *
 * The lines of @targets in the order of %KIOSK_TARGET_CSV_HEADER, without the header. No value needs quotes.
 *
 * Any thread.
 *
 * Returns: (transfer full): the text; empty when there are no targets
 */
char *
kiosk_targets_dup_csv (const KioskTarget *targets,
                       gsize n_targets)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n_targets; i++)
    append_csv_line (text, &targets[i]);
  return g_string_free (text, FALSE);
}
