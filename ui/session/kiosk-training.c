/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A training has a book and a session of its own, in the same process: the session in service ends when its begins, and
 * the other way round. So a start of the program is always one in service, whoever starts it and why, and nothing that
 * the program could be told leads into a training but staff at the screen. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-training.h"

#define MINUTE_S 60

struct _KioskTraining
{
  GObject             parent_instance;
  KioskContext       *context;
  KioskTrainingState  state;
  KioskOutcome        outcome;     /* in a training, how it ended; in service, how the one before did */
  gint64              began_ms;
  gint64              touched_ms;
  guint               left_min;    /* that was told last */
  KioskTrainingWarning warning;
  gboolean            is_warned;   /* of the latest end, and answered by a touch */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskTraining, kiosk_training, G_TYPE_OBJECT)

static gint64
get_now_ms (KioskTraining *self)
{
  return kiosk_clock_get_boottime_ms (kiosk_context_get_clock (self->context));
}

static void
set_state (KioskTraining *self,
           KioskTrainingState state)
{
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The staff's, also where it ends by itself: an end belongs to a start of the same actor. */
static void
note (KioskTraining *self,
      KioskOutcome outcome)
{
  kiosk_context_note (self->context, KIOSK_ACTOR_STAFF, KIOSK_DEED_TRAINING, outcome);
}

static void
kiosk_training_dispose (GObject *object)
{
  g_clear_object (&KIOSK_TRAINING (object)->context);
  G_OBJECT_CLASS (kiosk_training_parent_class)->dispose (object);
}

static guint
add_signal (GObjectClass *klass,
            const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_training_class_init (KioskTrainingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kiosk_training_dispose;
  signals[SIGNAL_CHANGED] = add_signal (object_class, "changed");
  signals[SIGNAL_OVER] = add_signal (object_class, "over");
}

static void
kiosk_training_init (KioskTraining *self)
{
  self->outcome = KIOSK_OUTCOME_LEFT;
}

/* Where the context is a training's, it is under way from now on. */
KioskTraining *
kiosk_training_new (KioskContext *context)
{
  KioskTraining *self = g_object_new (KIOSK_TYPE_TRAINING, NULL);
  gboolean is_training = kiosk_context_get_mode (context) == KIOSK_MODE_TRAINING;

  g_set_object (&self->context, context);
  self->state = is_training ? KIOSK_TRAINING_UNDER_WAY : KIOSK_TRAINING_NONE;
  self->began_ms = self->touched_ms = get_now_ms (self);
  self->left_min = kiosk_training_get_left_min (self);
  return self;
}

KioskTrainingState
kiosk_training_get_state (KioskTraining *self)
{
  return self->state;
}

static gint64
get_left_s (KioskTraining *self)
{
  return KIOSK_TRAINING_MAX_S - (get_now_ms (self) - self->began_ms) / 1000;
}

static gint64
get_untouched_left_s (KioskTraining *self)
{
  return KIOSK_TRAINING_IDLE_S - (get_now_ms (self) - self->touched_ms) / 1000;
}

/* Minutes until a training ends at the latest, begun ones counted; under a warning, until it ends. */
guint
kiosk_training_get_left_min (KioskTraining *self)
{
  gint64 left_s = get_left_s (self);

  if (self->warning == KIOSK_TRAINING_WARNING_UNTOUCHED)
    left_s = MIN (left_s, get_untouched_left_s (self));
  return left_s > 0 ? (guint) ((left_s + MINUTE_S - 1) / MINUTE_S) : 0;
}

/* What every screen has to say of the end. */
KioskTrainingWarning
kiosk_training_get_warning (KioskTraining *self)
{
  return self->state == KIOSK_TRAINING_UNDER_WAY ? self->warning : KIOSK_TRAINING_WARNING_NONE;
}

/* How a training ended: see kiosk_training_set_outcome(). */
KioskOutcome
kiosk_training_get_outcome (KioskTraining *self)
{
  return self->outcome;
}

/* In service: how the training ended that is found there. Where nobody says so, by itself: power or program went. */
void
kiosk_training_set_outcome (KioskTraining *self,
                            KioskOutcome outcome)
{
  self->outcome = outcome;
}

static void
created_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (KioskTraining) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = kiosk_store_create_training_finish (KIOSK_STORE (source), result, &error);

  if (self->context == NULL)
    return;
  if (!is_done)
    {
      g_warning ("The training cannot begin: %s", error->message);
      note (self, KIOSK_OUTCOME_FAILED);
      set_state (self, KIOSK_TRAINING_FAILED);
      return;
    }
  set_state (self, KIOSK_TRAINING_READY);
  g_signal_emit (self, signals[SIGNAL_OVER], 0);
}

/* @is_settled: whether all that was pressed before is on disk. Otherwise it fails at once: what is still to be written
 * would go with the session. */
void
kiosk_training_begin (KioskTraining *self,
                      gboolean is_settled)
{
  if (self->state != KIOSK_TRAINING_NONE && self->state != KIOSK_TRAINING_FAILED)
    return;

  if (!is_settled)
    {
      set_state (self, KIOSK_TRAINING_FAILED);
      return;
    }
  note (self, KIOSK_OUTCOME_BEGUN);
  kiosk_store_create_training_async (kiosk_context_get_store (self->context), NULL, created_cb, g_object_ref (self));
  set_state (self, KIOSK_TRAINING_BEGINNING);
}

/* What was done in it goes when the session in service clears up. */
void
kiosk_training_end (KioskTraining *self,
                    KioskOutcome outcome)
{
  if (self->state != KIOSK_TRAINING_UNDER_WAY)
    return;

  self->outcome = outcome;
  set_state (self, KIOSK_TRAINING_OVER);
  g_signal_emit (self, signals[SIGNAL_OVER], 0);
}

/* As if it began now. */
void
kiosk_training_prolong (KioskTraining *self)
{
  if (self->state != KIOSK_TRAINING_UNDER_WAY)
    return;

  self->began_ms = self->touched_ms = get_now_ms (self);
  self->warning = KIOSK_TRAINING_WARNING_NONE;
  self->is_warned = FALSE;
  self->left_min = kiosk_training_get_left_min (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
removed_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (KioskTraining) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean was_there = FALSE;

  if (!kiosk_store_remove_training_finish (KIOSK_STORE (source), result, &was_there, &error))
    g_message ("What a training left stays until the next start: %s", error->message);
  else if (was_there && self->context != NULL)
    note (self, self->outcome);
}

/* In service, once a start: what a training left goes, and its end is noted, however it came. */
void
kiosk_training_clear_up (KioskTraining *self)
{
  if (self->state == KIOSK_TRAINING_NONE)
    kiosk_store_remove_training_async (kiosk_context_get_store (self->context), NULL, removed_cb, g_object_ref (self));
}

void
kiosk_training_touch (KioskTraining *self)
{
  self->touched_ms = get_now_ms (self);
  if (self->warning == KIOSK_TRAINING_WARNING_NONE)
    return;

  self->is_warned = self->is_warned || self->warning == KIOSK_TRAINING_WARNING_LATEST;
  self->warning = KIOSK_TRAINING_WARNING_NONE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static KioskTrainingWarning
choose_warning (KioskTraining *self)
{
  if (get_left_s (self) <= KIOSK_TRAINING_WARNING_S && !self->is_warned)
    return KIOSK_TRAINING_WARNING_LATEST;
  return get_untouched_left_s (self) <= KIOSK_TRAINING_WARNING_S ? KIOSK_TRAINING_WARNING_UNTOUCHED
                                                                 : KIOSK_TRAINING_WARNING_NONE;
}

/* To be called once a second. */
void
kiosk_training_tick (KioskTraining *self)
{
  KioskTrainingWarning before = self->warning;
  guint left_min;

  if (self->state != KIOSK_TRAINING_UNDER_WAY)
    return;

  if (get_left_s (self) <= 0 || get_untouched_left_s (self) <= 0)
    {
      kiosk_training_end (self, KIOSK_OUTCOME_LEFT);
      return;
    }
  self->warning = choose_warning (self);
  left_min = kiosk_training_get_left_min (self);
  if (self->left_min == left_min && self->warning == before)
    return;
  self->left_min = left_min;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
