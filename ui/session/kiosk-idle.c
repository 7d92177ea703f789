/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long nobody has touched the screen. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-idle.h"

struct _KioskIdle
{
  GObject     parent_instance;
  KioskClock *clock;
  guint       limit_s;       /* 0: this screen waits for ever */
  guint       seconds_left;  /* of the warning; 0: no warning */
  gint64      touched_ms;
};

enum
{
  PROP_0,
  PROP_SECONDS_LEFT,
  N_PROPS
};

enum
{
  SIGNAL_EXPIRED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskIdle, kiosk_idle, G_TYPE_OBJECT)

static void
set_seconds_left (KioskIdle *self,
                  guint seconds_left)
{
  if (self->seconds_left == seconds_left)
    return;

  self->seconds_left = seconds_left;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);
}

static void
kiosk_idle_get_property (GObject *object,
                         guint property_id,
                         GValue *value,
                         GParamSpec *pspec)
{
  if (property_id == PROP_SECONDS_LEFT)
    g_value_set_uint (value, KIOSK_IDLE (object)->seconds_left);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
kiosk_idle_dispose (GObject *object)
{
  g_clear_object (&KIOSK_IDLE (object)->clock);
  G_OBJECT_CLASS (kiosk_idle_parent_class)->dispose (object);
}

static void
kiosk_idle_class_init (KioskIdleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kiosk_idle_get_property;
  object_class->dispose = kiosk_idle_dispose;
  properties[PROP_SECONDS_LEFT] = g_param_spec_uint ("seconds-left", NULL, NULL, 0, KIOSK_IDLE_WARNING_S, 0,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_EXPIRED] = g_signal_new ("expired", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_idle_init (KioskIdle *self)
{
}

KioskIdle *
kiosk_idle_new (KioskClock *clock)
{
  KioskIdle *self = g_object_new (KIOSK_TYPE_IDLE, NULL);

  g_set_object (&self->clock, clock);
  kiosk_idle_touch (self);
  return self;
}

/* How long this screen may stand untouched before the warning; 0: for ever. Counts from now. */
void
kiosk_idle_set_limit_s (KioskIdle *self,
                        guint limit_s)
{
  self->limit_s = limit_s;
  kiosk_idle_touch (self);
}

void
kiosk_idle_touch (KioskIdle *self)
{
  self->touched_ms = kiosk_clock_get_boottime_ms (self->clock);
  set_seconds_left (self, 0);
}

/* To be called once a second. */
void
kiosk_idle_tick (KioskIdle *self)
{
  gint64 idle_s = (kiosk_clock_get_boottime_ms (self->clock) - self->touched_ms) / 1000;

  if (self->limit_s == 0 || idle_s < self->limit_s)
    return;

  if (idle_s < (gint64) self->limit_s + KIOSK_IDLE_WARNING_S)
    {
      set_seconds_left (self, (guint) (self->limit_s + KIOSK_IDLE_WARNING_S - idle_s));
      return;
    }

  kiosk_idle_touch (self);
  g_signal_emit (self, signals[SIGNAL_EXPIRED], 0);
}

guint
kiosk_idle_get_seconds_left (KioskIdle *self)
{
  return self->seconds_left;
}
