/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export: the bundle of one kiosk as a new folder. */
#pragma once

#include "kiosk-bundle.h"

G_BEGIN_DECLS

gboolean   kiosk_tally_export_check_target (const char              *target,
                                            GError                 **error);
char      *kiosk_tally_export_write        (const char              *target,
                                            const KioskBundleLabel  *label,
                                            KioskBundle             *bundle,
                                            GError                 **error);

G_END_DECLS
