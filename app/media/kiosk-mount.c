/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mounted folder is held open: whatever happens to the path, what is written through it stays on that device. */
#define G_LOG_DOMAIN "kiosk-media"

#include "kiosk-mount.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#ifndef EXFAT_SUPER_MAGIC
#define EXFAT_SUPER_MAGIC 0x2011BAB0
#endif

struct _KioskMount
{
  char    *path;
  int      fd;
  guint64  device;
  guint64  parent_device;
  guint64  type;
};

static gboolean
set_errno (GError **error,
           int saved_errno,
           const char *path)
{
  g_set_error (error, KIOSK_MEDIA_ERROR,
               saved_errno == EACCES || saved_errno == EPERM ? KIOSK_MEDIA_ERROR_REFUSED : KIOSK_MEDIA_ERROR_GONE,
               "Cannot look at %s: %s", path, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
look (const char *path,
      int fd,
      guint64 *out_device,
      guint64 *out_type,
      GError **error)
{
  struct stat info;
  struct statfs file_system;

  if (fstat (fd, &info) != 0 || fstatfs (fd, &file_system) != 0)
    return set_errno (error, errno, path);
  *out_device = info.st_dev;
  *out_type = (guint64) file_system.f_type;
  return TRUE;
}

static gboolean
look_at_parent (KioskMount *self,
                GError **error)
{
  struct stat info;

  if (fstatat (self->fd, "..", &info, 0) != 0)
    return set_errno (error, errno, self->path);
  self->parent_device = info.st_dev;
  return TRUE;
}

/**
 * kiosk_mount_new:
 * @path: (type filename): a folder
 * @error: return location for a `GError`
 *
 * Opens @path and keeps it open, so that it cannot be unmounted before kiosk_mount_free(). Any thread.
 *
 * Fails with `KIOSK_MEDIA_ERROR_GONE` where there is no such folder, or `_REFUSED`.
 *
 * Returns: (transfer full) (nullable): what is there
 */
KioskMount *
kiosk_mount_new (const char *path,
                 GError **error)
{
  g_autoptr (KioskMount) self = g_new0 (KioskMount, 1);

  self->path = g_strdup (path);
  self->fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->fd < 0)
    {
      set_errno (error, errno, path);
      return NULL;
    }
  if (!look (path, self->fd, &self->device, &self->type, error) || !look_at_parent (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kiosk_mount_get_path:
 * @self: a mounted folder
 *
 * For messages: files are reached through kiosk_mount_get_fd(). Any thread.
 *
 * Returns: (transfer none) (type filename): its path
 */
const char *
kiosk_mount_get_path (const KioskMount *self)
{
  return self->path;
}

/**
 * kiosk_mount_get_device:
 * @self: a mounted folder
 *
 * Any thread.
 *
 * Returns: the number of the device that it lies on: st_dev of stat(2)
 */
guint64
kiosk_mount_get_device (const KioskMount *self)
{
  return self->device;
}

/**
 * kiosk_mount_get_type:
 * @self: a mounted folder
 *
 * Any thread.
 *
 * Returns: the number of the file system's type: f_type of statfs(2)
 */
guint64
kiosk_mount_get_type (const KioskMount *self)
{
  return self->type;
}

/**
 * kiosk_mount_get_fd:
 * @self: a mounted folder
 *
 * Any thread.
 *
 * Returns: the open folder, which stays @self's
 */
int
kiosk_mount_get_fd (const KioskMount *self)
{
  return self->fd;
}

/**
 * kiosk_mount_is_apart:
 * @self: a mounted folder
 *
 * A mount point with nothing mounted lies on the device of the folder above it, which is the machine's disk. Any
 * thread.
 *
 * Returns: %TRUE if another device begins here
 */
gboolean
kiosk_mount_is_apart (const KioskMount *self)
{
  return self->device != self->parent_device;
}

static gboolean
is_of_type (const KioskMount *self,
            const char *type)
{
  switch (self->type)
    {
    case MSDOS_SUPER_MAGIC:
      return g_str_equal (type, "vfat");
    case EXFAT_SUPER_MAGIC:
      return g_str_equal (type, "exfat");
    case EXT4_SUPER_MAGIC:
      return g_str_equal (type, "ext4");
    default:
      return FALSE;
    }
}

/* Whatever else is said of it, the machine's own disk is never written. */
static gboolean
is_system_disk (guint64 device)
{
  struct stat info;

  return stat ("/", &info) == 0 && info.st_dev == device;
}

/**
 * kiosk_mount_is_stick:
 * @self: a mounted folder
 * @device: the number of the stick's device
 * @type: its file system, as udev names it: `vfat`, `exfat`, `ext4`
 *
 * Any thread.
 *
 * Returns: %TRUE if that stick begins here, and not a disk that the machine lives on
 */
gboolean
kiosk_mount_is_stick (const KioskMount *self,
                      guint64 device,
                      const char *type)
{
  return kiosk_mount_is_apart (self) && self->device == device && !is_system_disk (device)
         && is_of_type (self, type);
}

/**
 * kiosk_mount_is_read_only:
 * @self: a mounted folder
 *
 * Any thread.
 *
 * Returns: %TRUE if nothing can be written there as it is mounted
 */
gboolean
kiosk_mount_is_read_only (const KioskMount *self)
{
  struct statvfs info;

  return fstatvfs (self->fd, &info) == 0 && (info.f_flag & ST_RDONLY) != 0;
}

/**
 * kiosk_mount_check:
 * @self: a mounted folder
 * @error: return location for a `GError`
 *
 * Looks whether the path still leads to the same device and type of file system. Any thread.
 *
 * Fails with `KIOSK_MEDIA_ERROR_GONE`, `_CHANGED` or `_REFUSED`.
 *
 * Returns: %TRUE if it does
 */
gboolean
kiosk_mount_check (const KioskMount *self,
                   GError **error)
{
  guint64 device = 0, type = 0;
  int fd = open (self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean is_seen;

  if (fd < 0)
    return set_errno (error, errno, self->path);
  is_seen = look (self->path, fd, &device, &type, error);
  close (fd);
  if (!is_seen || (device == self->device && type == self->type))
    return is_seen;

  g_set_error (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_CHANGED, "%s is no longer what it was", self->path);
  return FALSE;
}

/**
 * kiosk_mount_free:
 * @self: (transfer full): a mounted folder
 *
 * Closes it. It stays mounted.
 */
void
kiosk_mount_free (KioskMount *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self);
}
