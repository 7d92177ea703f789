/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums by a number. SQLite sorts all rows with all their columns before it adds up, which takes longer than everything
 * else; here they are added up as they come. A server does it by itself, and sends sums instead of rows. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-engine.h"

typedef struct
{
  GHashTable *sums;       /* (element-type gint64 KioskDeskValue): the rows of the answer, by their first number */
  guint       n_columns;
} Adder;

static KioskDeskValue *
find_sums (Adder *self,
           gint64 key)
{
  KioskDeskValue *sums = g_hash_table_lookup (self->sums, &key);

  if (sums != NULL)
    return sums;
  sums = g_new0 (KioskDeskValue, self->n_columns + 2);
  sums[0].number = key;
  g_hash_table_insert (self->sums, &sums[0].number, sums);
  return sums;
}

static void
add_row_cb (const KioskDeskValue *row,
            gpointer user_data)
{
  Adder *self = user_data;
  KioskDeskValue *sums = find_sums (self, row[0].number);

  sums[1].number++;
  for (guint i = 0; i < self->n_columns; i++)
    sums[2 + i].number += row[1 + i].number;
}

static gboolean
add_up (KioskDeskEngine *self,
        const char *key,
        const char *const *columns,
        const char *from,
        KioskDeskRowFunc func,
        gpointer user_data,
        GError **error)
{
  g_autofree char *list = g_strjoinv (", ", (char **) columns);
  g_autofree char *sql = g_strdup_printf ("SELECT %s, %s FROM %s", key, list, from);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  Adder adder = { sums, g_strv_length ((char **) columns) };
  GHashTableIter iter;
  gpointer row;

  if (!self->class->query (self, sql, NULL, 0, add_row_cb, &adder, error))
    return FALSE;
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    func (row, user_data);
  return TRUE;
}

static gboolean
ask_for_sums (KioskDeskEngine *self,
              const char *key,
              const char *const *columns,
              const char *from,
              KioskDeskRowFunc func,
              gpointer user_data,
              GError **error)
{
  g_autofree char *list = g_strjoinv ("), sum(", (char **) columns);
  g_autofree char *sql = g_strdup_printf ("SELECT %s, count(*), sum(%s) FROM %s GROUP BY %s", key, list, from, key);

  return self->class->query (self, sql, NULL, 0, func, user_data, error);
}

/**
 * kiosk_desk_engine_sum:
 * @self: an engine
 * @key: a column of whole numbers that is never null
 * @columns: (array zero-terminated=1): what is summed, as SQL; one at least, none ever null
 * @from: table and condition
 * @func: (scope call): is given for each value of @key, in any order: that, how many rows have it, and their sums
 * @user_data: for @func
 * @error: return location for a `GError`
 *
 * The engine's thread; @func may not use the engine. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if all sums were there
 */
gboolean
kiosk_desk_engine_sum (KioskDeskEngine *self,
                       const char *key,
                       const char *const *columns,
                       const char *from,
                       KioskDeskRowFunc func,
                       gpointer user_data,
                       GError **error)
{
  g_return_val_if_fail (g_strv_length ((char **) columns) <= KIOSK_DESK_COLUMNS_MAX - 2, FALSE);

  if (self->class->sorts_groups)
    return add_up (self, key, columns, from, func, user_data, error);
  return ask_for_sums (self, key, columns, from, func, user_data, error);
}
