/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library writes files only. This one has no name and lives in memory, so nothing of it is left behind. */
#define G_LOG_DOMAIN "kiosk-report"
#define _GNU_SOURCE

#include "kiosk-workbook-sheet.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk-report-error.h"

static gboolean
fail (GError **error,
      const char *what)
{
  g_set_error (error, KIOSK_REPORT_ERROR, KIOSK_REPORT_ERROR_FAILED, "The workbook could not be made: %s", what);
  return FALSE;
}

static gboolean
write_book (KioskWorkbook *workbook,
            KioskWorkbookFillFunc fill,
            const char *path,
            GError **error)
{
  lxw_error status;

  workbook->book = workbook_new (path);
  if (workbook->book == NULL)
    return fail (error, "no memory");
  kiosk_workbook_add_formats (workbook);
  fill (workbook);
  status = workbook_close (workbook->book);
  return status == LXW_NO_ERROR || fail (error, lxw_strerror (status));
}

static GBytes *
read_file (int fd,
           GError **error)
{
  struct stat about;
  g_autofree char *bytes = NULL;

  if (fstat (fd, &about) == 0)
    bytes = g_try_malloc ((gsize) about.st_size);
  if (bytes == NULL || pread (fd, bytes, (gsize) about.st_size, 0) != about.st_size)
    {
      fail (error, g_strerror (errno));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&bytes), (gsize) about.st_size);
}

/**
 * kiosk_workbook_make:
 * @workbook: a workbook that has a head, and no formats yet
 * @fill: (scope call): adds its sheets
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
kiosk_workbook_make (KioskWorkbook *workbook,
                     KioskWorkbookFillFunc fill,
                     GError **error)
{
  int fd = memfd_create ("workbook", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  GBytes *bytes;

  if (fd < 0)
    {
      fail (error, g_strerror (errno));
      return NULL;
    }
  bytes = write_book (workbook, fill, path, error) ? read_file (fd, error) : NULL;
  close (fd);
  return bytes;
}
