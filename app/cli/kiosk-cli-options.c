/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads options; whatever is wrong with them is said in one form and ends with one status. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-options.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean help_is_asked;

static const GOptionEntry help_entries[] = {
  { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &help_is_asked, N_("Show this help"), NULL },
  G_OPTION_ENTRY_NULL
};

static GOptionContext *
new_context (const GOptionEntry *entries,
             const char *summary,
             const char *description)
{
  GOptionContext *context = g_option_context_new (NULL);

  /* GLib's own help option would end the program by itself. */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, description);
  return context;
}

/**
 * kiosk_cli_options_refuse:
 * @format: what is wrong, for a person, without a full stop and line feed
 * @...: what @format names
 *
 * Says on standard error that the command was not given as it must be, and where to read how.
 *
 * Returns: %KIOSK_EXIT_USAGE, for a caller to return
 */
KioskExit
kiosk_cli_options_refuse (const char *format,
                          ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  /* GLib's own messages end with a full stop in some languages. */
  if (g_str_has_suffix (what, "."))
    what[strlen (what) - 1] = '\0';
  g_printerr (_("%s: %s.\nNothing was done. How to use it: %s --help\n"), g_get_prgname (), what, g_get_prgname ());
  return KIOSK_EXIT_USAGE;
}

/**
 * kiosk_cli_options_parse:
 * @entries: the options of the command, ended by %G_OPTION_ENTRY_NULL; texts are `G_OPTION_ARG_FILENAME`, which
 *   takes them as they are in every locale
 * @summary: (nullable): what the command does, translated
 * @description: (nullable): what else there is to know, translated
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 * @out_exit: (out): the exit status where the command is at its end; untouched otherwise
 *
 * Fills in the variables of @entries. Prints the help where it is asked for, and what is wrong where something is.
 *
 * Returns: %TRUE if the command is to go on, %FALSE if it is to end with @out_exit
 */
gboolean
kiosk_cli_options_parse (const GOptionEntry *entries,
                         const char *summary,
                         const char *description,
                         char **arguments,
                         KioskExit *out_exit)
{
  g_autoptr (GOptionContext) context = new_context (entries, summary, description);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = arguments;

  if (!g_option_context_parse_strv (context, &left, &error))
    {
      *out_exit = kiosk_cli_options_refuse ("%s", error->message);
      return FALSE;
    }
  if (help_is_asked)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", help);
      *out_exit = KIOSK_EXIT_DONE;
      return FALSE;
    }
  if (g_strv_length (left) > 1)
    {
      *out_exit = kiosk_cli_options_refuse (_("“%s” is no option"), left[1]);
      return FALSE;
    }
  return TRUE;
}

/**
 * kiosk_cli_options_parse_day:
 * @option: name of the option, for the message
 * @text: (nullable): what was given
 * @out_day: (out): the day; untouched when @text is %NULL or no date
 *
 * Reads a date written `yyyy-mm-dd`, and says what is wrong where it is none.
 *
 * Returns: %TRUE unless @text is something other than a date
 */
gboolean
kiosk_cli_options_parse_day (const char *option,
                             const char *text,
                             KioskDay *out_day)
{
  KioskDay day = kiosk_day_from_iso (text);

  if (text == NULL)
    return TRUE;
  if (day == KIOSK_DAY_UNKNOWN)
    {
      kiosk_cli_options_refuse (_("%s wants a date such as 2026-11-18, not “%s”"), option, text);
      return FALSE;
    }
  *out_day = day;
  return TRUE;
}
