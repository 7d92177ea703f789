/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures become files, and the files a manifest. Whoever has the key signs that and brings the signature. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle.h"

#include <string.h>

#include "kiosk-bundle-manifest.h"
#include "kiosk-bundle-tables.h"
#include "kiosk-tally-check.h"

struct _KioskBundle
{
  GPtrArray *files;    /* (element-type KioskBundleFile): the tables in their order, the manifest, then the rest */
  char      *comment;
};

/**
 * kiosk_bundle_file_new:
 * @name: what the file is called
 * @bytes: (transfer full): what it holds
 *
 * Any thread.
 *
 * Returns: (transfer full): a file of a bundle
 */
KioskBundleFile *
kiosk_bundle_file_new (const char *name,
                       GBytes *bytes)
{
  KioskBundleFile *self = g_new0 (KioskBundleFile, 1);

  self->name = g_strdup (name);
  self->bytes = bytes;
  return self;
}

/**
 * kiosk_bundle_file_free:
 * @self: (transfer full): a file
 */
void
kiosk_bundle_file_free (KioskBundleFile *self)
{
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
take_text (KioskBundle *self,
           const char *name,
           char *text)
{
  g_ptr_array_add (self->files, kiosk_bundle_file_new (name, g_bytes_new_take (text, strlen (text))));
}

static void
take_table (KioskBundle *self,
            KioskBundleTable table,
            GArray *rows)
{
  g_autofree char *name = g_strconcat (kiosk_bundle_table_get_name (table), ".csv", NULL);

  take_text (self, name, kiosk_bundle_table_dup_csv (table, rows));
}

static gboolean
check (const KioskBundleFigures *figures,
       GError **error)
{
  g_autoptr (GError) mismatch = NULL;

  if (kiosk_tally_check (figures->entries, figures->cells, figures->sheets, &mismatch))
    return TRUE;
  g_set_error_literal (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_MISMATCH, mismatch->message);
  return FALSE;
}

/**
 * kiosk_bundle_dup_new_comment:
 * @kiosk: the id of the kiosk
 * @epoch: (nullable): the epoch of its newest batch; %NULL: there is none
 * @head: the number of that batch
 * @mode: live, training or demo
 *
 * What can be read off a signature without opening the bundle. Any thread.
 *
 * Returns: (transfer full): the trusted comment
 */
char *
kiosk_bundle_dup_new_comment (const char *kiosk,
                              const char *epoch,
                              gint64 head,
                              const char *mode)
{
  if (epoch == NULL)
    return g_strdup_printf ("kiosk=%s mode=%s", kiosk, mode);
  return g_strdup_printf ("kiosk=%s epoch=%s head=%" G_GINT64_FORMAT " mode=%s", kiosk, epoch, head, mode);
}

static char *
dup_comment_of (const KioskBundleLabel *label,
                GArray *entries)
{
  const KioskEntry *last = entries->len > 0 ? &g_array_index (entries, KioskEntry, entries->len - 1) : NULL;

  return kiosk_bundle_dup_new_comment (label->kiosk, last != NULL ? last->epoch : NULL, last != NULL ? last->n : 0,
                                       label->mode);
}

/**
 * kiosk_bundle_new:
 * @label: whose figures, and of which day
 * @figures: the figures: the newest entry last, the targets in the order of entry
 * @error: return location for a `GError`
 *
 * Checks @figures and makes `batches.csv`, `cells.csv`, `sheets.csv`, `targets.csv` (UTF-8, line feeds, headers
 * %KIOSK_ENTRY_CSV_HEADER, %KIOSK_CELL_CSV_HEADER, %KIOSK_SHEET_CSV_HEADER, %KIOSK_TARGET_CSV_HEADER) and the manifest.
 * Nothing is written. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISMATCH`.
 *
 * Returns: (transfer full) (nullable): the bundle, not signed yet
 */
KioskBundle *
kiosk_bundle_new (const KioskBundleLabel *label,
                  const KioskBundleFigures *figures,
                  GError **error)
{
  return kiosk_bundle_new_with_papers (label, figures, NULL, error);
}

static void
add_papers (KioskBundle *self,
            GPtrArray *papers)
{
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      const KioskBundleFile *paper = g_ptr_array_index (papers, i);

      g_ptr_array_add (self->files, kiosk_bundle_file_new (paper->name, g_bytes_ref (paper->bytes)));
    }
}

/**
 * kiosk_bundle_new_with_papers:
 * @label: whose figures, and of which day
 * @figures: the figures, as for kiosk_bundle_new()
 * @papers: (nullable) (element-type KioskBundleFile): the files that people read, made from the same figures
 * @error: return location for a `GError`
 *
 * As kiosk_bundle_new(), with @papers beside the tables. The manifest tells their bytes and hashes too, so that a
 * change is seen; whoever reads the bundle takes no figure from them. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISMATCH`.
 *
 * Returns: (transfer full) (nullable): the bundle, not signed yet
 */
KioskBundle *
kiosk_bundle_new_with_papers (const KioskBundleLabel *label,
                              const KioskBundleFigures *figures,
                              GPtrArray *papers,
                              GError **error)
{
  GBytes *manifest;
  KioskBundle *self;

  if (!check (figures, error))
    return NULL;

  self = g_new0 (KioskBundle, 1);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_bundle_file_free);
  self->comment = dup_comment_of (label, figures->entries);
  take_table (self, KIOSK_BUNDLE_TABLE_BATCHES, figures->entries);
  take_table (self, KIOSK_BUNDLE_TABLE_CELLS, figures->cells);
  take_table (self, KIOSK_BUNDLE_TABLE_SHEETS, figures->sheets);
  take_table (self, KIOSK_BUNDLE_TABLE_TARGETS, figures->targets);
  manifest = kiosk_bundle_manifest_new (label, figures->entries, self->files, papers);
  g_ptr_array_add (self->files, kiosk_bundle_file_new (KIOSK_BUNDLE_MANIFEST_NAME, manifest));
  add_papers (self, papers);
  return self;
}

/**
 * kiosk_bundle_get_manifest:
 * @self: a bundle
 *
 * Any thread.
 *
 * Returns: (transfer none): what is to be signed: with the hashes in it, it stands for the tables
 */
GBytes *
kiosk_bundle_get_manifest (KioskBundle *self)
{
  return ((KioskBundleFile *) g_ptr_array_index (self->files, KIOSK_N_BUNDLE_TABLES))->bytes;
}

/**
 * kiosk_bundle_dup_comment:
 * @self: a bundle
 *
 * Any thread.
 *
 * Returns: (transfer full): the trusted comment of its signature: kiosk, epoch, number of the newest batch, mode
 */
char *
kiosk_bundle_dup_comment (KioskBundle *self)
{
  return g_strdup (self->comment);
}

/**
 * kiosk_bundle_add_signature:
 * @self: a bundle without a signature
 * @signature: the text of the signature's file
 * @public_key: the text of the public key's file. It goes with the bundle for convenience: who asks whether the bundle
 *   is the kiosk's takes a key that came another way
 *
 * Any thread.
 */
void
kiosk_bundle_add_signature (KioskBundle *self,
                            const char *signature,
                            const char *public_key)
{
  take_text (self, KIOSK_BUNDLE_SIGNATURE_NAME, g_strdup (signature));
  take_text (self, KIOSK_BUNDLE_KEY_NAME, g_strdup (public_key));
}

/**
 * kiosk_bundle_get_files:
 * @self: a bundle
 *
 * Any thread.
 *
 * Returns: (transfer none) (element-type KioskBundleFile): its files
 */
GPtrArray *
kiosk_bundle_get_files (KioskBundle *self)
{
  return self->files;
}

/**
 * kiosk_bundle_free:
 * @self: (transfer full): a bundle
 */
void
kiosk_bundle_free (KioskBundle *self)
{
  g_ptr_array_unref (self->files);
  g_free (self->comment);
  g_free (self);
}
