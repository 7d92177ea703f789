/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signed bundle of made-up figures in a folder, for tests to spoil. */
#include "bundle-folder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "kiosk-bundle-zip.h"
#include "kiosk-target.h"

/* Thousands of times, so without a flush, which ext4 makes of its own where a file is cut and written again. */
void
bundle_folder_write (BundleFolder *self,
                     const char *name,
                     gconstpointer bytes,
                     gsize size)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  int fd;

  g_unlink (path);
  fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes, size), ==, size);
  g_assert_no_errno (close (fd));
}

void
bundle_folder_write_all (BundleFolder *self)
{
  GPtrArray *files = kiosk_bundle_get_files (self->bundle);

  for (guint i = 0; i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);

      bundle_folder_write (self, file->name, g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
    }
}

static void
sign (BundleFolder *self)
{
  g_autofree char *comment = kiosk_bundle_dup_comment (self->bundle);
  g_autofree char *signature = kiosk_key_sign (self->key, kiosk_bundle_get_manifest (self->bundle), comment);
  g_autofree char *public_key = kiosk_public_key_dup_text (kiosk_key_get_public (self->key));

  kiosk_bundle_add_signature (self->bundle, signature, public_key);
}

static void
add_target (BundleFolder *self)
{
  g_autoptr (KioskTarget) target = kiosk_target_new ();

  target->number = 500;
  target->from = kiosk_day_from_iso ("2026-11-01");
  target->since = target->from;
  g_array_append_vals (self->targets, target, 1);
}

void
bundle_folder_make (BundleFolder *self,
                    GPtrArray *papers)
{
  const KioskBundleLabel label = { .ward = "26977", .number = 3, .kiosk = KIOSK, .mode = "live", .version = "1.0",
                                   .day = kiosk_day_from_iso ("2026-11-18") };
  const KioskBundleFigures figures = { self->figures.entries, self->figures.cells, self->figures.sheets,
                                       self->targets };

  g_clear_pointer (&self->bundle, kiosk_bundle_free);
  self->bundle = kiosk_bundle_new_with_papers (&label, &figures, papers, NULL);
  sign (self);
  bundle_folder_write_all (self);
}

void
bundle_folder_set_up (BundleFolder *self,
                      gconstpointer data)
{
  self->folder = g_dir_make_tmp ("bundle-reader-XXXXXX", NULL);
  self->key = kiosk_key_new (KIOSK, NULL);
  figures_init (&self->figures);
  figures_fill (&self->figures);
  self->targets = g_array_new (FALSE, FALSE, sizeof (KioskTarget));
  add_target (self);
  self->bundle = NULL;
  bundle_folder_make (self, NULL);
}

void
bundle_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        bundle_folder_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
bundle_folder_tear_down (BundleFolder *self,
                         gconstpointer data)
{
  bundle_folder_remove (self->folder);
  g_free (self->folder);
  kiosk_key_free (self->key);
  kiosk_bundle_free (self->bundle);
  figures_clear (&self->figures);
  g_array_unref (self->targets);
}

GBytes *
bundle_folder_get_file (BundleFolder *self,
                        const char *name)
{
  GPtrArray *files = kiosk_bundle_get_files (self->bundle);

  for (guint i = 0; i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);

      if (g_str_equal (file->name, name))
        return file->bytes;
    }
  g_assert_not_reached ();
}

char *
bundle_folder_write_zip (BundleFolder *self,
                         gsize size)
{
  g_autoptr (GBytes) zip = kiosk_bundle_zip ("20261118-1", kiosk_bundle_get_files (self->bundle),
                                             kiosk_day_from_iso ("2026-11-18"), NULL);
  gsize whole;
  const void *bytes = g_bytes_get_data (zip, &whole);

  bundle_folder_write (self, "20261118-1.zip", bytes, MIN (size, whole));
  return g_build_filename (self->folder, "20261118-1.zip", NULL);
}
