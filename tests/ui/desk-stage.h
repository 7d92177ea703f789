/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything behind the desk's window for one test: a real book, sticks that kiosks of a fleet wrote, a clock that
 * stands. */
#pragma once

#include "../app/desk/fleet.h"
#include "kiosk-desk-session.h"
#include "kiosk-manual-clock.h"

typedef struct
{
  char             *root;     /* what goes in the end */
  char             *book;     /* the path of the book */
  char             *stick;    /* a folder */
  KioskManualClock *clock;
  KioskMedia       *media;
  KioskDeskSession *session;
  KioskDay          day;
  FleetKiosk       *kiosks[3];
} DeskStage;

typedef gboolean (*DeskStageCondition) (DeskStage *self);

DeskStage  *desk_stage_new             (GPtrArray          *wards);
void        desk_stage_free            (DeskStage          *self);
void        desk_stage_close           (DeskStage          *self);
void        desk_stage_wait_until      (DeskStage          *self,
                                        DeskStageCondition  condition);
gboolean    desk_stage_is_settled      (DeskStage          *self);
gboolean    desk_stage_is_asking       (DeskStage          *self);
void        desk_stage_open            (DeskStage          *self);
void        desk_stage_plug            (DeskStage          *self);
void        desk_stage_export          (DeskStage          *self,
                                        guint               kiosk);
void        desk_stage_export_week     (DeskStage          *self);
void        desk_stage_take            (DeskStage          *self);
void        desk_stage_take_and_accept (DeskStage          *self);
