/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of media. */
#define G_LOG_DOMAIN "kiosk-media"

#include "kiosk-media-error.h"

/**
 * kiosk_media_error_quark:
 *
 * Returns: the domain of `KioskMediaError`
 */
G_DEFINE_QUARK (kiosk-media-error-quark, kiosk_media_error)
