/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a kiosk makes of the receipts in its folder on a stick. */
#pragma once

#include "kiosk-receipt-file.h"

G_BEGIN_DECLS

typedef struct
{
  guint   n_files;       /* how many lie there, be they what they may */
  char   *name;          /* the newest that is believed; NULL: none is */
  GArray *receipts;      /* (element-type KioskReceipt): what it says; NULL where none is believed */
  char   *refused_name;  /* the newest of all, where it is not believed; else NULL */
  GError *refusal;       /* a KioskReceiptError, and why; NULL where there is no such name */
} KioskFoundReceipt;

KioskFoundReceipt *kiosk_found_receipt_load (int                    fd,
                                             const KioskPublicKey  *desk,
                                             const char            *kiosk);
void               kiosk_found_receipt_free (KioskFoundReceipt     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskFoundReceipt, kiosk_found_receipt_free)

G_END_DECLS
