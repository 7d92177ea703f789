/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook that opens in every spreadsheet program. Format: ECMA-376, written by libxlsxwriter. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-workbook.h"

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
add_head_cb (KioskWorkbookSheet *self)
{
  const KioskReport *report = self->workbook->report;
  const char *warning = kiosk_report_label_get_warning (report->label);
  g_autofree char *ward = kiosk_report_dup_ward (report);
  g_autofree char *title = g_strdup_printf ("Kết quả hướng dẫn cài đặt ứng dụng Công dân số TPHCM – %s", ward);
  g_autofree char *period = kiosk_report_dup_period (report);
  g_autofree char *kiosk = kiosk_report_dup_kiosk (report);
  g_autofree char *line = g_strdup_printf ("Kỳ: %s; %s", period, kiosk);
  g_autofree char *closing = kiosk_report_dup_closing (report);

  kiosk_workbook_sheet_line (self, KIOSK_WORKBOOK_TITLE, title);
  if (warning != NULL)
    kiosk_workbook_sheet_line (self, KIOSK_WORKBOOK_WARNING, warning);
  kiosk_workbook_sheet_line (self, KIOSK_WORKBOOK_PLAIN, line);
  kiosk_workbook_sheet_line (self, KIOSK_WORKBOOK_PLAIN, closing);
  kiosk_workbook_sheet_next (self);
}

static void
add_sheets_cb (KioskWorkbook *workbook)
{
  set_properties (workbook);
  kiosk_workbook_add_days (workbook);
  kiosk_workbook_add_groups (workbook);
  kiosk_workbook_add_reasons (workbook);
  kiosk_workbook_add_targets (workbook);
  kiosk_workbook_add_brought (workbook);
  kiosk_workbook_add_notes (workbook);
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
  KioskWorkbook workbook = { .report = report, .add_head = add_head_cb };

  return kiosk_workbook_make (&workbook, add_sheets_cb, error);
}
