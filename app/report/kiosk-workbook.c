/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook that opens in every spreadsheet program. Format: ECMA-376, written by libxlsxwriter.
 *
 * The library writes files only. This one has no name and lives in memory, so nothing of it is left behind. */
#define G_LOG_DOMAIN "kiosk-report"
#define _GNU_SOURCE

#include "kiosk-workbook.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk-report-words.h"
#include "kiosk-workbook-parts.h"

/* Nothing finer than the day, and nobody's name. */
static void
set_properties (KioskWorkbook *workbook)
{
  g_autoptr (GDateTime) midnight = kiosk_day_to_date_time (workbook->report->label->day);
  g_autofree char *title = kiosk_report_dup_ward (workbook->report);
  lxw_doc_properties properties = { .title = title, .created = (time_t) g_date_time_to_unix (midnight) };

  workbook_set_properties (workbook->book, &properties);
}

static void
add_sheets (KioskWorkbook *workbook)
{
  kiosk_workbook_add_formats (workbook);
  set_properties (workbook);
  kiosk_workbook_add_days (workbook);
  kiosk_workbook_add_groups (workbook);
  kiosk_workbook_add_reasons (workbook);
  kiosk_workbook_add_targets (workbook);
  kiosk_workbook_add_brought (workbook);
  kiosk_workbook_add_notes (workbook);
}

static gboolean
fail (GError **error,
      const char *what)
{
  g_set_error (error, KIOSK_REPORT_ERROR, KIOSK_REPORT_ERROR_FAILED, "The workbook could not be made: %s", what);
  return FALSE;
}

static gboolean
write_book (const KioskReport *report,
            const char *path,
            GError **error)
{
  KioskWorkbook workbook = { .book = workbook_new (path), .report = report };
  lxw_error status;

  if (workbook.book == NULL)
    return fail (error, "no memory");
  add_sheets (&workbook);
  status = workbook_close (workbook.book);
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
 * kiosk_workbook_new:
 * @report: a report
 * @error: return location for a `GError`
 *
 * Makes the workbook: sheets of the days with a chart, of groups and results, of reasons, of targets, of what people
 * brought, and one that explains. The same report gives the same bytes. Any thread.
 *
 * Fails with `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
kiosk_workbook_new (const KioskReport *report,
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
  bytes = write_book (report, path, error) ? read_file (fd, error) : NULL;
  close (fd);
  return bytes;
}
