/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally paper: a day that was counted on paper goes into the desk's book. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-cli-json.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-wards.h"
#include "kiosk-desk-paper.h"
#include "kiosk-system-clock.h"

static char *book_place;
static char *ward_code;
static char *date_text;
static char *wards_path;
static int sheet;
static int kinds[KIOSK_N_KINDS];
static gboolean is_withdrawing;
static gboolean is_json;

static const GOptionEntry option_entries[] = {
  { "into", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &book_place, N_("The desk's book; begun where there is none"),
    N_("BOOK") },
  { "ward", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &ward_code, N_("Code of the ward"), N_("CODE") },
  { "date", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &date_text, N_("The day that was counted"),
    N_("YYYY-MM-DD") },
  { "sheet", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &sheet, N_("Number of the sheet among those of ward and day"),
    N_("N") },
  { "installed", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &kinds[KIOSK_KIND_INSTALLED],
    N_("People newly installed, not signed in"), N_("N") },
  { "installed-signed-in", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &kinds[KIOSK_KIND_INSTALLED_SIGNED_IN],
    N_("People newly installed, signed in"), N_("N") },
  { "signed-in", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &kinds[KIOSK_KIND_SIGNED_IN],
    N_("People who had it, signed in now"), N_("N") },
  { "already-had", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &kinds[KIOSK_KIND_ALREADY_HAD],
    N_("People who had it before"), N_("N") },
  { "not-able", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &kinds[KIOSK_KIND_NOT_ABLE],
    N_("People who could not install"), N_("N") },
  { "advised", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &kinds[KIOSK_KIND_ADVISED],
    N_("People who got advice only"), N_("N") },
  { "withdraw", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_withdrawing,
    N_("Take a sheet out of reports that was typed wrong; no figures"), NULL },
  { "wards", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &wards_path,
    N_("Another list of wards than the one that came with the program"), N_("FILE") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("Write JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

/* NULL: nothing is missing. */
static const char *
find_missing (void)
{
  if (book_place == NULL)
    return _("--into is missing");
  if (ward_code == NULL)
    return _("--ward is missing");
  if (date_text == NULL)
    return _("--date is missing");
  return sheet == 0 ? _("--sheet is missing") : NULL;
}

static const char *
find_problem (KioskDeskPaper *paper,
              KioskDay today)
{
  gint64 sum = 0;

  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    {
      paper->kinds[kind] = kinds[kind];
      sum += kinds[kind] != 0 ? 1 : 0;
    }
  if (paper->day > today)
    return _("--date is still to come");
  if (is_withdrawing && sum > 0)
    return _("--withdraw goes without figures");
  if (is_withdrawing)
    paper->kinds[KIOSK_KIND_ADVISED] = 1;
  else if (sum == 0)
    return _("The sheet has no figure: --installed and the others say how many people");
  return kiosk_desk_paper_is_valid (paper) ? NULL : _("A number is too small or too large: sheets are 1 to 999, people "
                                                      "0 to 999999; --ward wants five digits");
}

static gboolean
parse (char **arguments,
       KioskDeskPaper *paper,
       KioskExit *out_exit)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  const char *problem;

  if (!kiosk_cli_options_parse (option_entries, _("Takes a day that was counted on paper into the desk's book."),
                                _("A sheet is known by ward, date and number. The same sheet once more changes "
                                  "nothing; the same sheet with other figures is refused. Figures on paper stand in "
                                  "reports beside those of kiosks and are never added to them."),
                                arguments, out_exit))
    return FALSE;
  *out_exit = KIOSK_EXIT_USAGE;
  problem = find_missing ();
  if (problem == NULL)
    {
      if (!kiosk_cli_options_parse_day ("--date", date_text, &paper->day))
        return FALSE;
      paper->sheet = sheet;
      if (strlen (ward_code) < sizeof paper->ward)
        g_strlcpy (paper->ward, ward_code, sizeof paper->ward);
      problem = find_problem (paper, kiosk_clock_get_day (clock));
    }
  if (problem != NULL)
    kiosk_cli_options_refuse ("%s", problem);
  return problem == NULL;
}

typedef enum
{
  OUTCOME_TAKEN,
  OUTCOME_KNOWN,
  OUTCOME_WITHDRAWN,
  N_OUTCOMES
} Outcome;

static const char *const outcome_nicks[N_OUTCOMES] = { "taken", "known", "withdrawn" };

static gboolean
put (const KioskDeskPaper *paper,
     Outcome *out_outcome,
     GError **error)
{
  g_autoptr (KioskDeskBook) book = kiosk_desk_book_open (book_place, !is_withdrawing, error);
  gboolean is_new = FALSE;

  if (book == NULL || !(is_withdrawing ? kiosk_desk_paper_withdraw (book, paper, &is_new, error)
                                       : kiosk_desk_paper_add (book, paper, &is_new, error)))
    return FALSE;
  *out_outcome = is_withdrawing ? OUTCOME_WITHDRAWN : is_new ? OUTCOME_TAKEN : OUTCOME_KNOWN;
  return TRUE;
}

static void
print_json (const KioskDeskPaper *paper,
            const KioskWard *ward,
            Outcome outcome)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  kiosk_cli_json_add_text (builder, "ward", paper->ward);
  kiosk_cli_json_add_text (builder, "name", ward->name);
  kiosk_cli_json_add_day (builder, "date", paper->day);
  kiosk_cli_json_add_int (builder, "sheet", paper->sheet);
  kiosk_cli_json_add_text (builder, "outcome", outcome_nicks[outcome]);
  json_builder_end_object (builder);
  kiosk_cli_json_print (builder);
}

static void
print_text (const KioskDeskPaper *paper,
            const KioskWard *ward,
            Outcome outcome)
{
  g_autofree char *day = kiosk_cli_dup_day (paper->day);

  if (outcome == OUTCOME_WITHDRAWN)
    g_print (_("%s, %s, sheet %d: withdrawn. Take the right one under another number.\n"), ward->name, day, sheet);
  else if (outcome == OUTCOME_TAKEN)
    g_print (_("%s, %s, sheet %d: taken.\n"), ward->name, day, sheet);
  else
    g_print (_("%s, %s, sheet %d: known already; nothing was changed.\n"), ward->name, day, sheet);
}

/**
 * kiosk_command_paper:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Takes a sheet of paper into a desk's book, and says whether it was there before.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_paper (char **arguments)
{
  KioskDeskPaper paper = { .day = KIOSK_DAY_UNKNOWN };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wards = NULL;
  const KioskWard *ward;
  Outcome outcome;
  KioskExit status;

  if (!parse (arguments, &paper, &status))
    return status;
  wards = kiosk_cli_wards_load (wards_path, &error);
  /* A code that no ward has would stand in no report that anybody reads. */
  ward = wards != NULL ? kiosk_cli_wards_find (wards, paper.ward, paper.day, &error) : NULL;
  if (ward == NULL || !put (&paper, &outcome, &error))
    return kiosk_cli_fail (error);
  if (is_json)
    print_json (&paper, ward, outcome);
  else
    print_text (&paper, ward, outcome);
  return KIOSK_EXIT_DONE;
}
