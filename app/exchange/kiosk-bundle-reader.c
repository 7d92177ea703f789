/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the signature inwards: the key vouches for the manifest, the manifest for the tables, the chain of hashes for
 * every line of them. The first thing that does not hold ends it. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-reader.h"

#include "kiosk-bundle-tables.h"
#include "kiosk-tally-check.h"

static char *
dup_small (KioskBundleSource *source,
           const char *name,
           GError **error)
{
  GBytes *bytes = kiosk_bundle_source_get (source, name);
  gsize size;
  const char *text;

  if (bytes == NULL)
    {
      kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_MISSING, name, "is missing");
      return NULL;
    }
  text = g_bytes_get_data (bytes, &size);
  if (size > KIOSK_BUNDLE_SMALL_MAX_BYTES)
    {
      kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_TOO_LARGE, name, "this is more than a kiosk writes");
      return NULL;
    }
  return g_strndup (text != NULL ? text : "", size);
}

static gboolean
find_key (KioskBundleSource *source,
          const KioskPublicKey *key,
          KioskPublicKey *out_key,
          GError **error)
{
  g_autofree char *text = NULL;

  if (key != NULL)
    {
      *out_key = *key;
      return TRUE;
    }
  text = dup_small (source, KIOSK_BUNDLE_KEY_NAME, error);
  if (text == NULL)
    return FALSE;
  if (kiosk_public_key_parse (text, out_key, NULL))
    return TRUE;
  return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_FORMAT, KIOSK_BUNDLE_KEY_NAME,
                                 "is not a public key as minisign writes it");
}

static const char *
get_signature_fault (const GError *refusal)
{
  if (g_error_matches (refusal, KIOSK_SIGNATURE_ERROR, KIOSK_SIGNATURE_ERROR_OTHER_KEY))
    return "is of another key";
  if (g_error_matches (refusal, KIOSK_SIGNATURE_ERROR, KIOSK_SIGNATURE_ERROR_FALSE))
    return "does not fit: the manifest was changed after it was signed";
  return "is not a signature as minisign writes it";
}

static gboolean
check_signature (KioskBundleSource *source,
                 const KioskPublicKey *key,
                 GBytes *manifest,
                 char **out_comment,
                 GError **error)
{
  g_autofree char *signature = dup_small (source, KIOSK_BUNDLE_SIGNATURE_NAME, error);
  g_autoptr (GError) refusal = NULL;

  if (signature == NULL)
    return FALSE;
  if (kiosk_signature_verify (signature, key, manifest, out_comment, &refusal))
    return TRUE;
  return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_SIGNATURE, KIOSK_BUNDLE_SIGNATURE_NAME,
                                 get_signature_fault (refusal));
}

/* The kiosk is called by its key, and the signature says for people what the manifest says for machines. */
static gboolean
check_names (const KioskBundleManifest *manifest,
             const KioskPublicKey *key,
             const char *comment,
             GError **error)
{
  g_autofree char *id = kiosk_public_key_dup_id (key);
  g_autofree char *expected = kiosk_bundle_dup_new_comment (manifest->kiosk, manifest->epoch, manifest->head,
                                                            manifest->mode);

  if (!g_str_equal (id, manifest->kiosk))
    return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_SIGNATURE, KIOSK_BUNDLE_MANIFEST_NAME ": kiosk",
                                   "is another one than the key's");
  if (!g_str_equal (comment, expected))
    return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_SIGNATURE, KIOSK_BUNDLE_SIGNATURE_NAME,
                                   "has a comment that says something else than the manifest");
  return TRUE;
}

static gboolean
read_manifest (KioskBundleContents *self,
               KioskBundleSource *source,
               const KioskPublicKey *key,
               GError **error)
{
  g_autofree char *text = dup_small (source, KIOSK_BUNDLE_MANIFEST_NAME, error);
  GBytes *bytes = kiosk_bundle_source_get (source, KIOSK_BUNDLE_MANIFEST_NAME);
  g_autofree char *comment = NULL;

  if (text == NULL || !find_key (source, key, &self->key, error)
      || !check_signature (source, &self->key, bytes, &comment, error))
    return FALSE;
  self->manifest = kiosk_bundle_manifest_read (bytes, error);
  return self->manifest != NULL && check_names (self->manifest, &self->key, comment, error);
}

static gboolean
is_as_signed (const KioskBundleResource *resource,
              GBytes *bytes)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return resource->size == (gint64) g_bytes_get_size (bytes) && g_str_equal (sha256, resource->sha256);
}

static const KioskBundleResource *
find_table (KioskBundleContents *self,
            KioskBundleTable table)
{
  g_autofree char *file = g_strconcat (kiosk_bundle_table_get_name (table), ".csv", NULL);

  return kiosk_bundle_manifest_find (self->manifest, file);
}

static GArray *
read_table (KioskBundleContents *self,
            KioskBundleSource *source,
            KioskBundleTable table,
            GError **error)
{
  g_autofree char *file = g_strconcat (kiosk_bundle_table_get_name (table), ".csv", NULL);
  const KioskBundleResource *resource = find_table (self, table);
  GBytes *bytes = kiosk_bundle_source_get (source, file);

  if (resource == NULL)
    kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_FORMAT, KIOSK_BUNDLE_MANIFEST_NAME, "does not name every table");
  else if (bytes == NULL)
    kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_MISSING, file, "is missing");
  else if (!is_as_signed (resource, bytes))
    kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_CHANGED, file, "is not the one that was signed");
  else
    return kiosk_bundle_table_read (table, bytes, error);
  return NULL;
}

static gboolean
read_tables (KioskBundleContents *self,
             KioskBundleSource *source,
             GError **error)
{
  GArray **tables[KIOSK_N_BUNDLE_TABLES] = {
    [KIOSK_BUNDLE_TABLE_BATCHES] = &self->figures.entries,
    [KIOSK_BUNDLE_TABLE_CELLS] = &self->figures.cells,
    [KIOSK_BUNDLE_TABLE_SHEETS] = &self->figures.sheets,
    [KIOSK_BUNDLE_TABLE_TARGETS] = &self->figures.targets
  };

  for (guint table = 0; table < KIOSK_N_BUNDLE_TABLES; table++)
    {
      *tables[table] = read_table (self, source, table, error);
      if (*tables[table] == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_head (const KioskBundleManifest *manifest,
         const KioskEntry *last)
{
  return last != NULL ? g_strcmp0 (manifest->epoch, last->epoch) == 0 && manifest->head == last->n
         && g_strcmp0 (manifest->head_hash, last->hash) == 0
                      : manifest->epoch == NULL;
}

static gboolean
check_chain (KioskBundleContents *self,
             GError **error)
{
  GArray *entries = self->figures.entries;
  const KioskEntry *last = entries->len > 0 ? &g_array_index (entries, KioskEntry, entries->len - 1) : NULL;
  g_autoptr (GError) mismatch = NULL;

  for (guint i = 0; i < entries->len; i++)
    if (!g_str_equal (g_array_index (entries, KioskEntry, i).kiosk, self->manifest->kiosk))
      return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_MISMATCH, "batches.csv",
                                     "it holds another kiosk's batch");
  if (self->manifest->n_batches != entries->len || !is_head (self->manifest, last))
    return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_MISMATCH, KIOSK_BUNDLE_MANIFEST_NAME,
                                   "does not end where batches.csv ends");
  if (kiosk_tally_check (entries, self->figures.cells, self->figures.sheets, &mismatch))
    return TRUE;
  return kiosk_bundle_set_error (error, KIOSK_BUNDLE_ERROR_MISMATCH, "batches.csv", mismatch->message);
}

static void
free_remark (gpointer data)
{
  KioskBundleRemark *remark = data;

  g_free (remark->name);
  g_free (remark);
}

static void
add_remark (KioskBundleContents *self,
            KioskBundleOddity oddity,
            const char *name)
{
  KioskBundleRemark *remark = g_new0 (KioskBundleRemark, 1);

  remark->oddity = oddity;
  remark->name = g_strdup (name);
  g_ptr_array_add (self->remarks, remark);
}

static gboolean
is_own_file (const char *name)
{
  return g_str_equal (name, KIOSK_BUNDLE_MANIFEST_NAME) || g_str_equal (name, KIOSK_BUNDLE_SIGNATURE_NAME)
         || g_str_equal (name, KIOSK_BUNDLE_KEY_NAME);
}

static gboolean
is_table (KioskBundleContents *self,
          const KioskBundleResource *resource)
{
  for (guint table = 0; table < KIOSK_N_BUNDLE_TABLES; table++)
    if (find_table (self, table) == resource)
      return TRUE;
  return FALSE;
}

/* A table would have been refused. */
static void
remark_file (KioskBundleContents *self,
             const KioskBundleResource *resource,
             KioskBundleSource *source,
             const char *const *names)
{
  GBytes *bytes = kiosk_bundle_source_get (source, resource->path);

  if (!g_strv_contains (names, resource->path))
    add_remark (self, KIOSK_BUNDLE_ODDITY_MISSING, resource->path);
  else if (bytes == NULL || (!is_table (self, resource) && !is_as_signed (resource, bytes)))
    add_remark (self, KIOSK_BUNDLE_ODDITY_CHANGED, resource->path);
}

static void
remark_files (KioskBundleContents *self,
              KioskBundleSource *source)
{
  g_auto (GStrv) names = kiosk_bundle_source_dup_names (source);

  for (guint i = 0; i < self->manifest->resources->len; i++)
    remark_file (self, g_ptr_array_index (self->manifest->resources, i), source, (const char *const *) names);
  for (guint i = 0; names[i] != NULL; i++)
    if (!is_own_file (names[i]) && kiosk_bundle_manifest_find (self->manifest, names[i]) == NULL)
      add_remark (self, KIOSK_BUNDLE_ODDITY_EXTRA, names[i]);
}

static KioskBundleContents *
contents_new (void)
{
  KioskBundleContents *self = g_new0 (KioskBundleContents, 1);

  self->remarks = g_ptr_array_new_with_free_func (free_remark);
  return self;
}

/**
 * kiosk_bundle_read_head:
 * @source: the files of a bundle, or of its head alone
 * @key: (nullable): as for kiosk_bundle_read()
 * @error: return location for a `GError`
 *
 * Checks the signature and the manifest as kiosk_bundle_read() does, and looks at no table and at no file for people:
 * enough to know a bundle again that was read whole before. Any thread.
 *
 * Fails with a `KioskBundleError`; the message names file and member as far as they can be told.
 *
 * Returns: (transfer full) (nullable): the manifest and the key that signed it; no figures and no remarks
 */
KioskBundleContents *
kiosk_bundle_read_head (KioskBundleSource *source,
                        const KioskPublicKey *key,
                        GError **error)
{
  g_autoptr (KioskBundleContents) self = contents_new ();

  return read_manifest (self, source, key, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kiosk_bundle_read:
 * @source: the files of a bundle
 * @key: (nullable): the key that is to have signed it; %NULL takes the one that lies in the bundle, which proves no
 *   more than that nobody changed it afterwards without signing it anew
 * @error: return location for a `GError`
 *
 * Checks the signature, the hashes of the tables, every value of every line, and the chain of hashes. Files for people
 * are never an error, only remarks. Any thread.
 *
 * Fails with a `KioskBundleError`; the message names file, line and field as far as they can be told.
 *
 * Returns: (transfer full) (nullable): all of it, or nothing
 */
KioskBundleContents *
kiosk_bundle_read (KioskBundleSource *source,
                   const KioskPublicKey *key,
                   GError **error)
{
  g_autoptr (KioskBundleContents) self = contents_new ();

  if (!read_manifest (self, source, key, error) || !read_tables (self, source, error) || !check_chain (self, error))
    return NULL;
  remark_files (self, source);
  return g_steal_pointer (&self);
}

/**
 * kiosk_bundle_contents_free:
 * @self: (transfer full): what was read
 */
void
kiosk_bundle_contents_free (KioskBundleContents *self)
{
  g_clear_pointer (&self->manifest, kiosk_bundle_manifest_free);
  g_clear_pointer (&self->figures.entries, g_array_unref);
  g_clear_pointer (&self->figures.cells, g_array_unref);
  g_clear_pointer (&self->figures.sheets, g_array_unref);
  g_clear_pointer (&self->figures.targets, g_array_unref);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}
