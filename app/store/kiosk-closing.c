/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns an open batch into its entry, cells and sheets, chained to the entry before. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-closing.h"

#include "kiosk-cell-table.h"
#include "kiosk-entry-table.h"
#include "kiosk-setting-table.h"
#include "kiosk-settings-keys.h"
#include "kiosk-sheet-table.h"
#include "kiosk-tap-table.h"

static gboolean
fill_ward (KioskConnection *connection,
           KioskEntry *entry,
           GError **error)
{
  g_autoptr (GHashTable) settings = kiosk_setting_table_load (connection, error);
  const char *code;

  if (settings == NULL)
    return FALSE;

  code = g_hash_table_lookup (settings, KIOSK_SETTING_WARD_CODE);
  g_strlcpy (entry->ward, code != NULL ? code : "", sizeof entry->ward);
  entry->ward_valid_from = kiosk_day_from_iso (g_hash_table_lookup (settings, KIOSK_SETTING_WARD_VALID_FROM));
  return TRUE;
}

static void
fill_figures (KioskEntry *entry,
              const KioskTally *tally)
{
  entry->taps = tally->taps;
  entry->counted = tally->counted;
  entry->changed = tally->changed;
  entry->undone = tally->undone;
  entry->suppressed = tally->suppressed;
}

static void
fill_hashes (KioskEntry *entry,
             GArray *cells,
             GArray *sheets)
{
  g_autofree char *of_cells = kiosk_cells_dup_sha256 ((const KioskCell *) (gpointer) cells->data, cells->len);
  g_autofree char *of_sheets = kiosk_sheets_dup_sha256 ((const KioskSheet *) (gpointer) sheets->data, sheets->len);

  g_strlcpy (entry->cells_sha256, of_cells, sizeof entry->cells_sha256);
  g_strlcpy (entry->sheets_sha256, of_sheets, sizeof entry->sheets_sha256);
}

static void
number_sheets (GArray *sheets,
               const KioskEntry *entry)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      KioskSheet *sheet = &g_array_index (sheets, KioskSheet, i);

      g_strlcpy (sheet->epoch, entry->epoch, sizeof sheet->epoch);
      sheet->n = entry->n;
    }
}

static void
number_cells (GArray *cells,
              const KioskEntry *entry)
{
  for (guint i = 0; i < cells->len; i++)
    {
      KioskCell *cell = &g_array_index (cells, KioskCell, i);

      g_strlcpy (cell->epoch, entry->epoch, sizeof cell->epoch);
      cell->n = entry->n;
    }
}

static gboolean
fill_entry (KioskConnection *connection,
            const KioskMeta *meta,
            const KioskBatch *batch,
            KioskEntry *entry,
            GError **error)
{
  KioskTally tally = { 0 };

  *entry = (KioskEntry) {
    .format = KIOSK_ENTRY_FORMAT,
    .day = batch->day,
    .not_before = batch->not_before,
    .trust = batch->trust,
    .restored = batch->restored
  };
  g_strlcpy (entry->kiosk, meta->kiosk, sizeof entry->kiosk);
  g_strlcpy (entry->epoch, meta->epoch, sizeof entry->epoch);
  if (!kiosk_entry_table_find_next (connection, meta->epoch, &entry->n, entry->previous, error)
      || !kiosk_tap_table_load_tally (connection, batch->id, &tally, error)
      || !fill_ward (connection, entry, error))
    return FALSE;
  fill_figures (entry, &tally);
  return TRUE;
}

static gboolean
write_entry (KioskConnection *connection,
             KioskEntry *entry,
             gint64 batch,
             GArray *sheets,
             GError **error)
{
  g_autoptr (GArray) cells = kiosk_tap_table_load_cells (connection, batch, error);

  if (cells == NULL)
    return FALSE;
  number_cells (cells, entry);
  number_sheets (sheets, entry);
  fill_hashes (entry, cells, sheets);
  kiosk_entry_seal (entry);
  return kiosk_entry_table_insert (connection, entry, error) && kiosk_cell_table_insert (connection, cells, error)
         && kiosk_sheet_table_close (connection, batch, entry->epoch, entry->n, error);
}

/* Writes the entry of @batch, of which nothing is left open then. @is_zero_told: also where it has nothing in it. */
static gboolean
write_batch (KioskConnection *connection,
             KioskMeta *meta,
             const KioskBatch *batch,
             gboolean is_zero_told,
             GError **error)
{
  g_autoptr (GArray) sheets = kiosk_sheet_table_load_batch (connection, batch->id, error);
  KioskEntry entry;

  if (sheets == NULL || !fill_entry (connection, meta, batch, &entry, error))
    return FALSE;
  if (entry.taps == 0 && sheets->len == 0 && !is_zero_told)
    return TRUE;
  if (!write_entry (connection, &entry, batch->id, sheets, error))
    return FALSE;
  if (batch->day != KIOSK_DAY_UNKNOWN)
    meta->floor = MAX (meta->floor, batch->day);
  return TRUE;
}

/**
 * kiosk_closing_run:
 * @connection: a connection to a book, in a transaction
 * @meta: (inout): what the book says of itself; its floor may rise, and the caller saves it
 * @batch: an open batch
 * @error: return location for a `GError`
 *
 * Writes entry and cells of @batch, makes its sheets those of the entry, with any that lost their batch to a program
 * that knows of none, and deletes its taps and its row. A batch without taps and sheets leaves no entry. Store thread
 * only. Fails as a step does.
 *
 * Returns: %TRUE if it is done, as soon as the transaction commits
 */
gboolean
kiosk_closing_run (KioskConnection *connection,
                   KioskMeta *meta,
                   const KioskBatch *batch,
                   GError **error)
{
  return kiosk_sheet_table_adopt (connection, batch->id, error)
         && write_batch (connection, meta, batch, FALSE, error)
         && kiosk_tap_table_delete (connection, batch->id, error)
         && kiosk_batch_table_delete (connection, batch->id, error);
}

/**
 * kiosk_closing_run_zero:
 * @connection: a connection to a book, in a transaction
 * @meta: (inout): what the book says of itself; its floor may rise, and the caller saves it
 * @day: a known business date of which no batch is open
 * @trust: how far it is believed
 * @error: return location for a `GError`
 *
 * Writes an entry that says that nobody was counted on @day: without it nobody could tell that from a day that is
 * missing. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is done, as soon as the transaction commits
 */
gboolean
kiosk_closing_run_zero (KioskConnection *connection,
                        KioskMeta *meta,
                        KioskDay day,
                        KioskTrust trust,
                        GError **error)
{
  /* No row has this id, so neither has any tap or sheet. */
  const KioskBatch nothing = { .id = 0, .day = day, .trust = trust };

  return write_batch (connection, meta, &nothing, TRUE, error);
}

static gboolean
close_restored (KioskConnection *connection,
                KioskMeta *meta,
                gboolean is_dated,
                GError **error)
{
  KioskBatch batch;

  if (!kiosk_batch_table_find (connection, is_dated, &batch, error))
    return FALSE;
  batch.restored = TRUE;
  return batch.id == 0 || kiosk_closing_run (connection, meta, &batch, error);
}

/**
 * kiosk_closing_run_new_epoch:
 * @connection: a connection to a book, in a transaction
 * @meta: (inout): what the book says of itself; the caller saves it
 * @error: return location for a `GError`
 *
 * Begins an epoch. Open taps, which the old epoch may have too, become its first batches, marked `restored`: batch 0,
 * and batch 1 for those without a date where there are both. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is done, as soon as the transaction commits
 */
gboolean
kiosk_closing_run_new_epoch (KioskConnection *connection,
                             KioskMeta *meta,
                             GError **error)
{
  kiosk_meta_fill_new_epoch (meta);
  return close_restored (connection, meta, TRUE, error) && close_restored (connection, meta, FALSE, error);
}
