/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a desk signs for a kiosk: up to which batch of each epoch its figures have arrived. */
#pragma once

#include "kiosk-export-record.h"
#include "kiosk-key.h"

G_BEGIN_DECLS

/* As large as either of the two files of a receipt may be. */
#define KIOSK_RECEIPT_FILE_MAX_BYTES (64 * 1024)

/* So many epochs may one receipt be of; a kiosk begins one at its set-up and at each restore. */
#define KIOSK_RECEIPT_FILE_EPOCHS_MAX 256

#define KIOSK_RECEIPT_ERROR (kiosk_receipt_error_quark ())

typedef enum
{
  KIOSK_RECEIPT_ERROR_TOO_LARGE,   /* more than any desk writes */
  KIOSK_RECEIPT_ERROR_OTHER_KEY,   /* not signed with the key of the desk that the kiosk knows */
  KIOSK_RECEIPT_ERROR_SIGNATURE,   /* changed after it was signed, or no signature at all */
  KIOSK_RECEIPT_ERROR_NEWER,       /* of a later version of the program: bring this one up to date */
  KIOSK_RECEIPT_ERROR_FORMAT,      /* signed, and not as a desk writes it: a fault of the desk */
  KIOSK_RECEIPT_ERROR_OTHER_KIOSK, /* for another kiosk */
  KIOSK_RECEIPT_ERROR_NO_DESK      /* the kiosk knows of no desk: give it the desk's key */
} KioskReceiptError;

/* The two files. */
typedef struct
{
  char   *name;  /* of the JSON file in the folder that it was read from; NULL: it was not */
  GBytes *json;
  GBytes *signature;
} KioskReceiptFile;

GQuark             kiosk_receipt_error_quark (void);
KioskReceiptFile  *kiosk_receipt_file_new    (const KioskKey          *desk,
                                              const char              *kiosk,
                                              GArray                  *receipts,
                                              KioskDay                 day);
KioskReceiptFile  *kiosk_receipt_file_take   (GBytes                  *json,
                                              GBytes                  *signature);
GArray            *kiosk_receipt_file_read   (const KioskReceiptFile  *self,
                                              const KioskPublicKey    *desk,
                                              const char              *kiosk,
                                              GError                 **error);
void               kiosk_receipt_file_free   (KioskReceiptFile        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskReceiptFile, kiosk_receipt_file_free)

G_END_DECLS
