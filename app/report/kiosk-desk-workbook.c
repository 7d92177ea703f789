/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet for each table, one for targets, and one that explains. Real dates and numbers; no text becomes a formula. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-desk-workbook.h"

#include "kiosk-desk-report-words.h"
#include "kiosk-report-words.h"
#include "kiosk-workbook-sheet.h"

#define TITLE         "Tổng hợp kết quả hướng dẫn cài đặt ứng dụng Công dân số TPHCM"
#define NAME_WIDTH    36
#define CODE_WIDTH    10
#define NUMBER_WIDTH  13
#define DAYS_SHEET    "Theo ngày"
#define CHART_SHEET   "Biểu đồ"
#define HELPER_COLUMN 1    /* of the days' sheet: new installs */
#define SELF_COLUMN   7

#define ALL_GROUPS    ((1u << KIOSK_N_DESK_GROUPS) - 1)

/* What people brought. */
#define BROUGHT_GROUPS ((1u << KIOSK_DESK_GROUP_OUTREACH) | (1u << KIOSK_DESK_GROUP_UNIT) \
                        | (1u << KIOSK_DESK_GROUP_PAPER))

/* What stands apart, and how every tap is accounted for; a sheet of it by itself, so that paper is wide enough. */
#define OTHER_GROUPS  ((1u << KIOSK_DESK_GROUP_EQUATION) | (1u << KIOSK_DESK_GROUP_UNDATED) \
                       | (1u << KIOSK_DESK_GROUP_DOUBTFUL))

static const struct
{
  const char *name;
  KioskDeskBy by;
  guint       groups;  /* of columns; a bit each */
  double      width;   /* of a column */
} tables[] = {
  { "Theo phường", KIOSK_DESK_BY_WARD, ALL_GROUPS & ~(OTHER_GROUPS | BROUGHT_GROUPS), NUMBER_WIDTH },
  { "Phường, đối chiếu", KIOSK_DESK_BY_WARD, OTHER_GROUPS, NUMBER_WIDTH },
  { "Phường, ngoài máy", KIOSK_DESK_BY_WARD, BROUGHT_GROUPS, NUMBER_WIDTH },
  { DAYS_SHEET, KIOSK_DESK_BY_DAY, ALL_GROUPS, NUMBER_WIDTH },
  { "Theo kết quả", KIOSK_DESK_BY_KIND, ALL_GROUPS, 2 * NUMBER_WIDTH },
  { "Theo đối tượng", KIOSK_DESK_BY_AUDIENCE, ALL_GROUPS, NUMBER_WIDTH },
  { "Theo lý do", KIOSK_DESK_BY_REASON, ALL_GROUPS, 2 * NUMBER_WIDTH }
};

static const double target_widths[] = { NAME_WIDTH, 70, NUMBER_WIDTH, NUMBER_WIDTH, NUMBER_WIDTH, NUMBER_WIDTH };
static const double note_widths[] = { 120 };

static const KioskDeskReport *
get_report (KioskWorkbook *workbook)
{
  return workbook->data;
}

static void
add_head_cb (KioskWorkbookSheet *sheet)
{
  const KioskDeskReport *report = get_report (sheet->workbook);
  g_autofree char *period = kiosk_report_dup_period (sheet->workbook->report);
  g_autofree char *line = g_strdup_printf ("Kỳ: %s; %u phường%s", period, report->wards->len,
                                           report->is_current ? ", theo tên phường hiện nay" : "");

  kiosk_workbook_sheet_line (sheet, KIOSK_WORKBOOK_TITLE, TITLE);
  kiosk_workbook_sheet_line (sheet, KIOSK_WORKBOOK_PLAIN, line);
  kiosk_workbook_sheet_next (sheet);
}

/* How many columns from @first on belong together. */
static guint
count_group (const KioskDeskGrid *grid,
             guint first)
{
  guint n = 1;

  while (first + n < grid->n_columns && grid->columns[first + n].group == grid->columns[first].group)
    n++;
  return n;
}

static gboolean
is_shown (const KioskDeskGrid *grid,
          guint groups,
          guint column)
{
  return (groups & (1u << grid->columns[column].group)) != 0;
}

/* Beside what was done for a target stands its share. */
static gboolean
has_share (const KioskDeskGrid *grid,
           guint column)
{
  return grid->columns[column].group == KIOSK_DESK_GROUP_TARGET && count_group (grid, column) == 1;
}

static void
add_group (KioskWorkbookSheet *sheet,
           const char *words,
           guint n_columns)
{
  if (n_columns == 1)
    kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_HEADER, words);
  else
    kiosk_workbook_sheet_group (sheet, words, n_columns);
}

static void
add_groups (KioskWorkbookSheet *sheet,
            const KioskDeskGrid *grid,
            guint groups)
{
  add_group (sheet, "", grid->by == KIOSK_DESK_BY_WARD ? 2 : 1);
  for (guint i = 0; i < grid->n_columns; i += count_group (grid, i))
    if (is_shown (grid, groups, i))
      add_group (sheet, kiosk_desk_group_get_words (grid->columns[i].group),
                 count_group (grid, i) + (grid->columns[i].group == KIOSK_DESK_GROUP_TARGET ? 1 : 0));
  kiosk_workbook_sheet_next (sheet);
}

/* A ward has its code beside its name. */
static void
add_header (KioskWorkbookSheet *sheet,
            const KioskDeskGrid *grid,
            guint groups)
{
  add_groups (sheet, grid, groups);
  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_HEADER, kiosk_desk_by_get_words (grid->by));
  if (grid->by == KIOSK_DESK_BY_WARD)
    kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_HEADER, "Mã");
  for (guint i = 0; i < grid->n_columns; i++)
    {
      if (is_shown (grid, groups, i))
        kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_HEADER, grid->columns[i].words);
      if (is_shown (grid, groups, i) && has_share (grid, i))
        kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_HEADER, "Tỷ lệ");
    }
  kiosk_workbook_sheet_next (sheet);
  kiosk_workbook_sheet_freeze (sheet);
}

static void
add_numbers (KioskWorkbookSheet *sheet,
             const KioskDeskGrid *grid,
             guint groups,
             const KioskDeskRow *row)
{
  KioskWorkbookStyle style = row == grid->sum ? KIOSK_WORKBOOK_SUM_NUMBER : KIOSK_WORKBOOK_NUMBER;

  for (guint i = 0; i < grid->n_columns; i++)
    {
      if (!is_shown (grid, groups, i))
        continue;
      kiosk_workbook_sheet_number (sheet, style, row->values[i]);
      if (has_share (grid, i))
        kiosk_workbook_sheet_share (sheet, row->values[i], MAX (row->values[i - 1], 0));
    }
  kiosk_workbook_sheet_next (sheet);
}

static void
add_row (KioskWorkbookSheet *sheet,
         const KioskDeskGrid *grid,
         guint groups,
         const KioskDeskRow *row)
{
  KioskWorkbookStyle style = row == grid->sum ? KIOSK_WORKBOOK_SUM_TEXT : KIOSK_WORKBOOK_TEXT;
  const char *name = row->name[0] != '\0' ? row->name : "Phường chưa rõ tên";
  g_autofree char *words = g_strconcat (name, row->is_split ? " (đã chia tách)" : "", NULL);

  if (grid->by == KIOSK_DESK_BY_DAY && row != grid->sum)
    kiosk_workbook_sheet_date (sheet, row->valid_from);
  else
    kiosk_workbook_sheet_text (sheet, style, words);
  if (grid->by == KIOSK_DESK_BY_WARD)
    kiosk_workbook_sheet_text (sheet, style, row == grid->sum ? "" : row->code);
  add_numbers (sheet, grid, groups, row);
}

static void
add_series (lxw_chart *chart,
            const char *name,
            lxw_col_t column,
            lxw_row_t first,
            lxw_row_t last)
{
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);

  chart_series_set_categories (series, DAYS_SHEET, first, 0, last, 0);
  chart_series_set_values (series, DAYS_SHEET, first, column, last, column);
  chart_series_set_name (series, name);
}

/* Made while the last row is that of the last day. */
static void
add_chart (KioskWorkbookSheet *sheet,
           guint n_days)
{
  lxw_workbook *book = sheet->workbook->book;
  lxw_row_t last = sheet->row - 1;
  lxw_chart *chart;
  lxw_chartsheet *chart_sheet;

  if (n_days == 0)
    return;
  chart = workbook_add_chart (book, LXW_CHART_COLUMN);
  add_series (chart, "Người hỗ trợ ghi", HELPER_COLUMN, last + 1 - n_days, last);
  add_series (chart, "Người dân tự bấm (không cộng)", SELF_COLUMN, last + 1 - n_days, last);
  chart_title_set_name (chart, "Lượt người mới cài theo ngày");
  chart_axis_set_num_format (chart->x_axis, "dd/mm");
  chart_axis_set_num_format (chart->y_axis, "#,##0");
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  chart_sheet = workbook_add_chartsheet (book, CHART_SHEET);
  chartsheet_set_landscape (chart_sheet);
  chartsheet_set_paper (chart_sheet, KIOSK_WORKBOOK_A4);
  chartsheet_set_chart (chart_sheet, chart);
}

static void
add_table (KioskWorkbook *workbook,
           guint table)
{
  KioskDeskBy by = tables[table].by;
  guint groups = tables[table].groups;
  g_autoptr (KioskDeskGrid) grid = kiosk_desk_grid_new (get_report (workbook), by);
  double widths[KIOSK_DESK_GRID_COLUMNS_MAX + 3] = { NAME_WIDTH };
  guint n_widths = 1;
  KioskWorkbookSheet sheet;

  if (by == KIOSK_DESK_BY_WARD)
    widths[n_widths++] = CODE_WIDTH;
  for (guint i = 0; i < grid->n_columns; i++)
    {
      if (is_shown (grid, groups, i))
        widths[n_widths++] = tables[table].width;
      if (is_shown (grid, groups, i) && has_share (grid, i))
        widths[n_widths++] = tables[table].width;
    }
  sheet = kiosk_workbook_sheet_begin (workbook, tables[table].name, widths, n_widths);
  add_header (&sheet, grid, groups);
  for (guint i = 0; i < grid->rows->len; i++)
    add_row (&sheet, grid, groups, g_ptr_array_index (grid->rows, i));
  if (by == KIOSK_DESK_BY_DAY)
    add_chart (&sheet, grid->rows->len);
  add_row (&sheet, grid, groups, grid->sum);
}

static void
add_target (KioskWorkbookSheet *sheet,
            const KioskDeskReportWard *ward,
            const KioskReportTarget *target)
{
  g_autofree char *name = ward->code[0] != '\0' ? kiosk_desk_report_ward_dup_name (ward) : g_strdup ("Cộng");
  g_autofree char *words = kiosk_report_dup_target (target);

  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_TEXT, name);
  kiosk_workbook_sheet_text (sheet, KIOSK_WORKBOOK_TEXT, words);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, target->in_period);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, target->progress.done);
  kiosk_workbook_sheet_number (sheet, KIOSK_WORKBOOK_NUMBER, target->target.number);
  kiosk_workbook_sheet_share (sheet, target->progress.done, target->target.number);
  kiosk_workbook_sheet_next (sheet);
}

static void
add_targets_of (KioskWorkbookSheet *sheet,
                const KioskDeskReportWard *ward)
{
  for (guint i = 0; i < ward->targets->len; i++)
    add_target (sheet, ward, &g_array_index (ward->targets, KioskReportTarget, i));
}

static void
add_targets (KioskWorkbook *workbook)
{
  static const char *const names[] = { "Phường", "Chỉ tiêu được giao", "Trong kỳ", "Từ ngày giao", "Chỉ tiêu",
                                       "Tỷ lệ" };
  const KioskDeskReport *report = get_report (workbook);
  KioskWorkbookSheet sheet = kiosk_workbook_sheet_begin (workbook, "Chỉ tiêu", target_widths,
                                                         G_N_ELEMENTS (target_widths));

  kiosk_workbook_sheet_header (&sheet, names);
  kiosk_workbook_sheet_freeze (&sheet);
  for (guint i = 0; i < report->wards->len; i++)
    add_targets_of (&sheet, g_ptr_array_index (report->wards, i));
  add_targets_of (&sheet, report->sum);
}

static void
add_notes (KioskWorkbook *workbook)
{
  const KioskDeskReport *report = get_report (workbook);
  g_autoptr (GPtrArray) notes = kiosk_desk_report_dup_notes (report, report->sum);
  KioskWorkbookSheet sheet = kiosk_workbook_sheet_begin (workbook, "Cách đọc", note_widths,
                                                         G_N_ELEMENTS (note_widths));

  kiosk_workbook_sheet_line (&sheet, KIOSK_WORKBOOK_PLAIN,
                             "Số người hỗ trợ ghi và số người dân tự bấm đứng cạnh nhau, không cộng với nhau: một "
                             "người có thể nằm ở cả hai bên.");
  kiosk_workbook_sheet_line (&sheet, KIOSK_WORKBOOK_PLAIN, "Ô trống: chưa có số liệu, không phải là số 0.");
  for (guint i = 0; i < notes->len; i++)
    kiosk_workbook_sheet_line (&sheet, KIOSK_WORKBOOK_PLAIN, g_ptr_array_index (notes, i));
}

/* Nothing finer than the day, and nobody's name. */
static void
fill_cb (KioskWorkbook *workbook)
{
  g_autoptr (GDateTime) midnight = kiosk_day_to_date_time (workbook->report->label->day);
  g_autofree char *title = g_strdup (TITLE);
  lxw_doc_properties properties = { .title = title, .created = (time_t) g_date_time_to_unix (midnight) };

  workbook_set_properties (workbook->book, &properties);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    add_table (workbook, i);
  add_targets (workbook);
  add_notes (workbook);
}

/**
 * kiosk_desk_workbook_new:
 * @report: a report with breakdown and days
 * @label: whose report it is; of a ward it says nothing that counts
 * @error: return location for a `GError`
 *
 * The same report gives the same bytes. Any thread. Fails with `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
kiosk_desk_workbook_new (const KioskDeskReport *report,
                         const KioskReportLabel *label,
                         GError **error)
{
  g_autoptr (KioskReport) sum = kiosk_desk_report_dup_as_report (report, report->sum, label);
  KioskWorkbook workbook = { .report = sum, .add_head = add_head_cb, .data = report };

  return kiosk_workbook_make (&workbook, fill_cb, error);
}
