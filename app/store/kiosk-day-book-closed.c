/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day book's closed batches, read in steps. A batch never changes once it is closed, and is read with its cells in
 * one step: what is read is what the book held when reading began, whatever closes meanwhile. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-day-book-private.h"

#include "kiosk-cell-table.h"
#include "kiosk-entry-table.h"
#include "kiosk-sheet-table.h"
#include "kiosk-target-table.h"

static gboolean
begin (KioskClosed *closed,
       KioskConnection *connection,
       GError **error)
{
  closed->is_begun = kiosk_entry_table_find_newest (connection, &closed->last_seq, error)
                     && kiosk_sheet_table_find_newest (connection, &closed->last_sheet, error);
  return closed->is_begun;
}

static KioskStep
read_batch (KioskClosed *closed,
            KioskConnection *connection,
            KioskStatement *entries,
            GError **error)
{
  KioskEntry entry;
  gint64 seq;
  KioskStep step = kiosk_entry_table_step (entries, &seq, &entry, error);

  if (step != KIOSK_STEP_ROW)
    return step;
  if (!kiosk_cell_table_add (connection, entry.epoch, entry.n, closed->cells, error))
    return KIOSK_STEP_ERROR;
  g_array_append_val (closed->entries, entry);
  closed->seq = seq;
  return step;
}

static gboolean
read_batches (KioskClosed *closed,
              KioskConnection *connection,
              guint max,
              GError **error)
{
  g_autoptr (KioskStatement) entries = kiosk_entry_table_walk (connection, closed->seq, closed->last_seq, error);
  guint end = closed->entries->len + closed->cells->len + max;
  KioskStep step = entries != NULL ? KIOSK_STEP_ROW : KIOSK_STEP_ERROR;

  while (step == KIOSK_STEP_ROW && closed->entries->len + closed->cells->len < end)
    step = read_batch (closed, connection, entries, error);
  if (step == KIOSK_STEP_DONE)
    closed->seq = closed->last_seq;
  return step != KIOSK_STEP_ERROR;
}

static gboolean
read_sheets (KioskClosed *closed,
             KioskConnection *connection,
             guint max,
             GError **error)
{
  gint64 end = MIN (closed->last_sheet, closed->sheet + max);

  if (!kiosk_sheet_table_add_closed (connection, closed->sheet + 1, end, closed->last_seq, closed->sheets, error))
    return FALSE;
  closed->sheet = end;
  return TRUE;
}

static gboolean
read_on (KioskClosed *closed,
         KioskConnection *connection,
         guint max,
         GError **error)
{
  if (!closed->is_begun && !begin (closed, connection, error))
    return FALSE;
  if (closed->seq < closed->last_seq)
    return read_batches (closed, connection, max, error);
  if (closed->sheet < closed->last_sheet)
    return read_sheets (closed, connection, max, error);
  closed->targets = kiosk_target_table_load_all (connection, error);
  return closed->targets != NULL;
}

/**
 * kiosk_day_book_load_closed:
 * @self: an open book
 * @closed: what was read of it before; at first kiosk_closed_new()
 * @max: how many rows to read at most, and at most one batch more; not 0
 * @error: return location for a `GError`
 *
 * Reads on in the closed batches, their cells and sheets, and the targets: all of it is read once `targets` is there.
 * Of the batches, those are read that were closed when it was called for the first time. Where the book was mended by
 * one of its backups in between, what was read need not hold together, as kiosk_tally_check() tells. The book's thread
 * only. Fails as kiosk_day_book_load_entries() does.
 *
 * Returns: %TRUE if there was nothing wrong
 */
gboolean
kiosk_day_book_load_closed (KioskDayBook *self,
                            KioskClosed *closed,
                            guint max,
                            GError **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (max > 0 && closed->targets == NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  return kiosk_book_reach (self->book, error)
         && (read_on (closed, self->book->connection, max, &cause)
             || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error));
}
