/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally ward-sum: slip and report of all kiosks of a ward, from one of them and a stick. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-cli-book.h"
#include "kiosk-cli-label.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-papers.h"
#include "kiosk-cli-period.h"
#include "kiosk-cli-target.h"
#include "kiosk-desk-ward.h"
#include "kiosk-fault-words.h"

static char *state_dir;
static char *stick;
static char *period_nick;
static char *day_text;
static KioskDay day;

static const GOptionEntry option_entries[] = {
  { "state", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &state_dir, N_("Folder of the kiosk's records"), N_("DIR") },
  { "stick", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &stick,
    N_("The stick with the other kiosks' exports; the sum is written onto it"), N_("DIR") },
  { "period", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &period_nick,
    N_("What the report is of: day, week, month or quarter"), N_("KIND") },
  { "day", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &day_text, N_("A day of that period"), N_("YYYY-MM-DD") },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse (char **arguments,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Adds up the kiosks of a ward into one slip and one report."),
                                _("This kiosk's closed figures, and those of the ward's other kiosks that are on the "
                                  "stick; each export is checked as a desk does, and none is kept. The report says how "
                                  "many kiosks it is of, and which is missing (KiosksInWard in setup.ini)."),
                                arguments, out_exit))
    return FALSE;
  *out_exit = KIOSK_EXIT_USAGE;
  if (state_dir != NULL && stick != NULL)
    return kiosk_cli_period_parse (period_nick, day_text, &day);
  kiosk_cli_options_refuse (state_dir == NULL ? _("--state is missing") : _("--stick is missing"));
  return FALSE;
}

/* The settings hold the texts that the label borrows. */
static GPtrArray *
make_papers (KioskSettings *settings,
             const KioskBundleLabel *label,
             KioskDeskWard *ward,
             GArray *targets,
             GError **error)
{
  const KioskBundleFigures figures = { ward->figures.entries, ward->figures.cells, ward->figures.sheets, targets };
  g_autofree char *sum = kiosk_desk_ward_dup_words (ward, label->number, kiosk_settings_get_ward_kiosks (settings));
  const KioskCliPapers papers = {
    .state_dir = state_dir, .settings = settings, .label = label, .figures = &figures, .ward_sum = sum,
    .period = kiosk_cli_period_find (period_nick, day, label->day, kiosk_settings_get_cut_off_day (settings))
  };
  GPtrArray *files = kiosk_cli_papers_make (&papers, error);

  if (files != NULL)
    g_print (_("Sum of the ward: %s\n"), sum);
  return files;
}

static void
tell_refused (KioskDeskWard *ward)
{
  for (guint i = 0; i < ward->refused->len; i++)
    {
      const KioskDeskMerged *merged = g_ptr_array_index (ward->refused, i);
      g_autofree char *message = g_strdup_printf ("%s: %s", merged->path, merged->error->message);
      g_autofree char *words = kiosk_fault_words_dup (message);

      g_printerr (_("NOT in the sum: %s\n"), words);
    }
}

static gboolean
write_files (GPtrArray *papers,
             const KioskBundleLabel *label,
             GError **error)
{
  g_autofree char *path = kiosk_cli_target_write (stick, label, papers, error);

  if (path != NULL)
    g_print (_("Slip, report, workbook and message were written to %s.\n"), path);
  return path != NULL;
}

static gboolean
sum_up (KioskDayBook *book,
        KioskClock *clock,
        GError **error)
{
  g_autoptr (KioskSettings) settings = kiosk_cli_book_load_settings (book, error);
  g_auto (KioskBundleFigures) own = { 0 };
  g_autoptr (KioskDeskWard) ward = NULL;
  g_autoptr (GPtrArray) papers = NULL;
  KioskBundleLabel label;

  if (settings == NULL || !kiosk_cli_label_fill (&label, settings, book, clock, KIOSK_DESK_WARD_TOP, error))
    return FALSE;
  ward = kiosk_desk_ward_new (stick, &label, NULL, error);
  if (ward == NULL || !kiosk_cli_book_load_figures (book, &own, error))
    return FALSE;
  kiosk_desk_ward_add_own (ward, &own);
  papers = make_papers (settings, &label, ward, own.targets, error);
  if (papers == NULL)
    return FALSE;
  tell_refused (ward);
  return write_files (papers, &label, error);
}

/**
 * kiosk_command_ward_sum:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Writes slip, report, workbook and message of all kiosks of the ward onto the stick.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_ward_sum (char **arguments)
{
  KioskExit refusal;

  return parse (arguments, &refusal) ? kiosk_cli_target_run (stick, state_dir, sum_up) : refusal;
}
