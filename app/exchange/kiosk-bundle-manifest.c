/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Frictionless Data Package: specs.frictionlessdata.io/data-package and /tabular-data-resource. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-manifest.h"

#include <json-glib/json-glib.h>

#include "kiosk-bundle-schema.h"
#include "kiosk-entry.h"

#define MANIFEST_FORMAT 1

static void
add_string (JsonBuilder *builder,
            const char *name,
            const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder,
         const char *name,
         gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* Up to where the figures go: of the epoch that the kiosk is in now. */
static void
add_head (JsonBuilder *builder,
          GArray *entries)
{
  const KioskEntry *last = entries->len > 0 ? &g_array_index (entries, KioskEntry, entries->len - 1) : NULL;

  json_builder_set_member_name (builder, "head");
  if (last == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_string (builder, "epoch", last->epoch);
  add_int (builder, "n", last->n);
  add_string (builder, "hash", last->hash);
  json_builder_end_object (builder);
}

/* What the specification has no words for stands in a member of its own. */
static void
add_kiosk (JsonBuilder *builder,
           const KioskBundleLabel *label,
           GArray *entries)
{
  json_builder_set_member_name (builder, "congdanso");
  json_builder_begin_object (builder);
  add_int (builder, "format", MANIFEST_FORMAT);
  add_string (builder, "mode", label->mode);
  add_string (builder, "kiosk", label->kiosk);
  add_string (builder, "ward", label->ward);
  add_int (builder, "number", label->number);
  add_int (builder, "batches", entries->len);
  add_head (builder, entries);
  add_string (builder, "program", label->version);
  json_builder_end_object (builder);
}

/* How large a file is, and its hash in the specification's form. */
static void
add_digest (JsonBuilder *builder,
            const KioskBundleFile *file)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file->bytes);
  g_autofree char *hash = g_strconcat ("sha256:", sha256, NULL);

  add_int (builder, "bytes", (gint64) g_bytes_get_size (file->bytes));
  add_string (builder, "hash", hash);
}

static void
add_resource (JsonBuilder *builder,
              KioskBundleTable table,
              const KioskBundleFile *file)
{
  json_builder_begin_object (builder);
  add_string (builder, "profile", "tabular-data-resource");
  add_string (builder, "name", kiosk_bundle_table_get_name (table));
  add_string (builder, "path", file->name);
  add_string (builder, "format", "csv");
  add_string (builder, "mediatype", "text/csv");
  add_string (builder, "encoding", "utf-8");
  add_digest (builder, file);
  kiosk_bundle_schema_add (builder, table);
  json_builder_end_object (builder);
}

/* Names of resources are in lower-case letters. */
static void
add_paper (JsonBuilder *builder,
           const KioskBundleFile *paper)
{
  g_autofree char *name = g_ascii_strdown (paper->name, -1);

  json_builder_begin_object (builder);
  add_string (builder, "profile", "data-resource");
  add_string (builder, "name", name);
  add_string (builder, "path", paper->name);
  add_digest (builder, paper);
  json_builder_end_object (builder);
}

static void
add_package (JsonBuilder *builder,
             const KioskBundleLabel *label)
{
  g_autofree char *kiosk = g_ascii_strdown (label->kiosk, -1);
  g_autofree char *name = g_strdup_printf ("congdanso-%s-%u-%s", label->ward, label->number, kiosk);
  g_autofree char *day = kiosk_day_dup_iso (label->day);
  g_autofree char *created = g_strconcat (day, "T00:00:00+07:00", NULL);

  add_string (builder, "profile", "data-package");
  add_string (builder, "name", name);
  add_string (builder, "created", created);
}

static GBytes *
print (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  gsize size;
  char *text;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &size);
  return g_bytes_new_take (text, size);
}

/**
 * kiosk_bundle_manifest_new:
 * @label: whose figures, and of which day
 * @entries: (element-type KioskEntry): all closed batches, the newest last
 * @files: (element-type KioskBundleFile): the file of each `KioskBundleTable`, in that order
 * @papers: (nullable) (element-type KioskBundleFile): the files that people read
 *
 * The same figures on the same day give the same bytes. Any thread.
 *
 * Returns: (transfer full): the text of datapackage.json
 */
GBytes *
kiosk_bundle_manifest_new (const KioskBundleLabel *label,
                           GArray *entries,
                           GPtrArray *files,
                           GPtrArray *papers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_package (builder, label);
  add_kiosk (builder, label, entries);
  json_builder_set_member_name (builder, "resources");
  json_builder_begin_array (builder);
  for (guint table = 0; table < KIOSK_N_BUNDLE_TABLES; table++)
    add_resource (builder, table, g_ptr_array_index (files, table));
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    add_paper (builder, g_ptr_array_index (papers, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return print (builder);
}
