/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a path leads, asked of real file systems: each of the looks that keep an export off the machine's own disk
 * fails here alone, while all others hold. */
#define _GNU_SOURCE /* unshare(2) */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "kiosk-folder-medium.h"
#include "kiosk-mount.h"

typedef struct
{
  char   *folder;
  char   *point;   /* a stick is mounted here */
  guint64 device;  /* the stick's */
} Fixture;

/* Set to have every file system called another than it is. No two of them bear one device's number at a time, so this
 * is the only way to see a type that changes alone. */
static gboolean types_lie;

/* Stands before the C library's. */
int
fstatfs (int fd,
         struct statfs *info)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  int result = statfs (path, info);

  if (types_lie)
    info->f_type ^= 1;
  return result;
}

G_GNUC_PRINTF (1, 2)
static void
run (const char *format,
     ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *command = NULL;
  g_autofree char *said = NULL;
  int status = -1;
  va_list arguments;

  va_start (arguments, format);
  command = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_spawn_command_line_sync (command, NULL, &said, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("%s: %s", command, said);
}

static guint64
get_device (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_dev;
}

/* Every one is ext4: the one that all kernels here have. */
static char *
put_in (Fixture *fixture,
        const char *name)
{
  char *point = g_build_filename (fixture->folder, name, NULL);

  run ("truncate -s 1M '%s.image'", point);
  run ("mkfs.ext4 -q -F -O ^has_journal '%s.image'", point);
  g_assert_cmpint (g_mkdir (point, 0700), ==, 0);
  run ("mount -o loop '%s.image' '%s'", point, point);
  return point;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kiosk-mount-XXXXXX", &error);
  g_assert_no_error (error);
  run ("mount -t tmpfs none '%s'", fixture->folder);
  fixture->point = put_in (fixture, "stick");
  fixture->device = get_device (fixture->point);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  run ("umount -R -l '%s'", fixture->folder);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->point);
  g_free (fixture->folder);
}

static KioskMount *
look (const char *path)
{
  g_autoptr (GError) error = NULL;
  KioskMount *mount = kiosk_mount_new (path, &error);

  g_assert_no_error (error);
  return mount;
}

static void
assert_changed (const KioskMount *mount)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_mount_check (mount, &error));
  g_assert_error (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_CHANGED);
}

static void
test_stick (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (KioskMount) mount = look (fixture->point);
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_mount_is_stick (mount, fixture->device, "ext4"));
  g_assert_false (kiosk_mount_is_read_only (mount));
  g_assert_true (kiosk_mount_check (mount, &error));
  g_assert_no_error (error);
}

/* A folder of a disk that is not the system's: number and type are what they should be. */
static void
test_nothing_mounted (Fixture *fixture,
                      gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->point, "lost+found", NULL);
  g_autoptr (KioskMount) mount = look (path);

  g_assert_cmpuint (kiosk_mount_get_device (mount), ==, fixture->device);
  g_assert_false (kiosk_mount_is_stick (mount, fixture->device, "ext4"));
}

static void
test_other_device (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *other = put_in (fixture, "other");
  g_autoptr (KioskMount) mount = look (other);

  g_assert_false (kiosk_mount_is_stick (mount, fixture->device, "ext4"));
  g_assert_true (kiosk_mount_is_stick (mount, get_device (other), "ext4"));
}

static void
test_other_type (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (KioskMount) mount = look (fixture->point);

  g_assert_false (kiosk_mount_is_stick (mount, fixture->device, "vfat"));
  g_assert_false (kiosk_mount_is_stick (mount, fixture->device, "exfat"));
}

/* Nothing that is no stick's: the machine's memory, here. */
static void
test_unknown_type (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (KioskMount) mount = NULL;

  run ("mount -t tmpfs none '%s'", fixture->point);
  mount = look (fixture->point);
  g_assert_true (kiosk_mount_is_apart (mount));
  g_assert_false (kiosk_mount_is_stick (mount, get_device (fixture->point), "tmpfs"));
}

/* The machine lives on the stick for a while, which is mounted a second time where sticks are. */
static void
test_system_disk (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *media = g_build_filename (fixture->point, "lost+found", NULL);
  g_autofree char *again = g_build_filename (media, "again", NULL);
  g_autoptr (KioskMount) mount = NULL;
  int root = open ("/", O_PATH | O_CLOEXEC);
  gboolean is_stick;

  run ("mount -t tmpfs none '%s'", media);
  g_assert_cmpint (g_mkdir (again, 0700), ==, 0);
  run ("mount --bind '%s' '%s'", fixture->point, again);
  mount = look (again);
  g_assert_true (kiosk_mount_is_stick (mount, fixture->device, "ext4"));

  g_assert_cmpint (chroot (fixture->point), ==, 0);
  is_stick = kiosk_mount_is_stick (mount, fixture->device, "ext4");
  g_assert_cmpint (fchdir (root), ==, 0);
  g_assert_cmpint (chroot ("."), ==, 0);
  close (root);
  g_assert_false (is_stick);
}

static void
test_read_only (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (KioskMedium) medium = kiosk_folder_medium_new (fixture->point);
  g_autoptr (KioskMount) mount = NULL;
  g_autoptr (GError) error = NULL;

  run ("mount -o remount,ro '%s'", fixture->point);
  mount = look (fixture->point);
  g_assert_true (kiosk_mount_is_read_only (mount));
  g_assert_null (kiosk_medium_mount (medium, TRUE, NULL, &error));
  g_assert_error (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_READ_ONLY);
}

/* What was there before the writing is not there after it. */
static void
test_pulled (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (KioskMount) mount = look (fixture->point);

  run ("umount -l '%s'", fixture->point);
  assert_changed (mount);
}

static void
test_device_changes (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *other = put_in (fixture, "other");
  g_autoptr (KioskMount) mount = look (fixture->point);

  run ("mount --move '%s' '%s'", other, fixture->point);
  assert_changed (mount);
}

static void
test_type_changes (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (KioskMount) mount = look (fixture->point);

  types_lie = TRUE;
  assert_changed (mount);
  types_lie = FALSE;
}

static void
assert_folder_changed (KioskMedium *medium)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_medium_check (medium, NULL, &error));
  g_assert_error (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_CHANGED);
}

/* A folder is what it was when it was first asked for, or it is not written. */
static void
test_folder_changes (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *other = put_in (fixture, "other");
  g_autoptr (KioskMedium) medium = kiosk_folder_medium_new (fixture->point);
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_medium_check (medium, NULL, &error));
  g_assert_no_error (error);
  types_lie = TRUE;
  assert_folder_changed (medium);
  types_lie = FALSE;
  run ("mount --move '%s' '%s'", other, fixture->point);
  assert_folder_changed (medium);
}

static const struct
{
  const char *path;
  void      (*run) (Fixture *fixture, gconstpointer data);
} tests[] = {
  { "/mount/stick", test_stick },
  { "/mount/nothing-mounted", test_nothing_mounted },
  { "/mount/other-device", test_other_device },
  { "/mount/other-type", test_other_type },
  { "/mount/unknown-type", test_unknown_type },
  { "/mount/system-disk", test_system_disk },
  { "/mount/read-only", test_read_only },
  { "/mount/pulled", test_pulled },
  { "/mount/device-changes", test_device_changes },
  { "/mount/type-changes", test_type_changes },
  { "/mount/folder-changes", test_folder_changes },
};

static void
test_skipped (void)
{
  g_test_skip ("only root can have mounts of its own, and not in every container; mkfs.ext4 makes what is mounted");
}

static gboolean
has_loops (void)
{
  g_autofree char *mkfs = g_find_program_in_path ("mkfs.ext4");

  return mkfs != NULL && g_file_test ("/dev/loop-control", G_FILE_TEST_EXISTS);
}

/* What is mounted here is mounted for nobody else. */
static gboolean
enter_corner (void)
{
  return unshare (CLONE_NEWNS) == 0 && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

int
main (int argc,
      char *argv[])
{
  gboolean can_mount;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  can_mount = has_loops () && enter_corner ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    if (can_mount)
      g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
    else
      g_test_add_func (tests[i].path, test_skipped);
  return g_test_run ();
}
