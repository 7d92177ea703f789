/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book of a training, in a folder of its own inside the state folder. It begins empty and with the settings and
 * codes of the book in service, and goes when the training is over; the book in service is closed meanwhile. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-day-book-private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "kiosk-new-book.h"
#include "kiosk-setting-table.h"

/* The recovery code is not among them: whoever tried it out in a training would be shown a new one, which is worth
 * nothing afterwards, and might put that into the envelope. */
static const KioskSecretRole inherited_roles[] = { KIOSK_SECRET_ROLE_SHIFT, KIOSK_SECRET_ROLE_STAFF };

static void
clear_inheritance (KioskInheritance *inherited)
{
  g_clear_pointer (&inherited->settings, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KioskInheritance, clear_inheritance)

static gboolean
load_secrets (KioskConnection *connection,
              KioskInheritance *inherited,
              GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (inherited_roles); i++)
    if (!kiosk_secret_table_find (connection, inherited_roles[i], &inherited->secrets[inherited_roles[i]], error))
      return FALSE;
  return TRUE;
}

/* What staff said of the clock holds in the training too: it is the same clock. */
static gboolean
load_inheritance (KioskBook *book,
                  KioskInheritance *inherited,
                  GError **error)
{
  inherited->floor = book->meta.floor;
  g_strlcpy (inherited->confirmed_boot, book->meta.confirmed_boot, sizeof inherited->confirmed_boot);
  g_strlcpy (inherited->boot, book->boot, sizeof inherited->boot);
  inherited->settings = kiosk_setting_table_load (book->connection, error);
  return inherited->settings != NULL && load_secrets (book->connection, inherited, error)
         && kiosk_meta_table_load_correction (book->connection, book->boot, &inherited->correction_s, error);
}

static DIR *
open_folder (int parent,
             const char *name)
{
  int fd = openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  DIR *entries = fd >= 0 ? fdopendir (fd) : NULL;

  if (entries == NULL && fd >= 0)
    close (fd);
  return entries;
}

static gboolean
is_itself_or_above (const char *name)
{
  return strcmp (name, ".") == 0 || strcmp (name, "..") == 0;
}

/* A file, or a folder with all that is in it; links are not followed. */
static gboolean
remove_tree (int parent,
             const char *name,
             GError **error)
{
  struct dirent *entry;
  gboolean is_empty = TRUE;
  DIR *entries;

  if (unlinkat (parent, name, 0) == 0 || errno == ENOENT)
    return TRUE;
  entries = errno == EISDIR ? open_folder (parent, name) : NULL;
  if (entries == NULL)
    return kiosk_store_set_errno (error, errno, "remove", name);
  while (is_empty && (entry = readdir (entries)) != NULL)
    is_empty = is_itself_or_above (entry->d_name) || remove_tree (dirfd (entries), entry->d_name, error);
  closedir (entries);
  if (!is_empty)
    return FALSE;
  return unlinkat (parent, name, AT_REMOVEDIR) == 0 || kiosk_store_set_errno (error, errno, "remove", name);
}

/* Nothing is taken from under who has the book of a training open. */
static gboolean
remove_folder (KioskBookFiles *files,
               GError **error)
{
  g_autofree char *path = kiosk_book_files_dup_path (files, KIOSK_TRAINING_FOLDER);
  g_autoptr (KioskBookFiles) held = kiosk_book_files_new (path, error);

  return held != NULL && remove_tree (kiosk_book_files_get_fd (files), KIOSK_TRAINING_FOLDER, error)
         && kiosk_book_files_flush (files, error);
}

static gboolean
create_in (KioskBookFiles *files,
           const KioskInheritance *inherited,
           GError **error)
{
  g_autofree char *path = kiosk_book_files_dup_path (files, KIOSK_TRAINING_FOLDER);

  if (kiosk_book_files_has (files, KIOSK_TRAINING_FOLDER) && !remove_folder (files, error))
    return FALSE;
  if (kiosk_new_book_create (path, KIOSK_MODE_TRAINING, inherited, error))
    return TRUE;
  /* What is left would look as if a training had been under way. */
  remove_folder (files, NULL);
  return FALSE;
}

/**
 * kiosk_day_book_create_training:
 * @self: an open book, of any mode but %KIOSK_MODE_TRAINING
 * @error: return location for a `GError`
 *
 * Makes a book of mode %KIOSK_MODE_TRAINING in the folder %KIOSK_TRAINING_FOLDER of the state folder, and leaves it
 * closed. It has the settings, the staff's PIN, the shift code and what is known of the clock from @self, an id and an
 * epoch of its own, and nothing else. What an earlier training left there is removed first. @self stays as it is. The
 * book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_LOCKED` where somebody has the book of an earlier training open; with `_READ_ONLY`,
 * `_FULL`, `_IO`, and with whatever opening @self fails with.
 *
 * Returns: %TRUE if the book of the training is there
 */
gboolean
kiosk_day_book_create_training (KioskDayBook *self,
                                GError **error)
{
  g_auto (KioskInheritance) inherited = { 0 };
  g_autoptr (GError) cause = NULL;

  kiosk_day_book_assert_usable (self);
  g_return_val_if_fail (self->book->mode != KIOSK_MODE_TRAINING, FALSE);

  if (!kiosk_day_book_prepare (self, error))
    return FALSE;
  if (!load_inheritance (self->book, &inherited, &cause))
    return kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  return create_in (self->book->files, &inherited, error);
}

/**
 * kiosk_day_book_remove_training:
 * @self: an open book, of any mode but %KIOSK_MODE_TRAINING
 * @out_was_there: (out) (optional): whether there was anything of a training; untouched on failure
 * @error: return location for a `GError`
 *
 * Removes the folder %KIOSK_TRAINING_FOLDER of the state folder with all that is in it. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_LOCKED` where somebody has the book in it open; with `_READ_ONLY`, `_IO`, and with
 * whatever opening @self fails with. What is left then goes at the next time.
 *
 * Returns: %TRUE if nothing of a training is left
 */
gboolean
kiosk_day_book_remove_training (KioskDayBook *self,
                                gboolean *out_was_there,
                                GError **error)
{
  gboolean was_there;

  kiosk_day_book_assert_usable (self);
  g_return_val_if_fail (self->book->mode != KIOSK_MODE_TRAINING, FALSE);

  if (!kiosk_book_reach (self->book, error))
    return FALSE;
  was_there = kiosk_book_files_has (self->book->files, KIOSK_TRAINING_FOLDER);
  if (was_there && !remove_folder (self->book->files, error))
    return FALSE;
  if (out_was_there != NULL)
    *out_was_there = was_there;
  return TRUE;
}
