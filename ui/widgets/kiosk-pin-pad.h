/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pad of digits: for codes, which it shows as dots, and for numbers. Emits "entered" with the digits. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PIN_PAD (kiosk_pin_pad_get_type ())
G_DECLARE_FINAL_TYPE (KioskPinPad, kiosk_pin_pad, KIOSK, PIN_PAD, GtkWidget)

void  kiosk_pin_pad_set_secret      (KioskPinPad *self,
                                     gboolean     is_secret);
void  kiosk_pin_pad_set_max_digits  (KioskPinPad *self,
                                     guint        max_digits);
void  kiosk_pin_pad_clear           (KioskPinPad *self);

G_END_DECLS
