/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff change behind their PIN. Nothing counts as changed before it is on disk. */
#pragma once

#include "kiosk-context.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_SAVING_NONE,       /* nothing was asked for since the panel was opened */
  KIOSK_SAVING_UNDER_WAY,
  KIOSK_SAVING_DONE,
  KIOSK_SAVING_SAME_CODE,  /* it opens something else already: nothing was changed */
  KIOSK_SAVING_WRONG_PIN,  /* the old PIN was not right: nothing was changed */
  KIOSK_SAVING_FAILED      /* the disk refused it: everything is as it was */
} KioskSaving;

#define KIOSK_TYPE_STAFF_SETTINGS (kiosk_staff_settings_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffSettings, kiosk_staff_settings, KIOSK, STAFF_SETTINGS, GObject)

KioskStaffSettings *kiosk_staff_settings_new             (KioskContext        *context);
KioskSaving         kiosk_staff_settings_get_saving      (KioskStaffSettings  *self);
guint               kiosk_staff_settings_get_wait_s      (KioskStaffSettings  *self);
gboolean            kiosk_staff_settings_lacks_code      (KioskStaffSettings  *self);
gboolean            kiosk_staff_settings_offers_panel    (KioskStaffSettings  *self);
void                kiosk_staff_settings_look_for_code   (KioskStaffSettings  *self);
void                kiosk_staff_settings_open            (KioskStaffSettings  *self);
void                kiosk_staff_settings_close           (KioskStaffSettings  *self);
void                kiosk_staff_settings_forget_saving   (KioskStaffSettings  *self);
KioskSettings      *kiosk_staff_settings_edit            (KioskStaffSettings  *self);
void                kiosk_staff_settings_save            (KioskStaffSettings  *self,
                                                          KioskSettings       *edited);
void                kiosk_staff_settings_set_shift_code  (KioskStaffSettings  *self,
                                                          const char          *code);
void                kiosk_staff_settings_try_pin         (KioskStaffSettings  *self,
                                                          const char          *old_pin);
void                kiosk_staff_settings_change_pin      (KioskStaffSettings  *self,
                                                          const char          *old_pin,
                                                          const char          *new_pin);

G_END_DECLS
