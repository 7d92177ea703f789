/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Bảng theo dõi": points × dates, and a ward's own days. */
#pragma once

#include "kiosk-desk-view.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DESK_BOARD_VIEW (kiosk_desk_board_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskBoardView, kiosk_desk_board_view, KIOSK, DESK_BOARD_VIEW, KioskDeskView)

G_END_DECLS
