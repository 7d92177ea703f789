/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-corpus FOLDER: what the fuzzers begin with, a folder for each: the files of a bundle that a kiosk could write,
 * and of one that counted nothing yet. */
#include <glib/gstdio.h>
#include <string.h>

#include "../app/exchange/bundle-folder.h"
#include "kiosk-bundle-schema.h"
#include "kiosk-bundle-zip.h"
#include "kiosk-json.h"
#include "kiosk-receipt-file.h"
#include "kiosk-target.h"

#define DAY "2026-11-18"

static void
put (const char *corpus,
     const char *fuzzer,
     const char *name,
     GBytes *bytes)
{
  g_autofree char *folder = g_build_filename (corpus, fuzzer, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
}

static void
put_tables (const char *corpus,
            BundleFolder *bundle,
            const char *name)
{
  for (guint table = 0; table < KIOSK_N_BUNDLE_TABLES; table++)
    {
      const char *fuzzer = kiosk_bundle_table_get_name (table);
      g_autofree char *file = g_strconcat (fuzzer, ".csv", NULL);

      put (corpus, fuzzer, name, bundle_folder_get_file (bundle, file));
    }
}

static void
append_bytes (GString *text,
              GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_string_append_len (text, data, (gssize) size);
}

static void
put_signature (const char *corpus,
               BundleFolder *bundle,
               const char *name)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) message = g_bytes_new_static (name, strlen (name));
  g_autofree char *comment = kiosk_bundle_dup_comment (bundle->bundle);
  g_autofree char *signature = kiosk_key_sign (bundle->key, message, comment);
  g_autoptr (GBytes) bytes = NULL;

  append_bytes (text, bundle_folder_get_file (bundle, KIOSK_BUNDLE_KEY_NAME));
  g_string_append_c (text, '\0');
  g_string_append (text, signature);
  g_string_append_c (text, '\0');
  append_bytes (text, message);
  bytes = g_string_free_to_bytes (text);
  put (corpus, "signature", name, bytes);
}

/* Without the schemas, which no reader looks at and which are most of it. */
static void
put_manifest (const char *corpus,
              BundleFolder *bundle,
              const char *name)
{
  g_autoptr (JsonParser) parser = kiosk_json_parse (kiosk_bundle_get_manifest (bundle->bundle));
  JsonArray *resources = kiosk_json_find_array (kiosk_json_get_root (parser), "resources");
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < json_array_get_length (resources); i++)
    json_object_remove_member (json_array_get_object_element (resources, i), "schema");
  text = json_to_string (json_parser_get_root (parser), FALSE);
  bytes = g_bytes_new (text, strlen (text));
  put (corpus, "manifest", name, bytes);
}

static void
put_bundle (const char *corpus,
            BundleFolder *bundle,
            const char *name)
{
  g_autoptr (GBytes) zip = kiosk_bundle_zip ("20261118-1", kiosk_bundle_get_files (bundle->bundle),
                                             kiosk_day_from_iso (DAY), NULL);

  put_tables (corpus, bundle, name);
  put_manifest (corpus, bundle, name);
  put_signature (corpus, bundle, name);
  put (corpus, "zip", name, zip);
}

static void
put_receipt (const char *corpus)
{
  g_autoptr (KioskKey) desk = kiosk_key_new ("00000000000000DE", NULL);
  g_autoptr (GArray) receipts = g_array_new (FALSE, TRUE, sizeof (KioskReceipt));
  const KioskReceipt receipt_a = { .epoch = EPOCH_A, .n = 4, .hash = "a" }, receipt_b = { .epoch = EPOCH_B };
  g_autoptr (KioskReceiptFile) file = NULL;
  g_autofree char *comment = NULL;
  GString *text;
  g_autoptr (GBytes) bytes = NULL;

  g_array_append_val (receipts, receipt_a);
  g_array_append_val (receipts, receipt_b);
  for (guint i = 0; i < receipts->len; i++)
    memset (g_array_index (receipts, KioskReceipt, i).hash, 'a', KIOSK_HASH_SIZE - 1);
  file = kiosk_receipt_file_new (desk, KIOSK, receipts, kiosk_day_from_iso (DAY));
  g_assert_true (kiosk_signature_verify (g_bytes_get_data (file->signature, NULL), kiosk_key_get_public (desk),
                                         file->json, &comment, NULL));
  text = g_string_new (comment);
  g_string_append_c (text, '\n');
  append_bytes (text, file->json);
  bytes = g_string_free_to_bytes (text);
  put (corpus, "receipt", "two-epochs", bytes);
}

static void
add_sheet_of_unit (Figures *figures)
{
  KioskSheet sheet = { .n = 1, .number = 3, .form = KIOSK_SHEET_FORM_UNIT, .day = kiosk_day_from_iso (DAY),
                       .epoch = EPOCH_B, .id = "00000000000000000000000000000003", .unit = "truong-1",
                       .audience = KIOSK_AUDIENCE_MEMBER };

  sheet.counts[KIOSK_AUDIENCE_MEMBER][KIOSK_SHEET_FIGURE_CONCERNED] = 90;
  sheet.counts[KIOSK_AUDIENCE_MEMBER][KIOSK_SHEET_FIGURE_APP_INSTALLED] = 40;
  sheet.counts[KIOSK_AUDIENCE_MEMBER][KIOSK_SHEET_FIGURE_APP_SIGNED_IN] = 38;
  g_array_append_val (figures->sheets, sheet);
}

static void
add_withdrawal (Figures *figures)
{
  const KioskSheet sheet = { .n = 1, .number = 4, .form = KIOSK_SHEET_FORM_OUTREACH, .day = kiosk_day_from_iso (DAY),
                             .epoch = EPOCH_B, .id = "00000000000000000000000000000004",
                             .replaces = "00000000000000000000000000000002", .place = KIOSK_PLACE_SCHOOL,
                             .team = KIOSK_TEAM_POLICE, .audience = KIOSK_AUDIENCE_UNSPECIFIED };

  g_array_append_val (figures->sheets, sheet);
}

/* A batch with every sort of cell and sheet. */
static void
add_batch (Figures *figures)
{
  static const KioskCell cells[] = {
    { EPOCH_B, 1, KIOSK_SHIFT_EVE, KIOSK_SOURCE_SELF, KIOSK_TEAM_NONE, KIOSK_AUDIENCE_UNSPECIFIED, TRUE,
      KIOSK_KIND_ADVISED, KIOSK_REASON_NONE, TRUE, KIOSK_SUPPRESSION_NONE, 4 },
    { EPOCH_B, 1, KIOSK_SHIFT_PM, KIOSK_SOURCE_HELPER, KIOSK_TEAM_YOUTH_UNION, KIOSK_AUDIENCE_BUSINESS, TRUE,
      KIOSK_KIND_INSTALLED, KIOSK_REASON_VNEID_PASSWORD, FALSE, KIOSK_SUPPRESSION_NONE, 120 },
    { EPOCH_B, 1, KIOSK_SHIFT_PM, KIOSK_SOURCE_HELPER, KIOSK_TEAM_COMMUNITY_TEAM, KIOSK_AUDIENCE_PUBLIC_EMPLOYEE, TRUE,
      KIOSK_KIND_NOT_ABLE, KIOSK_REASON_PHONE_TOO_OLD, FALSE, KIOSK_SUPPRESSION_NONE, 1 }
  };

  g_array_append_vals (figures->cells, cells, G_N_ELEMENTS (cells));
  add_sheet_of_unit (figures);
  add_withdrawal (figures);
  figures_close_batch (figures, EPOCH_B, 1);
}

static void
add_targets (GArray *targets)
{
  const KioskTarget target = {
    .id = "00000000000000000000000000000011", .replaces = "00000000000000000000000000000010",
    .name = KIOSK_TARGET_NAME_UNIONS, .measure = KIOSK_TARGET_MEASURE_SIGNED_IN, .column = KIOSK_TARGET_COLUMN_UNIT,
    .audience = KIOSK_AUDIENCE_MEMBER, .number = 300, .base = 900, .from = kiosk_day_from_iso ("2026-11-01"),
    .until = kiosk_day_from_iso ("2026-12-31"), .since = kiosk_day_from_iso (DAY)
  };

  g_array_append_val (targets, target);
}

static void
put_full (const char *corpus)
{
  BundleFolder bundle;

  bundle_folder_set_up (&bundle, NULL);
  add_batch (&bundle.figures);
  add_targets (bundle.targets);
  bundle_folder_make (&bundle, NULL);
  put_bundle (corpus, &bundle, "full");
  bundle_folder_tear_down (&bundle, NULL);
}

static void
put_empty (const char *corpus)
{
  BundleFolder bundle;

  bundle_folder_set_up (&bundle, NULL);
  g_array_set_size (bundle.figures.entries, 0);
  g_array_set_size (bundle.figures.cells, 0);
  g_array_set_size (bundle.figures.sheets, 0);
  g_array_set_size (bundle.targets, 0);
  bundle_folder_make (&bundle, NULL);
  put_bundle (corpus, &bundle, "empty");
  bundle_folder_tear_down (&bundle, NULL);
}

int
main (int argc,
      char *argv[])
{
  put_full (argv[1]);
  put_empty (argv[1]);
  put_receipt (argv[1]);
  return 0;
}
