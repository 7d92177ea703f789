/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The full form: what was done, by whom, what units reported, what was in the way. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-paper.h"

#include "kiosk-paper-form.h"
#include "kiosk-paper-parts.h"
#include "kiosk-pdf-chart.h"
#include "kiosk-report-words.h"

/* Times New Roman is what offices have; Liberation Serif has its measures and stands in for it. */
#define FAMILY    "Liberation Serif,Times New Roman,Tinos"

#define CLOSING   "Trên đây là kết quả hướng dẫn cài đặt ứng dụng Công dân số TPHCM./."

#define NOTES_PT       11.5
#define BLANK_LINES    2
#define BLANK_PT       19.0
#define BLANK_DOT_PT   3.2
#define TEXT_KEPT_PT   75.0   /* a heading and two lines */
#define UNITS_KEPT_PT  170.0  /* a heading, a sentence, and the begin of a table */
#define TEAMS_KEPT_PT  240.0  /* a heading and a table */
#define CHART_PT       135.0
#define CHART_DAYS     31   /* more of them: a bar for each week */
#define CHART_WEEKS    16   /* more of them: a bar for each month */
#define DAYS_A_WEEK    7

static const KioskPdfColumn content_columns[] = {
  { 88, KIOSK_PDF_PLAIN }, { 20, KIOSK_PDF_RIGHT }, { 20, KIOSK_PDF_RIGHT }, { 20, KIOSK_PDF_RIGHT },
  { 17, KIOSK_PDF_RIGHT }
};
static const KioskPdfColumn group_columns[] = {
  { 49, KIOSK_PDF_PLAIN }, { 16, KIOSK_PDF_RIGHT }, { 17, KIOSK_PDF_RIGHT }, { 17, KIOSK_PDF_RIGHT },
  { 17, KIOSK_PDF_RIGHT }, { 17, KIOSK_PDF_RIGHT }, { 15, KIOSK_PDF_RIGHT }, { 17, KIOSK_PDF_RIGHT }
};
static const char *const group_names[] = {
  "Mới cài", "Đã đăng nhập", "Được hỗ trợ", "Có sẵn từ trước", "Chưa cài được", "Chỉ tư vấn", "Cộng được tính"
};

/**
 * kiosk_paper_form_new:
 * @report: a report
 * @title: of the file
 *
 * A4 upright, margins as Nghị định 30/2020/NĐ-CP, annex I, has them. Any thread.
 *
 * Returns: (transfer full): an empty PDF
 */
KioskPdf *
kiosk_paper_form_new (const KioskReport *report,
                      const char *title)
{
  const KioskPdfForm form = {
    .width_mm = 210, .height_mm = 297, .top_mm = 20, .bottom_mm = 20, .left_mm = 30, .right_mm = 15,
    .family = FAMILY, .title = title, .warning = kiosk_report_label_get_warning (report->label),
    .day = report->label->day
  };

  return kiosk_pdf_new (&form);
}

static void
add_group (KioskPdfTable *table,
           const char *name)
{
  kiosk_pdf_table_begin (table, KIOSK_PDF_ROW_GROUP);
  kiosk_pdf_table_text (table, name);
}

static void
add_content (KioskPdfTable *table,
             const char *name,
             gint64 in_period,
             gint64 cumulative)
{
  kiosk_pdf_table_begin (table, KIOSK_PDF_ROW_PLAIN);
  kiosk_pdf_table_text (table, name);
  kiosk_pdf_table_number (table, in_period);
  kiosk_pdf_table_number (table, cumulative);
  kiosk_pdf_table_text (table, "");
  kiosk_pdf_table_text (table, "");
}

static void
add_side (KioskPdfTable *table,
          const KioskReport *report,
          KioskSource source)
{
  const KioskReportFigures *period = &report->in_period;
  const KioskReportFigures *all = &report->cumulative;

  for (guint measure = 0; measure < KIOSK_PAPER_COUNTED; measure++)
    {
      gboolean is_helper = source == KIOSK_SOURCE_HELPER;
      gint64 in_period = kiosk_paper_measure_of (measure, is_helper ? &period->tally.helper : &period->tally.self);
      gint64 cumulative = kiosk_paper_measure_of (measure, is_helper ? &all->tally.helper : &all->tally.self);

      /* Residents have two buttons, and none that says so. */
      if (!is_helper && (measure == KIOSK_PAPER_ALREADY_HAD || measure == KIOSK_PAPER_ADVISED) && cumulative == 0)
        continue;
      add_content (table, kiosk_paper_measure_get_words (measure), period->n_batches > 0 ? in_period : -1,
                   all->n_batches > 0 ? cumulative : -1);
    }
}

static gint64
sum_kinds (const KioskReportOutreach *outreach,
           KioskKind first,
           KioskKind second)
{
  gint64 sum = 0;

  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    sum += outreach->kinds[audience][first] + outreach->kinds[audience][second];
  return sum;
}

static void
add_outreach (KioskPdfTable *table,
              const KioskReport *report)
{
  const KioskReportOutreach *period = &report->outreach;
  const KioskReportOutreach *all = &report->outreach_cumulative;

  if (all->n_sheets == 0)
    return;
  add_group (table, "Ngoài trụ sở, theo phiếu (không cộng với số ghi tại máy)");
  add_content (table, kiosk_paper_measure_get_words (KIOSK_PAPER_INSTALLED),
               sum_kinds (period, KIOSK_KIND_INSTALLED, KIOSK_KIND_INSTALLED_SIGNED_IN),
               sum_kinds (all, KIOSK_KIND_INSTALLED, KIOSK_KIND_INSTALLED_SIGNED_IN));
  add_content (table, kiosk_paper_measure_get_words (KIOSK_PAPER_SIGNED_IN),
               sum_kinds (period, KIOSK_KIND_INSTALLED_SIGNED_IN, KIOSK_KIND_SIGNED_IN),
               sum_kinds (all, KIOSK_KIND_INSTALLED_SIGNED_IN, KIOSK_KIND_SIGNED_IN));
  add_content (table, "Số buổi giới thiệu", period->heard_sessions, all->heard_sessions);
  add_content (table, "Số người đã nghe giới thiệu", period->heard_people, all->heard_people);
}

static void
add_contents (KioskPdf *pdf,
              const KioskReport *report)
{
  static const char *const names[] = { "Nội dung", "Trong kỳ", "Lũy kế", "Chỉ tiêu", "Tỷ lệ" };
  KioskPdfTable *table = kiosk_pdf_table_new (pdf, "Bảng 1. Kết quả so với chỉ tiêu (lượt người)", KIOSK_PAPER_TABLE_PT,
                                              content_columns, G_N_ELEMENTS (content_columns));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    kiosk_pdf_table_head (table, names[i]);
  add_group (table, "Người hỗ trợ ghi tại máy");
  add_side (table, report, KIOSK_SOURCE_HELPER);
  add_group (table, "Người dân tự bấm tại máy (không cộng với số người hỗ trợ ghi)");
  add_side (table, report, KIOSK_SOURCE_SELF);
  add_outreach (table, report);
  add_group (table, report->targets->len > 0 ? "So với chỉ tiêu được giao" : "Chưa nhập chỉ tiêu nào vào máy");
  kiosk_paper_targets (table, report, 0);
  kiosk_pdf_table_finish (table);
}

static void
add_side_row (KioskPdfTable *table,
              KioskPdfRow kind,
              const char *name,
              const KioskTallySide *side)
{
  kiosk_pdf_table_begin (table, kind);
  kiosk_pdf_table_text (table, name);
  for (guint measure = 0; measure < KIOSK_PAPER_N_MEASURES; measure++)
    kiosk_pdf_table_number (table, kiosk_paper_measure_of (measure, side));
}

static KioskPdfTable *
new_group_table (KioskPdf *pdf,
                 const char *title,
                 const char *name)
{
  KioskPdfTable *table = kiosk_pdf_table_new (pdf, title, KIOSK_PAPER_TABLE_PT, group_columns,
                                              G_N_ELEMENTS (group_columns));

  kiosk_pdf_table_head (table, name);
  for (guint i = 0; i < G_N_ELEMENTS (group_names); i++)
    kiosk_pdf_table_head (table, group_names[i]);
  return table;
}

/**
 * kiosk_paper_audiences:
 * @pdf: a PDF
 * @report: a report
 * @title: of the table
 *
 * Adds the table of what helpers noted in the period, by whom it is of. The thread of @pdf.
 */
void
kiosk_paper_audiences (KioskPdf *pdf,
                       const KioskReport *report,
                       const char *title)
{
  KioskPdfTable *table = new_group_table (pdf, title, "Đối tượng");

  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    {
      const KioskTallySide *side = &report->in_period.audiences[audience].helper;

      if (audience != KIOSK_AUDIENCE_UNSPECIFIED || side->counted > 0)
        add_side_row (table, KIOSK_PDF_ROW_PLAIN, kiosk_report_audience_get_words (audience), side);
    }
  add_side_row (table, KIOSK_PDF_ROW_SUM, "Cộng", &report->in_period.tally.helper);
  kiosk_pdf_table_finish (table);
}

static void
add_teams (KioskPdf *pdf,
           const KioskReport *report)
{
  const KioskReportFigures *figures = &report->in_period;
  const char *title = report->units->len > 0 ? "Bảng 4. Theo lực lượng, trong kỳ (lượt người)"
                                             : "Bảng 3. Theo lực lượng, trong kỳ (lượt người)";
  KioskPdfTable *table = new_group_table (pdf, title, "Lực lượng");

  for (guint team = KIOSK_TEAM_COMMUNITY_TEAM; team < KIOSK_N_TEAMS; team++)
    add_side_row (table, KIOSK_PDF_ROW_PLAIN, kiosk_report_team_get_words (report, team), &figures->teams[team].helper);
  add_side_row (table, KIOSK_PDF_ROW_SUM, "Cộng người hỗ trợ ghi", &figures->tally.helper);
  add_side_row (table, KIOSK_PDF_ROW_PLAIN, "Người dân tự bấm (không cộng)", &figures->tally.self);
  kiosk_pdf_table_finish (table);
}

/* The first day of what one bar is of. */
static KioskDay
find_bar_day (const KioskReport *report,
              KioskDay day)
{
  guint n_days = report->until - report->period.from + 1;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (n_days <= CHART_DAYS)
    return day;
  if (n_days <= CHART_WEEKS * DAYS_A_WEEK)
    return MAX (report->period.from, day - (g_date_get_weekday (&date) - G_DATE_MONDAY));
  return MAX (report->period.from, day - (g_date_get_day (&date) - 1u));
}

static char *
dup_bar_name (KioskDay day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%02d/%02d", g_date_get_day (&date), g_date_get_month (&date));
}

/* A bar for every day of the period, so that a day without figures is seen as one. */
static GArray *
new_bars (const KioskReport *report)
{
  GArray *bars = kiosk_pdf_bars_array_new ();
  KioskDay last = KIOSK_DAY_UNKNOWN;
  guint next = 0;

  for (KioskDay day = report->period.from; day <= report->until; day++)
    {
      const KioskReportDay *row = next < report->days->len ? &g_array_index (report->days, KioskReportDay, next) : NULL;
      KioskPdfBars *bar;

      if (find_bar_day (report, day) != last)
        g_array_set_size (bars, bars->len + 1);
      bar = &g_array_index (bars, KioskPdfBars, bars->len - 1);
      if (find_bar_day (report, day) != last)
        bar->name = dup_bar_name (day);
      last = find_bar_day (report, day);
      if (row == NULL || row->day != day)
        continue;
      bar->values[0] += row->tally.helper.installed;
      bar->values[1] += row->tally.self.installed;
      next++;
    }
  return bars;
}

/**
 * kiosk_paper_chart:
 * @pdf: a PDF
 * @report: a report
 *
 * Adds a chart of new installs by day, week or month, as the period allows. The thread of @pdf.
 */
void
kiosk_paper_chart (KioskPdf *pdf,
                   const KioskReport *report)
{
  static const char *const series[] = { "Người hỗ trợ ghi", "Người dân tự bấm (không cộng)" };
  guint n_days = report->until - report->period.from + 1;
  g_autoptr (GArray) bars = new_bars (report);
  const char *title = "Biểu đồ. Lượt người mới cài, mỗi ngày một cặp cột";

  if (n_days > CHART_WEEKS * DAYS_A_WEEK)
    title = "Biểu đồ. Lượt người mới cài, mỗi tháng một cặp cột (ghi ngày đầu)";
  else if (n_days > CHART_DAYS)
    title = "Biểu đồ. Lượt người mới cài, mỗi tuần một cặp cột (ghi ngày đầu)";
  kiosk_pdf_chart (pdf, title, series, bars, CHART_PT);
}

/* Stays with @kept of what it is the heading of. */
static void
add_heading (KioskPdf *pdf,
             double kept,
             const char *text)
{
  kiosk_pdf_need (pdf, kept);
  kiosk_pdf_paragraph (pdf, KIOSK_PAPER_BODY | KIOSK_PDF_BOLD, KIOSK_PAPER_BODY_PT, text);
}

static void
add_body (KioskPdf *pdf,
          char *text)
{
  kiosk_pdf_paragraph (pdf, KIOSK_PAPER_BODY, KIOSK_PAPER_BODY_PT, text);
  g_free (text);
}

static void
add_opening (KioskPdf *pdf,
             const KioskReport *report)
{
  g_autofree char *ward = kiosk_report_dup_ward (report);
  g_autofree char *period = kiosk_report_dup_period (report);
  g_autofree char *addressee = g_strconcat ("Kính gửi: ", report->label->addressee, NULL);

  kiosk_pdf_paragraph (pdf, KIOSK_PDF_CENTRED, KIOSK_PAPER_BODY_PT, addressee);
  add_body (pdf, g_strdup_printf ("Thực hiện phong trào “Hãy trở thành Công dân số Thành phố Hồ Chí Minh – Kết nối "
                                  "nhanh chóng giữa công dân và chính quyền”, %s báo cáo kết quả hướng dẫn cài đặt, sử "
                                  "dụng ứng dụng Công dân số TPHCM %s như sau:", ward, period));
}

static void
add_work (KioskPdf *pdf,
          const KioskReport *report)
{
  const KioskReportFigures *figures = &report->in_period;

  add_heading (pdf, TEAMS_KEPT_PT, "3. Lực lượng hướng dẫn, vướng mắc");
  add_teams (pdf, report);
  add_body (pdf, kiosk_paper_dup_obstacles (figures, KIOSK_SOURCE_HELPER));
  add_body (pdf, kiosk_paper_dup_not_signed_in (figures, KIOSK_SOURCE_HELPER));
  if (figures->tally.self.not_able > 0)
    add_body (pdf, kiosk_paper_dup_obstacles (figures, KIOSK_SOURCE_SELF));
}

static void
add_results (KioskPdf *pdf,
             const KioskReport *report)
{
  add_heading (pdf, TEXT_KEPT_PT, "1. Kết quả");
  if (report->in_period.n_batches == 0)
    add_body (pdf, g_strdup ("Trong kỳ chưa ngày nào được chốt số liệu tại máy."));
  if (report->cumulative.n_batches > 0 || report->outreach_cumulative.n_sheets > 0 || report->targets->len > 0)
    add_contents (pdf, report);
  if (report->in_period.n_batches == 0)
    return;
  kiosk_paper_chart (pdf, report);
  kiosk_paper_audiences (pdf, report, "Bảng 2. Theo đối tượng, trong kỳ (người hỗ trợ ghi, lượt người)");
}

static void
add_units (KioskPdf *pdf,
           const KioskReport *report)
{
  add_heading (pdf, report->units->len > 0 ? UNITS_KEPT_PT : TEXT_KEPT_PT, "2. Số liệu đơn vị báo");
  add_body (pdf, kiosk_paper_dup_units (report));
  if (report->units->len > 0)
    kiosk_paper_units (pdf, report);
}

/* For a pen: who has more to say writes it into the Word form. */
static void
add_blanks (KioskPdf *pdf)
{
  cairo_t *cr = kiosk_pdf_get_cairo (pdf);
  static const double dots[] = { 0, BLANK_DOT_PT };

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 0.9);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  for (guint i = 0; i < BLANK_LINES; i++)
    {
      kiosk_pdf_skip (pdf, BLANK_PT);
      cairo_move_to (cr, kiosk_pdf_get_left (pdf), kiosk_pdf_get_y (pdf));
      cairo_rel_line_to (cr, kiosk_pdf_get_width (pdf), 0);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
  kiosk_pdf_skip (pdf, KIOSK_PAPER_BODY_PT);
}

static void
draw (KioskPdf *pdf,
      const KioskReport *report)
{
  g_autofree char *period = kiosk_report_dup_period (report);
  g_autofree char *subject = g_strdup_printf ("Kết quả hướng dẫn cài đặt ứng dụng Công dân số TPHCM\n%s", period);

  kiosk_paper_head (pdf, report->label);
  kiosk_paper_subject (pdf, report, subject);
  add_opening (pdf, report);
  add_results (pdf, report);
  add_units (pdf, report);
  if (report->in_period.n_batches > 0)
    add_work (pdf, report);
  add_heading (pdf, TEXT_KEPT_PT, report->in_period.n_batches > 0 ? "4. Kiến nghị, đề xuất" : "3. Kiến nghị, đề xuất");
  add_blanks (pdf);
  add_heading (pdf, TEXT_KEPT_PT, report->in_period.n_batches > 0 ? "5. Cách đọc số liệu" : "4. Cách đọc số liệu");
  kiosk_paper_notes (pdf, report, &report->in_period, NOTES_PT);
  kiosk_paper_foot (pdf, report->label, CLOSING);
}

/**
 * kiosk_paper_new:
 * @report: a report
 * @error: return location for a `GError`
 *
 * Makes the slip of a day where the period is one, else the full form. The same report gives the same bytes. Any
 * thread.
 *
 * Fails with `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable): `bao-cao.pdf`
 */
GBytes *
kiosk_paper_new (const KioskReport *report,
                 GError **error)
{
  g_autoptr (KioskPdf) pdf = NULL;

  if (report->period.from == report->period.to)
    return kiosk_paper_new_slip (report, error);
  pdf = kiosk_paper_form_new (report, KIOSK_PAPER_NAME);
  draw (pdf, report);
  return kiosk_pdf_finish (pdf, error);
}
