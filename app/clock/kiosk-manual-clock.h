/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock that stands where it is put. Linked into tests only. */
#pragma once

#include "kiosk-clock.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_MANUAL_CLOCK (kiosk_manual_clock_get_type ())
G_DECLARE_FINAL_TYPE (KioskManualClock, kiosk_manual_clock, KIOSK, MANUAL_CLOCK, GObject)

KioskClock *kiosk_manual_clock_new      (const char       *local_time);
void        kiosk_manual_clock_set      (KioskManualClock *self,
                                         const char       *local_time);
void        kiosk_manual_clock_advance  (KioskManualClock *self,
                                         gint64            ms);
void        kiosk_manual_clock_reboot   (KioskManualClock *self);

G_END_DECLS
