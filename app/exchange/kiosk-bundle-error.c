/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of reading bundles. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-bundle-error.h"

/**
 * kiosk_bundle_error_quark:
 *
 * Returns: the domain of `KioskBundleError`
 */
G_DEFINE_QUARK (kiosk-bundle-error-quark, kiosk_bundle_error)

/**
 * kiosk_bundle_set_error:
 * @error: return location for a `GError`
 * @code: why the bundle is not taken
 * @place: the file, or file and line
 * @what: what is wrong there
 *
 * Sets @error to "place: what". Any thread.
 *
 * Returns: %FALSE, for a caller to return
 */
gboolean
kiosk_bundle_set_error (GError **error,
                        KioskBundleError code,
                        const char *place,
                        const char *what)
{
  g_set_error (error, KIOSK_BUNDLE_ERROR, (int) code, "%s: %s", place, what);
  return FALSE;
}
