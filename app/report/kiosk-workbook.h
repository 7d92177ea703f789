/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tong-hop.xlsx: a report as a workbook. */
#pragma once

#include "kiosk-report-error.h"
#include "kiosk-report.h"

G_BEGIN_DECLS

#define KIOSK_WORKBOOK_NAME "tong-hop.xlsx"

GBytes *kiosk_workbook_new (const KioskReport  *report,
                            GError            **error);

G_END_DECLS
