/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk refused a tap: says so, and tries the same one again. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_CANNOT_RECORD_SCREEN (kiosk_cannot_record_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskCannotRecordScreen, kiosk_cannot_record_screen, KIOSK, CANNOT_RECORD_SCREEN, KioskScreen)

G_END_DECLS
