/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The secret key of a kiosk, or of a desk, which signs what it gives away. */
#pragma once

#include "kiosk-signature.h"

G_BEGIN_DECLS

typedef struct _KioskKey KioskKey;

KioskKey              *kiosk_key_new         (const char      *id,
                                              GError         **error);
KioskKey              *kiosk_key_parse       (const char      *text,
                                              GError         **error);
char                  *kiosk_key_dup_text    (const KioskKey  *self);
const KioskPublicKey  *kiosk_key_get_public  (const KioskKey  *self);
char                  *kiosk_key_sign        (const KioskKey  *self,
                                              GBytes          *bytes,
                                              const char      *comment);
void                   kiosk_key_free        (KioskKey        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskKey, kiosk_key_free)

G_END_DECLS
