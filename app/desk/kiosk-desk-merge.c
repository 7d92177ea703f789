/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A merge is a union of sets: rows are added under keys made of what they say. A bundle is taken whole, in one
 * transaction, or not at all, and its neighbour never suffers for it. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-merge.h"

#include <string.h>

#include "kiosk-desk-doubt.h"
#include "kiosk-desk-fresh.h"
#include "kiosk-desk-id.h"

typedef struct
{
  KioskDeskEngine *engine;
  KioskDeskMerged *merged;
  char            *manifest;  /* SHA-256 of its bytes */
  KioskPublicKey   key;       /* that was enrolled */
} Merge;

static gboolean
refuse (Merge *self,
        KioskDeskError code,
        const char *what)
{
  g_autofree char *id = kiosk_desk_id_dup (self->merged->kiosk);

  return kiosk_desk_set_error (&self->merged->error, code, "Kiosk %s: %s", id, what);
}

static void
take_head (Merge *self,
           const KioskBundleManifest *manifest)
{
  KioskDeskMerged *merged = self->merged;

  merged->kiosk = kiosk_desk_id_parse (manifest->kiosk);
  merged->ward = (guint) g_ascii_strtoull (manifest->ward, NULL, 10);
  merged->number = manifest->number;
  merged->day = manifest->day;
  merged->n_batches = manifest->n_batches;
}

static void
take_key_cb (const KioskDeskValue *row,
             gpointer user_data)
{
  g_free (*(char **) user_data);
  *(char **) user_data = g_strdup (row[0].text);
}

static gboolean
check_enrolment (Merge *self,
                 const KioskPublicKey *key)
{
  const KioskDeskValue kiosk = KIOSK_DESK_INT (self->merged->kiosk);
  g_autofree char *text = NULL;

  if (!kiosk_desk_engine_query (self->engine, "SELECT key FROM enrolment WHERE kiosk = $1", &kiosk, 1, take_key_cb,
                                &text, &self->merged->error))
    return FALSE;
  if (text == NULL)
    return refuse (self, KIOSK_DESK_ERROR_STRANGER, "it is not enrolled");
  if (!kiosk_public_key_parse (text, &self->key, &self->merged->error))
    return FALSE;
  return memcmp (&self->key, key, sizeof *key) == 0
         || refuse (self, KIOSK_DESK_ERROR_OTHER_KEY, "it was enrolled with another key");
}

static gboolean
read_head (Merge *self)
{
  KioskDeskMerged *merged = self->merged;
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open_head (merged->path, &merged->error);
  g_autoptr (KioskBundleContents) contents = NULL;
  GBytes *manifest;

  if (source == NULL)
    return FALSE;
  contents = kiosk_bundle_read_head (source, NULL, &merged->error);
  if (contents == NULL)
    return FALSE;
  take_head (self, contents->manifest);
  if (!g_str_equal (contents->manifest->mode, "live"))
    return refuse (self, KIOSK_DESK_ERROR_NOT_LIVE, "these figures are of a training or a demonstration");
  manifest = kiosk_bundle_source_get (source, KIOSK_BUNDLE_MANIFEST_NAME);
  self->manifest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, manifest);
  return check_enrolment (self, &contents->key);
}

static gboolean
look_up_manifest (Merge *self,
                  gboolean *out_is_known)
{
  const KioskDeskValue values[] = { KIOSK_DESK_INT (self->merged->kiosk), KIOSK_DESK_TEXT (self->manifest) };
  gint64 n_found = 0;

  if (!kiosk_desk_engine_get (self->engine, "SELECT count(*) FROM bundle WHERE kiosk = $1 AND manifest = $2", values, 2,
                              &n_found, &self->merged->error))
    return FALSE;
  *out_is_known = n_found > 0;
  return TRUE;
}

static void
take_known_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  gint64 *batch = g_new (gint64, 1);

  *batch = row[0].number;
  g_hash_table_replace ((GHashTable *) user_data, batch, g_strdup (row[1].text));
}

static GHashTable *
load_known (Merge *self)
{
  const KioskDeskValue kiosk = KIOSK_DESK_INT (self->merged->kiosk);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  if (!kiosk_desk_engine_query (self->engine, "SELECT batch, hash FROM chain WHERE kiosk = $1", &kiosk, 1,
                                take_known_cb, known, &self->merged->error))
    return NULL;
  return g_steal_pointer (&known);
}

static gboolean
write_bundle (Merge *self,
              const KioskBundleManifest *manifest)
{
  const KioskDeskMerged *merged = self->merged;
  const KioskDeskValue values[] = {
    KIOSK_DESK_INT (merged->kiosk), KIOSK_DESK_TEXT (self->manifest),
    KIOSK_DESK_INT (kiosk_desk_id_parse (manifest->epoch)), KIOSK_DESK_INT (manifest->head),
    KIOSK_DESK_INT (merged->day), KIOSK_DESK_INT (merged->ward), KIOSK_DESK_INT (merged->number)
  };

  return kiosk_desk_engine_query (self->engine, "INSERT INTO bundle (kiosk, manifest, epoch, head, date, ward, number) "
                                                "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
                                  values, G_N_ELEMENTS (values), NULL, NULL, &self->merged->error);
}

static void
count_fresh (KioskDeskMerged *merged,
             const KioskDeskFresh *fresh)
{
  merged->n_new = fresh->batches->len;
  for (guint i = 0; i < fresh->batches->len; i++)
    {
      const KioskEntry *entry = g_array_index (fresh->batches, KioskDeskFreshBatch, i).entry;

      merged->n_undated += entry->day == KIOSK_DAY_UNKNOWN ? 1 : 0;
      merged->n_restored += entry->restored ? 1 : 0;
    }
}

static void
take_doubts_cb (const KioskDeskValue *row,
                gpointer user_data)
{
  KioskDeskMerged *merged = user_data;

  *(row[0].number != 0 ? &merged->n_rejected : &merged->n_open) = (guint) row[1].number;
}

static gboolean
count_doubts (Merge *self)
{
  const KioskDeskValue kiosk = KIOSK_DESK_INT (self->merged->kiosk);

  return kiosk_desk_engine_query (self->engine,
                                  "SELECT rejected, count(*) FROM doubt WHERE kiosk = $1 GROUP BY rejected", &kiosk, 1,
                                  take_doubts_cb, self->merged, &self->merged->error);
}

static gboolean
write_all (Merge *self,
           KioskBundleContents *contents)
{
  GError **error = &self->merged->error;
  g_autoptr (GHashTable) known = load_known (self);
  g_autoptr (KioskDeskFresh) fresh = known != NULL ? kiosk_desk_fresh_new (contents, known, error) : NULL;

  if (fresh == NULL || !kiosk_desk_fresh_write (fresh, self->engine, error) || !write_bundle (self, contents->manifest))
    return FALSE;
  if (fresh->batches->len > 0 && !kiosk_desk_doubts_update (self->engine, self->merged->kiosk, error))
    return FALSE;
  count_fresh (self->merged, fresh);
  return count_doubts (self);
}

static gboolean
take (Merge *self)
{
  KioskDeskMerged *merged = self->merged;
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open (merged->path, &merged->error);
  g_autoptr (KioskBundleContents) contents = NULL;
  g_autofree char *manifest = NULL;

  if (source == NULL)
    return FALSE;
  contents = kiosk_bundle_read (source, &self->key, &merged->error);
  if (contents == NULL)
    return FALSE;

  /* A stick may answer otherwise the second time: what is taken now is what is noted as taken. */
  manifest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256,
                                           kiosk_bundle_source_get (source, KIOSK_BUNDLE_MANIFEST_NAME));
  g_clear_pointer (&source, kiosk_bundle_source_free);
  if (!g_str_equal (manifest, self->manifest))
    return refuse (self, KIOSK_DESK_ERROR_CONFLICT, "its manifest changed while it was read");
  merged->remarks = g_ptr_array_ref (contents->remarks);
  return kiosk_desk_engine_begin (self->engine, merged->kiosk, &merged->error)
         && kiosk_desk_engine_end (self->engine, write_all (self, contents), &merged->error);
}

static KioskDeskOutcome
merge (Merge *self)
{
  gboolean is_known = FALSE;

  if (!read_head (self) || !look_up_manifest (self, &is_known))
    return KIOSK_DESK_OUTCOME_REFUSED;
  if (is_known)
    return count_doubts (self) ? KIOSK_DESK_OUTCOME_KNOWN : KIOSK_DESK_OUTCOME_REFUSED;
  return take (self) ? KIOSK_DESK_OUTCOME_TAKEN : KIOSK_DESK_OUTCOME_REFUSED;
}

/**
 * kiosk_desk_merge:
 * @book: a book
 * @path: (type filename): a bundle, as kiosk_bundle_find() finds it
 *
 * Reads the bundle once into memory, checks all of it, and adds what the book has not got, in one transaction. Order
 * and repetition never change what the book says. May take long: the stick decides. The book's thread.
 *
 * The `error` of the result is a `KioskBundleError` where the bundle does not hold, `KIOSK_DESK_ERROR_STRANGER`,
 * `_OTHER_KEY`, `_NOT_LIVE` or `_CONFLICT` where it is not for this book, and what kiosk_desk_engine_run() fails with.
 *
 * Returns: (transfer full): what came of it
 */
KioskDeskMerged *
kiosk_desk_merge (KioskDeskBook *book,
                  const char *path)
{
  KioskDeskMerged *merged = g_new0 (KioskDeskMerged, 1);
  Merge self = { .engine = kiosk_desk_book_get_engine (book), .merged = merged };

  merged->path = g_strdup (path);
  merged->outcome = merge (&self);
  if (merged->remarks == NULL)
    merged->remarks = g_ptr_array_new ();
  if (merged->outcome != KIOSK_DESK_OUTCOME_TAKEN)
    merged->n_new = merged->n_undated = merged->n_restored = 0;
  g_free (self.manifest);
  return merged;
}

/**
 * kiosk_desk_merged_is_end:
 * @self: what came of a bundle
 *
 * Any thread.
 *
 * Returns: whether it was the book that failed, so that no other bundle can be taken either
 */
gboolean
kiosk_desk_merged_is_end (const KioskDeskMerged *self)
{
  return self->error != NULL && self->error->domain == KIOSK_DESK_ERROR
         && self->error->code <= KIOSK_DESK_ERROR_FOREIGN;
}

/**
 * kiosk_desk_merged_free:
 * @self: (transfer full): what came of a bundle
 */
void
kiosk_desk_merged_free (KioskDeskMerged *self)
{
  g_free (self->path);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}
