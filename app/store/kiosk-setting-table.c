/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `setting`: key → text. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-setting-table.h"

#include "kiosk-statement.h"

/**
 * kiosk_setting_table_load:
 * @connection: a connection to a book
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): every setting as it is written
 */
GHashTable *
kiosk_setting_table_load (KioskConnection *connection,
                          GError **error)
{
  g_autoptr (GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, "SELECT key, value FROM setting", error);
  KioskStep step = KIOSK_STEP_ERROR;

  while (statement != NULL && (step = kiosk_statement_step (statement, error)) == KIOSK_STEP_ROW)
    g_hash_table_insert (settings, g_strdup (kiosk_statement_get_text (statement, 0)),
                         g_strdup (kiosk_statement_get_text (statement, 1)));
  return step == KIOSK_STEP_DONE ? g_steal_pointer (&settings) : NULL;
}

/**
 * kiosk_setting_table_save:
 * @connection: a connection to a book, in a transaction
 * @settings: (element-type utf8 utf8): every setting
 * @error: return location for a `GError`
 *
 * Puts @settings in the place of all that there was. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if they are written
 */
gboolean
kiosk_setting_table_save (KioskConnection *connection,
                          GHashTable *settings,
                          GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  if (!kiosk_connection_run (connection, "DELETE FROM setting", error))
    return FALSE;

  g_hash_table_iter_init (&iter, settings);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autoptr (KioskStatement) statement =
        kiosk_statement_new (connection, "INSERT INTO setting (key, value) VALUES (?1, ?2)", error);

      if (statement == NULL)
        return FALSE;
      kiosk_statement_bind_text (statement, 1, key);
      kiosk_statement_bind_text (statement, 2, value);
      if (!kiosk_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}
