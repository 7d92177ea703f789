/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the kiosk is signed here; the secret key stays in the store. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-day-book-private.h"
#include "kiosk-key-file.h"

static KioskKey *
load (KioskDayBook *self,
      GError **error)
{
  kiosk_day_book_assert_usable (self);
  if (!kiosk_day_book_prepare (self, error))
    return NULL;
  return kiosk_key_file_load (self->book->files, self->book->meta.kiosk, error);
}

/**
 * kiosk_day_book_load_public_key:
 * @self: an open book
 * @out_key: (out): what everybody may know of the kiosk's key
 * @error: return location for a `GError`
 *
 * Makes the key where there is none yet: its id is that of the kiosk. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_CORRUPT` where the key's file is not the kiosk's key, and as opening the book does.
 *
 * Returns: %TRUE if there is a key
 */
gboolean
kiosk_day_book_load_public_key (KioskDayBook *self,
                                KioskPublicKey *out_key,
                                GError **error)
{
  g_autoptr (KioskKey) key = load (self, error);

  if (key == NULL)
    return FALSE;
  *out_key = *kiosk_key_get_public (key);
  return TRUE;
}

/**
 * kiosk_day_book_sign:
 * @self: an open book
 * @bytes: what to sign
 * @comment: the trusted comment, as kiosk_key_sign() takes it
 * @error: return location for a `GError`
 *
 * Signs with the kiosk's key. The book's thread only. Fails as kiosk_day_book_load_public_key() does.
 *
 * Returns: (transfer full) (nullable): the text of the signature's file
 */
char *
kiosk_day_book_sign (KioskDayBook *self,
                     GBytes *bytes,
                     const char *comment,
                     GError **error)
{
  g_autoptr (KioskKey) key = load (self, error);

  return key != NULL ? kiosk_key_sign (key, bytes, comment) : NULL;
}
