/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a book. */
#pragma once

#include "kiosk-desk-book.h"
#include "kiosk-desk-report.h"

G_BEGIN_DECLS

/* What takes its time, and is not in every report. */
typedef enum
{
  KIOSK_DESK_REPORT_TALLIES   = 0,       /* of each ward the tallies alone */
  KIOSK_DESK_REPORT_BREAKDOWN = 1 << 0,  /* in the period also by kind, audience, team, shift and reason */
  KIOSK_DESK_REPORT_DAYS      = 1 << 1,  /* the days of the period */
  KIOSK_DESK_REPORT_TARGETS   = 1 << 2,  /* targets, and how far they are */
  KIOSK_DESK_REPORT_BROUGHT   = 1 << 3,  /* what people brought, and targets that are measured by it */
  KIOSK_DESK_REPORT_ALL       = (1 << 4) - 1
} KioskDeskReportParts;

/* What a report is asked to be of. */
typedef struct
{
  KioskPeriod          period;
  KioskPeriod          before;        /* what it is compared with */
  KioskDeskReportParts parts;
  const char          *ward;          /* (nullable): this code alone, as the report calls it */
  GPtrArray           *predecessors;  /* (nullable) (element-type KioskPredecessor): as of now; NULL: as recorded */
  GPtrArray           *names;         /* (nullable) (element-type KioskWard): what wards are called */
} KioskDeskReportScope;

KioskDeskReport *kiosk_desk_report_load (KioskDeskBook               *book,
                                         const KioskDeskReportScope  *scope,
                                         GError                     **error);

G_END_DECLS
