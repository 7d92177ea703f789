/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the recovery code opens. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_TECHNICIAN_SCREEN (kiosk_technician_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskTechnicianScreen, kiosk_technician_screen, KIOSK, TECHNICIAN_SCREEN, KioskScreen)

G_END_DECLS
