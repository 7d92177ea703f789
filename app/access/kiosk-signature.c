/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public keys and signatures. */
#define G_LOG_DOMAIN "kiosk-access"

#include "kiosk-signature.h"

#include <string.h>

#include "kiosk-minisign.h"

#define PUBLIC_LINES    2
#define SIGNATURE_LINES 4

/**
 * kiosk_signature_error_quark:
 *
 * Returns: the domain of `KioskSignatureError`
 */
G_DEFINE_QUARK (kiosk-signature-error-quark, kiosk_signature_error)

/* A signature as its file holds it. */
typedef struct
{
  KioskMinisignSignature main;
  guint8                 global[crypto_sign_BYTES];  /* over the signature itself and the trusted comment */
  char                  *comment;
} Parsed;

static gboolean
fail (GError **error,
      KioskSignatureError code,
      const char *message)
{
  g_set_error_literal (error, KIOSK_SIGNATURE_ERROR, code, message);
  return FALSE;
}

/**
 * kiosk_public_key_parse:
 * @text: the text of a public key's file, or its second line alone
 * @out_key: (out): the key
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_SIGNATURE_ERROR_FORMAT`.
 *
 * Returns: %TRUE if it is a key
 */
gboolean
kiosk_public_key_parse (const char *text,
                        KioskPublicKey *out_key,
                        GError **error)
{
  g_auto (GStrv) file = kiosk_minisign_split (text, PUBLIC_LINES);
  g_auto (GStrv) line = kiosk_minisign_split (text, 1);
  KioskMinisignPublic raw;
  const char *encoded = line != NULL ? line[0] : file != NULL && g_str_has_prefix (file[0], KIOSK_MINISIGN_UNTRUSTED)
                                                   ? file[1] : "";

  if (!kiosk_minisign_decode (encoded, &raw, sizeof raw)
      || memcmp (raw.algorithm, KIOSK_MINISIGN_KEY_ALGORITHM, sizeof raw.algorithm) != 0)
    return fail (error, KIOSK_SIGNATURE_ERROR_FORMAT, "not a public key of minisign");

  memcpy (out_key->id, raw.id, sizeof raw.id);
  memcpy (out_key->key, raw.key, sizeof raw.key);
  return TRUE;
}

/**
 * kiosk_public_key_dup_text:
 * @self: a key
 *
 * Any thread.
 *
 * Returns: (transfer full): the text of its file, as minisign writes it
 */
char *
kiosk_public_key_dup_text (const KioskPublicKey *self)
{
  g_autofree char *id = kiosk_public_key_dup_id (self);
  g_autofree char *encoded = NULL;
  KioskMinisignPublic raw;

  memcpy (raw.algorithm, KIOSK_MINISIGN_KEY_ALGORITHM, sizeof raw.algorithm);
  memcpy (raw.id, self->id, sizeof raw.id);
  memcpy (raw.key, self->key, sizeof raw.key);
  encoded = g_base64_encode ((const guchar *) &raw, sizeof raw);
  return g_strdup_printf (KIOSK_MINISIGN_UNTRUSTED "minisign public key %s\n%s\n", id, encoded);
}

/**
 * kiosk_public_key_dup_id:
 * @self: a key
 *
 * Any thread.
 *
 * Returns: (transfer full): its id, %KIOSK_KEY_ID_DIGITS upper-case hexadecimal digits, as minisign shows it
 */
char *
kiosk_public_key_dup_id (const KioskPublicKey *self)
{
  guint64 id;

  memcpy (&id, self->id, sizeof id);
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "X", GUINT64_FROM_LE (id));
}

static void
parsed_clear (Parsed *parsed)
{
  g_free (parsed->comment);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parsed, parsed_clear)

static gboolean
parse (const char *signature,
       Parsed *out_parsed,
       GError **error)
{
  g_auto (GStrv) lines = kiosk_minisign_split (signature, SIGNATURE_LINES);

  if (lines == NULL || !g_str_has_prefix (lines[0], KIOSK_MINISIGN_UNTRUSTED)
      || !g_str_has_prefix (lines[2], KIOSK_MINISIGN_TRUSTED)
      || !kiosk_minisign_is_comment (lines[2] + strlen (KIOSK_MINISIGN_TRUSTED))
      || !kiosk_minisign_decode (lines[1], &out_parsed->main, sizeof out_parsed->main)
      || !kiosk_minisign_decode (lines[3], out_parsed->global, sizeof out_parsed->global)
      || memcmp (out_parsed->main.algorithm, KIOSK_MINISIGN_SIGNATURE_ALGORITHM, 2) != 0)
    return fail (error, KIOSK_SIGNATURE_ERROR_FORMAT, "not a signature of minisign over a hash");

  out_parsed->comment = g_strdup (lines[2] + strlen (KIOSK_MINISIGN_TRUSTED));
  return TRUE;
}

static gboolean
is_comment_signed (const Parsed *parsed,
                   const KioskPublicKey *key)
{
  g_autoptr (GByteArray) covered = g_byte_array_new ();

  g_byte_array_append (covered, parsed->main.signature, sizeof parsed->main.signature);
  g_byte_array_append (covered, (const guint8 *) parsed->comment, (guint) strlen (parsed->comment));
  return crypto_sign_verify_detached (parsed->global, covered->data, covered->len, key->key) == 0;
}

/**
 * kiosk_signature_verify:
 * @signature: the text of a signature's file
 * @key: whose signature it has to be
 * @signed_bytes: what has to have been signed
 * @out_comment: (out) (optional) (transfer full): the trusted comment, which is signed too
 * @error: return location for a `GError`
 *
 * Any thread. The untrusted comment is passed over: anybody can change it.
 *
 * Fails with `KIOSK_SIGNATURE_ERROR_FORMAT`, `_OTHER_KEY` and `_FALSE`.
 *
 * Returns: %TRUE if @key signed these bytes with this comment
 */
gboolean
kiosk_signature_verify (const char *signature,
                        const KioskPublicKey *key,
                        GBytes *signed_bytes,
                        char **out_comment,
                        GError **error)
{
  g_auto (Parsed) parsed = { 0 };
  guint8 hash[crypto_generichash_BYTES_MAX];

  if (!parse (signature, &parsed, error))
    return FALSE;
  if (memcmp (parsed.main.id, key->id, sizeof key->id) != 0)
    return fail (error, KIOSK_SIGNATURE_ERROR_OTHER_KEY, "signed with another key");

  kiosk_minisign_hash (signed_bytes, hash);
  if (crypto_sign_verify_detached (parsed.main.signature, hash, sizeof hash, key->key) != 0
      || !is_comment_signed (&parsed, key))
    return fail (error, KIOSK_SIGNATURE_ERROR_FALSE, "not what was signed");
  if (out_comment != NULL)
    *out_comment = g_steal_pointer (&parsed.comment);
  return TRUE;
}
