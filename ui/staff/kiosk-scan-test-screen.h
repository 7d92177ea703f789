/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the code leads to the app: somebody scans it with their own phone and says so. */
#pragma once

#include "kiosk-screen.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SCAN_TEST_SCREEN (kiosk_scan_test_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskScanTestScreen, kiosk_scan_test_screen, KIOSK, SCAN_TEST_SCREEN, KioskScreen)

G_END_DECLS
