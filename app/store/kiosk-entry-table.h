/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `entry`: the closed batches. Private to the store. */
#pragma once

#include "kiosk-entry.h"
#include "kiosk-statement.h"

G_BEGIN_DECLS

gboolean  kiosk_entry_table_find_newest (KioskConnection *connection,
                                         gint64          *out_seq,
                                         GError         **error);
KioskStatement *kiosk_entry_table_walk (KioskConnection  *connection,
                                        gint64            after,
                                        gint64            last,
                                        GError          **error);
KioskStep kiosk_entry_table_step      (KioskStatement    *statement,
                                       gint64            *out_seq,
                                       KioskEntry        *out_entry,
                                       GError           **error);
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
