/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Nhờ người hướng dẫn": a signal across the room until somebody comes. */
#pragma once

#include "kiosk-clock.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_HELP_CALL_NONE,
  KIOSK_HELP_CALL_SIGNAL,  /* the whole screen */
  KIOSK_HELP_CALL_BANNER   /* a line above the other screens: the screen is needed, the call still stands */
} KioskHelpCallState;

/* A call becomes a banner after three minutes and ends by itself after fifteen: who called has left. */
#define KIOSK_HELP_CALL_SIGNAL_S 180
#define KIOSK_HELP_CALL_BANNER_S 720

#define KIOSK_TYPE_HELP_CALL (kiosk_help_call_get_type ())
G_DECLARE_FINAL_TYPE (KioskHelpCall, kiosk_help_call, KIOSK, HELP_CALL, GObject)

KioskHelpCall      *kiosk_help_call_new        (KioskClock     *clock);
KioskHelpCallState  kiosk_help_call_get_state  (KioskHelpCall  *self);
void                kiosk_help_call_begin      (KioskHelpCall  *self);
void                kiosk_help_call_end        (KioskHelpCall  *self);
void                kiosk_help_call_tick       (KioskHelpCall  *self);

G_END_DECLS
