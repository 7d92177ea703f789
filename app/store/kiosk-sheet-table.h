/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables `sheet` and `sheet_line`: what people brought. Private to the store. */
#pragma once

#include "kiosk-connection.h"
#include "kiosk-sheet.h"

G_BEGIN_DECLS

gboolean  kiosk_sheet_table_find         (KioskConnection   *connection,
                                          const char        *id,
                                          KioskSheet        *out_sheet,
                                          GError           **error);
gboolean  kiosk_sheet_table_insert       (KioskConnection   *connection,
                                          const KioskSheet  *sheet,
                                          gint64             batch,
                                          gint64            *out_number,
                                          GError           **error);
GArray   *kiosk_sheet_table_load_batch   (KioskConnection   *connection,
                                          gint64             batch,
                                          GError           **error);
GArray   *kiosk_sheet_table_load_closed  (KioskConnection   *connection,
                                          GError           **error);
gboolean  kiosk_sheet_table_find_newest  (KioskConnection   *connection,
                                          gint64            *out_number,
                                          GError           **error);
gboolean  kiosk_sheet_table_add_closed   (KioskConnection   *connection,
                                          gint64             from,
                                          gint64             to,
                                          gint64             last_seq,
                                          GArray            *sheets,
                                          GError           **error);
GArray   *kiosk_sheet_table_load_range   (KioskConnection   *connection,
                                          KioskDay           from,
                                          KioskDay           to,
                                          GError           **error);
gboolean  kiosk_sheet_table_move         (KioskConnection   *connection,
                                          gint64             from,
                                          gint64             to,
                                          GError           **error);
gboolean  kiosk_sheet_table_adopt        (KioskConnection   *connection,
                                          gint64             batch,
                                          GError           **error);
gboolean  kiosk_sheet_table_close        (KioskConnection   *connection,
                                          gint64             batch,
                                          const char        *epoch,
                                          gint64             n,
                                          GError           **error);

G_END_DECLS
