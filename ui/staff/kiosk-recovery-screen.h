/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Staff who have forgotten their PIN: the recovery code, a new PIN twice, the new code. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_RECOVERY_SCREEN (kiosk_recovery_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskRecoveryScreen, kiosk_recovery_screen, KIOSK, RECOVERY_SCREEN, KioskScreen)

G_END_DECLS
