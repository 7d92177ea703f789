/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ward's Wi-Fi: its name and password in large text, and as a QR. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_WIFI_SCREEN (kiosk_wifi_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskWifiScreen, kiosk_wifi_screen, KIOSK, WIFI_SCREEN, KioskScreen)

G_END_DECLS
