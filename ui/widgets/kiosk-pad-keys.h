/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys for digits, to be pressed on the screen or on a keyboard. Emits "digit" with 0 to 9, "erase", and "enter". */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PAD_KEYS (kiosk_pad_keys_get_type ())
G_DECLARE_FINAL_TYPE (KioskPadKeys, kiosk_pad_keys, KIOSK, PAD_KEYS, GtkWidget)

GtkWidget *kiosk_pad_keys_new              (void);
void       kiosk_pad_keys_set_enter_label  (KioskPadKeys *self,
                                            const char   *label);
void       kiosk_pad_keys_listen           (KioskPadKeys *self,
                                            GtkWidget    *widget);

G_END_DECLS
