/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The domain of what can go wrong with the records. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-store-error.h"

/**
 * kiosk_store_error_quark:
 *
 * Returns: the domain of `KioskStoreError`
 */
G_DEFINE_QUARK (kiosk-store-error-quark, kiosk_store_error)
