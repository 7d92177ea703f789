/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a bundle: judged as strictly as in the whole bundle, and without a look at the rest. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bundle-folder.h"
#include "kiosk-bundle-reader.h"
#include "kiosk-bundle-zip.h"

/* What a zip's head may cost, however long the zip is. */
#define READ_MAX_BYTES (256 * 1024)
#define LONG_BYTES     ((off_t) 200 << 20)
#define PAPER_BYTES    ((gsize) 8 << 20)

/* Between the bytes that are flipped. */
#define STEP 5

static const char *const head_names[] = {
  KIOSK_BUNDLE_MANIFEST_NAME, KIOSK_BUNDLE_SIGNATURE_NAME, KIOSK_BUNDLE_KEY_NAME
};

static guint64
get_n_bytes_read (void)
{
  g_autofree char *text = NULL;
  const char *figure = g_file_get_contents ("/proc/self/io", &text, NULL, NULL) ? strstr (text, "rchar: ") : NULL;

  return figure != NULL ? g_ascii_strtoull (figure + strlen ("rchar: "), NULL, 10) : 0;
}

static KioskBundleContents *
read_head (const char *path,
           const KioskPublicKey *key,
           GError **error)
{
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open_head (path, error);

  return source != NULL ? kiosk_bundle_read_head (source, key, error) : NULL;
}

static void
assert_head (const char *path,
             const KioskPublicKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskBundleContents) head = read_head (path, key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (head->manifest->kiosk, ==, KIOSK);
  g_assert_cmpstr (head->manifest->epoch, ==, EPOCH_B);
  g_assert_cmpint (head->manifest->n_batches, ==, 4);
  g_assert_null (head->figures.entries);
  g_assert_null (head->figures.cells);
  g_assert_cmpuint (head->remarks->len, ==, 0);
}

static void
assert_refused (const char *path,
                KioskBundleError code,
                const char *place)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_head (path, NULL, &error));
  g_assert_error (error, KIOSK_BUNDLE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, place));
}

static void
assert_no_more_than_head (const char *path)
{
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open_head (path, NULL);
  g_auto (GStrv) names = kiosk_bundle_source_dup_names (source);

  g_assert_cmpuint (g_strv_length (names), ==, G_N_ELEMENTS (head_names));
  for (guint i = 0; i < G_N_ELEMENTS (head_names); i++)
    g_assert_cmpstr (names[i], ==, head_names[i]);
}

static void
test_folder (BundleFolder *fixture,
             gconstpointer data)
{
  assert_head (fixture->folder, NULL);
  assert_head (fixture->folder, kiosk_key_get_public (fixture->key));
  assert_no_more_than_head (fixture->folder);
}

static void
test_zip (BundleFolder *fixture,
          gconstpointer data)
{
  g_autofree char *path = bundle_folder_write_zip (fixture, G_MAXSIZE);

  assert_head (path, NULL);
  assert_head (path, kiosk_key_get_public (fixture->key));
  assert_no_more_than_head (path);
}

/* What was read whole reads as a head too. */
static void
test_of_whole_source (BundleFolder *fixture,
                      gconstpointer data)
{
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open (fixture->folder, NULL);
  g_autoptr (KioskBundleContents) head = kiosk_bundle_read_head (source, NULL, NULL);

  g_assert_cmpstr (head->manifest->kiosk, ==, KIOSK);
}

/* A head is no bundle. */
static void
test_is_not_whole (BundleFolder *fixture,
                   gconstpointer data)
{
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open_head (fixture->folder, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_bundle_read (source, NULL, &error));
  g_assert_error (error, KIOSK_BUNDLE_ERROR, KIOSK_BUNDLE_ERROR_MISSING);
}

static void
test_other_files_are_not_looked_at (BundleFolder *fixture,
                                    gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cells.csv", NULL);

  bundle_folder_write (fixture, "batches.csv", "x", 1);
  g_unlink (path);
  g_assert_no_errno (mkfifo (path, 0600));
  assert_head (fixture->folder, NULL);
}

static void
add_long_paper (BundleFolder *fixture)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint32 *noise = g_new (guint32, PAPER_BYTES / sizeof *noise);

  for (gsize i = 0; i < PAPER_BYTES / sizeof *noise; i++)
    noise[i] = g_rand_int (random);
  g_ptr_array_insert (kiosk_bundle_get_files (fixture->bundle), 0,
                      kiosk_bundle_file_new ("anh.png", g_bytes_new_take (noise, PAPER_BYTES)));
}

static void
test_long_zip_is_passed_over (BundleFolder *fixture,
                              gconstpointer data)
{
  g_autofree char *path = NULL;
  guint64 before;

  add_long_paper (fixture);
  path = bundle_folder_write_zip (fixture, G_MAXSIZE);
  before = get_n_bytes_read ();
  if (before == 0)
    {
      g_test_skip ("this system does not tell how much a program has read");
      return;
    }
  assert_head (path, NULL);
  g_assert_cmpuint (get_n_bytes_read () - before, >, 0);
  g_assert_cmpuint (get_n_bytes_read () - before, <, READ_MAX_BYTES);
}

static void
test_no_regular_file (BundleFolder *fixture,
                      gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (head_names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, head_names[i], NULL);

      g_unlink (path);
      assert_refused (fixture->folder, KIOSK_BUNDLE_ERROR_MISSING, head_names[i]);
      g_assert_no_errno (symlink ("/etc/passwd", path));
      assert_refused (fixture->folder, KIOSK_BUNDLE_ERROR_MISSING, head_names[i]);
      g_unlink (path);
      g_assert_no_errno (mkfifo (path, 0600));
      assert_refused (fixture->folder, KIOSK_BUNDLE_ERROR_MISSING, head_names[i]);
      g_unlink (path);
      bundle_folder_write_all (fixture);
    }
}

static void
test_too_large (BundleFolder *fixture,
                gconstpointer data)
{
  guint64 before = get_n_bytes_read ();

  for (guint i = 0; i < G_N_ELEMENTS (head_names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, head_names[i], NULL);

      g_assert_no_errno (truncate (path, LONG_BYTES));
      assert_refused (fixture->folder, KIOSK_BUNDLE_ERROR_TOO_LARGE, head_names[i]);
      bundle_folder_write_all (fixture);
    }
  g_assert_cmpuint (get_n_bytes_read () - before, <, LONG_BYTES);
}

/* Behind the first line, which is for people: of a key and of a signature. */
static void
flip_bytes (BundleFolder *fixture,
            const char *name)
{
  GBytes *whole = bundle_folder_get_file (fixture, name);
  gsize size = g_bytes_get_size (whole);
  g_autofree char *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
  const char *feed = g_str_equal (name, KIOSK_BUNDLE_MANIFEST_NAME) ? NULL : memchr (bytes, '\n', size);
  gsize first = feed != NULL ? (gsize) (feed - bytes) + 1 : 0;

  for (gsize i = first; i < size; i += STEP)
    {
      g_autoptr (GError) error = NULL;

      bytes[i] ^= 1;
      bundle_folder_write (fixture, name, bytes, size);
      bytes[i] ^= 1;
      g_assert_null (read_head (fixture->folder, NULL, &error));
      g_assert_cmpuint (error->domain, ==, KIOSK_BUNDLE_ERROR);
    }
  bundle_folder_write (fixture, name, bytes, size);
}

static void
test_flipped_bytes (BundleFolder *fixture,
                    gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (head_names); i++)
    flip_bytes (fixture, head_names[i]);
  assert_head (fixture->folder, NULL);
}

static void
test_other_key (BundleFolder *fixture,
                gconstpointer data)
{
  g_autoptr (KioskKey) stranger = kiosk_key_new (KIOSK, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_head (fixture->folder, kiosk_key_get_public (stranger), &error));
  g_assert_error (error, KIOSK_BUNDLE_ERROR, KIOSK_BUNDLE_ERROR_SIGNATURE);
}

static void
test_torn_zip (BundleFolder *fixture,
               gconstpointer data)
{
  g_autoptr (GBytes) zip = kiosk_bundle_zip ("20261118-1", kiosk_bundle_get_files (fixture->bundle),
                                             kiosk_day_from_iso ("2026-11-18"), NULL);

  for (gsize size = 0; size < g_bytes_get_size (zip); size += 61)
    {
      g_autofree char *path = bundle_folder_write_zip (fixture, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (KioskBundleContents) head = read_head (path, NULL, &error);

      if (head != NULL)
        g_assert_cmpstr (head->manifest->kiosk, ==, KIOSK);
      else
        g_assert_cmpuint (error->domain, ==, KIOSK_BUNDLE_ERROR);
    }
}

static void
test_name_twice (BundleFolder *fixture,
                 gconstpointer data)
{
  GBytes *manifest = kiosk_bundle_get_manifest (fixture->bundle);
  g_autofree char *path = NULL;

  g_ptr_array_add (kiosk_bundle_get_files (fixture->bundle),
                   kiosk_bundle_file_new (KIOSK_BUNDLE_MANIFEST_NAME, g_bytes_ref (manifest)));
  path = bundle_folder_write_zip (fixture, G_MAXSIZE);
  assert_refused (path, KIOSK_BUNDLE_ERROR_FORMAT, KIOSK_BUNDLE_MANIFEST_NAME);
}

static void
test_no_bundle (BundleFolder *fixture,
                gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.zip", NULL);

  assert_refused (path, KIOSK_BUNDLE_ERROR_MISSING, "a.zip");
  bundle_folder_write (fixture, "a.zip", "no zip", 6);
  assert_refused (path, KIOSK_BUNDLE_ERROR_FORMAT, "a.zip");
  g_unlink (path);
  g_assert_no_errno (mkfifo (path, 0600));
  assert_refused (path, KIOSK_BUNDLE_ERROR_MISSING, "a.zip");
  g_unlink (path);
  bundle_folder_write (fixture, "a.zip", "", 0);
  g_assert_no_errno (truncate (path, (off_t) KIOSK_BUNDLE_ZIP_MAX_BYTES + 1));
  assert_refused (path, KIOSK_BUNDLE_ERROR_TOO_LARGE, "a.zip");
  assert_refused ("/nowhere/a.zip", KIOSK_BUNDLE_ERROR_MISSING, "a.zip");
}

#define ADD(name, func) \
  g_test_add ("/bundle-head/" name, BundleFolder, NULL, bundle_folder_set_up, func, bundle_folder_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("folder", test_folder);
  ADD ("zip", test_zip);
  ADD ("of-whole-source", test_of_whole_source);
  ADD ("is-not-whole", test_is_not_whole);
  ADD ("other-files-are-not-looked-at", test_other_files_are_not_looked_at);
  ADD ("long-zip-is-passed-over", test_long_zip_is_passed_over);
  ADD ("no-regular-file", test_no_regular_file);
  ADD ("too-large", test_too_large);
  ADD ("flipped-bytes", test_flipped_bytes);
  ADD ("other-key", test_other_key);
  ADD ("torn-zip", test_torn_zip);
  ADD ("name-twice", test_name_twice);
  ADD ("no-bundle", test_no_bundle);
  return g_test_run ();
}
