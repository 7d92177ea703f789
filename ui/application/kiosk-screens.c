/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of screens: a new one is a line here. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-screens.h"

#include "kiosk-attract-screen.h"
#include "kiosk-cannot-record-screen.h"
#include "kiosk-clock-screen.h"
#include "kiosk-code-screen.h"
#include "kiosk-first-start-screen.h"
#include "kiosk-guide-screen.h"
#include "kiosk-help-wanted-screen.h"
#include "kiosk-helper-screen.h"
#include "kiosk-home-screen.h"
#include "kiosk-out-of-order-screen.h"
#include "kiosk-page-screen.h"
#include "kiosk-pin-screen.h"
#include "kiosk-recovery-screen.h"
#include "kiosk-scan-test-screen.h"
#include "kiosk-sign-in-help-screen.h"
#include "kiosk-staff-screen.h"
#include "kiosk-team-screen.h"
#include "kiosk-technician-screen.h"
#include "kiosk-thanks-screen.h"
#include "kiosk-wifi-screen.h"

/* (transfer floating) */
KioskScreen *
kiosk_screens_new (KioskScreenId id)
{
  GType (*const types[KIOSK_N_SCREENS]) (void) = {
    [KIOSK_SCREEN_ATTRACT] = kiosk_attract_screen_get_type,
    [KIOSK_SCREEN_HOME] = kiosk_home_screen_get_type,
    [KIOSK_SCREEN_PAGE] = kiosk_page_screen_get_type,
    [KIOSK_SCREEN_GUIDE] = kiosk_guide_screen_get_type,
    [KIOSK_SCREEN_SIGN_IN_HELP] = kiosk_sign_in_help_screen_get_type,
    [KIOSK_SCREEN_WIFI] = kiosk_wifi_screen_get_type,
    [KIOSK_SCREEN_HELP_WANTED] = kiosk_help_wanted_screen_get_type,
    [KIOSK_SCREEN_THANKS] = kiosk_thanks_screen_get_type,
    [KIOSK_SCREEN_CANNOT_RECORD] = kiosk_cannot_record_screen_get_type,
    [KIOSK_SCREEN_OUT_OF_ORDER] = kiosk_out_of_order_screen_get_type,
    [KIOSK_SCREEN_CODE] = kiosk_code_screen_get_type,
    [KIOSK_SCREEN_TEAM] = kiosk_team_screen_get_type,
    [KIOSK_SCREEN_HELPER] = kiosk_helper_screen_get_type,
    [KIOSK_SCREEN_PIN] = kiosk_pin_screen_get_type,
    [KIOSK_SCREEN_RECOVERY] = kiosk_recovery_screen_get_type,
    [KIOSK_SCREEN_TECHNICIAN] = kiosk_technician_screen_get_type,
    [KIOSK_SCREEN_CLOCK] = kiosk_clock_screen_get_type,
    [KIOSK_SCREEN_SCAN_TEST] = kiosk_scan_test_screen_get_type,
    [KIOSK_SCREEN_STAFF] = kiosk_staff_screen_get_type,
    [KIOSK_SCREEN_FIRST_START] = kiosk_first_start_screen_get_type,
  };

  return g_object_new (types[id] (), NULL);
}
