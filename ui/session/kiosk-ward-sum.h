/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ward's own sum, made ready: slip, report, workbook and message of all machines whose figures are on a stick. */
#pragma once

#include "kiosk-medium.h"
#include "kiosk-parcel.h"
#include "kiosk-period.h"

G_BEGIN_DECLS

/* The papers, and what there is to say of them. The lists are cut short where they are long. */
typedef struct
{
  KioskParcel *parcel;
  guint        n_kiosks;    /* in the sum, this one as well */
  guint        n_expected;  /* in the ward; 0: nobody said */
  char        *missing;     /* their numbers, "2, 5"; NULL: none is */
  char        *left_out;    /* exports that could not be used, by number and folder, "2 (20261120-1)"; NULL: none */
  char        *in_doubt;    /* the numbers of those that a desk has to decide about; NULL: none */
  gboolean     has_own_forms_fault;  /* a form of the ward could not be used: the program's took its place */
} KioskWardSum;

void          kiosk_ward_sum_new_async  (KioskContext         *context,
                                         KioskMedium          *medium,
                                         const KioskPeriod    *period,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
KioskWardSum *kiosk_ward_sum_new_finish (KioskContext         *context,
                                         GAsyncResult         *result,
                                         GError              **error);
void          kiosk_ward_sum_free       (KioskWardSum         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskWardSum, kiosk_ward_sum_free)

G_END_DECLS
