/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code from the sealed envelope, for a technician; or for staff who have forgotten their PIN: then a new PIN, and a
 * new code for the envelope. */
#pragma once

#include "kiosk-context.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_RECOVERY_OFF,
  KIOSK_RECOVERY_ASKING_CODE,
  KIOSK_RECOVERY_ADMITTED,      /* the code was right: a technician is at what it opens */
  KIOSK_RECOVERY_ASKING_PIN,    /* the code was right: a new PIN is chosen */
  KIOSK_RECOVERY_SHOWING_CODE   /* the new code is to be written down; the old ones are good until it is */
} KioskRecoveryState;

#define KIOSK_TYPE_RECOVERY (kiosk_recovery_get_type ())
G_DECLARE_FINAL_TYPE (KioskRecovery, kiosk_recovery, KIOSK, RECOVERY, GObject)

KioskRecovery      *kiosk_recovery_new            (KioskContext   *context);
KioskRecoveryState  kiosk_recovery_get_state      (KioskRecovery  *self);
gboolean            kiosk_recovery_is_busy        (KioskRecovery  *self);
gboolean            kiosk_recovery_is_code_wrong  (KioskRecovery  *self);
gboolean            kiosk_recovery_is_failing     (KioskRecovery  *self);
const GError       *kiosk_recovery_get_pin_error  (KioskRecovery  *self);
guint               kiosk_recovery_get_wait_s     (KioskRecovery  *self);
const char         *kiosk_recovery_get_new_code   (KioskRecovery  *self);
gboolean            kiosk_recovery_is_technician  (KioskRecovery  *self);
void                kiosk_recovery_begin          (KioskRecovery  *self,
                                                   gboolean        is_technician);
void                kiosk_recovery_ask_pin        (KioskRecovery  *self);
void                kiosk_recovery_try_code       (KioskRecovery  *self,
                                                   const char     *code);
gboolean            kiosk_recovery_choose_pin     (KioskRecovery  *self,
                                                   const char     *pin,
                                                   GError        **error);
void                kiosk_recovery_finish         (KioskRecovery  *self);
void                kiosk_recovery_cancel         (KioskRecovery  *self);
void                kiosk_recovery_tick           (KioskRecovery  *self);

G_END_DECLS
