/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A durable folder is there whole or not at all, and never in the place of another. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk-durable-file.h"
#include "kiosk-durable-folder.h"

#define NOBODY 65534

typedef struct
{
  char     *parent;
  int       parent_fd;
  KioskDay  day;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->parent = g_dir_make_tmp ("kiosk-folder-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->parent_fd = open (fixture->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_assert_cmpint (fixture->parent_fd, >=, 0);
  fixture->day = kiosk_day_from_iso ("2026-11-18");
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->parent);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  close (fixture->parent_fd);
  g_free (fixture->parent);
}

static guint
count_names (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static gboolean
add_text (KioskDurableFolder *folder,
          const char *name,
          const char *text,
          GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return kiosk_durable_folder_add_file (folder, name, bytes, error);
}

static KioskDurableFolder *
new_folder_with_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  KioskDurableFolder *folder = kiosk_durable_folder_new (fixture->parent_fd, fixture->day, &error);

  g_assert_no_error (error);
  g_assert_true (add_text (folder, "a.csv", "một\n", &error));
  g_assert_no_error (error);
  return folder;
}

static void
assert_text (Fixture *fixture,
             const char *name,
             const char *expected)
{
  g_autofree char *path = g_build_filename (fixture->parent, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_commit (Fixture *fixture,
             gconstpointer data)
{
  KioskDurableFolder *folder = new_folder_with_file (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_durable_folder_commit (folder, "done", &error));
  g_assert_no_error (error);
  kiosk_durable_folder_free (folder);
  assert_text (fixture, "done/a.csv", "một\n");
  g_assert_cmpuint (count_names (fixture->parent), ==, 1);
}

static void
test_abandoned (Fixture *fixture,
                gconstpointer data)
{
  KioskDurableFolder *folder = new_folder_with_file (fixture);

  g_assert_cmpuint (count_names (fixture->parent), ==, 1);
  kiosk_durable_folder_free (folder);
  g_assert_cmpuint (count_names (fixture->parent), ==, 0);
}

static void
test_taken (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (KioskDurableFolder) folder = new_folder_with_file (fixture);
  g_autofree char *empty = g_build_filename (fixture->parent, "empty", NULL);
  g_autofree char *file = g_build_filename (fixture->parent, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (empty, 0755), ==, 0);
  g_assert_true (g_file_set_contents (file, "old", -1, NULL));

  g_assert_false (kiosk_durable_folder_commit (folder, "empty", &error));
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_TAKEN);
  g_clear_error (&error);
  g_assert_cmpuint (count_names (empty), ==, 0);

  g_assert_false (kiosk_durable_folder_commit (folder, "file", &error));
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_TAKEN);
  g_clear_error (&error);
  assert_text (fixture, "file", "old");

  g_assert_true (kiosk_durable_folder_commit (folder, "free", &error));
  assert_text (fixture, "free/a.csv", "một\n");
}

static void
test_file_taken (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (KioskDurableFolder) folder = new_folder_with_file (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (add_text (folder, "a.csv", "hai\n", &error));
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_TAKEN);
}

/* A folder that somebody removed while it was open. */
static void
test_missing (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kiosk_durable_folder_open (fixture->parent_fd, "missing", &error), ==, -1);
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_MISSING);
  g_clear_error (&error);

  g_assert_cmpint (g_rmdir (fixture->parent), ==, 0);
  g_assert_null (kiosk_durable_folder_new (fixture->parent_fd, fixture->day, &error));
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_cmpint (kiosk_durable_folder_make_parent (fixture->parent_fd, "x", &error), ==, -1);
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_MISSING);
}

static void
test_unwritable (Fixture *fixture,
                 gconstpointer data)
{
  gboolean is_root = geteuid () == 0;
  g_autoptr (GError) error = NULL;

  /* Rights do not bind root: be nobody for a moment. */
  g_assert_cmpint (chmod (fixture->parent, 0555), ==, 0);
  g_assert_cmpint (is_root ? seteuid (NOBODY) : 0, ==, 0);
  g_assert_null (kiosk_durable_folder_new (fixture->parent_fd, fixture->day, &error));
  g_assert_cmpint (is_root ? seteuid (0) : 0, ==, 0);
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_UNWRITABLE);
  g_assert_cmpint (chmod (fixture->parent, 0755), ==, 0);
}

static void
test_full (Fixture *fixture,
           gconstpointer data)
{
  KioskDurableFolder *folder = new_folder_with_file (fixture);
  struct rlimit old, tight;
  g_autoptr (GError) error = NULL;

  /* A limit on file size stops a write in its middle, as a full disk does. */
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  tight = (struct rlimit) { .rlim_cur = 4, .rlim_max = old.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_assert_false (add_text (folder, "b.csv", "0123456789", &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);

  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_FULL);
  kiosk_durable_folder_free (folder);
  g_assert_cmpuint (count_names (fixture->parent), ==, 0);
}

static void
assert_parent (Fixture *fixture,
               const char *name)
{
  g_autoptr (GError) error = NULL;
  int fd = kiosk_durable_folder_make_parent (fixture->parent_fd, name, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
}

static void
assert_no_parent (Fixture *fixture,
                  const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kiosk_durable_folder_make_parent (fixture->parent_fd, name, &error), ==, -1);
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_TAKEN);
}

static void
test_parent (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *made = g_build_filename (fixture->parent, "made", NULL);
  g_autofree char *elsewhere = g_build_filename (fixture->parent, "link", NULL);
  g_autofree char *file = g_build_filename (fixture->parent, "file", NULL);

  assert_parent (fixture, "made");
  assert_parent (fixture, "made");
  g_assert_true (g_file_test (made, G_FILE_TEST_IS_DIR));

  g_assert_cmpint (symlink (made, elsewhere), ==, 0);
  assert_no_parent (fixture, "link");
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  assert_no_parent (fixture, "file");
}

static gboolean
add_zip (KioskDurableFolder *folder,
         GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("PK", 2);

  return kiosk_durable_folder_add_beside (folder, ".zip", bytes, error);
}

static void
test_beside (Fixture *fixture,
             gconstpointer data)
{
  KioskDurableFolder *folder = new_folder_with_file (fixture);
  g_autofree char *taken = g_build_filename (fixture->parent, "taken.zip", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (add_zip (folder, &error));
  g_assert_false (add_zip (folder, &error));
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_TAKEN);
  g_clear_error (&error);

  /* The folder does not get the name if the file cannot. */
  g_assert_true (g_file_set_contents (taken, "old", -1, NULL));
  g_assert_false (kiosk_durable_folder_commit (folder, "taken", &error));
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_TAKEN);
  g_clear_error (&error);

  g_assert_true (kiosk_durable_folder_commit (folder, "done", &error));
  g_assert_no_error (error);
  kiosk_durable_folder_free (folder);
  assert_text (fixture, "taken.zip", "old");
  assert_text (fixture, "done.zip", "PK");
  assert_text (fixture, "done/a.csv", "một\n");
  g_assert_cmpuint (count_names (fixture->parent), ==, 3);
}

static void
test_abandoned_beside (Fixture *fixture,
                       gconstpointer data)
{
  KioskDurableFolder *folder = new_folder_with_file (fixture);

  g_assert_true (add_zip (folder, NULL));
  g_assert_cmpuint (count_names (fixture->parent), ==, 2);
  kiosk_durable_folder_free (folder);
  g_assert_cmpuint (count_names (fixture->parent), ==, 0);
}

static void
test_errno (void)
{
  static const struct { int saved_errno; int code; } cases[] = {
    { ENOENT, KIOSK_EXCHANGE_ERROR_MISSING }, { ENOTDIR, KIOSK_EXCHANGE_ERROR_MISSING },
    { EACCES, KIOSK_EXCHANGE_ERROR_UNWRITABLE }, { EROFS, KIOSK_EXCHANGE_ERROR_UNWRITABLE },
    { ENOSPC, KIOSK_EXCHANGE_ERROR_FULL }, { EDQUOT, KIOSK_EXCHANGE_ERROR_FULL },
    { EEXIST, KIOSK_EXCHANGE_ERROR_TAKEN }, { EIO, KIOSK_EXCHANGE_ERROR_IO }, { ENODEV, KIOSK_EXCHANGE_ERROR_IO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (kiosk_exchange_set_errno (&error, cases[i].saved_errno, "write", "somewhere"));
      g_assert_error (error, KIOSK_EXCHANGE_ERROR, cases[i].code);
    }
}

static void
add_test (const char *path,
          void (*run) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, run, tear_down);
}

static void
test_single_file (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("mới\n", strlen ("mới\n"));
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_durable_file_write (fixture->parent_fd, "a.json", bytes, fixture->day, &error));
  g_assert_no_error (error);
  assert_text (fixture, "a.json", "mới\n");
  g_assert_cmpuint (count_names (fixture->parent), ==, 1);
}

static void
test_single_file_taken (Fixture *fixture,
                        gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("mới\n", strlen ("mới\n"));
  g_autofree char *path = g_build_filename (fixture->parent, "a.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_false (kiosk_durable_file_write (fixture->parent_fd, "a.json", bytes, fixture->day, &error));
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_TAKEN);
  assert_text (fixture, "a.json", "old");
  g_assert_cmpuint (count_names (fixture->parent), ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_test ("/durable-folder/commit", test_commit);
  add_test ("/durable-folder/abandoned", test_abandoned);
  add_test ("/durable-folder/taken", test_taken);
  add_test ("/durable-folder/file-taken", test_file_taken);
  add_test ("/durable-folder/missing", test_missing);
  add_test ("/durable-folder/unwritable", test_unwritable);
  add_test ("/durable-folder/single-file", test_single_file);
  add_test ("/durable-folder/single-file-taken", test_single_file_taken);
  add_test ("/durable-folder/full", test_full);
  add_test ("/durable-folder/parent", test_parent);
  add_test ("/durable-folder/beside", test_beside);
  add_test ("/durable-folder/abandoned-beside", test_abandoned_beside);
  g_test_add_func ("/durable-folder/errno", test_errno);
  return g_test_run ();
}
