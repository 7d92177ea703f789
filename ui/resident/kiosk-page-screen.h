/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page: a benefit, a step of the guide, or help with what stops people. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_PAGE_SCREEN (kiosk_page_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskPageScreen, kiosk_page_screen, KIOSK, PAGE_SCREEN, KioskScreen)

G_END_DECLS
