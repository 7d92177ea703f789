/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What time it is: an interface, so that tests can stand on any day without waiting for it. */
#pragma once

#include <glib-object.h>

#include "kiosk-day.h"
#include "kiosk-entry.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_CLOCK (kiosk_clock_get_type ())
G_DECLARE_INTERFACE (KioskClock, kiosk_clock, KIOSK, CLOCK, GObject)

/* How far ahead of the floor a date is believed without a person's word. */
#define KIOSK_CLOCK_TRUSTED_DAYS 14

/* No correction: the machine's own clock is believed. */
#define KIOSK_CLOCK_NOT_CORRECTED 0

struct _KioskClockInterface
{
  GTypeInterface parent_iface;

  /* The machine's wall clock, whatever was said of it. */
  gint64  (*get_machine_s)    (KioskClock *self);
  gint64  (*get_boottime_ms)  (KioskClock *self);
  char   *(*dup_boot_id)      (KioskClock *self);
  /* Keeps what kiosk_clock_correct() is given, for any thread; KIOSK_CLOCK_NOT_CORRECTED at first. */
  gint64  (*get_correction_s) (KioskClock *self);
  void    (*set_correction_s) (KioskClock *self,
                               gint64      correction_s);
};

gint64      kiosk_clock_get_unix_s       (KioskClock  *self);
gint64      kiosk_clock_get_machine_s    (KioskClock  *self);
gint64      kiosk_clock_get_boottime_ms  (KioskClock  *self);
char       *kiosk_clock_dup_boot_id      (KioskClock  *self);
gint64      kiosk_clock_get_correction_s (KioskClock  *self);
void        kiosk_clock_correct          (KioskClock  *self,
                                          gint64       correction_s);
KioskDay    kiosk_clock_get_day          (KioskClock  *self);
KioskShift  kiosk_clock_get_shift        (KioskClock  *self);
KioskTrust  kiosk_clock_judge            (KioskDay     day,
                                          KioskDay     floor,
                                          gboolean     is_confirmed);

G_END_DECLS
