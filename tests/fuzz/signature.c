/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Input: a public key, a signature, and what it should be of, a NUL between them. */
#include <string.h>

#include "fuzz.h"
#include "kiosk-signature.h"

/* Up to the next NUL, which is passed over. */
static char *
dup_part (const char **rest,
          gsize *n_rest)
{
  const char *end = memchr (*rest, '\0', *n_rest);
  gsize n = end != NULL ? (gsize) (end - *rest) : *n_rest;
  char *part = g_strndup (*rest, n);

  *rest += n + (end != NULL ? 1 : 0);
  *n_rest -= n + (end != NULL ? 1 : 0);
  return part;
}

static void
verify (const KioskPublicKey *key,
        const char *signature,
        GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *comment = NULL;
  gboolean is_good = kiosk_signature_verify (signature, key, bytes, &comment, &error);

  g_assert_true (is_good == (error == NULL));
  if (!is_good)
    return;
  g_assert_nonnull (comment);
  g_assert_nonnull (strstr (signature, comment));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autofree char *copy = g_memdup2 (data, size);
  const char *rest = copy != NULL ? copy : "";
  g_autofree char *key_text = dup_part (&rest, &size);
  g_autofree char *signature = dup_part (&rest, &size);
  g_autoptr (GBytes) bytes = g_bytes_new (rest, size);
  g_autoptr (GError) error = NULL;
  KioskPublicKey key;

  if (!kiosk_public_key_parse (key_text, &key, &error))
    g_assert_nonnull (error);
  else
    verify (&key, signature, bytes);
  return 0;
}
