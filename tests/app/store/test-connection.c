/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opening sets, and that it is really so. */
#include "kiosk-book-files.h"
#include "kiosk-connection.h"
#include "kiosk-migrations.h"
#include "kiosk-statement.h"
#include "world.h"

static KioskConnection *
connect_book (World *self)
{
  g_autofree char *path = world_path (self, "day-book.db");
  g_autoptr (GError) error = NULL;
  KioskConnection *connection = kiosk_connection_new (path, KIOSK_CONNECTION_SERVICE, &error);

  g_assert_no_error (error);
  return connection;
}

static void
assert_value (KioskConnection *connection,
              const char *sql,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (kiosk_statement_step (statement, &error), ==, KIOSK_STEP_ROW);
  g_assert_cmpstr (kiosk_statement_get_text (statement, 0), ==, expected);
}

static void
test_pragmas (World *self,
              gconstpointer data)
{
  g_autoptr (KioskConnection) connection = NULL;
  sqlite3 *handle;
  int value = -1;

  world_create (self);
  connection = connect_book (self);
  handle = kiosk_connection_get_handle (connection);
  assert_value (connection, "PRAGMA journal_mode", "wal");
  assert_value (connection, "PRAGMA synchronous", "2");
  assert_value (connection, "PRAGMA locking_mode", "exclusive");
  assert_value (connection, "PRAGMA foreign_keys", "1");
  assert_value (connection, "PRAGMA trusted_schema", "0");
  assert_value (connection, "PRAGMA cell_size_check", "1");
  assert_value (connection, "PRAGMA secure_delete", "1");
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, -1, &value);
  g_assert_cmpint (value, ==, 1);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, -1, &value);
  g_assert_cmpint (value, ==, 0);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, -1, &value);
  g_assert_cmpint (value, ==, 0);
  value = -1;
  sqlite3_file_control (handle, "main", SQLITE_FCNTL_PERSIST_WAL, &value);
  g_assert_cmpint (value, ==, 1);
  g_assert_false (world_has (self, "day-book.db-shm"));
}

static void
test_a_pragma_that_does_not_take (World *self,
                                  gconstpointer data)
{
  static const char *const others[] = {
    "PRAGMA synchronous = NORMAL", "PRAGMA foreign_keys = OFF", "PRAGMA secure_delete = OFF",
    "PRAGMA trusted_schema = ON", "PRAGMA cell_size_check = OFF"
  };
  g_autoptr (GError) error = NULL;

  world_create (self);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (KioskConnection) connection = connect_book (self);

      g_assert_true (kiosk_connection_check_pragmas (connection, &error));
      g_assert_no_error (error);
      g_assert_true (kiosk_connection_run (connection, others[i], NULL));
      g_assert_false (kiosk_connection_check_pragmas (connection, &error));
      g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO);
      g_clear_error (&error);
    }
}

static void
test_identity (World *self,
               gconstpointer data)
{
  g_autofree char *application = NULL;
  g_autofree char *version = NULL;
  g_autofree char *tables = NULL;

  world_create (self);
  application = world_query (self, "PRAGMA application_id");
  g_assert_cmpstr (application, ==, "1128551217");
  version = world_query (self, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "104");
  tables = world_query (self, "SELECT group_concat (name) FROM pragma_table_list WHERE schema = 'main' AND NOT strict "
                              "AND type = 'table' AND name NOT LIKE 'sqlite%'");
  g_assert_null (tables);
}

static void
test_three_ends_of_a_step (World *self,
                           gconstpointer data)
{
  g_autoptr (KioskConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  world_create (self);
  connection = connect_book (self);
  {
    g_autoptr (KioskStatement) row = kiosk_statement_new (connection, "SELECT 1", &error);
    g_autoptr (KioskStatement) none = kiosk_statement_new (connection, "SELECT 1 WHERE 0", &error);
    g_autoptr (KioskStatement) wrong = kiosk_statement_new (connection, "INSERT INTO meta SELECT * FROM meta", &error);

    g_assert_cmpint (kiosk_statement_step (row, &error), ==, KIOSK_STEP_ROW);
    g_assert_cmpint (kiosk_statement_step (none, &error), ==, KIOSK_STEP_DONE);
    g_assert_no_error (error);
    g_assert_cmpint (kiosk_statement_step (wrong, &error), ==, KIOSK_STEP_ERROR);
    g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
    g_clear_error (&error);
  }
  g_assert_null (kiosk_statement_new (connection, "SELECT nothing FROM nowhere", &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT);
}

static void
test_double_quotes_are_no_text (World *self,
                                gconstpointer data)
{
  g_autoptr (KioskConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  world_create (self);
  connection = connect_book (self);
  g_assert_null (kiosk_statement_new (connection, "SELECT \"text\"", &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT);
}

static void
test_closed_rows_are_final (World *self,
                            gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE cell SET people = people + 1", "DELETE FROM cell", "UPDATE entry SET ward = ''", "DELETE FROM entry",
    "INSERT INTO cell SELECT 'x', n, shift, source, team, audience, helped, kind, reason, overlap, suppressed, people "
    "FROM cell"
  };
  g_autoptr (KioskConnection) connection = NULL;

  world_create (self);
  world_open (self);
  g_free (world_tap (self, KIOSK_KIND_ADVISED));
  world_close_batch (self);
  world_close (self);
  connection = connect_book (self);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (kiosk_connection_run (connection, attempts[i], &error));
      g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
    }
}

/* A glance writes nothing, not even beside the file. */
static void
test_glance (World *self,
             gconstpointer data)
{
  g_autofree char *path = world_path (self, "day-book.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskConnection) connection = NULL;

  world_create (self);
  world_open (self);
  world_close (self);
  before = world_snapshot (self);
  connection = kiosk_connection_new (path, KIOSK_CONNECTION_GLANCE, &error);
  g_assert_no_error (error);
  g_assert_true (kiosk_connection_quick_check (connection, &error));
  g_assert_true (kiosk_migrations_identify (connection, &error));
  g_assert_false (kiosk_connection_run (connection, "DELETE FROM setting", &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_READ_ONLY);
  after = world_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

/* A name that has a meaning in a URI is a name all the same. */
static void
test_odd_folder_names (World *self,
                       gconstpointer data)
{
  static const char *const names[] = { "a?mode=ro", "b#c", "d%20e", "Phường 1", "f&immutable=1" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_free (self->state);
      self->state = g_build_filename (self->folder, names[i], NULL);
      world_create (self);
      world_open (self);
      g_free (world_tap (self, KIOSK_KIND_ADVISED));
      g_assert_true (world_close_batch (self));
      g_assert_cmpint (kiosk_day_book_get_notices (self->book), ==, KIOSK_NOTICE_NONE);
      world_close (self);
      g_assert_true (world_has (self, "backup-000001.db"));
    }
}

#define ADD(name, function) g_test_add ("/connection/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("pragmas", test_pragmas);
  ADD ("a-pragma-that-does-not-take", test_a_pragma_that_does_not_take);
  ADD ("identity", test_identity);
  ADD ("three-ends-of-a-step", test_three_ends_of_a_step);
  ADD ("double-quotes-are-no-text", test_double_quotes_are_no_text);
  ADD ("closed-rows-are-final", test_closed_rows_are_final);
  ADD ("glance", test_glance);
  ADD ("odd-folder-names", test_odd_folder_names);
  return g_test_run ();
}
