/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The script of a book's tables, read for a server. */
#include "kiosk-desk-schema.h"

static const struct { const char *name; const char *sqlite; const char *postgres; } scripts[] = {
  { "types", "CREATE TABLE a (b INTEGER, c TEXT) STRICT;", "CREATE TABLE a (b BIGINT, c TEXT COLLATE \"C\") ;" },
  { "options", "CREATE TABLE a (b INTEGER, PRIMARY KEY (b)) STRICT, WITHOUT ROWID;",
    "CREATE TABLE a (b BIGINT, PRIMARY KEY (b))   ;" },
  { "names", "CREATE TABLE strict (rowid INTEGER, text_INTEGER TEXT);",
    "CREATE TABLE strict (rowid BIGINT, text_INTEGER TEXT COLLATE \"C\");" },
  { "quoted", "CREATE TABLE \"STRICT\" (\"INTEGER\" INTEGER);", "CREATE TABLE \"STRICT\" (\"INTEGER\" BIGINT);" },
  { "texts", "INSERT INTO a VALUES ('it''s an INTEGER (, STRICT', 'TEXT');",
    "INSERT INTO a VALUES ('it''s an INTEGER (, STRICT', 'TEXT');" },
  { "comments", "-- an INTEGER ( STRICT\nCREATE TABLE a (/* TEXT ) */ b INTEGER -- STRICT )\n) STRICT;",
    "-- an INTEGER ( STRICT\nCREATE TABLE a (/* TEXT ) */ b BIGINT -- STRICT )\n) ;" },
  { "other-statements", "CREATE VIEW a AS SELECT b, (c), WITHOUT FROM d; CREATE TABLE e (f INTEGER);",
    "CREATE VIEW a AS SELECT b, (c), WITHOUT FROM d; CREATE TABLE e (f BIGINT);" },
  { "unfinished", "CREATE TABLE a (b TEXT, 'c", "CREATE TABLE a (b TEXT COLLATE \"C\", 'c" },
  { "empty", "", "" },
};

static void
test_script (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *postgres = kiosk_desk_schema_dup_for_postgres (scripts[i].sqlite);

  g_assert_cmpstr (postgres, ==, scripts[i].postgres);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *path = g_strconcat ("/desk/schema/", scripts[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_script);
    }
  return g_test_run ();
}
