/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff say of the clock, on its way to the machine and to the disk. Delays, undo and idle times go by the time
 * since boot: whatever is said here, nobody loses a second of theirs. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-staff-clock.h"

/* Nothing was counted before this program was written, and nobody can mean a day of the next century. */
#define EARLIEST_DAY "2025-01-01"
#define LATEST_DAY   "2099-12-31"

#define MINUTES_A_DAY (24 * 60)

struct _KioskStaffClock
{
  GObject       parent_instance;
  KioskContext *context;
  gint64        correction_s;  /* that is on its way to the disk */
  gboolean      is_busy;
};

enum
{
  SIGNAL_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStaffClock, kiosk_staff_clock, G_TYPE_OBJECT)

static gint64
get_midnight_s (KioskDay day)
{
  g_autoptr (GDateTime) midnight = kiosk_day_to_date_time (day);

  return g_date_time_to_unix (midnight);
}

static KioskStore *
get_store (KioskStaffClock *self)
{
  return kiosk_context_get_store (self->context);
}

static void
kiosk_staff_clock_dispose (GObject *object)
{
  g_clear_object (&KIOSK_STAFF_CLOCK (object)->context);
  G_OBJECT_CLASS (kiosk_staff_clock_parent_class)->dispose (object);
}

static void
kiosk_staff_clock_class_init (KioskStaffClockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_clock_dispose;
  /* Whether what was said is on disk. */
  signals[SIGNAL_ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
kiosk_staff_clock_init (KioskStaffClock *self)
{
}

KioskStaffClock *
kiosk_staff_clock_new (KioskContext *context)
{
  KioskStaffClock *self = g_object_new (KIOSK_TYPE_STAFF_CLOCK, NULL);

  g_set_object (&self->context, context);
  return self;
}

/* Minutes since midnight in Viet Nam, by the clock as it is. */
int
kiosk_staff_clock_get_minute (KioskStaffClock *self)
{
  KioskClock *clock = kiosk_context_get_clock (self->context);
  KioskDay today = kiosk_clock_get_day (clock);

  return today != KIOSK_DAY_UNKNOWN ? (int) ((kiosk_clock_get_unix_s (clock) - get_midnight_s (today)) / 60) : 0;
}

/* Until then nothing else that is said is listened to. */
gboolean
kiosk_staff_clock_is_busy (KioskStaffClock *self)
{
  return self->is_busy;
}

static void
end (KioskStaffClock *self,
     const GError *error)
{
  self->is_busy = FALSE;
  if (error != NULL)
    g_warning ("What staff said of the clock is not on disk: %s", error->message);
  if (self->context != NULL)
    kiosk_context_note (self->context, KIOSK_ACTOR_STAFF, KIOSK_DEED_CLOCK,
                        error == NULL ? KIOSK_OUTCOME_DONE : KIOSK_OUTCOME_FAILED);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, error == NULL);
}

static void
confirmed_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (KioskStaffClock) self = user_data;
  g_autoptr (GError) error = NULL;

  kiosk_store_confirm_clock_finish (KIOSK_STORE (source), result, &error);
  end (self, error);
}

/* Date and time are as staff see them on their own watch. */
void
kiosk_staff_clock_confirm (KioskStaffClock *self)
{
  if (self->is_busy)
    return;

  self->is_busy = TRUE;
  kiosk_store_confirm_clock_async (get_store (self), NULL, confirmed_cb, g_object_ref (self));
}

static void
corrected_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (KioskStaffClock) self = user_data;
  g_autoptr (GError) error = NULL;

  kiosk_store_set_clock_finish (KIOSK_STORE (source), result, &error);
  end (self, error);
}

static void
correct (KioskStaffClock *self)
{
  kiosk_store_set_clock_async (get_store (self), self->correction_s, NULL, corrected_cb, g_object_ref (self));
}

/* The book looks at the machine's clock itself, so that it does not matter here what became of it. */
static void
machine_set_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (KioskStaffClock) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!kiosk_clock_setter_set_finish (KIOSK_CLOCK_SETTER (source), result, &error))
    g_message ("The machine's clock was not set, the kiosk corrects it until the next start: %s", error->message);
  if (self->context != NULL)
    correct (self);
}

/* Whether a clock can be set to @day. */
gboolean
kiosk_staff_clock_can_be (KioskDay day)
{
  return day >= kiosk_day_from_iso (EARLIEST_DAY) && day <= kiosk_day_from_iso (LATEST_DAY);
}

/* @minute is of the day, in Viet Nam. The machine's clock is set where it may be, else the kiosk corrects it. Returns
 * FALSE where that can be no date and time, or something is under way. */
gboolean
kiosk_staff_clock_set (KioskStaffClock *self,
                       KioskDay day,
                       int minute)
{
  KioskClockSetter *setter = kiosk_context_get_clock_setter (self->context);
  gint64 said_s;

  if (self->is_busy || !kiosk_staff_clock_can_be (day) || minute < 0 || minute >= MINUTES_A_DAY)
    return FALSE;

  self->is_busy = TRUE;
  said_s = get_midnight_s (day) + 60 * (gint64) minute;
  self->correction_s = said_s - kiosk_clock_get_boottime_ms (kiosk_context_get_clock (self->context)) / 1000;
  if (setter != NULL)
    kiosk_clock_setter_set_async (setter, said_s, NULL, machine_set_cb, g_object_ref (self));
  else
    correct (self);
  return TRUE;
}
