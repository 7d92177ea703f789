/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form of numbers, dates and times with one pad of digits for all. Emits "changed" when a value is typed. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-day.h"
#include "kiosk-layout.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_PAD_NUMBER,  /* digits, 12 at most */
  KIOSK_PAD_DATE,    /* day, month, year: 8 digits */
  KIOSK_PAD_TIME     /* hour, minute: 4 digits */
} KioskPadKind;

#define KIOSK_TYPE_PAD_FORM (kiosk_pad_form_get_type ())
G_DECLARE_FINAL_TYPE (KioskPadForm, kiosk_pad_form, KIOSK, PAD_FORM, GtkWidget)

GtkWidget *kiosk_pad_form_new          (void);
void       kiosk_pad_form_clear        (KioskPadForm       *self);
void       kiosk_pad_form_add          (KioskPadForm       *self,
                                        const char         *id,
                                        const char         *label,
                                        KioskPadKind        kind,
                                        guint               max_digits);
void       kiosk_pad_form_set_number   (KioskPadForm       *self,
                                        const char         *id,
                                        gint64              number);
void       kiosk_pad_form_set_day      (KioskPadForm       *self,
                                        const char         *id,
                                        KioskDay            day);
void       kiosk_pad_form_set_minute   (KioskPadForm       *self,
                                        const char         *id,
                                        int                 minute);
gboolean   kiosk_pad_form_is_empty     (KioskPadForm       *self,
                                        const char         *id);
gint64     kiosk_pad_form_get_number   (KioskPadForm       *self,
                                        const char         *id);
KioskDay   kiosk_pad_form_get_day      (KioskPadForm       *self,
                                        const char         *id);
int        kiosk_pad_form_get_minute   (KioskPadForm       *self,
                                        const char         *id);
void       kiosk_pad_form_set_problem  (KioskPadForm       *self,
                                        const char         *id,
                                        const char         *text);
void       kiosk_pad_form_listen       (KioskPadForm       *self,
                                        GtkWidget          *widget);
void       kiosk_pad_form_choose       (KioskPadForm       *self,
                                        const char         *id);
void       kiosk_pad_form_set_layout   (KioskPadForm       *self,
                                        const KioskLayout  *layout);

G_END_DECLS
