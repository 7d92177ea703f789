/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally export: the figures into a new folder. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-bundle-zip.h"
#include "kiosk-cli-book.h"
#include "kiosk-cli-label.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-papers.h"
#include "kiosk-cli-period.h"
#include "kiosk-cli-receipt.h"
#include "kiosk-cli-target.h"
#include "kiosk-fault-words.h"
#include "kiosk-folder-medium.h"
#include "kiosk-setup-writer.h"

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

  *out_exit = KIOSK_EXIT_USAGE;
  if (state_dir != NULL && target != NULL)
    return kiosk_cli_period_parse (period_nick, day_text, &day);
  kiosk_cli_options_refuse (state_dir == NULL ? _("--state is missing") : _("--to is missing"));
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

static GPtrArray *
make_papers (KioskSettings *settings,
             const KioskBundleLabel *label,
             const KioskBundleFigures *figures,
             GError **error)
{
  g_autoptr (GBytes) written = kiosk_setup_file_write (settings, figures->targets);
  const KioskCliPapers papers = {
    .state_dir = state_dir, .settings = settings, .label = label, .figures = figures, .written = written,
    .period = kiosk_cli_period_find (period_nick, day, label->day, kiosk_settings_get_cut_off_day (settings))
  };

  return kiosk_cli_papers_make (&papers, error);
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

/* The kiosk's screen tells of it as of one that was made there. The export is whole whatever comes of this. */
static void
note (KioskStickExport *export,
      KioskDayBook *book,
      const KioskBundleFigures *figures)
{
  g_autofree char *name = g_path_get_basename (kiosk_stick_export_get_path (export));
  const GArray *entries = figures->entries;
  const KioskEntry *last = entries->len > 0 ? &g_array_index (entries, KioskEntry, entries->len - 1) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *details = NULL;

  if (kiosk_day_book_note_export (book, name, last != NULL ? last->epoch : "", last != NULL ? last->n : 0, &error))
    return;
  details = kiosk_fault_words_dup (error->message);
  g_printerr (_("This export is whole; only the kiosk's own list of exports lacks it.\n  Details: %s\n"), details);
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

  if (settings == NULL || !kiosk_cli_label_fill (&label, settings, book, clock, NULL, error)
      || !check_period (settings, label.day, error) || !kiosk_day_book_close_batch (book, &waiting, NULL, error)
      || !kiosk_cli_book_load_figures (book, &figures, error))
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
  note (export, book, &figures);
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
  KioskExit refusal;

  return parse (arguments, &refusal) ? kiosk_cli_target_run (target, state_dir, export_book) : refusal;
}
