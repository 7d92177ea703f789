/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of targets, and of what units reported and was done outside the office: never added to taps. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-workbook-parts.h"

#include "kiosk-report-words.h"

static const double target_widths[] = { 70, 13, 13, 13, 13, 13, 13 };
static const char *const target_names[] = {
  "Chỉ tiêu được giao", "Trong kỳ", "Lũy kế", "Chỉ tiêu", "Tỷ lệ so với chỉ tiêu", "Nền (người thuộc diện)",
  "Tỷ lệ so với nền"
};
static const double unit_widths[] = { 44, 42, 14, 13, 13, 13, 13 };
static const char *const unit_names[] = {
  "Đơn vị", "Đối tượng", "Số liệu đến ngày", "Người thuộc diện", "Đã cài", "Đã đăng nhập", "Tỷ lệ đã cài"
};

static void
add_target (KioskWorkbookSheet *sheet,
            const KioskReportTarget *row)
{
  g_autofree char *words = kiosk_report_dup_target (row);
  gint64 base = row->target.base;

  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_TEXT, words);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, row->in_period);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, row->progress.done);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, row->target.number);
  kiosk_workbook_sheet_share (sheet, row->progress.done, row->target.number);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, base > 0 ? base : -1);
  kiosk_workbook_sheet_share (sheet, row->progress.done, base);
  kiosk_workbook_sheet_next (sheet);
}

/**
 * kiosk_workbook_add_targets:
 * @workbook: a workbook with formats
 *
 * Adds the sheet of the targets. The workbook's thread.
 */
void
kiosk_workbook_add_targets (KioskWorkbook *workbook)
{
  GArray *targets = workbook->report->targets;
  KioskWorkbookSheet sheet = kiosk_workbook_sheet_begin (workbook, "Chỉ tiêu", target_widths,
                                                         G_N_ELEMENTS (target_widths));

  kiosk_workbook_sheet_header (&sheet, target_names);
  kiosk_workbook_sheet_freeze (&sheet);
  for (guint i = 0; i < targets->len; i++)
    add_target (&sheet, &g_array_index (targets, KioskReportTarget, i));
  if (targets->len == 0)
    kiosk_workbook_sheet_line (&sheet, KIOSK_WORKBOOK_PLAIN, "Chưa nhập chỉ tiêu nào vào máy.");
}

static void
add_unit (KioskWorkbookSheet *sheet,
          const KioskReportUnit *unit)
{
  gboolean has_reported = unit->day != KIOSK_DAY_UNKNOWN;

  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_TEXT, unit->name);
  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_TEXT, kiosk_report_audience_get_words (unit->audience));
  if (has_reported)
    kiosk_workbook_sheet_date (sheet, unit->day);
  else
    kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_TEXT, "chưa báo");
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, has_reported ? unit->concerned : -1);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, has_reported ? unit->installed : -1);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, has_reported ? unit->signed_in : -1);
  kiosk_workbook_sheet_share (sheet, unit->installed, unit->concerned);
  kiosk_workbook_sheet_next (sheet);
}

static void
add_outreach_line (KioskWorkbookSheet *sheet,
                   const char *name,
                   gint64 in_period,
                   gint64 cumulative)
{
  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_TEXT, name);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, in_period);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, cumulative);
  kiosk_workbook_sheet_next (sheet);
}

static gint64
sum_kind (const KioskReportOutreach *outreach,
          KioskKind kind)
{
  gint64 sum = 0;

  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    sum += outreach->kinds[audience][kind];
  return sum;
}

static void
add_outreach (KioskWorkbookSheet *sheet)
{
  static const char *const names[] = { "Ngoài trụ sở (lượt người)", "Trong kỳ", "Lũy kế", NULL };
  const KioskReportOutreach *outreach = &sheet->workbook->report->outreach;
  const KioskReportOutreach *cumulative = &sheet->workbook->report->outreach_cumulative;

  kiosk_workbook_sheet_header (sheet, names);
  add_outreach_line (sheet, "Số phiếu", outreach->n_sheets, cumulative->n_sheets);
  for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
    add_outreach_line (sheet, kiosk_report_kind_get_words (kind), sum_kind (outreach, kind),
                       sum_kind (cumulative, kind));
  add_outreach_line (sheet, "Số buổi giới thiệu", outreach->heard_sessions, cumulative->heard_sessions);
  add_outreach_line (sheet, "Số người đã nghe giới thiệu", outreach->heard_people, cumulative->heard_people);
}

/**
 * kiosk_workbook_add_brought:
 * @workbook: a workbook with formats
 *
 * Adds the sheet of units and outreach. The workbook's thread.
 */
void
kiosk_workbook_add_brought (KioskWorkbook *workbook)
{
  GArray *units = workbook->report->units;
  KioskWorkbookSheet sheet = kiosk_workbook_sheet_begin (workbook, "Đơn vị báo, ngoài trụ sở", unit_widths,
                                                         G_N_ELEMENTS (unit_widths));

  kiosk_workbook_sheet_header (&sheet, unit_names);
  kiosk_workbook_sheet_freeze (&sheet);
  for (guint i = 0; i < units->len; i++)
    add_unit (&sheet, &g_array_index (units, KioskReportUnit, i));
  if (units->len == 0)
    kiosk_workbook_sheet_line (&sheet, KIOSK_WORKBOOK_PLAIN, "Chưa có đơn vị nào báo.");
  kiosk_workbook_sheet_next (&sheet);
  add_outreach (&sheet);
}
