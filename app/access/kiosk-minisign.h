/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pieces of minisign's files that keys and signatures share. Source: minisign(1) and the description of the format
 * at jedisct1.github.io/minisign, checked in the tests with minisign itself. */
#pragma once

#include <glib.h>
#include <sodium.h>

#include "kiosk-signature.h"

G_BEGIN_DECLS

/* What begins the lines of a comment. */
#define KIOSK_MINISIGN_UNTRUSTED "untrusted comment: "
#define KIOSK_MINISIGN_TRUSTED   "trusted comment: "

/* Of a key, and of a signature over the hash of what was signed. */
#define KIOSK_MINISIGN_KEY_ALGORITHM       "Ed"
#define KIOSK_MINISIGN_SIGNATURE_ALGORITHM "ED"

/* As they lie in the files; there is no padding between bytes. */
typedef struct
{
  guint8 algorithm[2];
  guint8 id[KIOSK_KEY_ID_BYTES];
  guint8 key[crypto_sign_PUBLICKEYBYTES];
} KioskMinisignPublic;

typedef struct
{
  guint8 algorithm[2];
  guint8 id[KIOSK_KEY_ID_BYTES];
  guint8 signature[crypto_sign_BYTES];
} KioskMinisignSignature;

gboolean  kiosk_minisign_decode      (const char  *line,
                                      void        *out_bytes,
                                      gsize        size);
char    **kiosk_minisign_split       (const char  *text,
                                      guint        n_lines);
gboolean  kiosk_minisign_is_comment  (const char  *comment);
void      kiosk_minisign_hash        (GBytes      *signed_bytes,
                                      guint8       out_hash[crypto_generichash_BYTES_MAX]);

G_END_DECLS
