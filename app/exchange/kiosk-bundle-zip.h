/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same bundle as one file, for mail and Zalo. */
#pragma once

#include "kiosk-bundle.h"

G_BEGIN_DECLS

GBytes *kiosk_bundle_zip (const char  *folder,
                          GPtrArray   *files,
                          KioskDay     day,
                          GError     **error);

G_END_DECLS
