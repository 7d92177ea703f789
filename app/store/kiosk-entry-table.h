/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `entry`: the closed batches. Private to the store. */
#pragma once

#include "kiosk-connection.h"
#include "kiosk-entry.h"

G_BEGIN_DECLS

GArray   *kiosk_entry_table_load      (KioskConnection   *connection,
                                       GError           **error);
gboolean  kiosk_entry_table_find_next (KioskConnection   *connection,
                                       const char        *epoch,
                                       gint64            *out_n,
                                       char               out_previous[KIOSK_HASH_SIZE],
                                       GError           **error);
gboolean  kiosk_entry_table_has_day   (KioskConnection   *connection,
                                       const char        *epoch,
                                       KioskDay           day,
                                       gboolean          *out_has,
                                       GError           **error);
gboolean  kiosk_entry_table_insert    (KioskConnection   *connection,
                                       const KioskEntry  *entry,
                                       GError           **error);

G_END_DECLS
