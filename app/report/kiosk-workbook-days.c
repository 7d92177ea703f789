/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of the days: a row a day, residents and helpers side by side, where every tap went. And their chart. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-workbook-parts.h"

#include "kiosk-report-words.h"

#define SHEET_NAME "Theo ngày"
#define CHART_NAME "Biểu đồ"
#define CHART_TITLE "Lượt người mới cài theo ngày"

/* Of what helpers noted and of what residents tapped, the first column is that of the new installs. */
#define HELPER_COLUMN 1
#define SELF_COLUMN   5

static const double widths[] = { 24, 9, 10, 9, 10, 9, 10, 11, 10, 9, 9, 9, 9, 9, 13 };
static const char *const names[] = {
  "Ngày", "Mới cài", "Đã đăng nhập", "Được hỗ trợ", "Chưa cài được", "Mới cài", "Đã đăng nhập", "Được hướng dẫn",
  "Chưa cài được", "Đã ghi", "Được tính", "Đã sửa", "Đã hủy", "Không tính", "Tự bấm trong ca hỗ trợ", NULL
};

static void
add_header (KioskWorkbookSheet *sheet)
{
  kiosk_workbook_sheet_group (sheet, "", 1);
  kiosk_workbook_sheet_group (sheet, "Người hỗ trợ ghi (lượt người)", 4);
  kiosk_workbook_sheet_group (sheet, "Người dân tự bấm (lượt người)", 4);
  kiosk_workbook_sheet_group (sheet, "Đã ghi = được tính + đã sửa + đã hủy + không tính", 5);
  kiosk_workbook_sheet_group (sheet, "Có thể trùng", 1);
  kiosk_workbook_sheet_next (sheet);
  kiosk_workbook_sheet_header (sheet, names);
  kiosk_workbook_sheet_freeze (sheet);
}

static void
add_tally (KioskWorkbookSheet *sheet,
           KioskWorkbookStyle style,
           const KioskTally *tally)
{
  const gint64 numbers[] = {
    tally->helper.installed, tally->helper.signed_in, tally->helper.helped, tally->helper.not_able,
    tally->self.installed, tally->self.signed_in, tally->self.helped, tally->self.not_able,
    tally->taps, tally->counted, tally->changed, tally->undone, tally->suppressed, tally->self.overlap
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    kiosk_workbook_sheet_number (sheet, style, numbers[i]);
  kiosk_workbook_sheet_next (sheet);
}

static void
add_sum (KioskWorkbookSheet *sheet,
         KioskWorkbookStyle style,
         const char *name,
         const KioskReportFigures *figures)
{
  gboolean is_sum = style == KIOSK_WORKBOOK_SUM_TEXT;

  kiosk_workbook_sheet_text (sheet, style, name);
  add_tally (sheet, is_sum ? KIOSK_WORKBOOK_SUM_NUMBER : KIOSK_WORKBOOK_NUMBER, &figures->tally);
}

static void
add_series (KioskWorkbookSheet *sheet,
            lxw_chart *chart,
            const char *name,
            lxw_col_t column,
            guint n_days)
{
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_row_t last = sheet->row - 1;
  lxw_row_t first = last + 1 - n_days;

  chart_series_set_categories (series, SHEET_NAME, first, 0, last, 0);
  chart_series_set_values (series, SHEET_NAME, first, column, last, column);
  chart_series_set_name (series, name);
}

/* A sheet of its own: on the days' sheet paper would tear it. Made while the last row is that of the last day. */
static void
add_chart (KioskWorkbookSheet *sheet,
           guint n_days)
{
  lxw_workbook *book = sheet->workbook->book;
  const char *warning = kiosk_report_label_get_warning (sheet->workbook->report->label);
  g_autofree char *title = g_strconcat (CHART_TITLE, warning != NULL ? ". " : NULL, warning, NULL);
  lxw_chartsheet *chart_sheet;
  lxw_chart *chart;

  if (n_days == 0)
    return;
  chart = workbook_add_chart (book, LXW_CHART_COLUMN);
  add_series (sheet, chart, "Người hỗ trợ ghi", HELPER_COLUMN, n_days);
  add_series (sheet, chart, "Người dân tự bấm (không cộng)", SELF_COLUMN, n_days);
  chart_title_set_name (chart, title);
  chart_axis_set_num_format (chart->x_axis, "dd/mm");
  chart_axis_set_num_format (chart->y_axis, "#,##0");
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  chart_sheet = workbook_add_chartsheet (book, CHART_NAME);
  chartsheet_set_landscape (chart_sheet);
  chartsheet_set_paper (chart_sheet, KIOSK_WORKBOOK_A4);
  chartsheet_set_chart (chart_sheet, chart);
}

/**
 * kiosk_workbook_add_days:
 * @workbook: a workbook with formats
 *
 * Adds the sheet of the days, and one with the chart where there is a day. The workbook's thread.
 */
void
kiosk_workbook_add_days (KioskWorkbook *workbook)
{
  const KioskReport *report = workbook->report;
  KioskWorkbookSheet sheet = kiosk_workbook_sheet_begin (workbook, SHEET_NAME, widths, G_N_ELEMENTS (widths));
  g_autofree char *overlap = kiosk_report_dup_overlap (&report->in_period.tally);

  add_header (&sheet);
  for (guint i = 0; i < report->days->len; i++)
    {
      const KioskReportDay *day = &g_array_index (report->days, KioskReportDay, i);

      kiosk_workbook_sheet_date (&sheet, day->day);
      add_tally (&sheet, KIOSK_WORKBOOK_NUMBER, &day->tally);
    }
  add_chart (&sheet, report->days->len);
  add_sum (&sheet, KIOSK_WORKBOOK_SUM_TEXT, "Cộng trong kỳ", &report->in_period);
  if (report->undated.n_batches > 0)
    add_sum (&sheet, KIOSK_WORKBOOK_TEXT, "Chưa rõ ngày, không cộng", &report->undated);
  if (report->other_ward.n_batches > 0)
    add_sum (&sheet, KIOSK_WORKBOOK_TEXT, "Khi máy ở phường khác, không cộng", &report->other_ward);
  kiosk_workbook_sheet_line (&sheet, KIOSK_WORKBOOK_PLAIN, overlap);
  if (report->days->len == 0)
    kiosk_workbook_sheet_line (&sheet, KIOSK_WORKBOOK_PLAIN,
                               "Kỳ này chưa chốt số liệu lần nào: số 0 ở trên là chưa có số liệu.");
}
