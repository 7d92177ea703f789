/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Input: the trusted comment of a receipt, a line feed, and its JSON, which are signed here: what a desk's key vouches
 * for need not be sound. */
#include <string.h>

#include "fuzz.h"
#include "kiosk-minisign.h"
#include "kiosk-receipt-file.h"

#define DESK  "00000000000000DE"
#define KIOSK "0123456789ABCDEF"

static KioskKey *
get_desk (void)
{
  static KioskKey *desk;

  if (desk == NULL)
    desk = kiosk_key_new (DESK, NULL);
  return desk;
}

static KioskReceiptFile *
sign (const char *comment,
      const char *json,
      gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, size);
  g_autofree char *signature = kiosk_key_sign (get_desk (), bytes, comment);

  return kiosk_receipt_file_take (g_bytes_ref (bytes), g_bytes_new (signature, strlen (signature)));
}

static void
read_receipt (const KioskReceiptFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = kiosk_receipt_file_read (file, kiosk_key_get_public (get_desk ()), KIOSK, &error);

  g_assert_true ((receipts == NULL) == (error != NULL));
  for (guint i = 0; receipts != NULL && i < receipts->len; i++)
    {
      const KioskReceipt *receipt = &g_array_index (receipts, KioskReceipt, i);

      g_assert_cmpstr (receipt->kiosk, ==, KIOSK);
      g_assert_cmpstr (receipt->desk, ==, DESK);
      g_assert_cmpint (receipt->n, >=, 0);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  const guint8 *feed = size > 0 ? memchr (data, '\n', size) : NULL;
  g_autofree char *comment = feed != NULL ? g_strndup ((const char *) data, (gsize) (feed - data)) : NULL;
  g_autoptr (KioskReceiptFile) file = NULL;

  /* A key signs no other. */
  if (comment == NULL || !kiosk_minisign_is_comment (comment))
    return -1;
  file = sign (comment, (const char *) feed + 1, size - (gsize) (feed - data) - 1);
  read_receipt (file);
  return 0;
}
