/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets in words. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-sheet-words.h"

#include <glib/gi18n.h>

#include "kiosk-figure-words.h"
#include "kiosk-helper-words.h"
#include "kiosk-words.h"

static const char *const places[KIOSK_N_PLACES] = {
  [KIOSK_PLACE_NONE] = "",
  [KIOSK_PLACE_NEIGHBOURHOOD] = N_("Neighbourhood"),
  [KIOSK_PLACE_SCHOOL] = N_("School"),
  [KIOSK_PLACE_MARKET] = N_("Market"),
  [KIOSK_PLACE_OFFICE] = N_("Office or agency"),
  [KIOSK_PLACE_COMPANY] = N_("Company"),
  [KIOSK_PLACE_WORSHIP] = N_("Place of worship"),
  [KIOSK_PLACE_WARD_EVENT] = N_("Event of the ward"),
  [KIOSK_PLACE_OTHER] = N_("Another place"),
};

static const char *const own_figures[] = {
  N_("Sessions at which people heard of the app"), N_("People who heard of it"), N_("People concerned"),
  N_("Of these, have installed"), N_("Of these, have signed in"),
};

static const char *const problems[] = {
  [KIOSK_SHEET_PROBLEM_NONE] = "",
  [KIOSK_SHEET_PROBLEM_ID] = N_("The machine could not make this sheet. Go back and begin again."),
  [KIOSK_SHEET_PROBLEM_FORM] = N_("The machine could not make this sheet. Go back and begin again."),
  [KIOSK_SHEET_PROBLEM_PLACE_MISSING] = N_("Choose the kind of place."),
  [KIOSK_SHEET_PROBLEM_TEAM_MISSING] = N_("Choose who was there to help."),
  [KIOSK_SHEET_PROBLEM_UNIT_MISSING] = N_("The machine could not make this sheet. Go back and begin again."),
  [KIOSK_SHEET_PROBLEM_DAY_MISSING] = N_("This is no date. Type day, month and year."),
  [KIOSK_SHEET_PROBLEM_DAY_TOO_EARLY] = N_("The app has been there since 14/11/2024."),
  [KIOSK_SHEET_PROBLEM_DAY_IN_FUTURE] = N_("This day is still to come."),
  [KIOSK_SHEET_PROBLEM_NEGATIVE] = N_("0 or more."),
  [KIOSK_SHEET_PROBLEM_TOO_LARGE] = N_("999,999 at most."),
  [KIOSK_SHEET_PROBLEM_EMPTY] = N_("Nothing is entered yet."),
  [KIOSK_SHEET_PROBLEM_MORE_INSTALLED] = N_("More than the people concerned."),
  [KIOSK_SHEET_PROBLEM_MORE_SIGNED_IN] = N_("More than have installed."),
  [KIOSK_SHEET_PROBLEM_HEARD_HALF] = N_("Enter both: the sessions, and the people who were there."),
};

const char *
kiosk_sheet_words_get_place (KioskPlace place)
{
  return *places[place] != '\0' ? _(places[place]) : "";
}

const char *
kiosk_sheet_words_get_figure (KioskSheetFigure figure)
{
  if (figure <= KIOSK_SHEET_FIGURE_ADVISED)
    return kiosk_helper_words_get_kind ((KioskKind) figure);
  return _(own_figures[figure - KIOSK_SHEET_FIGURE_HEARD_SESSIONS]);
}

/* What is wrong, and what to do. */
const char *
kiosk_sheet_words_get_problem (KioskSheetProblem problem)
{
  return *problems[problem] != '\0' ? _(problems[problem]) : "";
}

/* Name and figures, a line each. @sheet: (nullable) */
char *
kiosk_sheet_words_dup_unit (const KioskUnit *unit,
                            const KioskSheet *sheet)
{
  g_autofree char *concerned = NULL;
  g_autofree char *installed = NULL;
  g_autofree char *signed_in = NULL;
  g_autofree char *date = NULL;
  g_autofree char *figures = NULL;

  if (sheet == NULL)
    return g_strdup_printf ("%s\n%s", unit->name, _("Nothing entered yet"));

  concerned = kiosk_figure_words_dup_number (kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_CONCERNED));
  installed = kiosk_figure_words_dup_number (kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_APP_INSTALLED));
  signed_in = kiosk_figure_words_dup_number (kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_APP_SIGNED_IN));
  date = kiosk_figure_words_dup_date (sheet->day);
  /* Translators: of a unit: people who installed, people concerned, people who signed in, as of a date */
  figures = g_strdup_printf (_("Installed %s of %s, signed in %s · %s"), installed, concerned, signed_in, date);
  return g_strdup_printf ("%s\n%s", unit->name, figures);
}

static gint64
sum_kinds (const KioskSheet *sheet)
{
  gint64 sum = 0;

  for (guint figure = KIOSK_SHEET_FIGURE_INSTALLED; figure <= KIOSK_SHEET_FIGURE_ADVISED; figure++)
    sum += kiosk_sheet_sum (sheet, figure);
  return sum;
}

/* Where and when, then how many, a line each. */
char *
kiosk_sheet_words_dup_outreach (const KioskSheet *sheet)
{
  g_autofree char *date = kiosk_figure_words_dup_date (sheet->day);
  g_autofree char *helped = kiosk_figure_words_dup_number (sum_kinds (sheet));
  g_autofree char *heard = kiosk_figure_words_dup_number (kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_HEARD_PEOPLE));
  /* Translators: two numbers of people */
  g_autofree char *figures = g_strdup_printf (_("Helped %s · heard of it %s"), helped, heard);

  return g_strdup_printf ("%s · %s\n%s", date, kiosk_sheet_words_get_place (sheet->place), figures);
}

static gboolean
add_detail_cb (const KioskSheet *sheet,
               KioskAudience audience,
               KioskSheetFigure figure,
               gint64 count,
               gpointer user_data)
{
  const char *whom = sheet->form == KIOSK_SHEET_FORM_OUTREACH ? kiosk_helper_words_get_audience (audience) : "";
  g_autofree char *number = kiosk_figure_words_dup_number (count);

  g_string_append_printf (user_data, "%s%s%s: %s\n", whom, *whom != '\0' ? " · " : "",
                          kiosk_sheet_words_get_figure (figure), number);
  return TRUE;
}

/* Who helped, and every figure that is not 0, a line each. */
char *
kiosk_sheet_words_dup_details (const KioskSheet *sheet)
{
  GString *text = g_string_new (kiosk_helper_words_get_team (sheet->team));

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (!kiosk_sheet_is_empty (sheet))
    kiosk_sheet_foreach_line (sheet, add_detail_cb, text);
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/* "Người dân: 12" */
char *
kiosk_sheet_words_dup_audience (const KioskSheet *sheet,
                                KioskAudience audience)
{
  gint64 sum = 0;
  g_autofree char *number = NULL;

  for (guint figure = KIOSK_SHEET_FIGURE_INSTALLED; figure <= KIOSK_SHEET_FIGURE_ADVISED; figure++)
    sum += sheet->counts[audience][figure];
  number = kiosk_figure_words_dup_number (sum);
  return g_strdup_printf ("%s: %s", kiosk_helper_words_get_audience (audience), number);
}

/* "Đã nghe giới thiệu: 2 buổi, 80 người" */
char *
kiosk_sheet_words_dup_heard (const KioskSheet *sheet)
{
  g_autofree char *sessions = kiosk_figure_words_dup_number (kiosk_sheet_sum (sheet,
                                                                              KIOSK_SHEET_FIGURE_HEARD_SESSIONS));
  g_autofree char *people = kiosk_figure_words_dup_number (kiosk_sheet_sum (sheet, KIOSK_SHEET_FIGURE_HEARD_PEOPLE));

  /* Translators: a number of sessions, and of people who were there */
  return g_strdup_printf (_("Heard of it: sessions %s, people %s"), sessions, people);
}

static char *
dup_saved (KioskMode mode,
           gint64 number)
{
  /* Translators: the number of a sheet of figures */
  g_autofree char *sheet = g_strdup_printf (_("Sheet %u is saved on this machine’s disk."), (guint) number);

  return g_strdup (kiosk_words_get_saved (mode, number == 0 ? _("Saved on this machine’s disk.") : sheet));
}

/* What became of the sheet with @number once a withdrawal of it is on disk. */
char *
kiosk_sheet_words_dup_withdrawn (KioskMode mode,
                                 gint64 number)
{
  /* Translators: the number of a sheet of figures */
  g_autofree char *sheet = g_strdup_printf (_("Sheet %u is withdrawn."), (guint) number);

  return g_strdup (kiosk_words_get_saved (mode, sheet));
}

/* What became of a sheet or, with 0 for @number, of a target. */
char *
kiosk_sheet_words_dup_entering (KioskMode mode,
                                KioskEntering saving,
                                gint64 number)
{
  switch (saving)
    {
    case KIOSK_ENTERING_UNDER_WAY:
      return g_strdup (_("One moment…"));
    case KIOSK_ENTERING_SAVED:
      return dup_saved (mode, number);
    case KIOSK_ENTERING_REFUSED:
      return g_strdup (_("Not saved: by this machine’s clock the day is still to come. Correct the date."));
    case KIOSK_ENTERING_REPLACED:
      return g_strdup (_("Not saved: it was corrected before. Go back and open it anew."));
    case KIOSK_ENTERING_FAILED:
      return g_strdup (_("Not saved: the disk does not answer. Press “Save” again; it is never counted twice."));
    case KIOSK_ENTERING_NONE:
    default:
      return g_strdup ("");
    }
}
