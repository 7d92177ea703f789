/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a kiosk, or a desk, signed some bytes: minisign's public keys and signatures. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Upper-case hexadecimal digits of a key's id. */
#define KIOSK_KEY_ID_DIGITS 16

#define KIOSK_KEY_ID_BYTES     8
#define KIOSK_PUBLIC_KEY_BYTES 32

/* Bytes of UTF-8; minisign itself takes more. */
#define KIOSK_TRUSTED_COMMENT_MAX 1024

#define KIOSK_SIGNATURE_ERROR (kiosk_signature_error_quark ())

typedef enum
{
  KIOSK_SIGNATURE_ERROR_FORMAT,     /* not a key, a signature or a comment as minisign writes them */
  KIOSK_SIGNATURE_ERROR_OTHER_KEY,  /* signed with another key than the one that was asked about */
  KIOSK_SIGNATURE_ERROR_FALSE,      /* the bytes, or the comment, are not those that were signed */
  KIOSK_SIGNATURE_ERROR_MEMORY      /* no memory to keep a secret key in */
} KioskSignatureError;

/* What everybody may know of a key. */
typedef struct
{
  guint8 id[KIOSK_KEY_ID_BYTES];  /* as in the file: the least significant first */
  guint8 key[KIOSK_PUBLIC_KEY_BYTES];
} KioskPublicKey;

GQuark    kiosk_signature_error_quark  (void);
gboolean  kiosk_public_key_parse       (const char            *text,
                                        KioskPublicKey        *out_key,
                                        GError               **error);
char     *kiosk_public_key_dup_text    (const KioskPublicKey  *self);
char     *kiosk_public_key_dup_id      (const KioskPublicKey  *self);
gboolean  kiosk_signature_verify       (const char            *signature,
                                        const KioskPublicKey  *key,
                                        GBytes                *signed_bytes,
                                        char                 **out_comment,
                                        GError               **error);

G_END_DECLS
