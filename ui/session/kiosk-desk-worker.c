/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's book is used from one thread, and from no other: what its engine is may ask for that. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-desk-worker.h"

typedef struct
{
  GTask        *task;   /* NULL: the end */
  KioskDeskWork work;   /* NULL: another book is opened */
  char         *place;
  gboolean      is_new;
} Job;

struct _KioskDeskWorker
{
  GObject      parent_instance;
  GThread     *thread;  /* NULL: shut down */
  GAsyncQueue *jobs;
};

G_DEFINE_FINAL_TYPE (KioskDeskWorker, kiosk_desk_worker, G_TYPE_OBJECT)

static void
job_free (Job *self)
{
  g_clear_object (&self->task);
  g_free (self->place);
  g_free (self);
}

/* A new book never takes the place of a file that is there. */
static KioskDeskBook *
open_book (const Job *job,
           GError **error)
{
  if (job->is_new && g_file_test (job->place, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "%s is there already", job->place);
      return NULL;
    }
  return kiosk_desk_book_open (job->place, job->is_new, error);
}

static void
carry_out_open (KioskDeskBook **book,
                Job *job)
{
  GError *error = NULL;
  KioskDeskBook *opened = open_book (job, &error);

  if (opened == NULL)
    {
      g_task_return_error (job->task, error);
      return;
    }
  g_clear_pointer (book, kiosk_desk_book_free);
  *book = opened;
  g_task_return_boolean (job->task, TRUE);
}

static void
carry_out (KioskDeskBook **book,
           Job *job)
{
  if (job->work == NULL)
    carry_out_open (book, job);
  else if (*book == NULL)
    g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, "No book is open");
  else
    job->work (*book, job->task);
}

static gpointer
work (gpointer data)
{
  g_autoptr (GAsyncQueue) jobs = data;
  KioskDeskBook *book = NULL;
  Job *job = g_async_queue_pop (jobs);

  while (job->task != NULL)
    {
      carry_out (&book, job);
      job_free (job);
      job = g_async_queue_pop (jobs);
    }
  job_free (job);
  g_clear_pointer (&book, kiosk_desk_book_free);
  return NULL;
}

static void
kiosk_desk_worker_dispose (GObject *object)
{
  kiosk_desk_worker_shut_down (KIOSK_DESK_WORKER (object));
  G_OBJECT_CLASS (kiosk_desk_worker_parent_class)->dispose (object);
}

static void
kiosk_desk_worker_finalize (GObject *object)
{
  g_async_queue_unref (KIOSK_DESK_WORKER (object)->jobs);
  G_OBJECT_CLASS (kiosk_desk_worker_parent_class)->finalize (object);
}

static void
kiosk_desk_worker_class_init (KioskDeskWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_worker_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_desk_worker_finalize;
}

static void
kiosk_desk_worker_init (KioskDeskWorker *self)
{
  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new ("desk", work, g_async_queue_ref (self->jobs));
}

/* No book is open yet. */
KioskDeskWorker *
kiosk_desk_worker_new (void)
{
  return g_object_new (KIOSK_TYPE_DESK_WORKER, NULL);
}

static void
push (KioskDeskWorker *self,
      Job *job)
{
  if (self->thread != NULL)
    {
      g_async_queue_push (self->jobs, job);
      return;
    }
  g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The book is closed");
  job_free (job);
}

/* @task: (transfer full): ends with TRUE, or as kiosk_desk_book_open() fails; then the book before stays open. With
 * @is_new a book is begun at @place, and G_IO_ERROR_EXISTS tells of anything that is there. */
void
kiosk_desk_worker_open (KioskDeskWorker *self,
                        GTask *task,
                        const char *place,
                        gboolean is_new)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->place = g_strdup (place);
  job->is_new = is_new;
  push (self, job);
}

/* @task: (transfer full): fails with G_IO_ERROR_NOT_INITIALIZED where no book is open. */
void
kiosk_desk_worker_push (KioskDeskWorker *self,
                        GTask *task,
                        KioskDeskWork work_func)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->work = work_func;
  push (self, job);
}

/* From the book's thread: has @func called where @task was begun, before @task ends there. */
void
kiosk_desk_worker_post (GTask *task,
                        GSourceFunc func,
                        gpointer data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, NULL);
  g_source_attach (source, g_task_get_context (task));
}

/* What was asked for before is done first. */
void
kiosk_desk_worker_shut_down (KioskDeskWorker *self)
{
  if (self->thread == NULL)
    return;
  g_async_queue_push (self->jobs, g_new0 (Job, 1));
  g_thread_join (g_steal_pointer (&self->thread));
}
