/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options of a command, read the same way by each. */
#pragma once

#include "kiosk-command.h"
#include "kiosk-day.h"

G_BEGIN_DECLS

gboolean   kiosk_cli_options_parse      (const GOptionEntry  *entries,
                                         const char          *summary,
                                         const char          *description,
                                         char               **arguments,
                                         KioskExit           *out_exit);
KioskExit  kiosk_cli_options_refuse     (const char          *format,
                                         ...) G_GNUC_PRINTF (1, 2);
gboolean   kiosk_cli_options_parse_day  (const char          *option,
                                         const char          *text,
                                         KioskDay            *out_day);

G_END_DECLS
