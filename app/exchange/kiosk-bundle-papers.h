/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a bundle that people read. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-form.h"
#include "kiosk-report-error.h"
#include "kiosk-report.h"

G_BEGIN_DECLS

/* The filled forms. */
#define KIOSK_BUNDLE_REPORT_NAME "bao-cao.docx"
#define KIOSK_BUNDLE_SLIP_NAME   "phieu-ngay.docx"

/* What the machine that takes this one's place is set up from. */
#define KIOSK_BUNDLE_SETTINGS_NAME "thiet-lap.ini"

GPtrArray   *kiosk_bundle_papers_new     (const KioskReport         *report,
                                          GBytes             *const *forms,
                                          GBytes                    *settings,
                                          GError                   **error);
KioskBundle *kiosk_bundle_new_with_report (const KioskBundleLabel   *label,
                                           const KioskBundleFigures *figures,
                                           const KioskReport        *report,
                                           GBytes            *const *forms,
                                           GBytes                   *settings,
                                           GError                  **error);

G_END_DECLS
