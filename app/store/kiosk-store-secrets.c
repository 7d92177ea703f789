/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PINs and codes through the store. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-store-private.h"

static void
work_has (KioskWorker *worker,
          KioskJob *job)
{
  GError *error = NULL;
  gboolean has_secret = FALSE;

  if (!kiosk_day_book_has_secret (worker->book, job->role, &has_secret, &error))
    g_task_return_error (job->task, error);
  else
    g_task_return_int (job->task, has_secret ? 1 : 0);
}

static void
work_set (KioskWorker *worker,
          KioskJob *job)
{
  GError *error = NULL;

  kiosk_day_book_set_secret (worker->book, job->role, job->pin, &error);
  kiosk_job_return_done (job, error);
}

static void
work_renew (KioskWorker *worker,
            KioskJob *job)
{
  GError *error = NULL;

  kiosk_day_book_renew_secrets (worker->book, job->pin, job->code, &error);
  kiosk_job_return_done (job, error);
}

static void
work_try (KioskWorker *worker,
          KioskJob *job)
{
  GError *error = NULL;
  KioskTry attempt;
  gboolean is_told = kiosk_day_book_try_secret (worker->book, job->role, job->pin, &attempt, &error);

  kiosk_job_return (job, is_told ? g_memdup2 (&attempt, sizeof attempt) : NULL, g_free, error);
}

/**
 * kiosk_store_has_secret_async:
 * @self: a store
 * @role: what the secret is for
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Looks whether a PIN or code is set; see kiosk_day_book_has_secret().
 */
void
kiosk_store_has_secret_async (KioskStore *self,
                              KioskSecretRole role,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));
  g_return_if_fail ((guint) role < KIOSK_N_SECRET_ROLES);

  job = kiosk_job_new (self, work_has, kiosk_store_has_secret_async, cancellable, callback, user_data);
  job->role = role;
  kiosk_job_push (job);
}

/**
 * kiosk_store_has_secret_finish:
 * @self: a store
 * @result: the result
 * @out_has: (out): whether one is set; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_has_secret() fails with; where the book is not open, with what opening failed with, or
 * `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_store_has_secret_finish (KioskStore *self,
                               GAsyncResult *result,
                               gboolean *out_has,
                               GError **error)
{
  gssize has_secret;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_has_secret_async), FALSE);
  g_return_val_if_fail (out_has != NULL, FALSE);

  has_secret = g_task_propagate_int (G_TASK (result), error);
  if (has_secret < 0)
    return FALSE;
  *out_has = has_secret != 0;
  return TRUE;
}

/**
 * kiosk_store_set_secret_async:
 * @self: a store
 * @role: what the secret is for
 * @pin: (nullable): the PIN or code, copied; %NULL takes away what was set
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Sets a PIN or code; see kiosk_day_book_set_secret(). The copy of @pin is wiped with the call.
 */
void
kiosk_store_set_secret_async (KioskStore *self,
                              KioskSecretRole role,
                              const char *pin,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));
  g_return_if_fail ((guint) role < KIOSK_N_SECRET_ROLES);

  job = kiosk_job_new (self, work_set, kiosk_store_set_secret_async, cancellable, callback, user_data);
  job->role = role;
  job->pin = g_strdup (pin);
  kiosk_job_push (job);
}

/**
 * kiosk_store_set_secret_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_set_secret() fails with; where the book is not open, with what opening failed with, or
 * `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if it is on disk
 */
gboolean
kiosk_store_set_secret_finish (KioskStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_set_secret_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kiosk_store_renew_secrets_async:
 * @self: a store
 * @pin: the staff's new PIN; copied
 * @code: the new recovery code; copied
 * @cancellable: (nullable): only a call that has not begun is cancelled: then the old ones are good
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Sets both at once; see kiosk_day_book_renew_secrets(). The copies are wiped with the call.
 */
void
kiosk_store_renew_secrets_async (KioskStore *self,
                                 const char *pin,
                                 const char *code,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));
  g_return_if_fail (pin != NULL && code != NULL);

  job = kiosk_job_new (self, work_renew, kiosk_store_renew_secrets_async, cancellable, callback, user_data);
  job->pin = g_strdup (pin);
  job->code = g_strdup (code);
  kiosk_job_push (job);
}

/**
 * kiosk_store_renew_secrets_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_renew_secrets() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: %TRUE if both are on disk
 */
gboolean
kiosk_store_renew_secrets_finish (KioskStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_renew_secrets_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kiosk_store_try_secret_async:
 * @self: a store
 * @role: what the secret is for
 * @pin: what was typed; copied
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Tries a PIN or code; see kiosk_day_book_try_secret(). The copy of @pin is wiped with the call.
 */
void
kiosk_store_try_secret_async (KioskStore *self,
                              KioskSecretRole role,
                              const char *pin,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));
  g_return_if_fail ((guint) role < KIOSK_N_SECRET_ROLES && pin != NULL);

  job = kiosk_job_new (self, work_try, kiosk_store_try_secret_async, cancellable, callback, user_data);
  job->role = role;
  job->pin = g_strdup (pin);
  kiosk_job_push (job);
}

/**
 * kiosk_store_try_secret_finish:
 * @self: a store
 * @result: the result
 * @out_try: (out): what came of it; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_try_secret() fails with; where the book is not open, with what opening failed with, or
 * `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 * After a failure nobody may be let in.
 *
 * Returns: %TRUE if @out_try says what came of it
 */
gboolean
kiosk_store_try_secret_finish (KioskStore *self,
                               GAsyncResult *result,
                               KioskTry *out_try,
                               GError **error)
{
  g_autofree KioskTry *attempt = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_try_secret_async), FALSE);
  g_return_val_if_fail (out_try != NULL, FALSE);

  attempt = g_task_propagate_pointer (G_TASK (result), error);
  if (attempt == NULL)
    return FALSE;
  *out_try = *attempt;
  return TRUE;
}
