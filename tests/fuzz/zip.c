/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Input: a .zip file. Read whole and for its head alone it has to be one and the same bundle. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "fuzz.h"
#include "kiosk-bundle-reader.h"

static char *folder;

static void
remove_folder (void)
{
  g_autofree char *path = g_build_filename (folder, "a.zip", NULL);

  g_unlink (path);
  g_rmdir (folder);
}

static char *
write_zip (const guint8 *data,
           gsize size)
{
  g_autofree char *path = NULL;
  int fd;

  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("fuzz-zip-XXXXXX", NULL);
      atexit (remove_folder);
    }
  path = g_build_filename (folder, "a.zip", NULL);
  fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  close (fd);
  return g_steal_pointer (&path);
}

static void
compare_heads (KioskBundleSource *whole,
               KioskBundleSource *part)
{
  g_auto (GStrv) names = kiosk_bundle_source_dup_names (part);

  g_assert_cmpuint (g_strv_length (names), <=, 3);
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (g_bytes_equal (kiosk_bundle_source_get (part, names[i]), kiosk_bundle_source_get (whole, names[i])));
}

/* What both found has to be judged alike. */
static void
read_both (KioskBundleSource *whole,
           KioskBundleSource *part)
{
  g_autoptr (GError) whole_error = NULL;
  g_autoptr (GError) part_error = NULL;
  g_autoptr (KioskBundleContents) contents = kiosk_bundle_read (whole, NULL, &whole_error);
  g_autoptr (KioskBundleContents) head = kiosk_bundle_read_head (part, NULL, &part_error);

  g_assert_true ((contents == NULL) == (whole_error != NULL));
  g_assert_true ((head == NULL) == (part_error != NULL));
  g_assert_true (contents == NULL || head != NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autofree char *path = write_zip (data, size);
  g_autoptr (GError) whole_error = NULL;
  g_autoptr (GError) part_error = NULL;
  g_autoptr (KioskBundleSource) whole = kiosk_bundle_source_open (path, &whole_error);
  g_autoptr (KioskBundleSource) part = kiosk_bundle_source_open_head (path, &part_error);

  g_assert_true ((whole == NULL) == (whole_error != NULL));
  g_assert_true ((part == NULL) == (part_error != NULL));
  if (whole == NULL || part == NULL)
    return 0;
  compare_heads (whole, part);
  read_both (whole, part);
  return 0;
}
