/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export needs of the book, and what the book remembers of it, through the store. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-kept-form.h"
#include "kiosk-store-private.h"

/* A tap waits for so many at most: reading them took 6 ms where performance.md was measured. */
#define ROWS_A_STEP 4096

/* A signature, and the key that it was made with. */
typedef struct
{
  char           *text;
  KioskPublicKey  key;
} Signed;

static void
free_signed (gpointer data)
{
  Signed *signed_text = data;

  g_free (signed_text->text);
  g_free (signed_text);
}

static void
work_close_batch (KioskWorker *worker,
                  KioskJob *job)
{
  GError *error = NULL;
  gint64 waiting = 0;
  gboolean is_done = kiosk_day_book_close_batch (worker->book, &waiting, NULL, &error);

  kiosk_job_return (job, is_done ? g_memdup2 (&waiting, sizeof waiting) : NULL, g_free, error);
}

static void
work_load_closed (KioskWorker *worker,
                  KioskJob *job)
{
  GError *error = NULL;

  if (!kiosk_day_book_load_closed (worker->book, job->closed, ROWS_A_STEP, &error))
    g_task_return_error (job->task, error);
  else if (job->closed->targets == NULL)
    kiosk_job_go_on (job);
  else
    kiosk_job_return (job, g_steal_pointer (&job->closed), (GDestroyNotify) kiosk_closed_free, NULL);
}

/* What is there of the ward's own forms. */
typedef struct
{
  GBytes *forms[KIOSK_N_FORMS];
  GError *error;  /* of the last that could not be read; NULL: every one could */
} Forms;

static void
free_forms (gpointer data)
{
  Forms *self = data;

  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    g_clear_pointer (&self->forms[kind], g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static void
work_load_forms (KioskWorker *worker,
                 KioskJob *job)
{
  Forms *forms = g_new0 (Forms, 1);

  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    {
      GError *error = NULL;

      if (kiosk_kept_form_load (worker->state_dir, kind, &forms->forms[kind], &error))
        continue;
      g_clear_error (&forms->error);
      forms->error = error;
    }
  kiosk_job_return (job, forms, free_forms, NULL);
}

static void
work_keep_form (KioskWorker *worker,
                KioskJob *job)
{
  GError *error = NULL;

  if (job->bytes != NULL)
    kiosk_kept_form_save (worker->state_dir, job->form, job->bytes, &error);
  else
    kiosk_kept_form_remove (worker->state_dir, job->form, &error);
  kiosk_job_return_done (job, error);
}

static void
work_sign (KioskWorker *worker,
           KioskJob *job)
{
  GError *error = NULL;
  Signed *signed_text = g_new0 (Signed, 1);

  signed_text->text = kiosk_day_book_sign (worker->book, job->bytes, job->text, &error);
  if (signed_text->text != NULL && kiosk_day_book_load_public_key (worker->book, &signed_text->key, &error))
    kiosk_job_return (job, signed_text, free_signed, NULL);
  else
    {
      free_signed (signed_text);
      kiosk_job_return (job, NULL, NULL, error);
    }
}

static void
work_note_export (KioskWorker *worker,
                  KioskJob *job)
{
  GError *error = NULL;

  kiosk_day_book_note_export (worker->book, job->text, job->head.epoch, job->head.n, &error);
  kiosk_job_return_done (job, error);
}

static void
work_take_receipts (KioskWorker *worker,
                    KioskJob *job)
{
  GError *error = NULL;
  GArray *strange = kiosk_day_book_take_receipts (worker->book, job->receipts, &error);

  kiosk_job_return (job, strange, (GDestroyNotify) g_array_unref, error);
}

static void
work_load_exports (KioskWorker *worker,
                   KioskJob *job)
{
  GError *error = NULL;
  KioskExportHistory *history = kiosk_day_book_load_exports (worker->book, job->max, &error);

  kiosk_job_return (job, history, (GDestroyNotify) kiosk_export_history_free, error);
}

/**
 * kiosk_store_close_batch_async:
 * @self: a store
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Closes the open batch where its shift allows; see kiosk_day_book_close_batch().
 */
void
kiosk_store_close_batch_async (KioskStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_close_batch, kiosk_store_close_batch_async, cancellable, callback,
                                 user_data));
}

/**
 * kiosk_store_close_batch_finish:
 * @self: a store
 * @result: the result
 * @out_waiting: (out): for how many people there are taps that wait for the next closing; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_close_batch() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if what may be closed is closed
 */
gboolean
kiosk_store_close_batch_finish (KioskStore *self,
                                GAsyncResult *result,
                                gint64 *out_waiting,
                                GError **error)
{
  g_autofree gint64 *waiting = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_close_batch_async), FALSE);

  waiting = g_task_propagate_pointer (G_TASK (result), error);
  if (waiting == NULL)
    return FALSE;
  *out_waiting = *waiting;
  return TRUE;
}

/**
 * kiosk_store_load_closed_async:
 * @self: a store
 * @cancellable: (nullable): heeded between steps
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads all that is closed when its first step is carried out, and the targets. Calls made meanwhile are carried out
 * between its steps; see kiosk_day_book_load_closed().
 */
void
kiosk_store_load_closed_async (KioskStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));

  job = kiosk_job_new (self, work_load_closed, kiosk_store_load_closed_async, cancellable, callback, user_data);
  job->closed = kiosk_closed_new ();
  kiosk_job_push (job);
}

/**
 * kiosk_store_load_closed_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_load_closed() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable): all of it
 */
KioskClosed *
kiosk_store_load_closed_finish (KioskStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_load_closed_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kiosk_store_load_forms_async:
 * @self: a store
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads the ward's own forms of reports; see kiosk_kept_form_load().
 */
void
kiosk_store_load_forms_async (KioskStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_load_forms, kiosk_store_load_forms_async, cancellable, callback,
                                 user_data));
}

/**
 * kiosk_store_load_forms_finish:
 * @self: a store
 * @result: the result
 * @out_forms: (out): the forms, for the caller to free; %NULL where the program's is to be taken, on failure too
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_kept_form_load() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if there was nothing wrong with any of them
 */
gboolean
kiosk_store_load_forms_finish (KioskStore *self,
                               GAsyncResult *result,
                               GBytes *out_forms[KIOSK_N_FORMS],
                               GError **error)
{
  Forms *forms;
  gboolean is_sound;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_load_forms_async), FALSE);

  forms = g_task_propagate_pointer (G_TASK (result), error);
  if (forms == NULL)
    return FALSE;
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    out_forms[kind] = g_steal_pointer (&forms->forms[kind]);
  is_sound = forms->error == NULL;
  if (!is_sound)
    g_propagate_error (error, g_steal_pointer (&forms->error));
  free_forms (forms);
  return is_sound;
}

/**
 * kiosk_store_keep_form_async:
 * @self: a store
 * @kind: which form
 * @docx: (nullable): the ward's own; %NULL: the program's is to be taken again
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Keeps a form of the ward for the reports to come; see kiosk_kept_form_save() and kiosk_kept_form_remove().
 */
void
kiosk_store_keep_form_async (KioskStore *self,
                             KioskFormKind kind,
                             GBytes *docx,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));

  job = kiosk_job_new (self, work_keep_form, kiosk_store_keep_form_async, cancellable, callback, user_data);
  job->form = kind;
  job->bytes = docx != NULL ? g_bytes_ref (docx) : NULL;
  kiosk_job_push (job);
}

/**
 * kiosk_store_keep_form_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_kept_form_save() or kiosk_kept_form_remove() fails with; where the book is not open, with what
 * opening failed with, or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with
 * `G_IO_ERROR_CLOSED` after kiosk_store_shut_down().
 *
 * Returns: %TRUE if it is on disk
 */
gboolean
kiosk_store_keep_form_finish (KioskStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_keep_form_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kiosk_store_sign_async:
 * @self: a store
 * @bytes: what to sign
 * @comment: the trusted comment
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Signs with the key of the kiosk; see kiosk_day_book_sign().
 */
void
kiosk_store_sign_async (KioskStore *self,
                        GBytes *bytes,
                        const char *comment,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));

  job = kiosk_job_new (self, work_sign, kiosk_store_sign_async, cancellable, callback, user_data);
  job->bytes = g_bytes_ref (bytes);
  job->text = g_strdup (comment);
  kiosk_job_push (job);
}

/**
 * kiosk_store_sign_finish:
 * @self: a store
 * @result: the result
 * @out_key: (out): the public half of that key; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_sign() fails with; where the book is not open, with what opening failed with, or
 * `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable): the text of the signature's file
 */
char *
kiosk_store_sign_finish (KioskStore *self,
                         GAsyncResult *result,
                         KioskPublicKey *out_key,
                         GError **error)
{
  Signed *signed_text;
  char *text;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_sign_async), NULL);

  signed_text = g_task_propagate_pointer (G_TASK (result), error);
  if (signed_text == NULL)
    return NULL;
  *out_key = signed_text->key;
  text = g_steal_pointer (&signed_text->text);
  free_signed (signed_text);
  return text;
}

/**
 * kiosk_store_note_export_async:
 * @self: a store
 * @name: the name of its folder
 * @epoch: the epoch of the newest batch in it; empty where there was none
 * @n: the number of that batch
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Notes an export that was found whole; see kiosk_day_book_note_export().
 */
void
kiosk_store_note_export_async (KioskStore *self,
                               const char *name,
                               const char *epoch,
                               gint64 n,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));

  job = kiosk_job_new (self, work_note_export, kiosk_store_note_export_async, cancellable, callback, user_data);
  job->text = g_strdup (name);
  g_strlcpy (job->head.epoch, epoch, sizeof job->head.epoch);
  job->head.n = n;
  kiosk_job_push (job);
}

/**
 * kiosk_store_note_export_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_note_export() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if it is on disk
 */
gboolean
kiosk_store_note_export_finish (KioskStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_note_export_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kiosk_store_take_receipts_async:
 * @self: a store
 * @receipts: (transfer none) (element-type KioskReceipt): receipts whose signature was checked; not to be changed any
 *   more
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Keeps those of this book; see kiosk_day_book_take_receipts().
 */
void
kiosk_store_take_receipts_async (KioskStore *self,
                                 GArray *receipts,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));

  job = kiosk_job_new (self, work_take_receipts, kiosk_store_take_receipts_async, cancellable, callback, user_data);
  job->receipts = g_array_ref (receipts);
  kiosk_job_push (job);
}

/**
 * kiosk_store_take_receipts_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_take_receipts() fails with; where the book is not open, with what opening failed
 * with, or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED`
 * after kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable) (element-type KioskReceipt): those for batches that the book does not have; all
 *   others are on disk
 */
GArray *
kiosk_store_take_receipts_finish (KioskStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_take_receipts_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kiosk_store_load_exports_async:
 * @self: a store
 * @max: how many exports at most
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads the exports and the newest receipt; see kiosk_day_book_load_exports().
 */
void
kiosk_store_load_exports_async (KioskStore *self,
                                guint max,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));

  job = kiosk_job_new (self, work_load_exports, kiosk_store_load_exports_async, cancellable, callback, user_data);
  job->max = max;
  kiosk_job_push (job);
}

/**
 * kiosk_store_load_exports_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_load_exports() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable): the history
 */
KioskExportHistory *
kiosk_store_load_exports_finish (KioskStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_load_exports_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
