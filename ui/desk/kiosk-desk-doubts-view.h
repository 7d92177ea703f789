/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Chờ xác minh": batches that do not count until an officer says so. */
#pragma once

#include "kiosk-desk-view.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DESK_DOUBTS_VIEW (kiosk_desk_doubts_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskDoubtsView, kiosk_desk_doubts_view, KIOSK, DESK_DOUBTS_VIEW, KioskDeskView)

G_END_DECLS
