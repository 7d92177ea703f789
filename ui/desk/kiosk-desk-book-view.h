/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Sổ tổng hợp": which book is open, and what it has of each kiosk. */
#pragma once

#include "kiosk-desk-view.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DESK_BOOK_VIEW (kiosk_desk_book_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskBookView, kiosk_desk_book_view, KIOSK, DESK_BOOK_VIEW, KioskDeskView)

G_END_DECLS
