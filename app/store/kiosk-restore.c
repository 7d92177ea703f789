/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the last good backup in the place of a damaged book, in two parts that a crash may separate:
 *
 * 1. A copy of the backup is brought under a new epoch, and gets the name `restored-ID.db`. Until then the damaged
 *    book is as it was found.
 * 2. Book and journals move into the folder `damaged-ID`, and the copy gets the book's name. As long as there is a
 *    `restored-ID.db`, every opening goes on with this part before it looks at anything else, so that the copy never
 *    meets a journal that is not its own. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-restore.h"

#include <string.h>

#include "kiosk-backup.h"
#include "kiosk-closing.h"
#include "kiosk-machine.h"
#include "kiosk-migrations.h"

#define PREFIX        "restored-"
#define SUFFIX        ".db"
#define FOLDER_PREFIX "damaged-"

static char *
dup_begun (KioskBookFiles *files)
{
  g_autoptr (GPtrArray) names = kiosk_book_files_list (files, PREFIX, SUFFIX);

  return names->len > 0 ? g_strdup (g_ptr_array_index (names, 0)) : NULL;
}

/**
 * kiosk_restore_is_begun:
 * @files: the state folder
 *
 * Returns: whether a backup is on its way to the place of the book
 */
gboolean
kiosk_restore_is_begun (KioskBookFiles *files)
{
  g_autofree char *name = dup_begun (files);

  return name != NULL;
}

/**
 * kiosk_restore_finish:
 * @files: the state folder, of a book that is not open
 * @error: return location for a `GError`
 *
 * Carries out the second part of what kiosk_restore_run() began, if it began anything. Store thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_READ_ONLY`, `_FULL`, `_IO`; then the next call goes on.
 *
 * Returns: %TRUE if nothing is left to be done
 */
gboolean
kiosk_restore_finish (KioskBookFiles *files,
                      GError **error)
{
  g_autofree char *name = dup_begun (files);
  g_autofree char *folder = NULL;

  if (name == NULL)
    return TRUE;

  folder = g_strconcat (FOLDER_PREFIX, name + strlen (PREFIX), NULL);
  folder[strlen (folder) - strlen (SUFFIX)] = '\0';
  return kiosk_book_files_set_aside (files, folder, error)
         && kiosk_book_files_rename (files, name, KIOSK_BOOK_NAME, error);
}

static gboolean
begin_epoch (KioskConnection *connection,
             KioskBookFiles *files,
             GError **error)
{
  g_autofree char *machine = kiosk_machine_dup_hash (kiosk_book_files_get_fd (files));
  KioskMeta meta;

  if (!kiosk_meta_table_load (connection, &meta, error)
      || !kiosk_closing_run_new_epoch (connection, &meta, error))
    return FALSE;
  g_strlcpy (meta.machine, machine, sizeof meta.machine);
  meta.notices = KIOSK_NOTICE_RESTORED;
  return kiosk_meta_table_save (connection, &meta, error);
}

static gboolean
convert (KioskBookFiles *files,
         const char *name,
         GError **error)
{
  g_autofree char *path = kiosk_book_files_dup_path (files, name);
  g_autoptr (KioskConnection) connection = kiosk_connection_new (path, KIOSK_CONNECTION_WORKSHOP, error);

  if (connection == NULL || !kiosk_migrations_run (connection, error) || !kiosk_connection_begin (connection, error))
    return FALSE;
  return kiosk_connection_end (connection, begin_epoch (connection, files, error), error);
}

static gboolean
begin (KioskBookFiles *files,
       const char *backup,
       GError **error)
{
  g_autofree char *temporary = kiosk_book_files_make_temporary (files, error);
  g_autofree char *name = NULL;

  if (temporary == NULL)
    return FALSE;

  name = g_strconcat (PREFIX, temporary + strlen (KIOSK_TEMPORARY_PREFIX), SUFFIX, NULL);
  if (kiosk_book_files_copy (files, backup, temporary, error)
      && convert (files, temporary, error)
      && kiosk_book_files_flush_file (files, temporary, error)
      && kiosk_book_files_rename (files, temporary, name, error))
    return TRUE;
  kiosk_book_files_remove (files, temporary);
  return FALSE;
}

/* An older copy lacks what was closed since, so one that the disk did not give at once is asked for again. */
static gboolean
is_good (KioskBookFiles *files,
         const char *name,
         KioskMode mode,
         GError **error)
{
  return kiosk_backup_verify (files, name, mode, NULL, NULL) || kiosk_backup_verify (files, name, mode, NULL, error);
}

static const char *
find_good_backup (KioskBookFiles *files,
                  GPtrArray *backups,
                  KioskMode mode)
{
  for (guint i = 0; i < backups->len; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *name = g_ptr_array_index (backups, i);

      if (is_good (files, name, mode, &error))
        return name;
      g_debug ("%s cannot be used: %s", name, error->message);
    }
  return NULL;
}

/**
 * kiosk_restore_run:
 * @files: the state folder, of a book that is not open
 * @mode: mode of the book
 * @error: return location for a `GError`
 *
 * Moves book and journals aside together, and puts the newest backup that is whole in their place, under a new epoch
 * and with its open taps closed. Store thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_CORRUPT` where there is no good backup: then everything is left as it is. Fails with
 * `_READ_ONLY`, `_FULL`, `_IO`; then the next opening goes on.
 *
 * Returns: %TRUE if the book can be opened
 */
gboolean
kiosk_restore_run (KioskBookFiles *files,
                   KioskMode mode,
                   GError **error)
{
  g_autoptr (GPtrArray) backups = kiosk_backup_list (files);
  const char *backup = find_good_backup (files, backups, mode);

  if (backup != NULL)
    return begin (files, backup, error) && kiosk_restore_finish (files, error);

  g_set_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT,
               "The book is damaged and none of its %u backups is whole", backups->len);
  return FALSE;
}
