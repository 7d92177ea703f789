/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at the folder before anything is read or closed, and writes what is no bundle into it. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-target.h"

#include <glib/gi18n.h>

#include "kiosk-cli-messages.h"
#include "kiosk-cli-owner.h"
#include "kiosk-folder-medium.h"
#include "kiosk-system-clock.h"

/* Asked as the account that will write, so that this can be named. */
static gboolean
check (const char *target,
       const char *state_dir,
       GError **error)
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

/**
 * kiosk_cli_target_run:
 * @target: (type filename): where to write
 * @state_dir: (type filename): the state folder
 * @func: (scope call): what is done with the book
 *
 * Becomes the owner of @state_dir where root runs the command, looks whether that account can write to @target, and
 * only then opens the book. Says on standard error what failed.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_cli_target_run (const char *target,
                      const char *state_dir,
                      KioskCliBookFunc func)
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDayBook) book = NULL;

  if (check (target, state_dir, &error))
    book = kiosk_cli_book_open (state_dir, clock, &error);
  if (book == NULL || !func (book, clock, &error) || !kiosk_day_book_close (book, &error))
    return kiosk_cli_fail (error);
  return KIOSK_EXIT_DONE;
}

/**
 * kiosk_cli_target_write:
 * @target: (type filename): where to write
 * @label: whose files they are
 * @files: (element-type KioskBundleFile): the files
 * @error: return location for a `GError`
 *
 * Writes them into a new folder, durably. Fails as kiosk_stick_export_run() does.
 *
 * Returns: (transfer full) (type filename) (nullable): the new folder
 */
char *
kiosk_cli_target_write (const char *target,
                        const KioskBundleLabel *label,
                        GPtrArray *files,
                        GError **error)
{
  g_autoptr (KioskMedium) folder = kiosk_folder_medium_new (target);
  g_autoptr (KioskStickExport) export = kiosk_stick_export_new (folder, label, files, NULL);

  if (!kiosk_stick_export_run (export, NULL, error))
    return NULL;
  return g_build_filename (target, kiosk_stick_export_get_path (export), NULL);
}
