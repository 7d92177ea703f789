/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter that sums all wards up, and behind it a page for each ward that has anything to say. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-desk-letter.h"

#include "kiosk-desk-report-words.h"
#include "kiosk-paper-form.h"
#include "kiosk-paper-parts.h"
#include "kiosk-report-words.h"

#define TITLE      "bao-cao-tong-hop.pdf"
#define CLOSING    "Trên đây là kết quả tổng hợp từ số liệu của các máy./."
#define TABLE_PT   11.0
#define NOTES_PT   11.5
#define HEADING_PT 14.0
#define KEPT_PT    75.0   /* a heading and two lines */
#define TABLE_KEPT_PT 270.0  /* a heading and the table of what changed */

static const KioskPdfColumn ward_columns[] = {
  { 46, KIOSK_PDF_PLAIN }, { 16, KIOSK_PDF_RIGHT }, { 17, KIOSK_PDF_RIGHT }, { 17, KIOSK_PDF_RIGHT },
  { 17, KIOSK_PDF_RIGHT }, { 18, KIOSK_PDF_RIGHT }, { 17, KIOSK_PDF_RIGHT }, { 17, KIOSK_PDF_RIGHT }
};
static const char *const ward_names[] = {
  "Phường", "Mới cài", "Đã đăng nhập", "Được hỗ trợ", "Mới cài", "Mới cài, so kỳ trước", "Chỉ tiêu mới cài",
  "Tỷ lệ lũy kế"
};
static const KioskPdfColumn content_columns[] = {
  { 81, KIOSK_PDF_PLAIN }, { 28, KIOSK_PDF_RIGHT }, { 28, KIOSK_PDF_RIGHT }, { 28, KIOSK_PDF_RIGHT }
};
static const KioskPdfColumn target_columns[] = {
  { 102, KIOSK_PDF_PLAIN }, { 21, KIOSK_PDF_RIGHT }, { 21, KIOSK_PDF_RIGHT }, { 21, KIOSK_PDF_RIGHT }
};

typedef struct
{
  KioskPdf               *pdf;
  const KioskDeskReport  *report;
  const KioskReportLabel *label;
} Paper;

static void
add_heads (KioskPdfTable *table,
           const char *const *names,
           guint n_names)
{
  for (guint i = 0; i < n_names; i++)
    kiosk_pdf_table_head (table, names[i]);
}

static void
add_ward_row (KioskPdfTable *table,
              KioskPdfRow kind,
              const char *name,
              const KioskDeskReportWard *ward)
{
  const KioskTally *tally = &ward->in_period.tally;
  gboolean is_known = ward->in_period.n_batches > 0;
  const KioskReportTarget *target = kiosk_desk_report_ward_get_target (ward);
  g_autofree char *change = kiosk_desk_report_dup_change (ward, tally->helper.installed,
                                                          ward->before.tally.helper.installed);
  g_autofree char *rate = target != NULL ? kiosk_report_dup_percent (target->progress.done, target->target.number)
                                         : g_strdup ("–");

  kiosk_pdf_table_begin (table, kind);
  kiosk_pdf_table_text (table, name);
  kiosk_pdf_table_number (table, is_known ? tally->helper.installed : -1);
  kiosk_pdf_table_number (table, is_known ? tally->helper.signed_in : -1);
  kiosk_pdf_table_number (table, is_known ? tally->helper.helped : -1);
  kiosk_pdf_table_number (table, is_known ? tally->self.installed : -1);
  kiosk_pdf_table_text (table, change);
  kiosk_pdf_table_number (table, target != NULL ? target->target.number : -1);
  kiosk_pdf_table_text (table, rate);
}

static void
add_wards (Paper *self)
{
  KioskPdfTable *table = kiosk_pdf_table_new (self->pdf, "Bảng 1. Theo phường (lượt người)", TABLE_PT, ward_columns,
                                              G_N_ELEMENTS (ward_columns));

  kiosk_pdf_table_span (table, "", 1);
  kiosk_pdf_table_span (table, "Người hỗ trợ ghi", 3);
  kiosk_pdf_table_span (table, "Dân tự bấm", 1);
  kiosk_pdf_table_span (table, "Người hỗ trợ ghi", 3);
  add_heads (table, ward_names, G_N_ELEMENTS (ward_names));
  for (guint i = 0; i < self->report->wards->len; i++)
    {
      const KioskDeskReportWard *ward = g_ptr_array_index (self->report->wards, i);
      g_autofree char *name = kiosk_desk_report_ward_dup_name (ward);

      add_ward_row (table, KIOSK_PDF_ROW_PLAIN, name, ward);
    }
  add_ward_row (table, KIOSK_PDF_ROW_SUM, "Cộng", self->report->sum);
  kiosk_pdf_table_finish (table);
}

static void
add_content (KioskPdfTable *table,
             const KioskDeskReportWard *ward,
             KioskPaperMeasure measure,
             KioskSource source)
{
  gboolean is_helper = source == KIOSK_SOURCE_HELPER;
  const KioskTally *now = &ward->in_period.tally;
  const KioskTally *before = &ward->before.tally;
  gint64 number = kiosk_paper_measure_of (measure, is_helper ? &now->helper : &now->self);
  gint64 earlier = kiosk_paper_measure_of (measure, is_helper ? &before->helper : &before->self);
  g_autofree char *change = kiosk_desk_report_dup_change (ward, number, earlier);

  kiosk_pdf_table_begin (table, KIOSK_PDF_ROW_PLAIN);
  kiosk_pdf_table_text (table, kiosk_paper_measure_get_words (measure));
  kiosk_pdf_table_number (table, ward->in_period.n_batches > 0 ? number : -1);
  kiosk_pdf_table_number (table, ward->before.n_batches > 0 ? earlier : -1);
  kiosk_pdf_table_text (table, change);
}

static void
add_contents (Paper *self,
              const KioskDeskReportWard *ward,
              const char *title)
{
  static const char *const names[] = { "Nội dung", "Trong kỳ", "Kỳ trước", "Tăng, giảm" };
  static const KioskPaperMeasure self_measures[] = {
    KIOSK_PAPER_INSTALLED, KIOSK_PAPER_SIGNED_IN, KIOSK_PAPER_HELPED, KIOSK_PAPER_NOT_ABLE
  };
  KioskPdfTable *table = kiosk_pdf_table_new (self->pdf, title, TABLE_PT, content_columns,
                                              G_N_ELEMENTS (content_columns));

  add_heads (table, names, G_N_ELEMENTS (names));
  kiosk_pdf_table_begin (table, KIOSK_PDF_ROW_GROUP);
  kiosk_pdf_table_text (table, "Người hỗ trợ ghi tại máy");
  for (guint measure = 0; measure < KIOSK_PAPER_COUNTED; measure++)
    add_content (table, ward, measure, KIOSK_SOURCE_HELPER);
  kiosk_pdf_table_begin (table, KIOSK_PDF_ROW_GROUP);
  kiosk_pdf_table_text (table, "Người dân tự bấm tại máy (không cộng với số người hỗ trợ ghi)");
  for (guint i = 0; i < G_N_ELEMENTS (self_measures); i++)
    add_content (table, ward, self_measures[i], KIOSK_SOURCE_SELF);
  kiosk_pdf_table_finish (table);
}

static void
add_targets (Paper *self,
             const KioskReport *report)
{
  static const char *const names[] = { "Chỉ tiêu được giao", "Đã đạt", "Chỉ tiêu", "Tỷ lệ" };
  KioskPdfTable *table;

  if (report->targets->len == 0)
    return;
  table = kiosk_pdf_table_new (self->pdf, "So với chỉ tiêu được giao (lượt người, từ ngày giao)", TABLE_PT,
                               target_columns, G_N_ELEMENTS (target_columns));
  add_heads (table, names, G_N_ELEMENTS (names));
  kiosk_paper_targets (table, report, report->targets->len);
  kiosk_pdf_table_finish (table);
}

static void
add_sentence (Paper *self,
              char *text)
{
  kiosk_pdf_paragraph (self->pdf, KIOSK_PAPER_BODY, NOTES_PT, text);
  g_free (text);
}

static void
add_work (Paper *self,
          const KioskReport *report)
{
  const KioskReportFigures *figures = &report->in_period;

  if (figures->n_batches == 0)
    return;
  kiosk_paper_audiences (self->pdf, report, "Theo đối tượng, trong kỳ (người hỗ trợ ghi, lượt người)");
  add_sentence (self, kiosk_paper_dup_obstacles (figures, KIOSK_SOURCE_HELPER));
  add_sentence (self, kiosk_paper_dup_not_signed_in (figures, KIOSK_SOURCE_HELPER));
}

static void
add_notes (Paper *self,
           const KioskDeskReportWard *ward)
{
  g_autoptr (GPtrArray) notes = kiosk_desk_report_dup_notes (self->report, ward);

  for (guint i = 0; i < notes->len; i++)
    kiosk_paper_note (self->pdf, NOTES_PT, g_strdup (g_ptr_array_index (notes, i)));
  kiosk_pdf_skip (self->pdf, 4);
}

/* Stays with @kept of what it is the heading of. */
static void
add_heading (Paper *self,
             double kept,
             const char *text)
{
  kiosk_pdf_need (self->pdf, kept);
  kiosk_pdf_paragraph (self->pdf, KIOSK_PAPER_BODY | KIOSK_PDF_BOLD, KIOSK_PAPER_BODY_PT, text);
}

static guint
count_silent (const KioskDeskReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->wards->len; i++)
    n += ((const KioskDeskReportWard *) g_ptr_array_index (report->wards, i))->in_period.n_batches == 0 ? 1 : 0;
  return n;
}

static void
add_opening (Paper *self,
             const char *period)
{
  g_autofree char *addressee = g_strconcat ("Kính gửi: ", self->label->addressee, NULL);
  guint n_silent = count_silent (self->report);
  g_autofree char *silent = n_silent > 0 ? g_strdup_printf (" Có %u phường chưa có số liệu trong kỳ.", n_silent)
                                         : g_strdup ("");
  g_autofree char *text = g_strdup_printf ("Số liệu dưới đây là của %u phường, tổng hợp từ các máy hướng dẫn cài đặt "
                                           "ứng dụng Công dân số TPHCM, %s.%s%s", self->report->wards->len, period,
                                           silent, self->report->is_current
                                           ? " Số liệu cũ đứng dưới tên phường hiện nay." : "");

  kiosk_pdf_paragraph (self->pdf, KIOSK_PDF_CENTRED, KIOSK_PAPER_BODY_PT, addressee);
  kiosk_pdf_paragraph (self->pdf, KIOSK_PAPER_BODY, KIOSK_PAPER_BODY_PT, text);
}

static void
draw_sum (Paper *self,
          const KioskReport *report)
{
  g_autofree char *period = kiosk_report_dup_period (report);
  g_autofree char *subject = g_strdup_printf ("Tổng hợp kết quả hướng dẫn cài đặt ứng dụng Công dân số TPHCM\n%s",
                                              period);

  kiosk_paper_head (self->pdf, self->label);
  kiosk_paper_subject (self->pdf, report, subject);
  add_opening (self, period);
  add_heading (self, KEPT_PT, "1. Kết quả theo phường");
  add_wards (self);
  add_heading (self, TABLE_KEPT_PT, "2. Kết quả chung");
  add_contents (self, self->report->sum, "Bảng 2. So với kỳ trước (lượt người)");
  if (report->days->len > 0)
    kiosk_paper_chart (self->pdf, report);
  add_targets (self, report);
  add_work (self, report);
  add_heading (self, KEPT_PT, "3. Cách đọc số liệu");
  add_notes (self, self->report->sum);
  kiosk_paper_foot (self->pdf, self->label, CLOSING);
}

static void
draw_ward (Paper *self,
           const KioskDeskReportWard *ward)
{
  g_autoptr (KioskReport) report = kiosk_desk_report_dup_as_report (self->report, ward, self->label);
  g_autofree char *name = kiosk_desk_report_ward_dup_name (ward);
  g_autofree char *heading = ward->name != NULL ? g_strdup_printf ("%s – mã %s", name, ward->code) : g_strdup (name);
  g_autofree char *period = kiosk_report_dup_period (report);

  kiosk_pdf_break (self->pdf);
  kiosk_pdf_paragraph (self->pdf, KIOSK_PDF_CENTRED | KIOSK_PDF_BOLD, HEADING_PT, heading);
  kiosk_pdf_paragraph (self->pdf, KIOSK_PDF_CENTRED | KIOSK_PDF_ITALIC, KIOSK_PAPER_BODY_PT, period);
  if (ward->in_period.n_batches > 0 || ward->before.n_batches > 0)
    add_contents (self, ward, "Kết quả (lượt người)");
  add_targets (self, report);
  add_work (self, report);
  add_notes (self, ward);
}

/**
 * kiosk_desk_letter_new:
 * @report: a report with breakdown and days
 * @label: whose report it is; of a ward it says nothing that counts
 * @error: return location for a `GError`
 *
 * The same report gives the same bytes. Any thread. Fails with `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
kiosk_desk_letter_new (const KioskDeskReport *report,
                       const KioskReportLabel *label,
                       GError **error)
{
  g_autoptr (KioskReport) sum = kiosk_desk_report_dup_as_report (report, report->sum, label);
  g_autoptr (KioskPdf) pdf = kiosk_paper_form_new (sum, TITLE);
  Paper self = { pdf, report, sum->label };

  draw_sum (&self, sum);
  for (guint i = 0; i < report->wards->len; i++)
    {
      const KioskDeskReportWard *ward = g_ptr_array_index (report->wards, i);

      if (!kiosk_desk_report_ward_is_empty (ward))
        draw_ward (&self, ward);
    }
  return kiosk_pdf_finish (pdf, error);
}
