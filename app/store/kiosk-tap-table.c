/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `tap`: the taps of the open batches. A row is void where another row replaces it or it was undone. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-tap-table.h"

#include "kiosk-cell-table.h"
#include "kiosk-statement.h"

/* Of a day, a shift and a source. */
#define IS_STANDING_IN_SHIFT "date = ?1 AND shift = ?2 AND source = ?3 AND suppressed = '' AND undone = 0 AND NOT " \
  KIOSK_TAP_IS_REPLACED

static gboolean
refuse_row (GError **error)
{
  g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "A tap says what no tap can");
  return FALSE;
}

static gboolean
read_row (KioskStatement *statement,
          KioskTapRow *row)
{
  row->seq = kiosk_statement_get_int (statement, 0);
  row->batch = kiosk_statement_get_int (statement, 1);
  row->is_undone = kiosk_statement_get_int (statement, 7) != 0;
  row->is_replaced = kiosk_statement_get_int (statement, 8) != 0;
  return kiosk_statement_get_day (statement, 2, &row->day)
         && kiosk_shift_from_nick (kiosk_statement_get_text (statement, 3), &row->shift)
         && kiosk_kind_from_nick (kiosk_statement_get_text (statement, 4), &row->kind)
         && kiosk_source_from_nick (kiosk_statement_get_text (statement, 5), &row->source)
         && kiosk_suppression_from_nick (kiosk_statement_get_text (statement, 6), &row->suppressed);
}

/**
 * kiosk_tap_table_find:
 * @connection: a connection to a book
 * @id: id of a tap
 * @out_row: (out): what is known of it; its seq is 0 where there is none; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails with `KIOSK_STORE_ERROR_CORRUPT` where the row makes no sense, and as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_tap_table_find (KioskConnection *connection,
                      const char *id,
                      KioskTapRow *out_row,
                      GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT seq, batch, date, shift, kind, source, suppressed, undone, "
                         KIOSK_TAP_IS_REPLACED " FROM tap WHERE id = ?1", error);
  KioskTapRow row = { 0 };
  KioskStep step;

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, id);
  step = kiosk_statement_step (statement, error);
  if (step == KIOSK_STEP_ERROR)
    return FALSE;
  if (step == KIOSK_STEP_ROW && !read_row (statement, &row))
    return refuse_row (error);

  *out_row = row;
  return TRUE;
}

static void
bind_tap (KioskStatement *statement,
          const KioskTap *tap)
{
  kiosk_statement_bind_text (statement, 1, tap->id);
  kiosk_statement_bind_day (statement, 3, tap->day);
  kiosk_statement_bind_text (statement, 4, kiosk_shift_to_nick (tap->shift));
  kiosk_statement_bind_text (statement, 5, kiosk_source_to_nick (tap->source));
  kiosk_statement_bind_text (statement, 6, kiosk_team_to_nick (tap->team));
  kiosk_statement_bind_text (statement, 7, kiosk_audience_to_nick (tap->audience));
  kiosk_statement_bind_int (statement, 8, tap->helped ? 1 : 0);
  kiosk_statement_bind_text (statement, 9, kiosk_kind_to_nick (tap->kind));
  kiosk_statement_bind_text (statement, 10, kiosk_reason_to_nick (tap->reason));
  kiosk_statement_bind_int (statement, 11, tap->people);
  kiosk_statement_bind_text (statement, 13, kiosk_suppression_to_nick (tap->suppressed));
  kiosk_statement_bind_int (statement, 14, tap->overlap ? 1 : 0);
}

/**
 * kiosk_tap_table_insert:
 * @connection: a connection to a book
 * @tap: the tap, with everything filled in
 * @batch: id of the open batch that it goes to
 * @voids: seq of the tap that it replaces, or 0
 * @out_seq: (out): its seq; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails with `KIOSK_STORE_ERROR_INVALID` for an id or a replacement that is there already, and as
 * a step does.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_tap_table_insert (KioskConnection *connection,
                        const KioskTap *tap,
                        gint64 batch,
                        gint64 voids,
                        gint64 *out_seq,
                        GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "INSERT INTO tap (id, batch, date, shift, source, team, audience, helped, kind, "
                                     "reason, people, voids, suppressed, overlap) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)", error);

  if (statement == NULL)
    return FALSE;
  bind_tap (statement, tap);
  kiosk_statement_bind_int (statement, 2, batch);
  if (voids != 0)
    kiosk_statement_bind_int (statement, 12, voids);
  else
    kiosk_statement_bind_null (statement, 12);
  if (!kiosk_statement_run (statement, error))
    return FALSE;
  *out_seq = sqlite3_last_insert_rowid (kiosk_connection_get_handle (connection));
  return TRUE;
}

/**
 * kiosk_tap_table_undo:
 * @connection: a connection to a book
 * @seq: a tap
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is void now
 */
gboolean
kiosk_tap_table_undo (KioskConnection *connection,
                      gint64 seq,
                      GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "UPDATE tap SET undone = 1 WHERE seq = ?1", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, seq);
  return kiosk_statement_run (statement, error);
}

/**
 * kiosk_tap_table_load_cells:
 * @connection: a connection to a book
 * @batch: id of an open batch
 * @error: return location for a `GError`
 *
 * Sums the taps that are not void into cells, whose epoch and number are left to the caller. Store thread only. Fails
 * with `KIOSK_STORE_ERROR_CORRUPT` where a row makes no sense, and as a step does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskCell): the cells
 */
GArray *
kiosk_tap_table_load_cells (KioskConnection *connection,
                            gint64 batch,
                            GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT '', 0, shift, source, team, audience, helped, kind, reason, overlap, "
                                     "suppressed, SUM (people) FROM tap "
                                     "WHERE batch = ?1 AND undone = 0 AND NOT " KIOSK_TAP_IS_REPLACED
                         " GROUP BY 3, 4, 5, 6, 7, 8, 9, 10, 11", error);

  if (statement == NULL)
    return NULL;
  kiosk_statement_bind_int (statement, 1, batch);
  return kiosk_cell_table_read (statement, error);
}

static gboolean
add_voided (KioskConnection *connection,
            gint64 batch,
            KioskTally *tally,
            GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT SUM (people) FILTER (WHERE undone = 0), "
                                     "SUM (people) FILTER (WHERE undone = 1) "
                                     "FROM tap WHERE batch = ?1 AND (undone = 1 OR " KIOSK_TAP_IS_REPLACED ")", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, batch);
  if (kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;
  kiosk_tally_add_voided (tally, kiosk_statement_get_int (statement, 0), kiosk_statement_get_int (statement, 1));
  return TRUE;
}

/**
 * kiosk_tap_table_load_tally:
 * @connection: a connection to a book
 * @batch: id of an open batch
 * @out_tally: (out): its figures; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as kiosk_tap_table_load_cells() does.
 *
 * Returns: %TRUE if they could be read
 */
gboolean
kiosk_tap_table_load_tally (KioskConnection *connection,
                            gint64 batch,
                            KioskTally *out_tally,
                            GError **error)
{
  g_autoptr (GArray) cells = kiosk_tap_table_load_cells (connection, batch, error);
  KioskTally tally = { 0 };

  if (cells == NULL || !add_voided (connection, batch, &tally, error))
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    kiosk_tally_add_cell (&tally, &g_array_index (cells, KioskCell, i));
  *out_tally = tally;
  return TRUE;
}

/**
 * kiosk_tap_table_count:
 * @connection: a connection to a book
 * @out_people: (out): how many people the taps of all open batches stand for, void ones included
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_tap_table_count (KioskConnection *connection,
                       gint64 *out_people,
                       GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, "SELECT SUM (people) FROM tap", error);

  if (statement == NULL || kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;
  *out_people = kiosk_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * kiosk_tap_table_has:
 * @connection: a connection to a book
 * @batch: id of an open batch
 * @out_has: (out): whether it has taps, void or not; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_tap_table_has (KioskConnection *connection,
                     gint64 batch,
                     gboolean *out_has,
                     GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT 1 FROM tap WHERE batch = ?1 LIMIT 1", error);
  KioskStep step;

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, batch);
  step = kiosk_statement_step (statement, error);
  if (step == KIOSK_STEP_ERROR)
    return FALSE;
  *out_has = step == KIOSK_STEP_ROW;
  return TRUE;
}

static void
bind_shift (KioskStatement *statement,
            const KioskShiftRecord *record)
{
  kiosk_statement_bind_day (statement, 1, record->day);
  kiosk_statement_bind_text (statement, 2, kiosk_shift_to_nick (record->shift));
  kiosk_statement_bind_text (statement, 3, kiosk_source_to_nick (KIOSK_SOURCE_HELPER));
}

static gboolean
add_people (KioskConnection *connection,
            KioskShiftRecord *record,
            GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT SUM (people) FROM tap WHERE " IS_STANDING_IN_SHIFT, error);

  if (statement == NULL)
    return FALSE;
  bind_shift (statement, record);
  if (kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;
  record->people += kiosk_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
read_tap (KioskStatement *statement,
          KioskTap *tap)
{
  tap->helped = kiosk_statement_get_int (statement, 6) != 0;
  tap->people = (guint) kiosk_statement_get_int (statement, 9);
  tap->overlap = kiosk_statement_get_int (statement, 11) != 0;
  return g_strlcpy (tap->id, kiosk_statement_get_text (statement, 0), sizeof tap->id) < sizeof tap->id
         && kiosk_statement_get_day (statement, 1, &tap->day)
         && kiosk_shift_from_nick (kiosk_statement_get_text (statement, 2), &tap->shift)
         && kiosk_source_from_nick (kiosk_statement_get_text (statement, 3), &tap->source)
         && kiosk_team_from_nick (kiosk_statement_get_text (statement, 4), &tap->team)
         && kiosk_audience_from_nick (kiosk_statement_get_text (statement, 5), &tap->audience)
         && kiosk_kind_from_nick (kiosk_statement_get_text (statement, 7), &tap->kind)
         && kiosk_reason_from_nick (kiosk_statement_get_text (statement, 8), &tap->reason)
         && kiosk_suppression_from_nick (kiosk_statement_get_text (statement, 10), &tap->suppressed)
         && kiosk_tap_is_valid (tap);
}

static gboolean
add_taps (KioskConnection *connection,
          guint max,
          KioskShiftRecord *record,
          GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT id, date, shift, source, team, audience, helped, kind, reason, people, "
                                     "suppressed, overlap FROM tap WHERE " IS_STANDING_IN_SHIFT
                         " ORDER BY seq DESC LIMIT ?4", error);
  KioskStep step;

  if (statement == NULL)
    return FALSE;
  bind_shift (statement, record);
  kiosk_statement_bind_int (statement, 4, max);
  while ((step = kiosk_statement_step (statement, error)) == KIOSK_STEP_ROW)
    {
      g_autoptr (KioskTap) tap = g_new0 (KioskTap, 1);

      if (!read_tap (statement, tap))
        return refuse_row (error);
      g_ptr_array_add (record->taps, g_steal_pointer (&tap));
    }
  return step == KIOSK_STEP_DONE;
}

/**
 * kiosk_tap_table_load_shift:
 * @connection: a connection to a book
 * @max: most taps to give
 * @record: (inout): a record of a day and a shift; gets the people and the newest taps that helpers counted then and
 *   that are not void
 * @error: return location for a `GError`
 *
 * After a failure @record may have some of it. Store thread only. Fails with `KIOSK_STORE_ERROR_CORRUPT` where a row
 * makes no sense, and as a step does.
 *
 * Returns: %TRUE if they could be read
 */
gboolean
kiosk_tap_table_load_shift (KioskConnection *connection,
                            guint max,
                            KioskShiftRecord *record,
                            GError **error)
{
  return add_people (connection, record, error) && add_taps (connection, max, record, error);
}

/**
 * kiosk_tap_table_move:
 * @connection: a connection to a book
 * @from: id of an open batch
 * @to: id of an open batch, which may be the same
 * @day: the date that all taps of @from get
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if @from has no taps any more, or they have their date
 */
gboolean
kiosk_tap_table_move (KioskConnection *connection,
                      gint64 from,
                      gint64 to,
                      KioskDay day,
                      GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "UPDATE tap SET batch = ?2, date = ?3 WHERE batch = ?1", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, from);
  kiosk_statement_bind_int (statement, 2, to);
  kiosk_statement_bind_day (statement, 3, day);
  return kiosk_statement_run (statement, error);
}

/**
 * kiosk_tap_table_delete:
 * @connection: a connection to a book
 * @batch: id of an open batch
 * @error: return location for a `GError`
 *
 * Deletes the taps of @batch; `secure_delete` overwrites them. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if they are gone
 */
gboolean
kiosk_tap_table_delete (KioskConnection *connection,
                        gint64 batch,
                        GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, "DELETE FROM tap WHERE batch = ?1", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, batch);
  return kiosk_statement_run (statement, error);
}
