/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a QR code with half blocks, two rows of modules a line, black on white whatever the terminal's colours are. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-qr.h"

#include "kiosk-qr-matrix.h"

/* ECMA-48, SGR: black on white, and back. */
#define COLOURS_ON  "\033[30;47m"
#define COLOURS_OFF "\033[0m"

static gboolean
is_dark (const KioskQrMatrix *matrix,
         int column,
         int row)
{
  int size = kiosk_qr_matrix_get_size (matrix);

  return column >= 0 && column < size && row >= 0 && row < size && kiosk_qr_matrix_is_dark (matrix, column, row);
}

static const char *
get_block (gboolean upper,
           gboolean lower)
{
  if (upper)
    return lower ? "█" : "▀";
  return lower ? "▄" : " ";
}

/**
 * kiosk_cli_qr_dup_text:
 * @link: a link that kiosk_link_check() passed
 * @error: return location for a `GError`
 *
 * Fails with a `KioskQrError`.
 *
 * Returns: (transfer full) (nullable): the code with its quiet zone, its lines ended by line feeds, or %NULL with
 *   @error set
 */
char *
kiosk_cli_qr_dup_text (const char *link,
                       GError **error)
{
  g_autoptr (KioskQrMatrix) matrix = kiosk_qr_matrix_new (link, error);
  GString *text;
  int end;

  if (matrix == NULL)
    return NULL;

  text = g_string_new (NULL);
  end = kiosk_qr_matrix_get_size (matrix) + KIOSK_QR_QUIET_ZONE;
  for (int row = -KIOSK_QR_QUIET_ZONE; row < end; row += 2)
    {
      g_string_append (text, COLOURS_ON);
      for (int column = -KIOSK_QR_QUIET_ZONE; column < end; column++)
        g_string_append (text, get_block (is_dark (matrix, column, row), is_dark (matrix, column, row + 1)));
      g_string_append (text, COLOURS_OFF "\n");
    }
  return g_string_free (text, FALSE);
}
