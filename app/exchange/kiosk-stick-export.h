/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export: the files of a bundle onto a medium, step by step, and back again to see that they are there. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-found-receipt.h"
#include "kiosk-medium.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_STICK_STEP_CHECK,      /* is it the stick that was in when the export was asked for? */
  KIOSK_STICK_STEP_MOUNT,
  KIOSK_STICK_STEP_SWEEP,      /* what an interrupted export left */
  KIOSK_STICK_STEP_SPACE,
  KIOSK_STICK_STEP_WRITE,
  KIOSK_STICK_STEP_NAME,       /* from here on the export is on the stick; whether whole is not known yet */
  KIOSK_STICK_STEP_UNMOUNT,
  KIOSK_STICK_STEP_REMOUNT,    /* read-only */
  KIOSK_STICK_STEP_COMPARE,
  KIOSK_STICK_STEP_KEEP,       /* verified; all but the newest exports of this kiosk are removed */
  KIOSK_STICK_STEP_POWER_OFF,
  KIOSK_STICK_STEP_DONE,       /* it may be pulled out */
  KIOSK_N_STICK_STEPS
} KioskStickStep;

#define KIOSK_TYPE_STICK_EXPORT (kiosk_stick_export_get_type ())
G_DECLARE_FINAL_TYPE (KioskStickExport, kiosk_stick_export, KIOSK, STICK_EXPORT, GObject)

gboolean           kiosk_stick_export_check_target  (const char              *target,
                                                     GError                 **error);
KioskStickExport  *kiosk_stick_export_new           (KioskMedium             *medium,
                                                     const KioskBundleLabel  *label,
                                                     GPtrArray               *files,
                                                     GPtrArray               *beside);
void               kiosk_stick_export_set_stays     (KioskStickExport        *self,
                                                     gboolean                 stays);
void               kiosk_stick_export_fetch_receipt (KioskStickExport        *self,
                                                     const KioskPublicKey    *desk);
gboolean           kiosk_stick_export_run           (KioskStickExport        *self,
                                                     GCancellable            *cancellable,
                                                     GError                 **error);
void               kiosk_stick_export_run_async     (KioskStickExport        *self,
                                                     GCancellable            *cancellable,
                                                     GAsyncReadyCallback      callback,
                                                     gpointer                 user_data);
gboolean           kiosk_stick_export_run_finish    (KioskStickExport        *self,
                                                     GAsyncResult            *result,
                                                     GError                 **error);
KioskStickStep     kiosk_stick_export_get_step      (KioskStickExport        *self);
const char        *kiosk_stick_export_get_path      (KioskStickExport        *self);
gboolean           kiosk_stick_export_is_verified   (KioskStickExport        *self);
gboolean           kiosk_stick_export_is_released   (KioskStickExport        *self);
guint              kiosk_stick_export_get_n_removed (KioskStickExport        *self);
const KioskFoundReceipt *kiosk_stick_export_get_receipt (KioskStickExport    *self);

G_END_DECLS
