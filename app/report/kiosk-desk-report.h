/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a desk: what many kiosks counted, by ward and by day. */
#pragma once

#include "kiosk-period.h"
#include "kiosk-report.h"

G_BEGIN_DECLS

/* A day counted on paper; in no other figure. */
typedef struct
{
  guint  n_sheets;
  gint64 kinds[KIOSK_N_KINDS];
} KioskDeskReportPaper;

/* What the units of a ward reported last, up to the end of the period. */
typedef struct
{
  guint  n_units;
  gint64 concerned;
  gint64 installed;
  gint64 signed_in;
} KioskDeskReportUnits;

/* A ward, or all of them. Nothing in it is added to anything that stands in another member. In `before`, `undated` and
 * `doubtful` only the number of batches and the tally are filled in. */
typedef struct
{
  char                 code[6];     /* 5 digits; of the sum: empty */
  KioskDay             valid_from;  /* since when they mean it */
  char                *name;        /* "Phường Tân Sơn Hòa"; of the sum: NULL */
  gboolean             is_split;    /* it was split later: nobody knows which part its figures belong to */
  KioskReportFigures   in_period;
  KioskReportFigures   before;      /* of the period before */
  KioskReportFigures   undated;     /* of no known date, and not surely later than the period */
  KioskReportFigures   doubtful;    /* of the period or undated, and an officer has to say whether they count */
  KioskDeskReportPaper paper;       /* of the period */
  KioskReportOutreach  outreach;    /* of the period */
  KioskDeskReportUnits units;
  GArray              *targets;     /* (element-type KioskReportTarget) */
} KioskDeskReportWard;

typedef struct
{
  KioskPeriod          period;
  KioskPeriod          before;
  gboolean             has_brought; /* what people brought was looked for */
  gboolean             is_current;  /* merged wards stand under the name of today */
  GPtrArray           *wards;       /* (element-type KioskDeskReportWard): by code and since when it means them */
  KioskDeskReportWard *sum;         /* of `wards` */
  GArray              *days;        /* (element-type KioskReportDay): those of the period that have figures */
} KioskDeskReport;

KioskDeskReport     *kiosk_desk_report_new       (const KioskPeriod          *period,
                                                  const KioskPeriod          *before);
void                 kiosk_desk_report_free      (KioskDeskReport            *self);
KioskDeskReportWard *kiosk_desk_report_ensure    (KioskDeskReport            *self,
                                                  const char                 *code,
                                                  KioskDay                    valid_from);
void                 kiosk_desk_report_take_sheets (const KioskDeskReport      *report,
                                                    KioskDeskReportWard        *ward,
                                                    GArray                     *sheets);
void                 kiosk_desk_report_finish    (KioskDeskReport            *self);
gboolean             kiosk_desk_report_ward_is_empty (const KioskDeskReportWard  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDeskReport, kiosk_desk_report_free)

G_END_DECLS
