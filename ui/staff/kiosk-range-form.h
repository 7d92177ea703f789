/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days that staff choose for their figures. Emits "chosen" with the first and the last one, and "back". */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-day.h"
#include "kiosk-layout.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_RANGE_FORM (kiosk_range_form_get_type ())
G_DECLARE_FINAL_TYPE (KioskRangeForm, kiosk_range_form, KIOSK, RANGE_FORM, GtkWidget)

void kiosk_range_form_begin       (KioskRangeForm     *self,
                                   KioskDay            from,
                                   KioskDay            to,
                                   KioskDay            today);
void kiosk_range_form_set_layout  (KioskRangeForm     *self,
                                   const KioskLayout  *layout);

G_END_DECLS
