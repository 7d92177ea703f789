/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks anew at everything whenever UDisks2 says that something changed: a machine has few devices. */
#define G_LOG_DOMAIN "kiosk-media"

#include "kiosk-udisks-media.h"

#include "kiosk-udisks-choice.h"
#include "kiosk-udisks-medium.h"

#define SERVICE "org.freedesktop.UDisks2"

/* A service that is not there may come, or be started again. */
#define RETRY_S 10

#define CONNECTION_FLAGS \
  (G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION)

struct _KioskUdisksMedia
{
  GObject             parent_instance;
  gboolean            with_loops;
  GCancellable       *cancellable;
  GDBusConnection    *bus;
  UDisksClient       *client;
  guint               retry_id;
  KioskUdisksMedium  *medium;       /* of the one stick that can be written */
  KioskMediaState     state;
  KioskMediaFault     fault;
  char               *label;
  guint64             size_bytes;
};

static void kiosk_udisks_media_iface_init (KioskMediaInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskUdisksMedia, kiosk_udisks_media, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_MEDIA, kiosk_udisks_media_iface_init))

static KioskMediaState
kiosk_udisks_media_get_state (KioskMedia *media)
{
  KioskUdisksMedia *self = KIOSK_UDISKS_MEDIA (media);

  if (self->state != KIOSK_MEDIA_STATE_USABLE)
    return self->state;
  /* What waits to be taken out is as good as out; a card reader is never switched off, and its card stays seen. */
  if (kiosk_udisks_medium_is_off (self->medium))
    return KIOSK_MEDIA_STATE_NONE;
  return kiosk_udisks_medium_is_mounted (self->medium) ? KIOSK_MEDIA_STATE_BUSY : KIOSK_MEDIA_STATE_USABLE;
}

static KioskMediaFault
kiosk_udisks_media_get_fault (KioskMedia *media)
{
  return KIOSK_UDISKS_MEDIA (media)->fault;
}

static const char *
kiosk_udisks_media_get_label (KioskMedia *media)
{
  return KIOSK_UDISKS_MEDIA (media)->label;
}

static guint64
kiosk_udisks_media_get_size_bytes (KioskMedia *media)
{
  return KIOSK_UDISKS_MEDIA (media)->size_bytes;
}

static KioskMedium *
kiosk_udisks_media_dup_medium (KioskMedia *media)
{
  KioskUdisksMedia *self = KIOSK_UDISKS_MEDIA (media);

  return kiosk_udisks_media_get_state (media) == KIOSK_MEDIA_STATE_USABLE ? g_object_ref (KIOSK_MEDIUM (self->medium))
                                                                          : NULL;
}

static void
kiosk_udisks_media_iface_init (KioskMediaInterface *iface)
{
  iface->get_state = kiosk_udisks_media_get_state;
  iface->get_fault = kiosk_udisks_media_get_fault;
  iface->get_label = kiosk_udisks_media_get_label;
  iface->get_size_bytes = kiosk_udisks_media_get_size_bytes;
  iface->dup_medium = kiosk_udisks_media_dup_medium;
}

static gboolean
is_there (GArray *sticks,
          KioskUdisksMedium *medium)
{
  for (guint i = 0; i < sticks->len; i++)
    if (kiosk_udisks_medium_is_of (medium, g_array_index (sticks, KioskUdisksStick, i).object))
      return TRUE;
  return FALSE;
}

/* TRUE: it was in use. */
static gboolean
let_go (KioskUdisksMedia *self,
        GArray *sticks)
{
  gboolean was_mounted;

  if (self->medium == NULL || is_there (sticks, self->medium))
    return FALSE;
  kiosk_udisks_medium_set_gone (self->medium);
  was_mounted = kiosk_udisks_medium_is_mounted (self->medium);
  g_clear_object (&self->medium);
  return was_mounted;
}

static void
take_one (KioskUdisksMedia *self,
          const KioskUdisksStick *stick)
{
  self->fault = stick->fault;
  self->size_bytes = stick->size_bytes;
  if (stick->fault == KIOSK_MEDIA_FAULT_NONE)
    {
      if (self->medium == NULL)
        self->medium = kiosk_udisks_medium_new (stick->object, stick->drive);
      self->state = KIOSK_MEDIA_STATE_USABLE;
      self->label = g_strdup (kiosk_medium_get_label (KIOSK_MEDIUM (self->medium)));
      return;
    }
  self->state = KIOSK_MEDIA_STATE_UNREADABLE;
  self->label = udisks_block_dup_id_label (udisks_object_peek_block (stick->object));
}

/* The medium stays known while a second one is in: whoever writes to it goes on. */
static void
take (KioskUdisksMedia *self,
      GArray *sticks,
      gboolean was_pulled)
{
  self->fault = KIOSK_MEDIA_FAULT_NONE;
  self->size_bytes = 0;
  g_clear_pointer (&self->label, g_free);
  if (sticks->len == 1)
    take_one (self, &g_array_index (sticks, KioskUdisksStick, 0));
  else if (sticks->len > 1)
    self->state = KIOSK_MEDIA_STATE_SEVERAL;
  else if (was_pulled || self->state == KIOSK_MEDIA_STATE_PULLED)
    self->state = KIOSK_MEDIA_STATE_PULLED;
  else
    self->state = KIOSK_MEDIA_STATE_NONE;
}

static gboolean
is_served (KioskUdisksMedia *self)
{
  g_autofree char *owner = NULL;
  GDBusObjectManager *manager;

  if (self->client == NULL)
    return FALSE;
  manager = udisks_client_get_object_manager (self->client);
  owner = g_dbus_object_manager_client_get_name_owner (G_DBUS_OBJECT_MANAGER_CLIENT (manager));
  return owner != NULL;
}

static void
look (KioskUdisksMedia *self)
{
  g_autoptr (GArray) sticks = self->client != NULL ? kiosk_udisks_choice_find (self->client, self->with_loops)
                                                   : g_array_new (FALSE, FALSE, sizeof (KioskUdisksStick));

  take (self, sticks, let_go (self, sticks));
  if (!is_served (self))
    self->state = KIOSK_MEDIA_STATE_UNWATCHED;
  kiosk_media_emit_changed (KIOSK_MEDIA (self));
}

static void
looked_cb (UDisksClient *client,
           gpointer user_data)
{
  look (user_data);
}

static void
owner_cb (GObject *manager,
          GParamSpec *spec,
          gpointer user_data)
{
  look (user_data);
}

static void
watched_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (KioskUdisksMedia) self = user_data;
  g_autoptr (GError) error = NULL;
  UDisksClient *client = udisks_client_new_for_connection_finish (result, &error);

  if (client == NULL)
    {
      g_debug ("No UDisks2: %s", error->message);
      g_clear_object (&self->bus);
      return;
    }
  self->client = client;
  g_signal_connect_object (client, "changed", G_CALLBACK (looked_cb), self, 0);
  g_signal_connect_object (udisks_client_get_object_manager (client), "notify::name-owner", G_CALLBACK (owner_cb), self,
                           0);
  look (self);
}

static void
connected_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (KioskUdisksMedia) self = user_data;
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_dbus_connection_new_for_address_finish (result, &error);

  if (bus == NULL)
    {
      g_debug ("No system bus: %s", error->message);
      return;
    }
  g_set_object (&self->bus, bus);
  udisks_client_new_for_connection (bus, self->cancellable, watched_cb, g_object_ref (self));
  g_object_unref (bus);
}

/* A connection of its own: the one that the process shares ends the process with the bus. */
static void
connect_to_bus (KioskUdisksMedia *self)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);

  if (address != NULL)
    g_dbus_connection_new_for_address (address, CONNECTION_FLAGS, NULL, self->cancellable, connected_cb,
                                       g_object_ref (self));
}

static void
start_service (KioskUdisksMedia *self)
{
  g_dbus_connection_call (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                          "StartServiceByName", g_variant_new ("(su)", SERVICE, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, NULL, NULL);
}

static void
forget_bus (KioskUdisksMedia *self)
{
  g_clear_object (&self->client);
  g_clear_object (&self->bus);
  look (self);
}

static gboolean
retry_cb (gpointer user_data)
{
  KioskUdisksMedia *self = user_data;

  if (self->bus != NULL && g_dbus_connection_is_closed (self->bus))
    forget_bus (self);
  if (self->bus == NULL)
    connect_to_bus (self);
  else if (self->client != NULL && !is_served (self))
    start_service (self);
  return G_SOURCE_CONTINUE;
}

static void
kiosk_udisks_media_dispose (GObject *object)
{
  KioskUdisksMedia *self = KIOSK_UDISKS_MEDIA (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_object (&self->medium);
  g_clear_object (&self->client);
  g_clear_object (&self->bus);
  G_OBJECT_CLASS (kiosk_udisks_media_parent_class)->dispose (object);
}

static void
kiosk_udisks_media_finalize (GObject *object)
{
  KioskUdisksMedia *self = KIOSK_UDISKS_MEDIA (object);

  g_object_unref (self->cancellable);
  g_free (self->label);
  G_OBJECT_CLASS (kiosk_udisks_media_parent_class)->finalize (object);
}

static void
kiosk_udisks_media_class_init (KioskUdisksMediaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_udisks_media_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_udisks_media_finalize;
}

static void
kiosk_udisks_media_init (KioskUdisksMedia *self)
{
  self->state = KIOSK_MEDIA_STATE_UNWATCHED;
  self->cancellable = g_cancellable_new ();
}

/**
 * kiosk_udisks_media_new:
 * @with_loops: whether loop devices and ext4 are sticks, too: %TRUE in tests alone
 *
 * Begins to watch; the first signal `changed` tells what is in. FAT32 and exFAT are written, on drives that can be
 * taken out and that the machine does not live on. Where there is no UDisks2 the state is
 * %KIOSK_MEDIA_STATE_UNWATCHED until there is one. The main thread.
 *
 * Returns: (transfer full): what watches
 */
KioskMedia *
kiosk_udisks_media_new (gboolean with_loops)
{
  KioskUdisksMedia *self = g_object_new (KIOSK_TYPE_UDISKS_MEDIA, NULL);

  self->with_loops = with_loops;
  self->retry_id = g_timeout_add_seconds (RETRY_S, retry_cb, self);
  connect_to_bus (self);
  return KIOSK_MEDIA (self);
}
