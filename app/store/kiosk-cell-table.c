/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `cell`: the sums of closed batches. Rows are only ever added. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-cell-table.h"

/* In the order in which read_cell() takes them. */
#define SELECT_CELL                                                                                               \
  "SELECT epoch, n, shift, source, team, audience, helped, kind, reason, overlap, suppressed, people FROM cell "

static gboolean
read_cell (KioskStatement *statement,
           KioskCell *cell)
{
  g_strlcpy (cell->epoch, kiosk_statement_get_text (statement, 0), sizeof cell->epoch);
  cell->n = kiosk_statement_get_int (statement, 1);
  cell->helped = kiosk_statement_get_int (statement, 6) != 0;
  cell->overlap = kiosk_statement_get_int (statement, 9) != 0;
  cell->people = kiosk_statement_get_int (statement, 11);
  return kiosk_shift_from_nick (kiosk_statement_get_text (statement, 2), &cell->shift)
         && kiosk_source_from_nick (kiosk_statement_get_text (statement, 3), &cell->source)
         && kiosk_team_from_nick (kiosk_statement_get_text (statement, 4), &cell->team)
         && kiosk_audience_from_nick (kiosk_statement_get_text (statement, 5), &cell->audience)
         && kiosk_kind_from_nick (kiosk_statement_get_text (statement, 7), &cell->kind)
         && kiosk_reason_from_nick (kiosk_statement_get_text (statement, 8), &cell->reason)
         && kiosk_suppression_from_nick (kiosk_statement_get_text (statement, 10), &cell->suppressed);
}

/**
 * kiosk_cell_table_step:
 * @statement: a statement whose first columns are those of the table, in its order
 * @out_cell: (out): the row; untouched unless there is one
 * @error: return location for a `GError`
 *
 * Goes on to the next cell. Store thread only. Fails with `KIOSK_STORE_ERROR_CORRUPT` where a row makes no sense, and
 * as a step does.
 *
 * Returns: what came of it
 */
KioskStep
kiosk_cell_table_step (KioskStatement *statement,
                       KioskCell *out_cell,
                       GError **error)
{
  KioskStep step = kiosk_statement_step (statement, error);
  KioskCell cell = { 0 };

  if (step != KIOSK_STEP_ROW)
    return step;
  if (!read_cell (statement, &cell))
    {
      g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "A cell says what no cell can");
      return KIOSK_STEP_ERROR;
    }
  *out_cell = cell;
  return KIOSK_STEP_ROW;
}

/**
 * kiosk_cell_table_read:
 * @statement: a statement whose columns are those of the table, not yet stepped
 * @error: return location for a `GError`
 *
 * Store thread only. Fails with `KIOSK_STORE_ERROR_CORRUPT` where a row makes no sense, and as a step does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskCell): its rows
 */
GArray *
kiosk_cell_table_read (KioskStatement *statement,
                       GError **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (KioskCell));
  KioskCell cell;
  KioskStep step;

  while ((step = kiosk_cell_table_step (statement, &cell, error)) == KIOSK_STEP_ROW)
    g_array_append_val (cells, cell);
  return step == KIOSK_STEP_DONE ? g_steal_pointer (&cells) : NULL;
}

/**
 * kiosk_cell_table_load:
 * @connection: a connection to a book
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as kiosk_cell_table_read() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskCell): all cells
 */
GArray *
kiosk_cell_table_load (KioskConnection *connection,
                       GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, SELECT_CELL "ORDER BY epoch, n", error);

  return statement != NULL ? kiosk_cell_table_read (statement, error) : NULL;
}

/**
 * kiosk_cell_table_add:
 * @connection: a connection to a book
 * @epoch: epoch of an entry
 * @n: number of the entry
 * @cells: (element-type KioskCell): where to add its cells
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as kiosk_cell_table_step() does, when some cells may have been added.
 *
 * Returns: %TRUE if all are
 */
gboolean
kiosk_cell_table_add (KioskConnection *connection,
                      const char *epoch,
                      gint64 n,
                      GArray *cells,
                      GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, SELECT_CELL "WHERE epoch = ?1 AND n = ?2", error);
  KioskStep step = KIOSK_STEP_ERROR;
  KioskCell cell;

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, epoch);
  kiosk_statement_bind_int (statement, 2, n);
  while ((step = kiosk_cell_table_step (statement, &cell, error)) == KIOSK_STEP_ROW)
    g_array_append_val (cells, cell);
  return step == KIOSK_STEP_DONE;
}

/**
 * kiosk_cell_table_count_shift:
 * @connection: a connection to a book
 * @day: a known business date
 * @shift: a shift of it
 * @out_people: (out): how many people helpers counted then in batches that are closed; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_cell_table_count_shift (KioskConnection *connection,
                              KioskDay day,
                              KioskShift shift,
                              gint64 *out_people,
                              GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT SUM (cell.people) FROM entry JOIN cell USING (epoch, n) "
                                     "WHERE entry.date = ?1 AND cell.shift = ?2 AND cell.source = ?3 "
                                     "AND cell.suppressed = ''", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_day (statement, 1, day);
  kiosk_statement_bind_text (statement, 2, kiosk_shift_to_nick (shift));
  kiosk_statement_bind_text (statement, 3, kiosk_source_to_nick (KIOSK_SOURCE_HELPER));
  if (kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;
  *out_people = kiosk_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
insert (KioskConnection *connection,
        const KioskCell *cell,
        GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "INSERT INTO cell (epoch, n, shift, source, team, audience, helped, kind, reason, "
                                     "overlap, suppressed, people) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, cell->epoch);
  kiosk_statement_bind_int (statement, 2, cell->n);
  kiosk_statement_bind_text (statement, 3, kiosk_shift_to_nick (cell->shift));
  kiosk_statement_bind_text (statement, 4, kiosk_source_to_nick (cell->source));
  kiosk_statement_bind_text (statement, 5, kiosk_team_to_nick (cell->team));
  kiosk_statement_bind_text (statement, 6, kiosk_audience_to_nick (cell->audience));
  kiosk_statement_bind_int (statement, 7, cell->helped ? 1 : 0);
  kiosk_statement_bind_text (statement, 8, kiosk_kind_to_nick (cell->kind));
  kiosk_statement_bind_text (statement, 9, kiosk_reason_to_nick (cell->reason));
  kiosk_statement_bind_int (statement, 10, cell->overlap ? 1 : 0);
  kiosk_statement_bind_text (statement, 11, kiosk_suppression_to_nick (cell->suppressed));
  kiosk_statement_bind_int (statement, 12, cell->people);
  return kiosk_statement_run (statement, error);
}

/**
 * kiosk_cell_table_insert:
 * @connection: a connection to a book, in a transaction
 * @cells: (element-type KioskCell): cells of a batch whose entry is written
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if they are written
 */
gboolean
kiosk_cell_table_insert (KioskConnection *connection,
                         GArray *cells,
                         GError **error)
{
  for (guint i = 0; i < cells->len; i++)
    if (!insert (connection, &g_array_index (cells, KioskCell, i), error))
      return FALSE;
  return TRUE;
}
