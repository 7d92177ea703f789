/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sets the machine's clock, where something does. */
#define G_LOG_DOMAIN "kiosk-clock"

#include "kiosk-clock-setter.h"

G_DEFINE_INTERFACE (KioskClockSetter, kiosk_clock_setter, G_TYPE_OBJECT)

static void
kiosk_clock_setter_default_init (KioskClockSetterInterface *iface)
{
}

/**
 * kiosk_clock_setter_set_async:
 * @self: a setter
 * @unix_s: what time it is, in seconds since 1970-01-01 00:00 UTC
 * @cancellable: (nullable): a call that was sent may be carried out all the same
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks for the machine's clock to be set. The main thread.
 */
void
kiosk_clock_setter_set_async (KioskClockSetter *self,
                              gint64 unix_s,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_CLOCK_SETTER (self));

  KIOSK_CLOCK_SETTER_GET_IFACE (self)->set_async (self, unix_s, cancellable, callback, user_data);
}

/**
 * kiosk_clock_setter_set_finish:
 * @self: a setter
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what GDBus fails with: there is no bus, no service, it refuses, or it does not answer. To the caller they
 * are one: the clock may not be set, and kiosk_clock_correct() is what is left.
 *
 * Returns: %TRUE if somebody says that the clock was set; whoever relies on it looks at the clock
 */
gboolean
kiosk_clock_setter_set_finish (KioskClockSetter *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (KIOSK_IS_CLOCK_SETTER (self), FALSE);

  return KIOSK_CLOCK_SETTER_GET_IFACE (self)->set_finish (self, result, error);
}
