/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ward's staff see and do behind their PIN. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_SCREEN (kiosk_staff_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffScreen, kiosk_staff_screen, KIOSK, STAFF_SCREEN, KioskScreen)

G_END_DECLS
