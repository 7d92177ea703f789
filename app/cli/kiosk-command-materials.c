/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally materials: what a ward hangs up, hands out and posts. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-cli-book.h"
#include "kiosk-cli-label.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-target.h"
#include "kiosk-materials-files.h"

static char *state_dir;
static char *target;
static char *content_dir;

static const GOptionEntry option_entries[] = {
  { "state", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &state_dir, N_("Folder of the kiosk's records"), N_("DIR") },
  { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &target, N_("Folder to write to, which must exist"),
    N_("DIR") },
  { "content", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &content_dir, N_("Folder with the pages of the kiosk"),
    N_("DIR") },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse (char **arguments,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Writes leaflet, poster, picture and text for posting into a new "
                                                  "folder."),
                                _("They are made from the pages and the link that the kiosk shows. Without a scan test "
                                  "that confirmed the link there is no QR code on them, and they tell how to find the "
                                  "app by its name. No figures are read or closed. Nothing is ever overwritten. Run by "
                                  "root, the command works as the owner of the records' folder."),
                                arguments, out_exit))
    return FALSE;

  if (state_dir != NULL && target != NULL)
    return TRUE;
  *out_exit = kiosk_cli_options_refuse (state_dir == NULL ? _("--state is missing") : _("--to is missing"));
  return FALSE;
}

/* NULL: nobody has scanned it and found it right. */
static const char *
get_confirmed_link (KioskSettings *settings)
{
  return kiosk_settings_get_link_confirmed (settings) ? kiosk_settings_get_link (settings) : NULL;
}

static gboolean
write_files (GPtrArray *files,
             const KioskBundleLabel *label,
             GError **error)
{
  g_autofree char *path = kiosk_cli_target_write (target, label, files, error);

  if (path != NULL)
    g_print (_("Leaflet, poster, picture and text were written to %s.\n"), path);
  return path != NULL;
}

static KioskPack *
load_pack (GError **error)
{
  const char *folder = content_dir != NULL ? content_dir : CONTENT_DIR;
  g_autoptr (GError) fault = NULL;
  KioskPack *pack = kiosk_pack_load (folder, &fault);

  if (pack == NULL)
    g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                 _("The pages of the kiosk cannot be used (%s). Nothing was written. Name the folder that the kiosk "
                   "shows with --content."), fault->message);
  return pack;
}

static gboolean
make_materials (KioskDayBook *book,
                KioskClock *clock,
                GError **error)
{
  g_autoptr (KioskSettings) settings = kiosk_cli_book_load_settings (book, error);
  g_autoptr (KioskPack) pack = NULL;
  g_autoptr (GPtrArray) files = NULL;
  KioskBundleLabel label;

  if (settings == NULL || !kiosk_cli_label_fill (&label, settings, book, clock, KIOSK_MATERIALS_TOP, error))
    return FALSE;
  pack = load_pack (error);
  files = pack != NULL ? kiosk_materials_files_new (pack, kiosk_settings_get_ward_name (settings),
                                                    get_confirmed_link (settings), label.day, error) : NULL;
  if (files == NULL || !write_files (files, &label, error))
    return FALSE;
  if (get_confirmed_link (settings) == NULL)
    g_print (_("There is no QR code on them: no scan test has confirmed the link yet. They tell how to find the app by "
               "its name.\n"));
  return TRUE;
}

/**
 * kiosk_command_materials:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Writes leaflet, poster, picture and text into a new folder.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_materials (char **arguments)
{
  KioskExit refusal;

  return parse (arguments, &refusal) ? kiosk_cli_target_run (target, state_dir, make_materials) : refusal;
}
