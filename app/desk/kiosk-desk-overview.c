/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line an epoch of each enrolled kiosk. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-overview.h"

#define SELECT_OVERVIEW                                                                                               \
  "SELECT e.kiosk, e.ward, e.number, (SELECT count(*) FROM retirement r WHERE r.kiosk = e.kiosk), "                   \
  "coalesce (b.epoch, 0), coalesce (max (b.n), -1), count (b.batch), "                                                \
  "coalesce (sum (CASE WHEN d.rejected = 0 THEN 1 ELSE 0 END), 0), "                                                  \
  "coalesce (sum (CASE WHEN d.batch IS NULL THEN b.counted ELSE 0 END), 0), coalesce (max (b.date), 0), "             \
  "(SELECT coalesce (max (date), 0) FROM bundle WHERE bundle.kiosk = e.kiosk) "                                       \
  "FROM enrolment e LEFT JOIN batch b ON b.kiosk = e.kiosk "                                                          \
  "LEFT JOIN doubt d ON d.kiosk = b.kiosk AND d.batch = b.batch "                                                     \
  "GROUP BY e.kiosk, e.ward, e.number, b.epoch ORDER BY e.ward, e.number, e.kiosk, max (b.date), b.epoch"

static void
take_line_cb (const KioskDeskValue *row,
              gpointer user_data)
{
  const KioskDeskOverview line = {
    .kiosk = row[0].number,
    .ward = (guint) row[1].number,
    .number = (guint) row[2].number,
    .is_retired = row[3].number > 0,
    .epoch = row[4].number,
    .head = row[5].number,
    .n_batches = row[6].number,
    .n_doubtful = row[7].number,
    .counted = row[8].number,
    .last_day = (KioskDay) row[9].number,
    .last_export = (KioskDay) row[10].number
  };

  g_array_append_val ((GArray *) user_data, line);
}

/**
 * kiosk_desk_overview_load:
 * @book: a book
 * @error: return location for a `GError`
 *
 * The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskDeskOverview): lines by ward, number, kiosk, and the latest
 *   day of the epoch
 */
GArray *
kiosk_desk_overview_load (KioskDeskBook *book,
                          GError **error)
{
  return kiosk_desk_engine_list (kiosk_desk_book_get_engine (book), SELECT_OVERVIEW, NULL, 0, take_line_cb,
                                 sizeof (KioskDeskOverview), error);
}
