/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables `export` and `receipt`: how far the figures have got. Rows are only ever added. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-export-table.h"

#include "kiosk-statement.h"

/* The place of a batch in the order of closing, of all epochs. */
#define SEQ_OF(table) "(SELECT seq FROM entry WHERE entry.epoch = " table ".epoch AND entry.n = " table ".n)"

/**
 * kiosk_export_table_insert:
 * @connection: a connection to a book, in a transaction
 * @record: an export, with everything but its `seq` and `until`
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_export_table_insert (KioskConnection *connection,
                           const KioskExportRecord *record,
                           GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "INSERT INTO export (day, minute, name, epoch, n) VALUES (?1, ?2, ?3, ?4, ?5)",
                         error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_day (statement, 1, record->day);
  kiosk_statement_bind_int (statement, 2, record->minute);
  kiosk_statement_bind_text (statement, 3, record->name);
  kiosk_statement_bind_text (statement, 4, record->epoch);
  kiosk_statement_bind_int (statement, 5, record->n);
  return kiosk_statement_run (statement, error);
}

static gboolean
read_export (KioskStatement *statement,
             KioskExportRecord *record)
{
  record->seq = kiosk_statement_get_int (statement, 0);
  record->minute = (int) kiosk_statement_get_int (statement, 2);
  g_strlcpy (record->name, kiosk_statement_get_text (statement, 3), sizeof record->name);
  g_strlcpy (record->epoch, kiosk_statement_get_text (statement, 4), sizeof record->epoch);
  record->n = kiosk_statement_get_int (statement, 5);
  return kiosk_statement_get_day (statement, 1, &record->day)
         && kiosk_statement_get_day (statement, 6, &record->until);
}

static gboolean
load_exports (KioskConnection *connection,
              guint max,
              GArray *exports,
              GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT export.seq, export.day, export.minute, export.name, export.epoch, "
                                     "export.n, coalesce (entry.date, '') FROM export "
                                     "LEFT JOIN entry USING (epoch, n) ORDER BY export.seq DESC LIMIT ?1", error);
  KioskStep step = KIOSK_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, max);
  while ((step = kiosk_statement_step (statement, error)) == KIOSK_STEP_ROW)
    {
      KioskExportRecord record = { 0 };

      if (read_export (statement, &record))
        g_array_append_val (exports, record);
    }
  return step == KIOSK_STEP_DONE;
}

/* A batch of an export that the book no longer knows, after a restore, is no reason to take all others for exported. */
static gboolean
load_since (KioskConnection *connection,
            KioskExportHistory *history,
            GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT count(*), coalesce (min (nullif (date, '')), '') FROM entry "
                                     "WHERE seq > coalesce ((SELECT max (" SEQ_OF ("export") ") FROM export), 0)",
                         error);

  if (statement == NULL || kiosk_statement_step (statement, error) != KIOSK_STEP_ROW)
    return FALSE;
  history->n_since = kiosk_statement_get_int (statement, 0);
  kiosk_statement_get_day (statement, 1, &history->oldest_since);
  return TRUE;
}

/* A batch may be of no known date, which is the lowest. */
static gboolean
load_beside (KioskConnection *connection,
             gint64 seq,
             KioskExportHistory *history,
             GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT max (CASE WHEN seq <= ?1 THEN date ELSE '' END), max (date), "
                                     "sum (seq > ?1) FROM entry", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, seq);
  if (kiosk_statement_step (statement, error) != KIOSK_STEP_ROW)
    return FALSE;
  kiosk_statement_get_day (statement, 0, &history->received);
  kiosk_statement_get_day (statement, 1, &history->closed);
  history->n_unreceived = kiosk_statement_get_int (statement, 2);
  return TRUE;
}

static gboolean
load_receipt (KioskConnection *connection,
              KioskExportHistory *history,
              GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT receipt.epoch, receipt.n, receipt.desk, receipt.day, entry.seq, "
                                     "entry.kiosk, entry.hash FROM receipt JOIN entry USING (epoch, n) "
                                     "ORDER BY entry.seq DESC LIMIT 1", error);
  KioskReceipt *receipt = &history->receipt;
  KioskStep step = statement != NULL ? kiosk_statement_step (statement, error) : KIOSK_STEP_ERROR;

  if (step != KIOSK_STEP_ROW)
    return step == KIOSK_STEP_DONE;
  g_strlcpy (receipt->epoch, kiosk_statement_get_text (statement, 0), sizeof receipt->epoch);
  receipt->n = kiosk_statement_get_int (statement, 1);
  g_strlcpy (receipt->desk, kiosk_statement_get_text (statement, 2), sizeof receipt->desk);
  g_strlcpy (receipt->kiosk, kiosk_statement_get_text (statement, 5), sizeof receipt->kiosk);
  g_strlcpy (receipt->hash, kiosk_statement_get_text (statement, 6), sizeof receipt->hash);
  history->has_receipt = kiosk_statement_get_day (statement, 3, &receipt->day);
  return load_beside (connection, kiosk_statement_get_int (statement, 4), history, error);
}

/**
 * kiosk_export_table_load:
 * @connection: a connection to a book
 * @max: how many exports at most
 * @history: a new history, which is filled in
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is filled in
 */
gboolean
kiosk_export_table_load (KioskConnection *connection,
                         guint max,
                         KioskExportHistory *history,
                         GError **error)
{
  return load_exports (connection, max, history->exports, error) && load_since (connection, history, error)
         && load_receipt (connection, history, error);
}

static gboolean
is_ours (KioskConnection *connection,
         const KioskReceipt *receipt,
         gboolean *out_is_ours,
         GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT count(*) FROM entry WHERE kiosk = ?1 AND epoch = ?2 AND n = ?3 "
                                     "AND hash = ?4", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, receipt->kiosk);
  kiosk_statement_bind_text (statement, 2, receipt->epoch);
  kiosk_statement_bind_int (statement, 3, receipt->n);
  kiosk_statement_bind_text (statement, 4, receipt->hash);
  if (kiosk_statement_step (statement, error) != KIOSK_STEP_ROW)
    return FALSE;
  *out_is_ours = kiosk_statement_get_int (statement, 0) > 0;
  return TRUE;
}

static gboolean
insert (KioskConnection *connection,
        const KioskReceipt *receipt,
        GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "INSERT OR IGNORE INTO receipt (epoch, n, desk, day) VALUES (?1, ?2, ?3, ?4)",
                         error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, receipt->epoch);
  kiosk_statement_bind_int (statement, 2, receipt->n);
  kiosk_statement_bind_text (statement, 3, receipt->desk);
  kiosk_statement_bind_day (statement, 4, receipt->day);
  return kiosk_statement_run (statement, error);
}

/**
 * kiosk_export_table_insert_receipt:
 * @connection: a connection to a book, in a transaction
 * @receipt: a receipt whose signature was checked
 * @out_is_ours: (out): whether it is for a batch of this book; one that is not is passed over
 * @error: return location for a `GError`
 *
 * The same receipt again changes nothing. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is written, or passed over
 */
gboolean
kiosk_export_table_insert_receipt (KioskConnection *connection,
                                   const KioskReceipt *receipt,
                                   gboolean *out_is_ours,
                                   GError **error)
{
  return is_ours (connection, receipt, out_is_ours, error) && (!*out_is_ours || insert (connection, receipt, error));
}
