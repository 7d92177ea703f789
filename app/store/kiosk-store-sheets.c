/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff enter through the store: sheets and targets. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-store-private.h"

static void
return_number (KioskJob *job,
               gboolean is_done,
               gint64 number,
               GError *error)
{
  kiosk_job_return (job, is_done ? g_memdup2 (&number, sizeof number) : NULL, g_free, error);
}

static gboolean
take_number (GAsyncResult *result,
             gint64 *out_number,
             GError **error)
{
  g_autofree gint64 *number = g_task_propagate_pointer (G_TASK (result), error);

  if (number == NULL)
    return FALSE;
  if (out_number != NULL)
    *out_number = *number;
  return TRUE;
}

static void
work_enter_sheet (KioskWorker *worker,
                  KioskJob *job)
{
  GError *error = NULL;
  gint64 number = 0;
  gboolean is_done = kiosk_day_book_enter_sheet (worker->book, job->sheet, &number, &error);

  return_number (job, is_done, number, error);
}

static void
work_load_sheets (KioskWorker *worker,
                  KioskJob *job)
{
  GError *error = NULL;
  GArray *sheets = kiosk_day_book_load_sheets (worker->book, job->from, job->to, &error);

  kiosk_job_return (job, sheets, (GDestroyNotify) g_array_unref, error);
}

static void
work_set_target (KioskWorker *worker,
                 KioskJob *job)
{
  GError *error = NULL;

  kiosk_day_book_set_target (worker->book, job->target, &error);
  kiosk_job_return_done (job, error);
}

static void
work_load_targets (KioskWorker *worker,
                   KioskJob *job)
{
  GError *error = NULL;
  GArray *targets = kiosk_day_book_load_targets (worker->book, &error);

  kiosk_job_return (job, targets, (GDestroyNotify) g_array_unref, error);
}

static void
work_count_target (KioskWorker *worker,
                   KioskJob *job)
{
  GError *error = NULL;
  gint64 done = 0;
  gboolean is_done = kiosk_day_book_count_target (worker->book, job->target, &done, &error);

  return_number (job, is_done, done, error);
}

/**
 * kiosk_store_enter_sheet_async:
 * @self: a store
 * @sheet: (transfer none): the sheet; copied
 * @cancellable: (nullable): only a call that has not begun is cancelled: then nothing was entered
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Enters a sheet; see kiosk_day_book_enter_sheet().
 */
void
kiosk_store_enter_sheet_async (KioskStore *self,
                               const KioskSheet *sheet,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));
  g_return_if_fail (sheet != NULL);

  job = kiosk_job_new (self, work_enter_sheet, kiosk_store_enter_sheet_async, cancellable, callback, user_data);
  job->sheet = kiosk_sheet_copy (sheet);
  kiosk_job_push (job);
}

/**
 * kiosk_store_enter_sheet_finish:
 * @self: a store
 * @result: the result
 * @out_number: (out) (optional): its number in the book; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_enter_sheet() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if the sheet will survive a power cut
 */
gboolean
kiosk_store_enter_sheet_finish (KioskStore *self,
                                GAsyncResult *result,
                                gint64 *out_number,
                                GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_enter_sheet_async), FALSE);

  return take_number (result, out_number, error);
}

/**
 * kiosk_store_load_sheets_async:
 * @self: a store
 * @from: the first day
 * @to: the last day
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads the sheets of a range; see kiosk_day_book_load_sheets().
 */
void
kiosk_store_load_sheets_async (KioskStore *self,
                               KioskDay from,
                               KioskDay to,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));

  job = kiosk_job_new (self, work_load_sheets, kiosk_store_load_sheets_async, cancellable, callback, user_data);
  job->from = from;
  job->to = to;
  kiosk_job_push (job);
}

/**
 * kiosk_store_load_sheets_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_load_sheets() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable) (element-type KioskSheet): the sheets, by date and number
 */
GArray *
kiosk_store_load_sheets_finish (KioskStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_load_sheets_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kiosk_store_set_target_async:
 * @self: a store
 * @target: (transfer none): the target; copied
 * @cancellable: (nullable): only a call that has not begun is cancelled: then nothing was set
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Sets a target; see kiosk_day_book_set_target().
 */
void
kiosk_store_set_target_async (KioskStore *self,
                              const KioskTarget *target,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));
  g_return_if_fail (target != NULL);

  job = kiosk_job_new (self, work_set_target, kiosk_store_set_target_async, cancellable, callback, user_data);
  job->target = kiosk_target_copy (target);
  kiosk_job_push (job);
}

/**
 * kiosk_store_set_target_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_set_target() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if the target will survive a power cut
 */
gboolean
kiosk_store_set_target_finish (KioskStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_set_target_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kiosk_store_load_targets_async:
 * @self: a store
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads the targets in force; see kiosk_day_book_load_targets().
 */
void
kiosk_store_load_targets_async (KioskStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_load_targets, kiosk_store_load_targets_async, cancellable, callback,
                                 user_data));
}

/**
 * kiosk_store_load_targets_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_load_targets() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable) (element-type KioskTarget): the targets, the newest first
 */
GArray *
kiosk_store_load_targets_finish (KioskStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_load_targets_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kiosk_store_count_target_async:
 * @self: a store
 * @target: (transfer none): the target; copied
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Counts what was done towards one target, so that taps are recorded between two; see kiosk_day_book_count_target().
 */
void
kiosk_store_count_target_async (KioskStore *self,
                                const KioskTarget *target,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));
  g_return_if_fail (target != NULL);

  job = kiosk_job_new (self, work_count_target, kiosk_store_count_target_async, cancellable, callback, user_data);
  job->target = kiosk_target_copy (target);
  kiosk_job_push (job);
}

/**
 * kiosk_store_count_target_finish:
 * @self: a store
 * @result: the result
 * @out_done: (out) (optional): what was done towards it; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_count_target() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_store_count_target_finish (KioskStore *self,
                                 GAsyncResult *result,
                                 gint64 *out_done,
                                 GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_count_target_async), FALSE);

  return take_number (result, out_done, error);
}
