/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `secret`: PINs, codes, and the wrong tries of each. Private to the store. */
#pragma once

#include "kiosk-connection.h"
#include "kiosk-lock-out.h"
#include "kiosk-secret-role.h"

G_BEGIN_DECLS

/* libsodium's crypto_pwhash_STRBYTES. */
#define KIOSK_SECRET_HASH_SIZE 128

typedef struct
{
  char         hash[KIOSK_SECRET_HASH_SIZE];  /* empty: nothing is set */
  KioskLockOut lock_out;
} KioskSecret;

gboolean kiosk_secret_table_find   (KioskConnection    *connection,
                                    KioskSecretRole     role,
                                    KioskSecret        *out_secret,
                                    GError            **error);
gboolean kiosk_secret_table_save   (KioskConnection    *connection,
                                    KioskSecretRole     role,
                                    const KioskSecret  *secret,
                                    GError            **error);
gboolean kiosk_secret_table_delete (KioskConnection    *connection,
                                    KioskSecretRole     role,
                                    GError            **error);

G_END_DECLS
