/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts every batch together again from its rows, and holds it against the hash that its kiosk signed. One kiosk at a
 * time, so that the size of the book does not matter. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-check.h"

#include <string.h>

#include "kiosk-desk-id.h"
#include "kiosk-desk-sums.h"
#include "kiosk-entry.h"
#include "kiosk-tally.h"

typedef struct
{
  KioskEntry entry;
  gint64     batch;
  GArray    *cells;    /* (element-type KioskCell) */
  GArray    *sheets;   /* (element-type KioskSheet) */
  gint64     sums[KIOSK_DESK_N_SUMS];
} Batch;

typedef struct
{
  KioskDeskEngine *engine;
  gint64           kiosk;
  GPtrArray       *batches;   /* (element-type Batch) */
  GHashTable      *by_batch;  /* (element-type gint64 Batch): borrowed */
  GHashTable      *hashes;    /* (element-type utf8): of all batches; borrowed */
  GPtrArray       *faults;    /* (element-type utf8) */
  guint            n_strays;  /* rows whose batch is not there */
  guint            n_cells;
} Check;

static void
free_batch (gpointer data)
{
  Batch *batch = data;

  g_array_unref (batch->cells);
  g_array_unref (batch->sheets);
  g_free (batch);
}

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
                 const Batch *batch,
                 const char *what)
{
  add_fault (self, "Batch %" G_GINT64_FORMAT " of epoch %s: %s", batch->entry.n, batch->entry.epoch, what);
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
  Check *self = user_data;
  Batch *batch = g_new0 (Batch, 1);
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
  g_hash_table_add (self->hashes, batch->entry.hash);
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
                        "WHERE chain.kiosk = $1");
  return g_string_free (sql, FALSE);
}

static Batch *
find_batch (Check *self,
            const KioskDeskValue *row)
{
  Batch *batch = g_hash_table_lookup (self->by_batch, &row[0].number);

  if (batch == NULL)
    self->n_strays++;
  return batch;
}

static void
take_cell_cb (const KioskDeskValue *row,
              gpointer user_data)
{
  Check *self = user_data;
  Batch *batch = find_batch (self, row);
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
  Batch *batch = find_batch (user_data, row);
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
  Check *self = user_data;
  Batch *batch = find_batch (self, row);

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
load_rows (Check *self,
           GError **error)
{
  g_autofree char *sql = dup_batch_sql ();
  const KioskDeskValue kiosk = KIOSK_DESK_INT (self->kiosk);

  return kiosk_desk_engine_query (self->engine, sql, &kiosk, 1, take_batch_cb, self, error)
         && kiosk_desk_engine_query (self->engine, "SELECT batch, shift, source, team, audience, helped, kind, reason, "
                                                   "overlap, suppressed, people FROM cell WHERE kiosk = $1",
                                     &kiosk, 1, take_cell_cb, self, error)
         && kiosk_desk_engine_query (self->engine, "SELECT batch, sheet, id, replaces, form, date, place, team, unit, "
                                                   "audience FROM sheet WHERE kiosk = $1 ORDER BY batch, sheet",
                                     &kiosk, 1, take_sheet_cb, self, error)
         && kiosk_desk_engine_query (self->engine, "SELECT batch, id, audience, figure, count FROM sheet_line "
                                                   "WHERE kiosk = $1", &kiosk, 1, take_line_cb, self, error);
}

/* In a transaction, lest another desk add a batch between its parts. */
static gboolean
load (Check *self,
      GError **error)
{
  return kiosk_desk_engine_begin (self->engine, self->kiosk, error)
         && kiosk_desk_engine_end (self->engine, load_rows (self, error), error);
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
are_cells_signed (const Batch *batch)
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
are_sheets_signed (const Batch *batch)
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
do_sums_fit (const Batch *batch)
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
             const Batch *batch)
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

static gboolean
check_kiosk (Check *self,
             KioskDeskChecked *checked,
             GError **error)
{
  gboolean is_loaded;

  self->batches = g_ptr_array_new_with_free_func (free_batch);
  self->by_batch = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->hashes = g_hash_table_new (g_str_hash, g_str_equal);
  self->n_strays = self->n_cells = 0;
  is_loaded = load (self, error);
  for (guint i = 0; is_loaded && i < self->batches->len; i++)
    check_batch (self, g_ptr_array_index (self->batches, i));
  if (self->n_strays > 0)
    add_fault (self, "there are rows of a batch that the book has not got");
  checked->n_batches += self->batches->len;
  checked->n_cells += self->n_cells;
  g_clear_pointer (&self->hashes, g_hash_table_unref);
  g_clear_pointer (&self->by_batch, g_hash_table_unref);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  return is_loaded;
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
