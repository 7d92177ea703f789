/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Báo cáo": what all wards counted in a period, and its files. */
#pragma once

#include "kiosk-desk-view.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_DESK_REPORT_VIEW (kiosk_desk_report_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskDeskReportView, kiosk_desk_report_view, KIOSK, DESK_REPORT_VIEW, KioskDeskView)

G_END_DECLS
