/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands each call to the engine at hand. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-engine.h"

/**
 * kiosk_desk_engine_run:
 * @self: an engine
 * @script: statements without values
 * @error: return location for a `GError`
 *
 * The engine's thread. Fails with `KIOSK_DESK_ERROR_LOCKED`, `_READ_ONLY`, `_FULL`, `_IO` or `_CORRUPT`.
 *
 * Returns: %TRUE if all of them ran
 */
gboolean
kiosk_desk_engine_run (KioskDeskEngine *self,
                       const char *script,
                       GError **error)
{
  return self->class->run (self, script, error);
}

/**
 * kiosk_desk_engine_query:
 * @self: an engine
 * @sql: one statement, with $1 to $n for @values in the order in which they first stand in it
 * @values: (nullable) (array length=n_values): its values
 * @n_values: how many there are
 * @func: (nullable) (scope call): is given each row of the answer
 * @user_data: for @func
 * @error: return location for a `GError`
 *
 * The engine's thread; @func may not use the engine. Fails as kiosk_desk_engine_run() does, when @func may have been
 * given some rows.
 *
 * Returns: %TRUE if all rows were there
 */
gboolean
kiosk_desk_engine_query (KioskDeskEngine *self,
                         const char *sql,
                         const KioskDeskValue *values,
                         guint n_values,
                         KioskDeskRowFunc func,
                         gpointer user_data,
                         GError **error)
{
  return self->class->query (self, sql, values, n_values, func, user_data, error);
}

static void
keep_number_cb (const KioskDeskValue *row,
                gpointer user_data)
{
  *(gint64 *) user_data = row[0].number;
}

/**
 * kiosk_desk_engine_get:
 * @self: an engine
 * @sql: one statement whose first column is a number
 * @values: (nullable) (array length=n_values): its values
 * @n_values: how many there are
 * @out_number: (out): the number of its last row; untouched where there is none
 * @error: return location for a `GError`
 *
 * The engine's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE unless it failed
 */
gboolean
kiosk_desk_engine_get (KioskDeskEngine *self,
                       const char *sql,
                       const KioskDeskValue *values,
                       guint n_values,
                       gint64 *out_number,
                       GError **error)
{
  return self->class->query (self, sql, values, n_values, keep_number_cb, out_number, error);
}

/**
 * kiosk_desk_engine_list:
 * @self: an engine
 * @sql: one statement, as for kiosk_desk_engine_query()
 * @values: (nullable) (array length=n_values): its values
 * @n_values: how many there are
 * @append: (scope call): is given each row of the answer and the `GArray`, and appends to it what it makes of the row
 * @size_bytes: of an element of the `GArray`
 * @error: return location for a `GError`
 *
 * The engine's thread; @append may not use the engine. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: (transfer full) (nullable): what all rows made
 */
GArray *
kiosk_desk_engine_list (KioskDeskEngine *self,
                        const char *sql,
                        const KioskDeskValue *values,
                        guint n_values,
                        KioskDeskRowFunc append,
                        gsize size_bytes,
                        GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, TRUE, (guint) size_bytes);

  if (!self->class->query (self, sql, values, n_values, append, list, error))
    return NULL;
  return g_steal_pointer (&list);
}

/**
 * kiosk_desk_engine_load:
 * @self: an engine, in a transaction
 * @table: where to
 * @next: (scope call): gives the rows; may not use the engine
 * @user_data: for @next
 * @error: return location for a `GError`
 *
 * Adds the rows whose key is not in the table, and leaves those alone that are. The engine's thread. Fails as
 * kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if every row is in the table
 */
gboolean
kiosk_desk_engine_load (KioskDeskEngine *self,
                        const KioskDeskTable *table,
                        KioskDeskNextFunc next,
                        gpointer user_data,
                        GError **error)
{
  g_return_val_if_fail (table->n_columns <= KIOSK_DESK_COLUMNS_MAX, FALSE);

  return self->class->load (self, table, next, user_data, error);
}

/**
 * kiosk_desk_engine_begin:
 * @self: an engine, in no transaction
 * @kiosk: whose rows are to be written; 0: anybody's
 * @error: return location for a `GError`
 *
 * Begins a transaction beside which nobody else writes rows of @kiosk. The engine's thread. Fails as
 * kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if it began
 */
gboolean
kiosk_desk_engine_begin (KioskDeskEngine *self,
                         gint64 kiosk,
                         GError **error)
{
  return self->class->begin (self, kiosk, error);
}

/**
 * kiosk_desk_engine_look:
 * @self: an engine, in no transaction
 * @error: return location for a `GError`
 *
 * Begins a transaction that only reads: what others write until its end is not seen in it, so that what several
 * statements say of the book fits together. Nobody waits for it. The engine's thread. Fails as kiosk_desk_engine_run()
 * does.
 *
 * Returns: %TRUE if it began
 */
gboolean
kiosk_desk_engine_look (KioskDeskEngine *self,
                        GError **error)
{
  return self->class->look (self, error);
}

/**
 * kiosk_desk_engine_end:
 * @self: an engine, in a transaction
 * @is_done: whether what was done since it began is to stay
 * @error: return location for a `GError`, set already where not @is_done
 *
 * Returns only when what stays is on disk. The engine's thread. Fails as kiosk_desk_engine_run() does, when nothing of
 * the transaction stays.
 *
 * Returns: @is_done, or %FALSE where it failed
 */
gboolean
kiosk_desk_engine_end (KioskDeskEngine *self,
                       gboolean is_done,
                       GError **error)
{
  if (is_done && self->class->commit (self, error))
    return TRUE;
  self->class->abort (self);
  return FALSE;
}

/**
 * kiosk_desk_engine_free:
 * @self: (transfer full): an engine
 *
 * Closes it; a transaction that has not ended is taken back.
 */
void
kiosk_desk_engine_free (KioskDeskEngine *self)
{
  self->class->free (self);
}
