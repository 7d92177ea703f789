/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taps on their way to the disk. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-recorder.h"

typedef enum
{
  JOB_RECORD,
  JOB_REPLACE,
  JOB_UNDO
} JobType;

typedef struct
{
  JobType   type;
  guint     number;
  guint     visit;
  KioskTap *tap;     /* NULL: an undo */
  char     *old_id;  /* NULL: a first record */
} Job;

struct _KioskRecorder
{
  GObject       parent_instance;
  KioskStore   *store;
  KioskClock   *clock;
  GQueue        jobs;       /* of Job; the first is the one under way or waiting for its retry */
  guint         n_numbers;
  gboolean      is_busy;
  gboolean      is_waiting; /* the first job failed and waits */
  gint64        failed_ms;
};

enum
{
  SIGNAL_COMMITTED,
  SIGNAL_FAILED,
  SIGNAL_REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskRecorder, kiosk_recorder, G_TYPE_OBJECT)

static void start_next (KioskRecorder *self);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->tap, kiosk_tap_free);
  g_free (job->old_id);
  g_free (job);
}

/* What no later try can change: the batch has closed, or the tap makes no sense. */
static gboolean
is_final (const GError *error)
{
  return g_error_matches (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CLOSED)
         || g_error_matches (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
}

static void
finish_first (KioskRecorder *self,
              guint signal,
              const KioskRecorded *recorded)
{
  Job *job = g_queue_pop_head (&self->jobs);

  if (signal == SIGNAL_COMMITTED)
    g_signal_emit (self, signals[signal], 0, job->number, recorded);
  else
    g_signal_emit (self, signals[signal], 0, job->number);
  job_free (job);
  start_next (self);
}

/* All that wait are told, not the first alone: whoever stands there now may wait behind somebody who has left. */
static void
fail_all (KioskRecorder *self,
          const GError *error)
{
  const Job *first = g_queue_peek_head (&self->jobs);
  guint last = first->number + self->jobs.length - 1;

  self->is_waiting = TRUE;
  self->failed_ms = kiosk_clock_get_boottime_ms (self->clock);
  /* The queue's numbers follow one another; a handler may add to it. */
  for (guint number = first->number; number <= last; number++)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, number, error);
}

static void
take_result (KioskRecorder *self,
             const KioskRecorded *recorded,
             const GError *error)
{
  self->is_busy = FALSE;
  if (error == NULL)
    finish_first (self, SIGNAL_COMMITTED, recorded);
  else if (is_final (error))
    {
      g_warning ("A tap was refused: %s", error->message);
      finish_first (self, SIGNAL_REFUSED, NULL);
    }
  else
    {
      g_debug ("A tap waits for its next try: %s", error->message);
      fail_all (self, error);
    }
}

static void
recorded_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (KioskRecorder) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskRecorded recorded = { 0 };

  kiosk_store_record_finish (KIOSK_STORE (source), result, &recorded, &error);
  if (self->store != NULL)
    take_result (self, &recorded, error);
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskRecorder) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskRecorded recorded = { 0 };

  kiosk_store_undo_finish (KIOSK_STORE (source), result, &error);
  if (self->store != NULL)
    take_result (self, &recorded, error);
}

static void
start_next (KioskRecorder *self)
{
  const Job *job = g_queue_peek_head (&self->jobs);

  if (job == NULL || self->is_busy || self->is_waiting)
    return;

  self->is_busy = TRUE;
  if (job->type == JOB_RECORD)
    kiosk_store_record_async (self->store, job->visit, job->tap, NULL, recorded_cb, g_object_ref (self));
  else if (job->type == JOB_REPLACE)
    kiosk_store_replace_async (self->store, job->old_id, job->tap, NULL, recorded_cb,
                               g_object_ref (self));
  else
    kiosk_store_undo_async (self->store, job->old_id, NULL, undone_cb, g_object_ref (self));
}

static guint
push (KioskRecorder *self,
      JobType type,
      guint visit,
      const KioskTap *tap,
      const char *old_id)
{
  Job *job = g_new0 (Job, 1);

  job->type = type;
  job->number = ++self->n_numbers;
  job->visit = visit;
  job->tap = tap != NULL ? kiosk_tap_copy (tap) : NULL;
  job->old_id = g_strdup (old_id);
  g_queue_push_tail (&self->jobs, job);

  /* A person stands there: what waits is tried at once and not after the pause. */
  self->is_waiting = FALSE;
  start_next (self);
  return job->number;
}

static void
kiosk_recorder_dispose (GObject *object)
{
  KioskRecorder *self = KIOSK_RECORDER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_queue_clear_full (&self->jobs, job_free);
  G_OBJECT_CLASS (kiosk_recorder_parent_class)->dispose (object);
}

static void
kiosk_recorder_class_init (KioskRecorderClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_recorder_dispose;
  signals[SIGNAL_COMMITTED] = g_signal_new ("committed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                            G_TYPE_UINT, G_TYPE_POINTER);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_UINT, G_TYPE_ERROR);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_UINT);
}

static void
kiosk_recorder_init (KioskRecorder *self)
{
  g_queue_init (&self->jobs);
}

KioskRecorder *
kiosk_recorder_new (KioskStore *store,
                    KioskClock *clock)
{
  KioskRecorder *self = g_object_new (KIOSK_TYPE_RECORDER, NULL);

  g_set_object (&self->store, store);
  g_set_object (&self->clock, clock);
  return self;
}

/* Returns a number that the signals `committed`, `failed` and `refused` carry. */
guint
kiosk_recorder_record (KioskRecorder *self,
                       guint visit,
                       const KioskTap *tap)
{
  return push (self, JOB_RECORD, visit, tap, NULL);
}

guint
kiosk_recorder_replace (KioskRecorder *self,
                        const char *old_id,
                        const KioskTap *tap)
{
  return push (self, JOB_REPLACE, 0, tap, old_id);
}

guint
kiosk_recorder_undo (KioskRecorder *self,
                     const char *id)
{
  return push (self, JOB_UNDO, 0, NULL, id);
}

/* Whether nothing is on its way to the disk or waits for it. */
gboolean
kiosk_recorder_is_idle (KioskRecorder *self)
{
  return g_queue_is_empty (&self->jobs);
}

void
kiosk_recorder_retry (KioskRecorder *self)
{
  self->is_waiting = FALSE;
  start_next (self);
}

/* To be called once a second. */
void
kiosk_recorder_tick (KioskRecorder *self)
{
  if (!self->is_waiting)
    return;

  if (kiosk_clock_get_boottime_ms (self->clock) - self->failed_ms >= KIOSK_RECORDER_RETRY_S * 1000)
    kiosk_recorder_retry (self);
}
