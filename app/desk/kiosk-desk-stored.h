/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a book has of one kiosk, put together again as the kiosk had it. Private to the desk. */
#pragma once

#include "kiosk-cell.h"
#include "kiosk-desk-engine.h"
#include "kiosk-desk-sums.h"
#include "kiosk-entry.h"
#include "kiosk-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  KioskEntry entry;
  gint64     batch;
  GArray    *cells;   /* (element-type KioskCell) */
  GArray    *sheets;  /* (element-type KioskSheet) */
  gint64     sums[KIOSK_DESK_N_SUMS];
} KioskDeskStoredBatch;

/* Values are as they stand in the tables: who does not trust the book looks at them first. */
typedef struct
{
  gint64      kiosk;
  GPtrArray  *batches;   /* (element-type KioskDeskStoredBatch): by epoch and number */
  GHashTable *by_batch;  /* (element-type gint64 KioskDeskStoredBatch): borrowed */
  guint       n_cells;
  guint       n_strays;  /* rows whose batch is not there */
} KioskDeskStored;

KioskDeskStored *kiosk_desk_stored_load (KioskDeskEngine  *engine,
                                         gint64            kiosk,
                                         GError          **error);
void             kiosk_desk_stored_free (KioskDeskStored  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDeskStored, kiosk_desk_stored_free)

G_END_DECLS
