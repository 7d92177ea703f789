/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ward's own sum: what the other kiosks of a ward left on one stick, merged as a desk would, and kept nowhere. */
#pragma once

#include <gio/gio.h>

#include "kiosk-bundle.h"
#include "kiosk-desk-merge.h"

G_BEGIN_DECLS

/* The folder on a stick that the sums of wards lie in; no reader of bundles looks there. */
#define KIOSK_DESK_WARD_TOP "TONG-PHUONG"

/* Another kiosk of the ward, as far as its exports on the stick go. */
typedef struct
{
  gint64   kiosk;
  guint    number;
  KioskDay day;        /* of its newest export there */
  KioskDay until;      /* the last day that it closed; KIOSK_DAY_UNKNOWN: none that has a date */
  guint    n_doubtful; /* batches of it that do not count: a desk has to decide on them */
} KioskDeskWardKiosk;

typedef struct
{
  KioskBundleFigures  figures;  /* entries, cells and sheets of the other kiosks, in the end its own; no targets */
  GArray             *kiosks;   /* (element-type KioskDeskWardKiosk): by number */
  GPtrArray          *refused;  /* (element-type KioskDeskMerged): the exports that were not taken, and why */
} KioskDeskWard;

KioskDeskWard *kiosk_desk_ward_new        (const char              *path,
                                           const KioskBundleLabel  *own,
                                           GCancellable            *cancellable,
                                           GError                 **error);
void           kiosk_desk_ward_add_own    (KioskDeskWard             *self,
                                           const KioskBundleFigures  *own);
guint          kiosk_desk_ward_count      (KioskDeskWard             *self,
                                           guint                      own_number,
                                           guint                      n_expected,
                                           char                     **out_missing);
char          *kiosk_desk_ward_dup_words  (KioskDeskWard           *self,
                                           guint                    own_number,
                                           guint                    n_expected);
void           kiosk_desk_ward_free       (KioskDeskWard           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDeskWard, kiosk_desk_ward_free)

G_END_DECLS
