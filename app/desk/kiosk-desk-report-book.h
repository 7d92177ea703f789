/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a book. */
#pragma once

#include "kiosk-desk-book.h"
#include "kiosk-desk-report.h"

G_BEGIN_DECLS

/* What a report is asked to be of. */
typedef struct
{
  KioskPeriod  period;
  KioskPeriod  before;        /* what it is compared with */
  const char  *ward;          /* (nullable): this code alone; of wards that were merged, where the report has them */
  GPtrArray   *predecessors;  /* (nullable) (element-type KioskPredecessor): as of now; NULL: as recorded */
  GPtrArray   *names;         /* (nullable) (element-type KioskWard): what wards are called */
} KioskDeskReportScope;

KioskDeskReport *kiosk_desk_report_load (KioskDeskBook               *book,
                                         const KioskDeskReportScope  *scope,
                                         GError                     **error);

G_END_DECLS
