/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines, base64 and the hash. Nothing lenient: a file that is not exactly so is none. */
#define G_LOG_DOMAIN "kiosk-access"

#include "kiosk-minisign.h"

#include <string.h>

/* Longer than any file of a key or a signature with the longest comments. */
#define MOST_BYTES 8192

/**
 * kiosk_minisign_decode:
 * @line: a line of base64
 * @out_bytes: (array length=size): where the bytes go
 * @size: how many there have to be
 *
 * Any thread.
 *
 * Returns: %TRUE if @line is base64 of exactly so many bytes, with padding and nothing else
 */
gboolean
kiosk_minisign_decode (const char *line,
                       void *out_bytes,
                       gsize size)
{
  gsize decoded = 0;

  return sodium_base642bin (out_bytes, size, line, strlen (line), NULL, &decoded, NULL,
                            sodium_base64_VARIANT_ORIGINAL) == 0
         && decoded == size;
}

/**
 * kiosk_minisign_split:
 * @text: the text of a file
 * @n_lines: how many lines it has to have
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the lines without their ends; %NULL if @text is not
 *   UTF-8, too long, or has another number of lines; its last line may end or not
 */
char **
kiosk_minisign_split (const char *text,
                      guint n_lines)
{
  g_auto (GStrv) lines = NULL;
  guint n;

  if (strlen (text) > MOST_BYTES || !g_utf8_validate (text, -1, NULL))
    return NULL;

  lines = g_strsplit (text, "\n", -1);
  n = g_strv_length (lines);
  if (n == n_lines + 1 && *lines[n_lines] == '\0')
    g_clear_pointer (&lines[n_lines], g_free);
  return g_strv_length (lines) == n_lines ? g_steal_pointer (&lines) : NULL;
}

/**
 * kiosk_minisign_is_comment:
 * @comment: a comment, without what begins its line
 *
 * Any thread.
 *
 * Returns: %TRUE if @comment is one line of UTF-8 without control characters, at most %KIOSK_TRUSTED_COMMENT_MAX bytes
 */
gboolean
kiosk_minisign_is_comment (const char *comment)
{
  if (strlen (comment) > KIOSK_TRUSTED_COMMENT_MAX || !g_utf8_validate (comment, -1, NULL))
    return FALSE;
  for (; *comment != '\0'; comment = g_utf8_next_char (comment))
    if (g_unichar_iscntrl (g_utf8_get_char (comment)))
      return FALSE;
  return TRUE;
}

/**
 * kiosk_minisign_hash:
 * @signed_bytes: what is signed
 * @out_hash: (array fixed-size=64): its BLAKE2b hash, which the signature is made over
 *
 * Any thread.
 */
void
kiosk_minisign_hash (GBytes *signed_bytes,
                     guint8 out_hash[crypto_generichash_BYTES_MAX])
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (signed_bytes, &size);

  crypto_generichash (out_hash, crypto_generichash_BYTES_MAX, bytes, size, NULL, 0);
}
