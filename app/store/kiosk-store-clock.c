/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock through the store: how far it is believed, and what staff say of it. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-store-private.h"

static void
work_look_at_clock (KioskWorker *worker,
                    KioskJob *job)
{
  GError *error = NULL;
  KioskClockLook look;
  gboolean is_told = kiosk_day_book_look_at_clock (worker->book, &look, &error);

  kiosk_job_return (job, is_told ? g_memdup2 (&look, sizeof look) : NULL, g_free, error);
}

static void
work_confirm_clock (KioskWorker *worker,
                    KioskJob *job)
{
  GError *error = NULL;

  kiosk_day_book_confirm_clock (worker->book, &error);
  kiosk_job_return_done (job, error);
}

static void
work_set_clock (KioskWorker *worker,
                KioskJob *job)
{
  GError *error = NULL;

  kiosk_day_book_set_clock (worker->book, job->correction_s, &error);
  kiosk_job_return_done (job, error);
}

/**
 * kiosk_store_look_at_clock_async:
 * @self: a store
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks how far the clock is believed; see kiosk_day_book_look_at_clock().
 */
void
kiosk_store_look_at_clock_async (KioskStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_look_at_clock, kiosk_store_look_at_clock_async, cancellable, callback,
                                 user_data));
}

/**
 * kiosk_store_look_at_clock_finish:
 * @self: a store
 * @result: the result
 * @out_look: (out): what the clock says; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_look_at_clock() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_store_look_at_clock_finish (KioskStore *self,
                                  GAsyncResult *result,
                                  KioskClockLook *out_look,
                                  GError **error)
{
  g_autofree KioskClockLook *look = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_look_at_clock_async), FALSE);
  g_return_val_if_fail (out_look != NULL, FALSE);

  look = g_task_propagate_pointer (G_TASK (result), error);
  if (look == NULL)
    return FALSE;
  *out_look = *look;
  return TRUE;
}

/**
 * kiosk_store_confirm_clock_async:
 * @self: a store
 * @cancellable: (nullable): only a call that has not begun is cancelled: then nothing was confirmed
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Records that a person found the clock's date and time right; see kiosk_day_book_confirm_clock().
 */
void
kiosk_store_confirm_clock_async (KioskStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_confirm_clock, kiosk_store_confirm_clock_async, cancellable, callback,
                                 user_data));
}

/**
 * kiosk_store_confirm_clock_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_confirm_clock() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if the confirmation is on disk
 */
gboolean
kiosk_store_confirm_clock_finish (KioskStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_confirm_clock_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kiosk_store_set_clock_async:
 * @self: a store
 * @correction_s: what staff say, as kiosk_clock_correct() takes it
 * @cancellable: (nullable): only a call that has not begun is cancelled: then nothing was set
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Corrects the clock and confirms it; see kiosk_day_book_set_clock().
 */
void
kiosk_store_set_clock_async (KioskStore *self,
                             gint64 correction_s,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));

  job = kiosk_job_new (self, work_set_clock, kiosk_store_set_clock_async, cancellable, callback, user_data);
  job->correction_s = correction_s;
  kiosk_job_push (job);
}

/**
 * kiosk_store_set_clock_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_set_clock() fails with; where the book is not open, with what opening failed with, or
 * `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if correction and confirmation are on disk
 */
gboolean
kiosk_store_set_clock_finish (KioskStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_set_clock_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
