/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a report that people brought: what units reported, and what was done outside the office. */
#pragma once

#include "kiosk-report.h"

G_BEGIN_DECLS

GArray *kiosk_report_units_array_new (void);
void    kiosk_report_add_units       (KioskReport  *report,
                                      GArray       *sheets,
                                      GPtrArray    *units);
void    kiosk_report_add_outreach    (KioskReport  *report,
                                      GArray       *sheets);
gint64  kiosk_report_outreach_sum    (const KioskReportOutreach  *outreach,
                                      gboolean     (*counts) (KioskKind kind));

G_END_DECLS
