/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form lies in the state folder under its own name. It is tried before it is kept, and again whenever it is read: a
 * disk may have harmed it, or a later program may know other fields. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-kept-form.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "kiosk-small-file.h"
#include "kiosk-store-error.h"

#define FORM_MAX_BYTES (4 * 1024 * 1024)
#define FILE_MODE      0600

static char *
dup_path (const char *state_dir,
          KioskFormKind kind)
{
  return g_build_filename (state_dir, kiosk_form_get_file_name (kind), NULL);
}

static KioskStoreError
get_code (const GError *cause)
{
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return KIOSK_STORE_ERROR_FULL;
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES)
      || g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return KIOSK_STORE_ERROR_READ_ONLY;
  return g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? KIOSK_STORE_ERROR_MISSING : KIOSK_STORE_ERROR_IO;
}

/**
 * kiosk_kept_form_save:
 * @state_dir: (type filename): the state folder, which exists
 * @kind: which form
 * @docx: the form, whoever made it
 * @error: return location for a `GError`
 *
 * Tries whether a report can be put into @docx, keeps it in the place of one that was kept before, and returns only
 * when it survives a power cut. Any thread, one at a time.
 *
 * Fails with `KIOSK_REPORT_ERROR_TEMPLATE` or `_FIELD` as kiosk_form_check() does, or with `KIOSK_STORE_ERROR_MISSING`,
 * `_READ_ONLY`, `_FULL`, `_IO`; the one before stays.
 *
 * Returns: %TRUE if it is on disk
 */
gboolean
kiosk_kept_form_save (const char *state_dir,
                      KioskFormKind kind,
                      GBytes *docx,
                      GError **error)
{
  g_autofree char *path = dup_path (state_dir, kind);
  g_autoptr (GError) cause = NULL;
  gsize size;
  const char *bytes = g_bytes_get_data (docx, &size);

  if (!kiosk_form_check (docx, error))
    return FALSE;
  if (g_file_set_contents_full (path, bytes, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, FILE_MODE, &cause))
    return TRUE;
  g_set_error (error, KIOSK_STORE_ERROR, get_code (cause), "Cannot keep the form: %s", cause->message);
  return FALSE;
}

static GBytes *
read_file (const char *state_dir,
           KioskFormKind kind,
           GError **error)
{
  int folder_fd = kiosk_small_file_open_folder (state_dir, error);
  GBytes *docx;

  if (folder_fd < 0)
    return NULL;
  docx = kiosk_small_file_read (folder_fd, kiosk_form_get_file_name (kind), FORM_MAX_BYTES, error);
  close (folder_fd);
  return docx;
}

/**
 * kiosk_kept_form_load:
 * @state_dir: (type filename): the state folder
 * @kind: which form
 * @out_docx: (out) (transfer full) (nullable): the form; %NULL where none was kept, and on failure
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_CONTENT_ERROR_MISSING` where the disk cannot read it, with `_TOO_LARGE`, and with
 * `KIOSK_REPORT_ERROR_TEMPLATE` or `_FIELD` where no report can be put into it. Whoever fails takes the program's own.
 *
 * Returns: %TRUE if @out_docx can be filled, or there is none
 */
gboolean
kiosk_kept_form_load (const char *state_dir,
                      KioskFormKind kind,
                      GBytes **out_docx,
                      GError **error)
{
  g_autofree char *path = dup_path (state_dir, kind);
  g_autoptr (GBytes) docx = NULL;

  *out_docx = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  docx = read_file (state_dir, kind, error);
  if (docx == NULL || !kiosk_form_check (docx, error))
    return FALSE;
  *out_docx = g_steal_pointer (&docx);
  return TRUE;
}

/**
 * kiosk_kept_form_remove:
 * @state_dir: (type filename): the state folder
 * @kind: which form
 * @error: return location for a `GError`
 *
 * Goes back to the form that comes with the program. Any thread, one at a time. Fails with
 * `KIOSK_STORE_ERROR_READ_ONLY` or `_IO`.
 *
 * Returns: %TRUE if none is kept any more
 */
gboolean
kiosk_kept_form_remove (const char *state_dir,
                        KioskFormKind kind,
                        GError **error)
{
  g_autofree char *path = dup_path (state_dir, kind);
  int saved_errno;

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  saved_errno = errno;
  g_set_error (error, KIOSK_STORE_ERROR,
               saved_errno == EACCES || saved_errno == EROFS ? KIOSK_STORE_ERROR_READ_ONLY : KIOSK_STORE_ERROR_IO,
               "Cannot remove the form: %s", g_strerror (saved_errno));
  return FALSE;
}
