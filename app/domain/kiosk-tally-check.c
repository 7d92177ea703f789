/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks closed batches whenever a book is opened or copied, and before they travel: a fault found here is found on
 * the kiosk that has it. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-tally-check.h"

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

static char *
dup_key (const char *epoch,
         gint64 n)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, epoch, n);
}

/* Entries by epoch and number, (element-type utf8 KioskEntry), borrowed from @entries. */
static GHashTable *
index_entries (GArray *entries,
               GError **error)
{
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      KioskEntry *entry = &g_array_index (entries, KioskEntry, i);

      if (g_hash_table_replace (index, dup_key (entry->epoch, entry->n), entry))
        continue;
      fail (error, entry->epoch, entry->n, "it is there twice");
      return NULL;
    }
  return g_steal_pointer (&index);
}

typedef char *(*DupKey) (gconstpointer element);

static char *
dup_cell_key_cb (gconstpointer element)
{
  const KioskCell *cell = element;

  return dup_key (cell->epoch, cell->n);
}

static char *
dup_sheet_key_cb (gconstpointer element)
{
  const KioskSheet *sheet = element;

  return dup_key (sheet->epoch, sheet->n);
}

/* Elements by the key of their batch, (element-type utf8 GArray). */
static GHashTable *
group (GArray *elements,
       DupKey dup_key_cb)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  guint size = g_array_get_element_size (elements);

  for (guint i = 0; i < elements->len; i++)
    {
      gconstpointer element = elements->data + (gsize) i * size;
      g_autofree char *key = dup_key_cb (element);
      GArray *members = g_hash_table_lookup (groups, key);

      if (members == NULL)
        {
          members = g_array_new (FALSE, FALSE, size);
          g_hash_table_insert (groups, g_steal_pointer (&key), members);
        }
      g_array_append_vals (members, element, 1);
    }
  return groups;
}

static gboolean
check_chain (const KioskEntry *entry,
             GHashTable *index,
             GError **error)
{
  g_autofree char *key = dup_key (entry->epoch, entry->n - 1);
  const KioskEntry *before = g_hash_table_lookup (index, key);

  if (entry->n == 0 && !g_str_equal (entry->previous, KIOSK_HASH_NONE))
    return fail (error, entry->epoch, entry->n, "it is the first and names one before it");
  if (entry->n == 0)
    return TRUE;
  if (before == NULL)
    return fail (error, entry->epoch, entry->n, "the batch before it is missing");
  if (!g_str_equal (entry->previous, before->hash))
    return fail (error, entry->epoch, entry->n, "it does not follow the batch before it");
  return TRUE;
}

static gboolean
check_cells (const KioskEntry *entry,
             GArray *cells,
             GError **error)
{
  const KioskCell *first = cells != NULL ? (const KioskCell *) (gpointer) cells->data : NULL;
  guint n_cells = cells != NULL ? cells->len : 0;
  g_autofree char *sha256 = kiosk_cells_dup_sha256 (first, n_cells);
  KioskTally tally = { 0 };

  if (!g_str_equal (sha256, entry->cells_sha256))
    return fail (error, entry->epoch, entry->n, "its cells are not those that it was closed with");

  for (guint i = 0; i < n_cells; i++)
    kiosk_tally_add_cell (&tally, &first[i]);
  if (tally.counted != entry->counted || tally.suppressed != entry->suppressed)
    return fail (error, entry->epoch, entry->n, "its cells do not add up to its figures");
  return TRUE;
}

static gboolean
check_sheets (const KioskEntry *entry,
              GArray *sheets,
              GError **error)
{
  const KioskSheet *first = sheets != NULL ? (const KioskSheet *) (gpointer) sheets->data : NULL;
  g_autofree char *sha256 = kiosk_sheets_dup_sha256 (first, sheets != NULL ? sheets->len : 0);

  return g_str_equal (sha256, entry->sheets_sha256)
         || fail (error, entry->epoch, entry->n, "its sheets are not those that it was closed with");
}

static gboolean
check_entry (const KioskEntry *entry,
             GHashTable *index,
             GHashTable *cells,
             GHashTable *sheets,
             GError **error)
{
  g_autofree char *key = dup_key (entry->epoch, entry->n);

  if (!kiosk_entry_is_sealed (entry))
    return fail (error, entry->epoch, entry->n, "its hash does not fit what it says");
  if (!kiosk_entry_balances (entry))
    return fail (error, entry->epoch, entry->n, "its figures do not balance");
  return check_chain (entry, index, error)
         && check_cells (entry, g_hash_table_lookup (cells, key), error)
         && check_sheets (entry, g_hash_table_lookup (sheets, key), error);
}

/* @groups: what there is by the key of its batch. */
static gboolean
check_no_strays (GHashTable *groups,
                 GHashTable *index,
                 const char *what,
                 GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (index, key))
      {
        g_auto (GStrv) parts = g_strsplit (key, "/", 2);

        return fail (error, parts[0], g_ascii_strtoll (parts[1], NULL, 10), what);
      }
  return TRUE;
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
  g_autoptr (GHashTable) index = index_entries (entries, error);
  g_autoptr (GHashTable) cell_groups = NULL;
  g_autoptr (GHashTable) sheet_groups = NULL;

  if (index == NULL)
    return FALSE;

  cell_groups = group (cells, dup_cell_key_cb);
  sheet_groups = group (sheets, dup_sheet_key_cb);
  for (guint i = 0; i < entries->len; i++)
    if (!check_entry (&g_array_index (entries, KioskEntry, i), index, cell_groups, sheet_groups, error))
      return FALSE;
  return check_no_strays (cell_groups, index, "there are cells of it and no entry", error)
         && check_no_strays (sheet_groups, index, "there are sheets of it and no entry", error);
}
