/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodes text as the modules of a QR code. */
#define G_LOG_DOMAIN "kiosk-content"

#include "kiosk-qr-matrix.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

/* Version 40 at level M in byte mode (ISO/IEC 18004, table 7). */
#define BYTES_MAX 2331

struct _KioskQrMatrix
{
  QRcode *code;
};

/**
 * kiosk_qr_error_quark:
 *
 * Returns: the domain of `KioskQrError`
 */
G_DEFINE_QUARK (kiosk-qr-error-quark, kiosk_qr_error)

static void
clear_matrix (gpointer data)
{
  KioskQrMatrix *self = data;

  QRcode_free (self->code);
}

/**
 * kiosk_qr_matrix_new:
 * @text: the text, in UTF-8
 * @error: return location for a `GError`
 *
 * Encodes @text in byte mode at error correction level M, in the smallest version that holds it. Level M
 * recovers 15 % of the code: a scratched screen stays readable without the modules becoming small. Any thread.
 *
 * Fails with `KIOSK_QR_ERROR_EMPTY` or `_TOO_LONG` (over 2331 bytes).
 *
 * Returns: (transfer full): the matrix, or %NULL
 */
KioskQrMatrix *
kiosk_qr_matrix_new (const char *text,
                     GError **error)
{
  KioskQrMatrix *self;
  QRcode *code;
  gsize size;

  g_return_val_if_fail (text != NULL, NULL);

  size = strlen (text);
  if (size == 0)
    {
      g_set_error_literal (error, KIOSK_QR_ERROR, KIOSK_QR_ERROR_EMPTY, "A QR code needs a text");
      return NULL;
    }
  if (size > BYTES_MAX)
    {
      g_set_error (error, KIOSK_QR_ERROR, KIOSK_QR_ERROR_TOO_LONG, "A QR code holds at most %d bytes", BYTES_MAX);
      return NULL;
    }

  code = QRcode_encodeData ((int) size, (const unsigned char *) text, 0, QR_ECLEVEL_M);
  if (code == NULL)
    g_error ("libqrencode: %s", g_strerror (errno)); /* only memory can be missing here */

  self = g_atomic_rc_box_new (KioskQrMatrix);
  self->code = code;
  return self;
}

/**
 * kiosk_qr_matrix_ref:
 * @self: a matrix
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
KioskQrMatrix *
kiosk_qr_matrix_ref (KioskQrMatrix *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * kiosk_qr_matrix_unref:
 * @self: (transfer full): a matrix
 *
 * Any thread.
 */
void
kiosk_qr_matrix_unref (KioskQrMatrix *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_matrix);
}

/**
 * kiosk_qr_matrix_get_size:
 * @self: a matrix
 *
 * Any thread.
 *
 * Returns: modules a side, 21 to 177, without the quiet zone (%KIOSK_QR_QUIET_ZONE)
 */
guint
kiosk_qr_matrix_get_size (const KioskQrMatrix *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) self->code->width;
}

/**
 * kiosk_qr_matrix_is_dark:
 * @self: a matrix
 * @column: from the left, less than the size
 * @row: from the top, less than the size
 *
 * Any thread.
 *
 * Returns: whether the module is dark
 */
gboolean
kiosk_qr_matrix_is_dark (const KioskQrMatrix *self,
                         guint column,
                         guint row)
{
  guint size = kiosk_qr_matrix_get_size (self);

  g_return_val_if_fail (column < size && row < size, FALSE);

  /* qrencode.h: the lowest bit of each byte is its colour, the others say what it is for. */
  return (self->code->data[row * size + column] & 1) != 0;
}

static void
append_escaped (GString *text,
                const char *value)
{
  for (const char *c = value; *c != '\0'; c++)
    {
      if (strchr ("\\;,:\"", *c) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *c);
    }
}

/**
 * kiosk_wifi_dup_qr_text:
 * @name: the network's name (SSID), in UTF-8, not empty
 * @password: (nullable): its password; %NULL or empty for an open network
 *
 * The text that phones read as "join this network", in the form that ZXing began and Android and iOS read:
 * `WIFI:T:WPA;S:…;P:…;;`, with `\ ; , : "` escaped by a backslash. `WPA` stands for every generation of it.
 * A name of hexadecimal digits is not put in quotes: today's phones take quotes for part of the name. Any thread.
 *
 * Returns: (transfer full): the text
 */
char *
kiosk_wifi_dup_qr_text (const char *name,
                        const char *password)
{
  gboolean is_open = password == NULL || *password == '\0';
  GString *text;

  g_return_val_if_fail (name != NULL && *name != '\0', NULL);

  text = g_string_new (is_open ? "WIFI:T:nopass;S:" : "WIFI:T:WPA;S:");
  append_escaped (text, name);
  if (!is_open)
    {
      g_string_append (text, ";P:");
      append_escaped (text, password);
    }
  g_string_append (text, ";;");
  return g_string_free (text, FALSE);
}
