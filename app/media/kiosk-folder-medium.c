/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder that somebody named: it is mounted or not, nobody here changes that. */
#define G_LOG_DOMAIN "kiosk-media"

#include "kiosk-folder-medium.h"

struct _KioskFolderMedium
{
  GObject  parent_instance;
  char    *path;
  guint64  device;    /* of the first time that it was looked at */
  guint64  type;
  gboolean is_known;
};

static void kiosk_folder_medium_iface_init (KioskMediumInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskFolderMedium, kiosk_folder_medium, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_MEDIUM, kiosk_folder_medium_iface_init))

static const char *
kiosk_folder_medium_get_label (KioskMedium *medium)
{
  return KIOSK_FOLDER_MEDIUM (medium)->path;
}

static gboolean
kiosk_folder_medium_can_leave (KioskMedium *medium)
{
  return FALSE;
}

/* What was mounted there when it was first asked for has to be there each time. */
static gboolean
know (KioskFolderMedium *self,
      KioskMount *mount,
      GError **error)
{
  if (!self->is_known)
    {
      self->device = kiosk_mount_get_device (mount);
      self->type = kiosk_mount_get_type (mount);
      self->is_known = TRUE;
    }
  if (self->device == kiosk_mount_get_device (mount) && self->type == kiosk_mount_get_type (mount))
    return TRUE;
  g_set_error (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_CHANGED, "%s is no longer what it was", self->path);
  return FALSE;
}

static gboolean
may_be_written (KioskMount *mount,
                GError **error)
{
  if (!kiosk_mount_is_read_only (mount))
    return TRUE;
  g_set_error (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_READ_ONLY, "%s is mounted read-only",
               kiosk_mount_get_path (mount));
  return FALSE;
}

static KioskMount *
kiosk_folder_medium_mount (KioskMedium *medium,
                           gboolean is_writable,
                           GCancellable *cancellable,
                           GError **error)
{
  KioskFolderMedium *self = KIOSK_FOLDER_MEDIUM (medium);
  g_autoptr (KioskMount) mount = kiosk_mount_new (self->path, error);

  if (mount == NULL || !know (self, mount, error) || (is_writable && !may_be_written (mount, error)))
    return NULL;
  return g_steal_pointer (&mount);
}

static gboolean
kiosk_folder_medium_check (KioskMedium *medium,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (KioskMount) mount = kiosk_folder_medium_mount (medium, FALSE, cancellable, error);

  return mount != NULL;
}

static gboolean
kiosk_folder_medium_stay (KioskMedium *medium,
                          GCancellable *cancellable,
                          GError **error)
{
  return TRUE;
}

static void
kiosk_folder_medium_iface_init (KioskMediumInterface *iface)
{
  iface->get_label = kiosk_folder_medium_get_label;
  iface->can_leave = kiosk_folder_medium_can_leave;
  iface->check = kiosk_folder_medium_check;
  iface->mount = kiosk_folder_medium_mount;
  iface->unmount = kiosk_folder_medium_stay;
  iface->power_off = kiosk_folder_medium_stay;
}

static void
kiosk_folder_medium_finalize (GObject *object)
{
  g_free (KIOSK_FOLDER_MEDIUM (object)->path);
  G_OBJECT_CLASS (kiosk_folder_medium_parent_class)->finalize (object);
}

static void
kiosk_folder_medium_class_init (KioskFolderMediumClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_folder_medium_finalize;
}

static void
kiosk_folder_medium_init (KioskFolderMedium *self)
{
}

/**
 * kiosk_folder_medium_new:
 * @path: (type filename): a folder
 *
 * It cannot leave: who named it sees to unmounting it, and nothing can be said of what a later pull takes with it. That
 * something is mounted there cannot be known; that it stays the same is seen to.
 *
 * Returns: (transfer full): the folder as a medium; whether it is there shows when it is used
 */
KioskMedium *
kiosk_folder_medium_new (const char *path)
{
  KioskFolderMedium *self = g_object_new (KIOSK_TYPE_FOLDER_MEDIUM, NULL);

  self->path = g_strdup (path);
  return KIOSK_MEDIUM (self);
}
