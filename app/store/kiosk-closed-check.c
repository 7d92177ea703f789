/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SQLite's own check passes over: a bit that flipped inside a value. The hashes that the batches were closed
 * with tell. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-closed-check.h"

#include "kiosk-cell-table.h"
#include "kiosk-entry-table.h"
#include "kiosk-sheet-table.h"
#include "kiosk-tally-check.h"

/**
 * kiosk_closed_check:
 * @connection: a connection to a book whose structure is whole
 * @error: return location for a `GError`
 *
 * Reads every entry, cell and closed sheet and follows the chain of hashes. Store thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_CORRUPT` where they do not hold together, and as a step does.
 *
 * Returns: %TRUE if they do
 */
gboolean
kiosk_closed_check (KioskConnection *connection,
                    GError **error)
{
  g_autoptr (GArray) entries = kiosk_entry_table_load (connection, error);
  g_autoptr (GArray) cells = entries != NULL ? kiosk_cell_table_load (connection, error) : NULL;
  g_autoptr (GArray) sheets = cells != NULL ? kiosk_sheet_table_load_closed (connection, error) : NULL;
  g_autoptr (GError) mismatch = NULL;

  if (sheets == NULL)
    return FALSE;
  if (kiosk_tally_check (entries, cells, sheets, &mismatch))
    return TRUE;
  g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, mismatch->message);
  return FALSE;
}
