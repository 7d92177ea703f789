/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `cell`: the sums of closed batches. Private to the store. */
#pragma once

#include "kiosk-cell.h"
#include "kiosk-statement.h"

G_BEGIN_DECLS

KioskStep kiosk_cell_table_step         (KioskStatement   *statement,
                                         KioskCell        *out_cell,
                                         GError          **error);
GArray   *kiosk_cell_table_read         (KioskStatement   *statement,
                                         GError          **error);
GArray   *kiosk_cell_table_load         (KioskConnection  *connection,
                                         GError          **error);
gboolean  kiosk_cell_table_add          (KioskConnection  *connection,
                                         const char       *epoch,
                                         gint64            n,
                                         GArray           *cells,
                                         GError          **error);
gboolean  kiosk_cell_table_count_shift  (KioskConnection  *connection,
                                         KioskDay          day,
                                         KioskShift        shift,
                                         gint64           *out_people,
                                         GError          **error);
gboolean  kiosk_cell_table_insert       (KioskConnection  *connection,
                                         GArray           *cells,
                                         GError          **error);

G_END_DECLS
