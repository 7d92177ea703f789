/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables `export` and `receipt`. Private to the store. */
#pragma once

#include "kiosk-connection.h"
#include "kiosk-export-record.h"

G_BEGIN_DECLS

gboolean  kiosk_export_table_insert          (KioskConnection          *connection,
                                              const KioskExportRecord  *record,
                                              GError                  **error);
gboolean  kiosk_export_table_load            (KioskConnection          *connection,
                                              guint                     max,
                                              KioskExportHistory       *history,
                                              GError                  **error);
gboolean  kiosk_export_table_insert_receipt  (KioskConnection          *connection,
                                              const KioskReceipt       *receipt,
                                              gboolean                 *out_is_ours,
                                              GError                  **error);

G_END_DECLS
