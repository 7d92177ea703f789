/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guide: its steps in order, and what to do about the things that stop people. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_GUIDE_SCREEN (kiosk_guide_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskGuideScreen, kiosk_guide_screen, KIOSK, GUIDE_SCREEN, KioskScreen)

G_END_DECLS
