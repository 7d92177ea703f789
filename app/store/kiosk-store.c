/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store: a day book on a thread of its own. Calls are carried out one by one in the order they were made; each
 * result comes back in the main context of its caller. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-store-private.h"

#include "kiosk-pin.h"

typedef struct
{
  KioskSettings *settings;
  KioskNotices   notices;
} Opened;

struct _KioskStore
{
  GObject      parent_instance;
  GThread     *thread;      /* NULL: shut down */
  GAsyncQueue *jobs;
};

G_DEFINE_FINAL_TYPE (KioskStore, kiosk_store, G_TYPE_OBJECT)

static void
job_free (KioskJob *job)
{
  g_clear_object (&job->task);
  g_clear_pointer (&job->tap, kiosk_tap_free);
  g_clear_pointer (&job->sheet, kiosk_sheet_free);
  g_clear_pointer (&job->target, kiosk_target_free);
  g_free (job->id);
  kiosk_pin_forget (job->pin);
  kiosk_pin_forget (job->code);
  g_clear_pointer (&job->closed, kiosk_closed_free);
  g_clear_pointer (&job->receipts, g_array_unref);
  g_clear_pointer (&job->settings, g_hash_table_unref);
  g_clear_pointer (&job->wards, g_bytes_unref);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->text);
  g_free (job);
}

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  g_object_unref (opened->settings);
  g_free (opened);
}

static void
worker_free (KioskWorker *worker)
{
  g_async_queue_unref (worker->jobs);
  g_clear_error (&worker->error);
  g_clear_object (&worker->clock);
  g_free (worker->state_dir);
  g_free (worker);
}

static void
close_book (KioskWorker *worker)
{
  g_autoptr (GError) error = NULL;

  if (worker->book != NULL && !kiosk_day_book_close (worker->book, &error))
    g_debug ("The book was not closed in order: %s", error->message);
  g_clear_object (&worker->book);
}

/**
 * kiosk_worker_load_settings:
 * @self: the thread's things; the book is open
 * @error: return location for a `GError`
 *
 * The thread only. Fails as kiosk_day_book_load_settings() and kiosk_settings_new_from_table() do.
 *
 * Returns: (transfer full) (nullable): the settings as they are on disk
 */
KioskSettings *
kiosk_worker_load_settings (KioskWorker *self,
                            GError **error)
{
  g_autoptr (GHashTable) table = kiosk_day_book_load_settings (self->book, error);

  return table != NULL ? kiosk_settings_new_from_table (table, error) : NULL;
}

/* What could not be done now the first tap does. */
static void
begin_day (KioskWorker *worker)
{
  g_autoptr (GError) error = NULL;

  if (!kiosk_day_book_begin_day (worker->book, &error))
    g_debug ("Whether a move is due is not known yet: %s", error->message);
}

static void
work_open (KioskWorker *worker,
           KioskJob *job)
{
  GError *error = NULL;
  Opened *opened;
  KioskSettings *settings;

  if (worker->book == NULL)
    {
      g_clear_error (&worker->error);
      if (kiosk_day_book_begin_new (worker->state_dir, worker->mode, &worker->error))
        worker->book = kiosk_day_book_open (worker->state_dir, worker->mode, worker->clock, &worker->error);
    }
  if (worker->book == NULL)
    {
      g_task_return_error (job->task, g_error_copy (worker->error));
      return;
    }

  kiosk_day_book_copy_aside (worker->book);
  begin_day (worker);
  settings = kiosk_worker_load_settings (worker, &error);
  if (settings == NULL)
    {
      g_task_return_error (job->task, error);
      return;
    }
  opened = g_new0 (Opened, 1);
  opened->settings = settings;
  opened->notices = kiosk_day_book_get_notices (worker->book);
  g_task_return_pointer (job->task, opened, opened_free);
}

static void
work_ping (KioskWorker *worker,
           KioskJob *job)
{
  g_task_return_boolean (job->task, TRUE);
}

static gboolean
needs_book (KioskJob *job)
{
  return job->work != work_open && job->work != work_ping;
}

/* Where the book is not open, the job fails with the reason. */
static gboolean
has_book (KioskWorker *worker,
          KioskJob *job)
{
  if (worker->book != NULL)
    return TRUE;
  if (worker->error != NULL)
    g_task_return_error (job->task, g_error_copy (worker->error));
  else
    g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, "The book was not opened");
  return FALSE;
}

static void
carry_out (KioskWorker *worker,
           KioskJob *job)
{
  if (!g_task_return_error_if_cancelled (job->task) && (!needs_book (job) || has_book (worker, job)))
    job->work (worker, job);
}

/* What goes on waits behind what came meanwhile, and the end behind what goes on. */
static gboolean
carry_out_next (KioskWorker *worker)
{
  KioskJob *job = g_async_queue_pop (worker->jobs);
  gboolean is_last = job->work == NULL;

  job->goes_on = is_last && g_async_queue_length (worker->jobs) > 0;
  if (!is_last)
    carry_out (worker, job);
  if (job->goes_on)
    {
      g_async_queue_push (worker->jobs, job);
      return TRUE;
    }
  job_free (job);
  return !is_last;
}

static gpointer
work (gpointer data)
{
  KioskWorker *worker = data;

  while (carry_out_next (worker))
    continue;
  close_book (worker);
  worker_free (worker);
  return NULL;
}

/**
 * kiosk_job_go_on:
 * @self: a job that is not ended
 *
 * Has the work of @self called once more, after all jobs that were pushed before now. A cancellation or the loss of the
 * book in between ends @self. The thread only.
 */
void
kiosk_job_go_on (KioskJob *self)
{
  self->goes_on = TRUE;
}

/**
 * kiosk_job_return:
 * @self: a job
 * @result: (transfer full) (nullable): what came of it; %NULL where it failed
 * @destroy: frees @result
 * @error: (transfer full) (nullable): why it failed; %NULL where it did not
 *
 * Ends @self with @result or with @error. The thread only.
 */
void
kiosk_job_return (KioskJob *self,
                  gpointer result,
                  GDestroyNotify destroy,
                  GError *error)
{
  g_assert ((result == NULL) == (error != NULL));

  if (error != NULL)
    g_task_return_error (self->task, error);
  else
    g_task_return_pointer (self->task, result, destroy);
}

/**
 * kiosk_job_return_done:
 * @self: a job
 * @error: (transfer full) (nullable): why it failed; %NULL where it is done
 *
 * Ends @self with %TRUE or with @error. The thread only.
 */
void
kiosk_job_return_done (KioskJob *self,
                       GError *error)
{
  if (error != NULL)
    g_task_return_error (self->task, error);
  else
    g_task_return_boolean (self->task, TRUE);
}

static void
work_check (KioskWorker *worker,
            KioskJob *job)
{
  GError *error = NULL;
  KioskNotices before = kiosk_day_book_get_notices (worker->book);

  if (!kiosk_day_book_check (worker->book, &error))
    g_task_return_error (job->task, error);
  else
    g_task_return_int (job->task, kiosk_day_book_get_notices (worker->book) & ~before);
}

static void
return_recorded (KioskJob *job,
                 const KioskRecorded *recorded,
                 GError *error)
{
  kiosk_job_return (job, error == NULL ? g_memdup2 (recorded, sizeof *recorded) : NULL, g_free, error);
}

static void
work_record (KioskWorker *worker,
             KioskJob *job)
{
  GError *error = NULL;
  KioskRecorded recorded = { 0 };

  kiosk_day_book_record (worker->book, job->visit, job->tap, &recorded, &error);
  return_recorded (job, &recorded, error);
}

static void
work_replace (KioskWorker *worker,
              KioskJob *job)
{
  GError *error = NULL;
  KioskRecorded recorded = { 0 };

  kiosk_day_book_replace (worker->book, job->id, job->tap, &recorded, &error);
  return_recorded (job, &recorded, error);
}

static void
work_undo (KioskWorker *worker,
           KioskJob *job)
{
  GError *error = NULL;

  kiosk_day_book_undo (worker->book, job->id, &error);
  kiosk_job_return_done (job, error);
}

static void
kiosk_store_dispose (GObject *object)
{
  kiosk_store_shut_down (KIOSK_STORE (object));
  G_OBJECT_CLASS (kiosk_store_parent_class)->dispose (object);
}

static void
kiosk_store_finalize (GObject *object)
{
  g_async_queue_unref (KIOSK_STORE (object)->jobs);
  G_OBJECT_CLASS (kiosk_store_parent_class)->finalize (object);
}

static void
kiosk_store_class_init (KioskStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_store_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_store_finalize;
}

static void
kiosk_store_init (KioskStore *self)
{
  self->jobs = g_async_queue_new ();
}

/**
 * kiosk_store_new:
 * @state_dir: (type filename): the state folder
 * @mode: mode that the book has to be of
 * @clock: the clock, which has to bear being asked from another thread
 *
 * Starts the thread; the book stays closed until kiosk_store_open_async(). All functions of a store are for the
 * thread that made it.
 *
 * Returns: (transfer full): the store
 */
KioskStore *
kiosk_store_new (const char *state_dir,
                 KioskMode mode,
                 KioskClock *clock)
{
  KioskStore *self;
  KioskWorker *worker;

  g_return_val_if_fail (state_dir != NULL, NULL);
  g_return_val_if_fail (KIOSK_IS_CLOCK (clock), NULL);

  self = g_object_new (KIOSK_TYPE_STORE, NULL);
  worker = g_new0 (KioskWorker, 1);
  worker->jobs = g_async_queue_ref (self->jobs);
  worker->state_dir = g_strdup (state_dir);
  worker->mode = mode;
  worker->clock = g_object_ref (clock);
  self->thread = g_thread_new ("kiosk-store", work, worker);
  return self;
}

/**
 * kiosk_job_new:
 * @store: a store
 * @job_work: what to do on its thread
 * @source_tag: the function that was called
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Returns: (transfer full): a job, to be filled in and pushed
 */
KioskJob *
kiosk_job_new (KioskStore *store,
               KioskWork job_work,
               gpointer source_tag,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  KioskJob *self = g_new0 (KioskJob, 1);

  self->work = job_work;
  self->task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, source_tag);
  /* Once a tap is on its way, what became of it is told as it is: who hears "cancelled" may try again later. */
  g_task_set_check_cancellable (self->task, FALSE);
  return self;
}

/**
 * kiosk_job_push:
 * @self: (transfer full): a job
 *
 * Has @self carried out after all that were pushed before. After the end of its store it fails with
 * `G_IO_ERROR_CLOSED`.
 */
void
kiosk_job_push (KioskJob *self)
{
  KioskStore *store = g_task_get_source_object (self->task);

  if (store->thread != NULL)
    {
      g_async_queue_push (store->jobs, self);
      return;
    }
  g_task_return_new_error (self->task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The store was shut down");
  job_free (self);
}

/**
 * kiosk_store_open_async:
 * @self: a store
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Opens the book, or tries again to open it, moves to another ward where that is due, and reads the settings. Where it
 * is open, reads them again. A new kiosk whose folder allows it gets its book here: see kiosk_day_book_begin_new().
 */
void
kiosk_store_open_async (KioskStore *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_open, kiosk_store_open_async, cancellable, callback, user_data));
}

/**
 * kiosk_store_open_finish:
 * @self: a store
 * @result: the result
 * @out_notices: (out) (optional): what staff have to be told; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_begin_new() and kiosk_day_book_open() fail with; with `KIOSK_STORE_ERROR_INVALID` for
 * settings that say what they must not, when taps are recorded all the same; with `G_IO_ERROR_CANCELLED`; with
 * `G_IO_ERROR_CLOSED` after kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable): the settings
 */
KioskSettings *
kiosk_store_open_finish (KioskStore *self,
                         GAsyncResult *result,
                         KioskNotices *out_notices,
                         GError **error)
{
  KioskSettings *settings;
  Opened *opened;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_open_async), NULL);

  opened = g_task_propagate_pointer (G_TASK (result), error);
  if (opened == NULL)
    return NULL;
  if (out_notices != NULL)
    *out_notices = opened->notices;
  settings = g_object_ref (opened->settings);
  opened_free (opened);
  return settings;
}

/**
 * kiosk_store_check_async:
 * @self: a store
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Reads the whole book and mends it where it can; see kiosk_day_book_check(). To be called once the first frame is
 * shown.
 */
void
kiosk_store_check_async (KioskStore *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_check, kiosk_store_check_async, cancellable, callback, user_data));
}

/**
 * kiosk_store_check_finish:
 * @self: a store
 * @result: the result
 * @out_notices: (out) (optional): what staff have to be told that opening did not say; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_check() fails with; where the book is not open, with what opening failed with, or
 * `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if the book is whole
 */
gboolean
kiosk_store_check_finish (KioskStore *self,
                          GAsyncResult *result,
                          KioskNotices *out_notices,
                          GError **error)
{
  gssize notices;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_check_async), FALSE);

  notices = g_task_propagate_int (G_TASK (result), error);
  if (notices < 0)
    return FALSE;
  if (out_notices != NULL)
    *out_notices = (KioskNotices) notices;
  return TRUE;
}

/**
 * kiosk_store_ping_async:
 * @self: a store
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks whether the thread still works, and does nothing else. The answer comes once all calls that were made before are
 * carried out, whether the book is open or not.
 */
void
kiosk_store_ping_async (KioskStore *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_ping, kiosk_store_ping_async, cancellable, callback, user_data));
}

/**
 * kiosk_store_ping_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after kiosk_store_shut_down().
 *
 * Returns: %TRUE if the thread answered
 */
gboolean
kiosk_store_ping_finish (KioskStore *self,
                         GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_ping_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kiosk_store_record_async:
 * @self: a store
 * @visit: number of the visit that the tap belongs to
 * @tap: (transfer none): the tap; copied
 * @cancellable: (nullable): only a call that has not begun is cancelled: then nothing was recorded
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Records a tap; see kiosk_day_book_record().
 */
void
kiosk_store_record_async (KioskStore *self,
                          guint visit,
                          const KioskTap *tap,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));
  g_return_if_fail (tap != NULL);

  job = kiosk_job_new (self, work_record, kiosk_store_record_async, cancellable, callback, user_data);
  job->visit = visit;
  job->tap = kiosk_tap_copy (tap);
  kiosk_job_push (job);
}

/**
 * kiosk_store_replace_async:
 * @self: a store
 * @old_id: id of the tap that is replaced
 * @tap: (transfer none): what takes its place; copied
 * @cancellable: (nullable): only a call that has not begun is cancelled: then nothing was changed
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Replaces a tap; see kiosk_day_book_replace(). To be finished with kiosk_store_record_finish().
 */
void
kiosk_store_replace_async (KioskStore *self,
                           const char *old_id,
                           const KioskTap *tap,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));
  g_return_if_fail (old_id != NULL && tap != NULL);

  job = kiosk_job_new (self, work_replace, kiosk_store_record_async, cancellable, callback, user_data);
  job->id = g_strdup (old_id);
  job->tap = kiosk_tap_copy (tap);
  kiosk_job_push (job);
}

/**
 * kiosk_store_record_finish:
 * @self: a store
 * @result: the result of recording or of replacing
 * @out_recorded: (out) (optional): what became of the tap; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_record() or kiosk_day_book_replace() fails with; where the book is not open, with what
 * opening failed with, or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with
 * `G_IO_ERROR_CLOSED` after kiosk_store_shut_down().
 *
 * Returns: %TRUE if the tap will survive a power cut
 */
gboolean
kiosk_store_record_finish (KioskStore *self,
                           GAsyncResult *result,
                           KioskRecorded *out_recorded,
                           GError **error)
{
  g_autofree KioskRecorded *recorded = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_record_async), FALSE);

  recorded = g_task_propagate_pointer (G_TASK (result), error);
  if (recorded == NULL)
    return FALSE;
  if (out_recorded != NULL)
    *out_recorded = *recorded;
  return TRUE;
}

/**
 * kiosk_store_undo_async:
 * @self: a store
 * @id: id of the tap
 * @cancellable: (nullable): only a call that has not begun is cancelled: then nothing was changed
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Undoes a tap; see kiosk_day_book_undo().
 */
void
kiosk_store_undo_async (KioskStore *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));
  g_return_if_fail (id != NULL);

  job = kiosk_job_new (self, work_undo, kiosk_store_undo_async, cancellable, callback, user_data);
  job->id = g_strdup (id);
  kiosk_job_push (job);
}

/**
 * kiosk_store_undo_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_undo() fails with; where the book is not open, with what opening failed with, or
 * `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if the tap is void
 */
gboolean
kiosk_store_undo_finish (KioskStore *self,
                         GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_undo_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kiosk_store_shut_down:
 * @self: a store
 *
 * Waits until every call that was made is carried out, closes the book and ends the thread. Results still come. Calls
 * made later fail with `G_IO_ERROR_CLOSED`. A second time does nothing.
 */
void
kiosk_store_shut_down (KioskStore *self)
{
  GThread *thread;

  g_return_if_fail (KIOSK_IS_STORE (self));

  thread = g_steal_pointer (&self->thread);
  if (thread == NULL)
    return;
  g_async_queue_push (self->jobs, g_new0 (KioskJob, 1));

  /* The last reference may be dropped with a job, on the thread itself, which cannot wait for its own end. */
  if (thread == g_thread_self ())
    g_thread_unref (thread);
  else
    g_thread_join (thread);
}
