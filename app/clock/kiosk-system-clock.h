/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The machine's own clock. */
#pragma once

#include "kiosk-clock.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SYSTEM_CLOCK (kiosk_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (KioskSystemClock, kiosk_system_clock, KIOSK, SYSTEM_CLOCK, GObject)

KioskClock *kiosk_system_clock_new (void);

G_END_DECLS
