/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of some closed batches, summed in every way that a report shows them. */
#pragma once

#include "kiosk-entry.h"
#include "kiosk-sheet.h"
#include "kiosk-tally.h"

G_BEGIN_DECLS

#define KIOSK_N_SOURCES      (KIOSK_SOURCE_HELPER + 1)
#define KIOSK_N_TEAMS        (KIOSK_TEAM_OFFICIAL + 1)
#define KIOSK_N_KINDS        (KIOSK_KIND_ADVISED + 1)
#define KIOSK_N_REASONS      (KIOSK_REASON_UNSAID + 1)
#define KIOSK_N_SUPPRESSIONS (KIOSK_SUPPRESSION_RATE + 1)

/* What is not counted is in `tally` and `suppressed` alone. The two sources stand beside each other and are never
 * added. Each of the arrays adds up to `tally`, source by source. */
typedef struct
{
  guint      n_batches;   /* 0: nothing was closed, which is not the same as nobody was counted */
  KioskTally tally;
  KioskTally audiences[KIOSK_N_AUDIENCES];
  KioskTally teams[KIOSK_N_TEAMS];    /* KIOSK_TEAM_NONE: what residents tapped */
  KioskTally shifts[KIOSK_N_SHIFTS];
  gint64     kinds[KIOSK_N_SOURCES][KIOSK_N_AUDIENCES][KIOSK_N_KINDS];
  gint64     not_able[KIOSK_N_SOURCES][KIOSK_N_REASONS];       /* of those who could not install */
  gint64     not_signed_in[KIOSK_N_SOURCES][KIOSK_N_REASONS];  /* of those who installed and did not sign in */
  gint64     suppressed[KIOSK_N_SUPPRESSIONS];                 /* of taps that were not counted, by the rule */
} KioskReportFigures;

void kiosk_report_figures_add_entry (KioskReportFigures        *self,
                                     const KioskEntry          *entry);
void kiosk_report_figures_add_cell  (KioskReportFigures        *self,
                                     const KioskCell           *cell);
void kiosk_report_figures_add       (KioskReportFigures        *self,
                                     const KioskReportFigures  *other);

G_END_DECLS
