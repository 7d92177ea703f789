/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `batch`: the open batches, at most one with a date and one without. Private to the store. */
#pragma once

#include "kiosk-connection.h"
#include "kiosk-entry.h"
#include "kiosk-meta-table.h"

G_BEGIN_DECLS

typedef struct
{
  gint64     id;                        /* > 0; 0: there is none */
  KioskDay   day;                       /* KIOSK_DAY_UNKNOWN: without a date */
  KioskDay   not_before;                /* set where day is unknown, and only there */
  KioskTrust trust;
  char       boot[KIOSK_BOOT_ID_SIZE];
  gboolean   restored;
} KioskBatch;

gboolean kiosk_batch_table_find   (KioskConnection   *connection,
                                   gboolean           is_dated,
                                   KioskBatch        *out_batch,
                                   GError           **error);
gboolean kiosk_batch_table_insert (KioskConnection   *connection,
                                   KioskBatch        *batch,
                                   GError           **error);
gboolean kiosk_batch_table_update (KioskConnection   *connection,
                                   const KioskBatch  *batch,
                                   GError           **error);
gboolean kiosk_batch_table_delete (KioskConnection   *connection,
                                   gint64             id,
                                   GError           **error);

G_END_DECLS
