/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The newest that the desk signed stands for all before it; what stands before that one is told of, and no more. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-found-receipt.h"

#include "kiosk-receipt-folder.h"

static GArray *
read_file (const KioskReceiptFile *file,
           const KioskPublicKey *desk,
           const char *kiosk,
           GError **error)
{
  if (desk != NULL)
    return kiosk_receipt_file_read (file, desk, kiosk, error);
  g_set_error_literal (error, KIOSK_RECEIPT_ERROR, KIOSK_RECEIPT_ERROR_NO_DESK,
                       "This kiosk was told of no desk to believe");
  return NULL;
}

/* Returns whether it is believed. */
static gboolean
look_at (KioskFoundReceipt *self,
         const KioskReceiptFile *file,
         gboolean is_newest,
         const KioskPublicKey *desk,
         const char *kiosk)
{
  g_autoptr (GError) refusal = NULL;

  self->receipts = read_file (file, desk, kiosk, &refusal);
  if (self->receipts != NULL)
    {
      self->name = g_strdup (file->name);
      return TRUE;
    }
  if (is_newest)
    {
      self->refused_name = g_strdup (file->name);
      self->refusal = g_steal_pointer (&refusal);
    }
  return FALSE;
}

/**
 * kiosk_found_receipt_load:
 * @fd: the kiosk's folder on a stick, open
 * @desk: (nullable): the key of the desk that is believed; %NULL: none is
 * @kiosk: whose folder it is
 *
 * Looks at the newest %KIOSK_RECEIPT_FOLDER_READ_MAX receipts until one is believed. Whether the kiosk ever had these
 * batches is for its book to say: kiosk_day_book_take_receipts(). What lies there is never a failure. Any thread;
 * blocks for as long as the medium does.
 *
 * Returns: (transfer full): what there is
 */
KioskFoundReceipt *
kiosk_found_receipt_load (int fd,
                          const KioskPublicKey *desk,
                          const char *kiosk)
{
  KioskFoundReceipt *self = g_new0 (KioskFoundReceipt, 1);
  g_autoptr (GPtrArray) files = kiosk_receipt_folder_load (fd, &self->n_files);

  for (guint i = 0; i < files->len; i++)
    if (look_at (self, g_ptr_array_index (files, i), i == 0, desk, kiosk))
      break;
  return self;
}

/**
 * kiosk_found_receipt_free:
 * @self: (transfer full): what there was
 */
void
kiosk_found_receipt_free (KioskFoundReceipt *self)
{
  g_clear_pointer (&self->receipts, g_array_unref);
  g_clear_error (&self->refusal);
  g_free (self->name);
  g_free (self->refused_name);
  g_free (self);
}
