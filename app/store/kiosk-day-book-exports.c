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

static gboolean
commit_receipt (KioskDayBook *self,
                const KioskReceipt *receipt,
                gboolean *out_is_ours,
                GError **error)
{
  KioskConnection *connection = self->book->connection;

  return kiosk_connection_begin (connection, error)
         && kiosk_connection_end (connection, kiosk_export_table_insert_receipt (connection, receipt, out_is_ours,
                                                                                 error), error);
}

/**
 * kiosk_day_book_take_receipt:
 * @self: an open book
 * @receipt: a receipt whose signature was checked
 * @out_is_ours: (out) (optional): whether it is for a batch of this book; untouched on failure
 * @error: return location for a `GError`
 *
 * Keeps a receipt; one for a batch that this book does not have, or not with that hash, is passed over. The book's
 * thread only. Fails as kiosk_day_book_note_export() does.
 *
 * Returns: %TRUE if it is on disk, or passed over
 */
gboolean
kiosk_day_book_take_receipt (KioskDayBook *self,
                             const KioskReceipt *receipt,
                             gboolean *out_is_ours,
                             GError **error)
{
  g_autoptr (GError) cause = NULL;
  gboolean is_ours = FALSE;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_day_book_prepare (self, error))
    return FALSE;
  if (!commit_receipt (self, receipt, &is_ours, &cause))
    return kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  if (out_is_ours != NULL)
    *out_is_ours = is_ours;
  return TRUE;
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
