/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the store share: its thread, and the jobs for it. Private to the store. */
#pragma once

#include "kiosk-store.h"

G_BEGIN_DECLS

/* What the thread has. It outlives the store where the last reference is dropped on the thread itself. */
typedef struct
{
  GAsyncQueue  *jobs;       /* of KioskJob */
  char         *state_dir;
  KioskMode     mode;
  KioskClock   *clock;
  KioskDayBook *book;       /* NULL: not open */
  GError       *error;      /* why not; NULL where nobody opened it yet */
} KioskWorker;

typedef struct _KioskJob KioskJob;

/* Carries a job out on the thread and returns its result through the task. The book is open, except for opening it. */
typedef void (*KioskWork) (KioskWorker *worker,
                           KioskJob    *job);

struct _KioskJob
{
  KioskWork        work;    /* NULL: the last one */
  GTask           *task;
  gboolean         goes_on; /* its work is called again once all that came meanwhile is carried out */
  guint            visit;
  KioskTap        *tap;
  KioskSheet      *sheet;
  KioskTarget     *target;
  char            *id;
  KioskSecretRole  role;
  char            *pin;     /* wiped with the job */
  char            *code;    /* as well */
  guint            max;
  KioskDay         from;
  KioskDay         to;
  GHashTable      *settings;
  GBytes          *wards;
  GBytes          *bytes;   /* to sign, or a form; of a form NULL: the program's */
  KioskFormKind    form;
  char            *text;    /* a comment, or a name */
  KioskClosed     *closed;
  KioskReceipt     head;    /* epoch and n alone */
  GArray          *receipts;
  KioskEvent       event;
  gint64           correction_s;
};

KioskJob       *kiosk_job_new              (KioskStore           *store,
                                            KioskWork             job_work,
                                            gpointer              source_tag,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
void            kiosk_job_push             (KioskJob             *self);
void            kiosk_job_go_on            (KioskJob             *self);
void            kiosk_job_return           (KioskJob             *self,
                                            gpointer              result,
                                            GDestroyNotify        destroy,
                                            GError               *error);
void            kiosk_job_return_done      (KioskJob             *self,
                                            GError               *error);
KioskSettings  *kiosk_worker_load_settings (KioskWorker          *self,
                                            GError              **error);

G_END_DECLS
