/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen relies on: media that come and go, a machine that nothing watches, a folder as a medium, and an export
 * that tells how far it is. */
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "kiosk-failing-medium.h"
#include "kiosk-folder-medium.h"
#include "kiosk-manual-media.h"
#include "kiosk-stick-export.h"
#include "kiosk-udisks-media.h"

typedef struct
{
  char        *folder;
  KioskMedium *medium;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kiosk-media-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->medium = kiosk_folder_medium_new (fixture->folder);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_object_unref (fixture->medium);
  g_free (fixture->folder);
}

static void
count_cb (KioskMedia *media,
          gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_manual (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (KioskMedia) media = kiosk_manual_media_new ();
  g_autoptr (KioskMedium) medium = NULL;
  guint n_changes = 0;

  g_signal_connect (media, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpint (kiosk_media_get_state (media), ==, KIOSK_MEDIA_STATE_NONE);
  g_assert_null (kiosk_media_dup_medium (media));

  kiosk_manual_media_put (KIOSK_MANUAL_MEDIA (media), fixture->medium, 42);
  g_assert_cmpint (kiosk_media_get_state (media), ==, KIOSK_MEDIA_STATE_USABLE);
  g_assert_cmpstr (kiosk_media_get_label (media), ==, fixture->folder);
  g_assert_cmpuint (kiosk_media_get_size_bytes (media), ==, 42);
  medium = kiosk_media_dup_medium (media);
  g_assert_true (medium == fixture->medium);

  kiosk_manual_media_set (KIOSK_MANUAL_MEDIA (media), KIOSK_MEDIA_STATE_UNREADABLE, KIOSK_MEDIA_FAULT_NTFS);
  g_assert_cmpint (kiosk_media_get_fault (media), ==, KIOSK_MEDIA_FAULT_NTFS);
  g_assert_null (kiosk_media_dup_medium (media));
  kiosk_manual_media_put (KIOSK_MANUAL_MEDIA (media), NULL, 0);
  g_assert_cmpuint (n_changes, ==, 3);
}

/* No bus: a machine without UDisks2 serves all the same. */
static void
test_unwatched (Fixture *fixture,
                gconstpointer data)
{
  KioskMedia *media;

  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  media = kiosk_udisks_media_new (FALSE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (kiosk_media_get_state (media), ==, KIOSK_MEDIA_STATE_UNWATCHED);
  g_assert_null (kiosk_media_dup_medium (media));
  g_object_unref (media);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
test_folder (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  KioskMount *mount = kiosk_medium_mount (fixture->medium, TRUE, NULL, &error);
  struct stat info;

  g_assert_no_error (error);
  g_assert_cmpint (stat (fixture->folder, &info), ==, 0);
  g_assert_cmpuint (kiosk_mount_get_device (mount), ==, info.st_dev);
  g_assert_false (kiosk_mount_is_apart (mount));
  g_assert_true (kiosk_mount_check (mount, &error));
  g_assert_false (kiosk_medium_can_leave (fixture->medium));

  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_assert_false (kiosk_mount_check (mount, &error));
  g_assert_error (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_GONE);
  g_clear_error (&error);
  g_assert_false (kiosk_medium_check (fixture->medium, NULL, &error));
  g_assert_error (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_GONE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (kiosk_medium_check (fixture->medium, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  kiosk_mount_free (mount);
}

static void
free_file (gpointer data)
{
  KioskBundleFile *file = data;

  g_bytes_unref (file->bytes);
  g_free (file);
}

static GPtrArray *
new_files (void)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (free_file);
  KioskBundleFile *file = g_new (KioskBundleFile, 1);

  *file = (KioskBundleFile) { .name = (char *) "a.csv", .bytes = g_bytes_new_static ("a\n", 2) };
  g_ptr_array_add (files, file);
  return files;
}

typedef struct
{
  GThread        *thread;
  KioskStickStep  last;
  gboolean        has_ended;
  GError         *error;
} Watch;

static void
step_cb (KioskStickExport *export,
         gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_true (watch->thread == g_thread_self ());
  g_assert_cmpint (kiosk_stick_export_get_step (export), >=, watch->last);
  watch->last = kiosk_stick_export_get_step (export);
}

static void
ended_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  Watch *watch = user_data;

  kiosk_stick_export_run_finish (KIOSK_STICK_EXPORT (source), result, &watch->error);
  watch->has_ended = TRUE;
}

static void
run_and_watch (KioskStickExport *export,
               GCancellable *cancellable,
               Watch *watch)
{
  *watch = (Watch) { .thread = g_thread_self () };
  g_signal_connect (export, "step-changed", G_CALLBACK (step_cb), watch);
  kiosk_stick_export_run_async (export, cancellable, ended_cb, watch);
  while (!watch->has_ended)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static KioskStickExport *
new_export (KioskMedium *medium)
{
  const KioskBundleLabel label = { .ward = "26977", .number = 3, .kiosk = "0123456789ABCDEF", .mode = "live",
                                   .version = "1.0", .day = kiosk_day_from_iso ("2026-11-18") };
  g_autoptr (GPtrArray) files = new_files ();

  return kiosk_stick_export_new (medium, &label, files, NULL);
}

static void
test_steps (Fixture *fixture,
            gconstpointer data)
{
  KioskStickExport *export = new_export (fixture->medium);
  Watch watch;

  run_and_watch (export, NULL, &watch);
  g_assert_no_error (watch.error);
  g_assert_cmpint (watch.last, ==, KIOSK_STICK_STEP_DONE);
  g_assert_true (kiosk_stick_export_is_verified (export));
  g_assert_true (kiosk_stick_export_is_released (export));
  g_assert_cmpstr (kiosk_stick_export_get_path (export), ==, "CONGDANSO/26977-3-0123456789ABCDEF/20261118-1");
  g_assert_cmpuint (kiosk_stick_export_get_n_removed (export), ==, 0);
  g_object_unref (export);
}

static void
test_cancelled (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  KioskStickExport *export = new_export (fixture->medium);
  Watch watch;

  g_cancellable_cancel (cancellable);
  run_and_watch (export, cancellable, &watch);
  g_assert_error (watch.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&watch.error);
  g_assert_null (kiosk_stick_export_get_path (export));
  g_assert_false (kiosk_stick_export_is_verified (export));
  g_object_unref (export);
}

/* Every error of a medium becomes one of the export's. */
static gboolean
fail_cb (guint number,
         KioskMediumCall call,
         gpointer user_data,
         GCancellable *cancellable,
         GError **error)
{
  if (call != KIOSK_MEDIUM_CALL_MOUNT)
    return TRUE;
  g_set_error_literal (error, KIOSK_MEDIA_ERROR, GPOINTER_TO_INT (user_data), "for the log");
  return FALSE;
}

static void
test_errors (Fixture *fixture,
             gconstpointer data)
{
  static const KioskExchangeError expected[] = {
    [KIOSK_MEDIA_ERROR_GONE] = KIOSK_EXCHANGE_ERROR_GONE,
    [KIOSK_MEDIA_ERROR_CHANGED] = KIOSK_EXCHANGE_ERROR_CHANGED,
    [KIOSK_MEDIA_ERROR_READ_ONLY] = KIOSK_EXCHANGE_ERROR_UNWRITABLE,
    [KIOSK_MEDIA_ERROR_BUSY] = KIOSK_EXCHANGE_ERROR_BUSY,
    [KIOSK_MEDIA_ERROR_REFUSED] = KIOSK_EXCHANGE_ERROR_REFUSED,
    [KIOSK_MEDIA_ERROR_FAILED] = KIOSK_EXCHANGE_ERROR_IO
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (KioskMedium) medium = kiosk_failing_medium_new (fixture->medium, fail_cb, GINT_TO_POINTER (i));
      g_autoptr (KioskStickExport) export = new_export (medium);
      g_autoptr (GError) error = NULL;

      g_assert_false (kiosk_stick_export_run (export, NULL, &error));
      g_assert_error (error, KIOSK_EXCHANGE_ERROR, (int) expected[i]);
      g_assert_cmpint (kiosk_stick_export_get_step (export), ==, KIOSK_STICK_STEP_MOUNT);
      g_assert_true (kiosk_stick_export_is_released (export));
    }
}

static gboolean
count_power_off_cb (guint number,
                    KioskMediumCall call,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  if (call == KIOSK_MEDIUM_CALL_POWER_OFF)
    (*(guint *) user_data)++;
  return TRUE;
}

/* The last of several exports to one stick switches it off. */
static void
test_stays (Fixture *fixture,
            gconstpointer data)
{
  guint n_off = 0;
  g_autoptr (KioskMedium) medium = kiosk_failing_medium_new (fixture->medium, count_power_off_cb, &n_off);

  for (int stays = 1; stays >= 0; stays--)
    {
      g_autoptr (KioskStickExport) export = new_export (medium);

      kiosk_stick_export_set_stays (export, stays);
      g_assert_true (kiosk_stick_export_run (export, NULL, NULL));
      g_assert_cmpuint (n_off, ==, stays ? 0 : 1);
    }
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

  add_test ("/media/manual", test_manual);
  add_test ("/media/unwatched", test_unwatched);
  add_test ("/media/folder", test_folder);
  add_test ("/media/steps", test_steps);
  add_test ("/media/cancelled", test_cancelled);
  add_test ("/media/errors", test_errors);
  add_test ("/media/stays", test_stays);
  return g_test_run ();
}
