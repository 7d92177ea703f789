/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the command and hands over to it. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "kiosk-command.h"

#define PROGRAM "congdanso-tally"

/* GLib would turn "Phường" into "Ph?ng" for a terminal whose locale is "C", as root's often is; terminals show
 * UTF-8 whatever the locale says. */
static void
print_cb (const char *text)
{
  fputs (text, stdout);
}

static void
print_error_cb (const char *text)
{
  fputs (text, stderr);
}

static void
speak (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);
}

static char *
dup_help (void)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("Usage:\n  %s COMMAND [OPTION…]\n\n"), PROGRAM);
  g_string_append (text, _("The records of a kiosk: set it up, read its figures, take them out.\n"));
  g_string_append (text, _("The kiosk holds its records alone; stop it before you use a command.\n"));
  g_string_append (text, _("Commands of a desk work on a book of many kiosks: BOOK is a file, or the address of a "
                           "database on a\nPostgreSQL server: postgresql://USER@SERVER/DATABASE (the password in "
                           "~/.pgpass).\n\n"));
  g_string_append (text, _("Commands:\n"));
  for (const KioskCommand *command = kiosk_commands_get (); command->name != NULL; command++)
    g_string_append_printf (text, "  %-9s  %s\n", command->name, _(command->summary));
  g_string_append_printf (text, _("\n%s COMMAND --help tells more. Exit status: 0 done, 1 something did not hold, "
                                  "2 wrong usage.\n"), PROGRAM);
  return g_string_free (text, FALSE);
}

static int
run_command (const KioskCommand *command,
             char **arguments)
{
  g_autofree char *name = g_strdup_printf ("%s %s", PROGRAM, command->name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, name);
  g_strv_builder_addv (builder, (const char **) arguments);
  g_set_prgname (name);
  return command->run (g_strv_builder_end (builder));
}

static int
refuse_usage (const char *said)
{
  g_autofree char *help = dup_help ();

  if (said != NULL)
    g_printerr (_("There is no command “%s”.\n\n"), said);
  g_printerr ("%s", help);
  return KIOSK_EXIT_USAGE;
}

/**
 * kiosk_cli_run:
 * @arguments: (array zero-terminated=1): the program's arguments, its name first
 *
 * Sets the language from the environment, runs the command that @arguments name, and says what came of it
 * on standard output and standard error.
 *
 * Returns: the exit status: 0 done, 1 something did not hold, 2 wrong usage
 */
int
kiosk_cli_run (char **arguments)
{
  const char *said = arguments[0] != NULL ? arguments[1] : NULL;
  const KioskCommand *command;
  g_autofree char *help = NULL;

  speak ();
  if (said == NULL)
    return refuse_usage (NULL);

  command = kiosk_commands_lookup (said);
  if (command != NULL)
    return run_command (command, arguments + 2);

  if (g_str_equal (said, "--version"))
    {
      g_print ("%s %s\n", PROGRAM, PROGRAM_VERSION);
      return KIOSK_EXIT_DONE;
    }
  if (!g_str_equal (said, "--help") && !g_str_equal (said, "-h"))
    return refuse_usage (said);

  help = dup_help ();
  g_print ("%s", help);
  return KIOSK_EXIT_DONE;
}
