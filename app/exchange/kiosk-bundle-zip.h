/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same bundle as one file, for mail and Zalo. */
#pragma once

#include "kiosk-bundle.h"

G_BEGIN_DECLS

GBytes *kiosk_bundle_zip (const char  *folder,
                          GPtrArray   *files,
                          KioskDay     day,
                          GError     **error);
GPtrArray *kiosk_bundle_zip_new_beside (KioskBundle             *bundle,
                                        const KioskBundleLabel  *label,
                                        GError                 **error);

G_END_DECLS
