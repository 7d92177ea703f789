/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups to go back to, and beginning anew, through the store. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-store-private.h"

typedef struct
{
  GArray *backups;
  gint64  people;
} Loaded;

static void
loaded_free (Loaded *self)
{
  g_clear_pointer (&self->backups, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static void
work_load_backups (KioskWorker *worker,
                   KioskJob *job)
{
  GError *error = NULL;
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->backups = kiosk_day_book_load_backups (worker->book, &loaded->people, &error);
  if (loaded->backups == NULL)
    g_clear_pointer (&loaded, loaded_free);
  kiosk_job_return (job, loaded, (GDestroyNotify) loaded_free, error);
}

static void
work_choose_backup (KioskWorker *worker,
                    KioskJob *job)
{
  GError *error = NULL;
  char *folder = NULL;

  kiosk_day_book_choose_backup (worker->book, job->text, &folder, &error);
  kiosk_job_return (job, folder, g_free, error);
}

static void
work_begin_anew (KioskWorker *worker,
                 KioskJob *job)
{
  GError *error = NULL;
  char *folder = NULL;

  kiosk_day_book_begin_anew (worker->book, &folder, &error);
  kiosk_job_return (job, folder, g_free, error);
}

/**
 * kiosk_store_load_backups_async:
 * @self: a store
 * @cancellable: (nullable): only a call that has not begun is cancelled
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Loads what backups there are; see kiosk_day_book_load_backups().
 */
void
kiosk_store_load_backups_async (KioskStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_load_backups, kiosk_store_load_backups_async, cancellable, callback,
                                 user_data));
}

/**
 * kiosk_store_load_backups_finish:
 * @self: a store
 * @result: the result
 * @out_people: (out): for how many there are taps in the book now; untouched on failure
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_load_backups() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CANCELLED`; with `G_IO_ERROR_CLOSED` after
 * kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable) (element-type KioskBackupRecord): the backups, the newest first
 */
GArray *
kiosk_store_load_backups_finish (KioskStore *self,
                                 GAsyncResult *result,
                                 gint64 *out_people,
                                 GError **error)
{
  g_autoptr (Loaded) loaded = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_load_backups_async), NULL);

  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return NULL;
  *out_people = loaded->people;
  return g_steal_pointer (&loaded->backups);
}

/**
 * kiosk_store_choose_backup_async:
 * @self: a store
 * @backup: name of a backup
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Has a backup take the place of the book when it is opened next; see kiosk_day_book_choose_backup(). Nothing that is
 * recorded after this call gets into that book: the caller shuts the store down next, and goes on with another.
 */
void
kiosk_store_choose_backup_async (KioskStore *self,
                                 const char *backup,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  KioskJob *job;

  g_return_if_fail (KIOSK_IS_STORE (self));

  job = kiosk_job_new (self, work_choose_backup, kiosk_store_choose_backup_async, NULL, callback, user_data);
  job->text = g_strdup (backup);
  kiosk_job_push (job);
}

/**
 * kiosk_store_choose_backup_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_choose_backup() fails with; where the book is not open, with what opening failed with,
 * or `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CLOSED` after kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable): name of the folder for the book of now
 */
char *
kiosk_store_choose_backup_finish (KioskStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_choose_backup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kiosk_store_begin_anew_async:
 * @self: a store
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * Has the machine begin anew when its book is opened next; see kiosk_day_book_begin_anew(). The caller shuts the store
 * down next, and goes on with another.
 */
void
kiosk_store_begin_anew_async (KioskStore *self,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (KIOSK_IS_STORE (self));

  kiosk_job_push (kiosk_job_new (self, work_begin_anew, kiosk_store_begin_anew_async, NULL, callback, user_data));
}

/**
 * kiosk_store_begin_anew_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails with what kiosk_day_book_begin_anew() fails with; where the book is not open, with what opening failed with, or
 * `G_IO_ERROR_NOT_INITIALIZED` where nobody opened it; with `G_IO_ERROR_CLOSED` after kiosk_store_shut_down().
 *
 * Returns: (transfer full) (nullable): name of the folder for what there is now
 */
char *
kiosk_store_begin_anew_finish (KioskStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_store_begin_anew_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
