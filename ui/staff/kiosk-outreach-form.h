/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An outreach sheet as it is filled in. Emits "save" when nothing is wrong with it, and "back". */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"
#include "kiosk-sheet.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_OUTREACH_FORM (kiosk_outreach_form_get_type ())
G_DECLARE_FINAL_TYPE (KioskOutreachForm, kiosk_outreach_form, KIOSK, OUTREACH_FORM, GtkWidget)

void              kiosk_outreach_form_begin      (KioskOutreachForm  *self,
                                                  const KioskSheet   *sheet,
                                                  KioskDay            today);
const KioskSheet *kiosk_outreach_form_get_sheet  (KioskOutreachForm  *self);
void              kiosk_outreach_form_set_said   (KioskOutreachForm  *self,
                                                  const char         *text);
void              kiosk_outreach_form_set_layout (KioskOutreachForm  *self,
                                                  const KioskLayout  *layout);

G_END_DECLS
