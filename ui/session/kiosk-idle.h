/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long nobody has touched the screen, and the warning before it starts over. */
#pragma once

#include "kiosk-clock.h"

G_BEGIN_DECLS

/* How long the warning counts down. */
#define KIOSK_IDLE_WARNING_S 20

#define KIOSK_TYPE_IDLE (kiosk_idle_get_type ())
G_DECLARE_FINAL_TYPE (KioskIdle, kiosk_idle, KIOSK, IDLE, GObject)

KioskIdle *kiosk_idle_new               (KioskClock *clock);
void       kiosk_idle_set_limit_s       (KioskIdle  *self,
                                         guint       limit_s);
void       kiosk_idle_touch             (KioskIdle  *self);
void       kiosk_idle_tick              (KioskIdle  *self);
guint      kiosk_idle_get_seconds_left  (KioskIdle  *self);

G_END_DECLS
