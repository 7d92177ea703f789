/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Chép ra USB": from stick in to stick out with one button. */
#pragma once

#include "kiosk-staff-view.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_STICK_VIEW (kiosk_stick_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskStickView, kiosk_stick_view, KIOSK, STICK_VIEW, KioskStaffView)

G_END_DECLS
