/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's book as one file: SQLite, held alone, on disk when a commit returns. Its journal goes when the book is
 * closed, so that the file can be copied by anybody. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-engine.h"

#include <errno.h>
#include <sqlite3.h>

/* "CDD1": marks the file as a desk's book. */
#define APPLICATION_ID 1128547377

/* Pages of the book in memory, in KiB. */
#define CACHE_KIB "48000"

typedef struct
{
  KioskDeskEngine  engine;
  sqlite3         *handle;
  GHashTable      *statements;  /* its text → sqlite3_stmt */
} Sqlite;

static KioskDeskError
code_of_refused_open (int system_errno)
{
  if (system_errno == EACCES || system_errno == EPERM || system_errno == EROFS)
    return KIOSK_DESK_ERROR_READ_ONLY;
  if (system_errno == ENOSPC)
    return KIOSK_DESK_ERROR_FULL;
  return system_errno == ENOENT || system_errno == ENOTDIR || system_errno == EISDIR ? KIOSK_DESK_ERROR_MISSING
                                                                                     : KIOSK_DESK_ERROR_IO;
}

static KioskDeskError
code_of_result (int result,
                int system_errno)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return KIOSK_DESK_ERROR_LOCKED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return KIOSK_DESK_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return KIOSK_DESK_ERROR_FULL;
    case SQLITE_CANTOPEN:
      return code_of_refused_open (system_errno);
    case SQLITE_NOTADB:
      return KIOSK_DESK_ERROR_FOREIGN;
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
      return KIOSK_DESK_ERROR_IO;
    default:
      return KIOSK_DESK_ERROR_CORRUPT;
    }
}

static gboolean
fail (Sqlite *self,
      GError **error)
{
  int result = sqlite3_extended_errcode (self->handle);

  return kiosk_desk_set_error (error, code_of_result (result, sqlite3_system_errno (self->handle)),
                               "The book: %s (SQLite %d)", sqlite3_errmsg (self->handle), result);
}

static gboolean
run (KioskDeskEngine *engine,
     const char *script,
     GError **error)
{
  Sqlite *self = (Sqlite *) engine;

  return sqlite3_exec (self->handle, script, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

static gboolean
has_tables (KioskDeskEngine *engine)
{
  gint64 n_tables = 0;

  return kiosk_desk_engine_get (engine, "SELECT count(*) FROM sqlite_schema WHERE name = 'meta'", NULL, 0, &n_tables,
                                NULL)
         && n_tables > 0;
}

static sqlite3_stmt *
prepare (Sqlite *self,
         const char *sql,
         GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    return statement;
  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

static void
bind (sqlite3_stmt *statement,
      const KioskDeskValue *values,
      guint n_values)
{
  for (guint i = 0; i < n_values; i++)
    if (values[i].text != NULL)
      sqlite3_bind_text (statement, (int) i + 1, values[i].text, -1, SQLITE_STATIC);
    else
      sqlite3_bind_int64 (statement, (int) i + 1, values[i].number);
}

static void
hand_over (sqlite3_stmt *statement,
           KioskDeskRowFunc func,
           gpointer user_data)
{
  KioskDeskValue row[KIOSK_DESK_COLUMNS_MAX] = { 0 };
  int n_columns = sqlite3_column_count (statement);

  g_assert (n_columns <= KIOSK_DESK_COLUMNS_MAX);
  for (int i = 0; i < n_columns; i++)
    if (sqlite3_column_type (statement, i) == SQLITE_TEXT)
      row[i].text = (const char *) sqlite3_column_text (statement, i);
    else
      row[i].number = sqlite3_column_int64 (statement, i);
  func (row, user_data);
}

static gboolean
query (KioskDeskEngine *engine,
       const char *sql,
       const KioskDeskValue *values,
       guint n_values,
       KioskDeskRowFunc func,
       gpointer user_data,
       GError **error)
{
  Sqlite *self = (Sqlite *) engine;
  sqlite3_stmt *statement = prepare (self, sql, error);
  int result;

  if (statement == NULL)
    return FALSE;
  bind (statement, values, n_values);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    if (func != NULL)
      hand_over (statement, func, user_data);
  if (result != SQLITE_DONE)
    fail (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

static char *
dup_insert (const KioskDeskTable *table)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (%s) VALUES (", table->name, table->columns);
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append (sql, i == 0 ? "?" : ", ?");
  g_string_append (sql, ") ON CONFLICT DO NOTHING");
  return g_string_free (sql, FALSE);
}

static gboolean
load (KioskDeskEngine *engine,
      const KioskDeskTable *table,
      KioskDeskNextFunc next,
      gpointer user_data,
      GError **error)
{
  Sqlite *self = (Sqlite *) engine;
  g_autofree char *sql = dup_insert (table);
  sqlite3_stmt *statement = prepare (self, sql, error);
  KioskDeskValue row[KIOSK_DESK_COLUMNS_MAX] = { 0 };
  int result = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;
  while (result == SQLITE_DONE && next (row, user_data))
    {
      bind (statement, row, table->n_columns);
      result = sqlite3_step (statement);
      if (result != SQLITE_DONE)
        fail (self, error);
      sqlite3_reset (statement);
    }
  return result == SQLITE_DONE;
}

static gboolean
begin (KioskDeskEngine *engine,
       gint64 kiosk,
       GError **error)
{
  return run (engine, "BEGIN IMMEDIATE", error);
}

static gboolean
look (KioskDeskEngine *engine,
      GError **error)
{
  return run (engine, "BEGIN DEFERRED", error);
}

static gboolean
commit (KioskDeskEngine *engine,
        GError **error)
{
  return run (engine, "COMMIT", error);
}

static void
abort_transaction (KioskDeskEngine *engine)
{
  Sqlite *self = (Sqlite *) engine;

  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

static void
take_fault_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  if (row[0].text != NULL && !g_str_equal (row[0].text, "ok"))
    g_ptr_array_add (user_data, g_strdup_printf ("The file is damaged: %s", row[0].text));
}

static gboolean
check (KioskDeskEngine *engine,
       GPtrArray *faults,
       GError **error)
{
  return query (engine, "PRAGMA integrity_check (20)", NULL, 0, take_fault_cb, faults, error);
}

static void
finalize_cb (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
free_engine (KioskDeskEngine *engine)
{
  Sqlite *self = (Sqlite *) engine;

  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_free (self);
}

static const KioskDeskEngineClass sqlite_class = {
  has_tables, run, query, load, begin, look, commit, abort_transaction, check, free_engine,
  .sorts_groups = TRUE
};

static gboolean
set_switches (Sqlite *self,
              GError **error)
{
  static const struct { int option; int value; } switches[] = {
    { SQLITE_DBCONFIG_DQS_DDL, 0 }, { SQLITE_DBCONFIG_DQS_DML, 0 }, { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (sqlite3_db_config (self->handle, switches[i].option, switches[i].value, NULL) != SQLITE_OK)
      return fail (self, error);
  sqlite3_extended_result_codes (self->handle, 1);
  return TRUE;
}

/* Before anything is written: whose file is it? One without a table is nobody's yet. */
static gboolean
identify (Sqlite *self,
          gboolean is_new_welcome,
          gboolean *out_is_new,
          GError **error)
{
  gint64 application = 0;
  gint64 n_tables = 0;

  if (!kiosk_desk_engine_get (&self->engine, "PRAGMA application_id", NULL, 0, &application, error)
      || !kiosk_desk_engine_get (&self->engine, "SELECT count(*) FROM sqlite_schema", NULL, 0, &n_tables, error))
    return FALSE;
  *out_is_new = application == 0 && n_tables == 0;
  if (*out_is_new && !is_new_welcome)
    return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_MISSING, "The file is empty");
  if (!*out_is_new && application != APPLICATION_ID)
    return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_FOREIGN, "The file is another application's database");
  return TRUE;
}

/* A journal mode that was refused is told by the answer alone. */
static gboolean
set_pragmas (Sqlite *self,
             GError **error)
{
  gint64 synchronous = 0;

  if (!run (&self->engine, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                           "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
                           "PRAGMA cache_size = -" CACHE_KIB, error)
      || !kiosk_desk_engine_get (&self->engine, "PRAGMA synchronous", NULL, 0, &synchronous, error))
    return FALSE;
  return synchronous == 2
         || kiosk_desk_set_error (error, KIOSK_DESK_ERROR_IO, "The book cannot be written so that it lasts");
}

#define STRING(value)      #value
#define STAMP(application) "PRAGMA application_id = " STRING (application)

static gboolean
prepare_file (Sqlite *self,
              gboolean is_new_welcome,
              GError **error)
{
  gboolean is_new = FALSE;

  if (!set_switches (self, error) || !identify (self, is_new_welcome, &is_new, error) || !set_pragmas (self, error))
    return FALSE;
  return !is_new || run (&self->engine, STAMP (APPLICATION_ID), error);
}

/**
 * kiosk_desk_sqlite_open:
 * @path: (type filename): a file
 * @is_new_welcome: whether to make the file where it is not there
 * @error: return location for a `GError`
 *
 * Opens the file for this process alone, on the calling thread. A new one has no table yet.
 *
 * Fails with `KIOSK_DESK_ERROR_MISSING`, `_LOCKED`, `_READ_ONLY`, `_FULL`, `_IO`, `_CORRUPT`, and `_FOREIGN` where the
 * file is another application's or no database.
 *
 * Returns: (transfer full) (nullable): the engine
 */
KioskDeskEngine *
kiosk_desk_sqlite_open (const char *path,
                        gboolean is_new_welcome,
                        GError **error)
{
  Sqlite *self = g_new0 (Sqlite, 1);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (is_new_welcome ? SQLITE_OPEN_CREATE : 0);

  self->engine.class = &sqlite_class;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_cb);
  if (sqlite3_open_v2 (path, &self->handle, flags, NULL) != SQLITE_OK)
    fail (self, error);
  else if (prepare_file (self, is_new_welcome, error))
    return &self->engine;
  free_engine (&self->engine);
  return NULL;
}
