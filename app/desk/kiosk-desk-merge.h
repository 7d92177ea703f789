/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From sticks into the book: what is new of each bundle, or why nothing of it is taken. */
#pragma once

#include "kiosk-bundle-reader.h"
#include "kiosk-desk-enrolment.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_DESK_OUTCOME_TAKEN,
  KIOSK_DESK_OUTCOME_KNOWN,    /* its manifest was taken before; nothing was read again */
  KIOSK_DESK_OUTCOME_REFUSED   /* nothing of it was taken */
} KioskDeskOutcome;

/* What came of one bundle. */
typedef struct
{
  char            *path;
  KioskDeskOutcome outcome;
  GError          *error;       /* (nullable): why it was refused */
  gint64           kiosk;       /* 0 where it could not be told; the rest likewise */
  guint            ward;
  guint            number;
  KioskDay         day;         /* of the export */
  gint64           n_batches;   /* in the bundle */
  guint            n_new;       /* of these, new to the book */
  guint            n_undated;   /* of the new ones */
  guint            n_restored;  /* likewise */
  guint            n_open;      /* batches of this kiosk that wait for an officer's word now */
  guint            n_rejected;  /* that an officer's word keeps out */
  GPtrArray       *remarks;     /* (element-type KioskBundleRemark): files for people, not as the kiosk wrote them */
} KioskDeskMerged;

KioskDeskMerged *kiosk_desk_merge          (KioskDeskBook          *book,
                                            const char             *path);
gboolean         kiosk_desk_merged_is_end  (const KioskDeskMerged  *self);
void             kiosk_desk_merged_free    (KioskDeskMerged        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDeskMerged, kiosk_desk_merged_free)

G_END_DECLS
