/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report: all figures that the files for people show, from the closed figures that the bundle's tables hold. */
#pragma once

#include "kiosk-period.h"
#include "kiosk-progress.h"
#include "kiosk-report-figures.h"
#include "kiosk-report-label.h"
#include "kiosk-unit.h"

G_BEGIN_DECLS

/* What a report is made from: what the bundle holds, and the names of the units. Borrowed. */
typedef struct
{
  GArray    *entries;  /* (element-type KioskEntry): the newest last */
  GArray    *cells;    /* (element-type KioskCell) */
  GArray    *sheets;   /* (element-type KioskSheet) */
  GArray    *targets;  /* (element-type KioskTarget): in the order of entry */
  GPtrArray *units;    /* (nullable) (element-type KioskUnit): the list of those that report */
} KioskReportSource;

/* A day of the period on which something was closed. */
typedef struct
{
  KioskDay   day;
  guint      n_batches;
  KioskTally tally;
} KioskReportDay;

/* A target in force that has begun. It is measured by its one column of figures. */
typedef struct
{
  KioskTarget   target;
  gint64        in_period;  /* -1: of units there is a state and no sum of days */
  KioskProgress progress;   /* `done` from its first day to the last day of the report */
} KioskReportTarget;

/* A unit, and the newest of what it reported up to the last day of the report. */
typedef struct
{
  char         *name;       /* its code where no list names it */
  KioskAudience audience;
  KioskDay      day;        /* as of when; KIOSK_DAY_UNKNOWN: it has not reported */
  gint64        concerned;
  gint64        installed;
  gint64        signed_in;
} KioskReportUnit;

/* What was done outside the office. */
typedef struct
{
  guint  n_sheets;
  gint64 kinds[KIOSK_N_AUDIENCES][KIOSK_N_KINDS];
  gint64 heard_sessions;
  gint64 heard_people;
} KioskReportOutreach;

/* Nothing in it is added to anything that stands in another member. Figures are those of the label's ward. */
typedef struct
{
  KioskReportLabel   *label;
  KioskPeriod         period;
  KioskDay            until;         /* the last day of the period, or of the export where that is earlier */

  guint               n_batches;     /* closed, of all days */
  gint64              last_n;        /* number of the newest; -1: nothing was ever closed */
  KioskDay            last_day;      /* its date; KIOSK_DAY_UNKNOWN: nobody vouched for it */
  KioskDay            first_day;     /* the first day with figures; KIOSK_DAY_UNKNOWN: none */

  GArray             *days;          /* (element-type KioskReportDay): of the period, earliest first */
  KioskReportFigures  in_period;     /* the sum of `days` */
  KioskReportFigures  on_day;        /* of `until` */
  KioskReportFigures  day_before;    /* of the calendar day before `until` */
  KioskReportFigures  cumulative;    /* from the first day to `until` */
  KioskReportFigures  undated;       /* of no known date, and not surely later than `until`: in none of these */
  KioskReportFigures  other_ward;    /* of the period, from when the kiosk stood in another ward: in none of these */

  GArray             *targets;       /* (element-type KioskReportTarget) */
  GArray             *units;         /* (element-type KioskReportUnit): in the order of the list, the others after */
  KioskReportOutreach outreach;      /* of the period */
  KioskReportOutreach outreach_cumulative;
} KioskReport;

KioskReport *kiosk_report_new   (const KioskReportLabel   *label,
                                 const KioskReportSource  *source,
                                 const KioskPeriod        *period);
void         kiosk_report_free  (KioskReport              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskReport, kiosk_report_free)

G_END_DECLS
