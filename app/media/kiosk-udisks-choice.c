/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stick is a drive that can be taken out and that the machine does not live on. It is told by what it is, not by
 * where it is mounted. */
#define G_LOG_DOMAIN "kiosk-media"

#include "kiosk-udisks-choice.h"

/* Where sticks are mounted, and nothing that the machine needs. */
static const char *const stick_folders[] = { "/media/", "/run/media/", "/mnt/" };

static void
clear_stick (gpointer data)
{
  KioskUdisksStick *stick = data;

  g_object_unref (stick->object);
  g_clear_object (&stick->drive);
}

static gboolean
is_stick_folder (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (stick_folders); i++)
    if (g_str_has_prefix (path, stick_folders[i]))
      return TRUE;
  return FALSE;
}

/* A machine may have been started from a stick. */
static gboolean
is_needed_by_system (UDisksObject *object)
{
  UDisksFilesystem *file_system = udisks_object_peek_filesystem (object);
  UDisksBlock *block = udisks_object_peek_block (object);
  const char *const *points = file_system != NULL ? udisks_filesystem_get_mount_points (file_system) : NULL;

  if (udisks_block_get_hint_system (block))
    return TRUE;
  for (guint i = 0; points != NULL && points[i] != NULL; i++)
    if (!is_stick_folder (points[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_removable (UDisksDrive *drive)
{
  const char *bus = udisks_drive_get_connection_bus (drive);

  if (udisks_drive_get_optical (drive) || !udisks_drive_get_media_available (drive))
    return FALSE;
  return udisks_drive_get_removable (drive) || g_strcmp0 (bus, "usb") == 0 || g_strcmp0 (bus, "sdio") == 0;
}

/**
 * kiosk_udisks_choice_judge:
 * @usage: (nullable): of the Block interface: `filesystem`, `crypto`
 * @type: (nullable): of the same: `vfat`, `exfat`, `ntfs`
 * @size_bytes: of the same
 * @is_read_only: whether the device lets nobody write
 * @with_ext4: whether ext4 may be written, as in tests
 *
 * Any thread.
 *
 * Returns: why it cannot be written, or %KIOSK_MEDIA_FAULT_NONE
 */
KioskMediaFault
kiosk_udisks_choice_judge (const char *usage,
                           const char *type,
                           guint64 size_bytes,
                           gboolean is_read_only,
                           gboolean with_ext4)
{
  if (size_bytes == 0)
    return KIOSK_MEDIA_FAULT_DYING;
  if (g_strcmp0 (usage, "crypto") == 0)
    return KIOSK_MEDIA_FAULT_LOCKED;
  if (type == NULL || *type == '\0')
    return KIOSK_MEDIA_FAULT_EMPTY;
  if (g_str_equal (type, "ntfs"))
    return KIOSK_MEDIA_FAULT_NTFS;
  if (g_strcmp0 (usage, "filesystem") != 0
      || !(g_str_equal (type, "vfat") || g_str_equal (type, "exfat") || (with_ext4 && g_str_equal (type, "ext4"))))
    return KIOSK_MEDIA_FAULT_FOREIGN;
  return is_read_only ? KIOSK_MEDIA_FAULT_READ_ONLY : KIOSK_MEDIA_FAULT_NONE;
}

static KioskMediaFault
judge (UDisksObject *object,
       gboolean with_ext4)
{
  UDisksBlock *block = udisks_object_peek_block (object);
  const char *usage = udisks_block_get_id_usage (block);
  KioskMediaFault fault = kiosk_udisks_choice_judge (usage, udisks_block_get_id_type (block),
                                                     udisks_block_get_size (block), udisks_block_get_read_only (block),
                                                     with_ext4);

  /* What the kernel takes for a file system and UDisks2 does not is no use, either. */
  if (fault == KIOSK_MEDIA_FAULT_NONE && udisks_object_peek_filesystem (object) == NULL)
    return KIOSK_MEDIA_FAULT_FOREIGN;
  return fault;
}

/* Of the parts of one stick the largest that can be written stands for it, else the largest. */
static gboolean
is_better (const KioskUdisksStick *a,
           const KioskUdisksStick *b)
{
  gboolean is_a_usable = a->fault == KIOSK_MEDIA_FAULT_NONE;
  gboolean is_b_usable = b->fault == KIOSK_MEDIA_FAULT_NONE;

  return is_a_usable != is_b_usable ? is_a_usable : a->size_bytes > b->size_bytes;
}

static KioskUdisksStick *
find_same_drive (GArray *sticks,
                 UDisksDrive *drive)
{
  for (guint i = 0; drive != NULL && i < sticks->len; i++)
    if (g_array_index (sticks, KioskUdisksStick, i).drive == drive)
      return &g_array_index (sticks, KioskUdisksStick, i);
  return NULL;
}

static void
add_part (GArray *sticks,
          UDisksObject *object,
          UDisksDrive *drive,
          gboolean with_loops)
{
  KioskUdisksStick part = { object, drive, judge (object, with_loops),
                            udisks_block_get_size (udisks_object_peek_block (object)) };
  KioskUdisksStick *same = find_same_drive (sticks, drive);

  if (same != NULL && !is_better (&part, same))
    return;
  g_object_ref (object);
  if (drive != NULL)
    g_object_ref (drive);
  if (same == NULL)
    {
      g_array_append_val (sticks, part);
      return;
    }
  clear_stick (same);
  *same = part;
}

static void
remove_drive (GArray *sticks,
              UDisksDrive *drive)
{
  for (guint i = sticks->len; drive != NULL && i > 0; i--)
    if (g_array_index (sticks, KioskUdisksStick, i - 1).drive == drive)
      g_array_remove_index (sticks, i - 1);
}

/* A device with a partition table is only where its partitions lie. */
static gboolean
has_partitions (UDisksObject *object)
{
  UDisksPartitionTable *table = udisks_object_peek_partition_table (object);
  const char *const *partitions = table != NULL ? udisks_partition_table_get_partitions (table) : NULL;

  return partitions != NULL && partitions[0] != NULL;
}

static void
add_object (GArray *sticks,
            GPtrArray *needed,
            UDisksClient *client,
            UDisksObject *object,
            gboolean with_loops)
{
  UDisksBlock *block = udisks_object_peek_block (object);
  g_autoptr (UDisksDrive) drive = block != NULL ? udisks_client_get_drive_for_block (client, block) : NULL;
  UDisksLoop *loop = udisks_object_peek_loop (object);
  const char *file = loop != NULL ? udisks_loop_get_backing_file (loop) : NULL;

  if (block == NULL || (drive != NULL ? !is_removable (drive) : !with_loops || file == NULL || *file == '\0'))
    return;
  if (is_needed_by_system (object))
    {
      if (drive != NULL)
        g_ptr_array_add (needed, g_object_ref (drive));
    }
  else if (!udisks_block_get_hint_ignore (block) && !has_partitions (object))
    add_part (sticks, object, drive, with_loops);
}

/**
 * kiosk_udisks_choice_find:
 * @client: what UDisks2 tells
 * @with_loops: whether loop devices and ext4 are sticks, too, as in tests
 *
 * The main thread.
 *
 * Returns: (transfer full) (element-type KioskUdisksStick): the sticks that are in
 */
GArray *
kiosk_udisks_choice_find (UDisksClient *client,
                          gboolean with_loops)
{
  GList *objects = g_dbus_object_manager_get_objects (udisks_client_get_object_manager (client));
  GArray *sticks = g_array_new (FALSE, FALSE, sizeof (KioskUdisksStick));
  g_autoptr (GPtrArray) needed = g_ptr_array_new_with_free_func (g_object_unref);

  g_array_set_clear_func (sticks, clear_stick);
  for (GList *l = objects; l != NULL; l = l->next)
    add_object (sticks, needed, client, l->data, with_loops);
  for (guint i = 0; i < needed->len; i++)
    remove_drive (sticks, g_ptr_array_index (needed, i));
  g_list_free_full (objects, g_object_unref);
  return sticks;
}
