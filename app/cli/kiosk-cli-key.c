/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the small file that a public key lies in. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-key.h"

#include <glib/gstdio.h>

#include "kiosk-small-file.h"

#define KEY_FILE_MAX_BYTES 4096

/**
 * kiosk_cli_key_load:
 * @path: (type filename): a file as minisign writes it for a public key, or its second line alone
 * @out_key: (out): the key; untouched where there is none
 *
 * Returns: whether the file can be read and holds a public key
 */
gboolean
kiosk_cli_key_load (const char *path,
                    KioskPublicKey *out_key)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  int folder_fd = kiosk_small_file_open_folder (folder, NULL);
  g_autoptr (GBytes) bytes = folder_fd >= 0 ? kiosk_small_file_read (folder_fd, name, KEY_FILE_MAX_BYTES, NULL) : NULL;
  g_autofree char *text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  if (folder_fd >= 0)
    g_close (folder_fd, NULL);
  return text != NULL && kiosk_public_key_parse (text, out_key, NULL);
}
