/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally ward-sum: slip and report of all kiosks of a ward, from one of them and a stick. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-bundle-papers.h"
#include "kiosk-cli-book.h"
#include "kiosk-cli-forms.h"
#include "kiosk-cli-label.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-owner.h"
#include "kiosk-cli-period.h"
#include "kiosk-desk-ward.h"
#include "kiosk-fault-words.h"
#include "kiosk-folder-medium.h"
#include "kiosk-settings-report.h"
#include "kiosk-stick-export.h"
#include "kiosk-system-clock.h"

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
  KioskPeriodKind kind;

  if (!kiosk_cli_options_parse (option_entries, _("Adds up the kiosks of a ward into one slip and one report."),
                                _("This kiosk's closed figures, and those of the ward's other kiosks that are on the "
                                  "stick; each export is checked as a desk does, and none is kept. The report says how "
                                  "many kiosks it is of, and which is missing (KiosksInWard in setup.ini)."),
                                arguments, out_exit))
    return FALSE;
  *out_exit = KIOSK_EXIT_USAGE;
  if (!kiosk_cli_options_parse_day ("--day", day_text, &day))
    return FALSE;
  if (state_dir == NULL || stick == NULL)
    kiosk_cli_options_refuse (state_dir == NULL ? _("--state is missing") : _("--stick is missing"));
  else if (period_nick != NULL && !kiosk_cli_period_parse (period_nick, &kind))
    kiosk_cli_options_refuse (_("--period wants day, week, month or quarter, not “%s”"), period_nick);
  else
    return TRUE;
  return FALSE;
}

/* Own figures go last: the newest of them is what the report says it goes up to. */
static gboolean
add_own (KioskDeskWard *ward,
         KioskDayBook *book,
         GError **error)
{
  g_autoptr (GArray) entries = kiosk_day_book_load_entries (book, error);
  g_autoptr (GArray) cells = entries != NULL ? kiosk_day_book_load_cells (book, error) : NULL;
  g_autoptr (GArray) sheets = cells != NULL ? kiosk_day_book_load_closed_sheets (book, error) : NULL;

  if (sheets == NULL)
    return FALSE;
  kiosk_desk_ward_add_own (ward, &(const KioskBundleFigures) { entries, cells, sheets, NULL });
  return TRUE;
}

/* The settings hold the texts that the label borrows. */
static GPtrArray *
make_papers (KioskSettings *settings,
             const KioskBundleLabel *label,
             KioskDeskWard *ward,
             GArray *targets,
             GError **error)
{
  KioskReportLabel report_label = kiosk_settings_get_report_label (settings);
  KioskPeriod period = kiosk_cli_period_find (period_nick, day, label->day, report_label.cut_off_day);
  g_autoptr (GPtrArray) units = kiosk_settings_dup_units (settings);
  const KioskReportSource source = { ward->figures.entries, ward->figures.cells, ward->figures.sheets, targets, units };
  g_autofree char *sum = kiosk_desk_ward_dup_words (ward, label->number, kiosk_settings_get_ward_kiosks (settings));
  g_autoptr (KioskReport) report = NULL;
  GBytes *forms[KIOSK_N_FORMS];
  GPtrArray *papers;

  report_label.kiosk = label->kiosk;
  report_label.mode = label->mode;
  report_label.day = label->day;
  report_label.ward_sum = sum;
  report = kiosk_report_new (&report_label, &source, &period);
  kiosk_cli_forms_load (state_dir, forms);
  papers = kiosk_bundle_papers_new (report, forms, NULL, error);
  kiosk_cli_forms_clear (forms);
  if (papers != NULL)
    g_print (_("Sum of the ward: %s\n"), sum);
  return papers;
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
  g_autoptr (KioskMedium) folder = kiosk_folder_medium_new (stick);
  g_autoptr (KioskStickExport) export = kiosk_stick_export_new (folder, label, papers, NULL);
  g_autofree char *path = NULL;

  if (!kiosk_stick_export_run (export, NULL, error))
    return FALSE;
  path = g_build_filename (stick, kiosk_stick_export_get_path (export), NULL);
  g_print (_("Slip, report, workbook and message were written to %s.\n"), path);
  return TRUE;
}

static gboolean
sum_up (KioskDayBook *book,
        KioskClock *clock,
        GError **error)
{
  g_autoptr (KioskSettings) settings = kiosk_cli_book_load_settings (book, error);
  g_autoptr (KioskDeskWard) ward = NULL;
  g_autoptr (GArray) targets = NULL;
  g_autoptr (GPtrArray) papers = NULL;
  KioskBundleLabel label;

  if (settings == NULL || !kiosk_cli_label_fill (&label, settings, book, clock, KIOSK_DESK_WARD_TOP, error))
    return FALSE;
  ward = kiosk_desk_ward_new (stick, &label, NULL, error);
  targets = ward != NULL && add_own (ward, book, error) ? kiosk_day_book_load_all_targets (book, error) : NULL;
  papers = targets != NULL ? make_papers (settings, &label, ward, targets, error) : NULL;
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
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  g_autoptr (KioskDayBook) book = NULL;
  g_autoptr (GError) error = NULL;
  KioskExit refusal;

  if (!parse (arguments, &refusal))
    return refusal;
  if (!kiosk_cli_become_owner (state_dir, &error) || !kiosk_stick_export_check_target (stick, &error))
    return kiosk_cli_fail (error);
  book = kiosk_cli_book_open (state_dir, clock, &error);
  if (book == NULL || !sum_up (book, clock, &error) || !kiosk_day_book_close (book, &error))
    return kiosk_cli_fail (error);
  return KIOSK_EXIT_DONE;
}
