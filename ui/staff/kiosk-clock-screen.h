/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether date and time are right, asked of staff; set here where they are not. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_CLOCK_SCREEN (kiosk_clock_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskClockScreen, kiosk_clock_screen, KIOSK, CLOCK_SCREEN, KioskScreen)

G_END_DECLS
