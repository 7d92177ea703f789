/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receipts, back onto the stick or into the folder that figures came from. */
#pragma once

#include "kiosk-clock.h"
#include "kiosk-desk-receipt.h"
#include "kiosk-desk-worker.h"
#include "kiosk-medium.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_DESK_COURIER_PHASE_IDLE,
  KIOSK_DESK_COURIER_PHASE_WRITING,
  KIOSK_DESK_COURIER_PHASE_DONE,    /* whether each kiosk got one: kiosk_desk_courier_get_receipts() */
  KIOSK_DESK_COURIER_PHASE_FAILED   /* kiosk_desk_courier_get_error() */
} KioskDeskCourierPhase;

#define KIOSK_TYPE_DESK_COURIER (kiosk_desk_courier_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskCourier, kiosk_desk_courier, KIOSK, DESK_COURIER, GObject)

KioskDeskCourier      *kiosk_desk_courier_new          (KioskDeskWorker   *worker);
void                   kiosk_desk_courier_set_book     (KioskDeskCourier  *self,
                                                        const char        *place,
                                                        KioskClock        *clock);
void                   kiosk_desk_courier_write        (KioskDeskCourier  *self,
                                                        KioskMedium       *medium,
                                                        const char        *folder);
void                   kiosk_desk_courier_forget       (KioskDeskCourier  *self);
gboolean               kiosk_desk_courier_is_of_stick  (KioskDeskCourier  *self);
KioskDeskCourierPhase  kiosk_desk_courier_get_phase    (KioskDeskCourier  *self);
const GError          *kiosk_desk_courier_get_error    (KioskDeskCourier  *self);
GPtrArray             *kiosk_desk_courier_get_receipts (KioskDeskCourier  *self);
const char            *kiosk_desk_courier_get_line     (KioskDeskCourier  *self);

G_END_DECLS
