/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the desk share. */
#include "desk-world.h"

#include <glib/gstdio.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include "kiosk-desk-check.h"
#include "kiosk-desk-id.h"

gboolean
desk_world_is_served (void)
{
  return g_getenv ("DESK_BOOK") != NULL;
}

static void
change_served (const char *address,
               const char *sql)
{
  PGconn *connection = PQconnectdb (address);
  PGresult *result = PQexec (connection, sql);

  if (PQresultStatus (result) != PGRES_COMMAND_OK && PQresultStatus (result) != PGRES_TUPLES_OK)
    g_error ("%s: %s", sql, PQerrorMessage (connection));
  PQclear (result);
  PQfinish (connection);
}

static void
change_file (const char *path,
             const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* As somebody else's program could, without the book's knowledge. Nobody may have a file open meanwhile. */
void
desk_world_change (const char *place,
                   const char *sql)
{
  if (desk_world_is_served ())
    change_served (place, sql);
  else
    change_file (place, sql);
}

/* Where no book is yet. */
char *
desk_world_new_place (DeskWorld *self)
{
  static guint n_places;
  g_autofree char *name = g_strdup_printf ("desk_%u", ++n_places);
  g_autofree char *make = g_strdup_printf ("CREATE SCHEMA %s", name);

  if (!desk_world_is_served ())
    return g_strdup_printf ("%s/%s.db", self->folder, name);
  change_served (g_getenv ("DESK_BOOK"), make);
  return g_strdup_printf ("%s&options=-csearch_path%%3D%s", g_getenv ("DESK_BOOK"), name);
}

static KioskDeskBook *
open_book (const char *path)
{
  g_autoptr (GError) error = NULL;
  KioskDeskBook *book = kiosk_desk_book_open (path, TRUE, &error);

  g_assert_no_error (error);
  return book;
}

void
desk_world_set_up (DeskWorld *self,
                   gconstpointer data)
{
  self->folder = g_dir_make_tmp ("desk-XXXXXX", NULL);
  self->path = desk_world_new_place (self);
  self->book = open_book (self->path);
  self->kiosk = fleet_kiosk_new ("26977", 1);
  self->day = kiosk_day_from_iso ("2026-11-02");
  desk_world_enrol (self, self->kiosk);
}

/* Nothing that a test wrote is kept, and links are not followed. */
void
desk_world_remove (const char *path)
{
  GStatBuf info;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_lstat (path, &info) != 0)
    return;
  dir = S_ISDIR (info.st_mode) ? g_dir_open (path, 0, NULL) : NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      desk_world_remove (below);
    }
  g_remove (path);
}

void
desk_world_tear_down (DeskWorld *self,
                      gconstpointer data)
{
  g_clear_pointer (&self->book, kiosk_desk_book_free);
  desk_world_remove (self->folder);
  g_clear_pointer (&self->kiosk, fleet_kiosk_free);
  g_free (self->folder);
  g_free (self->path);
}

gint64
desk_world_id (const FleetKiosk *kiosk)
{
  return kiosk_desk_id_parse (kiosk->id);
}

void
desk_world_enrol (DeskWorld *self,
                  const FleetKiosk *kiosk)
{
  const KioskDeskEnrolment enrolment = {
    .kiosk = desk_world_id (kiosk), .key = *kiosk_key_get_public (kiosk->key),
    .ward = (guint) g_ascii_strtoull (kiosk->ward, NULL, 10), .number = kiosk->number
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_desk_enrol (self->book, &enrolment, &error));
  g_assert_no_error (error);
}

KioskDeskMerged *
desk_world_merge (DeskWorld *self,
                  const char *path)
{
  return kiosk_desk_merge (self->book, path);
}

/* Exports the kiosk, merges that, and looks how many batches were new. */
void
desk_world_take (DeskWorld *self,
                 const FleetKiosk *kiosk,
                 guint n_new)
{
  g_autofree char *path = fleet_kiosk_export (kiosk, self->folder, self->day, "live");
  g_autoptr (KioskDeskMerged) merged = kiosk_desk_merge (self->book, path);

  g_assert_no_error (merged->error);
  g_assert_cmpint (merged->outcome, ==, KIOSK_DESK_OUTCOME_TAKEN);
  g_assert_cmpuint (merged->n_new, ==, n_new);
}

gint64
desk_world_get (DeskWorld *self,
                const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  g_assert_true (kiosk_desk_engine_get (kiosk_desk_book_get_engine (self->book), sql, NULL, 0, &number, &error));
  g_assert_no_error (error);
  return number;
}

gint64
desk_world_sum (const FleetKiosk *kiosk)
{
  gint64 people = 0;

  for (guint i = 0; i < kiosk->entries->len; i++)
    people += g_array_index (kiosk->entries, KioskEntry, i).counted;
  return people;
}

static void
append_row_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  GString *text = user_data;

  /* The first column says how many there are. */
  for (gint64 i = 1; i <= row[0].number; i++)
    if (row[i].text != NULL)
      g_string_append_printf (text, " %s", row[i].text);
    else
      g_string_append_printf (text, " %" G_GINT64_FORMAT, row[i].number);
  g_string_append_c (text, '\n');
}

/* All that sticks put into a book; manifests apart, of which a subset may say the same. */
char *
desk_world_dump (KioskDeskBook *book)
{
  static const char *const tables[] = {
    "SELECT 5, kiosk, epoch, name, base, base_n FROM epoch ORDER BY 2, 3, 4, 5, 6",
    "SELECT 9, kiosk, batch, epoch, n, restored, previous, hash, cells_sha256, sheets_sha256 FROM chain ORDER BY 2, 3",
    "SELECT 87, batch.* FROM batch ORDER BY kiosk, batch",
    "SELECT 12, cell.* FROM cell ORDER BY 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12",
    "SELECT 11, sheet.* FROM sheet ORDER BY kiosk, batch, id",
    "SELECT 6, sheet_line.* FROM sheet_line ORDER BY 2, 3, 4, 5, 6",
    "SELECT 13, target.* FROM target ORDER BY kiosk, id",
    "SELECT 4, doubt.* FROM doubt ORDER BY kiosk, batch",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;

      kiosk_desk_engine_query (kiosk_desk_book_get_engine (book), tables[i], NULL, 0, append_row_cb, text, &error);
      g_assert_no_error (error);
      g_string_append (text, "--\n");
    }
  return g_string_free (text, FALSE);
}

void
desk_world_assert_sound (KioskDeskBook *book)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  KioskDeskChecked checked;

  g_assert_true (kiosk_desk_check (book, NULL, NULL, &checked, &faults, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
}
