/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of a desk, for people and for machines. */
#pragma once

#include "kiosk-desk-board.h"
#include "kiosk-ward.h"

G_BEGIN_DECLS

char *kiosk_cli_board_dup_text  (KioskDeskBoard         *board,
                                 const KioskBoardScope  *scope,
                                 GPtrArray              *wards,
                                 gboolean                only_open);
char *kiosk_cli_board_dup_silent_text (KioskDeskBoard        *board,
                                       const KioskBoardScope *scope,
                                       GPtrArray             *wards,
                                       int                    min_days);
char *kiosk_cli_board_dup_json  (KioskDeskBoard         *board,
                                 const KioskBoardScope  *scope);
char *kiosk_cli_board_dup_label (const KioskDeskPoint   *point,
                                 GPtrArray              *wards,
                                 KioskDay                day);
const KioskWard *kiosk_cli_board_lookup_ward (const KioskDeskPoint *point,
                                              GPtrArray            *wards,
                                              KioskDay              day);

G_END_DECLS
