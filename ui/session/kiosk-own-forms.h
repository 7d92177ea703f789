/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ward's own forms of reports, taken from a stick, or given up for the program's. */
#pragma once

#include "kiosk-context.h"
#include "kiosk-medium.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_OWN_FORM_NONE,       /* there is none of it on the stick */
  KIOSK_OWN_FORM_TAKEN,      /* the next report is made with it */
  KIOSK_OWN_FORM_FIELD,      /* it asks for a field that there is not */
  KIOSK_OWN_FORM_PLACE,      /* a field stands where it cannot be filled, or has no end */
  KIOSK_OWN_FORM_NOT_WORD,   /* nothing can be put into it */
  KIOSK_OWN_FORM_TOO_LARGE,
  KIOSK_OWN_FORM_NOT_KEPT    /* the disk of the machine would not */
} KioskOwnFormEnd;

/* What became of each; whatever is not taken, what was used before stays. */
typedef struct
{
  KioskOwnFormEnd  ends[KIOSK_N_FORMS];
  char            *folders[KIOSK_N_FORMS];  /* where on the stick; empty: at its top; NULL: there is none */
  char            *fields[KIOSK_N_FORMS];   /* of _FIELD and _PLACE: which */
} KioskOwnForms;

void           kiosk_own_forms_take_async  (KioskContext         *context,
                                            KioskMedium          *medium,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
void           kiosk_own_forms_reset_async (KioskContext         *context,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
KioskOwnForms *kiosk_own_forms_finish      (KioskContext         *context,
                                            GAsyncResult         *result,
                                            GError              **error);
gboolean       kiosk_own_forms_are_taken   (const KioskOwnForms  *self);
void           kiosk_own_forms_free        (KioskOwnForms        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskOwnForms, kiosk_own_forms_free)

G_END_DECLS
