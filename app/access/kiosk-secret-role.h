/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a PIN or code is for, and which may be chosen for it. */
#pragma once

#include "kiosk-nick.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_SECRET_ROLE_SHIFT,     /* the short code that opens the helpers' panel */
  KIOSK_SECRET_ROLE_STAFF,     /* the staff's PIN */
  KIOSK_SECRET_ROLE_RECOVERY,  /* the code in the sealed envelope, for a new PIN */
  KIOSK_N_SECRET_ROLES
} KioskSecretRole;

KIOSK_DECLARE_NICKS (KioskSecretRole, kiosk_secret_role)
gboolean  kiosk_secret_role_check  (KioskSecretRole   role,
                                    const char       *pin,
                                    GError          **error);

G_END_DECLS
