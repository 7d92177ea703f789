/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally diagnose: what support needs, in two files that can be sent. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-cli-book.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-owner.h"
#include "kiosk-diagnosis.h"
#include "kiosk-folder-medium.h"
#include "kiosk-stick-export.h"
#include "kiosk-system-clock.h"

/* Of a machine whose book says nothing. */
#define NO_WARD  "00000"
#define NO_KIOSK "0000000000000000"

static char *state_dir;
static char *target;

static const GOptionEntry option_entries[] = {
  { "state", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &state_dir, N_("Folder of the kiosk's records"), N_("DIR") },
  { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &target, N_("Folder to write to, which must exist"),
    N_("DIR") },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse (char **arguments,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Writes down how the machine is, for those who are asked for help."),
                                _("Versions, screen, clock, the check of the records, sizes, the last exports, the "
                                  "settings without passwords, and the last lines of the kiosk's log. No PIN, code or "
                                  "key, and nothing about people: no tap, and no figure. Nothing is closed. Where the "
                                  "records cannot be opened, as while the kiosk runs, that is written down and the "
                                  "rest all the same. The records are not changed: damage is told of and left as it "
                                  "is."),
                                arguments, out_exit))
    return FALSE;

  if (state_dir != NULL && target != NULL)
    return TRUE;
  *out_exit = kiosk_cli_options_refuse (state_dir == NULL ? _("--state is missing") : _("--to is missing"));
  return FALSE;
}

/* (transfer full) (nullable): the settings, which the label borrows from. */
static KioskSettings *
add_book (KioskDiagnosis *diagnosis,
          KioskDayBook *book)
{
  g_autoptr (GError) error = NULL;
  KioskSettings *settings = kiosk_cli_book_load_settings (book, &error);

  kiosk_diagnosis_add_book (diagnosis, book);
  kiosk_diagnosis_add_check (diagnosis, book);
  if (settings != NULL)
    kiosk_diagnosis_add_settings (diagnosis, settings);
  else
    kiosk_diagnosis_add (diagnosis, "settings", error->message);
  return settings;
}

static GPtrArray *
new_files (KioskDiagnosis *diagnosis)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_bundle_file_free);
  GBytes *text = kiosk_diagnosis_print_text (diagnosis, _("For support. There is no PIN, code or key in this file, and "
                                                          "nothing about people."));

  g_ptr_array_add (files, kiosk_bundle_file_new (KIOSK_DIAGNOSIS_TEXT_NAME, text));
  g_ptr_array_add (files, kiosk_bundle_file_new (KIOSK_DIAGNOSIS_JSON_NAME, kiosk_diagnosis_print_json (diagnosis)));
  return files;
}

static gboolean
write_files (KioskDiagnosis *diagnosis,
             const KioskBundleLabel *label,
             GError **error)
{
  g_autoptr (KioskMedium) folder = kiosk_folder_medium_new (target);
  g_autoptr (GPtrArray) files = new_files (diagnosis);
  g_autoptr (KioskStickExport) export = kiosk_stick_export_new (folder, label, files, NULL);
  g_autofree char *path = NULL;

  if (!kiosk_stick_export_run (export, NULL, error))
    return FALSE;
  path = g_build_filename (target, kiosk_stick_export_get_path (export), KIOSK_DIAGNOSIS_TEXT_NAME, NULL);
  g_print (_("How the machine is was written to %s. Look at it before you send it on.\n"), path);
  return TRUE;
}

/* A clock without any date still has a folder to write to. */
static KioskBundleLabel
get_label (KioskSettings *settings,
           const char *kiosk,
           KioskDay today)
{
  const char *ward = settings != NULL ? kiosk_settings_get_ward_code (settings) : NULL;

  return (KioskBundleLabel) {
           .ward = ward != NULL ? ward : NO_WARD,
           .number = settings != NULL ? kiosk_settings_get_number (settings) : 0,
           .kiosk = kiosk != NULL ? kiosk : NO_KIOSK,
           .mode = kiosk_mode_to_nick (KIOSK_MODE_LIVE),
           .version = PROGRAM_VERSION,
           .day = today != KIOSK_DAY_UNKNOWN ? today : kiosk_day_from_iso ("2000-01-01"),
           .top = KIOSK_DIAGNOSIS_TOP
  };
}

/* A folder that is not there, as on a disk that was not mounted, is what support needs to know. */
static gboolean
diagnose (KioskDiagnosis *diagnosis,
          GError **error)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  g_autoptr (GError) refusal = NULL;
  g_autoptr (KioskDayBook) book = NULL;
  g_autoptr (KioskSettings) settings = NULL;
  KioskBundleLabel label;

  if (kiosk_cli_become_owner (state_dir, &refusal))
    book = kiosk_day_book_look (state_dir, KIOSK_MODE_LIVE, clock, &refusal);
  kiosk_diagnosis_add_day (diagnosis, "clock.day", kiosk_clock_get_day (clock));
  kiosk_diagnosis_add (diagnosis, "book", refusal == NULL ? "open" : refusal->message);
  if (book != NULL)
    settings = add_book (diagnosis, book);
  kiosk_diagnosis_add_folder (diagnosis, state_dir);
  label = get_label (settings, book != NULL ? kiosk_day_book_get_kiosk (book) : NULL, kiosk_clock_get_day (clock));
  return write_files (diagnosis, &label, error) && (book == NULL || kiosk_day_book_close (book, error));
}

/**
 * kiosk_command_diagnose:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Writes what support needs into a new folder. The log is read before root becomes the owner of the records' folder,
 * who may not be allowed to.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_diagnose (char **arguments)
{
  g_autoptr (KioskDiagnosis) diagnosis = kiosk_diagnosis_new ();
  g_autoptr (GError) error = NULL;
  KioskExit refusal;

  if (!parse (arguments, &refusal))
    return refusal;

  kiosk_diagnosis_add (diagnosis, "program.version", PROGRAM_VERSION);
  kiosk_diagnosis_add_machine (diagnosis);
  kiosk_diagnosis_add_journal (diagnosis);
  if (!kiosk_stick_export_check_target (target, &error) || !diagnose (diagnosis, &error))
    return kiosk_cli_fail (error);
  return KIOSK_EXIT_DONE;
}
