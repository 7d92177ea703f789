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
  { "diagnose", N_("write down how the machine is, for support"), kiosk_command_diagnose },
  { "verify", N_("say whether exports are what their kiosks wrote"), kiosk_command_verify },
  { "ward-sum", N_("add up the kiosks of a ward into one slip and one report"), kiosk_command_ward_sum },
  { "enrol", N_("desk: say whose sticks are believed"), kiosk_command_enrol },
  { "retire", N_("desk: end the count of a kiosk that was replaced"), kiosk_command_retire },
  { "roster", N_("desk: say which points are expected"), kiosk_command_roster },
  { "merge", N_("desk: take what sticks bring into one book"), kiosk_command_merge },
  { "status", N_("desk: show what has come, and what has not"), kiosk_command_status },
  { "resolve", N_("desk: record an officer's word on what is in doubt"), kiosk_command_resolve },
  { "paper", N_("desk: take a day that was counted on paper"), kiosk_command_paper },
  { "report", N_("desk: add up what all kiosks counted"), kiosk_command_report },
  { "receipt", N_("desk: write onto sticks up to where each kiosk was received"), kiosk_command_receipt },
  { "check", N_("desk: hold the whole book against what the kiosks signed"), kiosk_command_check },
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
