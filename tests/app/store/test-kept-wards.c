/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of wards beside the records: kept whole, and refused whole where the disk harmed it. */
#include <glib/gstdio.h>
#include <string.h>

#include "kiosk-content-error.h"
#include "kiosk-kept-wards.h"
#include "kiosk-store-error.h"
#include "kiosk-ward.h"

#define HEADER "code,name,valid_from,valid_to,formed_from\n"
#define FIRST  HEADER "26734,Phường Sài Gòn,2025-07-01,,\n"
#define SECOND HEADER "26740,Phường Bến Thành,2025-07-01,,\n26743,Phường Cầu Ông Lãnh,2025-07-01,,\n"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("kept-wards-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, KIOSK_KEPT_WARDS_NAME, NULL);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static void
keep (Fixture *self,
      const char *text)
{
  g_autoptr (GBytes) csv = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_kept_wards_save (self->folder, csv, &error));
  g_assert_no_error (error);
}

static void
assert_first_ward (Fixture *self,
                   const char *name,
                   guint n_wards)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wards = kiosk_kept_wards_load (self->folder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (wards->len, ==, n_wards);
  g_assert_cmpstr (((const KioskWard *) g_ptr_array_index (wards, 0))->name, ==, name);
}

/* Nothing else is left in the folder: tear_down() removes it. */
static void
test_newest (Fixture *self,
             gconstpointer data)
{
  keep (self, FIRST);
  assert_first_ward (self, "Phường Sài Gòn", 1);
  keep (self, SECOND);
  assert_first_ward (self, "Phường Bến Thành", 2);
}

static void
assert_refused (Fixture *self,
                GQuark domain,
                int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_kept_wards_load (self->folder, &error));
  g_assert_error (error, domain, code);
}

static void
test_none (Fixture *self,
           gconstpointer data)
{
  assert_refused (self, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_MISSING);
}

static void
assert_refused_as (Fixture *self,
                   const char *text,
                   gsize size)
{
  g_assert_true (g_file_set_contents_full (self->path, text, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  assert_refused (self, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT);
}

/* Also where what is left would read well, as without its last line. */
static void
test_damaged (Fixture *self,
              gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize length;

  keep (self, SECOND);
  g_assert_true (g_file_get_contents (self->path, &text, &length, NULL));
  for (gsize place = 0; place < length; place++)
    {
      text[place] ^= 1;
      assert_refused_as (self, text, length);
      text[place] ^= 1;
    }
  for (gsize size = 0; size < length; size++)
    assert_refused_as (self, text, size);
}

/* As whoever puts a list there by hand leaves it. */
static void
test_without_a_hash (Fixture *self,
                     gconstpointer data)
{
  g_assert_true (g_file_set_contents (self->path, FIRST, -1, NULL));
  assert_refused (self, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT);
}

static void
test_later_format (Fixture *self,
                   gconstpointer data)
{
  keep (self, "code;name\n26734;Phường Sài Gòn\n");
  assert_refused (self, KIOSK_WARD_ERROR, KIOSK_WARD_ERROR_INVALID);
}

static void
test_too_large (Fixture *self,
                gconstpointer data)
{
  g_autofree char *text = g_strnfill (2 * 1024 * 1024, 'x');

  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
  assert_refused (self, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_TOO_LARGE);
}

static void
test_no_folder (Fixture *self,
                gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "none", NULL);
  g_autoptr (GBytes) csv = g_bytes_new_static (FIRST, strlen (FIRST));
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_kept_wards_save (folder, csv, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_MISSING);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/kept-wards/newest", Fixture, NULL, set_up, test_newest, tear_down);
  g_test_add ("/kept-wards/none", Fixture, NULL, set_up, test_none, tear_down);
  g_test_add ("/kept-wards/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/kept-wards/without-a-hash", Fixture, NULL, set_up, test_without_a_hash, tear_down);
  g_test_add ("/kept-wards/later-format", Fixture, NULL, set_up, test_later_format, tear_down);
  g_test_add ("/kept-wards/too-large", Fixture, NULL, set_up, test_too_large, tear_down);
  g_test_add ("/kept-wards/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  return g_test_run ();
}
