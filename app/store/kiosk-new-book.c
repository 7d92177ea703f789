/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The making of a book: under a name that no opening looks for, until it is whole. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-new-book.h"

#include "kiosk-backup.h"
#include "kiosk-book-files.h"
#include "kiosk-key-file.h"
#include "kiosk-machine.h"
#include "kiosk-migrations.h"
#include "kiosk-renewal.h"
#include "kiosk-restore.h"
#include "kiosk-setting-table.h"

static gboolean
save_secrets (KioskConnection *connection,
              const KioskInheritance *inherited,
              GError **error)
{
  for (guint role = 0; role < KIOSK_N_SECRET_ROLES; role++)
    if (inherited->secrets[role].hash[0] != '\0'
        && !kiosk_secret_table_save (connection, role, &inherited->secrets[role], error))
      return FALSE;
  return TRUE;
}

static gboolean
save_inheritance (KioskConnection *connection,
                  const KioskInheritance *inherited,
                  GError **error)
{
  return kiosk_setting_table_save (connection, inherited->settings, error)
         && save_secrets (connection, inherited, error)
         && kiosk_meta_table_save_correction (connection, inherited->boot, inherited->correction_s, error);
}

static gboolean
fill_new_book (KioskConnection *connection,
               KioskBookFiles *files,
               KioskMode mode,
               const KioskInheritance *inherited,
               const char *kiosk,
               GError **error)
{
  g_autofree char *machine = kiosk_machine_dup_hash (kiosk_book_files_get_fd (files));
  KioskMeta meta = { .mode = mode };

  g_strlcpy (meta.kiosk, kiosk, sizeof meta.kiosk);
  kiosk_meta_fill_new_epoch (&meta);
  g_strlcpy (meta.machine, machine, sizeof meta.machine);
  if (inherited == NULL)
    return kiosk_meta_table_insert (connection, &meta, error);

  meta.floor = inherited->floor;
  g_strlcpy (meta.confirmed_boot, inherited->confirmed_boot, sizeof meta.confirmed_boot);
  return kiosk_meta_table_insert (connection, &meta, error) && save_inheritance (connection, inherited, error);
}

static gboolean
write_new_book (KioskBookFiles *files,
                const char *name,
                KioskMode mode,
                const KioskInheritance *inherited,
                const char *kiosk,
                GError **error)
{
  g_autofree char *path = kiosk_book_files_dup_path (files, name);
  g_autoptr (KioskConnection) connection = kiosk_connection_new (path, KIOSK_CONNECTION_WORKSHOP, error);

  if (connection == NULL || !kiosk_migrations_run (connection, error) || !kiosk_connection_begin (connection, error))
    return FALSE;
  return kiosk_connection_end (connection, fill_new_book (connection, files, mode, inherited, kiosk, error), error);
}

/* A folder with backups had a book: a new one there would in time be given those for its own. */
static gboolean
has_book (KioskBookFiles *files)
{
  g_autoptr (GPtrArray) backups = kiosk_backup_list (files);

  return kiosk_book_files_has (files, KIOSK_BOOK_NAME) || kiosk_restore_is_begun (files) || backups->len > 0;
}

/* The key comes first, and the kiosk is called as its key is: a cut in between leaves a key, which the next try takes.
 * So does a book that is made anew beside the key of one that somebody took away. */
static char *
dup_kiosk (KioskBookFiles *files,
           GError **error)
{
  g_autoptr (KioskKey) key = kiosk_key_file_load (files, NULL, error);

  return key != NULL ? kiosk_public_key_dup_id (kiosk_key_get_public (key)) : NULL;
}

static gboolean
create_in (KioskBookFiles *files,
           KioskMode mode,
           const KioskInheritance *inherited,
           GError **error)
{
  g_autofree char *kiosk = NULL;
  g_autofree char *temporary = NULL;

  if (!kiosk_renewal_finish (files, error))
    return FALSE;
  if (has_book (files))
    {
      g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID,
                           "There is a book in the folder, or what is left of one");
      return FALSE;
    }

  kiosk_book_files_remove_temporary (files);
  kiosk = dup_kiosk (files, error);
  temporary = kiosk != NULL ? kiosk_book_files_make_temporary (files, error) : NULL;
  if (temporary == NULL)
    return FALSE;
  if (write_new_book (files, temporary, mode, inherited, kiosk, error)
      && kiosk_book_files_flush_file (files, temporary, error)
      && kiosk_book_files_rename (files, temporary, KIOSK_BOOK_NAME, error))
    return TRUE;
  kiosk_book_files_remove (files, temporary);
  return FALSE;
}

/**
 * kiosk_new_book_is_made:
 * @state_dir: (type filename): the state folder
 *
 * See kiosk_day_book_exists(). Any thread.
 *
 * Returns: whether there is a book or what is left of one
 */
gboolean
kiosk_new_book_is_made (const char *state_dir)
{
  g_autoptr (KioskBookFiles) files = kiosk_book_files_look (state_dir, NULL);

  return files != NULL && has_book (files);
}

/**
 * kiosk_new_book_create:
 * @state_dir: (type filename): the state folder
 * @mode: mode of the book
 * @inherited: (nullable): what the book takes over from another one
 * @error: return location for a `GError`
 *
 * See kiosk_day_book_create(). Any thread.
 *
 * Returns: %TRUE if the book is there and survives a power cut
 */
gboolean
kiosk_new_book_create (const char *state_dir,
                       KioskMode mode,
                       const KioskInheritance *inherited,
                       GError **error)
{
  g_autoptr (KioskBookFiles) files = NULL;

  if (!kiosk_book_files_make_folder (state_dir, error))
    return FALSE;
  files = kiosk_book_files_new (state_dir, error);
  return files != NULL && create_in (files, mode, inherited, error);
}

static gboolean
allow_in (KioskBookFiles *files,
          GError **error)
{
  g_autofree char *temporary = NULL;

  if (!kiosk_renewal_finish (files, error))
    return FALSE;
  if (has_book (files))
    {
      g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID,
                           "There is a book in the folder, or what is left of one");
      return FALSE;
    }
  if (kiosk_book_files_has (files, KIOSK_RENEWAL_ALLOWED_NAME))
    return TRUE;

  temporary = kiosk_book_files_make_temporary (files, error);
  return temporary != NULL && kiosk_book_files_flush_file (files, temporary, error)
         && kiosk_book_files_rename (files, temporary, KIOSK_RENEWAL_ALLOWED_NAME, error);
}

/**
 * kiosk_new_book_allow:
 * @state_dir: (type filename): the state folder
 * @error: return location for a `GError`
 *
 * See kiosk_day_book_allow_new(). Any thread.
 *
 * Returns: %TRUE if the mark is there and survives a power cut
 */
gboolean
kiosk_new_book_allow (const char *state_dir,
                      GError **error)
{
  g_autoptr (KioskBookFiles) files = NULL;

  if (!kiosk_book_files_make_folder (state_dir, error))
    return FALSE;
  files = kiosk_book_files_new (state_dir, error);
  return files != NULL && allow_in (files, error);
}

/* The mark goes last: a power cut before leaves it beside a book, where it allows nothing. */
static gboolean
begin_in (KioskBookFiles *files,
          KioskMode mode,
          GError **error)
{
  if (!kiosk_renewal_finish (files, error))
    return FALSE;
  if (!kiosk_book_files_has (files, KIOSK_RENEWAL_ALLOWED_NAME))
    return TRUE;
  if (!has_book (files) && !create_in (files, mode, NULL, error))
    return FALSE;
  kiosk_book_files_remove (files, KIOSK_RENEWAL_ALLOWED_NAME);
  return kiosk_book_files_flush (files, error);
}

/* Where there is no mark, the folder is not locked either: opening the book looks at everything else. */
static gboolean
is_allowed (const char *state_dir)
{
  g_autoptr (KioskBookFiles) files = kiosk_book_files_look (state_dir, NULL);

  return files != NULL && (kiosk_renewal_is_begun (files) || kiosk_book_files_has (files, KIOSK_RENEWAL_ALLOWED_NAME));
}

/**
 * kiosk_new_book_begin:
 * @state_dir: (type filename): the state folder
 * @mode: mode of the book
 * @error: return location for a `GError`
 *
 * See kiosk_day_book_begin_new(). Any thread.
 *
 * Returns: %FALSE where a book had to be made and could not be
 */
gboolean
kiosk_new_book_begin (const char *state_dir,
                      KioskMode mode,
                      GError **error)
{
  g_autoptr (KioskBookFiles) files = NULL;

  if (!is_allowed (state_dir))
    return TRUE;
  files = kiosk_book_files_new (state_dir, error);
  return files != NULL && begin_in (files, mode, error);
}
