/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a form: what it is called, what was typed, what is wrong with it. */
#pragma once

#include "kiosk-pad-form.h"

G_BEGIN_DECLS

#define KIOSK_PAD_FIELD_MAX_DIGITS 12

#define KIOSK_TYPE_PAD_FIELD (kiosk_pad_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskPadField, kiosk_pad_field, KIOSK, PAD_FIELD, GtkWidget)

GtkWidget       *kiosk_pad_field_new          (const char     *id,
                                               const char     *label,
                                               KioskPadKind    kind,
                                               guint           max_digits);
GtkToggleButton *kiosk_pad_field_get_button   (KioskPadField  *self);
const char      *kiosk_pad_field_get_id       (KioskPadField  *self);
const char      *kiosk_pad_field_get_digits   (KioskPadField  *self);
void             kiosk_pad_field_set_digits   (KioskPadField  *self,
                                               const char     *digits);
void             kiosk_pad_field_set_problem  (KioskPadField  *self,
                                               const char     *text);
void             kiosk_pad_field_begin        (KioskPadField  *self);
gboolean         kiosk_pad_field_type         (KioskPadField  *self,
                                               guint           digit);
void             kiosk_pad_field_erase        (KioskPadField  *self);

G_END_DECLS
