/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks closed batches whenever a book is opened or copied, and before they travel: a fault found here is found on
 * the kiosk that has it. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-tally-check.h"

#include <string.h>

#include "kiosk-tally.h"

/**
 * kiosk_tally_error_quark:
 *
 * Returns: the domain of `KioskTallyError`
 */
G_DEFINE_QUARK (kiosk-tally-error-quark, kiosk_tally_error)

static gboolean
fail (GError **error,
      const char *epoch,
      gint64 n,
      const char *what)
{
  g_set_error (error, KIOSK_TALLY_ERROR, KIOSK_TALLY_ERROR_MISMATCH,
               "Batch %" G_GINT64_FORMAT " of epoch %s: %s", n, epoch, what);
  return FALSE;
}

/* Which batch something is of. */
typedef struct
{
  const char *epoch;
  gint64      n;
} Key;

/* Reads it off an entry, a cell or a sheet. */
typedef Key (*GetKey) (gconstpointer element);

static Key
get_entry_key_cb (gconstpointer element)
{
  const KioskEntry *entry = element;

  return (Key) { entry->epoch, entry->n };
}

static Key
get_cell_key_cb (gconstpointer element)
{
  const KioskCell *cell = element;

  return (Key) { cell->epoch, cell->n };
}

static Key
get_sheet_key_cb (gconstpointer element)
{
  const KioskSheet *sheet = element;

  return (Key) { sheet->epoch, sheet->n };
}

static int
compare_keys (Key a,
              Key b)
{
  int order = strcmp (a.epoch, b.epoch);

  return order != 0 ? order : (a.n > b.n) - (a.n < b.n);
}

static int
compare_elements_cb (gconstpointer a,
                     gconstpointer b,
                     gpointer user_data)
{
  GetKey get_key = *(GetKey *) user_data;

  return compare_keys (get_key (a), get_key (b));
}

/* Elements that stand together. */
typedef struct
{
  gconstpointer first;    /* (nullable): NULL: none */
  guint         n;
} Run;

/* A batch, and what there is of it. */
typedef struct
{
  const KioskEntry *entry;
  Run               cells;
  Run               sheets;
} Batch;

static int
compare_batches_cb (gconstpointer a,
                    gconstpointer b)
{
  return compare_keys (get_entry_key_cb (((const Batch *) a)->entry), get_entry_key_cb (((const Batch *) b)->entry));
}

/* (element-type Batch): in the order of their keys; entries are borrowed from @entries. */
static GArray *
index_entries (GArray *entries,
               GError **error)
{
  g_autoptr (GArray) batches = g_array_sized_new (FALSE, TRUE, sizeof (Batch), entries->len);

  for (guint i = 0; i < entries->len; i++)
    {
      const Batch batch = { .entry = &g_array_index (entries, KioskEntry, i) };

      g_array_append_val (batches, batch);
    }
  g_array_sort (batches, compare_batches_cb);
  for (guint i = 1; i < batches->len; i++)
    {
      const Batch *batch = &g_array_index (batches, Batch, i);

      if (compare_batches_cb (batch - 1, batch) != 0)
        continue;
      fail (error, batch->entry->epoch, batch->entry->n, "it is there twice");
      return NULL;
    }
  return g_steal_pointer (&batches);
}

static Batch *
find_batch (GArray *batches,
            Key key)
{
  guint least = 0, end = batches->len;

  while (least < end)
    {
      guint middle = least + (end - least) / 2;
      Batch *batch = &g_array_index (batches, Batch, middle);
      int order = compare_keys (key, get_entry_key_cb (batch->entry));

      if (order == 0)
        return batch;
      if (order < 0)
        end = middle;
      else
        least = middle + 1;
    }
  return NULL;
}

/* Elements by their batch. */
typedef struct
{
  GArray       *elements;  /* those of one batch stand together */
  gconstpointer stray;     /* (nullable): one that is of no batch */
} Group;

static gconstpointer
get_element (GArray *elements,
             guint i)
{
  return elements->data + (gsize) i * g_array_get_element_size (elements);
}

static Run
find_run (GArray *elements,
          guint i,
          GetKey get_key)
{
  Run run = { .first = get_element (elements, i), .n = 1 };
  Key key = get_key (run.first);

  while (i + run.n < elements->len && compare_keys (key, get_key (get_element (elements, i + run.n))) == 0)
    run.n++;
  return run;
}

/* @offset: of the run in `Batch`. Returns: FALSE where those of a batch do not stand together. */
static gboolean
give_runs (Group *self,
           GArray *batches,
           GetKey get_key,
           gsize offset)
{
  Run run;

  for (guint i = 0; i < self->elements->len; i += run.n)
    {
      Batch *batch;

      run = find_run (self->elements, i, get_key);
      batch = find_batch (batches, get_key (run.first));
      if (batch == NULL)
        self->stray = run.first;
      else if (G_STRUCT_MEMBER (Run, batch, offset).first != NULL)
        return FALSE;
      else
        G_STRUCT_MEMBER (Run, batch, offset) = run;
    }
  return TRUE;
}

static void
group_init (Group *self,
            GArray *elements,
            GArray *batches,
            GetKey get_key,
            gsize offset)
{
  *self = (Group) { .elements = g_array_ref (elements) };
  if (give_runs (self, batches, get_key, offset))
    return;

  for (guint i = 0; i < batches->len; i++)
    G_STRUCT_MEMBER (Run, &g_array_index (batches, Batch, i), offset) = (Run) { NULL }
  ;
  g_array_unref (self->elements);
  self->elements = g_array_copy (elements);
  g_array_sort_with_data (self->elements, compare_elements_cb, &get_key);
  give_runs (self, batches, get_key, offset);
}

static void
group_clear (Group *self)
{
  g_clear_pointer (&self->elements, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Group, group_clear)

static gboolean
check_chain (const KioskEntry *entry,
             GArray *batches,
             GError **error)
{
  const Batch *before = find_batch (batches, (Key) { entry->epoch, entry->n - 1 });

  if (entry->n == 0 && !g_str_equal (entry->previous, KIOSK_HASH_NONE))
    return fail (error, entry->epoch, entry->n, "it is the first and names one before it");
  if (entry->n == 0)
    return TRUE;
  if (before == NULL)
    return fail (error, entry->epoch, entry->n, "the batch before it is missing");
  if (!g_str_equal (entry->previous, before->entry->hash))
    return fail (error, entry->epoch, entry->n, "it does not follow the batch before it");
  return TRUE;
}

static gboolean
check_cells (const KioskEntry *entry,
             Run cells,
             GError **error)
{
  const KioskCell *first = cells.first;
  g_autofree char *sha256 = kiosk_cells_dup_sha256 (first, cells.n);
  KioskTally tally = { 0 };

  if (!g_str_equal (sha256, entry->cells_sha256))
    return fail (error, entry->epoch, entry->n, "its cells are not those that it was closed with");

  for (guint i = 0; i < cells.n; i++)
    kiosk_tally_add_cell (&tally, &first[i]);
  if (tally.counted != entry->counted || tally.suppressed != entry->suppressed)
    return fail (error, entry->epoch, entry->n, "its cells do not add up to its figures");
  return TRUE;
}

static gboolean
check_sheets (const KioskEntry *entry,
              Run sheets,
              GError **error)
{
  g_autofree char *sha256 = kiosk_sheets_dup_sha256 (sheets.first, sheets.n);

  return g_str_equal (sha256, entry->sheets_sha256)
         || fail (error, entry->epoch, entry->n, "its sheets are not those that it was closed with");
}

static gboolean
check_entry (const KioskEntry *entry,
             GArray *batches,
             GError **error)
{
  const Batch *batch = find_batch (batches, get_entry_key_cb (entry));

  if (!kiosk_entry_is_sealed (entry))
    return fail (error, entry->epoch, entry->n, "its hash does not fit what it says");
  if (!kiosk_entry_balances (entry))
    return fail (error, entry->epoch, entry->n, "its figures do not balance");
  return check_chain (entry, batches, error) && check_cells (entry, batch->cells, error)
         && check_sheets (entry, batch->sheets, error);
}

static gboolean
check_no_stray (const Group *group,
                GetKey get_key,
                const char *what,
                GError **error)
{
  return group->stray == NULL || fail (error, get_key (group->stray).epoch, get_key (group->stray).n, what);
}

/**
 * kiosk_tally_check:
 * @entries: (element-type KioskEntry): closed batches of any epochs, whole from 0 on, in any order
 * @cells: (element-type KioskCell): their cells, in any order
 * @sheets: (element-type KioskSheet): their sheets, in any order
 * @error: return location for a `GError`
 *
 * Checks that each batch is there once, that its hash fits, that it follows the one before it in its epoch, that
 * taps = counted + changed + undone + suppressed, that its cells have the hash and the sums it names and its sheets the
 * hash, and that no cell or sheet is without a batch. Any thread.
 *
 * Fails with `KIOSK_TALLY_ERROR_MISMATCH`; the message names the batch and its epoch.
 *
 * Returns: %TRUE if all of it holds together
 */
gboolean
kiosk_tally_check (GArray *entries,
                   GArray *cells,
                   GArray *sheets,
                   GError **error)
{
  g_autoptr (GArray) batches = index_entries (entries, error);
  g_auto (Group) of_cells = { NULL };
  g_auto (Group) of_sheets = { NULL };

  if (batches == NULL)
    return FALSE;

  group_init (&of_cells, cells, batches, get_cell_key_cb, G_STRUCT_OFFSET (Batch, cells));
  group_init (&of_sheets, sheets, batches, get_sheet_key_cb, G_STRUCT_OFFSET (Batch, sheets));
  for (guint i = 0; i < entries->len; i++)
    if (!check_entry (&g_array_index (entries, KioskEntry, i), batches, error))
      return FALSE;
  return check_no_stray (&of_cells, get_cell_key_cb, "there are cells of it and no entry", error)
         && check_no_stray (&of_sheets, get_sheet_key_cb, "there are sheets of it and no entry", error);
}
