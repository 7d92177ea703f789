/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which screen is shown, and where "Quay lại" leads. */
#pragma once

#include <glib-object.h>

#include "kiosk-nick.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_SCREEN_ATTRACT,
  KIOSK_SCREEN_HOME,
  KIOSK_SCREEN_PAGE,            /* a benefit, a step or help with a trouble: see the page's id */
  KIOSK_SCREEN_GUIDE,           /* the list of steps and troubles */
  KIOSK_SCREEN_SIGN_IN_HELP,    /* the pages about VNeID */
  KIOSK_SCREEN_WIFI,
  KIOSK_SCREEN_HELP_WANTED,
  KIOSK_SCREEN_THANKS,
  KIOSK_SCREEN_CANNOT_RECORD,
  KIOSK_SCREEN_OUT_OF_ORDER,
  KIOSK_SCREEN_CODE,            /* of the helpers' shift */
  KIOSK_SCREEN_TEAM,
  KIOSK_SCREEN_HELPER,          /* the helpers' panel */
  KIOSK_SCREEN_PIN,             /* of the ward's staff */
  KIOSK_SCREEN_RECOVERY,        /* of who has forgotten it, or comes as a technician */
  KIOSK_SCREEN_TECHNICIAN,      /* what is behind the recovery code */
  KIOSK_SCREEN_CLOCK,           /* whether date and time are right */
  KIOSK_SCREEN_SCAN_TEST,       /* whether the code leads to the app */
  KIOSK_SCREEN_STAFF,           /* what is behind the PIN */
  KIOSK_SCREEN_FIRST_START,     /* of a new kiosk, for the ward's staff */
  KIOSK_N_SCREENS
} KioskScreenId;

KIOSK_DECLARE_NICKS (KioskScreenId, kiosk_screen_id)

#define KIOSK_TYPE_FLOW (kiosk_flow_get_type ())
G_DECLARE_FINAL_TYPE (KioskFlow, kiosk_flow, KIOSK, FLOW, GObject)

KioskFlow     *kiosk_flow_new         (void);
KioskScreenId  kiosk_flow_get_screen  (KioskFlow      *self);
const char    *kiosk_flow_get_page    (KioskFlow      *self);
void           kiosk_flow_go          (KioskFlow      *self,
                                       KioskScreenId   screen,
                                       const char     *page);
void           kiosk_flow_turn        (KioskFlow      *self,
                                       const char     *page);
void           kiosk_flow_back        (KioskFlow      *self);

G_END_DECLS
