/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helpers' shift through the store. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-store-private.h"

static void
work_load (KioskWorker *worker,
           KioskJob *job)
{
  GError *error = NULL;
  KioskShiftRecord *record = kiosk_day_book_load_shift (worker->book, job->max, &error);

  kiosk_job_return (job, record, (GDestroyNotify) kiosk_shift_record_free, error);
}

/**
 * kiosk_store_load_shift_async:
 * @self: a store
 * @max: most taps to give
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads what helpers counted in the present shift; see kiosk_day_book_load_shift().
 */
void
kiosk_store_load_shift_async (KioskStore *self,
                              guint max,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));

  job = kiosk_job_new (self, work_load, kiosk_store_load_shift_async, cancellable, callback, user_data);
  job->max = max;
  kiosk_job_push (job);
}

/**
 * kiosk_store_load_shift_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_load_shift() fails with; where the book is not open, with what opening failed with, or
 * `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable): the record
 */
KioskShiftRecord *
kiosk_store_load_shift_finish (KioskStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_load_shift_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
