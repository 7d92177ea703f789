/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-materials CONTENT FOLDER WARD [LINK]: leaflet, poster, picture and post. */
#include "kiosk-materials-files.h"

static void
write_file (const char *folder,
            const KioskBundleFile *file)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (file->bytes, &size);

  g_file_set_contents (path, data, size, &error);
  g_assert_no_error (error);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskPack) pack = NULL;
  g_autoptr (GPtrArray) files = NULL;

  g_assert (argc == 4 || argc == 5);
  pack = kiosk_pack_load (argv[1], &error);
  g_assert_no_error (error);
  files = kiosk_materials_files_new (pack, argv[3], argv[4], kiosk_day_from_iso ("2026-11-19"), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    write_file (argv[2], g_ptr_array_index (files, i));
  return 0;
}
