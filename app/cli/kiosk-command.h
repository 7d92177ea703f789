/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands, and what a command is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit status, for scripts. */
typedef enum
{
  KIOSK_EXIT_DONE   = 0,
  KIOSK_EXIT_FAILED = 1,  /* something did not hold; standard error says what */
  KIOSK_EXIT_USAGE  = 2   /* the command was not given as it must be */
} KioskExit;

typedef struct
{
  const char *name;
  const char *summary;                     /* msgid of one line of help */
  KioskExit (*run) (char **arguments);     /* (transfer full) (array zero-terminated=1): its name first */
} KioskCommand;

const KioskCommand *kiosk_commands_get     (void);
const KioskCommand *kiosk_commands_lookup  (const char  *name);

KioskExit           kiosk_command_setup    (char       **arguments);
KioskExit           kiosk_command_show     (char       **arguments);
KioskExit           kiosk_command_export   (char       **arguments);
KioskExit           kiosk_command_form     (char       **arguments);
KioskExit           kiosk_command_materials (char    **arguments);
KioskExit           kiosk_command_diagnose  (char    **arguments);
KioskExit           kiosk_command_paper    (char       **arguments);
KioskExit           kiosk_command_report   (char       **arguments);
KioskExit           kiosk_command_verify   (char       **arguments);
KioskExit           kiosk_command_roster   (char       **arguments);
KioskExit           kiosk_command_status   (char       **arguments);

KioskExit           kiosk_command_ward_sum (char       **arguments);

KioskExit           kiosk_command_enrol    (char       **arguments);
KioskExit           kiosk_command_retire   (char       **arguments);
KioskExit           kiosk_command_merge    (char       **arguments);
KioskExit           kiosk_command_resolve  (char       **arguments);
KioskExit           kiosk_command_receipt  (char       **arguments);
KioskExit           kiosk_command_check    (char       **arguments);

G_END_DECLS
