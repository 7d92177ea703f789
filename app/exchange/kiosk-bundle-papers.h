/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a bundle that people read. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-report-error.h"
#include "kiosk-report.h"

G_BEGIN_DECLS

GPtrArray *kiosk_bundle_papers_new (const KioskReport  *report,
                                    GError            **error);

G_END_DECLS
