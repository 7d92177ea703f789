/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally report: what all kiosks of a desk's book counted. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-cli-file.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-report-file.h"
#include "kiosk-cli-report.h"
#include "kiosk-cli-wards.h"
#include "kiosk-desk-report-book.h"
#include "kiosk-system-clock.h"

#define CODE_DIGITS 5

static char **books;
static char *from_text;
static char *to_text;
static char *by_nick;
static char *as_nick;
static char *ward_code;
static char *format_nick;
static gboolean is_json;
static char *wards_path;
static char *file_path;
static char *letter_path;
static char *form_path;
static gboolean is_public;

typedef enum
{
  FORMAT_TABLE,
  FORMAT_CSV,
  FORMAT_JSON,
  N_FORMATS
} Format;

static const char *const format_nicks[N_FORMATS] = { "table", "csv", "json" };
static const char *const as_nicks[] = { "recorded", "current" };

static const GOptionEntry option_entries[] = {
  { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &from_text, N_("The first day"), N_("YYYY-MM-DD") },
  { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &to_text, N_("The last day"), N_("YYYY-MM-DD") },
  { "by", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &by_nick,
    N_("What lines are: ward, day, kind, audience or reason; without it, ward"), N_("WHAT") },
  { "as", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &as_nick,
    N_("Wards as they were recorded, or under the names of now (current), by the book's list of wards that became "
       "others, else by the program's; without it, recorded"), N_("HOW") },
  { "ward", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &ward_code, N_("Only the ward of this code"), N_("CODE") },
  { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &format_nick,
    N_("table for people; csv or json for machines"), N_("FORMAT") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("Write JSON"), NULL },
  { "file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &file_path,
    N_("Write a new file: .pdf for paper, .docx for Word, .xlsx with all tables, .csv"), N_("FILE") },
  { "letter", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &letter_path,
    N_("What stands on the letterhead; without it, blanks"), N_("FILE") },
  { "form", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &form_path,
    N_("The office's own form for .docx; without it, the program's"), N_("FILE") },
  { "public", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_public,
    N_("Only what may be told to everybody: whole months, no number that is small"), NULL },
  { "wards", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &wards_path,
    N_("Another list of wards, for their names"), N_("FILE") },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &books, NULL, N_("BOOK") },
  G_OPTION_ENTRY_NULL
};

typedef struct
{
  KioskDeskReportScope scope;
  KioskDeskBy          by;
  gboolean             is_current;
  KioskCliPredecessors list;
  Format               format;
  gboolean             is_file;
  KioskCliReportKind   file;
} Question;

/* A whole month or quarter is compared with the one before, other days with as many days before them. */
static KioskPeriod
find_period (KioskDay from,
             KioskDay to)
{
  static const KioskPeriodKind kinds[] = { KIOSK_PERIOD_DAY, KIOSK_PERIOD_WEEK, KIOSK_PERIOD_MONTH,
                                           KIOSK_PERIOD_QUARTER };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      KioskPeriod period = kiosk_period_containing (kinds[i], from, 0);

      if (period.from == from && period.to == to)
        return period;
    }
  return kiosk_period_new_range (from, to);
}

/* A cut through a table that is for everybody would be another table, and the two together say more than each. */
static const char *
find_public_problem (const Question *question)
{
  if (!is_public)
    return NULL;
  if (question->scope.ward != NULL)
    return _("--public goes without --ward");
  if (question->is_current)
    return _("--public goes without --as current");
  if (question->format == FORMAT_JSON || (question->is_file && question->file != KIOSK_CLI_REPORT_CSV))
    return _("--public makes a table or csv");
  return kiosk_desk_public_is_period (&question->scope.period) ? NULL : _("--public wants whole months");
}

/* NULL: all that was given makes a question. */
static const char *
find_words_problem (Question *question)
{
  guint format = FORMAT_TABLE;
  guint as = 0;

  if (books == NULL || books[0] == NULL)
    return _("BOOK is missing");
  if (books[1] != NULL)
    return _("There is one book at a time");
  if (from_text == NULL || to_text == NULL)
    return _("--from and --to go together");
  if (by_nick != NULL && !kiosk_desk_by_from_nick (by_nick, &question->by))
    return _("--by is ward, day, kind, audience or reason");
  if (as_nick != NULL && !kiosk_nick_lookup (as_nicks, G_N_ELEMENTS (as_nicks), as_nick, &as))
    return _("--as is recorded or current");
  if (format_nick != NULL && !kiosk_nick_lookup (format_nicks, N_FORMATS, format_nick, &format))
    return _("--format is table, csv or json");
  if (file_path != NULL && !kiosk_cli_report_find_kind (file_path, &question->file))
    return _("--file ends in .pdf, .docx, .xlsx or .csv");
  if (form_path != NULL && (file_path == NULL || question->file != KIOSK_CLI_REPORT_DOCX))
    return _("--form goes with --file and a name that ends in .docx");
  if ((file_path != NULL) + (format_nick != NULL) + is_json > 1)
    return _("--file, --format and --json: one of them at a time");
  if (ward_code != NULL && (strlen (ward_code) != CODE_DIGITS || strspn (ward_code, "0123456789") != CODE_DIGITS))
    return _("--ward wants five digits");
  question->is_current = as == 1;
  question->is_file = file_path != NULL;
  question->format = is_json ? FORMAT_JSON : (Format) format;
  question->scope.ward = ward_code;
  return NULL;
}

static const char *
find_days_problem (KioskDay from,
                   KioskDay to)
{
  switch (kiosk_period_find_range_problem (from, to, KIOSK_DAY_UNKNOWN))
    {
    case KIOSK_RANGE_PROBLEM_NONE:
      return NULL;
    case KIOSK_RANGE_PROBLEM_TO_TOO_EARLY:
      return _("--from is later than --to");
    case KIOSK_RANGE_PROBLEM_TOO_LONG:
      return _("These are more than 400 days");
    case KIOSK_RANGE_PROBLEM_FROM_TOO_EARLY:
      return _("--from is a day before there was the app");
    case KIOSK_RANGE_PROBLEM_FROM_MISSING:
    case KIOSK_RANGE_PROBLEM_FROM_IN_FUTURE:
    case KIOSK_RANGE_PROBLEM_TO_MISSING:
    default:
      return _("--from and --to go together");
    }
}

static gboolean
parse (char **arguments,
       Question *question,
       KioskExit *out_exit)
{
  KioskDay from = KIOSK_DAY_UNKNOWN;
  KioskDay to = KIOSK_DAY_UNKNOWN;
  const char *problem;

  if (!kiosk_cli_options_parse (option_entries, _("Adds up what all kiosks of a desk's book counted."),
                                _("What helpers noted and what residents tapped stand side by side and are never "
                                  "added. What has no date, what is in doubt and what was counted on paper stand "
                                  "apart."),
                                arguments, out_exit))
    return FALSE;
  *out_exit = KIOSK_EXIT_USAGE;
  problem = find_words_problem (question);
  if (problem == NULL)
    {
      if (!kiosk_cli_options_parse_day ("--from", from_text, &from)
          || !kiosk_cli_options_parse_day ("--to", to_text, &to))
        return FALSE;
      problem = find_days_problem (from, to);
    }
  if (problem != NULL)
    {
      kiosk_cli_options_refuse ("%s", problem);
      return FALSE;
    }
  question->scope.period = find_period (from, to);
  question->scope.before = kiosk_period_previous (&question->scope.period, 0);
  problem = find_public_problem (question);
  if (problem != NULL)
    kiosk_cli_options_refuse ("%s", problem);
  return problem == NULL;
}

/* Only what is asked for: a year of many kiosks takes its time. */
static KioskDeskReportParts
find_parts (const Question *question)
{
  if (is_public || (question->is_file && question->file != KIOSK_CLI_REPORT_CSV))
    return KIOSK_DESK_REPORT_ALL;
  if (question->by == KIOSK_DESK_BY_WARD && question->format == FORMAT_TABLE && !question->is_file)
    return KIOSK_DESK_REPORT_TARGETS;
  if (question->by == KIOSK_DESK_BY_WARD)
    return KIOSK_DESK_REPORT_TARGETS | KIOSK_DESK_REPORT_BROUGHT;
  return question->by == KIOSK_DESK_BY_DAY ? KIOSK_DESK_REPORT_DAYS : KIOSK_DESK_REPORT_BREAKDOWN;
}

static char *
dup_public (const KioskDeskReport *report,
            const Question *question)
{
  g_autoptr (KioskDeskPublic) table = kiosk_desk_public_new (report, question->by);

  if (question->is_file || question->format == FORMAT_CSV)
    return kiosk_desk_public_dup_csv (table);
  return kiosk_cli_report_dup_public (report, table);
}

static void
print_report (const KioskDeskReport *report,
              const Question *question)
{
  g_autoptr (KioskDeskGrid) table = kiosk_desk_grid_new (report, question->by);
  g_autofree char *text = NULL;

  if (question->format == FORMAT_JSON)
    {
      kiosk_cli_report_print_json (report, table, question->list);
      return;
    }
  if (is_public)
    text = dup_public (report, question);
  else
    text = question->format == FORMAT_CSV ? kiosk_desk_grid_dup_csv (table)
                                          : kiosk_cli_report_dup_text (report, table, question->list);
  g_print ("%s", text);
}

static GBytes *
make_file (const KioskDeskReport *report,
           const Question *question,
           GError **error)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();

  if (is_public)
    {
      char *text = dup_public (report, question);

      return g_bytes_new_take (text, strlen (text));
    }
  return kiosk_cli_report_make (report, question->by, question->file, letter_path, form_path,
                                kiosk_clock_get_day (clock), error);
}

static gboolean
write_file (const KioskDeskReport *report,
            const Question *question,
            GError **error)
{
  g_autoptr (GBytes) bytes = make_file (report, question, error);

  if (bytes == NULL || !kiosk_cli_file_write (file_path, bytes, error))
    return FALSE;
  g_print (_("Written: %s\n"), file_path);
  return TRUE;
}

/* A table and JSON say it themselves. */
static void
tell_list (const Question *question)
{
  const char *words = kiosk_cli_predecessors_lookup_words (question->list);

  if (words != NULL && (question->is_file || question->format == FORMAT_CSV))
    g_printerr ("%s", words);
}

static gboolean
answer (KioskDeskBook *book,
        Question *question,
        GError **error)
{
  g_autoptr (GPtrArray) predecessors = NULL;
  g_autoptr (GPtrArray) names = kiosk_cli_wards_load (wards_path, wards_path != NULL ? error : NULL);
  g_autoptr (KioskDeskReport) report = NULL;

  if (names == NULL && wards_path != NULL)
    return FALSE;
  predecessors = question->is_current ? kiosk_cli_predecessors_load (book, &question->list, error) : NULL;
  if (question->is_current && predecessors == NULL)
    return FALSE;
  question->scope.names = names;
  question->scope.parts = find_parts (question);
  question->scope.predecessors = predecessors;
  report = kiosk_desk_report_load (book, &question->scope, error);
  if (report == NULL)
    return FALSE;
  tell_list (question);
  if (question->is_file)
    return write_file (report, question, error);
  print_report (report, question);
  return TRUE;
}

/**
 * kiosk_command_report:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Prints the report of a desk's book.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_report (char **arguments)
{
  Question question = { .by = KIOSK_DESK_BY_WARD };
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDeskBook) book = NULL;
  KioskExit status;

  if (!parse (arguments, &question, &status))
    return status;
  book = kiosk_desk_book_open (books[0], FALSE, &error);
  if (book == NULL || !answer (book, &question, &error))
    return kiosk_cli_fail (error);
  return KIOSK_EXIT_DONE;
}
