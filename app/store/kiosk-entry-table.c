/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `entry`: the closed batches. Rows are only ever added. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-entry-table.h"

/* In the order in which read_entry() takes them. */
#define SELECT_ENTRY                                                                                       \
  "SELECT format, kiosk, epoch, n, date, not_before, clock, ward, ward_valid_from, restored, taps, counted, "  \
  "changed, undone, suppressed, cells_sha256, sheets_sha256, previous, hash, seq FROM entry "

static gboolean
read_entry (KioskStatement *statement,
            KioskEntry *entry)
{
  entry->format = (int) kiosk_statement_get_int (statement, 0);
  g_strlcpy (entry->kiosk, kiosk_statement_get_text (statement, 1), sizeof entry->kiosk);
  g_strlcpy (entry->epoch, kiosk_statement_get_text (statement, 2), sizeof entry->epoch);
  entry->n = kiosk_statement_get_int (statement, 3);
  g_strlcpy (entry->ward, kiosk_statement_get_text (statement, 7), sizeof entry->ward);
  entry->restored = kiosk_statement_get_int (statement, 9) != 0;
  entry->taps = kiosk_statement_get_int (statement, 10);
  entry->counted = kiosk_statement_get_int (statement, 11);
  entry->changed = kiosk_statement_get_int (statement, 12);
  entry->undone = kiosk_statement_get_int (statement, 13);
  entry->suppressed = kiosk_statement_get_int (statement, 14);
  g_strlcpy (entry->cells_sha256, kiosk_statement_get_text (statement, 15), sizeof entry->cells_sha256);
  g_strlcpy (entry->sheets_sha256, kiosk_statement_get_text (statement, 16), sizeof entry->sheets_sha256);
  g_strlcpy (entry->previous, kiosk_statement_get_text (statement, 17), sizeof entry->previous);
  g_strlcpy (entry->hash, kiosk_statement_get_text (statement, 18), sizeof entry->hash);
  return kiosk_statement_get_day (statement, 4, &entry->day)
         && kiosk_statement_get_day (statement, 5, &entry->not_before)
         && kiosk_trust_from_nick (kiosk_statement_get_text (statement, 6), &entry->trust)
         && kiosk_statement_get_day (statement, 8, &entry->ward_valid_from);
}

/**
 * kiosk_entry_table_find_newest:
 * @connection: a connection to a book
 * @out_seq: (out): the place of the newest entry in the order of closing; 0: there is none; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_entry_table_find_newest (KioskConnection *connection,
                               gint64 *out_seq,
                               GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, "SELECT max (seq) FROM entry", error);

  if (statement == NULL || kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;
  *out_seq = kiosk_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * kiosk_entry_table_walk:
 * @connection: a connection to a book
 * @after: a place in the order of closing, or 0
 * @last: a place in the order of closing
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as preparing a statement does.
 *
 * Returns: (transfer full) (nullable): a statement for kiosk_entry_table_step(): the entries behind @after, up to and
 *   with @last, in the order of closing
 */
KioskStatement *
kiosk_entry_table_walk (KioskConnection *connection,
                        gint64 after,
                        gint64 last,
                        GError **error)
{
  KioskStatement *statement =
    kiosk_statement_new (connection, SELECT_ENTRY "WHERE seq > ?1 AND seq <= ?2 ORDER BY seq", error);

  if (statement == NULL)
    return NULL;
  kiosk_statement_bind_int (statement, 1, after);
  kiosk_statement_bind_int (statement, 2, last);
  return statement;
}

/**
 * kiosk_entry_table_step:
 * @statement: from kiosk_entry_table_walk()
 * @out_seq: (out) (optional): its place in the order of closing; untouched unless there is one
 * @out_entry: (out): the row; untouched unless there is one
 * @error: return location for a `GError`
 *
 * Goes on to the next entry. Store thread only. Fails with `KIOSK_STORE_ERROR_CORRUPT` where a row makes no sense, and
 * as a step does.
 *
 * Returns: what came of it
 */
KioskStep
kiosk_entry_table_step (KioskStatement *statement,
                        gint64 *out_seq,
                        KioskEntry *out_entry,
                        GError **error)
{
  KioskStep step = kiosk_statement_step (statement, error);
  KioskEntry entry = { 0 };

  if (step != KIOSK_STEP_ROW)
    return step;
  if (!read_entry (statement, &entry))
    {
      g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "An entry says what none can");
      return KIOSK_STEP_ERROR;
    }
  *out_entry = entry;
  if (out_seq != NULL)
    *out_seq = kiosk_statement_get_int (statement, 19);
  return step;
}

/**
 * kiosk_entry_table_load:
 * @connection: a connection to a book
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as kiosk_entry_table_step() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskEntry): all entries in the order of their closing
 */
GArray *
kiosk_entry_table_load (KioskConnection *connection,
                        GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (KioskEntry));
  g_autoptr (KioskStatement) statement = kiosk_entry_table_walk (connection, 0, G_MAXINT64, error);
  KioskStep step = KIOSK_STEP_ERROR;
  KioskEntry entry;

  while (statement != NULL && (step = kiosk_entry_table_step (statement, NULL, &entry, error)) == KIOSK_STEP_ROW)
    g_array_append_val (entries, entry);
  return step == KIOSK_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

/**
 * kiosk_entry_table_find_next:
 * @connection: a connection to a book
 * @epoch: an epoch
 * @out_n: (out): the number of its next entry; 0 for the first; untouched on failure
 * @out_previous: (out): the hash of its last entry; %KIOSK_HASH_NONE before the first; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_entry_table_find_next (KioskConnection *connection,
                             const char *epoch,
                             gint64 *out_n,
                             char out_previous[KIOSK_HASH_SIZE],
                             GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT n, hash FROM entry WHERE epoch = ?1 ORDER BY n DESC LIMIT 1", error);
  KioskStep step;

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, epoch);
  step = kiosk_statement_step (statement, error);
  if (step == KIOSK_STEP_ERROR)
    return FALSE;

  *out_n = step == KIOSK_STEP_ROW ? kiosk_statement_get_int (statement, 0) + 1 : 0;
  g_strlcpy (out_previous, step == KIOSK_STEP_ROW ? kiosk_statement_get_text (statement, 1) : KIOSK_HASH_NONE,
             KIOSK_HASH_SIZE);
  return TRUE;
}

/**
 * kiosk_entry_table_has_day:
 * @connection: a connection to a book
 * @epoch: an epoch
 * @day: a known day
 * @out_has: (out): whether a batch of @epoch and @day was closed; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_entry_table_has_day (KioskConnection *connection,
                           const char *epoch,
                           KioskDay day,
                           gboolean *out_has,
                           GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT 1 FROM entry WHERE date = ?1 AND epoch = ?2 LIMIT 1", error);
  KioskStep step;

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_day (statement, 1, day);
  kiosk_statement_bind_text (statement, 2, epoch);
  step = kiosk_statement_step (statement, error);
  if (step == KIOSK_STEP_ERROR)
    return FALSE;
  *out_has = step == KIOSK_STEP_ROW;
  return TRUE;
}

static void
bind_entry (KioskStatement *statement,
            const KioskEntry *entry)
{
  kiosk_statement_bind_int (statement, 1, entry->format);
  kiosk_statement_bind_text (statement, 2, entry->kiosk);
  kiosk_statement_bind_text (statement, 3, entry->epoch);
  kiosk_statement_bind_int (statement, 4, entry->n);
  kiosk_statement_bind_day (statement, 5, entry->day);
  kiosk_statement_bind_day (statement, 6, entry->not_before);
  kiosk_statement_bind_text (statement, 7, kiosk_trust_to_nick (entry->trust));
  kiosk_statement_bind_text (statement, 8, entry->ward);
  kiosk_statement_bind_day (statement, 9, entry->ward_valid_from);
  kiosk_statement_bind_int (statement, 10, entry->restored ? 1 : 0);
  kiosk_statement_bind_int (statement, 11, entry->taps);
  kiosk_statement_bind_int (statement, 12, entry->counted);
  kiosk_statement_bind_int (statement, 13, entry->changed);
  kiosk_statement_bind_int (statement, 14, entry->undone);
  kiosk_statement_bind_int (statement, 15, entry->suppressed);
  kiosk_statement_bind_text (statement, 16, entry->cells_sha256);
  kiosk_statement_bind_text (statement, 17, entry->sheets_sha256);
  kiosk_statement_bind_text (statement, 18, entry->previous);
  kiosk_statement_bind_text (statement, 19, entry->hash);
}

/**
 * kiosk_entry_table_insert:
 * @connection: a connection to a book, in a transaction
 * @entry: a sealed entry
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_entry_table_insert (KioskConnection *connection,
                          const KioskEntry *entry,
                          GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "INSERT INTO entry (format, kiosk, epoch, n, date, not_before, clock, ward, "
                                     "ward_valid_from, restored, taps, counted, changed, undone, suppressed, "
                                     "cells_sha256, sheets_sha256, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
                                     "?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)", error);

  if (statement == NULL)
    return FALSE;
  bind_entry (statement, entry);
  return kiosk_statement_run (statement, error);
}
