/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff say of the clock, on its way to the machine and to the disk. */
#pragma once

#include "kiosk-context.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_CLOCK (kiosk_staff_clock_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffClock, kiosk_staff_clock, KIOSK, STAFF_CLOCK, GObject)

KioskStaffClock *kiosk_staff_clock_new        (KioskContext    *context);
int              kiosk_staff_clock_get_minute (KioskStaffClock *self);
gboolean         kiosk_staff_clock_is_busy    (KioskStaffClock *self);
void             kiosk_staff_clock_confirm    (KioskStaffClock *self);
gboolean         kiosk_staff_clock_can_be     (KioskDay         day);
gboolean         kiosk_staff_clock_set        (KioskStaffClock *self,
                                               KioskDay         day,
                                               int              minute);

G_END_DECLS
