/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Picks the batches that are new, finds the cells of each, and adds both to the tables. Batches go in the order of
 * their key, which is how a table of many millions of rows grows fastest. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-fresh.h"

#include <string.h>

#include "kiosk-desk-id.h"
#include "kiosk-desk-sums.h"
#include "kiosk-target.h"

static char *
dup_number (const char *epoch,
            gint64 n)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, epoch, n);
}

static int
compare_batches_cb (gconstpointer a,
                    gconstpointer b)
{
  gint64 first = ((const KioskDeskFreshBatch *) a)->batch;
  gint64 second = ((const KioskDeskFreshBatch *) b)->batch;

  return first < second ? -1 : first > second;
}

static gboolean
refuse (GError **error,
        const char *epoch,
        gint64 n,
        const char *what)
{
  return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_CONFLICT, "Batch %" G_GINT64_FORMAT " of epoch %s: %s", n, epoch,
                               what);
}

/* @known: (element-type gint64 utf8): hashes of the book's batches of this kiosk. */
static gboolean
pick (KioskDeskFresh *self,
      const KioskEntry *entry,
      GHashTable *known,
      GError **error)
{
  KioskDeskFreshBatch batch = {
    .entry = entry, .batch = kiosk_desk_id_parse (entry->hash), .epoch = kiosk_desk_id_parse (entry->epoch)
  };
  const char *hash = g_hash_table_lookup (known, &batch.batch);

  if (hash != NULL)
    return g_str_equal (hash, entry->hash)
           || refuse (error, entry->epoch, entry->n, "another batch of the book has the first half of its hash");
  g_array_append_val (self->batches, batch);
  return TRUE;
}

static gboolean
pick_all (KioskDeskFresh *self,
          GHashTable *known,
          GError **error)
{
  GArray *entries = self->contents->figures.entries;

  for (guint i = 0; i < entries->len; i++)
    if (!pick (self, &g_array_index (entries, KioskEntry, i), known, error))
      return FALSE;
  g_array_sort (self->batches, compare_batches_cb);
  for (guint i = 0; i < self->batches->len; i++)
    {
      const KioskEntry *entry = g_array_index (self->batches, KioskDeskFreshBatch, i).entry;

      g_hash_table_insert (self->by_number, dup_number (entry->epoch, entry->n), GUINT_TO_POINTER (i + 1));
    }
  return TRUE;
}

static KioskDeskFreshBatch *
lookup (KioskDeskFresh *self,
        const char *epoch,
        gint64 n)
{
  g_autofree char *number = dup_number (epoch, n);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_number, number));

  return place > 0 ? &g_array_index (self->batches, KioskDeskFreshBatch, place - 1) : NULL;
}

static gboolean
is_of_same_batch (const KioskCell *one,
                  const KioskCell *other)
{
  return one->n == other->n && strcmp (one->epoch, other->epoch) == 0;
}

static gboolean
is_same_but_for_people (const KioskCell *one,
                        const KioskCell *other)
{
  return one->shift == other->shift && one->source == other->source && one->team == other->team
         && one->audience == other->audience && one->helped == other->helped && one->kind == other->kind
         && one->reason == other->reason && one->overlap == other->overlap && one->suppressed == other->suppressed;
}

/* Cells of one batch stand together in the file, and equal ones beside each other: the reader saw to their order. */
static gboolean
find_cells (KioskDeskFresh *self,
            GError **error)
{
  GArray *cells = self->contents->figures.cells;
  const KioskCell *first = (const KioskCell *) (gpointer) cells->data;
  guint end;

  for (guint i = 0; i < cells->len; i = end)
    {
      KioskDeskFreshBatch *batch = lookup (self, first[i].epoch, first[i].n);

      for (end = i + 1; end < cells->len && is_of_same_batch (&first[end], &first[i]); end++)
        if (is_same_but_for_people (&first[end], &first[end - 1]))
          return refuse (error, first[end].epoch, first[end].n, "a cell of it is there twice");
      if (batch == NULL)
        continue;
      batch->first_cell = i;
      batch->n_cells = end - i;
    }
  return TRUE;
}

/**
 * kiosk_desk_fresh_new:
 * @contents: (transfer none): a bundle that holds; outlives the result
 * @known: (element-type gint64 utf8): the batches of its kiosk that the book has, and their whole hashes
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_DESK_ERROR_CONFLICT` where a batch cannot be told from another one.
 *
 * Returns: (transfer full) (nullable): what is new
 */
KioskDeskFresh *
kiosk_desk_fresh_new (KioskBundleContents *contents,
                      GHashTable *known,
                      GError **error)
{
  g_autoptr (KioskDeskFresh) self = g_new0 (KioskDeskFresh, 1);

  self->contents = contents;
  self->kiosk = kiosk_desk_id_parse (contents->manifest->kiosk);
  self->batches = g_array_new (FALSE, TRUE, sizeof (KioskDeskFreshBatch));
  self->by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!pick_all (self, known, error) || !find_cells (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Where a load is. */
typedef struct
{
  KioskDeskFresh *self;
  guint           batch;
  guint           cell;
  guint           sheet;
  guint           line;
  guint           target;
} Place;

static KioskDeskFreshBatch *
get_batch (Place *place)
{
  GArray *batches = place->self->batches;

  return place->batch < batches->len ? &g_array_index (batches, KioskDeskFreshBatch, place->batch) : NULL;
}

static gboolean
next_link_cb (KioskDeskValue *out_row,
              gpointer user_data)
{
  Place *place = user_data;
  const KioskDeskFreshBatch *batch = get_batch (place);

  if (batch == NULL)
    return FALSE;
  place->batch++;
  out_row[0] = KIOSK_DESK_INT (place->self->kiosk);
  out_row[1] = KIOSK_DESK_INT (batch->batch);
  out_row[2] = KIOSK_DESK_INT (batch->epoch);
  out_row[3] = KIOSK_DESK_INT (batch->entry->n);
  out_row[4] = KIOSK_DESK_INT (batch->entry->restored);
  out_row[5] = KIOSK_DESK_TEXT (batch->entry->previous);
  out_row[6] = KIOSK_DESK_TEXT (batch->entry->hash);
  out_row[7] = KIOSK_DESK_TEXT (batch->entry->cells_sha256);
  out_row[8] = KIOSK_DESK_TEXT (batch->entry->sheets_sha256);
  return TRUE;
}

static void
fill_entry (KioskDeskValue *out_row,
            const KioskEntry *entry)
{
  const gint64 numbers[] = {
    entry->n, entry->day, entry->not_before, entry->trust, g_ascii_strtoll (entry->ward, NULL, 10),
    entry->ward_valid_from, entry->taps, entry->counted, entry->changed, entry->undone, entry->suppressed
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    out_row[i] = KIOSK_DESK_INT (numbers[i]);
}

#define N_ENTRY_COLUMNS 14

static gboolean
next_batch_cb (KioskDeskValue *out_row,
               gpointer user_data)
{
  Place *place = user_data;
  const KioskDeskFreshBatch *batch = get_batch (place);
  GArray *cells = place->self->contents->figures.cells;
  gint64 sums[KIOSK_DESK_N_SUMS] = { 0 };

  if (batch == NULL)
    return FALSE;
  place->batch++;
  for (guint i = 0; i < batch->n_cells; i++)
    kiosk_desk_sums_add_cell (sums, &g_array_index (cells, KioskCell, batch->first_cell + i));
  out_row[0] = KIOSK_DESK_INT (place->self->kiosk);
  out_row[1] = KIOSK_DESK_INT (batch->batch);
  out_row[2] = KIOSK_DESK_INT (batch->epoch);
  fill_entry (&out_row[3], batch->entry);
  for (guint i = 0; i < KIOSK_DESK_N_SUMS; i++)
    out_row[N_ENTRY_COLUMNS + i] = KIOSK_DESK_INT (sums[i]);
  return TRUE;
}

static void
fill_cell (KioskDeskValue *out_row,
           const KioskCell *cell)
{
  const gint64 numbers[] = {
    cell->shift, cell->source, cell->team, cell->audience, cell->helped, cell->kind, cell->reason, cell->overlap,
    cell->suppressed, cell->people
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    out_row[i].number = numbers[i];
}

static gboolean
next_cell_cb (KioskDeskValue *out_row,
              gpointer user_data)
{
  Place *place = user_data;
  GArray *cells = place->self->contents->figures.cells;
  const KioskDeskFreshBatch *batch;

  while ((batch = get_batch (place)) != NULL && place->cell >= batch->n_cells)
    {
      place->batch++;
      place->cell = 0;
    }
  if (batch == NULL)
    return FALSE;
  out_row[0].number = place->self->kiosk;
  out_row[1].number = batch->batch;
  fill_cell (&out_row[2], &g_array_index (cells, KioskCell, batch->first_cell + place->cell++));
  return TRUE;
}

/* The sheets of known batches are known. */
static const KioskSheet *
find_fresh_sheet (Place *place,
                  const KioskDeskFreshBatch **out_batch)
{
  GArray *sheets = place->self->contents->figures.sheets;

  for (; place->sheet < sheets->len; place->sheet++)
    {
      const KioskSheet *sheet = &g_array_index (sheets, KioskSheet, place->sheet);

      *out_batch = lookup (place->self, sheet->epoch, sheet->n);
      if (*out_batch != NULL)
        return sheet;
    }
  return NULL;
}

static gboolean
next_sheet_cb (KioskDeskValue *out_row,
               gpointer user_data)
{
  Place *place = user_data;
  const KioskDeskFreshBatch *batch;
  const KioskSheet *sheet = find_fresh_sheet (place, &batch);

  if (sheet == NULL)
    return FALSE;
  place->sheet++;
  out_row[0] = KIOSK_DESK_INT (place->self->kiosk);
  out_row[1] = KIOSK_DESK_INT (batch->batch);
  out_row[2] = KIOSK_DESK_INT (sheet->number);
  out_row[3] = KIOSK_DESK_TEXT (sheet->id);
  out_row[4] = KIOSK_DESK_TEXT (sheet->replaces);
  out_row[5] = KIOSK_DESK_INT (sheet->form);
  out_row[6] = KIOSK_DESK_INT (sheet->day);
  out_row[7] = KIOSK_DESK_INT (sheet->place);
  out_row[8] = KIOSK_DESK_INT (sheet->team);
  out_row[9] = KIOSK_DESK_TEXT (sheet->unit);
  out_row[10] = KIOSK_DESK_INT (sheet->audience);
  return TRUE;
}

/* @place->line: audience × figures + figure, of the sheet at hand. */
static gboolean
next_sheet_line_cb (KioskDeskValue *out_row,
                    gpointer user_data)
{
  Place *place = user_data;
  const KioskDeskFreshBatch *batch;
  const KioskSheet *sheet;

  for (; (sheet = find_fresh_sheet (place, &batch)) != NULL; place->sheet++, place->line = 0)
    for (; place->line < KIOSK_N_AUDIENCES * KIOSK_N_SHEET_FIGURES; place->line++)
      {
        guint audience = place->line / KIOSK_N_SHEET_FIGURES;
        guint figure = place->line % KIOSK_N_SHEET_FIGURES;

        if (sheet->counts[audience][figure] == 0)
          continue;
        place->line++;
        out_row[0] = KIOSK_DESK_INT (place->self->kiosk);
        out_row[1] = KIOSK_DESK_INT (batch->batch);
        out_row[2] = KIOSK_DESK_TEXT (sheet->id);
        out_row[3] = KIOSK_DESK_INT (audience);
        out_row[4] = KIOSK_DESK_INT (figure);
        out_row[5] = KIOSK_DESK_INT (sheet->counts[audience][figure]);
        return TRUE;
      }
  return FALSE;
}

static gboolean
next_target_cb (KioskDeskValue *out_row,
                gpointer user_data)
{
  Place *place = user_data;
  GArray *targets = place->self->contents->figures.targets;
  const KioskTarget *target;

  if (place->target >= targets->len)
    return FALSE;
  target = &g_array_index (targets, KioskTarget, place->target++);
  out_row[0] = KIOSK_DESK_INT (place->self->kiosk);
  out_row[1] = KIOSK_DESK_TEXT (target->id);
  out_row[2] = KIOSK_DESK_TEXT (target->replaces);
  out_row[3] = KIOSK_DESK_INT (target->name);
  out_row[4] = KIOSK_DESK_INT (target->measure);
  out_row[5] = KIOSK_DESK_INT (target->column);
  out_row[6] = KIOSK_DESK_INT (target->audience);
  out_row[7] = KIOSK_DESK_INT (target->number);
  out_row[8] = KIOSK_DESK_INT (target->base);
  out_row[9] = KIOSK_DESK_INT (target->from);
  out_row[10] = KIOSK_DESK_INT (target->until);
  out_row[11] = KIOSK_DESK_INT (target->is_ended);
  out_row[12] = KIOSK_DESK_INT (target->since);
  return TRUE;
}

/* @place->batch: place among all entries of the bundle, new or not. */
static gboolean
next_epoch_cb (KioskDeskValue *out_row,
               gpointer user_data)
{
  Place *place = user_data;
  GArray *entries = place->self->contents->figures.entries;

  for (; place->batch < entries->len; place->batch++)
    {
      const KioskEntry *entry = &g_array_index (entries, KioskEntry, place->batch);
      const KioskEntry *before = place->batch > 0 ? entry - 1 : NULL;

      if (entry->n != 0)
        continue;
      place->batch++;
      out_row[0] = KIOSK_DESK_INT (place->self->kiosk);
      out_row[1] = KIOSK_DESK_INT (kiosk_desk_id_parse (entry->epoch));
      out_row[2] = KIOSK_DESK_TEXT (entry->epoch);
      out_row[3] = KIOSK_DESK_INT (before != NULL ? kiosk_desk_id_parse (before->epoch) : 0);
      out_row[4] = KIOSK_DESK_INT (before != NULL ? before->n : -1);
      return TRUE;
    }
  return FALSE;
}

static char *
dup_batch_columns (void)
{
  GString *columns = g_string_new ("kiosk, batch, epoch, n, date, not_before, clock, ward, ward_valid_from, taps, "
                                   "counted, changed, undone, suppressed");

  for (guint sum = 0; sum < KIOSK_DESK_N_SUMS; sum++)
    g_string_append_printf (columns, ", %s", kiosk_desk_sum_get_column (sum));
  return g_string_free (columns, FALSE);
}

static gboolean
load_batches (KioskDeskFresh *self,
              KioskDeskEngine *engine,
              GError **error)
{
  g_autofree char *columns = dup_batch_columns ();
  const KioskDeskTable table = { "batch", columns, N_ENTRY_COLUMNS + KIOSK_DESK_N_SUMS };
  Place place = { .self = self };

  return kiosk_desk_engine_load (engine, &table, next_batch_cb, &place, error);
}

/**
 * kiosk_desk_fresh_write:
 * @self: what is new
 * @engine: the engine of a book, in a transaction
 * @error: return location for a `GError`
 *
 * Adds the batches with their cells and sheets, and those targets and epochs that the book has not got. The book's
 * thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if all of it is there
 */
gboolean
kiosk_desk_fresh_write (KioskDeskFresh *self,
                        KioskDeskEngine *engine,
                        GError **error)
{
  static const struct { KioskDeskTable table; KioskDeskNextFunc next; } loads[] = {
    { { "epoch", "kiosk, epoch, name, base, base_n", 5 }, next_epoch_cb },
    { { "chain", "kiosk, batch, epoch, n, restored, previous, hash, cells_sha256, sheets_sha256", 9 }, next_link_cb },
    { { "cell", "kiosk, batch, shift, source, team, audience, helped, kind, reason, overlap, suppressed, people", 12 },
      next_cell_cb },
    { { "sheet", "kiosk, batch, sheet, id, replaces, form, date, place, team, unit, audience", 11 }, next_sheet_cb },
    { { "sheet_line", "kiosk, batch, id, audience, figure, count", 6 }, next_sheet_line_cb },
    { { "target", "kiosk, id, replaces, name, measure, figures, audience, number, base, from_day, until_day, ended, "
                  "since", 13 }, next_target_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (loads); i++)
    {
      Place place = { .self = self };

      if (!kiosk_desk_engine_load (engine, &loads[i].table, loads[i].next, &place, error))
        return FALSE;
    }
  return load_batches (self, engine, error);
}

/**
 * kiosk_desk_fresh_free:
 * @self: (transfer full): what is new
 */
void
kiosk_desk_fresh_free (KioskDeskFresh *self)
{
  g_array_unref (self->batches);
  g_hash_table_unref (self->by_number);
  g_free (self);
}
