/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything behind the screens, tied together: what a touch, a tap, an answer and time itself lead to. */
#pragma once

#include "kiosk-comfort.h"
#include "kiosk-context.h"
#include "kiosk-first-start.h"
#include "kiosk-flow.h"
#include "kiosk-help-call.h"
#include "kiosk-idle.h"
#include "kiosk-night.h"
#include "kiosk-panel.h"
#include "kiosk-staff.h"
#include "kiosk-stick.h"
#include "kiosk-technician.h"
#include "kiosk-training.h"
#include "kiosk-upkeep.h"
#include "kiosk-visit.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SESSION (kiosk_session_get_type ())
G_DECLARE_FINAL_TYPE (KioskSession, kiosk_session, KIOSK, SESSION, GObject)

KioskSession   *kiosk_session_new            (KioskContext   *context);
KioskContext   *kiosk_session_get_context    (KioskSession   *self);
KioskComfort   *kiosk_session_get_comfort    (KioskSession   *self);
KioskFirstStart *kiosk_session_get_first_start (KioskSession  *self);
KioskFlow      *kiosk_session_get_flow       (KioskSession   *self);
KioskHelpCall  *kiosk_session_get_help_call  (KioskSession   *self);
KioskIdle      *kiosk_session_get_idle       (KioskSession   *self);
KioskNight     *kiosk_session_get_night      (KioskSession   *self);
KioskPanel     *kiosk_session_get_panel      (KioskSession   *self);
KioskStaff     *kiosk_session_get_staff      (KioskSession   *self);
KioskStick     *kiosk_session_get_stick      (KioskSession   *self);
KioskTechnician *kiosk_session_get_technician (KioskSession  *self);
KioskTraining  *kiosk_session_get_training   (KioskSession   *self);
KioskUpkeep    *kiosk_session_get_upkeep     (KioskSession   *self);
KioskVisit     *kiosk_session_get_visit      (KioskSession   *self);
const GError   *kiosk_session_get_error      (KioskSession   *self);
void            kiosk_session_open           (KioskSession   *self);
gboolean        kiosk_session_wake           (KioskSession   *self);
void            kiosk_session_touch          (KioskSession   *self);
void            kiosk_session_restart        (KioskSession   *self);
void            kiosk_session_tap            (KioskSession   *self,
                                              KioskKind       kind,
                                              gboolean        helped);
void            kiosk_session_answer         (KioskSession   *self,
                                              KioskAnswer     answer);
void            kiosk_session_call_help      (KioskSession   *self);
void            kiosk_session_end_help       (KioskSession   *self);
void            kiosk_session_enter_panel    (KioskSession   *self);
void            kiosk_session_enter_staff    (KioskSession   *self);
void            kiosk_session_begin_training (KioskSession   *self);
void            kiosk_session_end_training   (KioskSession   *self);
void            kiosk_session_prolong_training (KioskSession   *self);
void            kiosk_session_restore        (KioskSession   *self,
                                              const char     *backup);
void            kiosk_session_begin_anew     (KioskSession   *self);
void            kiosk_session_let_in         (KioskSession   *self);
void            kiosk_session_close          (KioskSession   *self);
void            kiosk_session_tick           (KioskSession   *self);

G_END_DECLS
