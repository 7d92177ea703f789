/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a bundle a book has not got yet. Private to the desk. */
#pragma once

#include "kiosk-bundle-reader.h"
#include "kiosk-desk-engine.h"

G_BEGIN_DECLS

/* A batch that is new to the book. */
typedef struct
{
  const KioskEntry *entry;
  gint64            batch;
  gint64            epoch;
  guint             first_cell;  /* in the bundle's cells */
  guint             n_cells;
} KioskDeskFreshBatch;

typedef struct
{
  KioskBundleContents *contents;   /* borrowed */
  gint64               kiosk;
  GArray              *batches;    /* (element-type KioskDeskFreshBatch): in the order of their hash */
  GHashTable          *by_number;  /* (element-type utf8 guint): place of a batch by "epoch/n"; + 1 */
} KioskDeskFresh;

KioskDeskFresh *kiosk_desk_fresh_new   (KioskBundleContents  *contents,
                                        GHashTable           *known,
                                        GError              **error);
gboolean        kiosk_desk_fresh_write (KioskDeskFresh       *self,
                                        KioskDeskEngine      *engine,
                                        GError              **error);
void            kiosk_desk_fresh_free  (KioskDeskFresh       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDeskFresh, kiosk_desk_fresh_free)

G_END_DECLS
