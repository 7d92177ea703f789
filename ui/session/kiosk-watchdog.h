/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tells systemd that the kiosk is in service, and that it still lives. */
#pragma once

#include "kiosk-store.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_WATCHDOG (kiosk_watchdog_get_type ())
G_DECLARE_FINAL_TYPE (KioskWatchdog, kiosk_watchdog, KIOSK, WATCHDOG, GObject)

KioskWatchdog *kiosk_watchdog_new          (void);
void           kiosk_watchdog_set_store    (KioskWatchdog *self,
                                            KioskStore    *store);
void           kiosk_watchdog_set_ready    (KioskWatchdog *self);
void           kiosk_watchdog_set_stopping (KioskWatchdog *self);

G_END_DECLS
