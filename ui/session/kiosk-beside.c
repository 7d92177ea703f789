/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing of the service is let go of in such a thread. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-beside.h"

#include <sys/resource.h>

/* A resident's screen goes first. */
#define NICENESS 10

/* Work that is done beside the service. */
typedef struct
{
  GTask           *task;
  KioskBesideWork  work;
} Part;

/* Linux has a niceness for each thread. What does not, works at the same pace as all else. */
static gpointer
work_beside (gpointer data)
{
  g_autofree Part *part = data;
  g_autoptr (GTask) task = part->task;
  GError *error = NULL;

  if (setpriority (PRIO_PROCESS, 0, NICENESS) != 0)
    g_debug ("An export is as urgent as all else");
  if (part->work (g_task_get_task_data (task), g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  return NULL;
}

/* Has @work done with the task data of @whole; @callback gets a task that ends with TRUE, and @whole. The whole task
 * waits in the part, whose thread lets go of it last and so holds on to nothing of the service. */
void
kiosk_beside_run (GTask *whole,
                  KioskBesideWork work,
                  GAsyncReadyCallback callback)
{
  Part *part = g_new (Part, 1);

  part->work = work;
  part->task = g_task_new (NULL, g_task_get_cancellable (whole), callback, whole);
  /* The whole heeds it; what the work came to is known in any case. */
  g_task_set_check_cancellable (part->task, FALSE);
  g_task_set_task_data (part->task, g_task_get_task_data (whole), NULL);
  g_thread_unref (g_thread_new ("kiosk-gathering", work_beside, part));
}
