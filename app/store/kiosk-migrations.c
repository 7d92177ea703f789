/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a book's tables to the version of this program, one transaction a version. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-migrations.h"

#include "kiosk-sql-resources.h"
#include "kiosk-statement.h"

typedef struct
{
  int         version;
  const char *resource;
  const char *stamp;     /* the same transaction says so in the file's header */
} Migration;

static const Migration migrations[] = {
  { 100, "/vn/congdanso/kiosk/sql/1.00-book.sql", "PRAGMA user_version = 100" },
  { 101, "/vn/congdanso/kiosk/sql/1.01-secrets.sql", "PRAGMA user_version = 101" },
  { 102, "/vn/congdanso/kiosk/sql/1.02-events.sql", "PRAGMA user_version = 102" },
  { 103, "/vn/congdanso/kiosk/sql/1.03-sheets.sql", "PRAGMA user_version = 103" },
  { 104, "/vn/congdanso/kiosk/sql/1.04-exports.sql", "PRAGMA user_version = 104" },
};

G_STATIC_ASSERT (KIOSK_APPLICATION_ID == 1128551217);
#define STAMP_APPLICATION "PRAGMA application_id = 1128551217"

static gboolean
load_number (KioskConnection *connection,
             const char *sql,
             gint64 *out_number,
             GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, sql, error);

  if (statement == NULL || kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;
  *out_number = kiosk_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
load_version (KioskConnection *connection,
              gint64 *out_version,
              GError **error)
{
  return load_number (connection, "PRAGMA user_version", out_version, error);
}

static gboolean
fail (GError **error,
      KioskStoreError code,
      const char *message)
{
  g_set_error_literal (error, KIOSK_STORE_ERROR, code, message);
  return FALSE;
}

/* Whose file it is stands in the header, where one flipped bit would make a stranger of the book. */
static gboolean
refuse_stranger (KioskConnection *connection,
                 GError **error)
{
  gint64 n_tables = 0;

  if (!load_number (connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' "
                                "AND name IN ('meta', 'setting', 'batch', 'tap', 'entry', 'cell')", &n_tables, error))
    return FALSE;
  if (n_tables >= 6)
    return fail (error, KIOSK_STORE_ERROR_CORRUPT, "The header of the book says that it is no book");
  return fail (error, KIOSK_STORE_ERROR_FOREIGN, "The file is another application's database");
}

static gboolean
refuse_version (KioskConnection *connection,
                gint64 version,
                GError **error)
{
  gint64 written = 0;

  if (!load_number (connection, "SELECT version FROM meta", &written, error))
    return FALSE;
  if (written != version)
    return fail (error, KIOSK_STORE_ERROR_CORRUPT, "The header of the book names another version than the book");

  g_set_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_NEWER, "The book is of version %" G_GINT64_FORMAT
               ", this program of %d", version, KIOSK_BOOK_VERSION);
  return FALSE;
}

/**
 * kiosk_migrations_identify:
 * @connection: an open connection
 * @error: return location for a `GError`
 *
 * Looks whether the file is a day book that this program can read. Store thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_FOREIGN` for another application's file, `_NEWER` for a book of a later major version,
 * `_CORRUPT` where header and tables contradict each other, and as a step does.
 *
 * Returns: %TRUE if it is
 */
gboolean
kiosk_migrations_identify (KioskConnection *connection,
                           GError **error)
{
  gint64 application = 0;
  gint64 version = 0;
  gint64 written = 0;

  if (!load_number (connection, "PRAGMA application_id", &application, error)
      || !load_version (connection, &version, error))
    return FALSE;
  if (application != KIOSK_APPLICATION_ID)
    return refuse_stranger (connection, error);
  if (version / 100 > KIOSK_BOOK_MAJOR)
    return refuse_version (connection, version, error);

  if (!load_number (connection, "SELECT version FROM meta", &written, error))
    return FALSE;
  return written == version
         || fail (error, KIOSK_STORE_ERROR_CORRUPT, "The header of the book names another version than the book");
}

/* Runs what a file holds, statement by statement, inside the caller's transaction. */
static gboolean
run_script (KioskConnection *connection,
            const char *script,
            GError **error)
{
  sqlite3 *handle = kiosk_connection_get_handle (connection);

  while (*script != '\0')
    {
      sqlite3_stmt *statement = NULL;
      int result = sqlite3_prepare_v2 (handle, script, -1, &statement, &script);

      if (result == SQLITE_OK && statement != NULL)
        result = sqlite3_step (statement);
      sqlite3_finalize (statement);
      if (result != SQLITE_OK && result != SQLITE_DONE)
        return kiosk_connection_fail (connection, "migrate", error);
    }
  return TRUE;
}

/* The linker drops a constructor that nothing in a static library refers to, so the scripts are made known here. */
static GBytes *
load_script (const char *path)
{
  static gsize is_registered;

  if (g_once_init_enter (&is_registered))
    {
      kiosk_sql_register_resource ();
      g_once_init_leave (&is_registered, 1);
    }
  return g_resource_lookup_data (kiosk_sql_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static gboolean
apply (KioskConnection *connection,
       const Migration *migration,
       GError **error)
{
  g_autoptr (GBytes) script = load_script (migration->resource);
  gboolean is_done;

  g_assert (script != NULL);
  if (!kiosk_connection_begin (connection, error))
    return FALSE;

  /* A resource ends in a NUL that is not counted. */
  is_done = run_script (connection, g_bytes_get_data (script, NULL), error)
            && kiosk_connection_run (connection, migration->stamp, error)
            && kiosk_connection_run (connection, STAMP_APPLICATION, error);
  return kiosk_connection_end (connection, is_done, error);
}

/**
 * kiosk_migrations_is_due:
 * @connection: an open connection
 * @out_is_due: (out): whether kiosk_migrations_run() would write
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_migrations_is_due (KioskConnection *connection,
                         gboolean *out_is_due,
                         GError **error)
{
  gint64 version = 0;

  if (!load_version (connection, &version, error))
    return FALSE;
  *out_is_due = version < KIOSK_BOOK_VERSION;
  return TRUE;
}

/**
 * kiosk_migrations_run:
 * @connection: an open connection, to a book or to an empty file
 * @error: return location for a `GError`
 *
 * Applies the migrations that the file lacks, in their order, each in one transaction with its `user_version`. A
 * book of a later minor version is left as it is. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if the tables are of this program's version or a later minor one
 */
gboolean
kiosk_migrations_run (KioskConnection *connection,
                      GError **error)
{
  gint64 version = 0;

  if (!load_version (connection, &version, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (migrations); i++)
    if (migrations[i].version > version && !apply (connection, &migrations[i], error))
      return FALSE;
  return TRUE;
}
