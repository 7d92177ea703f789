/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first screen: what this is, in five seconds, with the QR already to be scanned. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

/* How long one benefit stands before the next fades in. */
#define KIOSK_ATTRACT_BENEFIT_S 12

#define KIOSK_TYPE_ATTRACT_SCREEN (kiosk_attract_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskAttractScreen, kiosk_attract_screen, KIOSK, ATTRACT_SCREEN, KioskScreen)

GtkWidget *kiosk_attract_screen_get_code      (KioskAttractScreen *self);
void       kiosk_attract_screen_next_benefit  (KioskAttractScreen *self);

G_END_DECLS
