/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked for on a stick is found, and what only looks like it is not. */
#include <unistd.h>

#include "bundle-folder.h"
#include "kiosk-bundle-finder.h"

static void
make_bundle_folder (const char *base,
                    const char *path)
{
  g_autofree char *folder = g_build_filename (base, path, NULL);
  g_autofree char *manifest = g_build_filename (folder, KIOSK_BUNDLE_MANIFEST_NAME, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (manifest, "{}", -1, NULL));
}

static void
test_finds (void)
{
  g_autofree char *base = g_dir_make_tmp ("bundle-finder-XXXXXX", NULL);
  g_autofree char *link = g_build_filename (base, "link", NULL);
  g_autofree char *zip = g_build_filename (base, "a.zip", NULL);
  g_autoptr (GPtrArray) paths = NULL;

  make_bundle_folder (base, "CONGDANSO/26977-3-AA/20261118-1");
  make_bundle_folder (base, "CONGDANSO/26977-3-AA/.congdanso-half");
  make_bundle_folder (base, "copies/stick 2/CONGDANSO/26977-4-BB/20261118-1");
  make_bundle_folder (base, "a/b/c/d/e/f/g/h/too-deep");
  g_assert_no_errno (symlink (base, link));
  g_assert_true (g_file_set_contents (zip, "PK", -1, NULL));
  paths = kiosk_bundle_find (base);

  g_assert_cmpuint (paths->len, ==, 3);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (paths, 0), "/CONGDANSO/26977-3-AA/20261118-1"));
  g_assert_cmpstr (g_ptr_array_index (paths, 1), ==, zip);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (paths, 2), "/26977-4-BB/20261118-1"));
  bundle_folder_remove (base);
}

/* Whatever else lies on a stick, however much of it, what kiosks wrote there is found; and it is said that there was
 * more. */
static void
test_within (void)
{
  g_autofree char *base = g_dir_make_tmp ("bundle-finder-XXXXXX", NULL);
  g_autoptr (GPtrArray) paths = NULL;
  gboolean is_whole;

  make_bundle_folder (base, "CONGDANSO/26977-3-AA/20261118-1");
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%u.txt", base, i);

      g_assert_true (g_file_set_contents (name, "", 0, NULL));
    }
  paths = kiosk_bundle_find_within (base, 22, &is_whole);
  g_assert_true (is_whole);
  g_assert_cmpuint (paths->len, ==, 1);
  g_clear_pointer (&paths, g_ptr_array_unref);
  paths = kiosk_bundle_find_within (base, 3, &is_whole);
  g_assert_false (is_whole);
  g_assert_cmpuint (paths->len, ==, 1);
  bundle_folder_remove (base);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle-finder/finds", test_finds);
  g_test_add_func ("/bundle-finder/within", test_within);
  return g_test_run ();
}
