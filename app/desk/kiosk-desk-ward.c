/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody enrolled these kiosks: staff put the stick from one machine of theirs into the other, and the report says how
 * many it is of. Signature, hashes and chains are checked as everywhere. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-ward.h"

#include "kiosk-bundle-finder.h"
#include "kiosk-desk-id.h"
#include "kiosk-desk-stored.h"

typedef struct
{
  KioskDeskWard   *ward;
  KioskDeskBook   *book;
  GCancellable    *cancellable;
  guint            ward_code;
  gint64           own;
} Work;

static gboolean
is_wanted (const Work *self,
           const KioskDeskCandidate *candidate)
{
  return candidate->enrolment.ward == self->ward_code && candidate->enrolment.kiosk != self->own;
}

/* A machine and the one that took its number over both count: one of them begins where the other ended. */
static gboolean
believe (const Work *self,
         GArray *candidates,
         GError **error)
{
  gint64 last = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      KioskDeskCandidate *candidate = &g_array_index (candidates, KioskDeskCandidate, i);
      KioskDeskWardKiosk kiosk = { .kiosk = candidate->enrolment.kiosk, .number = candidate->enrolment.number,
                                   .day = candidate->day };

      if (!is_wanted (self, candidate) || candidate->state == KIOSK_DESK_CANDIDATE_OTHER_KEY)
        continue;
      if (candidate->state == KIOSK_DESK_CANDIDATE_LABEL)
        candidate->enrolment.replaces = last;
      if (!kiosk_desk_enrol (self->book, &candidate->enrolment, error))
        return FALSE;
      last = candidate->enrolment.kiosk;
      g_array_append_val (self->ward->kiosks, kiosk);
    }
  return TRUE;
}

/* What is of no kiosk of the ward is none of its business, be it whole or not. */
static gboolean
merge_all (const Work *self,
           GPtrArray *bundles,
           GError **error)
{
  for (guint i = 0; i < bundles->len; i++)
    {
      g_autoptr (KioskDeskMerged) merged = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      merged = kiosk_desk_merge (self->book, g_ptr_array_index (bundles, i));
      if (kiosk_desk_merged_is_end (merged))
        {
          g_propagate_error (error, g_steal_pointer (&merged->error));
          return FALSE;
        }
      if (merged->error == NULL || merged->ward != self->ward_code || merged->kiosk == self->own
          || g_error_matches (merged->error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_NOT_LIVE))
        continue;
      g_ptr_array_add (self->ward->refused, g_steal_pointer (&merged));
    }
  return TRUE;
}

static void
take_doubtful_cb (const KioskDeskValue *row,
                  gpointer user_data)
{
  gint64 *batch = g_new (gint64, 1);

  *batch = row[0].number;
  g_hash_table_add (user_data, batch);
}

static GHashTable *
load_doubtful (const Work *self,
               gint64 kiosk,
               GError **error)
{
  g_autoptr (GHashTable) doubtful = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const KioskDeskValue value = KIOSK_DESK_INT (kiosk);

  if (!kiosk_desk_engine_query (kiosk_desk_book_get_engine (self->book), "SELECT batch FROM doubt WHERE kiosk = $1",
                                &value, 1, take_doubtful_cb, doubtful, error))
    return NULL;
  return g_steal_pointer (&doubtful);
}

static void
append_all (GArray *array,
            GArray *other)
{
  if (other->len > 0)
    g_array_append_vals (array, other->data, other->len);
}

static void
take_batch (KioskDeskWard *ward,
            KioskDeskWardKiosk *kiosk,
            const KioskDeskStoredBatch *batch)
{
  g_array_append_val (ward->figures.entries, batch->entry);
  append_all (ward->figures.cells, batch->cells);
  append_all (ward->figures.sheets, batch->sheets);
  kiosk->until = MAX (kiosk->until, batch->entry.day);
}

/* @out_has_any: whether the book has anything of it; one whose exports were all refused is missing. */
static gboolean
take_kiosk (const Work *self,
            KioskDeskWardKiosk *kiosk,
            gboolean *out_has_any,
            GError **error)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (self->book);
  g_autoptr (GHashTable) doubtful = load_doubtful (self, kiosk->kiosk, error);
  g_autoptr (KioskDeskStored) stored = NULL;

  if (doubtful != NULL)
    stored = kiosk_desk_stored_load (engine, kiosk->kiosk, error);
  if (stored == NULL)
    return FALSE;
  *out_has_any = stored->batches->len > 0;
  kiosk->n_doubtful = g_hash_table_size (doubtful);
  for (guint i = 0; i < stored->batches->len; i++)
    {
      const KioskDeskStoredBatch *batch = g_ptr_array_index (stored->batches, i);

      if (!g_hash_table_contains (doubtful, &batch->batch))
        take_batch (self->ward, kiosk, batch);
    }
  return TRUE;
}

static gboolean
fill (Work *self,
      const char *path,
      GError **error)
{
  g_autoptr (GPtrArray) bundles = kiosk_bundle_find (path);
  g_autoptr (GArray) candidates = kiosk_desk_candidates_find (self->book, bundles, error);
  GArray *kiosks = self->ward->kiosks;

  if (candidates == NULL || !believe (self, candidates, error) || !merge_all (self, bundles, error))
    return FALSE;
  for (guint i = kiosks->len; i > 0; i--)
    {
      gboolean has_any = FALSE;

      if (!take_kiosk (self, &g_array_index (kiosks, KioskDeskWardKiosk, i - 1), &has_any, error))
        return FALSE;
      if (!has_any)
        g_array_remove_index (kiosks, i - 1);
    }
  return TRUE;
}

/**
 * kiosk_desk_ward_new:
 * @path: (type filename): a stick, mounted
 * @own: the kiosk that asks: its exports are passed over, since its book has more
 * @cancellable: (nullable): heeded between exports
 * @error: return location for a `GError`
 *
 * Reads the exports of the other kiosks of the ward, in a book in memory that goes when this returns. May take long:
 * the stick decides. Any thread. Fails as kiosk_desk_engine_run() does, and with `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (nullable): what counts of them
 */
KioskDeskWard *
kiosk_desk_ward_new (const char *path,
                     const KioskBundleLabel *own,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (KioskDeskBook) book = kiosk_desk_book_open (":memory:", TRUE, error);
  g_autoptr (KioskDeskWard) ward = NULL;
  Work self = { .book = book, .cancellable = cancellable,
                .ward_code = (guint) g_ascii_strtoull (own->ward, NULL, 10), .own = kiosk_desk_id_parse (own->kiosk) };

  if (book == NULL)
    return NULL;
  ward = g_new0 (KioskDeskWard, 1);
  ward->figures.entries = g_array_new (FALSE, TRUE, sizeof (KioskEntry));
  ward->figures.cells = g_array_new (FALSE, TRUE, sizeof (KioskCell));
  ward->figures.sheets = g_array_new (FALSE, TRUE, sizeof (KioskSheet));
  ward->kiosks = g_array_new (FALSE, TRUE, sizeof (KioskDeskWardKiosk));
  ward->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_desk_merged_free);
  self.ward = ward;
  return fill (&self, path, error) ? g_steal_pointer (&ward) : NULL;
}

/**
 * kiosk_desk_ward_add_own:
 * @self: what counts of the others
 * @own: what the kiosk that asks has closed: entries, cells and sheets
 *
 * Adds it behind the others: the last of all entries is what a report says it goes up to. Any thread.
 */
void
kiosk_desk_ward_add_own (KioskDeskWard *self,
                         const KioskBundleFigures *own)
{
  append_all (self->figures.entries, own->entries);
  append_all (self->figures.cells, own->cells);
  append_all (self->figures.sheets, own->sheets);
}

static gboolean
has_number (KioskDeskWard *self,
            guint own_number,
            guint number)
{
  for (guint i = 0; i < self->kiosks->len; i++)
    if (g_array_index (self->kiosks, KioskDeskWardKiosk, i).number == number)
      return TRUE;
  return number == own_number;
}

static guint
get_last_number (KioskDeskWard *self,
                 guint own_number,
                 guint n_expected)
{
  guint last = MAX (own_number, n_expected);

  for (guint i = 0; i < self->kiosks->len; i++)
    last = MAX (last, g_array_index (self->kiosks, KioskDeskWardKiosk, i).number);
  return last;
}

/**
 * kiosk_desk_ward_count:
 * @self: what counts of the others
 * @own_number: number of the kiosk that asks
 * @n_expected: how many kiosks the ward has, numbered from 1 on; 0: nobody said
 * @out_missing: (out) (transfer full) (nullable): the numbers of those that are missing, "2, 5"; %NULL: none is
 *
 * Any thread.
 *
 * Returns: how many kiosks the sum is of, each number once
 */
guint
kiosk_desk_ward_count (KioskDeskWard *self,
                       guint own_number,
                       guint n_expected,
                       char **out_missing)
{
  GString *missing = g_string_new (NULL);
  guint last = get_last_number (self, own_number, n_expected);
  guint n_present = 0;

  for (guint number = 1; number <= last; number++)
    if (has_number (self, own_number, number))
      n_present++;
    else if (number <= n_expected)
      g_string_append_printf (missing, "%s%u", missing->len > 0 ? ", " : "", number);
  *out_missing = g_string_free (missing, missing->len == 0);
  return n_present;
}

/**
 * kiosk_desk_ward_dup_words:
 * @self: what counts of the others
 * @own_number: number of the kiosk that asks
 * @n_expected: how many kiosks the ward has, numbered from 1 on; 0: nobody said
 *
 * Any thread.
 *
 * Returns: (transfer full): how many the sum is of, as reports say it, in Vietnamese: "2/2 máy", "1/2 máy, thiếu máy
 *   số 2"
 */
char *
kiosk_desk_ward_dup_words (KioskDeskWard *self,
                           guint own_number,
                           guint n_expected)
{
  g_autofree char *missing = NULL;
  guint n_present = kiosk_desk_ward_count (self, own_number, n_expected, &missing);

  if (n_expected == 0)
    return g_strdup_printf ("%u máy", n_present);
  return g_strdup_printf ("%u/%u máy%s%s", n_present, MAX (n_expected, n_present),
                          missing != NULL ? ", thiếu máy số " : "", missing != NULL ? missing : "");
}

/**
 * kiosk_desk_ward_free:
 * @self: (transfer full): what counts of the others
 */
void
kiosk_desk_ward_free (KioskDeskWard *self)
{
  g_array_unref (self->figures.entries);
  g_array_unref (self->figures.cells);
  g_array_unref (self->figures.sheets);
  g_array_unref (self->kiosks);
  g_ptr_array_unref (self->refused);
  g_free (self);
}
