/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small packs that tests write. */
#include "pack-folder.h"

#include <glib/gstdio.h>
#include <string.h>

static const char good_svg[] =
  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";

static const char pack_group[] =
  "# A pack of three pages\n"
  "[Pack]\n"
  "Format=1\n"
  "Name=Gói thử\n"
  "Name[en]=Test pack\n"
  "Languages=vi;en;\n"
  "Benefits=report;search;\n"
  "Featured=2\n"
  "Steps=install;\n"
  "Troubles=vneid;\n";

static void
append_page (GString *ini,
             const char *id)
{
  g_string_append_printf (ini,
                          "\n[Page %s]\n"
                          "Title=Tên %s\nTitle[en]=Title of %s\n"
                          "Line=Một dòng\nLine[en]=One line\n"
                          "Purpose=Để làm gì\nPurpose[en]=What for\n"
                          "How=Mở ứng dụng;Bấm “Gửi”;\nHow[en]=Open the app;Press “Send”;\n"
                          "Picture=a.svg\nIcon=a.svg\n",
                          id, id, id);
}

char *
pack_folder_dup_ini (void)
{
  GString *ini = g_string_new (pack_group);

  append_page (ini, "report");
  append_page (ini, "search");
  append_page (ini, "install");
  append_page (ini, "vneid");
  return g_string_free (ini, FALSE);
}

void
pack_folder_write (const char *folder,
                   const char *name,
                   const void *data,
                   gssize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &error);
  g_assert_no_error (error);
}

/* A folder with a good pack in it. */
char *
pack_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("kiosk-pack-XXXXXX", &error);
  g_autofree char *ini = pack_folder_dup_ini ();

  g_assert_no_error (error);
  pack_folder_write (folder, "content.ini", ini, -1);
  pack_folder_write (folder, "a.svg", good_svg, -1);
  return folder;
}

void
pack_folder_free (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

static void
append_be32 (GByteArray *bytes,
             guint32 value)
{
  guint32 big = GUINT32_TO_BE (value);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

/* The CRC of ISO/IEC 15948, annex D. */
static guint32
get_crc (const guint8 *data,
         gsize size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
    }
  return ~crc;
}

static void
append_chunk (GByteArray *png,
              const char *type,
              const guint8 *data,
              guint size)
{
  guint start = png->len + 4;

  append_be32 (png, size);
  g_byte_array_append (png, (const guint8 *) type, 4);
  g_byte_array_append (png, data, size);
  append_be32 (png, get_crc (png->data + start, png->len - start));
}

/* A PNG of grey pixels, with true CRCs; its pixel data is that of 1 × 1 whatever its header says. */
GByteArray *
pack_folder_new_png (guint32 width,
                     guint32 height)
{
  /* zlib (RFC 1950): one stored block with the bytes 0 (no filter) and 0 (black), and their Adler-32. */
  static const guint8 pixel[] = { 0x78, 0x01, 0x01, 2, 0, 0xfd, 0xff, 0, 0, 0, 2, 0, 1 };
  static const guint8 rest[] = { 8, 0, 0, 0, 0 };
  GByteArray *png = g_byte_array_new ();
  g_autoptr (GByteArray) header = g_byte_array_new ();

  append_be32 (header, width);
  append_be32 (header, height);
  g_byte_array_append (header, rest, sizeof rest);
  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (png, "IHDR", header->data, header->len);
  append_chunk (png, "IDAT", pixel, sizeof pixel);
  append_chunk (png, "IEND", pixel, 0);
  return png;
}
