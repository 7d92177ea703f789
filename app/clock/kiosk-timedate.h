/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The machine's clock, set through systemd-timedated. */
#pragma once

#include "kiosk-clock-setter.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_TIMEDATE (kiosk_timedate_get_type ())
G_DECLARE_FINAL_TYPE (KioskTimedate, kiosk_timedate, KIOSK, TIMEDATE, GObject)

KioskClockSetter *kiosk_timedate_new (void);

G_END_DECLS
