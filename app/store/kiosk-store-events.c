/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done, and how the book is, through the store. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-store-private.h"

static void
work_note (KioskWorker *worker,
           KioskJob *job)
{
  GError *error = NULL;

  kiosk_day_book_note (worker->book, job->event.actor, job->event.deed, job->event.outcome, &error);
  kiosk_job_return_done (job, error);
}

static void
work_load_events (KioskWorker *worker,
                  KioskJob *job)
{
  GError *error = NULL;
  GArray *events = kiosk_day_book_load_events (worker->book, job->event.seq, job->max, &error);

  kiosk_job_return (job, events, (GDestroyNotify) g_array_unref, error);
}

static void
work_load_state (KioskWorker *worker,
                 KioskJob *job)
{
  GError *error = NULL;
  KioskBookState state;
  gboolean is_told = kiosk_day_book_load_state (worker->book, &state, &error);

  kiosk_job_return (job, is_told ? g_memdup2 (&state, sizeof state) : NULL, g_free, error);
}

/**
 * kiosk_store_note_async:
 * @self: a store
 * @actor: who
 * @deed: did what
 * @outcome: and what came of it
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: (nullable): called in the caller's main context
 * @user_data: data for @callback
 *
 * Notes what was done; see kiosk_day_book_note(). In the order of the calls.
 */
void
kiosk_store_note_async (KioskStore *self,
                        KioskActor actor,
                        KioskDeed deed,
                        KioskOutcome outcome,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));

  job = kiosk_job_new (self, work_note, kiosk_store_note_async, cancellable, callback, user_data);
  job->event = (KioskEvent) { .actor = actor, .deed = deed, .outcome = outcome };
  kiosk_job_push (job);
}

/**
 * kiosk_store_note_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_note() fails with; where the book is not open, with what opening failed with, or
 * `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if it is on disk
 */
gboolean
kiosk_store_note_finish (KioskStore *self,
                         GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_note_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kiosk_store_load_events_async:
 * @self: a store
 * @before: the seq before which to begin; 0: at the newest
 * @max: how many at most
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads what was noted; see kiosk_day_book_load_events().
 */
void
kiosk_store_load_events_async (KioskStore *self,
                               gint64 before,
                               guint max,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));

  job = kiosk_job_new (self, work_load_events, kiosk_store_load_events_async, cancellable, callback, user_data);
  job->event.seq = before;
  job->max = max;
  kiosk_job_push (job);
}

/**
 * kiosk_store_load_events_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_load_events() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable) (element-type KioskEvent): the lines, the newest first
 */
GArray *
kiosk_store_load_events_finish (KioskStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_load_events_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kiosk_store_load_state_async:
 * @self: a store
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Looks how the book and its disk are; see kiosk_day_book_load_state().
 */
void
kiosk_store_load_state_async (KioskStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_load_state, kiosk_store_load_state_async, cancellable, callback,
                                 user_data));
}

/**
 * kiosk_store_load_state_finish:
 * @self: a store
 * @result: the result
 * @out_state: (out): how they are; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_load_state() fails with; where the book is not open, with what opening failed with, or
 * `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_store_load_state_finish (KioskStore *self,
                               GAsyncResult *result,
                               KioskBookState *out_state,
                               GError **error)
{
  g_autofree KioskBookState *state = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_load_state_async), FALSE);
  g_return_val_if_fail (out_state != NULL, FALSE);

  state = g_task_propagate_pointer (G_TASK (result), error);
  if (state == NULL)
    return FALSE;
  *out_state = *state;
  return TRUE;
}
