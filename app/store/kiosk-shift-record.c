/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helpers counted in the present shift. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-shift-record.h"

/**
 * kiosk_shift_record_new:
 * @day: the business date, or %KIOSK_DAY_UNKNOWN
 * @shift: the shift
 *
 * Any thread.
 *
 * Returns: (transfer full): a record of nobody
 */
KioskShiftRecord *
kiosk_shift_record_new (KioskDay day,
                        KioskShift shift)
{
  KioskShiftRecord *self = g_new0 (KioskShiftRecord, 1);

  self->day = day;
  self->shift = shift;
  self->taps = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_tap_free);
  return self;
}

/**
 * kiosk_shift_record_free:
 * @self: (transfer full): a record
 */
void
kiosk_shift_record_free (KioskShiftRecord *self)
{
  g_ptr_array_unref (self->taps);
  g_free (self);
}
