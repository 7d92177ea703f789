/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's report as a workbook. */
#pragma once

#include "kiosk-desk-report.h"
#include "kiosk-report-error.h"

G_BEGIN_DECLS

GBytes *kiosk_desk_workbook_new (const KioskDeskReport   *report,
                                 const KioskReportLabel  *label,
                                 GError                 **error);

G_END_DECLS
