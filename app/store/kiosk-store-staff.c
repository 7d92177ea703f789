/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff do through the store: figures, closing the day, settings. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-store-private.h"

typedef struct
{
  gint64    waiting;
  gboolean  is_closed;
} Closed;

static void
work_load_figures (KioskWorker *worker,
                   KioskJob *job)
{
  GError *error = NULL;
  GArray *figures = kiosk_day_book_load_figures (worker->book, job->from, job->to, &error);

  kiosk_job_return (job, figures, (GDestroyNotify) g_array_unref, error);
}

static void
work_load_first_day (KioskWorker *worker,
                     KioskJob *job)
{
  GError *error = NULL;
  KioskDay day;
  gboolean is_told = kiosk_day_book_load_first_day (worker->book, job->to, &day, &error);

  kiosk_job_return (job, is_told ? g_memdup2 (&day, sizeof day) : NULL, g_free, error);
}

static void
work_load_breakdown (KioskWorker *worker,
                     KioskJob *job)
{
  GError *error = NULL;
  GArray *cells = kiosk_day_book_load_breakdown (worker->book, job->from, job->to, &error);

  kiosk_job_return (job, cells, (GDestroyNotify) g_array_unref, error);
}

static void
work_close_day (KioskWorker *worker,
                KioskJob *job)
{
  GError *error = NULL;
  Closed closed = { 0 };
  gboolean is_done = kiosk_day_book_close_day (worker->book, &closed.waiting, &closed.is_closed, &error);

  kiosk_job_return (job, is_done ? g_memdup2 (&closed, sizeof closed) : NULL, g_free, error);
}

static void
work_save_settings (KioskWorker *worker,
                    KioskJob *job)
{
  GError *error = NULL;
  KioskSettings *settings = NULL;

  if (kiosk_day_book_save_settings (worker->book, job->settings, &error))
    settings = kiosk_worker_load_settings (worker, &error);
  kiosk_job_return (job, settings, g_object_unref, error);
}

/* The caller may change its table while the thread reads. */
static GHashTable *
copy_table (GHashTable *table)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &text))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (text));
  return copy;
}

static void
push_range (KioskJob *job,
            KioskDay from,
            KioskDay to)
{
  job->from = from;
  job->to = to;
  kiosk_job_push (job);
}

/**
 * kiosk_store_load_first_day_async:
 * @self: a store
 * @today: what to say of a book without figures
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks which day the figures begin with; see kiosk_day_book_load_first_day().
 */
void
kiosk_store_load_first_day_async (KioskStore *self,
                                  KioskDay today,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  push_range (kiosk_job_new (self, work_load_first_day, kiosk_store_load_first_day_async, cancellable, callback,
                             user_data), today, today);
}

/**
 * kiosk_store_load_first_day_finish:
 * @self: a store
 * @result: the result
 * @out_day: (out): the day; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails as kiosk_store_load_figures_finish() does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_store_load_first_day_finish (KioskStore *self,
                                   GAsyncResult *result,
                                   KioskDay *out_day,
                                   GError **error)
{
  g_autofree KioskDay *day = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_load_first_day_async), FALSE);

  day = g_task_propagate_pointer (G_TASK (result), error);
  if (day == NULL)
    return FALSE;
  *out_day = *day;
  return TRUE;
}

/**
 * kiosk_store_load_figures_async:
 * @self: a store
 * @from: the first day
 * @to: the last day
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads figures by day; see kiosk_day_book_load_figures().
 */
void
kiosk_store_load_figures_async (KioskStore *self,
                                KioskDay from,
                                KioskDay to,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  push_range (kiosk_job_new (self, work_load_figures, kiosk_store_load_figures_async, cancellable, callback, user_data),
              from, to);
}

/**
 * kiosk_store_load_figures_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_load_figures() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable) (element-type KioskDayFigures): the figures by day, earliest first
 */
GArray *
kiosk_store_load_figures_finish (KioskStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_load_figures_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kiosk_store_load_breakdown_async:
 * @self: a store
 * @from: the first day
 * @to: the last day
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads the sums that kiosk_breakdown_new() takes; see kiosk_day_book_load_breakdown().
 */
void
kiosk_store_load_breakdown_async (KioskStore *self,
                                  KioskDay from,
                                  KioskDay to,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  push_range (kiosk_job_new (self, work_load_breakdown, kiosk_store_load_breakdown_async, cancellable, callback,
                             user_data), from, to);
}

/**
 * kiosk_store_load_breakdown_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_load_breakdown() fails with; where the book is not open, with what opening failed
 * with, or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED`
 * after kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable) (element-type KioskCell): the sums over the range
 */
GArray *
kiosk_store_load_breakdown_finish (KioskStore *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_load_breakdown_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kiosk_store_close_day_async:
 * @self: a store
 * @cancellable: (nullable): only a call that has not begun is cancelled: then nothing was closed
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Closes what is open, and a day on which nobody was counted with zero; see kiosk_day_book_close_day(). Not to be
 * called while somebody can still undo. Whether the backup was made is among the notices of the next
 * kiosk_store_open_finish().
 */
void
kiosk_store_close_day_async (KioskStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_close_day, kiosk_store_close_day_async, cancellable, callback, user_data));
}

/**
 * kiosk_store_close_day_finish:
 * @self: a store
 * @result: the result
 * @out_waiting: (out) (optional): for how many people there are taps that wait for the next closing; untouched on
 *   failure
 * @out_closed: (out) (optional): whether anything was closed; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_close_day() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if what may be closed is closed
 */
gboolean
kiosk_store_close_day_finish (KioskStore *self,
                              GAsyncResult *result,
                              gint64 *out_waiting,
                              gboolean *out_closed,
                              GError **error)
{
  g_autofree Closed *closed = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_close_day_async), FALSE);

  closed = g_task_propagate_pointer (G_TASK (result), error);
  if (closed == NULL)
    return FALSE;
  if (out_waiting != NULL)
    *out_waiting = closed->waiting;
  if (out_closed != NULL)
    *out_closed = closed->is_closed;
  return TRUE;
}

/**
 * kiosk_store_save_settings_async:
 * @self: a store
 * @settings: (element-type utf8 utf8) (transfer none): all settings, as kiosk_settings_to_table() gives them; copied
 * @cancellable: (nullable): only a call that has not begun is cancelled: then nothing was changed
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Saves settings in the place of those that there are, and reads them back; see kiosk_day_book_save_settings().
 */
void
kiosk_store_save_settings_async (KioskStore *self,
                                 GHashTable *settings,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));
  g_return_if_fail (settings != NULL);

  job = kiosk_job_new (self, work_save_settings, kiosk_store_save_settings_async, cancellable, callback, user_data);
  job->settings = copy_table (settings);
  kiosk_job_push (job);
}

/**
 * kiosk_store_save_settings_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_save_settings() and kiosk_day_book_load_settings() fail with; where the book is not
 * open, with what opening failed with, or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with
 * `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after kiosk_store_shut_down(). With `KIOSK_STORE_ERROR_INVALID`
 * nothing was changed.
 *
 * Returns: (transfer full) (nullable): the settings as they are on disk now
 */
KioskSettings *
kiosk_store_save_settings_finish (KioskStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_save_settings_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
