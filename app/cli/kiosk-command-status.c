/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally status: what has come to a desk of each point and day, and what has not. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-cli-board.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-wards.h"
#include "kiosk-desk-board-book.h"
#include "kiosk-period.h"
#include "kiosk-system-clock.h"

/* Without --from: a week. */
#define DAYS_SHOWN 7

#define CODE_DIGITS 5

static char **books;
static char *ward_code;
static char *from_text;
static char *to_text;
static char *today_text;
static char *wards_path;
static gboolean only_open;
static int silent_days;
static gboolean is_json;

static const GOptionEntry option_entries[] = {
  { "ward", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &ward_code, N_("Only the ward of this code"), N_("CODE") },
  { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &from_text,
    N_("The first day to show; without it, six days before the last"), N_("YYYY-MM-DD") },
  { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &to_text, N_("The last day to show; without it, today"),
    N_("YYYY-MM-DD") },
  { "today", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &today_text,
    N_("The day as of which a point is late; without it, that of the machine's clock"), N_("YYYY-MM-DD") },
  { "open", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &only_open,
    N_("Only points of which something is to be looked into"), NULL },
  { "silent", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &silent_days,
    N_("Only which points were not heard of for so many working days, the longest first"), N_("N") },
  { "wards", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &wards_path,
    N_("Another list of wards, for their names"), N_("FILE") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("For machines"), NULL },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &books, NULL, N_("BOOK") },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse_days (KioskBoardScope *scope)
{
  if (!kiosk_cli_options_parse_day ("--today", today_text, &scope->today))
    return FALSE;
  scope->to = scope->today;
  if (!kiosk_cli_options_parse_day ("--to", to_text, &scope->to))
    return FALSE;
  scope->from = scope->to - MIN (scope->to - 1, DAYS_SHOWN - 1);
  return kiosk_cli_options_parse_day ("--from", from_text, &scope->from);
}

/* NULL: all that was given makes a question. */
static const char *
find_problem (const KioskBoardScope *scope)
{
  if (books == NULL || books[0] == NULL)
    return _("BOOK is missing");
  if (books[1] != NULL)
    return _("There is one book at a time");
  if (ward_code != NULL && (strlen (ward_code) != CODE_DIGITS || strspn (ward_code, "0123456789") != CODE_DIGITS))
    return _("--ward wants five digits");
  if (scope->from > scope->to)
    return _("--from is later than --to");
  if (scope->to - scope->from >= KIOSK_PERIOD_RANGE_DAYS_MAX)
    return _("These are more than 400 days");
  if (silent_days < 0)
    return _("--silent wants a number of days");
  if (silent_days > 0 && (only_open || is_json))
    return _("--silent goes without --open and --json");
  return NULL;
}

static gboolean
parse (char **arguments,
       KioskBoardScope *scope,
       KioskExit *out_exit)
{
  const char *problem;

  if (!kiosk_cli_options_parse (option_entries, _("Shows what has come of each point and day, and what has not."),
                                _("Up to a week there is a column for each date, and a figure is the number of people "
                                  "counted. A day is late when nothing of that day or a later one has come and three "
                                  "working days of the point are over. The points are those of the command roster."),
                                arguments, out_exit))
    return FALSE;
  *out_exit = KIOSK_EXIT_USAGE;
  if (!parse_days (scope))
    return FALSE;
  problem = find_problem (scope);
  if (problem != NULL)
    kiosk_cli_options_refuse ("%s", problem);
  scope->ward = ward_code;
  return problem == NULL;
}

static char *
dup_board (KioskDeskBoard *board,
           const KioskBoardScope *scope,
           GPtrArray *wards)
{
  if (is_json)
    return kiosk_cli_board_dup_json (board, scope);
  if (silent_days > 0)
    return kiosk_cli_board_dup_silent_text (board, scope, wards, silent_days);
  return kiosk_cli_board_dup_text (board, scope, wards, only_open);
}

static gboolean
print_board (KioskDeskBook *book,
             const KioskBoardScope *scope,
             GError **error)
{
  g_autoptr (KioskDeskBoard) board = kiosk_desk_board_load (book, scope, error);
  g_autoptr (GPtrArray) wards = NULL;
  g_autofree char *text = NULL;

  if (board == NULL)
    return FALSE;
  /* Without names where the program's own list cannot be read: the codes say enough. */
  wards = kiosk_cli_wards_load (wards_path, wards_path != NULL ? error : NULL);
  if (wards == NULL && wards_path != NULL)
    return FALSE;
  text = dup_board (board, scope, wards);
  g_print ("%s", text);
  return TRUE;
}

/**
 * kiosk_command_status:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Prints the board of a desk's book. That something is late is no fault of the command.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_status (char **arguments)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  KioskBoardScope scope = { .today = kiosk_clock_get_day (clock) };
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDeskBook) book = NULL;
  KioskExit status;

  if (!parse (arguments, &scope, &status))
    return status;
  book = kiosk_desk_book_open (books[0], FALSE, &error);
  if (book == NULL || !print_board (book, &scope, &error))
    return kiosk_cli_fail (error);
  return KIOSK_EXIT_DONE;
}
