/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes onto a stick, made ready: closed, read, written out, signed, packed. */
#pragma once

#include "kiosk-bundle.h"
#include "kiosk-context.h"
#include "kiosk-period.h"

G_BEGIN_DECLS

/* A bundle, and what there is to say of it. */
typedef struct
{
  KioskSettings    *settings;   /* whose texts the label borrows */
  char             *kiosk;
  KioskBundleLabel  label;
  KioskBundle      *bundle;
  GPtrArray        *beside;     /* (element-type KioskBundleFile): its .zip */
  gint64            waiting;    /* people whose taps wait for the next export */
  char              epoch[33];  /* of the newest batch in it; empty: there is none */
  gint64            head;       /* the number of that batch */
  KioskDay          until;      /* its date */
  gboolean          has_own_forms_fault;  /* a form of the ward could not be used: the program's took its place */
} KioskGathered;

void           kiosk_gathering_run_async  (KioskContext         *context,
                                           const KioskPeriod    *period,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
KioskGathered *kiosk_gathering_run_finish (KioskContext         *context,
                                           GAsyncResult         *result,
                                           GError              **error);
void           kiosk_gathered_free        (KioskGathered        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskGathered, kiosk_gathered_free)

G_END_DECLS
