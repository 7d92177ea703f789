/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One book at a time. What the window shows of it is read anew after everything that may have changed it. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-desk-session.h"

#include "kiosk-desk-enrolment.h"
#include "kiosk-desk-error.h"
#include "kiosk-desk-memory.h"

/* What is read of a book in one go. */
typedef struct
{
  GArray *overview;
  GArray *doubts;
} Contents;

/* An officer's word. */
typedef struct
{
  gint64 kiosk;
  gint64 epoch;
  gint64 n;
  gint64 batch;  /* 0: none counts */
} Word;

struct _KioskDeskSession
{
  GObject             parent_instance;
  KioskClock         *clock;
  KioskMedia         *media;    /* NULL: nothing tells of sticks */
  GPtrArray          *wards;    /* NULL: only codes are known */
  KioskComfort       *comfort;
  KioskDeskWorker    *worker;
  KioskDeskIntake    *intake;
  KioskDeskWatch     *watch;
  KioskDeskCourier   *courier;
  KioskDeskReporter  *reporter;
  KioskDeskClerk     *clerk;
  KioskDeskBookState  state;
  char               *place;    /* NULL: no book is open */
  char               *asked;    /* what is being opened */
  char               *memory;   /* the file that remembers the book; NULL: nothing does */
  char               *last;     /* the book of last time; NULL: none is known */
  GError             *error;
  GArray             *overview; /* NULL: not there yet */
  GArray             *doubts;   /* likewise */
  guint               n_asked;  /* answers about the book that have not come yet */
  gboolean            is_closed;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskDeskSession, kiosk_desk_session, G_TYPE_OBJECT)

static void
contents_free (gpointer data)
{
  Contents *self = data;

  g_clear_pointer (&self->overview, g_array_unref);
  g_clear_pointer (&self->doubts, g_array_unref);
  g_free (self);
}

static void
changed (KioskDeskSession *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kiosk_desk_session_dispose (GObject *object)
{
  KioskDeskSession *self = KIOSK_DESK_SESSION (object);

  kiosk_desk_session_close (self);
  g_clear_object (&self->clerk);
  g_clear_object (&self->reporter);
  g_clear_object (&self->courier);
  g_clear_object (&self->watch);
  g_clear_object (&self->intake);
  g_clear_object (&self->worker);
  g_clear_object (&self->comfort);
  g_clear_object (&self->media);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->wards, g_ptr_array_unref);
  g_clear_pointer (&self->overview, g_array_unref);
  g_clear_pointer (&self->doubts, g_array_unref);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->memory, g_free);
  g_clear_pointer (&self->last, g_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (kiosk_desk_session_parent_class)->dispose (object);
}

static void
kiosk_desk_session_class_init (KioskDeskSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_session_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_desk_session_init (KioskDeskSession *self)
{
  self->comfort = kiosk_comfort_new ();
  self->worker = kiosk_desk_worker_new ();
  self->intake = kiosk_desk_intake_new (self->worker);
  self->watch = kiosk_desk_watch_new (self->worker);
  self->courier = kiosk_desk_courier_new (self->worker);
  self->reporter = kiosk_desk_reporter_new (self->worker);
  self->clerk = kiosk_desk_clerk_new (self->worker);
  g_signal_connect_object (self->intake, "merged", G_CALLBACK (kiosk_desk_session_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clerk, "written", G_CALLBACK (kiosk_desk_session_look), self, G_CONNECT_SWAPPED);
}

/* @media: (nullable): tells of sticks; @wards: (nullable) (element-type KioskWard): those whose names are known. */
KioskDeskSession *
kiosk_desk_session_new (KioskClock *clock,
                        KioskMedia *media,
                        GPtrArray *wards)
{
  KioskDeskSession *self = g_object_new (KIOSK_TYPE_DESK_SESSION, NULL);

  g_set_object (&self->clock, clock);
  kiosk_desk_watch_set_clock (self->watch, clock);
  kiosk_desk_reporter_set_world (self->reporter, clock, wards);
  g_set_object (&self->media, media);
  self->wards = wards != NULL ? g_ptr_array_ref (wards) : NULL;
  return self;
}

/* Before a book is opened. @path: (type filename): the file that remembers which book was open, whether it is there or
 * not. */
void
kiosk_desk_session_set_memory (KioskDeskSession *self,
                               const char *path)
{
  g_free (self->memory);
  g_free (self->last);
  self->memory = g_strdup (path);
  self->last = kiosk_desk_memory_dup_book (path);
  changed (self);
}

/* @error: (transfer full) */
static void
fail (KioskDeskSession *self,
      GError *error)
{
  g_message ("The desk's book: %s", error->message);
  g_clear_error (&self->error);
  self->error = error;
  self->state = KIOSK_DESK_BOOK_STATE_FAILED;
  changed (self);
}

static void
work_look (KioskDeskBook *book,
           GTask *task)
{
  Contents *contents = g_new0 (Contents, 1);
  GError *error = NULL;

  contents->overview = kiosk_desk_overview_load (book, &error);
  contents->doubts = contents->overview != NULL ? kiosk_desk_doubts_load (book, &error) : NULL;
  if (contents->doubts != NULL)
    {
      g_task_return_pointer (task, contents, contents_free);
      return;
    }
  contents_free (contents);
  g_task_return_error (task, error);
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  KioskDeskSession *self = KIOSK_DESK_SESSION (source);
  GError *error = NULL;
  Contents *contents = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_asked--;
  if (self->is_closed)
    {
      g_clear_pointer (&contents, contents_free);
      g_clear_error (&error);
      return;
    }
  if (contents == NULL)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->overview, g_array_unref);
  g_clear_pointer (&self->doubts, g_array_unref);
  self->overview = g_steal_pointer (&contents->overview);
  self->doubts = g_steal_pointer (&contents->doubts);
  contents_free (contents);
  changed (self);
}

/* Reads anew what the window shows of the book. */
void
kiosk_desk_session_look (KioskDeskSession *self)
{
  if (self->place == NULL)
    return;
  self->n_asked++;
  kiosk_desk_worker_push (self->worker, g_task_new (self, NULL, looked_cb, NULL), work_look);
  kiosk_desk_watch_look (self->watch);
  kiosk_desk_reporter_look (self->reporter);
}

static void
take_book (KioskDeskSession *self)
{
  g_free (self->place);
  self->place = g_steal_pointer (&self->asked);
  self->state = KIOSK_DESK_BOOK_STATE_OPEN;
  if (self->memory != NULL)
    kiosk_desk_memory_keep_book (self->memory, self->place);
  g_clear_error (&self->error);
  g_clear_pointer (&self->overview, g_array_unref);
  g_clear_pointer (&self->doubts, g_array_unref);
  kiosk_desk_intake_forget (self->intake);
  kiosk_desk_clerk_forget (self->clerk);
  kiosk_desk_courier_set_book (self->courier, self->place, self->clock);
  kiosk_desk_session_look (self);
  changed (self);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  KioskDeskSession *self = KIOSK_DESK_SESSION (source);
  GError *error = NULL;
  gboolean is_open = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->is_closed)
    g_clear_error (&error);
  else if (is_open)
    take_book (self);
  else
    fail (self, error);
}

/* With @is_new a book is begun where nothing is; else the one that is there is opened. While a book is being opened, or
 * an intake runs, nothing happens. */
void
kiosk_desk_session_open (KioskDeskSession *self,
                         const char *place,
                         gboolean is_new)
{
  if (self->state == KIOSK_DESK_BOOK_STATE_OPENING || kiosk_desk_intake_is_running (self->intake))
    return;
  g_free (self->asked);
  self->asked = g_strdup (place);
  self->state = KIOSK_DESK_BOOK_STATE_OPENING;
  kiosk_desk_worker_open (self->worker, g_task_new (self, NULL, opened_cb, NULL), place, is_new);
  changed (self);
}

static void
work_resolve (KioskDeskBook *book,
              GTask *task)
{
  const Word *word = g_task_get_task_data (task);
  GError *error = NULL;

  if (kiosk_desk_resolve (book, word->kiosk, word->epoch, word->n, word->batch, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
resolved_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  KioskDeskSession *self = KIOSK_DESK_SESSION (source);
  GError *error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  self->n_asked--;
  if (self->is_closed)
    g_clear_error (&error);
  else if (is_done)
    kiosk_desk_session_look (self);
  else
    fail (self, error);
}

/* Records an officer's word: the batch of @doubt counts in the place of any other of its number, or none of that number
 * does. */
void
kiosk_desk_session_resolve (KioskDeskSession *self,
                            const KioskDeskDoubt *doubt,
                            gboolean counts)
{
  const Word word = { doubt->kiosk, doubt->epoch, doubt->n, counts ? doubt->batch : 0 };
  GTask *task = g_task_new (self, NULL, resolved_cb, NULL);

  g_task_set_task_data (task, g_memdup2 (&word, sizeof word), g_free);
  self->n_asked++;
  kiosk_desk_worker_push (self->worker, task, work_resolve);
}

/* Up to where a kiosk counts that was taken out of service. */
typedef struct
{
  gint64 kiosk;
  gint64 n;
} Retirement;

static void
work_retire (KioskDeskBook *book,
             GTask *task)
{
  const Retirement *retirement = g_task_get_task_data (task);
  GError *error = NULL;

  if (kiosk_desk_retire (book, retirement->kiosk, retirement->n, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* @n: the last batch of @kiosk that counts without an officer's word, in the epoch of its newest export; −1: none. */
void
kiosk_desk_session_retire (KioskDeskSession *self,
                           gint64 kiosk,
                           gint64 n)
{
  const Retirement retirement = { kiosk, n };
  GTask *task = g_task_new (self, NULL, resolved_cb, NULL);

  g_task_set_task_data (task, g_memdup2 (&retirement, sizeof retirement), g_free);
  self->n_asked++;
  kiosk_desk_worker_push (self->worker, task, work_retire);
}

/* Waits until what is being done with the book is done; then the book is closed. */
void
kiosk_desk_session_close (KioskDeskSession *self)
{
  if (self->is_closed)
    return;
  self->is_closed = TRUE;
  kiosk_desk_intake_cancel (self->intake);
  kiosk_desk_worker_shut_down (self->worker);
}

KioskDeskBookState
kiosk_desk_session_get_state (KioskDeskSession *self)
{
  return self->state;
}

/* (nullable): why a book could not be opened, or what ails it. */
const GError *
kiosk_desk_session_get_error (KioskDeskSession *self)
{
  return self->state == KIOSK_DESK_BOOK_STATE_FAILED ? self->error : NULL;
}

/* (nullable): where the book is; NULL: none is open. */
const char *
kiosk_desk_session_get_place (KioskDeskSession *self)
{
  return self->place;
}

/* (nullable): the book that was open when the program ran last, and is still there. */
const char *
kiosk_desk_session_get_last (KioskDeskSession *self)
{
  return self->last;
}

gboolean
kiosk_desk_session_has_book (KioskDeskSession *self)
{
  return self->place != NULL;
}

/* Whether what is said of the book is about to be said anew. */
gboolean
kiosk_desk_session_is_looking (KioskDeskSession *self)
{
  return self->n_asked > 0;
}

/* (nullable) (element-type KioskDeskOverview): NULL until it is known. */
GArray *
kiosk_desk_session_get_overview (KioskDeskSession *self)
{
  return self->overview;
}

/* (nullable) (element-type KioskDeskDoubt): NULL until they are known. */
GArray *
kiosk_desk_session_get_doubts (KioskDeskSession *self)
{
  return self->doubts;
}

/* (nullable): the name of a ward of today; NULL: only its code is known. */
const char *
kiosk_desk_session_lookup_ward (KioskDeskSession *self,
                                guint ward)
{
  g_autofree char *code = g_strdup_printf ("%05u", ward);

  return kiosk_desk_session_lookup_ward_on (self, code, kiosk_desk_session_get_today (self));
}

/* (nullable): what the ward of @code was called on @day. */
const char *
kiosk_desk_session_lookup_ward_on (KioskDeskSession *self,
                                   const char *code,
                                   KioskDay day)
{
  const KioskWard *found = self->wards != NULL ? kiosk_ward_list_lookup (self->wards, code, day) : NULL;

  return found != NULL ? found->name : NULL;
}

/* (transfer container) (element-type KioskWard): all that there were on @day, in the order of their list. */
GPtrArray *
kiosk_desk_session_list_wards (KioskDeskSession *self,
                               KioskDay day)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; self->wards != NULL && i < self->wards->len; i++)
    if (kiosk_ward_is_valid_on (g_ptr_array_index (self->wards, i), day))
      g_ptr_array_add (found, g_ptr_array_index (self->wards, i));
  return found;
}

KioskDay
kiosk_desk_session_get_today (KioskDeskSession *self)
{
  return kiosk_clock_get_day (self->clock);
}

KioskClock *
kiosk_desk_session_get_clock (KioskDeskSession *self)
{
  return self->clock;
}

KioskComfort *
kiosk_desk_session_get_comfort (KioskDeskSession *self)
{
  return self->comfort;
}

/* (nullable) */
KioskMedia *
kiosk_desk_session_get_media (KioskDeskSession *self)
{
  return self->media;
}

KioskDeskWorker *
kiosk_desk_session_get_worker (KioskDeskSession *self)
{
  return self->worker;
}

KioskDeskIntake *
kiosk_desk_session_get_intake (KioskDeskSession *self)
{
  return self->intake;
}

KioskDeskWatch *
kiosk_desk_session_get_watch (KioskDeskSession *self)
{
  return self->watch;
}

KioskDeskCourier *
kiosk_desk_session_get_courier (KioskDeskSession *self)
{
  return self->courier;
}

KioskDeskReporter *
kiosk_desk_session_get_reporter (KioskDeskSession *self)
{
  return self->reporter;
}

KioskDeskClerk *
kiosk_desk_session_get_clerk (KioskDeskSession *self)
{
  return self->clerk;
}
