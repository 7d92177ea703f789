/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Home: the QR, what the app is good for, ways to get help, and the two big buttons. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_HOME_SCREEN (kiosk_home_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskHomeScreen, kiosk_home_screen, KIOSK, HOME_SCREEN, KioskScreen)

GtkWidget *kiosk_home_screen_get_code (KioskHomeScreen *self);

G_END_DECLS
