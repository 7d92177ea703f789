/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes as a real reader reads them. */
#include "kiosk-qr-matrix.h"

#include <glib/gstdio.h>
#include <string.h>

#define MODULE_PX 6

/* A black and white picture in the PBM format (pbm(5), plain). */
static char *
dup_pbm (const KioskQrMatrix *matrix)
{
  int size = (int) kiosk_qr_matrix_get_size (matrix);
  int side = (size + 2 * KIOSK_QR_QUIET_ZONE) * MODULE_PX;
  GString *pbm = g_string_new (NULL);

  g_string_append_printf (pbm, "P1\n%d %d\n", side, side);
  for (int y = 0; y < side; y++)
    {
      for (int x = 0; x < side; x++)
        {
          int column = x / MODULE_PX - KIOSK_QR_QUIET_ZONE;
          int row = y / MODULE_PX - KIOSK_QR_QUIET_ZONE;
          gboolean is_inside = column >= 0 && row >= 0 && column < size && row < size;

          g_string_append_c (pbm, is_inside && kiosk_qr_matrix_is_dark (matrix, column, row) ? '1' : '0');
        }
      g_string_append_c (pbm, '\n');
    }
  return g_string_free (pbm, FALSE);
}

static char *
dup_text_read_by_zbar (const KioskQrMatrix *matrix)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kiosk-qr-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "code.pbm", NULL);
  g_autofree char *pbm = dup_pbm (matrix);
  const char *argv[] = { ZBARIMG, "--quiet", "--raw", "-Sbinary", path, NULL };
  char *output = NULL;
  int status;

  g_file_set_contents (path, pbm, -1, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  g_unlink (path);
  g_rmdir (folder);
  return output;
}

static void
assert_read_back (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskQrMatrix) matrix = kiosk_qr_matrix_new (text, &error);
  g_autofree char *read = NULL;

  g_assert_no_error (error);
  read = dup_text_read_by_zbar (matrix);
  g_assert_cmpstr (read, ==, text);
}

static void
test_read_by_zbar (void)
{
  g_autofree char *wifi = kiosk_wifi_dup_qr_text ("Phường; Tân Sơn Hòa", "a\\b;c,d:e\"f");
  g_autofree char *longest = g_strnfill (150, 'a');

  assert_read_back ("https://play.google.com/store/apps/details?id=vn.example");
  assert_read_back ("https://congdanso.tphcm.gov.vn/cds-tphcm");
  assert_read_back ("12345");
  assert_read_back (wifi);
  assert_read_back (longest);
}

/* ISO/IEC 18004, table 7, byte mode at level M: 14 bytes fit version 1, 26 version 2, 42 version 3. */
static void
test_smallest_version (void)
{
  static const struct { guint n_bytes; guint size; } table[] = {
    { 1, 21 }, { 14, 21 }, { 15, 25 }, { 26, 25 }, { 27, 29 }, { 42, 29 }, { 43, 33 }, { 150, 49 }, { 153, 53 },
    { 2331, 177 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_strnfill (table[i].n_bytes, 'a');
      g_autoptr (KioskQrMatrix) matrix = kiosk_qr_matrix_new (text, NULL);

      g_assert_nonnull (matrix);
      g_assert_cmpuint (kiosk_qr_matrix_get_size (matrix), ==, table[i].size);
    }
}

/* Byte mode although digits alone would fit in less: one mode reads the same everywhere. */
static void
test_byte_mode (void)
{
  g_autoptr (KioskQrMatrix) digits = kiosk_qr_matrix_new ("123456789012345", NULL);

  g_assert_cmpuint (kiosk_qr_matrix_get_size (digits), ==, 25);
}

/* The 15 bits of the format: up the column beside the lower left finder, then right below the upper right one. */
static guint
read_format (const KioskQrMatrix *matrix)
{
  guint size = kiosk_qr_matrix_get_size (matrix);
  guint format = 0;

  for (guint i = 0; i < 7; i++)
    format = format << 1 | (guint) kiosk_qr_matrix_is_dark (matrix, 8, size - 1 - i);
  for (guint i = 0; i < 8; i++)
    format = format << 1 | (guint) kiosk_qr_matrix_is_dark (matrix, size - 8 + i, 8);
  return format;
}

/* ISO/IEC 18004, annex C: the formats of level M with masks 0 to 7. A mirrored code, which some phones do not
 * read, has none of them. */
static void
test_level_m (void)
{
  static const guint formats[] = { 0x5412, 0x5125, 0x5e7c, 0x5b4b, 0x45f9, 0x40ce, 0x4f97, 0x4aa0 };
  g_autoptr (KioskQrMatrix) matrix = kiosk_qr_matrix_new ("https://tphcm.gov.vn/", NULL);
  guint format = read_format (matrix);
  gboolean is_found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    is_found |= formats[i] == format;
  g_test_message ("%04x", format);
  g_assert_true (is_found);
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_qr_matrix_new ("", &error));
  g_assert_error (error, KIOSK_QR_ERROR, KIOSK_QR_ERROR_EMPTY);
}

static void
test_too_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (2332, 'a');

  g_assert_null (kiosk_qr_matrix_new (text, &error));
  g_assert_error (error, KIOSK_QR_ERROR, KIOSK_QR_ERROR_TOO_LONG);
}

static void
test_reference (void)
{
  g_autoptr (KioskQrMatrix) matrix = kiosk_qr_matrix_new ("a", NULL);
  KioskQrMatrix *other = kiosk_qr_matrix_ref (matrix);

  g_assert_true (other == matrix);
  kiosk_qr_matrix_unref (other);
  g_assert_true (kiosk_qr_matrix_is_dark (matrix, 0, 0));
}

static void
assert_wifi (const char *name,
             const char *password,
             const char *expected)
{
  g_autofree char *text = kiosk_wifi_dup_qr_text (name, password);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_wifi (void)
{
  assert_wifi ("Phường Tân Bình", "matkhau123", "WIFI:T:WPA;S:Phường Tân Bình;P:matkhau123;;");
  assert_wifi ("Khach", NULL, "WIFI:T:nopass;S:Khach;;");
  assert_wifi ("Khach", "", "WIFI:T:nopass;S:Khach;;");
  assert_wifi ("a;b,c:d\"e\\f", "\\\\;", "WIFI:T:WPA;S:a\\;b\\,c\\:d\\\"e\\\\f;P:\\\\\\\\\\;;;");
  assert_wifi ("ABCD", "12345678", "WIFI:T:WPA;S:ABCD;P:12345678;;");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/qr-matrix/read-by-zbar", test_read_by_zbar);
  g_test_add_func ("/qr-matrix/smallest-version", test_smallest_version);
  g_test_add_func ("/qr-matrix/byte-mode", test_byte_mode);
  g_test_add_func ("/qr-matrix/level-m", test_level_m);
  g_test_add_func ("/qr-matrix/empty", test_empty);
  g_test_add_func ("/qr-matrix/too-long", test_too_long);
  g_test_add_func ("/qr-matrix/reference", test_reference);
  g_test_add_func ("/wifi/text", test_wifi);
  return g_test_run ();
}
