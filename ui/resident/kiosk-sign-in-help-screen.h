/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For who has the app and is not signed in: the pages about VNeID. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SIGN_IN_HELP_SCREEN (kiosk_sign_in_help_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskSignInHelpScreen, kiosk_sign_in_help_screen, KIOSK, SIGN_IN_HELP_SCREEN, KioskScreen)

G_END_DECLS
