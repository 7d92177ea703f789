/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a backup in the place of the book, in two parts that a crash may separate:
 *
 * 1. A copy of the backup is brought under a new epoch, and gets the name `restored-ID.db`, or `chosen-N.db` where a
 *    technician chose it. Until then the book is as it was found.
 * 2. Book and journals move into the folder `damaged-ID`, or `aside-N`, and the copy gets the book's name. As long as
 *    there is such a copy, every opening goes on with this part before it looks at anything else, so that the copy
 *    never meets a journal that is not its own. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-restore.h"

#include <string.h>

#include "kiosk-backup.h"
#include "kiosk-closing.h"
#include "kiosk-event-table.h"
#include "kiosk-machine.h"
#include "kiosk-migrations.h"
#include "kiosk-renewal.h"

#define SUFFIX ".db"

/* How the name of a copy on its way begins, and that of the folder for the book that it takes the place of. */
typedef struct
{
  const char *prefix;
  const char *folder_prefix;
} Way;

static const Way ways[] = { { "restored-", "damaged-" }, { KIOSK_RENEWAL_CHOSEN_PREFIX, KIOSK_RENEWAL_FOLDER_PREFIX } };

static char *
dup_begun (KioskBookFiles *files,
           const Way *way)
{
  g_autoptr (GPtrArray) names = kiosk_book_files_list (files, way->prefix, SUFFIX);

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
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *name = dup_begun (files, &ways[i]);

      if (name != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
finish_way (KioskBookFiles *files,
            const Way *way,
            GError **error)
{
  g_autofree char *name = dup_begun (files, way);
  g_autofree char *folder = NULL;

  if (name == NULL)
    return TRUE;

  folder = g_strconcat (way->folder_prefix, name + strlen (way->prefix), NULL);
  folder[strlen (folder) - strlen (SUFFIX)] = '\0';
  return kiosk_book_files_set_aside (files, folder, error)
         && kiosk_book_files_rename (files, name, KIOSK_BOOK_NAME, error);
}

/**
 * kiosk_restore_finish:
 * @files: the state folder, of a book that is not open
 * @error: return location for a `GError`
 *
 * Carries out the second part of what kiosk_restore_run() or kiosk_restore_choose() began, if they began anything.
 * Store thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_READ_ONLY`, `_FULL`, `_IO`; then the next call goes on.
 *
 * Returns: %TRUE if nothing is left to be done
 */
gboolean
kiosk_restore_finish (KioskBookFiles *files,
                      GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (!finish_way (files, &ways[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
begin_epoch (KioskConnection *connection,
             KioskBookFiles *files,
             const KioskEvent *event,
             GError **error)
{
  g_autofree char *machine = kiosk_machine_dup_hash (kiosk_book_files_get_fd (files));
  KioskMeta meta;

  if (!kiosk_meta_table_load (connection, &meta, error)
      || !kiosk_closing_run_new_epoch (connection, &meta, error))
    return FALSE;
  g_strlcpy (meta.machine, machine, sizeof meta.machine);
  meta.notices = event != NULL ? KIOSK_NOTICE_NONE : KIOSK_NOTICE_RESTORED;
  return kiosk_meta_table_save (connection, &meta, error)
         && (event == NULL || kiosk_event_table_insert (connection, event, error));
}

static gboolean
convert (KioskBookFiles *files,
         const char *name,
         const KioskEvent *event,
         GError **error)
{
  g_autofree char *path = kiosk_book_files_dup_path (files, name);
  g_autoptr (KioskConnection) connection = kiosk_connection_new (path, KIOSK_CONNECTION_WORKSHOP, error);

  if (connection == NULL || !kiosk_migrations_run (connection, error) || !kiosk_connection_begin (connection, error))
    return FALSE;
  return kiosk_connection_end (connection, begin_epoch (connection, files, event, error), error);
}

/* Of what a technician chose, @number is that of the folder, and @event is what the book will say of it; NULL
 * otherwise. */
static gboolean
begin (KioskBookFiles *files,
       const char *backup,
       const char *number,
       const KioskEvent *event,
       GError **error)
{
  g_autofree char *temporary = kiosk_book_files_make_temporary (files, error);
  const Way *way = &ways[number != NULL];
  g_autofree char *name = NULL;

  if (temporary == NULL)
    return FALSE;

  number = number != NULL ? number : temporary + strlen (KIOSK_TEMPORARY_PREFIX);
  name = g_strconcat (way->prefix, number, SUFFIX, NULL);
  if (kiosk_book_files_copy (files, backup, temporary, error)
      && convert (files, temporary, event, error)
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
    return begin (files, backup, NULL, NULL, error) && kiosk_restore_finish (files, error);

  g_set_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT,
               "The book is damaged and none of its %u backups is whole", backups->len);
  return FALSE;
}

static gboolean
has_name (GPtrArray *names,
          const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

/**
 * kiosk_restore_choose:
 * @files: the state folder, of a book that may be open
 * @mode: mode of the book
 * @backup: name of a backup
 * @event: what the book that comes out of it says of it
 * @out_folder: (out): name of the folder for the book that is there now; untouched on failure
 * @error: return location for a `GError`
 *
 * Reads the whole backup and carries out the first part with it; the next opening carries out the second. The book of
 * now is not changed. Store thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_MISSING` where there is no such backup; with `_CORRUPT`, `_FOREIGN`, `_NEWER` where it
 * cannot take the place of the book; with `_READ_ONLY`, `_FULL`, `_IO`.
 *
 * Returns: %TRUE if the backup takes the book's place at the next opening
 */
gboolean
kiosk_restore_choose (KioskBookFiles *files,
                      KioskMode mode,
                      const char *backup,
                      const KioskEvent *event,
                      char **out_folder,
                      GError **error)
{
  g_autoptr (GPtrArray) backups = kiosk_backup_list (files);
  g_autofree char *number = kiosk_renewal_dup_next (files);

  if (!has_name (backups, backup))
    {
      g_set_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_MISSING, "There is no backup %s", backup);
      return FALSE;
    }
  if (!is_good (files, backup, mode, error) || !begin (files, backup, number, event, error))
    return FALSE;
  *out_folder = g_strconcat (KIOSK_RENEWAL_FOLDER_PREFIX, number, NULL);
  return TRUE;
}
