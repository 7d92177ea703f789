/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vietnamese words, numbers and dates of what people read, the same in every file whatever the machine's language. */
#pragma once

#include "kiosk-report.h"

G_BEGIN_DECLS

const char *kiosk_report_kind_get_words      (KioskKind                kind);
const char *kiosk_report_reason_get_words    (KioskReason              reason);
const char *kiosk_report_audience_get_words  (KioskAudience            audience);
const char *kiosk_report_shift_get_words     (KioskShift               shift);
const char *kiosk_report_measure_get_words   (KioskTargetMeasure       measure);
const char *kiosk_report_team_get_words      (const KioskReport       *report,
                                              KioskTeam                team);
char       *kiosk_report_dup_number          (gint64                   number);
char       *kiosk_report_dup_percent         (gint64                   part,
                                              gint64                   whole);
char       *kiosk_report_dup_day             (KioskDay                 day);
char       *kiosk_report_dup_weekday         (KioskDay                 day);
char       *kiosk_report_dup_period          (const KioskReport       *report);
char       *kiosk_report_dup_closing         (const KioskReport       *report);
char       *kiosk_report_dup_equation        (const KioskTally        *tally);
char       *kiosk_report_dup_overlap         (const KioskTally        *tally);
char       *kiosk_report_dup_target          (const KioskReportTarget *row);
char       *kiosk_report_dup_short_target   (const KioskReportTarget *row);
char       *kiosk_report_dup_units          (const KioskReport       *report);
char       *kiosk_report_dup_outreach       (const KioskReport       *report);
char       *kiosk_report_dup_kiosk           (const KioskReport       *report);
char       *kiosk_report_dup_ward            (const KioskReport       *report);

G_END_DECLS
