/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restarting and shutting down through systemd-logind: org.freedesktop.login1(5). Nobody is asked for a password: what
 * the kiosk's account may not do without one, it may not do. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-power.h"

#define NAME    "org.freedesktop.login1"
#define PATH    "/org/freedesktop/login1"
#define MANAGER "org.freedesktop.login1.Manager"

/* Whoever waits stands at the screen. */
#define TIMEOUT_MS 5000

/* Where nobody listens. */
#define NO_ADDRESS "unix:path=/nonexistent"

static const struct
{
  const char *question;
  const char *order;
} methods[KIOSK_N_POWERS] = { { "CanReboot", "Reboot" }, { "CanPowerOff", "PowerOff" } };

struct _KioskPower
{
  GObject   parent_instance;
  gboolean  can[KIOSK_N_POWERS];
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskPower, kiosk_power, G_TYPE_OBJECT)

static void
kiosk_power_class_init (KioskPowerClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_power_init (KioskPower *self)
{
}

/* Connects to nothing yet. */
KioskPower *
kiosk_power_new (void)
{
  return g_object_new (KIOSK_TYPE_POWER, NULL);
}

static void
set_can (KioskPower *self,
         KioskPowerAct act,
         gboolean can)
{
  if (self->can[act] == can)
    return;
  self->can[act] = can;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
answer (KioskPower *self,
        KioskPowerAct act,
        GAsyncResult *result,
        GDBusConnection *bus)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) said = g_dbus_connection_call_finish (bus, result, &error);
  const char *word = "";

  if (said != NULL)
    g_variant_get (said, "(&s)", &word);
  else
    g_debug ("%s: %s", methods[act].question, error->message);
  set_can (self, act, g_str_equal (word, "yes"));
}

static void
can_restart_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (KioskPower) self = user_data;

  answer (self, KIOSK_POWER_RESTART, result, G_DBUS_CONNECTION (source));
}

static void
can_shut_down_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (KioskPower) self = user_data;

  answer (self, KIOSK_POWER_SHUT_DOWN, result, G_DBUS_CONNECTION (source));
}

static void
ask (KioskPower *self,
     KioskPowerAct act,
     GDBusConnection *bus,
     GAsyncReadyCallback callback)
{
  g_dbus_connection_call (bus, NAME, PATH, MANAGER, methods[act].question, NULL, G_VARIANT_TYPE ("(s)"),
                          G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MS, NULL, callback, g_object_ref (self));
}

/* A connection of its own: the one that the process shares may be to a bus that has gone since. */
static void
connect_to_bus (GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SYSTEM, NULL, &error);

  if (address == NULL)
    g_debug ("There is no address of a system bus: %s", error->message);
  g_dbus_connection_new_for_address (address != NULL ? address : NO_ADDRESS,
                                     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                     | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                     NULL, NULL, callback, user_data);
}

static void
look_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (KioskPower) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_finish (result, &error);

  if (bus == NULL)
    {
      g_debug ("Nobody can be asked to restart the machine: %s", error->message);
      return;
    }
  ask (self, KIOSK_POWER_RESTART, bus, can_restart_cb);
  ask (self, KIOSK_POWER_SHUT_DOWN, bus, can_shut_down_cb);
}

/* Asks what may be done; kiosk_power_can() tells once the answer has come. */
void
kiosk_power_look (KioskPower *self)
{
  connect_to_bus (look_cb, g_object_ref (self));
}

/* FALSE where there is nobody who could do it, and before anybody has answered. */
gboolean
kiosk_power_can (KioskPower *self,
                 KioskPowerAct act)
{
  return self->can[act];
}

static void
ordered_cb (GObject *source,
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
run_cb (GObject *source,
        GAsyncResult *result,
        gpointer user_data)
{
  GTask *task = user_data;
  KioskPowerAct act = (KioskPowerAct) GPOINTER_TO_UINT (g_task_get_task_data (task));
  GError *error = NULL;
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_finish (result, &error);

  if (bus != NULL)
    {
      g_dbus_connection_call (bus, NAME, PATH, MANAGER, methods[act].order, g_variant_new ("(b)", FALSE), NULL,
                              G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MS, NULL, ordered_cb, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* The program is told to stop like any other on the machine. */
void
kiosk_power_run_async (KioskPower *self,
                       KioskPowerAct act,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, kiosk_power_run_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (act), NULL);
  connect_to_bus (run_cb, task);
}

/* Whether the order was taken; fails with what GDBus fails with. */
gboolean
kiosk_power_run_finish (KioskPower *self,
                        GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_power_run_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
