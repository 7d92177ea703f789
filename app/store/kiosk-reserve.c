/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of no content takes up the room that a closing needs. A disk fills up by what lies beside the book, old books
 * and copies above all, and taps that were thanked for have to come out of a machine whose disk did. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-reserve.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define FILE_MODE 0600

/* What is kept must not be what fills the disk. */
static gboolean
has_room (int folder_fd)
{
  struct statvfs disk;

  return fstatvfs (folder_fd, &disk) == 0
         && (guint64) disk.f_bavail * disk.f_frsize >= 2 * (guint64) KIOSK_RESERVE_BYTES;
}

static gboolean
is_kept (int folder_fd)
{
  struct stat found;

  return fstatat (folder_fd, KIOSK_RESERVE_NAME, &found, AT_SYMLINK_NOFOLLOW) == 0
         && (guint64) found.st_blocks * 512 >= KIOSK_RESERVE_BYTES;
}

static void
take (int folder_fd)
{
  int fd = openat (folder_fd, KIOSK_RESERVE_NAME, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);
  int failure;

  if (fd < 0)
    return;
  failure = posix_fallocate (fd, 0, KIOSK_RESERVE_BYTES);
  close (fd);
  if (failure == 0)
    return;
  g_debug ("No room can be kept for a closing: %s", g_strerror (failure));
  unlinkat (folder_fd, KIOSK_RESERVE_NAME, 0);
}

/**
 * kiosk_reserve_keep:
 * @files: a folder
 *
 * Takes the room, if it is not taken and there is twice as much. Where there is not, the kiosk serves without. Store
 * thread only.
 */
void
kiosk_reserve_keep (KioskBookFiles *files)
{
  int folder_fd = kiosk_book_files_get_fd (files);

  if (!is_kept (folder_fd) && has_room (folder_fd))
    take (folder_fd);
}

/**
 * kiosk_reserve_release:
 * @files: a folder
 *
 * Gives the room back to the disk, for what has to be written now. Store thread only.
 *
 * Returns: whether there is more room than before
 */
gboolean
kiosk_reserve_release (KioskBookFiles *files)
{
  return unlinkat (kiosk_book_files_get_fd (files), KIOSK_RESERVE_NAME, 0) == 0;
}
