/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder that a kiosk's command writes to: a stick, mounted. */
#pragma once

#include "kiosk-stick-export.h"

G_BEGIN_DECLS

gboolean  kiosk_cli_target_check (const char              *target,
                                  const char              *state_dir,
                                  GError                 **error);
char     *kiosk_cli_target_write (const char              *target,
                                  const KioskBundleLabel  *label,
                                  GPtrArray               *files,
                                  GError                 **error);

G_END_DECLS
