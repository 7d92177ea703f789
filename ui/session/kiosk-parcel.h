/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes onto a stick besides figures, made ready: campaign materials, the forms of the reports, and how the
 * machine is. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-context.h"

G_BEGIN_DECLS

/* What `top` of a label is for the forms. */
#define KIOSK_PARCEL_FORMS_TOP "MAU-BAO-CAO"

typedef struct
{
  KioskSettings    *settings;   /* whose texts the label borrows */
  char             *kiosk;
  char             *top;
  KioskBundleLabel  label;
  GPtrArray        *files;      /* (element-type KioskBundleFile) */
} KioskParcel;

char        *kiosk_parcel_dup_top               (KioskContext         *context,
                                                 const char           *top);
void         kiosk_parcel_label_async           (KioskContext         *context,
                                                 const char           *top,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
void         kiosk_parcel_new_materials_async   (KioskContext         *context,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
void         kiosk_parcel_new_diagnosis_async   (KioskContext         *context,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
void         kiosk_parcel_new_forms_async       (KioskContext         *context,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
KioskParcel *kiosk_parcel_new_finish            (KioskContext         *context,
                                                 GAsyncResult         *result,
                                                 GError              **error);
void         kiosk_parcel_free                  (KioskParcel          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskParcel, kiosk_parcel_free)

G_END_DECLS
