/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interface of a medium. */
#define G_LOG_DOMAIN "kiosk-media"

#include "kiosk-medium.h"

G_DEFINE_INTERFACE (KioskMedium, kiosk_medium, G_TYPE_OBJECT)

static void
kiosk_medium_default_init (KioskMediumInterface *iface)
{
}

/**
 * kiosk_medium_get_label:
 * @self: a medium
 *
 * Any thread.
 *
 * Returns: (transfer none): what people call it: the name that it was formatted with, its maker's, or its path
 */
const char *
kiosk_medium_get_label (KioskMedium *self)
{
  g_return_val_if_fail (KIOSK_IS_MEDIUM (self), NULL);

  return KIOSK_MEDIUM_GET_IFACE (self)->get_label (self);
}

/**
 * kiosk_medium_can_leave:
 * @self: a medium
 *
 * Any thread.
 *
 * Returns: %TRUE if it can be unmounted, mounted again and switched off; %FALSE for a plain folder, where these calls
 *   do nothing and what is read back may come from memory
 */
gboolean
kiosk_medium_can_leave (KioskMedium *self)
{
  g_return_val_if_fail (KIOSK_IS_MEDIUM (self), FALSE);

  return KIOSK_MEDIUM_GET_IFACE (self)->can_leave (self);
}

/**
 * kiosk_medium_check:
 * @self: a medium
 * @cancellable: (nullable): a cancellable
 * @error: return location for a `GError`
 *
 * Asks whether it is still the one that was put in. Cheap. A thread of its own.
 *
 * Fails with `KIOSK_MEDIA_ERROR_GONE`, `_CHANGED`, or `G_IO_ERROR_CANCELLED`.
 *
 * Returns: %TRUE if it is
 */
gboolean
kiosk_medium_check (KioskMedium *self,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (KIOSK_IS_MEDIUM (self), FALSE);

  return (cancellable == NULL || !g_cancellable_set_error_if_cancelled (cancellable, error))
         && KIOSK_MEDIUM_GET_IFACE (self)->check (self, cancellable, error);
}

/**
 * kiosk_medium_mount:
 * @self: a medium that is not mounted by kiosk_medium_mount()
 * @is_writable: whether it is to be written to
 * @cancellable: (nullable): a cancellable
 * @error: return location for a `GError`
 *
 * Mounts it without set-user-id, devices and programs, and sees that it is the medium that is mounted there, nothing
 * else. A thread of its own; may take minutes.
 *
 * Fails with `KIOSK_MEDIA_ERROR_GONE`, `_CHANGED`, `_READ_ONLY`, `_BUSY`, `_REFUSED`, `_FAILED`, or
 * `G_IO_ERROR_CANCELLED`; then it is not mounted, as far as anybody can see to that.
 *
 * Returns: (transfer full) (nullable): where it is; to be freed before it can be unmounted
 */
KioskMount *
kiosk_medium_mount (KioskMedium *self,
                    gboolean is_writable,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (KIOSK_IS_MEDIUM (self), NULL);

  return KIOSK_MEDIUM_GET_IFACE (self)->mount (self, is_writable, cancellable, error);
}

/**
 * kiosk_medium_unmount:
 * @self: a medium that is mounted
 * @cancellable: (nullable): a cancellable
 * @error: return location for a `GError`
 *
 * Returns when everything is on the medium and nothing holds it. A thread of its own; may take minutes.
 *
 * Fails with `KIOSK_MEDIA_ERROR_GONE`, `_BUSY`, `_REFUSED`, `_FAILED`, or `G_IO_ERROR_CANCELLED`.
 *
 * Returns: %TRUE if it may be pulled out
 */
gboolean
kiosk_medium_unmount (KioskMedium *self,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (KIOSK_IS_MEDIUM (self), FALSE);

  return KIOSK_MEDIUM_GET_IFACE (self)->unmount (self, cancellable, error);
}

/**
 * kiosk_medium_power_off:
 * @self: a medium that is not mounted
 * @cancellable: (nullable): a cancellable
 * @error: return location for a `GError`
 *
 * Switches it off, where it can be: its light goes out. A thread of its own; may take seconds.
 *
 * Fails with `KIOSK_MEDIA_ERROR_GONE`, `_BUSY`, `_REFUSED`, `_FAILED`, or `G_IO_ERROR_CANCELLED`.
 *
 * Returns: %TRUE if it is off, or is one that cannot be switched off
 */
gboolean
kiosk_medium_power_off (KioskMedium *self,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (KIOSK_IS_MEDIUM (self), FALSE);

  return KIOSK_MEDIUM_GET_IFACE (self)->power_off (self, cancellable, error);
}
