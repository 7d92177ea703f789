/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls to UDisks2 (org.freedesktop.UDisks2(5), its interfaces Filesystem and Drive). What is mounted afterwards is
 * looked at: the word of a service is no proof of where a path leads. */
#define G_LOG_DOMAIN "kiosk-media"

#include "kiosk-udisks-medium.h"

/* A slow stick takes minutes to be flushed; whoever waits may cancel. */
#define TIMEOUT_MS G_MAXINT

struct _KioskUdisksMedium
{
  GObject            parent_instance;
  UDisksObject      *object;
  UDisksBlock       *block;
  UDisksFilesystem  *file_system;
  UDisksDrive       *drive;       /* NULL: a loop device */
  char              *label;
  char              *uuid;        /* as it was when it was put in, as the rest */
  char              *type;
  guint64            device;
  guint64            detected_us;
  int                is_gone;     /* atomic */
  int                is_mounted;  /* atomic */
  int                is_off;      /* atomic */
};

static void kiosk_udisks_medium_iface_init (KioskMediumInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskUdisksMedium, kiosk_udisks_medium, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_MEDIUM, kiosk_udisks_medium_iface_init))

static const char *
kiosk_udisks_medium_get_label (KioskMedium *medium)
{
  return KIOSK_UDISKS_MEDIUM (medium)->label;
}

static gboolean
kiosk_udisks_medium_can_leave (KioskMedium *medium)
{
  return TRUE;
}

/* Another card in the same reader keeps the object, not what is read from it. */
static gboolean
is_same (KioskUdisksMedium *self)
{
  g_autofree char *uuid = udisks_block_dup_id_uuid (self->block);

  return g_strcmp0 (uuid, self->uuid) == 0 && udisks_block_get_device_number (self->block) == self->device
         && (self->drive == NULL || udisks_drive_get_time_media_detected (self->drive) == self->detected_us);
}

/* A reader that its card was taken out of. */
static gboolean
is_empty (KioskUdisksMedium *self)
{
  return udisks_block_get_size (self->block) == 0;
}

static gboolean
set_error (GError **error,
           KioskMediaError code,
           const char *what)
{
  g_set_error_literal (error, KIOSK_MEDIA_ERROR, code, what);
  return FALSE;
}

static gboolean
kiosk_udisks_medium_check (KioskMedium *medium,
                           GCancellable *cancellable,
                           GError **error)
{
  KioskUdisksMedium *self = KIOSK_UDISKS_MEDIUM (medium);

  if (g_atomic_int_get (&self->is_gone) || is_empty (self))
    return set_error (error, KIOSK_MEDIA_ERROR_GONE, "The stick was pulled out");
  return is_same (self) || set_error (error, KIOSK_MEDIA_ERROR_CHANGED, "Another medium is in");
}

static KioskMediaError
translate_udisks_code (int code)
{
  switch (code)
    {
    case UDISKS_ERROR_NOT_AUTHORIZED:
    case UDISKS_ERROR_NOT_AUTHORIZED_CAN_OBTAIN:
    case UDISKS_ERROR_NOT_AUTHORIZED_DISMISSED:
    case UDISKS_ERROR_OPTION_NOT_PERMITTED:
      return KIOSK_MEDIA_ERROR_REFUSED;
    case UDISKS_ERROR_ALREADY_MOUNTED:
    case UDISKS_ERROR_ALREADY_UNMOUNTING:
    case UDISKS_ERROR_MOUNTED_BY_OTHER_USER:
    case UDISKS_ERROR_DEVICE_BUSY:
      return KIOSK_MEDIA_ERROR_BUSY;
    default:
      return KIOSK_MEDIA_ERROR_FAILED;
    }
}

/* A call that fails because the stick went away says so in many ways; whether it went away is known better. */
static gboolean
fail (KioskUdisksMedium *self,
      GError *refusal,
      GError **error)
{
  KioskMediaError code = KIOSK_MEDIA_ERROR_FAILED;

  if (g_error_matches (refusal, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, refusal);
      return FALSE;
    }
  if (g_atomic_int_get (&self->is_gone) || g_error_matches (refusal, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT)
      || g_error_matches (refusal, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD))
    code = KIOSK_MEDIA_ERROR_GONE;
  else if (refusal->domain == UDISKS_ERROR)
    code = translate_udisks_code (refusal->code);
  set_error (error, code, refusal->message);
  g_error_free (refusal);
  return FALSE;
}

static GVariant *
new_options (const char *mount_options)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  /* Nobody at a kiosk knows the administrator's password. */
  g_variant_builder_add (&builder, "{sv}", "auth.no_user_interaction", g_variant_new_boolean (TRUE));
  if (mount_options != NULL)
    g_variant_builder_add (&builder, "{sv}", "options", g_variant_new_string (mount_options));
  return g_variant_builder_end (&builder);
}

static gboolean
kiosk_udisks_medium_unmount (KioskMedium *medium,
                             GCancellable *cancellable,
                             GError **error)
{
  KioskUdisksMedium *self = KIOSK_UDISKS_MEDIUM (medium);
  GError *refusal = NULL;

  if (!udisks_filesystem_call_unmount_sync (self->file_system, new_options (NULL), cancellable, &refusal)
      && !g_error_matches (refusal, UDISKS_ERROR, UDISKS_ERROR_NOT_MOUNTED))
    return fail (self, refusal, error);
  g_clear_error (&refusal);
  g_atomic_int_set (&self->is_mounted, FALSE);
  return TRUE;
}

/* A kiosk that was killed left it mounted, or something else on this machine mounts what is put in: then it is
 * unmounted first, to be mounted as it should be. */
static gboolean
call_mount (KioskUdisksMedium *self,
            const char *options,
            char **out_path,
            GCancellable *cancellable,
            GError **error)
{
  GError *refusal = NULL;

  if (udisks_filesystem_call_mount_sync (self->file_system, new_options (options), out_path, cancellable, &refusal))
    return TRUE;
  if (!g_error_matches (refusal, UDISKS_ERROR, UDISKS_ERROR_ALREADY_MOUNTED))
    return fail (self, refusal, error);

  g_clear_error (&refusal);
  if (!kiosk_udisks_medium_unmount (KIOSK_MEDIUM (self), cancellable, error))
    return FALSE;
  return udisks_filesystem_call_mount_sync (self->file_system, new_options (options), out_path, cancellable, &refusal)
         || fail (self, refusal, error);
}

static gboolean
look_at_mount (KioskUdisksMedium *self,
               KioskMount *mount,
               gboolean is_writable,
               GError **error)
{
  if (!kiosk_mount_is_stick (mount, self->device, self->type))
    return set_error (error, KIOSK_MEDIA_ERROR_CHANGED, "What is mounted there is not the stick");
  if (is_writable && kiosk_mount_is_read_only (mount))
    return set_error (error, KIOSK_MEDIA_ERROR_READ_ONLY, "The stick is write-protected");
  return TRUE;
}

static KioskMount *
open_mount (KioskUdisksMedium *self,
            const char *path,
            gboolean is_writable,
            GError **error)
{
  g_autoptr (KioskMount) mount = kiosk_mount_new (path, error);

  if (mount != NULL && look_at_mount (self, mount, is_writable, error))
    return g_steal_pointer (&mount);
  g_clear_pointer (&mount, kiosk_mount_free);
  kiosk_udisks_medium_unmount (KIOSK_MEDIUM (self), NULL, NULL);
  return NULL;
}

static KioskMount *
kiosk_udisks_medium_mount (KioskMedium *medium,
                           gboolean is_writable,
                           GCancellable *cancellable,
                           GError **error)
{
  KioskUdisksMedium *self = KIOSK_UDISKS_MEDIUM (medium);
  const char *options = is_writable ? "nosuid,nodev,noexec,rw" : "nosuid,nodev,noexec,ro";
  g_autofree char *path = NULL;

  if (!kiosk_udisks_medium_check (medium, cancellable, error)
      || !call_mount (self, options, &path, cancellable, error))
    return NULL;
  g_atomic_int_set (&self->is_mounted, TRUE);
  return open_mount (self, path, is_writable, error);
}

/* A card reader cannot be switched off; a card in it may be pulled as soon as it is not mounted. */
static gboolean
kiosk_udisks_medium_power_off (KioskMedium *medium,
                               GCancellable *cancellable,
                               GError **error)
{
  KioskUdisksMedium *self = KIOSK_UDISKS_MEDIUM (medium);
  GError *refusal = NULL;

  if (self->drive != NULL && udisks_drive_get_can_power_off (self->drive)
      && !udisks_drive_call_power_off_sync (self->drive, new_options (NULL), cancellable, &refusal))
    return fail (self, refusal, error);
  g_atomic_int_set (&self->is_off, TRUE);
  return TRUE;
}

static void
kiosk_udisks_medium_iface_init (KioskMediumInterface *iface)
{
  iface->get_label = kiosk_udisks_medium_get_label;
  iface->can_leave = kiosk_udisks_medium_can_leave;
  iface->check = kiosk_udisks_medium_check;
  iface->mount = kiosk_udisks_medium_mount;
  iface->unmount = kiosk_udisks_medium_unmount;
  iface->power_off = kiosk_udisks_medium_power_off;
}

static void
kiosk_udisks_medium_finalize (GObject *object)
{
  KioskUdisksMedium *self = KIOSK_UDISKS_MEDIUM (object);

  g_object_unref (self->object);
  g_object_unref (self->block);
  g_object_unref (self->file_system);
  g_clear_object (&self->drive);
  g_free (self->label);
  g_free (self->uuid);
  g_free (self->type);
  G_OBJECT_CLASS (kiosk_udisks_medium_parent_class)->finalize (object);
}

static void
kiosk_udisks_medium_class_init (KioskUdisksMediumClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_udisks_medium_finalize;
}

static void
kiosk_udisks_medium_init (KioskUdisksMedium *self)
{
}

static char *
dup_label (UDisksBlock *block,
           UDisksDrive *drive)
{
  g_autofree char *label = udisks_block_dup_id_label (block);
  g_autofree char *model = drive != NULL ? udisks_drive_dup_model (drive) : NULL;

  if (label != NULL && *label != '\0')
    return g_steal_pointer (&label);
  if (model != NULL && *model != '\0')
    return g_steal_pointer (&model);
  return udisks_block_dup_preferred_device (block);
}

/**
 * kiosk_udisks_medium_new:
 * @object: (transfer none): a block device with a file system
 * @drive: (transfer none) (nullable): its drive; %NULL for a loop device
 *
 * The main thread.
 *
 * Returns: (transfer full): the medium as it is now
 */
KioskUdisksMedium *
kiosk_udisks_medium_new (UDisksObject *object,
                         UDisksDrive *drive)
{
  KioskUdisksMedium *self = g_object_new (KIOSK_TYPE_UDISKS_MEDIUM, NULL);

  self->object = g_object_ref (object);
  self->block = udisks_object_get_block (object);
  self->file_system = udisks_object_get_filesystem (object);
  self->drive = drive != NULL ? g_object_ref (drive) : NULL;
  self->label = dup_label (self->block, drive);
  self->uuid = udisks_block_dup_id_uuid (self->block);
  self->type = udisks_block_dup_id_type (self->block);
  self->device = udisks_block_get_device_number (self->block);
  self->detected_us = drive != NULL ? udisks_drive_get_time_media_detected (drive) : 0;
  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (self->file_system), TIMEOUT_MS);
  if (drive != NULL)
    g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (drive), TIMEOUT_MS);
  return self;
}

/**
 * kiosk_udisks_medium_is_of:
 * @self: a medium
 * @object: a block device
 *
 * The main thread.
 *
 * Returns: %TRUE if @self is that one, and still what it was
 */
gboolean
kiosk_udisks_medium_is_of (KioskUdisksMedium *self,
                           UDisksObject *object)
{
  return self->object == object && !g_atomic_int_get (&self->is_gone) && is_same (self);
}

/**
 * kiosk_udisks_medium_is_mounted:
 * @self: a medium
 *
 * Any thread.
 *
 * Returns: %TRUE while it is mounted by kiosk_medium_mount()
 */
gboolean
kiosk_udisks_medium_is_mounted (KioskUdisksMedium *self)
{
  return g_atomic_int_get (&self->is_mounted);
}

/**
 * kiosk_udisks_medium_is_off:
 * @self: a medium
 *
 * Any thread.
 *
 * Returns: %TRUE if kiosk_medium_power_off() was done with it: it waits to be taken out, also where it could not be
 *   switched off
 */
gboolean
kiosk_udisks_medium_is_off (KioskUdisksMedium *self)
{
  return g_atomic_int_get (&self->is_off);
}

/**
 * kiosk_udisks_medium_set_gone:
 * @self: a medium
 *
 * Says that it was pulled out; it does not come back, another takes its place. Any thread.
 */
void
kiosk_udisks_medium_set_gone (KioskUdisksMedium *self)
{
  g_atomic_int_set (&self->is_gone, TRUE);
}
