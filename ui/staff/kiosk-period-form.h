/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day, week, month or quarter that a report is to be of. Emits "chosen" and "back". */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"
#include "kiosk-period.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_PERIOD_FORM (kiosk_period_form_get_type ())
G_DECLARE_FINAL_TYPE (KioskPeriodForm, kiosk_period_form, KIOSK, PERIOD_FORM, GtkWidget)

void        kiosk_period_form_begin       (KioskPeriodForm    *self,
                                           const KioskPeriod  *period,
                                           guint               cut_off_day,
                                           KioskDay            first,
                                           KioskDay            today);
KioskPeriod kiosk_period_form_get_period  (KioskPeriodForm    *self);
char       *kiosk_period_form_dup_words   (const KioskPeriod  *period,
                                           KioskDay            today);
void        kiosk_period_form_set_layout  (KioskPeriodForm    *self,
                                           const KioskLayout  *layout);

G_END_DECLS
