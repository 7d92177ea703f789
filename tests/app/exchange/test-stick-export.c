/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports: what is in them, how they are named, and that nothing there is touched. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "figures.h"
#include "kiosk-folder-medium.h"
#include "kiosk-stick-export.h"
#include "kiosk-target.h"

/* The ids that the figures give their sheets. */
#define FIRST_SHEET  "00000000000000000000000000000001"
#define SECOND_SHEET "00000000000000000000000000000002"

#define LABEL_FOLDER "CONGDANSO/26977-3-" KIOSK

/* 2026-11-18 00:00 in Viet Nam. */
#define MIDNIGHT_UNIX_S 1794934800

typedef struct
{
  char             *target;
  Figures           figures;
  KioskBundleLabel  label;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->target = g_dir_make_tmp ("kiosk-export-XXXXXX", &error);
  g_assert_no_error (error);
  figures_init (&fixture->figures);
  fixture->label = (KioskBundleLabel) {
    .ward = "26977", .number = 3, .kiosk = KIOSK, .mode = "live", .version = "1.0",
    .day = kiosk_day_from_iso ("2026-11-18")
  };
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->target);

  figures_clear (&fixture->figures);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->target);
}

static char *
write_export (Fixture *fixture,
              GError **error)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (KioskTarget));
  const KioskBundleFigures figures = { fixture->figures.entries, fixture->figures.cells, fixture->figures.sheets,
                                       targets };
  g_autoptr (KioskBundle) bundle = kiosk_bundle_new (&fixture->label, &figures, error);

  g_autoptr (KioskMedium) medium = kiosk_folder_medium_new (fixture->target);
  g_autoptr (KioskStickExport) export = NULL;

  if (bundle == NULL)
    return NULL;
  export = kiosk_stick_export_new (medium, &fixture->label, kiosk_bundle_get_files (bundle), NULL);
  if (!kiosk_stick_export_run (export, NULL, error))
    return NULL;
  g_assert_true (kiosk_stick_export_is_verified (export));
  return g_build_filename (fixture->target, kiosk_stick_export_get_path (export), NULL);
}

static void
assert_written_as (Fixture *fixture,
                   const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = g_build_filename (fixture->target, LABEL_FOLDER, name, NULL);
  g_autofree char *path = write_export (fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, expected);
}

static char *
read_file (Fixture *fixture,
           const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (fixture->target, LABEL_FOLDER, folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_contents (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *batches = NULL;
  g_autofree char *cells = NULL;
  g_autofree char *sheets = NULL;
  g_auto (GStrv) lines = NULL;

  figures_fill (&fixture->figures);
  assert_written_as (fixture, "20261118-1");

  batches = read_file (fixture, "20261118-1", "batches.csv");
  lines = g_strsplit (batches, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_cmpstr (lines[0], ==, KIOSK_ENTRY_CSV_HEADER);
  g_assert_true (g_str_has_prefix (lines[1], "1," KIOSK "," EPOCH_A ",0,2026-11-18,,trusted,26977,"));
  g_assert_cmpstr (lines[5], ==, "");

  cells = read_file (fixture, "20261118-1", "cells.csv");
  g_assert_cmpstr (cells, ==,
                   KIOSK_CELL_CSV_HEADER "\n"
                   EPOCH_A ",0,am,helper,police,resident,1,installed_signed_in,,0,,12\n"
                   EPOCH_A ",0,am,helper,police,resident,1,not_able,unsaid,0,,1\n"
                   EPOCH_A ",2,am,helper,police,resident,1,advised,,0,,4\n"
                   EPOCH_B ",0,am,helper,police,resident,1,signed_in,,0,,3\n");

  sheets = read_file (fixture, "20261118-1", "sheets.csv");
  g_assert_cmpstr (sheets, ==,
                   KIOSK_SHEET_CSV_HEADER "\n"
                   EPOCH_A ",1,1," FIRST_SHEET ",,outreach,2026-11-18,school,police,,resident,installed,5\n"
                   EPOCH_B ",0,2," SECOND_SHEET ",,outreach,2026-11-18,school,police,,resident,installed,5\n");
}

static void
test_empty_book (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *batches = NULL;
  g_autofree char *cells = NULL;

  assert_written_as (fixture, "20261118-1");
  batches = read_file (fixture, "20261118-1", "batches.csv");
  cells = read_file (fixture, "20261118-1", "cells.csv");
  g_assert_cmpstr (batches, ==, KIOSK_ENTRY_CSV_HEADER "\n");
  g_assert_cmpstr (cells, ==, KIOSK_CELL_CSV_HEADER "\n");
}

static void
make_folder (Fixture *fixture,
             const char *name)
{
  g_autofree char *path = g_build_filename (fixture->target, LABEL_FOLDER, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0755), ==, 0);
}

static void
test_names (Fixture *fixture,
            gconstpointer data)
{
  assert_written_as (fixture, "20261118-1");
  assert_written_as (fixture, "20261118-2");

  /* After the highest, not into a gap; other days and other names do not count. */
  make_folder (fixture, "20261118-9");
  make_folder (fixture, "20261119-50");
  make_folder (fixture, "20261118-70x");
  make_folder (fixture, "20261118--80");
  assert_written_as (fixture, "20261118-10");
}

static void
test_names_run_out (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_folder (fixture, "20261118-9999");
  g_assert_null (write_export (fixture, &error));
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_TAKEN);
}

static void
assert_midnight (Fixture *fixture,
                 const char *folder,
                 const char *name)
{
  g_autofree char *path = g_build_filename (fixture->target, LABEL_FOLDER, folder, name, NULL);
  struct stat found;

  g_assert_cmpint (stat (path, &found), ==, 0);
  g_assert_cmpint (found.st_mtim.tv_sec, ==, MIDNIGHT_UNIX_S);
  g_assert_cmpint (found.st_mtim.tv_nsec, ==, 0);
}

static void
test_times (Fixture *fixture,
            gconstpointer data)
{
  figures_fill (&fixture->figures);
  assert_written_as (fixture, "20261118-1");
  assert_midnight (fixture, "20261118-1", "batches.csv");
  assert_midnight (fixture, "20261118-1", "cells.csv");
  assert_midnight (fixture, "20261118-1", "sheets.csv");
  assert_midnight (fixture, "20261118-1", "targets.csv");
  assert_midnight (fixture, "20261118-1", "datapackage.json");
  assert_midnight (fixture, "20261118-1", "");
  assert_midnight (fixture, "", "");
}

/* Where nobody looks for figures. */
static void
test_training_is_apart (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *expected = g_build_filename (fixture->target, "TAP-HUAN", "26977-3-" KIOSK, "20261118-1", NULL);
  g_autofree char *live = g_build_filename (fixture->target, "CONGDANSO", NULL);

  fixture->label.mode = "training";
  path = write_export (fixture, NULL);
  g_assert_cmpstr (path, ==, expected);
  g_assert_false (g_file_test (live, G_FILE_TEST_EXISTS));
}

static void
test_mismatch_writes_nothing (Fixture *fixture,
                              gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->target, LABEL_FOLDER, NULL);
  g_autoptr (GError) error = NULL;

  figures_fill (&fixture->figures);
  g_array_index (fixture->figures.cells, KioskCell, 0).people++;
  g_assert_null (write_export (fixture, &error));
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_MISMATCH);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_target (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->target, "missing", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_stick_export_check_target (fixture->target, NULL));
  g_assert_false (kiosk_stick_export_check_target (missing, &error));
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_MISSING);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (missing, "", 0, NULL));
  g_assert_false (kiosk_stick_export_check_target (missing, &error));
  g_assert_error (error, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_MISSING);
}

static void
add_test (const char *path,
          void (*run) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, run, tear_down);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_test ("/stick-export/contents", test_contents);
  add_test ("/stick-export/empty-book", test_empty_book);
  add_test ("/stick-export/names", test_names);
  add_test ("/stick-export/names-run-out", test_names_run_out);
  add_test ("/stick-export/times", test_times);
  add_test ("/stick-export/training-is-apart", test_training_is_apart);
  add_test ("/stick-export/mismatch-writes-nothing", test_mismatch_writes_nothing);
  add_test ("/stick-export/target", test_target);
  return g_test_run ();
}
