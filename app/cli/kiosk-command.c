/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

static const KioskCommand commands[] = {
  { "setup", N_("set a kiosk up, or change its settings"), kiosk_command_setup },
  { "show", N_("show the figures day by day"), kiosk_command_show },
  { "export", N_("write the figures into a new folder, as on a stick"), kiosk_command_export },
  { "form", N_("give out the Word forms of reports, or take the ward's own"), kiosk_command_form },
  { "materials", N_("write leaflet, poster and picture for posting into a new folder"), kiosk_command_materials },
  { "verify", N_("say whether exports are what their kiosks wrote"), kiosk_command_verify },
  { "roster", N_("say which points a desk expects"), kiosk_command_roster },
  { "status", N_("show what has come to a desk, and what has not"), kiosk_command_status },
  { NULL, NULL, NULL }
};

/**
 * kiosk_commands_get:
 *
 * Returns: (transfer none): all commands in the order of the help; the last has no name
 */
const KioskCommand *
kiosk_commands_get (void)
{
  return commands;
}

/**
 * kiosk_commands_lookup:
 * @name: what the user typed
 *
 * Returns: (transfer none) (nullable): the command of that name, or %NULL
 */
const KioskCommand *
kiosk_commands_lookup (const char *name)
{
  for (const KioskCommand *command = commands; command->name != NULL; command++)
    if (g_str_equal (command->name, name))
      return command;
  return NULL;
}
