/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Máy": how the machine is, what was done on it, restarting it and shutting it down. */
#pragma once

#include "kiosk-staff-view.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_MACHINE_VIEW (kiosk_machine_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskMachineView, kiosk_machine_view, KIOSK, MACHINE_VIEW, KioskStaffView)

G_END_DECLS
