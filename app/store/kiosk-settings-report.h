/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the settings say of reports. */
#pragma once

#include "kiosk-report-label.h"
#include "kiosk-settings.h"

G_BEGIN_DECLS

KioskReportLabel kiosk_settings_get_report_label (KioskSettings *self);

G_END_DECLS
