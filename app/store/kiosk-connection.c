/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection to one SQLite file. Why the book is WAL, FULL and EXCLUSIVE: of the modes that lost no
 * acknowledged row in power cuts it is the one that costs a single flush a commit. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-connection.h"

#include <errno.h>
#include <string.h>

#include "kiosk-statement.h"

/* SQLite's own default: about 4 MB of journal. */
#define FRAMES_BETWEEN_MOVES 1000

/* Of SQLite's machine: some ten thousand a millisecond. */
#define STEPS_BETWEEN_LOOKS 1000

struct _KioskConnection
{
  sqlite3            *handle;
  GThread            *thread;      /* the only one that may use it */
  GHashTable         *statements;  /* text of a statement → sqlite3_stmt */
  KioskConnectionUse  use;
};

typedef struct
{
  const char *set;       /* NULL: nothing to set */
  const char *get;
  const char *expected;
} Pragma;

/* In this order: the lock has to be asked for before the journal, or SQLite makes a shared index beside it. */
static const Pragma service_pragmas[] = {
  { "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA locking_mode", "exclusive" },
  { "PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal" },
  { "PRAGMA synchronous = FULL", "PRAGMA synchronous", "2" },
};

static const Pragma workshop_pragmas[] = {
  { "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA locking_mode", "exclusive" },
  { "PRAGMA journal_mode = MEMORY", "PRAGMA journal_mode", "memory" },
  { "PRAGMA synchronous = FULL", "PRAGMA synchronous", "2" },
};

static const Pragma common_pragmas[] = {
  { "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1" },
  { "PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0" },
  { "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1" },
  { "PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1" },
  { "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2" },
};

typedef struct
{
  const char *name;
  int         option;
  int         value;
} Switch;

static const Switch switches[] = {
  { "double-quoted strings in DDL", SQLITE_DBCONFIG_DQS_DDL, 0 },
  { "double-quoted strings in DML", SQLITE_DBCONFIG_DQS_DML, 0 },
  { "defensive", SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { "trusted schema", SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
};

static KioskStoreError
code_of_refused_open (int system_errno)
{
  if (system_errno == ENOENT || system_errno == ENOTDIR)
    return KIOSK_STORE_ERROR_MISSING;
  if (system_errno == EACCES || system_errno == EPERM || system_errno == EROFS)
    return KIOSK_STORE_ERROR_READ_ONLY;
  return system_errno == ENOSPC ? KIOSK_STORE_ERROR_FULL : KIOSK_STORE_ERROR_IO;
}

/* SQLITE_ERROR is what a statement says that does not fit the tables: then the book is not what it has to be. */
static KioskStoreError
code_of_result (int result,
                int system_errno)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return KIOSK_STORE_ERROR_LOCKED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return KIOSK_STORE_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return KIOSK_STORE_ERROR_FULL;
    case SQLITE_CANTOPEN:
      return code_of_refused_open (system_errno);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_SCHEMA:
    case SQLITE_ERROR:
      return KIOSK_STORE_ERROR_CORRUPT;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
      return KIOSK_STORE_ERROR_INVALID;
    default:
      return KIOSK_STORE_ERROR_IO;
    }
}

/**
 * kiosk_connection_fail:
 * @self: a connection on which a call just failed
 * @doing: what was tried, for the log
 * @error: return location for a `GError`
 *
 * Sets @error from what SQLite says last: one of `KIOSK_STORE_ERROR_LOCKED`, `_READ_ONLY`, `_FULL`, `_MISSING`,
 * `_CORRUPT`, `_INVALID`, `_IO`.
 *
 * Returns: %FALSE
 */
gboolean
kiosk_connection_fail (KioskConnection *self,
                       const char *doing,
                       GError **error)
{
  int result = sqlite3_extended_errcode (self->handle);

  g_set_error (error, KIOSK_STORE_ERROR, code_of_result (result, sqlite3_system_errno (self->handle)),
               "Cannot %s: %s (SQLite %d)", doing, sqlite3_errmsg (self->handle), result);
  return FALSE;
}

/**
 * kiosk_connection_assert_thread:
 * @self: a connection
 *
 * Stops the program where another thread than the one that opened @self uses it.
 */
void
kiosk_connection_assert_thread (KioskConnection *self)
{
  g_assert (self->thread == g_thread_self ());
}

/**
 * kiosk_connection_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own object
 */
sqlite3 *
kiosk_connection_get_handle (KioskConnection *self)
{
  return self->handle;
}

/**
 * kiosk_connection_lookup_cached:
 * @self: a connection
 * @sql: text of a statement
 *
 * Returns: (transfer none) (nullable): its prepared form
 */
sqlite3_stmt *
kiosk_connection_lookup_cached (KioskConnection *self,
                                const char *sql)
{
  return g_hash_table_lookup (self->statements, sql);
}

/**
 * kiosk_connection_cache:
 * @self: a connection
 * @statement: (transfer full): a prepared statement, found again by its text, finalised before @self closes
 */
void
kiosk_connection_cache (KioskConnection *self,
                        sqlite3_stmt *statement)
{
  g_hash_table_replace (self->statements, (char *) sqlite3_sql (statement), statement);
}

static void
finalize_cb (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
differ (const char *name,
        const char *expected,
        const char *found,
        GError **error)
{
  g_set_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO, "%s is %s, not %s: the book is not opened so", name,
               found, expected);
  return FALSE;
}

static gboolean
check_pragma (KioskConnection *self,
              const Pragma *pragma,
              GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (self, pragma->get, error);
  const char *found;

  if (statement == NULL)
    return FALSE;
  if (kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;

  found = kiosk_statement_get_text (statement, 0);
  return strcmp (found, pragma->expected) == 0 || differ (pragma->get, pragma->expected, found, error);
}

static gboolean
set_pragmas (KioskConnection *self,
             const Pragma *pragmas,
             guint n_pragmas,
             GError **error)
{
  for (guint i = 0; i < n_pragmas; i++)
    if (!kiosk_connection_run (self, pragmas[i].set, error) || !check_pragma (self, &pragmas[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
set_switches (KioskConnection *self,
              GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      int found = -1;

      sqlite3_db_config (self->handle, switches[i].option, switches[i].value, &found);
      if (found != switches[i].value)
        return differ (switches[i].name, switches[i].value ? "on" : "off", "the other", error);
    }
  return TRUE;
}

/* The journal file stays when the book closes: making and unlinking it would be two more chances to lose it. */
static gboolean
keep_wal (KioskConnection *self,
          GError **error)
{
  int keep = 1;
  int found = -1;

  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_PERSIST_WAL, &found);
  return found == 1 || differ ("SQLITE_FCNTL_PERSIST_WAL", "on", "off", error);
}

static gboolean
set_up (KioskConnection *self,
        GError **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  if (!set_switches (self, error))
    return FALSE;
  if (self->use == KIOSK_CONNECTION_GLANCE)
    return set_pragmas (self, common_pragmas, G_N_ELEMENTS (common_pragmas), error);

  if (sqlite3_db_readonly (self->handle, "main") != 0)
    {
      g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_READ_ONLY, "The file cannot be written");
      return FALSE;
    }
  if (self->use == KIOSK_CONNECTION_SERVICE && !keep_wal (self, error))
    return FALSE;
  return set_pragmas (self, common_pragmas, G_N_ELEMENTS (common_pragmas), error)
         && (self->use == KIOSK_CONNECTION_SERVICE
             ? set_pragmas (self, service_pragmas, G_N_ELEMENTS (service_pragmas), error)
             : set_pragmas (self, workshop_pragmas, G_N_ELEMENTS (workshop_pragmas), error));
}

/**
 * kiosk_connection_new:
 * @path: (type filename): a file that exists; an empty one is a database without tables
 * @use: what for
 * @error: return location for a `GError`
 *
 * Opens @path, sets every pragma and switch and reads each back. The connection belongs to the calling thread.
 *
 * Fails with `KIOSK_STORE_ERROR_MISSING`, `_LOCKED`, `_READ_ONLY`, `_FULL`, `_CORRUPT`; with `_IO` also where a pragma
 * does not take, since a book without it would promise what it cannot keep.
 *
 * Returns: (transfer full) (nullable): the connection
 */
KioskConnection *
kiosk_connection_new (const char *path,
                      KioskConnectionUse use,
                      GError **error)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_URI
              | (use == KIOSK_CONNECTION_GLANCE ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  g_autofree char *uri = g_strconcat ("file:", escaped, use == KIOSK_CONNECTION_GLANCE ? "?immutable=1" : "", NULL);
  g_autoptr (KioskConnection) self = g_new0 (KioskConnection, 1);

  self->thread = g_thread_self ();
  self->use = use;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_cb);
  if (sqlite3_open_v2 (uri, &self->handle, flags, NULL) != SQLITE_OK)
    {
      kiosk_connection_fail (self, "open the book", error);
      return NULL;
    }
  return set_up (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kiosk_connection_check_pragmas:
 * @self: a connection for service
 * @error: return location for a `GError`
 *
 * Reads back what opening set. Fails with `KIOSK_STORE_ERROR_IO`.
 *
 * Returns: %TRUE if every pragma is as it has to be
 */
gboolean
kiosk_connection_check_pragmas (KioskConnection *self,
                                GError **error)
{
  g_assert (self->use == KIOSK_CONNECTION_SERVICE);

  for (guint i = 0; i < G_N_ELEMENTS (common_pragmas); i++)
    if (!check_pragma (self, &common_pragmas[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (service_pragmas); i++)
    if (!check_pragma (self, &service_pragmas[i], error))
      return FALSE;
  return TRUE;
}

/**
 * kiosk_connection_close:
 * @self: (transfer full): a connection without open statements
 * @error: return location for a `GError`
 *
 * Moves the journal into the file and closes both. @self is freed in any case. Fails as a step does.
 *
 * Returns: %TRUE if everything is in the file
 */
gboolean
kiosk_connection_close (KioskConnection *self,
                        GError **error)
{
  gboolean is_moved;

  kiosk_connection_assert_thread (self);
  is_moved = self->use != KIOSK_CONNECTION_SERVICE || kiosk_connection_truncate_wal (self, error);
  kiosk_connection_abandon (self);
  return is_moved;
}

/**
 * kiosk_connection_abandon:
 * @self: (transfer full): a connection without open statements
 *
 * Closes without writing anything more: what the journal holds stays in it for the next opening. This is how a
 * handle ends that saw the disk fail.
 */
void
kiosk_connection_abandon (KioskConnection *self)
{
  kiosk_connection_assert_thread (self);
  g_hash_table_unref (self->statements);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_assert (sqlite3_close (self->handle) == SQLITE_OK);
  g_free (self);
}

/**
 * kiosk_connection_run:
 * @self: a connection
 * @sql: one statement without parameters, a string that lives as long as the program
 * @error: return location for a `GError`
 *
 * Runs @sql to its end, whatever it returns. Fails as kiosk_statement_step() does.
 *
 * Returns: %TRUE if it came to its end
 */
gboolean
kiosk_connection_run (KioskConnection *self,
                      const char *sql,
                      GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (self, sql, error);

  return statement != NULL && kiosk_statement_run (statement, error);
}

/**
 * kiosk_connection_begin:
 * @self: a connection outside a transaction
 * @error: return location for a `GError`
 *
 * Begins a transaction that may write. Fails as kiosk_statement_step() does.
 *
 * Returns: %TRUE if it began; then kiosk_connection_end() has to follow
 */
gboolean
kiosk_connection_begin (KioskConnection *self,
                        GError **error)
{
  g_assert (sqlite3_get_autocommit (self->handle));

  return kiosk_connection_run (self, "BEGIN IMMEDIATE", error);
}

/**
 * kiosk_connection_end:
 * @self: a connection in a transaction
 * @is_done: whether all of it succeeded
 * @error: return location for a `GError`; not touched where @is_done is %FALSE
 *
 * Commits, or rolls back. After `KIOSK_STORE_ERROR_IO` it is unknown which of the two it was, and @self must be
 * abandoned. Other failures, `_FULL` among them, leave nothing behind.
 *
 * Returns: %TRUE if @is_done and what was done is on disk
 */
gboolean
kiosk_connection_end (KioskConnection *self,
                      gboolean is_done,
                      GError **error)
{
  gboolean is_committed = is_done && kiosk_connection_run (self, "COMMIT", error);

  /* SQLite rolls back by itself after some failures and not after others. */
  if (!sqlite3_get_autocommit (self->handle))
    kiosk_connection_run (self, "ROLLBACK", NULL);
  return is_committed;
}

/* The check reports a page that the disk would not give in the same way as one that is damaged. The first may well be
 * there when it is asked for again. */
static KioskStoreError
code_of_finding (const char *finding)
{
  static const char marker[] = "error code=";
  const char *found = strstr (finding, marker);
  guint64 result = found != NULL ? g_ascii_strtoull (found + strlen (marker), NULL, 10) : SQLITE_CORRUPT;

  return code_of_result ((int) result, 0);
}

/**
 * kiosk_connection_quick_check:
 * @self: a connection
 * @error: return location for a `GError`
 *
 * Reads the whole file and checks its structure, and that each reference has what it refers to.
 *
 * Fails with `KIOSK_STORE_ERROR_CORRUPT` where it is damaged, and as a step does.
 *
 * Returns: %TRUE if it is whole
 */
gboolean
kiosk_connection_quick_check (KioskConnection *self,
                              GError **error)
{
  g_autoptr (KioskStatement) check = kiosk_statement_new (self, "PRAGMA quick_check (1)", error);
  g_autoptr (KioskStatement) references = NULL;
  KioskStep step;

  if (check == NULL || kiosk_statement_step (check, error) == KIOSK_STEP_ERROR)
    return FALSE;
  if (strcmp (kiosk_statement_get_text (check, 0), "ok") != 0)
    {
      g_set_error (error, KIOSK_STORE_ERROR, code_of_finding (kiosk_statement_get_text (check, 0)),
                   "The file is damaged: %s", kiosk_statement_get_text (check, 0));
      return FALSE;
    }

  references = kiosk_statement_new (self, "PRAGMA foreign_key_check", error);
  step = references != NULL ? kiosk_statement_step (references, error) : KIOSK_STEP_ERROR;
  if (step == KIOSK_STEP_ROW)
    g_set_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "A row of %s refers to nothing",
                 kiosk_statement_get_text (references, 0));
  return step == KIOSK_STEP_DONE;
}

static int
is_over_cb (gpointer is_over)
{
  return g_atomic_int_get ((const int *) is_over);
}

/**
 * kiosk_connection_give_up_when:
 * @self: a connection
 * @is_over: (nullable): a number that outlives @self, 0 until another thread changes it
 *
 * Statements that run when @is_over changes fail soon after with `KIOSK_STORE_ERROR_IO`.
 */
void
kiosk_connection_give_up_when (KioskConnection *self,
                               const int *is_over)
{
  kiosk_connection_assert_thread (self);
  if (is_over != NULL)
    sqlite3_progress_handler (self->handle, STEPS_BETWEEN_LOOKS, is_over_cb, (gpointer) is_over);
}

/**
 * kiosk_connection_leave_file:
 * @self: a connection to the book
 * @is_left: whether commits keep to the journal, however long it gets
 *
 * While @is_left, nothing but kiosk_connection_truncate_wal() writes the book's file, so that it can be read past its
 * journal.
 */
void
kiosk_connection_leave_file (KioskConnection *self,
                             gboolean is_left)
{
  kiosk_connection_assert_thread (self);
  sqlite3_wal_autocheckpoint (self->handle, is_left ? 0 : FRAMES_BETWEEN_MOVES);
}

/**
 * kiosk_connection_truncate_wal:
 * @self: a connection for service, outside a transaction
 * @error: return location for a `GError`
 *
 * Moves the journal into the file, flushes that, and cuts the journal to nothing. Fails as a step does.
 *
 * Returns: %TRUE if the journal is empty
 */
gboolean
kiosk_connection_truncate_wal (KioskConnection *self,
                               GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (self, "PRAGMA wal_checkpoint (TRUNCATE)", error);

  if (statement == NULL || kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;
  if (kiosk_statement_get_int (statement, 0) == 0)
    return TRUE;

  g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO, "The journal could not be emptied");
  return FALSE;
}
