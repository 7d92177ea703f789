/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which team helps in this shift, chosen once. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_TEAM_SCREEN (kiosk_team_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskTeamScreen, kiosk_team_screen, KIOSK, TEAM_SCREEN, KioskScreen)

G_END_DECLS
