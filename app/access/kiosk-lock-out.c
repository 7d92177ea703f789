/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The delays after wrong PINs. They end by themselves: a bored child must not close the kiosk for the clerk. */
#define G_LOG_DOMAIN "kiosk-access"

#include "kiosk-lock-out.h"

#include <string.h>

/**
 * kiosk_lock_out_get_delay_s:
 * @failures: wrong PINs since the last right one
 *
 * Five are free, then 30 seconds, 1, 2, 4 and 8 minutes, and 15 minutes for each further one. Any thread.
 *
 * Returns: seconds until the next try after that many failures
 */
guint
kiosk_lock_out_get_delay_s (guint failures)
{
  static const guint delays_s[] = { 30, 60, 120, 240, 480, 900 };

  if (failures <= KIOSK_LOCK_OUT_FREE)
    return 0;
  return delays_s[MIN (failures - KIOSK_LOCK_OUT_FREE, G_N_ELEMENTS (delays_s)) - 1];
}

/**
 * kiosk_lock_out_get_left_s:
 * @self: what is on disk
 * @boottime_ms: the clock since boot, in milliseconds, which runs through sleep and cannot be set
 * @boot: the id of this boot
 *
 * A delay of another boot counts as not begun: see kiosk_lock_out_resume(). Any thread.
 *
 * Returns: seconds until a try is allowed, rounded up; 0: now
 */
guint
kiosk_lock_out_get_left_s (const KioskLockOut *self,
                           gint64 boottime_ms,
                           const char *boot)
{
  gint64 left_ms = self->until_ms - boottime_ms;

  if (self->until_ms == 0)
    return 0;
  if (strcmp (self->boot, boot) != 0)
    return kiosk_lock_out_get_delay_s (self->failures);
  return left_ms > 0 ? (guint) ((left_ms + 999) / 1000) : 0;
}

/**
 * kiosk_lock_out_begin_try:
 * @self: what is on disk; a try has to be allowed
 * @boottime_ms: the clock since boot, in milliseconds
 * @boot: the id of this boot
 *
 * Counts the try as a failure, with the delay that a failure brings. This has to be on disk before the PIN is
 * looked at, so that pulling the plug between guess and answer wins nothing. Any thread.
 */
void
kiosk_lock_out_begin_try (KioskLockOut *self,
                          gint64 boottime_ms,
                          const char *boot)
{
  guint delay_s;

  self->failures = MIN (self->failures, G_MAXUINT - 1) + 1;
  delay_s = kiosk_lock_out_get_delay_s (self->failures);
  self->until_ms = delay_s > 0 ? boottime_ms + (gint64) delay_s * 1000 : 0;
  g_strlcpy (self->boot, delay_s > 0 ? boot : "", sizeof self->boot);
}

/**
 * kiosk_lock_out_clear:
 * @self: what is on disk
 *
 * The PIN was right: nothing is held against anybody. Any thread.
 */
void
kiosk_lock_out_clear (KioskLockOut *self)
{
  memset (self, 0, sizeof *self);
}

/**
 * kiosk_lock_out_resume:
 * @self: what is on disk
 * @boottime_ms: the clock since boot, in milliseconds
 * @boot: the id of this boot
 *
 * To be called once after a start: a delay that was running when the machine went down starts again whole. Any thread.
 *
 * Returns: whether @self was changed and has to be written
 */
gboolean
kiosk_lock_out_resume (KioskLockOut *self,
                       gint64 boottime_ms,
                       const char *boot)
{
  if (self->until_ms == 0 || strcmp (self->boot, boot) == 0)
    return FALSE;

  self->until_ms = boottime_ms + (gint64) kiosk_lock_out_get_delay_s (self->failures) * 1000;
  g_strlcpy (self->boot, boot, sizeof self->boot);
  return TRUE;
}
