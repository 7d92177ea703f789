/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receipts: up to where the book has each kiosk's batches, signed, onto the sticks that they came from. */
#pragma once

#include "kiosk-day.h"
#include "kiosk-desk-book.h"
#include "kiosk-key.h"

G_BEGIN_DECLS

/* What came of one kiosk's folder on a stick. */
typedef struct
{
  gint64  kiosk;
  guint   ward;
  guint   number;
  char   *folder;  /* the stick */
  gint64  n;       /* of the newest epoch, up to where it was received */
  GError *error;   /* (nullable): why there is none on the stick */
} KioskDeskReceipt;

GArray    *kiosk_desk_receipts_load       (KioskDeskBook   *book,
                                           gint64           kiosk,
                                           GError         **error);
GPtrArray *kiosk_desk_receipts_write      (KioskDeskBook   *book,
                                           const KioskKey  *desk,
                                           GPtrArray       *bundles,
                                           KioskDay         day,
                                           GError         **error);
void       kiosk_desk_receipt_free        (KioskDeskReceipt *self);

G_END_DECLS
