/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Phiếu giấy": days that were counted on paper. */
#pragma once

#include "kiosk-desk-view.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DESK_PAPER_VIEW (kiosk_desk_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskPaperView, kiosk_desk_paper_view, KIOSK, DESK_PAPER_VIEW, KioskDeskView)

G_END_DECLS
