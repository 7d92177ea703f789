/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a desk's report have in common. For app/report/ only. */
#pragma once

#include "kiosk-desk-grid.h"

G_BEGIN_DECLS

KioskReport *kiosk_desk_report_dup_as_report (const KioskDeskReport      *report,
                                              const KioskDeskReportWard  *ward,
                                              const KioskReportLabel     *label);
char        *kiosk_desk_report_dup_change    (const KioskDeskReportWard  *ward,
                                              gint64                      now,
                                              gint64                      before);
char        *kiosk_desk_report_dup_paper     (const KioskDeskReportPaper *paper);
GPtrArray   *kiosk_desk_report_dup_notes     (const KioskDeskReport      *report,
                                              const KioskDeskReportWard  *ward);

G_END_DECLS
