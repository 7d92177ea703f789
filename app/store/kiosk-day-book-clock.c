/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the book believes the clock, and what staff say of it. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-day-book-private.h"

#include "kiosk-batches.h"
#include "kiosk-moving.h"
#include "kiosk-settings.h"

/* What the machine's clock may differ from what staff said, once it was set: setting takes its time. */
#define SET_WITHIN_S 2

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID, "The clock says no date at all");
  return FALSE;
}

/**
 * kiosk_day_book_look_at_clock:
 * @self: an open book
 * @out_look: (out): what the clock says; untouched on failure
 * @error: return location for a `GError`
 *
 * Closes and changes nothing. The book's thread only. Fails with `KIOSK_STORE_ERROR_IO`, and with whatever opening
 * fails with.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_day_book_look_at_clock (KioskDayBook *self,
                              KioskClockLook *out_look,
                              GError **error)
{
  g_autoptr (GError) cause = NULL;
  KioskMoment moment;

  g_return_val_if_fail (out_look != NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return FALSE;
  if (!kiosk_batches_look (self->book, &moment, &cause))
    return kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  *out_look = (KioskClockLook) {
    .day = moment.day,
    .trust = moment.trust,
    .floor = moment.floor,
    .is_corrected = kiosk_clock_get_correction_s (self->book->clock) != KIOSK_CLOCK_NOT_CORRECTED
  };
  return TRUE;
}

/**
 * kiosk_day_book_confirm_clock:
 * @self: an open book
 * @error: return location for a `GError`
 *
 * Records that a person looked at the clock's date and time and found them right: they are believed until the next
 * boot. Taps of this boot that have no date get this one, unless a midnight may lie between; then they close without.
 * The earliest date that is believed later becomes this one, also where that is an earlier one than before. The
 * book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID` where the clock is outside the years 1 to 9999, with `_FULL`, `_IO`, and with
 * whatever opening fails with.
 *
 * Returns: %TRUE if the confirmation is on disk
 */
gboolean
kiosk_day_book_confirm_clock (KioskDayBook *self,
                              GError **error)
{
  g_autoptr (GError) cause = NULL;

  kiosk_day_book_assert_usable (self);

  if (kiosk_clock_get_day (self->book->clock) == KIOSK_DAY_UNKNOWN)
    return refuse (error);
  return kiosk_day_book_prepare (self, error)
         && (kiosk_batches_confirm (self->book, kiosk_clock_get_correction_s (self->book->clock), &cause)
             || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error));
}

static gboolean
set_clock (KioskDayBook *self,
           gint64 correction_s,
           GError **error)
{
  KioskClock *clock = self->book->clock;
  gint64 before_s = kiosk_clock_get_correction_s (clock);
  gint64 said_s = correction_s + kiosk_clock_get_boottime_ms (clock) / 1000;

  if (ABS (kiosk_clock_get_machine_s (clock) - said_s) <= SET_WITHIN_S)
    correction_s = KIOSK_CLOCK_NOT_CORRECTED;
  kiosk_clock_correct (clock, correction_s);
  if (kiosk_batches_confirm (self->book, correction_s, error))
    return TRUE;
  kiosk_clock_correct (clock, before_s);
  return FALSE;
}

/**
 * kiosk_day_book_set_clock:
 * @self: an open book
 * @correction_s: what staff say, as kiosk_clock_correct() takes it
 * @error: return location for a `GError`
 *
 * Corrects the clock until the next boot, unless the machine's own was set to that meanwhile, and confirms it as
 * kiosk_day_book_confirm_clock() does. Both are on disk, or neither holds. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_INVALID` where that is outside the years 1 to 9999, with `_FULL`, `_IO`, and with
 * whatever opening fails with. After `_IO` the next call finds out which of both holds.
 *
 * Returns: %TRUE if correction and confirmation are on disk
 */
gboolean
kiosk_day_book_set_clock (KioskDayBook *self,
                          gint64 correction_s,
                          GError **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (correction_s != KIOSK_CLOCK_NOT_CORRECTED, FALSE);
  kiosk_day_book_assert_usable (self);

  if (kiosk_day_from_unix (correction_s + kiosk_clock_get_boottime_ms (self->book->clock) / 1000) == KIOSK_DAY_UNKNOWN)
    return refuse (error);
  return kiosk_day_book_prepare (self, error)
         && (set_clock (self, correction_s, &cause)
             || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error));
}

/**
 * kiosk_day_book_begin_day:
 * @self: an open book
 * @error: return location for a `GError`
 *
 * To be called at the start and when another day begins, so that the kiosk is of the ward that it is to be of before
 * anybody taps. The first tap sees to it as well. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_FULL`, `_IO`, and with whatever opening fails with.
 *
 * Returns: %TRUE if no move to another ward is due any more, or nobody can know the day
 */
gboolean
kiosk_day_book_begin_day (KioskDayBook *self,
                          GError **error)
{
  g_autoptr (GHashTable) table = NULL;
  g_autoptr (KioskSettings) settings = NULL;
  g_autoptr (GError) cause = NULL;
  KioskClockLook look;

  table = kiosk_day_book_load_settings (self, error);
  if (table == NULL || !kiosk_day_book_look_at_clock (self, &look, error))
    return FALSE;
  /* A book is checked before it is written, which a start should not wait for without need. */
  settings = kiosk_settings_new_from_table (table, NULL);
  if (look.trust == KIOSK_TRUST_UNKNOWN || settings == NULL || !kiosk_settings_move (settings, look.day))
    return TRUE;
  return kiosk_day_book_prepare (self, error)
         && (kiosk_moving_run (self->book, look.day, &cause)
             || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error));
}
