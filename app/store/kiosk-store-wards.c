/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping a list of wards through the store, so that no screen waits for the disk. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-kept-wards.h"
#include "kiosk-store-private.h"

static void
work_keep_wards (KioskWorker *worker,
                 KioskJob *job)
{
  GError *error = NULL;

  kiosk_kept_wards_save (worker->state_dir, job->wards, &error);
  kiosk_job_return_done (job, error);
}

/**
 * kiosk_store_keep_wards_async:
 * @self: a store
 * @csv: a list that kiosk_ward_list_parse() takes
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Keeps a list of wards beside the records; see kiosk_kept_wards_save().
 */
void
kiosk_store_keep_wards_async (KioskStore *self,
                              GBytes *csv,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));
  g_return_if_fail (csv != NULL);

  job = kiosk_job_new (self, work_keep_wards, kiosk_store_keep_wards_async, cancellable, callback, user_data);
  job->wards = g_bytes_ref (csv);
  kiosk_job_push (job);
}

/**
 * kiosk_store_keep_wards_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_kept_wards_save() fails with; where the book is not open, with what opening failed with, or
 * `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if the list is on disk
 */
gboolean
kiosk_store_keep_wards_finish (KioskStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_keep_wards_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
