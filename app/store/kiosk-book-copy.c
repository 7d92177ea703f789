/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite writes beside a book that it only reads, and moves a journal into it; so who must not change anything reads a
 * copy of both. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-book-copy.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static const char *const copied_names[] = { KIOSK_WAL_NAME, KIOSK_JOURNAL_NAME, KIOSK_BOOK_NAME };

static gboolean
copy (KioskBookFiles *files,
      const char *name,
      const char *folder,
      GError **error)
{
  g_autofree char *from = kiosk_book_files_dup_path (files, name);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) cause = NULL;

  if (!kiosk_book_files_has (files, name)
      || g_file_copy (source, target, G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL, NULL, NULL, &cause))
    return TRUE;
  g_set_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO, "Cannot copy %s: %s", name, cause->message);
  return FALSE;
}

/**
 * kiosk_book_copy_make:
 * @files: the state folder, of a book that is not open
 * @error: return location for a `GError`
 *
 * Copies the book and its journals, as they are, into a new folder for temporary files, for its owner alone. Any
 * thread. Fails with `KIOSK_STORE_ERROR_IO`.
 *
 * Returns: (transfer full) (nullable) (type filename): the folder, for kiosk_book_copy_remove()
 */
char *
kiosk_book_copy_make (KioskBookFiles *files,
                      GError **error)
{
  g_autoptr (GError) cause = NULL;
  char *folder = g_dir_make_tmp ("day-book-XXXXXX", &cause);

  if (folder == NULL)
    g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO, cause->message);
  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (copied_names); i++)
    if (!copy (files, copied_names[i], folder, error))
      g_clear_pointer (&folder, kiosk_book_copy_remove);
  return folder;
}

/**
 * kiosk_book_copy_remove:
 * @folder: (transfer full) (type filename): from kiosk_book_copy_make()
 *
 * Removes what was copied, and what SQLite put beside it. Any thread.
 */
void
kiosk_book_copy_remove (char *folder)
{
  static const char *const suffixes[] = { "", "-wal", "-journal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (KIOSK_BOOK_NAME, suffixes[i], NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}
