/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The manifest of a bundle: true to the files, and complete. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "figures.h"
#include "kiosk-bundle.h"
#include "kiosk-bundle-schema.h"
#include "kiosk-bundle-zip.h"
#include "kiosk-key.h"
#include "kiosk-target.h"

typedef struct
{
  Figures      figures;
  GArray      *targets;
  KioskBundle *bundle;
  JsonParser  *parser;
  JsonObject  *manifest;
} Fixture;

static void
add_target (Fixture *fixture)
{
  g_autoptr (KioskTarget) target = kiosk_target_new ();

  target->number = 500;
  target->from = kiosk_day_from_iso ("2026-11-01");
  target->since = target->from;
  g_array_append_vals (fixture->targets, target, 1);
}

static KioskBundle *
make (Fixture *fixture)
{
  const KioskBundleFigures figures = { fixture->figures.entries, fixture->figures.cells, fixture->figures.sheets,
                                       fixture->targets };
  const KioskBundleLabel label = { .ward = "26977", .number = 3, .kiosk = KIOSK, .mode = "live", .version = "1.0",
                                   .day = kiosk_day_from_iso ("2026-11-18") };
  g_autoptr (GError) error = NULL;
  KioskBundle *bundle = kiosk_bundle_new (&label, &figures, &error);

  g_assert_no_error (error);
  return bundle;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  gboolean is_filled = GPOINTER_TO_INT (data);
  const char *text;
  gsize size;

  figures_init (&fixture->figures);
  fixture->targets = g_array_new (FALSE, FALSE, sizeof (KioskTarget));
  if (is_filled)
    {
      figures_fill (&fixture->figures);
      add_target (fixture);
    }
  fixture->bundle = make (fixture);
  fixture->parser = json_parser_new ();
  text = g_bytes_get_data (kiosk_bundle_get_manifest (fixture->bundle), &size);
  g_assert_true (json_parser_load_from_data (fixture->parser, text, (gssize) size, NULL));
  fixture->manifest = json_node_get_object (json_parser_get_root (fixture->parser));
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  figures_clear (&fixture->figures);
  g_array_unref (fixture->targets);
  kiosk_bundle_free (fixture->bundle);
  g_object_unref (fixture->parser);
}

static GBytes *
find_file (Fixture *fixture,
           const char *name)
{
  GPtrArray *files = kiosk_bundle_get_files (fixture->bundle);

  for (guint i = 0; i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);

      if (g_str_equal (file->name, name))
        return file->bytes;
    }
  g_test_message ("There is no %s", name);
  g_assert_not_reached ();
}

/* The names of the columns, as the first line of the file has them. */
static void
assert_columns (JsonObject *resource,
                GBytes *bytes)
{
  g_autoptr (GString) names = g_string_new (NULL);
  JsonArray *fields = json_object_get_array_member (json_object_get_object_member (resource, "schema"), "fields");
  const char *text = g_bytes_get_data (bytes, NULL);
  g_autofree char *header = g_strndup (text, (gsize) (strchr (text, '\n') - text));

  for (guint i = 0; i < json_array_get_length (fields); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                            json_object_get_string_member (json_array_get_object_element (fields, i), "name"));
  g_assert_cmpstr (names->str, ==, header);
}

static void
test_resources (Fixture *fixture,
                gconstpointer data)
{
  JsonArray *resources = json_object_get_array_member (fixture->manifest, "resources");

  g_assert_cmpuint (json_array_get_length (resources), ==, KIOSK_N_BUNDLE_TABLES);
  for (guint i = 0; i < KIOSK_N_BUNDLE_TABLES; i++)
    {
      JsonObject *resource = json_array_get_object_element (resources, i);
      GBytes *bytes = find_file (fixture, json_object_get_string_member (resource, "path"));
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      const char *hash = json_object_get_string_member (resource, "hash");

      g_assert_cmpint (json_object_get_int_member (resource, "bytes"), ==, g_bytes_get_size (bytes));
      g_assert_true (g_str_has_prefix (hash, "sha256:"));
      g_assert_cmpstr (hash + strlen ("sha256:"), ==, sha256);
      assert_columns (resource, bytes);
    }
}

static void
test_kiosk (Fixture *fixture,
            gconstpointer data)
{
  JsonObject *kiosk = json_object_get_object_member (fixture->manifest, "congdanso");
  JsonObject *head = json_object_get_object_member (kiosk, "head");
  g_autofree char *comment = kiosk_bundle_dup_comment (fixture->bundle);

  g_assert_cmpstr (json_object_get_string_member (fixture->manifest, "name"), ==, "congdanso-26977-3-0123456789abcdef");
  g_assert_cmpstr (json_object_get_string_member (fixture->manifest, "created"), ==, "2026-11-18T00:00:00+07:00");
  g_assert_cmpstr (json_object_get_string_member (kiosk, "mode"), ==, "live");
  g_assert_cmpstr (json_object_get_string_member (kiosk, "kiosk"), ==, KIOSK);
  g_assert_cmpint (json_object_get_int_member (kiosk, "batches"), ==, fixture->figures.entries->len);
  g_assert_cmpstr (json_object_get_string_member (head, "epoch"), ==, EPOCH_B);
  g_assert_cmpint (json_object_get_int_member (head, "n"), ==, 0);
  g_assert_cmpstr (comment, ==, "kiosk=" KIOSK " epoch=" EPOCH_B " head=0 mode=live");
}

static void
test_nothing_closed (Fixture *fixture,
                     gconstpointer data)
{
  JsonObject *kiosk = json_object_get_object_member (fixture->manifest, "congdanso");
  g_autofree char *comment = kiosk_bundle_dup_comment (fixture->bundle);

  g_assert_true (json_object_get_null_member (kiosk, "head"));
  g_assert_cmpstr (comment, ==, "kiosk=" KIOSK " mode=live");
}

/* Else an export would say by its bytes alone when it was made. */
static void
test_same_figures_same_bytes (Fixture *fixture,
                              gconstpointer data)
{
  g_autoptr (KioskBundle) again = make (fixture);

  g_assert_true (g_bytes_equal (kiosk_bundle_get_manifest (again), kiosk_bundle_get_manifest (fixture->bundle)));
}

static void
test_targets (Fixture *fixture,
              gconstpointer data)
{
  const KioskTarget *target = &g_array_index (fixture->targets, KioskTarget, 0);
  static const char rest[] = ",,city_plan,installed,helper,unspecified,500,0,2026-11-01,,0,2026-11-01\n";
  g_autofree char *expected = g_strconcat (KIOSK_TARGET_CSV_HEADER "\n", target->id, rest, NULL);
  GBytes *bytes = find_file (fixture, "targets.csv");

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

/* The words that a column may hold. */
static char *
dup_words (Fixture *fixture,
           guint table,
           const char *name)
{
  JsonArray *resources = json_object_get_array_member (fixture->manifest, "resources");
  JsonObject *schema = json_object_get_object_member (json_array_get_object_element (resources, table), "schema");
  JsonArray *fields = json_object_get_array_member (schema, "fields");
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      JsonObject *field = json_array_get_object_element (fields, i);
      JsonObject *constraints = json_object_get_object_member (field, "constraints");
      JsonArray *values;

      if (!g_str_equal (json_object_get_string_member (field, "name"), name))
        continue;
      values = json_object_get_array_member (constraints, "enum");
      for (guint k = 0; k < json_array_get_length (values); k++)
        g_string_append_printf (words, "%s ", json_array_get_string_element (values, k));
    }
  return g_string_free (words, FALSE);
}

#define ASSERT_WORDS(table, column, to_nick, last) \
  G_STMT_START { \
    g_autofree char *words = dup_words (fixture, table, column); \
    g_autoptr (GString) nicks = g_string_new (NULL); \
    for (int value = 0; value <= (int) (last); value++) \
      if (*to_nick (value) != '\0') \
        g_string_append_printf (nicks, "%s ", to_nick (value)); \
    g_assert_cmpstr (words, ==, nicks->str); \
  } G_STMT_END

/* No more words and no fewer than the program writes. */
static void
test_words (Fixture *fixture,
            gconstpointer data)
{
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_BATCHES, "clock", kiosk_trust_to_nick, KIOSK_TRUST_UNKNOWN);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_CELLS, "shift", kiosk_shift_to_nick, KIOSK_SHIFT_EVE);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_CELLS, "source", kiosk_source_to_nick, KIOSK_SOURCE_HELPER);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_CELLS, "team", kiosk_team_to_nick, KIOSK_TEAM_OFFICIAL);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_CELLS, "audience", kiosk_audience_to_nick, KIOSK_AUDIENCE_UNSPECIFIED);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_CELLS, "kind", kiosk_kind_to_nick, KIOSK_KIND_ADVISED);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_CELLS, "reason", kiosk_reason_to_nick, KIOSK_REASON_UNSAID);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_CELLS, "suppressed", kiosk_suppression_to_nick, KIOSK_SUPPRESSION_RATE);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_SHEETS, "form", kiosk_sheet_form_to_nick, KIOSK_SHEET_FORM_UNIT);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_SHEETS, "place", kiosk_place_to_nick, KIOSK_N_PLACES - 1);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_SHEETS, "figure", kiosk_sheet_figure_to_nick, KIOSK_N_SHEET_FIGURES - 1);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_TARGETS, "name", kiosk_target_name_to_nick, KIOSK_N_TARGET_NAMES - 1);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_TARGETS, "measure", kiosk_target_measure_to_nick, KIOSK_N_TARGET_MEASURES - 1);
  ASSERT_WORDS (KIOSK_BUNDLE_TABLE_TARGETS, "column", kiosk_target_column_to_nick, KIOSK_N_TARGET_COLUMNS - 1);
}

static void
test_signed (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (KioskKey) key = kiosk_key_new (KIOSK, NULL);
  g_autofree char *comment = kiosk_bundle_dup_comment (fixture->bundle);
  g_autofree char *signature = kiosk_key_sign (key, kiosk_bundle_get_manifest (fixture->bundle), comment);
  g_autofree char *public_text = kiosk_public_key_dup_text (kiosk_key_get_public (key));

  kiosk_bundle_add_signature (fixture->bundle, signature, public_text);
  g_assert_cmpuint (kiosk_bundle_get_files (fixture->bundle)->len, ==, KIOSK_N_BUNDLE_TABLES + 3);
  g_assert_cmpmem (g_bytes_get_data (find_file (fixture, "datapackage.json.minisig"), NULL), strlen (signature),
                   signature, strlen (signature));
}

static void
add_test (const char *path,
          gboolean is_filled,
          void (*run) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (is_filled), set_up, run, tear_down);
}

/* The record of the end (APPNOTE.TXT, 4.3.16) is the last thing in it: programs look for it there. */
static void
test_zip_ends_with_its_end (Fixture *fixture,
                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) zip = kiosk_bundle_zip ("a", kiosk_bundle_get_files (fixture->bundle),
                                             kiosk_day_from_iso ("2026-11-18"), &error);
  gsize size;
  const char *bytes;

  g_assert_no_error (error);
  bytes = g_bytes_get_data (zip, &size);
  g_assert_cmpuint (size, >, 22);
  g_assert_cmpmem (bytes + size - 22, 4, "PK\5\6", 4);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_test ("/bundle/resources", TRUE, test_resources);
  add_test ("/bundle/resources-of-nothing", FALSE, test_resources);
  add_test ("/bundle/zip/ends-with-its-end", TRUE, test_zip_ends_with_its_end);
  add_test ("/bundle/kiosk", TRUE, test_kiosk);
  add_test ("/bundle/nothing-closed", FALSE, test_nothing_closed);
  add_test ("/bundle/same-figures-same-bytes", TRUE, test_same_figures_same_bytes);
  add_test ("/bundle/targets", TRUE, test_targets);
  add_test ("/bundle/words", TRUE, test_words);
  add_test ("/bundle/signed", TRUE, test_signed);
  return g_test_run ();
}
