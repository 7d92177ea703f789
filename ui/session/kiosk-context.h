/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts the kiosk works with: clock, store and content. Built once and passed down. */
#pragma once

#include "kiosk-clock.h"
#include "kiosk-clock-setter.h"
#include "kiosk-media.h"
#include "kiosk-pack.h"
#include "kiosk-power.h"
#include "kiosk-qr-matrix.h"
#include "kiosk-store.h"
#include "kiosk-usb-doors.h"
#include "kiosk-ward.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_CONTEXT (kiosk_context_get_type ())
G_DECLARE_FINAL_TYPE (KioskContext, kiosk_context, KIOSK, CONTEXT, GObject)

KioskContext   *kiosk_context_new           (KioskClock     *clock,
                                             KioskStore     *store,
                                             KioskPack      *pack,
                                             KioskMode       mode);
KioskClock     *kiosk_context_get_clock     (KioskContext   *self);
KioskStore     *kiosk_context_get_store     (KioskContext   *self);
KioskClockSetter *kiosk_context_get_clock_setter (KioskContext *self);
void            kiosk_context_set_clock_setter (KioskContext     *self,
                                                KioskClockSetter *setter);
GPtrArray      *kiosk_context_get_wards     (KioskContext   *self);
void            kiosk_context_set_wards     (KioskContext   *self,
                                             GPtrArray      *wards);
void            kiosk_context_set_setup_file (KioskContext   *self,
                                              const char     *path,
                                              gboolean        is_needed);
const char     *kiosk_context_get_setup_path (KioskContext   *self);
gboolean        kiosk_context_needs_setup_file (KioskContext *self);
KioskPack      *kiosk_context_get_pack      (KioskContext   *self);
KioskMode       kiosk_context_get_mode      (KioskContext   *self);
KioskSettings  *kiosk_context_get_settings  (KioskContext   *self);
void            kiosk_context_set_settings  (KioskContext   *self,
                                             KioskSettings  *settings);
char           *kiosk_context_dup_place     (KioskContext   *self);
KioskQrMatrix  *kiosk_context_get_link_qr   (KioskContext   *self);
KioskPower     *kiosk_context_get_power     (KioskContext   *self);
void            kiosk_context_set_power     (KioskContext   *self,
                                             KioskPower     *power);
KioskUsbDoors  *kiosk_context_get_doors     (KioskContext   *self);
void            kiosk_context_set_doors     (KioskContext   *self,
                                             KioskUsbDoors  *doors);
KioskMedia     *kiosk_context_get_media     (KioskContext   *self);
void            kiosk_context_set_media     (KioskContext   *self,
                                             KioskMedia     *media);
void            kiosk_context_note          (KioskContext   *self,
                                             KioskActor      actor,
                                             KioskDeed       deed,
                                             KioskOutcome    outcome);

G_END_DECLS
