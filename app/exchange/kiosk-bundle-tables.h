/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a bundle, read back into what they were written from. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-bundle-error.h"
#include "kiosk-bundle-schema.h"

G_BEGIN_DECLS

GArray *kiosk_bundle_table_read    (KioskBundleTable           table,
                                    GBytes                    *csv,
                                    GError                   **error);
char   *kiosk_bundle_table_dup_csv (KioskBundleTable           table,
                                    GArray                    *rows);

G_END_DECLS
