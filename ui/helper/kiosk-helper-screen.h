/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helpers' panel: one press a person, with the QR still in view. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_HELPER_SCREEN (kiosk_helper_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskHelperScreen, kiosk_helper_screen, KIOSK, HELPER_SCREEN, KioskScreen)

G_END_DECLS
