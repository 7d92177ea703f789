/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board is worked out on the book's thread, and only where somebody asked for it. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-desk-watch.h"

#include "kiosk-desk-board-book.h"
#include "kiosk-desk-roster-files.h"

struct _KioskDeskWatch
{
  GObject          parent_instance;
  KioskDeskWorker *worker;
  KioskClock      *clock;
  KioskPeriod      period;     /* from 0: nobody asked yet */
  KioskPeriod      shown;      /* that the board is of */
  KioskDeskBoard  *board;      /* NULL: not there yet */
  GError          *error;
  GError          *list_error; /* of the last list; NULL: it was taken */
  guint            n_asked;    /* answers that have not come yet */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskDeskWatch, kiosk_desk_watch, G_TYPE_OBJECT)

static void
changed (KioskDeskWatch *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kiosk_desk_watch_dispose (GObject *object)
{
  KioskDeskWatch *self = KIOSK_DESK_WATCH (object);

  g_clear_pointer (&self->board, kiosk_desk_board_free);
  g_clear_error (&self->error);
  g_clear_error (&self->list_error);
  g_clear_object (&self->clock);
  g_clear_object (&self->worker);
  G_OBJECT_CLASS (kiosk_desk_watch_parent_class)->dispose (object);
}

static void
kiosk_desk_watch_class_init (KioskDeskWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_watch_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_desk_watch_init (KioskDeskWatch *self)
{
}

KioskDeskWatch *
kiosk_desk_watch_new (KioskDeskWorker *worker)
{
  KioskDeskWatch *self = g_object_new (KIOSK_TYPE_DESK_WATCH, NULL);

  self->worker = g_object_ref (worker);
  return self;
}

/* Before anything else. */
void
kiosk_desk_watch_set_clock (KioskDeskWatch *self,
                            KioskClock *clock)
{
  g_set_object (&self->clock, clock);
}

static KioskDay
get_today (KioskDeskWatch *self)
{
  return kiosk_clock_get_day (self->clock);
}

/* What is asked of the book's thread. */
typedef struct
{
  KioskPeriod     period;
  KioskBoardScope scope;
} Question;

static void
work_look (KioskDeskBook *book,
           GTask *task)
{
  const Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  KioskDeskBoard *board = kiosk_desk_board_load (book, &question->scope, &error);

  if (board != NULL)
    g_task_return_pointer (task, board, (GDestroyNotify) kiosk_desk_board_free);
  else
    g_task_return_error (task, error);
}

/* Of another period than the one that was asked for last, nobody waits for it any more. */
static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  KioskDeskWatch *self = KIOSK_DESK_WATCH (source);
  const Question *question = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  KioskDeskBoard *board = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_asked--;
  if (self->worker == NULL || question->period.from != self->period.from || question->period.to != self->period.to)
    {
      g_clear_pointer (&board, kiosk_desk_board_free);
      g_clear_error (&error);
      return;
    }
  g_clear_pointer (&self->board, kiosk_desk_board_free);
  g_clear_error (&self->error);
  self->board = board;
  self->error = error;
  self->shown = question->period;
  changed (self);
}

/* Reads the board anew, where somebody asked for one. Days that are to come are not in it. */
void
kiosk_desk_watch_look (KioskDeskWatch *self)
{
  KioskDay today = get_today (self);
  Question *question;
  GTask *task;

  if (self->period.from == KIOSK_DAY_UNKNOWN)
    return;
  question = g_new0 (Question, 1);
  question->period = self->period;
  question->scope = (KioskBoardScope){ self->period.from, MAX (self->period.from, MIN (self->period.to, today)), today,
                                       NULL };
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_task_data (task, question, g_free);
  self->n_asked++;
  kiosk_desk_worker_push (self->worker, task, work_look);
}

/* Paths, of which one is there. */
static void
files_free (gpointer data)
{
  KioskDeskRosterFiles *self = data;

  g_free ((char *) self->points);
  g_free ((char *) self->holidays);
  g_free ((char *) self->predecessors);
  g_free (self);
}

static void
work_take_list (KioskDeskBook *book,
                GTask *task)
{
  g_auto (KioskDeskRoster) roster = { 0 };
  GError *error = NULL;

  if (kiosk_desk_roster_read (g_task_get_task_data (task), &roster, &error)
      && kiosk_desk_roster_save (book, &roster, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
list_taken_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  KioskDeskWatch *self = KIOSK_DESK_WATCH (source);
  GError *error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  self->n_asked--;
  if (self->worker == NULL)
    {
      g_clear_error (&error);
      return;
    }
  g_clear_error (&self->list_error);
  self->list_error = error;
  if (is_done)
    kiosk_desk_watch_look (self);
  changed (self);
}

/* The list in the file at @path takes the place of the one before; one with a fault is not taken at all. */
void
kiosk_desk_watch_take_list (KioskDeskWatch *self,
                            KioskDeskListKind kind,
                            const char *path)
{
  KioskDeskRosterFiles *files = g_new0 (KioskDeskRosterFiles, 1);
  GTask *task = g_task_new (self, NULL, list_taken_cb, NULL);

  if (kind == KIOSK_DESK_LIST_KIND_POINTS)
    files->points = g_strdup (path);
  else if (kind == KIOSK_DESK_LIST_KIND_HOLIDAYS)
    files->holidays = g_strdup (path);
  else
    files->predecessors = g_strdup (path);
  g_task_set_task_data (task, files, files_free);
  self->n_asked++;
  kiosk_desk_worker_push (self->worker, task, work_take_list);
}

/* @kind: a week or a month; the one with today in it. */
void
kiosk_desk_watch_show (KioskDeskWatch *self,
                       KioskPeriodKind kind)
{
  self->period = kiosk_period_containing (kind, get_today (self), 0);
  kiosk_desk_watch_look (self);
  changed (self);
}

/* Whether there is a later period that has begun. */
gboolean
kiosk_desk_watch_can_turn (KioskDeskWatch *self)
{
  return self->period.from != KIOSK_DAY_UNKNOWN && self->period.to < get_today (self);
}

void
kiosk_desk_watch_turn (KioskDeskWatch *self,
                       gboolean is_forward)
{
  if (self->period.from == KIOSK_DAY_UNKNOWN || (is_forward && !kiosk_desk_watch_can_turn (self)))
    return;
  self->period = is_forward ? kiosk_period_next (&self->period, 0) : kiosk_period_previous (&self->period, 0);
  kiosk_desk_watch_look (self);
  changed (self);
}

gboolean
kiosk_desk_watch_is_looking (KioskDeskWatch *self)
{
  return self->n_asked > 0;
}

/* That the board is of; of one that is not there yet, the one that was asked for. Its first day is unknown where nobody
 * asked. */
KioskPeriod
kiosk_desk_watch_get_period (KioskDeskWatch *self)
{
  return self->board != NULL ? self->shown : self->period;
}

/* (nullable): valid until "changed" */
KioskDeskBoard *
kiosk_desk_watch_get_board (KioskDeskWatch *self)
{
  return self->board;
}

/* (nullable): why there is none. */
const GError *
kiosk_desk_watch_get_error (KioskDeskWatch *self)
{
  return self->error;
}

/* (nullable): why the last list was not taken. */
const GError *
kiosk_desk_watch_get_list_error (KioskDeskWatch *self)
{
  return self->list_error;
}
