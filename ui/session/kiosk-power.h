/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restarting the machine and shutting it down, through systemd-logind where there is one. Emits "changed". */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  KIOSK_POWER_RESTART,
  KIOSK_POWER_SHUT_DOWN,
  KIOSK_N_POWERS
} KioskPowerAct;

#define KIOSK_TYPE_POWER (kiosk_power_get_type ())
G_DECLARE_FINAL_TYPE (KioskPower, kiosk_power, KIOSK, POWER, GObject)

KioskPower *kiosk_power_new         (void);
void        kiosk_power_look        (KioskPower           *self);
gboolean    kiosk_power_can         (KioskPower           *self,
                                     KioskPowerAct         act);
void        kiosk_power_run_async   (KioskPower           *self,
                                     KioskPowerAct         act,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean    kiosk_power_run_finish  (KioskPower           *self,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
