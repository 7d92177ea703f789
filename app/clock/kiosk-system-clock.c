/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The machine's own clock: wall clock, CLOCK_BOOTTIME and the kernel's boot id. */
#define G_LOG_DOMAIN "kiosk-clock"

#include "kiosk-system-clock.h"

#include <time.h>

/* proc(5) and random(4): a UUID that the kernel draws at each boot. */
#define BOOT_ID_PATH "/proc/sys/kernel/random/boot_id"

struct _KioskSystemClock
{
  GObject parent_instance;
  GMutex  lock;          /* the store thread sets what the main thread reads */
  gint64  correction_s;
};

static void kiosk_system_clock_iface_init (KioskClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskSystemClock, kiosk_system_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_CLOCK, kiosk_system_clock_iface_init))

static gint64
kiosk_system_clock_get_machine_s (KioskClock *clock)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gint64
kiosk_system_clock_get_boottime_ms (KioskClock *clock)
{
  struct timespec now;

  g_assert (clock_gettime (CLOCK_BOOTTIME, &now) == 0);
  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static char *
kiosk_system_clock_dup_boot_id (KioskClock *clock)
{
  char *boot_id = NULL;

  /* A kernel without the file has no way to tell boots apart; then no confirmation outlives the
   * program, which is the cautious side. */
  if (!g_file_get_contents (BOOT_ID_PATH, &boot_id, NULL, NULL))
    return g_uuid_string_random ();

  return g_strstrip (boot_id);
}

static gint64
kiosk_system_clock_get_correction_s (KioskClock *clock)
{
  KioskSystemClock *self = KIOSK_SYSTEM_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->correction_s;
}

static void
kiosk_system_clock_set_correction_s (KioskClock *clock,
                                     gint64 correction_s)
{
  KioskSystemClock *self = KIOSK_SYSTEM_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->correction_s = correction_s;
}

static void
kiosk_system_clock_iface_init (KioskClockInterface *iface)
{
  iface->get_machine_s = kiosk_system_clock_get_machine_s;
  iface->get_boottime_ms = kiosk_system_clock_get_boottime_ms;
  iface->dup_boot_id = kiosk_system_clock_dup_boot_id;
  iface->get_correction_s = kiosk_system_clock_get_correction_s;
  iface->set_correction_s = kiosk_system_clock_set_correction_s;
}

static void
kiosk_system_clock_finalize (GObject *object)
{
  g_mutex_clear (&KIOSK_SYSTEM_CLOCK (object)->lock);
  G_OBJECT_CLASS (kiosk_system_clock_parent_class)->finalize (object);
}

static void
kiosk_system_clock_class_init (KioskSystemClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_system_clock_finalize;
}

static void
kiosk_system_clock_init (KioskSystemClock *self)
{
  g_mutex_init (&self->lock);
}

/**
 * kiosk_system_clock_new:
 *
 * Returns: (transfer full): the machine's clock
 */
KioskClock *
kiosk_system_clock_new (void)
{
  return g_object_new (KIOSK_TYPE_SYSTEM_CLOCK, NULL);
}
