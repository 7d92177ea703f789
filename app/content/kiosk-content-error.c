/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The domain of content errors. */
#define G_LOG_DOMAIN "kiosk-content"

#include "kiosk-content-error.h"

/**
 * kiosk_content_error_quark:
 *
 * Returns: the domain of `KioskContentError`
 */
G_DEFINE_QUARK (kiosk-content-error-quark, kiosk_content_error)
