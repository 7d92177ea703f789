/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys as minisign keeps them without a password: a kiosk has nobody who could type one. The file is the secret. */
#define G_LOG_DOMAIN "kiosk-access"

#include "kiosk-key.h"

#include <string.h>

#include "kiosk-minisign.h"
#include "kiosk-pin.h"

#define SECRET_LINES 2

#define CHECKSUM_ALGORITHM "B2"

/* As it lies in the file of a key without a password: salt and limits of the key derivation are 0. */
typedef struct
{
  guint8 algorithm[2];
  guint8 derivation[2];
  guint8 checksum_algorithm[2];
  guint8 salt[32];
  guint8 limits[16];
  guint8 id[KIOSK_KEY_ID_BYTES];
  guint8 key[crypto_sign_SECRETKEYBYTES];
  guint8 checksum[32];  /* of algorithm, id and key; minisign itself leaves it 0 where there is no password */
} RawSecret;

struct _KioskKey
{
  KioskPublicKey public_key;
  guint8         secret[crypto_sign_SECRETKEYBYTES];
};

/* Memory that is not swapped out, and overwritten when it is freed. */
static KioskKey *
allocate (GError **error)
{
  KioskKey *self = sodium_init () >= 0 ? sodium_malloc (sizeof *self) : NULL;

  if (self == NULL)
    g_set_error_literal (error, KIOSK_SIGNATURE_ERROR, KIOSK_SIGNATURE_ERROR_MEMORY, "no memory for a secret key");
  else
    memset (self, 0, sizeof *self);
  return self;
}

static gboolean
parse_id (const char *id,
          guint8 out_id[KIOSK_KEY_ID_BYTES])
{
  guint64 number;

  if (strlen (id) != KIOSK_KEY_ID_DIGITS || strspn (id, "0123456789ABCDEF") != KIOSK_KEY_ID_DIGITS)
    return FALSE;
  number = GUINT64_TO_LE (g_ascii_strtoull (id, NULL, 16));
  memcpy (out_id, &number, KIOSK_KEY_ID_BYTES);
  return TRUE;
}

/**
 * kiosk_key_new:
 * @id: (nullable): %KIOSK_KEY_ID_DIGITS upper-case hexadecimal digits; %NULL: at random, as minisign does it
 * @error: return location for a `GError`
 *
 * Makes a new Ed25519 key. Any thread. Fails with `KIOSK_SIGNATURE_ERROR_FORMAT` where @id is none and `_MEMORY`.
 *
 * Returns: (transfer full) (nullable): the key
 */
KioskKey *
kiosk_key_new (const char *id,
               GError **error)
{
  g_autoptr (KioskKey) self = allocate (error);

  if (self == NULL)
    return NULL;
  if (id == NULL)
    randombytes_buf (self->public_key.id, sizeof self->public_key.id);
  else if (!parse_id (id, self->public_key.id))
    {
      g_set_error (error, KIOSK_SIGNATURE_ERROR, KIOSK_SIGNATURE_ERROR_FORMAT, "“%s” is not the id of a key", id);
      return NULL;
    }

  crypto_sign_keypair (self->public_key.key, self->secret);
  return g_steal_pointer (&self);
}

static void
make_checksum (const RawSecret *raw,
               guint8 out_checksum[32])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, sizeof raw->checksum);
  crypto_generichash_update (&state, raw->algorithm, sizeof raw->algorithm);
  crypto_generichash_update (&state, raw->id, sizeof raw->id);
  crypto_generichash_update (&state, raw->key, sizeof raw->key);
  crypto_generichash_final (&state, out_checksum, sizeof raw->checksum);
}

/* Whether the public half is the one that belongs to the secret. */
static gboolean
is_pair (const guint8 key[crypto_sign_SECRETKEYBYTES])
{
  guint8 seed[crypto_sign_SEEDBYTES], public_key[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
  gboolean is_same;

  crypto_sign_ed25519_sk_to_seed (seed, key);
  crypto_sign_seed_keypair (public_key, secret, seed);
  is_same = sodium_memcmp (key, secret, sizeof secret) == 0;
  sodium_memzero (seed, sizeof seed);
  sodium_memzero (secret, sizeof secret);
  return is_same;
}

static gboolean
is_whole (const RawSecret *raw)
{
  guint8 checksum[sizeof raw->checksum];

  make_checksum (raw, checksum);
  return (sodium_is_zero (raw->checksum, sizeof raw->checksum)
          || memcmp (raw->checksum, checksum, sizeof checksum) == 0)
         && is_pair (raw->key);
}

static gboolean
is_without_password (const RawSecret *raw)
{
  return memcmp (raw->algorithm, KIOSK_MINISIGN_KEY_ALGORITHM, sizeof raw->algorithm) == 0
         && sodium_is_zero (raw->derivation, sizeof raw->derivation) && sodium_is_zero (raw->salt, sizeof raw->salt)
         && sodium_is_zero (raw->limits, sizeof raw->limits)
         && memcmp (raw->checksum_algorithm, CHECKSUM_ALGORITHM, sizeof raw->checksum_algorithm) == 0;
}

static gboolean
decode (const char *text,
        RawSecret *out_raw)
{
  char **lines = kiosk_minisign_split (text, SECRET_LINES);
  gboolean is_decoded = lines != NULL && g_str_has_prefix (lines[0], KIOSK_MINISIGN_UNTRUSTED)
                        && kiosk_minisign_decode (lines[1], out_raw, sizeof *out_raw)
                        && is_without_password (out_raw) && is_whole (out_raw);

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    sodium_memzero (lines[i], strlen (lines[i]));
  g_strfreev (lines);
  return is_decoded;
}

/**
 * kiosk_key_parse:
 * @text: the text of a secret key's file; the caller overwrites it
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_SIGNATURE_ERROR_FORMAT`, also for a key with a password, and `_MEMORY`.
 *
 * Returns: (transfer full) (nullable): the key
 */
KioskKey *
kiosk_key_parse (const char *text,
                 GError **error)
{
  g_autoptr (KioskKey) self = allocate (error);
  RawSecret raw = { 0 };

  if (self != NULL && decode (text, &raw))
    {
      memcpy (self->public_key.id, raw.id, sizeof raw.id);
      memcpy (self->secret, raw.key, sizeof raw.key);
      crypto_sign_ed25519_sk_to_pk (self->public_key.key, raw.key);
    }
  else if (self != NULL)
    {
      g_set_error_literal (error, KIOSK_SIGNATURE_ERROR, KIOSK_SIGNATURE_ERROR_FORMAT,
                           "not a secret key of minisign without a password");
      g_clear_pointer (&self, kiosk_key_free);
    }
  sodium_memzero (&raw, sizeof raw);
  return g_steal_pointer (&self);
}

/**
 * kiosk_key_dup_text:
 * @self: a key
 *
 * Any thread.
 *
 * Returns: (transfer full): the text of its file, which minisign reads too; to be freed with kiosk_pin_forget()
 */
char *
kiosk_key_dup_text (const KioskKey *self)
{
  RawSecret raw = { 0 };
  char *encoded, *text;

  memcpy (raw.algorithm, KIOSK_MINISIGN_KEY_ALGORITHM, sizeof raw.algorithm);
  memcpy (raw.checksum_algorithm, CHECKSUM_ALGORITHM, sizeof raw.checksum_algorithm);
  memcpy (raw.id, self->public_key.id, sizeof raw.id);
  memcpy (raw.key, self->secret, sizeof raw.key);
  make_checksum (&raw, raw.checksum);
  encoded = g_base64_encode ((const guchar *) &raw, sizeof raw);
  text = g_strdup_printf (KIOSK_MINISIGN_UNTRUSTED "minisign secret key\n%s\n", encoded);
  kiosk_pin_forget (encoded);
  sodium_memzero (&raw, sizeof raw);
  return text;
}

/**
 * kiosk_key_get_public:
 * @self: a key
 *
 * Any thread.
 *
 * Returns: (transfer none): its public half
 */
const KioskPublicKey *
kiosk_key_get_public (const KioskKey *self)
{
  return &self->public_key;
}

static void
sign_comment (const KioskKey *self,
              const KioskMinisignSignature *main,
              const char *comment,
              guint8 out_global[crypto_sign_BYTES])
{
  g_autoptr (GByteArray) covered = g_byte_array_new ();

  g_byte_array_append (covered, main->signature, sizeof main->signature);
  g_byte_array_append (covered, (const guint8 *) comment, (guint) strlen (comment));
  crypto_sign_detached (out_global, NULL, covered->data, covered->len, self->secret);
}

/**
 * kiosk_key_sign:
 * @self: a key
 * @bytes: what to sign
 * @comment: the trusted comment: one line of UTF-8 without control characters, at most %KIOSK_TRUSTED_COMMENT_MAX
 *   bytes
 *
 * Signs the hash of @bytes, and @comment with it, so that `minisign -V` says yes. Any thread.
 *
 * Returns: (transfer full): the text of the signature's file
 */
char *
kiosk_key_sign (const KioskKey *self,
                GBytes *bytes,
                const char *comment)
{
  KioskMinisignSignature main;
  guint8 hash[crypto_generichash_BYTES_MAX], global[crypto_sign_BYTES];
  g_autofree char *id = kiosk_public_key_dup_id (&self->public_key);
  g_autofree char *encoded = NULL;
  g_autofree char *encoded_global = NULL;

  g_return_val_if_fail (kiosk_minisign_is_comment (comment), NULL);

  memcpy (main.algorithm, KIOSK_MINISIGN_SIGNATURE_ALGORITHM, sizeof main.algorithm);
  memcpy (main.id, self->public_key.id, sizeof main.id);
  kiosk_minisign_hash (bytes, hash);
  crypto_sign_detached (main.signature, NULL, hash, sizeof hash, self->secret);
  sign_comment (self, &main, comment, global);
  encoded = g_base64_encode ((const guchar *) &main, sizeof main);
  encoded_global = g_base64_encode (global, sizeof global);
  return g_strdup_printf (KIOSK_MINISIGN_UNTRUSTED "signature from key %s\n%s\n" KIOSK_MINISIGN_TRUSTED "%s\n%s\n", id,
                          encoded, comment, encoded_global);
}

/**
 * kiosk_key_free:
 * @self: (transfer full): a key
 *
 * Overwrites and frees it. Any thread.
 */
void
kiosk_key_free (KioskKey *self)
{
  sodium_free (self);
}
