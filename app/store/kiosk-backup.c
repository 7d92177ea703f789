/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the book in its folder: `backup-000017.db`, or `backup-000017-open.db` where taps of an open batch are in
 * it. The latter go with the next copy, since ids of taps are kept only as long as their batch is open. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-backup.h"

#include <stdio.h>
#include <string.h>

#include "kiosk-closed-check.h"
#include "kiosk-meta-table.h"
#include "kiosk-migrations.h"
#include "kiosk-statement.h"
#include "kiosk-tap-table.h"

#define PREFIX      "backup-"
#define SUFFIX      ".db"
#define OPEN_SUFFIX "-open.db"

#define JOURNAL_SUFFIX "-journal"

struct _KioskBackup
{
  KioskBookFiles *files;
  KioskMode       mode;
  char           *temporary;  /* name of its file */
  char           *head;       /* of the book, when it was read */
  gint64          people;     /* for how many there were open taps then */
};

/* Returns 0 for a name that is none of a backup's. */
static guint64
number_of (const char *name)
{
  const char *digits = name + strlen (PREFIX);
  char *end;
  guint64 number = g_ascii_isdigit (*digits) ? g_ascii_strtoull (digits, &end, 10) : 0;

  return number != 0 && (strcmp (end, SUFFIX) == 0 || strcmp (end, OPEN_SUFFIX) == 0) ? number : 0;
}

static int
compare_newest_first_cb (gconstpointer a,
                         gconstpointer b)
{
  guint64 first = number_of (*(const char *const *) a);
  guint64 second = number_of (*(const char *const *) b);

  return first == second ? 0 : first > second ? -1 : 1;
}

/**
 * kiosk_backup_list:
 * @files: the state folder
 *
 * Returns: (transfer full) (element-type filename): names of the backups, newest first
 */
GPtrArray *
kiosk_backup_list (KioskBookFiles *files)
{
  GPtrArray *names = kiosk_book_files_list (files, PREFIX, SUFFIX);

  for (guint i = names->len; i > 0; i--)
    if (number_of (g_ptr_array_index (names, i - 1)) == 0)
      g_ptr_array_remove_index (names, i - 1);
  g_ptr_array_sort (names, compare_newest_first_cb);
  return names;
}

/* Entries and cells are vouched for by their hashes. What else a book has is added up here, row by row. */
static const char *const unsealed[] = {
  "SELECT type, name, sql FROM sqlite_schema ORDER BY name", "SELECT * FROM meta", "SELECT * FROM setting",
  "SELECT * FROM batch", "SELECT * FROM tap", "SELECT * FROM secret", "SELECT * FROM event", "SELECT * FROM sheet",
  "SELECT * FROM sheet_line", "SELECT * FROM target"
};

static gboolean
add_rows (KioskConnection *connection,
          const char *sql,
          GChecksum *sum,
          GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, sql, error);
  KioskStep step = KIOSK_STEP_ERROR;

  while (statement != NULL && (step = kiosk_statement_step (statement, error)) == KIOSK_STEP_ROW)
    for (int i = 0; i < kiosk_statement_get_n_columns (statement); i++)
      {
        const char *text = kiosk_statement_get_text (statement, i);

        /* With its end: "a", "bc" is not "ab", "c". */
        g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
      }
  return step == KIOSK_STEP_DONE;
}

static char *
dup_sum (KioskConnection *connection,
         GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (unsealed); i++)
    if (!add_rows (connection, unsealed[i], sum, error))
      return NULL;
  return g_strdup (g_checksum_get_string (sum));
}

/* What two copies of one book have in common: whose it is, how far it goes, and what is open in it. */
static char *
dup_head (KioskConnection *connection,
          const KioskMeta *meta,
          GError **error)
{
  g_autofree char *sum = dup_sum (connection, error);
  g_autoptr (KioskStatement) statement = NULL;

  if (sum != NULL)
    statement = kiosk_statement_new (connection, "SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM cell), "
                                                 "(SELECT hash FROM entry ORDER BY seq DESC LIMIT 1)", error);
  if (statement == NULL || kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return NULL;
  return g_strdup_printf ("%s/%s: %" G_GINT64_FORMAT " entries, %" G_GINT64_FORMAT " cells, %s, else %s", meta->kiosk,
                          meta->epoch, kiosk_statement_get_int (statement, 0), kiosk_statement_get_int (statement, 1),
                          kiosk_statement_get_text (statement, 2), sum);
}

static char *
load_head (KioskConnection *connection,
           KioskMode mode,
           GError **error)
{
  KioskMeta meta;

  if (!kiosk_meta_table_load (connection, &meta, error))
    return NULL;
  if (meta.mode == mode)
    return dup_head (connection, &meta, error);

  g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FOREIGN, "The book is of another mode");
  return NULL;
}

/**
 * kiosk_backup_verify:
 * @files: the state folder
 * @name: (type filename): a file in it that no journal belongs to
 * @mode: what mode it has to be of
 * @out_head: (out) (optional): how far it goes; untouched on failure
 * @error: return location for a `GError`
 *
 * Reads the whole file. Any thread.
 *
 * Fails with `KIOSK_STORE_ERROR_CORRUPT`, `_FOREIGN`, `_NEWER`, `_MISSING`, `_READ_ONLY`, `_IO`.
 *
 * Returns: %TRUE if it can take the place of the book
 */
gboolean
kiosk_backup_verify (KioskBookFiles *files,
                     const char *name,
                     KioskMode mode,
                     char **out_head,
                     GError **error)
{
  g_autofree char *path = kiosk_book_files_dup_path (files, name);
  g_autoptr (KioskConnection) connection = kiosk_connection_new (path, KIOSK_CONNECTION_GLANCE, error);
  g_autofree char *head = NULL;

  if (connection == NULL || !kiosk_connection_quick_check (connection, error)
      || !kiosk_migrations_identify (connection, error))
    return FALSE;

  head = load_head (connection, mode, error);
  if (head == NULL || !kiosk_closed_check (connection, error))
    return FALSE;
  if (out_head != NULL)
    *out_head = g_steal_pointer (&head);
  return TRUE;
}

/* Returns %NULL where it cannot be read; empty where nothing was closed yet. */
static char *
dup_last_hash (KioskConnection *connection)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT hash FROM entry ORDER BY seq DESC LIMIT 1", NULL);
  KioskStep step = statement != NULL ? kiosk_statement_step (statement, NULL) : KIOSK_STEP_ERROR;

  if (step == KIOSK_STEP_ERROR)
    return NULL;
  return g_strdup (step == KIOSK_STEP_ROW ? kiosk_statement_get_text (statement, 0) : "");
}

static char *
dup_last_hash_of_newest (KioskBookFiles *files)
{
  g_autoptr (GPtrArray) names = kiosk_backup_list (files);
  g_autofree char *path = names->len > 0 ? kiosk_book_files_dup_path (files, g_ptr_array_index (names, 0)) : NULL;
  g_autoptr (KioskConnection) connection =
    path != NULL ? kiosk_connection_new (path, KIOSK_CONNECTION_GLANCE, NULL) : NULL;

  return connection != NULL ? dup_last_hash (connection) : NULL;
}

/**
 * kiosk_backup_is_due:
 * @files: the state folder
 * @connection: the connection to the book
 *
 * Tells whether the program ended, or the disk failed, between a closing and its backup. Looks at the last closed batch
 * alone. Store thread only.
 *
 * Returns: whether the newest copy lacks a batch that was closed
 */
gboolean
kiosk_backup_is_due (KioskBookFiles *files,
                     KioskConnection *connection)
{
  g_autofree char *of_book = dup_last_hash (connection);
  g_autofree char *of_copy = NULL;

  if (of_book == NULL || *of_book == '\0')
    return FALSE;
  of_copy = dup_last_hash_of_newest (files);
  return g_strcmp0 (of_book, of_copy) != 0;
}

static gboolean
vacuum_into (KioskConnection *connection,
             const char *path,
             GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, "VACUUM INTO ?1", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, path);
  return kiosk_statement_run (statement, error);
}

/* The copies beyond the newest few, and those with taps in them that the newest replaces. */
static void
remove_old (KioskBookFiles *files)
{
  g_autoptr (GPtrArray) names = kiosk_backup_list (files);

  for (guint i = 1; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (i >= KIOSK_BACKUP_KEPT || g_str_has_suffix (name, OPEN_SUFFIX))
        kiosk_book_files_remove (files, name);
    }
}

/**
 * kiosk_backup_free:
 * @self: (transfer full): a copy
 *
 * Removes its file, unless kiosk_backup_finish() gave it its name.
 */
void
kiosk_backup_free (KioskBackup *self)
{
  g_autofree char *journal = g_strconcat (self->temporary, JOURNAL_SUFFIX, NULL);

  kiosk_book_files_remove (self->files, self->temporary);
  /* SQLite may have left one beside it. */
  kiosk_book_files_remove (self->files, journal);
  g_free (self->temporary);
  g_free (self->head);
  g_free (self);
}

/* Reads what the book says of itself, and all of it. */
static gboolean
read_book (KioskBackup *self,
           KioskConnection *book,
           GError **error)
{
  g_autofree char *path = kiosk_book_files_dup_path (self->files, self->temporary);

  self->head = load_head (book, self->mode, error);
  return self->head != NULL && kiosk_tap_table_count (book, &self->people, error) && vacuum_into (book, path, error);
}

/**
 * kiosk_backup_begin:
 * @files: the state folder, which has to outlive the copy
 * @mode: mode of the book
 * @is_over: (nullable): where this turns from 0 to another number, the copy is given up
 * @error: return location for a `GError`
 *
 * Writes a copy of the book's file under a name for the time being. The book is read past its journal, which has to be
 * empty, and its file must not be written meanwhile. Any thread.
 *
 * Fails with `KIOSK_STORE_ERROR_FULL`, `_READ_ONLY`, `_CORRUPT`, `_FOREIGN`, `_IO`.
 *
 * Returns: (transfer full) (nullable): the copy, for which the book is not needed any more
 */
KioskBackup *
kiosk_backup_begin (KioskBookFiles *files,
                    KioskMode mode,
                    const int *is_over,
                    GError **error)
{
  g_autofree char *path = kiosk_book_files_dup_path (files, KIOSK_BOOK_NAME);
  g_autofree char *temporary = kiosk_book_files_make_temporary (files, error);
  g_autoptr (KioskBackup) self = NULL;
  g_autoptr (KioskConnection) book = NULL;

  if (temporary == NULL)
    return NULL;
  self = g_new0 (KioskBackup, 1);
  self->files = files;
  self->mode = mode;
  self->temporary = g_steal_pointer (&temporary);
  book = kiosk_connection_new (path, KIOSK_CONNECTION_GLANCE, error);
  if (book == NULL)
    return NULL;
  kiosk_connection_give_up_when (book, is_over);
  return read_book (self, book, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
check_copy (KioskBackup *self,
            GError **error)
{
  g_autofree char *head = NULL;

  if (!kiosk_backup_verify (self->files, self->temporary, self->mode, &head, error))
    return FALSE;
  if (strcmp (self->head, head) == 0)
    return TRUE;

  g_set_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO, "The copy has %s, the book %s", head, self->head);
  return FALSE;
}

static gboolean
give_name (KioskBackup *self,
           GError **error)
{
  g_autoptr (GPtrArray) names = kiosk_backup_list (self->files);
  guint64 number = names->len > 0 ? number_of (g_ptr_array_index (names, 0)) + 1 : 1;
  g_autofree char *name =
    g_strdup_printf (PREFIX "%06" G_GUINT64_FORMAT "%s", number, self->people > 0 ? OPEN_SUFFIX : SUFFIX);

  return kiosk_book_files_rename (self->files, self->temporary, name, error);
}

/**
 * kiosk_backup_finish:
 * @self: (transfer full): a copy
 * @error: return location for a `GError`
 *
 * Flushes it, reads it back, compares it with what the book was, and gives it its name; then removes the copies beyond
 * the newest %KIOSK_BACKUP_KEPT. Any thread.
 *
 * Fails with `KIOSK_STORE_ERROR_FULL`, `_READ_ONLY`, `_CORRUPT`, `_IO`; then the copies from before are all there.
 *
 * Returns: %TRUE if the copy can take the place of the book
 */
gboolean
kiosk_backup_finish (KioskBackup *self,
                     GError **error)
{
  g_autoptr (KioskBackup) owned = self;

  if (!kiosk_book_files_flush_file (self->files, self->temporary, error) || !check_copy (self, error)
      || !give_name (self, error))
    return FALSE;
  remove_old (self->files);
  return TRUE;
}
