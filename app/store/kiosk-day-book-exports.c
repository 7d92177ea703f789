/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day book's memory of what left the kiosk, and of what arrived. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-day-book-private.h"

#include "kiosk-batches.h"
#include "kiosk-export-table.h"

static gboolean
commit_export (KioskDayBook *self,
               KioskExportRecord *record,
               GError **error)
{
  KioskConnection *connection = self->book->connection;
  KioskMoment moment;

  if (!kiosk_batches_look (self->book, &moment, error))
    return FALSE;
  record->day = moment.trust != KIOSK_TRUST_UNKNOWN ? moment.day : KIOSK_DAY_UNKNOWN;
  record->minute = kiosk_minute_from_unix (kiosk_clock_get_unix_s (self->book->clock));
  if (!kiosk_connection_begin (connection, error))
    return FALSE;
  return kiosk_connection_end (connection, kiosk_export_table_insert (connection, record, error), error);
}

/**
 * kiosk_day_book_note_export:
 * @self: an open book
 * @name: the name of its folder
 * @epoch: the epoch of the newest batch in it; empty where there was none
 * @n: the number of that batch
 * @error: return location for a `GError`
 *
 * Notes an export, once it was read back from the stick and found whole. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_FULL`, `_IO`, and with whatever opening fails with.
 *
 * Returns: %TRUE if it is on disk
 */
gboolean
kiosk_day_book_note_export (KioskDayBook *self,
                            const char *name,
                            const char *epoch,
                            gint64 n,
                            GError **error)
{
  g_autoptr (GError) cause = NULL;
  KioskExportRecord record = { .n = n };

  kiosk_day_book_assert_usable (self);

  g_strlcpy (record.name, name, sizeof record.name);
  g_strlcpy (record.epoch, epoch, sizeof record.epoch);
  if (!kiosk_day_book_prepare (self, error))
    return FALSE;
  return commit_export (self, &record, &cause) || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
}

/* One that the book already has is written no more, and what is written of none is not flushed. */
static gboolean
insert_receipts (KioskConnection *connection,
                 GArray *receipts,
                 GArray *strange,
                 GError **error)
{
  for (guint i = 0; i < receipts->len; i++)
    {
      const KioskReceipt *receipt = &g_array_index (receipts, KioskReceipt, i);
      gboolean is_ours = FALSE;

      if (!kiosk_export_table_insert_receipt (connection, receipt, &is_ours, error))
        return FALSE;
      if (!is_ours)
        g_array_append_val (strange, *receipt);
    }
  return TRUE;
}

static gboolean
commit_receipts (KioskDayBook *self,
                 GArray *receipts,
                 GArray *strange,
                 GError **error)
{
  KioskConnection *connection = self->book->connection;

  return kiosk_connection_begin (connection, error)
         && kiosk_connection_end (connection, insert_receipts (connection, receipts, strange, error), error);
}

/**
 * kiosk_day_book_take_receipts:
 * @self: an open book
 * @receipts: (element-type KioskReceipt): receipts whose signature was checked
 * @error: return location for a `GError`
 *
 * Keeps those for batches of this book. One for a batch that it does not have, or not with that hash, is passed over:
 * the desk has then taken the figures of another book under this kiosk's key. No clock and no figure is set by any. The
 * book's thread only. Fails as kiosk_day_book_note_export() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskReceipt): those that were passed over; all others are on disk
 */
GArray *
kiosk_day_book_take_receipts (KioskDayBook *self,
                              GArray *receipts,
                              GError **error)
{
  g_autoptr (GArray) strange = g_array_new (FALSE, FALSE, sizeof (KioskReceipt));
  g_autoptr (GError) cause = NULL;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_day_book_prepare (self, error))
    return NULL;
  if (commit_receipts (self, receipts, strange, &cause))
    return g_steal_pointer (&strange);
  kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return NULL;
}

/**
 * kiosk_day_book_load_exports:
 * @self: an open book
 * @max: how many exports at most
 * @error: return location for a `GError`
 *
 * The book's thread only. Fails with `KIOSK_STORE_ERROR_IO`, and with whatever opening fails with.
 *
 * Returns: (transfer full) (nullable): the exports, the newest first, and the newest receipt
 */
KioskExportHistory *
kiosk_day_book_load_exports (KioskDayBook *self,
                             guint max,
                             GError **error)
{
  g_autoptr (KioskExportHistory) history = kiosk_export_history_new ();
  g_autoptr (GError) cause = NULL;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return NULL;
  if (kiosk_export_table_load (self->book->connection, max, history, &cause))
    return g_steal_pointer (&history);
  kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return NULL;
}
