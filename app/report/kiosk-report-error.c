/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The domain of the room's errors. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-report-error.h"

/**
 * kiosk_report_error_quark:
 *
 * Returns: the domain of `KioskReportError`
 */
G_DEFINE_QUARK (kiosk-report-error-quark, kiosk_report_error)
