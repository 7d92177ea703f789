/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The QR code on a terminal has the modules that the kiosk shows. */
#include <string.h>

#include "kiosk-cli-qr.h"
#include "kiosk-qr-matrix.h"

#define LINK "https://congdanso.tphcm.gov.vn/cds-tphcm"
#define ON   "\033[30;47m"
#define OFF  "\033[0m"

static gboolean
is_dark_in_text (char **lines,
                 guint column,
                 guint row)
{
  const char *line = lines[row / 2] + strlen (ON);
  gunichar block = g_utf8_get_char (g_utf8_offset_to_pointer (line, column));

  return block == 0x2588 || block == (row % 2 == 0 ? 0x2580 : 0x2584);
}

static void
test_modules (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = kiosk_cli_qr_dup_text (LINK, &error);
  g_autoptr (KioskQrMatrix) matrix = kiosk_qr_matrix_new (LINK, &error);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint size = kiosk_qr_matrix_get_size (matrix);
  guint whole = size + 2 * KIOSK_QR_QUIET_ZONE;

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (lines), ==, (whole + 1) / 2 + 1);
  for (guint row = 0; row < whole; row++)
    for (guint column = 0; column < whole; column++)
      {
        gboolean is_inside = row - KIOSK_QR_QUIET_ZONE < size && column - KIOSK_QR_QUIET_ZONE < size;
        gboolean is_dark = is_inside
                           && kiosk_qr_matrix_is_dark (matrix, column - KIOSK_QR_QUIET_ZONE, row - KIOSK_QR_QUIET_ZONE);

        g_assert_cmpint (is_dark_in_text (lines, column, row), ==, is_dark);
      }
}

static void
test_colours (void)
{
  g_autofree char *text = kiosk_cli_qr_dup_text (LINK, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i + 1] != NULL; i++)
    g_assert_true (g_str_has_prefix (lines[i], ON) && g_str_has_suffix (lines[i], OFF));
}

static void
test_error (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_cli_qr_dup_text ("", &error));
  g_assert_error (error, KIOSK_QR_ERROR, KIOSK_QR_ERROR_EMPTY);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli-qr/modules", test_modules);
  g_test_add_func ("/cli-qr/colours", test_colours);
  g_test_add_func ("/cli-qr/error", test_error);
  return g_test_run ();
}
