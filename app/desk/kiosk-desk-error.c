/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of a desk's book. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-error.h"

/**
 * kiosk_desk_error_quark:
 *
 * Returns: the domain of `KioskDeskError`
 */
G_DEFINE_QUARK (kiosk-desk-error-quark, kiosk_desk_error)

/**
 * kiosk_desk_set_error:
 * @error: return location for a `GError`
 * @code: what the caller can do about it
 * @format: what is wrong, for the log
 * @...: what @format names
 *
 * Any thread.
 *
 * Returns: %FALSE, for a caller to return
 */
gboolean
kiosk_desk_set_error (GError **error,
                      KioskDeskError code,
                      const char *format,
                      ...)
{
  va_list args;

  if (error == NULL)
    return FALSE;
  va_start (args, format);
  *error = g_error_new_valist (KIOSK_DESK_ERROR, (int) code, format, args);
  va_end (args);
  return FALSE;
}
