/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a kiosk is set to, in words. */
#pragma once

#include "kiosk-settings.h"

G_BEGIN_DECLS

char *kiosk_setup_summary_dup_text     (KioskSettings  *settings,
                                        const char     *kiosk,
                                        KioskDay        today,
                                        gboolean        is_confirmed);
char *kiosk_setup_summary_dup_recovery (const char     *code);

G_END_DECLS
