/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book of a training, made and removed through the store of the book in service. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-store-private.h"

static void
work_create_training (KioskWorker *worker,
                      KioskJob *job)
{
  GError *error = NULL;

  kiosk_day_book_create_training (worker->book, &error);
  kiosk_job_return_done (job, error);
}

static void
work_remove_training (KioskWorker *worker,
                      KioskJob *job)
{
  GError *error = NULL;
  gboolean was_there = FALSE;

  kiosk_day_book_remove_training (worker->book, &was_there, &error);
  kiosk_job_return (job, error == NULL ? g_memdup2 (&was_there, sizeof was_there) : NULL, g_free, error);
}

/**
 * kiosk_store_create_training_async:
 * @self: a store, of any mode but %KIOSK_MODE_TRAINING
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Makes the book of a training; see kiosk_day_book_create_training().
 */
void
kiosk_store_create_training_async (KioskStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_create_training, kiosk_store_create_training_async, cancellable, callback,
                                 user_data));
}

/**
 * kiosk_store_create_training_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_create_training() fails with; where the book is not open, with what opening failed
 * with, or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED`
 * after kiosk_store_shut_down().
 *
 * Returns: %TRUE if the book of the training is there
 */
gboolean
kiosk_store_create_training_finish (KioskStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_create_training_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kiosk_store_remove_training_async:
 * @self: a store, of any mode but %KIOSK_MODE_TRAINING
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Removes what a training left; see kiosk_day_book_remove_training().
 */
void
kiosk_store_remove_training_async (KioskStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_remove_training, kiosk_store_remove_training_async, cancellable, callback,
                                 user_data));
}

/**
 * kiosk_store_remove_training_finish:
 * @self: a store
 * @result: the result
 * @out_was_there: (out) (optional): whether there was anything of a training; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_remove_training() fails with; where the book is not open, with what opening failed
 * with, or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED`
 * after kiosk_store_shut_down().
 *
 * Returns: %TRUE if nothing of a training is left
 */
gboolean
kiosk_store_remove_training_finish (KioskStore *self,
                                    GAsyncResult *result,
                                    gboolean *out_was_there,
                                    GError **error)
{
  g_autofree gboolean *was_there = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_remove_training_async), FALSE);

  was_there = g_task_propagate_pointer (G_TASK (result), error);
  if (was_there == NULL)
    return FALSE;
  if (out_was_there != NULL)
    *out_was_there = *was_there;
  return TRUE;
}
