/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `batch`: the open batches. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-batch-table.h"

#include "kiosk-statement.h"

static gboolean
read_batch (KioskStatement *statement,
            KioskBatch *batch)
{
  batch->id = kiosk_statement_get_int (statement, 0);
  batch->restored = kiosk_statement_get_int (statement, 5) != 0;
  g_strlcpy (batch->boot, kiosk_statement_get_text (statement, 4), sizeof batch->boot);
  return batch->id > 0
         && kiosk_statement_get_day (statement, 1, &batch->day)
         && kiosk_statement_get_day (statement, 2, &batch->not_before)
         && kiosk_trust_from_nick (kiosk_statement_get_text (statement, 3), &batch->trust);
}

/**
 * kiosk_batch_table_find:
 * @connection: a connection to a book
 * @is_dated: whether to look for the batch that has a date, or for the one that has none
 * @out_batch: (out): the batch; its id is 0 where there is none; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails with `KIOSK_STORE_ERROR_CORRUPT` where it makes no sense, and as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_batch_table_find (KioskConnection *connection,
                        gboolean is_dated,
                        KioskBatch *out_batch,
                        GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT id, date, not_before, clock, boot, restored FROM batch "
                                     "WHERE (date <> '') = ?1 ORDER BY id", error);
  KioskBatch batch = { 0 };
  KioskStep step;

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, is_dated ? 1 : 0);
  step = kiosk_statement_step (statement, error);
  if (step == KIOSK_STEP_ERROR)
    return FALSE;
  if (step == KIOSK_STEP_ROW && !read_batch (statement, &batch))
    {
      g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "An open batch makes no sense");
      return FALSE;
    }
  *out_batch = batch;
  return TRUE;
}

static void
bind_batch (KioskStatement *statement,
            const KioskBatch *batch)
{
  kiosk_statement_bind_day (statement, 1, batch->day);
  kiosk_statement_bind_day (statement, 2, batch->not_before);
  kiosk_statement_bind_text (statement, 3, kiosk_trust_to_nick (batch->trust));
  kiosk_statement_bind_text (statement, 4, batch->boot);
  kiosk_statement_bind_int (statement, 5, batch->restored ? 1 : 0);
}

/**
 * kiosk_batch_table_insert:
 * @connection: a connection to a book
 * @batch: (inout): a batch; gets its id
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_batch_table_insert (KioskConnection *connection,
                          KioskBatch *batch,
                          GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "INSERT INTO batch (date, not_before, clock, boot, restored) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5)", error);

  if (statement == NULL)
    return FALSE;
  bind_batch (statement, batch);
  if (!kiosk_statement_run (statement, error))
    return FALSE;
  batch->id = sqlite3_last_insert_rowid (kiosk_connection_get_handle (connection));
  return TRUE;
}

/**
 * kiosk_batch_table_update:
 * @connection: a connection to a book
 * @batch: a batch that is in the table
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_batch_table_update (KioskConnection *connection,
                          const KioskBatch *batch,
                          GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "UPDATE batch SET date = ?1, not_before = ?2, clock = ?3, boot = ?4, "
                                     "restored = ?5 WHERE id = ?6", error);

  if (statement == NULL)
    return FALSE;
  bind_batch (statement, batch);
  kiosk_statement_bind_int (statement, 6, batch->id);
  return kiosk_statement_run (statement, error);
}

/**
 * kiosk_batch_table_delete:
 * @connection: a connection to a book
 * @id: a batch without taps
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is gone
 */
gboolean
kiosk_batch_table_delete (KioskConnection *connection,
                          gint64 id,
                          GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, "DELETE FROM batch WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, id);
  return kiosk_statement_run (statement, error);
}
