/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A public key, as it was handed over: in a small file, or as the line itself. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-key.h"

#include "kiosk-small-file.h"

#define KEY_FILE_MAX_BYTES 4096

static gboolean
load_file (const char *path,
           KioskPublicKey *out_key)
{
  g_autoptr (GBytes) bytes = kiosk_small_file_read_path (path, KEY_FILE_MAX_BYTES, NULL);
  g_autofree char *text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  return text != NULL && kiosk_public_key_parse (text, out_key, NULL);
}

/**
 * kiosk_cli_key_load:
 * @source: (type filename): the key itself, one line that begins with "RW", as a desk's window and its receipts say it;
 *   or a file with that line, as minisign writes it for a public key or alone
 * @out_key: (out): the key; untouched where there is none
 *
 * Returns: whether @source is a public key, or a file that can be read and holds one
 */
gboolean
kiosk_cli_key_load (const char *source,
                    KioskPublicKey *out_key)
{
  return kiosk_public_key_parse (source, out_key, NULL) || load_file (source, out_key);
}
