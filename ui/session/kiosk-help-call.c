/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call for a helper. Nothing of it is recorded. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-help-call.h"

struct _KioskHelpCall
{
  GObject             parent_instance;
  KioskClock         *clock;
  KioskHelpCallState  state;
  gint64              begun_ms;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskHelpCall, kiosk_help_call, G_TYPE_OBJECT)

static void
set_state (KioskHelpCall *self,
           KioskHelpCallState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kiosk_help_call_dispose (GObject *object)
{
  g_clear_object (&KIOSK_HELP_CALL (object)->clock);
  G_OBJECT_CLASS (kiosk_help_call_parent_class)->dispose (object);
}

static void
kiosk_help_call_class_init (KioskHelpCallClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_help_call_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_help_call_init (KioskHelpCall *self)
{
}

KioskHelpCall *
kiosk_help_call_new (KioskClock *clock)
{
  KioskHelpCall *self = g_object_new (KIOSK_TYPE_HELP_CALL, NULL);

  g_set_object (&self->clock, clock);
  return self;
}

KioskHelpCallState
kiosk_help_call_get_state (KioskHelpCall *self)
{
  return self->state;
}

void
kiosk_help_call_begin (KioskHelpCall *self)
{
  self->begun_ms = kiosk_clock_get_boottime_ms (self->clock);
  set_state (self, KIOSK_HELP_CALL_SIGNAL);
}

void
kiosk_help_call_end (KioskHelpCall *self)
{
  set_state (self, KIOSK_HELP_CALL_NONE);
}

/* To be called once a second. */
void
kiosk_help_call_tick (KioskHelpCall *self)
{
  gint64 elapsed_s = (kiosk_clock_get_boottime_ms (self->clock) - self->begun_ms) / 1000;

  if (self->state == KIOSK_HELP_CALL_NONE || elapsed_s < KIOSK_HELP_CALL_SIGNAL_S)
    return;

  if (elapsed_s < KIOSK_HELP_CALL_SIGNAL_S + KIOSK_HELP_CALL_BANNER_S)
    set_state (self, KIOSK_HELP_CALL_BANNER);
  else
    set_state (self, KIOSK_HELP_CALL_NONE);
}
