/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables `sheet` and `sheet_line`. Rows are only ever added; closing says which batch they were in. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-sheet-table.h"

#include "kiosk-statement.h"

/* The last day that has ten letters, which is what dates are compared by. */
#define LATEST "9999-12-31"

/* One row a line, those of a sheet together. */
#define SELECT_LINES                                                                                      \
  "SELECT number, id, replaces, ifnull (epoch, ''), ifnull (n, 0), form, date, place, team, unit, "       \
  "EXISTS (SELECT 1 FROM sheet AS later WHERE later.replaces = sheet.id), audience, figure, count "       \
  "FROM sheet JOIN sheet_line ON sheet_line.sheet = sheet.number "

static gboolean
refuse_row (GError **error)
{
  g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "A sheet says what no sheet can");
  return FALSE;
}

static gboolean
read_head (KioskStatement *statement,
           KioskSheet *sheet)
{
  sheet->number = kiosk_statement_get_int (statement, 0);
  sheet->n = kiosk_statement_get_int (statement, 4);
  sheet->is_replaced = kiosk_statement_get_int (statement, 10) != 0;
  sheet->audience = KIOSK_AUDIENCE_UNSPECIFIED;
  g_strlcpy (sheet->id, kiosk_statement_get_text (statement, 1), sizeof sheet->id);
  g_strlcpy (sheet->replaces, kiosk_statement_get_text (statement, 2), sizeof sheet->replaces);
  g_strlcpy (sheet->epoch, kiosk_statement_get_text (statement, 3), sizeof sheet->epoch);
  return g_strlcpy (sheet->unit, kiosk_statement_get_text (statement, 9), sizeof sheet->unit) < sizeof sheet->unit
         && kiosk_sheet_form_from_nick (kiosk_statement_get_text (statement, 5), &sheet->form)
         && kiosk_statement_get_day (statement, 6, &sheet->day)
         && kiosk_place_from_nick (kiosk_statement_get_text (statement, 7), &sheet->place)
         && kiosk_team_from_nick (kiosk_statement_get_text (statement, 8), &sheet->team);
}

static gboolean
read_line (KioskStatement *statement,
           KioskSheet *sheet)
{
  KioskAudience audience;
  KioskSheetFigure figure;

  if (!kiosk_audience_from_nick (kiosk_statement_get_text (statement, 11), &audience)
      || !kiosk_sheet_figure_from_nick (kiosk_statement_get_text (statement, 12), &figure))
    return FALSE;
  if (sheet->form == KIOSK_SHEET_FORM_UNIT)
    sheet->audience = audience;
  sheet->counts[audience][figure] = kiosk_statement_get_int (statement, 13);
  return TRUE;
}

static KioskSheet *
get_sheet (KioskStatement *statement,
           GArray *sheets)
{
  KioskSheet sheet = { 0 };

  if (sheets->len > 0
      && g_array_index (sheets, KioskSheet, sheets->len - 1).number == kiosk_statement_get_int (statement, 0))
    return &g_array_index (sheets, KioskSheet, sheets->len - 1);
  if (!read_head (statement, &sheet))
    return NULL;
  g_array_append_val (sheets, sheet);
  return &g_array_index (sheets, KioskSheet, sheets->len - 1);
}

static gboolean
add_sheets (KioskStatement *statement,
            GArray *sheets,
            GError **error)
{
  KioskStep step;

  while ((step = kiosk_statement_step (statement, error)) == KIOSK_STEP_ROW)
    {
      KioskSheet *sheet = get_sheet (statement, sheets);

      if (sheet == NULL || !read_line (statement, sheet))
        return refuse_row (error);
    }
  return step == KIOSK_STEP_DONE;
}

static GArray *
read_sheets (KioskStatement *statement,
             GError **error)
{
  g_autoptr (GArray) sheets = g_array_new (FALSE, TRUE, sizeof (KioskSheet));

  return add_sheets (statement, sheets, error) ? g_steal_pointer (&sheets) : NULL;
}

/**
 * kiosk_sheet_table_find:
 * @connection: a connection to a book
 * @id: id of a sheet
 * @out_sheet: (out): the sheet; its number is 0 where there is none; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails with `KIOSK_STORE_ERROR_CORRUPT` where the rows make no sense, and as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_sheet_table_find (KioskConnection *connection,
                        const char *id,
                        KioskSheet *out_sheet,
                        GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, SELECT_LINES "WHERE id = ?1", error);
  g_autoptr (GArray) sheets = NULL;

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, id);
  sheets = read_sheets (statement, error);
  if (sheets == NULL)
    return FALSE;
  *out_sheet = sheets->len > 0 ? g_array_index (sheets, KioskSheet, 0) : (KioskSheet) { 0 };
  return TRUE;
}

static gboolean
insert_head (KioskConnection *connection,
             const KioskSheet *sheet,
             gint64 batch,
             GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "INSERT INTO sheet (id, replaces, batch, form, date, place, team, unit) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, sheet->id);
  kiosk_statement_bind_text (statement, 2, sheet->replaces);
  kiosk_statement_bind_int (statement, 3, batch);
  kiosk_statement_bind_text (statement, 4, kiosk_sheet_form_to_nick (sheet->form));
  kiosk_statement_bind_day (statement, 5, sheet->day);
  kiosk_statement_bind_text (statement, 6, kiosk_place_to_nick (sheet->place));
  kiosk_statement_bind_text (statement, 7, kiosk_team_to_nick (sheet->team));
  kiosk_statement_bind_text (statement, 8, sheet->unit);
  return kiosk_statement_run (statement, error);
}

typedef struct
{
  KioskConnection  *connection;
  gint64            number;
  GError          **error;
} LineInsertion;

static gboolean
insert_line_cb (const KioskSheet *sheet,
                KioskAudience audience,
                KioskSheetFigure figure,
                gint64 count,
                gpointer user_data)
{
  LineInsertion *self = user_data;
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (self->connection, "INSERT INTO sheet_line (sheet, audience, figure, count) "
                                           "VALUES (?1, ?2, ?3, ?4)", self->error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, self->number);
  kiosk_statement_bind_text (statement, 2, kiosk_audience_to_nick (audience));
  kiosk_statement_bind_text (statement, 3, kiosk_sheet_figure_to_nick (figure));
  kiosk_statement_bind_int (statement, 4, count);
  return kiosk_statement_run (statement, self->error);
}

/**
 * kiosk_sheet_table_insert:
 * @connection: a connection to a book, in a transaction
 * @sheet: a sheet that kiosk_sheet_find_problem() found nothing wrong with
 * @batch: id of the open batch that it goes to
 * @out_number: (out): its number; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_sheet_table_insert (KioskConnection *connection,
                          const KioskSheet *sheet,
                          gint64 batch,
                          gint64 *out_number,
                          GError **error)
{
  LineInsertion insertion = { .connection = connection, .error = error };

  if (!insert_head (connection, sheet, batch, error))
    return FALSE;
  insertion.number = sqlite3_last_insert_rowid (kiosk_connection_get_handle (connection));
  if (!kiosk_sheet_foreach_line (sheet, insert_line_cb, &insertion))
    return FALSE;
  *out_number = insertion.number;
  return TRUE;
}

/**
 * kiosk_sheet_table_load_batch:
 * @connection: a connection to a book
 * @batch: id of an open batch
 * @error: return location for a `GError`
 *
 * Store thread only. Fails with `KIOSK_STORE_ERROR_CORRUPT` where a row makes no sense, and as a step does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskSheet): its sheets, by number
 */
GArray *
kiosk_sheet_table_load_batch (KioskConnection *connection,
                              gint64 batch,
                              GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, SELECT_LINES "WHERE batch = ?1 ORDER BY number", error);

  if (statement == NULL)
    return NULL;
  kiosk_statement_bind_int (statement, 1, batch);
  return read_sheets (statement, error);
}

/**
 * kiosk_sheet_table_load_closed:
 * @connection: a connection to a book
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as kiosk_sheet_table_load_batch() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskSheet): the sheets of all closed batches, by number
 */
GArray *
kiosk_sheet_table_load_closed (KioskConnection *connection,
                               GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, SELECT_LINES "WHERE epoch IS NOT NULL ORDER BY number", error);

  return statement != NULL ? read_sheets (statement, error) : NULL;
}

/**
 * kiosk_sheet_table_find_newest:
 * @connection: a connection to a book
 * @out_number: (out): the number of the newest sheet, closed or not; 0: there is none; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_sheet_table_find_newest (KioskConnection *connection,
                               gint64 *out_number,
                               GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, "SELECT max (number) FROM sheet", error);

  if (statement == NULL || kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;
  *out_number = kiosk_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * kiosk_sheet_table_add_closed:
 * @connection: a connection to a book
 * @from: number of the first sheet
 * @to: number of the last
 * @last_seq: the place of a batch in the order of closing
 * @sheets: (element-type KioskSheet): where to add those of batches up to that one, by number; the last in it has a
 *   lower number than @from
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as kiosk_sheet_table_load_batch() does, when some sheets may have been added.
 *
 * Returns: %TRUE if all are
 */
gboolean
kiosk_sheet_table_add_closed (KioskConnection *connection,
                              gint64 from,
                              gint64 to,
                              gint64 last_seq,
                              GArray *sheets,
                              GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, SELECT_LINES "WHERE number BETWEEN ?1 AND ?2 AND EXISTS (SELECT 1 FROM entry "
                                                  "WHERE entry.epoch = sheet.epoch AND entry.n = sheet.n "
                                                  "AND entry.seq <= ?3) ORDER BY number", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, from);
  kiosk_statement_bind_int (statement, 2, to);
  kiosk_statement_bind_int (statement, 3, last_seq);
  return add_sheets (statement, sheets, error);
}

/**
 * kiosk_sheet_table_load_range:
 * @connection: a connection to a book
 * @from: the first day
 * @to: the last day
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as kiosk_sheet_table_load_batch() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskSheet): the sheets whose own date is in the range, closed or
 *   not, replaced or not, by date and number
 */
GArray *
kiosk_sheet_table_load_range (KioskConnection *connection,
                              KioskDay from,
                              KioskDay to,
                              GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, SELECT_LINES "WHERE date BETWEEN ?1 AND ?2 ORDER BY date, number", error);

  if (statement == NULL)
    return NULL;
  kiosk_statement_bind_day (statement, 1, from);
  kiosk_statement_bind_day (statement, 2, MIN (to, kiosk_day_from_iso (LATEST)));
  return read_sheets (statement, error);
}

/**
 * kiosk_sheet_table_move:
 * @connection: a connection to a book, in a transaction
 * @from: id of an open batch
 * @to: id of an open batch
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if @from has no sheets any more
 */
gboolean
kiosk_sheet_table_move (KioskConnection *connection,
                        gint64 from,
                        gint64 to,
                        GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "UPDATE sheet SET batch = ?2 WHERE batch = ?1", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, from);
  kiosk_statement_bind_int (statement, 2, to);
  return kiosk_statement_run (statement, error);
}

/**
 * kiosk_sheet_table_adopt:
 * @connection: a connection to a book, in a transaction
 * @batch: id of an open batch
 * @error: return location for a `GError`
 *
 * Puts into @batch the sheets whose batch a program of an earlier minor version closed: it knew of no sheets, and so
 * its entry says that there are none. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if every sheet is in a batch or an entry
 */
gboolean
kiosk_sheet_table_adopt (KioskConnection *connection,
                         gint64 batch,
                         GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "UPDATE sheet SET batch = ?1 WHERE batch IS NULL AND epoch IS NULL", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, batch);
  return kiosk_statement_run (statement, error);
}

/**
 * kiosk_sheet_table_close:
 * @connection: a connection to a book, in a transaction
 * @batch: id of an open batch
 * @epoch: epoch of its entry, which is written
 * @n: number of its entry
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if the sheets of @batch are those of the entry now
 */
gboolean
kiosk_sheet_table_close (KioskConnection *connection,
                         gint64 batch,
                         const char *epoch,
                         gint64 n,
                         GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "UPDATE sheet SET batch = NULL, epoch = ?2, n = ?3 WHERE batch = ?1", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, batch);
  kiosk_statement_bind_text (statement, 2, epoch);
  kiosk_statement_bind_int (statement, 3, n);
  return kiosk_statement_run (statement, error);
}
