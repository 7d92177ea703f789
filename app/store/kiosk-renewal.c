/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A machine that begins anew. A mark, `leaving-N`, says so from one moment to the next; whoever opens or makes a book
 * there moves what there was into the folder `aside-N` first. Once all of it is there the mark becomes the one by which
 * a new book may be made. A crash in between leaves the mark, and the next opening goes on. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-renewal.h"

#include <string.h>

#include "kiosk-backup.h"
#include "kiosk-form.h"
#include "kiosk-key-file.h"
#include "kiosk-place.h"

#define MARK_PREFIX "leaving-"

static const char *const numbered[] = { KIOSK_RENEWAL_FOLDER_PREFIX, KIOSK_RENEWAL_CHOSEN_PREFIX, MARK_PREFIX };

static guint64
find_last (KioskBookFiles *files,
           const char *prefix)
{
  g_autoptr (GPtrArray) names = kiosk_book_files_list (files, prefix, "");
  guint64 last = 0;

  for (guint i = 0; i < names->len; i++)
    last = MAX (last, g_ascii_strtoull ((const char *) g_ptr_array_index (names, i) + strlen (prefix), NULL, 10));
  return last;
}

/**
 * kiosk_renewal_dup_next:
 * @files: the state folder
 *
 * Returns: (transfer full): the number of the next folder, which was not used before
 */
char *
kiosk_renewal_dup_next (KioskBookFiles *files)
{
  guint64 last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (numbered); i++)
    last = MAX (last, find_last (files, numbered[i]));
  return g_strdup_printf ("%06" G_GUINT64_FORMAT, last + 1);
}

static char *
dup_mark (KioskBookFiles *files)
{
  g_autoptr (GPtrArray) names = kiosk_book_files_list (files, MARK_PREFIX, "");

  return names->len > 0 ? g_strdup (g_ptr_array_index (names, 0)) : NULL;
}

/**
 * kiosk_renewal_is_begun:
 * @files: the state folder
 *
 * Returns: whether what is in the folder is on its way out of it
 */
gboolean
kiosk_renewal_is_begun (KioskBookFiles *files)
{
  g_autofree char *mark = dup_mark (files);

  return mark != NULL;
}

/**
 * kiosk_renewal_begin:
 * @files: the state folder, of a book that may be open
 * @out_folder: (out): name of the folder for what is there now; untouched on failure
 * @error: return location for a `GError`
 *
 * Sets the mark; nothing is moved before the next opening. Store thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_READ_ONLY`, `_FULL`, `_IO`; then nothing has changed.
 *
 * Returns: %TRUE if the mark is there and survives a power cut
 */
gboolean
kiosk_renewal_begin (KioskBookFiles *files,
                     char **out_folder,
                     GError **error)
{
  g_autofree char *number = kiosk_renewal_dup_next (files);
  g_autofree char *mark = g_strconcat (MARK_PREFIX, number, NULL);
  g_autofree char *temporary = kiosk_book_files_make_temporary (files, error);

  if (temporary == NULL || !kiosk_book_files_flush_file (files, temporary, error)
      || !kiosk_book_files_rename (files, temporary, mark, error))
    return FALSE;
  *out_folder = g_strconcat (KIOSK_RENEWAL_FOLDER_PREFIX, number, NULL);
  return TRUE;
}

/* Forms and name are those of the ward that the machine leaves. */
static gboolean
move_others (KioskBookFiles *files,
             const char *folder,
             GError **error)
{
  g_autoptr (GPtrArray) backups = kiosk_backup_list (files);

  for (guint i = 0; i < backups->len; i++)
    if (!kiosk_book_files_move_into (files, g_ptr_array_index (backups, i), folder, error))
      return FALSE;
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    if (!kiosk_book_files_move_into (files, kiosk_form_get_file_name (kind), folder, error))
      return FALSE;
  return kiosk_book_files_move_into (files, KIOSK_PLACE_NAME, folder, error)
         && kiosk_book_files_move_into (files, KIOSK_KEY_NAME, folder, error);
}

/* A mark that an earlier new book left beside it is as good as this one. */
static gboolean
turn_mark (KioskBookFiles *files,
           const char *mark,
           GError **error)
{
  if (!kiosk_book_files_has (files, KIOSK_RENEWAL_ALLOWED_NAME))
    return kiosk_book_files_rename (files, mark, KIOSK_RENEWAL_ALLOWED_NAME, error);
  kiosk_book_files_remove (files, mark);
  return kiosk_book_files_flush (files, error);
}

/**
 * kiosk_renewal_finish:
 * @files: the state folder, of a book that is not open
 * @error: return location for a `GError`
 *
 * Where the mark is, moves everything of the book aside and allows a new one. Store thread only, or before there is
 * one.
 *
 * Fails with `KIOSK_STORE_ERROR_READ_ONLY`, `_FULL`, `_IO`; then the next call goes on.
 *
 * Returns: %TRUE if nothing is left to be done
 */
gboolean
kiosk_renewal_finish (KioskBookFiles *files,
                      GError **error)
{
  g_autofree char *mark = dup_mark (files);
  g_autofree char *folder = NULL;

  if (mark == NULL)
    return TRUE;

  folder = g_strconcat (KIOSK_RENEWAL_FOLDER_PREFIX, mark + strlen (MARK_PREFIX), NULL);
  /* The book first, which makes the folder; its second call flushes what the others have put there. */
  return kiosk_book_files_set_aside (files, folder, error) && move_others (files, folder, error)
         && kiosk_book_files_set_aside (files, folder, error) && turn_mark (files, mark, error);
}
