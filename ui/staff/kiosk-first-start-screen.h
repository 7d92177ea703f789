/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The set-up of a new kiosk, step by step. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FIRST_START_SCREEN (kiosk_first_start_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskFirstStartScreen, kiosk_first_start_screen, KIOSK, FIRST_START_SCREEN, KioskScreen)

G_END_DECLS
