/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts every batch together again from its rows, and holds it against the hash that its kiosk signed. One kiosk at a
 * time, so that the size of the book does not matter. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-check.h"

#include <string.h>

#include "kiosk-desk-id.h"
#include "kiosk-desk-stored.h"
#include "kiosk-tally.h"

typedef struct
{
  KioskDeskEngine *engine;
  gint64           kiosk;
  GHashTable      *hashes;    /* (element-type utf8): of all batches; borrowed */
  GPtrArray       *faults;    /* (element-type utf8) */
} Check;

static void
G_GNUC_PRINTF (2,
               3)
add_fault (Check *self,
           const char *format,
           ...)
{
  g_autofree char *id = kiosk_desk_id_dup (self->kiosk);
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->faults, g_strdup_printf ("Kiosk %s: %s", id, what));
}

static void
add_batch_fault (Check *self,
                 const KioskDeskStoredBatch *batch,
                 const char *what)
{
  add_fault (self, "Batch %" G_GINT64_FORMAT " of epoch %s: %s", batch->entry.n, batch->entry.epoch, what);
}

/* Places in the lists of the format; others would end the program where a text is made of them. */
static gboolean
is_cell_sound (const KioskCell *cell)
{
  return (guint) cell->shift < KIOSK_N_SHIFTS && (guint) cell->source <= KIOSK_SOURCE_HELPER
         && (guint) cell->team <= KIOSK_TEAM_OFFICIAL && (guint) cell->audience < KIOSK_N_AUDIENCES
         && (guint) cell->kind < KIOSK_DESK_N_KINDS && (guint) cell->reason <= KIOSK_REASON_UNSAID
         && (guint) cell->suppressed <= KIOSK_SUPPRESSION_RATE;
}

static gboolean
is_sheet_sound (const KioskSheet *sheet)
{
  return (guint) sheet->form <= KIOSK_SHEET_FORM_UNIT && (guint) sheet->place < KIOSK_N_PLACES
         && (guint) sheet->team <= KIOSK_TEAM_OFFICIAL && (guint) sheet->audience < KIOSK_N_AUDIENCES;
}

static gboolean
are_cells_signed (const KioskDeskStoredBatch *batch)
{
  const KioskCell *cells = (const KioskCell *) (gpointer) batch->cells->data;
  g_autofree char *sha256 = NULL;

  for (guint i = 0; i < batch->cells->len; i++)
    if (!is_cell_sound (&cells[i]))
      return FALSE;
  sha256 = kiosk_cells_dup_sha256 (cells, batch->cells->len);
  return g_str_equal (sha256, batch->entry.cells_sha256);
}

static gboolean
are_sheets_signed (const KioskDeskStoredBatch *batch)
{
  const KioskSheet *sheets = (const KioskSheet *) (gpointer) batch->sheets->data;
  g_autofree char *sha256 = NULL;

  for (guint i = 0; i < batch->sheets->len; i++)
    if (!is_sheet_sound (&sheets[i]))
      return FALSE;
  sha256 = kiosk_sheets_dup_sha256 (sheets, batch->sheets->len);
  return g_str_equal (sha256, batch->entry.sheets_sha256);
}

static gboolean
do_sums_fit (const KioskDeskStoredBatch *batch)
{
  gint64 sums[KIOSK_DESK_N_SUMS] = { 0 };
  KioskTally tally = { 0 };

  for (guint i = 0; i < batch->cells->len; i++)
    {
      const KioskCell *cell = &g_array_index (batch->cells, KioskCell, i);

      kiosk_desk_sums_add_cell (sums, cell);
      kiosk_tally_add_cell (&tally, cell);
    }
  return memcmp (sums, batch->sums, sizeof sums) == 0 && tally.counted == batch->entry.counted
         && tally.suppressed == batch->entry.suppressed;
}

static gboolean
is_entry_sound (const KioskEntry *entry)
{
  return (guint) entry->trust <= KIOSK_TRUST_UNKNOWN && kiosk_entry_is_sealed (entry) && kiosk_entry_balances (entry);
}

static void
check_batch (Check *self,
             const KioskDeskStoredBatch *batch)
{
  const KioskEntry *entry = &batch->entry;

  if (!is_entry_sound (entry) || kiosk_desk_id_parse (entry->hash) != batch->batch)
    add_batch_fault (self, batch, "its hash does not fit what it says");
  else if (entry->n > 0 && !g_hash_table_contains (self->hashes, entry->previous))
    add_batch_fault (self, batch, "the batch before it is missing");
  else if (!are_cells_signed (batch))
    add_batch_fault (self, batch, "its cells are not those that it was closed with");
  else if (!do_sums_fit (batch))
    add_batch_fault (self, batch, "its cells do not add up to its figures");
  else if (!are_sheets_signed (batch))
    add_batch_fault (self, batch, "its sheets are not those that it was closed with");
}

static void
check_batches (Check *self,
               const KioskDeskStored *stored)
{
  self->hashes = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < stored->batches->len; i++)
    g_hash_table_add (self->hashes, ((KioskDeskStoredBatch *) g_ptr_array_index (stored->batches, i))->entry.hash);
  for (guint i = 0; i < stored->batches->len; i++)
    check_batch (self, g_ptr_array_index (stored->batches, i));
  if (stored->n_strays > 0)
    add_fault (self, "there are rows of a batch that the book has not got");
  g_clear_pointer (&self->hashes, g_hash_table_unref);
}

static gboolean
check_kiosk (Check *self,
             KioskDeskChecked *checked,
             GError **error)
{
  g_autoptr (KioskDeskStored) stored = kiosk_desk_stored_load (self->engine, self->kiosk, error);

  if (stored == NULL)
    return FALSE;
  check_batches (self, stored);
  checked->n_batches += stored->batches->len;
  checked->n_cells += stored->n_cells;
  return TRUE;
}

static void
take_kiosk_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, row[0].number);
}

/**
 * kiosk_desk_check:
 * @book: a book
 * @progress: (nullable) (scope call): is told after each kiosk how many are done, and of how many
 * @user_data: for @progress
 * @out_checked: (out): what was looked at
 * @out_faults: (out) (transfer full) (element-type utf8): what is wrong, kiosk by kiosk; empty: nothing is
 * @error: return location for a `GError`
 *
 * Reads all of the book: the database's own check, each batch's hash, its place in the chain, its cells and sheets
 * against the hashes that were signed, and the sums that reports are made of against the cells. Takes about as long as
 * merging it all did. The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if all of it could be read
 */
gboolean
kiosk_desk_check (KioskDeskBook *book,
                  KioskDeskProgressFunc progress,
                  gpointer user_data,
                  KioskDeskChecked *out_checked,
                  GPtrArray **out_faults,
                  GError **error)
{
  g_autoptr (GArray) kiosks = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  Check self = { .engine = kiosk_desk_book_get_engine (book), .faults = faults };

  *out_checked = (KioskDeskChecked) { 0 };
  if (!self.engine->class->check (self.engine, faults, error)
      || !kiosk_desk_engine_query (self.engine,
                                   "SELECT DISTINCT kiosk FROM chain UNION SELECT DISTINCT kiosk FROM cell "
                                   "ORDER BY kiosk", NULL, 0, take_kiosk_cb, kiosks, error))
    return FALSE;
  for (guint i = 0; i < kiosks->len; i++)
    {
      self.kiosk = g_array_index (kiosks, gint64, i);
      if (!check_kiosk (&self, out_checked, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, kiosks->len, user_data);
    }
  out_checked->n_kiosks = kiosks->len;
  *out_faults = g_steal_pointer (&faults);
  return TRUE;
}
