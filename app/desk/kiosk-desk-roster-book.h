/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster, the holidays and the list of predecessors that a book keeps. */
#pragma once

#include "kiosk-desk-book.h"
#include "kiosk-desk-predecessors.h"
#include "kiosk-desk-roster.h"

G_BEGIN_DECLS

/* Each NULL: not there, or to be left as it is. */
typedef struct
{
  GArray            *points;        /* (element-type KioskDeskPoint) */
  KioskDeskCalendar *calendar;
  GPtrArray         *predecessors;  /* (element-type KioskPredecessor) */
} KioskDeskRoster;

gboolean  kiosk_desk_roster_save   (KioskDeskBook          *book,
                                    const KioskDeskRoster  *roster,
                                    GError                **error);
gboolean  kiosk_desk_roster_load   (KioskDeskBook          *book,
                                    KioskDeskRoster        *out_roster,
                                    GError                **error);
void      kiosk_desk_roster_clear  (KioskDeskRoster        *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KioskDeskRoster, kiosk_desk_roster_clear)

G_END_DECLS
