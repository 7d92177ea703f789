/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slip of a day: one page, read in a minute. Where there is much, letters shrink and targets are left out. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-paper-form.h"

#include "kiosk-paper-parts.h"
#include "kiosk-paper.h"
#include "kiosk-report-words.h"

#define SMALL_PT   11.0
#define COLUMNS    3   /* of each side: the day, the day before, all */

/* How much goes onto the page. */
typedef struct
{
  guint    n_targets;
  double   size_pt;
} Fit;

static const Fit fits[] = { { 5, 11 }, { 4, 10.5 }, { 2, 10.5 }, { 2, 10 }, { 1, 9.5 }, { 1, 9 } };

static const KioskPaperMeasure measures[] = {
  KIOSK_PAPER_INSTALLED, KIOSK_PAPER_SIGNED_IN, KIOSK_PAPER_HELPED, KIOSK_PAPER_NOT_ABLE
};
static const char *const measure_names[] = { "Mới cài", "Đã đăng nhập", "Được hỗ trợ", "Chưa cài được" };
static const KioskPdfColumn figure_columns[] = {
  { 37, KIOSK_PDF_PLAIN }, { 15.5, KIOSK_PDF_RIGHT }, { 15.5, KIOSK_PDF_RIGHT }, { 16, KIOSK_PDF_RIGHT },
  { 33, KIOSK_PDF_PLAIN }, { 15.5, KIOSK_PDF_RIGHT }, { 15.5, KIOSK_PDF_RIGHT }, { 16, KIOSK_PDF_RIGHT }
};
static const KioskPdfColumn audience_columns[] = {
  { 70, KIOSK_PDF_PLAIN }, { 18, KIOSK_PDF_RIGHT }, { 26, KIOSK_PDF_RIGHT }, { 23, KIOSK_PDF_RIGHT },
  { 28, KIOSK_PDF_RIGHT }
};
static const KioskPdfColumn target_columns[] = {
  { 102, KIOSK_PDF_PLAIN }, { 21, KIOSK_PDF_RIGHT }, { 21, KIOSK_PDF_RIGHT }, { 21, KIOSK_PDF_RIGHT }
};

static void
add_heads (KioskPdfTable *table,
           const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    kiosk_pdf_table_head (table, names[i]);
}

static void
add_numbers (KioskPdfTable *table,
             const KioskReport *report,
             KioskPaperMeasure measure,
             KioskSource source)
{
  const KioskReportFigures *const figures[] = { &report->on_day, &report->day_before, &report->cumulative };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      const KioskTally *tally = &figures[i]->tally;
      gint64 number = kiosk_paper_measure_of (measure, source == KIOSK_SOURCE_HELPER ? &tally->helper : &tally->self);

      kiosk_pdf_table_number (table, figures[i]->n_batches > 0 ? number : -1);
    }
}

static gint64
find_highest (const KioskReport *report)
{
  gint64 highest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      highest = MAX (highest, kiosk_paper_measure_of (measures[i], &report->on_day.tally.helper));
      highest = MAX (highest, kiosk_paper_measure_of (measures[i], &report->day_before.tally.helper));
    }
  return highest;
}

static void
add_measure (KioskPdfTable *table,
             const KioskReport *report,
             guint i)
{
  KioskPaperMeasure measure = measures[i];
  const gint64 bars[] = { kiosk_paper_measure_of (measure, &report->on_day.tally.helper),
                          kiosk_paper_measure_of (measure, &report->day_before.tally.helper) };

  kiosk_pdf_table_begin (table, KIOSK_PDF_ROW_PLAIN);
  kiosk_pdf_table_text (table, measure_names[i]);
  add_numbers (table, report, measure, KIOSK_SOURCE_HELPER);
  kiosk_pdf_table_bars (table, bars, find_highest (report));
  add_numbers (table, report, measure, KIOSK_SOURCE_SELF);
}

static void
add_figures (KioskPdf *pdf,
             const KioskReport *report,
             const Fit *fit)
{
  static const char *const names[] = { "Nội dung", "Trong ngày", "Hôm trước", "Lũy kế",
                                       "Đặc: trong ngày\nSọc: hôm trước", "Trong ngày", "Hôm trước", "Lũy kế", NULL };
  KioskPdfTable *table = kiosk_pdf_table_new (pdf, "1. Kết quả tại máy (lượt người)", fit->size_pt, figure_columns,
                                              G_N_ELEMENTS (figure_columns));

  kiosk_pdf_table_span (table, "", 1);
  kiosk_pdf_table_span (table, "Người hỗ trợ ghi", COLUMNS + 1);
  kiosk_pdf_table_span (table, "Người dân tự bấm", COLUMNS);
  add_heads (table, names);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    add_measure (table, report, i);
  kiosk_pdf_table_finish (table);
}

static void
add_audiences (KioskPdf *pdf,
               const KioskReport *report,
               const Fit *fit)
{
  KioskPdfTable *table = kiosk_pdf_table_new (pdf, "2. Theo đối tượng, trong ngày (người hỗ trợ ghi, lượt người)",
                                              fit->size_pt, audience_columns, G_N_ELEMENTS (audience_columns));

  kiosk_pdf_table_head (table, "Đối tượng");
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    kiosk_pdf_table_head (table, measure_names[i]);
  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    {
      const KioskTallySide *side = &report->on_day.audiences[audience].helper;

      if (audience == KIOSK_AUDIENCE_UNSPECIFIED && side->counted == 0)
        continue;
      kiosk_pdf_table_begin (table, KIOSK_PDF_ROW_PLAIN);
      kiosk_pdf_table_text (table, kiosk_report_audience_get_words (audience));
      for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
        kiosk_pdf_table_number (table, report->on_day.n_batches > 0 ? kiosk_paper_measure_of (measures[i], side) : -1);
    }
  kiosk_pdf_table_finish (table);
}

static void
add_left_out (KioskPdf *pdf,
              const KioskReport *report,
              const Fit *fit)
{
  g_autofree char *text = NULL;

  if (report->targets->len <= fit->n_targets)
    return;
  text = g_strdup_printf ("Còn %u chỉ tiêu khác: xem báo cáo của kỳ.", report->targets->len - fit->n_targets);
  kiosk_pdf_skip (pdf, -4);
  kiosk_pdf_paragraph (pdf, KIOSK_PDF_ITALIC, fit->size_pt, text);
}

static void
add_targets (KioskPdf *pdf,
             const KioskReport *report,
             const Fit *fit)
{
  static const char *const names[] = { "Chỉ tiêu được giao", "Lũy kế", "Chỉ tiêu", "Tỷ lệ", NULL };
  KioskPdfTable *table;

  if (report->targets->len == 0)
    {
      kiosk_pdf_paragraph (pdf, KIOSK_PDF_BOLD, fit->size_pt + 1, "3. Chỉ tiêu được giao: chưa nhập vào máy.");
      return;
    }
  table = kiosk_pdf_table_new (pdf, "3. So với chỉ tiêu được giao", fit->size_pt, target_columns,
                               G_N_ELEMENTS (target_columns));
  add_heads (table, names);
  kiosk_paper_targets (table, report, fit->n_targets);
  kiosk_pdf_table_finish (table);
  add_left_out (pdf, report, fit);
}

static void
add_sentence (KioskPdf *pdf,
              const Fit *fit,
              char *text)
{
  kiosk_pdf_paragraph (pdf, KIOSK_PDF_JUSTIFIED, fit->size_pt, text);
  kiosk_pdf_skip (pdf, -3);
  g_free (text);
}

static void
add_sentences (KioskPdf *pdf,
               const KioskReport *report,
               const Fit *fit)
{
  g_autofree char *units = kiosk_paper_dup_units (report);

  kiosk_pdf_paragraph (pdf, KIOSK_PDF_BOLD, fit->size_pt + 1, "4. Vướng mắc trong ngày, đơn vị báo");
  kiosk_pdf_skip (pdf, -3);
  if (report->on_day.n_batches == 0)
    add_sentence (pdf, fit, g_strdup ("Trong ngày chưa chốt số liệu lần nào."));
  else
    {
      add_sentence (pdf, fit, kiosk_paper_dup_obstacles (&report->on_day, KIOSK_SOURCE_HELPER));
      if (report->on_day.tally.self.not_able > 0)
        add_sentence (pdf, fit, kiosk_paper_dup_obstacles (&report->on_day, KIOSK_SOURCE_SELF));
    }
  add_sentence (pdf, fit, g_strdup (units));
  kiosk_pdf_skip (pdf, 3);
}

static KioskPdf *
draw (const KioskReport *report,
      const Fit *fit)
{
  g_autofree char *weekday = kiosk_report_dup_weekday (report->until);
  g_autofree char *subject = g_strdup_printf ("Kết quả hướng dẫn cài đặt ứng dụng Công dân số TPHCM\n%s", weekday);
  KioskPdf *pdf = kiosk_paper_form_new (report, KIOSK_PAPER_SLIP_NAME);

  kiosk_paper_head (pdf, report->label);
  kiosk_paper_subject (pdf, report, subject);
  add_figures (pdf, report, fit);
  add_audiences (pdf, report, fit);
  add_targets (pdf, report, fit);
  add_sentences (pdf, report, fit);
  kiosk_paper_notes (pdf, report, &report->on_day, MIN (SMALL_PT, fit->size_pt));
  kiosk_paper_foot (pdf, report->label, NULL);
  return pdf;
}

/**
 * kiosk_paper_new_slip:
 * @report: a report of any period
 * @error: return location for a `GError`
 *
 * Makes the slip of the last day of @report: one page, on which less stands where there is much. Any thread.
 *
 * Fails with `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable): `phieu-ngay.pdf`
 */
GBytes *
kiosk_paper_new_slip (const KioskReport *report,
                      GError **error)
{
  g_autoptr (KioskPdf) pdf = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      g_clear_pointer (&pdf, kiosk_pdf_free);
      pdf = draw (report, &fits[i]);
      if (kiosk_pdf_get_page (pdf) == 1)
        break;
    }
  return kiosk_pdf_finish (pdf, error);
}
