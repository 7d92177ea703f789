/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Caps on what is read: figures within them, or not at all; whatever else lies there is worth a remark. */
#include <string.h>
#include <unistd.h>

#include "bundle-folder.h"
#include "kiosk-bundle-reader.h"

#define FILM       "phim.mp4"
#define FILM_BYTES ((off_t) 300 << 20)

static KioskBundleContents *
read_path (const char *path,
           GError **error)
{
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open (path, error);

  return source != NULL ? kiosk_bundle_read (source, NULL, error) : NULL;
}

static void
assert_one_remark (const char *path,
                   KioskBundleOddity oddity,
                   const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskBundleContents) contents = read_path (path, &error);
  const KioskBundleRemark *remark;

  g_assert_no_error (error);
  g_assert_cmpuint (contents->remarks->len, ==, 1);
  remark = g_ptr_array_index (contents->remarks, 0);
  g_assert_cmpint (remark->oddity, ==, oddity);
  g_assert_cmpstr (remark->name, ==, name);
}

static void
assert_too_large (const char *path,
                  const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_path (path, &error));
  g_assert_error (error, KIOSK_BUNDLE_ERROR, KIOSK_BUNDLE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, name));
}

/* Of zeros, which take no room on the disk. */
static void
stretch (BundleFolder *fixture,
         const char *name,
         off_t size)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    bundle_folder_write (fixture, name, "", 0);
  g_assert_no_errno (truncate (path, size));
}

static void
add_to_zip (BundleFolder *fixture,
            const char *name,
            gsize size)
{
  g_ptr_array_add (kiosk_bundle_get_files (fixture->bundle),
                   kiosk_bundle_file_new (name, g_bytes_new_take (g_malloc0 (size), size)));
}

static void
test_film_in_folder (BundleFolder *fixture,
                     gconstpointer data)
{
  stretch (fixture, FILM, FILM_BYTES);
  assert_one_remark (fixture->folder, KIOSK_BUNDLE_ODDITY_EXTRA, FILM);
}

static void
test_film_in_zip (BundleFolder *fixture,
                  gconstpointer data)
{
  g_autofree char *path = NULL;

  add_to_zip (fixture, FILM, KIOSK_BUNDLE_OTHER_MAX_BYTES + 1);
  path = bundle_folder_write_zip (fixture, G_MAXSIZE);
  assert_one_remark (path, KIOSK_BUNDLE_ODDITY_EXTRA, FILM);
}

/* Whoever unpacks it by hand gets a file somewhere else. */
static void
test_path_out_of_zip (BundleFolder *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  add_to_zip (fixture, "../../" FILM, 3);
  path = bundle_folder_write_zip (fixture, G_MAXSIZE);
  g_assert_null (read_path (path, &error));
  g_assert_error (error, KIOSK_BUNDLE_ERROR, KIOSK_BUNDLE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "../../" FILM));
}

/* How many bytes are kept of what no figure depends on. */
static gsize
measure_films (const char *path)
{
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open (path, NULL);
  g_auto (GStrv) names = kiosk_bundle_source_dup_names (source);
  gsize n_bytes = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      GBytes *bytes = kiosk_bundle_source_get (source, names[i]);

      n_bytes += g_str_has_suffix (names[i], ".mp4") && bytes != NULL ? g_bytes_get_size (bytes) : 0;
    }
  return n_bytes;
}

/* What others leave takes nothing from the figures' room. */
static void
test_many_films (BundleFolder *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskBundleContents) contents = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.mp4", i);

      stretch (fixture, name, KIOSK_BUNDLE_OTHER_MAX_BYTES);
    }
  contents = read_path (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contents->remarks->len, ==, 8);
  g_assert_cmpuint (measure_films (fixture->folder), <=, KIOSK_BUNDLE_OTHERS_MAX_BYTES);
}

/* A paper of the bundle that somebody made larger than any: a changed one, not a missing one. */
static void
test_large_paper (BundleFolder *fixture,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_bundle_file_free);

  g_ptr_array_add (papers, kiosk_bundle_file_new ("bao-cao.pdf", g_bytes_new_static ("abc", 3)));
  bundle_folder_make (fixture, papers);
  stretch (fixture, "bao-cao.pdf", FILM_BYTES);
  assert_one_remark (fixture->folder, KIOSK_BUNDLE_ODDITY_CHANGED, "bao-cao.pdf");
}

static void
test_large_table (BundleFolder *fixture,
                  gconstpointer data)
{
  stretch (fixture, "cells.csv", KIOSK_BUNDLE_FILE_MAX_BYTES + 1);
  assert_too_large (fixture->folder, "cells.csv");
}

static void
test_large_tables (BundleFolder *fixture,
                   gconstpointer data)
{
  stretch (fixture, "cells.csv", KIOSK_BUNDLE_ALL_MAX_BYTES / 2);
  stretch (fixture, "sheets.csv", KIOSK_BUNDLE_ALL_MAX_BYTES / 2);
  assert_too_large (fixture->folder, ".csv");
}

static void
test_large_table_in_zip (BundleFolder *fixture,
                         gconstpointer data)
{
  g_autofree char *path = NULL;

  add_to_zip (fixture, "cells.csv", KIOSK_BUNDLE_FILE_MAX_BYTES + 1);
  path = bundle_folder_write_zip (fixture, G_MAXSIZE);
  assert_too_large (path, "cells.csv");
}

static void
test_large_zip (BundleFolder *fixture,
                gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.zip", NULL);

  stretch (fixture, "a.zip", KIOSK_BUNDLE_ZIP_MAX_BYTES + 1);
  assert_too_large (path, "a.zip");
}

#define ADD(name, func) \
  g_test_add ("/bundle-source/" name, BundleFolder, NULL, bundle_folder_set_up, func, bundle_folder_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("film-in-folder", test_film_in_folder);
  ADD ("film-in-zip", test_film_in_zip);
  ADD ("path-out-of-zip", test_path_out_of_zip);
  ADD ("many-films", test_many_films);
  ADD ("large-paper", test_large_paper);
  ADD ("large-table", test_large_table);
  ADD ("large-tables", test_large_tables);
  ADD ("large-table-in-zip", test_large_table_in_zip);
  ADD ("large-zip", test_large_zip);
  return g_test_run ();
}
