/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form: a Word file with named fields, the program's own or the ward's. */
#pragma once

#include "kiosk-form-fields.h"
#include "kiosk-report-error.h"
#include "kiosk-report.h"

G_BEGIN_DECLS

/* Which paper it is the form of. */
typedef enum
{
  KIOSK_FORM_REPORT,  /* of a period, as Nghị định 30/2020/NĐ-CP has it */
  KIOSK_FORM_SLIP,    /* of a day, on one page */
  KIOSK_N_FORMS
} KioskFormKind;

const char      *kiosk_form_get_file_name   (KioskFormKind       kind);
GBytes          *kiosk_form_get_default     (KioskFormKind       kind);
GBytes          *kiosk_form_get_desk        (void);
KioskFormFields *kiosk_report_fields_new    (const KioskReport  *report);
GBytes          *kiosk_form_fill            (GBytes             *docx,
                                             KioskFormFields    *fields,
                                             KioskDay            day,
                                             GError            **error);
gboolean         kiosk_form_check           (GBytes             *docx,
                                             GError            **error);

G_END_DECLS
