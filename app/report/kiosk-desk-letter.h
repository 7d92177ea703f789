/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's report on A4: all wards on the first pages, then a page for each. */
#pragma once

#include "kiosk-desk-report.h"
#include "kiosk-report-error.h"

G_BEGIN_DECLS

GBytes *kiosk_desk_letter_new (const KioskDeskReport   *report,
                               const KioskReportLabel  *label,
                               GError                 **error);

G_END_DECLS
