/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The targets in force and how far they are, without a widget. */
#pragma once

#include "kiosk-progress.h"
#include "kiosk-sheets.h"

G_BEGIN_DECLS

typedef struct
{
  KioskTarget   target;
  KioskProgress progress;
} KioskTargetState;

#define KIOSK_TYPE_TARGETS (kiosk_targets_get_type ())
G_DECLARE_FINAL_TYPE (KioskTargets, kiosk_targets, KIOSK, TARGETS, GObject)

KioskTargets *kiosk_targets_new         (KioskContext       *context);
gboolean      kiosk_targets_is_failing  (KioskTargets       *self);
GArray       *kiosk_targets_get_list    (KioskTargets       *self);
KioskEntering   kiosk_targets_get_entering  (KioskTargets       *self);
void          kiosk_targets_load        (KioskTargets       *self);
void          kiosk_targets_set         (KioskTargets       *self,
                                         const KioskTarget  *target);
void          kiosk_targets_forget      (KioskTargets       *self);

G_END_DECLS
