/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What support needs of the book while the kiosk runs, through the store. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-store-private.h"

/* Nothing that a tap would have to wait for: neither the whole book is read nor the log. */
static void
work_diagnose (KioskWorker *worker,
               KioskJob *job)
{
  KioskDiagnosis *diagnosis = kiosk_diagnosis_new ();

  kiosk_diagnosis_add (diagnosis, "book", "open, in the kiosk");
  kiosk_diagnosis_add_book (diagnosis, worker->book);
  kiosk_diagnosis_add_folder (diagnosis, worker->state_dir);
  kiosk_job_return (job, diagnosis, (GDestroyNotify) kiosk_diagnosis_free, NULL);
}

/**
 * kiosk_store_diagnose_async:
 * @self: a store
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Writes down how the book and the state folder are; see kiosk_diagnosis_add_book() and kiosk_diagnosis_add_folder().
 */
void
kiosk_store_diagnose_async (KioskStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_diagnose, kiosk_store_diagnose_async, cancellable, callback, user_data));
}

/**
 * kiosk_store_diagnose_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails, where the book is not open, with what opening failed with, or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened
 * it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable): the facts
 */
KioskDiagnosis *
kiosk_store_diagnose_finish (KioskStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_diagnose_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
