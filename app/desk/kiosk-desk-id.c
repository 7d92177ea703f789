/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sixteen hexadecimal digits to 64 bits and back. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-id.h"

#include <string.h>

#define DIGITS 16

/**
 * kiosk_desk_id_parse:
 * @digits: (nullable): hexadecimal digits that were checked to be such; the first sixteen matter
 *
 * Returns: their value, with a sign as databases have it; 0 where there are none
 */
gint64
kiosk_desk_id_parse (const char *digits)
{
  char first[DIGITS + 1];

  g_strlcpy (first, digits != NULL ? digits : "", sizeof first);
  return (gint64) g_ascii_strtoull (first, NULL, 16);
}

/**
 * kiosk_desk_id_read:
 * @text: what a person typed
 * @out_id: (out): its value; untouched on failure
 *
 * Returns: %FALSE unless @text is sixteen hexadecimal digits, of either case
 */
gboolean
kiosk_desk_id_read (const char *text,
                    gint64 *out_id)
{
  if (strlen (text) != DIGITS || strspn (text, "0123456789abcdefABCDEF") != DIGITS)
    return FALSE;
  *out_id = kiosk_desk_id_parse (text);
  return TRUE;
}

/**
 * kiosk_desk_id_dup:
 * @id: an id
 *
 * Returns: (transfer full): sixteen upper-case hexadecimal digits, as a kiosk's id is written
 */
char *
kiosk_desk_id_dup (gint64 id)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "X", (guint64) id);
}
