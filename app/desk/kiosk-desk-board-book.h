/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of a book. */
#pragma once

#include "kiosk-desk-board.h"
#include "kiosk-desk-book.h"

G_BEGIN_DECLS

KioskDeskBoard *kiosk_desk_board_load (KioskDeskBook          *book,
                                       const KioskBoardScope  *scope,
                                       GError                **error);

G_END_DECLS
