/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally form: the Word forms of reports, given out to be changed and taken back. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-cli-file.h"
#include "kiosk-cli-forms.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"
#include "kiosk-cli-owner.h"
#include "kiosk-day-book.h"
#include "kiosk-kept-form.h"
#include "kiosk-small-file.h"

#define FORM_MAX_BYTES (4 * 1024 * 1024)

/* What brings the program's own form back. */
#define DEFAULT_WORD "default"

static char *state_dir;
static char *taken[KIOSK_N_FORMS];
static char *target;

static const GOptionEntry option_entries[] = {
  { "state", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &state_dir, N_("Folder of the kiosk's records"), N_("DIR") },
  { "report", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &taken[KIOSK_FORM_REPORT],
    N_("Take this form for the report"), N_("FILE") },
  { "slip", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &taken[KIOSK_FORM_SLIP],
    N_("Take this form for the slip of a day"), N_("FILE") },
  { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &target, N_("Write the forms into this folder"), N_("DIR") },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse (char **arguments,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Gives out the Word forms of the reports, or takes the ward's own."),
                                _("With --to the forms that are in use are written out, to be changed in Word: the "
                                  "fields in {{double braces}} are filled at each export. With --report or --slip a "
                                  "changed form is tried and kept; the word default in the place of FILE brings the "
                                  "program's own back. The kiosk may go on running."), arguments, out_exit))
    return FALSE;
  if (state_dir != NULL && (target != NULL || taken[KIOSK_FORM_REPORT] != NULL || taken[KIOSK_FORM_SLIP] != NULL))
    return TRUE;
  *out_exit = kiosk_cli_options_refuse (state_dir == NULL ? _("--state is missing")
                                                          : _("--to, --report or --slip is missing"));
  return FALSE;
}

static gboolean
set_unreadable (GError **error,
                const char *path)
{
  g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
               _("%s is no file that can be read. Nothing was changed. Name the form that was saved in Word."), path);
  return FALSE;
}

static gboolean
take (KioskFormKind kind,
      GError **error)
{
  g_autoptr (GBytes) docx = NULL;

  if (g_str_equal (taken[kind], DEFAULT_WORD))
    return kiosk_kept_form_remove (state_dir, kind, error);
  docx = kiosk_small_file_read_path (taken[kind], FORM_MAX_BYTES, NULL);
  return docx != NULL ? kiosk_kept_form_save (state_dir, kind, docx, error) : set_unreadable (error, taken[kind]);
}

static gboolean
give (GBytes *const *own,
      GError **error)
{
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    {
      g_autofree char *path = g_build_filename (target, kiosk_form_get_file_name (kind), NULL);
      g_autoptr (GBytes) form = own[kind] != NULL ? g_bytes_ref (own[kind]) : kiosk_form_get_default (kind);

      if (!kiosk_cli_file_write (path, form, error))
        return FALSE;
      g_print (_("Written: %s\n"), path);
    }
  return TRUE;
}

static gboolean
give_all (GError **error)
{
  GBytes *own[KIOSK_N_FORMS];
  gboolean is_given;

  kiosk_cli_forms_load (state_dir, own);
  is_given = give (own, error);
  kiosk_cli_forms_clear (own);
  return is_given;
}

static gboolean
check_state (GError **error)
{
  if (kiosk_day_book_exists (state_dir))
    return kiosk_cli_become_owner (state_dir, error);
  g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
               _("There are no kiosk records in %s. Nothing was changed. Name the folder with --state."), state_dir);
  return FALSE;
}

/**
 * kiosk_command_form:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Takes forms first, then writes those in use.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_form (char **arguments)
{
  g_autoptr (GError) error = NULL;
  KioskExit refusal;

  if (!parse (arguments, &refusal))
    return refusal;
  if (!check_state (&error))
    return kiosk_cli_fail (error);
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    {
      if (taken[kind] != NULL && !take (kind, &error))
        return kiosk_cli_fail (error);
      if (taken[kind] != NULL)
        g_print (_("The next export is made with this form: %s\n"), taken[kind]);
    }
  return target == NULL || give_all (&error) ? KIOSK_EXIT_DONE : kiosk_cli_fail (error);
}
