/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the first start share. Private to the session. */
#pragma once

#include "kiosk-first-start.h"
#include "kiosk-staff-clock.h"

G_BEGIN_DECLS

struct _KioskFirstStart
{
  GObject                 parent_instance;
  KioskContext           *context;
  KioskStaffClock        *clock;
  KioskFirstStartState    state;
  KioskFirstStep          mark;           /* where the disk says to go on, until the clock is confirmed */
  KioskFirstStartState    next;           /* once what is on its way is on disk */
  KioskFirstStartProblem  problem;
  KioskSetupFile         *file;           /* NULL: none, or one with faults */
  GError                 *file_error;
  GPtrArray              *wards;          /* of KioskWard: those of today, which belong to a list */
  KioskWard              *own_ward;       /* the one of the settings, where no list has it; or NULL */
  KioskMedia             *watched;        /* NULL: none yet */
  GPtrArray              *machines;       /* of KioskOldMachine: what was on the stick */
  KioskOldMachine        *machine;        /* of these; NULL: the file is setup.ini */
  KioskTargets           *targets;
  guint                   n_targets;      /* of the file, on their way to the disk */
  char                   *pin;            /* typed once */
  char                   *code;           /* shown */
  GError                 *pin_error;
  guint                   n_corners;      /* touched */
  guint                   n_misses;
  gboolean                is_turned;      /* the picture is the right way up, somebody said */
  gboolean                is_noted;       /* that it began, or went on */
  gboolean                is_busy;
  gint64                  wait_until_ms;
  gint64                  touched_ms;
};

void           kiosk_first_start_changed       (KioskFirstStart        *self);
KioskStore    *kiosk_first_start_get_store     (KioskFirstStart        *self);
gint64         kiosk_first_start_get_now_ms    (KioskFirstStart        *self);
void           kiosk_first_start_go            (KioskFirstStart        *self,
                                                KioskFirstStartState    state,
                                                KioskFirstStartProblem  problem);
void           kiosk_first_start_fail          (KioskFirstStart        *self,
                                                const GError           *error);
void           kiosk_first_start_note          (KioskFirstStart        *self,
                                                KioskDeed               deed,
                                                const GError           *error);
void           kiosk_first_start_begin_waiting (KioskFirstStart        *self);
KioskSettings *kiosk_first_start_new_draft     (KioskFirstStart        *self,
                                                KioskFirstStep          mark);
void           kiosk_first_start_save          (KioskFirstStart        *self,
                                                KioskSettings          *draft,
                                                KioskFirstStartState    next);
void           kiosk_first_start_advance       (KioskFirstStart        *self,
                                                KioskFirstStep          mark,
                                                KioskFirstStartState    next);
void           kiosk_first_start_end_turn      (KioskFirstStart        *self);
gboolean       kiosk_first_start_offers_stick  (KioskFirstStart        *self);
GPtrArray     *kiosk_first_start_new_machines  (void);
void           kiosk_first_start_leave_machine (KioskFirstStart        *self);
void           kiosk_first_start_label_draft   (KioskFirstStart        *self,
                                                KioskSettings          *draft);
void           kiosk_first_start_list_wards    (KioskFirstStart        *self);
void           kiosk_first_start_forget        (KioskFirstStart        *self);

G_END_DECLS
