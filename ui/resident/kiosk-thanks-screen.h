/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thanks for a tap that is on disk, one optional question, and undo while it counts down. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_THANKS_SCREEN (kiosk_thanks_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskThanksScreen, kiosk_thanks_screen, KIOSK, THANKS_SCREEN, KioskScreen)

G_END_DECLS
