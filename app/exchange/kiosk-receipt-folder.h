/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receipts in the folder of a kiosk on a stick: put there by a desk, fetched and cleared away by the kiosk. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-receipt-file.h"

G_BEGIN_DECLS

/* So many of them, the newest, does a kiosk look at. */
#define KIOSK_RECEIPT_FOLDER_READ_MAX 16

/* So many does it leave there, as of its own exports. */
#define KIOSK_RECEIPT_FOLDER_KEPT 5

char       *kiosk_receipt_folder_put   (int                       root_fd,
                                        const KioskBundleLabel   *label,
                                        const KioskReceiptFile   *file,
                                        GError                  **error);
GPtrArray  *kiosk_receipt_folder_load  (int                       fd,
                                        guint                    *out_n_files);
gboolean    kiosk_receipt_folder_keep  (int                       fd,
                                        GError                  **error);

G_END_DECLS
