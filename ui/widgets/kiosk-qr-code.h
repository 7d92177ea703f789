/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A QR code: black on white whatever the theme, whole pixels a module, four modules of quiet zone. */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-qr-matrix.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_QR_CODE (kiosk_qr_code_get_type ())
G_DECLARE_FINAL_TYPE (KioskQrCode, kiosk_qr_code, KIOSK, QR_CODE, GtkWidget)

void kiosk_qr_code_set_matrix  (KioskQrCode    *self,
                                KioskQrMatrix  *matrix);
void kiosk_qr_code_set_least_px (KioskQrCode   *self,
                                 int            least_px);

G_END_DECLS
