/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the machine is and what was done on it, asked anew each time that somebody looks. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-upkeep.h"

struct _KioskUpkeep
{
  GObject         parent_instance;
  KioskContext   *context;
  GCancellable   *looking;      /* of the questions under way; NULL: none */
  KioskBookState *state;        /* NULL: not there yet */
  GArray         *events;       /* of KioskEvent, lines; one more than a page has where older ones are; NULL: not yet */
  GArray         *pages;        /* of gint64: before which event each page begins that was turned over */
  gboolean        is_failing;
  gboolean        is_leaving;
  gboolean        is_refused;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskUpkeep, kiosk_upkeep, G_TYPE_OBJECT)

static void
changed (KioskUpkeep *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
stop_looking (KioskUpkeep *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
kiosk_upkeep_dispose (GObject *object)
{
  KioskUpkeep *self = KIOSK_UPKEEP (object);

  stop_looking (self);
  g_clear_object (&self->context);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->events, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  G_OBJECT_CLASS (kiosk_upkeep_parent_class)->dispose (object);
}

static void
kiosk_upkeep_class_init (KioskUpkeepClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_upkeep_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_upkeep_init (KioskUpkeep *self)
{
  self->pages = g_array_new (FALSE, FALSE, sizeof (gint64));
}

KioskUpkeep *
kiosk_upkeep_new (KioskContext *context)
{
  KioskUpkeep *self = g_object_new (KIOSK_TYPE_UPKEEP, NULL);
  KioskPower *power = kiosk_context_get_power (context);

  g_set_object (&self->context, context);
  if (power != NULL)
    g_signal_connect_object (power, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  return self;
}

static gboolean
is_over (KioskUpkeep *self,
         GAsyncResult *result)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) || self->context == NULL;
}

static void
fail (KioskUpkeep *self,
      const GError *error)
{
  g_warning ("How the machine is cannot be told: %s", error->message);
  self->is_failing = TRUE;
}

static void
state_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (KioskUpkeep) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskBookState state;
  gboolean is_told = kiosk_store_load_state_finish (KIOSK_STORE (source), result, &state, &error);

  if (is_over (self, result))
    return;
  g_clear_pointer (&self->state, g_free);
  if (is_told)
    self->state = g_memdup2 (&state, sizeof state);
  else
    fail (self, error);
  changed (self);
}

static void
events_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskUpkeep) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) events = kiosk_store_load_events_finish (KIOSK_STORE (source), result, &error);

  if (is_over (self, result))
    return;
  if (events == NULL)
    fail (self, error);
  g_clear_pointer (&self->events, g_array_unref);
  self->events = g_steal_pointer (&events);
  changed (self);
}

/* One more than a page has tells whether there is another. */
static void
load_events (KioskUpkeep *self)
{
  gint64 before = self->pages->len > 0 ? g_array_index (self->pages, gint64, self->pages->len - 1) : 0;

  kiosk_store_load_events_async (kiosk_context_get_store (self->context), before, KIOSK_UPKEEP_N_EVENTS + 1,
                                 self->looking, events_cb, g_object_ref (self));
}

/* Asks for everything anew, the newest events first. */
void
kiosk_upkeep_look (KioskUpkeep *self)
{
  KioskPower *power = kiosk_context_get_power (self->context);

  kiosk_upkeep_forget (self);
  self->looking = g_cancellable_new ();
  kiosk_store_load_state_async (kiosk_context_get_store (self->context), self->looking, state_cb, g_object_ref (self));
  load_events (self);
  if (power != NULL)
    kiosk_power_look (power);
}

/* The screen is locked: what it showed goes. */
void
kiosk_upkeep_forget (KioskUpkeep *self)
{
  stop_looking (self);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->events, g_array_unref);
  g_array_set_size (self->pages, 0);
  self->is_failing = FALSE;
  self->is_refused = FALSE;
  changed (self);
}

/* (nullable): NULL until it is there. */
const KioskBookState *
kiosk_upkeep_get_state (KioskUpkeep *self)
{
  return self->state;
}

/* (nullable) (element-type KioskEvent): lines, the newest first, KIOSK_UPKEEP_N_EVENTS of them at most; what follows
 * them in the array is on the next page. NULL until they are there. */
GArray *
kiosk_upkeep_get_events (KioskUpkeep *self)
{
  return self->events;
}

/* Whether the book could not answer. */
gboolean
kiosk_upkeep_is_failing (KioskUpkeep *self)
{
  return self->is_failing;
}

gboolean
kiosk_upkeep_has_older (KioskUpkeep *self)
{
  return self->events != NULL && self->events->len > KIOSK_UPKEEP_N_EVENTS;
}

gboolean
kiosk_upkeep_has_newer (KioskUpkeep *self)
{
  return self->pages->len > 0;
}

/* To the page with older events, or back. */
void
kiosk_upkeep_turn (KioskUpkeep *self,
                   gboolean is_older)
{
  if (is_older ? !kiosk_upkeep_has_older (self) : !kiosk_upkeep_has_newer (self))
    return;

  if (is_older)
    g_array_append_val (self->pages, g_array_index (self->events, KioskEvent, KIOSK_UPKEEP_N_EVENTS - 1).seq);
  else
    g_array_set_size (self->pages, self->pages->len - 1);
  load_events (self);
}

gboolean
kiosk_upkeep_can (KioskUpkeep *self,
                  KioskPowerAct act)
{
  KioskPower *power = kiosk_context_get_power (self->context);

  return power != NULL && kiosk_power_can (power, act);
}

/* Whether the machine was told to restart or to shut down, and has not refused. */
gboolean
kiosk_upkeep_is_leaving (KioskUpkeep *self)
{
  return self->is_leaving;
}

/* Whether the machine refused to, the last time. */
gboolean
kiosk_upkeep_is_refused (KioskUpkeep *self)
{
  return self->is_refused;
}

static KioskDeed
get_deed (KioskPowerAct act)
{
  return act == KIOSK_POWER_RESTART ? KIOSK_DEED_RESTART : KIOSK_DEED_SHUT_DOWN;
}

typedef struct
{
  KioskUpkeep   *upkeep;
  KioskPowerAct  act;
} Leaving;

static void
left_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autofree Leaving *leaving = user_data;
  g_autoptr (KioskUpkeep) self = leaving->upkeep;
  g_autoptr (GError) error = NULL;

  if (kiosk_power_run_finish (KIOSK_POWER (source), result, &error))
    return;
  g_warning ("The machine does not restart or shut down: %s", error->message);
  self->is_leaving = FALSE;
  self->is_refused = TRUE;
  if (self->context == NULL)
    return;
  kiosk_context_note (self->context, KIOSK_ACTOR_STAFF, get_deed (leaving->act), KIOSK_OUTCOME_REFUSED);
  changed (self);
}

static void
noted_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  Leaving *leaving = user_data;
  g_autoptr (GError) error = NULL;

  if (!kiosk_store_note_finish (KIOSK_STORE (source), result, &error))
    g_warning ("Why the machine goes down could not be noted: %s", error->message);
  kiosk_power_run_async (kiosk_context_get_power (leaving->upkeep->context), leaving->act, left_cb, leaving);
}

/* Every tap that was thanked for is on disk already. The order is given once the note is, too: the next start then
 * follows a reason. */
void
kiosk_upkeep_leave (KioskUpkeep *self,
                    KioskPowerAct act)
{
  Leaving *leaving;

  if (self->is_leaving || !kiosk_upkeep_can (self, act))
    return;

  self->is_leaving = TRUE;
  self->is_refused = FALSE;
  leaving = g_new0 (Leaving, 1);
  leaving->upkeep = g_object_ref (self);
  leaving->act = act;
  kiosk_store_note_async (kiosk_context_get_store (self->context), KIOSK_ACTOR_STAFF, get_deed (act),
                          KIOSK_OUTCOME_BEGUN, NULL, noted_cb, leaving);
  changed (self);
}
