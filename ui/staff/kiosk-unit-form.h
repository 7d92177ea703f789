/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's sheet as it is filled in. Emits "save" when nothing is wrong with it, "withdraw" of one that is
 * corrected, and "back". */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-layout.h"
#include "kiosk-sheet.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_UNIT_FORM (kiosk_unit_form_get_type ())
G_DECLARE_FINAL_TYPE (KioskUnitForm, kiosk_unit_form, KIOSK, UNIT_FORM, GtkWidget)

void              kiosk_unit_form_begin      (KioskUnitForm      *self,
                                              const char         *name,
                                              const KioskSheet   *sheet,
                                              KioskDay            today);
const KioskSheet *kiosk_unit_form_get_sheet  (KioskUnitForm      *self);
void              kiosk_unit_form_set_said   (KioskUnitForm      *self,
                                              const char         *text);
void              kiosk_unit_form_set_layout (KioskUnitForm      *self,
                                              const KioskLayout  *layout);

G_END_DECLS
