/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closed figures made up for tests of reports. */
#pragma once

#include "kiosk-report.h"

#define EPOCH "0123456789abcdef0123456789abcdef"
#define KIOSK "0123456789ABCDEF"

/* Not sealed: reports do not look at hashes. */
typedef struct
{
  GArray          *entries;
  GArray          *cells;
  GArray          *sheets;
  GArray          *targets;
  GPtrArray       *units;
  KioskReportLabel label;
} World;

void         world_init        (World           *self);
void         world_clear       (World           *self);
KioskEntry  *world_close       (World           *self,
                                const char      *day);
KioskCell   *world_count       (World           *self,
                                KioskKind        kind,
                                gint64           people);
KioskSheet  *world_outreach    (World           *self,
                                const char      *day,
                                gint64           installed);
KioskSheet  *world_unit        (World           *self,
                                const char      *day,
                                const char      *unit,
                                gint64           concerned);
KioskTarget *world_target      (World           *self,
                                const char      *from,
                                gint64           number);
void         world_fill        (World           *self);
KioskReport *world_report      (World           *self,
                                KioskPeriodKind  kind,
                                const char      *day);
