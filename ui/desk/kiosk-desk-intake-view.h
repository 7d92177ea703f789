/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Nhận số liệu": from a stick or a folder into the book. */
#pragma once

#include "kiosk-desk-view.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DESK_INTAKE_VIEW (kiosk_desk_intake_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskIntakeView, kiosk_desk_intake_view, KIOSK, DESK_INTAKE_VIEW, KioskDeskView)

G_END_DECLS
