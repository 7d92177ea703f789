/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a kiosk, each put to its batch. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-stored.h"

#include "kiosk-desk-id.h"

static void
free_batch (gpointer data)
{
  KioskDeskStoredBatch *batch = data;

  g_array_unref (batch->cells);
  g_array_unref (batch->sheets);
  g_free (batch);
}

#define COPY(field, value) g_strlcpy (field, value != NULL ? value : "", sizeof field)

/* Columns: chain, the name of the epoch, then the batch. */
enum { L_BATCH, L_N, L_RESTORED, L_PREVIOUS, L_HASH, L_CELLS, L_SHEETS, L_EPOCH, L_DATE, L_NOT_BEFORE, L_CLOCK, L_WARD,
       L_VALID_FROM, L_TAPS, L_COUNTED, L_CHANGED, L_UNDONE, L_SUPPRESSED, L_SUMS };

static void
fill_figures (KioskEntry *entry,
              const KioskDeskValue *row)
{
  entry->day = (KioskDay) row[L_DATE].number;
  entry->not_before = (KioskDay) row[L_NOT_BEFORE].number;
  entry->trust = (KioskTrust) row[L_CLOCK].number;
  entry->ward_valid_from = (KioskDay) row[L_VALID_FROM].number;
  entry->taps = row[L_TAPS].number;
  entry->counted = row[L_COUNTED].number;
  entry->changed = row[L_CHANGED].number;
  entry->undone = row[L_UNDONE].number;
  entry->suppressed = row[L_SUPPRESSED].number;
  g_snprintf (entry->ward, sizeof entry->ward, "%05u", (guint) row[L_WARD].number % 100000);
}

static void
take_batch_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  KioskDeskStored *self = user_data;
  KioskDeskStoredBatch *batch = g_new0 (KioskDeskStoredBatch, 1);
  g_autofree char *kiosk = kiosk_desk_id_dup (self->kiosk);

  batch->batch = row[L_BATCH].number;
  batch->cells = g_array_new (FALSE, TRUE, sizeof (KioskCell));
  batch->sheets = g_array_new (FALSE, TRUE, sizeof (KioskSheet));
  batch->entry.format = KIOSK_ENTRY_FORMAT;
  batch->entry.n = row[L_N].number;
  batch->entry.restored = row[L_RESTORED].number != 0;
  COPY (batch->entry.kiosk, kiosk);
  COPY (batch->entry.epoch, row[L_EPOCH].text);
  COPY (batch->entry.previous, row[L_PREVIOUS].text);
  COPY (batch->entry.hash, row[L_HASH].text);
  COPY (batch->entry.cells_sha256, row[L_CELLS].text);
  COPY (batch->entry.sheets_sha256, row[L_SHEETS].text);
  if (row[L_DATE].text == NULL)
    fill_figures (&batch->entry, row);
  for (guint i = 0; i < KIOSK_DESK_N_SUMS; i++)
    batch->sums[i] = row[L_SUMS + i].number;
  g_ptr_array_add (self->batches, batch);
  g_hash_table_replace (self->by_batch, &batch->batch, batch);
}

static char *
dup_batch_sql (void)
{
  GString *sql = g_string_new ("SELECT chain.batch, chain.n, chain.restored, chain.previous, chain.hash, "
                               "chain.cells_sha256, chain.sheets_sha256, "
                               "(SELECT max (name) FROM epoch WHERE epoch.kiosk = chain.kiosk "
                               "AND epoch.epoch = chain.epoch), "
                               "date, not_before, clock, ward, ward_valid_from, taps, counted, changed, undone, "
                               "suppressed");

  for (guint sum = 0; sum < KIOSK_DESK_N_SUMS; sum++)
    g_string_append_printf (sql, ", %s", kiosk_desk_sum_get_column (sum));
  g_string_append (sql, " FROM chain LEFT JOIN batch ON batch.kiosk = chain.kiosk AND batch.batch = chain.batch "
                        "WHERE chain.kiosk = $1 ORDER BY chain.epoch, chain.n, chain.batch");
  return g_string_free (sql, FALSE);
}

static KioskDeskStoredBatch *
find_batch (KioskDeskStored *self,
            const KioskDeskValue *row)
{
  KioskDeskStoredBatch *batch = g_hash_table_lookup (self->by_batch, &row[0].number);

  if (batch == NULL)
    self->n_strays++;
  return batch;
}

static void
take_cell_cb (const KioskDeskValue *row,
              gpointer user_data)
{
  KioskDeskStored *self = user_data;
  KioskDeskStoredBatch *batch = find_batch (self, row);
  KioskCell cell = {
    .shift = (KioskShift) row[1].number, .source = (KioskSource) row[2].number, .team = (KioskTeam) row[3].number,
    .audience = (KioskAudience) row[4].number, .helped = row[5].number != 0, .kind = (KioskKind) row[6].number,
    .reason = (KioskReason) row[7].number, .overlap = row[8].number != 0,
    .suppressed = (KioskSuppression) row[9].number, .people = row[10].number
  };

  self->n_cells++;
  if (batch == NULL)
    return;
  cell.n = batch->entry.n;
  COPY (cell.epoch, batch->entry.epoch);
  g_array_append_val (batch->cells, cell);
}

static void
take_sheet_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  KioskDeskStoredBatch *batch = find_batch (user_data, row);
  KioskSheet sheet = {
    .number = row[1].number, .form = (KioskSheetForm) row[4].number, .day = (KioskDay) row[5].number,
    .place = (KioskPlace) row[6].number, .team = (KioskTeam) row[7].number, .audience = (KioskAudience) row[9].number
  };

  if (batch == NULL)
    return;
  sheet.n = batch->entry.n;
  COPY (sheet.epoch, batch->entry.epoch);
  COPY (sheet.id, row[2].text);
  COPY (sheet.replaces, row[3].text);
  COPY (sheet.unit, row[8].text);
  g_array_append_val (batch->sheets, sheet);
}

static void
take_line_cb (const KioskDeskValue *row,
              gpointer user_data)
{
  KioskDeskStored *self = user_data;
  KioskDeskStoredBatch *batch = find_batch (self, row);

  for (guint i = 0; batch != NULL && i < batch->sheets->len; i++)
    {
      KioskSheet *sheet = &g_array_index (batch->sheets, KioskSheet, i);

      if (g_strcmp0 (sheet->id, row[1].text) != 0)
        continue;
      if (row[2].number >= 0 && row[2].number < KIOSK_N_AUDIENCES && row[3].number >= 0
          && row[3].number < KIOSK_N_SHEET_FIGURES)
        sheet->counts[row[2].number][row[3].number] = row[4].number;
      return;
    }
  self->n_strays++;
}

static gboolean
load_rows (KioskDeskStored *self,
           KioskDeskEngine *engine,
           GError **error)
{
  g_autofree char *sql = dup_batch_sql ();
  const KioskDeskValue kiosk = KIOSK_DESK_INT (self->kiosk);

  return kiosk_desk_engine_query (engine, sql, &kiosk, 1, take_batch_cb, self, error)
         && kiosk_desk_engine_query (engine, "SELECT batch, shift, source, team, audience, helped, kind, reason, "
                                             "overlap, suppressed, people FROM cell WHERE kiosk = $1",
                                     &kiosk, 1, take_cell_cb, self, error)
         && kiosk_desk_engine_query (engine, "SELECT batch, sheet, id, replaces, form, date, place, team, unit, "
                                             "audience FROM sheet WHERE kiosk = $1 ORDER BY batch, sheet",
                                     &kiosk, 1, take_sheet_cb, self, error)
         && kiosk_desk_engine_query (engine, "SELECT batch, id, audience, figure, count FROM sheet_line "
                                             "WHERE kiosk = $1", &kiosk, 1, take_line_cb, self, error);
}

/* As it is at one moment: another desk may add a batch meanwhile. */
static gboolean
load (KioskDeskStored *self,
      KioskDeskEngine *engine,
      GError **error)
{
  return kiosk_desk_engine_look (engine, error)
         && kiosk_desk_engine_end (engine, load_rows (self, engine, error), error);
}

/**
 * kiosk_desk_stored_load:
 * @engine: the engine of a book
 * @kiosk: a kiosk
 * @error: return location for a `GError`
 *
 * The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: (transfer full) (nullable): all that the book has of it
 */
KioskDeskStored *
kiosk_desk_stored_load (KioskDeskEngine *engine,
                        gint64 kiosk,
                        GError **error)
{
  g_autoptr (KioskDeskStored) self = g_new0 (KioskDeskStored, 1);

  self->kiosk = kiosk;
  self->batches = g_ptr_array_new_with_free_func (free_batch);
  self->by_batch = g_hash_table_new (g_int64_hash, g_int64_equal);
  return load (self, engine, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kiosk_desk_stored_free:
 * @self: (transfer full): what was loaded
 */
void
kiosk_desk_stored_free (KioskDeskStored *self)
{
  g_hash_table_unref (self->by_batch);
  g_ptr_array_unref (self->batches);
  g_free (self);
}
