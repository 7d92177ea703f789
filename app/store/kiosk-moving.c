/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves the book to another ward on the day that staff have named. An entry says the ward that its taps were counted
 * for: what is open from before that day closes first. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-moving.h"

#include "kiosk-batch-table.h"
#include "kiosk-closing.h"
#include "kiosk-place.h"
#include "kiosk-setting-table.h"
#include "kiosk-settings.h"

/* @out_table: the settings after the move; NULL where none is due. Settings that cannot be understood move nowhere;
 * whoever opens the book is told of them. */
static gboolean
load_due (KioskBook *book,
          KioskDay today,
          GHashTable **out_table,
          KioskDay *out_day,
          GError **error)
{
  g_autoptr (GHashTable) table = kiosk_setting_table_load (book->connection, error);
  g_autoptr (KioskSettings) settings = NULL;

  if (table == NULL)
    return FALSE;
  settings = kiosk_settings_new_from_table (table, NULL);
  if (settings == NULL)
    return TRUE;
  *out_day = kiosk_settings_get_next_ward_day (settings);
  if (kiosk_settings_move (settings, today))
    *out_table = kiosk_settings_to_table (settings);
  return TRUE;
}

/* What has no date is of before, as far as anybody knows. */
static gboolean
close_before (KioskBook *book,
              KioskMeta *meta,
              KioskDay day,
              gboolean *out_closed,
              GError **error)
{
  KioskBatch dated, undated;

  if (!kiosk_batch_table_find (book->connection, TRUE, &dated, error)
      || !kiosk_batch_table_find (book->connection, FALSE, &undated, error))
    return FALSE;
  if (dated.day >= day)
    dated.id = 0;
  *out_closed = dated.id != 0 || undated.id != 0;
  return (dated.id == 0 || kiosk_closing_run (book->connection, meta, &dated, error))
         && (undated.id == 0 || kiosk_closing_run (book->connection, meta, &undated, error));
}

static gboolean
move (KioskBook *book,
      KioskMeta *meta,
      GHashTable *table,
      KioskDay day,
      gboolean *out_closed,
      GError **error)
{
  return close_before (book, meta, day, out_closed, error)
         && kiosk_setting_table_save (book->connection, table, error);
}

/**
 * kiosk_moving_run:
 * @book: a book that can be written, outside a transaction
 * @today: a day that is believed
 * @error: return location for a `GError`
 *
 * Where a move is due, closes what is open from before its day under the old ward, and goes on under the new one, in
 * one transaction. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if the book is of the ward that it is to be of
 */
gboolean
kiosk_moving_run (KioskBook *book,
                  KioskDay today,
                  GError **error)
{
  g_autoptr (GHashTable) table = NULL;
  KioskDay day = KIOSK_DAY_UNKNOWN;
  KioskMeta meta = book->meta;
  gboolean is_closed = FALSE;

  if (!load_due (book, today, &table, &day, error))
    return FALSE;
  if (table == NULL)
    return TRUE;
  if (!kiosk_connection_begin (book->connection, error)
      || !kiosk_book_commit (book, &meta, move (book, &meta, table, day, &is_closed, error), error))
    return FALSE;
  kiosk_place_keep (book->files, table);
  if (!is_closed)
    return TRUE;
  kiosk_book_settle (book);
  return kiosk_book_prepare (book, error);
}
