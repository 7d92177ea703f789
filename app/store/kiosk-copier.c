/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes backups on a thread of its own, so that nobody who taps waits for one.
 *
 * A copy of ten years takes a second or more. It is read from the book's file, past the journal, by a connection that
 * locks nothing; taps go to the journal meanwhile and are not in the copy, which is of the moment of the closing. So
 * the file stands still until it is read: whoever wants to write it holds the copier off first. After that the copy is
 * checked, for which nobody has to wait for anybody. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-copier.h"

#include <sys/resource.h>

/* Residents' screens go first. */
#define NICENESS 10

struct _KioskCopier
{
  KioskBookFiles *files;
  KioskMode       mode;
  GThread        *thread;     /* NULL: none was started */
  int             is_over;    /* atomic: the reading ends early */
  GMutex          mutex;      /* of all below */
  GCond           changed;
  gboolean        is_running;
  gboolean        is_wanted;  /* a copy that is not begun yet */
  gboolean        is_reading;
  KioskCopy       copy;
};

/* Returns whether there is one to be made. */
static gboolean
begin (KioskCopier *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->is_reading = self->is_wanted;
  self->is_running = self->is_wanted;
  self->is_wanted = FALSE;
  g_cond_broadcast (&self->changed);
  return self->is_running;
}

/* Returns whether somebody who wants to write the file did not wait for that. */
static gboolean
end_reading (KioskCopier *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->is_reading = FALSE;
  g_cond_broadcast (&self->changed);
  return g_atomic_int_get (&self->is_over) != 0;
}

static void
tell (KioskCopier *self,
      KioskCopy copy)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->copy = copy;
}

static void
make_copy (KioskCopier *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskBackup) backup = kiosk_backup_begin (self->files, self->mode, &self->is_over, &error);

  /* Whoever ended it asks again. */
  if (end_reading (self))
    return;
  if (backup != NULL && kiosk_backup_finish (g_steal_pointer (&backup), &error))
    {
      tell (self, KIOSK_COPY_MADE);
      return;
    }
  g_debug ("No backup: %s", error->message);
  tell (self, KIOSK_COPY_FAILED);
}

static gpointer
work (gpointer data)
{
  KioskCopier *self = data;

  /* Linux has it for each thread. What does not, makes the copy at the same pace as all else. */
  if (setpriority (PRIO_PROCESS, 0, NICENESS) != 0)
    g_debug ("The copier is as urgent as all else");
  while (begin (self))
    make_copy (self);
  return NULL;
}

/**
 * kiosk_copier_new:
 * @files: the state folder, which has to outlive the copier
 * @mode: mode of the book
 *
 * All functions of a copier are for the store thread.
 *
 * Returns: (transfer full): a copier at rest
 */
KioskCopier *
kiosk_copier_new (KioskBookFiles *files,
                  KioskMode mode)
{
  KioskCopier *self = g_new0 (KioskCopier, 1);

  self->files = files;
  self->mode = mode;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  return self;
}

/**
 * kiosk_copier_free:
 * @self: (transfer full): a copier
 *
 * Gives up a copy that is being read; waits for one that is being checked.
 */
void
kiosk_copier_free (KioskCopier *self)
{
  kiosk_copier_hold_off (self);
  g_clear_pointer (&self->thread, g_thread_join);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

/**
 * kiosk_copier_start:
 * @self: a copier that reads nothing
 *
 * Has a copy made of the book's file as it is. The journal has to be empty; from now on nobody writes the file until
 * kiosk_copier_look() says that it is read, or kiosk_copier_hold_off() returned.
 */
void
kiosk_copier_start (KioskCopier *self)
{
  gboolean is_running;

  g_mutex_lock (&self->mutex);
  g_assert (!self->is_reading && !self->is_wanted);
  g_atomic_int_set (&self->is_over, 0);
  self->is_wanted = TRUE;
  self->copy = KIOSK_COPY_NONE;
  is_running = self->is_running;
  self->is_running = TRUE;
  g_mutex_unlock (&self->mutex);

  /* A thread that still checks an earlier copy goes on to this one. */
  if (is_running)
    return;
  g_clear_pointer (&self->thread, g_thread_join);
  self->thread = g_thread_new ("kiosk-copier", work, self);
}

/**
 * kiosk_copier_hold_off:
 * @self: a copier
 *
 * Ends the reading of the book's file; what was read of it is thrown away.
 *
 * Returns: whether a copy was given up
 */
gboolean
kiosk_copier_hold_off (KioskCopier *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gboolean is_given_up = self->is_wanted || self->is_reading;

  g_atomic_int_set (&self->is_over, 1);
  self->is_wanted = FALSE;
  while (self->is_reading)
    g_cond_wait (&self->changed, &self->mutex);
  return is_given_up;
}

/**
 * kiosk_copier_wait:
 * @self: a copier
 *
 * Waits until what was asked for is made, or failed.
 */
void
kiosk_copier_wait (KioskCopier *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  while (self->is_running)
    g_cond_wait (&self->changed, &self->mutex);
}

/**
 * kiosk_copier_look:
 * @self: a copier
 * @out_is_reading: (out): whether the book's file must not be written
 *
 * Returns: what came of the last copy, once
 */
KioskCopy
kiosk_copier_look (KioskCopier *self,
                   gboolean *out_is_reading)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  KioskCopy copy = self->copy;

  *out_is_reading = self->is_wanted || self->is_reading;
  self->copy = KIOSK_COPY_NONE;
  return copy;
}
