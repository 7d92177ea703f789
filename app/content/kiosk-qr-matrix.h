/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The modules of a QR code. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Modules of white that ISO/IEC 18004 asks for on each side. */
#define KIOSK_QR_QUIET_ZONE 4

#define KIOSK_QR_ERROR (kiosk_qr_error_quark ())

typedef enum
{
  KIOSK_QR_ERROR_EMPTY,    /* no text */
  KIOSK_QR_ERROR_TOO_LONG  /* more than a QR code holds */
} KioskQrError;

/* Reference counted and never changed after it was made. */
typedef struct _KioskQrMatrix KioskQrMatrix;

GQuark          kiosk_qr_error_quark     (void);
KioskQrMatrix  *kiosk_qr_matrix_new      (const char           *text,
                                          GError              **error);
KioskQrMatrix  *kiosk_qr_matrix_ref      (KioskQrMatrix        *self);
void            kiosk_qr_matrix_unref    (KioskQrMatrix        *self);
guint           kiosk_qr_matrix_get_size (const KioskQrMatrix  *self);
gboolean        kiosk_qr_matrix_is_dark  (const KioskQrMatrix  *self,
                                          guint                 column,
                                          guint                 row);
char           *kiosk_wifi_dup_qr_text   (const char           *name,
                                          const char           *password);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskQrMatrix, kiosk_qr_matrix_unref)

G_END_DECLS
