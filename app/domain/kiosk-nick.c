/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks a name up in the table of an enumeration. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-nick.h"

#include <string.h>

/**
 * kiosk_nick_lookup:
 * @nicks: (array length=n_nicks): names in the order of the enumeration
 * @n_nicks: how many there are
 * @nick: (nullable): the name read; matched exactly
 * @out_value: (out): its place in @nicks; untouched on failure
 *
 * Any thread.
 *
 * Returns: %FALSE when @nick is in no place of @nicks
 */
gboolean
kiosk_nick_lookup (const char *const *nicks,
                   guint n_nicks,
                   const char *nick,
                   guint *out_value)
{
  for (guint i = 0; nick != NULL && i < n_nicks; i++)
    if (*nicks[i] == *nick && strcmp (nicks[i], nick) == 0)
      {
        *out_value = i;
        return TRUE;
      }
  return FALSE;
}
