/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock that stands where it is put. Linked into tests only. */
#define G_LOG_DOMAIN "kiosk-clock"

#include "kiosk-manual-clock.h"

struct _KioskManualClock
{
  GObject parent_instance;
  GMutex  lock;          /* the store thread reads what the test's thread sets */
  gint64  unix_ms;
  gint64  boottime_ms;
  guint   n_boots;
  gint64  correction_s;
};

static void kiosk_manual_clock_iface_init (KioskClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskManualClock, kiosk_manual_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_CLOCK, kiosk_manual_clock_iface_init))

static gint64
kiosk_manual_clock_get_machine_s (KioskClock *clock)
{
  KioskManualClock *self = KIOSK_MANUAL_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->unix_ms / 1000;
}

static gint64
kiosk_manual_clock_get_boottime_ms (KioskClock *clock)
{
  KioskManualClock *self = KIOSK_MANUAL_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->boottime_ms;
}

static char *
kiosk_manual_clock_dup_boot_id (KioskClock *clock)
{
  KioskManualClock *self = KIOSK_MANUAL_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup_printf ("boot-%u", self->n_boots);
}

static gint64
kiosk_manual_clock_get_correction_s (KioskClock *clock)
{
  KioskManualClock *self = KIOSK_MANUAL_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->correction_s;
}

static void
kiosk_manual_clock_set_correction_s (KioskClock *clock,
                                     gint64 correction_s)
{
  KioskManualClock *self = KIOSK_MANUAL_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->correction_s = correction_s;
}

static void
kiosk_manual_clock_iface_init (KioskClockInterface *iface)
{
  iface->get_machine_s = kiosk_manual_clock_get_machine_s;
  iface->get_boottime_ms = kiosk_manual_clock_get_boottime_ms;
  iface->dup_boot_id = kiosk_manual_clock_dup_boot_id;
  iface->get_correction_s = kiosk_manual_clock_get_correction_s;
  iface->set_correction_s = kiosk_manual_clock_set_correction_s;
}

static void
kiosk_manual_clock_finalize (GObject *object)
{
  g_mutex_clear (&KIOSK_MANUAL_CLOCK (object)->lock);
  G_OBJECT_CLASS (kiosk_manual_clock_parent_class)->finalize (object);
}

static void
kiosk_manual_clock_class_init (KioskManualClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_manual_clock_finalize;
}

static void
kiosk_manual_clock_init (KioskManualClock *self)
{
  g_mutex_init (&self->lock);
}

/**
 * kiosk_manual_clock_new:
 * @local_time: a moment in Viet Nam, `yyyy-mm-ddThh:mm:ss`
 *
 * Returns: (transfer full): a clock that stands at @local_time, in its first boot
 */
KioskClock *
kiosk_manual_clock_new (const char *local_time)
{
  KioskManualClock *self = g_object_new (KIOSK_TYPE_MANUAL_CLOCK, NULL);

  kiosk_manual_clock_set (self, local_time);
  return KIOSK_CLOCK (self);
}

/**
 * kiosk_manual_clock_set:
 * @self: a manual clock
 * @local_time: a moment in Viet Nam, `yyyy-mm-ddThh:mm:ss`
 *
 * Moves the wall clock alone, as a hand or a dead battery would. Any thread.
 */
void
kiosk_manual_clock_set (KioskManualClock *self,
                        const char *local_time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 3600);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (local_time, zone);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_assert (moment != NULL);
  self->unix_ms = g_date_time_to_unix (moment) * 1000;
}

/**
 * kiosk_manual_clock_advance:
 * @self: a manual clock
 * @ms: milliseconds
 *
 * Lets time pass: wall clock and boot time together. Any thread.
 */
void
kiosk_manual_clock_advance (KioskManualClock *self,
                            gint64 ms)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->unix_ms += ms;
  self->boottime_ms += ms;
}

/**
 * kiosk_manual_clock_reboot:
 * @self: a manual clock
 *
 * A new boot: another boot id, boot time from zero, and a program that knows of no correction. Any thread.
 */
void
kiosk_manual_clock_reboot (KioskManualClock *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->n_boots++;
  self->boottime_ms = 0;
  self->correction_s = KIOSK_CLOCK_NOT_CORRECTED;
}
