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
};

static void kiosk_system_clock_iface_init (KioskClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskSystemClock, kiosk_system_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_CLOCK, kiosk_system_clock_iface_init))

static gint64
kiosk_system_clock_get_unix_s (KioskClock *clock)
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

static void
kiosk_system_clock_iface_init (KioskClockInterface *iface)
{
  iface->get_unix_s = kiosk_system_clock_get_unix_s;
  iface->get_boottime_ms = kiosk_system_clock_get_boottime_ms;
  iface->dup_boot_id = kiosk_system_clock_dup_boot_id;
}

static void
kiosk_system_clock_class_init (KioskSystemClockClass *klass)
{
}

static void
kiosk_system_clock_init (KioskSystemClock *self)
{
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
