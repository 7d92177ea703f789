/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A target as it is filled in. Emits "save" when nothing is wrong with it, and "back". */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"
#include "kiosk-target.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_TARGET_FORM (kiosk_target_form_get_type ())
G_DECLARE_FINAL_TYPE (KioskTargetForm, kiosk_target_form, KIOSK, TARGET_FORM, GtkWidget)

void               kiosk_target_form_begin      (KioskTargetForm    *self,
                                                 const KioskTarget  *target);
const KioskTarget *kiosk_target_form_get_target (KioskTargetForm    *self);
void               kiosk_target_form_set_said   (KioskTargetForm    *self,
                                                 const char         *text);
void               kiosk_target_form_set_layout (KioskTargetForm    *self,
                                                 const KioskLayout  *layout);

G_END_DECLS
