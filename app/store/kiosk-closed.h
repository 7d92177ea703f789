/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export takes out of a book: read step by step, so that taps are recorded in between. */
#pragma once

#include "kiosk-cell.h"
#include "kiosk-entry.h"
#include "kiosk-sheet.h"
#include "kiosk-target.h"

G_BEGIN_DECLS

typedef struct
{
  GArray   *entries;     /* (element-type KioskEntry): in the order of closing */
  GArray   *cells;       /* (element-type KioskCell): those of the entries */
  GArray   *sheets;      /* (element-type KioskSheet): those of the entries, by number */
  GArray   *targets;     /* (element-type KioskTarget): all that there ever were, in the order of entry; NULL until the
                          * rest is read */

  /*< private >*/
  gboolean  is_begun;
  gint64    last_seq;    /* the newest batch and sheet when reading began: what comes later is of the next export */
  gint64    last_sheet;
  gint64    seq;         /* read so far */
  gint64    sheet;
} KioskClosed;

KioskClosed *kiosk_closed_new  (void);
void         kiosk_closed_free (KioskClosed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskClosed, kiosk_closed_free)

G_END_DECLS
