/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a PIN or code is for. */
#define G_LOG_DOMAIN "kiosk-access"

#include "kiosk-secret-role.h"

#include "kiosk-pin.h"

static const char *const role_nicks[] = { "shift", "staff", "recovery" };

G_STATIC_ASSERT (G_N_ELEMENTS (role_nicks) == KIOSK_N_SECRET_ROLES);

/* Names in the book: `shift`, `staff`, `recovery`. */
KIOSK_DEFINE_NICKS (KioskSecretRole, kiosk_secret_role, role_nicks)

/**
 * kiosk_secret_role_check:
 * @role: what for
 * @pin: what was chosen or drawn
 * @error: return location for a `GError`
 *
 * Any thread. Fails as kiosk_shift_code_check(), kiosk_pin_check() and kiosk_recovery_code_check() do.
 *
 * Returns: %TRUE if @pin may be set for @role
 */
gboolean
kiosk_secret_role_check (KioskSecretRole role,
                         const char *pin,
                         GError **error)
{
  static gboolean (*const checks[]) (const char *, GError **) = {
    kiosk_shift_code_check, kiosk_pin_check, kiosk_recovery_code_check
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (checks) == KIOSK_N_SECRET_ROLES);
  g_return_val_if_fail ((guint) role < KIOSK_N_SECRET_ROLES && pin != NULL, FALSE);

  return checks[role] (pin, error);
}
