/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done behind a PIN, at the command line or by the program itself: never anything of a resident's or
 * helper's. */
#pragma once

#include "kiosk-day.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_ACTOR_STAFF,
  KIOSK_ACTOR_TECHNICIAN,
  KIOSK_ACTOR_KIOSK,
  KIOSK_N_ACTORS
} KioskActor;

typedef enum
{
  KIOSK_DEED_UNLOCK,      /* from the PIN to the lock */
  KIOSK_DEED_RECOVERY,    /* the recovery code, a new PIN and a new code */
  KIOSK_DEED_PIN,
  KIOSK_DEED_SHIFT_CODE,
  KIOSK_DEED_SETTINGS,
  KIOSK_DEED_CLOCK,
  KIOSK_DEED_SCAN_TEST,
  KIOSK_DEED_CLOSING,
  KIOSK_DEED_SHEET,
  KIOSK_DEED_TARGET,
  KIOSK_DEED_SET_UP,
  KIOSK_DEED_TRAINING,
  KIOSK_DEED_RESTART,
  KIOSK_DEED_SHUT_DOWN,
  KIOSK_DEED_SERVICE,     /* the program opened its book; ends when it is told to stop */
  KIOSK_DEED_RESTORE,     /* a backup took the book's place */
  KIOSK_DEED_RECOVERY_CODE, /* the first one was made, for an envelope */
  KIOSK_DEED_EXPORT,      /* to a stick, until it may be taken out */
  KIOSK_DEED_INPUT_DEVICE, /* a keyboard or panel that belongs to the machine from then on */
  KIOSK_N_DEEDS
} KioskDeed;

typedef enum
{
  KIOSK_OUTCOME_BEGUN,    /* its end has a row of its own */
  KIOSK_OUTCOME_DONE,
  KIOSK_OUTCOME_NOTHING,  /* there was nothing to do */
  KIOSK_OUTCOME_WRONG,    /* a wrong PIN or code; a QR code that led elsewhere */
  KIOSK_OUTCOME_REFUSED,
  KIOSK_OUTCOME_FAILED,
  KIOSK_OUTCOME_LEFT,     /* nobody touched the screen any more */
  KIOSK_OUTCOME_PUT_OFF,  /* it will be asked again */
  KIOSK_N_OUTCOMES
} KioskOutcome;

typedef struct
{
  gint64        seq;      /* > 0 */
  gint64        began;    /* of an end: the seq of its start; 0: of nothing, or of what is too old to be kept */
  KioskDay      day;      /* KIOSK_DAY_UNKNOWN: nobody vouched for the clock */
  int           minute;   /* of the day in Viet Nam, by the clock as it was */
  KioskActor    actor;
  KioskDeed     deed;
  KioskOutcome  outcome;
  KioskDay      began_day;    /* of an end that has a start: when that was, as `day` */
  int           began_minute; /* the same, as `minute` */
  gboolean      is_cut;       /* of a start: the program was started anew since, and its end will not come */
} KioskEvent;

KIOSK_DECLARE_NICKS (KioskActor, kiosk_actor)
KIOSK_DECLARE_NICKS (KioskDeed, kiosk_deed)
KIOSK_DECLARE_NICKS (KioskOutcome, kiosk_outcome)

G_END_DECLS
