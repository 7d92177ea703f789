/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures by day, summed from closed cells and open taps: there are no counters that could drift. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-figures.h"

#include <string.h>

#include "kiosk-batch-table.h"
#include "kiosk-cell-table.h"
#include "kiosk-statement.h"
#include "kiosk-tap-table.h"

/* Of an entry or an open batch: whether it is in the range, as is_wanted() has it. */
#define IS_WANTED "((date <> '' AND date BETWEEN ?1 AND ?2) OR (date = '' AND not_before <= ?2))"

#define DIMENSIONS "shift, source, team, audience, helped, kind, reason, overlap, suppressed"

#define CELL_DIMENSIONS                                                                    \
  "shift, source, team, audience, helped, kind, reason, overlap, cell.suppressed"

/* Of these, the ones with a date. */
#define IS_DATED_AND_WANTED "(date <> '' AND date BETWEEN ?1 AND ?2)"

#define BREAKDOWN_SQL(is_wanted)                                           \
  "SELECT '', 0, " DIMENSIONS ", SUM (people) FROM ("                      \
  "SELECT " DIMENSIONS ", people FROM cell "                               \
  "WHERE (epoch, n) IN (SELECT epoch, n FROM entry WHERE " is_wanted ") "  \
  "UNION ALL SELECT " DIMENSIONS ", people FROM tap "                      \
  "WHERE batch IN (SELECT id FROM batch WHERE " is_wanted ") "             \
  "AND undone = 0 AND NOT " KIOSK_TAP_IS_REPLACED ") GROUP BY " DIMENSIONS

/* In the order of closing, so that the cells of a day come together. SQLite takes a CROSS JOIN in the order written:
 * the few entries of the range, then the cells of each. */
#define CLOSED_CELLS_SQL                                                                          \
  "SELECT cell.epoch, cell.n, " CELL_DIMENSIONS ", people, date "                                 \
  "FROM entry CROSS JOIN cell USING (epoch, n) "                                                  \
  "WHERE " IS_WANTED " ORDER BY entry.seq"

#define DATE_COLUMN 12

#define CLOSED_VOIDED_SQL \
  "SELECT date, SUM (changed), SUM (undone) FROM entry WHERE " IS_WANTED " GROUP BY date"

/* Entries and open batches alone: the cells of ten years would take a tap's patience. */
#define FIRST_DAY_SQL                                                                                   \
  "WITH counted (date) AS (SELECT date FROM entry UNION ALL "                                           \
  "SELECT date FROM batch WHERE EXISTS (SELECT 1 FROM tap WHERE tap.batch = batch.id)) "                \
  "SELECT COALESCE ((SELECT MIN (date) FROM counted WHERE date <> ''), (SELECT date FROM counted), ?1)"

/* The last day that has ten letters, which is what dates are compared by. */
#define LATEST "9999-12-31"

typedef struct
{
  KioskDay  from;
  KioskDay  to;
  GArray   *figures;  /* of KioskDayFigures */
  guint     last;     /* the one found last: what follows is mostly of the same day */
} Collector;

static KioskDayFigures *
get_figures (Collector *self,
             KioskDay day)
{
  KioskDayFigures figures = { .day = day };

  if (self->last < self->figures->len && g_array_index (self->figures, KioskDayFigures, self->last).day == day)
    return &g_array_index (self->figures, KioskDayFigures, self->last);

  for (self->last = 0; self->last < self->figures->len; self->last++)
    if (g_array_index (self->figures, KioskDayFigures, self->last).day == day)
      return &g_array_index (self->figures, KioskDayFigures, self->last);
  g_array_append_val (self->figures, figures);
  return &g_array_index (self->figures, KioskDayFigures, self->last);
}

static gboolean
is_wanted (const Collector *self,
           KioskDay day,
           KioskDay not_before)
{
  return day != KIOSK_DAY_UNKNOWN ? day >= self->from && day <= self->to : not_before <= self->to;
}

static KioskStatement *
new_statement (const Collector *self,
               KioskConnection *connection,
               const char *sql,
               GError **error)
{
  KioskStatement *statement = kiosk_statement_new (connection, sql, error);

  if (statement == NULL)
    return NULL;
  kiosk_statement_bind_day (statement, 1, self->from);
  kiosk_statement_bind_day (statement, 2, MIN (self->to, kiosk_day_from_iso (LATEST)));
  return statement;
}

static gboolean
fail_day (GError **error)
{
  g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "An entry has a date that is none");
  return FALSE;
}

/* A day on which nothing was counted has an entry, too, and a row. */
static gboolean
add_voided (Collector *self,
            KioskConnection *connection,
            GError **error)
{
  g_autoptr (KioskStatement) statement = new_statement (self, connection, CLOSED_VOIDED_SQL, error);
  KioskStep step = KIOSK_STEP_ERROR;
  KioskDay day;

  while (statement != NULL && (step = kiosk_statement_step (statement, error)) == KIOSK_STEP_ROW)
    {
      if (!kiosk_statement_get_day (statement, 0, &day))
        return fail_day (error);
      kiosk_tally_add_voided (&get_figures (self, day)->tally, kiosk_statement_get_int (statement, 1),
                              kiosk_statement_get_int (statement, 2));
    }
  return step == KIOSK_STEP_DONE;
}

static gboolean
add_cells (Collector *self,
           KioskConnection *connection,
           GError **error)
{
  g_autoptr (KioskStatement) statement = new_statement (self, connection, CLOSED_CELLS_SQL, error);
  KioskStep step = KIOSK_STEP_ERROR;
  KioskCell cell;
  KioskDay day;

  while (statement != NULL && (step = kiosk_cell_table_step (statement, &cell, error)) == KIOSK_STEP_ROW)
    {
      if (!kiosk_statement_get_day (statement, DATE_COLUMN, &day))
        return fail_day (error);
      kiosk_tally_add_cell (&get_figures (self, day)->tally, &cell);
    }
  return step == KIOSK_STEP_DONE;
}

static gboolean
add_open (Collector *self,
          KioskConnection *connection,
          gboolean is_dated,
          GError **error)
{
  KioskBatch batch;
  KioskTally tally;
  KioskDayFigures *figures;

  if (!kiosk_batch_table_find (connection, is_dated, &batch, error))
    return FALSE;
  if (batch.id == 0 || !is_wanted (self, batch.day, batch.not_before))
    return TRUE;
  if (!kiosk_tap_table_load_tally (connection, batch.id, &tally, error))
    return FALSE;

  figures = get_figures (self, batch.day);
  kiosk_tally_add (&figures->tally, &tally);
  kiosk_tally_add (&figures->open, &tally);
  figures->has_open = TRUE;
  return TRUE;
}

/* What has no date comes last. */
static int
compare_days_cb (gconstpointer a,
                 gconstpointer b)
{
  KioskDay first = ((const KioskDayFigures *) a)->day - 1;
  KioskDay second = ((const KioskDayFigures *) b)->day - 1;

  return first == second ? 0 : first < second ? -1 : 1;
}

/**
 * kiosk_figures_load_first_day:
 * @connection: a connection to a book
 * @today: what to say of a book without figures
 * @out_day: (out): the day; untouched on failure
 * @error: return location for a `GError`
 *
 * See kiosk_day_book_load_first_day(). Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_figures_load_first_day (KioskConnection *connection,
                              KioskDay today,
                              KioskDay *out_day,
                              GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, FIRST_DAY_SQL, error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_day (statement, 1, today);
  if (kiosk_statement_step (statement, error) != KIOSK_STEP_ROW)
    return FALSE;
  if (kiosk_statement_get_day (statement, 0, out_day))
    return TRUE;
  g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "The first day is none");
  return FALSE;
}

/**
 * kiosk_figures_load:
 * @connection: a connection to a book
 * @from: the first day
 * @to: the last day
 * @error: return location for a `GError`
 *
 * See kiosk_day_book_load_figures(). Store thread only. Fails as a step does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskDayFigures): the figures by day
 */
GArray *
kiosk_figures_load (KioskConnection *connection,
                    KioskDay from,
                    KioskDay to,
                    GError **error)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (KioskDayFigures));
  Collector self = { .from = from, .to = to, .figures = figures };

  if (!add_voided (&self, connection, error) || !add_cells (&self, connection, error)
      || !add_open (&self, connection, TRUE, error) || !add_open (&self, connection, FALSE, error))
    return NULL;
  g_array_sort (figures, compare_days_cb);
  return g_steal_pointer (&figures);
}

static GArray *
load_breakdown (KioskConnection *connection,
                const char *sql,
                KioskDay from,
                KioskDay to,
                GError **error)
{
  Collector self = { .from = from, .to = to };
  g_autoptr (KioskStatement) statement = new_statement (&self, connection, sql, error);

  return statement != NULL ? kiosk_cell_table_read (statement, error) : NULL;
}

/**
 * kiosk_figures_load_breakdown:
 * @connection: a connection to a book
 * @from: the first day
 * @to: the last day
 * @error: return location for a `GError`
 *
 * As kiosk_day_book_load_breakdown(), and with it what has no date and can be of the range, as kiosk_figures_load() has
 * it. Store thread only. Fails with `KIOSK_STORE_ERROR_CORRUPT` where a row makes no sense, and as a step does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskCell): the sums
 */
GArray *
kiosk_figures_load_breakdown (KioskConnection *connection,
                              KioskDay from,
                              KioskDay to,
                              GError **error)
{
  return load_breakdown (connection, BREAKDOWN_SQL (IS_WANTED), from, to, error);
}

/**
 * kiosk_figures_load_dated_breakdown:
 * @connection: a connection to a book
 * @from: the first day
 * @to: the last day
 * @error: return location for a `GError`
 *
 * See kiosk_day_book_load_breakdown(). Store thread only. Fails as kiosk_figures_load_breakdown() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskCell): the sums
 */
GArray *
kiosk_figures_load_dated_breakdown (KioskConnection *connection,
                                    KioskDay from,
                                    KioskDay to,
                                    GError **error)
{
  return load_breakdown (connection, BREAKDOWN_SQL (IS_DATED_AND_WANTED), from, to, error);
}
