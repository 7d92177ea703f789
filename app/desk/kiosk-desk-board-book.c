/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes from a book what the board is made of. The label of a batch is the ward in which it was closed, and the number
 * of its kiosk: a kiosk that moves to another ward leaves one point and is found at another. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-board-book.h"

#include "kiosk-desk-roster-book.h"

#define SELECT_DAYS                                                                                                    \
  "SELECT b.ward, e.number, b.date, sum (b.counted), "                                                                 \
  "sum ((SELECT count(*) FROM sheet s WHERE s.kiosk = b.kiosk AND s.batch = b.batch)) "                                \
  "FROM counted b JOIN enrolment e ON e.kiosk = b.kiosk WHERE b.date >= $1 AND b.date <= $2 "                          \
  "GROUP BY b.ward, e.number, b.date"

/* A kiosk bears a label since its first date there, and the one that it was enrolled with from the beginning; out of
 * service, up to its last date, and where it has none, up to a day before every other. What does not count was heard
 * all the same. */
#define SELECT_MACHINES                                                                                                \
  "SELECT m.ward, m.number, m.first, "                                                                                 \
  "CASE WHEN EXISTS (SELECT 1 FROM retirement r WHERE r.kiosk = m.kiosk) "                                             \
  "THEN (SELECT coalesce (max (b.date), 1) FROM batch b WHERE b.kiosk = m.kiosk AND b.date > 0) ELSE 0 END, m.last "   \
  "FROM (SELECT kiosk, ward, number, 0 AS first, 0 AS last FROM enrolment UNION ALL "                                  \
  "SELECT b.kiosk, b.ward, e.number, min (b.date), max (b.date) FROM batch b JOIN enrolment e ON e.kiosk = b.kiosk "   \
  "WHERE b.date > 0 GROUP BY b.kiosk, b.ward, e.number) m"

/* Nobody has decided yet; where there is no date, the days on which it may have been. */
#define SELECT_DOUBTS                                                                                                  \
  "SELECT b.ward, e.number, d.cause, b.date, b.date FROM doubt d "                                                     \
  "JOIN batch b ON b.kiosk = d.kiosk AND b.batch = d.batch JOIN enrolment e ON e.kiosk = b.kiosk "                     \
  "WHERE d.rejected = 0 AND b.date > 0"

#define SELECT_UNDATED                                                                                                 \
  "SELECT b.ward, e.number, -1, b.not_before, "                                                                        \
  "coalesce ((SELECT min (o.date) FROM batch o WHERE o.kiosk = b.kiosk AND o.epoch = b.epoch AND o.n > b.n "           \
  "AND o.date > 0), 0) FROM batch b JOIN enrolment e ON e.kiosk = b.kiosk WHERE b.date = 0 "                           \
  "AND NOT EXISTS (SELECT 1 FROM doubt d WHERE d.kiosk = b.kiosk AND d.batch = b.batch AND d.rejected <> 0)"

static void
fill_label (char ward[6],
            guint *number,
            const KioskDeskValue *row)
{
  g_snprintf (ward, 6, "%05u", (guint) CLAMP (row[0].number, 0, 99999));
  *number = (guint) row[1].number;
}

static void
take_day_cb (const KioskDeskValue *row,
             gpointer user_data)
{
  KioskBoardDay day = { .day = (KioskDay) row[2].number, .counted = row[3].number, .sheets = (guint) row[4].number };

  fill_label (day.ward, &day.number, row);
  g_array_append_val ((GArray *) user_data, day);
}

static void
take_machine_cb (const KioskDeskValue *row,
                 gpointer user_data)
{
  KioskBoardMachine machine = {
    .from = (KioskDay) row[2].number, .to = (KioskDay) row[3].number, .last_day = (KioskDay) row[4].number
  };

  fill_label (machine.ward, &machine.number, row);
  g_array_append_val ((GArray *) user_data, machine);
}

static KioskBoardDoubtKind
get_kind (gint64 cause)
{
  if (cause < 0)
    return KIOSK_BOARD_DOUBT_UNDATED;
  return cause == 0 ? KIOSK_BOARD_DOUBT_FORKED : KIOSK_BOARD_DOUBT_UNSETTLED;
}

static void
take_doubt_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  KioskBoardDoubt doubt = {
    .kind = get_kind (row[2].number), .from = (KioskDay) row[3].number, .to = (KioskDay) row[4].number
  };

  fill_label (doubt.ward, &doubt.number, row);
  g_array_append_val ((GArray *) user_data, doubt);
}

static gboolean
load_facts (KioskDeskEngine *engine,
            const KioskBoardScope *scope,
            const KioskBoardFacts *facts,
            GError **error)
{
  const KioskDeskValue days[] = { KIOSK_DESK_INT (scope->from), KIOSK_DESK_INT (scope->to) };

  return kiosk_desk_engine_query (engine, SELECT_DAYS, days, G_N_ELEMENTS (days), take_day_cb, facts->days, error)
         && kiosk_desk_engine_query (engine, SELECT_MACHINES, NULL, 0, take_machine_cb, facts->machines, error)
         && kiosk_desk_engine_query (engine, SELECT_DOUBTS, NULL, 0, take_doubt_cb, facts->doubts, error)
         && kiosk_desk_engine_query (engine, SELECT_UNDATED, NULL, 0, take_doubt_cb, facts->doubts, error);
}

/**
 * kiosk_desk_board_load:
 * @book: a book
 * @scope: which days and wards, and as of when
 * @error: return location for a `GError`
 *
 * Holds the roster that the book keeps against what came. The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: (transfer full) (nullable): the board, or %NULL
 */
KioskDeskBoard *
kiosk_desk_board_load (KioskDeskBook *book,
                       const KioskBoardScope *scope,
                       GError **error)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (book);
  g_auto (KioskDeskRoster) roster = { 0 };
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (KioskBoardDay));
  g_autoptr (GArray) machines = g_array_new (FALSE, FALSE, sizeof (KioskBoardMachine));
  g_autoptr (GArray) doubts = g_array_new (FALSE, FALSE, sizeof (KioskBoardDoubt));
  KioskBoardFacts facts = { .days = days, .machines = machines, .doubts = doubts };

  if (!kiosk_desk_engine_look (engine, error)
      || !kiosk_desk_engine_end (engine, kiosk_desk_roster_load (book, &roster, error)
                                 && load_facts (engine, scope, &facts, error), error))
    return NULL;
  facts.points = roster.points;
  facts.calendar = roster.calendar;
  return kiosk_desk_board_new (&facts, scope);
}
