/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calm signal that a helper sees across the room. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_HELP_WANTED_SCREEN (kiosk_help_wanted_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskHelpWantedScreen, kiosk_help_wanted_screen, KIOSK, HELP_WANTED_SCREEN, KioskScreen)

G_END_DECLS
