/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally export: the figures into a new folder. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-bundle-papers.h"
#include "kiosk-bundle-zip.h"
#include "kiosk-cli-book.h"
#include "kiosk-cli-forms.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-owner.h"
#include "kiosk-cli-period.h"
#include "kiosk-cli-receipt.h"
#include "kiosk-folder-medium.h"
#include "kiosk-settings-report.h"
#include "kiosk-setup-writer.h"
#include "kiosk-stick-export.h"
#include "kiosk-system-clock.h"

static char *state_dir;
static char *target;
static char *period_nick;
static char *day_text;
static KioskDay day;

static const GOptionEntry option_entries[] = {
  { "state", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &state_dir, N_("Folder of the kiosk's records"), N_("DIR") },
  { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &target, N_("Folder to write to, which must exist"),
    N_("DIR") },
  { "period", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &period_nick,
    N_("What the report is of: day, week, month or quarter"), N_("KIND") },
  { "day", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &day_text, N_("A day of that period"), N_("YYYY-MM-DD") },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse_period (KioskExit *out_exit)
{
  KioskPeriodKind kind;

  *out_exit = KIOSK_EXIT_USAGE;
  if (!kiosk_cli_options_parse_day ("--day", day_text, &day))
    return FALSE;
  if (period_nick == NULL || kiosk_cli_period_parse (period_nick, &kind))
    return TRUE;
  kiosk_cli_options_refuse (_("--period wants day, week, month or quarter, not “%s”"), period_nick);
  return FALSE;
}

static gboolean
parse (char **arguments,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Writes the figures of all closed days into a new folder."),
                                _("What was counted so far is closed first, at most once a shift (morning, afternoon, "
                                  "evening); what comes after it waits for the next export. Nothing is ever "
                                  "overwritten. The files for people are of the report month so far, or of the day or "
                                  "period named with --day and --period; the tables always hold everything. Run by "
                                  "root, the command works as the owner of the records' folder, who must be able to "
                                  "write to the folder named with --to."),
                                arguments, out_exit))
    return FALSE;

  if (state_dir == NULL || target == NULL)
    *out_exit = kiosk_cli_options_refuse (state_dir == NULL ? _("--state is missing") : _("--to is missing"));
  else
    return parse_period (out_exit);
  return FALSE;
}

/* Asked as the account that will write, so the account can be named. */
static gboolean
check_target (GError **error)
{
  g_autoptr (GError) refusal = NULL;

  if (!kiosk_cli_become_owner (state_dir, error))
    return FALSE;
  if (kiosk_stick_export_check_target (target, &refusal))
    return TRUE;

  if (g_error_matches (refusal, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_UNWRITABLE))
    g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                 _("The account “%s”, which owns the kiosk's records, cannot write to %s. Nothing was closed or "
                   "written; the figures are safe on the kiosk. Take off the stick's write protection, or give "
                   "that account the right to write there."), g_get_user_name (), target);
  else
    g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

/* Before anything is closed: a report of days to come has nothing to say. */
static gboolean
check_period (KioskSettings *settings,
              KioskDay today,
              GError **error)
{
  KioskPeriod period = kiosk_cli_period_find (period_nick, day, today, kiosk_settings_get_cut_off_day (settings));

  if (period.from <= today)
    return TRUE;
  g_set_error_literal (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                       _("The days of the report are still to come. Nothing was closed or written. Name an earlier "
                         "--day."));
  return FALSE;
}

static gboolean
load_label (KioskSettings *settings,
            KioskDayBook *book,
            KioskClock *clock,
            KioskBundleLabel *out_label,
            GError **error)
{
  KioskDay today = kiosk_clock_get_day (clock);

  if (kiosk_settings_get_ward_code (settings) == NULL || today == KIOSK_DAY_UNKNOWN)
    {
      g_set_error_literal (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                           today != KIOSK_DAY_UNKNOWN
                           ? _("This kiosk has no ward yet. Nothing was closed or written. Use the command setup.")
                           : _("The machine's date is none at all. Nothing was closed or written. Set the date."));
      return FALSE;
    }

  *out_label = (KioskBundleLabel) {
    .ward = kiosk_settings_get_ward_code (settings),
    .number = kiosk_settings_get_number (settings),
    .kiosk = kiosk_day_book_get_kiosk (book),
    .mode = kiosk_mode_to_nick (KIOSK_MODE_LIVE),
    .version = PROGRAM_VERSION,
    .day = today
  };
  return check_period (settings, today, error);
}

static void
tell_waiting (gint64 waiting)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, waiting);

  if (waiting > 0)
    g_print (ngettext ("%s tap is not in it and waits for the next export: the figures of this shift were closed "
                       "before.\n",
                       "%s taps are not in it and wait for the next export: the figures of this shift were closed "
                       "before.\n", (gulong) waiting), number);
}

static void
clear_figures (KioskBundleFigures *figures)
{
  g_clear_pointer (&figures->entries, g_array_unref);
  g_clear_pointer (&figures->cells, g_array_unref);
  g_clear_pointer (&figures->sheets, g_array_unref);
  g_clear_pointer (&figures->targets, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KioskBundleFigures, clear_figures)

static gboolean
load_figures (KioskDayBook *book,
              KioskBundleFigures *figures,
              GError **error)
{
  figures->entries = kiosk_day_book_load_entries (book, error);
  figures->cells = figures->entries != NULL ? kiosk_day_book_load_cells (book, error) : NULL;
  figures->sheets = figures->cells != NULL ? kiosk_day_book_load_closed_sheets (book, error) : NULL;
  figures->targets = figures->sheets != NULL ? kiosk_day_book_load_all_targets (book, error) : NULL;
  return figures->targets != NULL;
}

/* The settings hold the texts that the label borrows. */
static GPtrArray *
make_papers (KioskSettings *settings,
             const KioskBundleLabel *label,
             const KioskBundleFigures *figures,
             GError **error)
{
  KioskReportLabel report_label = kiosk_settings_get_report_label (settings);
  KioskPeriod period = kiosk_cli_period_find (period_nick, day, label->day, report_label.cut_off_day);
  g_autoptr (GPtrArray) units = kiosk_settings_dup_units (settings);
  const KioskReportSource source = { figures->entries, figures->cells, figures->sheets, figures->targets, units };
  g_autoptr (GBytes) written = kiosk_setup_file_write (settings, figures->targets);
  g_autoptr (KioskReport) report = NULL;
  GBytes *forms[KIOSK_N_FORMS];
  GPtrArray *papers;

  report_label.kiosk = label->kiosk;
  report_label.mode = label->mode;
  report_label.day = label->day;
  report = kiosk_report_new (&report_label, &source, &period);
  kiosk_cli_forms_load (state_dir, forms);
  papers = kiosk_bundle_papers_new (report, forms, written, error);
  kiosk_cli_forms_clear (forms);
  return papers;
}

static gboolean
sign (KioskBundle *bundle,
      KioskDayBook *book,
      GError **error)
{
  g_autofree char *comment = kiosk_bundle_dup_comment (bundle);
  g_autofree char *signature = kiosk_day_book_sign (book, kiosk_bundle_get_manifest (bundle), comment, error);
  g_autofree char *key_text = NULL;
  KioskPublicKey key;

  if (signature == NULL || !kiosk_day_book_load_public_key (book, &key, error))
    return FALSE;
  key_text = kiosk_public_key_dup_text (&key);
  kiosk_bundle_add_signature (bundle, signature, key_text);
  return TRUE;
}

/* (nullable): the export, once it is there. */
static KioskStickExport *
write_out (KioskBundle *bundle,
           const KioskBundleLabel *label,
           KioskSettings *settings,
           GError **error)
{
  g_autoptr (KioskMedium) folder = kiosk_folder_medium_new (target);
  g_autoptr (GPtrArray) beside = kiosk_bundle_zip_new_beside (bundle, label, error);
  g_autoptr (KioskStickExport) export = NULL;
  KioskPublicKey desk;

  if (beside == NULL)
    return NULL;
  export = kiosk_stick_export_new (folder, label, kiosk_bundle_get_files (bundle), beside);
  kiosk_stick_export_fetch_receipt (export, kiosk_settings_get_desk_key (settings, &desk) ? &desk : NULL);
  return kiosk_stick_export_run (export, NULL, error) ? g_steal_pointer (&export) : NULL;
}

/* The settings hold the texts that the label borrows. */
static gboolean
export_book (KioskDayBook *book,
             KioskClock *clock,
             GError **error)
{
  g_autoptr (KioskSettings) settings = kiosk_cli_book_load_settings (book, error);
  g_auto (KioskBundleFigures) figures = { 0 };
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (KioskBundle) bundle = NULL;
  g_autoptr (KioskStickExport) export = NULL;
  g_autofree char *path = NULL;
  KioskBundleLabel label;
  gint64 waiting = 0;

  if (settings == NULL || !load_label (settings, book, clock, &label, error)
      || !kiosk_day_book_close_batch (book, &waiting, NULL, error) || !load_figures (book, &figures, error))
    return FALSE;

  papers = make_papers (settings, &label, &figures, error);
  bundle = papers != NULL ? kiosk_bundle_new_with_papers (&label, &figures, papers, error) : NULL;
  if (bundle == NULL || !sign (bundle, book, error))
    return FALSE;
  export = write_out (bundle, &label, settings, error);
  if (export == NULL)
    return FALSE;

  path = g_build_filename (target, kiosk_stick_export_get_path (export), NULL);
  g_print (ngettext ("The figures were written to %s: %u closed batch.\n",
                     "The figures were written to %s: %u closed batches.\n", figures.entries->len), path,
           figures.entries->len);
  tell_waiting (waiting);
  kiosk_cli_receipt_take (book, kiosk_stick_export_get_receipt (export));
  return TRUE;
}

/**
 * kiosk_command_export:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Closes the open batch where its shift allows, and writes all closed batches into a new folder. The target is
 * looked at before anything is closed.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_export (char **arguments)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  g_autoptr (KioskDayBook) book = NULL;
  g_autoptr (GError) error = NULL;
  KioskExit refusal;

  if (!parse (arguments, &refusal))
    return refusal;

  if (!check_target (&error))
    return kiosk_cli_fail (error);
  book = kiosk_cli_book_open (state_dir, clock, &error);
  if (book == NULL || !export_book (book, clock, &error) || !kiosk_day_book_close (book, &error))
    return kiosk_cli_fail (error);
  return KIOSK_EXIT_DONE;
}
