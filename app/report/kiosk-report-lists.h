/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that a form may ask of a report: a table's row each. Private to the room. */
#pragma once

#include "kiosk-form-fields.h"
#include "kiosk-report.h"

G_BEGIN_DECLS

void kiosk_report_lists_add (KioskFormFields   *fields,
                             const KioskReport *report);

G_END_DECLS
