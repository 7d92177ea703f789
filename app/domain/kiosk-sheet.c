/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sheet may say, and the canonical text that its batch's hash is taken of. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-sheet.h"

#include <string.h>

/* The app was published on this day, so nobody can have installed it before. */
#define EARLIEST "2024-11-14"

#define FIRST_UNIT_FIGURE KIOSK_SHEET_FIGURE_CONCERNED

G_STATIC_ASSERT ((int) KIOSK_SHEET_FIGURE_INSTALLED == (int) KIOSK_KIND_INSTALLED);
G_STATIC_ASSERT ((int) KIOSK_SHEET_FIGURE_ADVISED == (int) KIOSK_KIND_ADVISED);

static const char *const form_nicks[] = { "outreach", "unit" };
static const char *const place_nicks[] = {
  "", "neighbourhood", "school", "market", "office", "company", "worship", "ward_event", "other"
};
static const char *const figure_nicks[] = {
  "installed", "installed_signed_in", "signed_in", "already_had", "not_able", "advised", "heard_sessions",
  "heard_people", "concerned", "app_installed", "app_signed_in", ""
};
static const char *const problem_nicks[] = {
  "none", "id", "form", "place-missing", "team-missing", "unit-missing", "day-missing", "day-too-early",
  "day-in-future", "negative", "too-large", "empty", "more-installed-than-concerned", "more-signed-in-than-installed",
  "heard-half"
};

G_STATIC_ASSERT (G_N_ELEMENTS (place_nicks) == KIOSK_N_PLACES);
G_STATIC_ASSERT (G_N_ELEMENTS (figure_nicks) == KIOSK_N_SHEET_FIGURES);

KIOSK_DEFINE_NICKS (KioskSheetForm, kiosk_sheet_form, form_nicks)
KIOSK_DEFINE_NICKS (KioskPlace, kiosk_place, place_nicks)
KIOSK_DEFINE_NICKS (KioskSheetFigure, kiosk_sheet_figure, figure_nicks)
/* Names in the log and in error messages. */
KIOSK_DEFINE_NICKS (KioskSheetProblem, kiosk_sheet_problem, problem_nicks)

/**
 * kiosk_sheet_new:
 * @form: what kind of sheet
 *
 * An empty sheet with a fresh random id. Any thread.
 *
 * Returns: (transfer full): the sheet, to be filled in
 */
KioskSheet *
kiosk_sheet_new (KioskSheetForm form)
{
  KioskSheet *self = g_new0 (KioskSheet, 1);

  kiosk_id_fill (self->id);
  self->form = form;
  self->audience = KIOSK_AUDIENCE_UNSPECIFIED;
  return self;
}

/**
 * kiosk_sheet_new_replacing:
 * @old: a sheet in the book
 *
 * A sheet that says what @old says, with an id of its own, to be corrected and entered in the place of @old. With its
 * counts cleared it withdraws @old. Any thread.
 *
 * Returns: (transfer full): the sheet
 */
KioskSheet *
kiosk_sheet_new_replacing (const KioskSheet *old)
{
  KioskSheet *self = kiosk_sheet_new (old->form);

  g_strlcpy (self->replaces, old->id, sizeof self->replaces);
  self->day = old->day;
  self->place = old->place;
  self->team = old->team;
  g_strlcpy (self->unit, old->unit, sizeof self->unit);
  self->audience = old->audience;
  memcpy (self->counts, old->counts, sizeof self->counts);
  return self;
}

/**
 * kiosk_sheet_copy:
 * @self: a sheet
 *
 * Returns: (transfer full): a copy with the same id, so entering it is entering the same sheet
 */
KioskSheet *
kiosk_sheet_copy (const KioskSheet *self)
{
  return g_memdup2 (self, sizeof *self);
}

/**
 * kiosk_sheet_free:
 * @self: (transfer full): a sheet
 */
void
kiosk_sheet_free (KioskSheet *self)
{
  g_free (self);
}

/**
 * kiosk_sheet_clear_counts:
 * @self: a sheet
 *
 * Takes all figures out of @self.
 */
void
kiosk_sheet_clear_counts (KioskSheet *self)
{
  memset (self->counts, 0, sizeof self->counts);
}

/**
 * kiosk_sheet_sum:
 * @self: a sheet
 * @figure: a figure
 *
 * Returns: @figure, summed over the audiences
 */
gint64
kiosk_sheet_sum (const KioskSheet *self,
                 KioskSheetFigure figure)
{
  gint64 sum = 0;

  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    sum += self->counts[audience][figure];
  return sum;
}

/**
 * kiosk_sheet_is_empty:
 * @self: a sheet
 *
 * Returns: whether all figures of @self are 0: it withdraws the one that it replaces
 */
gboolean
kiosk_sheet_is_empty (const KioskSheet *self)
{
  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    for (guint figure = 0; figure < KIOSK_N_SHEET_FIGURES; figure++)
      if (self->counts[audience][figure] != 0)
        return FALSE;
  return TRUE;
}

/**
 * kiosk_unit_code_is_valid:
 * @code: (nullable): what may be the code of a unit
 *
 * Returns: whether @code is 1 to 16 of a-z, 0-9, '-' and '_'
 */
gboolean
kiosk_unit_code_is_valid (const char *code)
{
  gsize length = code != NULL ? strlen (code) : 0;

  return length > 0 && length < KIOSK_UNIT_CODE_SIZE
         && strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789-_") == length;
}

/* Whether @form has @figure for @audience. */
static gboolean
has_place (const KioskSheet *self,
           guint audience,
           guint figure)
{
  if (figure == KIOSK_SHEET_FIGURE_NOTHING)
    return FALSE;
  if (self->form == KIOSK_SHEET_FORM_UNIT)
    return figure >= FIRST_UNIT_FIGURE && audience == self->audience;
  if (figure >= KIOSK_SHEET_FIGURE_HEARD_SESSIONS)
    return figure < FIRST_UNIT_FIGURE && audience == KIOSK_AUDIENCE_UNSPECIFIED;
  return TRUE;
}

static KioskSheetProblem
find_count_problem (const KioskSheet *self)
{
  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    for (guint figure = 0; figure < KIOSK_N_SHEET_FIGURES; figure++)
      {
        gint64 count = self->counts[audience][figure];

        if (count < 0)
          return KIOSK_SHEET_PROBLEM_NEGATIVE;
        if (count > KIOSK_SHEET_NUMBER_MAX)
          return KIOSK_SHEET_PROBLEM_TOO_LARGE;
        if (count > 0 && !has_place (self, audience, figure))
          return KIOSK_SHEET_PROBLEM_FORM;
      }
  return KIOSK_SHEET_PROBLEM_NONE;
}

static KioskSheetProblem
find_day_problem (KioskDay day,
                  KioskDay today)
{
  if (day == KIOSK_DAY_UNKNOWN)
    return KIOSK_SHEET_PROBLEM_DAY_MISSING;
  if (day < kiosk_day_from_iso (EARLIEST))
    return KIOSK_SHEET_PROBLEM_DAY_TOO_EARLY;
  if (today != KIOSK_DAY_UNKNOWN && day > today)
    return KIOSK_SHEET_PROBLEM_DAY_IN_FUTURE;
  return KIOSK_SHEET_PROBLEM_NONE;
}

static KioskSheetProblem
find_outreach_problem (const KioskSheet *self)
{
  gboolean has_sessions = kiosk_sheet_sum (self, KIOSK_SHEET_FIGURE_HEARD_SESSIONS) > 0;
  gboolean has_people = kiosk_sheet_sum (self, KIOSK_SHEET_FIGURE_HEARD_PEOPLE) > 0;

  if (self->unit[0] != '\0' || self->audience != KIOSK_AUDIENCE_UNSPECIFIED)
    return KIOSK_SHEET_PROBLEM_FORM;
  if (self->place == KIOSK_PLACE_NONE || self->place >= KIOSK_N_PLACES)
    return KIOSK_SHEET_PROBLEM_PLACE_MISSING;
  if (self->team == KIOSK_TEAM_NONE)
    return KIOSK_SHEET_PROBLEM_TEAM_MISSING;
  return has_sessions != has_people ? KIOSK_SHEET_PROBLEM_HEARD_HALF : KIOSK_SHEET_PROBLEM_NONE;
}

static KioskSheetProblem
find_unit_problem (const KioskSheet *self)
{
  gint64 installed = kiosk_sheet_sum (self, KIOSK_SHEET_FIGURE_APP_INSTALLED);

  if (self->place != KIOSK_PLACE_NONE || self->team != KIOSK_TEAM_NONE)
    return KIOSK_SHEET_PROBLEM_FORM;
  if (!kiosk_unit_code_is_valid (self->unit))
    return KIOSK_SHEET_PROBLEM_UNIT_MISSING;
  if (installed > kiosk_sheet_sum (self, KIOSK_SHEET_FIGURE_CONCERNED))
    return KIOSK_SHEET_PROBLEM_MORE_INSTALLED;
  if (kiosk_sheet_sum (self, KIOSK_SHEET_FIGURE_APP_SIGNED_IN) > installed)
    return KIOSK_SHEET_PROBLEM_MORE_SIGNED_IN;
  return KIOSK_SHEET_PROBLEM_NONE;
}

/**
 * kiosk_sheet_find_problem:
 * @self: a sheet
 * @today: the business date, or %KIOSK_DAY_UNKNOWN where nobody vouches for the clock: then no date is too late
 *
 * Looks for what keeps @self out of a book. A sheet of nothing but zeros is taken only where it replaces one: it
 * withdraws that. Any thread.
 *
 * Returns: the first problem found, or %KIOSK_SHEET_PROBLEM_NONE
 */
KioskSheetProblem
kiosk_sheet_find_problem (const KioskSheet *self,
                          KioskDay today)
{
  KioskSheetProblem problem;

  if (!kiosk_id_is_valid (self->id) || (self->replaces[0] != '\0' && !kiosk_id_is_valid (self->replaces)))
    return KIOSK_SHEET_PROBLEM_ID;

  problem = find_count_problem (self);
  if (problem == KIOSK_SHEET_PROBLEM_NONE)
    problem = self->form == KIOSK_SHEET_FORM_UNIT ? find_unit_problem (self) : find_outreach_problem (self);
  if (problem == KIOSK_SHEET_PROBLEM_NONE)
    problem = find_day_problem (self->day, today);
  if (problem == KIOSK_SHEET_PROBLEM_NONE && self->replaces[0] == '\0' && kiosk_sheet_is_empty (self))
    problem = KIOSK_SHEET_PROBLEM_EMPTY;
  return problem;
}

/**
 * kiosk_sheet_foreach_line:
 * @self: a sheet
 * @func: (scope call): gets each line, and returns %FALSE to stop
 * @user_data: data for @func
 *
 * Goes through the figures of @self that are not 0. A sheet of nothing has one line all the same: `nothing`, 0. Any
 * thread.
 *
 * Returns: %FALSE if @func stopped
 */
gboolean
kiosk_sheet_foreach_line (const KioskSheet *self,
                          KioskSheetLineFunc func,
                          gpointer user_data)
{
  if (kiosk_sheet_is_empty (self))
    return func (self, self->audience, KIOSK_SHEET_FIGURE_NOTHING, 0, user_data);

  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    for (guint figure = 0; figure < KIOSK_N_SHEET_FIGURES; figure++)
      if (self->counts[audience][figure] != 0
          && !func (self, audience, figure, self->counts[audience][figure], user_data))
        return FALSE;
  return TRUE;
}

/* No value can hold a comma, a quote or a line feed, so nothing is quoted, as in a cell. */
static gboolean
add_csv_line_cb (const KioskSheet *sheet,
                 KioskAudience audience,
                 KioskSheetFigure figure,
                 gint64 count,
                 gpointer user_data)
{
  g_autofree char *date = kiosk_day_dup_iso (sheet->day);
  GString *line = g_string_new (sheet->epoch);

  g_string_append_printf (line, ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%s,%s,%s,%s", sheet->n, sheet->number,
                          sheet->id, sheet->replaces, kiosk_sheet_form_to_nick (sheet->form), date);
  g_string_append_printf (line, ",%s,%s,%s,%s,%s,%" G_GINT64_FORMAT "\n", kiosk_place_to_nick (sheet->place),
                          kiosk_team_to_nick (sheet->team), sheet->unit, kiosk_audience_to_nick (audience),
                          kiosk_sheet_figure_to_nick (figure), count);
  g_ptr_array_add (user_data, g_string_free (line, FALSE));
  return TRUE;
}

static int
compare_lines_cb (gconstpointer a,
                  gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kiosk_sheets_dup_csv:
 * @sheets: (array length=n_sheets): sheets of closed batches, in any order
 * @n_sheets: how many there are
 *
 * The lines of @sheets in the order of %KIOSK_SHEET_CSV_HEADER, sorted bytewise, without the header. Any thread.
 *
 * Returns: (transfer full): the text; empty when there are no sheets
 */
char *
kiosk_sheets_dup_csv (const KioskSheet *sheets,
                      gsize n_sheets)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n_sheets; i++)
    kiosk_sheet_foreach_line (&sheets[i], add_csv_line_cb, lines);
  g_ptr_array_sort (lines, compare_lines_cb);

  for (guint i = 0; i < lines->len; i++)
    g_string_append (text, g_ptr_array_index (lines, i));
  return g_string_free (text, FALSE);
}

/**
 * kiosk_sheets_dup_sha256:
 * @sheets: (array length=n_sheets): the sheets of one closed batch, in any order
 * @n_sheets: how many there are
 *
 * SHA-256 (FIPS 180-4) of kiosk_sheets_dup_csv(). Any thread.
 *
 * Returns: (transfer full): 64 lower-case hexadecimal digits
 */
char *
kiosk_sheets_dup_sha256 (const KioskSheet *sheets,
                         gsize n_sheets)
{
  g_autofree char *text = kiosk_sheets_dup_csv (sheets, n_sheets);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}
