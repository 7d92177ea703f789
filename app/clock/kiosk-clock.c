/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock interface, and how far a date may be trusted. */
#define G_LOG_DOMAIN "kiosk-clock"

#include "kiosk-clock.h"

G_DEFINE_INTERFACE (KioskClock, kiosk_clock, G_TYPE_OBJECT)

static void
kiosk_clock_default_init (KioskClockInterface *iface)
{
}

/**
 * kiosk_clock_get_unix_s:
 * @self: a clock
 *
 * The wall clock, which a dead battery or a person may have set to anything; where it is corrected, what staff said and
 * the time since then. Any thread.
 *
 * Returns: seconds since 1970-01-01 00:00 UTC
 */
gint64
kiosk_clock_get_unix_s (KioskClock *self)
{
  gint64 correction_s = kiosk_clock_get_correction_s (self);

  if (correction_s == KIOSK_CLOCK_NOT_CORRECTED)
    return kiosk_clock_get_machine_s (self);
  return correction_s + kiosk_clock_get_boottime_ms (self) / 1000;
}

/**
 * kiosk_clock_get_machine_s:
 * @self: a clock
 *
 * The machine's wall clock, also where it is corrected. Any thread.
 *
 * Returns: seconds since 1970-01-01 00:00 UTC
 */
gint64
kiosk_clock_get_machine_s (KioskClock *self)
{
  g_return_val_if_fail (KIOSK_IS_CLOCK (self), 0);

  return KIOSK_CLOCK_GET_IFACE (self)->get_machine_s (self);
}

/**
 * kiosk_clock_get_boottime_ms:
 * @self: a clock
 *
 * Time since the machine booted, suspend included (CLOCK_BOOTTIME): nobody can set it. Any thread.
 *
 * Returns: milliseconds
 */
gint64
kiosk_clock_get_boottime_ms (KioskClock *self)
{
  g_return_val_if_fail (KIOSK_IS_CLOCK (self), 0);

  return KIOSK_CLOCK_GET_IFACE (self)->get_boottime_ms (self);
}

/**
 * kiosk_clock_dup_boot_id:
 * @self: a clock
 *
 * A text that stays while the machine runs and differs after each boot. Any thread.
 *
 * Returns: (transfer full): the id, never empty
 */
char *
kiosk_clock_dup_boot_id (KioskClock *self)
{
  g_return_val_if_fail (KIOSK_IS_CLOCK (self), NULL);

  return KIOSK_CLOCK_GET_IFACE (self)->dup_boot_id (self);
}

/**
 * kiosk_clock_get_correction_s:
 * @self: a clock
 *
 * Any thread.
 *
 * Returns: what kiosk_clock_correct() was given last; %KIOSK_CLOCK_NOT_CORRECTED by default
 */
gint64
kiosk_clock_get_correction_s (KioskClock *self)
{
  g_return_val_if_fail (KIOSK_IS_CLOCK (self), KIOSK_CLOCK_NOT_CORRECTED);

  return KIOSK_CLOCK_GET_IFACE (self)->get_correction_s (self);
}

/**
 * kiosk_clock_correct:
 * @self: a clock
 * @correction_s: when this boot began, in seconds since 1970-01-01 00:00 UTC; %KIOSK_CLOCK_NOT_CORRECTED to believe
 *   the machine's wall clock again
 *
 * Puts what staff said in the place of the wall clock, which could not be set. It is told by the time since boot, not
 * by a difference to the wall clock: that clock may still be set, by a network that comes late or by a service that
 * answers late, and the same difference would be wrong from then on. A correction is for one boot. Any thread.
 */
void
kiosk_clock_correct (KioskClock *self,
                     gint64 correction_s)
{
  g_return_if_fail (KIOSK_IS_CLOCK (self));

  KIOSK_CLOCK_GET_IFACE (self)->set_correction_s (self, correction_s);
}

/**
 * kiosk_clock_get_day:
 * @self: a clock
 *
 * Returns: the date in Asia/Ho_Chi_Minh by the wall clock
 */
KioskDay
kiosk_clock_get_day (KioskClock *self)
{
  return kiosk_day_from_unix (kiosk_clock_get_unix_s (self));
}

/**
 * kiosk_clock_get_shift:
 * @self: a clock
 *
 * Returns: the shift in Asia/Ho_Chi_Minh by the wall clock
 */
KioskShift
kiosk_clock_get_shift (KioskClock *self)
{
  return kiosk_shift_from_unix (kiosk_clock_get_unix_s (self));
}

/**
 * kiosk_clock_judge:
 * @day: what the wall clock says
 * @floor: the earliest day that it can be
 * @is_confirmed: whether staff confirmed date and time since this boot
 *
 * A date is believed from @floor until %KIOSK_CLOCK_TRUSTED_DAYS days after it; beyond that a
 * person has to say so. Any thread.
 *
 * Returns: how far @day may be trusted
 */
KioskTrust
kiosk_clock_judge (KioskDay day,
                   KioskDay floor,
                   gboolean is_confirmed)
{
  if (is_confirmed)
    return KIOSK_TRUST_CONFIRMED;
  if (day != KIOSK_DAY_UNKNOWN && day >= floor && day <= floor + KIOSK_CLOCK_TRUSTED_DAYS)
    return KIOSK_TRUST_TRUSTED;
  return KIOSK_TRUST_UNKNOWN;
}
