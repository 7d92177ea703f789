/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally show: a kiosk's figures by day, and where every tap went; or a desk's book at a glance. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-cli-book.h"
#include "kiosk-cli-figures.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-overview.h"
#include "kiosk-system-clock.h"

static char *state_dir;
static char *date_text;
static char *from_text;
static char *to_text;
static gboolean is_json;
static char **places;

static const GOptionEntry option_entries[] = {
  { "state", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &state_dir, N_("Folder of the kiosk's records"), N_("DIR") },
  { "date", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &date_text, N_("The day to show; without it, today"),
    N_("YYYY-MM-DD") },
  { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &from_text, N_("The first day to show"), N_("YYYY-MM-DD") },
  { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &to_text, N_("The last day to show"), N_("YYYY-MM-DD") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("Write JSON; of a desk's book only"), NULL },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &places, NULL, N_("[BOOK]") },
  G_OPTION_ENTRY_NULL
};

/* Leaves both days as they are where no option names them. */
static gboolean
parse_days (KioskDay *from,
            KioskDay *to,
            KioskExit *out_exit)
{
  *out_exit = KIOSK_EXIT_USAGE;
  if (!kiosk_cli_options_parse_day ("--date", date_text, from) || !kiosk_cli_options_parse_day ("--date", date_text, to)
      || !kiosk_cli_options_parse_day ("--from", from_text, from) || !kiosk_cli_options_parse_day ("--to", to_text, to))
    return FALSE;

  if (date_text != NULL && (from_text != NULL || to_text != NULL))
    kiosk_cli_options_refuse (_("--date goes without --from and --to"));
  else if ((from_text == NULL) != (to_text == NULL))
    kiosk_cli_options_refuse (_("--from and --to go together"));
  else if (*from > *to)
    kiosk_cli_options_refuse (_("--from is later than --to"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse (char **arguments,
       KioskDay *from,
       KioskDay *to,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Shows a kiosk's figures day by day, or a desk's book."),
                                _("What residents tapped themselves and what helpers noted stand side by side and are "
                                  "never added: one person may be in both. With BOOK instead of --state: what a desk "
                                  "has of each kiosk, and what is in doubt."),
                                arguments, out_exit))
    return FALSE;

  if (state_dir != NULL && places == NULL && !is_json)
    return parse_days (from, to, out_exit);
  if (state_dir == NULL && places != NULL && places[1] == NULL)
    return TRUE;
  *out_exit = kiosk_cli_options_refuse (state_dir == NULL && places == NULL ? _("--state is missing")
                                                                           : _("either --state or one BOOK"));
  return FALSE;
}

static void
print_head (KioskSettings *settings,
            KioskDay from,
            KioskDay to)
{
  g_autofree char *first = kiosk_cli_dup_day (from);
  g_autofree char *last = kiosk_cli_dup_day (to);

  if (kiosk_settings_get_ward_code (settings) != NULL)
    g_print (_("%s (%s), kiosk %u\n"), kiosk_settings_get_ward_name (settings),
             kiosk_settings_get_ward_code (settings), kiosk_settings_get_number (settings));
  if (from == to)
    g_print (_("Figures of %s\n\n"), first);
  else
    g_print (_("Figures from %s to %s\n\n"), first, last);
}

static gboolean
show_book (KioskDayBook *book,
           KioskDay from,
           KioskDay to,
           GError **error)
{
  g_autoptr (KioskSettings) settings = kiosk_cli_book_load_settings (book, error);
  g_autoptr (GArray) figures = settings != NULL ? kiosk_day_book_load_figures (book, from, to, error) : NULL;
  g_autofree char *text = NULL;

  if (figures == NULL)
    return FALSE;

  print_head (settings, from, to);
  text = kiosk_cli_figures_dup_text (figures);
  g_print ("%s", text);
  return kiosk_cli_figures_check (figures, error);
}

static KioskExit
show_desk_book (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDeskBook) book = kiosk_desk_book_open (places[0], FALSE, &error);

  if (book == NULL || !kiosk_cli_overview_print (book, is_json, &error))
    return kiosk_cli_fail (error);
  return KIOSK_EXIT_DONE;
}

/**
 * kiosk_command_show:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Prints the figures of the days asked for, of today by default; or what a desk's book has of each kiosk.
 *
 * Returns: the exit status; %KIOSK_EXIT_FAILED also where the figures do not balance
 */
KioskExit
kiosk_command_show (char **arguments)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  g_autoptr (KioskDayBook) book = NULL;
  g_autoptr (GError) error = NULL;
  KioskDay from = kiosk_clock_get_day (clock);
  KioskDay to = from;
  KioskExit refusal;

  if (!parse (arguments, &from, &to, &refusal))
    return refusal;
  if (places != NULL)
    return show_desk_book ();

  book = kiosk_cli_book_open (state_dir, clock, &error);
  if (book == NULL || !show_book (book, from, to, &error) || !kiosk_day_book_close (book, &error))
    return kiosk_cli_fail (error);
  return KIOSK_EXIT_DONE;
}
