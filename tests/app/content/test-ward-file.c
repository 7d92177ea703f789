/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ward list as a file: a good one, and every way in which there is none. */
#include <glib/gstdio.h>

#include <string.h>
#include <unistd.h>

#include "kiosk-content-error.h"
#include "kiosk-ward-file.h"

#define HEADER "code,name,valid_from,valid_to,formed_from\n"

static char *
write_file (const char *name,
            const char *text,
            gsize size)
{
  g_autofree char *folder = g_dir_make_tmp ("wards-XXXXXX", NULL);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, (gssize) size, NULL));
  return path;
}

static void
assert_refused (const char *path,
                GQuark domain,
                int code,
                const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_ward_file_load (path, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_good (void)
{
  static const char text[] = HEADER "26977,Phường Tân Sơn Hòa,2025-07-01,,\n";
  g_autofree char *path = write_file ("own.csv", text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wards = kiosk_ward_file_load (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (wards->len, ==, 1);
}

static void
test_fault_names_file_and_line (void)
{
  static const char text[] = HEADER "2697,Phường Tân Sơn Hòa,2025-07-01,,\n";
  g_autofree char *path = write_file ("own.csv", text, strlen (text));

  assert_refused (path, KIOSK_WARD_ERROR, KIOSK_WARD_ERROR_INVALID, "own.csv: line 2, field code");
}

static void
test_not_there (void)
{
  g_autofree char *path = write_file ("own.csv", "", 0);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *absent = g_build_filename (folder, "absent.csv", NULL);
  g_autofree char *below = g_build_filename (folder, "absent", "own.csv", NULL);
  g_autofree char *link = g_build_filename (folder, "link.csv", NULL);

  g_assert_cmpint (symlink (path, link), ==, 0);
  assert_refused (absent, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_MISSING, "absent.csv");
  assert_refused (below, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_MISSING, "absent");
  assert_refused (folder, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_MISSING, "not a regular file");
  assert_refused (link, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_MISSING, "link.csv");
}

static void
test_too_large (void)
{
  g_autofree char *text = g_malloc0 (KIOSK_WARD_FILE_MAX_BYTES + 1);
  g_autofree char *path = write_file ("own.csv", text, KIOSK_WARD_FILE_MAX_BYTES + 1);

  assert_refused (path, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_TOO_LARGE, "own.csv");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ward-file/good", test_good);
  g_test_add_func ("/ward-file/fault-names-file-and-line", test_fault_names_file_and_line);
  g_test_add_func ("/ward-file/not-there", test_not_there);
  g_test_add_func ("/ward-file/too-large", test_too_large);
  return g_test_run ();
}
