/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the day book tells helpers of their shift. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-day-book-private.h"

#include "kiosk-batches.h"
#include "kiosk-cell-table.h"
#include "kiosk-tap-table.h"

static gboolean
fill (KioskDayBook *self,
      guint max,
      KioskShiftRecord *record,
      GError **error)
{
  KioskConnection *connection = self->book->connection;

  return (record->day == KIOSK_DAY_UNKNOWN
          || kiosk_cell_table_count_shift (connection, record->day, record->shift, &record->people, error))
         && kiosk_tap_table_load_shift (connection, max, record, error);
}

static KioskShiftRecord *
load (KioskDayBook *self,
      guint max,
      GError **error)
{
  g_autoptr (KioskShiftRecord) record = NULL;
  KioskMoment moment;

  if (!kiosk_batches_look (self->book, &moment, error))
    return NULL;
  record = kiosk_shift_record_new (moment.trust != KIOSK_TRUST_UNKNOWN ? moment.day : KIOSK_DAY_UNKNOWN, moment.shift);
  return fill (self, max, record, error) ? g_steal_pointer (&record) : NULL;
}

/**
 * kiosk_day_book_load_shift:
 * @self: an open book
 * @max: most taps to give
 * @error: return location for a `GError`
 *
 * Tells of the business date and the shift that a tap recorded now would get: how many people helpers counted,
 * in batches closed and open, and the newest of their taps that can still be undone. What was undone, changed
 * or suppressed is in neither. Taps of another shift or day are not given, although their batch may be open still.
 * While nobody vouches for the clock's date, the taps without a date of the shift that the clock says stand for it; of
 * closed batches without a date nobody knows whether they are of this one. Closes nothing. The book's thread only.
 *
 * Fails as kiosk_day_book_load_entries() does.
 *
 * Returns: (transfer full) (nullable): the record
 */
KioskShiftRecord *
kiosk_day_book_load_shift (KioskDayBook *self,
                           guint max,
                           GError **error)
{
  g_autoptr (GError) cause = NULL;
  KioskShiftRecord *record;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return NULL;
  record = load (self, max, &cause);
  if (record == NULL)
    kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return record;
}
