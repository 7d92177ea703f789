/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the machine is and what was done on it, for staff; restarting it and shutting it down. Emits "changed". */
#pragma once

#include "kiosk-context.h"

G_BEGIN_DECLS

/* So many lines of what was done stand on a page. */
#define KIOSK_UPKEEP_N_EVENTS 8

#define KIOSK_TYPE_UPKEEP (kiosk_upkeep_get_type ())
G_DECLARE_FINAL_TYPE (KioskUpkeep, kiosk_upkeep, KIOSK, UPKEEP, GObject)

KioskUpkeep           *kiosk_upkeep_new         (KioskContext   *context);
void                   kiosk_upkeep_look        (KioskUpkeep    *self);
void                   kiosk_upkeep_forget      (KioskUpkeep    *self);
const KioskBookState  *kiosk_upkeep_get_state   (KioskUpkeep    *self);
GArray                *kiosk_upkeep_get_events  (KioskUpkeep    *self);
gboolean               kiosk_upkeep_is_failing  (KioskUpkeep    *self);
gboolean               kiosk_upkeep_has_older   (KioskUpkeep    *self);
gboolean               kiosk_upkeep_has_newer   (KioskUpkeep    *self);
void                   kiosk_upkeep_turn        (KioskUpkeep    *self,
                                                 gboolean        is_older);
gboolean               kiosk_upkeep_can         (KioskUpkeep    *self,
                                                 KioskPowerAct   act);
gboolean               kiosk_upkeep_is_leaving  (KioskUpkeep    *self);
gboolean               kiosk_upkeep_is_refused  (KioskUpkeep    *self);
void                   kiosk_upkeep_leave       (KioskUpkeep    *self,
                                                 KioskPowerAct   act);

G_END_DECLS
