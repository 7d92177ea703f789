/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of what travels, and which error of the system means which code. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-exchange-error.h"

#include <errno.h>

/**
 * kiosk_exchange_error_quark:
 *
 * Returns: the domain of `KioskExchangeError`
 */
G_DEFINE_QUARK (kiosk-exchange-error-quark, kiosk_exchange_error)

static KioskExchangeError
translate_errno (int saved_errno)
{
  switch (saved_errno)
    {
    case ENOENT:
    case ENOTDIR:
      return KIOSK_EXCHANGE_ERROR_MISSING;
    case EACCES:
    case EPERM:
    case EROFS:
      return KIOSK_EXCHANGE_ERROR_UNWRITABLE;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return KIOSK_EXCHANGE_ERROR_FULL;
    case EEXIST:
    case ENOTEMPTY:
      return KIOSK_EXCHANGE_ERROR_TAKEN;
    default:
      return KIOSK_EXCHANGE_ERROR_IO;
    }
}

/**
 * kiosk_exchange_set_errno:
 * @error: return location for a `GError`
 * @saved_errno: `errno` of the call that failed
 * @doing: what was tried, for the log: "write", "flush"
 * @path: (type filename): what it was tried on
 *
 * Sets @error to `KIOSK_EXCHANGE_ERROR_MISSING`, `_UNWRITABLE`, `_FULL`, `_IO` or `_TAKEN`. Any thread.
 *
 * Returns: %FALSE, for a caller to return
 */
gboolean
kiosk_exchange_set_errno (GError **error,
                          int saved_errno,
                          const char *doing,
                          const char *path)
{
  g_set_error (error, KIOSK_EXCHANGE_ERROR, translate_errno (saved_errno),
               "Cannot %s %s: %s", doing, path, g_strerror (saved_errno));
  return FALSE;
}
