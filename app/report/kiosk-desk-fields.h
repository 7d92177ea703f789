/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's report in a Word form. */
#pragma once

#include "kiosk-desk-report.h"
#include "kiosk-form-fields.h"

G_BEGIN_DECLS

KioskFormFields *kiosk_desk_fields_new (const KioskDeskReport   *report,
                                        const KioskReportLabel  *label);

G_END_DECLS
