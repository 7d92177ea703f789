/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `target`. Rows are only ever added; in force is what no later row replaces. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-target-table.h"

#include "kiosk-statement.h"

#define SELECT_TARGET                                                                           \
  "SELECT id, replaces, name, measure, figures, audience, number, base, from_day, until_day, "  \
  "since, ended FROM target "

#define IS_REPLACED "EXISTS (SELECT 1 FROM target AS later WHERE later.replaces = target.id)"

static gboolean
read_target (KioskStatement *statement,
             KioskTarget *target)
{
  g_strlcpy (target->id, kiosk_statement_get_text (statement, 0), sizeof target->id);
  g_strlcpy (target->replaces, kiosk_statement_get_text (statement, 1), sizeof target->replaces);
  target->number = kiosk_statement_get_int (statement, 6);
  target->base = kiosk_statement_get_int (statement, 7);
  target->is_ended = kiosk_statement_get_int (statement, 11) != 0;
  return kiosk_target_name_from_nick (kiosk_statement_get_text (statement, 2), &target->name)
         && kiosk_target_measure_from_nick (kiosk_statement_get_text (statement, 3), &target->measure)
         && kiosk_target_column_from_nick (kiosk_statement_get_text (statement, 4), &target->column)
         && kiosk_audience_from_nick (kiosk_statement_get_text (statement, 5), &target->audience)
         && kiosk_statement_get_day (statement, 8, &target->from)
         && kiosk_statement_get_day (statement, 9, &target->until)
         && kiosk_statement_get_day (statement, 10, &target->since);
}

/**
 * kiosk_target_table_find:
 * @connection: a connection to a book
 * @id: id of a target
 * @out_row: (out): what is known of it; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_target_table_find (KioskConnection *connection,
                         const char *id,
                         KioskTargetRow *out_row,
                         GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT " IS_REPLACED ", ended FROM target WHERE id = ?1", error);
  KioskStep step;

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, id);
  step = kiosk_statement_step (statement, error);
  if (step == KIOSK_STEP_ERROR)
    return FALSE;
  *out_row = (KioskTargetRow) { .is_there = step == KIOSK_STEP_ROW };
  if (step == KIOSK_STEP_ROW)
    {
      out_row->is_replaced = kiosk_statement_get_int (statement, 0) != 0;
      out_row->is_ended = kiosk_statement_get_int (statement, 1) != 0;
    }
  return TRUE;
}

static void
bind_target (KioskStatement *statement,
             const KioskTarget *target)
{
  kiosk_statement_bind_text (statement, 1, target->id);
  kiosk_statement_bind_text (statement, 2, target->replaces);
  kiosk_statement_bind_text (statement, 3, kiosk_target_name_to_nick (target->name));
  kiosk_statement_bind_text (statement, 4, kiosk_target_measure_to_nick (target->measure));
  kiosk_statement_bind_text (statement, 5, kiosk_target_column_to_nick (target->column));
  kiosk_statement_bind_text (statement, 6, kiosk_audience_to_nick (target->audience));
  kiosk_statement_bind_int (statement, 7, target->number);
  kiosk_statement_bind_int (statement, 8, target->base);
  kiosk_statement_bind_day (statement, 9, target->from);
  kiosk_statement_bind_day (statement, 10, target->until);
  kiosk_statement_bind_int (statement, 11, target->is_ended ? 1 : 0);
  kiosk_statement_bind_day (statement, 12, target->since);
}

/**
 * kiosk_target_table_insert:
 * @connection: a connection to a book
 * @target: a target with everything filled in
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_target_table_insert (KioskConnection *connection,
                           const KioskTarget *target,
                           GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "INSERT INTO target (id, replaces, name, measure, figures, audience, number, "
                                     "base, from_day, until_day, ended, since) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)", error);

  if (statement == NULL)
    return FALSE;
  bind_target (statement, target);
  return kiosk_statement_run (statement, error);
}

/* One that ended another has no number of its own to judge. */
static gboolean
is_sound (const KioskTarget *target)
{
  return target->is_ended || kiosk_target_find_problem (target, KIOSK_DAY_UNKNOWN) == KIOSK_TARGET_PROBLEM_NONE;
}

static GArray *
load (KioskConnection *connection,
      const char *sql,
      GError **error)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, TRUE, sizeof (KioskTarget));
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, sql, error);
  KioskStep step = KIOSK_STEP_ERROR;

  while (statement != NULL && (step = kiosk_statement_step (statement, error)) == KIOSK_STEP_ROW)
    {
      KioskTarget target = { 0 };

      if (!read_target (statement, &target) || !is_sound (&target))
        {
          g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "A target says what none can");
          return NULL;
        }
      g_array_append_val (targets, target);
    }
  return step == KIOSK_STEP_DONE ? g_steal_pointer (&targets) : NULL;
}

/**
 * kiosk_target_table_load:
 * @connection: a connection to a book
 * @error: return location for a `GError`
 *
 * Store thread only. Fails with `KIOSK_STORE_ERROR_CORRUPT` where a row makes no sense, and as a step does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskTarget): the targets in force, the newest first
 */
GArray *
kiosk_target_table_load (KioskConnection *connection,
                         GError **error)
{
  return load (connection, SELECT_TARGET "WHERE ended = 0 AND NOT " IS_REPLACED " ORDER BY seq DESC", error);
}

/**
 * kiosk_target_table_load_all:
 * @connection: a connection to a book
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as kiosk_target_table_load() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskTarget): every target there ever was, in the order of entry
 */
GArray *
kiosk_target_table_load_all (KioskConnection *connection,
                             GError **error)
{
  return load (connection, SELECT_TARGET "ORDER BY seq", error);
}
