/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code of the shift, asked once before the helpers' panel. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_CODE_SCREEN (kiosk_code_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskCodeScreen, kiosk_code_screen, KIOSK, CODE_SCREEN, KioskScreen)

G_END_DECLS
