/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The targets in force. Each is counted by a job of its own, so that taps are recorded in between. Emits "changed". */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-targets.h"

struct _KioskTargets
{
  GObject       parent_instance;
  KioskContext *context;
  GCancellable *loading;     /* of the list asked for last; NULL: none */
  GArray       *list;        /* of KioskTargetState; NULL: not there yet */
  GArray       *next;        /* the one that is being counted */
  guint         n_counted;   /* of next */
  KioskDay      today;       /* KIOSK_DAY_UNKNOWN: nobody vouches for the clock */
  gboolean      is_failing;
  KioskEntering   saving;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskTargets, kiosk_targets, G_TYPE_OBJECT)

static void
changed (KioskTargets *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static KioskStore *
get_store (KioskTargets *self)
{
  return kiosk_context_get_store (self->context);
}

static void
stop_loading (KioskTargets *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->next, g_array_unref);
}

static void
kiosk_targets_dispose (GObject *object)
{
  KioskTargets *self = KIOSK_TARGETS (object);

  stop_loading (self);
  g_clear_object (&self->context);
  g_clear_pointer (&self->list, g_array_unref);
  G_OBJECT_CLASS (kiosk_targets_parent_class)->dispose (object);
}

static void
kiosk_targets_class_init (KioskTargetsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_targets_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_targets_init (KioskTargets *self)
{
}

KioskTargets *
kiosk_targets_new (KioskContext *context)
{
  KioskTargets *self = g_object_new (KIOSK_TYPE_TARGETS, NULL);

  g_set_object (&self->context, context);
  return self;
}

/* Whether the disk did not give what was asked for last. */
gboolean
kiosk_targets_is_failing (KioskTargets *self)
{
  return self->is_failing;
}

/* (transfer none) (nullable) (element-type KioskTargetState): the targets in force, the newest first; NULL while they
 * are being read for the first time. */
GArray *
kiosk_targets_get_list (KioskTargets *self)
{
  return self->list;
}

KioskEntering
kiosk_targets_get_entering (KioskTargets *self)
{
  return self->saving;
}

static void
give_up (KioskTargets *self,
         const GError *error)
{
  g_warning ("The targets could not be read: %s", error->message);
  stop_loading (self);
  self->is_failing = TRUE;
  changed (self);
}

static void
finish (KioskTargets *self)
{
  g_clear_pointer (&self->list, g_array_unref);
  self->list = g_steal_pointer (&self->next);
  self->is_failing = FALSE;
  stop_loading (self);
  changed (self);
}

static gboolean
is_over (GAsyncResult *result)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
}

static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (KioskTargets) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 done = 0;
  gboolean is_done = kiosk_store_count_target_finish (KIOSK_STORE (source), result, &done, &error);
  KioskTargetState *state;

  if (is_over (result))
    return;
  if (!is_done)
    {
      give_up (self, error);
      return;
    }

  state = &g_array_index (self->next, KioskTargetState, self->n_counted);
  state->progress = kiosk_progress_of (&state->target, done, self->today);
  if (++self->n_counted == self->next->len)
    finish (self);
}

/* The answers come in the order of the questions. */
static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskTargets) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) targets = kiosk_store_load_targets_finish (KIOSK_STORE (source), result, &error);

  if (is_over (result))
    return;
  if (targets == NULL)
    {
      give_up (self, error);
      return;
    }

  self->n_counted = 0;
  self->next = g_array_new (FALSE, TRUE, sizeof (KioskTargetState));
  g_array_set_size (self->next, targets->len);
  for (guint i = 0; i < targets->len; i++)
    {
      g_array_index (self->next, KioskTargetState, i).target = g_array_index (targets, KioskTarget, i);
      kiosk_store_count_target_async (KIOSK_STORE (source), &g_array_index (targets, KioskTarget, i), self->loading,
                                      counted_cb, g_object_ref (self));
    }
  if (targets->len == 0)
    finish (self);
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskTargets) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskClockLook look;
  gboolean is_done = kiosk_store_look_at_clock_finish (KIOSK_STORE (source), result, &look, &error);

  if (is_over (result))
    return;
  if (!is_done)
    {
      give_up (self, error);
      return;
    }

  self->today = look.trust != KIOSK_TRUST_UNKNOWN ? look.day : KIOSK_DAY_UNKNOWN;
  kiosk_store_load_targets_async (KIOSK_STORE (source), self->loading, listed_cb, g_object_ref (self));
}

void
kiosk_targets_load (KioskTargets *self)
{
  stop_loading (self);
  self->loading = g_cancellable_new ();
  kiosk_store_look_at_clock_async (get_store (self), self->loading, looked_cb, g_object_ref (self));
}

static void
set_cb (GObject *source,
        GAsyncResult *result,
        gpointer user_data)
{
  g_autoptr (KioskTargets) self = user_data;
  g_autoptr (GError) error = NULL;

  kiosk_store_set_target_finish (KIOSK_STORE (source), result, &error);
  if (error != NULL)
    g_warning ("The target was not set: %s", error->message);
  self->saving = kiosk_entering_from_error (error);
  if (self->context != NULL)
    kiosk_context_note (self->context, KIOSK_ACTOR_STAFF, KIOSK_DEED_TARGET, kiosk_entering_to_outcome (self->saving));
  if (self->saving == KIOSK_ENTERING_SAVED && self->context != NULL)
    kiosk_targets_load (self);
  changed (self);
}

/* The same target again after a failure is the same target. What was begun is carried out even if the screen locks. */
void
kiosk_targets_set (KioskTargets *self,
                   const KioskTarget *target)
{
  if (self->saving == KIOSK_ENTERING_UNDER_WAY)
    return;

  self->saving = KIOSK_ENTERING_UNDER_WAY;
  kiosk_store_set_target_async (get_store (self), target, NULL, set_cb, g_object_ref (self));
  changed (self);
}

/* What became of the last target was told. */
void
kiosk_targets_forget (KioskTargets *self)
{
  if (self->saving != KIOSK_ENTERING_UNDER_WAY)
    self->saving = KIOSK_ENTERING_NONE;
}
