/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report on A4 as an office prints it: the slip of a day, or the full form of a longer time. */
#pragma once

#include "kiosk-report-error.h"
#include "kiosk-report.h"

G_BEGIN_DECLS

#define KIOSK_PAPER_NAME      "bao-cao.pdf"
#define KIOSK_PAPER_SLIP_NAME "phieu-ngay.pdf"

GBytes *kiosk_paper_new      (const KioskReport  *report,
                              GError            **error);
GBytes *kiosk_paper_new_slip (const KioskReport  *report,
                              GError            **error);

G_END_DECLS
