/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk under SQLite that fails, or keeps somebody waiting, when a test says so: a layer over the default one. */
#include "failing-disk.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file  base;
  const char   *name;
  sqlite3_file *real;   /* behind this struct, in memory that SQLite gives */
} LayeredFile;

static struct
{
  gboolean    is_armed;
  gboolean    has_failed;
  DiskCall    call;
  guint       left;          /* calls that still succeed */
  int         result;
  gboolean    is_done_all_the_same;
  gboolean    is_for_good;
  gboolean    is_flip;       /* what is written differs in a bit from what was given */
  gboolean    is_gate;       /* the call waits, and then succeeds */
  guint       offset;
  const char *only;          /* part of a file's name; NULL: any */
} fault;

/* Of all of it, since several threads may have files. */
static GMutex mutex;
static GCond changed;
static gboolean is_at_gate;

static sqlite3_vfs *default_vfs;
static sqlite3_vfs layer;

static void
wait_at_gate (void)
{
  is_at_gate = TRUE;
  g_cond_broadcast (&changed);
  while (fault.is_gate)
    g_cond_wait (&changed, &mutex);
  is_at_gate = FALSE;
}

static gboolean
is_failing (LayeredFile *file,
            DiskCall call)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (!fault.is_armed || fault.call != call)
    return FALSE;
  if (fault.only != NULL && (file->name == NULL || strstr (file->name, fault.only) == NULL))
    return FALSE;
  if (fault.left > 0)
    {
      fault.left--;
      return FALSE;
    }
  fault.is_armed = fault.is_for_good;
  if (fault.is_gate)
    {
      wait_at_gate ();
      return FALSE;
    }
  fault.has_failed = TRUE;
  return TRUE;
}

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((LayeredFile *) file)->real;
}

/* Carries a call out or lets it fail, or both. */
#define CALL(file, call, expression)                                        \
  gboolean is_failed = is_failing ((LayeredFile *) file, call);             \
  int result = is_failed && !fault.is_done_all_the_same ? 0 : (expression); \
  return is_failed ? fault.result : result

static int
close_cb (sqlite3_file *file)
{
  return real (file)->pMethods->xClose (real (file));
}

static int
read_cb (sqlite3_file *file,
         void *data,
         int size,
         sqlite3_int64 offset)
{
  CALL (file, DISK_READ, real (file)->pMethods->xRead (real (file), data, size, offset));
}

static int
write_flipped (sqlite3_file *file,
               const void *data,
               int size,
               sqlite3_int64 offset)
{
  g_autofree guchar *flipped = g_memdup2 (data, (gsize) size);

  flipped[fault.offset % (guint) size] ^= 0x10;
  return real (file)->pMethods->xWrite (real (file), flipped, size, offset);
}

static int
write_or_fail (sqlite3_file *file,
               const void *data,
               int size,
               sqlite3_int64 offset)
{
  CALL (file, DISK_WRITE, real (file)->pMethods->xWrite (real (file), data, size, offset));
}

static int
write_cb (sqlite3_file *file,
          const void *data,
          int size,
          sqlite3_int64 offset)
{
  if (fault.is_flip && is_failing ((LayeredFile *) file, DISK_WRITE))
    return write_flipped (file, data, size, offset);
  return write_or_fail (file, data, size, offset);
}

static int
truncate_cb (sqlite3_file *file,
             sqlite3_int64 size)
{
  CALL (file, DISK_TRUNCATE, real (file)->pMethods->xTruncate (real (file), size));
}

static int
sync_cb (sqlite3_file *file,
         int flags)
{
  CALL (file, DISK_SYNC, real (file)->pMethods->xSync (real (file), flags));
}

static int
size_cb (sqlite3_file *file,
         sqlite3_int64 *size)
{
  return real (file)->pMethods->xFileSize (real (file), size);
}

static int
lock_cb (sqlite3_file *file,
         int level)
{
  return real (file)->pMethods->xLock (real (file), level);
}

static int
unlock_cb (sqlite3_file *file,
           int level)
{
  return real (file)->pMethods->xUnlock (real (file), level);
}

static int
check_lock_cb (sqlite3_file *file,
               int *out_held)
{
  return real (file)->pMethods->xCheckReservedLock (real (file), out_held);
}

static int
control_cb (sqlite3_file *file,
            int operation,
            void *argument)
{
  return real (file)->pMethods->xFileControl (real (file), operation, argument);
}

static int
sector_cb (sqlite3_file *file)
{
  return real (file)->pMethods->xSectorSize (real (file));
}

static int
device_cb (sqlite3_file *file)
{
  return real (file)->pMethods->xDeviceCharacteristics (real (file));
}

static const sqlite3_io_methods methods = {
  1, close_cb, read_cb, write_cb, truncate_cb, sync_cb, size_cb, lock_cb, unlock_cb, check_lock_cb, control_cb,
  sector_cb, device_cb
};

static int
open_cb (sqlite3_vfs *vfs,
         const char *name,
         sqlite3_file *file,
         int flags,
         int *out_flags)
{
  LayeredFile *self = (LayeredFile *) file;
  int result;

  self->name = name;
  self->real = (sqlite3_file *) (self + 1);
  result = default_vfs->xOpen (default_vfs, name, self->real, flags, out_flags);
  self->base.pMethods = self->real->pMethods != NULL ? &methods : NULL;
  return result;
}

/* Every connection that is opened from now on is on this disk. A second time does nothing. */
void
failing_disk_install (void)
{
  if (default_vfs != NULL)
    return;
  default_vfs = sqlite3_vfs_find (NULL);
  layer = *default_vfs;
  layer.zName = "failing";
  layer.szOsFile = (int) sizeof (LayeredFile) + default_vfs->szOsFile;
  layer.xOpen = open_cb;
  g_assert_cmpint (sqlite3_vfs_register (&layer, TRUE), ==, SQLITE_OK);
}

/* After @number calls that succeed, one call (or all from then on) gives @result. */
void
failing_disk_arm (DiskCall call,
                  guint number,
                  int result,
                  gboolean is_done_all_the_same,
                  gboolean is_for_good,
                  const char *only)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  fault.is_armed = TRUE;
  fault.has_failed = FALSE;
  fault.call = call;
  fault.left = number;
  fault.result = result;
  fault.is_done_all_the_same = is_done_all_the_same;
  fault.is_for_good = is_for_good;
  fault.is_flip = FALSE;
  fault.is_gate = FALSE;
  fault.only = only;
}

/* After @number writes that are right, one writes another bit than it was given, @offset bytes from its start, and says
 * that all is well. */
void
failing_disk_flip (guint number,
                   guint offset,
                   const char *only)
{
  failing_disk_arm (DISK_WRITE, number, SQLITE_OK, FALSE, FALSE, only);
  fault.is_flip = TRUE;
  fault.offset = offset;
}

/* After @number calls, one waits until failing_disk_open_gate(). */
void
failing_disk_shut_gate (DiskCall call,
                        guint number,
                        const char *only)
{
  failing_disk_arm (call, number, SQLITE_OK, FALSE, FALSE, only);
  fault.is_gate = TRUE;
}

/* Returns when somebody stands before the gate. */
void
failing_disk_await_gate (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  while (!is_at_gate)
    g_cond_wait (&changed, &mutex);
}

void
failing_disk_open_gate (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  fault.is_gate = FALSE;
  g_cond_broadcast (&changed);
}

/* Returns whether any call failed. */
gboolean
failing_disk_disarm (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  fault.is_armed = FALSE;
  return fault.has_failed;
}
