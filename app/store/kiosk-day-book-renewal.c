/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a technician does with the whole book: go back to a backup, or begin anew. Both take place at the next opening;
 * the book of now stays as it is, in a folder of its own. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-day-book-private.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "kiosk-backup.h"
#include "kiosk-renewal.h"
#include "kiosk-restore.h"
#include "kiosk-statement.h"

static gboolean
load_people (KioskConnection *connection,
             gint64 *out_people,
             GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT (SELECT coalesce (sum (taps), 0) FROM entry) + "
                                     "(SELECT coalesce (sum (people), 0) FROM tap)", error);

  if (statement == NULL || kiosk_statement_step (statement, error) == KIOSK_STEP_ERROR)
    return FALSE;
  *out_people = kiosk_statement_get_int (statement, 0);
  return TRUE;
}

/* Not the whole file: that is read where one of them was chosen. */
static void
look_at_backup (KioskBookFiles *files,
                const char *name,
                KioskBackupRecord *record)
{
  g_autofree char *path = kiosk_book_files_dup_path (files, name);
  g_autoptr (KioskConnection) connection = kiosk_connection_new (path, KIOSK_CONNECTION_GLANCE, NULL);
  struct stat info;

  g_strlcpy (record->name, name, sizeof record->name);
  record->written_s = fstatat (kiosk_book_files_get_fd (files), name, &info, AT_SYMLINK_NOFOLLOW) == 0 ? info.st_mtime
                                                                                                       : 0;
  if (connection == NULL || !load_people (connection, &record->people, NULL))
    record->people = -1;
}

/**
 * kiosk_day_book_load_backups:
 * @self: an open book
 * @out_people: (out): for how many there are taps in the book now; untouched on failure
 * @error: return location for a `GError`
 *
 * Loads what backups there are, the newest first, without reading all of them. The book's thread only. Fails with
 * `KIOSK_STORE_ERROR_IO`, and with whatever opening fails with.
 *
 * Returns: (transfer full) (nullable) (element-type KioskBackupRecord): the backups
 */
GArray *
kiosk_day_book_load_backups (KioskDayBook *self,
                             gint64 *out_people,
                             GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) cause = NULL;
  GArray *records;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return NULL;
  if (!load_people (self->book->connection, out_people, &cause))
    {
      kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
      return NULL;
    }
  names = kiosk_backup_list (self->book->files);
  records = g_array_sized_new (FALSE, TRUE, sizeof (KioskBackupRecord), names->len);
  g_array_set_size (records, names->len);
  for (guint i = 0; i < names->len; i++)
    look_at_backup (self->book->files, g_ptr_array_index (names, i), &g_array_index (records, KioskBackupRecord, i));
  return records;
}

/**
 * kiosk_day_book_choose_backup:
 * @self: an open book
 * @backup: name of a backup, as kiosk_day_book_load_backups() gives it
 * @out_folder: (out): name of the folder in the state folder where the book of now will be kept; untouched on failure
 * @error: return location for a `GError`
 *
 * Reads the whole backup, and has it take the place of the book at the next opening, under a new epoch and with its
 * open taps closed. Its record says that a technician did so. @self stays as it is; what is recorded in it from now on
 * stays behind. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_MISSING` where there is no such backup; with `_CORRUPT`, `_FOREIGN`, `_NEWER` where it
 * cannot take the place of the book; with `_READ_ONLY`, `_FULL`, `_IO`, and with whatever opening fails with. Then
 * nothing will change.
 *
 * Returns: %TRUE if the next opening finds the backup
 */
gboolean
kiosk_day_book_choose_backup (KioskDayBook *self,
                              const char *backup,
                              char **out_folder,
                              GError **error)
{
  KioskEvent event = { .actor = KIOSK_ACTOR_TECHNICIAN, .deed = KIOSK_DEED_RESTORE, .outcome = KIOSK_OUTCOME_DONE };
  g_autoptr (GError) cause = NULL;

  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return FALSE;
  if (!kiosk_day_book_date_event (self, &event, &cause))
    return kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return kiosk_restore_choose (self->book->files, self->book->mode, backup, &event, out_folder, error);
}

/**
 * kiosk_day_book_begin_anew:
 * @self: an open book
 * @out_folder: (out): name of the folder in the state folder where book, backups, key and the ward's own forms will be
 *   kept; untouched on failure
 * @error: return location for a `GError`
 *
 * Has the machine begin anew at the next opening with kiosk_day_book_begin_new(): with a new book, another id, and
 * nothing set up. @self stays as it is; what is recorded in it from now on stays behind. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_READ_ONLY`, `_FULL`, `_IO`, and with whatever opening fails with. Then nothing will
 * change.
 *
 * Returns: %TRUE if the next opening begins anew
 */
gboolean
kiosk_day_book_begin_anew (KioskDayBook *self,
                           char **out_folder,
                           GError **error)
{
  kiosk_day_book_assert_usable (self);

  return kiosk_book_reach (self->book, error) && kiosk_renewal_begin (self->book->files, out_folder, error);
}
