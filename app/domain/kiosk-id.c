/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids of taps, sheets and targets. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-id.h"

#include <string.h>

/**
 * kiosk_id_fill:
 * @out_id: (out): gets a fresh random id, a version 4 UUID (RFC 4122) without dashes
 *
 * Any thread.
 */
void
kiosk_id_fill (char out_id[KIOSK_ID_SIZE])
{
  g_autofree char *uuid = g_uuid_string_random ();
  char *end = out_id;

  for (const char *c = uuid; *c != '\0'; c++)
    if (*c != '-')
      *end++ = *c;
  *end = '\0';
}

/**
 * kiosk_id_is_valid:
 * @id: (array fixed-size=33): what may be an id
 *
 * Returns: whether @id is one, ended by a NUL
 */
gboolean
kiosk_id_is_valid (const char id[KIOSK_ID_SIZE])
{
  return memchr (id, '\0', KIOSK_ID_SIZE) == id + KIOSK_ID_SIZE - 1
         && strspn (id, "0123456789abcdef") == KIOSK_ID_SIZE - 1;
}
