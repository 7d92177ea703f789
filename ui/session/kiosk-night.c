/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outside opening hours, with nobody there, the screen goes dark. Only a clock that is believed says that it is night:
 * a dead battery never takes the screen from people who stand before it at noon. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-night.h"

#include "kiosk-hours.h"

/* Asia/Ho_Chi_Minh has had no other since 1975. */
#define UTC_OFFSET_S (7 * 3600)

struct _KioskNight
{
  GObject       parent_instance;
  KioskContext *context;
  gint64        touched_ms;
  gint64        looked_ms;   /* when the book was asked last; 0: never */
  gboolean      is_trusted;  /* the clock, then */
  gboolean      is_asleep;
};

enum
{
  PROP_0,
  PROP_ASLEEP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskNight, kiosk_night, G_TYPE_OBJECT)

static KioskClock *
get_clock (KioskNight *self)
{
  return kiosk_context_get_clock (self->context);
}

static void
set_asleep (KioskNight *self,
            gboolean is_asleep)
{
  if (self->is_asleep == is_asleep)
    return;

  self->is_asleep = is_asleep;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASLEEP]);
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskNight) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskClockLook look = { .trust = KIOSK_TRUST_UNKNOWN };

  if (!kiosk_store_look_at_clock_finish (KIOSK_STORE (source), result, &look, &error))
    g_debug ("It is not known how far the clock may be believed: %s", error->message);
  self->is_trusted = look.trust != KIOSK_TRUST_UNKNOWN;
}

static void
look_at_clock (KioskNight *self)
{
  gint64 now_ms = kiosk_clock_get_boottime_ms (get_clock (self));

  if (self->looked_ms != 0 && now_ms - self->looked_ms < KIOSK_NIGHT_LOOK_S * 1000)
    return;
  self->looked_ms = now_ms;
  kiosk_store_look_at_clock_async (kiosk_context_get_store (self->context), NULL, looked_cb, g_object_ref (self));
}

/* What was believed before it was due may be another clock by now. */
static void
forget_clock (KioskNight *self)
{
  self->looked_ms = 0;
  self->is_trusted = FALSE;
}

static guint
get_minute (KioskClock *clock)
{
  gint64 day_s = 60 * KIOSK_MINUTES_A_DAY;
  gint64 second = (kiosk_clock_get_unix_s (clock) + UTC_OFFSET_S) % day_s;

  return (guint) ((second < 0 ? second + day_s : second) / 60);
}

/* FALSE where nobody has set hours. */
static gboolean
is_closed (KioskNight *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);
  KioskHours hours;

  return settings != NULL && kiosk_settings_get_hours (settings, &hours)
         && !kiosk_hours_is_open (&hours, kiosk_clock_get_day (get_clock (self)), get_minute (get_clock (self)));
}

static gboolean
is_left_alone (KioskNight *self)
{
  return kiosk_clock_get_boottime_ms (get_clock (self)) - self->touched_ms >= KIOSK_NIGHT_AFTER_S * 1000;
}

static void
kiosk_night_get_property (GObject *object,
                          guint property_id,
                          GValue *value,
                          GParamSpec *pspec)
{
  if (property_id == PROP_ASLEEP)
    g_value_set_boolean (value, KIOSK_NIGHT (object)->is_asleep);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
kiosk_night_dispose (GObject *object)
{
  g_clear_object (&KIOSK_NIGHT (object)->context);
  G_OBJECT_CLASS (kiosk_night_parent_class)->dispose (object);
}

static void
kiosk_night_class_init (KioskNightClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kiosk_night_get_property;
  object_class->dispose = kiosk_night_dispose;
  properties[PROP_ASLEEP] = g_param_spec_boolean ("asleep", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kiosk_night_init (KioskNight *self)
{
}

KioskNight *
kiosk_night_new (KioskContext *context)
{
  KioskNight *self = g_object_new (KIOSK_TYPE_NIGHT, NULL);

  self->context = g_object_ref (context);
  kiosk_night_touch (self);
  return self;
}

void
kiosk_night_touch (KioskNight *self)
{
  self->touched_ms = kiosk_clock_get_boottime_ms (get_clock (self));
  set_asleep (self, FALSE);
}

/* To be called once a second. @is_free: the first screen is seen, and no helper or official has anything open. */
void
kiosk_night_tick (KioskNight *self,
                  gboolean is_free)
{
  gboolean is_due = is_free && is_left_alone (self) && is_closed (self);

  if (is_due)
    look_at_clock (self);
  else
    forget_clock (self);
  set_asleep (self, is_due && self->is_trusted);
}

gboolean
kiosk_night_is_asleep (KioskNight *self)
{
  return self->is_asleep;
}
