/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A prepared statement of a connection, stepped to one of three ends. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-statement.h"

struct _KioskStatement
{
  KioskConnection *connection;
  sqlite3_stmt    *handle;
};

/**
 * kiosk_statement_new:
 * @connection: an open connection
 * @sql: one statement: it is prepared once a connection
 * @error: return location for a `GError`
 *
 * Makes @sql ready for its values. A statement of the same text must not be in use. The connection's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_CORRUPT` where @sql does not fit the tables, `_IO`, `_LOCKED`.
 *
 * Returns: (transfer full) (nullable): the statement
 */
KioskStatement *
kiosk_statement_new (KioskConnection *connection,
                     const char *sql,
                     GError **error)
{
  sqlite3_stmt *handle;
  KioskStatement *self;

  kiosk_connection_assert_thread (connection);
  handle = kiosk_connection_lookup_cached (connection, sql);
  if (handle == NULL)
    {
      if (sqlite3_prepare_v3 (kiosk_connection_get_handle (connection), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle,
                              NULL) != SQLITE_OK)
        {
          kiosk_connection_fail (connection, "prepare", error);
          return NULL;
        }
      kiosk_connection_cache (connection, handle);
    }

  g_assert (!sqlite3_stmt_busy (handle));
  self = g_new0 (KioskStatement, 1);
  self->connection = connection;
  self->handle = handle;
  return self;
}

/**
 * kiosk_statement_free:
 * @self: (transfer full): a statement
 *
 * Lets go of what @self read. Its prepared form stays with the connection, which finalises it at the end.
 */
void
kiosk_statement_free (KioskStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  g_free (self);
}

/* A value can only be refused for a place that the statement does not have, or for want of memory. */
static void
assert_bound (int result)
{
  g_assert (result == SQLITE_OK);
}

/**
 * kiosk_statement_bind_text:
 * @self: a statement not yet stepped
 * @place: number of the parameter, from 1
 * @text: UTF-8; copied
 */
void
kiosk_statement_bind_text (KioskStatement *self,
                           int place,
                           const char *text)
{
  assert_bound (sqlite3_bind_text (self->handle, place, text, -1, SQLITE_TRANSIENT));
}

/**
 * kiosk_statement_bind_int:
 * @self: a statement not yet stepped
 * @place: number of the parameter, from 1
 * @number: the value
 */
void
kiosk_statement_bind_int (KioskStatement *self,
                          int place,
                          gint64 number)
{
  assert_bound (sqlite3_bind_int64 (self->handle, place, number));
}

/**
 * kiosk_statement_bind_null:
 * @self: a statement not yet stepped
 * @place: number of the parameter, from 1
 */
void
kiosk_statement_bind_null (KioskStatement *self,
                           int place)
{
  assert_bound (sqlite3_bind_null (self->handle, place));
}

/**
 * kiosk_statement_bind_day:
 * @self: a statement not yet stepped
 * @place: number of the parameter, from 1
 * @day: a day; %KIOSK_DAY_UNKNOWN is an empty text
 */
void
kiosk_statement_bind_day (KioskStatement *self,
                          int place,
                          KioskDay day)
{
  g_autofree char *iso = kiosk_day_dup_iso (day);

  kiosk_statement_bind_text (self, place, iso);
}

/**
 * kiosk_statement_step:
 * @self: a statement
 * @error: return location for a `GError`
 *
 * Goes to the next row. The connection's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_FULL`, `_IO`, `_CORRUPT`, `_READ_ONLY`, `_LOCKED`, or `_INVALID` for a value that
 * the tables do not take.
 *
 * Returns: what it came to; @error is set where that is %KIOSK_STEP_ERROR, and only there
 */
KioskStep
kiosk_statement_step (KioskStatement *self,
                      GError **error)
{
  int result;

  kiosk_connection_assert_thread (self->connection);
  result = sqlite3_step (self->handle);
  if (result == SQLITE_ROW)
    return KIOSK_STEP_ROW;
  if (result == SQLITE_DONE)
    return KIOSK_STEP_DONE;

  kiosk_connection_fail (self->connection, "step", error);
  return KIOSK_STEP_ERROR;
}

/**
 * kiosk_statement_run:
 * @self: a statement that returns no row, or whose rows do not matter
 * @error: return location for a `GError`
 *
 * Steps to the end. Fails as kiosk_statement_step() does.
 *
 * Returns: %TRUE if it came to its end
 */
gboolean
kiosk_statement_run (KioskStatement *self,
                     GError **error)
{
  KioskStep step;

  do
    step = kiosk_statement_step (self, error);
  while (step == KIOSK_STEP_ROW);
  return step == KIOSK_STEP_DONE;
}

/**
 * kiosk_statement_get_n_columns:
 * @self: a statement
 *
 * Returns: how many columns its rows have
 */
int
kiosk_statement_get_n_columns (KioskStatement *self)
{
  return sqlite3_column_count (self->handle);
}

/**
 * kiosk_statement_get_text:
 * @self: a statement at a row
 * @column: number of the column, from 0
 *
 * Returns: (transfer none): the text until the next step; empty for NULL
 */
const char *
kiosk_statement_get_text (KioskStatement *self,
                          int column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  return text != NULL ? text : "";
}

/**
 * kiosk_statement_get_int:
 * @self: a statement at a row
 * @column: number of the column, from 0
 *
 * Returns: the number; 0 for NULL
 */
gint64
kiosk_statement_get_int (KioskStatement *self,
                         int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * kiosk_statement_get_day:
 * @self: a statement at a row
 * @column: number of the column, from 0
 * @out_day: (out): the day; %KIOSK_DAY_UNKNOWN for an empty text; untouched on failure
 *
 * Returns: %FALSE when the column holds something that is no date
 */
gboolean
kiosk_statement_get_day (KioskStatement *self,
                         int column,
                         KioskDay *out_day)
{
  const char *iso = kiosk_statement_get_text (self, column);
  KioskDay day = kiosk_day_from_iso (iso);

  if (day == KIOSK_DAY_UNKNOWN && *iso != '\0')
    return FALSE;
  *out_day = day;
  return TRUE;
}
