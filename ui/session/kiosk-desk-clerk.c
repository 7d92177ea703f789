/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sheet at a time. Emits "changed", and "written" once the book has another sheet than before. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-desk-clerk.h"

/* What is asked of the book's thread. */
typedef struct
{
  KioskDeskPaper paper;
  gboolean       is_withdrawn;
} Order;

struct _KioskDeskClerk
{
  GObject             parent_instance;
  KioskDeskWorker    *worker;
  KioskDeskClerkState state;
  KioskDeskPaper      paper;  /* that was typed last */
  GError             *error;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskDeskClerk, kiosk_desk_clerk, G_TYPE_OBJECT)

static void
set_state (KioskDeskClerk *self,
           KioskDeskClerkState state)
{
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kiosk_desk_clerk_dispose (GObject *object)
{
  KioskDeskClerk *self = KIOSK_DESK_CLERK (object);

  g_clear_error (&self->error);
  g_clear_object (&self->worker);
  G_OBJECT_CLASS (kiosk_desk_clerk_parent_class)->dispose (object);
}

static void
kiosk_desk_clerk_class_init (KioskDeskClerkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_clerk_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_desk_clerk_init (KioskDeskClerk *self)
{
}

KioskDeskClerk *
kiosk_desk_clerk_new (KioskDeskWorker *worker)
{
  KioskDeskClerk *self = g_object_new (KIOSK_TYPE_DESK_CLERK, NULL);

  self->worker = g_object_ref (worker);
  return self;
}

static void
work_put (KioskDeskBook *book,
          GTask *task)
{
  const Order *order = g_task_get_task_data (task);
  gboolean is_new = FALSE;
  GError *error = NULL;

  if (!(order->is_withdrawn ? kiosk_desk_paper_withdraw (book, &order->paper, &is_new, &error)
                            : kiosk_desk_paper_add (book, &order->paper, &is_new, &error)))
    g_task_return_error (task, error);
  else if (order->is_withdrawn)
    g_task_return_int (task, KIOSK_DESK_CLERK_STATE_WITHDRAWN);
  else
    g_task_return_int (task, is_new ? KIOSK_DESK_CLERK_STATE_TAKEN : KIOSK_DESK_CLERK_STATE_KNOWN);
}

static void
put_cb (GObject *source,
        GAsyncResult *result,
        gpointer user_data)
{
  KioskDeskClerk *self = KIOSK_DESK_CLERK (source);
  GError *error = NULL;
  KioskDeskClerkState state = (KioskDeskClerkState) g_task_propagate_int (G_TASK (result), &error);

  if (self->worker == NULL)
    {
      g_clear_error (&error);
      return;
    }
  g_clear_error (&self->error);
  self->error = error;
  set_state (self, error != NULL ? KIOSK_DESK_CLERK_STATE_FAILED : state);
  if (error == NULL)
    g_signal_emit (self, signals[SIGNAL_WRITTEN], 0);
}

static void
put (KioskDeskClerk *self,
     const KioskDeskPaper *paper,
     gboolean is_withdrawn)
{
  const Order order = { *paper, is_withdrawn };
  GTask *task;

  if (self->state == KIOSK_DESK_CLERK_STATE_BUSY)
    return;
  task = g_task_new (self, NULL, put_cb, NULL);
  g_task_set_task_data (task, g_memdup2 (&order, sizeof order), g_free);
  self->paper = *paper;
  set_state (self, KIOSK_DESK_CLERK_STATE_BUSY);
  kiosk_desk_worker_push (self->worker, task, work_put);
}

/* @paper: as kiosk_desk_paper_is_valid() wants it. */
void
kiosk_desk_clerk_add (KioskDeskClerk *self,
                      const KioskDeskPaper *paper)
{
  put (self, paper, FALSE);
}

/* The sheet of that ward, day and number goes out of all reports. */
void
kiosk_desk_clerk_withdraw (KioskDeskClerk *self,
                           const KioskDeskPaper *paper)
{
  put (self, paper, TRUE);
}

/* What was said of the last sheet goes. */
void
kiosk_desk_clerk_forget (KioskDeskClerk *self)
{
  if (self->state != KIOSK_DESK_CLERK_STATE_BUSY && self->state != KIOSK_DESK_CLERK_STATE_IDLE)
    set_state (self, KIOSK_DESK_CLERK_STATE_IDLE);
}

KioskDeskClerkState
kiosk_desk_clerk_get_state (KioskDeskClerk *self)
{
  return self->state;
}

/* That was typed last. */
const KioskDeskPaper *
kiosk_desk_clerk_get_paper (KioskDeskClerk *self)
{
  return &self->paper;
}

/* (nullable): why the last one was not written. */
const GError *
kiosk_desk_clerk_get_error (KioskDeskClerk *self)
{
  return self->state == KIOSK_DESK_CLERK_STATE_FAILED ? self->error : NULL;
}
