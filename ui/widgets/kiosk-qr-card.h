/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The white card with the QR, its steps and its warning; or how to find the app by name, where no link is confirmed. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"
#include "kiosk-session.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_QR_CARD (kiosk_qr_card_get_type ())
G_DECLARE_FINAL_TYPE (KioskQrCard, kiosk_qr_card, KIOSK, QR_CARD, GtkWidget)

void       kiosk_qr_card_set_session  (KioskQrCard       *self,
                                       KioskSession      *session);
void       kiosk_qr_card_set_layout   (KioskQrCard       *self,
                                       const KioskLayout *layout);
void       kiosk_qr_card_set_has_buttons (KioskQrCard    *self,
                                          gboolean        has_buttons);
GtkWidget *kiosk_qr_card_get_code     (KioskQrCard       *self);

G_END_DECLS
