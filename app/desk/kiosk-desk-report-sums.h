/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a report asks a book for sums of batches, and what it makes of the answer. Private to the desk. */
#pragma once

#include "kiosk-desk-engine.h"
#include "kiosk-desk-sums.h"
#include "kiosk-report-figures.h"

G_BEGIN_DECLS

/* Columns of an answer: the number of batches, the equation, and then all sums of a batch or those of a tally. */
#define KIOSK_DESK_REPORT_N_EQUATION 6
#define KIOSK_DESK_REPORT_N_FULL     (KIOSK_DESK_REPORT_N_EQUATION + KIOSK_DESK_N_SUMS)
#define KIOSK_DESK_REPORT_N_TALLY    (KIOSK_DESK_REPORT_N_EQUATION + 2 * KIOSK_DESK_N_KINDS + 3)

void kiosk_desk_report_append_full   (GString               *sql);
void kiosk_desk_report_append_tally  (GString               *sql);
char **kiosk_desk_report_dup_tally (void);
void kiosk_desk_report_append_people (GString               *sql,
                                      KioskSource            source,
                                      KioskKind              kind,
                                      KioskAudience          audience);
void kiosk_desk_report_take_full     (const KioskDeskValue  *row,
                                      KioskReportFigures    *figures);
void kiosk_desk_report_take_tally    (const KioskDeskValue  *row,
                                      guint                 *n_batches,
                                      KioskTally            *tally);

G_END_DECLS
