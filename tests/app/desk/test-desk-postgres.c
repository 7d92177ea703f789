/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only a server can do: refuse somebody, promise less than it should, and be gone in the middle of a merge. */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk-world.h"
#include "kiosk-desk-check.h"
#include "kiosk-desk-id.h"
#include "served.h"

typedef DeskWorld Fixture;

#define PATIENCE_S 60

/* A sanitizer keeps for a while what was freed. */
#ifdef __SANITIZE_ADDRESS__
#define GROWTH_MAX_KIB (1024 * 1024)
#else
#define GROWTH_MAX_KIB (10 * 1024)
#endif

static void
assert_unopened (const char *address,
                 gboolean is_new_welcome,
                 KioskDeskError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDeskBook) book = kiosk_desk_book_open (address, is_new_welcome, &error);

  g_assert_null (book);
  g_assert_error (error, KIOSK_DESK_ERROR, (int) code);
}

static char *
replace (const char *text,
         const char *old,
         const char *new)
{
  GString *string = g_string_new (text);

  g_assert_cmpuint (g_string_replace (string, old, new, 1), ==, 1);
  return g_string_free (string, FALSE);
}

static void
test_missing (Fixture *self,
              gconstpointer data)
{
  g_autofree char *empty = desk_world_new_place (self);
  g_autofree char *schema = replace (empty, "search_path%3Ddesk_", "search_path%3Dkhong_co_");
  g_autofree char *database = replace (empty, "/postgres?", "/khong-co?");
  g_autofree char *server = replace (empty, "host=", "host=%2Fkhong-co");

  assert_unopened (empty, FALSE, KIOSK_DESK_ERROR_MISSING);
  assert_unopened (schema, TRUE, KIOSK_DESK_ERROR_MISSING);
  assert_unopened (database, TRUE, KIOSK_DESK_ERROR_IO);
  assert_unopened (server, TRUE, KIOSK_DESK_ERROR_IO);
  assert_unopened ("postgresql://%zz", TRUE, KIOSK_DESK_ERROR_MISSING);
  assert_unopened ("postgres://127.0.0.1:1/", TRUE, KIOSK_DESK_ERROR_IO);
}

static void
test_foreign (Fixture *self,
              gconstpointer data)
{
  g_autofree char *tables = desk_world_new_place (self);
  g_autofree char *meta = desk_world_new_place (self);
  g_autofree char *marked = desk_world_new_place (self);
  g_autofree char *latin = replace (self->path, "/postgres?", "/latin?");

  desk_world_change (tables, "CREATE TABLE khac (a INTEGER)");
  assert_unopened (tables, TRUE, KIOSK_DESK_ERROR_FOREIGN);
  desk_world_change (meta, "CREATE TABLE meta (id INTEGER, version INTEGER); INSERT INTO meta VALUES (1, 100)");
  assert_unopened (meta, TRUE, KIOSK_DESK_ERROR_FOREIGN);
  desk_world_change (marked, "CREATE TABLE meta (version BIGINT, application TEXT); "
                             "INSERT INTO meta VALUES (100, 'x')");
  assert_unopened (marked, TRUE, KIOSK_DESK_ERROR_FOREIGN);
  desk_world_change (self->path, "CREATE DATABASE latin TEMPLATE template0 ENCODING latin1 LOCALE_PROVIDER libc "
                                 "LOCALE 'C'");
  assert_unopened (latin, TRUE, KIOSK_DESK_ERROR_FOREIGN);
}

/* Neither in a label nor in a message, also where libpq takes a piece of it for something else. */
static void
test_password (Fixture *self,
               gconstpointer data)
{
  static const char *const addresses[] = {
    "postgresql://desk:matkhau@127.0.0.1:1/so", "postgresql://desk:matkhau@khong-co.invalid/so",
    "postgresql://desk:1/matkhau@127.0.0.1/so", "postgresql://desk:matkhau/1@127.0.0.1/so",
    "postgresql://desk:1@matkhau@127.0.0.1/so", "postgresql://desk:%zzmatkhau@127.0.0.1/so",
    "postgresql://127.0.0.1:1/so?user=desk&password=matkhau", "postgresql://127.0.0.1:1/so?matkhau",
    "postgresql://127.0.0.1:1/so?matkhau=1", "postgresql://127.0.0.1:1/so?sslpassword=matkhau&sslmode=matkhau",
    "postgres://desk:matkhau@127.0.0.1:1,127.0.0.1:2/so",
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *label = kiosk_desk_book_dup_label (addresses[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (KioskDeskBook) book = kiosk_desk_book_open (addresses[i], TRUE, &error);

      g_assert_null (book);
      g_test_message ("%s: %s", label, error->message);
      g_assert_null (strstr (label, "matkhau"));
      g_assert_null (strstr (error->message, "matkhau"));
    }
}

static void
assert_label (const char *place,
              const char *expected)
{
  g_autofree char *label = kiosk_desk_book_dup_label (place);

  g_assert_cmpstr (label, ==, expected);
}

static void
test_label (Fixture *self,
            gconstpointer data)
{
  assert_label ("postgresql://desk:x@so.example:5433/so?sslmode=verify-full", "postgresql://desk@so.example:5433/so");
  assert_label ("postgres:///so?host=%2Frun%2Fpostgresql", "postgresql:///run/postgresql/so");
  assert_label ("postgresql://", "postgresql:///");
  assert_label ("postgresql://%zz", "postgresql://…");
  assert_label ("so.db", "so.db");
}

/* The settings of a server, a database or an address may promise less. */
static void
test_settings (Fixture *self,
               gconstpointer data)
{
  g_autofree char *address = g_strconcat (self->path, "%20-csynchronous_commit%3Doff"
                                                      "%20-cdefault_transaction_isolation%3Dserializable"
                                                      "%20-cdefault_transaction_read_only%3Don", NULL);

  g_clear_pointer (&self->book, kiosk_desk_book_free);
  self->book = kiosk_desk_book_open (address, FALSE, NULL);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) WHERE current_setting ('synchronous_commit') = 'on'"), ==, 1);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) WHERE current_setting ('lock_timeout') = '30s'"), ==, 1);
  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  desk_world_take (self, self->kiosk, 1);
}

static void
look_at_row_cb (const KioskDeskValue *row,
                gpointer user_data)
{
  static const gint64 numbers[] = { 0, G_MININT64, G_MAXINT64, 7, 1, 0, 12 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_null (row[i].text);
      g_assert_cmpint (row[i].number, ==, numbers[i]);
    }
  g_assert_cmpstr (row[7].text, ==, "");
  g_assert_cmpstr (row[8].text, ==, "Đã\tcài\n\\x");
  g_assert_null (row[9].text);
  ++*(guint *) user_data;
}

static void
test_values (Fixture *self,
             gconstpointer data)
{
  const KioskDeskValue values[] = { KIOSK_DESK_INT (G_MININT64), KIOSK_DESK_INT (G_MAXINT64), KIOSK_DESK_TEXT (""),
                                    KIOSK_DESK_TEXT ("Đã\tcài\n\\x") };
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  kiosk_desk_engine_query (kiosk_desk_book_get_engine (self->book),
                           "SELECT NULL::bigint, $1, $2, 7::smallint, TRUE, FALSE, (SELECT sum (x::bigint) "
                           "FROM generate_series (3, 5) x), $3, $4, NULL::text", values, G_N_ELEMENTS (values),
                           look_at_row_cb, &n_rows, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, 1);
}

/* The server sorts as Vietnamese does, the book byte by byte, wherever it is. */
static void
test_order (Fixture *self,
            gconstpointer data)
{
  desk_world_change (self->path, "INSERT INTO holiday VALUES (1, 'a'), (2, 'Z')");
  g_assert_cmpint (desk_world_get (self, "SELECT date FROM holiday ORDER BY name"), ==, 1);
}

static gint64
read_peak_kib (void)
{
  g_autofree char *status = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  return g_ascii_strtoll (strstr (status, "VmHWM:") + strlen ("VmHWM:"), NULL, 10);
}

static void
count_row_cb (const KioskDeskValue *row,
              gpointer user_data)
{
  *(gint64 *) user_data += row[0].number;
}

/* Some 200 MB pass by, and the program does not grow by a twentieth of that. */
static void
test_large_answer (Fixture *self,
                   gconstpointer data)
{
  gint64 before = read_peak_kib ();
  gint64 sum = 0;
  g_autoptr (GError) error = NULL;

  kiosk_desk_engine_query (kiosk_desk_book_get_engine (self->book),
                           "SELECT x, repeat ('x', 200) FROM generate_series (1, 1000000) x", NULL, 0, count_row_cb,
                           &sum, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sum, ==, G_GINT64_CONSTANT (500000500000));
  g_assert_cmpint (read_peak_kib () - before, <, GROWTH_MAX_KIB);
}

typedef struct
{
  gint64      date;
  gint64      last;
  const char *name;
} Days;

static gboolean
next_day_cb (KioskDeskValue *out_row,
             gpointer user_data)
{
  Days *days = user_data;

  if (days->date > days->last)
    return FALSE;
  out_row[0] = KIOSK_DESK_INT (days->date++);
  out_row[1] = KIOSK_DESK_TEXT (days->name);
  return TRUE;
}

static void
load_days (Fixture *self,
           gint64 first,
           gint64 last,
           const char *name)
{
  static const KioskDeskTable table = { "holiday", "date, name", 2 };
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (self->book);
  Days days = { first, last, name };
  g_autoptr (GError) error = NULL;

  kiosk_desk_engine_begin (engine, 0, &error);
  g_assert_no_error (error);
  kiosk_desk_engine_end (engine, kiosk_desk_engine_load (engine, &table, next_day_cb, &days, &error), &error);
  g_assert_no_error (error);
}

/* Few rows and many, none of them there, some, and all: what was there stays as it was. */
static void
test_load (Fixture *self,
           gconstpointer data)
{
  static const struct { gint64 first; gint64 last; gint64 n_days; } loads[] = {
    { 1, 0, 0 }, { 5, 5, 1 }, { 5, 9, 5 }, { 100, 30000, 29906 }, { 7, 40000, 39996 }, { 5, 40000, 39996 }
  };

  desk_world_change (self->path, "INSERT INTO holiday VALUES (20000, 'khác')");
  for (guint i = 0; i < G_N_ELEMENTS (loads); i++)
    {
      load_days (self, loads[i].first, loads[i].last, "Tết");
      g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM holiday WHERE date <> 20000"), ==,
                       loads[i].n_days - (loads[i].last > 20000 ? 1 : 0));
    }
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM holiday WHERE name = 'khác'"), ==, 1);
}

/* More than is kept for a second time. */
static void
test_large_load (Fixture *self,
                 gconstpointer data)
{
  g_autofree char *name = g_strnfill (16000, 'x');

  load_days (self, 1, 1500, name);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM holiday"), ==, 1500);
  load_days (self, 1000, 2500, name);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM holiday WHERE length (name) = 16000"), ==, 2500);
}

/* A row that the table does not take, after very many that it does. */
static void
test_bad_row (Fixture *self,
              gconstpointer data)
{
  static const KioskDeskTable table = { "holiday", "date, name", 2 };
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (self->book);
  Days days = { 1, 20000, "Tết" };
  g_autoptr (GError) error = NULL;

  desk_world_change (self->path, "ALTER TABLE holiday ADD CHECK (date < 20000)");
  g_assert_true (kiosk_desk_engine_begin (engine, 0, NULL));
  g_assert_false (kiosk_desk_engine_load (engine, &table, next_day_cb, &days, &error));
  g_assert_error (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_CORRUPT);
  kiosk_desk_engine_end (engine, FALSE, NULL);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM holiday"), ==, 0);
}

/* A server says yes to the end of a transaction that it has given up, and means no. */
static void
test_given_up (Fixture *self,
               gconstpointer data)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (self->book);
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_desk_engine_begin (engine, 7, NULL));
  g_assert_false (kiosk_desk_engine_run (engine, "INSERT INTO holiday VALUES (1, NULL)", NULL));
  g_assert_false (kiosk_desk_engine_end (engine, TRUE, &error));
  g_assert_error (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_IO);
  g_assert_true (kiosk_desk_engine_begin (engine, 7, NULL));
  kiosk_desk_engine_end (engine, FALSE, NULL);
}

static void
assert_refused (KioskDeskBook *book,
                const char *path,
                KioskDeskError code)
{
  g_autofree char *before = desk_world_dump (book);
  g_autofree char *after = NULL;
  g_autoptr (KioskDeskMerged) merged = kiosk_desk_merge (book, path);

  g_assert_cmpint (merged->outcome, ==, KIOSK_DESK_OUTCOME_REFUSED);
  g_assert_error (merged->error, KIOSK_DESK_ERROR, (int) code);
  g_assert_true (kiosk_desk_merged_is_end (merged));
  after = desk_world_dump (book);
  g_assert_cmpstr (before, ==, after);
}

/* What the server says, and what a caller can do about it. Nothing of the bundle is taken. */
static void
test_states (Fixture *self,
             gconstpointer data)
{
  static const struct { const char *state; KioskDeskError code; } states[] = {
    { "53100", KIOSK_DESK_ERROR_FULL }, { "53200", KIOSK_DESK_ERROR_IO }, { "58030", KIOSK_DESK_ERROR_IO },
    { "57014", KIOSK_DESK_ERROR_IO }, { "40P01", KIOSK_DESK_ERROR_LOCKED }, { "55P03", KIOSK_DESK_ERROR_LOCKED },
    { "25006", KIOSK_DESK_ERROR_READ_ONLY }, { "42501", KIOSK_DESK_ERROR_READ_ONLY },
    { "XX001", KIOSK_DESK_ERROR_CORRUPT }, { "23514", KIOSK_DESK_ERROR_CORRUPT },
  };
  g_autofree char *path = NULL;
  g_autoptr (KioskDeskMerged) merged = NULL;

  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  path = fleet_kiosk_export (self->kiosk, self->folder, self->day, "live");
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *sql = g_strdup_printf ("CREATE OR REPLACE FUNCTION fail () RETURNS trigger LANGUAGE plpgsql AS "
                                              "$$BEGIN RAISE EXCEPTION USING ERRCODE = '%s'; END$$;"
                                              "CREATE OR REPLACE TRIGGER fail BEFORE INSERT ON bundle "
                                              "EXECUTE FUNCTION fail ()", states[i].state);

      desk_world_change (self->path, sql);
      assert_refused (self->book, path, states[i].code);
    }
  desk_world_change (self->path, "DROP TRIGGER fail ON bundle");
  merged = kiosk_desk_merge (self->book, path);
  g_assert_no_error (merged->error);
  g_assert_cmpuint (merged->n_new, ==, 1);
}

/* The fault comes with COMMIT itself: what was done is undone. */
static void
test_late (Fixture *self,
           gconstpointer data)
{
  g_autofree char *path = NULL;

  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  path = fleet_kiosk_export (self->kiosk, self->folder, self->day, "live");
  desk_world_change (self->path, "CREATE FUNCTION fail () RETURNS trigger LANGUAGE plpgsql AS "
                                 "$$BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END$$;"
                                 "CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON bundle DEFERRABLE INITIALLY DEFERRED "
                                 "FOR EACH ROW EXECUTE FUNCTION fail ()");
  assert_refused (self->book, path, KIOSK_DESK_ERROR_FULL);
  desk_world_change (self->path, "DROP TRIGGER fail ON bundle");
  desk_world_take (self, self->kiosk, 1);
}

/* Somebody who may read. */
static void
test_read_only (Fixture *self,
                gconstpointer data)
{
  g_autofree char *address = replace (self->path, "//desk@", "//khach@");
  g_autofree char *schema = g_strdup (strstr (self->path, "%3Ddesk_") + strlen ("%3D"));
  g_autofree char *grant = g_strdup_printf ("CREATE ROLE khach LOGIN; GRANT USAGE ON SCHEMA %s TO khach; "
                                            "GRANT SELECT ON ALL TABLES IN SCHEMA %s TO khach", schema, schema);
  g_autoptr (KioskDeskBook) book = NULL;
  g_autofree char *path = NULL;

  desk_world_change (self->path, grant);
  book = kiosk_desk_book_open (address, FALSE, NULL);
  g_assert_nonnull (book);
  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  path = fleet_kiosk_export (self->kiosk, self->folder, self->day, "live");
  assert_refused (book, path, KIOSK_DESK_ERROR_READ_ONLY);
}

static pid_t
fail_in_child (const char *address,
               const char *path)
{
  pid_t child = fork ();

  if (child == 0)
    {
      KioskDeskBook *book = kiosk_desk_book_open (address, FALSE, NULL);
      KioskDeskMerged *merged = kiosk_desk_merge (book, path);
      KioskDeskMerged *again = kiosk_desk_merge (book, path);

      g_test_message ("%s; %s", merged->error->message, again->error->message);
      g_assert_error (merged->error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_IO);
      g_assert_error (again->error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_IO);
      _exit (0);
    }
  return child;
}

/* A server that recovers lets nobody in for a while. */
static KioskDeskBook *
open_again (const char *address)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GError) error = NULL;
      KioskDeskBook *book = kiosk_desk_book_open (address, FALSE, &error);

      if (book != NULL)
        return book;
      g_assert_error (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_IO);
      g_usleep (100000);
    }
  return NULL;
}

/* @data: the signal. One ends the connection, the other makes the whole server recover from its log. */
static void
test_gone (Fixture *self,
           gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  PGconn *holder;
  pid_t child;

  for (guint i = 0; i < 4; i++)
    fleet_kiosk_close (self->kiosk, self->day + i, 12, FALSE);
  desk_world_take (self, self->kiosk, 4);
  for (guint i = 4; i < 9; i++)
    fleet_kiosk_close (self->kiosk, self->day + i, 12, FALSE);
  path = fleet_kiosk_export (self->kiosk, self->folder, self->day, "live");
  before = desk_world_dump (self->book);
  g_clear_pointer (&self->book, kiosk_desk_book_free);
  holder = served_hold_targets (self->path);
  child = fail_in_child (self->path, path);
  g_assert_cmpint (kill (served_wait (holder, 1), GPOINTER_TO_INT (data)), ==, 0);
  served_assert_done (child);
  PQfinish (holder);
  self->book = open_again (self->path);
  after = desk_world_dump (self->book);
  g_assert_cmpstr (before, ==, after);
  desk_world_take (self, self->kiosk, 5);
  g_assert_cmpint (desk_world_get (self, "SELECT sum (counted) FROM counted"), ==, desk_world_sum (self->kiosk));
  desk_world_assert_sound (self->book);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD_DATA(name, data, func) \
  g_test_add ("/desk/postgres/" name, Fixture, data, desk_world_set_up, func, desk_world_tear_down)
#define ADD(name, func) ADD_DATA (name, NULL, func)
  ADD ("missing", test_missing);
  ADD ("foreign", test_foreign);
  ADD ("password", test_password);
  ADD ("label", test_label);
  ADD ("settings", test_settings);
  ADD ("values", test_values);
  ADD ("order", test_order);
  ADD ("large-answer", test_large_answer);
  ADD ("load", test_load);
  ADD ("large-load", test_large_load);
  ADD ("bad-row", test_bad_row);
  ADD ("given-up", test_given_up);
  ADD ("states", test_states);
  ADD ("late", test_late);
  ADD ("read-only", test_read_only);
  ADD_DATA ("ended", GINT_TO_POINTER (SIGTERM), test_gone);
  ADD_DATA ("crashed", GINT_TO_POINTER (SIGKILL), test_gone);
  return g_test_run ();
}
