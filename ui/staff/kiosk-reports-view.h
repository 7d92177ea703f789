/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Đơn vị báo": what units report, and what was done outside the office. */
#pragma once

#include "kiosk-staff-view.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_REPORTS_VIEW (kiosk_reports_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskReportsView, kiosk_reports_view, KIOSK, REPORTS_VIEW, KioskStaffView)

G_END_DECLS
