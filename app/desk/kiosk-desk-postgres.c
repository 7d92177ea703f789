/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's book on a server that speaks PostgreSQL's protocol. Several desks may write into it at once: each kiosk's
 * rows are written by one of them at a time, and what a desk was told is written is on the server's disk.
 *
 * An address may hold a password. Nothing of it goes into a message: neither the address nor what libpq says of one
 * that it cannot read. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-engine.h"

#include <libpq-fe.h>
#include <string.h>

#include "kiosk-desk-schema.h"

/* Types of the server that never change: pg_type.dat of its sources. */
#define OID_BOOL    16
#define OID_INT8    20
#define OID_INT2    21
#define OID_INT4    23
#define OID_TEXT    25
#define OID_NUMERIC 1700

/* Whoever writes to the book as a whole holds this lock alone, whoever writes a kiosk's rows holds it with others. */
#define BOOK_LOCK "4919131752989213745"

#define NUMBER_SIZE 21

/* What is sent to the server at once, and what of a load is kept so that it can be sent a second time: some ten years
 * of a busy kiosk. */
#define CHUNK_BYTES  (64 * 1024)
#define BUFFER_BYTES (16 * 1024 * 1024)

/* SQLSTATE of a row whose key is there. */
#define KNOWN_ROW "23505"

typedef struct
{
  KioskDeskEngine  engine;
  PGconn          *connection;
  GString         *buffer;    /* rows on their way */
  char             state[6];  /* SQLSTATE of the last fault */
} Postgres;

typedef struct
{
  const KioskDeskTable *table;
  KioskDeskValue       *row;
  KioskDeskNextFunc     next;
  gpointer              user_data;
} Load;

/* SQLSTATE, by how it begins: "PostgreSQL Error Codes" of its manual, the first that fits. */
static const struct { const char *state; KioskDeskError code; } codes[] = {
  { "08", KIOSK_DESK_ERROR_IO },           /* connection */
  { "25006", KIOSK_DESK_ERROR_READ_ONLY },
  { "28", KIOSK_DESK_ERROR_READ_ONLY },    /* who are you? */
  { "3D", KIOSK_DESK_ERROR_MISSING },      /* no such database */
  { "3F", KIOSK_DESK_ERROR_MISSING },      /* no such schema */
  { "40", KIOSK_DESK_ERROR_LOCKED },       /* rolled back for another one's sake */
  { "42501", KIOSK_DESK_ERROR_READ_ONLY },
  { "53100", KIOSK_DESK_ERROR_FULL },
  { "53300", KIOSK_DESK_ERROR_LOCKED },    /* too many connections */
  { "53", KIOSK_DESK_ERROR_IO },           /* memory */
  { "55P03", KIOSK_DESK_ERROR_LOCKED },    /* waited for too long */
  { "57", KIOSK_DESK_ERROR_IO },           /* shut down, or ended by somebody */
  { "58", KIOSK_DESK_ERROR_IO },           /* its disk */
};

static KioskDeskError
code_of_state (const char *state)
{
  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (codes); i++)
    if (g_str_has_prefix (state, codes[i].state))
      return codes[i].code;
  return KIOSK_DESK_ERROR_CORRUPT;
}

/* Only the first line of what the server says: others may quote a row. */
static gboolean
fail (Postgres *self,
      const PGresult *result,
      GError **error)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);
  const char *message = PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY);

  g_strlcpy (self->state, state != NULL ? state : "", sizeof self->state);
  if (PQstatus (self->connection) == CONNECTION_BAD)
    return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_IO, "The book: the server is gone (%s)",
                                 message != NULL ? message : "no word from it");
  return kiosk_desk_set_error (error, code_of_state (state), "The book: %s (PostgreSQL %s)",
                               message != NULL ? message : "a fault without a word", state != NULL ? state : "?");
}

static gboolean
is_sound (const PGresult *result)
{
  ExecStatusType status = PQresultStatus (result);

  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE
         || status == PGRES_COPY_IN;
}

/* @result: (transfer full) */
static gboolean
take_result (Postgres *self,
             PGresult *result,
             GError **error)
{
  gboolean is_done = is_sound (result) || fail (self, result, error);

  PQclear (result);
  return is_done;
}

static gboolean
execute (Postgres *self,
         const char *sql,
         GError **error)
{
  return take_result (self, PQexec (self->connection, sql), error);
}

static gboolean
run (KioskDeskEngine *engine,
     const char *script,
     GError **error)
{
  g_autofree char *theirs = kiosk_desk_schema_dup_for_postgres (script);

  return execute ((Postgres *) engine, theirs, error);
}

static gboolean
send_query (Postgres *self,
            const char *sql,
            const KioskDeskValue *values,
            guint n_values,
            GError **error)
{
  Oid types[KIOSK_DESK_COLUMNS_MAX];
  const char *texts[KIOSK_DESK_COLUMNS_MAX];
  char numbers[KIOSK_DESK_COLUMNS_MAX][NUMBER_SIZE];

  g_assert (n_values <= KIOSK_DESK_COLUMNS_MAX);
  for (guint i = 0; i < n_values; i++)
    {
      types[i] = values[i].text != NULL ? OID_TEXT : OID_INT8;
      texts[i] = values[i].text != NULL ? values[i].text : numbers[i];
      g_snprintf (numbers[i], NUMBER_SIZE, "%" G_GINT64_FORMAT, values[i].number);
    }
  if (PQsendQueryParams (self->connection, sql, (int) n_values, types, texts, NULL, NULL, 0) == 0)
    return fail (self, NULL, error);
  PQsetSingleRowMode (self->connection);
  return TRUE;
}

static gint64
read_number (const char *text,
             Oid type)
{
  return type == OID_BOOL ? *text == 't' : g_ascii_strtoll (text, NULL, 10);
}

static gboolean
is_number (Oid type)
{
  return type == OID_INT8 || type == OID_INT4 || type == OID_NUMERIC || type == OID_BOOL || type == OID_INT2;
}

static void
hand_over (const PGresult *result,
           KioskDeskRowFunc func,
           gpointer user_data)
{
  KioskDeskValue row[KIOSK_DESK_COLUMNS_MAX] = { 0 };
  int n_columns = PQnfields (result);

  g_assert (n_columns <= KIOSK_DESK_COLUMNS_MAX);
  for (int i = 0; i < n_columns; i++)
    {
      Oid type = PQftype (result, i);

      if (PQgetisnull (result, 0, i))
        continue;
      if (is_number (type))
        row[i].number = read_number (PQgetvalue (result, 0, i), type);
      else
        row[i].text = PQgetvalue (result, 0, i);
    }
  func (row, user_data);
}

/* All of the answer is taken in, also after a fault: nothing else can be asked before. */
static gboolean
receive (Postgres *self,
         KioskDeskRowFunc func,
         gpointer user_data,
         GError **error)
{
  gboolean is_done = TRUE;
  PGresult *result;

  while ((result = PQgetResult (self->connection)) != NULL)
    {
      if (is_done && func != NULL && PQresultStatus (result) == PGRES_SINGLE_TUPLE)
        hand_over (result, func, user_data);
      if (is_done && !is_sound (result))
        is_done = fail (self, result, error);
      PQclear (result);
    }
  return is_done;
}

/* Row by row, so that a large answer need not fit into memory. */
static gboolean
query (KioskDeskEngine *engine,
       const char *sql,
       const KioskDeskValue *values,
       guint n_values,
       KioskDeskRowFunc func,
       gpointer user_data,
       GError **error)
{
  Postgres *self = (Postgres *) engine;

  return send_query (self, sql, values, n_values, error) && receive (self, func, user_data, error);
}

#define OF_THIS_SCHEMA "c.relnamespace = (SELECT n.oid FROM pg_namespace n WHERE n.nspname = current_schema ())"

/* A table `meta` that says of which application it is. */
static gboolean
find_mark (Postgres *self,
           gint64 *out_n_marks,
           GError **error)
{
  return kiosk_desk_engine_get (&self->engine,
                                "SELECT count(*) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
                                "WHERE " OF_THIS_SCHEMA " AND c.relname = 'meta' AND a.attname = 'application'",
                                NULL, 0, out_n_marks, error)
         && (*out_n_marks == 0
             || kiosk_desk_engine_get (&self->engine,
                                       "SELECT count(*) FROM meta WHERE application = 'congdanso-desk'", NULL, 0,
                                       out_n_marks, error));
}

static gboolean
has_tables (KioskDeskEngine *engine)
{
  gint64 n_marks = 0;

  return find_mark ((Postgres *) engine, &n_marks, NULL) && n_marks > 0;
}

/* The format of binary COPY: "File Formats" of the manual's page on COPY. Numbers in it are big-endian. */
static void
append_int16 (GString *buffer,
              guint16 number)
{
  guint16 theirs = GUINT16_TO_BE (number);

  g_string_append_len (buffer, (const char *) &theirs, sizeof theirs);
}

static void
append_int32 (GString *buffer,
              guint32 number)
{
  guint32 theirs = GUINT32_TO_BE (number);

  g_string_append_len (buffer, (const char *) &theirs, sizeof theirs);
}

static void
append_int64 (GString *buffer,
              gint64 number)
{
  gint64 theirs = GINT64_TO_BE (number);

  g_string_append_len (buffer, (const char *) &theirs, sizeof theirs);
}

static void
append_value (GString *buffer,
              const KioskDeskValue *value)
{
  gsize length = value->text != NULL ? strlen (value->text) : sizeof value->number;

  append_int32 (buffer, (guint32) length);
  if (value->text != NULL)
    g_string_append_len (buffer, value->text, (gssize) length);
  else
    append_int64 (buffer, value->number);
}

static void
append_row (GString *buffer,
            const KioskDeskValue *row,
            guint n_columns)
{
  append_int16 (buffer, (guint16) n_columns);
  for (guint i = 0; i < n_columns; i++)
    append_value (buffer, &row[i]);
}

/* As many rows as the buffer is to hold, the first of which is in @row. Returns whether there are more. */
static gboolean
fill_buffer (Postgres *self,
             const Load *load)
{
  gboolean has_more = TRUE;

  while (has_more && self->buffer->len < BUFFER_BYTES)
    {
      append_row (self->buffer, load->row, load->table->n_columns);
      has_more = load->next (load->row, load->user_data);
    }
  if (!has_more)
    append_int16 (self->buffer, (guint16) -1);
  return has_more;
}

static gboolean
begin_buffer (Postgres *self,
              const Load *load)
{
  g_string_truncate (self->buffer, 0);
  g_string_append_len (self->buffer, "PGCOPY\n\377\r\n\0", 11);
  append_int32 (self->buffer, 0);
  append_int32 (self->buffer, 0);
  return fill_buffer (self, load);
}

static gboolean
put_buffer (Postgres *self)
{
  gboolean is_taken = TRUE;

  for (gsize at = 0; is_taken && at < self->buffer->len; at += CHUNK_BYTES)
    is_taken = PQputCopyData (self->connection, self->buffer->str + at,
                              (int) MIN (self->buffer->len - at, CHUNK_BYTES)) == 1;
  return is_taken;
}

/* @sql: statements, one of which is a COPY. What could not be sent is told by the server's answer. */
static gboolean
copy (Postgres *self,
      const char *sql,
      const Load *load,
      gboolean has_more,
      GError **error)
{
  gboolean is_taken;

  if (!execute (self, sql, error))
    return FALSE;
  is_taken = put_buffer (self);
  while (is_taken && has_more)
    {
      g_string_truncate (self->buffer, 0);
      has_more = fill_buffer (self, load);
      is_taken = put_buffer (self);
    }
  PQputCopyEnd (self->connection, is_taken ? NULL : "not all rows could be sent");
  return receive (self, NULL, NULL, error);
}

/* All in one message, since each costs a way to the server and back. */
static gboolean
copy_to_staging (Postgres *self,
                 const char *before,
                 const Load *load,
                 gboolean has_more,
                 GError **error)
{
  const char *name = load->table->name;
  const char *columns = load->table->columns;
  g_autofree char *sql = g_strdup_printf ("%sCREATE TEMPORARY TABLE IF NOT EXISTS staged_%s (LIKE %s) "
                                          "ON COMMIT DELETE ROWS;COPY staged_%s (%s) FROM STDIN (FORMAT binary);"
                                          "INSERT INTO %s (%s) SELECT %s FROM staged_%s ON CONFLICT DO NOTHING",
                                          before, name, name, name, columns, name, columns, columns, name);

  return copy (self, sql, load, has_more, error);
}

/* Many rows are new as a rule, and COPY is by far the quickest; but it stops at the first row that is there already.
 * Then the same rows go a longer way, which those do that are few or do not fit into the buffer: into a table of this
 * session alone, and from there those that are new. */
static gboolean
load_rows (Postgres *self,
           const Load *load,
           GError **error)
{
  gboolean has_more = begin_buffer (self, load);
  g_autoptr (GError) fault = NULL;
  g_autofree char *sql = g_strdup_printf ("SAVEPOINT load;COPY %s (%s) FROM STDIN (FORMAT binary);RELEASE load",
                                          load->table->name, load->table->columns);

  if (has_more || self->buffer->len < CHUNK_BYTES)
    return copy_to_staging (self, "", load, has_more, error);
  if (copy (self, sql, load, FALSE, &fault))
    return TRUE;
  if (g_str_equal (self->state, KNOWN_ROW))
    return copy_to_staging (self, "ROLLBACK TO load;", load, FALSE, error);
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

static gboolean
load (KioskDeskEngine *engine,
      const KioskDeskTable *table,
      KioskDeskNextFunc next,
      gpointer user_data,
      GError **error)
{
  KioskDeskValue row[KIOSK_DESK_COLUMNS_MAX] = { 0 };
  const Load what = { table, row, next, user_data };

  return !next (row, user_data) || load_rows ((Postgres *) engine, &what, error);
}

/* Cannot fail in a way that matters: where the server is gone, so is the transaction. */
static void
abort_transaction (KioskDeskEngine *engine)
{
  Postgres *self = (Postgres *) engine;

  if (PQtransactionStatus (self->connection) != PQTRANS_IDLE)
    execute (self, "ROLLBACK", NULL);
}

static gboolean
lock (Postgres *self,
      gint64 kiosk,
      GError **error)
{
  const KioskDeskValue value = KIOSK_DESK_INT (kiosk);

  if (kiosk == 0)
    return execute (self, "SELECT pg_advisory_xact_lock (" BOOK_LOCK ")", error);
  return query (&self->engine, "SELECT pg_advisory_xact_lock_shared (" BOOK_LOCK "), pg_advisory_xact_lock ($1)",
                &value, 1, NULL, NULL, error);
}

/* Each statement has to see what was committed while this one waited for the lock: hence the level. */
static gboolean
begin (KioskDeskEngine *engine,
       gint64 kiosk,
       GError **error)
{
  Postgres *self = (Postgres *) engine;

  if (execute (self, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", error) && lock (self, kiosk, error))
    return TRUE;
  abort_transaction (engine);
  return FALSE;
}

static gboolean
look (KioskDeskEngine *engine,
      GError **error)
{
  return execute ((Postgres *) engine, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", error);
}

/* A server that has seen a fault answers COMMIT with a rollback, and calls that a success. */
static gboolean
commit (KioskDeskEngine *engine,
        GError **error)
{
  Postgres *self = (Postgres *) engine;
  PGresult *result = PQexec (self->connection, "COMMIT");
  gboolean is_undone = is_sound (result) && !g_str_equal (PQcmdStatus (result), "COMMIT");

  if (!take_result (self, result, error))
    return FALSE;
  return !is_undone || kiosk_desk_set_error (error, KIOSK_DESK_ERROR_IO, "The book: the server took it back");
}

static void
take_fault_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup_printf ("The index %s of the server is not valid", row[0].text));
}

/* Pages are the server's own business, and its checksums'. */
static gboolean
check (KioskDeskEngine *engine,
       GPtrArray *faults,
       GError **error)
{
  return query (engine, "SELECT c.relname::text FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid "
                        "WHERE " OF_THIS_SCHEMA " AND NOT i.indisvalid", NULL, 0, take_fault_cb, faults, error);
}

static void
free_engine (KioskDeskEngine *engine)
{
  Postgres *self = (Postgres *) engine;

  PQfinish (self->connection);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

static const KioskDeskEngineClass postgres_class = {
  has_tables, run, query, load, begin, look, commit, abort_transaction, check, free_engine
};

/* What a server's settings may have turned off; a wait has an end, unless somebody has set another one. */
static gboolean
set_session (Postgres *self,
             GError **error)
{
  gint64 n_unsafe = 0;

  if (!execute (self, "SELECT set_config ('synchronous_commit', 'on', FALSE) "
                      "WHERE current_setting ('synchronous_commit') = 'off'", error)
      || !execute (self, "SELECT set_config ('lock_timeout', '30s', FALSE) "
                         "WHERE current_setting ('lock_timeout') = '0'", error)
      || !kiosk_desk_engine_get (&self->engine, "SELECT count(*) WHERE current_setting ('fsync', TRUE) = 'off'", NULL,
                                 0, &n_unsafe, error))
    return FALSE;
  return n_unsafe == 0
         || kiosk_desk_set_error (error, KIOSK_DESK_ERROR_IO, "The server writes nothing that lasts: fsync is off");
}

/* Tables of extensions are nobody's. */
#define COUNT_TABLES                                                                                                  \
  "SELECT count(*) FROM pg_class c WHERE " OF_THIS_SCHEMA " AND c.relkind IN ('r', 'p', 'v', 'm', 'f') "              \
  "AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid "             \
  "AND d.deptype = 'e')"

static gboolean
check_place (Postgres *self,
             GError **error)
{
  const char *encoding = PQparameterStatus (self->connection, "server_encoding");
  gint64 n_schemas = 0;

  if (g_strcmp0 (encoding, "UTF8") != 0)
    return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_FOREIGN, "The database is not in UTF-8");
  if (!kiosk_desk_engine_get (&self->engine, "SELECT count (current_schema ())", NULL, 0, &n_schemas, error))
    return FALSE;
  return n_schemas > 0
         || kiosk_desk_set_error (error, KIOSK_DESK_ERROR_MISSING, "The database has no such schema");
}

/* At one moment: between two, another desk may begin the book. */
static gboolean
count_tables (Postgres *self,
              gint64 *out_n_marks,
              gint64 *out_n_tables,
              GError **error)
{
  gboolean is_done = look (&self->engine, error) && find_mark (self, out_n_marks, error)
                     && kiosk_desk_engine_get (&self->engine, COUNT_TABLES, NULL, 0, out_n_tables, error);

  abort_transaction (&self->engine);
  return is_done;
}

/* Before anything is written: whose tables are there? */
static gboolean
identify (Postgres *self,
          gboolean is_new_welcome,
          GError **error)
{
  gint64 n_marks = 0;
  gint64 n_tables = 0;

  if (!check_place (self, error) || !count_tables (self, &n_marks, &n_tables, error))
    return FALSE;
  if (n_marks == 0 && n_tables > 0)
    return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_FOREIGN, "The schema has another application's tables");
  return n_tables > 0 || is_new_welcome
         || kiosk_desk_set_error (error, KIOSK_DESK_ERROR_MISSING, "The schema is empty");
}

static const char *
find_option (const PQconninfoOption *options,
             const char *keyword)
{
  for (; options->keyword != NULL; options++)
    if (g_str_equal (options->keyword, keyword))
      return options->val != NULL ? options->val : "";
  return "";
}

/* Whether libpq read the address as it was meant: a password with a / or an @ in it, not written as %2F or %40, is
 * taken for a port, a host or a database, and would be told to everybody. */
static gboolean
is_plain (const PQconninfoOption *options)
{
  const char *port = find_option (options, "port");

  return strspn (port, "0123456789,") == strlen (port) && strchr (find_option (options, "host"), '@') == NULL
         && strchr (find_option (options, "dbname"), '@') == NULL;
}

/* Returns: (transfer full) (nullable) */
static PQconninfoOption *
parse_address (const char *address)
{
  PQconninfoOption *options = PQconninfoParse (address, NULL);

  if (options != NULL && is_plain (options))
    return options;
  PQconninfoFree (options);
  return NULL;
}

/**
 * kiosk_desk_postgres_dup_label:
 * @address: an address
 *
 * Any thread.
 *
 * Returns: (transfer full): @address for people and logs: user, host, port and database, and never a password
 */
char *
kiosk_desk_postgres_dup_label (const char *address)
{
  PQconninfoOption *options = parse_address (address);
  GString *label = g_string_new ("postgresql://");

  if (options == NULL)
    return g_string_free (g_string_append (label, "…"), FALSE);
  if (*find_option (options, "user") != '\0')
    g_string_append_printf (label, "%s@", find_option (options, "user"));
  g_string_append (label, find_option (options, "host"));
  if (*find_option (options, "port") != '\0')
    g_string_append_printf (label, ":%s", find_option (options, "port"));
  g_string_append_printf (label, "/%s", find_option (options, "dbname"));
  PQconninfoFree (options);
  return g_string_free (label, FALSE);
}

/* Of libpq's message the last piece of its first line, which is the reason: what stands before it names the server. A
 * piece that quotes something quotes the address, unless the server says it. */
static gboolean
fail_to_connect (Postgres *self,
                 GError **error)
{
  g_auto (GStrv) lines = g_strsplit (PQerrorMessage (self->connection), "\n", 2);
  const char *line = lines[0] != NULL ? lines[0] : "";
  const char *piece = g_strrstr (line, ": ");
  gboolean is_fit = piece != NULL && (strchr (piece, '"') == NULL || strstr (line, "FATAL: ") != NULL);

  return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_IO, "The server of the book cannot be reached: %s",
                               is_fit ? g_strchug ((char *) piece + 1) : "the address asks for what is not there");
}

static void
pass_over_cb (void *user_data,
              const char *message)
{
}

#define ADDRESS_FAULT "The book's address cannot be read; in a password / is %%2F, @ is %%40, : is %%3A, %% is %%25"

/* What stands before the address is overruled by it. */
static gboolean
make_connection (Postgres *self,
                 const char *address,
                 GError **error)
{
  const char *const keywords[] = { "connect_timeout", "tcp_user_timeout", "fallback_application_name", "dbname",
                                   "client_encoding", NULL };
  const char *const values[] = { "10", "30000", "congdanso-tally", address, "UTF8", NULL };
  PQconninfoOption *options = parse_address (address);

  if (options == NULL)
    return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_MISSING, ADDRESS_FAULT);
  PQconninfoFree (options);
  self->connection = PQconnectdbParams (keywords, values, TRUE);
  if (PQstatus (self->connection) != CONNECTION_OK)
    return fail_to_connect (self, error);
  PQsetNoticeProcessor (self->connection, pass_over_cb, NULL);
  return TRUE;
}

/**
 * kiosk_desk_postgres_open:
 * @address: `postgresql://…`, as libpq reads it
 * @is_new_welcome: whether to begin a book where its schema is empty
 * @error: return location for a `GError`
 *
 * Connects, on the calling thread. The book is what stands in the first schema of the search path; a new one has no
 * table yet. A connection that was lost is not made anew: open it again.
 *
 * Fails with `KIOSK_DESK_ERROR_MISSING`, `_IO` where the server does not let us in, and `_FOREIGN` where the schema is
 * another application's; and as kiosk_desk_engine_run() does.
 *
 * Returns: (transfer full) (nullable): the engine
 */
KioskDeskEngine *
kiosk_desk_postgres_open (const char *address,
                          gboolean is_new_welcome,
                          GError **error)
{
  Postgres *self = g_new0 (Postgres, 1);

  self->engine.class = &postgres_class;
  self->buffer = g_string_new (NULL);
  if (make_connection (self, address, error) && set_session (self, error) && identify (self, is_new_welcome, error))
    return &self->engine;
  free_engine (&self->engine);
  return NULL;
}
