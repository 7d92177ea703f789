/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells a book that was copied to another machine or disk: two books that go on counting under one name would
 * contradict each other at the desk. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-machine.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>

#define MACHINE_ID_PATH "/etc/machine-id"
#define UUIDS_PATH      "/dev/disk/by-uuid"

/* Keeps this hash from being the hash of anything else, and the machine's id from being read out of a book. */
#define HASH_DOMAIN "congdanso-machine-1\n"

/* The UUID of the file system on a device, which stays when the device gets another number. */
static char *
dup_uuid_of_device (dev_t device)
{
  g_autoptr (GDir) uuids = g_dir_open (UUIDS_PATH, 0, NULL);
  const char *name;

  while (uuids != NULL && (name = g_dir_read_name (uuids)) != NULL)
    {
      g_autofree char *path = g_build_filename (UUIDS_PATH, name, NULL);
      struct stat found;

      if (stat (path, &found) == 0 && S_ISBLK (found.st_mode) && found.st_rdev == device)
        return g_strdup (name);
    }
  return NULL;
}

/* Where no device says it, the id that the file system itself gives. */
static char *
dup_file_system_id (int folder_fd)
{
  struct stat folder;
  struct statfs file_system;
  guint64 id = 0;
  char *uuid = fstat (folder_fd, &folder) == 0 ? dup_uuid_of_device (folder.st_dev) : NULL;

  if (uuid != NULL)
    return uuid;
  if (fstatfs (folder_fd, &file_system) == 0)
    memcpy (&id, &file_system.f_fsid, MIN (sizeof id, sizeof file_system.f_fsid));
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", id);
}

/**
 * kiosk_machine_dup_hash:
 * @folder_fd: the state folder, open
 *
 * SHA-256 of the machine's id (machine-id(5)) and the file system of the folder. Either may be unknown; what is
 * unknown stays so and does not look like another machine. Any thread.
 *
 * Returns: (transfer full): 64 lower-case hexadecimal digits
 */
char *
kiosk_machine_dup_hash (int folder_fd)
{
  g_autofree char *machine_id = NULL;
  g_autofree char *file_system = dup_file_system_id (folder_fd);
  g_autofree char *text = NULL;

  g_file_get_contents (MACHINE_ID_PATH, &machine_id, NULL, NULL);
  text = g_strconcat (HASH_DOMAIN, machine_id != NULL ? g_strstrip (machine_id) : "", "\n", file_system, NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}
