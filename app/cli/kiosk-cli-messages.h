/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong, in words for the person at the keyboard. */
#pragma once

#include "kiosk-command.h"
#include "kiosk-day-book.h"

G_BEGIN_DECLS

#define KIOSK_CLI_ERROR (kiosk_cli_error_quark ())

typedef enum
{
  KIOSK_CLI_ERROR_REFUSED  /* the message is for people already, translated */
} KioskCliError;

GQuark      kiosk_cli_error_quark    (void);
const char *kiosk_cli_lookup_message (const GError  *error);
KioskExit   kiosk_cli_fail           (const GError  *error);
void        kiosk_cli_tell           (KioskNotices   notices);
char       *kiosk_cli_dup_day        (KioskDay       day);

G_END_DECLS
