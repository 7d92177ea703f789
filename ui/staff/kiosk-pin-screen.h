/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The staff's PIN, asked each time before their screens. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_PIN_SCREEN (kiosk_pin_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskPinScreen, kiosk_pin_screen, KIOSK, PIN_SCREEN, KioskScreen)

G_END_DECLS
