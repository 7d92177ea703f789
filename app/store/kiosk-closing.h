/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns an open batch into its entry, cells and sheets. Private to the store. */
#pragma once

#include "kiosk-batch-table.h"
#include "kiosk-meta-table.h"

G_BEGIN_DECLS

gboolean kiosk_closing_run           (KioskConnection   *connection,
                                      KioskMeta         *meta,
                                      const KioskBatch  *batch,
                                      GError           **error);
gboolean kiosk_closing_run_zero      (KioskConnection   *connection,
                                      KioskMeta         *meta,
                                      KioskDay           day,
                                      KioskTrust         trust,
                                      GError           **error);
gboolean kiosk_closing_run_new_epoch (KioskConnection   *connection,
                                      KioskMeta         *meta,
                                      GError           **error);

G_END_DECLS
