/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes back from a stick: taken whole as it was written, and otherwise not at all. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bundle-folder.h"
#include "kiosk-bundle-reader.h"
#include "kiosk-bundle-tables.h"
#include "kiosk-bundle-zip.h"
#include "kiosk-key.h"
#include "kiosk-target.h"

/* Between the bytes that are flipped: no divisor of any length in a line, so that every column gets its turn. */
#define STEP 5

/* Between the places where a file is cut. */
#define CUT_STEP 23

typedef BundleFolder Fixture;

static KioskBundleContents *
read_path (const char *path,
           const KioskPublicKey *key,
           GError **error)
{
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open (path, error);

  return source != NULL ? kiosk_bundle_read (source, key, error) : NULL;
}

static KioskBundleContents *
assert_read (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  KioskBundleContents *contents = read_path (fixture->folder, kiosk_key_get_public (fixture->key), &error);

  g_assert_no_error (error);
  return contents;
}

static void
assert_refused (Fixture *fixture,
                KioskBundleError code,
                const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskBundleContents) contents = read_path (fixture->folder, NULL, &error);

  g_assert_null (contents);
  if (!g_error_matches (error, KIOSK_BUNDLE_ERROR, (int) code) || strstr (error->message, place) == NULL)
    g_test_message ("Wanted %d %s, got %d %s", (int) code, place, error->code, error->message);
  g_assert_error (error, KIOSK_BUNDLE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, place));
}

static void
assert_same_figures (Fixture *fixture,
                     const KioskBundleContents *contents)
{
  GArray *tables[] = { contents->figures.entries, contents->figures.cells, contents->figures.sheets,
                       contents->figures.targets };

  for (guint table = 0; table < KIOSK_N_BUNDLE_TABLES; table++)
    {
      g_autofree char *name = g_strconcat (kiosk_bundle_table_get_name (table), ".csv", NULL);
      g_autofree char *text = kiosk_bundle_table_dup_csv (table, tables[table]);
      GBytes *bytes = bundle_folder_get_file (fixture, name);

      g_assert_cmpmem (text, strlen (text), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
}

static void
test_whole (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (KioskBundleContents) contents = assert_read (fixture);

  assert_same_figures (fixture, contents);
  g_assert_cmpuint (contents->remarks->len, ==, 0);
  g_assert_cmpstr (contents->manifest->kiosk, ==, KIOSK);
  g_assert_cmpstr (contents->manifest->ward, ==, "26977");
  g_assert_cmpuint (contents->manifest->number, ==, 3);
  g_assert_cmpstr (contents->manifest->mode, ==, "live");
  g_assert_cmpuint (contents->manifest->day, ==, kiosk_day_from_iso ("2026-11-18"));
}

static void
test_zip (Fixture *fixture,
          gconstpointer data)
{
  g_autofree char *path = bundle_folder_write_zip (fixture, G_MAXSIZE);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskBundleContents) contents = read_path (path, NULL, &error);

  g_assert_no_error (error);
  assert_same_figures (fixture, contents);
  g_assert_cmpuint (contents->remarks->len, ==, 0);
}

/* The same files give the same bytes, so a second export of a day is seen to be the same. */
static void
test_zip_is_the_same (Fixture *fixture,
                      gconstpointer data)
{
  GPtrArray *files = kiosk_bundle_get_files (fixture->bundle);
  KioskDay day = kiosk_day_from_iso ("2026-11-18");
  g_autoptr (GBytes) first = kiosk_bundle_zip ("20261118-1", files, day, NULL);
  g_autoptr (GBytes) second = kiosk_bundle_zip ("20261118-1", files, day, NULL);

  g_assert_true (g_bytes_equal (first, second));
}

/* What is torn off behind the last file is a list of what was before. */
static void
test_torn_zip (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GBytes) zip = kiosk_bundle_zip ("20261118-1", kiosk_bundle_get_files (fixture->bundle),
                                             kiosk_day_from_iso ("2026-11-18"), NULL);
  gsize whole = g_bytes_get_size (zip);

  for (gsize size = 0; size < whole; size += 61)
    {
      g_autofree char *path = bundle_folder_write_zip (fixture, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (KioskBundleContents) contents = read_path (path, NULL, &error);

      if (contents != NULL)
        assert_same_figures (fixture, contents);
      else
        g_assert_cmpuint (error->domain, ==, KIOSK_BUNDLE_ERROR);
    }
}

/* The first line of a key and of a signature is for nobody's eyes but people's. */
static gsize
get_first_byte (const char *name,
                GBytes *bytes)
{
  const char *text = g_bytes_get_data (bytes, NULL);

  if (!g_str_equal (name, KIOSK_BUNDLE_KEY_NAME) && !g_str_equal (name, KIOSK_BUNDLE_SIGNATURE_NAME))
    return 0;
  return (gsize) (strchr (text, '\n') - text) + 1;
}

static void
flip_bytes (Fixture *fixture,
            const KioskBundleFile *file)
{
  gsize size = g_bytes_get_size (file->bytes);
  g_autofree char *bytes = g_memdup2 (g_bytes_get_data (file->bytes, NULL), size);

  for (gsize i = get_first_byte (file->name, file->bytes); i < size; i += STEP)
    {
      g_autoptr (GError) error = NULL;

      bytes[i] ^= 1;
      bundle_folder_write (fixture, file->name, bytes, size);
      bytes[i] ^= 1;
      g_assert_null (read_path (fixture->folder, NULL, &error));
      g_assert_cmpuint (error->domain, ==, KIOSK_BUNDLE_ERROR);
    }
  bundle_folder_write (fixture, file->name, bytes, size);
}

static void
test_flipped_bytes (Fixture *fixture,
                    gconstpointer data)
{
  GPtrArray *files = kiosk_bundle_get_files (fixture->bundle);

  for (guint i = 0; i < files->len; i++)
    flip_bytes (fixture, g_ptr_array_index (files, i));
  kiosk_bundle_contents_free (assert_read (fixture));
}

static void
cut (Fixture *fixture,
     const KioskBundleFile *file)
{
  gsize size = g_bytes_get_size (file->bytes);
  gboolean is_text = get_first_byte (file->name, file->bytes) > 0;

  /* The last line feed of a key or a signature says nothing. */
  for (gsize n = 0; n < (is_text ? size - 1 : size); n += CUT_STEP)
    {
      g_autoptr (GError) error = NULL;

      bundle_folder_write (fixture, file->name, g_bytes_get_data (file->bytes, NULL), n);
      g_assert_null (read_path (fixture->folder, NULL, &error));
      g_assert_cmpuint (error->domain, ==, KIOSK_BUNDLE_ERROR);
    }
  bundle_folder_write (fixture, file->name, g_bytes_get_data (file->bytes, NULL), size);
}

/* As a stick leaves it that was pulled out. */
static void
test_cut_anywhere (Fixture *fixture,
                   gconstpointer data)
{
  GPtrArray *files = kiosk_bundle_get_files (fixture->bundle);

  for (guint i = 0; i < files->len; i++)
    cut (fixture, g_ptr_array_index (files, i));
  kiosk_bundle_contents_free (assert_read (fixture));
}

static void
test_every_file_missing (Fixture *fixture,
                         gconstpointer data)
{
  GPtrArray *files = kiosk_bundle_get_files (fixture->bundle);

  for (guint i = 0; i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);
      g_autofree char *path = g_build_filename (fixture->folder, file->name, NULL);

      g_unlink (path);
      assert_refused (fixture, KIOSK_BUNDLE_ERROR_MISSING, file->name);
      g_assert_no_errno (symlink ("/etc/passwd", path));
      assert_refused (fixture, KIOSK_BUNDLE_ERROR_MISSING, file->name);
      g_unlink (path);
      g_assert_no_errno (mkfifo (path, 0600));
      assert_refused (fixture, KIOSK_BUNDLE_ERROR_MISSING, file->name);
      g_unlink (path);
      bundle_folder_write_all (fixture);
    }
}

static void
sign_again (Fixture *fixture,
            JsonNode *root,
            const char *comment)
{
  g_autofree char *text = json_to_string (root, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autofree char *signature = kiosk_key_sign (fixture->key, bytes, comment);

  bundle_folder_write (fixture, KIOSK_BUNDLE_MANIFEST_NAME, text, strlen (text));
  bundle_folder_write (fixture, KIOSK_BUNDLE_SIGNATURE_NAME, signature, strlen (signature));
}

static JsonParser *
parse_manifest (Fixture *fixture)
{
  JsonParser *parser = json_parser_new ();
  gsize size;
  const char *text = g_bytes_get_data (kiosk_bundle_get_manifest (fixture->bundle), &size);

  g_assert_true (json_parser_load_from_data (parser, text, (gssize) size, NULL));
  return parser;
}

static JsonObject *
get_resource (JsonParser *parser,
              guint table)
{
  JsonObject *package = json_node_get_object (json_parser_get_root (parser));

  return json_array_get_object_element (json_object_get_array_member (package, "resources"), table);
}

/* As a kiosk would sign it that has lost its mind. */
static void
put_table (Fixture *fixture,
           KioskBundleTable table,
           const char *text,
           gsize size)
{
  g_autoptr (JsonParser) parser = parse_manifest (fixture);
  g_autofree char *name = g_strconcat (kiosk_bundle_table_get_name (table), ".csv", NULL);
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, size);
  g_autofree char *hash = g_strconcat ("sha256:", sha256, NULL);
  g_autofree char *comment = kiosk_bundle_dup_comment (fixture->bundle);

  json_object_set_string_member (get_resource (parser, table), "hash", hash);
  json_object_set_int_member (get_resource (parser, table), "bytes", (gint64) size);
  bundle_folder_write_all (fixture);
  bundle_folder_write (fixture, name, text, size);
  sign_again (fixture, json_parser_get_root (parser), comment);
}

static char **
dup_lines (Fixture *fixture,
           KioskBundleTable table)
{
  g_autofree char *name = g_strconcat (kiosk_bundle_table_get_name (table), ".csv", NULL);
  GBytes *bytes = bundle_folder_get_file (fixture, name);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_strsplit (text, "\n", -1);
}

/* @line: in the file, the header's being 1. */
static char *
dup_with_value (Fixture *fixture,
                KioskBundleTable table,
                guint line,
                guint column,
                const char *value)
{
  g_auto (GStrv) lines = dup_lines (fixture, table);
  g_auto (GStrv) values = g_strsplit (lines[line - 1], ",", -1);

  g_free (values[column]);
  values[column] = g_strdup (value);
  g_free (lines[line - 1]);
  lines[line - 1] = g_strjoinv (",", values);
  return g_strjoinv ("\n", lines);
}

static void
put_value (Fixture *fixture,
           KioskBundleTable table,
           guint column,
           const char *value)
{
  g_autofree char *text = dup_with_value (fixture, table, 2, column, value);

  put_table (fixture, table, text, strlen (text));
}

/* A unit's code may be much. */
static gboolean
is_code (const char *column,
         const char *value)
{
  return g_str_equal (column, "unit") && kiosk_unit_code_is_valid (value);
}

static void
try_bad_values (Fixture *fixture,
                KioskBundleTable table,
                guint line,
                guint column,
                const char *name)
{
  static const char *const bad[] = { "x", "-1", "1 ", "01", "99999999999999999999", "\"1", "ký", "=1+1", "2026-02-30" };
  g_autofree char *place = g_strdup_printf ("%s.csv: line %u", kiosk_bundle_table_get_name (table), line);
  gboolean is_of_sheet = table == KIOSK_BUNDLE_TABLE_SHEETS;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = dup_with_value (fixture, table, line, column, bad[i]);
      g_autoptr (GBytes) csv = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;

      if (is_code (name, bad[i]))
        continue;
      g_assert_null (kiosk_bundle_table_read (table, csv, &error));
      g_assert_error (error, KIOSK_BUNDLE_ERROR, KIOSK_BUNDLE_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, is_of_sheet ? "sheets.csv: " : place));
    }
}

static void
test_every_value (Fixture *fixture,
                  gconstpointer data)
{
  for (guint table = 0; table < KIOSK_N_BUNDLE_TABLES; table++)
    {
      g_autoptr (KioskBundleSchema) schema = kiosk_bundle_schema_new (table);
      g_auto (GStrv) lines = dup_lines (fixture, table);

      /* Behind the last line feed there is none. */
      for (guint line = 2; line < g_strv_length (lines); line++)
        for (guint column = 0; column < kiosk_bundle_schema_get_n_columns (schema); column++)
          try_bad_values (fixture, table, line, column, kiosk_bundle_schema_get_column (schema, column));
    }
}

/* Signed, so that it is the value for which the bundle is refused. */
static void
test_value_in_each_table (Fixture *fixture,
                          gconstpointer data)
{
  for (guint table = 0; table < KIOSK_N_BUNDLE_TABLES; table++)
    {
      put_value (fixture, table, 0, "x");
      assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, kiosk_bundle_table_get_name (table));
    }
}

static void
test_place_is_named (Fixture *fixture,
                     gconstpointer data)
{
  put_value (fixture, KIOSK_BUNDLE_TABLE_CELLS, 7, "sold");
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "cells.csv: line 2, field kind: has to be one of installed ");
  put_value (fixture, KIOSK_BUNDLE_TABLE_BATCHES, 4, "18/11/2026");
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "batches.csv: line 2, field date: is not a date");
  put_value (fixture, KIOSK_BUNDLE_TABLE_CELLS, 8, "no_network");
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "cells.csv: line 2: its values do not go together");
}

typedef struct
{
  const char *old;
  const char *new;
} Edit;

/* What a reader who is kind would pass over. */
static void
test_every_line (Fixture *fixture,
                 gconstpointer data)
{
  static const Edit edits[] = { { "\n", "\r\n" }, { "\n", "\n\n" }, { "\n", ",\n" }, { ",", ";" }, { ",", ",," },
                                { "epoch", "\xef\xbb\xbf" "epoch" }, { "epoch", "Epoch" }, { "epoch,", "" },
                                { ",n,", ", n," }, { "epoch", "\"epoch\"" } };
  g_auto (GStrv) lines = dup_lines (fixture, KIOSK_BUNDLE_TABLE_CELLS);
  g_autofree char *whole = g_strjoinv ("\n", lines);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_auto (GStrv) parts = g_strsplit (whole, edits[i].old, 2);
      g_autofree char *text = g_strconcat (parts[0], edits[i].new, parts[1], NULL);

      put_table (fixture, KIOSK_BUNDLE_TABLE_CELLS, text, strlen (text));
      assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "cells.csv");
    }
  put_table (fixture, KIOSK_BUNDLE_TABLE_CELLS, whole, strlen (whole) - 1);
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "cells.csv");
  put_table (fixture, KIOSK_BUNDLE_TABLE_CELLS, "", 0);
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "cells.csv");
  whole[strlen (whole) - 3] = '\0';
  put_table (fixture, KIOSK_BUNDLE_TABLE_CELLS, whole, strlen (whole) + 3);
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "cells.csv");
}

static void
put_cells (Fixture *fixture,
           const char *const *lines)
{
  g_autofree char *text = g_strjoinv ("\n", (char **) lines);

  put_table (fixture, KIOSK_BUNDLE_TABLE_CELLS, text, strlen (text));
}

/* Each line sound in itself. */
static void
test_order_of_lines (Fixture *fixture,
                     gconstpointer data)
{
  g_auto (GStrv) lines = dup_lines (fixture, KIOSK_BUNDLE_TABLE_CELLS);
  const char *const turned[] = { lines[0], lines[2], lines[1], lines[3], lines[4], "", NULL };
  const char *const twice[] = { lines[0], lines[1], lines[1], lines[2], lines[3], lines[4], "", NULL };
  static const char of_one_kind[] = EPOCH_A ",0,am,helper,police,resident,1,not_able,unsaid,0,,2";
  const char *const two_of_one_kind[] = { lines[0], lines[1], lines[2], of_one_kind, lines[3], lines[4], "", NULL };
  const char *const space_behind[] = { lines[0], lines[1], lines[2], lines[3], lines[4], " ", NULL };
  const char *const whole[] = { lines[0], lines[1], lines[2], lines[3], lines[4], "", NULL };

  put_cells (fixture, turned);
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "cells.csv: line 3: it is not as a kiosk writes it");
  put_cells (fixture, twice);
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "cells.csv: line 3: it is not as a kiosk writes it");
  put_cells (fixture, two_of_one_kind);
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "cells.csv: line 4: it is not as a kiosk writes it");
  put_cells (fixture, space_behind);
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "cells.csv: line 6: it is not as a kiosk writes it");
  put_cells (fixture, whole);
  kiosk_bundle_contents_free (assert_read (fixture));
}

/* Names of columns are no values, though they were right a line before. */
static void
test_header_again (Fixture *fixture,
                   gconstpointer data)
{
  g_auto (GStrv) lines = dup_lines (fixture, KIOSK_BUNDLE_TABLE_CELLS);
  const char *const again[] = { lines[0], lines[0], lines[1], "", NULL };

  put_cells (fixture, again);
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "cells.csv: line 2, field epoch");
}

static void
test_long_value (Fixture *fixture,
                 gconstpointer data)
{
  static const gsize sizes[] = { 127, 128, 129, 1 << 20 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *value = g_strnfill (sizes[i], 'a');

      put_value (fixture, KIOSK_BUNDLE_TABLE_CELLS, 7, value);
      assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, sizes[i] > 128 ? "cells.csv: line 2, field kind: is longer"
                                                                         : "cells.csv: line 2, field kind: has to be");
    }
}

/* Values that could be, and do not fit the rest. */
static void
test_chain (Fixture *fixture,
            gconstpointer data)
{
  g_auto (GStrv) lines = dup_lines (fixture, KIOSK_BUNDLE_TABLE_BATCHES);
  g_autofree char *shorter = g_strconcat (lines[0], "\n", lines[1], "\n", NULL);

  put_value (fixture, KIOSK_BUNDLE_TABLE_CELLS, 11, "77");
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_MISMATCH, "Batch 0");
  put_value (fixture, KIOSK_BUNDLE_TABLE_BATCHES, 1, "FEDCBA9876543210");
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_MISMATCH, "batches.csv");
  put_table (fixture, KIOSK_BUNDLE_TABLE_BATCHES, shorter, strlen (shorter));
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_MISMATCH, KIOSK_BUNDLE_MANIFEST_NAME);
}

/* Sums that would overflow are refused as numbers. */
static void
test_huge (Fixture *fixture,
           gconstpointer data)
{
  put_value (fixture, KIOSK_BUNDLE_TABLE_BATCHES, 11, "9223372036854775807");
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "batches.csv: line 2, field counted");
}

static JsonObject *
get_kiosk (JsonParser *parser)
{
  return json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "congdanso");
}

static void
test_later_version (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (JsonParser) parser = parse_manifest (fixture);
  g_autofree char *comment = kiosk_bundle_dup_comment (fixture->bundle);

  json_object_set_int_member (get_kiosk (parser), "format", 2);
  json_object_remove_member (get_kiosk (parser), "kiosk");
  sign_again (fixture, json_parser_get_root (parser), comment);
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_NEWER, "format");
}

/* Every member that is read, gone and of another type. */
static void
test_every_member (Fixture *fixture,
                   gconstpointer data)
{
  static const char *const members[] = { "format", "mode", "kiosk", "ward", "number", "batches", "head", "program" };
  g_autofree char *comment = kiosk_bundle_dup_comment (fixture->bundle);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (JsonParser) parser = parse_manifest (fixture);

      json_object_remove_member (get_kiosk (parser), members[i]);
      sign_again (fixture, json_parser_get_root (parser), comment);
      assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, members[i]);
      json_object_set_array_member (get_kiosk (parser), members[i], json_array_new ());
      sign_again (fixture, json_parser_get_root (parser), comment);
      assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, members[i]);
    }
}

static void
test_path_leads_out (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *comment = kiosk_bundle_dup_comment (fixture->bundle);
  static const char *const bad_paths[] = { "../cells.csv", "/etc/passwd", "http://a/b", "", "a b" };

  for (guint i = 0; i < G_N_ELEMENTS (bad_paths); i++)
    {
      g_autoptr (JsonParser) parser = parse_manifest (fixture);

      json_object_set_string_member (get_resource (parser, 1), "path", bad_paths[i]);
      sign_again (fixture, json_parser_get_root (parser), comment);
      assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "path");
    }
}

static void
test_deep_manifest (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *deep = g_strnfill (900000, '[');
  g_autoptr (GBytes) bytes = g_bytes_new (deep, strlen (deep));
  g_autofree char *signature = kiosk_key_sign (fixture->key, bytes, "x");

  bundle_folder_write (fixture, KIOSK_BUNDLE_MANIFEST_NAME, deep, strlen (deep));
  bundle_folder_write (fixture, KIOSK_BUNDLE_SIGNATURE_NAME, signature, strlen (signature));
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "is not JSON");
}

/* Of two members of one name programs take now the first, now the last. */
static void
test_two_of_one_name (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (JsonParser) parser = parse_manifest (fixture);
  g_autofree char *text = json_to_string (json_parser_get_root (parser), FALSE);
  g_autofree char *twice = g_strconcat ("{\"congdanso\":{},", text + 1, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (twice, strlen (twice));
  g_autofree char *signature = kiosk_key_sign (fixture->key, bytes, "x");

  bundle_folder_write (fixture, KIOSK_BUNDLE_MANIFEST_NAME, twice, strlen (twice));
  bundle_folder_write (fixture, KIOSK_BUNDLE_SIGNATURE_NAME, signature, strlen (signature));
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_FORMAT, "is not JSON");
}

static void
test_other_comment (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (JsonParser) parser = parse_manifest (fixture);

  sign_again (fixture, json_parser_get_root (parser), "kiosk=" KIOSK " epoch=" EPOCH_B " head=9 mode=live");
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_SIGNATURE, KIOSK_BUNDLE_SIGNATURE_NAME);
}

/* Whoever makes a bundle of their own can put their own key beside it; not the one that was kept. */
static void
test_other_key (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (KioskKey) stranger = kiosk_key_new (KIOSK, NULL);
  g_autoptr (KioskKey) other = kiosk_key_new ("00000000000000AA", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_path (fixture->folder, kiosk_key_get_public (stranger), &error));
  g_assert_error (error, KIOSK_BUNDLE_ERROR, KIOSK_BUNDLE_ERROR_SIGNATURE);
  g_clear_error (&error);
  g_assert_null (read_path (fixture->folder, kiosk_key_get_public (other), &error));
  g_assert_error (error, KIOSK_BUNDLE_ERROR, KIOSK_BUNDLE_ERROR_SIGNATURE);
}

/* A key of another name signs in the name of this kiosk. */
static void
test_borrowed_name (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (KioskKey) other = kiosk_key_new ("00000000000000AA", NULL);
  g_autofree char *comment = kiosk_bundle_dup_comment (fixture->bundle);
  g_autofree char *signature = kiosk_key_sign (other, kiosk_bundle_get_manifest (fixture->bundle), comment);
  g_autofree char *public_key = kiosk_public_key_dup_text (kiosk_key_get_public (other));

  bundle_folder_write (fixture, KIOSK_BUNDLE_SIGNATURE_NAME, signature, strlen (signature));
  bundle_folder_write (fixture, KIOSK_BUNDLE_KEY_NAME, public_key, strlen (public_key));
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_SIGNATURE, "another one than the key's");
}

/* What a clerk does to the files for people. */
static void
test_remarks (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (JsonParser) parser = parse_manifest (fixture);
  g_autofree char *comment = kiosk_bundle_dup_comment (fixture->bundle);
  JsonObject *package = json_node_get_object (json_parser_get_root (parser));
  JsonArray *resources = json_object_get_array_member (package, "resources");
  static const char *const names[] = { "bao-cao.pdf", "tin-nhan.txt" };
  g_autoptr (KioskBundleContents) contents = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonObject *resource = json_object_new ();

      json_object_set_string_member (resource, "name", i == 0 ? "report" : "message");
      json_object_set_string_member (resource, "path", names[i]);
      json_object_set_int_member (resource, "bytes", 3);
      json_object_set_string_member (resource, "hash", "sha256:" "ba7816bf8f01cfea414140de5dae2223"
                                                                 "b00361a396177a9cb410ff61f20015ad");
      json_array_add_object_element (resources, resource);
    }
  sign_again (fixture, json_parser_get_root (parser), comment);
  bundle_folder_write (fixture, "tin-nhan.txt", "abd", 3);
  bundle_folder_write (fixture, "Thumbs.db", "x", 1);

  contents = assert_read (fixture);
  g_assert_cmpuint (contents->remarks->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const KioskBundleRemark *remark = g_ptr_array_index (contents->remarks, i);
      static const char *const wanted[] = { "bao-cao.pdf", "tin-nhan.txt", "Thumbs.db" };

      g_assert_cmpstr (remark->name, ==, wanted[i]);
      g_assert_cmpint (remark->oddity, ==, i == 0 ? KIOSK_BUNDLE_ODDITY_MISSING : i == 1 ? KIOSK_BUNDLE_ODDITY_CHANGED
                                                                                        : KIOSK_BUNDLE_ODDITY_EXTRA);
    }
}

static void
test_too_many_files (Fixture *fixture,
                     gconstpointer data)
{
  for (guint i = 0; i < KIOSK_BUNDLE_FILES_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("file-%u", i);

      bundle_folder_write (fixture, name, "x", 1);
    }
  /* Which of them is one too many depends on the order that the file system has them in. */
  assert_refused (fixture, KIOSK_BUNDLE_ERROR_TOO_LARGE, "more than a kiosk writes");
}

#define ADD(name, func) \
  g_test_add ("/bundle-reader/" name, Fixture, NULL, bundle_folder_set_up, func, bundle_folder_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("whole", test_whole);
  ADD ("zip", test_zip);
  ADD ("zip-is-the-same", test_zip_is_the_same);
  ADD ("torn-zip", test_torn_zip);
  ADD ("flipped-bytes", test_flipped_bytes);
  ADD ("cut-anywhere", test_cut_anywhere);
  ADD ("every-file-missing", test_every_file_missing);
  ADD ("every-value", test_every_value);
  ADD ("value-in-each-table", test_value_in_each_table);
  ADD ("place-is-named", test_place_is_named);
  ADD ("every-line", test_every_line);
  ADD ("order-of-lines", test_order_of_lines);
  ADD ("header-again", test_header_again);
  ADD ("long-value", test_long_value);
  ADD ("chain", test_chain);
  ADD ("huge", test_huge);
  ADD ("later-version", test_later_version);
  ADD ("every-member", test_every_member);
  ADD ("path-leads-out", test_path_leads_out);
  ADD ("deep-manifest", test_deep_manifest);
  ADD ("two-of-one-name", test_two_of_one_name);
  ADD ("other-comment", test_other_comment);
  ADD ("other-key", test_other_key);
  ADD ("borrowed-name", test_borrowed_name);
  ADD ("remarks", test_remarks);
  ADD ("too-many-files", test_too_many_files);
  return g_test_run ();
}
