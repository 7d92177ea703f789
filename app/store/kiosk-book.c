/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book's file: opened, held, opened anew after trouble.
 *
 * When the disk fails, a commit may report an error although its row stays, and flushes that follow on the same
 * handle report success although nothing was flushed. So a handle that saw an error is not used again: the next call
 * opens the file anew, moves the journal into it, which writes and flushes everything once more, and only then looks
 * for what is there. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-book.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kiosk-backup.h"
#include "kiosk-batch-table.h"
#include "kiosk-book-copy.h"
#include "kiosk-closed-check.h"
#include "kiosk-closing.h"
#include "kiosk-file-check.h"
#include "kiosk-machine.h"
#include "kiosk-migrations.h"
#include "kiosk-renewal.h"
#include "kiosk-restore.h"
#include "kiosk-statement.h"

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT);
}

static gboolean
check_mode (KioskBook *self,
            GError **error)
{
  if (self->meta.mode == self->mode)
    return TRUE;

  g_set_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FOREIGN, "The book is of mode %s, not %s",
               kiosk_mode_to_nick (self->meta.mode), kiosk_mode_to_nick (self->mode));
  return FALSE;
}

/* Says why a file that is not ours is refused, without changing it. */
static gboolean
refuse_stranger (const char *path,
                 GError **error)
{
  g_autoptr (KioskConnection) connection = kiosk_connection_new (path, KIOSK_CONNECTION_GLANCE, error);

  return connection != NULL && kiosk_migrations_identify (connection, error);
}

static char *
dup_path (KioskBook *self,
          const char *name)
{
  return self->copy != NULL ? g_build_filename (self->copy, name, NULL) : kiosk_book_files_dup_path (self->files, name);
}

static gboolean
check_files (KioskBook *self,
             GError **error)
{
  g_autofree char *book = dup_path (self, KIOSK_BOOK_NAME);
  g_autofree char *wal = dup_path (self, KIOSK_WAL_NAME);

  if (!kiosk_file_is_ours (book, KIOSK_APPLICATION_ID, 100 * (KIOSK_BOOK_MAJOR + 1)) && !refuse_stranger (book, error))
    return FALSE;
  return kiosk_file_check_book (book, error) && kiosk_file_check_wal (wal, error);
}

static gboolean
load_length (KioskConnection *connection,
             gint64 *out_length,
             GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", error);

  if (statement == NULL || kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;
  *out_length = kiosk_statement_get_int (statement, 0);
  return TRUE;
}

/* Where a file is shorter than its book, the rest is in the journal, or was cut off. That has to be told before the
 * journal is moved: after that, the damaged file would not be as it was found. */
static gboolean
check_length (KioskBook *self,
              const char *path,
              GError **error)
{
  GStatBuf file = { 0 };
  gint64 length = 0;

  if (!load_length (self->connection, &length, error))
    return FALSE;
  return (g_stat (path, &file) == 0 && file.st_size >= length)
         || kiosk_connection_quick_check (self->connection, error);
}

static gboolean
open_file (KioskBook *self,
           GError **error)
{
  g_autofree char *path = dup_path (self, KIOSK_BOOK_NAME);

  if ((self->copy == NULL && !kiosk_book_files_check_access (self->files, error)) || !check_files (self, error))
    return FALSE;

  self->is_checked = FALSE;
  self->connection = kiosk_connection_new (path, KIOSK_CONNECTION_SERVICE, error);
  return self->connection != NULL
         && kiosk_migrations_identify (self->connection, error)
         && kiosk_meta_table_load (self->connection, &self->meta, error)
         && check_mode (self, error)
         && check_length (self, path, error)
         && kiosk_connection_truncate_wal (self->connection, error);
}

static gboolean
find_forgotten (KioskBook *self,
                KioskBatch *out_batch,
                GError **error)
{
  if (!kiosk_batch_table_find (self->connection, FALSE, out_batch, error))
    return FALSE;
  if (strcmp (out_batch->boot, self->boot) == 0)
    out_batch->id = 0;
  return TRUE;
}

/* Changes @meta and the tables to what another machine or another boot asks for. */
static gboolean
adapt (KioskBook *self,
       KioskMeta *meta,
       const KioskBatch *forgotten,
       GError **error)
{
  if (strcmp (meta->machine, self->machine) != 0)
    {
      g_strlcpy (meta->machine, self->machine, sizeof meta->machine);
      meta->notices |= KIOSK_NOTICE_COPIED;
      return kiosk_closing_run_new_epoch (self->connection, meta, error);
    }
  meta->notices |= KIOSK_NOTICE_DATE_UNKNOWN;
  return kiosk_closing_run (self->connection, meta, forgotten, error);
}

/* What staff said of the clock in this boot holds until the next one. */
static gboolean
correct_clock (KioskBook *self,
               GError **error)
{
  gint64 correction_s;

  if (!kiosk_meta_table_load_correction (self->connection, self->boot, &correction_s, error))
    return FALSE;
  kiosk_clock_correct (self->clock, correction_s);
  return TRUE;
}

/* Brings what was found to this program, this machine and this boot, a copy only to this program. A book that is
 * written is checked before. */
static gboolean
begin_service (KioskBook *self,
               GError **error)
{
  KioskBatch forgotten;
  KioskMeta meta = self->meta;
  gboolean is_migration_due = FALSE;
  gboolean is_copy = strcmp (meta.machine, self->machine) != 0;

  if (!kiosk_migrations_is_due (self->connection, &is_migration_due, error))
    return FALSE;
  if (is_migration_due && (!kiosk_connection_quick_check (self->connection, error)
                           || !kiosk_migrations_run (self->connection, error)))
    return FALSE;
  if (!correct_clock (self, error) || !find_forgotten (self, &forgotten, error))
    return FALSE;
  if (self->copy != NULL && is_copy)
    self->notices |= KIOSK_NOTICE_COPIED;
  if (self->copy != NULL || (!is_copy && forgotten.id == 0))
    return TRUE;

  if (!kiosk_connection_quick_check (self->connection, error) || !kiosk_connection_begin (self->connection, error)
      || !kiosk_book_commit (self, &meta, adapt (self, &meta, &forgotten, error), error))
    return FALSE;
  kiosk_book_settle (self);
  return TRUE;
}

/* A backup that was under way is owed again. */
static void
hold_copier_off (KioskBook *self)
{
  if (kiosk_copier_hold_off (self->copier))
    self->is_caught_up = FALSE;
}

static void
drop_connection (KioskBook *self)
{
  hold_copier_off (self);
  g_clear_pointer (&self->connection, kiosk_connection_abandon);
  self->is_broken = FALSE;
  self->is_checked = FALSE;
}

static gboolean
check_presence (KioskBookFiles *files,
                GError **error)
{
  g_autoptr (GPtrArray) backups = kiosk_backup_list (files);

  if (kiosk_book_files_has (files, KIOSK_BOOK_NAME))
    return TRUE;
  if (backups->len > 0)
    g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "The book is gone, its backups are not");
  else
    g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_MISSING, "There is no book in the state folder");
  return FALSE;
}

/* A power cut may have come between. */
static gboolean
finish_what_was_begun (KioskBook *self,
                       GError **error)
{
  return kiosk_restore_finish (self->files, error) && kiosk_renewal_finish (self->files, error);
}

static gboolean
connect_once (KioskBook *self,
              GError **error)
{
  if ((self->copy == NULL && !finish_what_was_begun (self, error)) || !check_presence (self->files, error)
      || !open_file (self, error) || !begin_service (self, error))
    return FALSE;
  self->notices |= self->meta.notices;
  return TRUE;
}

/* SQLite reports a page that the disk would not give just now as a malformed one (SQLITE_IOERR_CORRUPTFS): a book is
 * damaged only when it is so at a second look. */
static gboolean
connect_twice (KioskBook *self,
               GError **error)
{
  g_autoptr (GError) first = NULL;

  if (connect_once (self, &first))
    return TRUE;
  drop_connection (self);
  if (is_damage (first))
    return connect_once (self, error);
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

static gboolean
restore (KioskBook *self,
         const GError *damage,
         GError **error)
{
  drop_connection (self);
  if (self->copy != NULL)
    {
      g_propagate_error (error, g_error_copy (damage));
      return FALSE;
    }
  if (kiosk_restore_run (self->files, self->mode, error))
    return TRUE;
  g_prefix_error (error, "%s. ", damage->message);
  return FALSE;
}

/* Takes in what the copier has done since. */
static void
look_at_copier (KioskBook *self)
{
  gboolean is_reading;
  KioskCopy copy = kiosk_copier_look (self->copier, &is_reading);

  if (copy == KIOSK_COPY_MADE)
    self->notices &= ~KIOSK_NOTICE_NO_BACKUP;
  else if (copy == KIOSK_COPY_FAILED)
    self->notices |= KIOSK_NOTICE_NO_BACKUP;
  if (self->connection != NULL)
    kiosk_connection_leave_file (self->connection, is_reading);
}

/**
 * kiosk_book_reach:
 * @self: a book
 * @error: return location for a `GError`
 *
 * Opens the file where it is not open or its handle saw the disk fail; puts a backup in the place of a book that is
 * damaged. Store thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_MISSING`, `_LOCKED`, `_READ_ONLY`, `_FULL`, `_IO`, `_CORRUPT`, `_NEWER`, `_FOREIGN`;
 * the next call tries again.
 *
 * Returns: %TRUE if the book can be read
 */
gboolean
kiosk_book_reach (KioskBook *self,
                  GError **error)
{
  g_autoptr (GError) damage = NULL;

  if (self->is_broken)
    drop_connection (self);
  look_at_copier (self);
  if (self->connection != NULL || connect_twice (self, &damage))
    return TRUE;

  if (is_damage (damage) && restore (self, damage, error))
    return connect_once (self, error) || (drop_connection (self), FALSE);

  drop_connection (self);
  if (!is_damage (damage))
    g_propagate_error (error, g_steal_pointer (&damage));
  return FALSE;
}

/* Whether the handle that gave @error may be used again. */
static gboolean
is_breaking (const GError *error)
{
  return is_damage (error) || g_error_matches (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO);
}

static gboolean
cut_journal (KioskBook *self,
             GError **error)
{
  hold_copier_off (self);
  return kiosk_connection_truncate_wal (self->connection, error);
}

static gboolean
make_backup (KioskBook *self,
             GError **error)
{
  KioskBackup *backup = kiosk_backup_begin (self->files, self->mode, NULL, error);

  return backup != NULL && kiosk_backup_finish (backup, error);
}

/**
 * kiosk_book_back_up:
 * @self: a book that can be read, outside a transaction
 * @error: return location for a `GError`
 *
 * Cuts the journal and makes a backup. The notice `NO_BACKUP` is up until there is one. Store thread only. Fails as
 * kiosk_connection_truncate_wal(), kiosk_backup_begin() and kiosk_backup_finish() do.
 *
 * Returns: %TRUE if there is a backup of the book as it is
 */
gboolean
kiosk_book_back_up (KioskBook *self,
                    GError **error)
{
  self->notices |= KIOSK_NOTICE_NO_BACKUP;
  if (!cut_journal (self, error) || !make_backup (self, error))
    return FALSE;
  self->notices &= ~KIOSK_NOTICE_NO_BACKUP;
  return TRUE;
}

static gboolean
back_up_aside (KioskBook *self,
               GError **error)
{
  if (!cut_journal (self, error))
    return FALSE;
  kiosk_connection_leave_file (self->connection, TRUE);
  kiosk_copier_start (self->copier);
  return TRUE;
}

/**
 * kiosk_book_settle:
 * @self: a book in which a batch was just closed
 *
 * Cuts the journal, which still has the taps of the batch, and makes a backup, or has it made by the copier. Neither
 * can undo the closing: where one fails, the journal is cut at the next opening, and the notice `NO_BACKUP` is up until
 * there is a backup. The caller has to call kiosk_book_reach() before it goes on. Store thread only.
 */
void
kiosk_book_settle (KioskBook *self)
{
  g_autoptr (GError) error = NULL;

  if (self->is_copied_aside ? back_up_aside (self, &error) : kiosk_book_back_up (self, &error))
    return;
  g_debug ("No backup: %s", error->message);
  self->notices |= KIOSK_NOTICE_NO_BACKUP;
  self->is_broken = self->is_broken || is_breaking (error);
}

/* Makes the backup that a closing of an earlier life is owed. Tried once: where it fails, the notice is up until the
 * next closing. */
static void
catch_up (KioskBook *self)
{
  if (self->is_caught_up)
    return;
  self->is_caught_up = TRUE;
  if (kiosk_backup_is_due (self->files, self->connection))
    kiosk_book_settle (self);
}

static gboolean
check_contents (KioskBook *self,
                GError **error)
{
  return kiosk_connection_quick_check (self->connection, error) && kiosk_closed_check (self->connection, error);
}

static gboolean
check (KioskBook *self,
       GError **error)
{
  g_autoptr (GError) damage = NULL;

  for (guint look = 0; look < 2; look++)
    {
      if (look > 0)
        drop_connection (self);
      g_clear_error (&damage);
      if (!kiosk_book_reach (self, error))
        return FALSE;
      if (check_contents (self, &damage))
        return TRUE;
    }

  if (is_damage (damage))
    return restore (self, damage, error) && kiosk_book_reach (self, error) && check_contents (self, error);
  self->is_broken = TRUE;
  g_propagate_error (error, g_steal_pointer (&damage));
  return FALSE;
}

/**
 * kiosk_book_check:
 * @self: a book
 * @error: return location for a `GError`
 *
 * Reads the whole file; puts a backup in the place of a book that is damaged. Where an earlier life closed a batch and
 * ended before its backup was there, makes that. Store thread only. Fails as kiosk_book_reach() does.
 *
 * Returns: %TRUE if the book, or what took its place, is whole
 */
gboolean
kiosk_book_check (KioskBook *self,
                  GError **error)
{
  do
    {
      self->is_checked = check (self, error);
      if (self->is_checked)
        catch_up (self);
    }
  while (self->is_checked && self->is_broken);
  return self->is_checked;
}

/**
 * kiosk_book_prepare:
 * @self: a book
 * @error: return location for a `GError`
 *
 * Opens and checks the book where that was not done yet: nothing is thanked for that goes into a damaged book. Nothing
 * is written into a copy. Store thread only. Fails as kiosk_book_reach() does.
 *
 * Returns: %TRUE if the book can be written
 */
gboolean
kiosk_book_prepare (KioskBook *self,
                    GError **error)
{
  g_assert (self->copy == NULL);

  if (!kiosk_book_reach (self, error))
    return FALSE;
  return self->is_checked || kiosk_book_check (self, error);
}

/**
 * kiosk_book_commit:
 * @self: a book in a transaction
 * @meta: what it says of itself from now on
 * @is_done: whether all else in the transaction succeeded
 * @error: return location for a `GError`; not touched where @is_done is %FALSE
 *
 * Commits, or rolls back. Store thread only. Fails as kiosk_connection_end() does.
 *
 * Returns: %TRUE if @is_done and all of it is on disk
 */
gboolean
kiosk_book_commit (KioskBook *self,
                   const KioskMeta *meta,
                   gboolean is_done,
                   GError **error)
{
  is_done = is_done && kiosk_meta_table_save (self->connection, meta, error);
  if (!kiosk_connection_end (self->connection, is_done, error))
    return FALSE;
  self->meta = *meta;
  return TRUE;
}

/**
 * kiosk_book_give_up:
 * @self: a book
 * @cause: (transfer full): why a call failed
 * @error: return location for a `GError`
 *
 * Ends a call that failed. Where the disk or the file is to blame, the next call opens the book anew; that is also
 * where damage is found out and mended, so here it is an I/O error. Store thread only.
 *
 * Returns: %FALSE
 */
gboolean
kiosk_book_give_up (KioskBook *self,
                    GError *cause,
                    GError **error)
{
  self->is_broken = self->is_broken || is_breaking (cause);
  if (is_damage (cause))
    cause->code = KIOSK_STORE_ERROR_IO;
  g_propagate_error (error, cause);
  return FALSE;
}

/* (nullable): the book, held and not yet open. */
static KioskBook *
take_hold (const char *state_dir,
           KioskMode mode,
           KioskClock *clock,
           GError **error)
{
  g_autoptr (KioskBook) self = g_new0 (KioskBook, 1);
  g_autofree char *boot = kiosk_clock_dup_boot_id (clock);
  g_autofree char *machine = NULL;

  self->thread = g_thread_self ();
  self->clock = g_object_ref (clock);
  self->mode = mode;
  g_strlcpy (self->boot, boot, sizeof self->boot);
  self->files = kiosk_book_files_new (state_dir, error);
  if (self->files == NULL)
    return NULL;

  self->copier = kiosk_copier_new (self->files, mode);
  machine = kiosk_machine_dup_hash (kiosk_book_files_get_fd (self->files));
  g_strlcpy (self->machine, machine, sizeof self->machine);
  return g_steal_pointer (&self);
}

/**
 * kiosk_book_new:
 * @state_dir: (type filename): the state folder
 * @mode: mode that the book has to be of
 * @clock: the clock
 * @error: return location for a `GError`
 *
 * Takes hold of the folder and opens the book in it. The calling thread is the store thread from then on. Fails as
 * kiosk_book_reach() does.
 *
 * Returns: (transfer full) (nullable): the book
 */
KioskBook *
kiosk_book_new (const char *state_dir,
                KioskMode mode,
                KioskClock *clock,
                GError **error)
{
  g_autoptr (KioskBook) self = take_hold (state_dir, mode, clock, error);

  if (self == NULL || !kiosk_book_reach (self, error))
    return NULL;
  kiosk_book_files_remove_temporary (self->files);
  return g_steal_pointer (&self);
}

/**
 * kiosk_book_look:
 * @state_dir: (type filename): the state folder
 * @mode: mode that the book has to be of
 * @clock: the clock
 * @error: return location for a `GError`
 *
 * Takes hold of the folder and opens a copy of the book, for reading alone; nothing in the folder changes, and what is
 * damaged is not restored. The calling thread is the store thread from then on. Fails as kiosk_book_reach() and
 * kiosk_book_copy_make() do.
 *
 * Returns: (transfer full) (nullable): the book
 */
KioskBook *
kiosk_book_look (const char *state_dir,
                 KioskMode mode,
                 KioskClock *clock,
                 GError **error)
{
  g_autoptr (KioskBook) self = take_hold (state_dir, mode, clock, error);

  if (self == NULL || !check_presence (self->files, error))
    return NULL;
  self->copy = kiosk_book_copy_make (self->files, error);
  self->is_caught_up = TRUE;
  return self->copy != NULL && kiosk_book_reach (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kiosk_book_free:
 * @self: (transfer full): a book
 *
 * Lets go of everything without writing.
 */
void
kiosk_book_free (KioskBook *self)
{
  g_clear_pointer (&self->copier, kiosk_copier_free);
  g_clear_pointer (&self->connection, kiosk_connection_abandon);
  g_clear_pointer (&self->files, kiosk_book_files_free);
  g_clear_pointer (&self->copy, kiosk_book_copy_remove);
  g_clear_object (&self->clock);
  g_free (self);
}

/* Whoever had the book open had time to tell. After a crash it is told once more. */
static gboolean
forget_notices (KioskBook *self,
                GError **error)
{
  KioskMeta meta = self->meta;

  if (meta.notices == KIOSK_NOTICE_NONE)
    return TRUE;
  meta.notices = KIOSK_NOTICE_NONE;
  return kiosk_connection_begin (self->connection, error) && kiosk_book_commit (self, &meta, TRUE, error);
}

/**
 * kiosk_book_close:
 * @self: (transfer full): a book
 * @error: return location for a `GError`
 *
 * Waits for a backup that is under way, moves the journal into the file and lets go of both. What was acknowledged is
 * on disk also where this fails. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if all of it was done
 */
gboolean
kiosk_book_close (KioskBook *self,
                  GError **error)
{
  g_autoptr (KioskBook) owned = self;

  kiosk_copier_wait (self->copier);
  if (self->connection == NULL || self->is_broken)
    return TRUE;
  return forget_notices (self, error) && kiosk_connection_close (g_steal_pointer (&self->connection), error);
}
