/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `tap`: the taps of the open batches. Private to the store. */
#pragma once

#include "kiosk-cell.h"
#include "kiosk-connection.h"
#include "kiosk-shift-record.h"
#include "kiosk-tally.h"

G_BEGIN_DECLS

/* In SQL, of a row of the table: whether a later one replaces it. */
#define KIOSK_TAP_IS_REPLACED "EXISTS (SELECT 1 FROM tap AS later WHERE later.voids = tap.seq)"

/* What has to be known of a tap on disk to answer a retry, to replace or to undo it. */
typedef struct
{
  gint64           seq;         /* > 0; 0: there is no such tap */
  gint64           batch;
  KioskDay         day;
  KioskShift       shift;
  KioskKind        kind;
  KioskSource      source;
  KioskSuppression suppressed;
  gboolean         is_undone;
  gboolean         is_replaced;
} KioskTapRow;

gboolean  kiosk_tap_table_find        (KioskConnection  *connection,
                                       const char       *id,
                                       KioskTapRow      *out_row,
                                       GError          **error);
gboolean  kiosk_tap_table_insert      (KioskConnection  *connection,
                                       const KioskTap   *tap,
                                       gint64            batch,
                                       gint64            voids,
                                       gint64           *out_seq,
                                       GError          **error);
gboolean  kiosk_tap_table_undo        (KioskConnection  *connection,
                                       gint64            seq,
                                       GError          **error);
GArray   *kiosk_tap_table_load_cells  (KioskConnection  *connection,
                                       gint64            batch,
                                       GError          **error);
gboolean  kiosk_tap_table_load_tally  (KioskConnection  *connection,
                                       gint64            batch,
                                       KioskTally       *out_tally,
                                       GError          **error);
gboolean  kiosk_tap_table_count       (KioskConnection  *connection,
                                       gint64           *out_people,
                                       GError          **error);
gboolean  kiosk_tap_table_has         (KioskConnection  *connection,
                                       gint64            batch,
                                       gboolean         *out_has,
                                       GError          **error);
gboolean  kiosk_tap_table_load_shift  (KioskConnection  *connection,
                                       guint             max,
                                       KioskShiftRecord *record,
                                       GError          **error);
gboolean  kiosk_tap_table_move        (KioskConnection  *connection,
                                       gint64            from,
                                       gint64            to,
                                       KioskDay          day,
                                       GError          **error);
gboolean  kiosk_tap_table_delete      (KioskConnection  *connection,
                                       gint64            batch,
                                       GError          **error);

G_END_DECLS
