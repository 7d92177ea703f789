/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has come of each point and day of a week or month, and what has not. */
#pragma once

#include "kiosk-clock.h"
#include "kiosk-desk-board.h"
#include "kiosk-desk-worker.h"
#include "kiosk-period.h"

G_BEGIN_DECLS

/* The lists that an officer makes, and without which nobody knows what to expect. */
typedef enum
{
  KIOSK_DESK_LIST_KIND_POINTS,
  KIOSK_DESK_LIST_KIND_HOLIDAYS,
  KIOSK_DESK_LIST_KIND_PREDECESSORS
} KioskDeskListKind;

#define KIOSK_TYPE_DESK_WATCH (kiosk_desk_watch_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskWatch, kiosk_desk_watch, KIOSK, DESK_WATCH, GObject)

KioskDeskWatch    *kiosk_desk_watch_new         (KioskDeskWorker  *worker);
void               kiosk_desk_watch_set_clock   (KioskDeskWatch   *self,
                                                 KioskClock       *clock);
void               kiosk_desk_watch_show        (KioskDeskWatch   *self,
                                                 KioskPeriodKind   kind);
void               kiosk_desk_watch_turn        (KioskDeskWatch   *self,
                                                 gboolean          is_forward);
void               kiosk_desk_watch_look        (KioskDeskWatch   *self);
void               kiosk_desk_watch_take_list   (KioskDeskWatch   *self,
                                                 KioskDeskListKind kind,
                                                 const char       *path);
gboolean           kiosk_desk_watch_can_turn    (KioskDeskWatch   *self);
gboolean           kiosk_desk_watch_is_looking  (KioskDeskWatch   *self);
KioskPeriod        kiosk_desk_watch_get_period  (KioskDeskWatch   *self);
KioskDeskBoard    *kiosk_desk_watch_get_board   (KioskDeskWatch   *self);
const GError      *kiosk_desk_watch_get_error   (KioskDeskWatch   *self);
const GError      *kiosk_desk_watch_get_list_error (KioskDeskWatch *self);

G_END_DECLS
