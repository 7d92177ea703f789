/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk, as a kiosk knows it. */
#include "desk.h"

#include <fcntl.h>
#include <unistd.h>

#include "kiosk-receipt-folder.h"

/* A desk whose key @stage's kiosk is given; free it with kiosk_key_free(). */
KioskKey *
desk_new (Stage *stage)
{
  g_autoptr (GError) error = NULL;
  KioskKey *desk = kiosk_key_new (NULL, &error);

  g_assert_no_error (error);
  kiosk_settings_set_desk_key (kiosk_context_get_settings (stage->context), kiosk_key_get_public (desk));
  return desk;
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  KioskClosed **closed = user_data;
  g_autoptr (GError) error = NULL;

  *closed = kiosk_store_load_closed_finish (KIOSK_STORE (source), result, &error);
  g_assert_no_error (error);
}

static KioskEntry
load_last (Stage *stage)
{
  g_autoptr (KioskClosed) closed = NULL;

  kiosk_store_load_closed_async (stage->store, NULL, loaded_cb, &closed);
  while (closed == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (closed->entries->len, >, 0);
  return g_array_index (closed->entries, KioskEntry, closed->entries->len - 1);
}

static void
put (Stage *stage,
     const char *stick,
     const KioskReceiptFile *file,
     const char *kiosk)
{
  KioskSettings *settings = kiosk_context_get_settings (stage->context);
  const KioskBundleLabel label = {
    .ward = kiosk_settings_get_ward_code (settings),
    .number = kiosk_settings_get_number (settings),
    .kiosk = kiosk,
    .mode = kiosk_mode_to_nick (kiosk_context_get_mode (stage->context)),
    .day = kiosk_clock_get_day (KIOSK_CLOCK (stage->clock))
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  int fd = open (stick, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  name = kiosk_receipt_folder_put (fd, &label, file, &error);
  g_assert_no_error (error);
  close (fd);
}

/* Leaves a receipt for batch @n beside the exports of @stage's kiosk, with the hash of the one that was closed last. */
void
desk_receive_n (const KioskKey *desk,
                Stage *stage,
                const char *stick,
                gint64 n)
{
  KioskEntry last = load_last (stage);
  KioskReceipt receipt = { .n = n };
  g_autoptr (GArray) receipts = g_array_new (FALSE, FALSE, sizeof receipt);
  g_autoptr (KioskReceiptFile) file = NULL;

  g_strlcpy (receipt.epoch, last.epoch, sizeof receipt.epoch);
  g_strlcpy (receipt.hash, last.hash, sizeof receipt.hash);
  g_array_append_val (receipts, receipt);
  file = kiosk_receipt_file_new (desk, last.kiosk, receipts, kiosk_clock_get_day (KIOSK_CLOCK (stage->clock)));
  put (stage, stick, file, last.kiosk);
}

/* All that is closed. */
void
desk_receive (const KioskKey *desk,
              Stage *stage,
              const char *stick)
{
  desk_receive_n (desk, stage, stick, load_last (stage).n);
}
