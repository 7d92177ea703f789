/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The machine's clock, set through systemd-timedated: org.freedesktop.timedate1(5). It sets the battery's clock with
 * it, so that the next boot begins with the right time, too. */
#define G_LOG_DOMAIN "kiosk-clock"

#include "kiosk-timedate.h"

/* The bus starts the service when it is called. Whoever waits stands at the screen. */
#define TIMEOUT_MS 5000

#define CONNECTION_FLAGS \
  (G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION)

struct _KioskTimedate
{
  GObject parent_instance;
};

static void kiosk_timedate_iface_init (KioskClockSetterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskTimedate, kiosk_timedate, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_CLOCK_SETTER, kiosk_timedate_iface_init))

static void
called_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GVariant) nothing = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (nothing != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
call (GDBusConnection *bus,
      GTask *task)
{
  gint64 unix_s = *(gint64 *) g_task_get_task_data (task);

  /* Neither by a difference, nor by asking somebody for the administrator's password. */
  g_dbus_connection_call (bus, "org.freedesktop.timedate1", "/org/freedesktop/timedate1", "org.freedesktop.timedate1",
                          "SetTime", g_variant_new ("(xbb)", unix_s * G_USEC_PER_SEC, FALSE, FALSE), NULL,
                          G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MS, g_task_get_cancellable (task), called_cb, task);
}

static void
connected_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_finish (result, &error);

  if (bus != NULL)
    {
      call (bus, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
kiosk_timedate_set_async (KioskClockSetter *setter,
                          gint64 unix_s,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (setter, cancellable, callback, user_data);
  GError *error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SYSTEM, cancellable, &error);

  g_task_set_source_tag (task, kiosk_timedate_set_async);
  g_task_set_task_data (task, g_memdup2 (&unix_s, sizeof unix_s), g_free);
  if (address != NULL)
    {
      /* A connection of its own: the one that the process shares may be to a bus that has gone since. */
      g_dbus_connection_new_for_address (address, CONNECTION_FLAGS, NULL, cancellable, connected_cb, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static gboolean
kiosk_timedate_set_finish (KioskClockSetter *setter,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_timedate_set_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
kiosk_timedate_iface_init (KioskClockSetterInterface *iface)
{
  iface->set_async = kiosk_timedate_set_async;
  iface->set_finish = kiosk_timedate_set_finish;
}

static void
kiosk_timedate_class_init (KioskTimedateClass *klass)
{
}

static void
kiosk_timedate_init (KioskTimedate *self)
{
}

/**
 * kiosk_timedate_new:
 *
 * Connects to nothing yet: a machine without a system bus is no error until the clock is to be set.
 *
 * Returns: (transfer full): what sets the machine's clock
 */
KioskClockSetter *
kiosk_timedate_new (void)
{
  return g_object_new (KIOSK_TYPE_TIMEDATE, NULL);
}
