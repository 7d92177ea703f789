/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that people bring, without a widget: what is in the book of them, and how it gets there. */
#pragma once

#include "kiosk-context.h"
#include "kiosk-unit.h"

G_BEGIN_DECLS

/* What became of the sheet or target that was to be saved last. */
typedef enum
{
  KIOSK_ENTERING_NONE,
  KIOSK_ENTERING_UNDER_WAY,
  KIOSK_ENTERING_SAVED,     /* on disk */
  KIOSK_ENTERING_REFUSED,   /* the book says what is wrong with it: its day lies in the future */
  KIOSK_ENTERING_REPLACED,  /* what it was to replace is no longer there to be replaced */
  KIOSK_ENTERING_FAILED     /* the disk; the same again is the same sheet */
} KioskEntering;

KioskEntering kiosk_entering_from_error (const GError *error);
KioskOutcome  kiosk_entering_to_outcome (KioskEntering entering);

#define KIOSK_TYPE_SHEETS (kiosk_sheets_get_type ())
G_DECLARE_FINAL_TYPE (KioskSheets, kiosk_sheets, KIOSK, SHEETS, GObject)

KioskSheets      *kiosk_sheets_new         (KioskContext      *context);
gboolean          kiosk_sheets_is_failing  (KioskSheets       *self);
KioskDay          kiosk_sheets_get_today   (KioskSheets       *self);
GPtrArray        *kiosk_sheets_get_units   (KioskSheets       *self);
GArray           *kiosk_sheets_get_outreach (KioskSheets      *self);
const KioskSheet *kiosk_sheets_lookup_unit (KioskSheets       *self,
                                            const char        *unit);
KioskEntering       kiosk_sheets_get_entering  (KioskSheets       *self);
gint64            kiosk_sheets_get_number  (KioskSheets       *self);
void              kiosk_sheets_load        (KioskSheets       *self);
void              kiosk_sheets_enter       (KioskSheets       *self,
                                            const KioskSheet  *sheet);
void              kiosk_sheets_forget      (KioskSheets       *self);

G_END_DECLS
