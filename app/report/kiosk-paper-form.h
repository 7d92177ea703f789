/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that official letters are printed on. For app/report/ only. */
#pragma once

#include "kiosk-pdf.h"
#include "kiosk-report.h"

G_BEGIN_DECLS

KioskPdf *kiosk_paper_form_new (const KioskReport  *report,
                                const char         *title);

G_END_DECLS
